import { daysOfMonth } from "@yunqing/standards";

/** The same day so many months later (若干月后), `YYYY-MM-DD`; the last day of the month where it has no such day. */
export function monthsAfter(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months, year = Math.floor(count / 12), month = count % 12 + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(Math.min(Number(day.slice(8, 10)), daysOfMonth(year, month))).padStart(2, "0")}`;
}
/** The same day so many years later (若干年后). */
export function yearsAfter(day: string, years: number): string { return monthsAfter(day, years * 12); }
