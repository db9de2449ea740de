import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { rowsIn, numberIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** Marks weighted by their weights, which need not add up to a hundred. */
function weightedOf(row: Inputs): Exact | null {
  const marks = rowsIn(row, "items").map((each) => [numberIn(each, "given"), numberIn(each, "weight")] as const).filter((each): each is readonly [Exact, Exact] => each[0] !== null && each[1] !== null);
  return quotientOf(marks.reduce((all, [given, weight]) => all.plus(given.times(weight)), exact(0)), marks.reduce((all, [, weight]) => all.plus(weight), exact(0)));
}

/** Assessment of departments, towns and chiefs (目标责任制考核): items with weights of the reach or body, evidence, marks; a veto goes before the marks and says why. */
export const targetAssessment = ledger({
  id: "target-assessment", title: { zh: "环境保护目标责任考核台账", en: "Assessment of targets" }, source: { line: 1132, systems: ["S213", "S214", "S215"], text: "污染防治攻坚战成效考核措施；河长制差异化考核（厅字〔2016〕42号）" },
  purpose: { zh: "部门、乡镇、河长年度考核，差异化权重，一票否决先于评分", en: "Yearly marks with weights of their own; the veto goes first" },
  key: ["body", "year"], name: "body", ...office,
  sections: { body: { zh: "对象", en: "Body" }, veto: { zh: "一票否决", en: "Veto" }, marks: { zh: "评分", en: "Marks" } },
  public: { fields: ["body", "kind", "year", "result"], rows: { field: "row_state", in: ["accepted"] }, basis: { zh: "环境保护法第二十六条：考核结果向社会公开", en: "Environmental Protection Law art. 26: results are public" } },
  fields: {
    body: { kind: "text", label: { zh: "被考核单位（河长）", en: "Body" }, required: true, section: "body", max: 100 },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, section: "body",
      options: {
        department: { zh: "部门", en: "department" }, town: { zh: "乡镇（街道）", en: "town" }, chief: { zh: "河长", en: "river chief" },
        firm: { zh: "企业负责人", en: "head of a firm" },
      },
    },
    chief: { kind: "reference", to: "river-chief", label: { zh: "河长", en: "Chief" }, section: "body", requiredWhen: { field: "kind", in: ["chief"] } },
    year: { ...year, required: true, section: "body" },
    assessor: { kind: "text", label: { zh: "考核单位", en: "Assessed by" }, required: true, section: "body", max: 100 },
    veto: {
      kind: "choices", label: { zh: "否决情形", en: "Veto" }, required: true, section: "veto",
      options: {
        incident: { zh: "重大环境事件", en: "great incident" }, target: { zh: "约束性指标未完成", en: "binding target missed" }, fraud: { zh: "数据弄虚作假", en: "false data" },
        inspection: { zh: "督察整改不力", en: "inspection not followed" }, accident: { zh: "责任事故", en: "accident" }, none: { zh: "无", en: "none" },
      },
    },
    vetoWhy: { kind: "text", label: { zh: "否决理由", en: "Why" }, section: "veto", max: 500, requiredWhen: { field: "veto", in: ["incident", "target", "fraud", "inspection", "accident"] } },
    items: {
      kind: "children", label: { zh: "考核项", en: "Items" }, required: true, section: "marks", max: 100,
      fields: {
        item: { kind: "text", label: { zh: "考核内容", en: "Item" }, required: true, max: 200 },
        weight: { kind: "decimal", label: { zh: "权重", en: "Weight" }, unit: "—", scale: 2, required: true, min: "0" },
        given: { kind: "decimal", label: { zh: "得分", en: "Marks" }, unit: "分", scale: 2, required: true, max: "100", min: "0" },
        evidence: { kind: "text", label: { zh: "依据", en: "Evidence" }, max: 300 },
      },
    },
    score: { kind: "computed", label: { zh: "加权得分", en: "Score" }, as: "decimal", unit: "分", scale: 2, section: "marks", from: ["items"], formula: { zh: "得分 × 权重之和 ÷ 权重之和", en: "sum of marks × weight ÷ sum of weights" }, by: (row) => weightedOf(row) },
    result: {
      kind: "choice", label: { zh: "考核结果", en: "Result" }, required: true, section: "marks",
      options: { excellent: { zh: "优秀", en: "excellent" }, good: { zh: "良好", en: "good" }, fair: { zh: "合格", en: "fair" }, poor: { zh: "不合格", en: "poor" } },
      validWhen: [{ must: { any: [{ not: { field: "veto", in: ["incident", "target", "fraud", "inspection", "accident"] } }, { field: "result", in: ["poor"] }] }, say: { zh: "有一票否决情形的，结果应为不合格", en: "with a veto the result is poor" } }],
    },
    use: {
      kind: "choices", label: { zh: "结果运用", en: "Used for" }, section: "marks",
      options: {
        cadre: { zh: "干部评价", en: "cadres" }, award: { zh: "奖惩", en: "awards" }, fund: { zh: "资金分配", en: "funds" }, talk: { zh: "约谈", en: "talk" },
        audit: { zh: "离任审计参考", en: "audit" },
      },
    },
  },
  life: statement(["ledger.write"]),
});
