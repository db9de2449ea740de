import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of control loops (控制回路). The desk: `deskOf(ports.loopDesk, params)` of ../desks.js. */
export function loopRoutes(_app: App, _ports: ServerPorts): void {}
