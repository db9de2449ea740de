import { ledger } from "@yunqing/ledger";
import { inspector, photos, problems, town, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Checks of waste facilities（垃圾处理设施监管台账）. */
export const wasteFacilityCheck = ledger({
  id: "waste-facility-check", title: { zh: "垃圾处理设施监管台账", en: "Checks of waste facilities" }, source: { line: 983, systems: ["S187"], text: "GB 14554；GB 16889；GB 18485（限值按现行标准录入）" },
  purpose: { zh: "收集、转运、处置设施的恶臭、渗滤液和运行检查", en: "Smell, leachate and running of waste facilities" },
  key: ["facility", "checkedOn"], name: "facility", ...byInspector,
  fields: {
    facility: { kind: "text", label: { zh: "设施名称", en: "Facility" }, required: true, max: 100 },
    kind: {
      kind: "choice", label: { zh: "设施类型", en: "Kind" }, required: true,
      options: {
        container: { zh: "收集点", en: "collecting point" }, transfer: { zh: "转运站", en: "transfer station" }, burner: { zh: "焚烧厂", en: "incinerator" },
        landfill: { zh: "填埋场", en: "landfill" }, kitchen: { zh: "厨余处理厂", en: "kitchen-waste plant" }, leachate: { zh: "渗滤液处理站", en: "leachate works" },
      },
    },
    unit: { ...unit, label: { zh: "运营单位", en: "Operator" } },
    town: { ...town },
    checkedOn: { kind: "day", label: { zh: "检查日期", en: "Day" }, required: true },
    inspector: { ...inspector, required: true },
    smell: { kind: "decimal", label: { zh: "臭气浓度", en: "Smell" }, unit: "无量纲", scale: 1, min: "0" },
    smellLimit: { kind: "decimal", label: { zh: "臭气浓度限值", en: "Limit of smell" }, unit: "无量纲", scale: 1, min: "0" },
    ammonia: { kind: "decimal", label: { zh: "氨", en: "Ammonia" }, unit: "mg/m³", scale: 3, min: "0" },
    sulphide: { kind: "decimal", label: { zh: "硫化氢", en: "Hydrogen sulphide" }, unit: "mg/m³", scale: 4, min: "0" },
    leachate: { kind: "decimal", label: { zh: "渗滤液产生量", en: "Leachate" }, unit: "m³/d", scale: 1, min: "0" },
    treated: {
      kind: "decimal", label: { zh: "渗滤液处理量", en: "Leachate treated" }, unit: "m³/d", scale: 1, min: "0",
      validWhen: [{ must: { any: [{ field: "leachate", filled: false }, { field: "treated", comparison: "≤", than: "leachate" }] }, say: { zh: "不得大于产生量", en: "not above what arises" } }],
    },
    running: { kind: "boolean", label: { zh: "设施稳定运行", en: "Runs steadily" }, required: true },
    photos: { ...photos },
    problems: { ...problems, requiredWhen: { field: "running", in: ["false"] } },
  },
  life: rectification({ kind: "waste-facility.mend", workingDays: 15, organisation: "housing", problem: "problems", by: ["ledger.write", "inspector"] }),
});
