import type { ServerPorts } from "../ports.js";
import type { App } from "../route.js";

/** Routes of review of data (数据审核). The desk: `deskOf(ports.dataReviewDesk, params)` of ../desks.js. */
export function dataReviewRoutes(_app: App, _ports: ServerPorts): void {}
