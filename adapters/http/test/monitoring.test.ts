import { request, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { Forbidden, Refused, type Actor } from "@yunqing/domain";
import { pathOf, type PointChange, type Problem } from "@yunqing/wire";
import type { EventLine } from "../src/events.js";
import { LiveHub, type LiveTimes } from "../src/live.js";
import type { MonitorDeskPort, SheetPort, SignedIn } from "../src/ports.js";
import type { App } from "../src/route.js";
import { actor, cookie, csrf, identity, server, token } from "./fakes.js";
import { monitorDesk, pointChange, put } from "./monitoring-samples.js";
import { session } from "./samples.js";

const d = "yungang", live = pathOf("live", { d });
/** One server for all; each test says what its desk answers. */
let app: App, port: number, desk: MonitorDeskPort, table: SheetPort["table"];
const resumed: string[] = [];
beforeAll(async () => {
  app = await server({ monitorDesk: (id) => (id === d ? desk : null), sheets: { table: (...given) => table(...given), tables: async () => new Uint8Array() }, identity: identity({ resume: async (given) => { resumed.push(given); return given === token ? { actor, session } : null; } }) });
  await app.listen({ port: 0, host: "127.0.0.1" });
  port = (app.server.address() as { port: number }).port;
});
afterAll(async () => { await app.close(); });
beforeEach(() => { desk = monitorDesk(); table = async () => new TextEncoder().encode("PKxlsx"); resumed.length = 0; });

const change = (id: string): PointChange => ({ ...pointChange, id });
/** Waits for something to become so. */
async function until(holds: () => boolean, ms = 4000): Promise<void> { for (const end = Date.now() + ms; !holds();) { if (Date.now() > end) throw new Error("waited in vain"); await new Promise((resolve) => { setTimeout(resolve, 10); }); } }

/** A listener at a real socket. */
class Wall {
  text = ""; closed = false;
  private constructor(readonly reply: IncomingMessage) { reply.setEncoding("utf8"); reply.on("data", (part: string) => { this.text += part; }); reply.on("close", () => { this.closed = true; }); reply.on("error", () => undefined); }
  static async open(headers: Record<string, string> = { cookie }, at = port): Promise<Wall> {
    return new Promise((resolve, reject) => { request({ port: at, path: live, headers }, (reply) => { resolve(new Wall(reply)); }).on("error", reject).end(); });
  }
  get events(): readonly { readonly id: string; readonly event: string; readonly data: readonly PointChange[] }[] {
    return this.text.split("\n\n").filter((block) => block.includes("data: ")).map((block) => { const of = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? ""; return { id: of("id"), event: of("event"), data: JSON.parse(of("data")) as PointChange[] }; });
  }
}
describe("the live stream", () => {
  it("begins with what the desk gives at first and goes on with what changes", async () => {
    const asked: (string | null)[] = [], news: { cursor: string; changes: PointChange[] }[] = [{ cursor: "r.1", changes: [change("a"), change("b")] }];
    desk = monitorDesk({ changesSince: async (_actor, cursor) => { asked.push(cursor); return news.shift() ?? { cursor: "r.9", changes: [] }; } });
    const wall = await Wall.open();
    expect([wall.reply.statusCode, wall.reply.headers["content-type"], wall.reply.headers["cache-control"], wall.reply.headers["x-accel-buffering"]]).toEqual([200, "text/event-stream; charset=utf-8", "no-store", "no"]);
    expect(wall.reply.headers["content-security-policy"]).toContain("default-src");
    await until(() => wall.events.length === 1);
    expect(wall.events[0]).toEqual({ id: "r.1", event: "points", data: [change("a"), change("b")] });
    news.push({ cursor: "r.2", changes: [change("c")] });
    await until(() => wall.events.length === 2);
    expect(wall.events[1]).toEqual({ id: "r.2", event: "points", data: [change("c")] });
    await until(() => asked.length >= 3);
    expect(asked.slice(0, 2)).toEqual([null, "r.1"]);
    wall.reply.destroy();
  });
  it("goes on where the browser left off", async () => {
    const asked: (string | null)[] = [];
    desk = monitorDesk({ changesSince: async (_actor, cursor) => { asked.push(cursor); return { cursor: "r.8", changes: [] }; } });
    const wall = await Wall.open({ cookie, "last-event-id": "r.7" });
    await until(() => asked.length > 0);
    expect(asked[0]).toBe("r.7");
    wall.reply.destroy();
  });
  it("answers with a problem like any other route when nobody is signed in, the desk refuses, or there is no such district", async () => {
    desk = monitorDesk({ changesSince: async () => { throw new Forbidden("monitor.read", d); } });
    const told = async (url: string, headers: Record<string, string>) => { const reply = await app.inject({ url, headers }); return [reply.statusCode, String(reply.headers["content-type"]).split(";")[0], reply.json<Problem>().code]; };
    expect(await told(live, {})).toEqual([401, "application/problem+json", "http/no-session"]);
    expect(await told(live, { cookie })).toEqual([403, "application/problem+json", "access/forbidden"]);
    expect(await told(pathOf("live", { d: "elsewhere" }), { cookie })).toEqual([404, "application/problem+json", "domain/not-found"]);
  });
  it("stops asking when the last listener has gone", async () => {
    let asked = 0;
    desk = monitorDesk({ changesSince: async () => { asked++; return { cursor: "r.1", changes: [] }; } });
    const wall = await Wall.open();
    await until(() => asked >= 2);
    wall.reply.destroy();
    await new Promise((resolve) => { setTimeout(resolve, 1200); });
    const then = asked;
    await new Promise((resolve) => { setTimeout(resolve, 1500); });
    expect(asked).toBe(then);
  });
});

describe("the hub behind it", () => {
  const quick: LiveTimes = { everyMs: 10, heartbeatMs: 60, recheckMs: 80, most: 3 }, log = { warn: vi.fn() } as unknown as ConstructorParameters<typeof LiveHub>[0];
  interface Kept { readonly sent: string[]; readonly comments: string[]; ended: boolean; close: () => void }
  async function join(hub: LiveHub, desk: MonitorDeskPort, over: { readonly actor?: Actor; readonly recheck?: () => Promise<SignedIn | null>; readonly district?: string } = {}): Promise<Kept> {
    const kept: Kept = { sent: [], comments: [], ended: false, close: () => undefined }, signedIn = { actor: over.actor ?? actor, session };
    const source = await hub.open(over.district ?? d, desk, { signedIn, recheck: over.recheck ?? (async () => signedIn), cursor: null });
    const line: EventLine = { send: (_event, data, id) => { kept.sent.push(`${id} ${(data as PointChange[]).map((one) => one.id).join()}`); return true; }, comment: (text) => { kept.comments.push(text); return true; }, end: () => { if (!kept.ended) { kept.ended = true; kept.close(); } } };
    kept.close = source(line);
    return kept;
  }
  const quiet = monitorDesk({ changesSince: async () => ({ cursor: "r.1", changes: [] }) });

  it("gives everybody what the desk gives that person", async () => {
    let turn = 0;
    const hub = new LiveHub(log, quick), desk = monitorDesk({ changesSince: async (who, cursor) => ({ cursor: cursor === null ? "r.0" : `r.${++turn}`, changes: cursor === null ? [] : [change(who.user)] }) });
    const [a, b] = [await join(hub, desk, { actor: { ...actor, user: "a" } }), await join(hub, desk, { actor: { ...actor, user: "b" } })];
    await until(() => a.sent.length > 1 && b.sent.length > 1);
    for (const [kept, user] of [[a, "a"], [b, "b"]] as const) expect(new Set(kept.sent.map((text) => text.split(" ")[1]))).toEqual(new Set([user]));
    hub.stop();
    expect([a.ended, b.ended]).toEqual([true, true]);
  });
  it("keeps a quiet line awake", async () => {
    const hub = new LiveHub(log, quick), kept = await join(hub, quiet);
    await until(() => kept.comments.length >= 3);
    expect(kept.sent).toEqual([]);
    hub.stop();
  });
  it.each([["has signed out", async () => null], ["must change the password", async () => ({ actor, session: { ...session, mustChangePassword: true } })]])("puts off whoever %s", async (_name, recheck) => {
    const hub = new LiveHub(log, quick), kept = await join(hub, quiet, { recheck });
    await until(() => kept.ended);
    expect(hub.listeners).toBe(0);
    hub.stop();
  });
  it("asks by the grants that the person has now, and puts off whoever lost the right", async () => {
    const users: string[] = [], desk = monitorDesk({ changesSince: async (who) => { users.push(who.user); if (who.user === "bare") throw new Forbidden("monitor.read", d); return { cursor: "r.1", changes: [] }; } });
    const hub = new LiveHub(log, quick), kept = await join(hub, desk, { recheck: async () => ({ actor: { ...actor, user: "bare" }, session }) });
    await until(() => kept.ended);
    expect(new Set(users)).toEqual(new Set(["u1", "bare"]));
    hub.stop();
  });
  it("lets in no more than may listen, says so, and lets in again when one has gone", async () => {
    const hub = new LiveHub(log, quick), all = [await join(hub, quiet), await join(hub, quiet, { district: "dale" }), await join(hub, quiet)];
    await expect(join(hub, quiet)).rejects.toMatchObject({ status: 503, code: "http/too-many-listeners" });
    all[1]!.close();
    expect(hub.listeners).toBe(2);
    await expect(join(hub, quiet)).resolves.toMatchObject({ ended: false });
    hub.stop();
  });
  it("lives through a store that is away for a moment", async () => {
    let turn = 0;
    const hub = new LiveHub(log, quick), kept = await join(hub, monitorDesk({ changesSince: async () => { turn++; if (turn > 1 && turn < 5) throw new Error("away"); return { cursor: `r.${turn}`, changes: turn >= 5 ? [change("x")] : [] }; } }));
    await until(() => kept.sent.length > 0);
    expect(kept.ended).toBe(false);
    hub.stop();
  });
  it("lets nobody in once it has stopped", async () => {
    const hub = new LiveHub(log, quick);
    hub.stop();
    await expect(join(hub, quiet)).rejects.toMatchObject({ status: 503 });
  });
});

describe("what is asked of monitoring", () => {
  const post = async (name: "points" | "instruments" | "commands" | "forwards" | "adoption", payload: object) => app.inject({ method: "POST", url: pathOf(name, { d, id: "logger" }), headers: { cookie, "x-csrf-token": csrf }, payload });
  it("the curve leaves as Excel in the language asked for, with who took it on it", async () => {
    const seen: unknown[] = [], drawn = vi.fn(table);
    table = drawn;
    desk = monitorDesk({ curveTaken: async (who, point, query, language) => { seen.push([who.user, point, query, language]); return monitorDesk().curveTaken(who, point, query, language); } });
    const reply = await app.inject({ url: `${pathOf("curveSheet", { d, id: "stack" })}?kind=hour&from=2026-11-28T00:00:00Z&until=2026-11-29T00:00:00Z&lang=en`, headers: { cookie } });
    expect([reply.statusCode, reply.body, decodeURIComponent(String(reply.headers["content-disposition"]))]).toEqual([200, "PKxlsx", expect.stringContaining("One hour values_2026-11-28.xlsx") as string]);
    expect(seen).toEqual([["u1", "stack", { kind: "hour", from: "2026-11-28T00:00:00Z", until: "2026-11-29T00:00:00Z" }, "en"]]);
    expect(drawn).toHaveBeenCalledWith(expect.objectContaining({ name: "curve" }), { language: "en", watermark: "张三 · Yungang · 2026-11-28 10:00" });
  });
  it.each([["points", { ...put.point, kind: "castle" }], ["points", { ...put.point, id: "x" }], ["points", { ...put.point, extra: 1 }], ["instruments", { ...put.instrument, edition: 2018 }], ["instruments", { ...put.instrument, units: { a: 1 } }], ["commands", { ...put.command, command: "explode" }], ["forwards", { ...put.forward, edition: null }], ["adoption", { ...put.adopt, timeMark: "middle" }]] as const)("what does not fit the schema of %s is refused before any desk", async (name, payload) => {
    const never = async () => { throw new Error("the desk was asked"); };
    desk = monitorDesk({ putPoint: never, putInstrument: never, sendCommand: never, putForward: never, adopt: never });
    const reply = await post(name, payload);
    expect([reply.statusCode, reply.json<Problem>().code]).toEqual([400, "http/validation"]);
  });
  it("what somebody else changed first, and an MN that is taken, are conflicts; a bad field is told by its name", async () => {
    desk = monitorDesk({
      putPoint: async () => { throw new Refused("monitoring/overtaken", "已被他人修改", "overtaken"); }, putInstrument: async () => { throw new Refused("monitoring/mn-taken", "MN 已登记", "taken"); }, putForward: async () => { throw new Refused("monitoring/bad-forward", "端口", "port", [{ field: "port", zh: "端口", en: "port" }]); },
    });
    const told = async (name: "points" | "instruments" | "forwards", payload: object) => { const reply = await post(name, payload); return [reply.statusCode, reply.json<Problem>().code, reply.json<Problem>().errors?.map(({ field }) => field) ?? []]; };
    expect([await told("points", put.point), await told("instruments", put.instrument), await told("forwards", put.forward)]).toEqual([[409, "monitoring/overtaken", []], [409, "monitoring/mn-taken", []], [422, "monitoring/bad-forward", ["port"]]]);
  });
  it("nothing is changed without the token against forgery", async () => {
    const reply = await app.inject({ method: "POST", url: pathOf("commands", { d, id: "logger" }), headers: { cookie }, payload: put.command });
    expect([reply.statusCode, reply.json<Problem>().code]).toEqual([403, "http/csrf"]);
  });
  it("the stream asks who it is by the session of the request", async () => {
    const wall = await Wall.open();
    await until(() => wall.events.length > 0);
    expect(resumed).toEqual([token]);
    wall.reply.destroy();
  });
});

it("a server that stops ends every line, and does not wait for the listeners to go", async () => {
  const other = await server({ monitorDesk: () => monitorDesk() });
  await other.listen({ port: 0, host: "127.0.0.1" });
  const wall = await Wall.open({ cookie }, (other.server.address() as { port: number }).port);
  await until(() => wall.events.length > 0);
  await other.close();
  await until(() => wall.closed);
});
