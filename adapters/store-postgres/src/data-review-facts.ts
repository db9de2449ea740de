import type { DataReview, DataReviewDecision, SourceMark } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import type { DataReviewDecisionTable, DataReviewTable, SourceMarkTable } from "./data-review-tables.js";
import { signedColumns, signedOf } from "./facts.js";

// Facts of the review of data and their rows, both ways.

/** A review and its row (数据审核). */
export const dataReviewRow = (fact: DataReview): Insertable<DataReviewTable> => ({ ...signedColumns(fact), point: fact.point, kind: fact.kind, starts: fact.from, ends: fact.until, factors: [...fact.factors], verdict: fact.verdict, reason: fact.reason, packets: fact.packets, batches: fact.batches });
/** A row read as a review. */
export const dataReviewOf = (row: Selectable<DataReviewTable>): DataReview => ({
  ...signedOf(row), point: row.point, kind: row.kind as DataReview["kind"], from: row.starts.toISOString(), until: row.ends.toISOString(), factors: row.factors, verdict: row.verdict as DataReview["verdict"], reason: row.reason, packets: Number(row.packets), batches: Number(row.batches),
});
/** A decision and its row (复核). */
export const dataReviewDecisionRow = (fact: DataReviewDecision): Insertable<DataReviewDecisionTable> => ({ ...signedColumns(fact), review: fact.review, decision: fact.decision, note: fact.note });
/** A row read as a decision. */
export const dataReviewDecisionOf = (row: Selectable<DataReviewDecisionTable>): DataReviewDecision => ({ ...signedOf(row), review: row.review, decision: row.decision as DataReviewDecision["decision"], note: row.note });
/** A mark of a source and its row (污染源标记). */
export const sourceMarkRow = (fact: SourceMark): Insertable<SourceMarkTable> => ({ ...signedColumns(fact), point: fact.point, family: fact.family, word: fact.word, starts: fact.from, ends: fact.until, items: [...fact.items], reason: fact.reason, document: fact.document, replaces: fact.replaces, withdrawn: fact.withdrawn });
/** A row read as a mark of a source. */
export const sourceMarkOf = (row: Selectable<SourceMarkTable>): SourceMark => ({ ...signedOf(row), point: row.point, family: row.family as SourceMark["family"], word: row.word, from: row.starts.toISOString(), until: row.ends.toISOString(), items: row.items, reason: row.reason, document: row.document, replaces: row.replaces, withdrawn: row.withdrawn });
