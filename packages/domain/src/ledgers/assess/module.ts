import type { Ledger } from "@yunqing/ledger";
import { resourceAudit } from "./resource-audit.js";
import { targetAssessment } from "./target-assessment.js";

/** Ledgers of assessment (考核台账). */
export const assessLedgers: readonly Ledger[] = [targetAssessment, resourceAudit];
