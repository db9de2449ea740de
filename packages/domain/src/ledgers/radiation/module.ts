import type { Ledger } from "@yunqing/ledger";
import { radiationFiling } from "./radiation-filing.js";
import { radiationSource } from "./radiation-source.js";
import { radiationUnit } from "./radiation-unit.js";
import { radiationWorker } from "./radiation-worker.js";

/** Ledgers of radiation (核与辐射台账). */
export const radiationLedgers: readonly Ledger[] = [radiationUnit, radiationSource, radiationFiling, radiationWorker];
