import type { Ledger } from "@yunqing/ledger";
import { railSiding } from "./rail-siding.js";

/** Ledgers of transport (运输结构台账). */
export const transportLedgers: readonly Ledger[] = [railSiding];
