import { dischargeJudged, dischargeLimitOf } from "../discharge-limits/judge.js";
import { basisLabels, type AveragingBasis } from "../discharge-limits/model.js";
import { oxygenConverted } from "../discharge-limits/oxygen.js";
import { NoEditionOnDay } from "../editions.js";
import { ArgumentMissing, choiceArgument } from "./arguments.js";
import type { EvaluationRule } from "./rule.js";
import { neededText, optionalText } from "./values.js";

const bases = Object.keys(basisLabels) as AveragingBasis[];

const judge: EvaluationRule = {
  id: "discharge/judge",
  evaluate: (args, context) => {
    const clause = "discharge/judge";
    if (context.day === undefined) throw new ArgumentMissing("day", `${clause}: limits are dated, and`);
    const need = (name: string): string => neededText(args, name, clause);
    const optional = Object.fromEntries((["waterTemperature", "built"] as const).flatMap((name) => { const text = optionalText(args, name, clause); return text === undefined ? [] : [[name, text]]; }));
    const basis = choiceArgument(args, "basis", clause, bases);
    const limitBasis = args["limitBasis"] === undefined ? {} : { basis: choiceArgument(args, "limitBasis", clause, bases) };
    const limit = dischargeLimitOf({ standard: need("standard"), category: need("category"), item: need("item"), day: context.day, ...optional, ...limitBasis });
    if (context.edition !== undefined && context.edition !== limit.edition) throw new NoEditionOnDay(context.day, limit.standard, [{ standard: limit.standard, edition: limit.edition, from: limit.from, ...(limit.until === undefined ? {} : { until: limit.until }), held: true }]);
    const measuredOxygen = optionalText(args, "measuredOxygen", clause);
    const judged = dischargeJudged(limit, { value: need("value"), basis, ...(measuredOxygen === undefined ? {} : { measuredOxygen }), ...(args["isConverted"] === true ? { isConverted: true } : {}) });
    return {
      value: { exceeded: judged.value.isExceeded, limit: limit.limit, unit: limit.unit, compared: judged.value.compared, multiple: judged.value.multiple },
      edition: limit.edition, clauses: [limit.clause], status: limit.attestation, ...(context.explain ? { lineage: judged.lineage } : {}),
    };
  },
};

const oxygen: EvaluationRule = {
  id: "GB 4915/oxygen",
  evaluate: (args, context) => {
    const need = (name: string): string => neededText(args, name, "GB 4915-2013 eq. (1)");
    const converted = oxygenConverted({ concentration: need("concentration"), measured: need("measured"), reference: need("reference") });
    return { value: converted.value.text, edition: "GB 4915-2013", clauses: ["eq. (1)"], status: "VERIFIED", ...(context.explain ? { lineage: converted.lineage } : {}) };
  },
};

/** The rules of pollution sources behind `yunqing evaluate` (污染源规则). */
export const sourceRules: readonly EvaluationRule[] = [judge, oxygen];
