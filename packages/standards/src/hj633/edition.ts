import type { DatedEdition } from "../editions.js";
import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** The columns a breakpoint table may have (污染物项目及平均时间). PM 1-hour columns exist since 2026. */
export const hj633Columns = [
  "SO2_24h", "SO2_1h", "NO2_24h", "NO2_1h", "PM10_24h", "PM10_1h", "CO_24h", "CO_1h", "O3_1h", "O3_8h", "PM2.5_24h", "PM2.5_1h",
] as const;
/** One of the columns, such as `PM2.5_24h` (项目及平均时间). */
export type Hj633Column = (typeof hj633Columns)[number];

/** The sub-index at each printed limit of table 1 (空气质量分指数). */
export const indexSteps = [0, 50, 100, 150, 200, 300, 400, 500] as const;

/**
 * One column of table 1 (浓度限值), and what the footnotes say above its last limit.
 * Where they are silent the index is 500: @choice practice of every published index, and the range 1–500 of HJ 633-2026 §4.1.1.
 */
export interface BreakpointColumn {
  /** limits in µg/m³ (CO: mg/m³), as many as are printed, from 0 */
  readonly limits: readonly number[];
  readonly above:
    | { readonly kind: "five-hundred" }
    | { readonly kind: "fixed"; readonly index: number; readonly clause: string }
    | { readonly kind: "not-computed"; readonly clause: string; readonly reason: Labels };
}

/** One pollutant of a report and the column its value is read in (报告项目). */
export interface ReportItem { readonly item: string; readonly column: Hj633Column }

/** Which items a daily or hourly report has, in the order in which ties are listed (日报、实时报). */
export interface ReportDefinition {
  readonly items: readonly ReportItem[];
  /** named when the report follows a practice and not the words of the standard */
  readonly practice?: string;
  readonly clauses: readonly string[];
  readonly attestation: Attestation;
}

/** One edition of HJ 633 (环境空气质量指数（AQI）技术规定). */
export interface Hj633Edition extends DatedEdition {
  readonly attestation: Attestation;
  readonly columns: Readonly<Partial<Record<Hj633Column, BreakpointColumn>>>;
  /** true: concentrations are rounded first, µg/m³ to whole numbers and CO to 0.1 mg/m³ (2026 §4.2.2) */
  readonly roundsConcentration: boolean;
  /** true: a missing item withholds an index of 100 or less (2026 §5.3.1) */
  readonly withholdsWhenMissing: boolean;
  /** true: pollutants with a sub-index above 100 are named (超标污染物, 2012 only) */
  readonly namesExceeding: boolean;
  readonly clauses: { readonly subIndex: readonly string[]; readonly missing: string };
  readonly daily: ReportDefinition;
  readonly hourly: ReportDefinition;
}

/** Decimal places of a reported concentration: CO 1, all others 0. @clause HJ 633-2026 §4.2.2 */
export function placesOfColumn(column: Hj633Column): 0 | 1 { return column.startsWith("CO_") ? 1 : 0; }

/** Unit of a column's concentrations. */
export function unitOfColumn(column: Hj633Column): string { return column.startsWith("CO_") ? "mg/m³" : "µg/m³"; }
