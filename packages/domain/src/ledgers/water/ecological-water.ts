import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note } from "../parts/fields.js";
import { byDepartment } from "../parts/rights.js";

/** Ecological water supply（生态补水台账）. */
export const ecologicalWater = ledger({
  id: "ecological-water", title: { zh: "生态补水台账", en: "Ecological water supply" }, source: { line: 821, systems: ["S136"] },
  purpose: { zh: "逐日流量与水量，平均流量不低于 4.5 m³/s，累计水量按计划核对", en: "Daily flow and volume against the plan's mean and total" },
  key: ["river", "day"], name: "gauge", ...byDepartment,
  fields: {
    river: { kind: "reference", to: "river", label: { zh: "受水河流", en: "River" }, required: true },
    day: { kind: "day", label: { zh: "日期", en: "Day" }, required: true },
    gauge: { kind: "text", label: { zh: "计量断面", en: "Gauge" }, required: true, max: 60 },
    source: { kind: "text", label: { zh: "水源", en: "Source" }, max: 80 },
    flow: { kind: "decimal", label: { zh: "日平均流量", en: "Mean flow of the day" }, unit: "m³/s", scale: 3, required: true, min: "0" },
    hours: { kind: "decimal", label: { zh: "补水时长", en: "Hours" }, unit: "h", scale: 1, max: "24", note: { zh: "不填按 24 小时", en: "24 when blank" }, min: "0" },
    volume: {
      kind: "computed", label: { zh: "日补水量", en: "Volume of the day" }, as: "decimal", unit: "m³", scale: 0, from: ["flow", "hours"],
      formula: { zh: "流量 × 时长 × 3600", en: "flow × hours × 3600" },
      by: (row) => { const flow = row.exact("flow"); return flow && flow.times(row.exact("hours") ?? exact(24)).times(exact(3600)); },
    },
    short: {
      kind: "computed", label: { zh: "是否低于 4.5 m³/s", en: "Below 4.5 m³/s" }, as: "text", from: ["flow"],
      formula: { zh: "与计划平均流量 4.5 m³/s 比较", en: "against the plan's 4.5 m³/s" },
      by: (row) => { const flow = row.exact("flow"); return flow === null ? null : flow.compare(exact("4.5")) < 0 ? "低于" : "不低于"; },
    },
    reason: { kind: "text", label: { zh: "偏低原因", en: "Why it was low" }, max: 200 },
    note: { ...note },
  },
});
