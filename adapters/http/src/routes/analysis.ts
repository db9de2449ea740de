import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of analysis (分析). The desk: `deskOf(ports.analysisDesk, params)` of ../desks.js. */
export function analysisRoutes(_app: App, _ports: ServerPorts): void {}
