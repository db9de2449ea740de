import type { Ledger } from "@yunqing/ledger";
import { campaign } from "./campaign.js";
import { campaignCheck } from "./campaign-check.js";
import { examSite } from "./exam-site.js";

/** Ledgers of campaigns (专项行动台账). */
export const campaignLedgers: readonly Ledger[] = [campaign, campaignCheck, examSite];
