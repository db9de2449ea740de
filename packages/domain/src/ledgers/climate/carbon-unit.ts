import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { changeOf } from "../parts/evaluated.js";

/** Key emitters of carbon (重点排放单位碳核查) by year: report, verification, quota, surrender. */
export const carbonUnit = ledger({
  id: "carbon-unit", title: { zh: "重点排放单位碳核查台账", en: "Carbon verification of key emitters" }, source: { line: 351, systems: ["S035"], text: "碳排放权交易管理办法（试行）；碳排放权交易管理暂行条例；年排放 2.6 万吨二氧化碳当量门槛（凭记忆）" },
  purpose: { zh: "纳入门槛、年度排放报告、核查、配额清缴", en: "Threshold, yearly report, verification, quota and surrender" },
  key: ["unit", "year"], name: "industry", ...office,
  sections: { unit: { zh: "单位", en: "Unit" }, report: { zh: "报告", en: "Report" }, verify: { zh: "核查", en: "Verification" }, quota: { zh: "配额", en: "Quota" } },
  fields: {
    unit: { ...unit, required: true, section: "unit" },
    year: { ...year, label: { zh: "排放年度", en: "Year of emission" }, required: true, section: "unit" },
    industry: {
      kind: "choice", label: { zh: "行业", en: "Industry" }, required: true, section: "unit",
      options: {
        power: { zh: "发电", en: "power" }, steel: { zh: "钢铁", en: "steel" }, cement: { zh: "水泥", en: "cement" }, aluminium: { zh: "铝冶炼", en: "aluminium" },
        chemical: { zh: "化工", en: "chemicals" }, petro: { zh: "石化", en: "petrochemicals" }, paper: { zh: "造纸", en: "paper" }, air: { zh: "民航", en: "aviation" },
        other: { zh: "其他", en: "other" },
      },
    },
    inMarket: { kind: "boolean", label: { zh: "纳入全国碳市场", en: "In the national market" }, required: true, section: "unit" },
    reported: { kind: "decimal", label: { zh: "企业报告排放量", en: "Reported" }, unit: "tCO₂", scale: 0, section: "report", min: "0" },
    reportedOn: { kind: "day", label: { zh: "报告提交日期", en: "Reported on" }, section: "report", note: { zh: "每年 3 月 31 日前（凭记忆）", en: "by 31 March (from memory)" } },
    plan: { kind: "text", label: { zh: "数据质量控制计划编号", en: "Data-quality plan" }, section: "report", max: 40 },
    verifier: { kind: "text", label: { zh: "核查机构", en: "Verifier" }, section: "verify", max: 80 },
    verified: { kind: "decimal", label: { zh: "核查排放量", en: "Verified" }, unit: "tCO₂", scale: 0, section: "verify", requiredWhen: { field: "verifiedOn", filled: true }, min: "0" },
    verifiedOn: {
      kind: "day", label: { zh: "核查日期", en: "Verified on" }, section: "verify",
      validWhen: [{ must: { any: [{ field: "reportedOn", filled: false }, { field: "verifiedOn", comparison: "≥", than: "reportedOn" }] }, say: { zh: "不得早于报告日期", en: "not before the report" } }],
    },
    difference: {
      kind: "computed", label: { zh: "报告与核查差异", en: "Difference" }, as: "decimal", unit: "%", scale: 2, section: "verify", from: ["reported", "verified"],
      formula: { zh: "（报告 − 核查）÷ 核查 × 100", en: "(reported − verified) ÷ verified" }, by: (row) => changeOf(row.exact("reported"), row.exact("verified")),
    },
    threshold: {
      kind: "computed", label: { zh: "是否达到纳入门槛", en: "Above the threshold" }, as: "text", section: "verify", from: ["verified", "reported"],
      formula: { zh: "年排放 26000 tCO₂e 及以上（凭记忆）；以核查值为准，未核查用报告值", en: "26 000 t a year and more (from memory)" },
      by: (row) => { const emission = row.exact("verified") ?? row.exact("reported"); return emission === null ? null : emission.compare(exact(26000)) >= 0 ? "达到" : "未达到"; },
      attestation: "FROM MEMORY",
    },
    quota: { kind: "decimal", label: { zh: "核定配额", en: "Quota" }, unit: "tCO₂", scale: 0, section: "quota", requiredWhen: { all: [{ field: "inMarket", in: ["true"] }, { field: "verifiedOn", filled: true }] }, min: "0" },
    surrendered: { kind: "decimal", label: { zh: "已清缴", en: "Surrendered" }, unit: "tCO₂", scale: 0, section: "quota", min: "0" },
    ccer: {
      kind: "decimal", label: { zh: "其中抵销量", en: "Offsets of it" }, unit: "tCO₂", scale: 0, section: "quota", min: "0",
      validWhen: [{ must: { any: [{ field: "surrendered", filled: false }, { field: "ccer", comparison: "≤", than: "surrendered" }] }, say: { zh: "不得大于清缴量", en: "not above what was surrendered" } }],
    },
    short: {
      kind: "computed", label: { zh: "未清缴", en: "Still due" }, as: "decimal", unit: "tCO₂", scale: 0, section: "quota", from: ["verified", "surrendered"],
      formula: { zh: "核查排放量 − 已清缴", en: "verified − surrendered" },
      by: (row) => { const due = row.exact("verified"); return due && due.minus(row.exact("surrendered") ?? exact(0)); },
    },
  },
  life: {
    initial: "listed",
    states: {
      listed: { label: { zh: "已列入名录", en: "listed" }, duty: { kind: "carbon.report", label: { zh: "提交年度排放报告", en: "hand in the yearly report" }, workingDays: 60, holder: { field: "unit" } } },
      reported: { label: { zh: "待核查", en: "reported" } },
      verified: { label: { zh: "已核查", en: "verified" } },
      settled: { label: { zh: "已清缴", en: "surrendered" }, isClosed: true, proofs: ["report", "verification", "surrender"] },
    },
    proofs: { report: { zh: "排放报告", en: "report" }, verification: { zh: "核查结果告知书", en: "verification" }, surrender: { zh: "清缴凭证", en: "proof of surrender" } },
    moves: {
      report: { label: { zh: "提交报告", en: "reported" }, from: ["listed"], to: "reported", by: ["ledger.write", "firm"], needs: { fields: ["reported", "reportedOn"], proofs: ["report"] } },
      refuse: { label: { zh: "退回", en: "sent back" }, from: ["reported"], to: "listed", by: ["ledger.approve"], needs: { note: true } },
      verify: { label: { zh: "核查", en: "verified" }, from: ["reported"], to: "verified", by: ["ledger.write"], needs: { fields: ["verified", "verifier"], proofs: ["verification"], anotherThan: ["report"] } },
      show: { label: { zh: "提交清缴凭证", en: "surrender shown" }, from: ["verified"], by: ["ledger.write", "firm"], needs: { proofs: ["surrender"] } },
      settle: { label: { zh: "清缴完成", en: "surrendered" }, from: ["verified"], to: "settled", by: ["ledger.approve"], needs: { anotherThan: ["show", "verify"] } },
      correct: { label: { zh: "核查更正", en: "corrected" }, from: ["settled"], to: "reported", by: ["ledger.approve"] },
    },
  },
});
