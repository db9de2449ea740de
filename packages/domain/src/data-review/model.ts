import type { Labels } from "@yunqing/standards";
import type { MeasuredKind, Quality } from "../monitoring/model.js";
import type { Signed } from "../signed.js";

/**
 * A review of values of a point over a span (数据审核), proposed by one person. `verdict`: `as-marked` confirms each value with the quality that rules and marks gave it; a quality sets it for all.
 * It covers what had arrived when it was made: packets up to `packets`, batches up to `batches`; what arrives later is not reviewed. It counts once another person accepted it.
 */
export interface DataReview extends Signed { readonly point: string; readonly kind: MeasuredKind; readonly from: string; readonly until: string; /** factor codes; empty: all */ readonly factors: readonly string[]; readonly verdict: "as-marked" | Quality; readonly reason: string; readonly packets: number; readonly batches: number }
/** The second pair of eyes (复核). At most one per review; never by the person who proposed it. */
export interface DataReviewDecision extends Signed { readonly review: string; readonly decision: "accept" | "return"; readonly note: string }

/** A value with all that is said of its quality (数据质量判定): the worst of flag and rules, unless a person's mark, and last a review, says otherwise. */
export interface QualityWord { readonly quality: Quality; readonly by: "flag" | "rule" | "mark" | "review" | "none"; readonly reason: Labels }
