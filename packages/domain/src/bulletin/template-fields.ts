import { dayOfInstant, type Labels } from "@yunqing/standards";
import { words, type BulletinContent, type BulletinShape } from "./content.js";
import { dayWords } from "./air-report.js";

/** What a template may name (模板标记): a text, a word that is there or not, a table with its columns, or a chart. */
export interface TemplateField { readonly tag: string; readonly what: "text" | "flag" | "table" | "chart"; readonly meaning: Labels; readonly columns: readonly { readonly tag: string; readonly meaning: Labels }[] }
/** What is wrong with a template (模板错误): the fact, where it stands, and what to do. */
export interface TemplateFault { readonly code: string; readonly where: Labels; readonly what: Labels; readonly next: Labels }

const text = (tag: string, zh: string, en: string): TemplateField => ({ tag, what: "text", meaning: { zh, en }, columns: [] });
const always: readonly TemplateField[] = [
  text("标题", "报表名称，含地区", "title with the district"), text("地区", "地区名称", "district"), text("时段", "报表所述的日或月", "day or month spoken of"), text("概述", "一句话结论", "the lead sentence"), text("标准", "所用标准版本", "editions that judged"), text("数据线", "实时或审核", "line of the data"),
  text("编制日期", "取数日期", "day on which figures were taken"), text("版次", "第几版", "issue"), { tag: "模拟", what: "flag", meaning: { zh: "模拟区县才有，用作 {#模拟}……{/模拟}", en: "there for simulated districts only" }, columns: [] }, { tag: "备注", what: "table", meaning: { zh: "逐条备注", en: "remarks, one by one" }, columns: [{ tag: "文字", meaning: { zh: "一条备注", en: "one remark" } }] },
];
/** Everything that templates of a kind may name (可用标记). */
export function templateFields(shape: BulletinShape): readonly TemplateField[] {
  return [...always,
    ...shape.tables.map((table): TemplateField => ({ tag: table.tag, what: "table", meaning: table.caption, columns: table.columns.map(({ tag, title }) => ({ tag, meaning: title })) })),
    ...shape.charts.map((chart): TemplateField => ({ tag: chart.tag, what: "chart", meaning: chart.caption, columns: [] }))];
}

/** What a template is filled with, in Chinese: official papers are (填充数据). Charts are drawn apart. */
export function templateData(content: BulletinContent, issue: number): Readonly<Record<string, unknown>> {
  return {
    标题: content.title.zh, 地区: content.district.name.zh, 时段: content.periodName.zh, 概述: content.lead.zh, 标准: content.edition || "—", 数据线: content.line === "real-time" ? "实时" : "审核", 编制日期: dayWords(dayOfInstant(content.madeAt)), 版次: `第${issue}版`, 模拟: content.simulated, 备注: content.remarks.map(({ zh }) => ({ 文字: zh })),
    ...Object.fromEntries(content.tables.map(({ tag, columns, rows }) => [tag, (rows.length === 0 ? [[words("（无）")]] : rows).map((cells) => Object.fromEntries(columns.map((column, at) => [column.tag, cells[at]?.text ?? "—"])))])),
  };
}
