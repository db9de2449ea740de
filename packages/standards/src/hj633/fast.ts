import { exact } from "../exact.js";
import { airLevel } from "./category.js";
import { placesOfColumn, type Hj633Edition, type ReportDefinition } from "./edition.js";
import { subIndex } from "./sub-index.js";

/** Whole numbers in one column: µg/m³, CO in tenths of mg/m³; anything below 0 = missing. */
export type ConcentrationColumn = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array;

/** A sub-index for every reportable concentration, looked up instead of computed (查表). Made from the exact rule, and proved equal to it over the whole domain. */
export interface IndexTables {
  readonly edition: Hj633Edition;
  readonly report: ReportDefinition;
  /** one table an item of the report; the last entry stands for everything above the column; 65535 = no sub-index */
  readonly tables: readonly Uint16Array[];
}

/** What {@link airIndexOfColumns} fills in, one place a row. */
export interface IndexColumns {
  /** index 0–500; {@link noIndex} without any sub-index; {@link withheldIndex} by HJ 633-2026 §5.3.1 */
  readonly aqi: Int16Array;
  /** level 1–6; 0 without an index */
  readonly level: Uint8Array;
  /** bit i = item i of the report is primary */
  readonly primary: Uint8Array;
  /** bit i = item i of the report is missing */
  readonly missing: Uint8Array;
}

/** No sub-index at all. */
export const noIndex = -1;
/** Withheld because an item is missing and the others stay within 100 ("NA"). */
export const withheldIndex = -2;

const none = 65_535;

/** The tables of a report; make them once and keep them. @clause HJ 633-2012 §4.2; HJ 633-2026 §4.2 */
export function indexTables(edition: Hj633Edition, report: ReportDefinition): IndexTables {
  const tables = report.items.map(({ column }) => {
    const places = placesOfColumn(column);
    const highest = (edition.columns[column]?.limits.at(-1) ?? 0) * 10 ** places;
    return Uint16Array.from({ length: highest + 2 }, (_, n) => {
      const index = subIndex(edition, column, exact(`${n}e-${places}`));
      return index.kind === "index" ? index.value : none;
    });
  });
  return { edition, report, tables };
}

/** Empty columns for `count` rows. */
export function indexColumns(count: number): IndexColumns {
  return { aqi: new Int16Array(count), level: new Uint8Array(count), primary: new Uint8Array(count), missing: new Uint8Array(count) };
}

const levels = Uint8Array.from({ length: 501 }, (_, index) => airLevel(index).level);

/**
 * Index, level and primary pollutants of many hours or days at once (批量 AQI), millions of rows a second.
 * Equal to {@link airIndex} for concentrations that have the decimals of a report.
 *
 * @param tables   of the edition and report
 * @param columns  one column an item of the report, in its order; null = not monitored; below 0 = missing
 * @param count    rows to fill, from 0
 * @param out      columns of at least `count` places; overwritten
 * @clause HJ 633-2012 §4.4, §6.2; HJ 633-2026 §4.2, §5.3.1
 */
export function airIndexOfColumns(tables: IndexTables, columns: readonly (ConcentrationColumn | null)[], count: number, out: IndexColumns): void {
  const { aqi, level, primary, missing } = out;
  aqi.fill(noIndex, 0, count);
  primary.fill(0, 0, count);
  missing.fill(0, 0, count);
  tables.tables.forEach((table, item) => {
    const column = columns[item];
    if (column) takeColumn(table, column, (1 << item), count, out);
  });
  const withholds = tables.edition.withholdsWhenMissing;
  for (let i = 0; i < count; i++) {
    const index = aqi[i] as number;
    if (withholds && index >= 0 && index <= 100 && missing[i] !== 0) { aqi[i] = withheldIndex; level[i] = 0; primary[i] = 0; continue; }
    level[i] = index < 0 ? 0 : levels[index] as number;
    if (index <= 50) primary[i] = 0;
  }
}

function takeColumn(table: Uint16Array, column: ConcentrationColumn, bit: number, count: number, { aqi, primary, missing }: IndexColumns): void {
  const last = table.length - 1;
  for (let i = 0; i < count; i++) {
    const concentration = column[i] as number;
    if (concentration < 0) { missing[i] = (missing[i] as number) | bit; continue; }
    const index = table[concentration > last ? last : concentration] as number;
    if (index === none) continue;
    const highest = aqi[i] as number;
    if (index > highest) { aqi[i] = index; primary[i] = bit; } else if (index === highest) primary[i] = (primary[i] as number) | bit;
  }
}

/** The items whose bits are set, in the order of the report. */
export function itemsOfBits({ report }: IndexTables, bits: number): readonly string[] {
  return report.items.filter((_, item) => (bits & (1 << item)) !== 0).map(({ item }) => item);
}
