/** The mean (算术平均); null of nothing. */
export function meanOf(values: readonly number[]): number | null { return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length; }

/**
 * A quantile (分位数) by linear interpolation between order statistics at (n − 1)p + 1, that is type 7 of Hyndman and Fan (1996), R's default; null of nothing.
 * Not the percentile of HJ 663, which is an official figure and made elsewhere.
 */
export function quantileOf(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b), at = (sorted.length - 1) * p, low = Math.floor(at), below = sorted[low]!, above = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return below + (above - below) * (at - low);
}
/** The median (中位数). */
export function medianOf(values: readonly number[]): number | null { return quantileOf(values, 0.5); }
/** Standard deviation of a sample, n − 1 below (样本标准差); null of fewer than two. */
export function deviationOf(values: readonly number[]): number | null {
  const mean = meanOf(values);
  return mean === null || values.length < 2 ? null : Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

/** A box of a box plot (箱线图的箱): whiskers reach to the last value within 1.5 interquartile ranges of the box (Tukey 1977). */
export interface Box { readonly n: number; readonly low: number; readonly lower: number; readonly median: number; readonly upper: number; readonly high: number; readonly outside: number; readonly mean: number }
/** The box of values (箱线图); null of nothing. */
export function boxOf(values: readonly number[]): Box | null {
  if (values.length === 0) return null;
  const lower = quantileOf(values, 0.25)!, upper = quantileOf(values, 0.75)!, reach = 1.5 * (upper - lower), inside = values.filter((value) => value >= lower - reach && value <= upper + reach);
  let low = Infinity, high = -Infinity;
  for (const value of inside) { low = Math.min(low, value); high = Math.max(high, value); }
  return { n: values.length, low, lower, median: medianOf(values)!, upper, high, outside: values.length - inside.length, mean: meanOf(values)! };
}
