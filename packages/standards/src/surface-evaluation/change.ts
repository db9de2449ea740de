import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact } from "../exact.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue } from "../refusals.js";
import { edition2011, waterStates, type WaterState } from "./state.js";

/** How water changed between two periods, in the words of the method (水质变化). */
export type WaterChange = "明显好转" | "有所好转" | "无明显变化" | "有所变差" | "明显变差";

const rule = (formula: Rule["formula"], clause: string): Rule => ({ id: "2011/change", formula, standard: edition2011, edition: edition2011, clauses: [clause], attestation: "FROM MEMORY" });

/** Words for a size (0 none, 1 some, 2 clear) and a direction. */
const worded = (size: 0 | 1 | 2, isBetter: boolean): WaterChange => (size === 0 ? "无明显变化" : size === 1 ? (isBetter ? "有所好转" : "有所变差") : isBetter ? "明显好转" : "明显变差");

/**
 * Change of the state of a section, river or lake between two periods (定性评价的时段比较): one level 有所, two or more 明显.
 * @clause 环办〔2011〕22号 三（一）
 */
export function stateChange(before: WaterState, after: WaterState): Computed<WaterChange> {
  for (const each of [before, after]) if (!waterStates.includes(each)) throw new BadValue("out-of-range", each, { room: "surface-evaluation", field: "state", clause: `${edition2011} 三（一）` }, "is no state of the method");
  const levels = waterStates.indexOf(before) - waterStates.indexOf(after);
  const change = worded(Math.min(Math.abs(levels), 2) as 0 | 1 | 2, levels > 0);
  return computedWith(change, () => ({
    name: both("水质变化", "change of the water"), value: change, unit: "", origin: "computed",
    rule: rule(both("状况等级不变：无明显变化；变化一级：有所；两级以上：明显", "same state none, one level some, two or more clear"), "三（一）"),
    inputs: [leaf(both("前时段水质状况", "state before"), before, "", "entered"), leaf(both("后时段水质状况", "state after"), after, "", "entered")],
  }));
}

/** Shares of sections in a period, percent (断面比例): classes I–III, and worse than V. */
export interface ClassShares { readonly good: string; readonly inferior: string }

/**
 * Change of a river or basin by the shares of its sections (断面比例法的时段比较): ΔG − ΔD in percentage points.
 * @clause 环办〔2011〕22号 三（一）2
 */
export function shareChange(before: ClassShares, after: ClassShares): Computed<{ readonly difference: string; readonly change: WaterChange }> {
  const read = (text: string, field: string) => {
    const at = { room: "surface-evaluation", field, unit: "%", clause: `${edition2011} 三（一）2` };
    const value = exactOf(amountOf(text, at, false));
    if (value.compare(exact("100")) > 0) throw new BadValue("out-of-range", text, at, "is above 100");
    return value;
  };
  const rise = read(after.good, "I–III share").minus(read(before.good, "I–III share"));
  const difference = rise.minus(read(after.inferior, "inferior-V share").minus(read(before.inferior, "inferior-V share")));
  const size = difference.absolute();
  const change = worded(size.compare(exact("10")) <= 0 ? 0 : size.compare(exact("20")) <= 0 ? 1 : 2, !difference.isNegative());
  const value = { difference: difference.toString(), change };
  return computedWith(value, () => ({
    name: both("水质变化 ΔG−ΔD", "change ΔG − ΔD"), value: value.difference, unit: "百分点", origin: "computed",
    rule: rule(both("|ΔG−ΔD|≤10 无明显变化；10～20 有所；>20 明显", "|ΔG − ΔD| ≤ 10 none, up to 20 some, above clear"), "三（一）2"),
    inputs: ([["前", "before", before], ["后", "after", after]] as const).flatMap(([zh, en, shares]) => [
      leaf(both(`${zh}时段Ⅰ～Ⅲ类比例`, `I–III share ${en}`), shares.good, "%", "entered"), leaf(both(`${zh}时段劣Ⅴ类比例`, `inferior-V share ${en}`), shares.inferior, "%", "entered")]),
    notes: [both(change, change)],
  }));
}
