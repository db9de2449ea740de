import { ledger } from "@yunqing/ledger";
import { exact } from "@yunqing/standards";
import { number, note, unit, year } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf, rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** One enterprise, one plan (一企一策帮扶方案). */
export const helpPlan = ledger({
  id: "help-plan", title: { zh: "“一企一策”帮扶方案台账", en: "Plans of help, one for each enterprise" }, source: { line: 657, systems: ["S063"] },
  key: ["number"], name: "number", ...office,
  fields: {
    number: { ...number, required: true }, unit: { ...unit, required: true }, year: { ...year, required: true },
    field: { kind: "choice", label: { zh: "领域", en: "Field" }, required: true, options: { sanluanwu: { zh: "“散乱污”整治", en: "scattered and polluting" }, voc: { zh: "挥发性有机物", en: "VOCs" }, kiln: { zh: "工业炉窑", en: "kilns" }, water: { zh: "水污染防治", en: "water" }, solid: { zh: "固体废物（一厂一策）", en: "solid waste", also: ["一厂一策"] }, other: { zh: "其他", en: "other" } } },
    problem: { kind: "text", label: { zh: "存在问题", en: "Problem" }, required: true, max: 2000, long: true },
    helper: { kind: "text", label: { zh: "帮扶单位（专家）", en: "Helper" }, max: 120 },
    measures: {
      kind: "children", label: { zh: "措施", en: "Measures" }, required: true,
      fields: { measure: { kind: "text", label: { zh: "措施", en: "Measure" }, required: true, max: 400 }, due: { kind: "day", label: { zh: "完成期限", en: "Due" }, required: true }, responsible: { kind: "text", label: { zh: "责任人", en: "Responsible" }, max: 60 }, doneOn: { kind: "day", label: { zh: "完成日期", en: "Done on" } } },
    },
    progress: {
      kind: "computed", label: { zh: "措施完成率", en: "Measures done" }, as: "decimal", unit: "%", scale: 1, from: ["measures"], formula: { zh: "已填完成日期的措施数 ÷ 措施数 × 100", en: "measures done ÷ measures × 100" },
      by: (row) => { const all = rowsIn(row, "measures"); return percentOf(exact(String(all.filter((each) => each["doneOn"] !== null).length)), exact(String(all.length))); },
    },
    due: { kind: "day", label: { zh: "方案完成期限", en: "Due" }, required: true },
    file: { kind: "file", label: { zh: "方案文本", en: "The plan" }, accept: ["application/pdf"] }, note,
  },
  life: undertaking("help.finish", 120, "bureau", { zh: "帮扶成效验收记录", en: "record of acceptance" }),
});
