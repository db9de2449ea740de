import { both, computedWith, leaf } from "../computed.js";
import { inStatistics, readingOf } from "../detection-limit.js";
import { exact, isDecimal, sum, type Exact } from "../exact.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, NothingToJudge } from "../refusals.js";
import { edition2011 } from "./state.js";

/** What a mean stands for (统计时段), and how many values it needs at least. */
export const periodMinima = { month: 1, quarter: 2, year: 8 } as const;

/** A period of the 2011 method. */
export type SurfacePeriod = keyof typeof periodMinima;

const rule: Rule = {
  id: "2011/mean",
  formula: both("算术平均；未检出以检出限的一半参加统计", "arithmetic mean; a value below the detection limit enters as half of it"),
  standard: edition2011, edition: edition2011, clauses: ["一（二）"], attestation: "FROM MEMORY",
};

/** One value as it enters a mean. */
function entering(text: string, item: string): Exact {
  const plain = /^(?:<\s?\d+(?:\.\d+)?|\d+(?:\.\d+)?L)$/.test(text) || isDecimal(text);
  const at = { room: "surface-evaluation", field: item, clause: `${edition2011} 一（二）` };
  if (!plain) throw new BadValue(text.trim() === "" ? "blank" : "not-a-number", text, at);
  const value = inStatistics(readingOf(text), "half", at.clause);
  if (value.isNegative()) throw new BadValue("negative", text, at);
  return value;
}

/** The exact arithmetic mean of an item (算术平均), non-detects as half their limit. @throws {NothingToJudge} {BadValue} */
export function itemMean(values: readonly string[], item: string): Exact {
  if (values.length === 0) throw new NothingToJudge("surface-evaluation", `${edition2011} 一（二）`, []);
  return sum(values.map((text) => entering(text, item))).over(exact(values.length));
}

/**
 * Mean of an item over a period (时段均值), exact; null when there are too few values.
 * @param values  decimal text, `0.05L` or `<0.05`; missing months left out. For a year: the monthly values
 * @clause 环办〔2011〕22号 一（二）
 */
export function periodMean(item: string, values: readonly string[], period: SurfacePeriod, unit = "mg/L"): Computed<Exact | null> {
  const minimum = periodMinima[period];
  const mean = values.length < minimum ? null : itemMean(values, item);
  return computedWith<Exact | null>(mean, () => ({
    name: both(`${item} 均值`, `mean of ${item}`), value: mean?.toFixed(6) ?? null, unit, origin: "computed", rule,
    inputs: values.map((text) => leaf(both(item, item), text, unit, "measured")),
    notes: mean === null ? [both(`仅 ${values.length} 个值，少于 ${minimum} 个`, `only ${values.length} values, ${minimum} are needed`)] : [both("未修约", "unrounded")],
  }));
}
