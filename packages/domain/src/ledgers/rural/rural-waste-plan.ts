import { ledger } from "@yunqing/ledger";
import { number, town } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { byDepartment } from "../parts/rights.js";

/** Items of the rural-waste plan（农村垃圾治理专项规划项目）. */
export const ruralWastePlan = ledger({
  id: "rural-waste-plan", title: { zh: "农村垃圾治理专项规划项目", en: "Items of the rural-waste plan" }, source: { line: 939, systems: ["S166"] },
  purpose: { zh: "明确建设数量、规模、位置、时限", en: "Number, size, place and term of what is built" },
  key: ["number"], name: "name", ...byDepartment,
  fields: {
    number: { ...number, required: true },
    name: { kind: "text", label: { zh: "设施名称", en: "Facility" }, required: true },
    kind: {
      kind: "choice", label: { zh: "设施类型", en: "Kind" }, required: true,
      options: {
        station: { zh: "转运站", en: "transfer station" }, point: { zh: "收集点", en: "collecting point" }, vehicle: { zh: "收运车辆", en: "vehicles" },
        sorting: { zh: "分类设施", en: "sorting" }, burner: { zh: "焚烧处理设施", en: "incinerator" }, landfill: { zh: "填埋场", en: "landfill" },
        other: { zh: "其他", en: "other" },
      },
    },
    count: { kind: "integer", label: { zh: "数量", en: "Number" }, unit: "座、辆", required: true, min: 1 },
    size: { kind: "text", label: { zh: "规模", en: "Size" }, max: 100 },
    town: { ...town },
    place: { kind: "text", label: { zh: "位置", en: "Place" }, max: 200 },
    due: { kind: "day", label: { zh: "完成时限", en: "Due" }, required: true },
    operator: { kind: "text", label: { zh: "运营方式", en: "How it is run" }, max: 200 },
    cost: { kind: "money", label: { zh: "投资", en: "Cost" }, unit: "万元", min: "0" },
    built: {
      kind: "integer", label: { zh: "已建数量", en: "Built" }, unit: "座、辆", min: 0,
      validWhen: [{ must: { any: [{ field: "count", filled: false }, { field: "built", comparison: "≤", than: "count" }] }, say: { zh: "不得大于规划数量", en: "not above the number" } }],
    },
  },
  life: undertaking("rural-waste.build", 250, "housing", { zh: "竣工验收资料", en: "acceptance of the works" }),
});
