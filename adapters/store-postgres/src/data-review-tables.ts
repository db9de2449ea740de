// The tables of review of data as TypeScript sees them; the truth is in ../migrations/district.

/** Tables of review of data (数据审核) in a district's schema. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface DataReviewTables {}
/** Those of them that are facts: appended, never changed. */
export const dataReviewFactTables = [] as const;
/** What machines append and nobody changes. */
export const dataReviewMachineTables = [] as const;
