import type { Ledger } from "@yunqing/ledger";
import { alertCheck } from "./alert-check.js";
import { alertLinkage } from "./alert-linkage.js";
import { alertResponse } from "./alert-response.js";
import { hpwList } from "./hpw-list.js";
import { oneFactoryPlan } from "./one-factory-plan.js";
import { vocsStagger } from "./vocs-stagger.js";

/** Ledgers of heavy pollution (重污染天气台账). */
export const hpwLedgers: readonly Ledger[] = [hpwList, oneFactoryPlan, vocsStagger, alertLinkage, alertResponse, alertCheck];
