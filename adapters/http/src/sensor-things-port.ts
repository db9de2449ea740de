/** What the routes ask of the desk of SensorThings (SensorThings). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface SensorThingsDeskPort {}
