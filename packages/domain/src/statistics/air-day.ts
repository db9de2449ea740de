import {
  airIndex, airIndexExplained, airLimit, dailyMean, dayAfter, exact, dailyMeanExplained, ozoneDay, ozoneDayExplained, regionMean, regionMeanExplained, type AirIndex, type Concentrations, type Exact, type Hj633Edition, type Hj663Edition, type Labels, type Lineage,
  type NamedValue, type ReportDefinition, type Statistic,
} from "@yunqing/standards";
import { evaluationEdition, indexEdition } from "./edition-in-force.js";
import { figureWith, invalid, valid, type Coverage, type Figure, type FigureDetail, type FigureParts } from "./figure.js";
import { dayValueOf, noDayValue, type DayValue } from "./day-value.js";
import { FigureKeyInvalid, keyText, type FigureKey, type Line, type Subject } from "./figure-key.js";
import { counted, enteringOf, type DayOfHours, type FigureReader, type FigureSettings } from "./source.js";

/** The six items by their hours (小时项目), and how the day calls them: O3 becomes O3_8h. */
export const hourItems = ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"] as const;
export const dayItems = ["SO2", "NO2", "PM10", "CO", "O3_8h", "PM2.5"] as const;
/** The hourly item behind a daily one. */
export function hourItemOf(item: string): string { return item === "O3_8h" ? "O3" : item; }
export const unitOfAir = (item: string): "µg/m³" | "mg/m³" => (item === "CO" ? "mg/m³" : "µg/m³");
export const placesOfAir = (item: string): 0 | 1 => (item === "CO" ? 1 : 0);

/** A figure that does not exist, with the reason. */
export function noFigure(key: FigureKey, unit: string, reason: Labels, coverage: Coverage, clauses: readonly string[] = [], edition: string | null = null, inputs: FigureParts["inputs"] = []): Figure {
  return figureWith({ key, value: null, exact: null, unit, validity: { state: "invalid", reason }, coverage, edition, clauses, detail: null, inputs },
    () => ({ name: { zh: key.item ?? key.statistic, en: key.item ?? key.statistic }, value: null, unit, origin: "computed", inputs: [], notes: [reason] }));
}

const isItem = (key: FigureKey, items: readonly string[]): string => {
  if (key.item === undefined || !items.includes(key.item)) throw new FigureKeyInvalid(keyText(key), { zh: `的项目应为 ${items.join("、")}`, en: `must name one of ${items.join(", ")}` });
  return key.item;
};

/** The same question of each point of a place: what they enter with. */
function ofPoints(key: FigureKey, reader: FigureReader, points: readonly Subject[]): readonly (Exact | null)[] {
  const { statistic, item, line, period: { kind, day } } = key;
  if (kind === "day" && statistic === "air-mean" && reader.days !== undefined) return reader.days(points, statistic, item, [day], line).map(([one = noDayValue]) => one.value);
  return points.map((subject) => enteringOf(reader.figure({ ...key, subject }), reader.settings));
}

/**
 * The value of a place over its points (城市、区县均值): the same statistic of each point, averaged. Hours average hours, days average days: the place's O3 is the mean of the points' daily maximum 8-hour means,
 * and is not made from hours of the place. Never a mean of indices. 75 % of the points, 50 % of fewer than four.
 * @clause HJ 663 city evaluation (share of points and order for O3 from memory)
 */
function placeValue(key: FigureKey, reader: FigureReader, item: string): Figure {
  const unit = unitOfAir(item), places = placesOfAir(item), points = reader.members(key.subject, "point", key.period.day), values = ofPoints(key, reader, points), found = evaluationEdition(key.period.day, key.period.day, reader.settings);
  const statistic = regionMean(values, places), keyAt = (at: number): FigureKey => ({ ...key, subject: points[at] as Subject });
  const named = (): readonly NamedValue[] => values.map((value, at) => ({ name: { zh: points[at]?.id ?? "", en: points[at]?.id ?? "" }, value, source: { id: keyText(keyAt(at)) } }));
  return figureWith({ ...textOf(statistic), key, unit, coverage: { have: statistic.count, of: points.length, what: "points" }, edition: found.edition?.edition ?? null, clauses: ["city evaluation"], detail: null, inputs: points.map((_, at) => keyAt(at)) },
    () => (found.edition === null ? placeNode(statistic, named(), unit, places) : withNote(regionMeanExplained({ zh: `${item} 均值`, en: `mean of ${item}` }, named(), unit, places, found.edition).lineage, found.note)));
}

function placeNode(statistic: Statistic, named: readonly NamedValue[], unit: string, places: number): Lineage {
  return { name: { zh: "各点位均值", en: "mean over the points" }, value: statistic.kind === "value" ? statistic.text : null, unit, origin: "computed", inputs: named.map(({ name, value, source }) => ({ name, value: value?.toString() ?? null, unit, origin: "computed" as const, inputs: [], ...(source ? { source } : {}) })),
    ...(statistic.kind === "value" ? { rounding: { rule: "GB/T 8170" as const, places, exact: statistic.value.toString() } } : { notes: [statistic.reason] }) };
}

/** Value, exact value and validity of a statistic of standards. */
export function textOf(statistic: Statistic): Pick<Figure, "value" | "exact" | "validity"> {
  return statistic.kind === "value" ? { value: statistic.text, exact: statistic.value, validity: valid } : { value: null, exact: null, validity: { state: "invalid", reason: statistic.reason } };
}
export function withNote(lineage: Lineage, note: Labels | null): Lineage { return note === null ? lineage : { ...lineage, notes: [...lineage.notes ?? [], note] }; }

/** The hour of a point or place (小时浓度), as it counts. */
export function airValue(key: FigureKey, reader: FigureReader): Figure {
  const item = isItem(key, hourItems), unit = unitOfAir(item), hour = key.period.hour ?? 1;
  if (key.subject.kind !== "point") return placeValue(key, reader, item);
  const given = reader.hour(key.subject, item, key.period.day, hour, key.line), value = counted(given, key.line, reader.settings);
  const edition = indexEdition(key.period.day, key.period.day, reader.settings).edition?.edition ?? null;
  return figureWith({ key, value: value?.toFixed(placesOfAir(item)) ?? null, exact: value, unit, validity: value === null ? invalid(given === null ? "没有小时值" : "小时值不可用", given === null ? "no value came" : "the value cannot be relied on") : valid,
    coverage: { have: value === null ? 0 : 1, of: 1, what: "hours" }, edition, clauses: [], detail: null, inputs: [] },
  () => ({ name: { zh: `${item} ${hour}时`, en: `${item} at ${hour}h` }, value: value?.toFixed(placesOfAir(item)) ?? null, unit, origin: "measured", inputs: [], ...(given === null ? {} : { source: packetSource(given.packet) }),
    ...(value === null ? {} : { rounding: { rule: "GB/T 8170" as const, places: placesOfAir(item), exact: value.toString() } }) }));
}
const packetSource = (packet: number) => (packet < 0 ? { id: `batch:${-packet}` } : { id: `packet:${packet}` });

/** The day of a point or place (日均值；臭氧为日最大8小时平均). @clause GB 3095 table 4; HJ 663 §6.1.2 */
export function airDay(key: FigureKey, reader: FigureReader): Figure {
  const item = isItem(key, dayItems);
  if (key.subject.kind !== "point") return placeValue(key, reader, item);
  const { day } = key.period, hours = reader.hours(key.subject, hourItemOf(item), day, key.line), found = evaluationEdition(day, day, reader.settings);
  const values = countedHours(hours, key.line, reader.settings);
  return item === "O3_8h" ? ozoneOf(key, values, hours, found.edition, found.reason, found.note, reader) : meanOf24(key, item, values, hours, found.edition, found.note);
}

function countedHours(hours: DayOfHours, line: Line, settings: FigureSettings): readonly (Exact | null)[] { return Array.from({ length: 24 }, (_, hour) => counted(hours[hour], line, settings)); }

/** What the figure of a day of a point would enter with, without making it (日值): by the same functions of the standards. */
export function dayOfPoint(point: Subject, item: string, day: string, line: Line, reader: FigureReader): DayValue {
  const { settings } = reader, hours = reader.hours(point, hourItemOf(item), day, line);
  if (hours.every((one) => one === null)) return noDayValue;
  const values = countedHours(hours, line, settings), { edition } = evaluationEdition(day, day, settings);
  return item === "O3_8h" ? (edition === null ? noDayValue : dayValueOfStatistic(ozoneDay(values, ozoneLimit(edition, day, settings.zone)), settings)) : dayValueOfStatistic(dailyMean(values, placesOfAir(item)), settings);
}
/** The same of a place, from the values of its points. */
export function dayOfPlace(values: readonly (Exact | null)[], item: string, settings: FigureSettings): DayValue {
  return values.every((value) => value === null) ? noDayValue : dayValueOfStatistic(regionMean(values, placesOfAir(item)), settings);
}
/** The same of an index, from the published texts of the items that are measured. */
export function dayOfIndex(values: Concentrations, day: string, settings: FigureSettings): DayValue {
  const { edition } = indexEdition(day, day, settings);
  if (edition === null) return noDayValue;
  const index = airIndex(edition, edition.daily, values);
  return index.kind === "index" ? dayValueOf(String(index.aqi), exact(index.aqi), settings) : noDayValue;
}
function dayValueOfStatistic(statistic: Statistic, settings: FigureSettings): DayValue { return statistic.kind === "value" ? dayValueOf(statistic.text, statistic.value, settings) : noDayValue; }

function namedHours(values: readonly (Exact | null)[], hours: DayOfHours): readonly NamedValue[] {
  return values.map((value, hour) => { const given = hours[hour] ?? null; return { name: { zh: `${hour + 1}时`, en: `${hour + 1}h` }, value, ...(given === null ? {} : { source: packetSource(given.packet) }) }; });
}

function meanOf24(key: FigureKey, item: string, values: readonly (Exact | null)[], hours: DayOfHours, edition: Hj663Edition | null, note: Labels | null): Figure {
  const statistic = dailyMean(values, placesOfAir(item)), year = Number(key.period.day.slice(0, 4)), unit = unitOfAir(item);
  return figureWith({ ...textOf(statistic), key, unit, coverage: { have: statistic.count, of: 24, what: "hours" }, edition: edition?.limitsOf(year).edition ?? null, clauses: ["table 4"], detail: null, inputs: [] }, () => {
    const name = { zh: `${item} 24小时平均`, en: `24-hour mean of ${item}` }, named = namedHours(values, hours);
    return edition === null ? placeNode(statistic, named, unit, placesOfAir(item)) : withNote(dailyMeanExplained(name, named, unit, placesOfAir(item), edition.limitsOf(year)).lineage, note);
  });
}

function ozoneOf(key: FigureKey, values: readonly (Exact | null)[], hours: DayOfHours, edition: Hj663Edition | null, reason: Labels | null, note: Labels | null, { settings }: FigureReader): Figure {
  const there = values.filter((value) => value !== null).length;
  if (edition === null) return noFigure(key, "µg/m³", reason ?? { zh: "没有版本", en: "no edition" }, { have: there, of: 24, what: "hours" }, ["6.1.2"]);
  const limit = ozoneLimit(edition, key.period.day, settings.zone), statistic = ozoneDay(values, limit);
  const detail: FigureDetail = { kind: "daily", windows: statistic.windows, byException: statistic.byException === true };
  return figureWith({ ...textOf(statistic), key, unit: "µg/m³", coverage: { have: statistic.windows, of: 17, what: "windows" }, edition: edition.edition, clauses: ["6.1.2"], detail, inputs: [] },
    () => withNote(ozoneDayExplained({ zh: "O3 日最大8小时平均", en: "daily maximum 8-hour mean of O3" }, namedHours(values, hours), limit, edition).lineage, note));
}
const ozoneLimit = (edition: Hj663Edition, day: string, zone: "first" | "second"): Exact => exact(airLimit(edition.limitsOf(Number(day.slice(0, 4))), "O3", "daily_max_8h")[zone]);

/**
 * Index, category and primary pollutants of an hour or a day (AQI). Of a place: from the concentrations of the place.
 * @choice the day has the six items that CNEMC publishes: O3 by its 8 hours, not by its highest hour too
 * @clause HJ 633-2012 §4.4, §5; HJ 633-2026 §4.2, §5.3.1
 */
export function airIndexFigure(key: FigureKey, reader: FigureReader): Figure {
  const { day, kind } = key.period, isHour = kind === "hour", asked = itemsAsked(programmeOf(key, reader), isHour ? hourItems : dayItems);
  const figures = asked.map((item) => reader.figure({ ...key, statistic: isHour ? "air-value" : "air-mean", item }));
  const have = figures.filter(({ value }) => value !== null).length, inputs = figures.map((figure) => figure.key), coverage: Coverage = { have, of: asked.length, what: "items" };
  const found = indexEdition(day, day, reader.settings), sandstorm = !isHour && reader.sandstormDays(day, nextDay(key)).length > 0;
  if (found.edition === null) return noFigure(key, "", found.reason, coverage, [], null, inputs);
  const report = isHour ? found.edition.hourly : found.edition.daily, values: Concentrations = Object.fromEntries(asked.map((item, place) => [item, figures[place]?.value ?? null])), index = airIndex(found.edition, report, values);
  return indexFigure(key, index, { edition: found.edition, note: found.note, report, values, coverage, inputs, sandstorm, figures, asked });
}
const nextDay = ({ period }: FigureKey): string => dayAfter(period.day);

interface IndexParts { readonly edition: Hj633Edition; readonly note: Labels | null; readonly report: ReportDefinition; readonly values: Concentrations; readonly coverage: Coverage; readonly inputs: readonly FigureKey[]; readonly sandstorm: boolean; readonly figures: readonly Figure[]; readonly asked: readonly string[] }

function indexFigure(key: FigureKey, index: AirIndex, parts: IndexParts): Figure {
  const { edition, note, report, values, coverage, inputs, sandstorm, figures, asked } = parts;
  const detail: FigureDetail = { kind: "index", state: index.kind, aqi: index.aqi, category: index.category, primary: index.primary, exceeding: index.exceeding, missing: index.missing, subIndices: index.subIndices, sandstorm };
  const value = index.kind === "index" ? String(index.aqi) : null;
  const validity = index.kind === "index" ? valid : index.kind === "withheld" ? invalid(`缺 ${index.missing.join("、")}，其余不大于100，AQI 以 NA 表示`, `${index.missing.join(", ")} missing and the others within 100: NA`) : invalid("没有一项有分指数", "no item has a sub-index");
  return figureWith({ key, value, exact: value === null ? null : exact(value), unit: "", validity, coverage, edition: edition.edition, clauses: report.clauses, detail, inputs }, () => {
    const { lineage } = airIndexExplained(edition, report, values), ids = new Map(asked.map((item, place) => [columnName(report, item), figures[place] as Figure]));
    return withNote({ ...lineage, inputs: lineage.inputs.map((node) => ({ ...node, inputs: node.inputs.map((leaf) => sourced(leaf, ids)) })) }, note);
  });
}
const columnName = (report: ReportDefinition, item: string): string => report.items.find((one) => one.item === item)?.column ?? item;
/** Names the figure behind a concentration: the leaves of an index are called by their column. */
function sourced(node: Lineage, ids: ReadonlyMap<string, Figure>): Lineage {
  if (node.inputs.length > 0) return { ...node, inputs: node.inputs.map((one) => sourced(one, ids)) };
  const figure = ids.get(node.name.en.replace(/ concentration.*$/, ""));
  return figure === undefined ? node : { ...node, source: { id: keyText(figure.key) } };
}

/** Items that a point measures, or any of a place's points does (监测项目). */
export function programmeOf({ subject, period: { day } }: FigureKey, reader: FigureReader): readonly string[] { return programmeOfDay(subject, day, reader); }
export function programmeOfDay(subject: Subject, day: string, reader: FigureReader): readonly string[] {
  return subject.kind === "point" ? reader.programme(subject) : [...new Set(reader.members(subject, "point", day).flatMap((point) => reader.programme(point)))];
}
/** Those of the items that the index is made of which are measured. */
export function itemsAsked(programme: readonly string[], items: readonly string[]): readonly string[] { return items.filter((item) => programme.includes(hourItemOf(item))); }
