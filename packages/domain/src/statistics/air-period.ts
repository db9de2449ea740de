import { airComplianceRate, airLimit, annualItems, daysNeeded, daysOfMonth, exact, meanOf, percentile, validity as needed, yearValidityOfCounts, type AnnualItem, type Exact, type Hj663Edition, type Labels, type Lineage, type Rule, type SandstormMode } from "@yunqing/standards";
import { dayItems, noFigure, unitOfAir, withNote } from "./air-day.js";
import { evaluationEdition } from "./edition-in-force.js";
import { enteringDays, type Entering, type EnteringDay } from "./entering-days.js";
import { figureWith, unjudged, valid, type Figure, type FigureDetail, type Validity } from "./figure.js";
import { FigureKeyInvalid, keyText, sandstormOf, type FigureKey } from "./figure-key.js";
import { lastDayOfPeriod, periodName, type FigurePeriod } from "./period.js";
import type { FigureReader } from "./source.js";

/** The annual row of an item: percentile, places, unit. @throws {FigureKeyInvalid} */
export function annualItem(key: FigureKey): AnnualItem {
  const row = annualItems.find(({ item }) => item === key.item);
  if (!row) throw new FigureKeyInvalid(keyText(key), { zh: `的项目应为 ${dayItems.join("、")}`, en: `must name one of ${dayItems.join(", ")}` });
  return row;
}

/** Months of a period that have too few valid days, and whether the period is valid (时段有效性). */
export interface PeriodValidity { readonly validity: Validity; readonly days: number; readonly shortMonths: readonly number[] }

/**
 * Whether daily values make a figure of a period valid: a month 27 (February 25), quarter and half-year each of their months, a year 324 besides; a span has no rule of its own.
 * @choice the table is silent on quarters and half-years of these items; declared days count as valid days
 * @clause GB 3095 table 4
 */
export function validityOfDays(period: FigurePeriod, valued: readonly string[]): PeriodValidity {
  const counts = new Map<string, number>();
  for (const day of valued) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  if (period.kind === "span") return { validity: unjudged("自定时段没有有效性规定", "no text says how many days a span needs"), days: valued.length, shortMonths: [] };
  const year = Number(period.day.slice(0, 4)), first = Number(period.day.slice(5, 7)), last = Number(lastDayOfPeriod(period).slice(5, 7)), short: number[] = [];
  for (let month = first; month <= last; month++) if ((counts.get(`${period.day.slice(0, 4)}-${String(month).padStart(2, "0")}`) ?? 0) < Math.min(daysNeeded(month), daysOfMonth(year, month))) short.push(month);
  const ofYear = period.kind !== "year" || yearValidityOfCounts(Array.from({ length: 12 }, (_, m) => counts.get(`${period.day.slice(0, 4)}-${String(m + 1).padStart(2, "0")}`) ?? 0)).valid;
  const validity: Validity = short.length === 0 && ofYear ? valid : { state: "invalid", reason: {
    zh: `有效日 ${valued.length} 个${period.kind === "year" ? `（应≥${needed.daysOfYear.minimum}）` : ""}；不足的月份：${short.join("、") || "无"}`, en: `${valued.length} valid days${period.kind === "year" ? ` (${needed.daysOfYear.minimum} are needed)` : ""}; months too short: ${short.join(", ") || "none"}` } };
  return { validity, days: valued.length, shortMonths: short };
}

const ruleOf = (edition: Hj663Edition, id: string, zh: string, en: string, clauses: readonly string[]): Rule => ({ id: `HJ 663/${id}`, formula: { zh, en }, standard: "HJ 663", edition: edition.edition, clauses, attestation: edition.attestation });
const particulates = new Set(["PM10", "PM2.5"]);

interface DaysTaken { readonly row: AnnualItem; readonly entering: Entering; readonly all: readonly EnteringDay[]; readonly there: readonly EnteringDay[]; readonly used: readonly EnteringDay[]; readonly numbers: readonly Exact[]; readonly mode: SandstormMode }
function taken(key: FigureKey, reader: FigureReader): DaysTaken {
  const row = annualItem(key), mode = sandstormOf(key), entering = enteringDays(key, reader, "air-mean", row.unit), { days: all } = entering, there = all.filter(({ value }) => value !== null);
  const used = mode === "deduct" && particulates.has(row.item) ? there.filter(({ sandstorm }) => !sandstorm) : there;
  return { row, entering, all, there, used, numbers: used.map(({ value }) => value as Exact), mode };
}

/** A statistic over the daily values of a period: mean or percentile. */
function overDays(key: FigureKey, reader: FigureReader, made: (numbers: readonly Exact[], row: AnnualItem) => Exact | null, name: (row: AnnualItem) => Labels, rule: (edition: Hj663Edition, row: AnnualItem) => Rule): Figure {
  const found = evaluationEdition(key.period.day, lastDayOfPeriod(key.period), reader.settings), days = taken(key, reader), { row, entering, all, there, used, numbers } = days;
  const inputs = entering.keys, coverage = { have: there.length, of: all.length, what: "days" as const };
  if (found.edition === null) return noFigure(key, row.unit, found.reason, coverage, [], null, inputs);
  const { edition } = found, value = made(numbers, row), places = row.places + edition.statisticPlaces, checked = validityOfDays(key.period, there.map(({ day }) => day));
  const detail: FigureDetail = { kind: "days", sandstormDays: there.length - used.length, shortMonths: checked.shortMonths };
  const validity: Validity = value === null ? { state: "invalid", reason: { zh: "时段内没有可用的日值", en: "no daily value can be used" } } : checked.validity;
  return figureWith({ key, value: value?.toFixed(places) ?? null, exact: value, unit: row.unit, validity, coverage, edition: edition.edition, clauses: rule(edition, row).clauses, detail, inputs },
    () => withNote({ name: { zh: `${periodName(key.period).zh} ${name(row).zh}`, en: `${name(row).en}, ${periodName(key.period).en}` }, value: value?.toFixed(places) ?? null, unit: row.unit, origin: "computed", rule: rule(edition, row),
      ...(value === null ? {} : { rounding: { rule: "GB/T 8170" as const, places, exact: value.toString() } }),
      inputs: used.map(entering.leaf), notes: notesOf(validity, days) }, found.note));
}
function notesOf(validity: Validity, { there, used, all }: DaysTaken): readonly Labels[] {
  return [{ zh: `有效日 ${there.length}/${all.length}`, en: `${there.length} of ${all.length} days are valid` }, ...(validity.reason === null ? [] : [validity.reason]),
    ...(there.length === used.length ? [] : [{ zh: `扣除沙尘天气 ${there.length - used.length} 天`, en: `${there.length - used.length} declared days of sand and dust left out` }])];
}

/** The mean of a period over its daily values, never over months (时段均值). @clause GB 3095-2026 §3.11–§3.13, table 4 */
export function airMean(key: FigureKey, reader: FigureReader): Figure {
  return overDays(key, reader, (numbers) => meanOf(numbers), (row) => ({ zh: `${row.item} 平均`, en: `mean of ${row.item}` }), (edition) => ruleOf(edition, "mean", "日值的算术平均", "arithmetic mean of the daily values", ["annex A"]));
}
/** The percentile of a period's daily values by the annual item (特定百分位数). @clause HJ 663-2013 annex A; HJ 663-2026 table 1 */
export function airPercentile(key: FigureKey, reader: FigureReader): Figure {
  return overDays(key, reader, (numbers, row) => (numbers.length === 0 ? null : percentile(numbers, row.percentile)), (row) => ({ zh: `${row.item} 第${row.percentile}百分位数`, en: `percentile ${row.percentile} of ${row.item}` }),
    (edition) => ruleOf(edition, "percentile", "k = 1+(n−1)·p%，线性内插", "k = 1+(n−1)·p %, straight line between neighbours", ["annex A", "table 1"]));
}

/** The share of days that keep the daily limit (日达标率), per cent with one decimal. @clause HJ 663-2013 D = A/B × 100 % */
export function airCompliance(key: FigureKey, reader: FigureReader): Figure {
  const row = annualItem(key), entering = enteringDays(key, reader, "air-mean", row.unit), { days: all, keys: inputs } = entering, found = evaluationEdition(key.period.day, lastDayOfPeriod(key.period), reader.settings);
  const there = all.filter(({ value }) => value !== null), coverage = { have: there.length, of: all.length, what: "days" as const };
  if (found.edition === null) return noFigure(key, "%", found.reason, coverage, [], null, inputs);
  const { edition } = found, limits = edition.limitsOf(Number(key.period.day.slice(0, 4))), limit = airLimit(limits, row.pollutant, row.item === "O3_8h" ? "daily_max_8h" : "24h")[reader.settings.zone];
  const rate = airComplianceRate(all.map(({ value }) => value), exact(limit)), value = rate.rate, checked = validityOfDays(key.period, there.map(({ day }) => day));
  const exactRate = rate.valid === 0 ? null : exact(rate.compliant * 100).over(exact(rate.valid));
  return figureWith({ key, value, exact: exactRate, unit: "%", validity: value === null ? { state: "invalid", reason: { zh: "没有有效日", en: "no day is valid" } } : checked.validity, coverage, edition: edition.edition, clauses: ["compliance rate"], detail: null, inputs },
    () => withNote({ name: { zh: `${row.item} 日达标率`, en: `days of ${row.item} within the limit` }, value, unit: "%", origin: "computed", rule: ruleOf(edition, "compliance", "D = 达标日数 ÷ 有效日数 × 100%", "D = days within the limit / valid days × 100 %", ["compliance rate"]), inputs: [
      plain("达标日数", "days within", String(rate.compliant), "d"), plain("有效日数", "valid days", String(rate.valid), "d"), { ...plain("日限值", "daily limit", limit, unitOfAir(row.item)), origin: "parameter", source: { document: limits.edition } },
      ...there.map(entering.leaf)] }, found.note));
}
/** A counted leaf of a lineage. */
export function plain(zh: string, en: string, value: string | null, unit: string): Lineage { return { name: { zh, en }, value, unit, origin: "computed", inputs: [] }; }
