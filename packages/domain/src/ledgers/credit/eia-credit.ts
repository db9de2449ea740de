import { daysBetween } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Credit files of EIA bodies, staff and reviewers (环评诚信档案): demerits with their days, published for five years. */
export const eiaCredit = ledger({
  id: "eia-credit", title: { zh: "环评机构与人员诚信档案", en: "Credit of assessment bodies" }, source: { line: 1154, systems: ["S231"], text: "建设项目环境影响报告书（表）编制监督管理办法：公开五年，失信行为五个工作日内记录" },
  purpose: { zh: "环评单位、编制人员、评审专家的失信记分和公开期限", en: "Demerits of bodies, staff and reviewers, with the time they are shown" },
  key: ["subject", "number"], name: "subject", ...published, likeness: { code: "creditCode", names: ["subject"] },
  sections: { who: { zh: "主体", en: "Subject" }, score: { zh: "记分", en: "Demerits" } },
  public: { fields: ["subject", "kind", "creditCode", "engineer", "number", "happenedOn", "recordedOn", "within", "fault", "points", "basis", "decision", "shownUntil"], rows: { not: { field: "appealed", in: ["upheld"] } }, terms: ["shown"], basis: { zh: "建设项目环境影响报告书（表）编制监督管理办法：失信记分公开五年", en: "rules on makers of assessments: demerits are public for five years" } },
  terms: { shown: { label: { zh: "公开五年期", en: "Shown for five years" }, on: { field: "shownUntil" } } },
  fields: {
    subject: { kind: "text", label: { zh: "主体名称", en: "Subject" }, required: true, section: "who", max: 120 },
    kind: { kind: "choice", label: { zh: "主体类型", en: "Kind" }, required: true, section: "who", options: { body: { zh: "编制单位", en: "body" }, staff: { zh: "编制人员", en: "staff" }, expert: { zh: "评审专家", en: "reviewer" } } },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" }, section: "who", requiredWhen: { field: "kind", in: ["body"] } },
    engineer: { kind: "text", label: { zh: "信用平台编号", en: "Number on the platform" }, section: "who", max: 40 },
    number: { ...number, required: true, section: "who", headings: ["记分编号"] },
    happenedOn: { kind: "day", label: { zh: "失信行为日期", en: "Done on" }, required: true, section: "score" },
    recordedOn: {
      kind: "day", label: { zh: "记录日期", en: "Recorded on" }, required: true, section: "score",
      validWhen: [{ must: { any: [{ field: "happenedOn", filled: false }, { field: "recordedOn", comparison: "≥", than: "happenedOn" }] }, say: { zh: "不得早于行为日期", en: "not before it was done" } }],
    },
    within: {
      kind: "computed", label: { zh: "五个工作日内", en: "Within five working days" }, as: "text", section: "score", from: ["happenedOn", "recordedOn"],
      formula: { zh: "记录日期与行为日期相差不超过五个工作日（本台账按七个自然日估算，工作日由督办核算）", en: "within five working days, here estimated as seven days" },
      by: (row) => { const happened = row.text("happenedOn"), recorded = row.text("recordedOn"); return happened === null || recorded === null ? null : daysBetween(happened, recorded) <= 7 ? "是" : "否"; },
    },
    project: { kind: "text", label: { zh: "项目名称", en: "Project" }, section: "score", max: 200 },
    fault: {
      kind: "choices", label: { zh: "失信行为", en: "Faults" }, required: true, section: "score",
      options: {
        copy: { zh: "抄袭", en: "copied" }, false: { zh: "内容虚假", en: "false content" }, missing: { zh: "内容不全", en: "incomplete" },
        standard: { zh: "不符合技术规范", en: "against the rules" }, unqualified: { zh: "无资格编制", en: "not qualified" }, stamp: { zh: "冒名签章", en: "forged signature" },
        other: { zh: "其他", en: "other" },
      },
    },
    points: { kind: "integer", label: { zh: "失信记分", en: "Demerits" }, unit: "分", required: true, section: "score", min: 1, max: 20 },
    basis: { kind: "text", label: { zh: "依据条款", en: "Article" }, required: true, section: "score", max: 200 },
    decision: { kind: "text", label: { zh: "处理文号", en: "Paper" }, section: "score", max: 80 },
    shownUntil: {
      kind: "day", label: { zh: "公开期满日期", en: "Shown until" }, required: true, section: "score", note: { zh: "公开五年", en: "shown for five years" },
      validWhen: [{ must: { any: [{ field: "recordedOn", filled: false }, { field: "shownUntil", comparison: "≥", than: "recordedOn" }] }, say: { zh: "不得早于记录日期", en: "not before it was recorded" } }],
    },
    appealed: { kind: "choice", label: { zh: "异议申诉", en: "Objection" }, section: "score", options: { none: { zh: "无", en: "none" }, open: { zh: "处理中", en: "under way" }, upheld: { zh: "成立", en: "upheld" }, refused: { zh: "不成立", en: "refused" } } },
    note: { ...note, section: "score" },
  },
});
