import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { month, note, unit, year } from "../parts/fields.js";
import { byFirm } from "../parts/rights.js";

const hundred = exact(100);
/** Monthly ledger of materials that hold VOCs (含 VOCs 原辅材料使用台账), kept at least three years. */
export const vocsMaterial = ledger({
  id: "vocs-material", title: { zh: "含 VOCs 原辅材料台账", en: "Materials that hold VOCs" }, source: { line: 693, systems: ["S073"], text: "大气污染防治法第46条；GB 37822-2019 §7.3.1：名称、使用量、回收量、废弃量、去向、VOCs 含量；保存不少于 3 年" },
  key: ["unit", "year", "month", "material"], name: "material", ...byFirm,
  fields: {
    unit: { ...unit, required: true }, year: { ...year, required: true }, month: { ...month, required: true },
    material: { kind: "text", label: { zh: "原辅材料名称（牌号）", en: "Material" }, required: true, max: 120, headings: ["原辅料名称", "物料名称"] },
    kind: { kind: "choice", label: { zh: "类别", en: "Kind" }, required: true, options: { paint: { zh: "涂料", en: "paint" }, ink: { zh: "油墨", en: "ink" }, glue: { zh: "胶粘剂", en: "adhesive" }, cleaner: { zh: "清洗剂", en: "cleaner" }, solvent: { zh: "稀释剂或溶剂", en: "solvent" }, raw: { zh: "有机原料", en: "raw material" }, other: { zh: "其他", en: "other" } } },
    content: { kind: "decimal", label: { zh: "VOCs 质量占比", en: "VOCs by mass" }, unit: "%", scale: 2, min: "0", max: "100", required: true },
    contentFrom: { kind: "choice", label: { zh: "含量依据", en: "Content known from" }, options: { sheet: { zh: "产品说明书（MSDS）", en: "safety sheet" }, test: { zh: "检测报告", en: "test" } } },
    low: { kind: "boolean", label: { zh: "低（无）VOCs 含量", en: "Low-VOC" }, required: true },
    bought: { kind: "decimal", label: { zh: "采购量", en: "Bought" }, unit: "t", scale: 4, min: "0" }, used: { kind: "decimal", label: { zh: "使用量", en: "Used" }, unit: "t", scale: 4, min: "0", required: true },
    recovered: { kind: "decimal", label: { zh: "回收量", en: "Recovered" }, unit: "t", scale: 4, min: "0" }, discarded: { kind: "decimal", label: { zh: "废弃量", en: "Discarded" }, unit: "t", scale: 4, min: "0" },
    stock: { kind: "decimal", label: { zh: "库存量", en: "In stock" }, unit: "t", scale: 4, min: "0" },
    goesTo: { kind: "text", label: { zh: "回收废弃去向", en: "Where it went" }, max: 200, requiredWhen: { any: [{ field: "recovered", comparison: ">", is: "0" }, { field: "discarded", comparison: ">", is: "0" }] } },
    vocs: { kind: "computed", label: { zh: "带入 VOCs 量", en: "VOCs brought in" }, as: "decimal", unit: "t", scale: 4, from: ["used", "content"], formula: { zh: "使用量 × VOCs 质量占比", en: "used × content" }, by: (row) => { const used = row.exact("used"), content = row.exact("content"); return used && content && used.times(content).over(hundred); } }, note,
  },
});
