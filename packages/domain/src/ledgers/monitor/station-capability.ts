import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Capability of the monitoring station（监测站能力清单）. */
export const stationCapability = ledger({
  id: "station-capability", title: { zh: "监测站能力清单", en: "Capability of the monitoring station" }, source: { line: 999, systems: ["S204"], text: "环境监测站标准化建设；2025 年前区县具备独立执法和应急监测能力" },
  purpose: { zh: "项目、方法、人员、仪器逐项，独立开展执法和应急监测的能力", en: "Items, methods, people and devices" },
  key: ["item"], name: "item", ...office,
  fields: {
    item: { kind: "text", label: { zh: "监测项目", en: "Item" }, required: true, max: 80 },
    medium: {
      kind: "choice", label: { zh: "要素", en: "Medium" }, required: true,
      options: {
        air: { zh: "空气和废气", en: "air" }, water: { zh: "水和废水", en: "water" }, soil: { zh: "土壤", en: "soil" }, waste: { zh: "固废", en: "waste" },
        noise: { zh: "噪声", en: "noise" }, radiation: { zh: "辐射", en: "radiation" }, biology: { zh: "生物", en: "biology" },
      },
    },
    use: { kind: "choices", label: { zh: "用途", en: "For" }, required: true, options: { law: { zh: "执法监测", en: "enforcement" }, emergency: { zh: "应急监测", en: "emergency" }, ambient: { zh: "环境质量", en: "ambient" } } },
    needed: { kind: "boolean", label: { zh: "应具备", en: "Needed" }, required: true },
    standard: { kind: "text", label: { zh: "方法标准", en: "Method" }, max: 80 },
    device: { kind: "text", label: { zh: "仪器设备", en: "Device" }, max: 120 },
    people: { kind: "integer", label: { zh: "持证人员", en: "Certified people" }, unit: "人", min: 0 },
    accredited: { kind: "boolean", label: { zh: "已获资质认定", en: "Accredited" }, required: true },
    able: {
      kind: "computed", label: { zh: "是否具备", en: "Able" }, as: "text", from: ["needed", "standard", "device", "people", "accredited"],
      formula: { zh: "有方法、有仪器、有持证人员且已获资质认定为具备；不要求的不判", en: "method, device, certified people and accreditation" },
      by: (row) => { const people = row.exact("people"); return row.value("needed") !== true ? null : row.text("standard") !== null && row.text("device") !== null && people !== null && !people.isZero() && row.value("accredited") === true ? "具备" : "不具备"; },
    },
    due: { kind: "day", label: { zh: "补齐期限", en: "Due" } },
    note: { ...note },
  },
});
