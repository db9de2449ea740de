import type { DatedEdition } from "../editions.js";
import type { Attestation } from "../lineage.js";

/** Averaging periods of the limits (取值时间). */
export type AirPeriod = "annual" | "quarter" | "24h" | "daily_max_8h" | "1h";
/** Functional zones (环境空气功能区): class I are protected areas, class II everywhere else. */
export type AirZone = "first" | "second";
/** Pollutants with a limit (污染物项目). */
export type AirPollutant = "SO2" | "NO2" | "CO" | "O3" | "PM10" | "PM2.5" | "TSP" | "NOx" | "Pb" | "BaP";

/** One row of table 1 (basic items) or table 2 (other items): limits as decimal text. */
export interface AirLimit {
  readonly item: AirPollutant;
  readonly period: AirPeriod;
  readonly first: string;
  readonly second: string;
  readonly unit: "µg/m³" | "mg/m³";
  readonly table: 1 | 2;
}

/** One edition, or phase of an edition, of GB 3095 (环境空气质量标准). */
export interface Gb3095Edition extends DatedEdition {
  readonly attestation: Attestation;
  readonly limits: readonly AirLimit[];
  readonly clauses: { readonly limits: readonly string[] };
}
