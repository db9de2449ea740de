import type { LineCondition } from "../desk/monitor-desk-views.js";
import type { InstrumentFact, MeasuredKind } from "./model.js";
import type { LineState } from "./ports.js";
import { intervalOf, kindsByLength, type WindowSetting } from "./window.js";

const minute = 60_000, hour = 60 * minute;

/**
 * When a line counts as late or silent (在线判定阈值). Ours, not a standard's: HJ 212 lays down intervals and no verdict.
 * - `realTimeIntervals`, `realTimeLeastMs`: real-time data is overdue after so many intervals, and not before so long.
 * - `windowIntervals`, `windowGraceMs`: a minute, hour or day record is overdue by so many intervals and so long beyond the end of its window.
 * - `silentIntervals`, `silentLeastMs`: nothing at all for so many real-time intervals, and not before so long.
 */
export const lineThresholds = { realTimeIntervals: 3, realTimeLeastMs: 5 * minute, windowIntervals: 2, windowGraceMs: 10 * minute, silentIntervals: 6, silentLeastMs: hour } as const;

type Setting = WindowSetting & Pick<InstrumentFact, "active">;
type Line = Pick<LineState, "seenAt" | "connected" | "driftMs" | "lastFrom">;

/**
 * How a line is (在线状态): `off` taken out of use; `never` not heard yet; `silent` nothing for too long; `late` heard, but data overdue; else `online`.
 * What has never come is not waited for: without any real-time data the minutes are judged, without those the hours, then the days; an instrument that was heard and brought no data at all is late.
 * An instrument whose clock is wrong is not late for it: times of its data are moved by how wrong the clock is.
 * @param now  milliseconds since 1970 UTC
 * @choice the thresholds of {@link lineThresholds}
 */
export function conditionOf(setting: Setting, line: Line | null, now: number): LineCondition {
  if (!setting.active) return "off";
  if (line === null) return "never";
  const { realTimeIntervals, realTimeLeastMs, silentIntervals, silentLeastMs } = lineThresholds, realTimeMs = intervalOf("real-time", setting);
  if (now - line.seenAt > Math.max(silentLeastMs, silentIntervals * realTimeMs)) return "silent";
  const arrival = arrivalOf(line, "real-time");
  if (arrival !== null) {
    if (now - arrival > Math.max(realTimeLeastMs, realTimeIntervals * realTimeMs)) return "late";
    return isOverdue("minute", setting, line, now) ? "late" : "online";
  }
  const finest = kindsByLength.find((kind) => line.lastFrom[kind] !== undefined);
  return finest === undefined || isOverdue(finest, setting, line, now) ? "late" : "online";
}

/** When the latest data of a kind came, about, by our clock; null: never. */
function arrivalOf(line: Line, kind: MeasuredKind): number | null {
  const from = line.lastFrom[kind];
  return from === undefined ? null : Math.min(from + (line.driftMs ?? 0), line.seenAt);
}
/** Whether the record after the latest one should have come: its window ends two intervals after the latest began. */
function isOverdue(kind: MeasuredKind, setting: WindowSetting, line: Line, now: number): boolean {
  const arrival = arrivalOf(line, kind), interval = intervalOf(kind, setting);
  return arrival !== null && now - (arrival + 2 * interval) > lineThresholds.windowIntervals * interval + lineThresholds.windowGraceMs;
}

const worst: readonly LineCondition[] = ["off", "online", "never", "late", "silent"];
/** The condition of a point with several instruments (点位在线状态): the worst of those in use; `never` without any, `off` when the point is out of use. */
export function pointCondition(active: boolean, instruments: readonly LineCondition[]): LineCondition {
  if (!active) return "off";
  return instruments.filter((one) => one !== "off").reduce<LineCondition | null>((held, one) => (held === null || worst.indexOf(one) > worst.indexOf(held) ? one : held), null) ?? (instruments.length > 0 ? "off" : "never");
}
