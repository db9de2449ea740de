import { ledger, type Inputs } from "@yunqing/ledger";
import { exact, type Exact } from "@yunqing/standards";
import { note, unit, year } from "../parts/fields.js";
import { sumOf } from "../parts/rates.js";
import { office } from "../parts/rights.js";
import { pollutantOptions } from "./pollutants.js";

function availableOf(row: Inputs): Exact | null { const into = sumOf(row, ["granted", "bought"]); return into && into.minus(sumOf(row, ["sold", "reclaimed"]) ?? exact(0)); }
/** Quota accounts (排污权账户): one row a unit, pollutant and year; the balance is never below zero. */
export const emissionAccount = ledger({
  id: "emission-account", title: { zh: "排污权账户台账", en: "Accounts of emission rights" }, source: { line: 1146, systems: ["S227"], text: "山西省主要污染物排污权交易实施细则" },
  purpose: { zh: "初始核定 + 购入 − 出让 − 收回 = 可用；实际排放不得超过可用量；与排污许可限值核对。", en: "Granted + bought − sold − taken back; what is released keeps within it." },
  key: ["unit", "pollutant", "year"], ...office,
  fields: {
    unit: { ...unit, required: true }, pollutant: { kind: "choice", label: { zh: "污染物", en: "Pollutant" }, required: true, options: pollutantOptions, source: { line: 1146 } }, year: { ...year, required: true }, granted: { kind: "decimal", label: { zh: "核定量（年初可用）", en: "Granted" }, unit: "t", scale: 4, min: "0", required: true },
    bought: { kind: "decimal", label: { zh: "购入量", en: "Bought" }, unit: "t", scale: 4, min: "0" }, sold: { kind: "decimal", label: { zh: "出让量", en: "Sold" }, unit: "t", scale: 4, min: "0", validWhen: [{ must: { field: "sold", comparison: "≤", than: "granted" }, say: { zh: "出让量不得大于核定量", en: "not more than was granted" } }] }, reclaimed: { kind: "decimal", label: { zh: "收回（核减）量", en: "Taken back" }, unit: "t", scale: 4, min: "0" },
    available: { kind: "computed", label: { zh: "可用量", en: "Available" }, as: "decimal", unit: "t", scale: 4, from: ["granted", "bought", "sold", "reclaimed"], formula: { zh: "核定 + 购入 − 出让 − 收回", en: "granted + bought − sold − taken back" }, by: (row) => availableOf(row) },
    released: { kind: "decimal", label: { zh: "实际排放量", en: "Released" }, unit: "t", scale: 4, min: "0" }, permitted: { kind: "decimal", label: { zh: "许可排放量", en: "Permitted" }, unit: "t", scale: 4, min: "0" },
    standing: { kind: "computed", label: { zh: "账户判定", en: "Standing" }, as: "text", from: ["granted", "bought", "sold", "reclaimed", "released", "permitted"], formula: { zh: "可用量为负 → 账户透支；实际排放 > 可用 → 超量；许可 > 可用 → 与许可不符", en: "below zero, over it, or not as permitted" }, by: (row) => { const available = availableOf(row), released = row.exact("released"), permitted = row.exact("permitted"); if (available === null) return null; return [available.isNegative() ? "账户透支" : "", released !== null && released.compare(available) > 0 ? "排放超可用量" : "", permitted !== null && permitted.compare(available) > 0 ? "许可量大于可用量" : ""].filter(Boolean).join("、") || "正常"; } }, note,
  },
});
