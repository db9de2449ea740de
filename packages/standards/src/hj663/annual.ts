import { daysOfYear, isDay, NotADay } from "../day.js";
import { exact, type Exact } from "../exact.js";
import type { AirZone, Gb3095Edition } from "../gb3095/edition.js";
import { againstAirLimit } from "../gb3095/limit.js";
import type { Computed, Lineage } from "../lineage.js";
import { compositeIndex, type CompositeIndex, type CompositeRounding, type CompositeWeights } from "./composite.js";
import { meanOf } from "./daily.js";
import { annualItems, type AirItem, type AnnualItem, type Hj663Edition } from "./edition.js";
import { goodDayRatio, type GoodDayDenominator, type GoodDayRatio, type SandstormMode } from "./good-days.js";
import { percentile } from "./percentile.js";
import { yearValidity, type YearValidity } from "./validity.js";

/** A list of days that is not one of this year, each day once. */
export class DaysNotOfYear extends RangeError {
  readonly code = "hj663/days-not-of-year";
  constructor(day: string, why: string) { super(`${day} ${why}; HJ 663 judges the days of one calendar year, each once`); }
}

/** The daily values of one day: decimal text or exact; null or no key = no valid daily value. */
export interface DayValues { readonly day: string; readonly values: Readonly<Partial<Record<AirItem, string | Exact | null>>>; readonly sandstorm?: boolean }

/** The year of one item (单项年评价). Concentrations are rounded for publication. */
export interface AnnualItemResult {
  readonly item: AirItem;
  readonly unit: "µg/m³" | "mg/m³";
  /** annual mean; null where the standard judges none (CO, O3) or there is no day */
  readonly mean: string | null;
  readonly percentile: string | null;
  readonly p: number;
  readonly validDays: number;
  /** days of sand and dust left out of mean and percentile (particulates only) */
  readonly deductedDays: number;
  readonly valid: boolean;
  readonly shortMonths: readonly number[];
  /** mean and percentile both within the limit; null when the year is not valid */
  readonly compliant: boolean | null;
  /** the larger exceedance multiple of mean and percentile; null when both keep their limits or the year is not valid */
  readonly multiple: string | null;
}

/** The year of a point, district or city (年评价). */
export interface AnnualEvaluation {
  readonly year: number;
  readonly edition: string;
  readonly limits: string;
  readonly items: Readonly<Record<AirItem, AnnualItemResult>>;
  /** all six items comply; null when one is not valid and none of the others fails */
  readonly compliant: boolean | null;
  readonly composite: CompositeIndex | null;
  readonly goodDays: GoodDayRatio;
}

/** How a year is judged where the standard or the practice leaves a choice. */
export interface AnnualOptions {
  readonly zone?: AirZone;
  readonly denominator?: GoodDayDenominator;
  /** means of particulates and composite index: `deduct` by default, as CNEMC does (July 2021) */
  readonly sandstormInMeans?: SandstormMode;
  /** ratio of good days: `keep` by default, as CNEMC does */
  readonly sandstormInRatio?: SandstormMode;
  readonly weights?: CompositeWeights;
  readonly compositeRounding?: CompositeRounding;
}

/**
 * Judges a year by its daily values (年评价): means, percentiles, validity, compliance, composite index, good days.
 * Days of sand and dust count as valid days, and are left out of the particulates' mean and percentile (@choice).
 *
 * @param days  days of the year, each once, any order, gaps left out
 * @throws {DaysNotOfYear} {NotADay} {NotADecimal}
 * @clause HJ 663-2013 §5, annex A; HJ 663-2026 table 1; GB 3095 table 4
 */
export function annualEvaluation(year: number, days: readonly DayValues[], edition: Hj663Edition, options: AnnualOptions = {}): Computed<AnnualEvaluation> {
  checkDays(year, days);
  const limits = edition.limitsOf(year);
  const results = annualItems.map((row) => itemOfYear(row, days, edition, limits, options));
  const items = Object.fromEntries(results.map(({ value }) => [value.item, value])) as Readonly<Record<AirItem, AnnualItemResult>>;
  const value = assembledYear(year, items, edition, limits, goodDaysOf(year, days, edition, options), options);
  return { value, lineage: yearNode(value, edition, results.map((result) => result.lineage)) };
}

function goodDaysOf(year: number, days: readonly DayValues[], edition: Hj663Edition, options: AnnualOptions): GoodDayRatio {
  return goodDayRatio(days, edition.index, daysOfYear(year), {
    ...(options.denominator ? { denominator: options.denominator } : {}), ...(options.sandstormInRatio ? { sandstorm: options.sandstormInRatio } : {}) });
}

/** Puts the year together from its items: composite index and compliance of all. */
export function assembledYear(year: number, items: Readonly<Record<AirItem, AnnualItemResult>>, edition: Hj663Edition, limits: Gb3095Edition, goodDays: GoodDayRatio, options: AnnualOptions): AnnualEvaluation {
  const results = annualItems.map(({ item }) => items[item]);
  const composite = compositeIndex(Object.fromEntries(results.map((result) => [result.item, result.mean ?? result.percentile])), limits, {
    ...(options.weights ? { weights: options.weights } : {}), ...(options.compositeRounding ? { rounding: options.compositeRounding } : {}) });
  const compliances = results.map((result) => result.compliant);
  const compliant = compliances.includes(false) ? false : compliances.includes(null) ? null : true;
  return { year, edition: edition.edition, limits: limits.edition, items, compliant, composite, goodDays };
}

function checkDays(year: number, days: readonly DayValues[]): void {
  const seen = new Set<string>(), start = `${String(year).padStart(4, "0")}-`;
  for (const { day } of days) {
    if (!isDay(day)) throw new NotADay(day);
    if (!day.startsWith(start)) throw new DaysNotOfYear(day, `is not of ${year}`);
    if (seen.has(day)) throw new DaysNotOfYear(day, "stands twice");
    seen.add(day);
  }
}

function itemOfYear(row: AnnualItem, days: readonly DayValues[], edition: Hj663Edition, limits: Gb3095Edition, options: AnnualOptions): Computed<AnnualItemResult> {
  const deducts = (options.sandstormInMeans ?? "deduct") === "deduct" && (row.item === "PM10" || row.item === "PM2.5");
  const there = days.filter(({ values }) => values[row.item] !== null && values[row.item] !== undefined);
  const used = deducts ? there.filter(({ sandstorm }) => !sandstorm) : there;
  const numbers = used.map(({ values }) => { const given = values[row.item] as string | Exact; return typeof given === "string" ? exact(given) : given; });
  return itemResult(row, { mean: row.hasMean ? meanOf(numbers) : null, share: numbers.length === 0 ? null : percentile(numbers, row.percentile),
    state: yearValidity(there.map(({ day }) => day)), deductedDays: there.length - used.length }, edition, limits, options.zone ?? "second");
}

/** The exact statistics of one item's year, from whatever representation of the days they were made. */
export interface YearStatistics { readonly mean: Exact | null; readonly share: Exact | null; readonly state: YearValidity; readonly deductedDays: number }

/** Rounds and judges the statistics of one item. Shared by the exact way and the way over typed arrays, so that both say the same. */
export function itemResult(row: AnnualItem, { mean, share, state, deductedDays }: YearStatistics, edition: Hj663Edition, limits: Gb3095Edition, zone: AirZone): Computed<AnnualItemResult> {
  const places = row.places + edition.statisticPlaces;
  const judged = state.valid ? judgeYear(row, mean, share, limits, zone) : { compliant: null, multiple: null, lineages: [] };
  const value: AnnualItemResult = { item: row.item, unit: row.unit, mean: mean?.toFixed(places) ?? null, percentile: share?.toFixed(places) ?? null, p: row.percentile,
    validDays: state.days, deductedDays, valid: state.valid, shortMonths: state.shortMonths, compliant: judged.compliant, multiple: judged.multiple };
  return { value, lineage: itemNode(value, row, edition, mean, share, places, judged.lineages) };
}

/** Judged by the value with the decimals of a daily value, rounded once from the exact statistic (2026: not from the published one). */
function judgeYear(row: AnnualItem, mean: Exact | null, share: Exact | null, limits: Gb3095Edition, zone: AirZone) {
  const judgements = [
    ...(mean ? [againstAirLimit(limits, row.pollutant, "annual", zone, mean.toFixed(row.places))] : []),
    ...(share ? [againstAirLimit(limits, row.pollutant, row.item === "O3_8h" ? "daily_max_8h" : "24h", zone, share.toFixed(row.places))] : []),
  ];
  const multiples = judgements.map(({ value }) => value.multiple).filter((text): text is string => text !== null).map((text) => exact(text));
  const most = multiples.reduce<Exact | null>((a, b) => (a === null || b.compare(a) > 0 ? b : a), null);
  return { compliant: multiples.length === 0, multiple: most?.toFixed(2) ?? null, lineages: judgements.map(({ lineage }) => lineage) };
}

function itemNode(value: AnnualItemResult, row: AnnualItem, edition: Hj663Edition, mean: Exact | null, share: Exact | null, places: number, judged: readonly Lineage[]): Lineage {
  const statistic = (zh: string, en: string, exactValue: Exact, formulaZh: string, formulaEn: string): Lineage => ({
    name: { zh: `${row.item} ${zh}`, en: `${row.item} ${en}` }, value: exactValue.toFixed(places), unit: row.unit, origin: "computed",
    rule: { id: "HJ 663/statistic", formula: { zh: formulaZh, en: formulaEn }, standard: "HJ 663", edition: edition.edition, clauses: ["annex A"], attestation: edition.attestation },
    rounding: { rule: "GB/T 8170", places, exact: exactValue.toString() },
    inputs: [{ name: { zh: `${row.item} 日值，共 ${value.validDays - value.deductedDays} 个`, en: `${value.validDays - value.deductedDays} daily values of ${row.item}` },
      value: String(value.validDays - value.deductedDays), unit: "d", origin: "computed", inputs: [] }] });
  return {
    name: { zh: `${row.item} 年评价`, en: `${row.item} over the year` }, value: value.compliant === null ? null : value.compliant ? "达标" : "超标", unit: "", origin: "computed",
    rule: { id: "HJ 663/annual", formula: { zh: "年均值与百分位数均不超过浓度限值为达标；有效日≥324且每月≥27（2月≥25）", en: "complies when mean and percentile keep their limits; valid with 324 days and 27 a month (February 25)" },
      standard: "HJ 663", edition: edition.edition, clauses: ["table 1", "annex A"], attestation: edition.attestation },
    inputs: [
      ...(mean ? [statistic("年平均", "annual mean", mean, "日值的算术平均", "arithmetic mean of the daily values")] : []),
      ...(share ? [statistic(`第${row.percentile}百分位数`, `percentile ${row.percentile}`, share, "k = 1+(n−1)·p%，线性内插", "k = 1+(n−1)·p %, straight line between neighbours")] : []),
      ...judged,
    ],
    notes: [
      { zh: `有效日 ${value.validDays}，不足的月份：${value.shortMonths.join("、") || "无"}`, en: `${value.validDays} valid days; months too short: ${value.shortMonths.join(", ") || "none"}` },
      ...(value.deductedDays > 0 ? [{ zh: `扣除沙尘天气 ${value.deductedDays} 天`, en: `${value.deductedDays} days of sand and dust deducted` }] : []),
    ] };
}

function yearNode(value: AnnualEvaluation, edition: Hj663Edition, inputs: readonly Lineage[]): Lineage {
  const { goodDays, composite } = value;
  return { name: { zh: `${value.year} 年环境空气质量评价`, en: `air quality of ${value.year}` }, value: value.compliant === null ? null : value.compliant ? "达标" : "超标", unit: "", origin: "computed",
    rule: { id: "HJ 663/annual", formula: { zh: "六项均达标为达标", en: "complies when all six items comply" }, standard: "HJ 663", edition: edition.edition, clauses: ["5", "annex A"], attestation: edition.attestation },
    inputs,
    notes: [
      { zh: `优良天数 ${goodDays.goodDays} ÷ ${goodDays.denominator}（${goodDays.denominatorKind === "valid" ? "有效天数" : "日历天数"}，沙尘${goodDays.sandstorm === "keep" ? "保留" : "扣除"}）= ${goodDays.ratio ?? "—"} %`,
        en: `good days ${goodDays.goodDays} of ${goodDays.denominator} (${goodDays.denominatorKind} days, sandstorms ${goodDays.sandstorm === "keep" ? "kept" : "deducted"}) = ${goodDays.ratio ?? "—"} %` },
      { zh: `综合指数 ${composite?.index ?? "—（缺项）"}`, en: `composite index ${composite?.index ?? "— (an item is missing)"}` },
    ] };
}
