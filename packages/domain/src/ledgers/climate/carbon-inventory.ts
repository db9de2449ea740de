import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { office } from "../parts/rights.js";
import { productOf } from "../parts/evaluated.js";

/** Inventory of the district by year and sector (温室气体清单): activity, factor, emission; every factor with its source. */
export const carbonInventory = ledger({
  id: "carbon-inventory", title: { zh: "温室气体排放清单", en: "Greenhouse-gas inventory" }, source: { line: 351, systems: ["S035"], text: "省级温室气体清单编制指南；因子由使用者录入并写明出处" },
  purpose: { zh: "分领域活动水平与排放因子，核算二氧化碳", en: "Activity and factor by sector" },
  key: ["year", "sector", "activity"], name: "activity", ...office,
  fields: {
    year: { ...year, required: true },
    sector: {
      kind: "choice", label: { zh: "领域", en: "Sector" }, required: true,
      options: {
        energy: { zh: "能源活动", en: "energy" }, industry: { zh: "工业生产过程", en: "industrial processes" }, farm: { zh: "农业活动", en: "agriculture" },
        land: { zh: "土地利用变化和林业", en: "land use and forestry" }, waste: { zh: "废弃物处理", en: "waste" }, import: { zh: "电力调入", en: "power brought in" },
      },
    },
    activity: { kind: "text", label: { zh: "排放源", en: "Source" }, required: true, max: 100, note: { zh: "如“火电—原煤”“水泥熟料”", en: "such as power, raw coal; clinker" } },
    gas: { kind: "choice", label: { zh: "气体", en: "Gas" }, required: true, options: { co2: { zh: "二氧化碳", en: "CO2" }, ch4: { zh: "甲烷", en: "CH4" }, n2o: { zh: "氧化亚氮", en: "N2O" }, fgas: { zh: "含氟气体", en: "F-gases" } } },
    amount: { kind: "decimal", label: { zh: "活动水平", en: "Activity" }, unit: "—", scale: 4, required: true, min: "0" },
    measure: { kind: "text", label: { zh: "计量单位", en: "Unit" }, required: true, max: 20 },
    factor: { kind: "decimal", label: { zh: "排放因子", en: "Factor" }, unit: "t/单位", scale: 8, required: true, min: "0" },
    factorSource: { kind: "text", label: { zh: "因子出处", en: "Source of the factor" }, required: true, max: 200 },
    warming: {
      kind: "decimal", label: { zh: "全球增温潜势", en: "Warming potential" }, unit: "—", scale: 1, required: true,
      note: { zh: "二氧化碳为 1；其他按所用评估报告录入", en: "1 for CO2; others by the report used" }, min: "0",
      validWhen: [{ must: { any: [{ not: { field: "gas", in: ["co2"] } }, { field: "warming", comparison: "=", is: "1.0" }] }, say: { zh: "二氧化碳应为 1", en: "1 for CO2" } }],
    },
    emission: {
      kind: "computed", label: { zh: "排放量", en: "Emission" }, as: "decimal", unit: "tCO₂e", scale: 2, from: ["amount", "factor", "warming"],
      formula: { zh: "活动水平 × 排放因子 × 增温潜势", en: "activity × factor × potential" }, by: (row) => productOf(row, ["amount", "factor", "warming"]),
    },
  },
  life: statement(["ledger.write"]),
});
