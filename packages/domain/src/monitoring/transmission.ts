import { exact } from "@yunqing/standards";
import type { TransmissionView } from "../desk/monitor-desk-views.js";
import type { MeasuredKind } from "./model.js";
import { lineThresholds } from "./liveness.js";
import { intervalOf, midnightBefore, type WindowSetting } from "./window.js";

const hour = 3_600_000, day = 24 * hour;

/** A span of windows, [from, until) in milliseconds since 1970 UTC. */
export interface Span { readonly from: number; readonly until: number }

/**
 * The last 24 hours by whole windows (统计时段): 24 whole hours, or the last whole Beijing day for day values.
 * What ended less than ten minutes ago is not asked for yet: it is on its way.
 */
export function lastDayOf(kind: MeasuredKind, now: number): Span {
  const due = now - lineThresholds.windowGraceMs, until = kind === "day" ? midnightBefore(due) : Math.floor(due / hour) * hour;
  return { from: until - day, until };
}

/** Windows that lie wholly in a span (应传数); those of an instrument registered meanwhile are asked for from then on. */
export function expectedWindows(kind: MeasuredKind, span: Span, setting: WindowSetting, since: number | null = null): number {
  const interval = intervalOf(kind, setting), first = since === null || since <= span.from ? 0 : Math.ceil((since - span.from) / interval);
  return Math.max(0, Math.floor((span.until - span.from) / interval) - first);
}

/**
 * Transmission rate (传输率): received in per cent of expected, rounded once to one decimal; more than expected is 100.
 * @returns null when nothing was expected
 * @clause GB/T 8170-2008 §3.2
 */
export function transmissionOf(kind: MeasuredKind, received: number, expected: number): TransmissionView | null {
  if (expected <= 0) return null;
  return { kind, received, expected, percent: exact(Math.min(received, expected)).times(exact(100)).over(exact(expected)).toFixed(1) };
}
