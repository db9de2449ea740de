import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound, Refused, type Actor, type TableModel } from "@yunqing/domain";
import { pathOf, type AnalysisAnswer } from "@yunqing/wire";
import type { AnalysisDeskPort } from "../src/analysis-port.js";
import type { App } from "../src/route.js";
import * as sample from "./samples.js";
import { cookie, csrf, identity, server } from "./fakes.js";

const { both } = sample, d = "yungang", asked = { kind: "calendar" as const, subjects: "point:p1", items: "PM2.5", from: "2024-01-01", until: "2025-01-01", line: "real-time" as const }, search = new URLSearchParams(asked).toString();
const answer: AnalysisAnswer = {
  kind: "calendar", title: both("一号站 日历图", "one: Calendar"), line: "real-time", from: asked.from, until: asked.until, simulated: true, subjects: [{ subject: { kind: "point", id: "p1" }, name: both("一号站", "one") }], items: [{ item: "PM2.5", name: both("细颗粒物", "PM2.5"), unit: "µg/m³" }],
  coverage: { have: 20, of: 24, leftOut: 1, what: "hours" }, method: { zh: "日均", en: "means", reference: "HJ 663" }, facts: [{ label: both("静风", "calm"), value: "3%" }],
  table: { columns: [{ id: "day", label: both("日期", "day"), unit: "", kind: "day" }, { id: "subject", label: both("对象", "subject"), unit: "", kind: "text" }], rows: [["2024-01-01", both("一号站", "one")]] },
  chart: { kind: "calendar", unit: "µg/m³", series: [{ name: both("一号站", "one"), days: [{ day: "2024-01-01", value: 12.5 }] }] },
};
const model: TableModel = { name: "analysis", title: answer.title, unit: "", filter: both("", ""), madeAt: "2024-02-01T00:00:00.000Z", banner: "模拟", columns: [], rows: [] };
let given: unknown[] = [];
const desk: AnalysisDeskPort = {
  analyse: async (actor: Actor, query) => { given.push([actor.user, query]); if (query.subjects === "point:hidden") throw new NotFound("subject", "hidden"); if (query.from === "0000") throw new Refused("analysis/bad-query", "时段", "span", [{ field: "from", zh: "日期", en: "day" }]); return answer; },
  taken: async (actor: Actor, query, language) => { given.push([actor.user, query, language]); return model; },
};
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "monitor.read" as const, "table.export" as const] })) };
let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), analysisDesk: (district) => (district === d ? desk : null) }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { given = []; });
const headers = { cookie, "x-csrf-token": csrf }, at = pathOf("analysis", { d });

describe("routes of analysis", () => {
  it("takes the question and gives the answer unchanged, to those who are signed in", async () => {
    const reply = await app.inject({ url: `${at}?${search}`, headers });
    expect([reply.statusCode, reply.json()]).toEqual([200, answer]); expect(given).toEqual([["u1", asked]]);
    expect((await app.inject({ url: `${at}?${search}` })).statusCode).toBe(401); expect(given).toHaveLength(1);
  });
  it("gives its table as Excel in the language asked for", async () => {
    const reply = await app.inject({ url: `${pathOf("analysisSheet", { d })}?${search}&lang=en`, headers });
    expect([reply.statusCode, reply.headers["content-type"], reply.body]).toEqual([200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PKxlsx"]);
    expect(reply.headers["content-disposition"]).toContain("xlsx"); expect(given).toEqual([["u1", asked, "en"]]);
  });
  it("tells what does not exist, what is wrong with a question, and refuses what is none", async () => {
    expect((await app.inject({ url: `${at}?${search.replace("p1", "hidden")}`, headers })).json()).toMatchObject({ status: 404 });
    expect((await app.inject({ url: `${at}?${search.replace("2024-01-01", "0000")}`, headers })).json()).toMatchObject({ status: 422, code: "analysis/bad-query" });
    for (const wrong of [search.replace("calendar", "guess"), search.replace("real-time", "both"), `${search}&x=1`, "kind=calendar"]) expect((await app.inject({ url: `${at}?${wrong}`, headers })).statusCode, wrong).toBe(400);
    expect((await app.inject({ url: `${pathOf("analysis", { d: "elsewhere" })}?${search}`, headers })).statusCode).toBe(404);
  });
});
