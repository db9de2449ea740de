import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AlreadyReviewed, Forbidden, NotFound, type Actor } from "@yunqing/domain";
import { pathOf, type DataReviewGrid, type DataReviewRow, type DataReviewRule, type DataReviewWork, type RouteName, type SourceMarkRow, type SourceMarkView } from "@yunqing/wire";
import type { DataReviewDeskPort } from "../src/data-review-port.js";
import type { App } from "../src/route.js";
import { cookie, csrf, identity, server } from "./fakes.js";
import * as sample from "./samples.js";

const { both, uuid } = sample, d = "yungang", at = (name: RouteName, holes: Record<string, string> = {}) => pathOf(name, { d, id: "p1", ...holes });
const span = { from: "2026-11-28T00:00:00+08:00", until: "2026-11-29T00:00:00+08:00" }, rules = [{ rule: "rate-of-change", name: both("变化率", "rate"), count: 2 }];
const row: DataReviewRow = { id: uuid, point: "p1", name: both("站", "station"), ...span, factors: ["a34004"], verdict: "as-marked", reason: "", by: "张三", at: "x", decision: "accept", decidedBy: "李四", decidedAt: "y", note: "属实", mayDecide: false };
const waits: DataReviewRow = { ...row, decision: null, decidedBy: null, decidedAt: null, note: "", mayDecide: true };
const work: DataReviewWork = { line: "real-time", from: "2026-11-28", until: "2026-11-29", simulated: true, rules, rows: [{ point: "p1", name: both("站", "station"), kind: "air-station", place: null, day: "2026-11-28", values: 24, reviewed: 1, unreviewed: 23, doubtful: 2, unreliable: 0, rules, pending: 1, packets: 9, batches: 1 }] };
const cell: DataReviewGrid["cells"][number] = { item: "PM2.5", factor: "a34004", from: span.from, value: "900", flag: null, packet: -3, quality: "doubtful", by: "rule", reason: both("变化率", "rate"), rules: [{ rule: "rate-of-change", name: both("变化率", "rate"), quality: "doubtful", reason: both("相差 864", "by 864") }], mark: { quality: "doubtful", by: "张三", at: "x", reason: "y" }, sourceMark: both("停炉", "stopped"), reviewed: { quality: "doubtful", reason: null, review: uuid, by: "张三", acceptedBy: "李四" }, pending: null, late: false };
const grid: DataReviewGrid = { point: "p1", name: both("站", "station"), kind: "air-station", simulated: true, line: "real-time", from: "2026-11-28", until: "2026-11-29", items: [{ item: "PM2.5", factor: "a34004", unit: "µg/m³" }], hours: [span.from], cells: [cell, { ...cell, mark: null, sourceMark: null, reviewed: null, reason: null, pending: uuid, late: true }], reviews: [row], packets: 9, batches: 1, mayReview: true };
const rule: DataReviewRule = { rule: "range", name: both("量程", "range"), pointKinds: ["air-station"], kinds: ["hour"], factors: ["SO2"], parameters: "{\"low\":\"-5\",\"high\":\"1500\"}", quality: "unreliable", source: both("凭经验", "by experience"), attestation: "FROM MEMORY" };
const mark: SourceMarkRow = { id: uuid, point: "s1", name: both("烟囱", "stack"), family: "condition", word: "停炉", ...span, items: [], reason: "检修", document: "", by: "厂", at: "x", stands: true, withdrawn: false, mayMark: true };
const marks: SourceMarkView = { month: "2026-11", line: "real-time", simulated: true, outlets: [{ point: "s1", name: both("烟囱", "stack"), kind: "stack-outlet", items: ["SO2"], mayMark: true }], words: [{ family: "abnormal", word: "校准", name: both("校准", "calibration"), trades: [], attestation: "REPORTED" }], marks: [mark], rates: [{ point: "s1", item: "SO2", rates: [{ statistic: "outlet-capture", name: both("捕集率", "capture"), value: null, key: "k" }] }] };

let asked: unknown[] = [];
const told = <T>(answer: T) => async (...given: unknown[]): Promise<T> => { asked = given.map((one) => (typeof one === "object" && one !== null && "grants" in one ? (one as Actor).user : one)); return answer; };
const desk: DataReviewDeskPort = {
  work: told(work), reviews: told([row, waits]), propose: told([waits]), rules: told([rule]), sourceMarks: told(marks), putSourceMark: told(mark),
  grid: async (actor, id, from, until) => { if (id === "hidden") throw new NotFound("point", id); return told(grid)(actor, id, from, until); },
  decide: async (actor, id, command) => { if (id === "own") throw new Forbidden("data.review", id); if (id === "late") throw new AlreadyReviewed(id, "李四"); return told(row)(actor, id, command); },
};

let app: App;
beforeAll(async () => { app = await server({ dataReviewDesk: () => desk as never, identity: identity() }); });
afterAll(async () => { await app.close(); });
const get = (url: string) => app.inject({ method: "GET", url, headers: { cookie } }), post = (url: string, payload: object) => app.inject({ method: "POST", url, headers: { cookie, "x-csrf-token": csrf }, payload });

describe("routes of the review of data", () => {
  it("give what the desk answers, whole", async () => {
    for (const [url, answer] of [[`${at("dataReviewWork")}?from=2026-11-28&until=2026-11-29`, work], [`${at("dataReviewGrid")}?from=2026-11-28&until=2026-11-29`, grid], [at("dataReviews"), { items: [row, waits] }], [at("dataReviewRules"), { items: [rule] }], [`${at("sourceMarks")}?month=2026-11`, marks]] as const) {
      const said = await get(url);
      expect(said.statusCode, said.body).toBe(200);
      expect(said.json()).toEqual(answer);
    }
  });
  it("hand on commands, and refuse what has no form", async () => {
    const one = { id: uuid, point: "p1", ...span, factors: ["a34004"], packets: 9, batches: 1 };
    expect((await post(at("dataReviews"), { reviews: [one], verdict: "as-marked", reason: "" })).json()).toEqual({ items: [waits] });
    expect(asked[1]).toEqual({ reviews: [one], verdict: "as-marked", reason: "" });
    expect((await post(at("dataReviews"), { reviews: [{ ...one, packets: -1 }], verdict: "as-marked", reason: "" })).statusCode).toBe(400);
    expect((await post(at("dataReviews"), { reviews: [one], verdict: "fine", reason: "" })).statusCode).toBe(400);
    const command = { id: uuid, point: "s1", family: "condition", word: "停炉", ...span, items: [], reason: "检修", document: "", replaces: null, withdrawn: false };
    expect((await post(at("sourceMarks"), command)).json()).toEqual(mark);
    expect(asked[1]).toEqual(command);
  });
  it("tell the same person, who came second, and what is out of sight", async () => {
    const decision = { id: uuid, decision: "accept", note: "" };
    expect([(await post(at("dataReviewDecision", { id: "own" }), decision)).statusCode, (await post(at("dataReviewDecision", { id: "late" }), decision)).statusCode, (await post(at("dataReviewDecision"), decision)).statusCode, (await get(`${at("dataReviewGrid", { id: "hidden" })}?from=2026-11-28&until=2026-11-29`)).statusCode]).toEqual([403, 409, 200, 404]);
  });
});
