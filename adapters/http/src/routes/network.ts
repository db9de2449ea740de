import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of network (监测网络). The desk: `deskOf(ports.networkDesk, params)` of ../desks.js. */
export function networkRoutes(_app: App, _ports: ServerPorts): void {}
