import type { Ledger } from "@yunqing/ledger";
import { scatteredFirm } from "./scattered-firm.js";
import { scatteredRecheck } from "./scattered-recheck.js";
import { scatteredVisit } from "./scattered-visit.js";

/** Ledgers of scattered and polluting firms (“散乱污”台账). */
export const scatteredLedgers: readonly Ledger[] = [scatteredFirm, scatteredVisit, scatteredRecheck];
