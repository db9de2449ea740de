import type { Labels } from "@yunqing/standards";
import type { FigureLine, FigureSubjectKind } from "./figure.js";

/** Routes of analysis (分析接口路径). */
export const analysisPaths = {
  analysis: "/api/d/{d}/analysis",            // GET AnalysisQuery → AnalysisAnswer
  analysisSheet: "/api/d/{d}/analysis.xlsx",  // GET the same query → Excel of its table
} as const;

export type AnalysisKind = "calendar" | "time-variation" | "wind-rose" | "pollution-rose" | "polar" | "trend" | "correlation" | "comparison" | "long-section" | "box" | "completeness";
/** What is asked: subjects as `point:p1,section:s2`, items by symbol with commas between, `from` ≤ day < `until`. */
export interface AnalysisQuery { readonly kind: AnalysisKind; readonly subjects: string; readonly items?: string; readonly from: string; readonly until: string; readonly line: FigureLine }
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

export interface AnalysisColumn { readonly id: string; readonly label: Labels; readonly unit: string; readonly kind: "text" | "decimal" | "integer" | "day" }
/** An analysis as it is shown (分析结果). `coverage`: values counted, of so many that should be there where that is known, and so many left out for their quality. */
export interface AnalysisAnswer {
  readonly kind: AnalysisKind; readonly title: Labels; readonly line: FigureLine; readonly from: string; readonly until: string; readonly simulated: boolean;
  readonly subjects: readonly { readonly subject: { readonly kind: FigureSubjectKind; readonly id: string }; readonly name: Labels }[]; readonly items: readonly { readonly item: string; readonly name: Labels; readonly unit: string }[];
  readonly coverage: { readonly have: number; readonly of: number | null; readonly leftOut: number; readonly what: "hours" | "samples" };
  readonly method: Labels & { readonly reference: string };
  readonly facts: readonly { readonly label: Labels; readonly value: string }[];
  readonly table: { readonly columns: readonly AnalysisColumn[]; readonly rows: readonly (readonly (string | Labels)[])[] };
  readonly chart: AnalysisChart;
}
