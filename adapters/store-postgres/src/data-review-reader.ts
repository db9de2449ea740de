import { NotFound, type DataReviewReader } from "@yunqing/domain";
import { NetworkSchemaReader } from "./network-reader.js";

/** Reads reviews of data of one district (数据审核读口). */
export class DataReviewSchemaReader extends NetworkSchemaReader implements DataReviewReader {
  dataReviews(): ReturnType<DataReviewReader["dataReviews"]> { return Promise.reject(new NotFound("data review", "store")); }
}
