import { ledger } from "@yunqing/ledger";
import { exact } from "@yunqing/standards";
import { inspector, note, problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf, totalIn } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Yearly assessment of standardised management (危险废物规范化环境管理评估). */
export const hwAssessment = ledger({
  id: "hw-assessment", title: { zh: "危险废物规范化环境管理评估", en: "Assessment of waste management" }, source: { line: 333, systems: ["S027"], text: "“十四五”全国危险废物规范化环境管理评估工作方案（环办固体〔2021〕20号；分档分值未查到原文，按当地评分表填写）" },
  purpose: { zh: "按评分表逐项打分，折百分；结论分达标、基本达标、不达标；发现问题交办整改。", en: "Scored item by item; meets, nearly meets or does not meet; faults are handed over." },
  key: ["unit", "year", "day"], ...byInspector,
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true }, day: { kind: "day", label: { zh: "评估日期", en: "Day" }, required: true }, kind: { kind: "choice", label: { zh: "对象", en: "Kind" }, required: true, options: { producer: { zh: "产生单位", en: "producer" }, operator: { zh: "经营单位", en: "operator" } } }, inspector,
    items: { kind: "children", label: { zh: "评分项", en: "Items" }, required: true, fields: { item: { kind: "choice", label: { zh: "项目", en: "Item" }, required: true, options: { duty: { zh: "污染环境防治责任制度", en: "responsibility" }, label: { zh: "标识制度", en: "labels" }, plan: { zh: "管理计划制度", en: "plan" }, permit: { zh: "排污许可制度", en: "permit" }, ledger: { zh: "台账和申报制度", en: "ledger and reports" }, source: { zh: "源头分类制度", en: "sorting at source" }, transfer: { zh: "转移制度", en: "transfers" }, emergency: { zh: "环境应急预案备案制度", en: "emergency plan" }, store: { zh: "贮存设施环境管理", en: "stores" }, facility: { zh: "利用处置设施环境管理", en: "facilities" }, training: { zh: "业务培训", en: "training" }, licence: { zh: "经营许可证制度", en: "licence" }, record: { zh: "记录和报告经营情况", en: "records" }, disclosure: { zh: "信息公开", en: "disclosure" } } }, fullMarks: { kind: "decimal", label: { zh: "满分", en: "Full marks" }, unit: "分", scale: 1, min: "0", required: true }, marks: { kind: "decimal", label: { zh: "得分", en: "Marks" }, unit: "分", scale: 1, min: "0", required: true }, fault: { kind: "text", label: { zh: "扣分原因", en: "Why less" }, max: 300 } } },
    score: { kind: "computed", label: { zh: "折百得分", en: "Score" }, as: "decimal", unit: "分", scale: 1, from: ["items"], formula: { zh: "得分合计 ÷ 适用项满分合计 × 100", en: "marks ÷ full marks × 100" }, by: (row) => percentOf(totalIn(row, "items", "marks"), totalIn(row, "items", "fullMarks") ?? exact(0)) },
    outcome: { kind: "choice", label: { zh: "评估结论", en: "Outcome" }, required: true, options: { good: { zh: "达标", en: "meets" }, nearly: { zh: "基本达标", en: "nearly meets" }, bad: { zh: "不达标", en: "does not meet" } } }, problems: { ...problems, requiredWhen: { field: "outcome", in: ["nearly", "bad"] } }, note,
  },
  life: rectification({ kind: "hw.fix", workingDays: 20, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
