import { boxOf, deviationOf, meanOf, type Box } from "./spread.js";

/** An hour value on the wall clock of Beijing (小时值): `hour` 1…24 ends at that hour, as in HJ 633. */
export interface TimedValue { readonly day: string; readonly hour: number; readonly value: number }
/** A mean with its 95 % band (均值及95%置信区间): mean ± 1.96 standard errors; null where one value stands alone. Hours that follow each other are alike, so the band is rather too narrow. */
export interface RhythmRow { readonly key: number; readonly n: number; readonly mean: number; readonly low: number | null; readonly high: number | null }

/** Day of the week, 1 Monday … 7 Sunday, of a day of the calendar (星期). */
export function weekdayOf(day: string): number { return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1; }
/** Time variation (时间变化) by hour 1…24, weekday 1…7 or month 1…12; keys without values are left out. */
export function rhythmOf(values: readonly TimedValue[], by: "hour" | "weekday" | "month"): readonly RhythmRow[] {
  return [...grouped(values, by)].map(([key, own]) => {
    const mean = meanOf(own)!, deviation = deviationOf(own), half = deviation === null ? null : (1.959963984540054 * deviation) / Math.sqrt(own.length);
    return { key, n: own.length, mean, low: half === null ? null : mean - half, high: half === null ? null : mean + half };
  });
}
/** Boxes by month of the year (分月箱线图). */
export function monthBoxes(values: readonly TimedValue[]): readonly (Box & { readonly key: number })[] { return [...grouped(values, "month")].map(([key, own]) => ({ key, ...boxOf(own)! })); }
function grouped(values: readonly TimedValue[], by: "hour" | "weekday" | "month"): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const { day, hour, value } of values) {
    const key = by === "hour" ? hour : by === "weekday" ? weekdayOf(day) : Number(day.slice(5, 7)), own = groups.get(key);
    if (own === undefined) groups.set(key, [value]); else own.push(value);
  }
  return new Map([...groups].sort(([a], [b]) => a - b));
}
/** Means of days (日均值) of at least `least` hours, for the calendar plot (日历图). */
export function dayMeans(values: readonly TimedValue[], least = 20): readonly { readonly day: string; readonly n: number; readonly mean: number }[] { return means(values, 10, least).map(({ key, ...rest }) => ({ day: key, ...rest })); }
/** Means of months (月均值) of hours, for trends: of at least `least` hours. */
export function monthMeans(values: readonly TimedValue[], least: number): readonly { readonly month: string; readonly n: number; readonly mean: number }[] { return means(values, 7, least).map(({ key, ...rest }) => ({ month: key, ...rest })); }
function means(values: readonly TimedValue[], letters: number, least: number): readonly { readonly key: string; readonly n: number; readonly mean: number }[] {
  const groups = new Map<string, number[]>();
  for (const { day, value } of values) { const key = day.slice(0, letters), own = groups.get(key); if (own === undefined) groups.set(key, [value]); else own.push(value); }
  return [...groups].filter(([, own]) => own.length >= least).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, own]) => ({ key, n: own.length, mean: meanOf(own)! }));
}
/** Captured share by month (数据获取率): hours with a value among all hours of the days asked for, per cent. */
export function captureOf(values: readonly TimedValue[], days: readonly string[]): readonly { readonly month: string; readonly got: number; readonly due: number; readonly percent: number }[] {
  const due = new Map<string, number>(), got = new Map<string, number>(), asked = new Set(days);
  for (const day of asked) due.set(day.slice(0, 7), (due.get(day.slice(0, 7)) ?? 0) + 24);
  for (const { day } of values) if (asked.has(day)) got.set(day.slice(0, 7), (got.get(day.slice(0, 7)) ?? 0) + 1);
  return [...due].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, hours]) => ({ month, got: got.get(month) ?? 0, due: hours, percent: (100 * (got.get(month) ?? 0)) / hours }));
}
