import type { Ledger } from "@yunqing/ledger";
import { disclosure } from "./disclosure.js";
import { greenUnit } from "./green-unit.js";
import { outfallSign } from "./outfall-sign.js";
import { publicity } from "./publicity.js";
import { publishedGrade } from "./published-grade.js";
import { publishedResult } from "./published-result.js";
import { training } from "./training.js";

/** Ledgers of the public (公众参与台账). */
export const publicLedgers: readonly Ledger[] = [greenUnit, training, publicity, disclosure, outfallSign, publishedResult, publishedGrade];
