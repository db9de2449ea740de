import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { NotFound, Refused, type Actor, type TableModel } from "@yunqing/domain";
import { pathOf, type LaboratoryRow, type MonitoringSettingsView, type NetworkPointDetail, type NetworkView, type RouteName, type SamplingPlanView, type SandstormDayRow, type WaterBodyRow } from "@yunqing/wire";
import type { NetworkDeskPort } from "../src/network-port.js";
import type { App } from "../src/route.js";
import * as sample from "./samples.js";
import { cookie, csrf, identity, server } from "./fakes.js";

const { both, uuid } = sample, d = "yungang", at = (name: RouteName, holes: Record<string, string> = {}) => pathOf(name, { d, id: "p1", ...holes });
const fields = { from: "2026-01-01", network: "city", method: "manual", evaluated: true, body: "river", chainage: "12.5", functionZone: "工业用水区", targetClass: "III", protection: "none", items: ["pH"], calendar: "section-monthly", laboratory: "lab", limits: [{ item: "pH", basis: "sample", op: "range", value: "6", until: "9", unit: "", document: "批复" }], note: "" } as const;
const profile = { ...fields, seq: 2, by: "张三", at: "2026-01-01T08:00:00+08:00" };
const row = { id: "p1", kind: "river-section", name: both("断面", "section"), place: null, enterprise: null, active: true, simulated: false, profile, items: ["pH"], mayManage: true } as const;
const detail: NetworkPointDetail = { ...row, seq: 2, versions: [{ ...profile, what: "目标类别：Ⅳ → Ⅲ" }] };
const body: WaterBodyRow = { body: "river", seq: 1, kind: "river", name: both("东河", "East"), place: null, targetClass: null, note: "", active: true, points: [{ id: "p1", name: both("断面", "section"), chainage: "12.5" }] };
const laboratory: LaboratoryRow = { laboratory: "lab", seq: 1, name: "某公司", creditCode: "", certificate: "CMA", validFrom: "2020-01-01", validUntil: "2026-01-01", items: ["pH"], contact: "", active: true, state: "expired" };
const view: NetworkView = { today: "2026-11-28", points: [row, { ...row, profile: null }], bodies: [body], laboratories: [laboratory], programmes: [{ programme: "x", name: both("每月", "monthly"), kinds: ["soil"], calendars: [{ calendar: "x", name: both("每月", "monthly"), source: both("规划", "plan"), attestation: "VERIFIED" }] }], itemNames: { pH: both("pH值", "pH") }, mayManageDistrict: false };
const plan: SamplingPlanView = { year: 2026, today: "2026-11-28", rows: [{ point: "p1", name: both("断面", "section"), kind: "river-section", calendar: "x", calendarName: both("每月", "monthly"), source: both("规划", "plan"), attestation: "FROM MEMORY", laboratory: null, done: 0, missed: 1, faults: [{ day: "2026-01-05", text: both("证书到期", "expired") }],
  rounds: [{ calendar: "x", number: 1, name: both("1 月", "January"), from: "2026-01-01", last: "2026-01-31", state: "too-close", counted: null, missing: ["Fe"], advice: both("补采", "again"), samples: [{ day: "2026-01-05", items: 9, batch: 7, title: "化验" }, { day: "2026-01-06", items: 1, batch: null, title: "" }] }] }] };
const storm: SandstormDayRow = { id: uuid, day: "2026-03-20", declared: true, document: "文", evidence: ["ab".repeat(32)], reason: "", by: "张三", at: "2026-03-21T08:00:00+08:00", counts: true };
const figures = { zone: "second", denominator: "valid", weights: "equal", compositeRounding: "singles", entering: "published", countsDoubtfulRealTime: true, countsDoubtfulReviewed: false, readingsOfDay: 6, leastReadings: 1, riverMethod: "auto", gasDayHours: 20, stoppedMarks: ["停运"] } as const;
const quality = { rule: "flag", pointKinds: ["soil"], kinds: ["hour"], factors: [], parameters: { words: { T: "doubtful" }, count: 3, low: null, high: "9" }, quality: "doubtful", source: both("本区", "here"), attestation: "REPORTED" } as const;
const edition = { standard: "HJ 663", edition: "2013", from: "2012-01-01", until: "2013-01-01", reason: "试算" } as const;
const settings: MonitoringSettingsView = { seq: 3, figures, usualFigures: figures, weightSets: ["equal"], editions: [edition], editionNames: { "HJ 633": ["a"], "HJ 663": [] }, quality: [quality], qualityUsual: false, ruleNames: { flag: both("标记", "flag") }, history: [{ seq: 3, by: "张三", at: "x", reason: "统一" }], mayManage: true };
const table: TableModel = { ...sample.table, name: "network" };

let asked: unknown[] = [];
const told = <T>(answer: T) => async (...given: unknown[]): Promise<T> => { asked.push(given.map((one) => (typeof one === "object" && one !== null && "grants" in one ? (one as Actor).user : one))); return answer; };
const desk: NetworkDeskPort = {
  view: told(view), putProfile: told(detail), putWaterBody: told(body), putLaboratory: told(laboratory), sampling: told(plan), sandstormDays: told([storm]), settings: told(settings), putSettings: told(settings), table: told(table),
  point: async (actor, id) => { if (id === "hidden") throw new NotFound("point", id); return told(detail)(actor, id); },
  declareSandstorm: async (actor, command) => { if (command.document === "") throw new Refused("network/bad-sandstorm", "缺文件", "no document", [{ field: "document", zh: "必须填写", en: "required" }]); return told(storm)(actor, command); },
};
const session = { ...sample.session, districts: sample.session.districts.map((one) => ({ ...one, actions: [...one.actions, "monitor.read" as const, "network.manage" as const, "table.export" as const] })) };
let app: App;
beforeAll(async () => { app = await server({ identity: identity({}, session), networkDesk: (district) => (district === d ? desk : null) }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { asked = []; });
const headers = { cookie, "x-csrf-token": csrf };
const put = {
  profile: { id: uuid, point: "p1", seq: 1, ...fields }, body: { id: uuid, body: "", seq: 0, kind: "river", nameZh: "东河", nameEn: "", place: null, targetClass: "III", note: "", active: true },
  laboratory: { id: uuid, laboratory: "", seq: 0, name: "某公司", creditCode: "", certificate: "CMA", validFrom: "2020-01-01", validUntil: "2026-01-01", items: [], contact: "", active: true },
  storm: { id: uuid, day: "2026-03-20", declared: true, document: "文", evidence: ["ab".repeat(32)], reason: "" }, settings: { id: uuid, seq: 3, figures, editions: [edition], quality: [quality], reason: "统一" },
};

describe("routes of the network", () => {
  it.each([
    ["GET", at("network"), null, view, ["u1"]], ["GET", at("networkPoint"), null, detail, ["u1", "p1"]], ["POST", at("profiles"), put.profile, detail, ["u1", put.profile]], ["POST", at("waterBodies"), put.body, body, ["u1", put.body]],
    ["POST", at("laboratories"), put.laboratory, laboratory, ["u1", put.laboratory]], ["GET", `${at("samplingPlan")}?year=2025`, null, plan, ["u1", 2025]], ["GET", at("sandstormDays"), null, { items: [storm] }, ["u1"]], ["POST", at("sandstormDays"), put.storm, storm, ["u1", put.storm]],
    ["GET", at("monitoringSettings"), null, settings, ["u1"]], ["POST", at("monitoringSettings"), put.settings, settings, ["u1", put.settings]], ["POST", at("monitoringSettings"), { ...put.settings, quality: null }, settings, ["u1", { ...put.settings, quality: null }]],
  ] as const)("%s %s takes the request and gives the desk's answer unchanged", async (method, url, payload, answer, given) => {
    const reply = await app.inject({ method, url, headers, ...(payload === null ? {} : { payload }) });
    expect([reply.statusCode, reply.json()]).toEqual([200, answer]);
    expect(asked).toEqual([given]);
    expect((await app.inject({ method, url, ...(payload === null ? {} : { payload }) })).statusCode).toBe(401);
    expect(asked).toHaveLength(1);
  });
  it("sends tables as Excel under their title", async () => {
    const reply = await app.inject({ url: `${at("networkSheet")}?table=sampling&year=2026`, headers });
    expect([reply.statusCode, reply.headers["content-type"], reply.body]).toEqual([200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PKxlsx"]);
    expect(asked).toEqual([["u1", "sampling", 2026]]);
  });
  it("refuses what is not seen, what breaks a rule, and requests that are none", async () => {
    expect((await app.inject({ url: at("networkPoint", { id: "hidden" }), headers })).json()).toMatchObject({ status: 404, code: "domain/not-found" });
    expect((await app.inject({ method: "POST", url: at("sandstormDays"), headers, payload: { ...put.storm, document: "" } })).json()).toMatchObject({ status: 422, code: "network/bad-sandstorm" });
    for (const payload of [{ ...put.profile, network: "world" }, { ...put.profile, extra: 1 }, { ...put.profile, seq: -1 }]) expect((await app.inject({ method: "POST", url: at("profiles"), headers, payload })).statusCode).toBe(400);
    for (const url of [`${at("samplingPlan")}?year=26`, `${at("networkSheet")}?table=users`]) expect((await app.inject({ url, headers })).statusCode, url).toBe(400);
    expect((await app.inject({ url: pathOf("network", { d: "elsewhere" }), headers })).statusCode).toBe(404);
    expect((await app.inject({ method: "POST", url: at("profiles"), headers: { cookie }, payload: put.profile })).statusCode).toBe(403);
  });
});
