import type { Ledger } from "@yunqing/ledger";
import { controlZone } from "./control-zone.js";
import { farmlandClass } from "./farmland-class.js";
import { farmlandSoilPoint } from "./farmland-soil-point.js";
import { landUseChange } from "./land-use-change.js";
import { pollutedPlot } from "./polluted-plot.js";
import { soilKeyUnit } from "./soil-key-unit.js";
import { soilMonitoring } from "./soil-monitoring.js";
import { unusedLandPatrol } from "./unused-land-patrol.js";

/** Ledgers of soil (土壤台账). */
export const soilLedgers: readonly Ledger[] = [farmlandSoilPoint, soilKeyUnit, soilMonitoring, pollutedPlot, landUseChange, controlZone, farmlandClass, unusedLandPatrol];
