/** Routes of network (监测网络接口路径). */
export const networkPaths = {} as const;
