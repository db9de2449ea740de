import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { office } from "../parts/rights.js";

/** Credit of service bodies（第三方服务机构信用台账）. */
export const serviceCredit = ledger({
  id: "service-credit", title: { zh: "第三方服务机构信用台账", en: "Credit of service bodies" }, source: { line: 1154, systems: ["S236"], text: "计划 6.2.4；环资项目评审专家信用考核" },
  purpose: { zh: "能源审计、监测、运维等服务机构和专家的信用记录与公布", en: "Credit of auditors, monitors, operators and experts" },
  key: ["subject", "year"], name: "subject", ...office, likeness: { code: "creditCode", names: ["subject"] },
  fields: {
    subject: { kind: "text", label: { zh: "机构（人员）名称", en: "Subject" }, required: true, max: 120 },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        audit: { zh: "能源审计机构", en: "energy auditor" }, save: { zh: "节能服务公司", en: "energy services" }, monitor: { zh: "检测机构", en: "laboratory" },
        operate: { zh: "在线运维机构", en: "operator" }, consult: { zh: "咨询机构", en: "consultancy" }, expert: { zh: "评审专家", en: "reviewer" },
      },
    },
    creditCode: { kind: "code", rule: "uscc", label: { zh: "统一社会信用代码", en: "Credit code" } },
    year: { ...year, required: true },
    projects: { kind: "integer", label: { zh: "参与项目数", en: "Projects" }, unit: "项", min: 0 },
    faults: { kind: "integer", label: { zh: "失信次数", en: "Faults" }, unit: "次", min: 0 },
    facts: { kind: "text", label: { zh: "失信行为", en: "Faults, told" }, long: true, max: 2000, requiredWhen: { field: "faults", filled: true } },
    grade: { kind: "choice", label: { zh: "信用评级", en: "Rating" }, required: true, options: { A: { zh: "A 级", en: "A" }, B: { zh: "B 级", en: "B" }, C: { zh: "C 级", en: "C" }, D: { zh: "D 级", en: "D" } } },
    publishedOn: { kind: "day", label: { zh: "公布日期", en: "Published on" } },
    publishedAt: { kind: "text", label: { zh: "公布地址", en: "Published at" }, max: 300, requiredWhen: { field: "publishedOn", filled: true } },
    repair: { kind: "text", label: { zh: "修复情况", en: "Repair" }, max: 300 },
  },
  life: statement(["ledger.write"]),
});
