import type { Ledger } from "@yunqing/ledger";
import { cokeOven } from "./coke-oven.js";
import { kiln } from "./kiln.js";
import { parkPlan } from "./park-plan.js";

/** Ledgers of kilns (工业炉窑台账). */
export const kilnLedgers: readonly Ledger[] = [kiln, parkPlan, cokeOven];
