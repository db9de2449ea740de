import { routes } from "@yunqing/wire";
import type { ServerPorts } from "./ports.js";
import type { App } from "./route.js";
import { HealthShape } from "./schema/access.js";

/** Whether the program lives and its store answers (健康检查): 200 or 503, and nothing that a stranger should not know. */
export function healthRoute(app: App, ports: ServerPorts): void {
  app.route({
    method: "GET", url: routes.health, config: { action: "public" },
    schema: { summary: "健康检查 health", tags: ["platform"], operationId: "get-health", response: { 200: HealthShape, 503: HealthShape } },
    handler: async (_request, reply) => {
      const reachable = await withinSeconds(5, ports.reachable()).catch(() => false);
      return reply.code(reachable ? 200 : 503).send({ live: true, store: reachable ? "reachable" : "unreachable" });
    },
  });
}

function withinSeconds(seconds: number, answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => { resolve(false); }, seconds * 1000); });
  return Promise.race([answer, late]).finally(() => { clearTimeout(timer); });
}
