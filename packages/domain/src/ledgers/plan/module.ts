import type { Ledger } from "@yunqing/ledger";
import { excessCapacity } from "./excess-capacity.js";
import { planChange } from "./plan-change.js";
import { planConflict } from "./plan-conflict.js";
import { specialFund } from "./special-fund.js";

/** Ledgers of plan (规划执行台账). */
export const planLedgers: readonly Ledger[] = [excessCapacity, specialFund, planChange, planConflict];
