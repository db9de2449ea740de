import type { FastifyInstance } from "fastify";
import helmet from "@fastify/helmet";

/** Security headers (安全响应头): everything from ourselves only; Ant Design writes style elements, hence 'unsafe-inline' for styles and for nothing else. */
export async function headers(app: FastifyInstance, tls: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: {
      defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", "data:", "blob:"], fontSrc: ["'self'", "data:"],
      connectSrc: ["'self'"], workerSrc: ["'self'", "blob:"], objectSrc: ["'none'"], baseUri: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"],
      ...(tls ? { upgradeInsecureRequests: [] } : {}),
    } },
    strictTransportSecurity: tls ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false, referrerPolicy: { policy: "no-referrer" }, xFrameOptions: { action: "deny" },
    ...(tls ? {} : { crossOriginOpenerPolicy: false, originAgentCluster: false }),
  });
  app.addHook("onSend", async (request, reply) => {
    reply.header("permissions-policy", "camera=(self), geolocation=(self), microphone=(), payment=()");
    if (request.url.startsWith("/api/") || request.url.startsWith("/health") || request.url.startsWith("/metrics")) reply.header("cache-control", "no-store");
  });
}
