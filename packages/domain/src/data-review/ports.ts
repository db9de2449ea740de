import type { DataReview, DataReviewDecision } from "./model.js";

/** Reading reviews of data (数据审核): part of {@link DistrictReader}. */
export interface DataReviewReader {
  /** in the order of recording, each with its decision */
  dataReviews(filter: { readonly point?: string; readonly kind?: DataReview["kind"]; readonly from?: string; readonly until?: string; readonly undecided?: boolean }): Promise<readonly (DataReview & { readonly decided: DataReviewDecision | null })[]>;
}
/** Writing them, inside the audited transaction: part of {@link DistrictWriter}. */
export interface DataReviewWriter extends DataReviewReader {
  appendDataReview(review: DataReview): Promise<"stored" | "known">;
  /** @throws {AlreadyReviewed} when it has a decision */
  appendDataReviewDecision(decision: DataReviewDecision): Promise<"stored" | "known">;
}
