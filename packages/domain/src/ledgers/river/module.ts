import type { Ledger } from "@yunqing/ledger";
import { returnCanal } from "./return-canal.js";
import { returnCanalCheck } from "./return-canal-check.js";
import { riverChief } from "./river-chief.js";
import { riverChiefRating } from "./river-chief-rating.js";
import { riverCleaning } from "./river-cleaning.js";
import { riverPatrol } from "./river-patrol.js";

/** Ledgers of river chiefs (河长制台账). */
export const riverLedgers: readonly Ledger[] = [riverChief, riverPatrol, riverChiefRating, returnCanal, returnCanalCheck, riverCleaning];
