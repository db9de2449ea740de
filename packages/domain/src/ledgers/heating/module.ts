import type { Ledger } from "@yunqing/ledger";
import { heatingYear } from "./heating-year.js";

/** Ledgers of heating (清洁取暖台账). */
export const heatingLedgers: readonly Ledger[] = [heatingYear];
