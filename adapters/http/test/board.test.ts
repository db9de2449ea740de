import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused, type Actor } from "@yunqing/domain";
import { pathOf, type BoardAir, type BoardGroundwater, type BoardQuery, type BoardSources, type BoardWater, type FigureView } from "@yunqing/wire";
import type { App } from "../src/route.js";
import { cookie, identity, server } from "./fakes.js";
import * as sample from "./samples.js";

const { both } = sample, d = "yungang", head = { line: "real-time", day: "2026-11-28", today: "2026-11-28", simulated: true } as const, hour = { day: "2026-11-28", hour: 10 };
const figure: FigureView = { key: "real-time|point:p1|air-index|hour~2026-11-28~10", value: "52", unit: "", validity: { state: "valid", reason: null }, coverage: { have: 6, of: 6, what: "items" }, edition: null, clauses: ["4"], detail: null };
const subject = { kind: "point", id: "p1", name: both("站", "station"), place: null, network: null, evaluated: true } as const, compared = { now: figure, before: figure, change: figure };
const air: BoardAir = { ...head, hour, shownDay: "2026-11-27", rows: [{ ...subject, hour: figure, hourValues: [figure], dayIndex: figure, dayValues: [], year: [compared], lastMonth: [], rank: null }], sandstormDays: ["2026-03-20"], targets: [{ label: both("细颗粒物", "PM2.5"), op: "<", target: "35", unit: "µg/m³", year: 2030, item: null, passed: false, kept: true, now: figure, figures: [figure] }] };
const water: BoardWater = { ...head, sections: [{ ...subject, body: null, bodyName: null, chainage: null, targetClass: "III", month: figure, year: compared, yearBefore: figure, target: null, latest: [] }], rivers: [], lakes: [], share: null, shareBefore: figure, targets: [] };
const groundwater: BoardGroundwater = { ...head, rows: [{ id: "w", kind: "groundwater", name: both("井", "well"), place: null, protection: null, functionZone: "", sampled: null, class: null, decisive: [], items: [{ name: both("铁", "iron"), value: "0.4", unit: "mg/L", class: "IV", multiple: "0.33" }], notJudged: [], compliant: null, why: both("没有样品", "no sample"), done: null, missed: 1 }], compliance: { percent: null, compliant: 0, judged: 0, sources: 0 } };
const sources: BoardSources = { ...head, hour, rows: [{ ...subject, kind: "stack-outlet", enterprise: "e", state: "stopped", items: [{ item: "SO2", hour: figure, day: figure, hourLimit: "≤50", dayLimit: null, hourState: "broken", dayState: null, document: null, exceedingHours: 1, exceedingDays: null, transmission: figure, validity: figure, effective: figure, capture: figure }] }], thresholds: { effective: "90", capture: "75" } };

const asked: unknown[] = [];
const told = <T>(answer: T) => async (actor: Actor, query: BoardQuery): Promise<T> => { if (query.day === "2027-01-01") throw new Refused("board/bad-day", "不是今天或以前", "not up to today"); asked.push([actor.user, query]); return answer; };
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "monitor.read" as const] })) };
let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), boardDesk: (district) => (district === d ? { air: told(air), water: told(water), groundwater: told(groundwater), sources: told(sources), table: async (_, name) => ({ name: "board", title: { zh: `表 ${name}`, en: name }, unit: "", filter: { zh: "", en: "" }, madeAt: "2026-11-28T02:00:00.000Z", banner: "", columns: [], rows: [] }) } : null) }); });
afterAll(async () => { await app.close(); });

describe("routes of state", () => {
  it.each([["boardAir", air], ["boardWater", water], ["boardGroundwater", groundwater], ["boardSources", sources]] as const)("%s gives the desk's answer unchanged, and refuses what is no line or no day", async (name, answer) => {
    const at = pathOf(name, { d }), get = (query: string) => app.inject({ method: "GET", url: `${at}?${query}`, headers: { cookie } });
    const good = await get("line=reviewed&day=2026-11-28");
    expect([good.statusCode, good.json()]).toEqual([200, answer]);
    expect(asked.at(-1)).toEqual(["u1", { line: "reviewed", day: "2026-11-28" }]);
    expect([(await get("line=both")).statusCode >= 400, (await get("line=reviewed&day=today")).statusCode >= 400, (await get("line=reviewed&day=2027-01-01")).statusCode, (await app.inject({ method: "GET", url: `${at}?line=reviewed` })).statusCode]).toEqual([true, true, 422, 401]);
  });
  it("sends a table as Excel, and knows no other table", async () => {
    const ask = (table: string) => app.inject({ url: `/api/d/yungang/board/sheet.xlsx?table=${table}&line=reviewed`, headers: { cookie } }), reply = await ask("sources");
    expect([reply.statusCode, reply.body, reply.headers["content-disposition"]]).toEqual([200, "PKxlsx", expect.stringContaining(encodeURIComponent("表 sources.xlsx")) as string]);
    expect((await ask("water")).statusCode).toBe(400);
  });
});
