import { afterEach, describe, expect, it } from "vitest";
import { AlreadyReviewed, EvidenceRefused, Forbidden, IdTaken, NotFound, Overtaken, Refused } from "@yunqing/domain";
import { pathOf, type Problem } from "@yunqing/wire";
import type { App } from "../src/route.js";
import { problemOf } from "../src/problem.js";
import { cookie, csrf, identity, planDesk, server, usualServer } from "./fakes.js";
import * as sample from "./samples.js";

let app: App | undefined;
afterEach(async () => { await app?.close(); });
const headers = { cookie, "x-csrf-token": csrf };
const valuesPath = pathOf("values", { d: "yungang" });
const value = { id: sample.uuid, indicator: "14-06", period: "2023", value: "1,5", document: "文", note: "", evidence: [] };

function failing(error: unknown) { return server({ planDesk: () => planDesk({ reportValue: async () => { throw error; } }) }); }
async function told(error: unknown): Promise<{ status: number; type: string | undefined; problem: Problem }> {
  app = await failing(error);
  const reply = await app.inject({ method: "POST", url: valuesPath, headers, payload: value });
  return { status: reply.statusCode, type: reply.headers["content-type"]?.toString(), problem: reply.json<Problem>() };
}

describe("what a desk throws becomes problem details (RFC 9457)", () => {
  it.each([
    [new Forbidden("value.report", "14-06"), 403, "access/forbidden"], [new NotFound("indicator", "99"), 404, "domain/not-found"],
    [new Refused("plan/bad-value", "含逗号", "a comma", [{ field: "value", zh: "不要用逗号", en: "no comma" }]), 422, "plan/bad-value"], [new AlreadyReviewed("v1", "李四"), 409, "plan/already-reviewed"],
    [new Overtaken("d1"), 409, "duty/overtaken"], [new IdTaken(sample.uuid), 409, "store/id-taken"], [new EvidenceRefused("evidence/content-differs", "内容不符", "content differs"), 422, "evidence/content-differs"],
    [new EvidenceRefused("evidence/too-large", "文件过大", "too large"), 413, "evidence/too-large"], [Object.assign(new Error("连接不上数据库 postgres://10.0.0.5"), { code: "store/unreachable" }), 503, "store/unreachable"],
  ])("%s", async (error, status, code) => {
    const answer = await told(error);
    expect([answer.status, answer.type, answer.problem.status, answer.problem.code, answer.problem.instance]).toEqual([status, "application/problem+json; charset=utf-8", status, code, valuesPath]);
    for (const text of [answer.problem.title, answer.problem.detail]) { expect(text.zh).toMatch(/\p{Script=Han}/u); expect(text.en).toMatch(/[A-Za-z]/); }
  });

  it("names the fields that a rule refuses", async () => {
    const { problem } = await told(new Refused("plan/bad-value", "含逗号", "a comma", [{ field: "value", zh: "不要用逗号", en: "no comma" }]));
    expect(problem.errors).toEqual([{ field: "value", message: { zh: "不要用逗号", en: "no comma" } }]);
  });

  it("says nothing of the inside when something unforeseen breaks", async () => {
    const { status, problem } = await told(new Error("duplicate key in INSERT INTO d_yungang.value VALUES ($1) at /srv/store.js:10"));
    expect(status).toBe(500);
    expect(JSON.stringify(problem)).not.toMatch(/INSERT|store\.js|duplicate|stack/);
    expect(problem.code).toBe("http/internal");
  });

  it("an answer that does not fit its schema is a failure of ours, not a half answer", async () => {
    const { value: _lost, ...broken } = sample.value;
    app = await server({ planDesk: () => planDesk({ reportValue: async () => broken as typeof sample.value }) });
    const reply = await app.inject({ method: "POST", url: valuesPath, headers, payload: value });
    expect([reply.statusCode, reply.json<Problem>().code]).toEqual([500, "http/internal"]);
  });
});

describe("what does not fit the schema", () => {
  it.each([
    ["a number where text is asked for: nothing is converted", { ...value, value: 2.2 }, "value", "应为文本"], ["a field that nobody knows", { ...value, extra: 1 }, "extra", "不认识的字段"],
    ["an id that is no UUIDv7", { ...value, id: "1" }, "id", "格式不对"], ["a hash that is none", { ...value, evidence: ["../../etc/passwd"] }, "evidence.0", "格式不对"],
    ["a field that is missing", { ...value, period: undefined }, "period", "必须填写"], ["an empty text", { ...value, value: "" }, "value", "不能为空"], ["a text too long", { ...value, note: "长".repeat(4001) }, "note", "最多 4000 个字"],
  ])("%s", async (_name, payload, field, zh) => {
    const app = await usualServer();
    const reply = await app.inject({ method: "POST", url: valuesPath, headers, payload });
    const problem = reply.json<Problem>();
    expect([reply.statusCode, problem.code]).toEqual([400, "http/validation"]);
    expect(problem.errors?.find((one) => one.field === field)?.message.zh).toContain(zh);
  });

  it("names every bad field at once, at most fifty", async () => {
    const app = await usualServer();
    const two = await app.inject({ method: "POST", url: valuesPath, headers, payload: { ...value, id: "x", value: "" } });
    expect(two.json<Problem>().errors?.map(({ field }) => field)).toEqual(["id", "value"]);
    const many = await app.inject({ method: "POST", url: valuesPath, headers, payload: { ...value, ...Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`f${n}`, n])) } });
    expect(many.json<Problem>().errors).toHaveLength(50);
  });

  it.each([
    ["GET", "/api/d/yungang/overview?day=2025-13-01", 400, "http/validation"], ["GET", "/api/d/yungang/overview?dya=2025-12-31", 400, "http/validation"], ["GET", "/api/d/UP..%2f/overview", 400, "http/validation"],
    ["GET", "/api/d/nowhere/overview", 404, "domain/not-found"], ["GET", "/api/no-such", 404, "http/no-route"], ["GET", "/api/d/yungang/overview%ZZ", 400, "http/bad-url"], ["PUT", "/api/session", 404, "http/no-route"],
    ["GET", `/api/d/yungang/indicators/${"x".repeat(500)}`, 414, "http/bad-url"],
  ] as const)("%s %s", async (method, url, status, code) => {
    const app = await usualServer();
    const reply = await app.inject({ method, url, headers });
    expect([reply.statusCode, reply.json<Problem>().code, reply.headers["content-type"]]).toEqual([status, code, "application/problem+json; charset=utf-8"]);
  });

  it.each([
    ["a body that is no JSON", "{", "application/json", 400, "http/not-json"], ["an empty body", "", "application/json", 400, "http/empty-body"], ["another media type", "a=1", "text/plain", 415, "http/media-type"],
    ["a body too large", JSON.stringify({ note: "x".repeat(600 * 1024) }), "application/json", 413, "http/too-large"], ["a poisoned prototype", '{"__proto__":{"a":1}}', "application/json", 400, "http/not-json"],
  ])("%s", async (_name, payload, type, status, code) => {
    const app = await usualServer();
    const reply = await app.inject({ method: "POST", url: valuesPath, headers: { ...headers, "content-type": type }, payload });
    expect([reply.statusCode, reply.json<Problem>().code]).toEqual([status, code]);
  });
});

describe("too often", () => {
  it("sign-in has its own limit and says how long to wait", async () => {
    app = await server({ signInsPerMinute: 2, identity: identity({ signIn: async () => { throw new Refused("identity/wrong", "用户名或口令不对", "wrong name or password"); } }) });
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) codes.push((await app.inject({ method: "POST", url: "/api/session", payload: { name: "a", password: "b" } })).statusCode);
    expect(codes).toEqual([401, 401, 429]);
    const reply = await app.inject({ method: "POST", url: "/api/session", payload: { name: "a", password: "b" } });
    expect(reply.json<Problem>()).toMatchObject({ status: 429, code: "http/too-often" });
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  });

  it.each([["identity/locked", 429], ["identity/wrong", 401], ["identity/no-session", 401], ["identity/name-taken", 409], ["plan/not-what-was-seen", 409], ["identity/old-password", 422]])("%s is told as %i", (code, status) => {
    expect(problemOf(new Refused(code, "不行", "no"), "/api/session").status).toBe(status);
  });
});
