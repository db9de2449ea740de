import type { Ledger } from "@yunqing/ledger";
import { dangerousTransport } from "./dangerous-transport.js";
import { drill } from "./drill.js";
import { emergencyPlan } from "./emergency-plan.js";
import { emergencySupply } from "./emergency-supply.js";
import { emergencyTeam } from "./emergency-team.js";
import { equipmentSurvey } from "./equipment-survey.js";
import { incident } from "./incident.js";
import { warningDevice } from "./warning-device.js";

/** Ledgers of emergency (环境应急台账). */
export const emergencyLedgers: readonly Ledger[] = [emergencySupply, equipmentSurvey, emergencyPlan, drill, warningDevice, dangerousTransport, emergencyTeam, incident];
