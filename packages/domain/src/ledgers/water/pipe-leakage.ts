import { exact, type Exact } from "@yunqing/standards";
import { ledger, type Inputs } from "@yunqing/ledger";
import { year } from "../parts/fields.js";
import { statement } from "../parts/lives.js";
import { percentOf, sumOf } from "../parts/rates.js";
import { byDepartment } from "../parts/rights.js";

/** Water lost in a hundred of what was supplied (综合漏损率). */
function lossOf(row: Inputs): Exact | null { const all = row.exact("supplied"), used = sumOf(row, ["metered", "free"]); return all && used && percentOf(all.minus(used), all); }
const between = (value: Exact, low: Exact, high: Exact): Exact => (value.compare(low) < 0 ? low : value.compare(high) > 0 ? high : value);
/** R1 = 0.08 × share read at the household; R2 = 0.99 × (A − 0.0693) within ±3 %, A in km per thousand m³ a day; R3 by pressure; R4 by frost. */
function correctionOf(row: Inputs): Exact | null {
  const all = row.exact("supplied"), household = row.exact("household"), length = row.exact("length"), pressure = row.exact("pressure"), frost = row.exact("frost");
  if (all === null || all.isZero() || household === null || length === null || pressure === null || frost === null) return null;
  const read = household.over(all).times(exact(8));
  // 10 000 m³ a year are 10/365 thousand m³ a day
  const perDay = all.times(exact(10)).over(exact(365)), pipes = between(length.over(perDay).minus(exact("0.0693")).times(exact(99)), exact(-3), exact(3));
  const pushed = pressure.compare(exact("0.75")) > 0 ? exact(2) : pressure.compare(exact("0.55")) > 0 ? exact(1) : pressure.compare(exact("0.35")) > 0 ? exact("0.5") : exact(0);
  return read.plus(pipes).plus(pushed).plus(frost.compare(exact("1.4")) > 0 ? exact(1) : exact(0));
}

/** Leakage of the public mains (供水管网漏损率) by CJJ 92: the raw rate and the rate after the corrections for household reading, length of pipe, pressure and frost. */
export const pipeLeakage = ledger({
  id: "pipe-leakage", title: { zh: "公共供水管网漏损台账", en: "Leakage of the water mains" }, source: { line: 795, systems: ["S119"], text: "CJJ 92-2016，修正公式凭记忆，未核原文" },
  purpose: { zh: "漏损率控制在 10% 以内，按 CJJ 92 修正后评定", en: "Leakage within 10 %, judged after the corrections of CJJ 92" },
  key: ["supplier", "year"], name: "supplier", ...byDepartment,
  sections: { water: { zh: "水量", en: "Volumes" }, net: { zh: "管网", en: "Mains" }, rate: { zh: "漏损率", en: "Rate" } },
  fields: {
    supplier: { kind: "text", label: { zh: "供水单位", en: "Supplier" }, required: true, section: "water", max: 80 },
    year: { ...year, required: true, section: "water" },
    supplied: { kind: "decimal", label: { zh: "供水总量", en: "Water supplied" }, unit: "万m³", scale: 4, required: true, section: "water", headings: ["年供水总量"], min: "0" },
    metered: { kind: "decimal", label: { zh: "计费用水量", en: "Billed and metered" }, unit: "万m³", scale: 4, required: true, section: "water", headings: ["注册用户用水量"], min: "0" },
    free: { kind: "decimal", label: { zh: "免费用水量", en: "Free of charge" }, unit: "万m³", scale: 4, section: "water", min: "0" },
    household: {
      kind: "decimal", label: { zh: "居民抄表到户水量", en: "Read at the household" }, unit: "万m³", scale: 4, section: "water", min: "0",
      validWhen: [{ must: { any: [{ field: "supplied", filled: false }, { field: "household", comparison: "≤", than: "supplied" }] }, say: { zh: "不得大于供水总量", en: "not above the supply" } }],
    },
    length: { kind: "decimal", label: { zh: "管网长度（DN75 及以上）", en: "Length of mains" }, unit: "km", scale: 3, section: "net", min: "0" },
    pressure: { kind: "decimal", label: { zh: "年平均出厂压力", en: "Mean pressure leaving the works" }, unit: "MPa", scale: 3, section: "net", min: "0" },
    frost: { kind: "decimal", label: { zh: "最大冻土深度", en: "Depth of frost" }, unit: "m", scale: 2, section: "net", min: "0" },
    renewed: { kind: "decimal", label: { zh: "当年更新改造长度", en: "Renewed this year" }, unit: "km", scale: 3, section: "net", min: "0" },
    lost: {
      kind: "computed", label: { zh: "漏损水量", en: "Water lost" }, as: "decimal", unit: "万m³", scale: 4, section: "rate", from: ["supplied", "metered", "free"],
      formula: { zh: "供水总量 −（计费 + 免费用水量）", en: "supplied − (billed + free)" },
      by: (row) => { const all = row.exact("supplied"), used = sumOf(row, ["metered", "free"]); return all && used && all.minus(used); }, attestation: "FROM MEMORY",
    },
    raw: {
      kind: "computed", label: { zh: "综合漏损率", en: "Raw rate" }, as: "decimal", unit: "%", scale: 2, section: "rate", from: ["supplied", "metered", "free"],
      formula: { zh: "漏损水量 ÷ 供水总量 × 100", en: "lost ÷ supplied" }, by: (row) => lossOf(row), attestation: "FROM MEMORY", clauses: ["CJJ 92-2016"],
    },
    correction: {
      kind: "computed", label: { zh: "总修正值", en: "Correction" }, as: "decimal", unit: "%", scale: 2, section: "rate",
      from: ["supplied", "household", "length", "pressure", "frost"],
      formula: { zh: "R1 居民抄表到户 + R2 单位供水量管长 + R3 出厂压力 + R4 冻土", en: "R1 household reading + R2 length + R3 pressure + R4 frost" }, by: (row) => correctionOf(row),
      attestation: "FROM MEMORY", clauses: ["CJJ 92-2016"],
    },
    rate: {
      kind: "computed", label: { zh: "漏损率", en: "Rate judged" }, as: "decimal", unit: "%", scale: 2, section: "rate",
      from: ["supplied", "metered", "free", "household", "length", "pressure", "frost"], formula: { zh: "综合漏损率 − 总修正值", en: "raw − correction" },
      by: (row) => { const raw = lossOf(row), correction = correctionOf(row); return raw && correction && raw.minus(correction); }, attestation: "FROM MEMORY",
      clauses: ["CJJ 92-2016"],
    },
  },
  life: statement(["ledger.write", "department"]),
});
