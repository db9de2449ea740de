import type { Ledger } from "@yunqing/ledger";
import { hwAssessment } from "./hw-assessment.js";
import { hwBalance } from "./hw-balance.js";
import { hwCollection } from "./hw-collection.js";
import { hwLicence } from "./hw-licence.js";
import { hwManifest } from "./hw-manifest.js";
import { hwPlan } from "./hw-plan.js";
import { hwStore } from "./hw-store.js";
import { hwUnit } from "./hw-unit.js";

/** Ledgers of hazardous waste (危险废物台账). */
export const hwLedgers: readonly Ledger[] = [hwUnit, hwPlan, hwBalance, hwLicence, hwManifest, hwStore, hwAssessment, hwCollection];
