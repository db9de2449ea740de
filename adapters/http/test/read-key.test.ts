import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused, type Actor } from "@yunqing/domain";
import { routes, type MakeReadKey, type ReadKeyRow, type SessionView } from "@yunqing/wire";
import type { App } from "../src/route.js";
import type { ReadKeyDeskPort } from "../src/read-key-port.js";
import { cookie, csrf, identity, ports } from "./fakes.js";
import * as sample from "./samples.js";
import { buildServer } from "../src/server.js";

const row: ReadKeyRow = { id: sample.uuid, name: "大厅", use: "screen", untilDay: null, by: "张三", at: "2026-11-28T10:00:00+08:00", state: "good", ended: null, seen: { at: "2026-11-28T11:00:00+08:00", address: "10.0.0.9" } };
const actor: Actor = { user: "read-key:1", name: "只读密钥 大厅", organisation: null, address: "127.0.0.1", grants: [] };
const session: SessionView = { user: { id: "read-key:1", name: "大厅", displayName: "只读密钥 大厅", organisation: null }, mustChangePassword: false, csrf: "", districts: [{ ...sample.district, actions: ["plan.read", "monitor.read"] }], platformActions: [], lastSignIn: null, expiresAt: "9999-12-31T00:00:00.000Z", readOnly: true };
/** The desk knows one token of a wall and one key of a program, in one district. */
const desk: ReadKeyDeskPort = {
  keys: async () => [row], make: async (_, command: MakeReadKey) => ({ ...row, id: command.id, key: "yqr_once" }), end: async () => ({ ...row, state: "ended", ended: { by: "张三", at: row.at, reason: "屏已拆" } }),
  open: async (key) => { if (key !== "yqr_wall") throw new Refused("read-key/refused", "不对", "wrong"); return { token: "wall-token", session }; },
  resume: async (token) => (token === "wall-token" ? { actor, session } : null), reads: async (key) => (key === "yqr_things" ? { actor, session } : null),
};
const wall = "yunqing-wall=yungang.wall-token", bearer = { authorization: "Bearer yqr_things" }, basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });
const root = "/api/d/yungang/sensorthings/v1.1";
const signedOut: string[] = [];
let app: App;
beforeAll(async () => {
  app = await buildServer(ports({ identity: identity({ signOut: async (token) => { signedOut.push(token); } }), readKeyDesk: (d) => (d === "yungang" ? desk : null), sensorThingsDesk: () => ({ answer: async (who) => ({ type: "application/json", body: { by: who.user } }) }), signInsPerMinute: 1000 }));
});
afterAll(async () => { await app.close(); });

/** What a wall reads, written out by hand: everything else is shut to it. */
const ofTheWall = ["GET /api/session", "GET /api/d/{d}/points", "GET /api/d/{d}/live", "GET /api/d/{d}/board/air", "GET /api/d/{d}/board/water", "GET /api/d/{d}/board/sources", "GET /api/d/{d}/alarms", "GET /api/d/{d}/loops", "GET /api/d/{d}/indicators", "GET /api/d/{d}/layers", "GET /api/d/{d}/figures/days"];
const ofPrograms = ["GET /api/d/{d}/sensorthings/v1.1", "GET /api/d/{d}/sensorthings/v1.1/{*}"];
/** Routes that need nobody signed in; those with a key of their own say so. */
const open = ["POST /api/session", "POST /api/d/{d}/wall", "POST /api/d/{d}/observations", "GET /health"];

describe("read keys over every route that there is", () => {
  it.each([["a wall", { cookie: wall }, ofTheWall], ["a program", bearer, ofPrograms], ["a program with a password", basic("qgis:yqr_things"), ofPrograms], ["a wall's token as a bearer", { authorization: "Bearer wall-token" }, []], ["a program's key as a wall", { cookie: "yunqing-wall=yungang.yqr_things" }, []], ["a wall of another district", { cookie: "yunqing-wall=elsewhere.wall-token" }, []]] as const)("%s gets in where it may and nowhere else", async (_, headers, mine) => {
    const { paths } = (await app.inject({ url: "/docs/json" })).json<{ paths: Record<string, Record<string, unknown>> }>(), in_: string[] = [], all: string[] = [];
    for (const [path, methods] of Object.entries(paths)) for (const method of Object.keys(methods)) {
      const name = `${method.toUpperCase()} ${path}`;
      all.push(name);
      // what the law makes public asks nobody who they are
      if (open.includes(name) || path === "/api/d/{d}/live" || path.startsWith("/api/public/")) continue;
      const url = path.replace("{d}", "yungang").replace("{*}", "Things").replace(/\{hash\}/g, sample.hash).replace(/\{table\}/g, "indicators").replace(/\{\w+\}/g, "x");
      const reply = await app.inject({ method: method.toUpperCase() as "GET", url, headers: { ...headers, "x-csrf-token": "" } });
      if (reply.statusCode !== 401) in_.push(name);
    }
    expect(all.length).toBeGreaterThan(100);
    expect(in_.sort()).toEqual(mine.filter((name) => !name.endsWith("/live")).sort());
  });
  it("a change is never a read key's, whatever it carries", async () => {
    for (const headers of [{ cookie: wall }, { cookie: wall, "x-csrf-token": csrf }, bearer]) for (const [method, url] of [["POST", "/api/d/yungang/points"], ["DELETE", "/api/session"], ["POST", "/api/d/yungang/layers"], ["POST", "/api/session/password"]] as const) {
      expect((await app.inject({ method, url, headers, payload: {} })).statusCode, `${method} ${url}`).toBe(401);
    }
  });
});

describe("signing in by a read key", () => {
  it("a wall exchanges it for a cookie that scripts cannot read, and whoever was signed in there is signed out", async () => {
    const reply = await app.inject({ method: "POST", url: "/api/d/yungang/wall", headers: { cookie }, payload: { key: "yqr_wall" } });
    expect([reply.statusCode, reply.body, signedOut]).toEqual([204, "", ["the-token-of-the-session-of-zhang-san"]]);
    expect(reply.cookies.find(({ name }) => name === "yunqing-wall")).toMatchObject({ value: "yungang.wall-token", httpOnly: true, sameSite: "Strict", path: "/", maxAge: 400 * 86_400 });
    expect(reply.cookies.find(({ name }) => name === "yunqing")).toMatchObject({ value: "" });
    const me = await app.inject({ url: routes.session, headers: { cookie: wall } });
    expect(me.json()).toEqual(session);
    expect(me.cookies.find(({ name }) => name === "yunqing-wall")).toMatchObject({ value: "yungang.wall-token", maxAge: 400 * 86_400 });
  });
  it("a wrong key, a district that is none and a request from another site are refused", async () => {
    const ask = (url: string, key: string, headers = {}) => app.inject({ method: "POST", url, headers, payload: { key } });
    expect([(await ask("/api/d/yungang/wall", "yqr_x")).json<{ code: string }>().code, (await ask("/api/d/nowhere/wall", "yqr_wall")).statusCode, (await ask("/api/d/yungang/wall", "yqr_wall", { origin: "http://evil.example" })).statusCode, (await app.inject({ method: "POST", url: "/api/d/yungang/wall", payload: {} })).statusCode]).toEqual(["read-key/refused", 401, 403, 400]);
  });
  it("a person who is signed in goes before a wall in the same browser", async () => {
    expect((await app.inject({ url: routes.session, headers: { cookie: `${cookie}; ${wall}` } })).json()).toEqual(sample.session);
  });
  it("over TLS the cookie is held to this host", async () => {
    const sealed = await buildServer(ports({ readKeyDesk: () => desk, tls: true })), reply = await sealed.inject({ method: "POST", url: "/api/d/yungang/wall", payload: { key: "yqr_wall" } });
    expect(reply.cookies[0]).toMatchObject({ name: "__Host-yunqing-wall", secure: true, httpOnly: true });
    await sealed.close();
  });
  it("programs are told how to sign in, and a page of ours gets no window popped up over it", async () => {
    expect((await app.inject({ url: root })).headers["www-authenticate"]).toEqual(["Basic realm=\"SensorThings\", charset=\"UTF-8\"", "Bearer"]);
    expect((await app.inject({ url: root, headers: { "sec-fetch-dest": "empty" } })).headers["www-authenticate"]).toBeUndefined();
    expect((await app.inject({ url: `${root}/Things`, headers: basic("any name:yqr_things") })).json()).toEqual({ by: "read-key:1" });
    for (const headers of [basic("yqr_things"), basic("qgis:"), basic("qgis:wrong"), { authorization: "Basic %%%" }, { authorization: "Bearer wrong" }]) expect((await app.inject({ url: root, headers })).statusCode).toBe(401);
  });
  it("lists, makes and ends keys with the very answers of the desk", async () => {
    const headers = { cookie, "x-csrf-token": csrf }, body = { id: sample.uuid, name: "大厅", use: "screen", untilDay: null };
    expect((await app.inject({ url: "/api/d/yungang/read-keys", headers })).json()).toEqual({ items: [row] });
    expect((await app.inject({ method: "POST", url: "/api/d/yungang/read-keys", headers, payload: body })).json()).toEqual({ ...row, key: "yqr_once" });
    expect((await app.inject({ method: "POST", url: "/api/d/yungang/read-keys", headers, payload: { ...body, use: "everything" } })).statusCode).toBe(400);
    expect((await app.inject({ method: "POST", url: `/api/d/yungang/read-keys/${sample.uuid}/end`, headers, payload: { id: sample.uuid, reason: "屏已拆" } })).json()).toMatchObject({ state: "ended" });
  });
});
