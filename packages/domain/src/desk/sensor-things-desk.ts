/** What the desk of SensorThings needs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled as the part grows
export interface SensorThingsDeskPorts {}

/** The desk of SensorThings (SensorThings): authorise, read, compute, write, answer with a view. */
export class SensorThingsDesk {
  constructor(readonly ports: SensorThingsDeskPorts) {}
}
