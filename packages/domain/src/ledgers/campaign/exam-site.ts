import { ledger } from "@yunqing/ledger";
import { photos, position, problems, town } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { byInspector } from "../parts/rights.js";

/** Exam places (考点) of a year with the noise sources around them, what was done, and complaints of those days. */
export const examSite = ledger({
  id: "exam-site", title: { zh: "考点噪声源台账", en: "Noise around exam places" }, source: { line: 325, systems: ["S025"], text: "噪声污染防治法；GB 12348、GB 22337、GB 12523" },
  purpose: { zh: "考点周边噪声源摸底、管控措施和考试期间投诉", en: "Sources around exam places, measures and complaints" },
  key: ["campaign", "site"], name: "site", ...byInspector,
  fields: {
    campaign: { kind: "reference", to: "campaign", label: { zh: "专项行动", en: "Campaign" }, required: true },
    site: { kind: "text", label: { zh: "考点名称", en: "Exam place" }, required: true },
    town: { ...town },
    position: { ...position, required: true },
    days: { kind: "period", label: { zh: "考试日期", en: "Days of the exam" }, required: true },
    radius: { kind: "integer", label: { zh: "排查半径", en: "Radius searched" }, unit: "m", required: true, min: 50, max: 2000 },
    sources: {
      kind: "children", label: { zh: "噪声源", en: "Sources" }, max: 200,
      fields: {
        name: { kind: "text", label: { zh: "名称", en: "Name" }, required: true, max: 100 },
        kind: {
          kind: "choice", label: { zh: "类型", en: "Kind" }, required: true,
          options: {
            building: { zh: "建筑施工", en: "building works" }, industry: { zh: "工业", en: "industry" }, shop: { zh: "商业经营", en: "shops" },
            social: { zh: "广场舞等社会生活", en: "social life" }, traffic: { zh: "交通", en: "traffic" }, other: { zh: "其他", en: "other" },
          },
        },
        distance: { kind: "integer", label: { zh: "距考点", en: "Distance" }, unit: "m", required: true, min: 0 },
        measure: {
          kind: "choice", label: { zh: "措施", en: "Measure" }, required: true,
          options: {
            stop: { zh: "停止作业", en: "stop" }, limit: { zh: "限时", en: "limited hours" }, quiet: { zh: "降噪", en: "quietened" }, promise: { zh: "承诺书", en: "promise" },
            none: { zh: "无需", en: "none" },
          },
        },
        checked: { kind: "boolean", label: { zh: "已核查", en: "Checked" }, required: true },
      },
    },
    complaints: { kind: "integer", label: { zh: "考试期间投诉", en: "Complaints" }, unit: "件", min: 0 },
    handled: {
      kind: "integer", label: { zh: "已处理", en: "Handled" }, unit: "件", min: 0,
      validWhen: [{ must: { any: [{ field: "complaints", filled: false }, { field: "handled", comparison: "≤", than: "complaints" }] }, say: { zh: "不得多于投诉数", en: "not more than the complaints" } }],
    },
    photos: { ...photos },
    problems: { ...problems },
  },
  life: rectification({ kind: "exam.quiet", workingDays: 3, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
