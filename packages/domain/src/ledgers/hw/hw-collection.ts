import { ledger } from "@yunqing/ledger";
import { address, note, number, person, phone, position, town, unit } from "../parts/fields.js";
import { totalIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Collection points of waste from society (社会源危险废物回收网点). */
export const hwCollection = ledger({
  id: "hw-collection", title: { zh: "社会源危险废物回收网点台账", en: "Collection points" }, source: { line: 981, systems: ["S185"] },
  key: ["number"], name: "name", ...office, likeness: { names: ["name"] },
  fields: {
    number: { ...number, required: true }, name: { kind: "text", label: { zh: "网点名称", en: "Point" }, required: true, max: 120 }, unit: { ...unit, label: { zh: "运营单位", en: "Operator" } },
    kinds: { kind: "choices", label: { zh: "回收种类", en: "What is collected" }, required: true, options: { battery: { zh: "废铅蓄电池", en: "lead batteries" }, electronics: { zh: "废旧电子产品", en: "electronics" }, vehicle: { zh: "废弃机动车", en: "vehicles" }, lamp: { zh: "废荧光灯管", en: "fluorescent lamps" }, mercury: { zh: "含汞电池", en: "mercury batteries" }, oil: { zh: "废矿物油", en: "waste oil" } }, source: { line: 981 } },
    level: { kind: "choice", label: { zh: "网点类型", en: "Kind" }, required: true, options: { point: { zh: "收集网点", en: "point" }, transfer: { zh: "集中转运点", en: "transfer point" }, school: { zh: "学校与社区投放点", en: "drop-off" } } }, town, address, position, person, phone,
    capacity: { kind: "decimal", label: { zh: "最大暂存量", en: "Holds at most" }, unit: "t", scale: 3, min: "0" },
    weights: { kind: "children", label: { zh: "回收量", en: "Weights" }, fields: { day: { kind: "day", label: { zh: "统计截止日", en: "Up to" }, required: true }, kind: { kind: "text", label: { zh: "种类", en: "Kind" }, required: true, max: 40 }, tonnes: { kind: "decimal", label: { zh: "回收量", en: "Weight" }, unit: "t", scale: 4, min: "0", required: true }, receiver: { kind: "text", label: { zh: "交付单位", en: "Given to" }, max: 120 } } },
    total: { kind: "computed", label: { zh: "累计回收量", en: "In all" }, as: "decimal", unit: "t", scale: 4, from: ["weights"], formula: { zh: "各次回收量之和", en: "sum" }, by: (row) => totalIn(row, "weights", "tonnes") }, note,
  },
});
