import type { Ledger } from "@yunqing/ledger";
import { issue } from "./issue.js";

/** Ledgers of issues (问题清零台账). */
export const issuesLedgers: readonly Ledger[] = [issue];
