import { exact, isDecimal } from "@yunqing/standards";
import type { ImportPreview, ImportRow } from "../desk/observation-desk-views.js";
import type { ValueInForce } from "../monitoring/curve.js";
import type { MeasuredKind } from "../monitoring/model.js";
import { beijingText } from "../monitoring/window.js";
import type { ReadRow } from "./read-rows.js";

/** Rows shown of a preview. */
export const mostSampleRows = 100;

/** The windows that rows of a file touch, of one point and kind, ascending (对照时段). */
export interface TouchedWindows { readonly point: string; readonly kind: MeasuredKind; readonly windows: readonly number[] }

/** The windows that a file touches, by point and kind. */
export function touchedWindows(rows: readonly ReadRow[]): readonly TouchedWindows[] {
  const groups = new Map<string, { readonly point: string; readonly kind: MeasuredKind; readonly windows: Set<number> }>();
  for (const { point, kind, from } of rows) {
    const key = `${point.point.point}\n${kind}`, held = groups.get(key);
    if (held === undefined) groups.set(key, { point: point.point.point, kind, windows: new Set([from]) }); else held.windows.add(from);
  }
  return [...groups.values()].map(({ point, kind, windows }) => ({ point, kind, windows: [...windows].sort((a, b) => a - b) }));
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
