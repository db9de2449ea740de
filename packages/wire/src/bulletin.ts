/** Routes of bulletins (报表接口路径). */
export const bulletinPaths = {} as const;
