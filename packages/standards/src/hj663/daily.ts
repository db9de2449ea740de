import { exact, sum, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import { validity } from "./validity.js";

/** A statistic, or why there is none (统计值). `value` is exact; `text` is rounded once for publication. */
export type Statistic =
  | { readonly kind: "value"; readonly value: Exact; readonly text: string; readonly count: number }
  | { readonly kind: "none"; readonly count: number; readonly reason: Labels; readonly clause: string };

/** A list of hours that has not 24 places. */
export class NotADayOfHours extends RangeError {
  readonly code = "hj663/not-24-hours";
  constructor(readonly length: number) {
    super(`${length} hours are given; a natural day has 24, labelled 1–24 by their end (hours[0] is 00–01). Put null where an hour is missing (HJ 663 §6.1)`);
  }
}

/** The arithmetic mean of what is there; null for nothing. */
export function meanOf(values: readonly Exact[]): Exact | null {
  return values.length === 0 ? null : sum(values).over(exact(values.length));
}

/**
 * The 24-hour mean of a natural day (24小时平均): at least 20 hourly means.
 *
 * @param hours   24 entries, hours[0] is 00–01; null = missing or invalid; not below 0
 * @param places  decimals of the result: CO 1, others 0
 * @throws {NotADayOfHours}
 * @clause GB 3095-2012 §3.9, table 4; GB 3095-2026 §3.10, table 4
 */
export function dailyMean(hours: readonly (Exact | null)[], places: number): Statistic {
  if (hours.length !== 24) throw new NotADayOfHours(hours.length);
  const there = hours.filter((hour): hour is Exact => hour !== null);
  const mean = meanOf(there);
  if (mean === null || there.length < validity.hoursOfDay.minimum) return { kind: "none", count: there.length, clause: "GB 3095 table 4", reason: {
    zh: `有效小时数 ${there.length}，少于20个，日均值无效`, en: `${there.length} valid hours; a daily mean needs 20` } };
  return { kind: "value", value: mean, text: mean.toFixed(places), count: there.length };
}

/** The daily maximum 8-hour mean of O3 with the windows it came from (臭氧日最大8小时平均). */
export type OzoneDay = Statistic & {
  readonly windows: number;
  /** true: fewer than 14 windows, valid because the maximum exceeds the limit */
  readonly byException?: boolean;
};

/**
 * The daily maximum of the sliding 8-hour means of O3 (臭氧日最大8小时滑动平均): windows ending at 8 … 24, each with at least 6 hours;
 * at least 14 windows, or a maximum above the limit.
 * CNEMC's column of sliding means is a partial mean before 8 o'clock; here a window never reaches into the day before.
 *
 * @param hours  24 hourly means in µg/m³, hours[0] is 00–01; null = missing
 * @param limit  the limit of the zone for the daily maximum 8-hour mean, µg/m³; the rounded maximum must exceed it (@choice)
 * @throws {NotADayOfHours}
 * @clause HJ 663-2013 §6.1.2, HJ 663-2026 §6.1.2; GB 3095 table 4
 */
export function ozoneDay(hours: readonly (Exact | null)[], limit: Exact): OzoneDay {
  if (hours.length !== 24) throw new NotADayOfHours(hours.length);
  let windows = 0;
  let highest: Exact | null = null;
  for (let end = 8; end <= 24; end++) {
    const there = hours.slice(end - 8, end).filter((hour): hour is Exact => hour !== null);
    const mean = there.length >= validity.hoursOfWindow.minimum ? meanOf(there) : null;
    if (mean === null) continue;
    windows++;
    if (highest === null || mean.compare(highest) > 0) highest = mean;
  }
  const clause = "HJ 663 §6.1.2";
  if (highest === null) return { kind: "none", count: 0, windows, clause, reason: { zh: "没有一个8小时滑动平均有效（每个至少6小时）", en: "no 8-hour mean is valid (each needs 6 hours)" } };
  const text = highest.toFixed(0);
  if (windows >= validity.windowsOfDay.minimum) return { kind: "value", value: highest, text, count: windows, windows };
  if (exact(text).compare(limit) > 0) return { kind: "value", value: highest, text, count: windows, windows, byException: true };
  return { kind: "none", count: windows, windows, clause, reason: {
    zh: `有效8小时滑动平均 ${windows} 个，少于14个，且最大值未超过浓度限值 ${limit.toString()} µg/m³`,
    en: `${windows} valid 8-hour means; a day needs 14, or a maximum above ${limit.toString()} µg/m³` } };
}
