/** What the routes ask of the desk of review of data (数据审核). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface DataReviewDeskPort {}
