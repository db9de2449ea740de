import type { InstrumentFact, MeasuredKind } from "./model.js";

/** What of an instrument says how long its windows are. */
export type WindowSetting = Pick<InstrumentFact, "minuteInterval" | "realTimeSeconds">;
/** Windows of sources that no instrument is behind (laboratory, import): the ten minutes and one minute that HJ 212 instruments are delivered with. */
export const usualSetting: WindowSetting = { minuteInterval: 10, realTimeSeconds: 60 };

const second = 1_000, minute = 60 * second, hour = 60 * minute, day = 24 * hour, beijing = 8 * hour;

/** Kinds from the finest to the coarsest. */
export const kindsByLength = ["real-time", "minute", "hour", "day"] as const satisfies readonly MeasuredKind[];

/** From one window of a kind to the next, in milliseconds (数据间隔). @clause HJ 212-2017 表4 RtdInterval, MinInterval */
export function intervalOf(kind: MeasuredKind, setting: WindowSetting): number {
  if (kind === "real-time") return setting.realTimeSeconds * second;
  return kind === "minute" ? setting.minuteInterval * minute : kind === "hour" ? hour : day;
}

/**
 * The window [from, until) that a value stands for (数据时段), in milliseconds since 1970 UTC. A real-time value is of a moment: `until` equals `from`.
 * @clause HJ 212-2017 §6.6.4: 2011 is sampled at DataTime; 2051, 2061 and 2031 start there
 */
export function windowOf(kind: MeasuredKind, from: number, setting: WindowSetting): { readonly from: number; readonly until: number } {
  return { from, until: kind === "real-time" ? from : from + intervalOf(kind, setting) };
}

/** An instant as ISO text with the offset of Beijing; milliseconds only where there are any: `2026-11-28T10:00:00+08:00`. */
export function beijingText(at: number): string {
  return `${new Date(at + beijing).toISOString().replace(/\.000Z$|Z$/, "")}+08:00`;
}
/** The instant of an ISO text with offset, in milliseconds; null where the text is none, or is a local time of nowhere. */
export function instantOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
/** The last Beijing midnight at or before an instant. */
export function midnightBefore(at: number): number { return Math.floor((at + beijing) / day) * day - beijing; }
