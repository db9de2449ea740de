import type { Ledger } from "@yunqing/ledger";
import { boiler } from "./boiler.js";

/** Ledgers of boilers (锅炉台账). */
export const boilerLedgers: readonly Ledger[] = [boiler];
