import { Exact, exact } from "../exact.js";

/** A percentile that does not exist: of nothing, or outside 0–100. */
export class NoPercentile extends RangeError {
  readonly code = "hj663/no-percentile";
  constructor(why: string) { super(`${why}; HJ 663-2013 annex A.5 takes the percentile p (0 < p ≤ 100) of at least one value`); }
}

/**
 * The percentile of a series (百分位数): sorted, k = 1 + (n−1)·p %, straight line between the neighbours of k. Exact.
 *
 * @param values  any order; not rounded here
 * @param p       0 < p ≤ 100, decimal text or whole number
 * @throws {NoPercentile} {NotADecimal}
 * @clause HJ 663-2013 annex A (formula from memory, three independent programs agree)
 * @example percentile(["10","20"].map(exact), 95).toString() === "19.5"
 */
export function percentile(values: readonly Exact[], p: number | string): Exact {
  const share = exact(p);
  if (share.compare(exact(0)) <= 0 || share.compare(exact(100)) > 0) throw new NoPercentile(`p is ${share.toString()}`);
  if (values.length === 0) throw new NoPercentile("there are no values");
  const sorted = [...values].sort((a, b) => a.compare(b));
  const k = exact(values.length - 1).times(share).over(exact(100));
  const s = Number(k.scaled(0, "floor"));
  const low = sorted[s] as Exact, high = sorted[s + 1];
  return high === undefined ? low : low.plus(high.minus(low).times(k.minus(exact(s))));
}
