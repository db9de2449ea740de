import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import type { DatedEdition } from "../editions.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue } from "../refusals.js";

const document = "环监测〔2021〕99号";

/** The edition of the regional ecological quality method (区域生态质量评价办法（试行）). It replaced EI nationally: an EI is no base for an EQI. */
export const eqiEditions: readonly DatedEdition[] = [{ standard: document, edition: document, from: "2021-11-05", held: true }];

/** Class of the ecological quality index (生态质量类型). */
export type EqiClass = "一类" | "二类" | "三类" | "四类" | "五类";

/** The classes with their lower bounds. */
export const eqiClasses: readonly { readonly class: EqiClass; readonly from: string; readonly name: Labels }[] = [
  { class: "一类", from: "70", name: both("一类", "class 1") }, { class: "二类", from: "55", name: both("二类", "class 2") }, { class: "三类", from: "40", name: both("三类", "class 3") },
  { class: "四类", from: "30", name: both("四类", "class 4") }, { class: "五类", from: "0", name: both("五类", "class 5") },
];

/** The four first-level indices, 0–100, decimal text (一级指标): pattern, function, biodiversity, stress. */
export interface EqiInputs { readonly pattern: string; readonly function: string; readonly biodiversity: string; readonly stress: string }

const parts: readonly { readonly key: keyof EqiInputs; readonly weight: string; readonly name: Labels }[] = [
  { key: "pattern", weight: "0.36", name: both("生态格局", "ecological pattern") }, { key: "function", weight: "0.35", name: both("生态功能", "ecological function") },
  { key: "biodiversity", weight: "0.19", name: both("生物多样性", "biodiversity") }, { key: "stress", weight: "0.10", name: both("生态胁迫", "ecological stress") },
];

const rule: Rule = {
  id: "EQI/index",
  formula: both("EQI = 0.36×生态格局 + 0.35×生态功能 + 0.19×生物多样性 + 0.10×(100−生态胁迫)", "EQI = 0.36 pattern + 0.35 function + 0.19 biodiversity + 0.10 (100 − stress)"),
  standard: document, edition: document, clauses: ["评价方法"], attestation: "FROM MEMORY",
};

const read = (text: string, field: string): Exact => {
  const at = { room: "eqi", field, clause: document };
  const value = exactOf(amountOf(text, at, false));
  if (value.compare(exact(100)) > 0) throw new BadValue("out-of-range", text, at, "is above 100");
  return value;
};

/** The class a value of the index falls in (生态质量分类). @clause 环监测〔2021〕99号 */
export function eqiClassOf(eqi: string | Exact): EqiClass {
  const value = typeof eqi === "string" ? read(eqi, "EQI") : eqi;
  return eqiClasses.find((each) => value.compare(exact(each.from)) >= 0)?.class ?? "五类";
}

/**
 * Ecological quality index of a region (生态质量指数 EQI), class by the exact value.
 * @throws {BadValue}
 * @clause 环监测〔2021〕99号
 */
export function eqiOf(inputs: EqiInputs): Computed<{ readonly exact: string; readonly eqi: string; readonly class: EqiClass }> {
  const total = parts.reduce((all, { key, weight }) => { const value = read(inputs[key], key); return all.plus(exact(weight).times(key === "stress" ? exact(100).minus(value) : value)); }, exact(0));
  const value = { exact: total.toString(), eqi: total.toFixed(2), class: eqiClassOf(total) };
  return computedWith(value, () => ({
    name: both("生态质量指数", "ecological quality index"), value: value.eqi, unit: "", origin: "computed", rule, rounding: { rule: "GB/T 8170", places: 2, exact: value.exact },
    inputs: parts.map(({ key, name, weight }) => ({ ...leaf(name, inputs[key], "", "entered"), notes: [both(`权重 ${weight}`, `weight ${weight}`)] })), notes: [both(`分类 ${value.class}`, `class ${value.class}`)],
  }));
}

/**
 * Change of the EQI (生态质量变化幅度): below 1 stable, 1–2 light, 2–4 ordinary, from 4 clear.
 * @clause 环监测〔2021〕99号
 */
export function eqiChangeOf(before: string, after: string): Computed<{ readonly difference: string; readonly degree: "基本稳定" | "轻微变好" | "轻微变差" | "一般变好" | "一般变差" | "明显变好" | "明显变差" }> {
  const difference = read(after, "after").minus(read(before, "before")), size = difference.absolute();
  const direction = difference.isNegative() ? "变差" : "变好";
  const degree = size.compare(exact(1)) < 0 ? "基本稳定" as const : size.compare(exact(2)) < 0 ? `轻微${direction}` as const : size.compare(exact(4)) < 0 ? `一般${direction}` as const : `明显${direction}` as const;
  const value = { difference: difference.toString(), degree };
  return computedWith(value, () => ({ name: both("EQI 变化", "change of EQI"), value: value.difference, unit: "", origin: "computed", rule: { ...rule, id: "EQI/change", formula: both("|Δ|<1 基本稳定，1～2 轻微，2～4 一般，≥4 明显", "|Δ| < 1 stable, 1–2 light, 2–4 ordinary, ≥ 4 clear") }, inputs: [leaf(both("前期", "before"), before, "", "entered"), leaf(both("后期", "after"), after, "", "entered")], notes: [both(degree, degree)] }));
}
