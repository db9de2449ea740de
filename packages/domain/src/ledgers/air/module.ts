import type { Ledger } from "@yunqing/ledger";
import { ammoniaSource } from "./ammonia-source.js";

/** Ledgers of the air (大气台账). */
export const airLedgers: readonly Ledger[] = [ammoniaSource];
