import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Refused, type Actor } from "@yunqing/domain";
import { pathOf, routes, type BatchRow, type ImportPreview, type MadePushKey, type RouteName } from "@yunqing/wire";
import type { ObservationDeskPort } from "../src/ports.js";
import type { App } from "../src/route.js";
import * as sample from "./samples.js";
import { cookie, csrf, identity, server } from "./fakes.js";

const { both, hash, uuid } = sample, d = "yungang", at = (name: RouteName, holes: Record<string, string> = {}) => pathOf(name, { d, ...holes });
const batch: BatchRow = { number: 3, id: uuid, origin: "laboratory", title: "十一月监测", document: "报告 1", reason: "", rows: 2, points: ["p1"], by: "张三", at: "2026-11-28T10:00:00+08:00", file: hash, withdrawal: { by: "李四", at: "2026-11-28T11:00:00+08:00", reason: "混淆" } };
const preview: ImportPreview = {
  file: hash, name: "结果.xlsx", rows: 3, good: 2, faults: [{ row: 4, column: "C 氨氮（mg/L）", value: "x", message: both("不是数值", "no number") }], faultCount: 1,
  sample: [{ row: 2, point: "p1", pointName: both("一号", "one"), kind: "real-time", from: "2026-11-20T10:00:00+08:00", values: [{ factor: "w21003", name: both("氨氮", "ammonia"), value: "0.025L", unit: "mg/L", state: "changed", before: "0.5" }] }],
  counts: { new: 1, same: 0, changed: 1 }, columns: [{ heading: "备注", means: null }, { heading: "时间", means: "time" }], notes: [both("1 个空单元格", "1 empty cell")],
};
const key: MadePushKey = { id: uuid, name: "市站", origin: "push", points: [], untilDay: null, by: "张三", at: "2026-11-28T10:00:00+08:00", ended: null, key: "yqk_abc" };
const { key: _key, ...keyRow } = key;

let asked: unknown[] = [];
const told = <T>(answer: T) => async (...given: unknown[]): Promise<T> => { asked.push(given.map((one) => (typeof one === "object" && one !== null && "grants" in one ? (one as Actor).user : one))); return answer; };
const desk: ObservationDeskPort = {
  mark: told(undefined), correct: told(batch), preview: told(preview), commit: told(batch), batches: told([batch]), template: told({ name: "模板.xlsx", bytes: new TextEncoder().encode("PKtemplate") }), withdraw: told(batch), pushKeys: told([keyRow]), makePushKey: told(key), endPushKey: told(keyRow),
  previewFile: async (actor, name, bytes) => { let size = 0; for await (const part of bytes) size += part.length; asked.push([actor.user, name, size]); return preview; },
  push: async (given, command, caller) => {
    asked.push([given, command, caller.address]);
    if (given === "wrong") throw new Refused("monitoring/key-refused", "推送密钥不对", "the key is wrong");
    return { batch: 7, stored: command.observations.length };
  },
};
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "observation.import" as const, "observation.mark" as const] })) };
const signedIn = { cookie, "x-csrf-token": csrf };
const observation = { point: "p1", kind: "hour", from: "2026-11-20T10:00:00+08:00", values: { w21003: "0.52" } };
const mark = { id: uuid, point: "p1", kind: "hour", from: "2026-11-20T10:00:00+08:00", until: "2026-11-20T11:00:00+08:00", factors: [], quality: "doubtful", reason: "r" };

let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), observationDesk: (district) => (district === d ? desk : null) }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { asked = []; });
const form = (content: string | Buffer, name = "结果.csv", field = "file") => ({ payload: Buffer.concat([Buffer.from(`--b\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`), Buffer.from(content), Buffer.from("\r\n--b--\r\n")]), headers: { ...signedIn, "content-type": "multipart/form-data; boundary=b" } });

describe("routes of marks, corrections, imports and keys", () => {
  it.each([
    ["POST", at("marks"), mark, undefined, ["u1", mark]], ["POST", at("corrections"), { id: uuid, point: "p1", kind: "hour", from: "2026-11-20T10:00:00+08:00", factor: "w21003", value: "0.5", document: "", reason: "r", seen: null }, batch, null],
    ["POST", at("importPreview"), { file: hash, mapping: { "氨氮（mg/L）": "w21003" } }, preview, null], ["GET", at("imports"), null, { items: [batch] }, ["u1"]], ["POST", at("imports"), { id: uuid, file: hash, origin: "import", title: "t", document: "", takeGood: true, mapping: {} }, batch, null],
    ["POST", at("withdrawal", { id: "3" }), { id: uuid, reason: "r" }, batch, ["u1", "3", { id: uuid, reason: "r" }]], ["GET", at("pushKeys"), null, { items: [keyRow] }, ["u1"]], ["POST", at("pushKeys"), { id: uuid, name: "市站", origin: "push", points: [], untilDay: "2026-12-31" }, key, null],
    ["POST", at("pushKeyEnd", { id: uuid }), { id: uuid, reason: "r" }, keyRow, ["u1", uuid, { id: uuid, reason: "r" }]],
  ] as const)("%s %s takes the request and gives the desk's answer unchanged", async (method, url, body, answer, given) => {
    const reply = await app.inject({ method, url, headers: signedIn, ...(body === null ? {} : { payload: body }) });
    expect([reply.statusCode, reply.body === "" ? undefined : reply.json()]).toEqual([answer === undefined ? 204 : 200, answer]);
    expect(asked).toEqual([given ?? ["u1", body]]);
    expect((await app.inject({ method, url, ...(body === null ? {} : { payload: body }) })).statusCode).toBe(401);
    if (method === "POST") expect((await app.inject({ method, url, headers: { cookie }, payload: body })).json()).toMatchObject({ status: 403, code: "http/csrf" });
    expect(asked).toHaveLength(1);
  });

  it("a file is streamed to the desk under its name; no file, another field and a broken form are refused", async () => {
    const url = at("importFile"), reply = await app.inject({ method: "POST", url, ...form("时间,点位\n") });
    expect([reply.statusCode, reply.json(), asked]).toEqual([200, preview, [["u1", "结果.csv", 14]]]);
    expect((await app.inject({ method: "POST", url, ...form("x", "a.csv", "other") })).json()).toMatchObject({ status: 400, code: "http/no-file" });
    expect((await app.inject({ method: "POST", url, headers: signedIn, payload: {} })).json()).toMatchObject({ status: 415 });
    const cut = form("x");
    expect((await app.inject({ method: "POST", url, headers: cut.headers, payload: cut.payload.subarray(0, -10) })).statusCode).toBe(400);
  });
  it("a file above the limit is refused at the limit, and the desk is told before it answers", async () => {
    const reply = await app.inject({ method: "POST", url: at("importFile"), ...form(Buffer.alloc(20 * 1024 * 1024 + 1, "a")) });
    expect([reply.statusCode, reply.json<{ code: string }>().code, asked]).toEqual([413, "http/file-too-large", []]);
  });
  it("whoever may not import sends no file", async () => {
    const other = await server({ observationDesk: () => desk });
    expect((await other.inject({ method: "POST", url: at("importFile"), ...form("x") })).json()).toMatchObject({ status: 403, code: "access/forbidden" });
    expect(asked).toEqual([]);
    await other.close();
  });
  it("the template is an attachment, for a kind of points or all", async () => {
    const reply = await app.inject({ url: `${at("importTemplate")}?kind=sewage-outlet`, headers: { cookie } });
    expect([reply.statusCode, reply.body, reply.headers["content-disposition"]]).toEqual([200, "PKtemplate", expect.stringContaining(encodeURIComponent("模板.xlsx"))]);
    await app.inject({ url: at("importTemplate"), headers: { cookie } });
    expect(asked).toEqual([["u1", "sewage-outlet"], ["u1", null]]);
    expect((await app.inject({ url: `${at("importTemplate")}?kind=moon`, headers: { cookie } })).statusCode).toBe(400);
  });
  it("a district that is none has no desk, and what the schema does not know is refused", async () => {
    expect((await app.inject({ url: pathOf("imports", { d: "dale" }), headers: { cookie } })).statusCode).toBe(404);
    for (const wrong of [{ ...mark, quality: "good" }, { ...mark, extra: 1 }, { ...mark, id: "x" }, { ...mark, factors: Array(501).fill("a") }]) expect((await app.inject({ method: "POST", url: at("marks"), headers: signedIn, payload: wrong })).statusCode).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe("the route of programs", () => {
  const url = pathOf("push", { d }), push = (authorization: string | undefined, payload: object = { id: uuid, observations: [observation] }, headers: Record<string, string> = {}) => app.inject({ method: "POST", url, payload, headers: { ...(authorization === undefined ? {} : { authorization }), ...headers } });
  it("takes a key instead of a session, and no CSRF token", async () => {
    const reply = await push("Bearer yqk_abc");
    expect([reply.statusCode, reply.json(), asked]).toEqual([200, { batch: 7, stored: 1 }, [["yqk_abc", { id: uuid, observations: [observation] }, "127.0.0.1"]]]);
    expect((await push("bearer yqk_abc", { id: "019ab000-0000-4000-8000-000000000001", observations: [] })).statusCode).toBe(200);
  });
  it.each([[undefined], ["Basic abc"], ["Bearer"], ["Bearer a b"], [`Bearer ${"a".repeat(257)}`]])("without a key (%s) nothing is read: 401, also with a session", async (authorization) => {
    for (const headers of [{}, signedIn]) {
      const reply = await push(authorization, { nonsense: true }, headers);
      expect([reply.statusCode, reply.json<{ code: string }>().code, reply.headers["www-authenticate"]]).toEqual([401, "http/no-key", "Bearer"]);
    }
    expect(asked).toEqual([]);
  });
  it("a wrong key is 401 too, and a bad body 400 with its fields", async () => {
    const reply = await push("Bearer wrong");
    expect([reply.statusCode, reply.headers["content-type"], reply.json<{ code: string }>().code, reply.headers["www-authenticate"]]).toEqual([401, expect.stringContaining("application/problem+json"), "monitoring/key-refused", "Bearer"]);
    expect((await push("Bearer k", { id: uuid, observations: [{ ...observation, values: { w21003: 0.52 } }] })).json()).toMatchObject({ status: 400, code: "http/validation" });
    expect((await push("Bearer k", { id: uuid, observations: Array(1001).fill(observation) })).statusCode).toBe(400);
    expect((await push("Bearer k", undefined, { origin: "https://elsewhere.example" })).statusCode).toBe(403);
  });
  it("a key does not open any other route", async () => {
    for (const name of Object.keys(routes).filter((one) => one !== "push") as RouteName[]) {
      const post = app.hasRoute({ method: "POST", url: routes[name].replace(/\{(\w+)\}/g, ":$1") });
      if (!post || name === "session" || name === "wall") continue; // both are ways in: a password, the key of a wall
      expect([name, (await app.inject({ method: "POST", url: at(name, { id: "x", hash, table: "indicators" }), headers: { authorization: "Bearer yqk_abc" }, payload: {} })).statusCode]).toEqual([name, 401]);
    }
  });
  it("pushing too often is refused for that key and no other", async () => {
    const fresh = await server({ identity: identity({}, session), observationDesk: () => desk }), send = (bearer: string) => fresh.inject({ method: "POST", url, payload: { id: uuid, observations: [observation] }, headers: { authorization: `Bearer ${bearer}` } });
    const codes: number[] = [];
    for (let k = 0; k < 605; k++) codes.push((await send("one")).statusCode);
    expect([codes.filter((code) => code === 200).length, codes.at(-1), (await send("two")).statusCode]).toEqual([600, 429, 200]);
    for (let k = 0; k < 600; k++) codes.push((await send(`guess${k}`)).statusCode);
    expect(codes.at(-1)).toBe(429); // guesses share the limit of their address
    await fresh.close();
  });
  it("the documentation says that the route needs a key", async () => {
    const { paths } = (await app.inject({ url: "/docs/json", headers: { cookie } })).json<{ paths: Record<string, { post?: { security?: unknown } }> }>();
    expect(paths["/api/d/{d}/observations"]?.post?.security).toEqual([{ key: [] }]);
  });
});
