import type { Labels } from "@yunqing/standards";
import { alarmKindNames, alarmLevelNames, alarmLevels, type AlarmRecord, type ShiftPlan } from "./model.js";
import { beijingText } from "../monitoring/window.js";

/** Durations of a group of alarms (时长统计), in whole seconds; null where none is known. `p90`: the least duration that at least nine of ten do not exceed (nearest rank). */
export interface AlarmDurations { readonly known: number; readonly median: number | null; readonly p90: number | null; readonly longest: number | null }
/** One row of the statistics (报警统计). */
export interface AlarmStatistic { readonly group: string; readonly name: Labels; readonly alarms: number; readonly repeats: number; readonly open: number; readonly false: number; readonly response: AlarmDurations; readonly handling: AlarmDurations; readonly closing: AlarmDurations; readonly lasting: AlarmDurations }
export const alarmGroupings = ["level", "kind", "rule", "shift"] as const;
export type AlarmGrouping = (typeof alarmGroupings)[number];

/** Median (of an even number the mean of the middle two, whole seconds, half up) and nearest-rank 90th percentile of durations. */
export function durationsOf(milliseconds: readonly number[]): AlarmDurations {
  const sorted = [...milliseconds].sort((a, b) => a - b), n = sorted.length, second = (ms: number): number => Math.floor(ms / 1000 + 0.5);
  if (n === 0) return { known: 0, median: null, p90: null, longest: null };
  const upper = sorted[n >> 1]!;
  return { known: n, median: second(n % 2 === 1 ? upper : (upper + sorted[(n >> 1) - 1]!) / 2), p90: second(sorted[Math.ceil((9 * n) / 10) - 1]!), longest: second(sorted[n - 1]!) };
}

/** The planned shift that an instant falls in (所属班次); "" outside of all. */
export function shiftOf(at: number, shifts: readonly ShiftPlan[]): string {
  const time = beijingText(at).slice(11, 16);
  return shifts.find(({ from, until }) => (from < until ? from <= time && time < until : time >= from || time < until))?.name ?? "";
}

/** Duration and response by group (按级别、类别、规则、班次统计): a storm stands for none, its members are counted. */
export function alarmStatistics(records: readonly AlarmRecord[], by: AlarmGrouping, shifts: readonly ShiftPlan[], ruleName: (rule: string) => Labels): readonly AlarmStatistic[] {
  const groups = new Map<string, AlarmRecord[]>();
  for (const record of records) {
    if (record.kind === "storm") continue;
    const group = by === "level" ? record.now.level : by === "kind" ? record.kind : by === "rule" ? record.rule : shiftOf(record.raisedAt, shifts), own = groups.get(group);
    if (own === undefined) groups.set(group, [record]); else own.push(record);
  }
  const nameOf = (group: string): Labels => (by === "level" ? alarmLevelNames[group as keyof typeof alarmLevelNames] : by === "kind" ? alarmKindNames[group as keyof typeof alarmKindNames] : by === "rule" ? ruleName(group) : group === "" ? { zh: "班次之外", en: "outside of shifts" } : { zh: group, en: group });
  const until = (all: readonly AlarmRecord[], of: (one: AlarmRecord) => number | null): AlarmDurations => durationsOf(all.flatMap((one) => { const end = of(one); return end === null ? [] : [Math.max(0, end - one.raisedAt)]; }));
  const place = (group: string): number => (by === "level" ? -alarmLevels.indexOf(group as never) : 0);
  return [...groups].sort((a, b) => place(a[0]) - place(b[0]) || b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1)).map(([group, all]) => ({
    group, name: nameOf(group), alarms: all.length, repeats: all.reduce((sum, { now }) => sum + now.count - 1, 0), open: all.filter(({ now }) => now.state !== "closed").length, false: all.filter(({ now }) => now.cause === "false").length,
    response: until(all, ({ now }) => now.acknowledgedAt), handling: until(all, ({ now }) => now.handledAt), closing: until(all, ({ now }) => now.closedAt), lasting: until(all, ({ now }) => now.endedAt),
  }));
}
