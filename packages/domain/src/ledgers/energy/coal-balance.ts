import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";
import { changeOf, productOf } from "../parts/evaluated.js";

/** Coal of the district by year and sector (煤炭消费平衡): use, change; new use is bound to what replaces it. */
export const coalBalance = ledger({
  id: "coal-balance", title: { zh: "煤炭消费平衡台账", en: "Coal balance" }, source: { line: 707, systems: ["S077"], text: "煤炭消费减量替代管理暂行办法（发改环资〔2014〕2984号，凭记忆）" },
  purpose: { zh: "年度煤炭消费总量与变化，减量等量替代", en: "Coal by year, with what replaces new use" },
  key: ["year", "sector"], name: "sector", ...byDepartment,
  fields: {
    year: { ...year, required: true },
    sector: {
      kind: "choice", label: { zh: "部门", en: "Sector" }, required: true,
      options: {
        power: { zh: "火力发电", en: "power" }, heat: { zh: "供热", en: "heating" }, coking: { zh: "炼焦", en: "coking" }, chemical: { zh: "煤化工", en: "coal chemicals" },
        cement: { zh: "建材水泥", en: "cement" }, industry: { zh: "其他工业", en: "other industry" }, farm: { zh: "农业", en: "farming" },
        home: { zh: "生活散煤", en: "households" }, service: { zh: "商业服务", en: "services" }, washing: { zh: "洗选损耗", en: "washing loss" },
      },
    },
    use: { kind: "decimal", label: { zh: "消费量（实物量）", en: "Use" }, unit: "t", scale: 2, required: true, min: "0" },
    useBefore: { kind: "decimal", label: { zh: "上年消费量", en: "Use the year before" }, unit: "t", scale: 2, min: "0" },
    caloric: { kind: "decimal", label: { zh: "折标系数", en: "Standard coal factor" }, unit: "kgce/kg", scale: 4, note: { zh: "原煤 0.7143（凭记忆，按实测热值更正）", en: "raw coal 0.7143 (from memory)" }, min: "0" },
    standard: { kind: "computed", label: { zh: "折标准煤", en: "Standard coal" }, as: "decimal", unit: "tce", scale: 2, from: ["use", "caloric"], formula: { zh: "消费量 × 折标系数", en: "use × factor" }, by: (row) => productOf(row, ["use", "caloric"]) },
    change: {
      kind: "computed", label: { zh: "较上年变化", en: "Growth" }, as: "decimal", unit: "%", scale: 2, from: ["use", "useBefore"],
      formula: { zh: "（本年 − 上年）÷ 上年 × 100", en: "(now − before) ÷ before" }, by: (row) => changeOf(row.exact("use"), row.exact("useBefore")),
    },
    source: { kind: "text", label: { zh: "数据来源", en: "Source" }, max: 200 },
  },
  life: statement(["ledger.write", "department"]),
});
