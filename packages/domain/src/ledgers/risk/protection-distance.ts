import { ledger } from "@yunqing/ledger";
import { problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Protection distances（环境防护距离核查台账）. */
export const protectionDistance = ledger({
  id: "protection-distance", title: { zh: "环境防护距离核查台账", en: "Protection distances" }, source: { line: 977, systems: ["S181"], text: "计划 4.6.1：搬迁、生产规模调整或环境风险传输途径阻断" },
  purpose: { zh: "企业防护距离内的敏感目标与搬迁、调整、阻断措施", en: "What stands inside the distance, and what is done" },
  key: ["unit", "receptor"], name: "rule", ...office,
  fields: {
    unit: { ...unit, required: true },
    receptor: { kind: "reference", to: "risk-receptor", label: { zh: "敏感目标", en: "Receptor" }, required: true },
    rule: { kind: "text", label: { zh: "防护距离出处", en: "Where it is set" }, required: true, max: 120 },
    distance: { kind: "decimal", label: { zh: "防护距离", en: "Distance" }, unit: "m", scale: 1, required: true, min: "0" },
    actual: { kind: "decimal", label: { zh: "实际距离", en: "Actual distance" }, unit: "m", scale: 1, required: true, min: "0" },
    conflict: {
      kind: "computed", label: { zh: "是否冲突", en: "Conflict" }, as: "text", from: ["distance", "actual"], formula: { zh: "实际距离小于防护距离为冲突", en: "nearer than the distance" },
      by: (row) => { const need = row.exact("distance"), have = row.exact("actual"); return need === null || have === null ? null : have.compare(need) < 0 ? "冲突" : "满足"; },
    },
    measure: {
      kind: "choice", label: { zh: "处置方式", en: "What is done" },
      options: {
        moveReceptor: { zh: "敏感目标搬迁", en: "receptor moved" }, moveUnit: { zh: "企业搬迁", en: "firm moved" }, scale: { zh: "调整生产规模", en: "smaller production" },
        barrier: { zh: "阻断风险传输途径", en: "barrier" }, none: { zh: "暂无", en: "none" },
      },
    },
    due: { kind: "day", label: { zh: "完成期限", en: "Due" } },
    problems: { ...problems },
  },
  life: rectification({ kind: "distance.mend", workingDays: 180, organisation: "bureau", problem: "problems", by: ["ledger.write"] }),
});
