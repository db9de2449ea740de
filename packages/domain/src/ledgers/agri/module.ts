import type { Ledger } from "@yunqing/ledger";
import { agriInput } from "./agri-input.js";
import { filmRecovery } from "./film-recovery.js";
import { filmSample } from "./film-sample.js";
import { firePoint } from "./fire-point.js";
import { livestockFarm } from "./livestock-farm.js";
import { livestockZone } from "./livestock-zone.js";
import { manureUse } from "./manure-use.js";
import { pestControl } from "./pest-control.js";
import { strawUse } from "./straw-use.js";

/** Ledgers of agriculture (农业面源台账). */
export const agriLedgers: readonly Ledger[] = [agriInput, livestockFarm, manureUse, livestockZone, strawUse, firePoint, pestControl, filmRecovery, filmSample];
