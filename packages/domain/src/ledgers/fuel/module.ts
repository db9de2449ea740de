import type { Ledger } from "@yunqing/ledger";
import { fuelSample } from "./fuel-sample.js";
import { illegalTank } from "./illegal-tank.js";
import { ureaCheck } from "./urea-check.js";

/** Ledgers of fuel (油品台账). */
export const fuelLedgers: readonly Ledger[] = [ureaCheck, fuelSample, illegalTank];
