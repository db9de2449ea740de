import { airRules } from "./air-rules.js";
import { emergencyRules } from "./emergency-rules.js";
import type { EvaluationRule } from "./rule.js";
import { waterRules } from "./water-rules.js";

/** Every rule behind `yunqing evaluate`, by its id (规则表). A new standard adds its own file of rules and one line here. */
export const rules: ReadonlyMap<string, EvaluationRule> = new Map(
  [...airRules, ...emergencyRules, ...waterRules].map((rule) => [rule.id, rule]),
);
