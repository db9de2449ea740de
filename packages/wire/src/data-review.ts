/** Routes of review of data (数据审核接口路径). */
export const dataReviewPaths = {} as const;
