import { leqOf } from "../noise/levels.js";
import { noiseEditions, noiseJudged, type NoiseStandard, type NoiseZone } from "../noise/limits.js";
import { choiceArgument, decimalText, listArgument } from "./arguments.js";
import { heldEditionOf } from "./held-edition.js";
import type { EvaluationRule } from "./rule.js";
import { neededText } from "./values.js";

const zones: Readonly<Record<NoiseStandard, readonly (NoiseZone | "site")[]>> = { "GB 3096": ["0", "1", "2", "3", "4a", "4b"], "GB 12348": ["0", "1", "2", "3", "4"], "GB 12523": ["site"] };

const judge = (standard: NoiseStandard): EvaluationRule => ({
  id: `${standard}/judge`,
  evaluate: (args, context) => {
    const { edition } = heldEditionOf(noiseEditions.filter((each) => each.standard === standard), context);
    const clause = `${edition} table 1`;
    const zone = standard === "GB 12523" ? "site" : choiceArgument(args, "zone", clause, zones[standard]);
    const judged = noiseJudged({ standard, zone, period: choiceArgument(args, "period", clause, ["day", "night"]), level: neededText(args, "level", clause) });
    return { value: { kept: judged.value.isKept, limit: judged.value.limit, over: judged.value.over }, edition, clauses: ["table 1"], status: judged.lineage.rule?.attestation ?? "FROM MEMORY", ...(context.explain ? { lineage: judged.lineage } : {}) };
  },
});

const leq: EvaluationRule = {
  id: "GB 3096/leq",
  evaluate: (args, context) => {
    const clause = "GB 3096-2008 §3.4";
    const level = leqOf(listArgument(args, "levels", clause).map((given, i) => decimalText(given, `levels[${i}]`, clause)));
    return { value: level.value.level, edition: "GB 3096-2008", clauses: ["3.4"], status: "FROM MEMORY", ...(context.explain ? { lineage: level.lineage } : {}) };
  },
};

/** The rules of noise behind `yunqing evaluate` (声环境规则). */
export const noiseRules: readonly EvaluationRule[] = [leq, judge("GB 3096"), judge("GB 12348"), judge("GB 12523")];
