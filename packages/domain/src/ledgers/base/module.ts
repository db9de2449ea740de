import type { Ledger } from "@yunqing/ledger";
import { adminUnit } from "./admin-unit.js";
import { controlUnit } from "./control-unit.js";
import { departmentNotice } from "./department-notice.js";
import { reconciliation } from "./reconciliation.js";
import { river } from "./river.js";
import { zoningCheck } from "./zoning-check.js";

/** Ledgers of the base (基础台账). */
export const baseLedgers: readonly Ledger[] = [adminUnit, river, controlUnit, zoningCheck, departmentNotice, reconciliation];
