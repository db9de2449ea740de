import { ledger } from "@yunqing/ledger";
import { month, note, year } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Monthly takes (取水量月报) against the permit's share and the plan of the year. */
export const intakeUse = ledger({
  id: "intake-use", title: { zh: "取水量统计台账", en: "Monthly takes of water" }, source: { line: 893, systems: ["S153", "S112"] },
  key: ["intake", "year", "month"], ...byDepartment,
  fields: {
    intake: { kind: "reference", to: "intake", label: { zh: "取水口", en: "Intake" }, required: true }, year: { ...year, required: true }, month: { ...month, required: true },
    method: { kind: "choice", label: { zh: "计量方式", en: "By" }, required: true, options: { online: { zh: "在线计量", en: "online meter" }, read: { zh: "抄表", en: "reading" }, power: { zh: "以电折水", en: "electricity" }, estimate: { zh: "定额估算", en: "estimate" } } },
    start: { kind: "decimal", label: { zh: "月初读数", en: "Reading at first" }, unit: "m³", scale: 2, min: "0" }, finish: { kind: "decimal", label: { zh: "月末读数", en: "Reading at last" }, unit: "m³", scale: 2, min: "0", validWhen: [{ must: { any: [{ field: "meterChanged", in: ["true"] }, { field: "finish", comparison: "≥", than: "start" }] }, say: { zh: "月末读数不得小于月初（换表的请勾选）", en: "not below the first, unless the meter was changed" } }] },
    meterChanged: { kind: "boolean", label: { zh: "本月换表", en: "Meter changed" } },
    taken: { kind: "decimal", label: { zh: "取水量", en: "Taken" }, unit: "m³", scale: 2, min: "0", required: true }, planned: { kind: "decimal", label: { zh: "月计划水量", en: "Planned" }, unit: "m³", scale: 2, min: "0" },
    share: { kind: "computed", label: { zh: "占月计划", en: "Of the plan" }, as: "decimal", unit: "%", scale: 1, from: ["taken", "planned"], formula: { zh: "取水量 ÷ 月计划 × 100", en: "taken ÷ planned × 100" }, by: (row) => percentOf(row.exact("taken"), row.exact("planned")) },
    note,
  },
});
