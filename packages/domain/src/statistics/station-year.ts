import { airIndexOfColumns, annualItems, dailyMeansOf, daysInYear, indexColumns, isDecimal, ozoneDaysOf, yearOfHours, yearPlan, airLimit, type AnnualEvaluation, type AnnualOptions, type HoursOfYear, type IndexColumns, type YearPlan } from "@yunqing/standards";
import { hourItems, placesOfAir } from "./air-day.js";
import { evaluationEdition, indexEdition } from "./edition-in-force.js";
import type { Line, Subject } from "./figure-key.js";
import { usualFigureSettings, type FigureSettings, type FigureSource } from "./source.js";

/** The typed-array way does not exist for this year or these settings; take the exact one. */
export class NoFastWay extends RangeError {
  readonly code = "statistics/no-fast-way";
  constructor(why: { readonly zh: string; readonly en: string }) { super(`不能批量计算：${why.zh}，请改用 figureOf。No bulk way: ${why.en}; use figureOf`); }
}

/** A year of a station made at once (批量年统计): daily values and indices as columns, one place a day, and the evaluation of the year. -1 in a column: no valid value. CO in tenths of mg/m³. */
export interface StationYear { readonly daily: Readonly<Record<(typeof annualItems)[number]["item"], Int32Array>>; readonly index: IndexColumns; readonly year: AnnualEvaluation }

/**
 * Prepares a year for many stations. The whole year must have one edition of HJ 663, and daily values must enter as published.
 * @throws {NoFastWay}
 */
export function stationYearPlan(year: number, settings: FigureSettings): YearPlan {
  if (settings.entering !== "published") throw new NoFastWay({ zh: "口径要求日值不修约参与统计", en: "daily values enter unrounded by the settings" });
  const found = evaluationEdition(`${year}-01-01`, `${year}-12-31`, settings);
  if (found.edition === null) throw new NoFastWay(found.reason);
  const index = indexEdition(`${year}-01-01`, `${year}-12-31`, settings);
  if (index.edition !== found.edition.index) throw new NoFastWay({ zh: `${year} 年的指数版本与评价版本不配套`, en: `the index of ${year} is not that of its evaluation` });
  return yearPlan(year, found.edition);
}

/**
 * The hours of a year as whole numbers (小时值转整数列): µg/m³, CO in tenths of mg/m³, -1 where no value counts.
 * An item that the point does not measure has no column.
 * @returns null when a value has more decimals than that: only the exact way is right then
 */
export function hoursOfYear(source: FigureSource, point: Subject, year: number, line: Line): HoursOfYear | null {
  const days = daysInYear(year), { countsDoubtful } = source.settings, columns: Record<string, Int32Array> = {};
  const programme = new Set(source.programme(point));
  for (const item of hourItems) {
    if (!programme.has(item)) continue;
    const column = new Int32Array(days.length * 24).fill(-1), places = placesOfAir(item);
    for (let day = 0; day < days.length; day++) {
      const hours = source.hours(point, item, days[day] as string, line);
      for (let hour = 0; hour < 24; hour++) {
        const value = hours[hour];
        if (!value || value.quality === "unreliable" || (value.quality === "doubtful" && !countsDoubtful[line])) continue;
        const whole = wholeOf(value.value, places);
        if (whole === null) return null;
        column[day * 24 + hour] = whole;
      }
    }
    columns[item] = column;
  }
  return columns;
}
/** The value times ten to the places; -1 for what does not count; null where it is not whole or too large. */
function wholeOf(text: string, places: 0 | 1): number | null {
  const match = /^(\d{1,7})(?:\.(\d+))?$/.exec(text);
  if (!match) return isDecimal(text) && !text.startsWith("-") ? null : -1;
  const [, whole = "", fraction = ""] = match;
  if (/[1-9]/.test(fraction.slice(places))) return null;
  return Number(whole) * (places === 1 ? 10 : 1) + (places === 1 ? Number(fraction[0] ?? "0") : 0);
}

/**
 * Daily values, daily indices and the evaluation of a year from its hours (批量年统计): the same figures as {@link figureOf} gives for the same hours, millions of values a second, without lineage.
 * @param hours      from {@link hoursOfYear}, or made by a store: 24 × days each
 * @param sandstorm  1 on declared days, one place a day
 */
export function stationYear(plan: YearPlan, hours: HoursOfYear, settings: FigureSettings = usualFigureSettings, sandstorm?: Uint8Array): StationYear {
  const { year, edition, days, tables } = plan, limit = Number(airLimit(edition.limitsOf(year), "O3", "daily_max_8h")[settings.zone]), absent = new Int32Array(days).fill(-1);
  const daily = Object.fromEntries(annualItems.map(({ item }) => {
    const column = hours[item === "O3_8h" ? "O3" : item];
    return [item, column === undefined ? absent : item === "O3_8h" ? ozoneDaysOf(column, days, limit) : dailyMeansOf(column, days)];
  })) as StationYear["daily"];
  const index = indexColumns(days), options: AnnualOptions = { zone: settings.zone, denominator: settings.denominator, weights: settings.weights, compositeRounding: settings.compositeRounding };
  airIndexOfColumns(tables, tables.report.items.map(({ item }) => (hours[(item === "O3_8h" ? "O3" : item) as keyof HoursOfYear] === undefined ? null : daily[item as keyof StationYear["daily"]] ?? null)), days, index);
  return { daily, index, year: yearOfHours(plan, hours, options, sandstorm) };
}
