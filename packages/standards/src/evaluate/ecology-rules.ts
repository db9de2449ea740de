import { eqiEditions, eqiOf } from "../eqi/eqi.js";
import { eiOf, hj192Editions } from "../hj192/index-2015.js";
import { edition2011 } from "../surface-evaluation/state.js";
import { tliOf } from "../tli/tli.js";
import { heldEditionOf } from "./held-edition.js";
import type { EvaluationRule } from "./rule.js";
import { neededText, optionalText } from "./values.js";

const ei: EvaluationRule = {
  id: "HJ 192/ei",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(hj192Editions, context);
    const need = (name: string): string => neededText(args, name, "HJ 192-2015 §6");
    const restriction = optionalText(args, "restriction", "HJ 192-2015 §6");
    const index = eiOf({ biological: need("biological"), vegetation: need("vegetation"), waterNetwork: need("waterNetwork"), landStress: need("landStress"), pollutionLoad: need("pollutionLoad"), ...(restriction === undefined ? {} : { restriction }) });
    return { value: { ei: index.value.ei, class: index.value.class, exact: index.value.exact }, edition, clauses: ["6", "7.1"], status: "VERIFIED", ...(context.explain ? { lineage: index.lineage } : {}) };
  },
};

const eqi: EvaluationRule = {
  id: "EQI/index",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(eqiEditions, context);
    const need = (name: string): string => neededText(args, name, edition);
    const index = eqiOf({ pattern: need("pattern"), function: need("function"), biodiversity: need("biodiversity"), stress: need("stress") });
    return { value: { eqi: index.value.eqi, class: index.value.class, exact: index.value.exact }, edition, clauses: ["评价方法"], status: "FROM MEMORY", ...(context.explain ? { lineage: index.lineage } : {}) };
  },
};

const tli: EvaluationRule = {
  id: "TLI/lake",
  evaluate: (args, context) => {
    const need = (name: string): string => neededText(args, name, `${edition2011} 二（二）2`);
    const index = tliOf({ chla: need("chla"), TP: need("TP"), TN: need("TN"), SD: need("SD"), CODMn: need("CODMn") });
    return { value: { tli: index.value.tli, grade: index.value.grade, parts: index.value.parts }, edition: edition2011, clauses: ["二（二）2"], status: "REPORTED", ...(context.explain ? { lineage: index.lineage } : {}) };
  },
};

/** The rules of ecology and of lakes behind `yunqing evaluate` (生态与营养状态规则). */
export const ecologyRules: readonly EvaluationRule[] = [ei, eqi, tli];
