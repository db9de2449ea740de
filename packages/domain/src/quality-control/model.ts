import type { Attestation, Labels } from "@yunqing/standards";
import type { MeasuredKind, PointKind, Quality } from "../monitoring/model.js";

/** The named rules of quality control (质控规则). */
export const qualityRuleIds = ["range", "rate-of-change", "constant", "zero", "inversion", "missing", "clock", "flag", "detection-limit"] as const;
export type QualityRuleId = (typeof qualityRuleIds)[number];

/** Names of the rules for lists and reasons. */
export const qualityRuleNames: Readonly<Record<QualityRuleId, Labels>> = {
  range: { zh: "量程", en: "range" }, "rate-of-change": { zh: "变化率", en: "rate of change" }, constant: { zh: "恒值", en: "constant value" }, zero: { zh: "零值", en: "zero" }, inversion: { zh: "倒挂", en: "inversion" },
  missing: { zh: "缺失", en: "missing" }, clock: { zh: "时钟", en: "clock" }, flag: { zh: "数据标记", en: "flag" }, "detection-limit": { zh: "检出限", en: "detection limit" },
};

/** Parameters of each rule, as data; amounts are decimal text in the unit of the factor. */
export interface QualityParameters {
  /** outside [low, high] is marked; null: no bound on that side */
  readonly range: { readonly low: string | null; readonly high: string | null };
  /** against the window just before: a change above `most` and above `times` the smaller of the two; null: that bound is not asked */
  readonly "rate-of-change": { readonly most: string; readonly times: string | null };
  /** `count` equal values one after the other or more; values not above `above` are left alone (a clean night is no fault); null: all */
  readonly constant: { readonly count: number; readonly above: string | null };
  /** `count` zeros one after the other or more */
  readonly zero: { readonly count: number };
  /** the `part` exceeds the whole (the factor of the setting) by more than `tolerance`, `count` windows one after the other or more; both are marked */
  readonly inversion: { readonly part: string; readonly tolerance: string; readonly count: number };
  /** a window that should have a value has none */
  readonly missing: Readonly<Record<never, never>>;
  /** the packet came more than `early` seconds before its window ended, or more than `late` seconds after and was not sent again on purpose (back-fill); null: not asked */
  readonly clock: { readonly earlySeconds: number; readonly lateSeconds: number | null };
  /** flags whose word is changed from the table's; all others by {@link flagVerdicts} */
  readonly flag: { readonly words: Readonly<Record<string, Quality>> };
  /** below the limit of detection */
  readonly "detection-limit": { readonly limit: string };
}

/** A rule set for factors of a kind of point (质控规则设置): which rule, for whom, with what, and what it says of a value. */
export type QualitySetting = { readonly [R in QualityRuleId]: {
  readonly rule: R; readonly pointKinds: readonly PointKind[]; readonly kinds: readonly MeasuredKind[];
  /** factors by the symbol that values carry; empty: every factor */
  readonly factors: readonly string[]; readonly parameters: QualityParameters[R];
  readonly quality: Quality; readonly source: Labels; readonly attestation: Attestation;
} }[QualityRuleId];

/** A value on its way through the rules (待检值): of one factor, in order of windows. Times in milliseconds since 1970 UTC; `value` as sent, null where nothing came. */
export interface CheckedValue { readonly from: number; readonly until: number; readonly value: string | null; readonly flag: string | null; readonly receivedAt: number | null; readonly backFilled: boolean }

/** What a rule says of one value (质控结果). Nothing is deleted: a mark stands beside the value, and people have the last word. */
export interface QualityControlMark { readonly rule: QualityRuleId; readonly factor: string; readonly from: number; readonly until: number; readonly quality: Quality; readonly reason: Labels }

/** A setting that cannot be applied. */
export class QualitySettingInvalid extends RangeError {
  readonly code = "quality-control/setting-invalid";
  constructor(readonly rule: QualityRuleId, why: Labels) { super(`质控规则“${qualityRuleNames[rule].zh}”的参数${why.zh}，请改正后再启用。The parameters of the rule "${qualityRuleNames[rule].en}" ${why.en}; mend them first`); }
}
