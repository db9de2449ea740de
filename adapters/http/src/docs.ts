import type { FastifyInstance } from "fastify";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import { routes } from "@yunqing/wire";
import { cookieName } from "./guard.js";
import type { ServerPorts } from "./ports.js";

/** OpenAPI 3.1 from the schemas at /docs/json, readable at /docs, its files from our own disk (接口文档). */
export async function docs(app: FastifyInstance, ports: ServerPorts, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "云清 Yunqing", version, description: "云清 JSON 接口。出错时答复 application/problem+json（RFC 9457），中英双语。 The JSON API; failures are problem details in both languages." },
      components: { securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: cookieName(ports) },
        csrf: { type: "apiKey", in: "header", name: "x-csrf-token", description: "from the session; needed for every change" },
        key: { type: "http", scheme: "bearer", description: "a push key, for programs" },
      } },
      security: [{ session: [], csrf: [] }],
    },
    refResolver: { buildLocalReference: (json, _base, _fragment, index) => (typeof json["$id"] === "string" ? json["$id"] : `schema-${index}`) },
  });
  await app.register(swaggerUi, { routePrefix: routes.docs, uiConfig: { docExpansion: "none", deepLinking: true, tryItOutEnabled: false } });
}
