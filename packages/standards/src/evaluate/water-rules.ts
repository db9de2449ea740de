import { gb3838ClassOf, type SurfaceSample } from "../gb3838/class.js";
import { gb3838Editions, waterClasses, type WaterClass } from "../gb3838/model.js";
import { gbt14848ClassOf } from "../gbt14848/class.js";
import { gbt14848Editions } from "../gbt14848/model.js";
import { riverState, surfaceEvaluationEditions } from "../surface-evaluation/state.js";
import { ArgumentWrong, choiceArgument, listArgument } from "./arguments.js";
import { codeRules } from "./code-rules.js";
import { ecologyRules } from "./ecology-rules.js";
import { heldEditionOf } from "./held-edition.js";
import { noiseRules } from "./noise-rules.js";
import type { EvaluationRule } from "./rule.js";
import { soilRules } from "./soil-rules.js";
import { sourceRules } from "./source-rules.js";
import { optionalText, valuesArgument } from "./values.js";

const surfaceClause = "GB 3838-2002 §5.1";

function surfaceSample(args: Readonly<Record<string, unknown>>): SurfaceSample {
  const optional = Object.fromEntries((["altitude", "temperature", "doSaturation"] as const).flatMap((name) => { const text = optionalText(args, name, "GB 3838-2002 table 1 no. 3"); return text === undefined ? [] : [[name, text]]; }));
  const scope = args["scope"] === undefined ? {} : { scope: choiceArgument(args, "scope", surfaceClause, ["standard", "evaluation"]) };
  return { waterBody: choiceArgument(args, "waterBody", "GB 3838-2002 table 1", ["river", "lake"]), values: valuesArgument(args, "values", surfaceClause), ...optional, ...scope };
}

const surfaceClass: EvaluationRule = {
  id: "GB 3838/class",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(gb3838Editions, context);
    const sample = surfaceSample(args);
    const judged = gb3838ClassOf(sample);
    const { class: waterClass, decisive, multiples, drinking, apart, undecided } = judged.value;
    const bySaturation = sample.temperature !== undefined && judged.value.items.some((each) => each.item === "DO");
    return {
      value: {
        class: waterClass, decisive, multiples,
        ...(drinking.length ? { drinking: drinking.map(({ item, limit, exceeds, multiple }) => ({ item, limit, exceeds, multiple })) } : {}),
        ...(apart.length ? { notJudged: apart.map((each) => each.item) } : {}),
        ...(undecided.length ? { undecided } : {}),
      },
      edition, clauses: ["5.1", "table 1", ...(drinking.length ? ["5.3", "tables 2, 3"] : [])], status: bySaturation ? "REPORTED" : "VERIFIED",
      ...(context.explain ? { lineage: judged.lineage } : {}),
    };
  },
};

const state: EvaluationRule = {
  id: "GB 3838/river-state",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(surfaceEvaluationEditions, context);
    const clause = `${edition} 二（一）2`;
    const classes = listArgument(args, "classes", clause).map((given, i): WaterClass => {
      const found = waterClasses.find((each) => each === given);
      if (found === undefined) throw new ArgumentWrong(`classes[${i}]`, given, `one of ${waterClasses.join(", ")}`, clause);
      return found;
    });
    const judged = riverState(classes, { shares: args["method"] !== undefined && choiceArgument(args, "method", clause, ["auto", "shares"]) === "shares" });
    return {
      value: judged.value, edition, clauses: ["二（一）2"], status: judged.lineage.rule?.attestation ?? "FROM MEMORY",
      ...(judged.value === null ? { reason: "断面少于 5 个，应以各项目断面均值评价 fewer than five sections go by the means of the items, which classes alone do not give" } : {}),
      ...(context.explain ? { lineage: judged.lineage } : {}),
    };
  },
};

const groundClass: EvaluationRule = {
  id: "GB/T 14848/class",
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(gbt14848Editions, context);
    const judged = gbt14848ClassOf({ values: valuesArgument(args, "values", "GB/T 14848-2017 §6.3") });
    const { class: groundwaterClass, decisive, multiples, undecided } = judged.value;
    return {
      value: { class: groundwaterClass, decisive, multiples, ...(undecided.length ? { undecided } : {}) },
      edition, clauses: ["6.3", "6.4", "tables 1, 2"], status: "VERIFIED",
      ...(groundwaterClass === "IV/V" ? { reason: "总α、总β放射性超过Ⅲ类，Ⅳ、Ⅴ类限值相同，应进行核素分析 gross α or β above class III: IV and V print one limit; nuclide analysis is needed" } : {}),
      ...(context.explain ? { lineage: judged.lineage } : {}),
    };
  },
};

/** The rules of water, soil, noise, ecology, sources and codes behind `yunqing evaluate` (水、土壤、声、生态、污染源与编码规则). */
export const waterRules: readonly EvaluationRule[] = [surfaceClass, state, groundClass, ...soilRules, ...ecologyRules, ...noiseRules, ...sourceRules, ...codeRules];
