export type { DataReview, DataReviewDecision, QualityWord } from "./model.js";
export type { DataReviewReader, DataReviewWriter } from "./ports.js";
export { cellKey, hadArrived, linesOf, type HeldReview, type JudgedCell, type JudgedLines, type UnjudgedValue } from "./line.js";
export { sourceMarkAt, sourceMarkFamilies, sourceMarkVocabulary, sourceMarkWords, standingSourceMarks, type SourceMark, type SourceMarkFamily, type SourceMarkWord } from "./source-mark.js";
