import type { LineCondition } from "../desk/monitor-desk-views.js";
import type { ValueInForce } from "../monitoring/curve.js";
import type { MeasuredKind, PointFact } from "../monitoring/model.js";
import type { PointProfile } from "../network/model.js";
import type { QualitySetting } from "../quality-control/model.js";
import type { AlarmClearance, AlarmCondition, AlarmRuleContent } from "./model.js";

/** A day's figure of the official statistics (统计日值): for limits whose averaging basis no instrument sends. */
export interface WatchedDay { readonly item: string; readonly basis: "day" | "8h"; readonly day: string; /** end of the day, milliseconds since 1970 UTC */ readonly until: number; readonly value: string; readonly unit: string; readonly edition: string }
/** What a device said of itself (设备状态): the `-RS` of HJ 212. */
export interface WatchedState { readonly device: string; readonly from: number; readonly value: string; readonly packet: number }

/**
 * A point as the rules look at it (待判点位). `values`: windows in force by kind, ascending, the earlier ones as context; only windows from `since` on are judged anew.
 */
export interface WatchedPoint {
  readonly point: PointFact; readonly profile: PointProfile | null; readonly body: "river" | "lake";
  readonly values: Readonly<Partial<Record<MeasuredKind, readonly ValueInForce[]>>>; readonly since: Readonly<Partial<Record<MeasuredKind, number>>>;
  readonly days: readonly WatchedDay[]; readonly states: readonly WatchedState[];
  readonly line: { readonly condition: LineCondition; readonly seenAt: number | null } | null;
  /** the line that its data come by; "" without */
  readonly cause: string;
  readonly quality: readonly QualitySetting[];
}
/** What a rule says of a point (判定结果). */
export interface RuleFindings { readonly conditions: readonly AlarmCondition[]; readonly clearances: readonly AlarmClearance[] }
export const nothingFound: RuleFindings = { conditions: [], clearances: [] };

/** Whether a rule speaks of a point (适用点位). */
export function ruleCovers(rule: Pick<AlarmRuleContent, "active" | "pointKinds" | "points">, point: Pick<PointFact, "point" | "kind" | "active">): boolean {
  return rule.active && point.active && (rule.pointKinds.length === 0 || rule.pointKinds.includes(point.kind)) && (rule.points.length === 0 || rule.points.includes(point.point));
}
/** Whether a rule speaks of an item, by code or symbol (适用项目). */
export function coversItem(rule: Pick<AlarmRuleContent, "items">, ...names: readonly string[]): boolean { return rule.items.length === 0 || names.some((name) => rule.items.includes(name)); }

/** The common part of a condition of a rule at a point. */
export function conditionAt(rule: AlarmRuleContent, { point, cause }: WatchedPoint, part: string): Pick<AlarmCondition, "key" | "rule" | "ruleSeq" | "kind" | "level" | "point" | "cause" | "reopenMinutes" | "district" | "organisationPath" | "placePath" | "enterprise"> {
  return { key: alarmKeyOf(rule.rule, point.point, part), rule: rule.rule, ruleSeq: rule.seq, kind: rule.kind, level: rule.level, point: point.point, cause, reopenMinutes: rule.reopenMinutes, district: point.district, organisationPath: point.organisationPath, placePath: point.placePath, enterprise: point.enterprise };
}
/** What folds an alarm: rule, point, and what of it. */
export function alarmKeyOf(rule: string, point: string, part: string): string { return `${rule}~${point}${part === "" ? "" : `~${part}`}`; }
