import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of figures (统计值). The desk: `deskOf(ports.figureDesk, params)` of ../desks.js. */
export function figureRoutes(_app: App, _ports: ServerPorts): void {}
