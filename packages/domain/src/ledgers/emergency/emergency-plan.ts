import { ledger } from "@yunqing/ledger";
import { yearsAfter } from "../parts/terms.js";
import { number, unit } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";

/** Emergency plans of units (应急预案备案): drawn up, reviewed, filed; due again after three years or after a change. */
export const emergencyPlan = ledger({
  id: "emergency-plan", title: { zh: "突发环境事件应急预案备案台账", en: "Emergency plans" }, source: { line: 975, systems: ["S178", "S206"], text: "企业事业单位突发环境事件应急预案备案管理办法（试行）（环发〔2015〕4号）" },
  purpose: { zh: "编制、评审、备案、三年修订，逾期提醒", en: "Drawn up, reviewed, filed, renewed in three years" },
  key: ["unit", "filedOn"], name: "number", ...byFirm,
  sections: { plan: { zh: "预案", en: "Plan" }, filing: { zh: "备案", en: "Filing" }, drill: { zh: "演练", en: "Drills" } },
  terms: { filing: { label: { zh: "备案三年期", en: "Three years after filing" }, on: { field: "filedOn", years: 3 }, states: ["filed"], warn: { days: 60, duty: { kind: "plan.renewSoon", label: { zh: "三年期满前修订并重新备案", en: "revise and file again before three years are over" }, holder: { field: "unit" } } }, move: "renew", source: { text: "环发〔2015〕4号：至少每三年回顾修订" } } },
  fields: {
    unit: { ...unit, required: true, section: "plan" },
    kind: { kind: "choice", label: { zh: "预案类型", en: "Kind" }, required: true, section: "plan", options: { comprehensive: { zh: "综合环境应急预案", en: "comprehensive" }, special: { zh: "专项预案", en: "special" }, onsite: { zh: "现场处置预案", en: "on the spot" } } },
    level: { kind: "choice", label: { zh: "风险等级", en: "Level" }, required: true, section: "plan", options: { large: { zh: "重大", en: "large" }, larger: { zh: "较大", en: "larger" }, general: { zh: "一般", en: "general" } } },
    number: { ...number, required: true, section: "plan", headings: ["备案编号"] },
    draftedOn: { kind: "day", label: { zh: "编制日期", en: "Drafted on" }, section: "plan" },
    reviewedOn: {
      kind: "day", label: { zh: "评审日期", en: "Reviewed on" }, section: "plan",
      validWhen: [{ must: { any: [{ field: "draftedOn", filled: false }, { field: "reviewedOn", comparison: "≥", than: "draftedOn" }] }, say: { zh: "不得早于编制日期", en: "not before the draft" } }],
    },
    experts: { kind: "integer", label: { zh: "评审专家", en: "Experts" }, unit: "人", section: "plan", note: { zh: "一般不少于三人（凭记忆）", en: "usually at least three (from memory)" }, min: 0 },
    filedOn: {
      kind: "day", label: { zh: "备案日期", en: "Filed on" }, required: true, section: "filing",
      validWhen: [{ must: { any: [{ field: "reviewedOn", filled: false }, { field: "filedOn", comparison: "≥", than: "reviewedOn" }] }, say: { zh: "不得早于评审日期", en: "not before the review" } }],
    },
    filedAt: { kind: "text", label: { zh: "备案部门", en: "Filed with" }, section: "filing", max: 80 },
    due: {
      kind: "computed", label: { zh: "修订期限", en: "Renewal due" }, as: "text", section: "filing", from: ["filedOn"], formula: { zh: "备案日期加三年", en: "three years after filing" },
      by: (row) => { const day = row.text("filedOn"); return day === null ? null : yearsAfter(day, 3); },
    },
    changed: {
      kind: "choice", label: { zh: "应重新备案的变化", en: "Change that asks for a new filing" }, section: "filing",
      options: {
        none: { zh: "无", en: "none" }, scale: { zh: "生产规模变化", en: "other scale" }, material: { zh: "风险物质变化", en: "other substances" },
        process: { zh: "工艺变化", en: "other process" }, receptor: { zh: "受体变化", en: "other receptors" }, site: { zh: "场所变化", en: "other site" },
      },
    },
    plan: { kind: "file", label: { zh: "预案文本", en: "Plan" }, section: "filing", accept: ["application/pdf"], many: true },
    drilledOn: { kind: "day", label: { zh: "最近演练日期", en: "Last drill" }, section: "drill" },
    nextDrill: { kind: "day", label: { zh: "计划演练日期", en: "Next drill" }, section: "drill" },
  },
  life: {
    initial: "drafted",
    states: {
      drafted: { label: { zh: "已编制", en: "drafted" } }, reviewed: { label: { zh: "已评审", en: "reviewed" }, duty: { kind: "plan.file", label: { zh: "二十个工作日内备案", en: "file within twenty working days" }, workingDays: 20, holder: { field: "unit" } } },
      filed: { label: { zh: "已备案", en: "filed" } }, renewing: { label: { zh: "修订中", en: "being renewed" }, duty: { kind: "plan.renew", label: { zh: "完成修订备案", en: "renew and file" }, workingDays: 60, holder: { field: "unit" } } },
      withdrawn: { label: { zh: "已注销", en: "withdrawn" }, isClosed: true, proofs: ["reason"] },
    },
    proofs: { review: { zh: "评审意见和回复", en: "review and the answers" }, statement: { zh: "备案登记表", en: "filing form" }, reason: { zh: "注销原因", en: "reason" } },
    moves: {
      review: { label: { zh: "评审", en: "reviewed" }, from: ["drafted", "renewing"], to: "reviewed", by: ["ledger.write", "firm"], needs: { proofs: ["review"], fields: ["reviewedOn", "experts"] } },
      file: { label: { zh: "备案", en: "filed" }, from: ["reviewed"], to: "filed", by: ["ledger.write"], needs: { proofs: ["statement"], fields: ["number", "filedAt"], anotherThan: ["review"] } },
      renew: { label: { zh: "启动修订", en: "renewal begun" }, from: ["filed"], to: "renewing", by: ["ledger.write", "firm", "rule"] },
      show: { label: { zh: "提交注销材料", en: "reason given" }, from: ["filed", "renewing"], by: ["ledger.write", "firm"], needs: { proofs: ["reason"] } },
      withdraw: { label: { zh: "注销", en: "withdrawn" }, from: ["filed", "renewing"], to: "withdrawn", by: ["ledger.approve"], needs: { anotherThan: ["show"] } },
      restore: { label: { zh: "恢复", en: "restored" }, from: ["withdrawn"], to: "drafted", by: ["ledger.write", "ledger.approve"] },
    },
  },
});
