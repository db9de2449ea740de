import type { FastifyInstance } from "fastify";

/**
 * One line a request (访问日志): method, route, path without its query, status, time, address, user id.
 * Never a header, a cookie, a body or a query: passwords, tokens and names of people cannot get into a log that does not look at them.
 */
export function accessLog(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method, route: request.routeOptions.url ?? null, path: request.url.split("?", 1)[0]?.slice(0, 300), status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10, address: request.ip, user: request.signedIn?.actor.user ?? null, request: request.id,
    };
    if (line.route === "/health" || line.route === "/metrics") request.log.debug(line, "request");
    else request.log.info(line, "request");
  });
}
