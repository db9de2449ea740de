import { ledger } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Reclaimed and rain water（再生水和雨水利用台账）. */
export const reclaimedWater = ledger({
  id: "reclaimed-water", title: { zh: "再生水和雨水利用台账", en: "Reclaimed and rain water" }, source: { line: 791, systems: ["S117"], text: "GB/T 18920、GB/T 18921、GB/T 19923；利用率 = 再生水利用量 ÷ 污水处理量" },
  purpose: { zh: "再生水分用途水量和利用率，园区雨水资源化", en: "Volumes by use, and the rate" },
  key: ["plant", "year"], name: "plant", ...byDepartment,
  fields: {
    plant: { kind: "text", label: { zh: "污水处理厂（再生水厂、园区）", en: "Works" }, required: true, max: 80, headings: ["单位名称"] },
    year: { ...year, required: true },
    treated: { kind: "decimal", label: { zh: "污水处理量", en: "Sewage treated" }, unit: "万m³", scale: 4, required: true, min: "0" },
    river: { kind: "decimal", label: { zh: "河道景观补水", en: "Rivers and landscape" }, unit: "万m³", scale: 4, min: "0" },
    municipal: { kind: "decimal", label: { zh: "市政杂用", en: "Town use" }, unit: "万m³", scale: 4, headings: ["市政用水"], min: "0" },
    eco: { kind: "decimal", label: { zh: "生态建设", en: "Ecology" }, unit: "万m³", scale: 4, min: "0" },
    industry: { kind: "decimal", label: { zh: "工业补水", en: "Industry" }, unit: "万m³", scale: 4, headings: ["工业用水"], min: "0" },
    farm: { kind: "decimal", label: { zh: "农业灌溉", en: "Irrigation" }, unit: "万m³", scale: 4, min: "0" },
    rain: { kind: "decimal", label: { zh: "雨水收集利用", en: "Rain water used" }, unit: "万m³", scale: 4, min: "0" },
    reused: {
      kind: "computed", label: { zh: "再生水利用量", en: "Reclaimed water used" }, as: "decimal", unit: "万m³", scale: 4, from: ["river", "municipal", "eco", "industry", "farm"],
      formula: { zh: "五类用途水量之和", en: "sum of the five uses" }, by: (row) => sumOf(row, ["river", "municipal", "eco", "industry", "farm"]),
    },
    rate: {
      kind: "computed", label: { zh: "再生水利用率", en: "Rate of reuse" }, as: "decimal", unit: "%", scale: 1, from: ["treated", "river", "municipal", "eco", "industry", "farm"],
      formula: { zh: "再生水利用量 ÷ 污水处理量 × 100", en: "used ÷ treated" }, by: (row) => percentOf(sumOf(row, ["river", "municipal", "eco", "industry", "farm"]), row.exact("treated")),
    },
    standard: {
      kind: "choice", label: { zh: "出水标准", en: "Standard of the water" },
      options: {
        misc: { zh: "城市杂用（GB／T 18920）", en: "town use" }, scenic: { zh: "景观环境（GB／T 18921）", en: "landscape" },
        industrial: { zh: "工业用水（GB／T 19923）", en: "industry" }, farm: { zh: "农田灌溉（GB 20922）", en: "irrigation" },
      },
    },
    separate: { kind: "boolean", label: { zh: "分质供水", en: "Separate supply" } },
    outletShut: { kind: "boolean", label: { zh: "工业雨水排口非汛期封堵", en: "Rain outlets shut out of season" } },
  },
  life: statement(["ledger.write", "department"]),
});
