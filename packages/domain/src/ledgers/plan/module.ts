import type { Ledger } from "@yunqing/ledger";
import { excessCapacity } from "./excess-capacity.js";
import { specialFund } from "./special-fund.js";

/** Ledgers of plan (规划执行台账). */
export const planLedgers: readonly Ledger[] = [excessCapacity, specialFund];
