import type { Ledger } from "@yunqing/ledger";
import { complaint } from "./complaint.js";

/** Ledgers of complaints (信访举报台账). */
export const complaintLedgers: readonly Ledger[] = [complaint];
