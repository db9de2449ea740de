import type { Ledger } from "@yunqing/ledger";
import { caseLead } from "./case-lead.js";
import { followUp } from "./follow-up.js";
import { listedCase } from "./listed-case.js";
import { offence } from "./offence.js";
import { officer } from "./officer.js";
import { penaltyCase } from "./penalty-case.js";
import { policeTransfer } from "./police-transfer.js";
import { randomCheck } from "./random-check.js";
import { randomDraw } from "./random-draw.js";
import { roadCheck } from "./road-check.js";
import { threeStop } from "./three-stop.js";

/** Ledgers of enforcement (执法台账). */
export const enforceLedgers: readonly Ledger[] = [officer, followUp, listedCase, threeStop, policeTransfer, offence, roadCheck, penaltyCase, caseLead, randomDraw, randomCheck];
