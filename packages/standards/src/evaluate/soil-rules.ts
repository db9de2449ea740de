import { gb15618ClassOf, gb15618Editions } from "../gb15618/class.js";
import { gb36600ClassOf } from "../gb36600/class.js";
import { gb36600Editions } from "../gb36600/model.js";
import type { JudgedSoilItem } from "../soil-verdict.js";
import { choiceArgument } from "./arguments.js";
import { heldEditionOf } from "./held-edition.js";
import type { EvaluationRule, EvaluationValue } from "./rule.js";
import { neededText, valuesArgument } from "./values.js";

/** Verdict of each item by its printed Chinese name. */
const byName = (items: readonly JudgedSoilItem[]): EvaluationValue => Object.fromEntries(items.map((each) => [each.name.zh, each.class]));

const farmland: EvaluationRule = {
  id: "GB 15618/class",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(gb15618Editions, context);
    const judged = gb15618ClassOf({ land: choiceArgument(args, "land", "GB 15618-2018 table 1", ["paddy", "other", "orchard"]), ph: neededText(args, "ph", "GB 15618-2018 table 1"), values: valuesArgument(args, "values", "GB 15618-2018 table 1") });
    const { lineage } = judged;
    return { value: { class: judged.value.class, items: byName(judged.value.items) }, edition, clauses: ["4", "5", "tables 1–3"], status: lineage.rule?.attestation ?? "FROM MEMORY", ...(context.explain ? { lineage } : {}) };
  },
};

const construction: EvaluationRule = {
  id: "GB 36600/class",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(gb36600Editions, context);
    const background = args["background"] === undefined ? {} : { background: valuesArgument(args, "background", "GB 36600-2018 table 1 note 1") };
    const judged = gb36600ClassOf({ land: choiceArgument(args, "land", "GB 36600-2018 §4.1", ["first", "second", "unknown"]), values: valuesArgument(args, "values", "GB 36600-2018 tables 1, 2"), ...background });
    return { value: { class: judged.value.class, items: byName(judged.value.items) }, edition, clauses: ["5.3", "tables 1, 2"], status: "VERIFIED", ...(context.explain ? { lineage: judged.lineage } : {}) };
  },
};

/** The rules of soil behind `yunqing evaluate` (土壤规则). */
export const soilRules: readonly EvaluationRule[] = [farmland, construction];
