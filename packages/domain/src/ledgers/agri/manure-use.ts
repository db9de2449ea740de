import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byTown } from "../parts/rights.js";

/** Manure of each farm and year (畜禽粪污资源化利用): what was produced and what was used; the ratio is the plan's 畜禽粪污综合利用率. */
export const manureUse = ledger({
  id: "manure-use", title: { zh: "畜禽粪污资源化利用台账", en: "Use of manure" }, source: { line: 815, systems: ["S133", "S048"], text: "畜禽粪污资源化利用情况核算（直联直报，凭记忆）" },
  purpose: { zh: "粪污产生量、利用量，计算畜禽粪污综合利用率", en: "Produced and used; the rate of use" },
  key: ["farm", "year"], name: "partner", ...byTown,
  fields: {
    farm: { kind: "reference", to: "livestock-farm", label: { zh: "养殖场", en: "Farm" }, required: true },
    year: { ...year, required: true },
    produced: { kind: "decimal", label: { zh: "粪污产生量", en: "Produced" }, unit: "t", scale: 2, required: true, min: "0" },
    field: { kind: "decimal", label: { zh: "还田利用量", en: "Used on fields" }, unit: "t", scale: 2, min: "0" },
    organic: { kind: "decimal", label: { zh: "生产有机肥用量", en: "Made into fertiliser" }, unit: "t", scale: 2, min: "0" },
    energy: { kind: "decimal", label: { zh: "能源化利用量", en: "Made into energy" }, unit: "t", scale: 2, min: "0" },
    bedding: { kind: "decimal", label: { zh: "垫料等其他利用量", en: "Other uses" }, unit: "t", scale: 2, min: "0" },
    handed: { kind: "decimal", label: { zh: "委托第三方利用量", en: "Used by others" }, unit: "t", scale: 2, min: "0" },
    partner: { kind: "text", label: { zh: "消纳主体", en: "Taken by" }, max: 100, requiredWhen: { any: [{ field: "field", filled: true }, { field: "handed", filled: true }] } },
    land: { kind: "decimal", label: { zh: "消纳土地面积", en: "Land that takes it" }, unit: "亩", scale: 1, requiredWhen: { field: "field", filled: true }, min: "0" },
    used: {
      kind: "computed", label: { zh: "利用量合计", en: "Used" }, as: "decimal", unit: "t", scale: 2, from: ["field", "organic", "energy", "bedding", "handed"],
      formula: { zh: "五项利用量之和", en: "sum of the five" }, by: (row) => sumOf(row, ["field", "organic", "energy", "bedding", "handed"]),
    },
    rate: {
      kind: "computed", label: { zh: "粪污利用率", en: "Rate" }, as: "decimal", unit: "%", scale: 2, from: ["produced", "field", "organic", "energy", "bedding", "handed"],
      formula: { zh: "利用量 ÷ 产生量 × 100", en: "used ÷ produced" }, by: (row) => percentOf(sumOf(row, ["field", "organic", "energy", "bedding", "handed"]), row.exact("produced")),
    },
  },
  life: statement(["ledger.write", "town", "firm"]),
});
