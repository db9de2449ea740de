import { exact } from "@yunqing/standards";
import { ledger } from "@yunqing/ledger";
import { note, year } from "../parts/fields.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

const uses = ["domestic", "industry", "farm", "eco"] as const, warn = exact(80), full = exact(100);
/** The groundwater take of a year against its cap (年度地下水取水总量控制): a warning from 80 %, over the cap is over. */
export const groundwaterTake = ledger({
  id: "groundwater-take", title: { zh: "年度地下水取水总量控制台账", en: "Groundwater takes against the cap" }, source: { line: 893, systems: ["S153"], text: "地下水管理条例第16—20条" },
  key: ["place", "year"], ...byDepartment,
  fields: {
    place: { kind: "reference", to: "admin-unit", label: { zh: "行政区", en: "Place" }, required: true }, year: { ...year, required: true },
    cap: { kind: "decimal", label: { zh: "取水总量控制指标", en: "Cap" }, unit: "万m³", scale: 4, min: "0", required: true }, planned: { kind: "decimal", label: { zh: "年度取水计划", en: "Plan" }, unit: "万m³", scale: 4, min: "0", validWhen: [{ must: { field: "planned", comparison: "≤", than: "cap" }, say: { zh: "年度计划不得大于控制指标", en: "not more than the cap" } }] },
    permitted: { kind: "decimal", label: { zh: "已许可水量合计", en: "Permitted" }, unit: "万m³", scale: 4, min: "0" },
    domestic: { kind: "decimal", label: { zh: "生活用水", en: "Domestic" }, unit: "万m³", scale: 4, min: "0" }, industry: { kind: "decimal", label: { zh: "工业用水", en: "Industry" }, unit: "万m³", scale: 4, min: "0" }, farm: { kind: "decimal", label: { zh: "农业用水", en: "Agriculture" }, unit: "万m³", scale: 4, min: "0" }, eco: { kind: "decimal", label: { zh: "生态用水", en: "Ecology" }, unit: "万m³", scale: 4, min: "0" },
    used: { kind: "computed", label: { zh: "实际取用量", en: "Used" }, as: "decimal", unit: "万m³", scale: 4, from: [...uses], formula: { zh: "生活 + 工业 + 农业 + 生态", en: "the four uses" }, by: (row) => sumOf(row, uses) },
    share: { kind: "computed", label: { zh: "占控制指标", en: "Of the cap" }, as: "decimal", unit: "%", scale: 2, from: [...uses, "cap"], formula: { zh: "实际取用量 ÷ 控制指标 × 100", en: "used ÷ cap × 100" }, by: (row) => percentOf(sumOf(row, uses), row.exact("cap")) },
    light: { kind: "computed", label: { zh: "总量预警", en: "Light" }, as: "text", from: [...uses, "cap"], formula: { zh: "≥ 100% 超指标，≥ 80% 预警，其余正常", en: "over from 100, warning from 80" }, attestation: "FROM MEMORY", by: (row) => { const share = percentOf(sumOf(row, uses), row.exact("cap")); return share === null ? null : share.compare(full) > 0 ? "超指标" : share.compare(warn) >= 0 ? "预警" : "正常"; } },
    levelAim: { kind: "decimal", label: { zh: "水位控制指标（埋深）", en: "Level aimed at" }, unit: "m", scale: 2, min: "0" }, level: { kind: "decimal", label: { zh: "年末平均埋深", en: "Level at the year's end" }, unit: "m", scale: 2, min: "0" }, note,
  },
});
