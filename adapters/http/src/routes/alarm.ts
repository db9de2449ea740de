import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of alarms (报警). The desk: `deskOf(ports.alarmDesk, params)` of ../desks.js. */
export function alarmRoutes(_app: App, _ports: ServerPorts): void {}
