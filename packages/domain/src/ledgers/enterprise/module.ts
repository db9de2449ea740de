import type { Ledger } from "@yunqing/ledger";
import { discharger } from "./discharger.js";
import { enterprise } from "./enterprise.js";
import { groundwaterDischarger } from "./groundwater-discharger.js";
import { helpPlan } from "./help-plan.js";
import { keyDischarger } from "./key-discharger.js";
import { supervisorPerson } from "./supervisor-person.js";
import { thirdPartyTreatment } from "./third-party-treatment.js";

/** Ledgers of enterprises (企业台账). */
export const enterpriseLedgers: readonly Ledger[] = [enterprise, helpPlan, discharger, groundwaterDischarger, keyDischarger, supervisorPerson, thirdPartyTreatment];
