import { ledger } from "@yunqing/ledger";
import { problems, unit, year } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Coal rates of power units by year (火电机组煤耗核查): supply and heat rates against the limits entered with their source. */
export const powerCoalRate = ledger({
  id: "power-coal-rate", title: { zh: "火电机组煤耗核查台账", en: "Coal rates of power units" }, source: { line: 709, systems: ["S078"], text: "GB 21258 常规燃煤发电机组单位产品能源消耗限额（限额值按现行标准录入）" },
  purpose: { zh: "供电煤耗、供热煤耗与限额比较", en: "Coal for power and heat against the limits" },
  key: ["unit", "generator", "year"], name: "generator", ...byDepartment,
  fields: {
    unit: { ...unit, required: true },
    generator: { kind: "text", label: { zh: "机组", en: "Power unit" }, required: true, max: 40, headings: ["机组编号"] },
    year: { ...year, required: true },
    capacity: { kind: "decimal", label: { zh: "装机容量", en: "Capacity" }, unit: "MW", scale: 1, required: true, min: "0" },
    kind: {
      kind: "choice", label: { zh: "机组类型", en: "Type" }, required: true,
      options: {
        super: { zh: "超超临界", en: "ultra-supercritical" }, critical: { zh: "超临界", en: "supercritical" }, sub: { zh: "亚临界", en: "subcritical" },
        high: { zh: "高压及以下", en: "high pressure and below" },
      },
    },
    cooling: { kind: "choice", label: { zh: "冷却方式", en: "Cooling" }, options: { wet: { zh: "湿冷", en: "wet" }, airDirect: { zh: "直接空冷", en: "direct air" }, airIndirect: { zh: "间接空冷", en: "indirect air" } } },
    generation: { kind: "decimal", label: { zh: "供电量", en: "Power supplied" }, unit: "万kWh", scale: 2, min: "0" },
    heat: { kind: "decimal", label: { zh: "供热量", en: "Heat supplied" }, unit: "GJ", scale: 1, min: "0" },
    supplyRate: { kind: "decimal", label: { zh: "供电煤耗", en: "Coal per kWh" }, unit: "gce/kWh", scale: 2, required: true, min: "0" },
    supplyLimit: { kind: "decimal", label: { zh: "供电煤耗限额", en: "Limit" }, unit: "gce/kWh", scale: 2, required: true, min: "0" },
    heatRate: { kind: "decimal", label: { zh: "供热煤耗", en: "Coal per GJ" }, unit: "kgce/GJ", scale: 2, min: "0" },
    heatLimit: { kind: "decimal", label: { zh: "供热煤耗限额", en: "Limit for heat" }, unit: "kgce/GJ", scale: 2, min: "0" },
    limitSource: { kind: "text", label: { zh: "限额出处", en: "Source of the limits" }, required: true, max: 100 },
    verdict: {
      kind: "computed", label: { zh: "核查结论", en: "Verdict" }, as: "text", from: ["supplyRate", "supplyLimit", "heatRate", "heatLimit"],
      formula: { zh: "供电、供热煤耗均不大于限额为符合；供热未填时只核供电", en: "neither above its limit; heat when given" },
      by: (row) => { const supply = row.exact("supplyRate"), limit = row.exact("supplyLimit"), heat = row.exact("heatRate"), heatLimit = row.exact("heatLimit"); return supply === null || limit === null ? null : supply.compare(limit) <= 0 && (heat === null || heatLimit === null || heat.compare(heatLimit) <= 0) ? "符合" : "超限额"; },
    },
    problems: { ...problems },
  },
  life: rectification({ kind: "coal-rate.mend", workingDays: 120, organisation: "development", problem: "problems", by: ["ledger.write", "department"] }),
});
