import { rounded } from "../rounding.js";
import { decimalArgument, integerArgument } from "./arguments.js";
import { airIndexRules } from "./air-index-rules.js";
import { airQualityRules } from "./air-quality-rules.js";
import type { EvaluationRule } from "./rule.js";

const rounding: EvaluationRule = {
  id: "GB/T 8170/round",
  evaluate: (args) => ({
    value: rounded(decimalArgument(args, "value", "GB/T 8170-2008 §3.2"), integerArgument(args, "places", "GB/T 8170-2008 §3.2", -18, 30)),
    edition: "GB/T 8170-2008", clauses: ["3.2", "3.3"], status: "VERIFIED",
  }),
};

/** The rules of ambient air and of rounding behind `yunqing evaluate` (环境空气与修约规则). */
export const airRules: readonly EvaluationRule[] = [rounding, ...airIndexRules, ...airQualityRules];
