import { findItem, type Labels } from "@yunqing/standards";
import type { ColumnKind, TableModel } from "../report/table-model.js";
import type { BoardAir, BoardSources } from "./board-desk-views.js";
import type { FigureView } from "./figure-desk-views.js";

/** Tables of state that can be taken as Excel (可导出的表). */
export const boardTables = ["air", "sources"] as const;
export type BoardTable = (typeof boardTables)[number];
interface Head { readonly madeAt: string; readonly district: Labels }
type Column<R> = readonly [id: string, zh: string, en: string, unit: string, width: number, kind: ColumnKind, cell: (row: R) => string];

/** A figure as the screen has it: its value; where there is none, why. */
const told = (figure: FigureView | undefined): string => figure?.value ?? figure?.validity.reason?.zh ?? "—";
const compared = (row: BoardAir["rows"][number], at: number): string => told(row.year[at]?.now);
const lineNames = { "real-time": { zh: "实时线", en: "real-time line" }, reviewed: { zh: "审核线", en: "reviewed line" } } as const;

function tableOf<R>({ madeAt, district }: Head, board: { readonly simulated: boolean; readonly line: "real-time" | "reviewed"; readonly day: string }, title: Labels, columns: readonly Column<R>[], rows: readonly R[]): TableModel {
  const line = lineNames[board.line];
  return {
    name: "board", title, unit: "", madeAt, banner: board.simulated ? "模拟" : "", filter: { zh: `${district.zh}；${line.zh}；至 ${board.day}；共 ${rows.length} 行`, en: `${district.en}; ${line.en}; to ${board.day}; ${rows.length} rows` },
    columns: columns.map(([id, zh, en, unit, width, kind]) => ({ id, label: { zh, en }, unit, width, kind })), rows: rows.map((row) => columns.map(([, , , , , , cell]) => cell(row))),
  };
}

const airItems = [["SO₂", "µg/m³"], ["NO₂", "µg/m³"], ["PM₁₀", "µg/m³"], ["CO", "mg/m³"], ["O₃", "µg/m³"], ["PM₂.₅", "µg/m³"]] as const, kinds = { district: "全区", town: "乡镇街道", point: "站点" } as const;
const yearColumns = [["PM₂.₅ 均值", "PM2.5 mean", "µg/m³"], ["PM₁₀ 均值", "PM10 mean", "µg/m³"], ["SO₂ 均值", "SO2 mean", "µg/m³"], ["NO₂ 均值", "NO2 mean", "µg/m³"], ["CO-95per", "CO 95th percentile", "mg/m³"], ["O₃-8h-90per", "O3 8 h 90th percentile", "µg/m³"], ["综合指数", "composite index", ""], ["优良天数", "good days", "天"], ["优良比例", "good ratio", "%"], ["重污染天数", "heavy days", "天"]] as const;
const indexWord = ({ detail }: FigureView): string => (detail?.kind === "index" ? detail.category ?? "—" : "—"), primaryWord = ({ detail }: FigureView): string => (detail?.kind === "index" && detail.primary.length > 0 ? detail.primary.join("、") : "—");

/** The air, a row a station, town or district: the day, then the year so far (空气质量表). */
export function airTable(head: Head, air: BoardAir): TableModel {
  type Row = BoardAir["rows"][number];
  const columns: readonly Column<Row>[] = [
    ["name", "对象", "subject", "", 22, "text", ({ name }) => name.zh], ["kind", "类别", "kind", "", 10, "text", ({ kind }) => (kind === "district" || kind === "town" || kind === "point" ? kinds[kind] : kind)],
    ["aqi", `AQI（${air.shownDay}）`, `AQI (${air.shownDay})`, "", 16, "integer", ({ dayIndex }) => told(dayIndex)], ["category", "类别（AQI）", "category", "", 12, "text", ({ dayIndex }) => indexWord(dayIndex)], ["primary", "首要污染物", "primary pollutant", "", 16, "text", ({ dayIndex }) => primaryWord(dayIndex)],
    ...airItems.map(([item, unit], at): Column<Row> => [`day-${at}`, `${item === "O₃" ? "O₃-8h" : item} 日值`, `${item} of the day`, unit, 13, "decimal", ({ dayValues }) => told(dayValues[at])]),
    ...yearColumns.map(([zh, en, unit], at): Column<Row> => [`year-${at}`, `本年${zh}`, `${en}, year so far`, unit, 15, "decimal", (row) => compared(row, at)]),
  ];
  return tableOf(head, air, { zh: `空气质量表 ${air.shownDay}`, en: `state of the air ${air.shownDay}` }, columns, air.rows);
}

const judgedWords = { kept: "达标", broken: "超标", units: "单位不一致，未评判" } as const, stateWords = { running: "有数", stopped: "停运", silent: "缺数" } as const;
/** Outlets, a row an item: hour and day against limits, days over, rates of the month (污染源排放口表). */
export function sourcesTable(head: Head, sources: BoardSources): TableModel {
  const rows = sources.rows.flatMap((outlet) => outlet.items.map((item) => ({ outlet, item }))), unitOf = ({ item }: (typeof rows)[number]): string => item.day.unit || item.hour.unit;
  const judged = (state: keyof typeof judgedWords | null, limit: string | null): string => (limit === null ? "未设限值" : state === null ? "缺数" : judgedWords[state]);
  const columns: readonly Column<(typeof rows)[number]>[] = [
    ["name", "排放口", "outlet", "", 26, "text", ({ outlet }) => outlet.name.zh], ["state", "状态", "state", "", 8, "text", ({ outlet }) => stateWords[outlet.state]], ["item", "项目", "item", "", 16, "text", ({ outlet, item }) => findItem(item.item, outlet.kind === "stack-outlet" ? "gas" : "water")?.name.zh ?? item.item], ["unit", "单位", "unit", "", 10, "text", unitOf],
    ["hour", `${sources.hour.day} ${sources.hour.hour}时`, `hour ${sources.hour.hour}`, "", 18, "decimal", ({ item }) => told(item.hour)], ["hour-limit", "小时限值", "hourly limit", "", 14, "text", ({ item }) => item.hourLimit ?? "—"], ["hour-judged", "小时评判", "hour judged", "", 12, "text", ({ item }) => judged(item.hourState, item.hourLimit)], ["hours-over", "今日超标小时", "hours over today", "", 12, "integer", ({ item }) => (item.exceedingHours === null ? "—" : String(item.exceedingHours))],
    ["day", "最近一日均值", "mean of the last day", "", 16, "decimal", ({ item }) => told(item.day)], ["day-limit", "日限值", "daily limit", "", 14, "text", ({ item }) => item.dayLimit ?? "—"], ["day-judged", "日评判", "day judged", "", 12, "text", ({ item }) => judged(item.dayState, item.dayLimit)], ["days-over", "本月超标天数", "days over this month", "", 12, "integer", ({ item }) => (item.exceedingDays === null ? "—" : String(item.exceedingDays))],
    ["transmission", "传输率", "transmission", "%", 10, "decimal", ({ item }) => told(item.transmission)], ["validity", "有效率", "validity", "%", 10, "decimal", ({ item }) => told(item.validity)], ["effective", "传输有效率", "effective transmission", "%", 12, "decimal", ({ item }) => told(item.effective)], ["capture", "捕集率", "capture", "%", 10, "decimal", ({ item }) => told(item.capture)],
  ];
  return tableOf(head, sources, { zh: `污染源排放口表 ${sources.day}`, en: `outlets ${sources.day}` }, columns, rows);
}
