/** Routes of figures (统计值接口路径). */
export const figurePaths = {} as const;
