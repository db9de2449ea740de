/** Routes of state (环境质量接口路径). */
export const boardPaths = {} as const;
