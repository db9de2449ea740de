import { ledger } from "@yunqing/ledger";
import { note, year } from "../parts/fields.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

const kinds = ["electric", "hydrogen", "hybrid", "gas", "petrol", "diesel"] as const, clean = ["electric", "hydrogen", "hybrid", "gas"] as const, news = ["electric", "hydrogen", "hybrid"] as const;
/** Fleets by purpose and energy (作业车辆新能源占比), with the chargers, by year. */
export const fleetEnergy = ledger({
  id: "fleet-energy", title: { zh: "作业车辆能源结构台账", en: "Fleets by energy" }, source: { line: 733, systems: ["S085"] },
  key: ["fleet", "operator", "year"], name: "operator", ...byDepartment,
  fields: {
    fleet: { kind: "choice", label: { zh: "车队用途", en: "Fleet" }, required: true, options: { bus: { zh: "公交", en: "buses" }, sanitation: { zh: "环卫", en: "sanitation" }, post: { zh: "邮政", en: "post" }, delivery: { zh: "轻型物流配送", en: "light delivery" }, taxi: { zh: "出租", en: "taxis" }, muck: { zh: "渣土", en: "muck" }, official: { zh: "公务", en: "official" } }, source: { line: 733 } }, operator: { kind: "text", label: { zh: "运营单位", en: "Operator" }, required: true, max: 120 }, year: { ...year, required: true },
    electric: { kind: "integer", label: { zh: "纯电动", en: "Electric" }, unit: "辆", min: 0 }, hydrogen: { kind: "integer", label: { zh: "氢燃料电池", en: "Hydrogen" }, unit: "辆", min: 0 }, hybrid: { kind: "integer", label: { zh: "插电式混合动力", en: "Plug-in hybrid" }, unit: "辆", min: 0 }, gas: { kind: "integer", label: { zh: "天然气", en: "Natural gas" }, unit: "辆", min: 0 }, petrol: { kind: "integer", label: { zh: "汽油", en: "Petrol" }, unit: "辆", min: 0 }, diesel: { kind: "integer", label: { zh: "柴油", en: "Diesel" }, unit: "辆", min: 0 },
    total: { kind: "computed", label: { zh: "车辆合计", en: "In all" }, as: "decimal", unit: "辆", scale: 0, from: [...kinds], formula: { zh: "各能源车辆数之和", en: "sum" }, by: (row) => sumOf(row, kinds) },
    newShare: { kind: "computed", label: { zh: "新能源占比", en: "New energy" }, as: "decimal", unit: "%", scale: 2, from: [...kinds], formula: { zh: "（纯电 + 氢 + 插电混动）÷ 合计 × 100", en: "electric, hydrogen and plug-in ÷ all × 100" }, by: (row) => percentOf(sumOf(row, news), sumOf(row, kinds)) },
    cleanShare: { kind: "computed", label: { zh: "新能源和清洁能源占比", en: "New and clean energy" }, as: "decimal", unit: "%", scale: 2, from: [...kinds], formula: { zh: "（新能源 + 天然气）÷ 合计 × 100", en: "new energy and gas ÷ all × 100" }, by: (row) => percentOf(sumOf(row, clean), sumOf(row, kinds)) },
    chargers: { kind: "integer", label: { zh: "配套充电桩", en: "Chargers" }, unit: "个", min: 0 }, parkings: { kind: "integer", label: { zh: "配建（预留）充电条件的停车场", en: "Car parks ready for chargers" }, unit: "处", min: 0 }, note,
  },
});
