import {
  automaticFirst, evaluateLake, evaluateRiver, evaluateSection, evaluationItems, exact, findItem, inStatistics, isDecimal, meanOf, periodMinima, readingOf, riverState, surfaceEvaluationEditions, tliOf,
  type Exact, type Labels, type Lineage, type MeasuredItem, type RiverSection, type TrophicInputs, type WaterClass,
} from "@yunqing/standards";
import { noFigure } from "./air-day.js";
import { plain } from "./air-period.js";
import { dayValueOf, noDayValue, type DayValue } from "./day-value.js";
import { enteringDays } from "./entering-days.js";
import { figureLeaf, figureWith, invalid, unjudged, valid, type Coverage, type Figure, type FigureDetail, type FigureParts, type Validity } from "./figure.js";
import type { FigureKey, Line, Subject } from "./figure-key.js";
import { monthsOf, periodName, untilOf } from "./period.js";
import { counted, enteringOf, type DayOfHours, type FigureReader, type WaterSample } from "./source.js";

const method = surfaceEvaluationEditions[0].edition;
const waterItem = (symbol: string): MeasuredItem | undefined => findItem(symbol, "water");
const unitOfWater = (symbol: string): string => waterItem(symbol)?.unit ?? "mg/L";
/** Items that have figures at a section: the 21 of the method, and those of lakes beside them. */
export const waterItems: readonly string[] = [...evaluationItems, "TN", "chla", "SD"];

/**
 * A mean as it is published (发布值): the decimals of the national network; what would vanish keeps its first digit.
 * @clause GB/T 8170-2008 §3.2, as the network publishes
 */
export function waterText(symbol: string, value: Exact): string {
  const item = waterItem(symbol);
  for (let places = item?.publishedDecimals ?? item?.decimals ?? 3; ; places++) {
    const text = value.toFixed(places);
    if (value.isZero() || /[1-9]/.test(text) || places > 12) return text;
  }
}

const rule = (clause: string, zh: string, en: string) => ({ id: "2011/mean", formula: { zh, en }, standard: method, edition: method, clauses: [clause], attestation: "FROM MEMORY" as const });
function meanFigure(key: FigureKey, value: Exact | null, validity: Validity, coverage: Coverage, inputs: FigureParts["inputs"], leaves: () => readonly Lineage[], formula: Labels): Figure {
  const symbol = key.item ?? "", unit = unitOfWater(symbol), text = value === null ? null : waterText(symbol, value);
  return figureWith({ key, value: text, exact: value, unit, validity, coverage, edition: method, clauses: ["一（二）"], detail: null, inputs }, () => ({
    name: { zh: `${periodName(key.period).zh} ${waterItem(symbol)?.name.zh ?? symbol}`, en: `${waterItem(symbol)?.name.en ?? symbol}, ${periodName(key.period).en}` }, value: text, unit, origin: "computed", rule: rule("一（二）", formula.zh, formula.en),
    ...(value === null || text === null ? {} : { rounding: { rule: "GB/T 8170" as const, places: text.split(".")[1]?.length ?? 0, exact: value.toString() } }), inputs: leaves(), notes: validity.reason === null ? [] : [validity.reason] }));
}

/** An automatic hour of a section (自动监测小时值). */
export function waterValue(key: FigureKey, reader: FigureReader): Figure {
  const given = reader.hour(key.subject, key.item ?? "", key.period.day, key.period.hour ?? 1, key.line), value = counted(given, key.line, reader.settings);
  return meanFigure(key, value, value === null ? invalid("没有可用的自动监测值", "no automatic value can be used") : valid, { have: value === null ? 0 : 1, of: 1, what: "hours" }, [], () => (given === null ? [] : [{ ...plain("自动监测值", "automatic value", given.value, unitOfWater(key.item ?? "")), origin: "measured", source: { id: `packet:${given.packet}` } }]), { zh: "自动监测值", en: "automatic value" });
}

/** The mean of an item at a section (断面均值): a day from its automatic readings; a month from its days where the item is automatic first, else from samples; more from its months. */
export function waterMean(key: FigureKey, reader: FigureReader): Figure {
  return key.period.kind === "day" ? dayMean(key, reader) : key.period.kind === "month" ? monthMean(key, reader) : overMonths(key, reader);
}

function readingsOn(section: Subject, item: string, day: string, line: Line, reader: FigureReader): { readonly hours: DayOfHours; readonly values: readonly (Exact | null)[]; readonly there: readonly Exact[] } {
  const hours = reader.hours(section, item, day, line), values = hours.map((one) => counted(one, line, reader.settings));
  return { hours, values, there: values.filter((value): value is Exact => value !== null) };
}
/** What the figure of a day of an automatic section would enter with, without making it (日值). */
export function dayOfSection(section: Subject, item: string, day: string, line: Line, reader: FigureReader): DayValue {
  const { there } = readingsOn(section, item, day, line, reader), mean = there.length >= reader.settings.water.leastReadings ? meanOf(there) : null;
  return mean === null ? noDayValue : dayValueOf(waterText(item, mean), mean, reader.settings);
}
function dayMean(key: FigureKey, reader: FigureReader): Figure {
  const { readingsOfDay, leastReadings } = reader.settings.water, { hours, values, there } = readingsOn(key.subject, key.item ?? "", key.period.day, key.line, reader), enough = there.length >= leastReadings;
  return meanFigure(key, enough ? meanOf(there) : null, enough ? valid : invalid(`自动监测数据 ${there.length} 个，少于 ${leastReadings} 个`, `${there.length} automatic readings, ${leastReadings} are needed`), { have: there.length, of: Math.max(readingsOfDay, there.length), what: "hours" }, [],
    () => values.flatMap((value, at) => (value === null ? [] : [{ ...plain(`${at + 1}时`, `${at + 1}h`, value.toString(), unitOfWater(key.item ?? "")), origin: "measured" as const, source: { id: `packet:${hours[at]?.packet ?? 0}` } }])), { zh: "当日自动监测值的算术平均", en: "arithmetic mean of the automatic readings of the day" });
}

const relied = ({ quality }: WaterSample, key: FigureKey, reader: FigureReader): boolean => quality === "reliable" || (quality === "doubtful" && reader.settings.countsDoubtful[key.line]);
const plainReading = (text: string): boolean => isDecimal(text) || /^(<\s?\d+(\.\d+)?|\d+(\.\d+)?L)$/.test(text);

/** Automatic data go first for six items. @clause 环办监测函〔2020〕82号; 环办〔2011〕22号 一（二） (half the limit for what is not detected, from memory) */
function monthMean(key: FigureKey, reader: FigureReader): Figure {
  const item = key.item ?? "", unit = unitOfWater(item), automatic = automaticFirst.includes(item) ? enteringDays(key, reader, "water-mean", unit) : null, valued = automatic?.days.filter(({ value }) => value !== null) ?? [], inputs = automatic?.keys ?? [];
  if (automatic !== null && valued.length > 0) return meanFigure(key, meanOf(valued.map(({ value }) => value as Exact)), valid, { have: valued.length, of: automatic.days.length, what: "days" }, inputs,
    () => valued.map(automatic.leaf), { zh: "自动监测日均值的算术平均（自动监测数据优先，环办监测函〔2020〕82号）", en: "mean of the automatic daily means (automatic data go first)" });
  const samples = reader.samples(key.subject, key.period.day, untilOf(key.period), key.line).filter((sample) => relied(sample, key, reader) && plainReading(sample.values[item] ?? ""));
  const numbers = samples.map(({ values }) => inStatistics(readingOf(values[item] ?? ""), "half", `${method} 一（二）`));
  return meanFigure(key, meanOf(numbers), numbers.length >= periodMinima.month ? valid : invalid("当月没有监测数据", "the month has no data"), { have: numbers.length, of: Math.max(1, numbers.length), what: "samples" }, inputs,
    () => samples.map(({ day, values, packet }) => ({ ...plain(day, day, values[item] ?? "", unit), origin: "measured" as const, source: { id: packet < 0 ? `batch:${-packet}` : `packet:${packet}` } })), { zh: "各次监测的算术平均，未检出按检出限的一半", en: "arithmetic mean of the samples, half the limit for what is not detected" });
}

/**
 * Least number of months: quarter 2, year 8.
 * @choice the method says nothing of half-years: both quarters' minima, 4; a span is not judged
 */
function overMonths(key: FigureKey, reader: FigureReader): Figure {
  const { months, whole } = monthsOf(key.period), figures = months.map((period) => reader.figure({ ...key, period })), valued = figures.filter(({ value }) => value !== null), value = meanOf(valued.map((figure) => enteringOf(figure, reader.settings) as Exact));
  const { kind } = key.period, least = kind === "quarter" ? periodMinima.quarter : kind === "half" ? 2 * periodMinima.quarter : kind === "year" ? periodMinima.year : 1;
  const validity = value === null || valued.length < least ? invalid(`有数据的月份 ${valued.length} 个，少于 ${least} 个`, `${valued.length} months have data, ${least} are needed`)
    : kind !== "span" ? valid : whole ? unjudged("自定时段没有最少次数规定", "no text says how many months a span needs") : unjudged("时段含不完整的月份，未计入", "months that are not whole were left out");
  return meanFigure(key, value, validity, { have: valued.length, of: months.length, what: "months" }, figures.map((figure) => figure.key), () => valued.map((figure) => figureLeaf(figure, periodName(figure.key.period))), { zh: "各月均值的算术平均", en: "arithmetic mean of the monthly means" });
}

/** Class and state of a section, river or lake (水质类别与状况). Published means are classed, as the network classes its published values. @clause 环办〔2011〕22号 二; GB 3838-2002 table 1 */
export function waterState(key: FigureKey, reader: FigureReader): Figure {
  return key.subject.kind === "section" ? sectionFigure(key, reader) : key.subject.kind === "river" ? riverFigure(key, reader) : lakeFigure(key, reader);
}

/** The means of a section in a period, by item: those that exist. */
function meansOf(key: FigureKey, section: Subject, reader: FigureReader, items: readonly string[] = evaluationItems): { readonly figures: readonly Figure[]; readonly valued: readonly Figure[]; readonly values: Readonly<Record<string, string>> } {
  const statistic = key.period.kind === "hour" ? "water-value" as const : "water-mean" as const;
  const figures = items.map((item) => reader.figure({ subject: section, statistic, item, period: key.period, line: key.line })), valued = figures.filter(({ value }) => value !== null);
  return { figures, valued, values: Object.fromEntries(valued.map((figure) => [figure.key.item ?? "", figure.value ?? ""])) };
}
const worstOf = (figures: readonly Figure[]): Validity => figures.find(({ validity }) => validity.state === "invalid")?.validity ?? figures.find(({ validity }) => validity.state === "unjudged")?.validity ?? valid;
const none: Labels = { zh: "没有可评价的项目", en: "no item can be judged" };
const opened = (lineage: Lineage, valued: readonly Figure[]): Lineage => ({ ...lineage, inputs: [...lineage.inputs, ...valued.map((figure) => figureLeaf(figure, { zh: figure.key.item ?? "", en: figure.key.item ?? "" }))] });

function sectionFigure(key: FigureKey, reader: FigureReader): Figure {
  const { figures, valued, values } = meansOf(key, key.subject, reader), inputs = figures.map((figure) => figure.key), coverage: Coverage = { have: valued.length, of: figures.length, what: "items" };
  if (valued.length === 0) return noFigure(key, "", none, coverage, ["二（一）1"], method, inputs);
  const judged = evaluateSection({ waterBody: bodyOf(key.subject, reader), values }), { value } = judged;
  const detail: FigureDetail = { kind: "water", class: value.class, state: value.state, mainPollutants: value.text, decisive: value.judged.decisive, method: "sample", values };
  return figureWith({ key, value: value.class, exact: null, unit: "", validity: worstOf(valued), coverage, edition: method, clauses: ["二（一）1", "二（一）3"], detail, inputs }, () => opened(judged.lineage, valued));
}
/** A point of a lake has the limits of lakes: it belongs to one. */
function bodyOf(section: Subject, reader: FigureReader): "river" | "lake" { return reader.placesOf(section).some(({ kind }) => kind === "lake") ? "lake" : "river"; }

interface Sections { readonly sections: readonly RiverSection[]; readonly states: readonly Figure[]; readonly all: number }
function sectionsOf(key: FigureKey, reader: FigureReader): Sections {
  const members = reader.members(key.subject, "section", key.period.day), states = members.map((subject) => reader.figure({ ...key, subject }));
  return { states, all: members.length, sections: states.flatMap((figure) => (figure.detail?.kind === "water" ? [{ name: figure.key.subject.id, values: figure.detail.values }] : [])) };
}

function riverFigure(key: FigureKey, reader: FigureReader): Figure {
  const { sections, states, all } = sectionsOf(key, reader), inputs = states.map((figure) => figure.key), coverage: Coverage = { have: sections.length, of: all, what: "sections" };
  if (sections.length === 0) return noFigure(key, "", none, coverage, ["二（一）2"], method, inputs);
  const judged = evaluateRiver(sections, reader.settings.water.riverMethod), { value } = judged, names = value.meanPollutants.length > 0 ? value.meanPollutants.map(({ name }) => name) : value.mainPollutants.map(({ name }) => name);
  const detail: FigureDetail = { kind: "water", class: value.class, state: value.state, mainPollutants: { zh: names.map(({ zh }) => zh).join("、"), en: names.map(({ en }) => en).join(", ") }, decisive: [], method: value.method, values: {} };
  const validity = sections.length < all ? invalid(`有数据的断面 ${sections.length}/${all}`, `${sections.length} of ${all} sections have data`) : worstOf(states);
  return figureWith({ key, value: value.state, exact: null, unit: "", validity, coverage, edition: method, clauses: ["二（一）2", "二（一）4"], detail, inputs }, () => ({ ...judged.lineage, inputs: states.map((figure) => figureLeaf(figure, { zh: figure.key.subject.id, en: figure.key.subject.id })) }));
}

function lakeFigure(key: FigureKey, reader: FigureReader): Figure {
  const members = reader.members(key.subject, "section", key.period.day), parts = members.map((section) => ({ section, ...meansOf(key, section, reader, [...evaluationItems, "TN"]) })), there = parts.filter(({ valued }) => valued.some(({ key: { item } }) => item !== "TN"));
  const inputs = parts.flatMap(({ figures }) => figures.map((figure) => figure.key)), coverage: Coverage = { have: there.length, of: members.length, what: "sections" }, valued = there.flatMap((part) => part.valued);
  if (there.length === 0) return noFigure(key, "", none, coverage, ["二（二）"], method, inputs);
  const judged = evaluateLake(there.map(({ section, values }) => ({ name: section.id, values }))), { evaluation } = judged.value;
  const detail: FigureDetail = { kind: "water", class: evaluation.class, state: evaluation.state, mainPollutants: evaluation.text, decisive: evaluation.judged.decisive, method: "means", values: {} };
  return figureWith({ key, value: evaluation.class, exact: null, unit: "", validity: there.length < members.length ? invalid(`有数据的点位 ${there.length}/${members.length}`, `${there.length} of ${members.length} points have data`) : worstOf(valued), coverage, edition: method, clauses: ["二（二）"], detail, inputs }, () => opened(judged.lineage, valued));
}

/** The share of sections in classes I–III of a river or district (优良断面比例), per cent with one decimal; the share worse than V stands in its details. @clause 环办〔2011〕22号 二（一）2 */
export function waterGoodShare(key: FigureKey, reader: FigureReader): Figure {
  const members = reader.members(key.subject, "section", key.period.day), figures = members.map((subject) => reader.figure({ subject, statistic: "water-state", period: key.period, line: key.line })), inputs = figures.map((figure) => figure.key);
  const classes = figures.flatMap(({ detail }) => (detail?.kind === "water" && detail.class !== null ? [detail.class] : [])), coverage: Coverage = { have: classes.length, of: members.length, what: "sections" };
  if (classes.length === 0) return noFigure(key, "%", none, coverage, ["二（一）2"], method, inputs);
  const good = classes.filter((one) => goodClasses.has(one)).length, inferior = classes.filter((one) => one === "inferiorV").length, share = exact(good * 100).over(exact(classes.length)), value = share.toFixed(1);
  const validity = classes.length < members.length ? invalid(`有数据的断面 ${classes.length}/${members.length}`, `${classes.length} of ${members.length} sections have data`) : worstOf(figures);
  return figureWith({ key, value, exact: share, unit: "%", validity, coverage, edition: method, clauses: ["二（一）2"], detail: { kind: "shares", good, inferior, sections: classes.length }, inputs }, () => ({
    name: { zh: "优良断面比例", en: "share of sections in classes I–III" }, value, unit: "%", origin: "computed", rule: { ...rule("二（一）2", "Ⅰ～Ⅲ类断面数 ÷ 有数据断面数 × 100%", "sections in classes I–III over those with data × 100 %"), id: "2011/good-share", attestation: "REPORTED" }, rounding: { rule: "GB/T 8170", places: 1, exact: share.toString() },
    inputs: figures.map((figure) => figureLeaf(figure, { zh: figure.key.subject.id, en: figure.key.subject.id })), notes: [{ zh: `劣Ⅴ类 ${inferior} 个；水系状况 ${riverState(classes, { shares: true }).value ?? "—"}`, en: `${inferior} worse than V; state by shares ${riverState(classes, { shares: true }).value ?? "—"}` }] }));
}
const goodClasses: ReadonlySet<WaterClass> = new Set(["I", "II", "III"]);

const trophicSymbols = ["chla", "TP", "TN", "SD", "CODMn"] as const;
/** Trophic level of a lake (营养状态) by the means over its points. Chlorophyll a comes in mg/L and enters in mg/m³. @clause 环办〔2011〕22号 二（二）2 */
export function waterTrophic(key: FigureKey, reader: FigureReader): Figure {
  const members = reader.members(key.subject, "section", key.period.day), parts = members.map((section) => meansOf(key, section, reader, trophicSymbols)), inputs = parts.flatMap(({ figures }) => figures.map((figure) => figure.key)), valued = parts.flatMap((part) => part.valued);
  const means = trophicSymbols.map((symbol) => ({ symbol, mean: meanOf(valued.filter(({ key: { item } }) => item === symbol).map((figure) => enteringOf(figure, reader.settings) as Exact)) })), there = means.filter(({ mean }) => mean !== null && !mean.isZero()), coverage: Coverage = { have: there.length, of: 5, what: "items" };
  if (there.length < 5) return noFigure(key, "", { zh: "五项中有缺项或为零", en: "one of the five items is missing or 0" }, coverage, ["二（二）2"], method, inputs);
  const texts = Object.fromEntries(means.map(({ symbol, mean }) => [symbol, (symbol === "chla" ? (mean as Exact).times(exact(1000)) : mean as Exact).toFixed(6)])) as unknown as TrophicInputs, judged = tliOf(texts);
  return figureWith({ key, value: judged.value.tli, exact: exact(judged.value.tli), unit: "", validity: worstOf(valued), coverage, edition: method, clauses: ["二（二）2"], detail: null, inputs }, () => opened(judged.lineage, valued));
}
