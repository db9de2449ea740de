import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import fastify, { LogController, type FastifyReply } from "fastify";
import cookie from "@fastify/cookie";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import { accessLog } from "./access-log.js";
import { compileLate } from "./compile-late.js";
import { docs } from "./docs.js";
import { guard, refuseUndeclared } from "./guard.js";
import { headers } from "./headers.js";
import { healthRoute } from "./health.js";
import { metricsRoute } from "./metrics.js";
import type { ServerPorts } from "./ports.js";
import { refuseUnfit } from "./plain-text.js";
import { ProtocolError, loggable, problemOf } from "./problem.js";
import type { App } from "./route.js";
import { networkRoutes } from "./routes/network.js";
import { dataReviewRoutes } from "./routes/data-review.js";
import { figureRoutes } from "./routes/figure.js";
import { boardRoutes } from "./routes/board.js";
import { bulletinRoutes } from "./routes/bulletin.js";
import { alarmRoutes } from "./routes/alarm.js";
import { loopRoutes } from "./routes/loop.js";
import { ledgerRoutes } from "./routes/ledger.js";
import { ledgerSubjectRoutes } from "./routes/ledger-subject.js";
import { ledgerPlacesRoutes } from "./routes/ledger-places.js";
import { reconciliationRoutes } from "./routes/reconciliation.js";
import { analysisRoutes } from "./routes/analysis.js";
import { sensorThingsRoutes } from "./routes/sensor-things.js";
import { readKeyRoutes } from "./routes/read-keys.js";
import { dutyRoutes } from "./routes/duties.js";
import { dutyClockRoutes } from "./routes/duty-clock.js";
import { evidenceRoutes } from "./routes/evidence.js";
import { mapRoutes } from "./routes/map.js";
import { monitoringRoutes } from "./routes/monitoring.js";
import { observationRoutes } from "./routes/observations.js";
import { planRoutes, valueRoutes } from "./routes/plan.js";
import { platformRoutes } from "./routes/platform.js";
import { reportRoutes } from "./routes/reports.js";
import { sessionRoutes } from "./routes/session.js";
import { namedSchemas } from "./schema/shape.js";
import { screens } from "./screens.js";

const minute = 60_000;
const version = "0.1.0";

/**
 * Builds the server of the JSON API and the screens (HTTP 服务), not yet listening.
 * Every route has schemas and says what it needs; every failure is a problem in both languages; whoever may do what is decided by the desks.
 *
 * @throws {UndeclaredRoute} when a route says not what it needs
 */
export async function buildServer(ports: ServerPorts): Promise<App> {
  const app = bareServer(ports);
  app.removeContentTypeParser("text/plain");
  failures(app);
  refuseUndeclared(app);
  accessLog(app);
  await headers(app, ports.tls === true);
  await app.register(cookie);
  await app.register(rateLimit, { global: true, max: ports.requestsPerMinute ?? 3000, timeWindow: minute, cache: 20_000, errorResponseBuilder: (_request, { ttl }) => tooOften(ttl) });
  await app.register(multipart, { throwFileSizeLimit: true, limits: { fileSize: ports.evidenceBytes ?? 50 * 1024 * 1024, files: 1, parts: 4, fields: 3, fieldSize: 1024, headerPairs: 50 } });
  for (const schema of namedSchemas) app.addSchema(schema);
  await docs(app, ports, version);
  guard(app, ports);
  refuseUnfit(app);
  metricsRoute(app, ports);
  healthRoute(app, ports);
  for (const register of [sessionRoutes, planRoutes, valueRoutes, dutyRoutes, dutyClockRoutes, reportRoutes, evidenceRoutes, mapRoutes, monitoringRoutes, observationRoutes, networkRoutes, dataReviewRoutes, figureRoutes, boardRoutes, bulletinRoutes, alarmRoutes, loopRoutes, ledgerRoutes, ledgerSubjectRoutes, ledgerPlacesRoutes, reconciliationRoutes, analysisRoutes, sensorThingsRoutes, readKeyRoutes, platformRoutes]) register(app, ports);
  await screens(app, ports.webRoot);
  return app;
}

/** Limits that keep idle, slow and oversized requests from holding the server. */
function bareServer(ports: ServerPorts): App {
  return fastify({
    ...(ports.logger ? { loggerInstance: ports.logger } : { logger: false }),
    logController: new LogController({ disableRequestLogging: true }), trustProxy: ports.trustProxy ?? false, bodyLimit: 512 * 1024, requestTimeout: 5 * minute, connectionTimeout: 6 * minute, keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false }, forceCloseConnections: "idle", return503OnClosing: true,
    frameworkErrors: (error, request, reply) => {
      const problem = problemOf(error, request.url.split("?", 1)[0] ?? "/");
      void (reply as FastifyReply).code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
    },
    clientErrorHandler: (error, socket) => { refuseOnTheLine(error, socket); },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: true } },
    ...(ports.compileAtOnce ? {} : { schemaController: { compilersFactory: compileLate() } }),
  }).withTypeProvider<TypeBoxTypeProvider>();
}

/** A request that was none, or whose head is too large or too slow, never reaches a route; it gets a problem all the same. */
function refuseOnTheLine(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) { socket.destroy(); return; }
  const status = error.code === "HPE_HEADER_OVERFLOW" ? 431 : error.code === "ERR_HTTP_REQUEST_TIMEOUT" ? 408 : 400;
  const problem = JSON.stringify(problemOf(new ProtocolError(status, "http/bad-request", "请求有误，服务器无法处理。", "The request cannot be handled as it is."), "/"));
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(problem)}\r\nconnection: close\r\n\r\n${problem}`);
}

function failures(app: App): void {
  app.setErrorHandler(async (error, request, reply) => {
    const problem = problemOf(error, request.url.split("?", 1)[0] ?? "/");
    if (problem.status >= 500) request.log.error({ err: loggable(error), request: request.id }, "request failed");
    reply.removeHeader("content-disposition").removeHeader("content-length");
    return reply.code(problem.status).type("application/problem+json").send(JSON.stringify(problem));
  });
}

function tooOften(ttl: number): ProtocolError {
  const seconds = Math.max(1, Math.ceil(ttl / 1000));
  return new ProtocolError(429, "http/too-often", `请求过于频繁，请 ${seconds} 秒后再试。`, `Too many requests; try again in ${seconds} s.`);
}
