/** A text that should be a day of the calendar and is not. */
export class NotADay extends TypeError {
  readonly code = "day/not-a-day";
  constructor(readonly text: string) {
    super(`"${text}" is not a day; write the Beijing day as YYYY-MM-DD, for example 2025-01-03`);
  }
}

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True in a leap year (闰年). */
export function isLeapYear(year: number): boolean { return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0; }

/** Days of a year: 365 or 366. */
export function daysOfYear(year: number): number { return isLeapYear(year) ? 366 : 365; }

/** Days of a month, 1–12. */
export function daysOfMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : monthLengths[month - 1] ?? 0;
}

/** True when the text is a day that exists: `2024-02-29` is one, `2025-02-29` is none. */
export function isDay(text: string): boolean {
  const match = dayPattern.exec(text);
  if (!match) return false;
  const day = Number(match[3]);
  return day >= 1 && day <= daysOfMonth(Number(match[1]), Number(match[2]));
}

/** Year, month and day of a Beijing day. @throws {NotADay} */
export function partsOfDay(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  if (!isDay(day)) throw new NotADay(day);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

const dayMs = 86_400_000;
const beijingOffsetMs = 8 * 3_600_000;

/** The day `count` days after (before, when negative). @throws {NotADay} */
export function dayAfter(day: string, count = 1): string {
  const { year, month, day: date } = partsOfDay(day);
  return new Date(Date.UTC(year, month - 1, date) + count * dayMs).toISOString().slice(0, 10);
}

/** Days from one day to another, negative when `to` is earlier. @throws {NotADay} */
export function daysBetween(from: string, to: string): number {
  const at = (day: string): number => { const p = partsOfDay(day); return Date.UTC(p.year, p.month - 1, p.day); };
  return (at(to) - at(from)) / dayMs;
}

/**
 * The instants of a Beijing day (北京时间自然日), half-open.
 * @returns ISO instants in UTC; Beijing keeps +08:00 all year since 1992
 * @throws {NotADay}
 * @example beijingDay("2025-01-03").from === "2025-01-02T16:00:00.000Z"
 */
export function beijingDay(day: string): { readonly from: string; readonly to: string } {
  const { year, month, day: date } = partsOfDay(day);
  const start = Date.UTC(year, month - 1, date) - beijingOffsetMs;
  return { from: new Date(start).toISOString(), to: new Date(start + dayMs).toISOString() };
}

/**
 * The Beijing day an instant falls in (所在的北京日).
 * @param at  ISO instant with an offset or Z
 * @throws {NotADay} when the text is no instant, or has no offset: a bare local time belongs to no known day
 */
export function dayOfInstant(at: string): string {
  const ms = /(?:Z|[+-]\d{2}:?\d{2})$/.test(at) ? Date.parse(at) : NaN;
  if (Number.isNaN(ms)) throw new NotADay(at);
  return new Date(ms + beijingOffsetMs).toISOString().slice(0, 10);
}

/** Every day of a year in order. */
export function daysInYear(year: number): readonly string[] {
  const first = `${String(year).padStart(4, "0")}-01-01`;
  return Array.from({ length: daysOfYear(year) }, (_, index) => dayAfter(first, index));
}
