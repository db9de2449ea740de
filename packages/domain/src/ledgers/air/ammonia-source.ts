import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, town, unit, year } from "../parts/fields.js";
import { office } from "../parts/rights.js";

const thousand = exact(1000);
/** Sources of ammonia to the air (大气氨源清单): industry, livestock, fertiliser; activity × factor. */
export const ammoniaSource = ledger({
  id: "ammonia-source", title: { zh: "大气氨排放源清单", en: "Sources of ammonia" }, source: { line: 769, systems: ["S106"], text: "大气氨源排放清单编制技术指南（试行）；排放系数由编制单位填写并注明出处" },
  purpose: { zh: "排放量 = 活动水平 × 排放系数 ×（1 − 控制效率）；工业脱硝氨逃逸、畜禽、化肥分源登记。", en: "Activity × factor × (1 − control), source by source." },
  key: ["number", "year"], name: "name", ...office, likeness: { names: ["name"] },
  fields: {
    number: { ...number, required: true }, year: { ...year, required: true }, name: { kind: "text", label: { zh: "排放源名称", en: "Source" }, required: true, max: 120 }, kind: { kind: "choice", label: { zh: "源类", en: "Kind" }, required: true, options: { denox: { zh: "工业脱硝氨逃逸", en: "slip from denitrification" }, chemical: { zh: "合成氨与化肥生产", en: "ammonia and fertiliser plants" }, industry: { zh: "其他工业", en: "other industry" }, livestock: { zh: "畜禽养殖", en: "livestock" }, fertiliser: { zh: "氮肥施用", en: "fertiliser" }, straw: { zh: "秸秆堆肥与燃烧", en: "straw" }, waste: { zh: "污水与垃圾处理", en: "sewage and refuse" }, traffic: { zh: "机动车", en: "vehicles" }, people: { zh: "农村人口", en: "rural people" } } }, unit, town,
    activity: { kind: "decimal", label: { zh: "活动水平", en: "Activity" }, unit: "活动单位", scale: 4, min: "0", required: true }, activityUnit: { kind: "text", label: { zh: "活动单位", en: "Unit of activity" }, required: true, max: 20, note: { zh: "如 头、t 氮、Nm³", en: "such as heads, t N, Nm³" } }, factor: { kind: "decimal", label: { zh: "排放系数", en: "Factor" }, unit: "kg/活动单位", scale: 6, min: "0", required: true }, factorFrom: { kind: "text", label: { zh: "系数出处", en: "Factor from" }, required: true, max: 200 }, control: { kind: "decimal", label: { zh: "控制效率", en: "Control" }, unit: "%", scale: 2, min: "0", max: "100" }, measure: { kind: "text", label: { zh: "控制措施", en: "Measure" }, max: 200 },
    released: { kind: "computed", label: { zh: "氨排放量", en: "Released" }, as: "decimal", unit: "t/a", scale: 3, from: ["activity", "factor", "control"], formula: { zh: "活动水平 × 排放系数 ×（1 − 控制效率 ÷ 100）÷ 1000", en: "activity × factor × (1 − control ÷ 100) ÷ 1000" }, by: (row) => { const activity = row.exact("activity"), factor = row.exact("factor"), control = row.exact("control"); if (activity === null || factor === null) return null; const kept = control === null ? exact(1) : exact(1).minus(control.over(exact(100))); return activity.times(factor).times(kept).over(thousand); } }, slipMeter: { kind: "boolean", label: { zh: "已装氨逃逸仪表", en: "Slip meter" }, requiredWhen: { field: "kind", in: ["denox"] } }, note,
  },
});
