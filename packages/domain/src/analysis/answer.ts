import type { Labels } from "@yunqing/standards";
import type { Line, Subject } from "../statistics/figure-key.js";
import type { ColumnKind } from "../report/table-model.js";

/** What can be looked at (分析方式). */
export const analysisKinds = ["calendar", "time-variation", "wind-rose", "pollution-rose", "polar", "trend", "correlation", "comparison", "long-section", "box", "completeness"] as const;
export type AnalysisKind = (typeof analysisKinds)[number];
/** What is asked (分析请求): subjects as `point:p1,section:s2`, items as figures name them, `from` ≤ day < `until`. */
export interface AnalysisQuery { readonly kind: AnalysisKind; readonly subjects: string; readonly items?: string; readonly from: string; readonly until: string; readonly line: Line }

/** A line of numbers by category, with a band where there is one (折线及置信带). */
export interface AnalysisSeries { readonly name: Labels; readonly values: readonly (number | null)[]; readonly low?: readonly (number | null)[]; readonly high?: readonly (number | null)[]; readonly dashed?: boolean }
/** What is drawn, by kind (图数据). Numbers of a drawing are binary; the table has the text. */
export type AnalysisChart =
  | { readonly kind: "calendar"; readonly unit: string; readonly series: readonly { readonly name: Labels; readonly days: readonly { readonly day: string; readonly value: number }[] }[] }
  | { readonly kind: "lines"; readonly unit: string; readonly panels: readonly { readonly title: Labels; readonly categories: readonly string[]; readonly series: readonly AnalysisSeries[] }[] }
  | { readonly kind: "rose"; readonly unit: string; readonly bounds: readonly number[]; readonly calm: number; readonly sectors: readonly { readonly direction: number; readonly classes: readonly number[] }[] }
  | { readonly kind: "polar"; readonly unit: string; readonly sectors: number; readonly ringWidth: number; readonly cells: readonly { readonly sector: number; readonly ring: number; readonly value: number }[] }
  | { readonly kind: "matrix"; readonly unit: string; readonly rows: readonly Labels[]; readonly columns: readonly Labels[]; readonly cells: readonly { readonly row: number; readonly column: number; readonly value: number | null }[]; readonly low: number; readonly high: number }
  | { readonly kind: "scatter"; readonly unit: string; readonly x: Labels; readonly y: Labels; readonly points: readonly (readonly [number, number])[]; readonly line: { readonly slope: number; readonly intercept: number } | null; readonly all: number }
  | { readonly kind: "boxes"; readonly unit: string; readonly categories: readonly string[]; readonly series: readonly { readonly name: Labels; readonly boxes: readonly (readonly [low: number, lower: number, median: number, upper: number, high: number] | null)[] }[] };

export interface AnalysisColumn { readonly id: string; readonly label: Labels; readonly unit: string; readonly kind: ColumnKind }
/** A table of an analysis; a cell that is text in two languages is a label (数据表). */
export interface AnalysisTable { readonly columns: readonly AnalysisColumn[]; readonly rows: readonly (readonly (string | Labels)[])[] }
/** An analysis as it is shown (分析结果): what was asked, of how much, how it was made, its table and its drawing. */
export interface AnalysisAnswer {
  readonly kind: AnalysisKind; readonly title: Labels; readonly line: Line; readonly from: string; readonly until: string; readonly simulated: boolean;
  readonly subjects: readonly { readonly subject: Subject; readonly name: Labels }[]; readonly items: readonly { readonly item: string; readonly name: Labels; readonly unit: string }[];
  /** values counted, of so many that should be there where that is known, and so many left out for their quality */
  readonly coverage: { readonly have: number; readonly of: number | null; readonly leftOut: number; readonly what: "hours" | "samples" };
  readonly method: Labels & { readonly reference: string };
  readonly facts: readonly { readonly label: Labels; readonly value: string }[];
  readonly table: AnalysisTable; readonly chart: AnalysisChart;
}
/** Text of a number of an analysis (显示位数): so many significant digits, never an exponent; — for none. */
export function analysisText(value: number | null, digits = 4): string {
  if (value === null || !Number.isFinite(value)) return "—";
  if (value === 0) return "0";
  const places = Math.max(0, Math.min(8, digits - 1 - Math.floor(Math.log10(Math.abs(value)))));
  return value.toFixed(places).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "").replace(/^-0$/, "0");
}
