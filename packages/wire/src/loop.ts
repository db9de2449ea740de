/** Routes of control loops (控制回路接口路径). */
export const loopPaths = {} as const;
