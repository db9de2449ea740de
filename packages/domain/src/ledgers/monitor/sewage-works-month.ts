import { exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";
import { quotientOf } from "../parts/evaluated.js";

/** The items of the outlet above the limits that the plan prints. */
function overOf(row: Inputs): string | null {
  const known = ([["化学需氧量", "codOut", "40"], ["氨氮", "ammoniaOut", "2.0"], ["总磷", "phosphorusOut", "0.4"]] as const).flatMap(([name, field, most]) => { const value = row.exact(field); return value === null ? [] : [[name, value.compare(exact(most)) > 0] as const]; });
  return known.length === 0 ? null : known.filter(([, isOver]) => isOver).map(([name]) => name).join("、") || "未超";
}

/** Sewage works by month (污水处理厂运行台账): volumes in and out, loads, quality against limits, power supply and overflow gate; the hours come from the instruments. */
export const sewageWorksMonth = ledger({
  id: "sewage-works-month", title: { zh: "污水处理厂运行月台账", en: "Sewage works by month" }, source: { line: 803, systems: ["S020", "S126", "S129"], text: "GB 18918；DB14/1928-2019 表2（计划 4.2.2 所印 40、2.0、0.4）；小时数据由在线监测接收" },
  purpose: { zh: "进出水水量水质、负荷、达标情况、双回路供电和溢流口状态", en: "Volumes, loads, quality, power and gate" },
  key: ["works", "month"], name: "works", ...byFirm,
  sections: { works: { zh: "污水处理厂", en: "Works" }, water: { zh: "水量水质", en: "Water" }, gate: { zh: "供电与溢流口", en: "Power and overflow" } },
  fields: {
    works: { kind: "text", label: { zh: "污水处理厂", en: "Works" }, required: true, section: "works", max: 80, headings: ["厂名"] },
    kind: { kind: "choice", label: { zh: "类型", en: "Kind" }, required: true, section: "works", options: { town: { zh: "城镇污水处理厂", en: "town works" }, park: { zh: "工业集聚区污水处理厂", en: "works of a park" }, other: { zh: "其他", en: "other" } } },
    unit: { ...unit, label: { zh: "运营单位", en: "Operator" }, section: "works" },
    month: { kind: "day", label: { zh: "月份（填每月首日）", en: "Month, its first day" }, required: true, section: "works" },
    designed: { kind: "decimal", label: { zh: "设计规模", en: "Designed" }, unit: "m³/d", scale: 1, required: true, section: "works", min: "0" },
    inflow: { kind: "decimal", label: { zh: "进水水量", en: "In" }, unit: "m³", scale: 1, required: true, section: "water", min: "0" },
    outflow: { kind: "decimal", label: { zh: "出水水量", en: "Out" }, unit: "m³", scale: 1, required: true, section: "water", min: "0" },
    codIn: { kind: "decimal", label: { zh: "进水化学需氧量", en: "COD in" }, unit: "mg/L", scale: 1, section: "water", min: "0" },
    codOut: { kind: "decimal", label: { zh: "出水化学需氧量", en: "COD out" }, unit: "mg/L", scale: 1, section: "water", min: "0" },
    ammoniaIn: { kind: "decimal", label: { zh: "进水氨氮", en: "Ammonia in" }, unit: "mg/L", scale: 2, section: "water", min: "0" },
    ammoniaOut: { kind: "decimal", label: { zh: "出水氨氮", en: "Ammonia out" }, unit: "mg/L", scale: 2, section: "water", min: "0" },
    phosphorusIn: { kind: "decimal", label: { zh: "进水总磷", en: "Phosphorus in" }, unit: "mg/L", scale: 2, section: "water", min: "0" },
    phosphorusOut: { kind: "decimal", label: { zh: "出水总磷", en: "Phosphorus out" }, unit: "mg/L", scale: 2, section: "water", min: "0" },
    days: { kind: "integer", label: { zh: "运行天数", en: "Days run" }, unit: "d", required: true, section: "water", min: 1, max: 31 },
    load: {
      kind: "computed", label: { zh: "负荷率", en: "Load" }, as: "decimal", unit: "%", scale: 1, section: "water", from: ["inflow", "days", "designed"],
      formula: { zh: "进水水量 ÷ 天数 ÷ 设计规模 × 100", en: "in ÷ days ÷ designed" }, by: (row) => percentOf(quotientOf(row.exact("inflow"), row.exact("days")), row.exact("designed")),
    },
    codCut: {
      kind: "computed", label: { zh: "化学需氧量削减量", en: "COD taken out" }, as: "decimal", unit: "t", scale: 3, section: "water", from: ["outflow", "codIn", "codOut"],
      formula: { zh: "（进水 − 出水浓度）× 出水水量 ÷ 10⁶", en: "(in − out) × outflow ÷ 10⁶" },
      by: (row) => { const flow = row.exact("outflow"), into = row.exact("codIn"), out = row.exact("codOut"); return flow && into && out && into.minus(out).times(flow).over(exact(1000000)); },
    },
    over: {
      kind: "computed", label: { zh: "出水对照", en: "Against the limits" }, as: "text", section: "water", from: ["codOut", "ammoniaOut", "phosphorusOut"],
      formula: { zh: "月均值对照化学需氧量 40、氨氮 2.0、总磷 0.4 mg/L（计划 4.2.2；在线小时、日均超标由监测部分判断）", en: "monthly means against 40, 2.0 and 0.4 mg/L" }, by: (row) => overOf(row),
    },
    sludge: { kind: "decimal", label: { zh: "污泥产生量", en: "Sludge" }, unit: "t", scale: 2, section: "water", min: "0" },
    doublePower: { kind: "boolean", label: { zh: "双回路供电", en: "Two power lines" }, required: true, section: "gate" },
    gateShut: { kind: "boolean", label: { zh: "进水溢流口非汛期封堵或设闸阀", en: "Overflow shut or gated" }, required: true, section: "gate" },
    overflows: { kind: "integer", label: { zh: "溢流次数", en: "Overflows" }, unit: "次", section: "gate", min: 0 },
    online: { kind: "boolean", label: { zh: "进出水在线监控联网", en: "Instruments linked" }, required: true, section: "gate" },
    problems: { ...problems, section: "gate", requiredWhen: { any: [{ field: "doublePower", in: ["false"] }, { field: "gateShut", in: ["false"] }, { field: "online", in: ["false"] }] } },
  },
  life: rectification({ kind: "sewage-works.mend", workingDays: 15, organisation: "bureau", problem: "problems", by: ["ledger.write", "firm"] }),
});
