import type { Ledger } from "@yunqing/ledger";
import { exitList } from "./exit-list.js";
import { hiddenDanger } from "./hidden-danger.js";
import { protectionDistance } from "./protection-distance.js";
import { riskReceptor } from "./risk-receptor.js";
import { riskSource } from "./risk-source.js";

/** Ledgers of risk (环境风险台账). */
export const riskLedgers: readonly Ledger[] = [riskSource, riskReceptor, hiddenDanger, protectionDistance, exitList];
