import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, number, unit } from "../parts/fields.js";
import { percentOf } from "../parts/rates.js";
import { byFirm } from "../parts/rights.js";

/** Rounds of leak detection (LDAR 检测轮次): points due, tested, leaking, repaired. */
export const ldarRound = ledger({
  id: "ldar-round", title: { zh: "LDAR 检测轮次台账", en: "Rounds of leak detection" }, source: { line: 689, systems: ["S071"], text: "HJ 1230-2021；GB 37822-2019 第8章" },
  purpose: { zh: "一轮一行：应检、实检、泄漏、修复密封点数与检测率、泄漏率、修复率；泵、压缩机、阀门等每 6 个月，法兰等连接件每 12 个月。", en: "One row a round: points due, tested, leaking and repaired, with their rates." },
  key: ["unit", "number"], name: "number", ...byFirm,
  sections: { round: { zh: "轮次与点数", en: "Round and points" }, outcome: { zh: "比率与减排", en: "Rates and reductions" } },
  fields: {
    unit: { ...unit, section: "round", required: true }, number: { ...number, label: { zh: "轮次编号", en: "Round" }, section: "round", required: true },
    kind: { kind: "choice", label: { zh: "检测周期", en: "Period" }, section: "round", required: true, options: { half: { zh: "每 6 个月（泵与压缩机与阀门等动密封点）", en: "every 6 months" }, year: { zh: "每 12 个月（法兰等静密封点）", en: "every 12 months" }, first: { zh: "首轮建档", en: "first round" } }, source: { text: "GB 37822-2019 §8.3（凭记忆，未核原文）" } },
    tested: { kind: "period", label: { zh: "检测起止", en: "Tested" }, section: "round", required: true },
    points: { kind: "integer", label: { zh: "应检密封点数", en: "Points due" }, section: "round", unit: "个", min: 0, required: true },
    pointsTested: { kind: "integer", label: { zh: "实检密封点数", en: "Points tested" }, section: "round", unit: "个", min: 0, required: true, validWhen: [{ must: { field: "pointsTested", comparison: "≤", than: "points" }, say: { zh: "实检点数不得多于应检点数", en: "not more than are due" } }] },
    unreachable: { kind: "integer", label: { zh: "不可达密封点数", en: "Points out of reach" }, section: "round", unit: "个", min: 0 },
    leaking: { kind: "integer", label: { zh: "泄漏点数", en: "Leaks" }, section: "round", unit: "个", min: 0, required: true, validWhen: [{ must: { field: "leaking", comparison: "≤", than: "pointsTested" }, say: { zh: "泄漏点数不得多于实检点数", en: "not more than were tested" } }] },
    repaired: { kind: "integer", label: { zh: "已修复并复测合格点数", en: "Repaired and sound" }, section: "round", unit: "个", min: 0, required: true, validWhen: [{ must: { field: "repaired", comparison: "≤", than: "leaking" }, say: { zh: "修复点数不得多于泄漏点数", en: "not more than leak" } }] },
    delayed: { kind: "integer", label: { zh: "延迟修复点数", en: "Repairs put off" }, section: "round", unit: "个", min: 0 },
    rateTested: { kind: "computed", label: { zh: "检测率", en: "Tested" }, section: "outcome", as: "decimal", unit: "%", scale: 2, from: ["points", "pointsTested"], formula: { zh: "实检 ÷ 应检 × 100", en: "tested ÷ due × 100" }, by: (row) => percentOf(row.exact("pointsTested"), row.exact("points")) },
    rateLeaking: { kind: "computed", label: { zh: "泄漏率", en: "Leaking" }, section: "outcome", as: "decimal", unit: "%", scale: 3, from: ["pointsTested", "leaking"], formula: { zh: "泄漏 ÷ 实检 × 100", en: "leaking ÷ tested × 100" }, by: (row) => percentOf(row.exact("leaking"), row.exact("pointsTested")) },
    rateRepaired: { kind: "computed", label: { zh: "修复率", en: "Repaired" }, section: "outcome", as: "decimal", unit: "%", scale: 2, from: ["leaking", "repaired"], formula: { zh: "修复 ÷ 泄漏 × 100；无泄漏为 100", en: "repaired ÷ leaking × 100; 100 without a leak" }, by: (row) => { const leaking = row.exact("leaking"); return leaking?.isZero() ? exact(100) : percentOf(row.exact("repaired"), leaking); } },
    before: { kind: "decimal", label: { zh: "修复前排放量", en: "Emission before" }, section: "outcome", unit: "kg/a", scale: 2, min: "0" }, behind: { kind: "decimal", label: { zh: "修复后排放量", en: "Emission afterwards" }, section: "outcome", unit: "kg/a", scale: 2, min: "0", validWhen: [{ must: { field: "behind", comparison: "≤", than: "before" }, say: { zh: "修复后排放量不得大于修复前", en: "not more than before" } }] },
    instrument: { kind: "text", label: { zh: "检测仪器", en: "Instrument" }, section: "outcome", max: 120 }, laboratory: { kind: "text", label: { zh: "检测机构", en: "Laboratory" }, section: "outcome", max: 120 },
    report: { kind: "file", label: { zh: "检测报告", en: "Report" }, section: "outcome", accept: ["application/pdf"] }, note: { ...note, section: "outcome" },
  },
});
