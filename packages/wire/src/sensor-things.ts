/** Routes of SensorThings (SensorThings接口路径). */
export const sensorThingsPaths = {} as const;
