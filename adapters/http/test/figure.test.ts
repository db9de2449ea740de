import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound, Refused, type Actor } from "@yunqing/domain";
import { pathOf, type FigureHistoryRow, type FigureHoursView, type FigureOpened, type FigureSubjectView, type FigureView, type RouteName } from "@yunqing/wire";
import type { FigureDeskPort } from "../src/figure-port.js";
import type { App } from "../src/route.js";
import * as sample from "./samples.js";
import { cookie, csrf, identity, server } from "./fakes.js";

const { both, uuid } = sample, d = "yungang", at = (name: RouteName) => pathOf(name, { d }), key = "real-time|point:p1|air-index|day~2026-01-03";
const figure: FigureView = {
  key, value: "57", unit: "", validity: { state: "valid", reason: null }, coverage: { have: 6, of: 6, what: "items" }, edition: "HJ 633-2012", clauses: ["5"],
  detail: { kind: "index", state: "index", aqi: 57, category: "良", primary: ["PM10"], exceeding: [], missing: [], subIndices: { PM10: 57 }, sandstorm: false },
};
const withheld: FigureView = { ...figure, value: null, validity: { state: "invalid", reason: both("缺 CO", "CO missing") }, edition: null, detail: null };
const lineage = { name: both("指数", "index"), value: "57", unit: "", origin: "computed" as const, inputs: [{ name: both("1时", "1h"), value: "60", unit: "µg/m³", origin: "measured" as const, source: { id: "packet:4097" }, inputs: [] }] };
const opened: FigureOpened = { ...figure, exact: "57", name: both("指数", "index"), lineage, inputs: ["real-time|point:p1|air-mean:PM10|day~2026-01-03"], published: true };
const publication: FigureHistoryRow = { id: uuid, at: "2026-01-04T01:00:00.000Z", by: "张三", document: "日报", value: "57", unit: "", lineage, differs: false };
const subject: FigureSubjectView = { kind: "point", id: "p1", name: both("一号站", "one"), place: null, longitude: "113.1", latitude: null, network: "national", evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, items: ["SO2"] };
const hours: FigureHoursView = { unit: "µg/m³", days: [{ day: "2026-01-03", hours: [{ value: "60", quality: "doubtful", reason: both("变化率", "rate of change"), packet: -3, flag: null }, null] }] };

let asked: unknown[] = [];
const told = <T>(answer: T) => async (...given: unknown[]): Promise<T> => { asked.push(given.map((one) => (typeof one === "object" && one !== null && "grants" in one ? (one as Actor).user : one))); return answer; };
const desk: FigureDeskPort = {
  views: told([figure, withheld]), history: told([publication]), publishAs: told([publication]), subjectViews: told([subject]), hourViews: told(hours),
  view: async (actor, asks, depth) => { asked.push([actor.user, asks, depth]); if (asks === "nonsense") throw new Refused("figure/bad-key", "不可读", "not readable"); if (asks === "hidden") throw new NotFound("subject", asks); return opened; },
};
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "monitor.read" as const, "figure.publish" as const] })) };
let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), figureDesk: (district) => (district === d ? desk : null) }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { asked = []; });
const headers = { cookie, "x-csrf-token": csrf }, encoded = encodeURIComponent(key);

describe("routes of figures", () => {
  it.each([
    ["POST", at("figures"), { keys: [key] }, { items: [figure, withheld] }, ["u1", { keys: [key] }]],
    ["GET", `${at("figure")}?key=${encoded}&depth=2`, null, opened, ["u1", key, 2]], ["GET", `${at("figure")}?key=${encoded}`, null, opened, ["u1", key, null]],
    ["GET", `${at("figureHistory")}?key=${encoded}`, null, { items: [publication] }, ["u1", key]],
    ["POST", at("figurePublish"), { id: uuid, keys: [key], document: "日报" }, { items: [publication] }, ["u1", { id: uuid, keys: [key], document: "日报" }]],
    ["GET", `${at("figureSubjects")}?day=2026-01-03`, null, { items: [subject] }, ["u1", "2026-01-03"]], ["GET", at("figureSubjects"), null, { items: [subject] }, ["u1", null]],
    ["GET", `${at("figureHours")}?kind=point&id=p1&item=PM10&from=2026-01-03&until=2026-01-04&line=real-time`, null, hours, ["u1", { kind: "point", id: "p1", item: "PM10", from: "2026-01-03", until: "2026-01-04", line: "real-time" }]],
  ] as const)("%s %s takes the request and gives the desk's answer unchanged", async (method, url, body, answer, given) => {
    const reply = await app.inject({ method, url, headers, ...(body === null ? {} : { payload: body }) });
    expect([reply.statusCode, reply.json()]).toEqual([200, answer]);
    expect(asked).toEqual([given]);
    expect((await app.inject({ method, url, ...(body === null ? {} : { payload: body }) })).statusCode).toBe(401);
    expect(asked).toHaveLength(1);
  });

  it("refuses what is no key, what is not seen, and requests that are none", async () => {
    expect((await app.inject({ url: `${at("figure")}?key=nonsense`, headers })).json()).toMatchObject({ status: 422, code: "figure/bad-key" });
    expect((await app.inject({ url: `${at("figure")}?key=hidden`, headers })).json()).toMatchObject({ status: 404, code: "domain/not-found" });
    for (const url of [at("figure"), `${at("figureHours")}?kind=ship&id=p1&item=PM10&from=2026-01-03&until=2026-01-04&line=real-time`, `${at("figureSubjects")}?day=tomorrow`]) expect((await app.inject({ url, headers })).statusCode, url).toBe(400);
    expect((await app.inject({ method: "POST", url: at("figures"), headers, payload: { keys: Array.from({ length: 501 }, () => key) } })).statusCode).toBe(400);
    expect((await app.inject({ url: pathOf("figureSubjects", { d: "elsewhere" }), headers })).statusCode).toBe(404);
  });
});
