/** Routes of SensorThings (SensorThings接口路径). @clause OGC 18-088 §9.2 */
export const sensorThingsPaths = {
  sensorThings: "/api/d/{d}/sensorthings/v1.1",            // GET service root (OGC SensorThings 1.1)
  sensorThingsResource: "/api/d/{d}/sensorthings/v1.1/*",  // GET any resource path below it
} as const;
