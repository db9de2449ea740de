import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const hundred = exact(100), ten = exact(10);
/** The three lists of waste units (产废单位、经营单位、豁免经营单位清单), at all calibres, with their entry in the national system. */
export const hwUnit = ledger({
  id: "hw-unit", title: { zh: "危险废物单位清单（产废、经营、豁免经营）", en: "Units of hazardous waste" }, source: { line: 981, systems: ["S183", "S026"], text: "HJ 1259-2022；国家危险废物名录豁免管理清单" },
  purpose: { zh: "全口径三张清单：产废、经营、豁免经营；与排污许可、企业名录核对，全部纳入国家固废系统。", en: "Three lists, reconciled with permits and enterprises, all in the national system." },
  key: ["unit", "year"], ...office,
  sections: { list: { zh: "列入清单", en: "List" }, size: { zh: "管理类别", en: "Class" }, system: { zh: "系统注册", en: "National system" } },
  fields: {
    unit: { ...unit, section: "list", required: true }, year: { ...year, section: "list", required: true },
    lists: { kind: "choices", label: { zh: "清单", en: "Lists" }, section: "list", required: true, options: { producer: { zh: "产废单位", en: "producer" }, operator: { zh: "经营单位", en: "operator" }, exempt: { zh: "豁免经营单位", en: "exempt operator" } } },
    exemptItem: { kind: "text", label: { zh: "豁免条件（名录序号）", en: "Exemption" }, section: "list", max: 200, requiredWhen: { field: "lists", in: ["exempt"] } },
    industry: { kind: "text", label: { zh: "产废工序与行业", en: "Trade" }, section: "list", max: 120 },
    yearly: { kind: "decimal", label: { zh: "年产生量", en: "Produced a year" }, section: "size", unit: "t", scale: 4, min: "0" },
    ownFacility: { kind: "boolean", label: { zh: "自建利用处置设施", en: "Own facility" }, section: "size" }, licensed: { kind: "boolean", label: { zh: "持经营许可证", en: "Licensed" }, section: "size" },
    class: {
      kind: "computed", label: { zh: "管理类别", en: "Class" }, section: "size", as: "text", from: ["yearly", "ownFacility", "licensed"], formula: { zh: "≥ 100 t/a，或有自建利用处置设施，或持许可证 → 重点监管；≥ 10 t/a → 简化管理；其余 → 登记管理", en: "key from 100 t/a, with an own facility or a licence; simplified from 10 t/a; else registered" }, clauses: ["HJ 1259-2022 §4"], attestation: "VERIFIED",
      by: (row) => { const yearly = row.exact("yearly"); if (row.value("ownFacility") === true || row.value("licensed") === true) return "重点监管"; return yearly === null ? null : yearly.compare(hundred) >= 0 ? "重点监管" : yearly.compare(ten) >= 0 ? "简化管理" : "登记管理"; },
    },
    reports: { kind: "computed", label: { zh: "申报周期", en: "Reports" }, section: "size", as: "text", from: ["yearly", "ownFacility", "licensed"], formula: { zh: "重点：月报（次月 15 日前）＋年报（3 月 31 日前）；简化：季报＋年报；登记：年报", en: "key monthly, simplified quarterly, all yearly by 31 March" }, clauses: ["HJ 1259-2022 §7"], attestation: "VERIFIED", by: (row) => { const yearly = row.exact("yearly"); if (row.value("ownFacility") === true || row.value("licensed") === true || (yearly !== null && yearly.compare(hundred) >= 0)) return "月报＋年报"; return yearly === null ? null : yearly.compare(ten) >= 0 ? "季报＋年报" : "年报"; } },
    inSystem: { kind: "choice", label: { zh: "国家系统注册", en: "In the national system" }, section: "system", required: true, options: { yes: { zh: "已注册", en: "registered" }, no: { zh: "未注册", en: "not registered" }, closed: { zh: "已注销", en: "signed off" } } },
    planFiled: { kind: "boolean", label: { zh: "管理计划已备案", en: "Plan filed" }, section: "system" }, declared: { kind: "boolean", label: { zh: "已申报登记", en: "Declared" }, section: "system" },
    inPermit: { kind: "choice", label: { zh: "与排污许可一致", en: "As in the permit" }, section: "system", options: { same: { zh: "一致", en: "the same" }, differs: { zh: "不一致", en: "differs" }, none: { zh: "无许可", en: "no permit" } } }, note: { ...note, section: "system" },
  },
});
