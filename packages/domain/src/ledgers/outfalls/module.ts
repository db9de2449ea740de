import type { Ledger } from "@yunqing/ledger";
import { outfall } from "./outfall.js";
import { rainOutlet } from "./rain-outlet.js";

/** Ledgers of outfalls (入河排污口台账). */
export const outfallLedgers: readonly Ledger[] = [outfall, rainOutlet];
