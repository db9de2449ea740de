import type { DataReview, DataReviewDecision } from "./model.js";
import type { SourceMark } from "./source-mark.js";

/** Reading reviews of data (数据审核): part of {@link DistrictReader}. */
export interface DataReviewReader {
  /** in the order of recording, each with its decision */
  dataReviews(filter: { readonly point?: string; readonly kind?: DataReview["kind"]; readonly from?: string; readonly until?: string; readonly undecided?: boolean }): Promise<readonly (DataReview & { readonly decided: DataReviewDecision | null })[]>;
  /** marks of sources in the order of recording, also replaced ones */
  sourceMarks(filter: { readonly point?: string; readonly from?: string; readonly until?: string }): Promise<readonly SourceMark[]>;
}
/** Writing them, inside the audited transaction: part of {@link DistrictWriter}. */
export interface DataReviewWriter extends DataReviewReader {
  appendDataReview(review: DataReview): Promise<"stored" | "known">;
  /** @throws {AlreadyReviewed} when it has a decision */
  appendDataReviewDecision(decision: DataReviewDecision): Promise<"stored" | "known">;
  /** @throws {Overtaken} when another mark replaces the same one */
  appendSourceMark(mark: SourceMark): Promise<"stored" | "known">;
}
