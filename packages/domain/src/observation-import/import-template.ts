import type { Labels } from "@yunqing/standards";
import { factorOf, type FactorTable } from "../monitoring/factor-unit.js";
import { pointKindNames, type PointFact, type PointKind } from "../monitoring/model.js";

/** A column of the template: what stands above it, what a person must know, and what may be chosen. */
export interface TemplateColumn { readonly heading: string; readonly note: string; readonly width: number; readonly choices: "points" | "kinds" | "factors" | "units" | null }
/** An empty sheet to fill in (导入模板), to be drawn by an adapter: `lists` stand on a sheet of their own, `explanation` on another. */
export interface ImportTemplate {
  readonly name: string; readonly title: string; readonly columns: readonly TemplateColumn[];
  readonly lists: { readonly points: readonly string[]; readonly kinds: readonly string[]; readonly factors: readonly string[]; readonly units: readonly string[] };
  readonly explanation: readonly string[];
}

/** What each kind of point is usually sampled for (各类点位常测因子), codes of HJ 212-2017 and HJ 524. */
const usualFactors: Readonly<Record<PointKind, readonly string[]>> = {
  "air-station": ["a34004", "a34002", "a21026", "a21004", "a21005", "a05024"], "water-station": ["w01010", "w01001", "w01009", "w01019", "w01018", "w21003", "w21011", "w21001"], "stack-outlet": ["a34013", "a21026", "a21002"],
  "sewage-outlet": ["w01001", "w01012", "w01018", "w01017", "w21003", "w21011", "w21001"], outfall: ["w01001", "w01018", "w01019", "w21003", "w21011", "w21001"], dust: ["a34001", "a34002", "a34004"],
  groundwater: ["w01001", "w21003", "w21007", "w21016", "w20119", "w20111", "w20117", "w20120", "w20115"], noise: ["Leq"], meter: [],
  "river-section": ["w01010", "w01001", "w01009", "w01019", "w01018", "w01017", "w21003", "w21011", "w21001"], reservoir: ["w01010", "w01001", "w01009", "w01019", "w21003", "w21011", "w21001"],
  "drinking-source": ["w01001", "w01019", "w21003", "w21007", "w21016", "w20119", "w20111", "w20117"], soil: [],
};

/** The template for the points of a kind: a column a factor; for all kinds, or where nothing is usual, a line a result. */
export function importTemplate(points: readonly PointFact[], kind: PointKind | null, table: FactorTable, unitAt: (point: PointFact, factor: string) => string): ImportTemplate {
  const own = points.filter((one) => one.active && (kind === null || one.kind === kind)), codes = kind === null ? [] : usualFactors[kind], named = (labels: Labels): string => labels.zh, long = codes.length === 0;
  const listed = (kind === null ? Object.values(usualFactors).flat() : codes).filter((code, at, all) => all.indexOf(code) === at);
  const of = (code: string): string => named(factorOf(table, code, null).name), unitOf = (code: string): string => (own[0] === undefined ? factorOf(table, code, null).unit : unitAt(own[0], code));
  const time: TemplateColumn = { heading: "采样时间", note: "写成 2026-05-03 10:00 的样子，北京时间。只知道日期时按当日 00:00 记。", width: 20, choices: null };
  const point: TemplateColumn = { heading: "点位", note: "点位名称或编号，可从下拉中选。", width: 24, choices: "points" };
  const sort: TemplateColumn = { heading: "数据类别", note: "实时（采样瞬时，不填即是）、分钟、小时、日。小时数据写整点，日数据写零点。", width: 12, choices: "kinds" };
  const result = "只填数字；未检出写成 0.025L（检出限加 L）；没有测的留空，不要填 0。";
  const columns: readonly TemplateColumn[] = long
    ? [time, point, sort, { heading: "项目", note: "因子名称、符号或 HJ 212 编码。", width: 18, choices: "factors" }, { heading: "结果", note: result, width: 14, choices: null }, { heading: "单位", note: "不填时按点位设定的单位计。", width: 12, choices: "units" }, { heading: "检出限", note: "与结果同一单位；结果写“未检出”时必填。", width: 12, choices: null }]
    : [time, point, sort, ...codes.map((code): TemplateColumn => ({ heading: unitOf(code) === "" ? of(code) : `${of(code)}（${unitOf(code)}）`, note: `${code}。${result}`, width: 16, choices: null }))];
  const title = `监测数据导入模板${kind === null ? "" : `（${pointKindNames[kind].zh}）`}`;
  return {
    name: `${title}.xlsx`, title, columns,
    lists: { points: own.map((one) => one.name.zh), kinds: ["实时", "分钟", "小时", "日"], factors: listed.map(of), units: [...new Set(listed.map(unitOf))].filter(Boolean) },
    explanation: [
      title, "1. 第一张表的第一行是表头，请保留；从第二行起填写，一行一个点位和时间。", "2. 可以增加列：表头写因子名称、符号或编码，单位写在括号里，例如 氨氮（mg/L）、NH3-N、w21003。单位只能相差 10 的整数次幂（μg/L 与 mg/L）。",
      "3. 未检出写成检出限加 L，例如 0.025L；没有测的留空或写“/”，不要填 0；不要写千分位逗号、百分号和单位。", "4. 同一点位、时间和因子只能有一个值；合并的单元格请拆开。", "5. 上传后先预览：每个有问题的单元格都会指出，改正后再传，或只导入没有问题的行。", "6. 一次导入为一批，发现有误可以整批撤回；撤回的数据不再参与统计，但仍保留记录。",
    ],
  };
}
