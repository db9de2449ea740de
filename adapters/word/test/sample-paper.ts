import type { ReportModel } from "@yunqing/domain";

const long = "“十四五”时期，云冈区深入打好污染防治攻坚战，空气质量持续改善，PM2.5年均浓度由2020年的33 μg/m³降至28 μg/m³，优良天数比例提高4.2个百分点；地表水国考断面水质优良比例达到100%。";
/** A paper with every kind of block, and the odd things that a real one holds. */
export const paper: ReportModel = {
  kind: "plan-progress", title: "云冈区“十四五”生态环境保护规划实施进展报告", district: { id: "yungang", name: { zh: "云冈区", en: "Yungang" }, simulated: true }, banner: "模拟", plan: "p14", day: "2025-12-31", known: "2026-11-23",
  madeAt: "2026-11-23T16:30:00.000Z", figures: [],
  blocks: [
    { kind: "title", text: "云冈区“十四五”生态环境保护规划实施进展报告" }, { kind: "subtitle", text: "（判定日：2025年12月31日；数据截至：2026年11月23日）" },
    { kind: "heading", level: 1, text: "一、总体情况" }, { kind: "paragraph", text: long }, { kind: "heading", level: 2, text: "（一）指标" }, { kind: "paragraph", text: long },
    { kind: "heading", level: 3, text: "1. 约束性指标" }, { kind: "heading", level: 4, text: "（1）空气质量" }, { kind: "paragraph", text: "顶格段落：<未达标> & “引文”\u0007。", indent: false },
    { kind: "table", caption: "表1 规划指标实施情况", unit: "", columns: ["类别", "序号", "指标", "单位", "属性", "基期值", "目标", "现值", "年度", "状态"], align: ["left", "center", "left", "center", "center", "right", "right", "right", "center", "center"], widths: [12, 5, 24, 8, 8, 8, 12, 8, 7, 10],
      rows: Array.from({ length: 25 }, (_, n) => ["环境质量", String(n + 1), n % 3 ? "细颗粒物（PM2.5）年均浓度" : "CO日均值第95百分位浓度", "μg/m³", "约束性", "33", n % 4 ? "<30" : "完成市级考核任务", n % 5 ? "28" : "", "2025", "已达标"]), note: "注：“—”为原文未载或未填报；状态按修约后的数值评判。" },
    { kind: "chart", caption: "图1 各类指标评判结果", unit: "项", chart: "bar", categories: ["环境质量", "总量控制", "生态保护", "环境风险防控"], series: [{ name: "已达标", values: [3, 0, 1, 2] }, { name: "未达标", values: [1, 2, 0, 0] }, { name: "无法计算", values: [5, 1, 2, 0] }], summary: "环境质量：已达标3项" },
    { kind: "heading", level: 2, text: "（二）走势" },
    { kind: "chart", caption: "图2 CO日均值第95百分位浓度", unit: "mg/m³", chart: "line", categories: ["2020", "2021", "2022", "2023", "2024", "2025"], series: [{ name: "CO", values: [2.5, 2.4, null, 2.2, 2.1, null] }], target: { name: "目标 ≤2.2", value: 2.2 }, summary: "2020年2.5，2021年2.4" },
    { kind: "chart", caption: "图3 投资", unit: "万元", chart: "bar", categories: ["大气", "水", "土壤"], series: [{ name: "投资", values: [172580.5, 4000, 1200] }], summary: "大气172580.5" },
    { kind: "table", caption: "表2 重点工程投资", unit: "万元", columns: ["工程类别", "项目数", "按项目复算"], align: ["left", "center", "right"], widths: [40, 10, 20], rows: [["大气治理", "6", "172,580.50"], ["水污染防治\n（含截污）", "8", ""]], note: "" },
    { kind: "table", caption: "表3 一个题目很长很长的表格，长到与右侧的单位说明会碰到一起，因此单位另起一行", unit: "万元", columns: ["甲"], align: ["left"], widths: [], rows: [["乙"]], note: "" },
    { kind: "page-break" }, { kind: "fields", fields: [{ label: "签收人", value: "" }, { label: "承办单位", value: "区水务局" }] },
    { kind: "signature", office: "大同市生态环境局云冈分局", day: "2026年11月24日" },
  ],
};
