/** Times of packets (报文时间), always Beijing time: 14 digits `YYYYMMDDhhmmss` in DataTime, 17 with milliseconds in QN. Instants are milliseconds since 1970 UTC. */

export const secondMs = 1_000, minuteMs = 60_000, hourMs = 3_600_000, dayMs = 86_400_000;
const beijing = 8 * hourMs;

/** DataTime of an instant; the part of a second is cut off. @clause HJ 212-2017 表4 DataTime */
export function dataTimeOf(at: number): string { return qnOf(at).slice(0, 14); }
/** QN of an instant. @clause HJ 212-2017 表3 QN */
export function qnOf(at: number): string { return new Date(at + beijing).toISOString().replace(/\D/g, "").slice(0, 17); }

/** Instant of 14 or 17 digits; NaN where they name none. */
export function instantOf(text: string): number {
  const found = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/.exec(text);
  if (found === null) return Number.NaN;
  const [year, month, day, hours, minutes, seconds, milliseconds = 0] = found.slice(1).map((part) => (part === undefined ? 0 : Number(part))) as [number, number, number, number, number, number, number];
  const utc = Date.UTC(year, month - 1, day, hours, minutes, seconds, milliseconds), back = new Date(utc);
  return hours < 24 && minutes < 60 && seconds < 60 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? utc - beijing : Number.NaN;
}

/** Number of the window of a length that holds an instant; windows of a day begin at midnight in Beijing. */
export function windowOf(at: number, lengthMs: number): number { return Math.floor((at + beijing) / lengthMs); }
/** Begin of a window. */
export function startOf(window: number, lengthMs: number): number { return window * lengthMs - beijing; }
/** Number of the day in Beijing (自然日), counted from 1970. */
export function dayOf(at: number): number { return windowOf(at, dayMs); }
/** Hour of the day in Beijing with its fraction: 0 ≤ h < 24. */
export function hourOfDay(at: number): number { return (at + beijing - dayOf(at) * dayMs) / hourMs; }
/** Day of the year with its fraction, by the mean year: for seasons, not for calendars. */
export function dayOfYear(at: number): number { return ((at + beijing) / dayMs + 0.75) % 365.2425; }
