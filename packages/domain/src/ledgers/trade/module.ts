import type { Ledger } from "@yunqing/ledger";
import { emissionAccount } from "./emission-account.js";
import { emissionTrade } from "./emission-trade.js";

/** Ledgers of emission rights (排污权台账). */
export const tradeLedgers: readonly Ledger[] = [emissionAccount, emissionTrade];
