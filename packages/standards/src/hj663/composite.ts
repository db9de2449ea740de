import { exact, sum, type Exact } from "../exact.js";
import { airLimit } from "../gb3095/limit.js";
import type { Gb3095Edition } from "../gb3095/edition.js";
import type { Attestation } from "../lineage.js";
import { annualItems, type AirItem } from "./edition.js";

/**
 * Weights of the composite index as data (综合指数权重). They are in dispute for 2026, so none is built into a rule:
 * weight 1 for all is the ranking rule used until 2025; PM2.5 3, O3 and NO2 2 stands in one program and is contradicted by another of the same authors.
 */
export interface CompositeWeights { readonly name: string; readonly weights: Readonly<Record<AirItem, string>>; readonly source: string; readonly attestation: Attestation }

/** Weight 1 for every item: the ranking rule until 2025 (等权). */
export const equalWeights: CompositeWeights = {
  name: "equal", weights: { SO2: "1", NO2: "1", PM10: "1", CO: "1", O3_8h: "1", "PM2.5": "1" },
  source: "城市环境空气质量排名技术规定；Anhui note of 2019 on the composite index", attestation: "REPORTED",
};
/** PM2.5 3, O3 and NO2 2, others 1: reported for 2026 and contradicted, used only by name. */
export const reportedWeights2026: CompositeWeights = {
  name: "reported-2026", weights: { SO2: "1", NO2: "2", PM10: "1", CO: "1", O3_8h: "2", "PM2.5": "3" },
  source: "other people's code for HJ 663-2026, contradicted by another version of it", attestation: "REPORTED",
};

/** When the composite index is rounded: each single index to two decimals and then their sum (as bulletins do), or the sum alone. */
export type CompositeRounding = "singles" | "sum";

/** The composite index (环境空气质量综合指数) and its parts; two decimals each. */
export interface CompositeIndex { readonly index: string; readonly singles: Readonly<Record<AirItem, string>>; readonly largest: readonly AirItem[] }

/**
 * The composite index I = Σ wᵢ·Cᵢ/Sᵢ (综合指数): means for SO2, NO2, PM10, PM2.5, the 95th percentile for CO, the 90th for O3, against the class II limits.
 * The official bulletin of Naiman prints 3.14 from C = 9, 14, 77, 23, 1.1, 96: only single indices rounded first give that.
 *
 * @param concentrations  as published (rounded) for the period; µg/m³, CO mg/m³
 * @returns null when one of the six is missing
 * @clause HJ 663-2013 composite index; ranking rule 环办〔2014〕64号 (from memory)
 */
export function compositeIndex(concentrations: Readonly<Partial<Record<AirItem, string | Exact | null>>>, limits: Gb3095Edition,
  options: { readonly weights?: CompositeWeights; readonly rounding?: CompositeRounding } = {}): CompositeIndex | null {
  const { weights } = options.weights ?? equalWeights;
  const rounding = options.rounding ?? "singles";
  const singles: Partial<Record<AirItem, string>> = {};
  const parts: Exact[] = [];
  let largest: AirItem[] = [], most: Exact | null = null;
  for (const { item, pollutant, hasMean } of annualItems) {
    const given = concentrations[item];
    if (given === null || given === undefined) return null;
    const limit = airLimit(limits, pollutant, hasMean ? "annual" : item === "O3_8h" ? "daily_max_8h" : "24h");
    const single = (typeof given === "string" ? exact(given) : given).over(exact(limit.second));
    const text = single.toFixed(2);
    singles[item] = text;
    const shownSingle = exact(text);
    if (most === null || shownSingle.compare(most) > 0) { most = shownSingle; largest = [item]; } else if (shownSingle.equals(most)) largest.push(item);
    parts.push((rounding === "singles" ? shownSingle : single).times(exact(weights[item])));
  }
  return { index: sum(parts).toFixed(2), singles: singles as Readonly<Record<AirItem, string>>, largest };
}
