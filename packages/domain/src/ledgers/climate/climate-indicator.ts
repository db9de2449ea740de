import { exact, type Exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** How much an intensity fell against that of the base year, in a hundred. */
function cutOf(now: Exact | null, gdp: Exact | null, before: Exact | null, gdpBefore: Exact | null): Exact | null {
  const share = quotientOf(quotientOf(now, gdp), quotientOf(before, gdpBefore));
  return share && exact(1).minus(share).times(exact(100));
}

/** Climate indicators by year (单位地区生产总值二氧化碳、能耗和非化石能源占比): reductions against the base year at comparable prices. */
export const climateIndicator = ledger({
  id: "climate-indicator", title: { zh: "气候与能源指标年度台账", en: "Climate indicators by year" }, source: { line: 781, systems: ["S111"], text: "地区生产总值按可比价；降低比例以 2020 年为基期" },
  purpose: { zh: "碳强度、能耗强度降低比例和非化石能源占比", en: "Carbon and energy intensity, and the non-fossil share" },
  key: ["year"], name: "source", ...byDepartment,
  fields: {
    year: { ...year, required: true },
    gdp: { kind: "money", label: { zh: "地区生产总值（可比价）", en: "GDP at comparable prices" }, unit: "万元", required: true, min: "0" },
    gdpBase: { kind: "money", label: { zh: "基期地区生产总值（同一可比价）", en: "GDP of the base year" }, unit: "万元", required: true, min: "0" },
    energy: { kind: "decimal", label: { zh: "能源消费总量", en: "Energy" }, unit: "tce", scale: 2, required: true, min: "0" },
    energyBase: { kind: "decimal", label: { zh: "基期能源消费总量", en: "Energy of the base year" }, unit: "tce", scale: 2, required: true, min: "0" },
    carbon: { kind: "decimal", label: { zh: "二氧化碳排放量", en: "CO2" }, unit: "tCO₂", scale: 2, min: "0" },
    carbonBase: { kind: "decimal", label: { zh: "基期二氧化碳排放量", en: "CO2 of the base year" }, unit: "tCO₂", scale: 2, min: "0" },
    nonFossil: {
      kind: "decimal", label: { zh: "非化石能源消费量", en: "Non-fossil energy" }, unit: "tce", scale: 2, min: "0",
      validWhen: [{ must: { any: [{ field: "energy", filled: false }, { field: "nonFossil", comparison: "≤", than: "energy" }] }, say: { zh: "不得大于能源消费总量", en: "not above the energy" } }],
    },
    carbonCut: {
      kind: "computed", label: { zh: "单位地区生产总值二氧化碳降低", en: "Carbon intensity reduced" }, as: "decimal", unit: "%", scale: 2, from: ["gdp", "gdpBase", "carbon", "carbonBase"],
      formula: { zh: "（1 − 本年强度 ÷ 基期强度）× 100", en: "1 − intensity ÷ base intensity" },
      by: (row) => cutOf(row.exact("carbon"), row.exact("gdp"), row.exact("carbonBase"), row.exact("gdpBase")),
    },
    energyCut: {
      kind: "computed", label: { zh: "单位地区生产总值能耗降低", en: "Energy intensity reduced" }, as: "decimal", unit: "%", scale: 2, from: ["gdp", "gdpBase", "energy", "energyBase"],
      formula: { zh: "（1 − 本年强度 ÷ 基期强度）× 100", en: "1 − intensity ÷ base intensity" },
      by: (row) => cutOf(row.exact("energy"), row.exact("gdp"), row.exact("energyBase"), row.exact("gdpBase")),
    },
    share: {
      kind: "computed", label: { zh: "非化石能源占比", en: "Non-fossil share" }, as: "decimal", unit: "%", scale: 2, from: ["nonFossil", "energy"],
      formula: { zh: "非化石能源消费量 ÷ 能源消费总量 × 100", en: "non-fossil ÷ energy" }, by: (row) => percentOf(row.exact("nonFossil"), row.exact("energy")),
    },
    source: { kind: "text", label: { zh: "数据来源", en: "Source" }, required: true, max: 200 },
  },
  life: statement(["ledger.write", "department"]),
});
