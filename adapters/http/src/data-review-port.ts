import type { Actor } from "@yunqing/domain";
import type { DataReviewGrid, DataReviewRow, DataReviewRule, DataReviewWork, DecideDataReview, ProposeDataReviews, PutSourceMark, SourceMarkRow, SourceMarkView } from "@yunqing/wire";

/** What the routes ask of the desk of review of data (数据审核). */
export interface DataReviewDeskPort {
  work(actor: Actor, from: string, until: string): Promise<DataReviewWork>;
  grid(actor: Actor, point: string, from: string, until: string): Promise<DataReviewGrid>;
  reviews(actor: Actor): Promise<readonly DataReviewRow[]>;
  propose(actor: Actor, command: ProposeDataReviews): Promise<readonly DataReviewRow[]>;
  decide(actor: Actor, id: string, command: DecideDataReview): Promise<DataReviewRow>;
  rules(actor: Actor): Promise<readonly DataReviewRule[]>;
  sourceMarks(actor: Actor, month: string): Promise<SourceMarkView>;
  putSourceMark(actor: Actor, command: PutSourceMark): Promise<SourceMarkRow>;
}
