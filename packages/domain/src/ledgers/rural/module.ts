import type { Ledger } from "@yunqing/ledger";
import { dumpSite } from "./dump-site.js";
import { recyclingOutlet } from "./recycling-outlet.js";
import { ruralSewageFacility } from "./rural-sewage-facility.js";
import { ruralWaste } from "./rural-waste.js";
import { ruralWastePlan } from "./rural-waste-plan.js";
import { villageSewage } from "./village-sewage.js";

/** Ledgers of rural (农村环境台账). */
export const ruralLedgers: readonly Ledger[] = [villageSewage, ruralSewageFacility, dumpSite, ruralWaste, ruralWastePlan, recyclingOutlet];
