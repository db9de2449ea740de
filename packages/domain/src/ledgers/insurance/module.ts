import type { Ledger } from "@yunqing/ledger";
import { liabilityInsurance } from "./liability-insurance.js";

/** Ledgers of insurance (环境污染责任保险台账). */
export const insuranceLedgers: readonly Ledger[] = [liabilityInsurance];
