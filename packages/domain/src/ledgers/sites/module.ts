import type { Ledger } from "@yunqing/ledger";
import { coalYard } from "./coal-yard.js";
import { muckLead } from "./muck-lead.js";
import { muckPermit } from "./muck-permit.js";
import { roadSweeping } from "./road-sweeping.js";
import { site } from "./site.js";
import { siteCheck } from "./site-check.js";
import { stockpile } from "./stockpile.js";

/** Ledgers of dust on the ground (工地与扬尘台账). */
export const siteLedgers: readonly Ledger[] = [site, siteCheck, coalYard, muckPermit, muckLead, stockpile, roadSweeping];
