import { AlreadyReviewed, Overtaken, type DataReview, type DataReviewDecision, type DataReviewWriter, type SourceMark } from "@yunqing/domain";
import { dataReviewDecisionOf, dataReviewDecisionRow, dataReviewOf, dataReviewRow, sourceMarkOf, sourceMarkRow } from "./data-review-facts.js";
import type { Outcome } from "./fact-writer.js";
import { NetworkSchemaWriter } from "./network-writer.js";

/** Writes reviews of data of one district (数据审核写口), inside the transaction that holds the head of the audit chain. */
export abstract class DataReviewSchemaWriter extends NetworkSchemaWriter implements DataReviewWriter {
  async appendDataReview(review: DataReview): Promise<Outcome> { return this.append(review, await this.row(review.id, "data_review", dataReviewOf), () => this.db.insertInto("data_review").values(dataReviewRow(review)).execute()); }
  async appendDataReviewDecision(decision: DataReviewDecision): Promise<Outcome> {
    const same = await this.row(decision.id, "data_review_decision", dataReviewDecisionOf);
    if (same === null) {
      await this.exists("data_review", decision.review, "data review");
      const other = await this.db.selectFrom("data_review_decision").select("by_user").where("review", "=", decision.review).executeTakeFirst();
      if (other !== undefined) throw new AlreadyReviewed(decision.review, other.by_user);
    }
    return this.append(decision, same, () => this.db.insertInto("data_review_decision").values(dataReviewDecisionRow(decision)).execute());
  }
  async appendSourceMark(mark: SourceMark): Promise<Outcome> {
    const same = await this.row(mark.id, "source_mark", sourceMarkOf);
    if (same === null && mark.replaces !== null) {
      await this.exists("source_mark", mark.replaces, "source mark");
      if ((await this.db.selectFrom("source_mark").select("id").where("replaces", "=", mark.replaces).executeTakeFirst()) !== undefined) throw new Overtaken(mark.replaces);
    }
    return this.append(mark, same, () => this.db.insertInto("source_mark").values(sourceMarkRow(mark)).execute());
  }
}
