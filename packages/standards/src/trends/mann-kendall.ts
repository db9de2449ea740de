import { exact, type Exact } from "../exact.js";
import { NoTrend, type TrendDirection } from "./spearman.js";

/** Levels at which a two-sided test is usually read, with the standard normal quantile to six decimals. */
export const normalQuantiles = { "0.10": "1.644854", "0.05": "1.959964", "0.01": "2.575829" } as const;
/** A level of significance, two-sided (显著性水平). */
export type SignificanceLevel = keyof typeof normalQuantiles;

/** The result of the Mann-Kendall test (曼-肯德尔趋势检验). S and its variance are exact; z is rounded once from its exact square. */
export interface MannKendallTrend {
  readonly s: number;
  readonly variance: Exact;
  /** continuity-corrected z with four decimals */
  readonly z: string;
  /** tau = S / (n(n−1)/2), exact; ties are not corrected for in its denominator */
  readonly tau: Exact;
  readonly significant: boolean;
  readonly level: SignificanceLevel;
  readonly direction: TrendDirection;
}

/**
 * The Mann-Kendall test with correction for ties and continuity (趋势检验).
 * The decision compares z² with the squared quantile, so no root passes floating point.
 *
 * @param values  one value a period, oldest first
 * @throws {NoTrend} fewer than 4 values
 * @clause Mann 1945, Kendall 1975; normal approximation: read with care below 10 values
 */
export function mannKendall(values: readonly Exact[], level: SignificanceLevel = "0.05"): MannKendallTrend {
  const n = values.length;
  if (n < 4) throw new NoTrend(`${n} values are too few`, "the Mann-Kendall test needs at least 4");
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += (values[j] as Exact).compare(values[i] as Exact);
  const ties = tieCounts(values).reduce((total, t) => total + t * (t - 1) * (2 * t + 5), 0);
  const variance = exact(n * (n - 1) * (2 * n + 5) - ties).over(exact(18));
  const corrected = exact(s === 0 || variance.isZero() ? 0 : s - Math.sign(s));
  const square = variance.isZero() ? exact(0) : corrected.times(corrected).over(variance);
  const bound = exact(normalQuantiles[level]);
  const significant = square.compare(bound.times(bound)) > 0;
  return { s, variance, z: `${corrected.isNegative() && !square.isZero() ? "-" : ""}${rootText(square, 4)}`, tau: exact(2 * s).over(exact(n * (n - 1))), significant, level,
    direction: !significant ? "none" : s < 0 ? "falling" : "rising" };
}

function tieCounts(values: readonly Exact[]): readonly number[] {
  const counts = new Map<string, number>();
  for (const value of values) { const key = value.toString(); counts.set(key, (counts.get(key) ?? 0) + 1); }
  return [...counts.values()];
}

/** The square root of a rational, rounded once to `places`: a root of a rational is never exactly half a step unless it is rational, and then half goes to even. */
function rootText(square: Exact, places: number): string {
  const scale = 10n ** BigInt(places);
  const floor = integerRoot((square.numerator * scale * scale) / square.denominator);
  const half = exact(2n * floor + 1n).over(exact(2n * scale)); // midpoint to the next step
  const order = square.compare(half.times(half));
  const up = order > 0 || (order === 0 && floor % 2n === 1n);
  return exact(up ? floor + 1n : floor).over(exact(scale)).toFixed(places);
}

function integerRoot(n: bigint): bigint {
  if (n < 2n) return n;
  let guess = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + n / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

/** The Theil–Sen slope (泰尔-森斜率): median of the slopes of all pairs, per unit of `at`, exact; and the median intercept. */
export interface TheilSen { readonly slope: Exact; readonly intercept: Exact; readonly pairs: number }

/**
 * The Theil–Sen estimate of a linear trend.
 * @param points  `at` in any order (years as whole numbers), pairs of equal `at` are left out
 * @throws {NoTrend} when no two points differ in `at`
 * @clause Theil 1950, Sen 1968
 */
export function theilSen(points: readonly { readonly at: Exact; readonly value: Exact }[]): TheilSen {
  const slopes: Exact[] = [];
  for (let i = 0; i < points.length; i++) for (let j = i + 1; j < points.length; j++) {
    const a = points[i] as (typeof points)[number], b = points[j] as (typeof points)[number];
    if (!a.at.equals(b.at)) slopes.push(b.value.minus(a.value).over(b.at.minus(a.at)));
  }
  const slope = median(slopes);
  if (slope === null) throw new NoTrend("no two points differ in time", "the Theil–Sen slope needs two");
  return { slope, pairs: slopes.length, intercept: median(points.map(({ at, value }) => value.minus(slope.times(at)))) as Exact };
}

/** The median (中位数), exact; null for nothing. */
export function median(values: readonly Exact[]): Exact | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a.compare(b));
  const upper = sorted[sorted.length >> 1] as Exact;
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[(sorted.length >> 1) - 1] as Exact).over(exact(2));
}
