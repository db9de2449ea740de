import type { Labels } from "@yunqing/standards";
import type { FigureView } from "../desk/figure-desk-views.js";
import type { FigureKey } from "../statistics/figure-key.js";
import { periodText } from "../statistics/period.js";
import { airSubjects, column, concentrationCell, dayItems, hourItems, indexCells, indexColumns, indexSentence, itemNames, itemTags, lineRemark, nameColumn, subIndexCell } from "./air.js";
import { drawn, editionsOf, labels, summaryOf, type BulletinBuilder, type BulletinCell, type BulletinShape } from "./content.js";
import { bulletinKindRows } from "./model.js";

const itemColumns = (items: readonly string[]) => items.map((item) => column(item, itemTags[item] ?? item, itemNames[item]?.zh ?? item, itemNames[item]?.en ?? item, "number"));
const tablesOf = (items: readonly string[], hour: boolean): BulletinShape["tables"] => [
  { id: "index", tag: "指数", caption: { zh: "空气质量指数", en: "Index of the air" }, unit: "", columns: [nameColumn, ...indexColumns] },
  { id: "concentration", tag: "浓度", caption: hour ? { zh: "小时浓度", en: "Hourly concentrations" } : { zh: "日均浓度（O₃ 为日最大8小时平均）", en: "Daily means (O₃: highest 8-hour mean)" }, unit: "µg/m³，CO 为 mg/m³", columns: [nameColumn, ...itemColumns(items)] },
  { id: "sub-index", tag: "分指数", caption: { zh: "空气质量分指数", en: "Sub-indices" }, unit: "", columns: [nameColumn, ...itemColumns(items)] },
];
export const airDailyShape: BulletinShape = { kind: "air-daily", tables: tablesOf(dayItems, false), charts: [{ id: "aqi", tag: "图_AQI", caption: { zh: "各对象空气质量指数", en: "Index by subject" }, unit: "", chart: "bar" }] };
export const airRealTimeShape: BulletinShape = { kind: "air-real-time", tables: tablesOf(hourItems, true), charts: [] };

/**
 * The daily and the real-time report of the air (空气质量日报、实时报): of district, towns and stations concentrations, sub-indices, index, primary pollutant, level, category and colour.
 * @choice the day has six items, O3 by its 8 hours, as the figures have; HJ 633-2012 lists its highest hour too
 * @clause HJ 633-2012 §5.1, §5.2; HJ 633-2026 §4.1, §5
 */
const report = (shape: BulletinShape): BulletinBuilder => (ground, get) => {
  const hour = shape.kind === "air-real-time", items = hour ? hourItems : dayItems, { period, line, district } = ground;
  const rows = airSubjects(ground.subjects).map((row) => {
    const base: Omit<FigureKey, "statistic"> = { subject: row.subject, period, line };
    return { row, index: get({ ...base, statistic: "air-index" }), values: items.map((item) => get({ ...base, statistic: hour ? "air-value" : "air-mean", item })) };
  });
  const own = rows.find(({ row }) => row.subject.kind === "district") ?? rows[0], when: Labels = hour ? { zh: `${period.day} ${period.hour ?? ""}时`, en: `${period.day} ${period.hour ?? ""}h` } : { zh: dayWords(period.day), en: period.day }, names = rows.map(({ row }) => row.name.zh), indices = rows.map(({ index }) => drawn(index));
  const cellsOf: Readonly<Record<string, (one: (typeof rows)[number]) => readonly BulletinCell[]>> = {
    index: ({ index }) => indexCells(index), concentration: ({ index, values }) => items.map((item, at) => concentrationCell(values[at] as FigureView, index, item)), "sub-index": ({ index }) => items.map((item) => subIndexCell(index, item)),
  };
  return {
    kind: shape.kind, title: titled(district.name, bulletinKindRows[shape.kind].name), period: periodText(period), periodName: hour ? when : { zh: dayWords(period.day), en: period.day }, line, district, simulated: ground.simulated, madeAt: ground.madeAt,
    edition: editionsOf(rows.map(({ index }) => index)), lead: indexSentence(own?.row.name ?? district.name, when, own?.index ?? null),
    remarks: [{ zh: "NA 为缺测或无效，/ 为未开展监测；AQI 不大于 50 时没有首要污染物。", en: "NA: missing or invalid; /: not measured; no primary pollutant up to an index of 50." }, lineRemark(line), ...(ground.sandstormDays.includes(period.day) ? [{ zh: "当日认定为沙尘天气。", en: "A declared day of sand and dust." }] : [])],
    tables: shape.tables.map((table) => ({ ...table, rows: rows.map((one) => [labels(one.row.name), ...(cellsOf[table.id]?.(one) ?? [])]) })),
    charts: shape.charts.map((chart) => ({ ...chart, categories: names, series: [{ name: "AQI", values: indices }], summary: summaryOf(names, indices, "") })), figures: [], lineages: {},
  };
};
export const airDaily: BulletinBuilder = report(airDailyShape);
export const airRealTime: BulletinBuilder = report(airRealTimeShape);

/** 2026年11月27日 */
export function dayWords(day: string): string { return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`; }
export function titled(district: Labels, name: Labels): Labels { return { zh: `${district.zh}${name.zh}`, en: `${name.en}, ${district.en}` }; }
