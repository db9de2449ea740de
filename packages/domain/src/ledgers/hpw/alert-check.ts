import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { inspector, number, photos, problems, unit } from "../parts/fields.js";
import { rectification } from "../parts/lives.js";
import { percentOf, rowsIn } from "../parts/rates.js";
import { byInspector } from "../parts/rights.js";

/** Checks during an alert（预警期间企业检查台账）. */
export const alertCheck = ledger({
  id: "alert-check", title: { zh: "预警期间企业检查台账", en: "Checks during an alert" }, source: { line: 777, systems: ["S110"], text: "按一厂一策逐项核查；用电比对为辅助证据" },
  purpose: { zh: "预警期间逐企业核查措施，用电和在线数据比对", en: "Each unit against its plan, with power and online data" },
  key: ["number"], ...byInspector,
  fields: {
    number: { ...number, required: true },
    alert: { kind: "reference", to: "alert-response", label: { zh: "预警", en: "Alert" }, required: true },
    unit: { ...unit, required: true },
    plan: { kind: "reference", to: "one-factory-plan", label: { zh: "一厂一策", en: "Plan" } },
    level: { kind: "choice", label: { zh: "执行级别", en: "Level" }, required: true, options: { yellow: { zh: "黄色", en: "yellow" }, orange: { zh: "橙色", en: "orange" }, red: { zh: "红色", en: "red" } } },
    checkedAt: { kind: "instant", label: { zh: "检查时间", en: "Checked at" }, required: true },
    inspector: { ...inspector, required: true },
    items: {
      kind: "children", label: { zh: "措施核查", en: "Measures" }, required: true, max: 100,
      fields: {
        measure: { kind: "text", label: { zh: "措施", en: "Measure" }, required: true, max: 200 },
        kept: { kind: "choice", label: { zh: "落实", en: "Kept" }, required: true, options: { yes: { zh: "已落实", en: "yes" }, partly: { zh: "部分落实", en: "partly" }, no: { zh: "未落实", en: "no" } } },
      },
    },
    powerUsual: { kind: "decimal", label: { zh: "平日用电量", en: "Usual power of a day" }, unit: "kWh", scale: 1, min: "0" },
    powerNow: { kind: "decimal", label: { zh: "预警期用电量", en: "Power during the alert" }, unit: "kWh", scale: 1, min: "0" },
    powerCut: {
      kind: "computed", label: { zh: "用电下降", en: "Power less" }, as: "decimal", unit: "%", scale: 1, from: ["powerUsual", "powerNow"],
      formula: { zh: "（平日 − 预警期）÷ 平日 × 100", en: "(usual − now) ÷ usual" },
      by: (row) => { const usual = row.exact("powerUsual"), now = row.exact("powerNow"); return usual && now && percentOf(usual.minus(now), usual); },
    },
    unkept: {
      kind: "computed", label: { zh: "未落实项", en: "Measures not kept" }, as: "decimal", unit: "项", scale: 0, from: ["items"],
      formula: { zh: "落实为“未落实”或“部分落实”的项数", en: "measures not or only partly kept" }, by: (row) => exact(rowsIn(row, "items").filter((each) => each["kept"] !== "yes").length),
    },
    photos: { ...photos },
    problems: { ...problems },
  },
  life: rectification({ kind: "alert.mend", workingDays: 1, organisation: "bureau", problem: "problems", by: ["ledger.write", "inspector"] }),
});
