import { ledger } from "@yunqing/ledger";
import { yearsAfter } from "../parts/terms.js";
import { unit, year } from "../parts/fields.js";
import { published } from "../parts/rights.js";

/** Compulsory cleaner-production audits（强制性清洁生产审核名单）. */
export const cleanerProduction = ledger({
  id: "cleaner-production", title: { zh: "强制性清洁生产审核名单", en: "Compulsory cleaner-production audits" }, source: { line: 633, systems: ["S059"], text: "清洁生产审核办法（2016年第38号令），期限凭记忆" },
  purpose: { zh: "水泥、钢铁冶炼等重点行业清洁生产审核的名单、阶段和期限", en: "List, stages and terms of cleaner-production audits" },
  key: ["unit", "year"], ...published,
  sections: { list: { zh: "名单", en: "List" }, audit: { zh: "审核", en: "Audit" }, result: { zh: "方案与绩效", en: "Measures" } },
  public: { fields: ["unit", "year", "industry", "trigger", "listed", "disclosed", "started", "due", "result"], state: true, basis: { zh: "清洁生产促进法第二十七条：强制性审核企业名单和审核结果公布（凭记忆）", en: "Cleaner Production Promotion Law art. 27: list and outcome are published (from memory)" } },
  fields: {
    unit: { ...unit, required: true, section: "list" },
    year: { ...year, label: { zh: "名单年度", en: "Year of the list" }, required: true, section: "list" },
    industry: { kind: "text", label: { zh: "行业", en: "Industry" }, required: true, section: "list", max: 60 },
    trigger: {
      kind: "choices", label: { zh: "纳入原因", en: "Reason" }, required: true, section: "list",
      options: {
        overLimit: { zh: "污染物排放超标或超总量", en: "above limits or total", also: ["双超"] },
        toxic: { zh: "使用或排放有毒有害物质", en: "uses or discharges toxic substances", also: ["双有"] },
        energy: { zh: "超过单位产品能耗限额", en: "above the energy limit", also: ["高耗能"] }, keyIndustry: { zh: "重点行业", en: "key industry" },
      },
    },
    listed: { kind: "day", label: { zh: "名单公布日期", en: "Day of the list" }, required: true, section: "list" },
    disclosed: {
      kind: "day", label: { zh: "企业公布排放情况日期", en: "Day the firm published its emissions" }, section: "audit",
      note: { zh: "名单公布后一个月内（凭记忆）", en: "within a month of the list (from memory)" },
      validWhen: [{ must: { any: [{ field: "listed", filled: false }, { field: "disclosed", comparison: "≥", than: "listed" }] }, say: { zh: "不早于名单公布日期", en: "not before the list" } }],
    },
    started: {
      kind: "day", label: { zh: "审核启动日期", en: "Audit begun" }, section: "audit", note: { zh: "名单公布后两个月内（凭记忆）", en: "within two months of the list (from memory)" },
      validWhen: [{ must: { any: [{ field: "listed", filled: false }, { field: "started", comparison: "≥", than: "listed" }] }, say: { zh: "不早于名单公布日期", en: "not before the list" } }],
    },
    due: {
      kind: "computed", label: { zh: "审核报告期限", en: "Report due" }, as: "text", section: "audit", from: ["listed"],
      formula: { zh: "名单公布之日起一年（凭记忆）", en: "one year after the list (from memory)" },
      by: (row) => { const day = row.text("listed"); return day === null ? null : yearsAfter(day, 1); }, attestation: "FROM MEMORY",
    },
    auditor: { kind: "text", label: { zh: "审核咨询机构", en: "Auditing body" }, section: "audit", max: 80 },
    lowCost: { kind: "integer", label: { zh: "无低费方案", en: "Low-cost measures" }, unit: "项", section: "result", min: 0 },
    highCost: { kind: "integer", label: { zh: "中高费方案", en: "Costly measures" }, unit: "项", section: "result", min: 0 },
    highCostDone: {
      kind: "integer", label: { zh: "已实施中高费方案", en: "Costly measures done" }, unit: "项", section: "result", min: 0,
      validWhen: [{ must: { any: [{ field: "highCost", filled: false }, { field: "highCostDone", comparison: "≤", than: "highCost" }] }, say: { zh: "不得多于中高费方案数", en: "not more than the costly measures" } }],
    },
    energySaved: { kind: "decimal", label: { zh: "节能量", en: "Energy saved" }, unit: "tce", scale: 2, section: "result", min: "0" },
    waterSaved: { kind: "decimal", label: { zh: "节水量", en: "Water saved" }, unit: "t", scale: 1, section: "result", min: "0" },
    result: { kind: "choice", label: { zh: "评估结论", en: "Verdict" }, section: "result", options: { pass: { zh: "通过", en: "passed" }, fail: { zh: "不通过", en: "not passed" } } },
  },
  life: {
    initial: "listed",
    states: {
      listed: { label: { zh: "已公布名单", en: "listed" }, duty: { kind: "cleaner.start", label: { zh: "启动审核", en: "begin the audit" }, workingDays: 42, holder: { field: "unit" } } },
      auditing: { label: { zh: "审核中", en: "audited" }, duty: { kind: "cleaner.report", label: { zh: "提交审核报告", en: "hand in the report" }, workingDays: 210, holder: { field: "unit" } } },
      reported: { label: { zh: "已报审核报告", en: "reported" }, duty: { kind: "cleaner.evaluate", label: { zh: "组织评估", en: "evaluate it" }, workingDays: 60, holder: { organisation: "bureau" } } },
      evaluated: { label: { zh: "已评估", en: "evaluated" } },
      accepted: { label: { zh: "已验收", en: "accepted" }, isClosed: true, proofs: ["report", "evaluation", "acceptance"] },
    },
    proofs: { report: { zh: "清洁生产审核报告", en: "audit report" }, evaluation: { zh: "评估意见", en: "evaluation" }, acceptance: { zh: "验收意见", en: "acceptance" } },
    moves: {
      start: { label: { zh: "启动审核", en: "begun" }, from: ["listed"], to: "auditing", by: ["ledger.write", "firm"], needs: { fields: ["started"] } },
      report: { label: { zh: "提交报告", en: "reported" }, from: ["auditing"], to: "reported", by: ["ledger.write", "firm"], needs: { proofs: ["report"] } },
      refuse: { label: { zh: "退回补充", en: "sent back" }, from: ["reported"], to: "auditing", by: ["ledger.approve"], needs: { note: true } },
      evaluate: { label: { zh: "评估", en: "evaluated" }, from: ["reported"], to: "evaluated", by: ["ledger.write", "ledger.approve"], needs: { proofs: ["evaluation"], fields: ["result"], anotherThan: ["report"] } },
      show: { label: { zh: "提交验收意见", en: "acceptance shown" }, from: ["evaluated"], by: ["ledger.write"], needs: { proofs: ["acceptance"] } },
      accept: { label: { zh: "验收", en: "accepted" }, from: ["evaluated"], to: "accepted", by: ["ledger.approve"], needs: { anotherThan: ["show"] } },
      reopen: { label: { zh: "再次审核", en: "audited again" }, from: ["accepted"], to: "listed", by: ["ledger.approve"] },
    },
  },
});
