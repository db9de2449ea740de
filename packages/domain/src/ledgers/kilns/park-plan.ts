import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number } from "../parts/fields.js";
import { undertaking } from "../parts/lives.js";
import { percentOf, rowsIn } from "../parts/rates.js";
import { office } from "../parts/rights.js";

/** Remediation plans of parks and clusters with kilns (园区和产业集群综合整治方案): one standard, one timetable. */
export const parkPlan = ledger({
  id: "park-plan", title: { zh: "工业园区和产业集群综合整治方案", en: "Remediation plans of parks and clusters" }, source: { line: 649, systems: ["S061"] },
  purpose: { zh: "按统一标准、统一时间表，同步推进区域整治和企业升级；逐企业列项、逐项销号。", en: "One standard and one timetable; every enterprise with its items." },
  key: ["number"], name: "cluster", ...office, likeness: { names: ["cluster"] },
  fields: {
    number: { ...number, required: true }, cluster: { kind: "text", label: { zh: "园区（产业集群）", en: "Park or cluster" }, required: true, max: 120 },
    park: { kind: "reference", to: "admin-unit", label: { zh: "所在园区", en: "Park" } },
    trade: { kind: "text", label: { zh: "主导产业", en: "Trade" }, required: true, max: 80 },
    benchmark: { kind: "text", label: { zh: "对标先进企业", en: "Benchmark" }, max: 120 },
    process: { kind: "text", label: { zh: "生产工艺要求", en: "Process" }, required: true, max: 1000, long: true }, capacity: { kind: "text", label: { zh: "产能规模要求", en: "Capacity" }, required: true, max: 500 },
    fuel: { kind: "text", label: { zh: "燃料类型要求", en: "Fuel" }, required: true, max: 500 }, treatment: { kind: "text", label: { zh: "污染治理要求", en: "Treatment" }, required: true, max: 1000, long: true },
    heat: { kind: "choice", label: { zh: "集中供汽供热", en: "Central heat" }, options: { done: { zh: "已建", en: "built" }, planned: { zh: "规划", en: "planned" }, none: { zh: "无", en: "none" } } },
    deadline: { kind: "day", label: { zh: "统一完成时限", en: "One deadline" }, required: true },
    items: {
      kind: "children", label: { zh: "企业整治任务", en: "Items" }, required: true,
      fields: { unit: { kind: "reference", to: "enterprise", label: { zh: "企业", en: "Enterprise" }, required: true }, item: { kind: "text", label: { zh: "任务", en: "Item" }, required: true, max: 400 }, due: { kind: "day", label: { zh: "期限", en: "Due" }, required: true }, doneOn: { kind: "day", label: { zh: "完成日期", en: "Done on" } } },
    },
    progress: {
      kind: "computed", label: { zh: "任务完成率", en: "Items done" }, as: "decimal", unit: "%", scale: 1, from: ["items"], formula: { zh: "已完成任务数 ÷ 任务数 × 100", en: "done ÷ all × 100" },
      by: (row) => { const all = rowsIn(row, "items"); return percentOf(exact(String(all.filter((each) => each["doneOn"] !== null).length)), exact(String(all.length))); },
    },
    file: { kind: "file", label: { zh: "方案文本", en: "The plan" }, accept: ["application/pdf"] }, note,
  },
  life: undertaking("park.finish", 250, "industry", { zh: "园区整治验收意见", en: "acceptance of the park" }),
});
