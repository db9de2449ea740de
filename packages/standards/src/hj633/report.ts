import type { Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage } from "../lineage.js";
import { airLevel, type AirCategory } from "./category.js";
import type { Hj633Edition, ReportDefinition } from "./edition.js";
import { subIndex, subIndexExplained, type SubIndex } from "./sub-index.js";

/** Concentrations of one hour or day by item of the report: text or exact; null = missing or invalid; no key = not monitored. */
export type Concentrations = Readonly<Record<string, string | Exact | null | undefined>>;

/**
 * The index of one hour or day (空气质量指数 AQI).
 * `withheld` (HJ 633-2026 §5.3.1): an item is missing and the others stay within 100, so index, category and primary pollutant are "NA".
 * `none`: no sub-index at all.
 */
export interface AirIndex {
  readonly kind: "index" | "withheld" | "none";
  /** whole number; for `withheld` the highest sub-index of what there is, not to be published */
  readonly aqi: number;
  readonly category: AirCategory | null;
  /** pollutants with the highest sub-index when it is above 50, all ties, in the order of the report (首要污染物) */
  readonly primary: readonly string[];
  /** pollutants with a sub-index above 100, in the order of the report (超标污染物, HJ 633-2012) */
  readonly exceeding: readonly string[];
  readonly notMonitored: readonly string[];
  readonly missing: readonly string[];
  /** items that have a value and no sub-index by a footnote */
  readonly withoutIndex: readonly string[];
  readonly aboveTable: readonly string[];
  readonly subIndices: Readonly<Record<string, number>>;
}

/**
 * Index, category and primary pollutants of one hour or day (日报、实时报的 AQI).
 *
 * @param report          `edition.daily`, `edition.hourly` or another definition of the edition
 * @param concentrations  by the item names of the report
 * @throws {NotADecimal} {NegativeConcentration}
 * @clause HJ 633-2012 §4.4, §6.2; HJ 633-2026 §4.2, §5.3.1
 * @example airIndex(hj633Edition2012, hj633Edition2012.daily, { "PM2.5": "36" }).aqi === 52
 */
export function airIndex(edition: Hj633Edition, report: ReportDefinition, concentrations: Concentrations): AirIndex {
  return assembled(edition, report, concentrations, (column, value) => subIndex(edition, column, value));
}

type SubIndexOf = (column: ReportDefinition["items"][number]["column"], value: string | Exact) => SubIndex;

function assembled(edition: Hj633Edition, report: ReportDefinition, concentrations: Concentrations, of: SubIndexOf): AirIndex {
  const notMonitored: string[] = [], missing: string[] = [], withoutIndex: string[] = [], aboveTable: string[] = [];
  const subIndices: Record<string, number> = {};
  let aqi = -1;
  for (const { item, column } of report.items) {
    const value = concentrations[item];
    if (value === undefined) { notMonitored.push(item); continue; }
    if (value === null) { missing.push(item); continue; }
    const index = of(column, value);
    if (index.kind === "none") { withoutIndex.push(item); continue; }
    subIndices[item] = index.value;
    if (index.aboveTable) aboveTable.push(item);
    if (index.value > aqi) aqi = index.value;
  }
  const above = (bound: number): string[] => report.items.filter(({ item }) => (subIndices[item] ?? -1) > bound).map(({ item }) => item);
  const named = { notMonitored, missing, withoutIndex, aboveTable, subIndices };
  if (aqi < 0) return { kind: "none", aqi: 0, category: null, primary: [], exceeding: [], ...named };
  if (edition.withholdsWhenMissing && missing.length > 0 && aqi <= 100) return { kind: "withheld", aqi, category: null, primary: [], exceeding: [], ...named };
  return { kind: "index", aqi, category: airLevel(aqi).category, primary: aqi > 50 ? above(aqi - 1) : [], exceeding: edition.namesExceeding && aqi > 100 ? above(100) : [], ...named };
}

/**
 * The index together with why (可追溯的 AQI): the sub-indices are its inputs.
 * @throws {NotADecimal} {NegativeConcentration}
 * @clause HJ 633-2012 §4.4; HJ 633-2026 §4.2
 */
export function airIndexExplained(edition: Hj633Edition, report: ReportDefinition, concentrations: Concentrations): Computed<AirIndex> {
  const inputs: Lineage[] = [];
  const value = assembled(edition, report, concentrations, (column, concentration) => {
    const explained = subIndexExplained(edition, column, concentration);
    inputs.push(explained.lineage);
    return explained.value;
  });
  return { value, lineage: {
    name: { zh: "空气质量指数", en: "air quality index" }, value: value.kind === "index" ? String(value.aqi) : null, unit: "", origin: "computed",
    rule: { id: "HJ 633/aqi", formula: { zh: "AQI = max{IAQI1, IAQI2, …}", en: "AQI = the highest sub-index" }, standard: "HJ 633", edition: edition.edition,
      clauses: report.clauses, attestation: report.attestation },
    inputs, notes: notesOf(edition, report, value) } };
}

function notesOf(edition: Hj633Edition, report: ReportDefinition, value: AirIndex): readonly Labels[] {
  const notes: Labels[] = [];
  if (report.practice) notes.push({
    zh: `按${report.practice}实时发布的做法：颗粒物1小时浓度用日均限值；${edition.edition}文本另有规定`,
    en: `practice of ${report.practice}: 1-hour particulates through the daily limits; the words of ${edition.edition} differ` });
  if (value.missing.length > 0) notes.push({ zh: `缺测或无效：${value.missing.join("、")}`, en: `missing or invalid: ${value.missing.join(", ")}` });
  if (value.notMonitored.length > 0) notes.push({ zh: `未开展监测：${value.notMonitored.join("、")}`, en: `not monitored: ${value.notMonitored.join(", ")}` });
  if (value.kind === "withheld") notes.push({
    zh: `有项目缺测且其余项目的指数不大于100，AQI 以 NA 表示（§${edition.clauses.missing}）`,
    en: `an item is missing and the others stay within 100: the index is NA (§${edition.clauses.missing})` });
  return notes;
}
