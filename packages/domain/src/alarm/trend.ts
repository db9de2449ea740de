import { exact, theilSen, type Exact } from "@yunqing/standards";

/** Where a trend leads (趋势外推). Slope per hour, in the unit of the value; `reaches`: hours from the last value until the limit, null when it moves away or stands still. */
export interface TrendToLimit { readonly slope: Exact; readonly fitted: Exact; readonly reaches: Exact | null }

/**
 * Extends the last values to a limit (趋势判断), exact. `theil-sen`: the median of the slopes of all pairs, which one outlier does not move; `linear`: least squares.
 * The fitted value at the last instant, not the last value itself, is extended.
 * @param points  `at` in milliseconds, at least three at different instants; else null
 * @clause Theil 1950, Sen 1968; ordinary least squares
 */
export function trendTo(points: readonly { readonly at: number; readonly value: Exact }[], limit: Exact, method: "theil-sen" | "linear"): TrendToLimit | null {
  if (new Set(points.map(({ at }) => at)).size < 3) return null;
  const last = Math.max(...points.map(({ at }) => at)), hours = points.map(({ at, value }) => ({ at: exact(at - last).over(exact(3_600_000)), value }));
  const { slope, intercept } = method === "theil-sen" ? theilSen(hours) : leastSquares(hours);
  // time is counted from the last value: the intercept is what the line says of it
  const fitted = intercept, gap = limit.minus(fitted);
  if (slope.isZero() || gap.isNegative() !== slope.isNegative()) return { slope, fitted, reaches: gap.isZero() ? exact(0) : null };
  return { slope, fitted, reaches: gap.over(slope) };
}

function leastSquares(points: readonly { readonly at: Exact; readonly value: Exact }[]): { readonly slope: Exact; readonly intercept: Exact } {
  const n = exact(points.length), add = (of: (one: (typeof points)[number]) => Exact): Exact => points.reduce((all, one) => all.plus(of(one)), exact(0));
  const x = add(({ at }) => at), y = add(({ value }) => value), xx = add(({ at }) => at.times(at)), xy = add(({ at, value }) => at.times(value));
  const slope = n.times(xy).minus(x.times(y)).over(n.times(xx).minus(x.times(x)));
  return { slope, intercept: y.minus(slope.times(x)).over(n) };
}
