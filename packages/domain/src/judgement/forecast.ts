import type { Labels } from "@yunqing/standards";
import type { Comparator } from "../plan/model.js";

/** A forecast (趋势预测), for drawing: floats, never a published number. `level` is the share of outcomes inside low–high. */
export interface Forecast {
  readonly method: Labels;
  readonly points: readonly { readonly period: string; readonly value: number; readonly low: number; readonly high: number }[];
  readonly level: number; readonly probabilityOfMeeting: number | null; readonly reason: Labels | null;
}

export const forecastMethod: Labels = {
  zh: "Theil–Sen 稳健趋势线（各对年份斜率的中位数）；区间由肯德尔统计量的精确分布（不假定正态）与残差合成，残差按 √(n/(n−2)) 放大，两端外各留一个斜率极差；概率为其中达到目标的份额",
  en: "Theil–Sen robust trend (median of the slopes of all pairs of years); the interval joins the exact distribution of Kendall's statistic (nothing assumed normal) with the residuals, widened by √(n/(n−2)), tails as wide as the range of slopes; the probability is the share of outcomes that meet the target",
};
export const forecastLevel = 0.8;

const none = (zh: string, en: string): Forecast => ({ method: forecastMethod, points: [], level: forecastLevel, probabilityOfMeeting: null, reason: { zh, en } });

/** Median of numbers; NaN for none. */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b), half = sorted.length / 2;
  return sorted.length === 0 ? NaN : sorted.length % 2 === 1 ? sorted[Math.floor(half)] as number : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
}

/** Slopes of all pairs of points, ascending (各对斜率). Years differ from one another. */
export function pairSlopes(points: readonly { readonly year: number; readonly value: number }[]): readonly number[] {
  return points.flatMap((a, i) => points.slice(i + 1).map((b) => (b.value - a.value) / (b.year - a.year))).sort((a, b) => a - b);
}

/**
 * How many orders of n things have k inversions, divided by n! (马洪数): the exact distribution of Kendall's statistic
 * when years and errors have nothing to do with one another, k = 0 … n(n−1)/2.
 */
export function inversionShares(n: number): readonly number[] {
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, k) => { for (let step = 0; step < size; step++) next[k + step] = (next[k + step] as number) + share / size; });
    shares = next;
  }
  return shares;
}

/**
 * Quantile of the slope's confidence distribution: between the k-th and the (k+1)-th slope lies the share of k inversions,
 * spread evenly; the two tails reach out by the range of the slopes.
 */
function slopeQuantile(slopes: readonly number[], shares: readonly number[], p: number): number {
  const first = slopes[0] as number, last = slopes.at(-1) as number, range = last - first;
  const edges = [first - range, ...slopes, last + range];
  let passed = 0;
  for (let k = 0; k < shares.length; k++) {
    const share = shares[k] as number;
    if (p <= passed + share || k === shares.length - 1) {
      const from = edges[k] as number, to = edges[k + 1] as number;
      return share === 0 ? from : from + (to - from) * Math.min(1, (p - passed) / share);
    }
    passed += share;
  }
  return last;
}

const steps = 400;

/**
 * Forecasts the years after the last value up to the target year (趋势预测).
 *
 * @param points   yearly values, base included; any order, one a year
 * @param target   bound of the target year, or null when there is none: then there is no probability
 * @returns no points and a reason for fewer than three values, or when the target year already has its value
 */
export function forecast(points: readonly { readonly year: number; readonly value: number }[], targetYear: number, target: { readonly op: Comparator; readonly value: number } | null): Forecast {
  const known = [...points].sort((a, b) => a.year - b.year);
  if (known.length < 3) return none(`只有 ${known.length} 个年度值，至少需要三个才能预测`, `only ${known.length} yearly value${known.length === 1 ? "" : "s"}; a forecast needs at least three`);
  const last = (known.at(-1) as { year: number }).year;
  if (last >= targetYear) return none(`${targetYear}年已有数值，不再预测`, `${targetYear} already has a value; nothing is left to forecast`);
  const slopes = pairSlopes(known), shares = inversionShares(known.length), centre = median(slopes);
  const at = (slope: number, year: number): number => median(known.map((point) => point.value + slope * (year - point.year)));
  const widen = Math.sqrt(known.length / (known.length - 2));
  const residuals = known.map((point) => (point.value - at(centre, point.year)) * widen);
  const drawn = Array.from({ length: steps }, (_, index) => slopeQuantile(slopes, shares, (index + 0.5) / steps));
  const outcomes = (year: number): readonly number[] => drawn.flatMap((slope) => residuals.map((residual) => at(slope, year) + residual)).sort((a, b) => a - b);
  const forecasts = Array.from({ length: targetYear - last }, (_, index) => {
    const year = last + 1 + index, all = outcomes(year), tail = (1 - forecastLevel) / 2;
    return { period: String(year), value: at(centre, year), low: all[Math.floor(tail * all.length)] as number, high: all[Math.ceil((1 - tail) * all.length) - 1] as number };
  });
  return { method: forecastMethod, points: forecasts, level: forecastLevel, probabilityOfMeeting: target === null ? null : shareMeeting(outcomes(targetYear), target), reason: null };
}

function shareMeeting(outcomes: readonly number[], target: { readonly op: Comparator; readonly value: number }): number | null {
  if (target.op === "=") return null; // the chance of one exact number is no use to anybody
  const holds = (value: number): boolean => target.op === "<" ? value < target.value : target.op === "<=" ? value <= target.value : target.op === ">" ? value > target.value : value >= target.value;
  return outcomes.filter(holds).length / outcomes.length;
}
