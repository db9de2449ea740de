/** Routes of alarms (报警接口路径). */
export const alarmPaths = {} as const;
