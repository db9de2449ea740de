import { dayAfter, type AirCategory } from "@yunqing/standards";
import type { FigureView } from "../desk/figure-desk-views.js";
import type { FigureKey, StatisticId } from "../statistics/figure-key.js";
import { daysOfPeriod, periodBefore, periodName, periodText, sameInYear, spanOf, untilOf } from "../statistics/period.js";
import { airSubjects, column, indexCells, indexColumns, lineRemark, nameColumn } from "./air.js";
import { titled } from "./air-report.js";
import { changeCell, dayUnit, drawn, editionsOf, labels, said, summaryOf, valueCell, words, type BulletinBuilder, type BulletinCell, type BulletinShape, type BulletinTable } from "./content.js";
import { bulletinKindRows } from "./model.js";

/** What a month tells of a subject (月报统计量), with unit and tag. @clause HJ 663 */
const told = [
  ["PM2.5", "PM25", "PM₂.₅", "air-mean"], ["PM10", "PM10", "PM₁₀", "air-mean"], ["SO2", "SO2", "SO₂", "air-mean"], ["NO2", "NO2", "NO₂", "air-mean"], ["CO", "CO", "CO-95", "air-percentile"], ["O3_8h", "O3", "O₃-8h-90", "air-percentile"],
  [null, "综合指数", "综合指数", "air-composite"], [null, "优良天数", "优良天数", "air-good-days"], [null, "优良比例", "优良天数比例", "air-good-ratio"], [null, "重污染天数", "重污染天数", "air-heavy-days"],
] as const satisfies readonly (readonly [string | null, string, string, StatisticId])[];
const english: Readonly<Record<string, string>> = { 综合指数: "Composite", 优良天数: "Good days", 优良天数比例: "Good ratio", 重污染天数: "Heavy days" };
const categories: readonly AirCategory[] = ["优", "良", "轻度污染", "中度污染", "重度污染", "严重污染"];

export const airMonthlyShape: BulletinShape = {
  kind: "air-monthly",
  tables: [
    { id: "month", tag: "月均", caption: { zh: "各对象月统计", en: "The month by subject" }, unit: "µg/m³，CO 为 mg/m³", columns: [nameColumn, ...told.map(([, tag, zh]) => column(tag, tag, zh, english[zh] ?? zh, "number"))] },
    { id: "compared", tag: "对比", caption: { zh: "全区对比", en: "The district compared" }, unit: "", columns: [column("item", "项目", "项目", "Item"), column("unit", "单位", "单位", "Unit"), column("now", "本月", "本月", "This month", "number"), column("year-before", "同期", "上年同月", "Last year", "number"), column("on-year", "同比", "同比", "On year", "number"), column("before", "上月", "上月", "Month before", "number"), column("so-far", "累计", "本年累计", "Year so far", "number"), column("so-far-before", "累计同期", "上年累计", "Last year so far", "number"), column("so-far-on-year", "累计同比", "累计同比", "On year", "number")] },
    { id: "categories", tag: "级别天数", caption: { zh: "各级别天数", en: "Days by category" }, unit: "天", columns: [nameColumn, column("valid", "有效天数", "有效天数", "Valid days", "number"), ...categories.map((one) => column(one, one, one, one, "number"))] },
    { id: "days", tag: "逐日", caption: { zh: "全区逐日空气质量指数", en: "The district day by day" }, unit: "", columns: [column("day", "日期", "日期", "Day"), ...indexColumns] },
  ],
  charts: [{ id: "days", tag: "图_逐日AQI", caption: { zh: "全区逐日空气质量指数", en: "Index day by day" }, unit: "", chart: "bar" }, { id: "pm25", tag: "图_PM25", caption: { zh: "各对象 PM₂.₅ 月均浓度", en: "PM₂.₅ by subject" }, unit: "µg/m³", chart: "bar" }],
};

/** The monthly report of the air (环境空气质量月报). A declared day of sand and dust is left out where the figure's own habit says so. @clause HJ 663; GB 3095 table 4 */
export const airMonthly: BulletinBuilder = (ground, get) => {
  const { period, line, district } = ground, year = period.day.slice(0, 4), soFar = spanOf(`${year}-01-01`, untilOf(period)), before = periodBefore(period);
  const ask = (of: FigureKey["subject"], at: (typeof told)[number], more: Partial<FigureKey> = {}): FigureView => get({ subject: of, statistic: at[3], period, line, ...(at[0] === null ? {} : { item: at[0] }), ...more });
  const rows = airSubjects(ground.subjects).map((row) => ({ row, figures: told.map((one) => ask(row.subject, one)) })), own = rows.find(({ row }) => row.subject.kind === "district");
  const compared = own === undefined ? [] : told.map((one) => { const of = one[3], subject = own.row.subject; return { name: one[2], now: ask(subject, one), cells: [ask(subject, one, { period: sameInYear(period, -1) }), ask(subject, one, { statistic: "change-on-year", of }), ask(subject, one, { period: before }), ask(subject, one, { period: soFar }), ask(subject, one, { period: sameInYear(soFar, -1) }), ask(subject, one, { statistic: "change-on-year", of, period: soFar })] }; });
  const days = own === undefined ? [] : daysOfPeriod(period).map((day) => ({ day, index: get({ subject: own.row.subject, statistic: "air-index", period: { kind: "day", day }, line }) }));
  const goodDays = (figures: readonly FigureView[]): readonly BulletinCell[] => {
    const figure = figures[7] as FigureView, { detail } = figure;
    return detail?.kind === "good-days" ? [said(figure, String(detail.validDays)), ...categories.map((one) => said(figure, String(detail.byCategory[one])))] : Array.from({ length: 7 }, () => said(figure, "—"));
  };
  const byTable: Readonly<Record<string, BulletinTable["rows"]>> = {
    month: rows.map(({ row, figures }) => [labels(row.name), ...figures.map((figure) => valueCell(figure))]),
    // a change has its own unit, which is said with it
    compared: compared.map(({ name, now, cells }) => [words(name, english[name] ?? name), words(dayUnit(now.unit) || "—", now.unit || "—"), valueCell(now), ...cells.map((figure, place) => (place === 1 || place === 5 ? changeCell(figure) : valueCell(figure)))]),
    categories: rows.map(({ row, figures }) => [labels(row.name), ...goodDays(figures)]), days: days.map(({ day, index }) => [words(day), ...indexCells(index)]),
  };
  const dayNames = days.map(({ day }) => String(Number(day.slice(8, 10)))), dayValues = days.map(({ index }) => drawn(index)), names = rows.map(({ row }) => row.name.zh), pm = rows.map(({ figures }) => drawn(figures[0] as FigureView));
  const valueOf = (place: number): string | null => own?.figures[place]?.value ?? null, ratio = valueOf(8), good = valueOf(7), mean = valueOf(0), name = periodName(period), limit = dayAfter(untilOf(period), -1);
  return {
    kind: "air-monthly", title: titled(district.name, bulletinKindRows["air-monthly"].name), period: periodText(period), periodName: name, line, district, simulated: ground.simulated, madeAt: ground.madeAt, edition: editionsOf(rows.flatMap(({ figures }) => figures)),
    lead: ratio === null || good === null ? { zh: `${name.zh}，${district.name.zh}没有足够的数据统计优良天数。`, en: `${name.en}: too few data to count good days in ${district.name.en}.` }
      : { zh: `${name.zh}，${district.name.zh}优良天数 ${good} 天，优良天数比例 ${ratio}%${mean === null ? "" : `，PM₂.₅ 平均浓度 ${mean} µg/m³`}。`, en: `${name.en}: ${good} good days in ${district.name.en}, ${ratio} %${mean === null ? "" : `; mean of PM₂.₅ ${mean} µg/m³`}.` },
    remarks: [{ zh: "△ 为有效数据不足，仅供参考；— 为没有数据。CO-95、O₃-8h-90 为日均值第95、第90百分位数。", en: "△: too few valid data; —: no data. CO-95 and O₃-8h-90 are percentiles of the days." }, lineRemark(line),
      ...(ground.sandstormDays.length === 0 ? [] : [{ zh: `认定沙尘天气 ${ground.sandstormDays.length} 天：${ground.sandstormDays.filter((day) => day <= limit).join("、")}；颗粒物均值与综合指数按口径扣除。`, en: `${ground.sandstormDays.length} declared days of sand and dust: ${ground.sandstormDays.join(", ")}.` }])],
    tables: airMonthlyShape.tables.map((table) => ({ ...table, rows: byTable[table.id] ?? [] })),
    charts: airMonthlyShape.charts.map((chart) => (chart.id === "days" ? { ...chart, categories: dayNames, series: [{ name: "AQI", values: dayValues }], summary: summaryOf(dayNames.map((one) => `${one}日`), dayValues, "") } : { ...chart, categories: names, series: [{ name: "PM₂.₅", values: pm }], summary: summaryOf(names, pm, " µg/m³") })), figures: [], lineages: {},
  };
};
