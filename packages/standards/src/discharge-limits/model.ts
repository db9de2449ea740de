import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** Over what a limit is a mean (取值时段): a momentary value, one sample, an hour, a day, a month. */
export type AveragingBasis = "instantaneous" | "sample" | "hour" | "day" | "month";

/** How a basis is written. */
export const basisLabels: Readonly<Record<AveragingBasis, Labels>> = {
  instantaneous: { zh: "瞬时值", en: "momentary value" }, sample: { zh: "任意一次样品", en: "any one sample" }, hour: { zh: "小时均值", en: "hourly mean" },
  day: { zh: "日均值", en: "daily mean" }, month: { zh: "月均值", en: "monthly mean" },
};

/** When a limit holds beside its category and date (适用条件). */
export interface LimitCondition {
  /** water temperature of the biological treatment, against 12 ℃ (GB 18918 table 1, figures in brackets) */
  readonly water?: "above 12 ℃" | "at most 12 ℃";
  /** day the plant was built: half-open */
  readonly builtFrom?: string;
  readonly builtUntil?: string;
  /** anything else, in words */
  readonly text?: Labels;
}

/**
 * One limit of a discharge standard (排放限值), with its dates and averaging basis. An amendment is rows of its own.
 * `limit` null: the limit is known to exist and its figure is not held here.
 */
export interface DischargeLimit {
  readonly standard: string;
  readonly edition: string;
  /** table and class: `1A`, `一级`, `new coal boiler` … as {@link dischargeCategories} names them */
  readonly category: string;
  readonly medium: "water" | "gas";
  /** symbol of the item registry */
  readonly item: string;
  readonly kind: "atMost" | "range" | "absent";
  readonly limit: string | null;
  /** lower end of a range */
  readonly low?: string;
  readonly unit: string;
  readonly basis: AveragingBasis;
  readonly from: string;
  readonly until?: string;
  /** percent; measured concentrations are converted to it before comparing */
  readonly referenceOxygen?: string;
  readonly condition?: LimitCondition;
  readonly clause: string;
  readonly attestation: Attestation;
  readonly note?: Labels;
}
