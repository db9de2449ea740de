import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of SensorThings (SensorThings). The desk: `deskOf(ports.sensorThingsDesk, params)` of ../desks.js. */
export function sensorThingsRoutes(_app: App, _ports: ServerPorts): void {}
