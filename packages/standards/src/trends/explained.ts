import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage } from "../lineage.js";
import { mannKendall, theilSen, type MannKendallTrend, type SignificanceLevel, type TheilSen } from "./mann-kendall.js";
import { spearman, spearmanCritical, type SpearmanTrend, type TrendDirection } from "./spearman.js";

/** One value of a series with its time, such as a year (时间序列的一点). */
export interface SeriesPoint { readonly at: number; readonly value: Exact }

const directions: Readonly<Record<TrendDirection, Labels>> = {
  rising: { zh: "显著上升", en: "rising, significantly" }, falling: { zh: "显著下降", en: "falling, significantly" }, none: { zh: "变化不显著", en: "no significant change" } };

const points = (series: readonly SeriesPoint[], unit: string): readonly Lineage[] => series.map(({ at, value }) =>
  ({ name: { zh: String(at), en: String(at) }, value: value.toString(), unit, origin: "computed", inputs: [] }));

/** Spearman's test together with why (可追溯的秩相关). See {@link spearman}. @param series in order of time @throws {NoTrend} @clause HJ 663-2013 annex B */
export function spearmanExplained(series: readonly SeriesPoint[], unit: string): Computed<SpearmanTrend> {
  const value = spearman(series.map((point) => point.value));
  const { criticalFor, critical, text, n } = value;
  return { value, lineage: { name: { zh: "秩相关系数", en: "Spearman's rank correlation" }, value: text, unit: "", origin: "computed",
    rule: { id: "HJ 663/spearman", standard: "HJ 663", edition: "HJ 663-2013", clauses: ["annex B"], attestation: (criticalFor === null ? undefined : spearmanCritical[criticalFor]?.attestation) ?? "FROM MEMORY",
      formula: { zh: "rs = 1 − 6Σd²÷(n³−n)", en: "rs = 1 − 6Σd²/(n³−n)" } },
    rounding: { rule: "GB/T 8170", places: 3, exact: value.r.toString() }, inputs: points(series, unit),
    notes: [directions[value.direction], critical === null ? { zh: `只有 ${n} 个时段，少于5个，不作判断`, en: `${n} periods, fewer than 5: not judged` } : { zh: `临界值 ${critical}（n=${criticalFor ?? ""}）`, en: `critical value ${critical} (n = ${criticalFor ?? ""})` }] } };
}

/** Mann-Kendall and Theil–Sen together with why (可追溯的趋势检验与斜率), as a second opinion beside Spearman. @throws {NoTrend} @clause Mann 1945, Kendall 1975; Theil 1950, Sen 1968 */
export function mannKendallExplained(series: readonly SeriesPoint[], unit: string, level: SignificanceLevel = "0.05"): Computed<{ readonly test: MannKendallTrend; readonly slope: TheilSen }> {
  const test = mannKendall(series.map((point) => point.value), level);
  const slope = theilSen(series.map(({ at, value }) => ({ at: exact(at), value })));
  return { value: { test, slope }, lineage: { name: { zh: "曼-肯德尔检验 z", en: "Mann-Kendall z" }, value: test.z, unit: "", origin: "computed",
    rule: { id: "trends/mann-kendall", standard: "Mann-Kendall, Theil–Sen", clauses: ["S, Var(S), z", "slope"], attestation: "VERIFIED", formula: { zh: "z = (S∓1)÷√Var(S)，含结修正", en: "z = (S∓1)/√Var(S), corrected for ties" } },
    inputs: points(series, unit),
    notes: [directions[test.direction], { zh: `S = ${test.s}；泰尔-森斜率 ${slope.slope.toFixed(4)} ${unit}/年；显著性水平 ${level}`, en: `S = ${test.s}; Theil–Sen slope ${slope.slope.toFixed(4)} ${unit} a year; level ${level}` }] } };
}
