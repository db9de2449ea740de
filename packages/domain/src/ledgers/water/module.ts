import type { Ledger } from "@yunqing/ledger";
import { boundarySign } from "./boundary-sign.js";
import { constructedWetland } from "./constructed-wetland.js";
import { drinkingSource } from "./drinking-source.js";
import { drinkingWaterRound } from "./drinking-water-round.js";
import { ecologicalWater } from "./ecological-water.js";
import { groundwaterPlan } from "./groundwater-plan.js";
import { groundwaterReserveUse } from "./groundwater-reserve-use.js";
import { monitoringWell } from "./monitoring-well.js";
import { pipeLeakage } from "./pipe-leakage.js";
import { reclaimedWater } from "./reclaimed-water.js";
import { ruralSource } from "./rural-source.js";
import { sourceAssessment } from "./source-assessment.js";
import { sourceSurvey } from "./source-survey.js";
import { surfaceSection } from "./surface-section.js";
import { waterFacility } from "./water-facility.js";

/** Ledgers of water (水环境台账). */
export const waterLedgers: readonly Ledger[] = [waterFacility, drinkingSource, sourceAssessment, sourceSurvey, ruralSource, drinkingWaterRound, boundarySign, monitoringWell, surfaceSection, reclaimedWater, pipeLeakage, ecologicalWater, constructedWetland, groundwaterPlan, groundwaterReserveUse];
