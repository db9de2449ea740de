import type { Actor, SensorThingsAnswer, SensorThingsRequest } from "@yunqing/domain";

/** What the routes ask of the desk of SensorThings (SensorThings). */
export interface SensorThingsDeskPort { answer(actor: Actor, request: SensorThingsRequest): Promise<SensorThingsAnswer> }
