import type { Ledger } from "@yunqing/ledger";
import { baseLedgers } from "./base/module.js";
import { enterpriseLedgers } from "./enterprise/module.js";
import { kilnLedgers } from "./kilns/module.js";
import { boilerLedgers } from "./boilers/module.js";
import { admissionLedgers } from "./admission/module.js";
import { waterLedgers } from "./water/module.js";
import { vocsLedgers } from "./vocs/module.js";
import { outfallLedgers } from "./outfalls/module.js";
import { intakeLedgers } from "./intakes/module.js";
import { mineLedgers } from "./mines/module.js";
import { siteLedgers } from "./sites/module.js";
import { stationLedgers } from "./stations/module.js";
import { riverLedgers } from "./river/module.js";
import { ruralLedgers } from "./rural/module.js";
import { agriLedgers } from "./agri/module.js";
import { soilLedgers } from "./soil/module.js";
import { ecoLedgers } from "./eco/module.js";
import { wasteLedgers } from "./waste/module.js";
import { transportLedgers } from "./transport/module.js";
import { energyLedgers } from "./energy/module.js";
import { climateLedgers } from "./climate/module.js";
import { issuesLedgers } from "./issues/module.js";
import { campaignLedgers } from "./campaign/module.js";
import { hwLedgers } from "./hw/module.js";
import { solidWasteLedgers } from "./solidwaste/module.js";
import { medicalLedgers } from "./medical/module.js";
import { radiationLedgers } from "./radiation/module.js";
import { vehicleLedgers } from "./vehicles/module.js";
import { gateLedgers } from "./gates/module.js";
import { machineryLedgers } from "./machinery/module.js";
import { fuelLedgers } from "./fuel/module.js";
import { hpwLedgers } from "./hpw/module.js";
import { riskLedgers } from "./risk/module.js";
import { emergencyLedgers } from "./emergency/module.js";
import { enforceLedgers } from "./enforce/module.js";
import { complaintLedgers } from "./complaint/module.js";
import { creditLedgers } from "./credit/module.js";
import { publicLedgers } from "./public/module.js";
import { coalLedgers } from "./coal/module.js";
import { heatingLedgers } from "./heating/module.js";
import { scatteredLedgers } from "./sanluanwu/module.js";
import { tradeLedgers } from "./trade/module.js";
import { insuranceLedgers } from "./insurance/module.js";
import { airLedgers } from "./air/module.js";
import { planLedgers } from "./plan/module.js";
import { monitorLedgers } from "./monitor/module.js";
import { assessLedgers } from "./assess/module.js";

export { rateOf, type Measure, type Rate, type RateAsked, type RatedRow, type RateRule, type RowsWanted } from "./rate-of.js";
export { ledgerRates } from "./rates.js";
export { ledgerBook } from "./book.js";
export { systemHomes, type Home } from "./homes.js";
export { planSystems } from "./systems.js";

/** Every ledger of the office (全部台账), module by module; each module lists its own in `module.ts`. */
export const ledgers: readonly Ledger[] = [
  ...baseLedgers,
  ...enterpriseLedgers,
  ...kilnLedgers,
  ...boilerLedgers,
  ...admissionLedgers,
  ...waterLedgers,
  ...vocsLedgers,
  ...outfallLedgers,
  ...intakeLedgers,
  ...mineLedgers,
  ...siteLedgers,
  ...stationLedgers,
  ...riverLedgers,
  ...ruralLedgers,
  ...agriLedgers,
  ...soilLedgers,
  ...ecoLedgers,
  ...wasteLedgers,
  ...transportLedgers,
  ...energyLedgers,
  ...climateLedgers,
  ...issuesLedgers,
  ...campaignLedgers,
  ...hwLedgers,
  ...solidWasteLedgers,
  ...medicalLedgers,
  ...radiationLedgers,
  ...vehicleLedgers,
  ...gateLedgers,
  ...machineryLedgers,
  ...fuelLedgers,
  ...hpwLedgers,
  ...riskLedgers,
  ...emergencyLedgers,
  ...enforceLedgers,
  ...complaintLedgers,
  ...creditLedgers,
  ...publicLedgers,
  ...coalLedgers,
  ...heatingLedgers,
  ...scatteredLedgers,
  ...tradeLedgers,
  ...insuranceLedgers,
  ...airLedgers,
  ...planLedgers,
  ...monitorLedgers,
  ...assessLedgers,
];
