import type { Ledger } from "@yunqing/ledger";
import { coalBalance } from "./coal-balance.js";
import { coalReplacement } from "./coal-replacement.js";
import { energyAssessment } from "./energy-assessment.js";
import { energyMonthly } from "./energy-monthly.js";
import { powerCoalRate } from "./power-coal-rate.js";

/** Ledgers of energy (能源台账). */
export const energyLedgers: readonly Ledger[] = [coalBalance, coalReplacement, powerCoalRate, energyMonthly, energyAssessment];
