import { type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { problems } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";

function removalOf(row: Inputs, item: string): Exact | null { const into = row.exact(`${item}In`), out = row.exact(`${item}Out`); return into && out && percentOf(into.minus(out), into); }

/** Constructed wetlands in operation（人工湿地运行台账）. */
export const constructedWetland = ledger({
  id: "constructed-wetland", title: { zh: "人工湿地运行台账", en: "Constructed wetlands in operation" }, source: { line: 827, systems: ["S140"], text: "人工湿地水质净化技术指南（凭记忆）" },
  purpose: { zh: "人工湿地水质改善工程的进出水、去除率和运行状态", en: "In and out, removal and state of wetlands" },
  key: ["name", "month"], name: "name", ...office,
  sections: { wetland: { zh: "湿地", en: "Wetland" }, quality: { zh: "水质", en: "Quality" } },
  fields: {
    name: { kind: "text", label: { zh: "湿地名称", en: "Wetland" }, required: true, section: "wetland", max: 80 },
    month: { kind: "day", label: { zh: "月份（填每月首日）", en: "Month, its first day" }, required: true, section: "wetland" },
    river: { kind: "reference", to: "river", label: { zh: "出水河流", en: "River" }, section: "wetland" },
    purpose: {
      kind: "choice", label: { zh: "类别", en: "Kind" }, section: "wetland",
      options: {
        outfall: { zh: "入河排污口下游", en: "below an outfall" }, works: { zh: "污水处理厂出水口下游", en: "below sewage works" },
        overflow: { zh: "进水溢流口", en: "below an overflow" }, canal: { zh: "农灌退水渠入河前", en: "before a return canal" }, inRiver: { zh: "河道湿地", en: "in the river" },
      },
    },
    flowKind: {
      kind: "choice", label: { zh: "工艺", en: "Type" }, section: "wetland",
      options: {
        surface: { zh: "表面流", en: "surface flow" }, horizontal: { zh: "水平潜流", en: "horizontal subsurface" }, vertical: { zh: "垂直潜流", en: "vertical subsurface" },
        composite: { zh: "复合", en: "composite" }, pond: { zh: "强化处理塘", en: "pond" },
      },
    },
    area: { kind: "decimal", label: { zh: "湿地面积", en: "Area" }, unit: "m²", scale: 1, section: "wetland", min: "0" },
    designed: { kind: "decimal", label: { zh: "设计规模", en: "Designed flow" }, unit: "m³/d", scale: 1, section: "wetland", min: "0" },
    state: {
      kind: "choice", label: { zh: "运行状态", en: "State" }, required: true, section: "wetland",
      options: { normal: { zh: "正常运行", en: "running" }, winter: { zh: "越冬", en: "wintering" }, repair: { zh: "检修", en: "under repair" }, idle: { zh: "停运", en: "stopped" } },
    },
    volume: { kind: "decimal", label: { zh: "处理水量", en: "Water treated" }, unit: "m³", scale: 1, section: "wetland", requiredWhen: { field: "state", in: ["normal"] }, min: "0" },
    codIn: { kind: "decimal", label: { zh: "进水化学需氧量", en: "COD in" }, unit: "mg/L", scale: 2, section: "quality", min: "0" },
    codOut: { kind: "decimal", label: { zh: "出水化学需氧量", en: "COD out" }, unit: "mg/L", scale: 2, section: "quality", min: "0" },
    ammoniaIn: { kind: "decimal", label: { zh: "进水氨氮", en: "Ammonia in" }, unit: "mg/L", scale: 3, section: "quality", min: "0" },
    ammoniaOut: { kind: "decimal", label: { zh: "出水氨氮", en: "Ammonia out" }, unit: "mg/L", scale: 3, section: "quality", min: "0" },
    phosphorusIn: { kind: "decimal", label: { zh: "进水总磷", en: "Phosphorus in" }, unit: "mg/L", scale: 3, section: "quality", min: "0" },
    phosphorusOut: { kind: "decimal", label: { zh: "出水总磷", en: "Phosphorus out" }, unit: "mg/L", scale: 3, section: "quality", min: "0" },
    codRemoval: {
      kind: "computed", label: { zh: "化学需氧量去除率", en: "COD removed" }, as: "decimal", unit: "%", scale: 1, section: "quality", from: ["codIn", "codOut"],
      formula: { zh: "（进水 − 出水）÷ 进水 × 100", en: "(in − out) ÷ in" }, by: (row) => removalOf(row, "cod"),
    },
    ammoniaRemoval: {
      kind: "computed", label: { zh: "氨氮去除率", en: "Ammonia removed" }, as: "decimal", unit: "%", scale: 1, section: "quality", from: ["ammoniaIn", "ammoniaOut"],
      formula: { zh: "（进水 − 出水）÷ 进水 × 100", en: "(in − out) ÷ in" }, by: (row) => removalOf(row, "ammonia"),
    },
    phosphorusRemoval: {
      kind: "computed", label: { zh: "总磷去除率", en: "Phosphorus removed" }, as: "decimal", unit: "%", scale: 1, section: "quality", from: ["phosphorusIn", "phosphorusOut"],
      formula: { zh: "（进水 − 出水）÷ 进水 × 100", en: "(in − out) ÷ in" }, by: (row) => removalOf(row, "phosphorus"),
    },
    harvest: { kind: "decimal", label: { zh: "植物收割量", en: "Plants harvested" }, unit: "t", scale: 2, section: "quality", min: "0" },
    problems: { ...problems, section: "quality", requiredWhen: { field: "state", in: ["repair", "idle"] } },
  },
  life: rectification({ kind: "wetland.mend", workingDays: 30, organisation: "bureau", problem: "problems" }),
});
