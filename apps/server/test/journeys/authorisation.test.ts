// Long because the table of who may do what is written out once, by hand, route by route: it must not be derived from the rules it judges.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "@yunqing/wire";
import { newId, Person, type Program, readyFolder, startProgram } from "./program.js";

const own = (): string => "Nine-lamps-under-7-roofs!";
const pdfOf = (word: string): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n% ${word}\n%%EOF\n`);

/** The columns: nobody; somebody with a one-time password; the eight roles; the three administrators; a clerk whose grant has ended; a director of the other district. */
const columns = ["nobody", "first", "director", "clerk", "officer", "inspector", "department", "town", "firm", "public", "sysadmin", "secadmin", "auditadmin", "ended", "elsewhere"] as const;
type Column = (typeof columns)[number];
type Staff = Readonly<Record<Column, Person>>;

/** What there is to ask for: made by the director before the table is walked. */
interface Things { readonly value: string; readonly duty: string; readonly report: string; readonly file: string; readonly point: string; readonly instrument: string; }
type Ask = (who: Person, things: Things) => Promise<number>;
const ask = (method: string, path: (things: Things) => string, body?: (things: Things) => unknown): Ask => async (who, things) => (await who.send(method, path(things), body?.(things))).status;
const get = (path: string): Ask => ask("GET", () => path);

const d = "/api/d/yungang";
const unknown = "0192d3a0-0000-7000-8000-000000000000", districtIndex = "real-time|district:yungang|air-index|day~2026-01-03";
//                                                                     nob fst dir clk off ins dep twn frm pub sys sec aud end els
const table: readonly (readonly [route: string, expected: string, ask: Ask])[] = [
  ["GET /api/session",                                                "401 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/session")],
  ["POST /api/session",                                               "401 401 401 401 401 401 401 401 401 401 401 401 401 401 401", ask("POST", () => "/api/session", () => ({ name: `nobody-${newId()}`, password: "x" }))],
  ["POST /api/session/password",                                      "401 422 422 422 422 422 422 422 422 422 422 422 422 422 422", ask("POST", () => "/api/session/password", () => ({ old: "not it", new: "Another-one-7!" }))],
  ["GET /api/sessions",                                               "401 403 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/sessions")],
  ["DELETE /api/sessions/{id}",                                       "401 403 404 404 404 404 404 404 404 404 404 404 404 404 404", ask("DELETE", () => `/api/sessions/${unknown}`)],
  ["GET /api/districts",                                              "401 403 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/districts")],
  ["GET /api/d/{d}/overview",                                         "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/overview`)],
  ["GET /api/d/{d}/plans",                                            "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/plans`)],
  ["GET /api/d/{d}/indicators",                                       "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/indicators`)],
  ["GET /api/d/{d}/indicators/{id}",                                  "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/indicators/i14-06`)],
  ["GET /api/d/{d}/targets",                                          "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/targets`)],
  ["GET /api/d/{d}/projects",                                         "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/projects`)],
  ["GET /api/d/{d}/projects/{id}",                                    "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/projects/A1-1`)],
  ["GET /api/d/{d}/tasks",                                            "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/tasks`)],
  ["GET /api/d/{d}/check",                                            "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/check`)],
  ["GET /api/d/{d}/document",                                         "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/document`)],
  ["GET /api/d/{d}/organisations",                                    "401 403 200 200 200 200 200 200 200 200 200 200 403 403 403", get(`${d}/organisations`)],
  ["GET /api/d/{d}/places",                                           "401 403 200 200 200 200 200 200 200 200 200 200 403 403 403", get(`${d}/places`)],
  ["GET /api/d/{d}/layers",                                           "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/layers`)],
  ["GET /api/d/{d}/values",                                           "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/values`)],
  ["GET /api/d/{d}/reports",                                          "401 403 200 200 200 200 200 200 200 200 403 403 403 403 403", get(`${d}/reports`)],
  ["GET /api/d/{d}/audit",                                            "401 403 403 403 403 403 403 403 403 403 403 403 200 403 403", get(`${d}/audit`)],
  // i14-10 is the housing department's; 422 means: allowed, and the value is none
  ["POST /api/d/{d}/values",                                          "401 403 422 422 403 403 422 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/values`, () => ({ id: newId(), indicator: "i14-10", period: "2022", value: "no number", document: "年报", note: "", evidence: [] }))],
  // a value of the bureau: who does not see it is told that there is none; 422 because a return needs words, and nobody reviews the own
  ["POST /api/d/{d}/values/{id}/review",                              "401 403 422 422 403 403 404 404 404 403 404 404 404 404 404", ask("POST", ({ value }) => `${d}/values/${value}/review`, () => ({ id: newId(), decision: "return", note: "", seen: "submitted" }))],
  ["POST /api/d/{d}/assignments",                                     "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/assignments`, () => ({ id: newId(), indicator: "i14-01", year: 2025, op: "<", value: "1", document: "文件", documentDay: "2022-01-01" }))],
  ["POST /api/d/{d}/progress",                                        "401 403 422 422 403 422 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/progress`, () => ({ id: newId(), project: "A1-1", day: "2022-01-01", percent: null, state: "unknown", paidWan: null, note: "", evidence: [] }))],
  ["GET /api/d/{d}/duties",                                           "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/duties`)],
  ["POST /api/d/{d}/duties",                                          "401 403 422 422 422 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/duties`, () => ({ id: newId(), title: "题", text: "", holder: "nowhere", approver: null, workingDays: 5, subject: null, place: null }))],
  // a duty of the department of industry
  ["GET /api/d/{d}/duties/{id}",                                      "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ duty }) => `${d}/duties/${duty}`)],
  ["GET /api/d/{d}/duties/{id}/sheet.docx",                           "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ duty }) => `${d}/duties/${duty}/sheet.docx`)],
  ["POST /api/d/{d}/duties/{id}/moves",                               "401 403 409 409 409 409 404 404 404 404 404 404 404 404 404", ask("POST", ({ duty }) => `${d}/duties/${duty}/moves`, () => ({ id: newId(), move: "note", note: "x", evidence: [], seen: "something older" }))],
  ["GET /api/d/{d}/duty-limits", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/duty-limits`)],
  ["GET /api/d/{d}/duty-notices", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/duty-notices`)],
  ["POST /api/d/{d}/duty-notices/seen", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", ask("POST", () => `${d}/duty-notices/seen`, () => ({ id: newId(), steps: [] }))],
  ["GET /api/d/{d}/duty-settings", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/duty-settings`)],
  ["POST /api/d/{d}/duty-settings", "401 403 422 403 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/duty-settings`, () => ({ id: newId(), seq: 0, active: true, before: [3], onDay: true, after: [1], escalate: [], pausedDays: 10, reason: "" }))],
  ["GET /api/d/{d}/calendar", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/calendar`)],
  ["POST /api/d/{d}/calendar", "401 403 422 422 422 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/calendar`, () => ({ id: newId(), year: 2027, seq: 0, notice: "", text: "", reason: "", holidays: [] }))],
  ["GET /api/d/{d}/calendar/duties", "401 403 200 200 200 403 403 403 403 403 403 403 403 403 403", get(`${d}/calendar/duties`)],
  ["POST /api/d/{d}/calendar/redates", "401 403 404 404 404 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/calendar/redates`, () => ({ id: newId(), duty: "none", decision: "keep", note: "", seen: "" }))],
  ["POST /api/d/{d}/layers",                                          "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/layers`, () => ({ id: newId(), title: " ", crs: "WGS84", geojson: {} }))],
  ["POST /api/d/{d}/reports",                                         "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/reports`, () => ({ id: newId(), plan: "plan-none", day: "2023-12-31" }))],
  // the bureau's report tells of everybody's duties: it is for those whose scope is the bureau's
  ["GET /api/d/{d}/reports/{id}.docx",                                "401 403 200 200 200 200 404 404 404 404 403 403 403 403 403", ask("GET", ({ report }) => `${d}/reports/${report}.docx`)],
  ["GET /api/d/{d}/reports/{id}/figures",                             "401 403 200 200 200 200 404 404 404 404 403 403 403 403 403", ask("GET", ({ report }) => `${d}/reports/${report}/figures`)],
  ["GET /api/d/{d}/tables/{table}.xlsx",                              "401 403 200 200 200 200 200 200 403 403 403 403 403 403 403", get(`${d}/tables/indicators.xlsx`)],
  ["GET /api/d/{d}/tables/{table}.xlsx",                              "401 403 403 403 403 403 403 403 403 403 403 403 200 403 403", get(`${d}/tables/audit.xlsx`)],
  ["POST /api/d/{d}/evidence",                                        "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", async (who) => (await who.upload(`${d}/evidence`, "a.pdf", "application/pdf", pdfOf(who.name))).status],
  ["GET /api/d/{d}/evidence/{hash}",                                  "401 403 200 200 200 200 404 404 404 404 403 403 403 403 403", ask("GET", ({ file }) => `${d}/evidence/${file}`)],
  // a PDF has no thumbnail
  ["GET /api/d/{d}/evidence/{hash}/thumbnail",                        "401 403 404 404 404 404 404 404 404 404 403 403 403 403 403", ask("GET", ({ file }) => `${d}/evidence/${file}/thumbnail`)],
  // monitoring: a point of the bureau's; who does not see it is told that there is none; 422 means: allowed, and what was sent is none
  ["GET /api/d/{d}/sensorthings/v1.1",                                 "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/sensorthings/v1.1`)],
  ["GET /api/d/{d}/sensorthings/v1.1/*",                               "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/sensorthings/v1.1/Things`)],
  ["GET /api/d/{d}/points",                                           "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/points`)],
  ["GET /api/d/{d}/alarms",                                               "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms`)],
  ["GET /api/d/{d}/alarms/counts",                                        "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms/counts`)],
  ["GET /api/d/{d}/alarms/live",                                          "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", async (who) => who.opens(`${d}/alarms/live`)],
  ["GET /api/d/{d}/alarms/by/{id}",                                       "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/alarms/by/${unknown}`)],
  ["POST /api/d/{d}/alarms/moves",                                        "401 403 422 422 422 422 403 422 422 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/moves`, () => ({ id: newId(), alarms: [], move: "acknowledge", cause: null, note: "", evidence: [] }))],
  ["GET /api/d/{d}/alarms/statistics",                                    "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms/statistics?from=2026-01-01T00:00:00%2B08:00&until=2026-01-02T00:00:00%2B08:00&by=level`)],
  ["GET /api/d/{d}/alarms/rules",                                         "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms/rules`)],
  ["POST /api/d/{d}/alarms/rules",                                        "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/rules`, () => ({ id: newId(), rule: "", seq: 0, kind: "limit", nameZh: " ", nameEn: "", level: "general", pointKinds: [], points: [], items: [], parameters: {}, reopenMinutes: 0, source: "", active: true, note: "" }))],
  ["POST /api/d/{d}/alarms/rules/trial",                                  "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/rules/trial`, () => ({ rule: { kind: "limit", nameZh: " ", nameEn: "", level: "general", pointKinds: [], points: [], items: [], parameters: {}, reopenMinutes: 0, source: "", active: true, note: "" }, from: "2026-01-01", until: "2026-01-02" }))],
  ["GET /api/d/{d}/alarms/settings",                                      "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms/settings`)],
  ["POST /api/d/{d}/alarms/settings",                                     "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/settings`, () => ({ id: newId(), seq: 0, stages: [], stormPerMinute: 30, shifts: [], reason: "" }))],
  ["GET /api/d/{d}/alarms/webhooks",                                      "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/alarms/webhooks`)],
  ["POST /api/d/{d}/alarms/webhooks",                                     "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/webhooks`, () => ({ id: newId(), hook: "", seq: 0, name: "x", url: "ftp://x", secret: null, level: "major", kinds: [], active: true }))],
  ["POST /api/d/{d}/alarms/webhooks/{id}/test",                           "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/webhooks/none/test`, () => ({ id: newId() }))],
  ["GET /api/d/{d}/alarms/shifts",                                        "401 403 200 200 200 200 403 200 200 403 403 403 403 403 403", get(`${d}/alarms/shifts`)],
  ["POST /api/d/{d}/alarms/shifts",                                       "401 403 422 422 422 422 403 422 422 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/shifts`, () => ({ id: newId(), shift: "none", seq: 0, act: "entry", title: "", text: "", people: [] }))],
  ["GET /api/d/{d}/alarms/clues",                                         "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/alarms/clues`)],
  ["POST /api/d/{d}/alarms/clues",                                        "401 403 422 422 422 422 403 422 422 403 403 403 403 403 403", ask("POST", () => `${d}/alarms/clues`, () => ({ id: newId(), alarm: "none", title: " ", note: "" }))],
  ["GET /api/d/{d}/alarms/clues/by/{id}",                                 "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/alarms/clues/by/${unknown}`)],
  ["GET /api/d/{d}/alarms/clues/by/{id}/paper.docx",                      "401 403 404 404 404 404 404 404 403 403 403 403 403 403 403", get(`${d}/alarms/clues/by/${unknown}/paper.docx`)],
  ["GET /api/d/{d}/alarms/clues/by/{id}/table.xlsx",                      "401 403 404 404 404 404 404 404 403 403 403 403 403 403 403", get(`${d}/alarms/clues/by/${unknown}/table.xlsx`)],
  ["GET /api/d/{d}/loops",                                              "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/loops`)],
  ["POST /api/d/{d}/loops",                                             "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/loops`, () => ({ id: newId(), seq: 0, active: false, site: null, setting: { loop: "none", name: { zh: "无", en: "none" }, basis: { text: { zh: "", en: "" }, quote: "", line: null }, demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason: "open", outOfSeason: "open" }, frost: [], devices: [], actuators: [], signals: [], atOnce: 1, staggerSeconds: 0, overrideSeconds: 60 }, links: [], feeds: {}, reason: " " }))],
  ["GET /api/d/{d}/loop-templates",                                     "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/loop-templates`)],
  ["POST /api/d/{d}/loop-trials",                                       "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/loop-trials`, () => ({ setting: { loop: "none", name: { zh: "无", en: "none" }, basis: { text: { zh: "", en: "" }, quote: "", line: null }, demand: { by: "calendar", season: { from: "06-01", until: "10-01" }, inSeason: "open", outOfSeason: "open" }, frost: [], devices: [], actuators: [], signals: [], atOnce: 1, staggerSeconds: 0, overrideSeconds: 60 }, feeds: {}, day: "2026-01-01" }))],
  ["GET /api/d/{d}/loops/{loop}",                                       "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/loops/none`)],
  ["POST /api/d/{d}/loops/{loop}/switch",                               "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/loops/none/switch`, () => ({ id: newId(), active: true, reason: "x" }))],
  ["POST /api/d/{d}/loops/{loop}/words",                                "401 403 404 404 404 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/loops/none/words`, () => ({ id: newId(), word: { kind: "acknowledge", note: "" } }))],
  ["GET /api/d/{d}/loops/{loop}/day",                                   "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/loops/none/day?day=2026-01-01`)],
  ["GET /api/d/{d}/loops/{loop}/records",                               "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/loops/none/records`)],
  ["GET /api/d/{d}/loops/{loop}/records.xlsx",                          "401 403 404 404 404 404 404 404 403 403 403 403 403 403 403", get(`${d}/loops/none/records.xlsx`)],
  // every ledger is read by whoever has a scope in the district; 422: allowed, and what was sent breaks a rule; 404: allowed, and there is no such row
  ["GET /api/d/{d}/ledgers", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers`)],
  ["GET /api/d/{d}/ledgers/{ledger}", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall`)],
  ["GET /api/d/{d}/ledgers/{ledger}/rows", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows`)],
  ["POST /api/d/{d}/ledgers/{ledger}/rows", "401 403 422 422 403 422 422 422 422 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows`, () => ({ id: newId(), values: {}, place: null, enterprise: null, why: "" }))],
  ["GET /api/d/{d}/ledgers/{ledger}/count", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/count`)],
  ["GET /api/d/{d}/ledgers/{ledger}/statistics", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/statistics`)],
  ["GET /api/d/{d}/ledgers/{ledger}/features", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/features`)],
  ["GET /api/d/{d}/ledgers/{ledger}/names", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/names`)],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows/${unknown}`)],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows/${unknown}`, () => ({ id: newId(), version: unknown, values: {}, why: "" }))],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}/versions", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows/${unknown}/versions`)],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/corrections", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows/${unknown}/corrections`, () => ({ id: newId(), version: unknown, wrong: unknown, right: {}, why: "x" }))],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/moves", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows/${unknown}/moves`, () => ({ id: newId(), version: unknown, move: "none", note: "", proofs: [] }))],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/merge", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows/${unknown}/merge`, () => ({ id: newId(), otherId: newId(), version: unknown, other: unknown, otherVersion: unknown, choose: [], why: "x" }))],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/withdrawal", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/rows/${unknown}/withdrawal`, () => ({ id: newId(), version: unknown, why: "x" }))],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}/likely-same", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows/${unknown}/likely-same`)],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}/related", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows/${unknown}/related`)],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}/near", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/rows/${unknown}/near`)],
  ["GET /api/d/{d}/place-questions", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/place-questions`)],
  ["GET /api/d/{d}/place-questions/{question}", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/place-questions/none`)],
  ["GET /api/d/{d}/place-questions/{question}/export.xlsx", "401 403 404 404 404 404 404 404 403 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/place-questions/none/export.xlsx`)).status],
  ["GET /api/d/{d}/places-at", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/places-at?longitude=113.1&latitude=40`)],
  ["GET /api/d/{d}/ledger-layers", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledger-layers`)],
  ["GET /api/d/{d}/ledger-rates", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledger-rates`)],
  // an export is brought by who writes the ledger for an office, not for a firm; 422: allowed, and it is no table
  ["GET /api/d/{d}/reconciliations", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/reconciliations`)],
  ["POST /api/d/{d}/reconciliations", "401 403 422 422 403 422 422 422 403 403 403 403 403 403 403", async (who) => (await who.upload(`${d}/reconciliations?ledger=hw-unit&system=hw&asOf=2024-01-01`, "a.xlsx", "application/octet-stream", pdfOf(who.name))).status],
  ["GET /api/d/{d}/reconciliations/{id}", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/reconciliations/${unknown}`)],
  ["POST /api/d/{d}/reconciliations/{id}/start", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/reconciliations/${unknown}/start`, () => ({ mapping: {} }))],
  ["GET /api/d/{d}/reconciliations/{id}/items", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/reconciliations/${unknown}/items`)],
  ["POST /api/d/{d}/reconciliations/{id}/resolutions", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/reconciliations/${unknown}/resolutions`, () => ({ id: newId(), ordinals: [1], reason: "scope", note: "x" }))],
  ["POST /api/d/{d}/reconciliations/{id}/confirmations", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/reconciliations/${unknown}/confirmations`, () => ({ id: newId(), ordinals: [1], decision: "confirm", note: "" }))],
  ["GET /api/d/{d}/reconciliations/{id}/export.xlsx", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/reconciliations/${unknown}/export.xlsx`)).status],
  ["GET /api/d/{d}/enterprises/{id}/dossier", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/enterprises/${unknown}/dossier`)],
  ["GET /api/d/{d}/enterprises/{id}/dossier.xlsx", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/enterprises/${unknown}/dossier.xlsx`)).status],
  ["GET /api/d/{d}/ledgers/{ledger}/rows/{id}/subject-names", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/enterprise/rows/${unknown}/subject-names`)],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/subject-names", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/enterprise/rows/${unknown}/subject-names`, () => ({ id: newId(), kind: "former", name: "甲", from: null, until: null, source: "x" }))],
  ["POST /api/d/{d}/ledgers/{ledger}/rows/{id}/subject-names/withdrawal", "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/enterprise/rows/${unknown}/subject-names/withdrawal`, () => ({ id: newId(), name: unknown, why: "x" }))],
  ["GET /api/d/{d}/ledgers/{ledger}/template.xlsx", "401 403 200 200 403 200 200 200 200 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/ledgers/outfall/template.xlsx`)).status],
  ["GET /api/d/{d}/ledgers/{ledger}/export.xlsx", "401 403 200 200 200 200 200 200 403 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/ledgers/outfall/export.xlsx`)).status],
  ["GET /api/d/{d}/ledgers/{ledger}/imports", "401 403 200 200 403 200 200 200 200 403 403 403 403 403 403", get(`${d}/ledgers/outfall/imports`)],
  ["POST /api/d/{d}/ledgers/{ledger}/imports", "401 403 422 422 403 422 422 422 422 403 403 403 403 403 403", async (who) => (await who.upload(`${d}/ledgers/outfall/imports`, "a.xlsx", "application/octet-stream", pdfOf(who.name))).status],
  ["GET /api/d/{d}/ledgers/{ledger}/imports/{id}", "401 403 404 404 403 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/imports/${unknown}`)],
  ["GET /api/d/{d}/ledgers/{ledger}/imports/{id}/lines", "401 403 404 404 403 404 404 404 404 403 403 403 403 403 403", get(`${d}/ledgers/outfall/imports/${unknown}/lines`)],
  ["POST /api/d/{d}/ledgers/{ledger}/imports/{id}/headings", "401 403 404 404 403 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/imports/${unknown}/headings`, () => ({ mapping: {} }))],
  ["POST /api/d/{d}/ledgers/{ledger}/imports/{id}/commit", "401 403 404 404 403 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/imports/${unknown}/commit`, () => ({ takeGood: false, why: "" }))],
  ["POST /api/d/{d}/ledgers/{ledger}/imports/{id}/withdrawal", "401 403 404 404 403 404 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/ledgers/outfall/imports/${unknown}/withdrawal`, () => ({ why: "x" }))],
  // what the law makes public: anybody, without a session
  ["GET /api/public/districts", "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/public/districts")],
  ["GET /api/public/d/{d}/ledgers", "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/public/d/yungang/ledgers")],
  ["GET /api/public/d/{d}/ledgers/{ledger}", "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/public/d/yungang/ledgers/no-coal-zone")],
  ["GET /api/public/d/{d}/ledgers/{ledger}/rows", "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/public/d/yungang/ledgers/no-coal-zone/rows")],
  ["GET /api/public/d/{d}/ledgers/{ledger}/count", "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/public/d/yungang/ledgers/no-coal-zone/count")],
  ["GET /api/public/d/{d}/ledgers/{ledger}/rows/{id}", "404 404 404 404 404 404 404 404 404 404 404 404 404 404 404", get(`/api/public/d/yungang/ledgers/no-coal-zone/rows/${unknown}`)],
  ["GET /api/d/{d}/live",                                             "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", async (who) => who.opens(`${d}/live`)],
  ["POST /api/d/{d}/points",                                          "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/points`, () => ({ id: newId(), point: "none", seq: 0, kind: "dust", nameZh: " ", nameEn: "", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true }))],
  ["GET /api/d/{d}/points/{id}",                                      "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ point }) => `${d}/points/${point}`)],
  ["GET /api/d/{d}/points/{id}/curve",                                "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ point }) => `${d}/points/${point}/curve?kind=hour&from=2026-01-01T00:00:00%2B08:00&until=2026-01-02T00:00:00%2B08:00`)],
  ["GET /api/d/{d}/points/{id}/curve.xlsx",                           "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ point }) => `${d}/points/${point}/curve.xlsx?kind=hour&from=2026-01-01T00:00:00%2B08:00&until=2026-01-02T00:00:00%2B08:00`)],
  ["GET /api/d/{d}/instruments",                                      "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/instruments`)],
  ["POST /api/d/{d}/instruments",                                     "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/instruments`, ({ point }) => ({ id: newId(), instrument: "none", seq: 0, mn: "?", point, st: "31", edition: 2017, password: "1", key: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true }))],
  ["GET /api/d/{d}/strangers",                                        "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/strangers`)],
  ["POST /api/d/{d}/strangers/adopt",                                 "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/strangers/adopt`, () => ({ id: newId(), mn: "nobody", point: null, nameZh: "某点", nameEn: "", kind: "dust", place: null, enterprise: null, timeMark: "start" }))],
  ["GET /api/d/{d}/instruments/{id}/commands",                        "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ instrument }) => `${d}/instruments/${instrument}/commands`)],
  ["POST /api/d/{d}/instruments/{id}/commands",                       "401 403 422 422 422 403 403 403 403 403 403 403 403 403 403", ask("POST", ({ instrument }) => `${d}/instruments/${instrument}/commands`, () => ({ id: newId(), command: "set-real-time-interval", parameters: { seconds: "1" } }))],
  ["GET /api/d/{d}/packets",                                          "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/packets`)],
  ["GET /api/d/{d}/packets/{id}",                                     "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/packets/4096`)],
  ["GET /api/d/{d}/forwards",                                         "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/forwards`)],
  ["POST /api/d/{d}/forwards",                                        "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/forwards`, () => ({ id: newId(), target: "city", seq: 0, name: " ", host: "?", port: 1, tls: false, edition: 2017, password: "1", mns: {}, active: true }))],
  ["POST /api/d/{d}/marks",                                           "401 403 422 422 422 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/marks`, ({ point }) => ({ id: newId(), point, kind: "hour", from: "2026-01-01T00:00:00+08:00", until: "2026-01-02T00:00:00+08:00", factors: [], quality: "unreliable", reason: "" }))],
  ["POST /api/d/{d}/corrections",                                     "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/corrections`, ({ point }) => ({ id: newId(), point, kind: "hour", from: "2026-01-01T00:00:00+08:00", factor: "a21026", value: "no number", document: "", reason: "", seen: null }))],
  ["POST /api/d/{d}/imports/file",                                    "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", async (who) => (await who.upload(`${d}/imports/file`, "a.csv", "text/csv", Buffer.from("点位,时间,氨氮\n无此点,2026-01-01 08:00,0.1\n"))).status],
  ["POST /api/d/{d}/imports/preview",                                 "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/imports/preview`, () => ({ file: "0".repeat(64), mapping: {} }))],
  ["GET /api/d/{d}/imports",                                          "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/imports`)],
  ["POST /api/d/{d}/imports",                                         "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/imports`, () => ({ id: newId(), file: "0".repeat(64), origin: "laboratory", title: "题", document: "文件", takeGood: false, mapping: {} }))],
  ["GET /api/d/{d}/imports/template.xlsx",                            "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/imports/template.xlsx`)],
  ["POST /api/d/{d}/imports/{id}/withdrawal",                         "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/imports/999/withdrawal`, () => ({ id: newId(), reason: "误导入" }))],
  // the state of air, water and sources: what is in scope
  ["GET /api/d/{d}/bulletins/live",                                   "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/bulletins/live`)],
  ["GET /api/d/{d}/bulletins",                                        "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/bulletins`)],
  ["POST /api/d/{d}/bulletins",                                       "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/bulletins`, () => ({ id: newId(), kind: "air-daily", period: "never", line: "real-time", reason: "" }))],
  ["GET /api/d/{d}/bulletins/by/{id}",                                "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/bulletins/by/${unknown}`)],
  ["POST /api/d/{d}/bulletins/by/{id}/moves",                         "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/bulletins/by/${unknown}/moves`, () => ({ id: newId(), move: "publish", seen: "0".repeat(64), note: "" }))],
  ["GET /api/d/{d}/bulletins/by/{id}/why",                            "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/bulletins/by/${unknown}/why?key=x`)],
  ["GET /api/d/{d}/bulletins/by/{id}/paper.docx",                     "401 403 404 404 404 404 404 404 404 403 403 403 403 403 403", get(`${d}/bulletins/by/${unknown}/paper.docx`)],
  ["GET /api/d/{d}/bulletins/schedules",                              "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/bulletins/schedules`)],
  ["POST /api/d/{d}/bulletins/schedules",                             "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/bulletins/schedules`, () => ({ id: newId(), kind: "air-daily", seq: 0, active: true, line: "real-time", day: null, at24: "8:3", reason: "" }))],
  ["GET /api/d/{d}/bulletins/templates",                              "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/bulletins/templates`)],
  ["POST /api/d/{d}/bulletins/templates/{kind}",                      "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", async (who) => (await who.upload(`${d}/bulletins/templates/air-daily`, "a.docx", "application/octet-stream", Buffer.from("no template"))).status],
  ["POST /api/d/{d}/bulletins/templates/{kind}/use",                  "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/bulletins/templates/air-daily/use`, () => ({ id: newId(), seq: 0, version: 99, note: "x" }))],
  ["GET /api/d/{d}/bulletins/templates/{kind}/{version}.docx",        "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", async (who) => (await who.bytes(`${d}/bulletins/templates/air-daily/0.docx`)).status],
  ["GET /api/d/{d}/bulletins/templates/{kind}/{version}/preview.docx", "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/bulletins/templates/air-daily/0/preview.docx?period=2099-01-01`)],
  ["GET /api/d/{d}/board/air", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/board/air?line=real-time`)],
  ["GET /api/d/{d}/board/water", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/board/water?line=real-time`)],
  ["GET /api/d/{d}/board/groundwater", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/board/groundwater?line=real-time`)],
  ["GET /api/d/{d}/board/sheet.xlsx", "401 403 200 200 200 200 200 200 403 403 403 403 403 403 403", get(`${d}/board/sheet.xlsx?table=sources&line=real-time`)],
  ["GET /api/d/{d}/board/sources", "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/board/sources?line=real-time`)],
  // of the network all read what is in their scope; 422: allowed, and what was sent breaks a rule
  ["GET /api/d/{d}/network",                                          "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/network`)],
  ["GET /api/d/{d}/network/points/{id}",                              "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ point }) => `${d}/network/points/${point}`)],
  ["POST /api/d/{d}/network/profiles",                                "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/network/profiles`, ({ point }) => ({ id: newId(), point, seq: 0, from: "no day", network: null, method: "automatic", evaluated: false, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [], note: "" }))],
  ["POST /api/d/{d}/network/water-bodies",                            "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/network/water-bodies`, () => ({ id: newId(), body: "", seq: 0, kind: "river", nameZh: " ", nameEn: "", place: null, targetClass: null, note: "", active: true }))],
  ["POST /api/d/{d}/network/laboratories",                            "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/network/laboratories`, () => ({ id: newId(), laboratory: "", seq: 0, name: " ", creditCode: "", certificate: "", validFrom: "", validUntil: "", items: [], contact: "", active: true }))],
  ["GET /api/d/{d}/network/sampling",                                 "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/network/sampling?year=2026`)],
  ["GET /api/d/{d}/network/sandstorm-days",                           "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/network/sandstorm-days`)],
  ["POST /api/d/{d}/network/sandstorm-days",                          "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/network/sandstorm-days`, () => ({ id: newId(), day: "2026-03-20", declared: true, document: "", evidence: [], reason: "" }))],
  ["GET /api/d/{d}/network/settings",                                 "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/network/settings`)],
  ["POST /api/d/{d}/network/settings",                                "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/network/settings`, () => ({ id: newId(), seq: 0, figures: { zone: "second", denominator: "valid", weights: "none", compositeRounding: "singles", entering: "published", countsDoubtfulRealTime: true, countsDoubtfulReviewed: false, readingsOfDay: 6, leastReadings: 1, riverMethod: "auto", gasDayHours: 20, stoppedMarks: [] }, editions: [], quality: null, reason: "" }))],
  // who reviews data; 422: allowed, and what was sent breaks a rule; 404: nobody proposed such a review
  ["GET /api/d/{d}/data-review/work",                                 "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/data-review/work?from=2026-11-28&until=2026-11-29`)],
  ["GET /api/d/{d}/data-review/points/{id}",                          "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("GET", ({ point }) => `${d}/data-review/points/${point}?from=2026-11-28&until=2026-11-29`)],
  ["GET /api/d/{d}/data-review/reviews",                              "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/data-review/reviews`)],
  ["POST /api/d/{d}/data-review/reviews",                             "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/data-review/reviews`, () => ({ reviews: [], verdict: "as-marked", reason: "" }))],
  ["POST /api/d/{d}/data-review/reviews/{id}/decision",               "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/data-review/reviews/nothing/decision`, () => ({ id: newId(), decision: "accept", note: "" }))],
  ["GET /api/d/{d}/data-review/rules",                                "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/data-review/rules`)],
  ["GET /api/d/{d}/data-review/source-marks",                         "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/data-review/source-marks?month=2026-11`)],
  ["POST /api/d/{d}/data-review/source-marks",                        "401 403 422 422 403 403 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/data-review/source-marks`, ({ point }) => ({ id: newId(), point, family: "condition", word: "停炉", from: "no instant", until: "no instant", items: [], reason: "", document: "", replaces: null, withdrawn: false }))],
  ["GET /api/d/{d}/network/sheet.xlsx",                               "401 403 200 200 200 200 200 200 403 403 403 403 403 403 403", get(`${d}/network/sheet.xlsx?table=points`)],
  // 422: allowed, and a district has no hours of its own
  ["GET /api/d/{d}/analysis",                                         "401 403 422 422 422 422 404 404 404 403 403 403 403 403 403", get(`${d}/analysis?kind=calendar&subjects=district:yungang&items=PM10&from=2026-01-03&until=2026-01-04&line=real-time`)],
  ["GET /api/d/{d}/analysis.xlsx",                                    "401 403 422 422 422 422 404 404 404 403 403 403 403 403 403", get(`${d}/analysis.xlsx?kind=calendar&subjects=district:yungang&items=PM10&from=2026-01-03&until=2026-01-04&line=real-time`)],
  // figures of the whole district are for those whose scope is the bureau's; 422: allowed, and no document is named
  ["POST /api/d/{d}/figures",                                         "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", ask("POST", () => `${d}/figures`, () => ({ keys: [districtIndex] }))],
  ["GET /api/d/{d}/figures/one",                                      "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", get(`${d}/figures/one?key=${encodeURIComponent(districtIndex)}`)],
  ["GET /api/d/{d}/figures/history",                                  "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", get(`${d}/figures/history?key=${encodeURIComponent(districtIndex)}`)],
  ["POST /api/d/{d}/figures/publish",                                 "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/figures/publish`, () => ({ id: newId(), keys: [districtIndex], document: " " }))],
  ["GET /api/d/{d}/figures/subjects",                                 "401 403 200 200 200 200 200 200 200 403 403 403 403 403 403", get(`${d}/figures/subjects`)],
  ["GET /api/d/{d}/figures/hours",                                    "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", get(`${d}/figures/hours?kind=district&id=yungang&item=PM10&from=2026-01-03&until=2026-01-04&line=real-time`)],
  ["GET /api/d/{d}/figures/days",                                     "401 403 200 200 200 200 404 404 404 403 403 403 403 403 403", get(`${d}/figures/days?line=real-time&subject=district:yungang&statistic=air-index&month=2026-02`)],
  // read keys are the director's; a wrong one opens no wall
  ["GET /api/d/{d}/read-keys",                                        "401 403 200 403 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/read-keys`)],
  ["POST /api/d/{d}/read-keys",                                       "401 403 422 403 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/read-keys`, () => ({ id: newId(), name: " ", use: "screen", untilDay: null }))],
  ["POST /api/d/{d}/read-keys/{id}/end",                              "401 403 404 403 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/read-keys/${unknown}/end`, () => ({ id: newId(), reason: "不用了" }))],
  ["POST /api/d/{d}/wall",                                            "401 401 401 401 401 401 401 401 401 401 401 401 401 401 401", ask("POST", () => `${d}/wall`, () => ({ key: "yqr_none" }))],
  ["GET /api/d/{d}/push-keys",                                        "401 403 200 200 403 403 403 403 403 403 403 403 403 403 403", get(`${d}/push-keys`)],
  ["POST /api/d/{d}/push-keys",                                       "401 403 422 422 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/push-keys`, () => ({ id: newId(), name: " ", origin: "push", points: [], untilDay: null }))],
  ["POST /api/d/{d}/push-keys/{id}/end",                              "401 403 404 404 403 403 403 403 403 403 403 403 403 403 403", ask("POST", () => `${d}/push-keys/${unknown}/end`, () => ({ id: newId(), reason: "不用了" }))],
  // a session opens nothing here: a key does
  ["POST /api/d/{d}/observations",                                    "401 401 401 401 401 401 401 401 401 401 401 401 401 401 401", ask("POST", () => `${d}/observations`, () => ({ id: newId(), observations: [{ point: "p", kind: "hour", from: "2026-01-01T00:00:00+08:00", values: { a21026: "1" } }] }))],
  ["GET /api/users",                                                  "401 403 403 403 403 403 403 403 403 403 200 200 403 403 403", get("/api/users")],
  ["POST /api/users",                                                 "401 403 403 403 403 403 403 403 403 403 422 403 403 403 403", ask("POST", () => "/api/users", () => ({ id: newId(), name: "?", displayName: "某", phone: null, organisation: null, district: null }))],
  ["POST /api/users/{id}/reset",                                      "401 403 403 403 403 403 403 403 403 403 404 403 403 403 403", ask("POST", () => `/api/users/${unknown}/reset`)],
  ["POST /api/users/{id}/active",                                     "401 403 403 403 403 403 403 403 403 403 404 403 403 403 403", ask("POST", () => `/api/users/${unknown}/active`, () => ({ active: false }))],
  ["POST /api/grants",                                                "401 403 403 403 403 403 403 403 403 403 403 404 403 403 403", ask("POST", () => "/api/grants", () => ({ id: newId(), user: unknown, role: "clerk", district: "yungang", organisation: "gov", place: "*", enterprise: null, from: "2026-01-01", until: null }))],
  ["DELETE /api/grants/{id}",                                         "401 403 403 403 403 403 403 403 403 403 403 404 403 403 403", ask("DELETE", () => `/api/grants/${unknown}`)],
  ["GET /api/audit",                                                  "401 403 403 403 403 403 403 403 403 403 403 403 200 403 403", get("/api/audit")],
  ["GET /api/backups",                                                "401 403 403 403 403 403 403 403 403 403 200 403 403 403 403", get("/api/backups")],
  ["POST /api/backups",                                               "401 403 403 403 403 403 403 403 403 403 200 403 403 403 403", ask("POST", () => "/api/backups")],
  ["GET /api/status",                                                 "401 403 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/api/status")],
  ["GET /health",                                                     "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/health")],
  // from another machine: not even with a session
  ["GET /metrics",                                                    "403 403 403 403 403 403 403 403 403 403 403 403 403 403 403", get("/metrics")],
  ["GET /docs",                                                       "200 200 200 200 200 200 200 200 200 200 200 200 200 200 200", get("/docs/json")],
  // last: it ends everybody's session
  ["DELETE /api/session",                                             "401 204 204 204 204 204 204 204 204 204 204 204 204 204 204", ask("DELETE", () => "/api/session")],
];

/** Everybody, each from an address of their own, so that limits by address are not met. */
async function everybody(program: Program): Promise<Staff> {
  let last = 10;
  const person = (name: string): Person => new Person(program.address, name, { "x-forwarded-for": `10.7.0.${last++}` });
  const [system, security, audit, director] = [person("sysadmin"), person("secadmin"), person("auditadmin"), person("director")];
  for (const one of [system, security, audit, director]) await one.begin(program.passwords[one.name]!, own());
  const today = new Date().toISOString().slice(0, 10);
  const make = async (name: string, role: string, organisation: string, more: Record<string, unknown> = {}): Promise<{ one: Person; word: string }> => {
    const made = await system.send("POST", "/api/users", { id: newId(), name, displayName: `某${name}`, phone: null, organisation: organisation === "*" ? null : organisation, district: "yungang" });
    expect(made.status, JSON.stringify(made.body)).toBe(200);
    const grant = await security.send("POST", "/api/grants", { id: newId(), user: made.body["id"], role, district: "yungang", organisation, place: "*", enterprise: null, from: "2020-01-01", until: null, ...more });
    expect(grant.status, JSON.stringify(grant.body)).toBe(200);
    return { one: person(name), word: String(made.body["oneTimePassword"]) };
  };
  const ready = async (...asked: Parameters<typeof make>): Promise<Person> => { const { one, word } = await make(...asked); await one.begin(word, own()); return one; };
  const first = await make("first", "clerk", "gov");
  expect(await first.one.signIn(first.word)).toBe(200);
  return {
    nobody: person("nobody"), first: first.one, director, clerk: await ready("clerk", "clerk", "gov"), officer: await ready("officer", "duty-officer", "gov"), inspector: await ready("inspector", "inspector", "gov"),
    department: await ready("housing", "department", "housing"), town: await ready("gaoshan", "town", "town-gaoshanzhen"), firm: await ready("firm", "firm", "*", { enterprise: "e-01" }), public: await ready("public", "public", "*"),
    sysadmin: system, secadmin: security, auditadmin: audit, ended: await ready("ended", "clerk", "gov", { until: today }), elsewhere: await ready("elsewhere", "director", "*", { district: "yungang-demo" }),
  };
}

async function openDuty(who: Person, holder: string): Promise<string> {
  const opened = await who.send("POST", `${d}/duties`, { id: newId(), title: `交 ${holder} 办理`, text: "", holder, approver: null, workingDays: 5, subject: null, place: null });
  expect(opened.status, JSON.stringify(opened.body)).toBe(200);
  return String(opened.body["id"]);
}
async function report(who: Person, indicator: string, value: string, evidence: readonly string[] = []): Promise<string> {
  const told = await who.send("POST", `${d}/values`, { id: newId(), indicator, period: "2022", value, document: "年报", note: "", evidence });
  expect(told.status, JSON.stringify(told.body)).toBe(200);
  return String(told.body["id"]);
}

describe("who may do what, asked of the running program", () => {
  let program: Program, staff: Staff, things: Things;
  beforeAll(async () => {
    program = await startProgram(await readyFolder(true), "--trust-proxy", "127.0.0.1");
    staff = await everybody(program);
    const { director } = staff, kept = await director.upload(`${d}/evidence`, "局里的.pdf", "application/pdf", pdfOf("of the director"));
    const made = await director.send("POST", `${d}/reports`, { id: newId(), plan: "plan-14", day: "2023-12-31" });
    expect([kept.status, made.status], JSON.stringify([kept.body, made.body])).toEqual([200, 200]);
    const file = String(kept.body["hash"]);
    const point = await director.send("POST", `${d}/points`, { id: newId(), point: "bureau-point", seq: 0, kind: "stack-outlet", nameZh: "局属点位", nameEn: "Point of the bureau", place: null, enterprise: null, longitude: null, latitude: null, note: "", active: true });
    const instrument = await director.send("POST", `${d}/instruments`, { id: newId(), instrument: "bureau-instrument", seq: 0, mn: "010000A8900016F000169DC0", point: "bureau-point", st: "31", edition: 2017, password: "123456", key: null, leniencies: [], units: {}, timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true });
    expect([point.status, instrument.status], JSON.stringify([point.body, instrument.body])).toEqual([200, 200]);
    things = { point: "bureau-point", instrument: "bureau-instrument", value: await report(director, "i14-04", "23", [file]), duty: await openDuty(director, "industry"), report: String(made.body["id"]), file };
  }, 240_000);
  afterAll(async () => { await program?.stop(); });

  test("every route of the wire and every operation of the running program has its row, and no row is about nothing", async () => {
    const { paths } = (await staff.nobody.send("GET", "/docs/json")).body as unknown as { paths: Record<string, Record<string, unknown>> };
    const served = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace("{*}", "*")}`));
    const outsideTheDocument = [`GET ${routes.metrics}`, `GET ${routes.docs}`];
    const rows = new Set(table.map(([route]) => route));
    expect([...rows].sort()).toEqual([...new Set([...served, ...outsideTheDocument])].sort());
    const walked = new Set([...rows].map((route) => route.split(" ")[1]));
    expect(Object.values(routes).filter((template) => !walked.has(template)), "routes of the wire without a row").toEqual([]);
  });

  test("a town, a department and a firm see their own rows alone, whichever door they take", async () => {
    const { director, clerk, department, town, firm } = staff;
    const [ofTown, ofHousing, ofFirm, ofNeighbour] = [await openDuty(director, "town-gaoshanzhen"), await openDuty(director, "housing"), await openDuty(director, "e-01"), await openDuty(director, "e-02")];
    const mine = async (who: Person): Promise<readonly unknown[]> => (await who.send("GET", `${d}/duties`)).body.items!.map((duty) => duty["id"]);
    expect(await mine(town)).toEqual([ofTown]);
    expect(await mine(firm)).toEqual([ofFirm]);
    const housing = await mine(department);
    expect(housing).toContain(ofHousing);
    for (const other of [ofTown, ofFirm, ofNeighbour, things.duty]) expect(housing).not.toContain(other);
    const overview = (await town.send("GET", `${d}/overview`)).body as { duties: { open: number }; pendingReview: number; attention: { kind: string; id: string }[]; deadlines: { kind: string; id: string }[] };
    expect(overview.duties.open).toBe(1);
    expect(overview.pendingReview, "a town reviews nothing").toBe(0);
    expect([...overview.attention, ...overview.deadlines].filter(({ kind, id }) => kind === "duty" && id !== ofTown)).toEqual([]);
    const ownValue = await report(department, "i14-10", "97");
    const values = async (who: Person): Promise<readonly unknown[]> => (await who.send("GET", `${d}/values`)).body.items!.map((value) => value["id"]);
    expect(await values(town)).toEqual([]);
    expect(await values(firm)).toEqual([]);
    expect(await values(department)).toEqual([ownValue]);
    expect((await values(clerk)).length).toBe(2);
    for (const who of [town, firm, department, staff.public]) {
      const detail = (await who.send("GET", `${d}/indicators/i14-04`)).body as { series: { id: string }[]; duties: { id: string }[] };
      expect(JSON.stringify(detail), `${who.name} is not shown what is not yet accepted, nor the file behind it`).not.toMatch(new RegExp(`${things.value}|${things.file}`));
      expect((await who.send("GET", `${d}/reports`)).body.items).toEqual([]);
    }
    const deny = await town.send("POST", `${d}/values`, { id: newId(), indicator: "i14-10", period: "2021", value: "1", document: "年报", note: "", evidence: [] });
    expect(deny.status, "another's indicator").toBe(403);
  });

  test("a read key reaches what the wall or SensorThings shows, none of all other routes, and nothing once it is ended", async () => {
    const { director } = staff, make = async (name: string, use: string): Promise<{ readonly id: string; readonly key: string }> => { const made = await director.send("POST", `${d}/read-keys`, { id: newId(), name, use, untilDay: null }); expect(made.status, JSON.stringify(made.body)).toBe(200); return made.body as unknown as { id: string; key: string }; };
    const [wallKey, thingsKey] = [await make("大厅大屏", "screen"), await make("QGIS", "sensor-things")], wall = new Person(program.address, "wall"), bearer = new Person(program.address, "things", { authorization: `Bearer ${thingsKey.key}` }), basic = new Person(program.address, "qgis", { authorization: `Basic ${Buffer.from(`qgis:${thingsKey.key}`).toString("base64")}` });
    expect((await wall.send("POST", `${d}/wall`, { key: wallKey.key })).status).toBe(204);
    // what nobody's session is asked for stays open; /metrics is asked on this machine itself
    const open = (route: string, expected: string): number => (route === "GET /metrics" ? 200 : Number(expected.split(" ")[0]));
    const ofTheWall = ["GET /api/session", "GET /api/d/{d}/points", "GET /api/d/{d}/live", "GET /api/d/{d}/board/air", "GET /api/d/{d}/board/water", "GET /api/d/{d}/board/sources", "GET /api/d/{d}/alarms", "GET /api/d/{d}/loops", "GET /api/d/{d}/indicators", "GET /api/d/{d}/layers", "GET /api/d/{d}/figures/days"];
    const ofPrograms = ["GET /api/d/{d}/sensorthings/v1.1", "GET /api/d/{d}/sensorthings/v1.1/*"], wrong: string[] = [];
    for (const [who, mine] of [[wall, ofTheWall], [bearer, ofPrograms], [basic, ofPrograms]] as const) for (const [route, expected, asking] of table) {
      const status = await asking(who, things), wanted = mine.includes(route) ? 200 : open(route, expected);
      if (status !== wanted) wrong.push(`${route} as ${who.name}: ${status} instead of ${wanted}`);
    }
    expect(wrong).toEqual([]);
    expect((await wall.send("GET", "/api/d/yungang-demo/points")).status, "another district").toBe(403);
    for (const { id } of [wallKey, thingsKey]) expect((await director.send("POST", `${d}/read-keys/${id}/end`, { id: newId(), reason: "试完" })).status).toBe(200);
    expect([(await wall.send("GET", `${d}/points`)).status, (await bearer.send("GET", `${d}/sensorthings/v1.1`)).status, (await wall.send("POST", `${d}/wall`, { key: wallKey.key })).status]).toEqual([401, 401, 401]);
    const { entries, chain } = (await staff.auditadmin.send("GET", `${d}/audit?limit=1000`)).body as unknown as { entries: { action: string }[]; chain: { ok: boolean } };
    expect([entries.filter(({ action }) => action === "key.manage").length >= 4, entries.some(({ action }) => action === "key.open"), chain.ok]).toEqual([true, true, true]);
  }, 300_000);

  test("each row of the table, for everybody", async () => {
    const wrong: string[] = [];
    for (const [route, expected, asking] of table) {
      const wanted = expected.split(" ").map(Number);
      expect(wanted.length, route).toBe(columns.length);
      // everybody at once: their answers do not depend on each other, and the program is not kept waiting for the next question
      const statuses = await Promise.all(columns.map((column) => asking(staff[column], things)));
      for (const [index, column] of columns.entries()) if (statuses[index] !== wanted[index]) wrong.push(`${route} as ${column}: ${statuses[index]} instead of ${wanted[index]}`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);
});
