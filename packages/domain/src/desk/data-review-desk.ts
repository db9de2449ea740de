/** What the desk of review of data needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface DataReviewDeskPorts {}

/** The desk of review of data (数据审核): authorise, read, compute, write, answer with a view. */
export class DataReviewDesk {
  constructor(readonly ports: DataReviewDeskPorts) {}
}
