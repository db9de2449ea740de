import type { Ledger } from "@yunqing/ledger";
import { drainageCheck } from "./drainage-check.js";
import { fishPond } from "./fish-pond.js";
import { overflowGateLog } from "./overflow-gate-log.js";
import { plantWatch } from "./plant-watch.js";
import { ruralMonitoring } from "./rural-monitoring.js";
import { sewageWorksMonth } from "./sewage-works-month.js";
import { stationCapability } from "./station-capability.js";
import { thirdPartyLab } from "./third-party-lab.js";
import { wasteFacilityCheck } from "./waste-facility-check.js";

/** Ledgers of monitoring (监测能力台账). */
export const monitorLedgers: readonly Ledger[] = [thirdPartyLab, stationCapability, drainageCheck, sewageWorksMonth, fishPond, wasteFacilityCheck, ruralMonitoring, plantWatch, overflowGateLog];
