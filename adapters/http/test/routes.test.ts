import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ledgerPaths, ledgerPlacesPaths, ledgerSubjectPaths, pathOf, reconciliationPaths, routes, type RouteName } from "@yunqing/wire";
import type { App } from "../src/route.js";
import * as monitoring from "./monitoring-samples.js";
import * as sample from "./samples.js";
import { cookie, csrf, server } from "./fakes.js";

const d = "yungang", id = "14-06", uuid = sample.uuid;
const at = (name: RouteName, holes: Record<string, string> = {}) => pathOf(name, { d, id, hash: sample.hash, table: "indicators", ...holes });
const listed = (item: unknown) => ({ items: [item] });
const change = { id: uuid, note: "", evidence: [], seen: "submitted" };

/** every route of the wire: method, address, body, and the very answer that the desk gave */
const cases: readonly (readonly [method: "GET" | "POST" | "DELETE", url: string, body: object | null, answer: unknown])[] = [
  ["POST", at("session"), { name: "zhang", password: "secret" }, sample.session], ["GET", at("session"), null, sample.session], ["DELETE", at("session"), null, undefined],
  ["POST", at("password"), { old: "a", new: "b" }, sample.session], ["GET", at("sessions"), null, listed(sample.ownSession)], ["DELETE", `${at("sessions")}/s1`, null, undefined],
  ["GET", at("districts"), null, listed(sample.district)], ["GET", `${at("overview")}?plan=p14&day=2025-12-31&known=2026-01-01`, null, sample.overview], ["GET", at("plans"), null, listed(sample.plan)],
  ["GET", at("indicators"), null, listed(rowOf(sample.indicator))], ["GET", at("indicator"), null, sample.indicator], ["GET", `${at("values")}?status=submitted`, null, listed(sample.awaiting)],
  ["POST", at("values"), { id: uuid, indicator: id, period: "2023", value: "2.15", document: "文", note: "", evidence: [sample.hash], corrects: uuid, reason: "更正" }, sample.value],
  ["POST", at("review"), { id: uuid, decision: "accept", note: "", seen: "submitted" }, sample.value],
  ["POST", at("assignments"), { id: uuid, indicator: id, year: 2025, op: "<=", value: "5", document: "市发", documentDay: "2024-03-01" }, sample.assignment],
  ["GET", at("targets"), null, listed(sample.target)], ["GET", at("projects"), null, { ...sample.projects, rows: [withoutReports(sample.project)] }], ["GET", at("project"), null, sample.project],
  ["POST", at("progress"), { id: uuid, project: "g1", day: "2025-06-30", percent: null, state: "done", paidWan: "1", note: "", evidence: [] }, sample.progress],
  ["GET", at("tasks"), null, sample.tasks], ["GET", `${at("duties")}?state=in-hand&holder=bureau&overdue=true`, null, listed(dutyRow(sample.duty))],
  ["POST", at("duties"), { id: uuid, title: "t", text: "x", holder: "bureau", approver: null, workingDays: 10, subject: null, place: null }, sample.duty], ["GET", at("duty"), null, sample.duty],
  ["GET", at("dutyLimits"), null, listed(sample.limit)], ["GET", at("dutyNotices"), null, listed(sample.dutyNotice)], ["POST", at("dutyNoticesSeen"), { id: uuid, steps: [uuid] }, listed(sample.dutyNotice)], ["GET", at("dutySettings"), null, sample.dutySetting],
  ["POST", at("dutySettings"), { id: uuid, seq: 0, active: true, before: [3], onDay: true, after: [1], escalate: [{ afterDays: 5, to: "director" }], pausedDays: 10, reason: "r" }, sample.dutySetting], ["GET", at("calendar"), null, sample.calendar],
  ["POST", at("calendar"), { id: uuid, year: 2027, seq: 0, notice: "n", text: "t", reason: "", holidays: [{ zh: "元旦", en: "", from: "2027-01-01", to: "2027-01-03", workdays: [] }] }, sample.calendar], ["GET", at("calendarDuties"), null, listed(sample.affected)], ["POST", at("calendarRedates"), { id: uuid, duty: uuid, decision: "move", note: "", seen: uuid }, listed(sample.affected)],
  ["POST", at("dutyMove"), { ...change, move: "transfer", to: "town", workingDays: 3 }, sample.duty], ["GET", at("check"), null, sample.check], ["GET", at("document"), null, sample.document],
  ["GET", at("layers"), null, listed(sample.layer)], ["POST", at("layers"), { id: uuid, title: "t", crs: "GCJ-02", geojson: { type: "FeatureCollection", features: [] } }, sample.layer],
  ["GET", at("reports"), null, listed(sample.report)], ["GET", at("reportFigures"), null, listed(sample.frozenFigure)], ["POST", at("reports"), { id: uuid, plan: "p14", day: "2025-12-31", known: "2026-01-01" }, sample.report],
  ["GET", at("organisations"), null, listed(sample.organisation)], ["GET", at("places"), null, listed(sample.place)], ["GET", `${at("districtAudit")}?limit=10`, null, sample.audit],
  ["GET", at("points"), null, listed(monitoring.pointRow)], ["POST", at("points"), monitoring.put.point, monitoring.pointDetail], ["GET", at("point"), null, monitoring.pointDetail],
  ["GET", `${at("curve")}?kind=hour&from=2026-11-28T00:00:00%2B08:00&until=2026-11-29T00:00:00%2B08:00&factors=a21026`, null, monitoring.curve], ["GET", at("instruments"), null, listed(monitoring.instrumentRow)], ["POST", at("instruments"), monitoring.put.instrument, monitoring.instrumentRow],
  ["GET", at("strangers"), null, listed(monitoring.stranger)], ["POST", at("adoption"), monitoring.put.adopt, monitoring.instrumentRow], ["GET", at("commands"), null, listed(monitoring.command)], ["POST", at("commands"), monitoring.put.command, monitoring.command],
  ["GET", `${at("packets")}?instrument=logger&verdict=refused&direction=in&word=crc&before=5&limit=10`, null, listed(monitoring.packetRow)], ["GET", at("packet"), null, monitoring.packetDetail], ["GET", at("forwards"), null, listed(monitoring.forward)], ["POST", at("forwards"), monitoring.put.forward, monitoring.forward],
  ["GET", at("users"), null, listed(sample.user)], ["POST", at("users"), { id: uuid, name: "li", displayName: "李四", phone: null, organisation: null, district: null }, sample.createdUser],
  ["POST", at("userReset"), null, { oneTimePassword: "Ab1-once" }], ["POST", at("userActive"), { active: false }, sample.user],
  ["POST", at("grants"), { id: uuid, user: "u2", role: "clerk", district: d, organisation: "*", place: "*", enterprise: null, from: "2026-01-01", until: null }, sample.grant], ["DELETE", `${at("grants")}/${uuid}`, null, undefined],
  ["GET", at("audit"), null, sample.audit], ["GET", at("backups"), null, listed({ file: "a.tar", bytes: 1, at: "2026-01-01T00:00:00Z" })], ["POST", at("backups"), null, { file: "b.tar", bytes: 2, at: "2026-01-01T00:00:00Z" }],
  ["GET", at("status"), null, sample.status], ["GET", at("health"), null, { live: true, store: "reachable" }],
];
/** routes that answer with files or events have their own tests */
const files: readonly RouteName[] = ["dutySheet", "reportFile", "table", "evidence", "evidenceFile", "thumbnail", "curveSheet", "live", "metrics", "docs", "importTemplate", "networkSheet", "analysisSheet", "boardSheet", "cluePaper", "bulletinPaper", "bulletinTemplateFile", "bulletinTemplatePreview"];
/** tried in read-key.test.ts, observations.test.ts, figure.test.ts, loop.test.ts and alarm.test.ts, with sessions and keys of their own */
const elsewhere: readonly RouteName[] = ["readKeys", "readKeyEnd", "wall", "figureDays", "loops", "loopTemplates", "loopTrials", "loop", "loopSwitch", "loopWords", "loopDay", "loopRecords", "loopRecordsSheet", "sensorThings", "sensorThingsResource", "analysis", "boardAir", "boardWater", "boardGroundwater", "boardSources", "bulletinLive", "bulletins", "bulletin", "bulletinMoves", "bulletinWhy", "bulletinSchedules", "bulletinTemplates", "bulletinTemplateAdd", "bulletinTemplateUse", "alarms", "alarm", "alarmCounts", "alarmMoves", "alarmLive", "alarmRules", "alarmTrial", "alarmSettings", "alarmWebhooks", "alarmWebhookTest", "alarmShifts", "alarmStatistics", "clues", "clue", "clueSheet", "marks", "corrections", "importFile", "importPreview", "imports", "withdrawal", "pushKeys", "pushKeyEnd", "push", "figures", "figure", "figureHistory", "figurePublish", "figureSubjects", "figureHours", "network", "networkPoint", "profiles", "waterBodies", "laboratories", "samplingPlan", "sandstormDays", "monitoringSettings", "dataReviewWork", "dataReviewGrid", "dataReviews", "dataReviewDecision", "dataReviewRules", "sourceMarks", ...(Object.keys({ ...ledgerPaths, ...ledgerSubjectPaths, ...ledgerPlacesPaths, ...reconciliationPaths }) as (keyof typeof ledgerPaths | keyof typeof ledgerSubjectPaths | keyof typeof ledgerPlacesPaths | keyof typeof reconciliationPaths)[])];

function rowOf(detail: typeof sample.indicator) {
  const { series: _series, pathLine: _path, forecast: _forecast, lineage: _lineage, quotations: _quotations, duties: _duties, related: _related, ...row } = detail;
  return row;
}
function withoutReports({ reports: _reports, ...row }: typeof sample.project) { return row; }
function dutyRow({ text: _text, steps: _steps, may: _may, clock: _clock, paused: _paused, parts: _parts, law: _law, ...row }: typeof sample.duty) { return row; }

describe("every route of the wire", () => {
  let app: App;
  beforeAll(async () => { app = await server(); });
  afterAll(async () => { await app.close(); });

  it.each(cases)("%s %s takes the request and gives the desk's answer unchanged", async (method, url, body, answer) => {
    const reply = await app.inject({ method, url, headers: { cookie, "x-csrf-token": csrf }, ...(body ? { payload: body } : {}) });
    expect([reply.statusCode, reply.body === "" ? undefined : reply.json()]).toEqual([answer === undefined ? 204 : 200, answer]);
    expect(reply.headers["cache-control"]).toBe("no-store");
  });

  it("leaves no route of the wire out", () => {
    const tried = new Set(cases.map(([, url]) => url.split("?")[0]));
    const missing = (Object.keys(routes) as RouteName[]).filter((name) => !files.includes(name) && !elsewhere.includes(name) && !tried.has(at(name)));
    expect(missing).toEqual([]);
    for (const name of files) expect(app.hasRoute({ method: name === "evidence" ? "POST" : "GET", url: routes[name].replace(/\{(\w+)\}/g, ":$1") }), name).toBe(true);
    for (const name of elsewhere) expect((["POST", "GET"] as const).some((method) => app.hasRoute({ method, url: routes[name].replace(/\{(\w+)\}/g, ":$1") })), name).toBe(true);
  });
});
