import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Forbidden, loopTemplates, NotFound, Refused, type TableModel } from "@yunqing/domain";
import { pathOf, type LoopDayView, type LoopDetail, type LoopRecordsView, type LoopRow, type LoopTemplateView, type LoopTrialView, type PutLoop, type RouteName, type SayLoop } from "@yunqing/wire";
import type { LoopDeskPort } from "../src/loop-port.js";
import type { App } from "../src/route.js";
import { cookie, csrf, identity, server } from "./fakes.js";
import { both, uuid } from "./samples.js";

/** One of each thing of loops that crosses the wire, filled to the last field. */
const why = { code: "upper-limit", text: both("达到上限", "reached"), inputs: [{ name: "p a34001", value: "1.00", unit: "mg/m³" }], limit: "1.00 mg/m³", by: "李工" };
const template: LoopTemplateView = loopTemplates[0]!, { setting } = template, modbus = template.links[0]!;
const mqtt = { driver: "mqtt" as const, device: "cabinet", url: "mqtt://broker:1883", user: "u", password: null, passwordSet: true, outputs: [{ output: "cannon-1", kind: "actuator" as const, command: "c/set", feedback: "c/state", on: "ON", off: "OFF" }], sensors: [{ sensor: "water", topic: "c/water", pointer: "/t" }], watchdog: "c/dog", will: { topic: "c/platform", here: "1", gone: "0" }, presence: { topic: "c/here", here: "1" }, silent: 5000 };
const row: LoopRow = { loop: "yard", name: both("料场", "Yard"), kind: "threshold", active: true, simulated: false, running: true, basis: setting.basis, phase: "running", why, override: "on", overrideUntil: "a", frost: false, actuatorsOn: 1, actuators: 2, failed: 0, linesDown: 0, alarms: 1, at: "a" };
const detail: LoopDetail = {
  row, seq: 2, site: "p", setting, links: [modbus, mqtt], feeds: { dust: "minute" },
  sensors: [{ sensor: "dust", name: both("尘", "dust"), point: "p", factor: "a34001", unit: "mg/m³", value: "1.00", values: ["1.00"], known: true, heardAt: "a", why }], thermometers: [{ sensor: "water", name: both("水", "water"), value: "-1", known: true, locked: true, locksAt: "0", freesAt: "2", heardAt: null, why }],
  devices: [{ device: "cabinet", name: both("柜", "c"), driver: "modbus", address: "10.0.0.8:502 #1", up: true, since: "a", watchdogSeconds: 15, why }], actuators: [{ actuator: "cannon-1", name: both("炮", "c"), device: "cabinet", word: "on", on: true, reach: "up", feedback: true, since: "a", restUntil: null, starts: 1, why }],
  signals: [{ signal: "lamp", name: both("灯", "l"), kind: "light", on: true, why }], alarms: [{ alarm: "line-lost:cabinet", since: "a", acknowledged: false, why }], approval: { from: "a", until: "b", by: "李工", document: "云环〔2026〕9号", holds: true },
  acts: [{ id: uuid, by: "李工", at: "a", kind: "override", text: both("开", "on"), result: "refused", outcome: both("拒绝", "refused"), outcomeAt: "b" }], versions: [{ seq: 2, by: "李工", at: "a", active: true, reason: "改" }], mayOperate: true, mayManage: false,
};
const records: LoopRecordsView = { records: [{ id: 9, at: "a", subject: "demand", name: both("需求", "Demand"), from: "off", to: "on", cause: why }], next: 9 };
const day: LoopDayView = { day: "2026-11-27", from: 1, until: 2, upper: "1.0", lower: null, spans: [{ subject: "demand", word: "on", from: 1, until: 2, cause: null }], curves: [{ sensor: "dust", name: both("尘", "dust"), unit: "mg/m³", values: [{ at: 1, value: "1.00" }, { at: 2, value: null }] }] };
const trial: LoopTrialView = { day, records: records.records, actuators: [{ actuator: "cannon-1", name: both("炮", "c"), starts: 2, runSeconds: 600 }], note: both("注", "note") };
const sheet: TableModel = { name: "curve", title: both("控制记录", "Log"), unit: "", filter: both("无", "none"), madeAt: "2026-11-28T02:00:00.000Z", banner: "", columns: [], rows: [] };
const put: PutLoop = { id: uuid, seq: 0, active: true, site: null, setting, links: [modbus, { ...mqtt, password: "p" }], feeds: { dust: "real-time", water: "device" }, reason: "新建" };
const said = (word: SayLoop["word"]): SayLoop => ({ id: uuid, word });

const asked: unknown[][] = [];
function loopDesk(over: Partial<LoopDeskPort> = {}): LoopDeskPort {
  const tell = <T>(answer: T) => async (_actor: unknown, ...given: unknown[]): Promise<T> => { asked.push(given); return answer; };
  return { loops: tell([row]), loop: tell(detail), templates: tell([template]), trial: tell(trial), putLoop: tell(detail), switchLoop: tell(detail), say: tell(detail), day: tell(day), records: tell(records), recordsTaken: tell(sheet), ...over };
}
let app: App, desk = loopDesk();
const d = "yungang", at = (route: RouteName) => pathOf(route, { d, loop: "yard" }), headers = { cookie, "x-csrf-token": csrf };
beforeAll(async () => { app = await server({ loopDesk: (district) => (district === d ? desk : null), identity: identity() }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { asked.length = 0; desk = loopDesk(); });

describe("routes of control loops", () => {
  test.each<readonly ["GET" | "POST", string, unknown, unknown, readonly unknown[]]>([
    ["GET", at("loops"), null, { items: [row] }, []], ["POST", at("loops"), put, detail, [put]], ["GET", at("loopTemplates"), null, { items: [template] }, []],
    ["POST", at("loopTrials"), { setting, feeds: put.feeds, day: "2026-11-27" }, trial, [{ setting, feeds: put.feeds, day: "2026-11-27" }]], ["GET", at("loop"), null, detail, ["yard"]],
    ["POST", at("loopSwitch"), { id: uuid, active: false, reason: "检修" }, detail, ["yard", { id: uuid, active: false, reason: "检修" }]],
    ...([{ kind: "override", mode: "on", seconds: 600, reason: "试" }, { kind: "acknowledge", note: "" }, { kind: "repaired", actuator: "cannon-1", note: "" }, { kind: "approval", from: "2026-11-28T00:00:00+08:00", until: "2026-11-29T00:00:00+08:00", document: "文" }, { kind: "approval-ended", reason: "雨停" }] satisfies readonly SayLoop["word"][])
      .map((word) => ["POST" as const, at("loopWords"), said(word), detail, ["yard", said(word)]] as const),
    ["GET", `${at("loopDay")}?day=2026-11-27`, null, day, ["yard", { day: "2026-11-27" }]], ["GET", `${at("loopRecords")}?subject=actuator:&before=9&limit=50`, null, records, ["yard", { subject: "actuator:", before: 9, limit: 50 }]],
  ])("%s %s takes the request and gives the desk's answer unchanged", async (method, address, body, answer, given) => {
    const reply = await app.inject({ method, url: address, headers, ...(body === null ? {} : { payload: body as object }) });
    expect([reply.statusCode, reply.json(), asked]).toEqual([200, answer, [given]]);
  });
  test.each([
    ["a word nobody knows", at("loopWords"), said({ kind: "explode", reason: "" } as never)], ["more in a word than is known", at("loopWords"), said({ kind: "acknowledge", note: "", by: "u2" } as never)], ["a mode nobody knows", at("loopWords"), said({ kind: "override", mode: "maybe", seconds: 1, reason: "x" } as never)],
    ["a driver nobody knows", at("loops"), { ...put, links: [{ ...modbus, driver: "serial" }] }], ["a setting without limits", at("loops"), { ...put, setting: { ...setting, demand: { by: "threshold" } } }], ["a number where text is exact", at("loops"), { ...put, setting: { ...setting, demand: { ...setting.demand, upper: 1 } } }],
    ["a day of no calendar", at("loopTrials"), { setting, feeds: {}, day: "2026-13-01" }], ["a feed nobody knows", at("loopTrials"), { setting, feeds: { dust: "yearly" }, day: "2026-11-27" }],
  ])("%s is refused before the desk hears of it", async (_what, url, payload) => {
    const reply = await app.inject({ method: "POST", url, headers, payload });
    expect([Math.floor(reply.statusCode / 100), asked]).toEqual([4, []]);
  });
  test("the log comes as a sheet, in the language asked for", async () => {
    const reply = await app.inject({ method: "GET", url: `${at("loopRecordsSheet")}?lang=en&subject=demand`, headers });
    expect([reply.statusCode, reply.headers["content-type"], reply.body, asked]).toEqual([200, expect.stringContaining("spreadsheetml"), "PKxlsx", [["yard", { subject: "demand" }, "en"]]]);
  });
  test("a fault of the setting comes with the place where it stands; what is not seen is not there; a right not held is told", async () => {
    desk = loopDesk({ putLoop: () => Promise.reject(new Refused("loop/bad-setting", "设定有误", "not usable", [{ field: "demand.lower", zh: "下限必须低于上限", en: "lower" }])), loop: () => Promise.reject(new NotFound("loop", "yard")), say: () => Promise.reject(new Forbidden("loop.operate", "yard")) });
    const refused = await app.inject({ method: "POST", url: at("loops"), headers, payload: put });
    expect([refused.statusCode, (refused.json() as { code: string; errors?: unknown; fields?: unknown })]).toMatchObject([422, { code: "loop/bad-setting" }]);
    expect(refused.body).toContain("demand.lower");
    expect((await app.inject({ method: "GET", url: at("loop"), headers })).statusCode).toBe(404);
    expect((await app.inject({ method: "POST", url: at("loopWords"), headers, payload: said({ kind: "acknowledge", note: "" }) })).statusCode).toBe(403);
    expect((await app.inject({ method: "GET", url: pathOf("loops", { d: "elsewhere" }), headers })).statusCode).toBeGreaterThanOrEqual(403);
  });
});
