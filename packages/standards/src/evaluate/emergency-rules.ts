import type { EvaluationRule } from "./rule.js";

/** The rules of environmental risk and dispersion behind `yunqing evaluate` (环境风险与扩散规则). */
export const emergencyRules: readonly EvaluationRule[] = [];
