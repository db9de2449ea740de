import { daysOfMonth, daysOfYear } from "../day.js";
import { Exact } from "../exact.js";
import { airIndexOfColumns, indexColumns, indexTables, type ConcentrationColumn, type IndexTables } from "../hj633/fast.js";
import { airLimit } from "../gb3095/limit.js";
import { airLevels, type AirCategory } from "../hj633/category.js";
import { assembledYear, itemResult, type AnnualEvaluation, type AnnualItemResult, type AnnualOptions } from "./annual.js";
import { annualItems, type AirItem, type AnnualItem, type Hj663Edition } from "./edition.js";
import type { GoodDayRatio } from "./good-days.js";
import { validity, yearValidityOfCounts } from "./validity.js";

/** The hours of a year at one point (全年小时值): whole µg/m³, CO in tenths of mg/m³, below 0 = missing; hour 0 is 00–01 of 1 January, 24 a day. O3 by its hours. */
export type HoursOfYear = Readonly<Partial<Record<Exclude<AirItem, "O3_8h"> | "O3", ConcentrationColumn>>>;

/** A column of hours that is not 24 times the days of its year. */
export class NotAYearOfHours extends RangeError {
  readonly code = "hj663/not-a-year-of-hours";
  constructor(item: string, readonly length: number, year: number) {
    super(`${item} has ${length} hours; ${year} has ${daysOfYear(year) * 24} (HJ 663: natural days of 24 hours). Put a value below 0 where an hour is missing`);
  }
}

/** What does not change from station to station: made once for a year. */
export interface YearPlan { readonly year: number; readonly edition: Hj663Edition; readonly days: number; readonly monthOfDay: Uint8Array; readonly tables: IndexTables }

/** Prepares a year for {@link yearOfHours}. */
export function yearPlan(year: number, edition: Hj663Edition): YearPlan {
  const monthOfDay = Array.from({ length: 12 }, (_, month) => new Array<number>(daysOfMonth(year, month + 1)).fill(month)).flat();
  return { year, edition, days: daysOfYear(year), monthOfDay: Uint8Array.from(monthOfDay), tables: indexTables(edition.index, edition.index.daily) };
}

const missing = -1;

/** Half to even of a quotient of whole numbers that are not negative and far below 2^53. */
function roundedQuotient(over: number, under: number): number {
  const rest = over % under, whole = (over - rest) / under, twice = 2 * rest;
  return twice > under || (twice === under && (whole & 1) === 1) ? whole + 1 : whole;
}

/** 24-hour means of a year, rounded to the decimals of a daily value; -1 where fewer than 20 hours are there. @clause GB 3095 table 4 */
export function dailyMeansOf(hours: ConcentrationColumn, days: number): Int32Array {
  const means = new Int32Array(days);
  for (let day = 0, at = 0; day < days; day++) {
    let total = 0, count = 0;
    for (const end = at + 24; at < end; at++) { const value = hours[at] as number; if (value >= 0) { total += value; count++; } }
    means[day] = count >= validity.hoursOfDay.minimum ? roundedQuotient(total, count) : missing;
  }
  return means;
}

/** Daily maxima of the 8-hour means of O3, rounded; -1 where the day is not valid. Sums slide, and means are compared as fractions. @clause HJ 663 §6.1.2 */
export function ozoneDaysOf(hours: ConcentrationColumn, days: number, limit: number): Int32Array {
  const maxima = new Int32Array(days);
  for (let day = 0; day < days; day++) {
    const start = day * 24;
    let total = 0, count = 0, windows = 0, bestTotal = -1, bestCount = 1;
    for (let hour = 0; hour < 24; hour++) {
      const value = hours[start + hour] as number;
      if (value >= 0) { total += value; count++; }
      if (hour >= 8) { const left = hours[start + hour - 8] as number; if (left >= 0) { total -= left; count--; } }
      if (hour < 7 || count < validity.hoursOfWindow.minimum) continue;
      windows++;
      if (bestTotal < 0 || total * bestCount > bestTotal * count) { bestTotal = total; bestCount = count; }
    }
    const highest = bestTotal < 0 ? missing : roundedQuotient(bestTotal, bestCount);
    maxima[day] = windows >= validity.windowsOfDay.minimum || highest > limit ? highest : missing;
  }
  return maxima;
}

/**
 * Judges a year straight from its hours (由小时值直接做年评价): the same figures as {@link annualEvaluation} from the same days, without a lineage.
 * Whole numbers throughout; the few quotients that are published are exact.
 *
 * @param hours      columns of 24 × days of the year
 * @param sandstorm  1 on days of sand and dust, one place a day
 * @throws {NotAYearOfHours}
 * @clause HJ 663-2013 §5, §6, annex A; GB 3095 table 4
 */
export function yearOfHours(plan: YearPlan, hours: HoursOfYear, options: AnnualOptions = {}, sandstorm?: Uint8Array): AnnualEvaluation {
  const { year, edition, days } = plan;
  for (const [item, column] of Object.entries(hours)) if (column.length !== days * 24) throw new NotAYearOfHours(item, column.length, year);
  const limits = edition.limitsOf(year);
  const ozoneLimit = Number(airLimit(limits, "O3", "daily_max_8h")[options.zone ?? "second"]);
  const daily = new Map<AirItem, Int32Array>();
  for (const { item } of annualItems) {
    const column = hours[item === "O3_8h" ? "O3" : item];
    if (column) daily.set(item, item === "O3_8h" ? ozoneDaysOf(column, days, ozoneLimit) : dailyMeansOf(column, days));
  }
  const results = annualItems.map((row) => statisticsOf(row, daily.get(row.item) ?? new Int32Array(days).fill(missing), plan, options, sandstorm));
  const items = Object.fromEntries(results.map((result) => [result.item, result])) as Readonly<Record<AirItem, AnnualItemResult>>;
  return assembledYear(year, items, edition, limits, goodDaysOf(plan, daily, options, sandstorm), options);
}

function statisticsOf(row: AnnualItem, values: Int32Array, { year, edition, monthOfDay }: YearPlan, options: AnnualOptions, sandstorm?: Uint8Array): AnnualItemResult {
  const deducts = sandstorm !== undefined && (options.sandstormInMeans ?? "deduct") === "deduct" && (row.item === "PM10" || row.item === "PM2.5");
  const months = new Uint8Array(12), used = new Int32Array(values.length);
  let count = 0, total = 0, deductedDays = 0;
  for (let day = 0; day < values.length; day++) {
    const value = values[day] as number;
    if (value < 0) continue;
    const month = monthOfDay[day] as number;
    months[month] = (months[month] as number) + 1;
    if (deducts && sandstorm[day] === 1) { deductedDays++; continue; }
    used[count++] = value;
    total += value;
  }
  const unit = row.places === 1 ? 10n : 1n;
  return itemResult(row, { state: yearValidityOfCounts(months), deductedDays, mean: row.hasMean && count > 0 ? new Exact(BigInt(total), BigInt(count) * unit) : null,
    share: count > 0 ? percentileOfWhole(used.subarray(0, count).sort(), row.percentile, unit) : null }, edition, edition.limitsOf(year), options.zone ?? "second").value;
}

/** k = 1 + (n−1)·p/100 in hundredths, on sorted whole numbers. */
function percentileOfWhole(sorted: Int32Array, p: number, unit: bigint): Exact {
  const hundredths = (sorted.length - 1) * p;
  const rest = hundredths % 100, place = (hundredths - rest) / 100;
  const low = sorted[place] as number, high = sorted[place + 1] ?? low;
  return new Exact(BigInt(low * 100 + (high - low) * rest), 100n * unit);
}

function goodDaysOf({ year, tables, days }: YearPlan, daily: ReadonlyMap<AirItem, Int32Array>, options: AnnualOptions, sandstorm?: Uint8Array): GoodDayRatio {
  const mode = options.sandstormInRatio ?? "keep", denominatorKind = options.denominator ?? "valid";
  const out = indexColumns(days);
  airIndexOfColumns(tables, tables.report.items.map(({ item }) => daily.get(item as AirItem) ?? null), days, out);
  const counts = new Array<number>(7).fill(0);
  let sandstormDays = 0;
  for (let day = 0; day < days; day++) {
    if (sandstorm?.[day] === 1) { sandstormDays++; if (mode === "deduct") continue; }
    const level = out.level[day] as number;
    counts[level] = (counts[level] as number) + 1;
  }
  const byCategory = Object.fromEntries(airLevels.map(({ category, level }) => [category, counts[level] as number])) as Record<AirCategory, number>;
  const validDays = days - (mode === "deduct" ? sandstormDays : 0) - (counts[0] as number);
  const goodDays = byCategory.优 + byCategory.良;
  const denominator = denominatorKind === "valid" ? validDays : daysOfYear(year) - (mode === "deduct" ? sandstormDays : 0);
  return { goodDays, denominator, denominatorKind, sandstorm: mode, validDays, sandstormDays, byCategory, heavyDays: byCategory.重度污染 + byCategory.严重污染,
    ratio: denominator > 0 ? new Exact(BigInt(goodDays) * 100n, BigInt(denominator)).toFixed(1) : null };
}
