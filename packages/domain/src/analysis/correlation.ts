import { meanOf } from "./spread.js";

/** A correlation of pairs (相关): null where fewer than three pairs or one side does not vary. */
export interface Correlation { readonly n: number; readonly pearson: number | null; readonly spearman: number | null }
/** Pairs where both sides have a value (成对有效值). */
export function pairsOf(a: readonly (number | null)[], b: readonly (number | null)[]): readonly (readonly [number, number])[] {
  return a.flatMap((x, index) => { const y = b[index] ?? null; return x === null || y === null ? [] : [[x, y] as const]; });
}
/** Pearson's r (皮尔逊相关系数). */
export function pearsonOf(pairs: readonly (readonly [number, number])[]): number | null {
  if (pairs.length < 3) return null;
  const mx = meanOf(pairs.map(([x]) => x))!, my = meanOf(pairs.map(([, y]) => y))!;
  let xy = 0, xx = 0, yy = 0;
  for (const [x, y] of pairs) { xy += (x - mx) * (y - my); xx += (x - mx) ** 2; yy += (y - my) ** 2; }
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx) / Math.sqrt(yy)));
}
/** Ranks from 1, ties sharing the mean of theirs (秩). */
export function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value), ranks = Array.from(values, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && order[end + 1]!.value === order[start]!.value) end += 1;
    for (let at = start; at <= end; at += 1) ranks[order[at]!.index] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return ranks;
}
/** Pearson's r and Spearman's ρ, Pearson's r of ranks (相关系数). */
export function correlationOf(a: readonly (number | null)[], b: readonly (number | null)[]): Correlation {
  const pairs = pairsOf(a, b), x = ranksOf(pairs.map(([one]) => one)), y = ranksOf(pairs.map(([, other]) => other));
  return { n: pairs.length, pearson: pearsonOf(pairs), spearman: pearsonOf(x.map((rank, index) => [rank, y[index]!] as const)) };
}

/** Two series beside each other (站点比对): bias is b − a; the line is least squares of b on a. */
export interface SeriesComparison { readonly n: number; readonly bias: number | null; readonly error: number | null; readonly slope: number | null; readonly intercept: number | null; readonly r2: number | null }
/** Compares pairs (比对): mean difference, root mean square difference, least squares. */
export function comparisonOf(pairs: readonly (readonly [number, number])[]): SeriesComparison {
  const n = pairs.length, bias = meanOf(pairs.map(([x, y]) => y - x)), square = meanOf(pairs.map(([x, y]) => (y - x) ** 2)), r = pearsonOf(pairs);
  const mx = meanOf(pairs.map(([x]) => x)), my = meanOf(pairs.map(([, y]) => y));
  if (mx === null || my === null || r === null) return { n, bias, error: square === null ? null : Math.sqrt(square), slope: null, intercept: null, r2: null };
  let xy = 0, xx = 0;
  for (const [x, y] of pairs) { xy += (x - mx) * (y - my); xx += (x - mx) ** 2; }
  const slope = xy / xx;
  return { n, bias, error: Math.sqrt(square!), slope, intercept: my - slope * mx, r2: r * r };
}
