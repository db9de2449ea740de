import type { Ledger } from "@yunqing/ledger";

/** Ledgers of the base (基础台账). */
export const baseLedgers: readonly Ledger[] = [];
