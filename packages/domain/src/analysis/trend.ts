import { bothTails } from "./normal.js";
import { medianOf } from "./spread.js";

/** A value of a month (月值): `month` as 2024-03. */
export interface MonthValue { readonly month: string; readonly value: number }
/** A trend (趋势): slope a year by Theil and Sen with Sen's interval, and the test of Mann and Kendall. */
export interface Trend {
  /** by calendar months of their own */
  readonly seasonal: boolean;
  readonly n: number; readonly slope: number; readonly intercept: number; readonly low: number | null; readonly high: number | null;
  readonly s: number; readonly variance: number; readonly z: number; readonly p: number;
  readonly months: readonly { readonly month: string; readonly value: number; readonly adjusted: number; readonly fitted: number }[];
}
/** Months since year 0, for distances in time. */
export function monthNumber(month: string): number { return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1; }

/** Mann–Kendall (曼-肯德尔检验): S, its variance with ties, the normal value with correction for continuity, p of both sides. */
export function mannKendall(values: readonly number[]): { readonly s: number; readonly variance: number; readonly z: number; readonly p: number } {
  const n = values.length, ties = new Map<number, number>();
  let s = 0;
  for (let i = 0; i < n; i += 1) { ties.set(values[i]!, (ties.get(values[i]!) ?? 0) + 1); for (let j = i + 1; j < n; j += 1) s += Math.sign(values[j]! - values[i]!); }
  let variance = n * (n - 1) * (2 * n + 5);
  for (const t of ties.values()) variance -= t * (t - 1) * (2 * t + 5);
  variance /= 18;
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z, p: bothTails(z) };
}

/** Sen's slope (森斜率) of values at times, with the 95 % interval from ranks of slopes (Sen 1968, Gilbert 1987); null of fewer than two times. */
export function senSlope(points: readonly (readonly [time: number, value: number])[], variance: number): { readonly slope: number; readonly low: number | null; readonly high: number | null } | null { return senOf([points], variance); }
/** The same of slopes within groups only. */
function senOf(groups: readonly (readonly (readonly [number, number])[])[], variance: number): { readonly slope: number; readonly low: number | null; readonly high: number | null } | null {
  const slopes: number[] = [];
  for (const points of groups) for (let i = 0; i < points.length; i += 1) for (let j = i + 1; j < points.length; j += 1) if (points[i]![0] !== points[j]![0]) slopes.push((points[j]![1] - points[i]![1]) / (points[j]![0] - points[i]![0]));
  if (slopes.length === 0) return null;
  slopes.sort((a, b) => a - b);
  const reach = 1.959963984540054 * Math.sqrt(Math.max(0, variance)), m1 = (slopes.length - reach) / 2, m2 = (slopes.length + reach) / 2 + 1;
  return { slope: medianOf(slopes)!, low: rank(slopes, m1), high: rank(slopes, m2) };
}
/** The value of a rank that need not be whole; null beyond the ends. */
function rank(sorted: readonly number[], at: number): number | null {
  if (at < 1 || at > sorted.length) return null;
  const low = Math.floor(at), below = sorted[low - 1]!, above = sorted[Math.min(low, sorted.length - 1)]!;
  return below + (above - below) * (at - low);
}

/**
 * The trend of months (趋势分析); null of fewer than four. Of at least two years, where every calendar month that occurs does so twice or more, by the seasonal test of Hirsch, Slack and Smith (1982):
 * only values of the same calendar month are compared, S and its variance are sums over the calendar months, the slope is the median of slopes within them; so seasons neither make nor hide a rise.
 * Autocorrelation is not corrected: months that follow each other alike make p too small.
 */
export function trendOf(given: readonly MonthValue[]): Trend | null {
  const months = [...given].sort((a, b) => (a.month < b.month ? -1 : 1));
  if (months.length < 4) return null;
  const seasonal = canDeseason(months), first = monthNumber(months[0]!.month), groups = new Map<string, (readonly [number, number])[]>();
  const seasonOf = (month: string): string => (seasonal ? month.slice(5, 7) : "");
  for (const { month, value } of months) { const key = seasonOf(month), own = groups.get(key), point = [(monthNumber(month) - first) / 12, value] as const; if (own === undefined) groups.set(key, [point]); else own.push(point); }
  let s = 0, variance = 0;
  for (const points of groups.values()) { const test = mannKendall(points.map(([, value]) => value)); s += test.s; variance += test.variance; }
  const sen = senOf([...groups.values()], variance);
  if (sen === null) return null;
  const z = s === 0 || variance <= 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance), level = (points: readonly (readonly [number, number])[]): number => medianOf(points.map(([time, value]) => value - sen.slope * time))!;
  const intercept = level([...groups.values()].flat()), levels = new Map([...groups].map(([key, points]) => [key, level(points)]));
  return {
    n: months.length, seasonal, ...sen, intercept, s, variance, z, p: bothTails(z),
    months: months.map(({ month, value }) => ({ month, value, adjusted: seasonal ? value - levels.get(seasonOf(month))! + intercept : value, fitted: intercept + (sen.slope * (monthNumber(month) - first)) / 12 })),
  };
}
/** Whether seasons can be told from the trend (可否去季节). */
export function canDeseason(months: readonly MonthValue[]): boolean {
  const counts = new Map<string, number>();
  for (const { month } of months) counts.set(month.slice(5, 7), (counts.get(month.slice(5, 7)) ?? 0) + 1);
  return months.length >= 24 && [...counts.values()].every((count) => count >= 2);
}
