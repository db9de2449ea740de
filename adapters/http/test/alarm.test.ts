import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Forbidden, type ReportModel, type TableModel } from "@yunqing/domain";
import { pathOf, type ActOnShift, type AlarmCountsView, type AlarmDetail, type AlarmNews, type AlarmRow, type AlarmRuleRow, type AlarmRulesView, type AlarmSettingsView, type AlarmStatisticsView, type AlarmTrial, type AlarmWebhookRow, type ClueDetail, type MoveAlarms, type PutAlarmRule, type RouteName, type ShiftRow } from "@yunqing/wire";
import type { AlarmDeskPort } from "../src/alarm-port.js";
import type { App } from "../src/route.js";
import { cookie, csrf, identity, server } from "./fakes.js";
import { both, uuid } from "./samples.js";

/** One of each thing of alarms that crosses the wire, filled to the last field. */
const id = "outlet-limit~stack~SO2~hour~mwzrj280", zero = { notice: 0, general: 0, major: 1, severe: 0 }, durations = { known: 1, median: 60, p90: null, longest: 60 };
const row: AlarmRow = { id, kind: "limit", rule: "outlet-limit", ruleName: both("超标", "over"), level: "major", state: "raised", point: "stack", pointName: both("一号", "One"), place: "east", enterprise: null, item: "SO2", itemName: both("二氧化硫", "SO2"), text: both("61.50", "61.50"), value: "61.50", unit: "mg/m³", limit: "50", op: "<=", basis: "hour", clause: "许可证", raisedAt: "a", lastAt: "b", lastValue: "61.50", count: 2, endedAt: null, storm: null, members: 0, escalated: 1, cause: "exceedance", acknowledgedAt: "c", handledAt: null, closedAt: null, simulated: true };
const counts: AlarmCountsView = { change: 7, open: zero, unacknowledged: zero, states: { raised: 1, acknowledged: 0, caused: 0, handled: 0, closed: 0 }, storms: 1, escalatedToMe: 1 };
const input = { name: both("值", "v"), value: "61.50", unit: "mg/m³", from: "a", until: "b", packet: 4097, flag: "N" }, step = { id: uuid, seq: 1, by: "张三", at: "a", move: "cause" as const, from: "raised" as const, to: "caused" as const, cause: "exceedance" as const, note: "n", evidence: ["c".repeat(64)], onStorm: true };
const detail: AlarmDetail = { ...row, document: "许可证", attestation: "REPORTED", inputs: [input], events: [{ at: "a", kind: "escalated", note: "1 clerk" }], steps: [step], moves: ["acknowledge", "note"], needsProof: true, curve: { point: "stack", kind: "hour", from: "a", until: "b", factors: ["a21026"] }, clue: { id: uuid, number: "2026-0001" }, mayClue: false, lineage: { name: both("判定", "judged"), value: "61.50", unit: "mg/m³", origin: "computed", inputs: [] } };
const rule: AlarmRuleRow = { rule: "outlet-limit", seq: 1, kind: "limit", name: both("超标", "over"), level: "major", pointKinds: ["stack-outlet"], points: ["stack"], items: ["SO2"], parameters: { limits: "point" }, reopenMinutes: 60, source: both("源", "source"), attestation: "VERIFIED", active: true, note: "", by: "张三", at: null };
const parameter = [{ id: "limits", label: both("来源", "source"), type: "choice" as const, choices: ["point"], usual: "point" }], rules: AlarmRulesView = { rules: [rule], parameters: { limit: parameter, warning: [], "device-state": [], silence: [], quality: [], trend: [] } };
const stage = { stage: 1, level: "general" as const, unmet: "acknowledged" as const, afterMinutes: 30, roles: ["clerk"], users: ["u1"], webhooks: ["city"] }, settings: AlarmSettingsView = { seq: 1, stages: [stage], stormPerMinute: 30, shifts: [{ name: "白班", from: "08:00", until: "20:00" }], by: null, at: null, reason: "" };
const hook: AlarmWebhookRow = { hook: "city", seq: 1, name: "市", url: "https://x.test/", level: "major", kinds: ["limit"], active: true, waiting: 2, oldestAt: null, dropped: 1, delivered: 3, lastProblem: "p", lastAt: "a" };
const shift: ShiftRow = { shift: "s1", title: "白班", seq: 2, state: "handed-over", begunAt: "a", people: ["张三"], acts: [{ id: uuid, seq: 1, act: "begin", by: "张三", at: "a", text: "", alarms: 0 }], alarms: [id], mayTakeOver: true };
const trial: AlarmTrial = { points: 1, conditions: 2, alarms: 1, storms: 0, days: [{ day: "2026-11-27", alarms: 1 }], samples: [{ point: "stack", pointName: both("一号", "One"), at: "a", text: both("x", "x") }] };
const statistics: AlarmStatisticsView = { from: "a", until: "b", by: "rule", items: [{ group: "g", name: both("组", "g"), alarms: 1, repeats: 2, open: 0, false: 0, response: durations, handling: durations, closing: durations, lasting: durations }], cut: true };
const { steps: _steps, inputs: _inputs, values: _values, ...clueRow } = { id: uuid, number: "2026-0001", alarm: id, title: "t", point: "stack", pointName: both("一号", "One"), by: "张三", at: "a", note: "", text: both("x", "x"), value: "61.50", unit: "mg/m³", limit: null, clause: "许可证", simulated: false, steps: [], inputs: [], values: [] };
const clue: ClueDetail = { ...clueRow, inputs: [input], steps: [step], values: [{ from: "a", until: "b", factor: "a21026", field: "Avg", value: "61.50", unit: "mg/m³", flag: null, quality: "reliable", packet: -1 }] };
const sheet: TableModel = { name: "curve", title: both("线索", "Clue"), unit: "", filter: both("无", "none"), madeAt: "2026-11-28T02:00:00.000Z", banner: "", columns: [], rows: [] };
const moves: MoveAlarms = { id: uuid, alarms: [id], move: "cause", cause: "exceedance", note: "n", evidence: ["c".repeat(64)] }, { by: _by, at: _at, name: _name, source: _source, attestation: _attestation, rule: _rule, seq: _seq, ...ruleRest } = rule, fields = { ...ruleRest, nameZh: "超标", nameEn: "", source: "源" }, put: PutAlarmRule = { id: uuid, rule: "", seq: 0, ...fields };
const act: ActOnShift = { id: uuid, shift: "", seq: 0, act: "begin", title: "白班", text: "", people: ["张三"] };

const paper: ReportModel = { kind: "clue", title: "环境执法线索 1", district: { id: "yungang", name: both("云冈区", "Yungang"), simulated: false }, banner: "", plan: null, day: "2026-11-28", known: "2026-11-28T02:00:00.000Z", madeAt: "2026-11-28T02:00:00.000Z", blocks: [], figures: [] };
const asked: unknown[] = [];
function alarmDesk(over: Partial<AlarmDeskPort> = {}): AlarmDeskPort {
  const tell = <T>(answer: T) => async (_actor: unknown, ...given: unknown[]): Promise<T> => { asked.push(given.at(-1)); return answer; };
  return { alarms: tell({ items: [row], next: "2.1.x" }), alarm: tell(detail), counts: tell(counts), changesSince: async () => null, move: tell({ moved: 1, left: [{ alarm: id, why: both("不", "no") }] }), rules: tell(rules), putRule: tell(rule), tryRule: tell(trial), settings: tell(settings), putSettings: tell(settings), webhooks: tell([hook]), putWebhook: tell(hook), testWebhook: tell(undefined), shifts: tell([shift]), actOnShift: tell([shift]), statistics: tell(statistics), clues: tell([clueRow]), clue: tell(clue), makeClue: tell(clue), clueTaken: tell(sheet), cluePaper: tell(paper), ...over };
}
let app: App, desk = alarmDesk();
const d = "yungang", at = (route: RouteName, holes = {}) => pathOf(route, { d, id, ...holes }), headers = { cookie, "x-csrf-token": csrf };
beforeAll(async () => { app = await server({ alarmDesk: (district) => (district === d ? desk : null), identity: identity() }); });
afterAll(async () => { await app.close(); });
beforeEach(() => { asked.length = 0; desk = alarmDesk(); });

describe("routes of alarms", () => {
  const { seq: _s, name, url, level, kinds, active } = hook;
  test.each<readonly ["GET" | "POST", string, unknown, unknown]>([
    ["GET", `${at("alarms")}?state=open&level=major,severe&kind=limit&folded=no&mine=yes&limit=50&after=2.1.x`, null, { items: [row], next: "2.1.x" }], ["GET", at("alarm"), null, detail], ["GET", at("alarmCounts"), null, counts], ["POST", at("alarmMoves"), moves, { moved: 1, left: [{ alarm: id, why: both("不", "no") }] }],
    ["GET", at("alarmRules"), null, rules], ["POST", at("alarmRules"), put, rule], ["POST", at("alarmTrial"), { rule: fields, from: "2026-11-26", until: "2026-11-28" }, trial], ["GET", at("alarmSettings"), null, settings], ["POST", at("alarmSettings"), { id: uuid, seq: 0, stages: [stage], stormPerMinute: 30, shifts: settings.shifts, reason: "r" }, settings],
    ["GET", at("alarmWebhooks"), null, { items: [hook] }], ["POST", at("alarmWebhooks"), { id: uuid, hook: "", seq: 0, name, url, secret: null, level, kinds, active }, hook], ["POST", at("alarmWebhookTest", { id: "city" }), { id: uuid }, undefined], ["GET", at("alarmShifts"), null, { items: [shift] }], ["POST", at("alarmShifts"), act, { items: [shift] }],
    ["GET", `${at("alarmStatistics")}?from=2026-11-01T00:00:00%2B08:00&until=2026-11-28T00:00:00%2B08:00&by=rule`, null, statistics], ["GET", at("clues"), null, { items: [clueRow] }], ["POST", at("clues"), { id: uuid, alarm: id, title: "t", note: "" }, clue], ["GET", at("clue"), null, clue],
  ])("%s %s takes the request and gives the desk's answer unchanged", async (method, address, body, answer) => {
    const reply = await app.inject({ method, url: address, headers, ...(body === null ? {} : { payload: body as object }) });
    expect([reply.statusCode, reply.body === "" ? undefined : reply.json()]).toEqual([answer === undefined ? 204 : 200, answer]);
  });
  test("the alarm of an address is the one that was asked for, with its tildes", async () => { await app.inject({ method: "GET", url: at("alarm"), headers }); expect(asked).toEqual([id]); });
  test.each([
    ["a move nobody knows", at("alarmMoves"), { ...moves, move: "forget" }], ["more in a body than is known", at("alarmMoves"), { ...moves, by: "u2" }], ["evidence that is no hash", at("alarmMoves"), { ...moves, evidence: ["../x"] }], ["an id that no client makes", at("alarmMoves"), { ...moves, id: "1" }],
    ["a level nobody knows", at("alarmRules"), { ...put, level: "doom" }], ["a span of a thousand days as days of no calendar", at("alarmTrial"), { rule: fields, from: "2026-13-01", until: "2026-11-28" }], ["a shift act nobody knows", at("alarmShifts"), { ...act, act: "sleep" }],
  ])("%s is refused before the desk hears of it", async (_what, url1, body) => {
    const reply = await app.inject({ method: "POST", url: url1, headers, payload: body });
    expect([Math.floor(reply.statusCode / 100), asked]).toEqual([4, []]);
  });
  test("the paper of a clue comes as a Word file", async () => {
    const reply = await app.inject({ method: "GET", url: at("cluePaper"), headers });
    expect([reply.statusCode, reply.headers["content-type"], reply.body]).toEqual([200, expect.stringContaining("wordprocessingml"), "PKdocx"]);
    expect(decodeURIComponent(String(reply.headers["content-disposition"]))).toContain("环境执法线索 1.docx");
  });
  test("the data of a clue come as a sheet, in the language asked for", async () => {
    const reply = await app.inject({ method: "GET", url: `${at("clueSheet")}?lang=en`, headers });
    expect([reply.statusCode, reply.headers["content-type"], reply.body]).toEqual([200, expect.stringContaining("spreadsheetml"), "PKxlsx"]);
    expect(decodeURIComponent(String(reply.headers["content-disposition"]))).toContain("Clue.xlsx");
  });
});

describe("the stream of alarms", () => {
  test("gives what changed since the last event, first at once and then as it comes, and ends with the server's own end", async () => {
    const news: AlarmNews[] = [{ cursor: "7", counts, fresh: [] }, { cursor: "9", counts: { ...counts, change: 9 }, fresh: [row] }], cursors: (string | null)[] = [];
    desk = alarmDesk({ changesSince: async (_actor, cursor) => { cursors.push(cursor); return news.shift() ?? null; } });
    const own = await server({ alarmDesk: () => desk, identity: identity() }), address = await own.listen({ port: 0, host: "127.0.0.1" });
    const reply = await fetch(`${address}${at("alarmLive")}`, { headers: { cookie, "last-event-id": "5" } }), reader = reply.body!.getReader();
    let text = "";
    while (!text.includes("id: 9")) { const part = await reader.read(); if (part.done) break; text += new TextDecoder().decode(part.value); }
    expect(reply.headers.get("content-type")).toContain("text/event-stream");
    expect(text).toMatch(/id: 7\nevent: alarms\ndata: \{[^\n]*"fresh":\[\]/);
    expect(text).toMatch(/id: 9\nevent: alarms\ndata: [^\n]*outlet-limit~stack/);
    expect(cursors.slice(0, 2)).toEqual(["5", "7"]);
    await own.close();
    expect((await reader.read()).done).toBe(true);
  });
  test("who may not see alarms is told so, as a problem", async () => {
    desk = alarmDesk({ changesSince: async () => { throw new Forbidden("monitor.read", d); } });
    const reply = await app.inject({ method: "GET", url: at("alarmLive"), headers: { cookie } });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([403, "access/forbidden"]);
  });
});
