import type { Ledger } from "@yunqing/ledger";
import { gatePassing } from "./gate-passing.js";
import { gateUnit } from "./gate-unit.js";

/** Ledgers of gates (门禁台账). */
export const gateLedgers: readonly Ledger[] = [gateUnit, gatePassing];
