import { amountOf, exactOf } from "../amount.js";
import { both, computedWith } from "../computed.js";
import { exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";
import { edition2011 } from "../surface-evaluation/state.js";

/** Trophic grade of a lake (营养状态分级). */
export type TrophicGrade = "贫营养" | "中营养" | "轻度富营养" | "中度富营养" | "重度富营养";

/** The grades in order with the index up to which each goes, and names. */
export const trophicGrades: readonly { readonly grade: TrophicGrade; readonly name: Labels }[] = [
  { grade: "贫营养", name: both("贫营养", "oligotrophic") }, { grade: "中营养", name: both("中营养", "mesotrophic") },
  { grade: "轻度富营养", name: both("轻度富营养", "lightly eutrophic") }, { grade: "中度富营养", name: both("中度富营养", "moderately eutrophic") },
  { grade: "重度富营养", name: both("重度富营养", "heavily eutrophic") },
];

/** The five items, decimal text (营养状态评价项目): chlorophyll a in mg/m³, Secchi depth in m, the rest in mg/L. */
export interface TrophicInputs { readonly chla: string; readonly TP: string; readonly TN: string; readonly SD: string; readonly CODMn: string }

interface TrophicItem { readonly key: keyof TrophicInputs; readonly name: Labels; readonly unit: string; readonly constant: string; readonly slope: string; readonly r: string; readonly squared: string }

/** Constants of the sub-indices TLI(j) = 10 (a + b ln x) and the correlation r with chlorophyll a (各项目计算公式与相关系数). */
export const trophicItems: readonly TrophicItem[] = [
  { key: "chla", name: both("叶绿素a", "chlorophyll a"), unit: "mg/m³", constant: "2.5", slope: "1.086", r: "1", squared: "1" },
  { key: "TP", name: both("总磷", "total phosphorus"), unit: "mg/L", constant: "9.436", slope: "1.624", r: "0.84", squared: "0.7056" },
  { key: "TN", name: both("总氮", "total nitrogen"), unit: "mg/L", constant: "5.453", slope: "1.694", r: "0.82", squared: "0.6724" },
  { key: "SD", name: both("透明度", "Secchi depth"), unit: "m", constant: "5.118", slope: "-1.94", r: "-0.83", squared: "0.6889" },
  { key: "CODMn", name: both("高锰酸盐指数", "permanganate index"), unit: "mg/L", constant: "0.109", slope: "2.661", r: "0.83", squared: "0.6889" },
];

const total = trophicItems.reduce((all, each) => all + Number(each.squared), 0);

const rule: Rule = {
  id: "2011/tli",
  formula: both("TLI(Σ) = Σ Wj·TLI(j)，TLI(j) = 10(a + b·ln x)，Wj = rj²/Σr²", "TLI = Σ Wj·TLI(j), TLI(j) = 10 (a + b ln x), Wj = rj²/Σr²"),
  standard: edition2011, edition: edition2011, clauses: ["二（二）2"], attestation: "REPORTED",
};

/** Trophic level index and its grade (综合营养状态指数): the index to one decimal as published, the parts to four. */
export interface TrophicState { readonly tli: string; readonly unrounded: number; readonly grade: TrophicGrade; readonly parts: Readonly<Record<keyof TrophicInputs, string>> }

/** The grade an index falls in. @choice bounds belong to the lower grade, as in the sources at hand */
export function trophicGradeOf(tli: number): TrophicGrade {
  if (tli < 30) return "贫营养";
  return tli <= 50 ? "中营养" : tli <= 60 ? "轻度富营养" : tli <= 70 ? "中度富营养" : "重度富营养";
}

function positive(text: string, item: TrophicItem): number {
  const at: JudgedAt = { room: "tli", field: item.key, unit: item.unit, clause: `${edition2011} 二（二）2` };
  const value = exactOf(amountOf(text, at, false));
  if (value.isZero()) throw new BadValue("out-of-range", text, at, "is zero, and the formula takes its logarithm; give half the detection limit");
  return value.toNumber();
}

/**
 * Trophic level index of a lake or reservoir (湖泊、水库营养状态评价，综合营养状态指数法).
 * Natural logarithms: the only binary floating-point figures here; weights are r²/Σr², not their four printed digits.
 *
 * @param inputs  decimal text: chlorophyll a in mg/m³ (not mg/L), Secchi depth in m, TP, TN, CODMn in mg/L; all above 0
 * @returns index with one decimal (GB/T 8170), the grade by the unrounded index
 * @throws {BadValue}
 * @clause 环办〔2011〕22号 二（二）2
 * @example tliOf({ chla: "15", TP: "0.05", TN: "1.2", SD: "0.8", CODMn: "4.5" }).value.grade === "轻度富营养"
 */
export function tliOf(inputs: TrophicInputs): Computed<TrophicState> {
  const parts = trophicItems.map((item) => ({ item, index: 10 * (Number(item.constant) + Number(item.slope) * Math.log(positive(inputs[item.key], item))), weight: Number(item.squared) / total }));
  const unrounded = parts.reduce((all, { index, weight }) => all + index * weight, 0);
  const text = (index: number, places: number): string => exact(index.toFixed(10)).toFixed(places);
  const value: TrophicState = { tli: text(unrounded, 1), unrounded, grade: trophicGradeOf(unrounded), parts: Object.fromEntries(parts.map(({ item, index }) => [item.key, text(index, 4)])) as TrophicState["parts"] };
  return computedWith(value, () => ({
    name: both("综合营养状态指数", "trophic level index"), value: value.tli, unit: "", origin: "computed", rule,
    rounding: { rule: "GB/T 8170", places: 1, exact: unrounded.toFixed(10) },
    inputs: parts.map(({ item, index, weight }): Lineage => ({ name: both(`TLI(${item.name.zh})`, `TLI (${item.name.en})`), value: text(index, 4), unit: "", origin: "computed", inputs: [{ name: item.name, value: inputs[item.key], unit: item.unit, origin: "measured", inputs: [] }], notes: [both(`权重 ${weight.toFixed(6)}`, `weight ${weight.toFixed(6)}`)] })),
    notes: [both(`含对数，用二进制双精度浮点；${value.grade}`, `has logarithms: binary double precision; ${value.grade}`)],
  }));
}
