import type { Ledger } from "@yunqing/ledger";
import { mine } from "./mine.js";
import { mineCheck } from "./mine-check.js";

/** Ledgers of mines (矿山台账). */
export const mineLedgers: readonly Ledger[] = [mine, mineCheck];
