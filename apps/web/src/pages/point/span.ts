import type { Labels } from "@yunqing/standards";
import type { MeasuredKind } from "@yunqing/wire";
import { beijingDayOf, beijingInstantOf, instantTyped } from "../../day/beijing.js";

/** Named spans of a curve (时段). */
export const spanWords = { "24h": { zh: "近24小时", en: "Last 24 h" }, today: { zh: "今天", en: "Today" }, "7d": { zh: "近7天", en: "Last 7 days" }, month: { zh: "本月", en: "This month" }, own: { zh: "自定义", en: "Own span" } } as const satisfies Record<string, Labels>;
export type SpanName = keyof typeof spanWords;
export const spanNames = Object.keys(spanWords) as readonly SpanName[];
const hourMs = 3_600_000, dayMs = 24 * hourMs;

/** A span as instants of the wire, half open; null for one's own span that is not yet (rightly) written. Its bounds are typed in Beijing time; a bare day as the end takes the whole day in. */
export function spanOf(name: SpanName, nowMs: number, own: { readonly from: string; readonly until: string }): { readonly from: string; readonly until: string } | null {
  const today = beijingDayOf(new Date(nowMs)), until = beijingInstantOf(Math.ceil(nowMs / 60_000) * 60_000);
  switch (name) {
    case "24h": return { from: beijingInstantOf(Math.floor((nowMs - dayMs) / 60_000) * 60_000), until };
    case "today": return { from: `${today}T00:00:00+08:00`, until };
    case "7d": return { from: beijingInstantOf(Math.floor((nowMs - 7 * dayMs) / hourMs) * hourMs), until };
    case "month": return { from: `${today.slice(0, 7)}-01T00:00:00+08:00`, until };
    case "own": {
      const from = instantTyped(own.from), end = instantTyped(own.until);
      if (from === null || end === null) return null;
      const whole = /^\d{4}-\d{2}-\d{2}$/.test(own.until.trim()) ? beijingInstantOf(Date.parse(end) + dayMs) : end;
      return Date.parse(from) < Date.parse(whole) ? { from, until: whole } : null;
    }
  }
}

/** The kind of windows that suits a span at first: minutes for a day, hours for a month, days beyond. */
export const kindFor = (name: SpanName, held: readonly MeasuredKind[]): MeasuredKind => {
  const wished: readonly MeasuredKind[] = name === "24h" || name === "today" ? ["hour", "minute", "real-time", "day"] : name === "7d" ? ["hour", "day", "minute", "real-time"] : ["hour", "day", "minute", "real-time"];
  return wished.find((kind) => held.includes(kind)) ?? "hour";
};
