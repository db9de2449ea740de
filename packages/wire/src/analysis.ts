/** Routes of analysis (分析接口路径). */
export const analysisPaths = {} as const;
