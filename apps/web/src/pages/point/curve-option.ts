import type { Labels } from "@yunqing/standards";
import type { CurveValue } from "@yunqing/wire";
import { bandOf, drawnAt, lineOf, specialityOf, specialityWords, unitsOf, type CurveSeries, type Point, type Speciality } from "./curve-data.js";

/** Lines of a chart: none is an official fill; each also has its own dash, so that colour is not the only carrier. */
const inks = ["#0b4f6c", "#9a3b5b", "#6b3f8f", "#1f6b4a", "#8a5a00", "#2f6db3", "#4d5d66", "#7a2f1d"] as const;
const darkInks = ["#86c9e2", "#f0a3bd", "#cdb2ec", "#7fd6a0", "#efbd62", "#8fb8ee", "#c3ced4", "#f2a48f"] as const;
const dashes = ["solid", "dashed", "dotted", [8, 3, 2, 3], [12, 4], [3, 3], [10, 3, 3, 3, 3, 3], [1, 4]] as const;
const signs: Readonly<Record<Speciality, string>> = { unreliable: "path://M3 1L10 8L17 1L19 3L12 10L19 17L17 19L10 12L3 19L1 17L8 10L1 3Z", doubtful: "triangle", corrected: "diamond", below: "path://M1 3L10 17L19 3Z", flagged: "pin" };
const beijingMs = 8 * 3_600_000;
/** ECharts knows the browser's zone and UTC only: instants are moved, and shown as UTC, so that the axis is Beijing's everywhere. */
export const shifted = (atMs: number): number => atMs + beijingMs;

export interface CurveLook { readonly dark: boolean; readonly t: (labels: Labels) => string; readonly from: string; readonly until: string; readonly narrow: boolean }
/** How many units have an axis of their own; further lines go to the last. */
export const mostAxes = 4;

/** The chart of a curve: an axis per unit, min–max bands, lines with gaps, and a sign for each value that is not plain (曲线图). */
export function curveOption(series: readonly CurveSeries[], { dark, t, from, until, narrow }: CurveLook): Readonly<Record<string, unknown>> {
  const ink = dark ? "#b9c7ce" : "#46565f", units = unitsOf(series).slice(0, mostAxes), colours = dark ? darkInks : inks;
  const axisOf = (unit: string): number => { const at = units.indexOf(unit); return at < 0 ? Math.max(0, units.length - 1) : at; };
  const right = Math.max(0, units.length - 1), axisWidth = narrow ? 40 : 56;
  const lines = series.flatMap((each, at) => linesOf(each, axisOf(each.unit), colours[at % colours.length] ?? ink, dashes[at % dashes.length] ?? "solid", t));
  const seen = new Set<Speciality>(series.flatMap((each) => each.values.map(specialityOf).filter((one): one is Speciality => one !== null)));
  return {
    useUTC: true, animation: false, aria: { enabled: true, decal: { show: false } },
    grid: { left: 12, right: 14 + Math.max(0, right - 1) * axisWidth, top: narrow ? 66 : 58, bottom: 58, containLabel: true },
    legend: { type: "scroll", top: 0, left: 0, right: 0, textStyle: { color: ink }, pageTextStyle: { color: ink }, itemWidth: 26, data: [...series.map((each) => t(each.name)), ...[...seen].map((one) => t(specialityWords[one]))] },
    tooltip: { trigger: "axis", confine: true, axisPointer: { type: "line" } },
    xAxis: { type: "time", min: shifted(Date.parse(from)), max: shifted(Date.parse(until)), axisLabel: { color: ink, hideOverlap: true }, axisLine: { lineStyle: { color: ink } }, splitLine: { show: false } },
    yAxis: units.map((unit, at) => ({ type: "value", scale: true, name: unit, position: at === 0 ? "left" : "right", offset: at < 2 ? 0 : (at - 1) * axisWidth, nameTextStyle: { color: ink }, axisLabel: { color: ink, hideOverlap: true }, axisLine: { show: at > 0, lineStyle: { color: ink } }, splitLine: { show: at === 0, lineStyle: { color: dark ? "#2d404a" : "#e7ecee" } } })),
    dataZoom: [{ type: "inside", filterMode: "none", zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false }, { type: "slider", filterMode: "none", height: 22, bottom: 8, labelFormatter: "", brushSelect: false }],
    series: [...lines, ...[...seen].map((one) => ({ name: t(specialityWords[one]), type: "scatter", symbol: signs[one], symbolSize: one === "flagged" ? 13 : 10, z: 6, itemStyle: { color: one === "unreliable" ? (dark ? "#ff9d94" : "#a61b12") : one === "doubtful" ? (dark ? "#efbd62" : "#7a4b00") : ink, borderColor: dark ? "#14222a" : "#fff", borderWidth: 1 },
      data: series.flatMap((each) => each.values.filter((value) => specialityOf(value) === one && drawnAt(value) !== null).map((value) => ({ value: [shifted(Date.parse(value.from)), drawnAt(value)], key: each.key, from: value.from }))), yAxisIndex: 0, tooltip: { show: false } }))].flatMap((one) => spreadOverAxes(one, series, axisOf)),
  };
}

/** Signs stand on the axis of their line: a sign series per axis, under one name. */
function spreadOverAxes(one: Readonly<Record<string, unknown>>, series: readonly CurveSeries[], axisOf: (unit: string) => number): readonly Readonly<Record<string, unknown>>[] {
  if (one["type"] !== "scatter") return [one];
  const data = one["data"] as readonly { readonly key: string }[], axes = new Map<number, unknown[]>();
  for (const item of data) { const axis = axisOf(series.find((each) => each.key === item.key)?.unit ?? ""); axes.set(axis, [...(axes.get(axis) ?? []), item]); }
  return [...axes].map(([yAxisIndex, own]) => ({ ...one, yAxisIndex, data: own }));
}

function linesOf(each: CurveSeries, yAxisIndex: number, colour: string, dash: unknown, t: (labels: Labels) => string): readonly Readonly<Record<string, unknown>>[] {
  const moved = (points: readonly Point[]) => points.map(([at, value]) => [shifted(at), value]), band = bandOf(each.values), few = each.values.length <= 80;
  // under the name of its line, so that the legend shows and hides both
  const ofBand = { name: t(each.name), type: "line", stack: `band ${each.key}`, stackStrategy: "all", yAxisIndex, symbol: "none", silent: true, lineStyle: { opacity: 0 }, itemStyle: { color: colour }, tooltip: { show: false }, z: 2 };
  return [
    { name: t(each.name), id: each.key, type: "line", yAxisIndex, showSymbol: few, symbol: "circle", symbolSize: few ? 5 : 4, sampling: each.values.length > 4_000 ? "lttb" : undefined, connectNulls: false, lineStyle: { color: colour, type: dash, width: 1.8 }, itemStyle: { color: colour }, data: moved(lineOf(each.values)), z: 4 },
    ...(band.length === 0 ? [] : [{ ...ofBand, data: band.map(([at, low]) => [shifted(at), low]) }, { ...ofBand, areaStyle: { color: colour, opacity: 0.14 }, data: band.map(([at, , height]) => [shifted(at), height]) }]),
  ];
}

/** The value nearest to a click in the line that was hit. */
export function nearest(values: readonly CurveValue[], atMs: number): CurveValue | null {
  let best: CurveValue | null = null, distance = Number.POSITIVE_INFINITY;
  for (const value of values) { const own = Math.abs(Date.parse(value.from) - atMs); if (own < distance) { best = value; distance = own; } }
  return best;
}
