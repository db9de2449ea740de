import { airLevel, annualEvaluation, annualItems, compositeIndexExplained, daysOfYear, exact, type AirCategory, type AnnualOptions, type DayValues, type Exact, type Lineage } from "@yunqing/standards";
import { dayItems, hourItemOf, noFigure, programmeOf, unitOfAir, withNote } from "./air-day.js";
import { plain, validityOfDays } from "./air-period.js";
import { evaluationEdition, indexEdition } from "./edition-in-force.js";
import { enteringDays, type Entering, type EnteringDay } from "./entering-days.js";
import { figureWith, valid, type Figure, type FigureDetail, type Validity } from "./figure.js";
import { keyText, sandstormOf, type FigureKey } from "./figure-key.js";
import { daysOfPeriod, lastDayOfPeriod, lengthOf, untilOf } from "./period.js";
import type { FigureReader, FigureSettings } from "./source.js";

/**
 * The composite index of a period (综合指数): means of SO2, NO2, PM10, PM2.5, the 95th percentile of CO, the 90th of O3, as published for the period, against the class II limits.
 * Valid when all six are.
 * @clause HJ 663 composite index
 */
export function airComposite(key: FigureKey, reader: FigureReader): Figure {
  const { settings } = reader, found = evaluationEdition(key.period.day, lastDayOfPeriod(key.period), settings), sandstorm = sandstormOf(key);
  const figures = annualItems.map(({ item, hasMean }) => reader.figure({ ...key, statistic: hasMean ? "air-mean" : "air-percentile", item, sandstorm }));
  const inputs = figures.map((figure) => figure.key), have = figures.filter(({ value }) => value !== null).length, coverage = { have, of: 6, what: "items" as const };
  if (found.edition === null) return noFigure(key, "", found.reason, coverage, [], null, inputs);
  const { edition } = found, limits = edition.limitsOf(Number(key.period.day.slice(0, 4))), published = Object.fromEntries(annualItems.map(({ item }, place) => [item, figures[place]?.value ?? null]));
  const explained = compositeIndexExplained(published, limits, edition, { weights: settings.weights, rounding: settings.compositeRounding }), index = explained.value;
  const detail: FigureDetail | null = index === null ? null : { kind: "composite", singles: index.singles, largest: index.largest };
  return figureWith({ key, value: index?.index ?? null, exact: index === null ? null : exact(index.index), unit: "", validity: index === null ? { state: "invalid", reason: { zh: "六项中有缺项，不计算", en: "one of the six is missing: not computed" } } : worst(figures), coverage, edition: edition.edition, clauses: ["composite index"], detail, inputs },
    () => withNote({ ...explained.lineage, inputs: explained.lineage.inputs.map((node, place) => ({ ...node, inputs: node.inputs.map((leaf, at) => (at === 0 ? { ...leaf, source: { id: keyText((figures[place] as Figure).key) } } : leaf)) })) }, found.note));
}

/** The validity of a figure made of several: as bad as the worst of them. */
export function worst(figures: readonly Figure[]): Validity {
  return figures.find(({ validity }) => validity.state === "invalid")?.validity ?? figures.find(({ validity }) => validity.state === "unjudged")?.validity ?? valid;
}

interface GoodDays { readonly detail: Extract<FigureDetail, { kind: "good-days" }>; readonly entering: Entering; readonly validity: Validity; readonly counted: number }

/** Days by category (优良天数统计). A day is valid when it has an index; kept or deducted, declared days are counted. @clause HJ 663 good days; CNEMC report of July 2021 */
function goodDaysOf(key: FigureKey, reader: FigureReader): GoodDays {
  const entering = enteringDays(key, reader, "air-index", ""), { days } = entering, mode = sandstormOf(key), byCategory: Record<AirCategory, number> = { 优: 0, 良: 0, 轻度污染: 0, 中度污染: 0, 重度污染: 0, 严重污染: 0 };
  let validDays = 0, sandstormDays = 0;
  for (const { value, sandstorm } of days) {
    if (sandstorm) sandstormDays++;
    if (value === null || (sandstorm && mode === "deduct")) continue;
    validDays++;
    byCategory[airLevel(Number(value.numerator)).category]++;
  }
  const goodDays = byCategory.优 + byCategory.良, denominator = reader.settings.denominator === "valid" ? validDays : lengthOf(key.period) - (mode === "deduct" ? sandstormDays : 0);
  const indexed = days.filter(({ value }) => value !== null).map(({ day }) => day);
  return { entering, counted: indexed.length, validity: validityOfDays(key.period, indexed).validity, detail: { kind: "good-days", goodDays, denominator, validDays, heavyDays: byCategory.重度污染 + byCategory.严重污染, sandstormDays, byCategory } };
}

/** Good days, their ratio, or days of heavy pollution (优良天数、优良天数比例、重污染天数). The ratio is per cent with one decimal. */
export function airGoodDays(key: FigureKey, reader: FigureReader): Figure {
  const { detail, entering, validity, counted } = goodDaysOf(key, reader), { days } = entering, { goodDays, denominator, heavyDays, sandstormDays } = detail, isRatio = key.statistic === "air-good-ratio", isHeavy = key.statistic === "air-heavy-days";
  const number = isRatio ? (denominator > 0 ? exact(goodDays * 100).over(exact(denominator)) : null) : exact(isHeavy ? heavyDays : goodDays);
  const value = number === null ? null : number.toFixed(isRatio ? 1 : 0), edition = editionsOf(days, reader.settings), kept = sandstormOf(key) === "keep", unit = isRatio ? "%" : "d";
  const name = isRatio ? { zh: "优良天数比例", en: "good-day ratio" } : isHeavy ? { zh: "重度及以上污染天数", en: "days of heavy pollution" } : { zh: "优良天数", en: "good days" };
  const formula = isRatio ? { zh: "AQI≤100 的天数 ÷ 统计天数 × 100%", en: "days with an index of 100 or less over the days counted × 100 %" } : isHeavy ? { zh: "AQI>200 的天数", en: "days with an index above 200" } : { zh: "AQI≤100 的天数", en: "days with an index of 100 or less" };
  const leaves = (): readonly Lineage[] => [plain("优良天数", "good days", String(goodDays), "d"), ...(isRatio ? [plain(reader.settings.denominator === "valid" ? "有效天数" : "日历天数", reader.settings.denominator === "valid" ? "valid days" : "calendar days", String(denominator), "d")] : [])];
  return figureWith({ key, value, exact: number, unit, validity, coverage: { have: counted, of: days.length, what: "days" }, edition, clauses: ["good days"], detail, inputs: entering.keys }, () => ({
    name, value, unit, origin: "computed", rule: { id: "HJ 663/good-days", formula, standard: "HJ 663", clauses: ["good days"], attestation: "REPORTED" }, ...(isRatio && number !== null ? { rounding: { rule: "GB/T 8170" as const, places: 1, exact: number.toString() } } : {}),
    inputs: [...(isHeavy ? [] : leaves()), ...days.filter((one) => one.value !== null).map(entering.leaf)],
    notes: [{ zh: `沙尘天气 ${sandstormDays} 天，${kept ? "保留" : "扣除"}；AQI 版本 ${edition ?? "—"}`, en: `${sandstormDays} declared days ${kept ? "kept" : "left out"}; index by ${edition ?? "—"}` }, ...(validity.reason === null ? [] : [validity.reason])] }));
}
/** Editions by which the indices of days were made, whether they came out or not. */
function editionsOf(days: readonly EnteringDay[], settings: FigureSettings): string | null {
  const names = [...new Set(days.flatMap(({ day }) => indexEdition(day, day, settings).edition?.edition ?? []))];
  return names.length === 0 ? null : names.join("、");
}

/** Evaluation of a year (年评价): every item against its limits, all six together, by `annualEvaluation` of the standards. @clause HJ 663-2013 §5, annex A; GB 3095 table 4 */
export function airYear(key: FigureKey, reader: FigureReader): Figure {
  const { settings } = reader, year = Number(key.period.day.slice(0, 4)), found = evaluationEdition(key.period.day, lastDayOfPeriod(key.period), settings);
  const programme = new Set(programmeOf(key, reader)), columns = dayItems.filter((item) => programme.has(hourItemOf(item))).map((item) => ({ item, entering: enteringDays({ subject: key.subject, statistic: "air-mean", item, period: key.period, line: key.line }, reader, "air-mean", unitOfAir(item)) }));
  const inputs = (): readonly FigureKey[] => columns.flatMap(({ entering }) => entering.keys()), declared = new Set(reader.sandstormDays(key.period.day, untilOf(key.period)));
  const days: readonly DayValues[] = daysOfPeriod(key.period).map((day, place) => ({ day, sandstorm: declared.has(day), values: Object.fromEntries(columns.map(({ item, entering }) => [item, entering.days[place]?.value ?? null])) as Record<string, Exact | null> }));
  const have = days.filter(({ values }) => Object.values(values).some((value) => value !== null)).length, coverage = { have, of: daysOfYear(year), what: "days" as const };
  if (found.edition === null) return noFigure(key, "", found.reason, coverage, [], null, inputs);
  const options: AnnualOptions = { zone: settings.zone, denominator: settings.denominator, sandstormInMeans: sandstormOf(key), weights: settings.weights, compositeRounding: settings.compositeRounding };
  const { edition } = found, judged = annualEvaluation(year, days, edition, options), { compliant } = judged.value, value = compliant === null ? null : compliant ? "达标" : "超标";
  const items = Object.fromEntries(annualItems.map(({ item }) => { const { item: _item, ...rest } = judged.value.items[item]; return [item, rest]; }));
  const short = annualItems.filter(({ item }) => !judged.value.items[item].valid).map(({ item }) => item);
  const validity: Validity = short.length === 0 ? valid : { state: "invalid", reason: { zh: `${short.join("、")} 的有效日不足`, en: `too few valid days of ${short.join(", ")}` } };
  return figureWith({ key, value, exact: null, unit: "", validity, coverage, edition: edition.edition, clauses: ["5", "annex A"], detail: { kind: "air-year", compliant, items }, inputs }, () => withNote(judged.lineage, found.note));
}
