import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of bulletins (报表). The desk: `deskOf(ports.bulletinDesk, params)` of ../desks.js. */
export function bulletinRoutes(_app: App, _ports: ServerPorts): void {}
