import { ledger } from "@yunqing/ledger";
import { outline, town } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";
import { standing } from "../parts/tasks.js";

/** Wetlands（湿地名录）. */
export const wetland = ledger({
  id: "wetland", title: { zh: "湿地名录", en: "Wetlands" }, source: { line: 931, systems: ["S164"], text: "湿地保护法；湿地分级凭记忆" },
  purpose: { zh: "天然与人工湿地、面积、级别、保护措施和工程", en: "Natural and constructed wetlands" },
  key: ["name"], name: "name", ...byDepartment, likeness: { names: ["name"] },
  sections: { wetland: { zh: "湿地", en: "Wetland" }, care: { zh: "保护与工程", en: "Care and works" } },
  terms: { sealed: { label: { zh: "封闭保护期限", en: "Sealed" }, on: { field: "sealedUntil" }, when: { field: "sealed", in: ["true"] }, warn: { days: 30 } } },
  fields: {
    name: { kind: "text", label: { zh: "湿地名称", en: "Wetland" }, required: true, section: "wetland" },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, section: "wetland",
      options: {
        river: { zh: "河流湿地", en: "river" }, lake: { zh: "湖泊湿地", en: "lake" }, marsh: { zh: "沼泽湿地", en: "marsh" }, constructed: { zh: "人工湿地", en: "constructed" },
        reservoir: { zh: "库塘湿地", en: "reservoir" },
      },
    },
    makeup: { kind: "choice", label: { zh: "天然或人工", en: "Natural" }, required: true, section: "wetland", options: { natural: { zh: "天然", en: "natural" }, constructed: { zh: "人工", en: "constructed" } } },
    level: { kind: "choice", label: { zh: "级别", en: "Level" }, section: "wetland", options: { national: { zh: "国家重要湿地", en: "of national weight" }, provincial: { zh: "省级重要湿地", en: "of provincial weight" }, general: { zh: "一般湿地", en: "general" } } },
    town: { ...town, section: "wetland" },
    river: { kind: "reference", to: "river", label: { zh: "河流", en: "River" }, section: "wetland" },
    place: { kind: "text", label: { zh: "地点", en: "Place" }, section: "wetland", max: 200 },
    state: { kind: "choice", label: { zh: "状态", en: "State" }, section: "wetland", options: { inUse: { zh: "已建成（存续）", en: "standing" }, building: { zh: "在建", en: "being built" }, planned: { zh: "规划", en: "planned" } } },
    area: { kind: "decimal", label: { zh: "面积", en: "Area" }, unit: "亩", scale: 2, section: "wetland", min: "0" },
    outline: { ...outline, section: "wetland" },
    sealed: { kind: "boolean", label: { zh: "实施封闭性保护", en: "Closed to everybody" }, section: "care" },
    sealedUntil: { kind: "day", label: { zh: "封闭期限", en: "Until" }, section: "care", requiredWhen: { field: "sealed", in: ["true"] } },
    measures: {
      kind: "choices", label: { zh: "保护措施", en: "Measures" }, section: "care",
      options: {
        buffer: { zh: "生态缓冲带", en: "buffer" }, hunting: { zh: "禁止猎捕", en: "no hunting" }, industry: { zh: "限制工业", en: "industry limited" },
        water: { zh: "生态补水", en: "water supplied" }, plants: { zh: "植被恢复", en: "plants restored" },
      },
    },
    project: { kind: "text", label: { zh: "建设（修复）工程", en: "Works" }, section: "care", max: 200 },
    investment: { kind: "money", label: { zh: "投资", en: "Investment" }, unit: "万元", section: "care", min: "0" },
    department: { kind: "text", label: { zh: "主管单位", en: "In charge" }, section: "care", max: 80 },
  },
  life: standing({ zh: "调整批复", en: "paper of the change" }),
});
