import { exact } from "../exact.js";
import { airLevel, type AirCategory } from "../hj633/category.js";
import type { Hj633Edition } from "../hj633/edition.js";
import { airIndex, type Concentrations } from "../hj633/report.js";

/** One day's values for the count of good days; null or no key where an item has no valid value. */
export interface IndexedDay { readonly day: string; readonly values: Concentrations; readonly sandstorm?: boolean }

/**
 * Which days the ratio is taken over (统计天数): the days of the calendar, or those that have an index.
 * The plan's 80.8 % and 85.5 % for 2020 are one numerator over these two denominators.
 */
export type GoodDayDenominator = "calendar" | "valid";

/**
 * What happens to days of sand and dust (沙尘模式): CNEMC keeps them in the ratio of good days and deducts them from the means of particulates;
 * an assessment may deduct them here too, and then they leave numerator and denominator.
 */
export type SandstormMode = "keep" | "deduct";

/** The ratio of good days with what it is made of (优良天数比例). */
export interface GoodDayRatio {
  readonly goodDays: number;
  readonly denominator: number;
  readonly denominatorKind: GoodDayDenominator;
  readonly sandstorm: SandstormMode;
  /** per cent with one decimal; null for a denominator of 0 */
  readonly ratio: string | null;
  readonly validDays: number;
  readonly sandstormDays: number;
  /** days with a category, heavy pollution (index above 200) apart */
  readonly byCategory: Readonly<Record<AirCategory, number>>;
  readonly heavyDays: number;
}

/**
 * Counts the days with an index of 100 or less (优良天数).
 * A day is valid when it has an index: @choice HJ 633-2012 asks for no complete set of items, HJ 633-2026 §5.3.1 withholds.
 *
 * @param days          each day once, any order
 * @param calendarDays  days of the period, for the denominator "calendar"
 * @clause HJ 663-2013 D = A/B × 100 %, one decimal (from memory); CNEMC report of July 2021 on sand and dust
 */
export function goodDayRatio(days: readonly IndexedDay[], edition: Hj633Edition, calendarDays: number,
  options: { readonly denominator?: GoodDayDenominator; readonly sandstorm?: SandstormMode } = {}): GoodDayRatio {
  const denominatorKind = options.denominator ?? "valid", sandstorm = options.sandstorm ?? "keep";
  const byCategory: Record<AirCategory, number> = { 优: 0, 良: 0, 轻度污染: 0, 中度污染: 0, 重度污染: 0, 严重污染: 0 };
  let validDays = 0, sandstormDays = 0;
  for (const { values, sandstorm: sandy } of days) {
    if (sandy) sandstormDays++;
    if (sandy && sandstorm === "deduct") continue;
    const index = airIndex(edition, edition.daily, values);
    if (index.kind !== "index") continue;
    validDays++;
    byCategory[airLevel(index.aqi).category]++;
  }
  const goodDays = byCategory.优 + byCategory.良;
  const denominator = denominatorKind === "valid" ? validDays : calendarDays - (sandstorm === "deduct" ? sandstormDays : 0);
  return { goodDays, denominator, denominatorKind, sandstorm, validDays, sandstormDays, byCategory, heavyDays: byCategory.重度污染 + byCategory.严重污染,
    ratio: denominator > 0 ? exact(goodDays).times(exact(100)).over(exact(denominator)).toFixed(1) : null };
}
