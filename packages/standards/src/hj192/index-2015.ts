import { both, computedWith, leaf } from "../computed.js";
import type { DatedEdition } from "../editions.js";
import { exact, isDecimal, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";
import { amountOf, exactOf } from "../amount.js";

/** The editions of HJ 192 (版本); national evaluation went over to the EQI in 2021. */
export const hj192Editions: readonly DatedEdition[] = [
  { standard: "HJ 192", edition: "HJ/T 192-2006", from: "2006-05-01", until: "2015-03-13", held: false },
  { standard: "HJ 192", edition: "HJ 192-2015", from: "2015-03-13", held: true },
];

/** Class of the ecological index (生态环境状况分级). */
export type EiClass = "优" | "良" | "一般" | "较差" | "差";

/** The classes from best to worst with their lower bounds, and names. */
export const eiClasses: readonly { readonly class: EiClass; readonly from: string; readonly name: Labels }[] = [
  { class: "优", from: "75", name: both("优", "excellent") }, { class: "良", from: "55", name: both("良", "good") },
  { class: "一般", from: "35", name: both("一般", "fair") }, { class: "较差", from: "20", name: both("较差", "poor") },
  { class: "差", from: "0", name: both("差", "bad") },
];

/** The five sub-indices and the restriction (分指数), each 0 to 100, decimal text. */
export interface EiInputs {
  readonly biological: string;
  readonly vegetation: string;
  readonly waterNetwork: string;
  readonly landStress: string;
  readonly pollutionLoad: string;
  /** 环境限制指数: added as it is, zero or negative; 0 when left out */
  readonly restriction?: string;
}

/** Ecological index (生态环境状况指数): exact, to two decimals, and its class by the exact value. */
export interface Ei { readonly exact: string; readonly ei: string; readonly class: EiClass }

const parts: readonly { readonly key: Exclude<keyof EiInputs, "restriction">; readonly weight: string; readonly isStress: boolean; readonly name: Labels }[] = [
  { key: "biological", weight: "0.35", isStress: false, name: both("生物丰度指数", "biological richness index") },
  { key: "vegetation", weight: "0.25", isStress: false, name: both("植被覆盖指数", "vegetation cover index") },
  { key: "waterNetwork", weight: "0.15", isStress: false, name: both("水网密度指数", "water network index") },
  { key: "landStress", weight: "0.15", isStress: true, name: both("土地胁迫指数", "land stress index") },
  { key: "pollutionLoad", weight: "0.10", isStress: true, name: both("污染负荷指数", "pollution load index") },
];

const rule: Rule = {
  id: "HJ 192/ei",
  formula: both("EI = 0.35×生物丰度 + 0.25×植被覆盖 + 0.15×水网密度 + 0.15×(100−土地胁迫) + 0.10×(100−污染负荷) + 环境限制", "EI = 0.35 biological + 0.25 vegetation + 0.15 water network + 0.15 (100 − land stress) + 0.10 (100 − pollution load) + restriction"),
  standard: "HJ 192", edition: "HJ 192-2015", clauses: ["6", "7.1"], attestation: "VERIFIED",
};

const atOf = (field: string): JudgedAt => ({ room: "hj192", field, clause: "HJ 192-2015 §6" });

/** A sub-index: decimal, 0 to 100. */
function subIndex(text: string, field: string): Exact {
  const value = exactOf(amountOf(text, atOf(field), false));
  if (value.compare(exact("100")) > 0) throw new BadValue("out-of-range", text, atOf(field), "is above 100; each sub-index runs from 0 to 100");
  return value;
}

function restrictionOf(text: string): Exact {
  if (typeof text !== "string" || !isDecimal(text)) throw new BadValue(String(text).trim() === "" ? "blank" : "not-a-number", String(text), atOf("restriction"));
  return exact(text);
}

/** The class a value of the index falls in (分级). @clause HJ 192-2015 §7.1 */
export function eiClassOf(ei: string | Exact): EiClass {
  const value = typeof ei === "string" ? exact(ei) : ei;
  return eiClasses.find((each) => value.compare(exact(each.from)) >= 0)?.class ?? "差";
}

/**
 * Ecological index of a county or district (生态环境状况指数 EI).
 * @choice the class goes by the exact value, not the rounded one; the text of the standard does not say.
 *
 * @returns `exact` as it comes, `ei` with two decimals (GB/T 8170), `class` 优 良 一般 较差 差
 * @throws {BadValue} a sub-index that is no decimal, negative or above 100
 * @clause HJ 192-2015 §6, §7.1
 * @example eiOf({ biological: "27.58", vegetation: "58.54", waterNetwork: "7.47", landStress: "19.81", pollutionLoad: "5.08" }).value.exact === "46.929"
 */
export function eiOf(inputs: EiInputs): Computed<Ei> {
  const hundred = exact("100");
  let total = inputs.restriction === undefined ? exact("0") : restrictionOf(inputs.restriction);
  for (const { key, weight, isStress } of parts) {
    const value = subIndex(inputs[key], key);
    total = total.plus(exact(weight).times(isStress ? hundred.minus(value) : value));
  }
  const value: Ei = { exact: total.toString(), ei: total.toFixed(2), class: eiClassOf(total) };
  return computedWith(value, () => ({
    name: both("生态环境状况指数", "ecological index EI"), value: value.ei, unit: "", origin: "computed", rule,
    rounding: { rule: "GB/T 8170", places: 2, exact: value.exact },
    inputs: [
      ...parts.map(({ key, name, weight }) => ({ ...leaf(name, inputs[key], "", "entered"), notes: [both(`权重 ${weight}`, `weight ${weight}`)] })),
      leaf(both("环境限制指数", "restriction index"), inputs.restriction ?? "0", "", "entered"),
    ],
    notes: [both(`分级 ${value.class}（按修约前的值）`, `class ${value.class} (by the unrounded value)`)],
  }));
}

/** How the index changed between two years (变化分级): size of the change in words, and its direction. */
export interface EiChange { readonly difference: string; readonly degree: "无明显变化" | "略微变化" | "明显变化" | "显著变化"; readonly direction: "变好" | "变差" | "不变" }

/**
 * Change of the ecological index (生态环境状况变化幅度分级).
 * @clause HJ 192-2015 §7.2
 */
export function eiChangeOf(before: string, after: string): Computed<EiChange> {
  const from = exactOf(amountOf(before, atOf("before"), false)), to = exactOf(amountOf(after, atOf("after"), false));
  const difference = to.minus(from), size = difference.absolute();
  const degree = size.compare(exact("1")) < 0 ? "无明显变化" : size.compare(exact("3")) < 0 ? "略微变化" : size.compare(exact("8")) < 0 ? "明显变化" : "显著变化";
  const value: EiChange = { difference: difference.toString(), degree, direction: difference.isZero() ? "不变" : difference.isNegative() ? "变差" : "变好" };
  return computedWith(value, () => ({
    name: both("EI 变化幅度", "change of EI"), value: value.difference, unit: "", origin: "computed",
    rule: { id: "HJ 192/change", formula: both("ΔEI：<1 无明显，1～3 略微，3～8 明显，≥8 显著", "ΔEI: < 1 none, 1–3 slight, 3–8 clear, ≥ 8 marked"), standard: "HJ 192", edition: "HJ 192-2015", clauses: ["7.2"], attestation: "FROM MEMORY" },
    inputs: [leaf(both("前期 EI", "EI before"), before, "", "entered"), leaf(both("后期 EI", "EI after"), after, "", "entered")],
    notes: [both(degree, degree)],
  }));
}
