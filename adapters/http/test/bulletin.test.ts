import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NotFound, Refused } from "@yunqing/domain";
import { pathOf, type BulletinContentView, type BulletinDetail, type BulletinScheduleRow, type BulletinsView, type BulletinTemplateRow, type FigureView, type MakeBulletin, type MoveBulletin, type PutBulletinSchedule, type RouteName, type UseBulletinTemplate } from "@yunqing/wire";
import type { BulletinDeskPort } from "../src/bulletin-port.js";
import type { App } from "../src/route.js";
import { cookie, csrf, identity, server } from "./fakes.js";
import * as sample from "./samples.js";

const { both, uuid } = sample, d = "yungang", digest = "ab".repeat(32);
const figure: FigureView = { key: "real-time|point:p1|air-index|day~2026-11-27", value: "84", unit: "", validity: { state: "valid", reason: null }, coverage: { have: 6, of: 6, what: "items" }, edition: "HJ 633-2026", clauses: ["4"], detail: null };
const content: BulletinContentView = {
  kind: "air-daily", title: both("日报", "daily"), period: "day~2026-11-27", periodName: both("2026-11-27", "2026-11-27"), line: "real-time", district: { id: d, name: both("云冈区", "Yungang") }, simulated: false, edition: "HJ 633-2026", madeAt: "2026-11-28T00:00:00.000Z", lead: both("一", "one"), remarks: [both("注", "note")],
  tables: [{ id: "index", tag: "指数", caption: both("指数", "index"), unit: "", columns: [{ id: "aqi", tag: "AQI", title: both("AQI", "AQI"), look: "index" }], rows: [[{ text: "84", key: figure.key }, { text: "良", en: "good", key: null }]] }],
  charts: [{ id: "aqi", tag: "图_AQI", caption: both("图", "chart"), unit: "", chart: "bar", categories: ["p1"], series: [{ name: "AQI", values: [84, null] }], summary: "84" }], figures: [figure], lineages: { [figure.key]: digest },
};
const row = { id: "b1", kind: "air-daily", period: "2026-11-27", periodName: both("2026-11-27", "2026-11-27"), line: "real-time", issue: 1, state: "published", by: "王", at: "2026-11-28T00:00:00.000Z", changedAt: "2026-11-28T01:00:00.000Z", replaced: false } as const;
const view: BulletinsView = { today: "2026-11-28", mayMake: true, mayApprove: false, rows: [row] };
const detail: BulletinDetail = { ...row, content, digest, steps: [{ seq: 1, move: "publish", to: "published", by: "李", at: row.at, note: "", digest, template: 0, file: digest, bytes: 5 }], revisions: [{ key: figure.key, before: "84", now: "101", unit: "", where: ["指数 p1 AQI"] }], may: ["refresh"], mayReissue: true };
const schedule: BulletinScheduleRow = { kind: "air-monthly", seq: 1, active: true, line: "reviewed", day: 5, at24: "08:30", reason: "", by: "王", at: row.at, next: { periodName: both("2026年11月", "2026-11"), at: row.at } };
const template: BulletinTemplateRow = { kind: "air-daily", seq: 1, versions: [{ version: 0, name: "x.docx", by: null, at: null, note: "", bytes: null, inUse: true }], fields: [{ tag: "指数", what: "table", meaning: both("指数", "index"), columns: [{ tag: "AQI", meaning: both("AQI", "AQI") }] }] };
const put = {
  make: { id: uuid, kind: "air-daily", period: "2026-11-27", line: "real-time", reason: "" } satisfies MakeBulletin, move: { id: uuid, move: "publish", seen: digest, note: "" } satisfies MoveBulletin,
  schedule: { id: uuid, kind: "air-monthly", seq: 0, active: true, line: "reviewed", day: 5, at24: "08:30", reason: "" } satisfies PutBulletinSchedule, use: { id: uuid, seq: 1, version: 1, note: "x" } satisfies UseBulletinTemplate,
};
const given: unknown[] = [], bytes = Buffer.from("word");
const desk: BulletinDeskPort = {
  live: async () => content, list: async (_, query) => { given.push(query); return view; }, detail: async (_, id) => { if (id !== "b1") throw new NotFound("bulletin", id); return detail; }, why: async (_, id, key) => { given.push([id, key]); return { name: both("x", "x"), value: "84", unit: "", origin: "computed", inputs: [] }; },
  paper: async () => ({ name: "云冈区空气质量日报.docx", bytes, length: 4 }), make: async (_, command) => { given.push(command); return detail; }, move: async (_, id, command) => { if (command.note === "own") throw new Refused("bulletin/own-work", "不能审核自己的", "not your own"); given.push([id, command]); return detail; },
  schedules: async () => [schedule], putSchedule: async (_, command) => { given.push(command); return [schedule]; }, templates: async () => [template], template: async (_, kind, version) => { given.push([kind, version]); return { name: "t.docx", bytes }; },
  addTemplate: async (_, kind, name, stream) => { const parts: Uint8Array[] = []; for await (const part of stream) parts.push(part); given.push([kind, name, Buffer.concat(parts).toString()]); return [template]; }, preview: async (_, kind, version, period) => { given.push([kind, version, period]); return { name: "p.docx", bytes }; }, useTemplate: async (_, kind, command) => { given.push([kind, command]); return [template]; },
};
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "bulletin.read" as const, "bulletin.make" as const, "bulletin.approve" as const] })) }, headers = { cookie, "x-csrf-token": csrf };
let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), bulletinDesk: (district) => (district === d ? desk : null) }); });
afterAll(async () => { await app.close(); });
const at = (name: RouteName, holes: Record<string, string> = {}): string => pathOf(name, { d, id: "b1", kind: "air-daily", version: "1", ...holes });

describe("routes of bulletins", () => {
  it.each([["bulletinLive", "", content], ["bulletins", "?kind=air-daily", view], ["bulletin", "", detail], ["bulletinSchedules", "", { items: [schedule] }], ["bulletinTemplates", "", { items: [template] }]] as const)("GET %s gives the desk's answer unchanged", async (name, query, answer) => {
    const reply = await app.inject({ url: at(name) + query, headers });
    expect([reply.statusCode, reply.json()]).toEqual([200, answer]);
  });
  it.each([["bulletins", put.make, put.make, detail], ["bulletinMoves", put.move, ["b1", put.move], detail], ["bulletinSchedules", put.schedule, put.schedule, { items: [schedule] }], ["bulletinTemplateUse", put.use, ["air-daily", put.use], { items: [template] }]] as const)("POST %s hands the command on", async (name, payload, told, answer) => {
    const reply = await app.inject({ method: "POST", url: at(name), headers, payload });
    expect([reply.statusCode, reply.json(), given.at(-1)]).toEqual([200, answer, told]);
    expect((await app.inject({ method: "POST", url: at(name), headers, payload: { ...payload, extra: 1 } })).statusCode).toBe(400);
  });
  it("papers and templates are Word files by their Chinese names", async () => {
    const paper = await app.inject({ url: at("bulletinPaper"), headers });
    expect([paper.statusCode, paper.headers["content-type"], paper.headers["content-disposition"], paper.body]).toEqual([200, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", expect.stringContaining(encodeURIComponent("云冈区空气质量日报")), "word"]);
    expect([(await app.inject({ url: at("bulletinTemplateFile"), headers })).statusCode, given.at(-1)]).toEqual([200, ["air-daily", 1]]);
    expect([(await app.inject({ url: `${at("bulletinTemplatePreview")}?period=2026-11-27`, headers })).statusCode, given.at(-1)]).toEqual([200, ["air-daily", 1, "2026-11-27"]]);
    expect((await app.inject({ url: at("bulletinTemplateFile", { version: "eins" }), headers })).statusCode).toBe(404);
    expect((await app.inject({ url: at("bulletinTemplatePreview"), headers })).statusCode).toBe(400);
  });
  it("a template comes as a form, and only from whoever may send one", async () => {
    const form = new FormData();
    form.append("file", new Blob(["docx"]), "本局模板.docx");
    const encoded = new Response(form), payload = Buffer.from(await encoded.arrayBuffer()), type = encoded.headers.get("content-type") ?? "";
    const reply = await app.inject({ method: "POST", url: at("bulletinTemplateAdd"), headers: { ...headers, "content-type": type }, payload });
    expect([reply.statusCode, given.at(-1)]).toEqual([200, ["air-daily", "本局模板.docx", "docx"]]);
    const other = await server({ identity: identity({}, sample.session), bulletinDesk: () => desk });
    expect((await other.inject({ method: "POST", url: at("bulletinTemplateAdd"), headers: { ...headers, "content-type": type }, payload })).statusCode).toBe(403);
    await other.close();
  });
  it("says why a number is what it is, and refuses what is not there, not allowed or none", async () => {
    expect([(await app.inject({ url: `${at("bulletinWhy")}?key=${encodeURIComponent(figure.key)}`, headers })).json(), given.at(-1)]).toMatchObject([{ value: "84" }, ["b1", figure.key]]);
    expect((await app.inject({ url: at("bulletin", { id: "none" }), headers })).json()).toMatchObject({ status: 404, code: "domain/not-found" });
    expect((await app.inject({ method: "POST", url: at("bulletinMoves"), headers, payload: { ...put.move, note: "own" } })).json()).toMatchObject({ status: 422, code: "bulletin/own-work" });
    for (const payload of [{ ...put.move, move: "make" }, { ...put.move, seen: "x" }, { ...put.make, kind: "air-real-time" }]) expect((await app.inject({ method: "POST", url: at("kind" in payload ? "bulletins" : "bulletinMoves"), headers, payload })).statusCode).toBe(400);
    expect((await app.inject({ url: at("bulletins") })).statusCode).toBe(401);
    expect((await app.inject({ url: pathOf("bulletins", { d: "elsewhere" }), headers })).statusCode).toBe(404);
    expect((await app.inject({ method: "POST", url: at("bulletins"), headers: { cookie }, payload: put.make })).statusCode).toBe(403);
  });
});
