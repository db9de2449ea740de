import type { Ledger } from "@yunqing/ledger";
import { creditSharing } from "./credit-sharing.js";
import { eiaCredit } from "./eia-credit.js";
import { enterpriseCredit } from "./enterprise-credit.js";
import { serviceCredit } from "./service-credit.js";

/** Ledgers of credit (环境信用台账). */
export const creditLedgers: readonly Ledger[] = [eiaCredit, enterpriseCredit, serviceCredit, creditSharing];
