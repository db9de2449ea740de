import type { Labels } from "../labels.js";

/** Where an item is measured (介质): ambient air and weather, exhaust gas, water of any kind, soil, noise. */
export type Medium = "air" | "gas" | "water" | "soil" | "noise";

/** The code tables of data transmission (因子编码版本): HJ/T 212-2005 annex B, HJ 212-2017 annex B, and HJ 524 for what 212 does not list. */
export type CodeEdition = "2005" | "2017" | "HJ 524";

/** A code under which an item is transmitted (因子编码), with the unit and the number format of that table. */
export interface ItemCode {
  readonly edition: CodeEdition;
  readonly code: string;
  /** as printed in that table */
  readonly name: string;
  /** default unit of that table, which devices do not always keep: PM is printed in ng/m³ and sent in µg/m³ */
  readonly unit?: string;
  /** `N3.1`: up to three digits before and one after the point */
  readonly format?: string;
  /** unit of the amount discharged (-Cou) */
  readonly totalUnit?: string;
}

/**
 * One measured item (监测项目), the same for every room.
 * `symbol` is unique within a medium; `unit` is that in which the product keeps and shows values.
 */
export interface MeasuredItem {
  readonly medium: Medium;
  readonly symbol: string;
  readonly name: Labels;
  readonly unit: string;
  /** decimals of a measured value as shown */
  readonly decimals: number;
  /** decimals of the national network's publication, where it differs or is known (发布位数) */
  readonly publishedDecimals?: number;
  readonly cas?: string;
  readonly codes: readonly ItemCode[];
}

/** A factor of a treatment process (治理设施过程因子). */
export interface ProcessFactor { readonly code: string; readonly name: Labels; readonly unit: string; readonly format: string }
