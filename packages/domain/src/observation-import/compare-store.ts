import { exact, isDecimal } from "@yunqing/standards";
import type { ImportPreview, ImportRow } from "../desk/observation-desk-views.js";
import type { ValueInForce } from "../monitoring/curve.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { beijingText, intervalOf, usualSetting } from "../monitoring/window.js";
import type { ReadRow } from "./read-rows.js";

/** Rows shown of a preview. */
export const mostSampleRows = 100;

/** A span of the store that rows of a file touch (对照时段). */
export interface TouchedSpan { readonly point: string; readonly kind: MeasuredKind; readonly from: number; readonly until: number }

/** The spans that a file touches, by point and kind: samples a month apart are spans of their own, hours in a row are one. So that years of minutes are not read for twelve samples. */
export function touchedSpans(rows: readonly ReadRow[]): readonly TouchedSpan[] {
  const groups = new Map<string, ReadRow[]>(), spans: { point: string; kind: MeasuredKind; from: number; until: number }[] = [];
  for (const row of rows) { const key = `${row.point.point.point}\n${row.kind}`, held = groups.get(key); if (held === undefined) groups.set(key, [row]); else held.push(row); }
  for (const group of groups.values()) {
    const step = 2 * intervalOf(group[0]!.kind, usualSetting);
    let last: (typeof spans)[number] | null = null;
    for (const row of [...group].sort((a, b) => a.from - b.from)) {
      if (last !== null && row.from - last.until < step) last.until = Math.max(last.until, row.from + 1);
      else spans.push(last = { point: row.point.point.point, kind: row.kind, from: row.from, until: row.from + 1 });
    }
  }
  return spans;
}

/** Values in force by point, kind, window and factor. */
export type Standing = ReadonlyMap<string, string>;
export function standingKey(point: string, kind: MeasuredKind, from: number, factor: string): string { return `${point}\n${kind}\n${from}\n${factor}`; }
export function standingOf(point: string, kind: MeasuredKind, values: readonly ValueInForce[], into: Map<string, string>): void {
  for (const { fromMs, factor, value } of values) { const key = standingKey(point, kind, fromMs, factor); if (!into.has(key)) into.set(key, value); } // the main field comes first
}

function sameValue(a: string, b: string): boolean { return a === b || (isDecimal(a) && isDecimal(b) && exact(a).equals(exact(b))); }

/** What importing rows would do to the store (对照): new, same or changed, with the value before; the first rows shown. */
export function comparison(rows: readonly ReadRow[], standing: Standing): Pick<ImportPreview, "sample" | "counts"> {
  const counts = { new: 0, same: 0, changed: 0 }, sample: ImportRow[] = [];
  for (const { row, point, kind, from, values } of rows) {
    const compared = values.map(({ factor, name, value, unit }) => {
      const before = standing.get(standingKey(point.point.point, kind, from, factor)) ?? null, state = before === null ? "new" as const : sameValue(before, value) ? "same" as const : "changed" as const;
      counts[state] += 1;
      return { factor, name, value, unit, state, before };
    });
    if (sample.length < mostSampleRows) sample.push({ row, point: point.point.point, pointName: point.point.name, kind, from: beijingText(from), values: compared });
  }
  return { sample, counts };
}
