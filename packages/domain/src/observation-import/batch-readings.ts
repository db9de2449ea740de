import { packedOf, type Entry } from "../monitoring/content.js";
import type { MeasuredKind } from "../monitoring/model.js";

/** A value for the store, with its flag. */
export interface BatchValue { readonly factor: string; readonly value: string; readonly flag: string | null }
/** One window of a batch as it is stored (批次记录). */
export interface BatchReading { readonly point: string; readonly kind: MeasuredKind; readonly from: number; readonly shape: string; readonly content: string }

/** The field that a value of a kind is kept under, as instruments send it. @clause HJ 212-2017 表4 -Rtd, -Avg */
export function fieldOf(kind: MeasuredKind): "Rtd" | "Avg" { return kind === "real-time" ? "Rtd" : "Avg"; }

/** Values gathered by point, kind and window, in the order in which the windows came; one window is one reading. */
export function batchReadings(rows: readonly { readonly point: string; readonly kind: MeasuredKind; readonly from: number; readonly values: readonly BatchValue[] }[]): readonly BatchReading[] {
  const windows = new Map<string, { readonly point: string; readonly kind: MeasuredKind; readonly from: number; readonly entries: Entry[] }>();
  for (const { point, kind, from, values } of rows) {
    const key = `${point}\n${kind}\n${from}`, held = windows.get(key) ?? { point, kind, from, entries: [] };
    windows.set(key, held);
    for (const { factor, value, flag } of values) {
      if (value !== "") held.entries.push({ factor, field: fieldOf(kind), value });
      if (flag !== null) held.entries.push({ factor, field: "Flag", value: flag });
    }
  }
  return [...windows.values()].map(({ point, kind, from, entries }) => ({ point, kind, from, ...packedOf(entries) }));
}
