import type { Labels } from "@yunqing/standards";
import type { AnalysisAnswer, AnalysisChart, AnalysisColumn, AnalysisSeries } from "../analysis/answer.js";
import { analysisText } from "../analysis/answer.js";
import { captureOf, dayMeans, monthBoxes, monthMeans, rhythmOf, type RhythmRow } from "../analysis/rhythm.js";
import { trendOf } from "../analysis/trend.js";
import { hoursOf, type AnalysisDeskPorts, type AnalysisGround, type CountedHours } from "./analysis-desk-office.js";
import type { SubjectRow } from "../statistics/figure-office.js";

/** What a kind of analysis makes; head and method are put round it. */
export type AnalysisMade = Pick<AnalysisAnswer, "coverage" | "facts" | "table" | "chart">;
export const both = (zh: string, en: string): Labels => ({ zh, en });
export const column = (id: string, zh: string, en: string, unit: string, kind: AnalysisColumn["kind"] = "decimal"): AnalysisColumn => ({ id, label: both(zh, en), unit, kind });
export const subjectColumn = column("subject", "对象", "subject", "", "text");
/** Coverage of hours: all that should be there are 24 a day. */
export function coverageOf(all: readonly CountedHours[], days: number): AnalysisAnswer["coverage"] { return { have: all.reduce((sum, { values }) => sum + values.length, 0), of: all.length * days * 24, leftOut: all.reduce((sum, one) => sum + one.leftOut, 0), what: "hours" }; }
const whole = (value: number): string => String(value);
const leastMonthHours = 540;

interface Own extends CountedHours { readonly row: SubjectRow }
async function ownOf(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<readonly Own[]> {
  const all: Own[] = [];
  for (const row of ground.rows) all.push({ row, ...(await hoursOf(ports, ground, row.subject, ground.items[0]!.item)) });
  return all;
}

/** 日历图. */
export async function calendarMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const all = await ownOf(ports, ground), { unit } = ground.items[0]!, means = all.map(({ row, values }) => ({ row, days: dayMeans(values) }));
  return {
    coverage: coverageOf(all, ground.days.length), facts: [],
    table: { columns: [column("day", "日期", "day", "", "day"), subjectColumn, column("mean", "日均值", "mean", unit), column("n", "小时数", "hours", "", "integer")], rows: means.flatMap(({ row, days }) => days.map(({ day, mean, n }) => [day, row.name, analysisText(mean), whole(n)])) },
    chart: { kind: "calendar", unit, series: means.map(({ row, days }) => ({ name: row.name, days: days.map(({ day, mean }) => ({ day, value: mean })) })) },
  };
}

const weekdays: readonly Labels[] = [both("周一", "Mon"), both("周二", "Tue"), both("周三", "Wed"), both("周四", "Thu"), both("周五", "Fri"), both("周六", "Sat"), both("周日", "Sun")];
const rhythms = [{ by: "hour", title: both("一天中的小时", "Hour of the day"), keys: 24, name: (key: number) => both(`${String(key)}时`, `${String(key)}h`) }, { by: "weekday", title: both("星期", "Weekday"), keys: 7, name: (key: number) => weekdays[key - 1]! }, { by: "month", title: both("月份", "Month"), keys: 12, name: (key: number) => both(`${String(key)}月`, `month ${String(key)}`) }] as const;
/** 时间变化. */
export async function rhythmMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const all = await ownOf(ports, ground), { unit } = ground.items[0]!, rows: (readonly (string | Labels)[])[] = [];
  const panels = rhythms.map(({ by, title, keys, name }) => ({
    title, categories: Array.from({ length: keys }, (_, at) => String(at + 1)),
    series: all.map(({ row, values }): AnalysisSeries => {
      const found = new Map(rhythmOf(values, by).map((one) => [one.key, one])), pick = (of: (one: RhythmRow) => number | null) => Array.from({ length: keys }, (_, at) => { const one = found.get(at + 1); return one === undefined ? null : of(one); });
      for (const one of found.values()) rows.push([row.name, title, name(one.key), whole(one.n), analysisText(one.mean), analysisText(one.low), analysisText(one.high)]);
      return { name: row.name, values: pick(({ mean }) => mean), low: pick(({ low }) => low), high: pick(({ high }) => high) };
    }),
  }));
  return {
    coverage: coverageOf(all, ground.days.length), facts: [], chart: { kind: "lines", unit, panels },
    table: { columns: [subjectColumn, column("by", "分组", "by", "", "text"), column("key", "组", "group", "", "text"), column("n", "小时数", "hours", "", "integer"), column("mean", "均值", "mean", unit), column("low", "95%下限", "95% low", unit), column("high", "95%上限", "95% high", unit)], rows },
  };
}

/** 趋势. */
export async function trendMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const all = await ownOf(ports, ground), { unit } = ground.items[0]!, trends = all.map(({ row, values }) => ({ row, trend: trendOf(monthMeans(values, leastMonthHours).map(({ month, mean }) => ({ month, value: mean }))) }));
  const months = [...new Set(ground.days.map((day) => day.slice(0, 7)))], facts = trends.flatMap(({ row, trend }): AnalysisAnswer["facts"] => {
    const label = (zh: string, en: string): Labels => both(`${row.name.zh} ${zh}`, `${row.name.en} ${en}`);
    if (trend === null) return [{ label: label("趋势", "trend"), value: "—" }];
    return [{ label: label("斜率（每年）", "slope a year"), value: `${analysisText(trend.slope)} ${unit} [${analysisText(trend.low)}, ${analysisText(trend.high)}]` }, { label: label(trend.seasonal ? "p（季节 Kendall）" : "p（未去季节）", trend.seasonal ? "p (seasonal)" : "p (seasons left in)"), value: trend.p < 0.001 ? "<0.001" : trend.p.toFixed(3) }, { label: label("S；Z；月数", "S; Z; months"), value: `${whole(trend.s)}；${trend.z.toFixed(2)}；${whole(trend.n)}` }];
  });
  const series = trends.flatMap(({ row, trend }): AnalysisSeries[] => {
    const at = new Map((trend?.months ?? []).map((one) => [one.month, one])), pick = (of: "value" | "adjusted" | "fitted") => months.map((month) => at.get(month)?.[of] ?? null), named = (zh: string, en: string): Labels => both(`${row.name.zh} ${zh}`, `${row.name.en} ${en}`);
    return trend === null ? [] : [{ name: named("月均", "means"), values: pick("value") }, ...(trend.seasonal ? [{ name: named("去季节", "seasons out"), values: pick("adjusted"), dashed: true }] : []), { name: named("趋势线", "trend"), values: pick("fitted") }];
  });
  return {
    coverage: coverageOf(all, ground.days.length), facts, chart: { kind: "lines", unit, panels: [{ title: both("月均值与趋势", "Means of months and trend"), categories: months, series }] },
    table: { columns: [subjectColumn, column("month", "月份", "month", "", "text"), column("mean", "月均值", "mean", unit), column("adjusted", "去季节值", "seasons out", unit), column("fitted", "趋势线", "trend", unit)], rows: trends.flatMap(({ row, trend }) => (trend?.months ?? []).map(({ month, value, adjusted, fitted }) => [row.name, month, analysisText(value), trend!.seasonal ? analysisText(adjusted) : "—", analysisText(fitted)])) },
  };
}

/** 分月箱线图. */
export async function boxMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const all = await ownOf(ports, ground), { unit } = ground.items[0]!, boxes = all.map(({ row, values }) => ({ row, months: monthBoxes(values) }));
  return {
    coverage: coverageOf(all, ground.days.length), facts: [],
    table: { columns: [subjectColumn, column("month", "月份", "month", "", "integer"), column("n", "小时数", "hours", "", "integer"), column("low", "下须", "lower whisker", unit), column("lower", "下四分位", "lower quartile", unit), column("median", "中位数", "median", unit), column("upper", "上四分位", "upper quartile", unit), column("high", "上须", "upper whisker", unit), column("outside", "须外个数", "outside", "", "integer"), column("mean", "均值", "mean", unit)],
      rows: boxes.flatMap(({ row, months }) => months.map((box) => [row.name, whole(box.key), whole(box.n), ...[box.low, box.lower, box.median, box.upper, box.high].map((value) => analysisText(value)), whole(box.outside), analysisText(box.mean)])) },
    chart: { kind: "boxes", unit, categories: Array.from({ length: 12 }, (_, at) => String(at + 1)), series: boxes.map(({ row, months }) => ({ name: row.name, boxes: Array.from({ length: 12 }, (_, at) => { const box = months.find(({ key }) => key === at + 1); return box === undefined ? null : [box.low, box.lower, box.median, box.upper, box.high] as const; }) })) },
  };
}

/** 数据完整性: months × (subject, item). */
export async function completenessMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const all: (CountedHours & { readonly row: SubjectRow; readonly item: Labels })[] = [];
  for (const row of ground.rows) for (const { item, name } of ground.items) all.push({ row, item: name, ...(await hoursOf(ports, ground, row.subject, item)) });
  const series = all.map((one) => ({ ...one, months: captureOf(one.values, ground.days) })), columns = (series[0]?.months ?? []).map(({ month }) => both(month, month));
  const chart: AnalysisChart = { kind: "matrix", unit: "%", low: 0, high: 100, columns, rows: series.map(({ row, item }) => both(`${row.name.zh} ${item.zh}`, `${row.name.en} ${item.en}`)), cells: series.flatMap(({ months }, row) => months.map(({ percent }, at) => ({ row, column: at, value: percent }))) };
  return {
    coverage: coverageOf(all, ground.days.length), facts: [], chart,
    table: { columns: [subjectColumn, column("item", "项目", "item", "", "text"), column("month", "月份", "month", "", "text"), column("got", "有效小时", "hours that count", "", "integer"), column("due", "应有小时", "hours due", "", "integer"), column("percent", "获取率", "share", "%")], rows: series.flatMap(({ row, item, months }) => months.map(({ month, got, due, percent }) => [row.name, item, month, whole(got), whole(due), percent.toFixed(1)])) },
  };
}
