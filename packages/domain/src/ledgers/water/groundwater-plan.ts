import { ledger } from "@yunqing/ledger";
import { office } from "../parts/rights.js";
import { document } from "../parts/tasks.js";

/** Groundwater plans（地下水规划与预案）. */
export const groundwaterPlan = ledger({
  id: "groundwater-plan", title: { zh: "地下水规划与预案", en: "Groundwater plans" }, source: { line: 887, systems: ["S151", "S152"], text: "地下水管理条例第十条至第十五条" },
  purpose: { zh: "调查评价、保护利用和污染防治规划、动用储备预案：征求意见、论证评估、批准、公布", en: "Surveys, plans and the plan for the reserve, from comments to publication" },
  key: ["name"], name: "name", ...office,
  fields: {
    name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, max: 120 },
    kind: {
      kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
      options: {
        survey: { zh: "地下水状况调查评价", en: "survey" }, use: { zh: "地下水保护利用规划", en: "plan of use" }, pollution: { zh: "地下水污染防治规划", en: "plan against pollution" },
        reserve: { zh: "动用地下水储备预案", en: "plan for the reserve" }, yearly: { zh: "地下水年度取水计划", en: "yearly plan of abstraction" },
      },
    },
    department: { kind: "text", label: { zh: "牵头部门", en: "Lead" }, required: true, max: 60 },
    partners: { kind: "text", label: { zh: "会同部门", en: "With" }, max: 200 },
    period: { kind: "period", label: { zh: "规划期", en: "Period" } },
    total: { kind: "decimal", label: { zh: "取水总量控制指标", en: "Total allowed" }, unit: "万m³/a", scale: 4, requiredWhen: { field: "kind", in: ["yearly", "use"] }, min: "0" },
    level: { kind: "decimal", label: { zh: "水位控制指标", en: "Level to be kept" }, unit: "m", scale: 2 },
    comments: {
      kind: "children", label: { zh: "征求意见", en: "Comments" }, max: 500,
      fields: {
        origin: { kind: "text", label: { zh: "意见来源", en: "From" }, required: true, max: 80 },
        said: { kind: "text", label: { zh: "意见", en: "What was said" }, required: true, max: 1000 },
        taken: { kind: "choice", label: { zh: "采纳情况", en: "Taken" }, required: true, options: { yes: { zh: "采纳", en: "taken" }, partly: { zh: "部分采纳", en: "partly" }, no: { zh: "未采纳", en: "not taken" } } },
        why: { kind: "text", label: { zh: "理由", en: "Why" }, max: 500 },
      },
    },
    document: { kind: "text", label: { zh: "批准文号", en: "Number of the approval" }, max: 80 },
    draft: { kind: "file", label: { zh: "文本", en: "Text" }, accept: ["application/pdf"] },
  },
  life: document("groundwater.plan", { organisation: "water" }),
});
