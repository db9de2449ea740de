import { Writable } from "node:stream";
import type { FastifyBaseLogger } from "fastify";
import fastify from "fastify";
import { afterEach, describe, expect, it } from "vitest";
import { routes } from "@yunqing/wire";
import type { App } from "../src/route.js";
import { cookie, csrf, identity, server, usualServer } from "./fakes.js";

let app: App | undefined;
afterEach(async () => { if (app !== (await usualServer())) await app?.close(); });

interface OpenApi { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary?: string; readonly responses: Readonly<Record<string, unknown>> }>>>>; readonly components: { readonly schemas: Readonly<Record<string, unknown>> } }

describe("the documentation", () => {
  it("is OpenAPI 3.1 made from the schemas, with every route of the API and every reference kept", async () => {
    app = await usualServer();
    const text = (await app.inject("/docs/json")).body, api = JSON.parse(text) as OpenApi;
    expect(api.openapi).toBe("3.1.0");
    const wanted = [...Object.values(routes).filter((path) => path.startsWith("/api/")), `${routes.sessions}/{id}`, `${routes.grants}/{id}`];
    // a path of any depth is told with its star in braces
    expect(Object.keys(api.paths).filter((path) => path.startsWith("/api/")).map((path) => path.replace("{*}", "*")).sort()).toEqual(wanted.sort());
    for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) expect(Object.keys(api.components.schemas), name).toContain(name);
    expect(text).not.toMatch(/"\$ref":"(?!#\/)/);
    for (const [path, methods] of Object.entries(api.paths)) for (const [method, operation] of Object.entries(methods)) {
      expect(operation.summary, `${method} ${path}`).toMatch(/\p{Script=Han}.*[a-z]/u);
      if (path !== "/health") expect(operation.responses, `${method} ${path}`).toHaveProperty("default");
    }
  });
  it("can be read without the internet", async () => {
    app = await usualServer();
    const page = await app.inject("/docs");
    for (const [, url] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(url).not.toMatch(/^(https?:)?\/\//);
      const file = await app.inject(new URL(url ?? "", "http://localhost/docs/").pathname.replace("/docs/docs/", "/docs/"));
      expect([url, file.statusCode]).toEqual([url, 200]);
    }
  });
});

describe("health and metrics", () => {
  it.each([["answers", async () => true, 200, "reachable"], ["says no", async () => false, 503, "unreachable"], ["breaks", async () => { throw new Error("ECONNREFUSED 10.0.0.5"); }, 503, "unreachable"]])("a store that %s", async (_name, reachable, status, store) => {
    app = await server({ reachable });
    const reply = await app.inject("/health");
    expect([reply.statusCode, reply.json()]).toEqual([status, { live: true, store }]);
  });
  it("metrics count requests by route, never by address, and tell size and duties", async () => {
    app = await server();
    await app.inject({ url: "/api/d/yungang/indicators/14-06", headers: { cookie } });
    const { body } = await app.inject("/metrics");
    expect(body).toMatch(/yunqing_http_request_seconds_count\{method="GET",route="\/api\/d\/:d\/indicators\/:id",status="200"\} 1/);
    expect(body).toContain("yunqing_store_bytes 4096");
    expect(body).toContain('yunqing_open_duties{district="yungang"} 3');
    expect(body).toContain("yunqing_store_reachable 1");
    expect(body).toContain("yunqing_nodejs_eventloop_lag_seconds");
    expect(body).not.toContain("14-06");
  });
  it("metrics are for this machine and the configured addresses", async () => {
    app = await server({ metricsFrom: ["10.0.0.9"] });
    expect((await app.inject({ url: "/metrics", remoteAddress: "10.0.0.8" })).statusCode).toBe(403);
    expect((await app.inject({ url: "/metrics", remoteAddress: "10.0.0.9" })).statusCode).toBe(200);
  });
});

describe("the access log", () => {
  it("has one line a request, and no password, token, cookie, CSRF value, query or body", async () => {
    const lines: string[] = [];
    const logger = fastify({ logger: { level: "trace", stream: new Writable({ write(chunk: Buffer, _encoding, done) { lines.push(chunk.toString()); done(); } }) } }).log as FastifyBaseLogger;
    app = await server({ logger, identity: identity({ createUser: async () => { throw new Error("store broke"); } }) });
    await app.inject({ method: "POST", url: "/api/session", payload: { name: "zhang", password: "hunter2-secret" } });
    await app.inject({ url: "/api/d/yungang/overview?plan=query-secret", headers: { cookie, authorization: "Bearer header-secret" } });
    await app.inject({ method: "POST", url: "/api/users", headers: { cookie, "x-csrf-token": csrf }, payload: { id: "019ab000-0000-7000-8000-000000000001", name: "li", displayName: "李四", phone: "13800001111", organisation: null, district: null } });
    const log = lines.join("");
    expect(lines.filter((line) => line.includes('"msg":"request"'))).toHaveLength(3);
    expect(log).toContain('"route":"/api/d/:d/overview"');
    expect(log).toContain('"user":"u1"');
    expect(log).toContain("store broke");
    for (const secret of ["hunter2-secret", "query-secret", "header-secret", "the-token-of-the-session", csrf, "13800001111"]) expect(log).not.toContain(secret);
  });
});
