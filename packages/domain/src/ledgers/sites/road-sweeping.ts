import { ledger } from "@yunqing/ledger";
import { month, note, town, year } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Mechanised sweeping of roads (道路机械化清扫统计), by road and month, with the silt load. */
export const roadSweeping = ledger({
  id: "road-sweeping", title: { zh: "道路机械化清扫台账", en: "Mechanised sweeping of roads" }, source: { line: 759, systems: ["S102"] },
  key: ["road", "year", "month"], name: "road", ...byDepartment, likeness: { names: ["road"] },
  fields: {
    road: { kind: "text", label: { zh: "道路（路段）", en: "Road" }, required: true, max: 80 }, year: { ...year, required: true }, month: { ...month, required: true }, class: { kind: "choice", label: { zh: "道路等级", en: "Class" }, required: true, options: { main: { zh: "主干道", en: "main" }, minor: { zh: "次干道", en: "minor" }, branch: { zh: "支路小街", en: "branch" }, highway: { zh: "国省干线", en: "highway" } } }, town,
    area: { kind: "decimal", label: { zh: "可机扫面积", en: "Sweepable" }, unit: "万m²", scale: 4, min: "0", required: true }, swept: { kind: "decimal", label: { zh: "机械化清扫面积", en: "Swept by machine" }, unit: "万m²", scale: 4, min: "0", required: true, validWhen: [{ must: { field: "swept", comparison: "≤", than: "area" }, say: { zh: "机扫面积不得大于可机扫面积", en: "not more than is sweepable" } }] },
    rate: { kind: "computed", label: { zh: "机械化清扫率", en: "Rate" }, as: "decimal", unit: "%", scale: 2, from: ["area", "swept"], formula: { zh: "机械化清扫面积 ÷ 可机扫面积 × 100", en: "swept ÷ sweepable × 100" }, by: (row) => percentOf(row.exact("swept"), row.exact("area")) },
    sweeps: { kind: "decimal", label: { zh: "日均清扫次数", en: "Sweeps a day" }, unit: "次/d", scale: 1, min: "0" }, washes: { kind: "decimal", label: { zh: "清洗频次", en: "Washes a week" }, unit: "次/周", scale: 1, min: "0" }, silt: { kind: "decimal", label: { zh: "道路积尘负荷", en: "Silt load" }, unit: "g/m²", scale: 3, min: "0" }, siltOn: { kind: "day", label: { zh: "积尘检测日期", en: "Silt measured on" }, requiredWhen: { field: "silt", filled: true } }, note,
  },
});
