import { NotADay } from "../day.js";
import { editionOf, type DatedEdition } from "../editions.js";
import { gb3095Edition2012 } from "../gb3095/edition-2012.js";
import { gb3095Edition2026, gb3095Edition2026Transition } from "../gb3095/edition-2026.js";
import type { AirPollutant, Gb3095Edition } from "../gb3095/edition.js";
import { hj633Edition2012 } from "../hj633/edition-2012.js";
import { hj633Edition2026 } from "../hj633/edition-2026.js";
import type { Hj633Edition } from "../hj633/edition.js";
import type { Attestation } from "../lineage.js";

/** The six basic items by their daily value (基本项目): 24-hour means, and the daily maximum 8-hour mean of O3. */
export const airItems = ["SO2", "NO2", "PM10", "CO", "O3_8h", "PM2.5"] as const;
/** One of the six, by the name it has in days and lines. */
export type AirItem = (typeof airItems)[number];

/** What of an item is judged over a year (年评价项目): the annual mean or not, and a percentile of the daily values. */
export interface AnnualItem {
  readonly item: AirItem;
  readonly pollutant: AirPollutant;
  readonly hasMean: boolean;
  readonly percentile: number;
  readonly unit: "µg/m³" | "mg/m³";
  /** decimals of a daily value and of the evaluation */
  readonly places: 0 | 1;
}

/** The annual items with their percentiles. @clause HJ 663-2026 table 1; HJ 663-2013 the same (from memory) */
export const annualItems: readonly AnnualItem[] = [
  { item: "SO2", pollutant: "SO2", hasMean: true, percentile: 98, unit: "µg/m³", places: 0 },
  { item: "NO2", pollutant: "NO2", hasMean: true, percentile: 98, unit: "µg/m³", places: 0 },
  { item: "PM10", pollutant: "PM10", hasMean: true, percentile: 95, unit: "µg/m³", places: 0 },
  { item: "CO", pollutant: "CO", hasMean: false, percentile: 95, unit: "mg/m³", places: 1 },
  { item: "O3_8h", pollutant: "O3", hasMean: false, percentile: 90, unit: "µg/m³", places: 0 },
  { item: "PM2.5", pollutant: "PM2.5", hasMean: true, percentile: 95, unit: "µg/m³", places: 0 },
];

/** One edition of HJ 663 (环境空气质量评价技术规范) with the limits and the index that belong to it. */
export interface Hj663Edition extends DatedEdition {
  readonly attestation: Attestation;
  /** decimals that means and percentiles keep beyond the daily value: 2026 one more (REPORTED), judged without it */
  readonly statisticPlaces: 0 | 1;
  readonly index: Hj633Edition;
  /** the limits that a year is judged by */
  readonly limitsOf: (year: number) => Gb3095Edition;
}

/** HJ 663-2013: structure and annexes were read, its sentences only through later documents and other people's code. */
export const hj663Edition2013: Hj663Edition = {
  standard: "HJ 663", edition: "HJ 663-2013", from: "2013-10-01", until: "2026-03-01", held: true, attestation: "REPORTED", statisticPlaces: 0,
  index: hj633Edition2012, limitsOf: () => gb3095Edition2012,
};

/** HJ 663-2026: known through its table 1, its press notes and other people's code; its text was not read. */
export const hj663Edition2026: Hj663Edition = {
  standard: "HJ 663", edition: "HJ 663-2026", from: "2026-03-01", held: true, attestation: "REPORTED", statisticPlaces: 1,
  index: hj633Edition2026, limitsOf: (year) => (year >= 2031 ? gb3095Edition2026 : gb3095Edition2026Transition),
};

/** The editions of HJ 663 (已收录版本). */
export const hj663Editions: readonly Hj663Edition[] = [hj663Edition2013, hj663Edition2026];

/** A year of which two editions have a part each, asked for without naming one. */
export class YearShared extends RangeError {
  readonly code = "hj663/year-shared";
  constructor(readonly year: number, first: string, last: string) {
    super(`${year} belongs in part to ${first} and in part to ${last}; no text says by which a whole year is judged. Name the edition`);
  }
}

/** The edition for a day or by name. @throws {NotADay} {UnknownEdition} {NoEditionOnDay} {EditionNotNamed} */
export function hj663EditionOf(wanted: { readonly day?: string; readonly edition?: string }): Hj663Edition { return editionOf(hj663Editions, wanted); }

/**
 * The edition by which a whole year is judged (年评价的版本).
 * @throws {YearShared} when the year has two editions and none is named
 * @throws {NotADay} {NoEditionOnDay} {UnknownEdition}
 */
export function hj663EditionOfYear(year: number, edition?: string): Hj663Edition {
  if (edition !== undefined) return editionOf(hj663Editions, { edition });
  if (!Number.isSafeInteger(year) || year < 1900 || year > 9999) throw new NotADay(String(year));
  const first = editionOf(hj663Editions, { day: `${year}-01-01` }), last = editionOf(hj663Editions, { day: `${year}-12-31` });
  if (first !== last) throw new YearShared(year, first.edition, last.edition);
  return first;
}
