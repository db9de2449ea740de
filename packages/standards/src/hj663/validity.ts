import { daysOfMonth, partsOfDay } from "../day.js";
import type { AirPollutant } from "../gb3095/edition.js";
import type { Attestation } from "../lineage.js";

/** How many data a mean needs (数据统计的有效性规定), dated with its standard. @clause GB 3095-2026 table 4; GB 3095-2012 table 4 (the same, from memory) */
export const validity = {
  minutesOfHour: { minimum: 45, items: ["SO2", "NO2", "CO", "O3", "NOx"] as readonly AirPollutant[], clause: "table 4", attestation: "VERIFIED" as Attestation },
  hoursOfDay: { minimum: 20, clause: "table 4", attestation: "VERIFIED" as Attestation },
  hoursOfWindow: { minimum: 6, of: 8, clause: "table 4", attestation: "VERIFIED" as Attestation },
  windowsOfDay: { minimum: 14, of: 17, clause: "HJ 663 §6.1.2", attestation: "VERIFIED" as Attestation },
  daysOfYear: { minimum: 324, clause: "table 4", attestation: "VERIFIED" as Attestation },
  daysOfMonth: { minimum: 27, february: 25, clause: "table 4", attestation: "VERIFIED" as Attestation },
  daysOfYearByHand: { minimum: 60, ofMonth: 5, items: ["TSP", "BaP", "Pb"] as readonly AirPollutant[], clause: "table 4", attestation: "VERIFIED" as Attestation },
  daysOfQuarterByHand: { minimum: 15, ofMonth: 5, items: ["Pb"] as readonly AirPollutant[], clause: "table 4", attestation: "VERIFIED" as Attestation },
  pointsOfRegion: { share: "0.75", whenFewerThan: 4, shareThen: "0.5", clause: "HJ 663 city evaluation", attestation: "FROM MEMORY" as Attestation },
} as const;

/**
 * Whether the minutes sampled make an hourly mean valid (小时均值有效性). Particulates have no such row: any minutes are enough for them by this table.
 * @clause GB 3095-2026 table 4
 */
export function isHourValid(item: AirPollutant, minutes: number): boolean {
  return validity.minutesOfHour.items.includes(item) ? minutes >= validity.minutesOfHour.minimum : minutes > 0;
}

/** Least number of daily values a month needs. @clause GB 3095-2026 table 4 */
export function daysNeeded(month: number): number { return month === 2 ? validity.daysOfMonth.february : validity.daysOfMonth.minimum; }

/** What the count of daily values of a year says (年均值有效性). */
export interface YearValidity {
  readonly valid: boolean;
  readonly days: number;
  /** months (1–12) with too few days */
  readonly shortMonths: readonly number[];
}

/**
 * Whether the daily values of a year make its mean valid (年均值有效性): at least 324, and at least 27 in each month (February 25).
 * @param days  the Beijing days that have a valid daily value, each once
 * @throws {NotADay}
 * @clause GB 3095-2026 table 4; the same for percentiles (from memory)
 */
export function yearValidity(days: readonly string[]): YearValidity {
  const months = new Array<number>(12).fill(0);
  for (const day of days) { const month = partsOfDay(day).month - 1; months[month] = (months[month] ?? 0) + 1; }
  return yearValidityOfCounts(months);
}

/** The same from twelve counts, January first. */
export function yearValidityOfCounts(months: ArrayLike<number>): YearValidity {
  let days = 0;
  const shortMonths: number[] = [];
  for (let m = 0; m < 12; m++) {
    const count = months[m] ?? 0;
    days += count;
    if (count < daysNeeded(m + 1)) shortMonths.push(m + 1);
  }
  return { valid: days >= validity.daysOfYear.minimum && shortMonths.length === 0, days, shortMonths };
}

/** Whether the daily values of one month make its mean valid (月均值有效性). @clause GB 3095-2026 table 4 */
export function isMonthValid(year: number, month: number, days: number): boolean {
  return days >= Math.min(daysNeeded(month), daysOfMonth(year, month));
}
