import type { Labels } from "@yunqing/standards";

// Review of data (数据审核): the worklist, the cells of a point, reviews and their second look, and marks of sources. Two lines are never mixed: every view says which it shows.

/** Routes of review of data (数据审核接口路径). */
export const dataReviewPaths = {
  dataReviewWork: "/api/d/{d}/data-review/work",                 // GET ?from=&until= → DataReviewWork
  dataReviewGrid: "/api/d/{d}/data-review/points/{id}",          // GET ?from=&until= → DataReviewGrid
  dataReviews: "/api/d/{d}/data-review/reviews",                 // GET → DataReviewRow[] · POST ProposeDataReviews → DataReviewRow[]
  dataReviewDecision: "/api/d/{d}/data-review/reviews/{id}/decision", // POST DecideDataReview → DataReviewRow
  dataReviewRules: "/api/d/{d}/data-review/rules",               // GET → DataReviewRule[]
  sourceMarks: "/api/d/{d}/data-review/source-marks",            // GET ?month= → SourceMarkView · POST PutSourceMark → SourceMarkRow
} as const;

export type DataReviewQuality = "reliable" | "doubtful" | "unreliable";
export type DataReviewVerdict = "as-marked" | DataReviewQuality;
/** Counts of cells by rule (按规则计数). */
export interface DataReviewRuleCount { readonly rule: string; readonly name: Labels; readonly count: number }
/** A day of a point in the worklist (待审任务). Counts are of hourly values, in the real-time line; `packets` and `batches`: what had arrived when the row was made. */
export interface DataReviewWorkRow {
  readonly point: string; readonly name: Labels; readonly kind: string; readonly place: string | null; readonly day: string; readonly values: number; readonly reviewed: number; readonly unreviewed: number; readonly doubtful: number; readonly unreliable: number;
  readonly rules: readonly DataReviewRuleCount[]; readonly pending: number; readonly packets: number; readonly batches: number;
}
export interface DataReviewWork { readonly line: "real-time"; readonly from: string; readonly until: string; readonly simulated: boolean; readonly rows: readonly DataReviewWorkRow[]; readonly rules: readonly DataReviewRuleCount[] }
/** A value with everything said of it (判定明细). `reviewed`: its word in the reviewed line; null: not reviewed. `late`: a review covers the hour, but not this version. */
export interface DataReviewCell {
  readonly item: string; readonly factor: string; readonly from: string; readonly value: string; readonly flag: string | null; readonly packet: number; readonly quality: DataReviewQuality; readonly by: "flag" | "rule" | "mark" | "review" | "none"; readonly reason: Labels | null;
  readonly rules: readonly { readonly rule: string; readonly name: Labels; readonly quality: DataReviewQuality; readonly reason: Labels }[];
  readonly mark: { readonly quality: DataReviewQuality; readonly by: string; readonly at: string; readonly reason: string } | null; readonly sourceMark: Labels | null;
  readonly reviewed: { readonly quality: DataReviewQuality; readonly reason: Labels | null; readonly review: string; readonly by: string; readonly acceptedBy: string } | null;
  readonly pending: string | null; readonly late: boolean;
}
export interface DataReviewGrid {
  readonly point: string; readonly name: Labels; readonly kind: string; readonly simulated: boolean; readonly line: "real-time"; readonly from: string; readonly until: string; readonly items: readonly { readonly item: string; readonly factor: string; readonly unit: string }[]; readonly hours: readonly string[];
  readonly cells: readonly DataReviewCell[]; readonly reviews: readonly DataReviewRow[]; readonly packets: number; readonly batches: number; readonly mayReview: boolean;
}
/** A review with its second look (审核与复核). `mayDecide`: the person asking may be the second pair of eyes. */
export interface DataReviewRow {
  readonly id: string; readonly point: string; readonly name: Labels; readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly verdict: DataReviewVerdict; readonly reason: string; readonly by: string; readonly at: string;
  readonly decision: "accept" | "return" | null; readonly decidedBy: string | null; readonly decidedAt: string | null; readonly note: string; readonly mayDecide: boolean;
}
/** One review to be proposed; `packets` and `batches` as the list or grid gave them, so that what came meanwhile is not confirmed unseen. */
export interface ProposeDataReview { readonly id: string; readonly point: string; readonly from: string; readonly until: string; readonly factors: readonly string[]; readonly packets: number; readonly batches: number }
export interface ProposeDataReviews { readonly reviews: readonly ProposeDataReview[]; readonly verdict: DataReviewVerdict; readonly reason: string }
export interface DecideDataReview { readonly id: string; readonly decision: "accept" | "return"; readonly note: string }
/** A rule in force with its parameters (在用质控规则). */
export interface DataReviewRule { readonly rule: string; readonly name: Labels; readonly pointKinds: readonly string[]; readonly kinds: readonly string[]; readonly factors: readonly string[]; readonly parameters: string; readonly quality: DataReviewQuality; readonly source: Labels; readonly attestation: string }
export interface SourceMarkRow {
  readonly id: string; readonly point: string; readonly name: Labels; readonly family: "condition" | "abnormal"; readonly word: string; readonly from: string; readonly until: string; readonly items: readonly string[]; readonly reason: string; readonly document: string;
  readonly by: string; readonly at: string; readonly stands: boolean; readonly withdrawn: boolean; readonly mayMark: boolean;
}
/** Rates of an outlet, item and month (捕集率、传输率、有效率、传输有效率), per cent; `keys` to open each. */
export interface SourceMarkRate { readonly point: string; readonly item: string; readonly rates: readonly { readonly statistic: string; readonly name: Labels; readonly value: string | null; readonly key: string }[] }
export interface SourceMarkView {
  readonly month: string; readonly line: "real-time"; readonly simulated: boolean; readonly outlets: readonly { readonly point: string; readonly name: Labels; readonly kind: string; readonly items: readonly string[]; readonly mayMark: boolean }[];
  readonly words: readonly { readonly family: "condition" | "abnormal"; readonly word: string; readonly name: Labels; readonly trades: readonly string[]; readonly attestation: string }[]; readonly marks: readonly SourceMarkRow[]; readonly rates: readonly SourceMarkRate[];
}
export interface PutSourceMark { readonly id: string; readonly point: string; readonly family: "condition" | "abnormal"; readonly word: string; readonly from: string; readonly until: string; readonly items: readonly string[]; readonly reason: string; readonly document: string; readonly replaces: string | null; readonly withdrawn: boolean }
