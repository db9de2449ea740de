import { daysOfMonth, partsOfDay } from "../day.js";
import { exact, type Exact } from "../exact.js";
import { meanOf, type Statistic } from "./daily.js";
import { daysNeeded, yearValidityOfCounts } from "./validity.js";

/** Periods of the calendar over which daily values are averaged (统计周期). */
export type Period =
  | { readonly kind: "month"; readonly year: number; readonly month: number }
  | { readonly kind: "quarter"; readonly year: number; readonly quarter: 1 | 2 | 3 | 4 }
  | { readonly kind: "year"; readonly year: number };

/** A month or quarter that the calendar does not have. */
export class NoSuchPeriod extends RangeError {
  readonly code = "hj663/no-such-period";
  constructor(period: Period) { super(`${JSON.stringify(period)} is no period of the calendar; months are 1–12 and quarters 1–4 (GB 3095-2026 §3.11–§3.13)`); }
}

/** Months (1–12) of a period. @throws {NoSuchPeriod} */
export function monthsOfPeriod(period: Period): readonly number[] {
  if (period.kind === "year") return [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const first = period.kind === "month" ? period.month : period.quarter * 3 - 2;
  if (!Number.isSafeInteger(first) || first < 1 || first > 12) throw new NoSuchPeriod(period);
  return period.kind === "month" ? [first] : [first, first + 1, first + 2];
}

/**
 * The mean of a month, quarter or year over its daily values (月、季、年均值): arithmetic mean of the DAILY values of the calendar period, never of months.
 * A month needs 27 days (February 25), a quarter three such months (@choice, the table is silent on quarters of these items), a year 324 days and twelve such months.
 *
 * @param days    daily values, each day once; null = not valid; days of other periods are left aside
 * @param places  decimals of the result
 * @throws {NoSuchPeriod} {NotADay}
 * @clause GB 3095-2026 §3.11–§3.13, table 4
 */
export function airPeriodMean(days: readonly { readonly day: string; readonly value: Exact | null }[], period: Period, places: number): Statistic {
  const months = monthsOfPeriod(period), counts = new Array<number>(12).fill(0), values: Exact[] = [];
  for (const { day, value } of days) {
    const parts = partsOfDay(day);
    if (value === null || parts.year !== period.year || !months.includes(parts.month)) continue;
    counts[parts.month - 1] = (counts[parts.month - 1] as number) + 1;
    values.push(value);
  }
  const short = months.filter((month) => (counts[month - 1] as number) < Math.min(daysNeeded(month), daysOfMonth(period.year, month)));
  const mean = meanOf(values);
  if (mean === null || short.length > 0 || (period.kind === "year" && !yearValidityOfCounts(counts).valid)) return { kind: "none", count: values.length, clause: "GB 3095 table 4", reason: {
    zh: `有效日均值 ${values.length} 个；不足的月份：${short.join("、") || "无"}`, en: `${values.length} valid daily means; months too short: ${short.join(", ") || "none"}` } };
  return { kind: "value", value: mean, text: mean.toFixed(places), count: values.length };
}

/** Share of valid values that keep their limit (达标率): D = A/B × 100 %, one decimal. */
export interface AirComplianceRate { readonly compliant: number; readonly valid: number; readonly rate: string | null }

/**
 * The rate of compliance over hours or days (达标率). Missing values stand outside both counts.
 * @param values  as rounded for evaluation; null = not valid
 * @clause HJ 663-2013 D = A/B × 100 %, one decimal (from memory)
 */
export function airComplianceRate(values: readonly (Exact | null)[], limit: Exact): AirComplianceRate {
  const there = values.filter((value): value is Exact => value !== null);
  const compliant = there.filter((value) => value.compare(limit) <= 0).length;
  return { compliant, valid: there.length, rate: there.length === 0 ? null : exact(compliant).times(exact(100)).over(exact(there.length)).toFixed(1) };
}
