import { sql, type SqlBool } from "kysely";
import type { DataReviewReader, SourceMark } from "@yunqing/domain";
import { dataReviewDecisionOf, dataReviewOf, sourceMarkOf } from "./data-review-facts.js";
import { NetworkSchemaReader } from "./network-reader.js";

/** Reads reviews of data of one district (数据审核读口). */
export class DataReviewSchemaReader extends NetworkSchemaReader implements DataReviewReader {
  async dataReviews({ point, kind, from, until, undecided }: Parameters<DataReviewReader["dataReviews"]>[0]): ReturnType<DataReviewReader["dataReviews"]> {
    let query = this.db.selectFrom("data_review").selectAll();
    if (point !== undefined) query = query.where("point", "=", point);
    if (kind !== undefined) query = query.where("kind", "=", kind);
    if (from !== undefined) query = query.where(sql<SqlBool>`ends > ${from}::timestamptz`);
    if (until !== undefined) query = query.where(sql<SqlBool>`starts < ${until}::timestamptz`);
    if (undecided === true) query = query.where(sql<SqlBool>`not exists (select 1 from data_review_decision d where d.review = data_review.id)`);
    const rows = (await query.orderBy("number").execute()).map(dataReviewOf);
    if (rows.length === 0) return [];
    const decisions = new Map((await this.db.selectFrom("data_review_decision").selectAll().where(sql<SqlBool>`review = any(${rows.map(({ id }) => id)}::text[])`).execute()).map((row) => [row.review, dataReviewDecisionOf(row)]));
    return rows.map((one) => ({ ...one, decided: decisions.get(one.id) ?? null }));
  }
  async sourceMarks({ point, from, until }: Parameters<DataReviewReader["sourceMarks"]>[0]): Promise<readonly SourceMark[]> {
    let query = this.db.selectFrom("source_mark").selectAll();
    if (point !== undefined) query = query.where("point", "=", point);
    if (from !== undefined) query = query.where(sql<SqlBool>`ends > ${from}::timestamptz`);
    if (until !== undefined) query = query.where(sql<SqlBool>`starts < ${until}::timestamptz`);
    return (await query.orderBy("number").execute()).map(sourceMarkOf);
  }
}
