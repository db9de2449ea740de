import { afterEach, describe, expect, it, vi } from "vitest";
import type { Problem } from "@yunqing/wire";
import { UndeclaredRoute, guard, refuseUndeclared } from "../src/guard.js";
import type { App } from "../src/route.js";
import fastify, { type InjectOptions } from "fastify";
import { cookie, csrf, identity, ports, server, token, usualServer } from "./fakes.js";
import * as sample from "./samples.js";

let app: App | undefined;
afterEach(async () => { if (app !== (await usualServer())) await app?.close(); });
const signIn = { method: "POST", url: "/api/session", payload: { name: "zhang", password: "secret" } } as const;
const codeOf = async (given: InjectOptions) => { const reply = await app!.inject(given); return [reply.statusCode, reply.json<Problem>().code]; };

describe("the session cookie", () => {
  it("is HttpOnly, SameSite=Strict, for the whole host, and gone after signing out", async () => {
    app = await usualServer();
    const reply = await app.inject(signIn);
    expect(reply.cookies).toEqual([{ name: "yunqing", value: token, path: "/", httpOnly: true, sameSite: "Strict" }]);
    expect(reply.body).not.toContain(token);
    const out = await app.inject({ method: "DELETE", url: "/api/session", headers: { cookie, "x-csrf-token": csrf } });
    expect(out.cookies[0]).toMatchObject({ name: "yunqing", value: "" });
    expect(out.headers["clear-site-data"]).toBe('"cache"');
  });

  it("is Secure and bound to the host when the browser reaches us by TLS", async () => {
    app = await server({ tls: true });
    const reply = await app.inject(signIn);
    expect(reply.cookies[0]).toMatchObject({ name: "__Host-yunqing", secure: true, path: "/" });
    expect(reply.headers["strict-transport-security"]).toMatch(/max-age=31536000/);
  });
});

describe("who is let through", () => {
  const change = { method: "POST", url: "/api/session/password", payload: { old: "a", new: "b" } } as const;
  it.each([["no cookie", {}], ["another token", { cookie: "yunqing=guessed" }]])("%s: 401", async (_name, headers) => {
    app = await usualServer();
    expect(await codeOf({ method: "GET", url: "/api/d/yungang/overview", headers })).toEqual([401, "http/no-session"]);
  });
  it.each([["no header", undefined], ["a wrong one", "x".repeat(csrf.length)], ["a shorter one", csrf.slice(1)]])("a change with %s for CSRF: 403", async (_name, given) => {
    app = await usualServer();
    expect(await codeOf({ ...change, headers: { cookie, ...(given ? { "x-csrf-token": given } : {}) } })).toEqual([403, "http/csrf"]);
  });
  it.each([["another origin", { origin: "https://evil.example" }], ["another site", { "sec-fetch-site": "cross-site" }], ["a sibling host", { "sec-fetch-site": "same-site" }], ["a null origin", { origin: "null" }]])("a sign-in from %s: 403", async (_name, headers) => {
    app = await usualServer();
    expect(await codeOf({ ...signIn, headers })).toEqual([403, "http/other-origin"]);
  });
  it("the own pages may sign in", async () => {
    app = await usualServer();
    const reply = await app.inject({ ...signIn, headers: { host: "yq.local:8080", origin: "http://yq.local:8080", "sec-fetch-site": "same-origin" } });
    expect(reply.statusCode).toBe(200);
  });
  it("with a first password nothing goes but the session and the new password", async () => {
    app = await server({ identity: identity({}, { ...sample.session, mustChangePassword: true }) });
    const headers = { cookie, "x-csrf-token": csrf };
    expect(await codeOf({ method: "GET", url: "/api/d/yungang/overview", headers })).toEqual([403, "http/password-change-required"]);
    expect((await app.inject({ method: "GET", url: "/api/session", headers })).statusCode).toBe(200);
    expect((await app.inject({ ...change, headers })).statusCode).toBe(200);
    expect((await app.inject({ method: "DELETE", url: "/api/session", headers })).statusCode).toBe(204);
  });
  it("the desk is told the address: a forwarded one only from a proxy that is believed", async () => {
    const resume = vi.fn(identity().resume);
    app = await server({ identity: identity({ resume }) });
    await app.inject({ method: "GET", url: "/api/session", headers: { cookie, "x-forwarded-for": "6.6.6.6", "user-agent": "WPS" } });
    expect(resume.mock.calls[0]?.[1]).toEqual({ address: "127.0.0.1", agent: "WPS" });
    await app.close();
    app = await server({ identity: identity({ resume }), trustProxy: "127.0.0.1" });
    await app.inject({ method: "GET", url: "/api/session", headers: { cookie, "x-forwarded-for": "10.1.2.3" } });
    expect(resume.mock.calls[1]?.[1].address).toBe("10.1.2.3");
  });
});

describe("every route says what it needs", () => {
  it("the built server has no silent route, and only these are public", async () => {
    const found: string[] = [];
    app = await usualServer();
    for (const line of app.printRoutes({ commonPrefix: false, includeMeta: false }).split("\n")) if (line.includes("(")) found.push(line);
    expect(found.length).toBeGreaterThan(45);
    const openOnes = await Promise.all((["/health", "/metrics", "/docs", "/docs/json", "/api/session", "/api/status", "/api/users", "/api/audit", "/api/backups", "/api/districts"]).map(async (url) => [url, (await app!.inject({ method: "GET", url })).statusCode]));
    expect(Object.fromEntries(openOnes)).toEqual({ "/health": 200, "/metrics": 200, "/docs": 200, "/docs/json": 200, "/api/session": 401, "/api/status": 401, "/api/users": 401, "/api/audit": 401, "/api/backups": 401, "/api/districts": 401 });
  });
  it("a route that says nothing stops the start", () => {
    const bare = fastify() as unknown as App;
    refuseUndeclared(bare);
    expect(() => bare.get("/api/forgotten", async () => "x")).toThrow(UndeclaredRoute);
    expect(() => bare.get("/docsx", async () => "x")).toThrow(/\/docsx declares no action/);
    bare.get("/api/declared", { config: { action: "plan.read" } }, async () => "x");
  });
  it("a route that declares an action is closed to strangers even outside the usual way of declaring", async () => {
    const bare = fastify() as unknown as App;
    await bare.register((await import("@fastify/cookie")).default);
    refuseUndeclared(bare);
    guard(bare, ports());
    bare.get("/api/declared", { config: { action: "plan.read" } }, async () => "secret");
    expect((await bare.inject("/api/declared")).statusCode).not.toBe(200);
    expect((await bare.inject({ url: "/api/declared", headers: { cookie } })).body).toBe("secret");
  });
});
