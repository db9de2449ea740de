import { ledger } from "@yunqing/ledger";
import { inspector, note, photos, problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

const kept = { yes: { zh: "落实", en: "in place" }, part: { zh: "部分落实", en: "in part" }, no: { zh: "未落实", en: "not in place" }, na: { zh: "不涉及", en: "does not apply" } } as const;
/** Inspections of open-pit mines (露天矿山检查记录). */
export const mineCheck = ledger({
  id: "mine-check", title: { zh: "露天矿山检查记录", en: "Inspections of open-pit mines" }, source: { line: 297, systems: ["S013"] },
  key: ["mine", "day"], ...byInspector,
  fields: {
    mine: { kind: "reference", to: "mine", label: { zh: "矿山", en: "Mine" }, required: true }, day: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true }, inspector,
    plant: { kind: "choice", label: { zh: "厂房封闭", en: "Plant enclosed" }, required: true, options: kept }, yard: { kind: "choice", label: { zh: "堆料场封闭", en: "Yard enclosed" }, required: true, options: kept }, filter: { kind: "choice", label: { zh: "除尘器运行", en: "Filters run" }, required: true, options: kept },
    fence: { kind: "choice", label: { zh: "围挡", en: "Fence" }, required: true, options: kept }, net: { kind: "choice", label: { zh: "防尘网覆盖", en: "Dust net" }, required: true, options: kept }, spray: { kind: "choice", label: { zh: "喷淋抑尘", en: "Spraying" }, options: kept }, wash: { kind: "choice", label: { zh: "车辆冲洗", en: "Vehicle wash" }, options: kept },
    problems: { ...problems, requiredWhen: { any: ["plant", "yard", "filter", "fence", "net", "spray", "wash"].map((field) => ({ field, in: ["part", "no"] })) } }, photos, note,
  },
  life: rectification({ kind: "mine.fix", workingDays: 15, organisation: "resources", problem: "problems", by: ["ledger.write", "inspector"] }),
});
