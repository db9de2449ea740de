import { ledger } from "@yunqing/ledger";
import { inspector, note, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

const kept = { yes: { zh: "符合", en: "kept" }, no: { zh: "不符合", en: "not kept" }, na: { zh: "不涉及", en: "does not apply" } } as const;
const items = ["collecting", "storing", "twoDays", "moving", "ledgerKept", "rules"] as const;
/** Regular checks of medical waste (医疗废物常态化检查). */
export const medicalCheck = ledger({
  id: "medical-check", title: { zh: "医疗废物常态化检查记录", en: "Checks of medical waste" }, source: { line: 335, systems: ["S028"] },
  key: ["medicalUnit", "day"], ...byInspector,
  fields: {
    medicalUnit: { kind: "reference", to: "medical-unit", label: { zh: "医疗机构", en: "Institution" }, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, inspector,
    collecting: { kind: "choice", label: { zh: "分类收集", en: "Collecting" }, required: true, options: kept }, storing: { kind: "choice", label: { zh: "暂存设施", en: "Store" }, required: true, options: kept }, twoDays: { kind: "choice", label: { zh: "贮存不超过 2 天", en: "Two days at most" }, required: true, options: kept }, moving: { kind: "choice", label: { zh: "转移联单与交接", en: "Handing over" }, required: true, options: kept }, ledgerKept: { kind: "choice", label: { zh: "台账", en: "Ledger" }, required: true, options: kept }, rules: { kind: "choice", label: { zh: "管理制度", en: "Rules" }, required: true, options: kept },
    problems: { ...problems, requiredWhen: { any: items.map((field) => ({ field, in: ["no"] })) } }, photos, note,
  },
  life: rectification({ kind: "medical.fix", workingDays: 10, organisation: "health", problem: "problems", by: ["ledger.write", "inspector"] }),
});
