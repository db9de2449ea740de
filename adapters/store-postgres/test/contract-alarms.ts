import { expect, test } from "vitest";
import { rankOf, usualStages, type AlarmClearance, type AlarmCondition, type AlarmRule, type AlarmSettings, type AlarmStep, type AlarmWebhook, type DistrictReader, type DistrictWriter, type EnforcementClue, type Scope, type ShiftAct } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { fact } from "./observed.js";
import { entry } from "./sample.js";

type Given = () => Bench;
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const t0 = Date.UTC(2026, 10, 28, 2), minute = 60_000, everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
const storm = { perMinute: 30, quietMs: 10 * minute }, batch = { clearances: [] as readonly AlarmClearance[], hooks: [] as readonly AlarmWebhook[], storm };
const condition = (point: string, at: number, over: Partial<AlarmCondition> = {}): AlarmCondition => ({
  district: null, organisationPath: "bureau", placePath: "east", enterprise: null, key: `limit~${point}~SO2`, rule: "limit", ruleSeq: 0, kind: "limit", level: "major", point, item: "SO2", at, basis: "hour", value: "61.50", unit: "mg/m³", limit: "50", op: "<=",
  text: { zh: "二氧化硫小时均值 61.50", en: "SO2" }, clause: "许可证", document: "许可证", attestation: "REPORTED", inputs: [{ name: { zh: "二氧化硫", en: "SO2" }, value: "61.50", unit: "mg/m³", from: "a", until: "b", packet: 12_345_678, flag: "N" }], cause: "10.0.0.1", reopenMinutes: 60, ...over,
});
const step = (id: string, alarm: string, seq: number, move: AlarmStep["move"], from: AlarmStep["from"], to: AlarmStep["to"], over: Partial<AlarmStep> = {}): AlarmStep => ({ ...fact(id), at: new Date(t0 + seq * minute).toISOString(), alarm, seq, move, from, to, cause: null, note: "", evidence: [], ...over });
const hook: AlarmWebhook = { ...fact("w1"), hook: "city", seq: 1, name: "市平台", url: "https://example.test/alarms", secretEncrypted: "x", level: "general", kinds: [], active: true };

/** What every store keeps of alarms: run on each engine. */
export function alarmContract(given: Given): void {
  const fresh = async () => { const id = await given().newDistrict(), district = given().store.district(id); return { alarms: given().store.alarms(id), read: <T>(work: (reader: DistrictReader) => Promise<T>) => district.read(work), write: <T>(work: (writer: DistrictWriter) => Promise<T>) => district.write(entry("alarm.handle", "x"), work) }; };

  test("a condition becomes one alarm as it was given, the same batch again changes nothing, later instants are counted with the last value", async () => {
    const { alarms } = await fresh(), first = condition("p1", t0);
    expect(await alarms.raise({ ...batch, conditions: [first], now: t0 + 1 })).toMatchObject({ raised: 1, repeated: 0, ids: [`limit~p1~SO2~${t0.toString(36)}`] });
    expect(await alarms.raise({ ...batch, conditions: [first], now: t0 + 2 })).toMatchObject({ raised: 0, repeated: 0, known: 1 });
    expect(await alarms.raise({ ...batch, conditions: [condition("p1", t0 + minute, { value: "70.0" }), condition("p1", t0 + 2 * minute, { value: "80.0", level: "severe" })], now: t0 + 3 })).toMatchObject({ raised: 0, repeated: 2 });
    const { rows } = await alarms.page({ scope: everything, limit: 10 }), { now, ...alarm } = rows[0]!;
    expect(rows).toHaveLength(1);
    expect(alarm).toEqual({ ...first, id: `limit~p1~SO2~${t0.toString(36)}`, raisedAt: t0 + 1 });
    expect(now).toMatchObject({ state: "raised", level: "severe", count: 3, lastAt: t0 + 2 * minute, lastValue: "80.0", storm: null, endedAt: null, steps: 0 });
  });

  test("a condition that is over is noted, one that comes back goes on, one that comes soon after closing opens again; a notice closes by itself", async () => {
    const { alarms, write } = await fresh(), id = `limit~p1~SO2~${t0.toString(36)}`, clear = (at: number) => [{ key: "limit~p1~SO2", at, value: "20" }];
    await alarms.raise({ ...batch, conditions: [condition("p1", t0), condition("p2", t0, { level: "notice" })], now: t0 });
    expect(await alarms.raise({ ...batch, conditions: [], clearances: [...clear(t0 + minute), { key: "limit~p2~SO2", at: t0 + minute, value: "1" }], now: t0 + minute })).toMatchObject({ ended: 2 });
    expect(await alarms.raise({ ...batch, conditions: [], clearances: clear(t0 + 2 * minute), now: t0 + 2 * minute })).toMatchObject({ ended: 0 });
    expect((await alarms.byId([id]))[0]!.now.endedAt).toBe(t0 + minute);
    expect((await alarms.page({ scope: everything, open: false, limit: 9 })).rows.map(({ point, now }) => [point, now.state])).toEqual([["p2", "closed"]]);
    expect(await alarms.raise({ ...batch, conditions: [condition("p1", t0 + 3 * minute)], now: t0 + 3 * minute })).toMatchObject({ repeated: 1 });
    await write((w) => w.appendAlarmSteps([step("s1", id, 1, "cause", "raised", "caused", { cause: "exceedance" })]));
    await write((w) => w.appendAlarmSteps([step("s2", id, 2, "handle", "caused", "handled", { note: "停产" })]));
    await write((w) => w.appendAlarmSteps([step("s3", id, 3, "close", "handled", "closed", { evidence: ["a".repeat(64)] })]));
    expect((await alarms.byId([id]))[0]!.now).toMatchObject({ state: "closed", cause: "exceedance", closedAt: t0 + 3 * minute, handledBy: ["u1"], steps: 3 });
    expect(await alarms.raise({ ...batch, conditions: [condition("p1", t0 + 30 * minute)], now: t0 + 30 * minute })).toMatchObject({ reopened: 1, raised: 0 });
    expect((await alarms.byId([id]))[0]!.now).toMatchObject({ state: "raised", closedAt: null, handledBy: [], count: 3 });
    expect((await alarms.events(id)).map(({ kind }) => kind)).toEqual(["ended", "again", "reopened"]);
  });

  test("steps move an alarm once: a step from a state that is no more is overtaken, the same step is known, and nothing is half done", async () => {
    const { alarms, read, write } = await fresh(), a = `limit~p1~SO2~${t0.toString(36)}`, b = `limit~p2~SO2~${t0.toString(36)}`;
    await alarms.raise({ ...batch, conditions: [condition("p1", t0), condition("p2", t0)], now: t0 });
    expect(await write((w) => w.appendAlarmSteps([step("s1", a, 1, "acknowledge", "raised", "acknowledged")]))).toBe("stored");
    expect(await write((w) => w.appendAlarmSteps([step("s1", a, 1, "acknowledge", "raised", "acknowledged")]))).toBe("known");
    expect(await code(write((w) => w.appendAlarmSteps([step("s2", b, 1, "acknowledge", "raised", "acknowledged"), step("s3", a, 2, "acknowledge", "raised", "acknowledged")])))).toBe("duty/overtaken");
    expect((await alarms.byId([a, b])).map(({ now }) => now.state)).toEqual(["acknowledged", "raised"]);
    expect(await read((r) => r.alarmSteps([a, b]))).toEqual([step("s1", a, 1, "acknowledge", "raised", "acknowledged")]);
    expect((await alarms.counts(everything)).unacknowledged.major).toBe(1);
  });

  test("ten thousand alarms in a minute: none is lost, all lie under one storm, a step on the storm is a step on each, and pages go through all of them once", async () => {
    const { alarms, write } = await fresh();
    let raised = 0, folded = 0;
    for (let part = 0; part < 4; part++) {
      const found = await alarms.raise({ ...batch, conditions: Array.from({ length: 2_500 }, (_, n) => condition(`p${part * 2_500 + n}`, t0 + part * 15_000)), now: t0 + part * 15_000 });
      raised += found.raised; folded += found.folded;
    }
    expect([raised, folded]).toEqual([10_000, 10_000]);
    const shown = await alarms.page({ scope: everything, open: true, folded: true, limit: 100 });
    expect(shown.rows.map(({ kind, now }) => [kind, now.members, now.level, now.state])).toEqual([["storm", 10_000, "major", "raised"]]);
    expect(await alarms.counts(everything)).toMatchObject({ open: { major: 10_000 }, unacknowledged: { major: 10_000 }, storms: 1 });
    const seen = new Set<string>();
    for (let after: string | null = "", pages = 0; after !== null && pages < 100; pages++) { const page: Awaited<ReturnType<typeof alarms.page>> = await alarms.page({ scope: everything, storm: shown.rows[0]!.id, limit: 500, ...(after === "" ? {} : { after }) }); for (const row of page.rows) { expect(seen.has(row.id)).toBe(false); seen.add(row.id); } after = page.next; }
    expect(seen.size).toBe(10_000);
    await write((w) => w.appendAlarmSteps([step("s1", shown.rows[0]!.id, 1, "acknowledge", "raised", "acknowledged")]));
    expect(await alarms.counts(everything)).toMatchObject({ unacknowledged: { major: 0 }, states: { acknowledged: 10_000 } });
    expect(await alarms.raise({ ...batch, conditions: [condition("p3", t0 + minute)], now: t0 + minute })).toMatchObject({ repeated: 1, raised: 0, storms: 0 });
  });

  test("a storm is over when nothing under it holds any more: one of notices closes by itself, one of worse waits for people", async () => {
    const { alarms } = await fresh(), points = Array.from({ length: 31 }, (_, n) => n), raise = (rule: string, level: AlarmCondition["level"]) => alarms.raise({ ...batch, conditions: points.map((n) => condition(`p${n}`, t0, { rule, key: `${rule}~p${n}`, level, cause: "" })), now: t0 });
    await raise("silence", "notice"); await raise("limit", "major");
    const standing = async () => (await alarms.page({ scope: everything, folded: true, kinds: ["storm"], limit: 9 })).rows.map(({ key, now }) => [key, now.state, now.endedAt]), clear = (rule: string, from: number, until: number, at: number) => alarms.raise({ ...batch, conditions: [], clearances: points.slice(from, until).map((n) => ({ key: `${rule}~p${n}`, at, value: "" })), now: at });
    await clear("silence", 0, 30, t0 + minute); await clear("limit", 0, 31, t0 + minute);
    expect(await standing()).toEqual([["storm~rule.limit", "raised", t0 + minute], ["storm~rule.silence", "raised", null]]);
    await clear("silence", 30, 31, t0 + 2 * minute);
    expect(await standing()).toEqual([["storm~rule.limit", "raised", t0 + minute], ["storm~rule.silence", "closed", t0 + 2 * minute]]);
  });

  test("the list holds what the scope holds, by level, state, kind, point, time and words, the worst and latest first", async () => {
    const { alarms } = await fresh();
    await alarms.raise({ ...batch, conditions: [condition("p1", t0, { level: "general", placePath: "east" }), condition("p2", t0, { level: "severe", placePath: "east/sea" }), condition("p3", t0, { level: "general", placePath: "eastern", enterprise: "mill" })], now: t0 });
    await alarms.raise({ ...batch, conditions: [condition("p4", t0, { placePath: "west", level: "general", text: { zh: "氨氮", en: "ammonia" } })], now: t0 + 5 });
    const points = async (filter: object, scope: Scope = everything): Promise<readonly (string | null)[]> => (await alarms.page({ scope, limit: 10, ...filter })).rows.map(({ point }) => point), part = (placePath: string, enterprise: string | null = null): Scope => ({ all: false, parts: [{ organisationPath: "", placePath, enterprise }], organisationPaths: [], placePaths: [], enterprises: [] });
    expect(await points({})).toEqual(["p2", "p4", "p3", "p1"]);
    expect(await points({}, part("east"))).toEqual(["p2", "p1"]);
    expect(await points({}, part("", "mill"))).toEqual(["p3"]);
    expect(await points({}, { ...everything, all: false })).toEqual([]);
    expect(await points({ levels: ["severe"] })).toEqual(["p2"]);
    expect(await points({ from: t0 + 1 })).toEqual(["p4"]);
    expect(await points({ text: "AMMONIA" })).toEqual(["p4"]);
    expect(await points({ point: "p1", kinds: ["limit"], rule: "limit", states: ["raised"] })).toEqual(["p1"]);
    expect(await points({ kinds: ["silence"] })).toEqual([]);
    expect((await alarms.counts(part("east"))).open).toEqual({ notice: 0, general: 1, major: 0, severe: 1 });
    const change = await alarms.change();
    await alarms.raise({ ...batch, conditions: [condition("p1", t0 + minute, { placePath: "east", level: "general" })], now: t0 + minute });
    expect((await alarms.changedSince(change, everything, 9)).map(({ point }) => point)).toEqual(["p1"]);
    expect(await alarms.changedSince(await alarms.change(), everything, 9)).toEqual([]);
    const one = await alarms.page({ scope: everything, limit: 1 }), two = await alarms.page({ scope: everything, limit: 9, after: one.next! });
    expect([...one.rows, ...two.rows].map(({ point, now }) => `${point} ${rankOf(now.level)}`)).toEqual(["p2 3", "p4 1", "p3 1", "p1 1"]);
  });

  test("an escalation is noted once a stage, to whom, and its notices wait until they were delivered", async () => {
    const { alarms } = await fresh();
    await alarms.raise({ ...batch, conditions: [condition("p1", t0)], now: t0, hooks: [hook] });
    const [alarm] = (await alarms.page({ scope: everything, limit: 1 })).rows, escalation = { alarm: alarm!, stage: usualStages[0]! }, notice = { id: "n1", hook: "city", alarm: alarm!.id, event: "escalated" as const, body: "{}" };
    expect((await alarms.dueNotices(t0, 9)).map(({ event, hook: to, attempts }) => [event, to, attempts])).toEqual([["raised", "city", 0]]);
    expect(await alarms.escalate([escalation], [notice], t0 + minute)).toBe(1);
    expect(await alarms.escalate([escalation], [{ ...notice, id: "n2" }], t0 + minute)).toBe(0);
    expect((await alarms.byId([alarm!.id]))[0]!.now).toMatchObject({ escalated: 1, escalatedTo: ["role:clerk"] });
    expect((await alarms.page({ scope: everything, escalatedTo: ["role:clerk", "user:x"], limit: 9 })).rows).toHaveLength(1);
    expect((await alarms.page({ scope: everything, escalatedTo: ["user:x"], limit: 9 })).rows).toHaveLength(0);
    await alarms.noticeFailed("n1", "没有回答", t0 + 10 * minute, t0 + minute);
    expect((await alarms.dueNotices(t0 + 2 * minute, 9)).map(({ id }) => id)).toEqual([`city~${alarm!.id}~raised~1`]);
    expect(await alarms.noticeDepths()).toEqual([{ hook: "city", waiting: 2, oldestAt: t0, dropped: 0, delivered: 0, lastProblem: "没有回答", lastAt: t0 + minute }]);
    await alarms.noticeDelivered("n1", t0 + 11 * minute); await alarms.noticeDelivered("n1", t0 + 11 * minute);
    expect(await alarms.noticeDepths()).toMatchObject([{ waiting: 1, delivered: 1, lastProblem: "" }]);
  });

  test("the queue of a hook is bounded: the oldest go, and are counted", async () => {
    const { alarms } = await fresh(), notices = (from: number, many: number) => Array.from({ length: many }, (_, n) => ({ id: `n${from + n}`, hook: "city", alarm: "a", event: "raised" as const, body: "{}" }));
    await alarms.queue(notices(0, 6_000), t0);
    await alarms.queue(notices(6_000, 6_000), t0 + 1);
    expect(await alarms.noticeDepths()).toMatchObject([{ hook: "city", waiting: 10_000, dropped: 2_000 }]);
  });

  test("rules, settings, webhooks, shifts and clues come back as they went in; a version that somebody else wrote first is overtaken", async () => {
    const { read, write } = await fresh();
    const rule: AlarmRule = { ...fact("r1"), rule: "outlet-limit", seq: 1, kind: "limit", name: { zh: "超标", en: "over" }, level: "severe", pointKinds: ["stack-outlet"], points: ["p1"], items: ["SO2"], parameters: { limits: "point" }, reopenMinutes: 5, source: { zh: "源", en: "source" }, attestation: "REPORTED", active: true, note: "" };
    const settings: AlarmSettings = { ...fact("g1"), seq: 1, stages: usualStages, stormPerMinute: 20, shifts: [{ name: "白班", from: "08:00", until: "20:00" }], reason: "试行" }, begin: ShiftAct = { ...fact("h1"), shift: "s1", seq: 1, act: "begin", title: "白班", text: "", people: ["张三"], alarms: [] }, over: ShiftAct = { ...fact("h2"), shift: "s1", seq: 2, act: "hand-over", title: "白班", text: "一切正常", people: [], alarms: ["a", "b"] };
    const clue: Omit<EnforcementClue, "number"> = { ...fact("c1"), alarm: "a1", title: "超标", point: "p1", note: "", frozen: JSON.stringify({ 值: "61.50" }) };
    for (const write1 of [(w: DistrictWriter) => w.appendAlarmRule(rule), (w: DistrictWriter) => w.appendAlarmSettings(settings), (w: DistrictWriter) => w.appendAlarmWebhook(hook), (w: DistrictWriter) => w.appendShiftAct(begin), (w: DistrictWriter) => w.appendShiftAct(over)]) { expect(await write(write1)).toBe("stored"); expect(await write(write1)).toBe("known"); }
    expect(await code(write((w) => w.appendAlarmRule({ ...rule, id: "r2" })))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendAlarmSettings({ ...settings, id: "g2" })))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendShiftAct({ ...over, id: "h3" })))).toBe("duty/overtaken");
    expect(await code(write((w) => w.appendAlarmRule({ ...rule, level: "notice" })))).toBe("store/id-taken");
    expect(await write((w) => w.appendEnforcementClue(clue))).toEqual({ outcome: "stored", number: "2026-0001" });
    expect(await write((w) => w.appendEnforcementClue({ ...clue, id: "c2" }))).toEqual({ outcome: "known", number: "2026-0001" });
    expect(await write((w) => w.appendEnforcementClue({ ...clue, id: "c3", alarm: "a2" }))).toEqual({ outcome: "stored", number: "2026-0002" });
    expect(await read(async (r) => [await r.alarmRules(), await r.alarmSettings(), await r.alarmWebhooks(), await r.shiftActs({}), await r.shiftActs({ shift: "none" }), await r.enforcementClues({ alarm: "a1" })])).toEqual([[rule], [settings], [hook], [begin, over], [], [{ ...clue, number: "2026-0001" }]]);
  });
}
