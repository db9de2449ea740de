import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Campaigns (专项行动): a template sets places, times and the checks; results are counted from the checks of the campaign. */
export const campaign = ledger({
  id: "campaign", title: { zh: "专项行动台账", en: "Campaigns" }, source: { line: 1138, systems: ["S225", "S025", "S120"] },
  purpose: { zh: "整治违法排污、考点噪声、冬浇取用水等专项行动的方案、对象、检查项和结果", en: "Plan, subjects, checks and results of a campaign" },
  key: ["number"], referable: true, name: "name", ...office, likeness: { names: ["name"] },
  sections: { plan: { zh: "方案", en: "Plan" }, result: { zh: "结果", en: "Result" } },
  fields: {
    number: { ...number, required: true, section: "plan" },
    name: { kind: "text", label: { zh: "行动名称", en: "Campaign" }, required: true, section: "plan" },
    template: {
      kind: "choice", label: { zh: "模板", en: "Template" }, required: true, section: "plan",
      options: {
        discharge: { zh: "整治违法排污企业保障群众健康", en: "illegal dischargers" }, exam: { zh: "考试期间噪声控制", en: "exam noise" },
        winterWater: { zh: "冬浇取用水", en: "winter irrigation" }, straw: { zh: "秸秆禁烧", en: "straw fires" }, heavy: { zh: "秋冬季大气攻坚", en: "autumn and winter air" },
        other: { zh: "其他", en: "other" },
      },
    },
    lead: { kind: "text", label: { zh: "牵头部门", en: "Lead" }, required: true, section: "plan", max: 60 },
    partners: { kind: "text", label: { zh: "联合部门", en: "With" }, section: "plan", max: 200 },
    span: { kind: "period", label: { zh: "起止日期", en: "From and to" }, required: true, section: "plan" },
    document: { kind: "text", label: { zh: "方案文号", en: "Paper" }, section: "plan", max: 80 },
    area: { kind: "text", label: { zh: "范围", en: "Area" }, section: "plan", max: 300 },
    checks: {
      kind: "children", label: { zh: "检查项", en: "Checks" }, required: true, section: "plan", max: 60,
      fields: {
        item: { kind: "text", label: { zh: "检查内容", en: "Item" }, required: true, max: 200 },
        basis: { kind: "text", label: { zh: "依据", en: "Basis" }, max: 200 },
        method: { kind: "choice", label: { zh: "方式", en: "Method" }, options: { look: { zh: "现场查看", en: "look" }, measure: { zh: "监测", en: "measure" }, papers: { zh: "查阅资料", en: "papers" }, ask: { zh: "询问", en: "ask" } } },
      },
    },
    subjects: { kind: "integer", label: { zh: "检查对象数", en: "Subjects" }, unit: "家", section: "result", note: { zh: "由检查台账统计后填写", en: "counted from the checks" }, min: 0 },
    found: { kind: "integer", label: { zh: "发现问题", en: "Problems found" }, unit: "个", section: "result", min: 0 },
    solved: {
      kind: "integer", label: { zh: "已整改", en: "Put right" }, unit: "个", section: "result", min: 0,
      validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "solved", comparison: "≤", than: "found" }] }, say: { zh: "不得多于发现问题数", en: "not more than were found" } }],
    },
    cases: { kind: "integer", label: { zh: "立案", en: "Cases" }, unit: "件", section: "result", min: 0 },
    fines: { kind: "money", label: { zh: "罚款", en: "Fines" }, unit: "元", section: "result", min: "0" },
    solvedRate: {
      kind: "computed", label: { zh: "整改率", en: "Put right of found" }, as: "decimal", unit: "%", scale: 1, section: "result", from: ["solved", "found"],
      formula: { zh: "已整改 ÷ 发现问题 × 100", en: "put right ÷ found" }, by: (row) => percentOf(row.exact("solved"), row.exact("found")),
    },
    summary: { kind: "text", label: { zh: "行动总结", en: "Summary" }, section: "result", long: true, max: 5000 },
  },
  life: {
    initial: "planned",
    states: {
      planned: { label: { zh: "制定方案", en: "planned" } }, running: { label: { zh: "行动中", en: "running" } },
      summing: { label: { zh: "总结中", en: "summed up" }, duty: { kind: "campaign.sum", label: { zh: "提交行动总结", en: "sum it up" }, workingDays: 10, holder: { organisation: "bureau" } } },
      done: { label: { zh: "已结束", en: "over" }, isClosed: true, proofs: ["summary"] },
    },
    proofs: { plan: { zh: "行动方案", en: "plan" }, summary: { zh: "行动总结报告", en: "summary" } },
    moves: {
      start: { label: { zh: "启动", en: "begun" }, from: ["planned"], to: "running", by: ["ledger.write"], needs: { proofs: ["plan"] } },
      end: { label: { zh: "行动期满", en: "over" }, from: ["running"], to: "summing", by: ["ledger.write"] },
      sum: { label: { zh: "提交总结", en: "summed up" }, from: ["summing"], by: ["ledger.write"], needs: { proofs: ["summary"], fields: ["summary"] } },
      close: { label: { zh: "归档", en: "closed" }, from: ["summing"], to: "done", by: ["ledger.approve"], needs: { anotherThan: ["sum"] } },
      again: { label: { zh: "回头看", en: "looked back" }, from: ["done"], to: "running", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
