import { NotFound, type DataReviewWriter } from "@yunqing/domain";
import { NetworkSchemaWriter } from "./network-writer.js";

/** Writes reviews of data of one district (数据审核写口), inside the transaction that holds the head of the audit chain. */
export abstract class DataReviewSchemaWriter extends NetworkSchemaWriter implements DataReviewWriter {
  appendDataReview(): ReturnType<DataReviewWriter["appendDataReview"]> { return Promise.reject(new NotFound("data review", "store")); }
  appendDataReviewDecision(): ReturnType<DataReviewWriter["appendDataReviewDecision"]> { return Promise.reject(new NotFound("data review", "store")); }
}
