import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact } from "../exact.js";
import type { Computed } from "../lineage.js";
import { NothingToJudge } from "../refusals.js";
import { spearman, spearmanCritical } from "../trends/spearman.js";
import { edition2011 } from "./state.js";

/** Trend of a water item over periods (多时段变化趋势). A falling concentration is better; for dissolved oxygen a rising one. */
export interface WaterTrend {
  /** rank correlation with three decimals */
  readonly r: string;
  readonly critical: string | null;
  readonly direction: "rising" | "falling" | "none";
  readonly meaning: "好转" | "变差" | "无显著变化";
}

/**
 * Trend of an item by Spearman's rank correlation (秩相关系数法), at least five periods.
 * @param values  one mean a period, oldest first, decimal text
 * @throws {BadValue} {NothingToJudge} fewer than five periods
 * @clause 环办〔2011〕22号 三（二）
 */
export function waterTrend(item: string, values: readonly string[]): Computed<WaterTrend> {
  const clause = `${edition2011} 三（二）`;
  if (values.length < 5) throw new NothingToJudge("surface-evaluation", `${clause}, which needs five periods`, values);
  const series = values.map((text) => exactOf(amountOf(text, { room: "surface-evaluation", field: item, clause }, false)));
  const trend = spearman(series);
  const isBetter = (trend.direction === "rising") === (item === "DO");
  const value: WaterTrend = { r: trend.text, critical: trend.critical, direction: trend.direction, meaning: trend.direction === "none" ? "无显著变化" : isBetter ? "好转" : "变差" };
  const attestation = trend.criticalFor === null ? "FROM MEMORY" : spearmanCritical[trend.criticalFor]?.attestation ?? "FROM MEMORY";
  return computedWith(value, () => ({
    name: both(`${item} 变化趋势`, `trend of ${item}`), value: value.meaning, unit: "", origin: "computed",
    rule: { id: "2011/trend", formula: both("rs = 1 − 6Σd²/(N³−N)，|rs| ≥ Wp 为显著", "rs = 1 − 6Σd²/(N³−N), significant when |rs| ≥ Wp"), standard: edition2011, edition: edition2011, clauses: ["三（二）"], attestation: attestation === "VERIFIED" ? "REPORTED" : attestation },
    inputs: values.map((text, i) => leaf(both(`第 ${i + 1} 时段`, `period ${i + 1}`), text, "mg/L", "computed")),
    notes: [both(`rs = ${trend.text}，Wp = ${trend.critical ?? "无"}（N = ${exact(values.length).toString()}）`, `rs = ${trend.text}, Wp = ${trend.critical ?? "none"}, N = ${values.length}`)],
  }));
}
