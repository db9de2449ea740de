import type { EvaluationRule } from "./rule.js";

/** The rules of codes and sources behind `yunqing evaluate` (编码与污染源规则). */
export const codeRules: readonly EvaluationRule[] = [];
