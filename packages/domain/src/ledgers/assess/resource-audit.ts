import { ledger } from "@yunqing/ledger";
import { number } from "../parts/fields.js";
import { office } from "../parts/rights.js";
import { task } from "../parts/tasks.js";

/** Findings of resource audits（自然资源资产离任审计问题台账）. */
export const resourceAudit = ledger({
  id: "resource-audit", title: { zh: "自然资源资产离任审计问题台账", en: "Findings of resource audits" }, source: { line: 1134, systems: ["S216"], text: "领导干部自然资源资产离任审计规定" },
  purpose: { zh: "领导干部自然资源资产离任审计问题和整改，作为考核参考", en: "Findings and their mending, used in assessments" },
  key: ["number"], name: "issue", ...office,
  fields: {
    number: { ...number, required: true },
    audit: { kind: "text", label: { zh: "审计项目", en: "Audit" }, required: true, max: 120 },
    body: { kind: "text", label: { zh: "被审计地区（单位）", en: "Audited" }, required: true, max: 100 },
    issue: { kind: "text", label: { zh: "审计问题", en: "Finding" }, required: true, max: 300 },
    kind: {
      kind: "choice", label: { zh: "类别", en: "Kind" }, required: true,
      options: {
        land: { zh: "土地", en: "land" }, water: { zh: "水", en: "water" }, forest: { zh: "森林草原", en: "forest and grass" }, mineral: { zh: "矿产", en: "minerals" },
        environment: { zh: "生态环境", en: "environment" }, money: { zh: "资金项目", en: "funds" },
      },
    },
    amount: { kind: "text", label: { zh: "涉及数量（金额）", en: "Amount" }, max: 100 },
    found: { kind: "day", label: { zh: "审计日期", en: "Found" }, required: true },
    due: { kind: "day", label: { zh: "整改期限", en: "Due" }, required: true, validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "due", comparison: "≥", than: "found" }] }, say: { zh: "不得早于审计日期", en: "not before it was found" } }] },
    measures: { kind: "text", label: { zh: "整改措施", en: "Measures" }, long: true, max: 2000 },
    finished: { kind: "day", label: { zh: "整改完成日期", en: "Finished" }, validWhen: [{ must: { any: [{ field: "found", filled: false }, { field: "finished", comparison: "≥", than: "found" }] }, say: { zh: "不得早于审计日期", en: "not before it was found" } }] },
  },
  life: task({ kind: "audit.mend", label: { zh: "完成审计整改", en: "mend the finding" }, workingDays: 60, holder: { organisation: "bureau" }, proofs: { report: { zh: "整改报告", en: "report" } }, fields: ["finished"] }),
});
