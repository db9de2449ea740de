export type { DataReview, DataReviewDecision, QualityWord } from "./model.js";
export type { DataReviewReader, DataReviewWriter } from "./ports.js";
