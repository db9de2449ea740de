import { ledger } from "@yunqing/ledger";
import { person, phone, position, town, unit } from "../parts/fields.js";
import { office } from "../parts/rights.js";

/** Supplies and equipment of an emergency (环境应急物资装备): what, where, how much, whom to ask, until when it is good. */
export const emergencySupply = ledger({
  id: "emergency-supply", title: { zh: "环境应急物资装备库", en: "Emergency supplies" }, source: { line: 969, systems: ["S172", "S206"], text: "环境应急资源调查指南（试行）（环办应急〔2019〕17号）" },
  purpose: { zh: "应急物资装备的品种、数量、地点、联系人和有效期，就近调用", en: "What there is, where, how much, whom to ask" },
  key: ["store", "item"], name: "item", ...office,
  sections: { supply: { zh: "物资", en: "Supply" }, care: { zh: "管理", en: "Care" } },
  terms: { goods: { label: { zh: "物资有效期", en: "Supplies" }, on: { field: "expires" }, warn: { days: 60 } } },
  fields: {
    store: { kind: "text", label: { zh: "储存点", en: "Store" }, required: true, section: "supply", max: 100 },
    kind: {
      kind: "choice", label: { zh: "储存主体", en: "Kept by" }, required: true, section: "supply",
      options: { government: { zh: "政府储备", en: "government" }, firm: { zh: "企业储备", en: "firm" }, joint: { zh: "政企共建", en: "joint" }, social: { zh: "社会力量", en: "others" } },
    },
    unit: { ...unit, section: "supply", requiredWhen: { field: "kind", in: ["firm", "joint"] } },
    item: { kind: "text", label: { zh: "物资装备名称", en: "Item" }, required: true, section: "supply", max: 80 },
    sort: {
      kind: "choice", label: { zh: "类别", en: "Category" }, required: true, section: "supply",
      options: {
        containment: { zh: "拦截封堵", en: "containment" }, absorb: { zh: "吸附", en: "absorbing" }, neutralise: { zh: "中和消毒", en: "neutralising" },
        monitor: { zh: "应急监测", en: "monitoring" }, protection: { zh: "安全防护", en: "protection" }, vehicle: { zh: "车辆船艇", en: "vehicles" },
        communication: { zh: "通信照明", en: "communication" }, other: { zh: "其他", en: "other" },
      },
    },
    model: { kind: "text", label: { zh: "规格型号", en: "Model" }, section: "supply", max: 80 },
    count: { kind: "decimal", label: { zh: "数量", en: "Quantity" }, unit: "—", scale: 2, required: true, section: "supply", min: "0" },
    measure: { kind: "text", label: { zh: "计量单位", en: "Unit" }, required: true, section: "supply", max: 20 },
    town: { ...town, section: "supply" },
    position: { ...position, required: true, section: "supply" },
    expires: { kind: "day", label: { zh: "有效期", en: "Good until" }, section: "care" },
    checkedOn: { kind: "day", label: { zh: "盘点日期", en: "Counted on" }, section: "care" },
    state: {
      kind: "choice", label: { zh: "状态", en: "State" }, required: true, section: "care",
      options: {
        ready: { zh: "可用", en: "ready" }, low: { zh: "不足", en: "low" }, expired: { zh: "过期", en: "expired" }, used: { zh: "已调用", en: "used" },
        damaged: { zh: "损坏", en: "damaged" },
      },
    },
    person: { ...person, section: "care" },
    phone: { ...phone, section: "care" },
    use: { kind: "text", label: { zh: "适用情形", en: "For" }, section: "care", max: 200 },
  },
});
