import { limitFindings, trendFindings } from "./limit-findings.js";
import type { AlarmClearance, AlarmCondition, AlarmRuleContent } from "./model.js";
import { deviceFindings, qualityFindings, silenceFindings } from "./other-findings.js";
import { nothingFound, ruleCovers, type RuleFindings, type WatchedPoint } from "./watched.js";

/** What one rule says of one point now (一条规则的判定). @param now  milliseconds since 1970 UTC */
export function findingsOf(rule: AlarmRuleContent, watched: WatchedPoint, now: number): RuleFindings {
  if (!ruleCovers(rule, watched.point)) return nothingFound;
  switch (rule.kind) {
    case "limit": case "warning": return limitFindings(rule, watched);
    case "trend": return trendFindings(rule, watched);
    case "device-state": return deviceFindings(rule, watched);
    case "silence": return silenceFindings(rule, watched, now);
    case "quality": return qualityFindings(rule, watched);
  }
}

/** What all rules say of all points (全部判定), for one batch of the store. */
export function allFindings(rules: readonly AlarmRuleContent[], points: readonly WatchedPoint[], now: number): RuleFindings {
  const conditions: AlarmCondition[] = [], clearances: AlarmClearance[] = [];
  for (const watched of points) for (const rule of rules) { const found = findingsOf(rule, watched, now); conditions.push(...found.conditions); clearances.push(...found.clearances); }
  return { conditions, clearances };
}
