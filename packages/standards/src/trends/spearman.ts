import { exact, sum, type Exact } from "../exact.js";
import type { Attestation } from "../lineage.js";

/** A series too short, or with no variation, for a trend test. */
export class NoTrend extends RangeError {
  readonly code = "trends/none";
  constructor(why: string, clause: string) { super(`${why}; ${clause}`); }
}

/**
 * Critical values of Spearman's rank correlation, one-sided 0.05 (秩相关系数临界值), as HJ 663-2013 annex B prints them.
 * For 5–9 years they were recomputed by full enumeration and are exact to the printed place; larger ones are from memory.
 */
export const spearmanCritical: Readonly<Record<number, { readonly value: string; readonly attestation: Attestation }>> = Object.fromEntries(
  ([[5, "0.900"], [6, "0.829"], [7, "0.714"], [8, "0.643"], [9, "0.600"], [10, "0.564"], [12, "0.506"], [14, "0.456"], [16, "0.425"], [18, "0.399"],
    [20, "0.377"], [22, "0.359"], [24, "0.343"], [26, "0.329"], [28, "0.317"], [30, "0.306"]] as const)
    .map(([n, value]) => [n, { value, attestation: n <= 9 ? "VERIFIED" as const : "FROM MEMORY" as const }]));

/** Direction of a trend (变化趋势). */
export type TrendDirection = "rising" | "falling" | "none";

/** The result of Spearman's test (秩相关系数法). */
export interface SpearmanTrend {
  /** exact coefficient, -1 … 1 */
  readonly r: Exact;
  /** r with three decimals, as it is compared */
  readonly text: string;
  readonly n: number;
  /** critical value used; null for fewer than 5 values */
  readonly critical: string | null;
  /** the number of years the critical value is printed for: the next smaller one, which is stricter, where n is not in the table (@choice) */
  readonly criticalFor: number | null;
  readonly significant: boolean;
  /** rising or falling only when significant */
  readonly direction: TrendDirection;
}

/** Ranks from the smallest up; equal values share the mean of their ranks. */
export function ranks(values: readonly Exact[]): readonly Exact[] {
  const order = values.map((value, place) => ({ value, place })).sort((a, b) => a.value.compare(b.value));
  const result = new Array<Exact>(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && order[to]?.value.equals(order[from]?.value as Exact)) to++;
    const rank = exact(from + 1 + to).over(exact(2));
    for (let i = from; i < to; i++) result[order[i]?.place as number] = rank;
    from = to;
  }
  return result;
}

/**
 * Spearman's rank correlation of a series with its years (秩相关系数): r = 1 − 6Σd²/(n³−n), exact.
 * Ties take the mean of their ranks (@choice, the annex is silent). |r| is compared with three decimals, as the critical values are printed.
 *
 * @param values  one value a period, oldest first, none missing
 * @throws {NoTrend} fewer than 2 values
 * @clause HJ 663-2013 annex B
 * @example spearman(["52","46","48","38","33"].map(exact)).r.toString() === "-0.9"
 */
export function spearman(values: readonly Exact[]): SpearmanTrend {
  const n = values.length;
  if (n < 2) throw new NoTrend(`${n} values are no series`, "HJ 663-2013 annex B needs at least 5 periods");
  const squares = sum(ranks(values).map((rank, i) => { const d = rank.minus(exact(i + 1)); return d.times(d); }));
  const r = exact(1).minus(squares.times(exact(6)).over(exact(n ** 3 - n)));
  const criticalFor = Object.keys(spearmanCritical).map(Number).filter((size) => size <= n).at(-1) ?? null;
  const critical = criticalFor === null ? null : spearmanCritical[criticalFor]?.value ?? null;
  const text = r.toFixed(3);
  const significant = critical !== null && exact(text).absolute().compare(exact(critical)) >= 0;
  return { r, text, n, critical, criticalFor, significant, direction: !significant ? "none" : r.isNegative() ? "falling" : "rising" };
}
