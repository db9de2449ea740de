import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alarmObstacle, alarmStatistics, dueEscalations, durationsOf, foldAlarms, noticesOf, shiftOf, usualShifts, usualStages, usualStorm, type AlarmClearance, type AlarmCondition, type AlarmNow, type AlarmRecord, type AlarmWebhook, type Scope } from "@yunqing/domain";
import { MemoryAlarms } from "./alarm-memory.js";

const minute = 60_000, t0 = Date.UTC(2026, 10, 28, 2), everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
const condition = (point: string, at: number, over: Partial<AlarmCondition> = {}): AlarmCondition => ({
  district: "hill", organisationPath: "", placePath: "", enterprise: null, key: `limit~${point}`, rule: "limit", ruleSeq: 0, kind: "limit", level: "major", point, item: "SO2", at, basis: "hour", value: "60", unit: "mg/m³", limit: "50", op: "<=",
  text: { zh: "超标", en: "over" }, clause: "许可证", document: "", attestation: "REPORTED", inputs: [], cause: "", reopenMinutes: 60, ...over,
});
const now = (over: Partial<AlarmNow> = {}): AlarmNow => ({ id: "a", state: "raised", level: "major", count: 1, lastAt: t0, lastValue: "", storm: null, members: 0, endedAt: null, acknowledgedAt: null, handledAt: null, handledBy: [], closedAt: null, escalated: 0, escalatedTo: [], cause: null, steps: 0, change: 0, ...over });
const record = (over: Partial<AlarmNow> = {}, raisedAt = t0): AlarmRecord => { const { reopenMinutes, ...rest } = condition("p", t0); return { ...rest, reopenMinutes, id: over.id ?? "a", raisedAt, now: now(over) }; };

describe("folding", () => {
  /** Batches of conditions and clearances of a few points, a little later each. */
  const batches = fc.array(fc.record({ later: fc.integer({ min: 1, max: 90 }), conditions: fc.array(fc.record({ point: fc.integer({ min: 0, max: 60 }), rule: fc.constantFrom("limit", "silence"), line: fc.constantFrom("", "10.0.0.1"), back: fc.integer({ min: 0, max: 5 }), level: fc.constantFrom("notice" as const, "general" as const, "severe" as const) }), { maxLength: 90 }), clears: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 }) }), { minLength: 1, maxLength: 8 });

  test("nothing is lost: each condition given is raised, repeated, reopened or known; every alarm is in the list once, folded or not; counts add up", async () => {
    await fc.assert(fc.asyncProperty(batches, fc.integer({ min: 2, max: 40 }), async (given, perMinute) => {
      const store = new MemoryAlarms();
      let at = t0, raised = 0, repeated = 0, reopened = 0;
      for (const batch of given) {
        at += batch.later * 1_000;
        const conditions = batch.conditions.map(({ point, rule, line, back, level }) => condition(`p${point}`, at - back * 1_000, { key: `${rule}~p${point}`, rule, cause: line, level })), clearances: AlarmClearance[] = batch.clears.map((point) => ({ key: `limit~p${point}`, at, value: "1" }));
        const counts = await store.raise({ conditions, clearances, now: at, storm: { ...usualStorm, perMinute }, hooks: [] });
        expect(counts.raised + counts.repeated + counts.reopened + counts.known).toBe(conditions.length);
        raised += counts.raised; repeated += counts.repeated; reopened += counts.reopened;
        // the same batch again says nothing new
        const again = await store.raise({ conditions, clearances, now: at, storm: { ...usualStorm, perMinute }, hooks: [] });
        expect([again.raised, again.repeated, again.storms]).toEqual([0, 0, 0]);
        reopened += again.reopened;
      }
      const all = [...store.nows.values()].filter(({ id }) => store.alarms.get(id)!.kind !== "storm"), storms = [...store.nows.values()].filter(({ id }) => store.alarms.get(id)!.kind === "storm");
      expect(all).toHaveLength(raised);
      expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(raised + repeated + reopened);
      // one open alarm for each key
      const open = all.filter(({ state }) => state !== "closed").map(({ id }) => store.alarms.get(id)!.key);
      expect(new Set(open).size).toBe(open.length);
      // folded and unfolded lists hold the same alarms
      const page = async (filter: object) => (await store.page({ scope: everything, limit: 10_000, ...filter })).rows;
      const flat = await page({}), outside = (await page({ folded: true })).filter(({ kind }) => kind !== "storm"), inside = (await Promise.all(storms.map(({ id }) => page({ storm: id })))).flat();
      expect([...outside, ...inside].map(({ id }) => id).sort()).toEqual(flat.map(({ id }) => id).sort());
      // a reopened alarm leaves its storm and may join another: members count joinings, at least what lies there now
      for (const storm of storms) expect(storm.members).toBeGreaterThanOrEqual(inside.filter((one) => one.now.storm === storm.id).length);
    }), { numRuns: 60 });
  });

  test("ten thousand alarms in a minute lie under one storm of ten thousand members, which stands alone in the list at the level of the worst", async () => {
    const store = new MemoryAlarms();
    let raised = 0, folded = 0;
    for (let part = 0; part < 10; part++) { const counts = await store.raise({ conditions: Array.from({ length: 1_000 }, (_, n) => condition(`p${part * 1_000 + n}`, t0 + part * 5_000, n === 7 && part === 3 ? { level: "severe" } : {})), clearances: [], now: t0 + part * 5_000, storm: usualStorm, hooks: [] }); raised += counts.raised; folded += counts.folded; }
    expect([raised, folded]).toEqual([10_000, 10_000]);
    expect((await store.page({ scope: everything, open: true, folded: true, limit: 10 })).rows.map(({ kind, now: standing }) => [kind, standing.members, standing.level])).toEqual([["storm", 10_000, "severe"]]);
    expect((await store.counts(everything)).open).toEqual({ notice: 0, general: 0, major: 9_999, severe: 1 });
  });

  test("thirty in a minute are no storm, thirty-one are, the thirty before among them; ten quiet minutes later the next stands by itself", async () => {
    const store = new MemoryAlarms(), raise = (points: readonly number[], at: number) => store.raise({ conditions: points.map((n) => condition(`p${n}`, at)), clearances: [], now: at, storm: usualStorm, hooks: [] });
    expect((await raise(Array.from({ length: 30 }, (_, n) => n), t0)).storms).toBe(0);
    expect(await raise([30], t0 + 59_000)).toMatchObject({ storms: 1, folded: 31 });
    expect(await raise([31], t0 + 9 * minute)).toMatchObject({ storms: 0, folded: 1 });
    expect(await raise([32], t0 + 20 * minute)).toMatchObject({ storms: 0, folded: 0 });
    expect((await store.page({ scope: everything, folded: true, limit: 9 })).rows.map(({ kind, point }) => point ?? kind)).toEqual(["p32", "storm"]);
  });

  test("alarms of many rules that come by one line are a storm of the line", async () => {
    const found = foldAlarms({ standing: new Map(), recent: [], storms: [], conditions: Array.from({ length: 40 }, (_, n) => condition(`p${n}`, t0, { rule: `r${n % 4}`, key: `r${n % 4}~p${n}`, cause: "10.0.0.7" })), clearances: [], now: t0, storm: usualStorm, change: 0 });
    expect(found.raised.filter(({ kind }) => kind === "storm").map(({ cause, key }) => [cause, key])).toEqual([["10.0.0.7", "storm~line.10.0.0.7"]]);
  });
});

describe("the way of an alarm", () => {
  const given = { user: "li", note: "已停产检修", cause: "exceedance", proof: true };
  test("is acknowledged, gets its cause, is handled and closed; each step only from its state", () => {
    const may = (state: AlarmNow["state"]) => (["acknowledge", "cause", "handle", "return", "close", "note"] as const).filter((move) => alarmObstacle(now({ state, handledBy: ["zhang"] }), move, given) === null);
    expect(may("raised")).toEqual(["acknowledge", "cause", "note"]);
    expect(may("acknowledged")).toEqual(["cause", "note"]);
    expect(may("caused")).toEqual(["cause", "handle", "note"]);
    expect(may("handled")).toEqual(["return", "close", "note"]);
    expect(may("closed")).toEqual(["note"]);
  });
  test("from level general on proof and a second person close it; a notice is closed by whoever looks after it", () => {
    for (const level of ["general", "major", "severe"] as const) {
      expect(alarmObstacle(now({ state: "handled", level, handledBy: ["li"] }), "close", given)).toBe("same-person");
      expect(alarmObstacle(now({ state: "handled", level, handledBy: ["zhang"] }), "close", { ...given, proof: false })).toBe("no-proof");
      expect(alarmObstacle(now({ state: "raised", level }), "close", given)).toBe("wrong-state");
    }
    expect(alarmObstacle(now({ state: "raised", level: "notice" }), "close", { ...given, proof: false })).toBeNull();
    expect(alarmObstacle(now({ state: "caused" }), "handle", { ...given, note: " " })).toBe("no-note");
    expect(alarmObstacle(now({ state: "raised" }), "cause", { ...given, cause: null })).toBe("no-cause");
  });
});

describe("escalation, statistics and shifts", () => {
  test("a stage is reached by time, level and what is still unmet, once; what a storm holds is told by the storm", () => {
    const due = (over: Partial<AlarmNow>, after: number) => dueEscalations(usualStages, [record(over)], t0 + after * minute).map(({ stage }) => stage.stage);
    expect(due({ level: "general" }, 29)).toEqual([]);
    expect(due({ level: "general" }, 30)).toEqual([1]);
    expect(due({ level: "major" }, 60)).toEqual([1, 2]);
    expect(due({ level: "major", escalated: 1 }, 60)).toEqual([2]);
    expect(due({ level: "notice" }, 5_000)).toEqual([]);
    expect(due({ level: "major", state: "acknowledged" }, 60)).toEqual([]);
    expect(due({ level: "general", state: "caused" }, 24 * 60)).toEqual([3]);
    expect(due({ level: "severe", state: "handled" }, 24 * 60)).toEqual([]);
    expect(due({ level: "severe", storm: "s" }, 5_000)).toEqual([]);
  });
  test("a hook gets what meets its level and kinds, under one id however often it is sent", () => {
    const hook: AlarmWebhook = { ...condition("p", t0), id: "w", by: "u", at: "", hook: "city", seq: 1, name: "", url: "", secretEncrypted: "", level: "major", kinds: ["limit"], active: true } as never;
    const told = (over: Partial<AlarmNow>, of: Partial<AlarmWebhook> = {}) => noticesOf([{ ...hook, ...of }], [{ alarm: record(), now: now(over), event: "raised" }], "2026-11-28T02:00:00.000Z");
    expect(told({}).map(({ id }) => id)).toEqual(["city~a~raised~1"]);
    expect(JSON.parse(told({})[0]!.body)).toMatchObject({ id: "city~a~raised~1", event: "raised", alarm: { point: "p", value: "60", unit: "mg/m³", limit: "50", level: "major" } });
    expect([told({ level: "general" }), told({}, { kinds: ["silence"] }), told({}, { active: false }), told({ storm: "s" })]).toEqual([[], [], [], []]);
  });
  test("median and nine of ten, by hand: seconds 10, 20, 30, 40; ten values 1 to 10", () => {
    expect(durationsOf([40, 10, 30, 20].map((s) => s * 1_000))).toEqual({ known: 4, median: 25, p90: 40, longest: 40 });
    expect(durationsOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((s) => s * 1_000))).toEqual({ known: 10, median: 6, p90: 9, longest: 10 });
    expect(durationsOf([])).toEqual({ known: 0, median: null, p90: null, longest: null });
  });
  test("the percentile keeps its word: at least nine tenths do not exceed it, and no smaller value of the list does that", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 }), (seconds) => {
      const { p90 } = durationsOf(seconds.map((one) => one * 1_000)), within = (limit: number): number => seconds.filter((one) => one <= limit).length / seconds.length;
      expect(within(p90!)).toBeGreaterThanOrEqual(0.9);
      for (const one of seconds) if (one < p90!) expect(within(one)).toBeLessThan(0.9);
    }));
  });
  test("alarms are counted by level, rule and the shift in which they rang, storms by their members", () => {
    const night = Date.UTC(2026, 10, 28, 16), all = [record({ id: "a", acknowledgedAt: t0 + 60_000, count: 3 }), record({ id: "b", cause: "false", state: "closed", closedAt: t0 + 120_000 }), record({ id: "c", level: "notice" }, night), { ...record({ id: "s" }), kind: "storm" as const }];
    expect(alarmStatistics(all, "level", usualShifts, (rule) => ({ zh: rule, en: rule })).map(({ group, alarms, repeats, open, false: wrong, response }) => [group, alarms, repeats, open, wrong, response.median])).toEqual([["major", 2, 2, 1, 1, 60], ["notice", 1, 0, 1, 0, null]]);
    expect(alarmStatistics(all, "shift", usualShifts, (rule) => ({ zh: rule, en: rule })).map(({ group, alarms }) => [group, alarms])).toEqual([["白班", 2], ["夜班", 1]]);
  });
  test("a night shift goes over midnight: 20:00 and 07:59 of Beijing are its, 08:00 is not", () => {
    expect(["2026-11-28T12:00:00Z", "2026-11-28T23:59:00Z", "2026-11-29T00:00:00Z"].map((at) => shiftOf(Date.parse(at), usualShifts))).toEqual(["夜班", "夜班", "白班"]);
  });
});
