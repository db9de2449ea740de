import { Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { FastifyInstance } from "fastify";
import { routes } from "@yunqing/wire";
import type { ServerPorts } from "./ports.js";
import { ProtocolError } from "./problem.js";

const here = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];

/** Prometheus metrics (运行指标), for this machine and the addresses named in the settings only. A server has its own registry, so two can live in one process. */
export function metricsRoute(app: FastifyInstance, ports: ServerPorts): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "yunqing_" });
  const seconds = new Histogram({ name: "yunqing_http_request_seconds", help: "Time to answer, by route", labelNames: ["method", "route", "status"], registers: [registry],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10] });
  const storeBytes = new Gauge({ name: "yunqing_store_bytes", help: "Size of the store", registers: [registry] });
  const openDuties = new Gauge({ name: "yunqing_open_duties", help: "Duties not yet closed, by district", labelNames: ["district"], registers: [registry] });
  const gateway = new Gauge({ name: "yunqing_gateway", help: "The gateway of this process: connections, packets waiting, received, stored, refused, answered", labelNames: ["what"], registers: [registry] });
  const up = new Gauge({ name: "yunqing_store_reachable", help: "1 when the store answers", registers: [registry] });
  app.addHook("onResponse", async (request, reply) => {
    seconds.observe({ method: request.method, route: request.routeOptions.url ?? "none", status: String(reply.statusCode) }, reply.elapsedTime / 1000);
  });
  app.addHook("onClose", async () => { registry.clear(); });
  app.get(routes.metrics, { config: { action: "public" }, schema: { hide: true } }, async (request, reply) => {
    if (![...here, ...(ports.metricsFrom ?? [])].includes(request.ip)) throw new ProtocolError(403, "http/metrics-local", "运行指标只对本机或指定地址开放。", "Metrics are for this machine and the configured addresses only.");
    up.set((await ports.reachable().catch(() => false)) ? 1 : 0);
    const gauges = await ports.gauges().catch(() => ({ storeBytes: null, openDuties: {} }));
    if (gauges.storeBytes !== null) storeBytes.set(gauges.storeBytes);
    openDuties.reset();
    for (const [district, open] of Object.entries(gauges.openDuties)) openDuties.set({ district }, open);
    for (const [what, number] of Object.entries("gateway" in gauges ? gauges.gateway ?? {} : {})) gateway.set({ what }, number);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
