import type { Labels } from "@yunqing/standards";
import type { TableModel } from "../report/table-model.js";
import type { AnalysisAnswer } from "./answer.js";

/** The table of an analysis for Excel (分析数据表), with what was asked, its facts and its method over it. */
export function analysisSheet(answer: AnalysisAnswer, head: { readonly district: Labels; readonly madeAt: string; readonly language: "zh" | "en" }): TableModel {
  const { title, from, until, line, facts, method, coverage, table, simulated } = answer, lines = line === "reviewed" ? { zh: "审核", en: "reviewed" } : { zh: "实时", en: "real-time" };
  const said = (language: "zh" | "en"): string => facts.map(({ label, value }) => `${label[language]} ${value}`).join(language === "zh" ? "；" : "; ");
  return {
    name: "analysis", title, unit: "", madeAt: head.madeAt, banner: simulated ? "模拟" : "",
    filter: {
      zh: `${head.district.zh}；${from} 至 ${until}（不含）；${lines.zh}线；计入 ${String(coverage.have)}${coverage.of === null ? "" : `/${String(coverage.of)}`}，因质量不计 ${String(coverage.leftOut)}${facts.length === 0 ? "" : `；${said("zh")}`}；方法：${method.zh}（${method.reference}）`,
      en: `${head.district.en}; ${from} until ${until}; ${lines.en}; counted ${String(coverage.have)}${coverage.of === null ? "" : ` of ${String(coverage.of)}`}, left out ${String(coverage.leftOut)}${facts.length === 0 ? "" : `; ${said("en")}`}; method: ${method.en} (${method.reference})`,
    },
    columns: table.columns.map((column) => ({ ...column, width: Math.max(12, column.label.zh.length * 2 + 2) })), rows: table.rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : cell[head.language]))),
  };
}
