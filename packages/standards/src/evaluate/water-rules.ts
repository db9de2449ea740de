import type { EvaluationRule } from "./rule.js";

/** The rules of water, soil, noise and ecology behind `yunqing evaluate` (水、土壤、声与生态规则). */
export const waterRules: readonly EvaluationRule[] = [];
