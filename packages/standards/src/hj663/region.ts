import { exact, type Exact } from "../exact.js";
import { meanOf, type Statistic } from "./daily.js";
import { validity } from "./validity.js";

/**
 * The value of a city or district over its points (城市、区县均值): concentrations are averaged first and rounded, then come sub-index and index.
 * Never an average of indices, never the worst point. The city's O3 is the mean of the points' daily maximum 8-hour means (@choice, from memory).
 *
 * @param points  one entry a point of the evaluation; null = no valid value
 * @param places  decimals of the result: CO 1, others 0
 * @returns none when fewer than 75 % of the points (50 % of fewer than four) are valid
 * @clause HJ 663-2013 city evaluation (share of points from memory)
 */
export function regionMean(points: readonly (Exact | null)[], places: number): Statistic {
  const there = points.filter((point): point is Exact => point !== null);
  const { share, shareThen, whenFewerThan, clause } = validity.pointsOfRegion;
  const needed = exact(points.length < whenFewerThan ? shareThen : share);
  const mean = meanOf(there);
  if (mean === null || exact(there.length).compare(exact(points.length).times(needed)) < 0) return { kind: "none", count: there.length, clause, reason: {
    zh: `有效点位 ${there.length}/${points.length}，少于 ${needed.times(exact(100)).toString()}%`, en: `${there.length} of ${points.length} points are valid; ${needed.times(exact(100)).toString()} % are needed` } };
  return { kind: "value", value: mean, text: mean.toFixed(places), count: there.length };
}

/** One place of a ranking (排名). Equal values rank equal; the next rank counts them all. Without a value there is no rank. */
export interface Ranked<T> { readonly rank: number | null; readonly of: T }

/**
 * Ranks from the best (lowest) value up (由好到差排名).
 * @param value  the exact value of a member, as published; null = none, listed last
 * @clause composite-index ranking: equal values rank equal (Anhui note of 2019)
 */
export function ranked<T>(members: readonly T[], value: (member: T) => Exact | null): readonly Ranked<T>[] {
  const valued = members.map((of) => ({ of, value: value(of) }));
  const sorted = valued.filter((row): row is { of: T; value: Exact } => row.value !== null).sort((a, b) => a.value.compare(b.value));
  let rank = 0;
  return [
    ...sorted.map((row, i) => { if (i === 0 || row.value.compare(sorted[i - 1]?.value ?? row.value) !== 0) rank = i + 1; return { rank, of: row.of }; }),
    ...valued.filter((row) => row.value === null).map((row) => ({ rank: null, of: row.of })),
  ];
}

/**
 * Change against an earlier period in per cent, one decimal (同比、环比变化率); negative means the concentration fell.
 * @returns null when the earlier value is 0
 */
export function changeRate(now: Exact, before: Exact, places = 1): string | null {
  return before.isZero() ? null : now.minus(before).times(exact(100)).over(before).toFixed(places);
}

/**
 * The mean of three years (三年滑动平均), which HJ 663-2026 introduces; each year valid, else null.
 * @param years  three annual means, exact, oldest first
 * @clause HJ 663-2026 three-year moving average (known from the press notes only)
 */
export function threeYearMean(years: readonly [Exact | null, Exact | null, Exact | null]): Exact | null {
  return years.some((year) => year === null) ? null : meanOf(years as readonly Exact[]);
}
