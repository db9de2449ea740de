import { gb3838LimitOf, inStatistics, isDecimal, NoLimit, ItemNotInTable, readingOf, type Labels } from "@yunqing/standards";
import { analysisText, type AnalysisAnswer, type AnalysisSeries } from "../analysis/answer.js";
import { comparisonOf, correlationOf } from "../analysis/correlation.js";
import { meanOf, quantileOf } from "../analysis/spread.js";
import { polarOf, roseOf, type WindHour } from "../analysis/wind.js";
import type { SubjectRow } from "../statistics/figure-office.js";
import { byHour, counts, hoursOf, type AnalysisDeskPorts, type AnalysisGround, type CountedHours } from "./analysis-desk-office.js";
import { both, column, coverageOf, subjectColumn, type AnalysisMade } from "./analysis-desk-made.js";

const sixteen = ["北", "北东北", "东北", "东东北", "东", "东东南", "东南", "南东南", "南", "南西南", "西南", "西西南", "西", "西西北", "西北", "北西北"], sixteenEn = ["N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW"];
/** Force 1, 2, 3, 4, 5 and more. @clause GB/T 28591-2012 */
const forces = [0, 1.6, 3.4, 5.5, 8];
const most = 1_500;

/** Hours of wind of the subject, with an item's value beside where one is named. */
async function windOf(ports: AnalysisDeskPorts, ground: AnalysisGround, item: string | null): Promise<{ readonly hours: readonly WindHour[]; readonly all: readonly CountedHours[] }> {
  const { subject } = ground.rows[0]!, speeds = await hoursOf(ports, ground, subject, "wind-speed"), directions = await hoursOf(ports, ground, subject, "wind-direction"), own = item === null ? null : await hoursOf(ports, ground, subject, item);
  const at = byHour(directions.values), values = own === null ? null : byHour(own.values);
  return { all: own === null ? [speeds, directions] : [own, speeds, directions], hours: [...byHour(speeds.values)].map(([hour, speed]) => ({ speed, direction: at.get(hour) ?? null, value: values?.get(hour) ?? null })) };
}
/** 风玫瑰 and 污染玫瑰. */
export async function roseMade(ports: AnalysisDeskPorts, ground: AnalysisGround, of: "speed" | "value"): Promise<AnalysisMade> {
  const named = of === "value" ? ground.items[0]! : null, { hours, all } = await windOf(ports, ground, named?.item ?? null), unit = named?.unit ?? "m/s", values = hours.flatMap(({ value }) => (value === null ? [] : [value]));
  const bounds = of === "speed" ? forces : [...new Set([0, 0.2, 0.4, 0.6, 0.8].map((p) => Number(analysisText(quantileOf(values, p) ?? 0, 3))))], rose = roseOf(hours, of, bounds);
  const classLabel = (at: number): string => (at + 1 < bounds.length ? `${at === 0 && of === "value" ? "" : String(bounds[at])}${at === 0 && of === "value" ? "<" : "–"}${String(bounds[at + 1])}` : `≥${String(bounds[at])}`);
  return {
    coverage: coverageOf(all, ground.days.length),
    facts: [{ label: both(of === "speed" ? "风速风向俱全的小时" : "风与浓度俱全的小时", of === "speed" ? "hours with speed and direction" : "hours with wind and value"), value: String(rose.n) }, { label: both("静风频率", "calm"), value: `${rose.calmShare.toFixed(1)}%` }, ...(of === "value" ? [{ label: both("静风时均值", "mean when calm"), value: `${analysisText(rose.calmMean)} ${unit}` }] : [])],
    table: { columns: [column("direction", "方位", "direction", "", "text"), column("degrees", "方位角", "degrees", "°"), column("n", "小时数", "hours", "", "integer"), column("share", "频率", "share", "%"), column("mean", of === "speed" ? "平均风速" : "平均浓度", "mean", unit), ...bounds.map((_, at) => column(`class${String(at)}`, `${classLabel(at)} ${unit}`, `${classLabel(at)} ${unit}`, "%"))],
      rows: rose.sectors.map(({ sector, direction, n, share, mean, classes }) => [both(sixteen[sector]!, sixteenEn[sector]!), String(direction), String(n), share.toFixed(1), analysisText(mean), ...classes.map((one) => one.toFixed(1))]) },
    chart: { kind: "rose", unit, bounds, calm: rose.calmShare, sectors: rose.sectors.map(({ direction, classes }) => ({ direction, classes })) },
  };
}
/** 极坐标图. */
export async function polarMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const named = ground.items[0]!, { hours, all } = await windOf(ports, ground, named.item), { n, cells } = polarOf(hours);
  return {
    coverage: coverageOf(all, ground.days.length), facts: [{ label: both("风与浓度俱全的小时（静风除外）", "hours with wind and value, calm ones left out"), value: String(n) }],
    table: { columns: [column("direction", "风向（中心）", "direction (centre)", "°", "integer"), column("speed", "风速", "speed", "m/s", "text"), column("n", "小时数", "hours", "", "integer"), column("mean", "均值", "mean", named.unit)], rows: cells.map(({ sector, ring, n: own, mean }) => [String(sector * 10), `${String(ring)}–${String(ring + 1)}`, String(own), analysisText(mean)]) },
    chart: { kind: "polar", unit: named.unit, sectors: 36, ringWidth: 1, cells: cells.map(({ sector, ring, mean }) => ({ sector, ring, value: mean })) },
  };
}
/** 相关: of every two series, subjects × items. */
export async function correlationMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const series: (CountedHours & { readonly name: Labels; readonly at: ReadonlyMap<string, number> })[] = [], one = ground.rows.length === 1, single = ground.items.length === 1;
  for (const { subject, name } of ground.rows) for (const named of ground.items) { const own = await hoursOf(ports, ground, subject, named.item); series.push({ ...own, at: byHour(own.values), name: one ? named.name : single ? name : both(`${name.zh} ${named.name.zh}`, `${name.en} ${named.name.en}`) }); }
  const pairs = series.flatMap((a, row) => series.slice(row + 1).map((b, next) => ({ a, b, row, column: row + 1 + next, ...correlationOf([...a.at.values()], [...a.at.keys()].map((hour) => b.at.get(hour) ?? null)) }))), names = series.map(({ name }) => name);
  return {
    coverage: coverageOf(series, ground.days.length), facts: [],
    table: { columns: [column("a", "甲", "a", "", "text"), column("b", "乙", "b", "", "text"), column("n", "成对小时", "pairs", "", "integer"), column("pearson", "Pearson r", "Pearson r", ""), column("spearman", "Spearman ρ", "Spearman ρ", "")], rows: pairs.map(({ a, b, n, pearson, spearman }) => [a.name, b.name, String(n), pearson?.toFixed(3) ?? "—", spearman?.toFixed(3) ?? "—"]) },
    chart: { kind: "matrix", unit: "r", low: -1, high: 1, rows: names, columns: names, cells: [...names.map((_, at) => ({ row: at, column: at, value: series[at]!.values.length > 0 ? 1 : null })), ...pairs.flatMap(({ row, column: across, pearson }) => [{ row, column: across, value: pearson }, { row: across, column: row, value: pearson }])] },
  };
}
/** 站点比对: the second beside the first. */
export async function comparisonMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const { item, unit } = ground.items[0]!, [first, second] = ground.rows as readonly [SubjectRow, SubjectRow], a = await hoursOf(ports, ground, first.subject, item), b = await hoursOf(ports, ground, second.subject, item), other = byHour(b.values);
  const timed = [...byHour(a.values)].flatMap(([hour, x]) => { const y = other.get(hour); return y === undefined ? [] : [{ month: hour.slice(0, 7), pair: [x, y] as const }]; }), pairs = timed.map(({ pair }) => pair), all = comparisonOf(pairs), step = Math.max(1, Math.ceil(pairs.length / most));
  const months = [...new Set(timed.map(({ month }) => month))], rows = months.map((month) => { const own = timed.filter((one) => one.month === month).map(({ pair }) => pair), { n, bias, error } = comparisonOf(own); return [month, String(n), analysisText(meanOf(own.map(([x]) => x))), analysisText(meanOf(own.map(([, y]) => y))), analysisText(bias), analysisText(error)]; });
  const fact = (zh: string, en: string, value: string): AnalysisAnswer["facts"][number] => ({ label: both(zh, en), value });
  return {
    coverage: coverageOf([a, b], ground.days.length),
    facts: [fact("成对小时", "pairs", String(all.n)), fact("平均偏差（后者−前者）", "bias (second − first)", `${analysisText(all.bias)} ${unit}`), fact("均方根误差", "root mean square difference", `${analysisText(all.error)} ${unit}`), fact("最小二乘", "least squares", all.slope === null ? "—" : `y = ${analysisText(all.slope)}x ${all.intercept! < 0 ? "−" : "+"} ${analysisText(Math.abs(all.intercept!))}`), fact("R²", "R²", all.r2 === null ? "—" : all.r2.toFixed(3))],
    table: { columns: [column("month", "月份", "month", "", "text"), column("n", "成对小时", "pairs", "", "integer"), column("a", `${first.name.zh}均值`, `mean of ${first.name.en}`, unit), column("b", `${second.name.zh}均值`, `mean of ${second.name.en}`, unit), column("bias", "平均偏差", "bias", unit), column("error", "均方根误差", "root mean square difference", unit)], rows },
    chart: { kind: "scatter", unit, x: first.name, y: second.name, points: pairs.filter((_, at) => at % step === 0), line: all.slope === null ? null : { slope: all.slope, intercept: all.intercept! }, all: pairs.length },
  };
}
/** 河流沿程: sections that the person sees, of a river or as named, by chainage. */
export async function sectionMade(ports: AnalysisDeskPorts, ground: AnalysisGround): Promise<AnalysisMade> {
  const { item, unit } = ground.items[0]!, { query, known, sees, doubtful } = ground, found = new Map<string, SubjectRow>();
  for (const row of ground.rows) {
    if (row.subject.kind === "section") found.set(row.subject.id, row);
    else for (const { id } of await ports.figures.members(row.subject, "section", ground.days.at(-1)!)) { const own = known.find(({ subject }) => subject.kind === "section" && subject.id === id); if (own !== undefined && sees(own)) found.set(id, own); }
  }
  const place = ({ chainage }: SubjectRow): number => (chainage === null || !isDecimal(chainage) ? Number.POSITIVE_INFINITY : Number(chainage)), sections = [...found.values()].sort((a, b) => place(a) - place(b) || (a.name.zh < b.name.zh ? -1 : 1));
  let leftOut = 0;
  const rows: { readonly row: SubjectRow; readonly n: number; readonly below: number; readonly mean: number | null; readonly low: number | null; readonly high: number | null }[] = [];
  for (const row of sections) {
    const values: number[] = [];
    let below = 0;
    for (const sample of await ports.figures.samples(row.subject, query.from, query.until, query.line)) {
      const text = sample.values[item];
      if (text === undefined || text === "") continue;
      if (!counts(sample.quality, doubtful)) { leftOut += 1; continue; }
      try { const reading = readingOf(text); if (reading.kind === "below") below += 1; values.push(Number(inStatistics(reading, "half", "HJ 91.2-2022").toFixed(8))); } catch { leftOut += 1; }
    }
    rows.push({ row, n: values.length, below, mean: meanOf(values), low: values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b)), high: values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b)) });
  }
  const limits = (["I", "II", "III", "IV", "V"] as const).flatMap((waterClass) => { const limit = limitOf(item, waterClass); return limit === null ? [] : [{ waterClass, limit }]; });
  const categories = rows.map(({ row }) => `${row.name.zh}${row.chainage === null ? "" : ` ${row.chainage}km`}`), series: AnalysisSeries[] = [{ name: both("均值", "mean"), values: rows.map(({ mean }) => mean), low: rows.map(({ low }) => low), high: rows.map(({ high }) => high) }, ...limits.map(({ waterClass, limit }): AnalysisSeries => ({ name: both(`${waterClass}类 ${limit}`, `class ${waterClass} ${limit}`), values: rows.map(() => Number(limit)), dashed: true }))];
  return {
    coverage: { have: rows.reduce((sum, { n }) => sum + n, 0), of: null, leftOut, what: "samples" },
    facts: [...limits.map(({ waterClass, limit }) => ({ label: both(`${waterClass}类限值`, `limit of class ${waterClass}`), value: `${limit} ${unit}` })), ...(rows.some(({ row }) => place(row) === Number.POSITIVE_INFINITY) ? [{ label: both("未登记里程的断面排在最后", "sections without a chainage stand last"), value: String(rows.filter(({ row }) => place(row) === Number.POSITIVE_INFINITY).length) }] : [])],
    table: { columns: [subjectColumn, column("chainage", "里程", "chainage", "km"), column("n", "监测次数", "samples", "", "integer"), column("below", "低于检出限", "below detection", "", "integer"), column("mean", "均值", "mean", unit), column("low", "最小", "least", unit), column("high", "最大", "largest", unit)], rows: rows.map(({ row, n, below, mean, low, high }) => [row.name, row.chainage ?? "—", String(n), String(below), analysisText(mean), analysisText(low), analysisText(high)]) },
    chart: { kind: "lines", unit, panels: [{ title: both("沿程变化（上游→下游）", "Along the river"), categories, series }] },
  };
}
function limitOf(item: string, waterClass: "I" | "II" | "III" | "IV" | "V"): string | null {
  try { return gb3838LimitOf(item, waterClass, "river"); } catch (error) { if (error instanceof NoLimit || error instanceof ItemNotInTable) return null; throw error; }
}
