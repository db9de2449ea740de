import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of state (环境质量). The desk: `deskOf(ports.boardDesk, params)` of ../desks.js. */
export function boardRoutes(_app: App, _ports: ServerPorts): void {}
