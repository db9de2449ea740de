import type { ColumnType, Generated } from "kysely";
import type { FactColumns } from "./fact-columns.js";

// The tables of review of data as TypeScript sees them; the truth is in ../migrations/district.

type Moment = ColumnType<Date, string, string>;
export interface DataReviewTable extends FactColumns { number: Generated<string | number>; point: string; kind: string; starts: Moment; ends: Moment; factors: string[]; verdict: string; reason: string; packets: string | number; batches: string | number }
export interface DataReviewDecisionTable extends FactColumns { review: string; decision: string; note: string }
export interface SourceMarkTable extends FactColumns { number: Generated<string | number>; point: string; family: string; word: string; starts: Moment; ends: Moment; items: string[]; reason: string; document: string; replaces: string | null; withdrawn: boolean }
/** Tables of review of data (数据审核) in a district's schema. */
export interface DataReviewTables { data_review: DataReviewTable; data_review_decision: DataReviewDecisionTable; source_mark: SourceMarkTable }
/** Those of them that are facts: appended, never changed. */
export const dataReviewFactTables = ["data_review", "data_review_decision", "source_mark"] as const;
/** What machines append and nobody changes. */
export const dataReviewMachineTables = [] as const;
