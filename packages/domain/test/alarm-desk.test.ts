import { describe, expect, test } from "vitest";
import { AlarmDesk, AlarmWatch, Forbidden, NotFound, Refused, type Actor, type AlarmDeskPorts, type PointProfile } from "@yunqing/domain";
import { MemoryAlarms } from "./alarm-memory.js";
import { grant, actor } from "./small-district.js";
import { clerk, director, eastTown, elsewhere, factorTable, inspector, mill, monitoredPack, officer, publicPerson, systemAdministrator, watched, westTown, type Monitored } from "./small-monitoring.js";

const second = actor("second", "bureau", grant("clerk", "")), proof = "c".repeat(64);
interface Ringing { readonly m: Monitored; readonly desk: AlarmDesk; readonly watch: AlarmWatch; readonly alarms: MemoryAlarms; hour(value: string, at?: string, source?: number): Promise<void>; at(time: string): void; id(): string }
/** A district whose stack of the mill has a limit of 50 mg/m³ SO2 by the hour. */
async function ringing(simulated = false): Promise<Ringing> {
  const m = await watched(monitoredPack(simulated ? { simulated: true } : {})), alarms = new MemoryAlarms(() => m.store.rows.later), signed = { by: "u", at: "2026-11-01T00:00:00.000Z", district: "hill", organisationPath: "", placePath: "", enterprise: null };
  const ports: AlarmDeskPorts = { store: m.store, observations: m.observations, alarmStore: alarms, clock: { now: () => m.time.now, id: m.id }, secrets: { encrypt: (plain) => `#${plain}`, decrypt: (cipher) => cipher.slice(1) }, factorTable };
  const profile = (point: string): PointProfile => ({ ...signed, id: `profile-${point}`, point, seq: 1, from: "2026-01-01", network: null, method: "automatic", evaluated: true, body: null, chainage: null, functionZone: "", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [{ item: "SO2", basis: "hour", op: "<=", value: "50", until: null, unit: "mg/m³", document: "许可证" }], note: "" });
  await m.store.write({ actor: director, action: "network.manage", subject: "x", detail: "" }, async (writer) => { for (const point of ["mill-stack", "west-stack"]) await writer.appendProfile(profile(point)); await writer.appendEvidence({ ...signed, id: "e1", hash: proof, name: "整改照片.jpg", type: "image/jpeg", bytes: 9, thumbnail: true }); });
  return { m, alarms, desk: new AlarmDesk(ports), watch: new AlarmWatch(ports), id: m.id, at: (time) => { m.time.now = time; }, hour: async (value, at = "2026-11-28T01:00:00.000Z", source = 1) => m.arrive(source, "hour", at, `a21026-Avg=${value},a21026-Flag=N`) };
}
const move = (r: Ringing, alarm: string, over: object): Parameters<AlarmDesk["move"]>[1] => ({ id: r.id(), alarms: [alarm], move: "acknowledge", cause: null, note: "", evidence: [], ...over });
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));

describe("from a value to a closed alarm", () => {
  test("an hour over the limit rings once, whoever is in scope sees it, and two people bring it to its end with proof; it becomes a clue with its data frozen", async () => {
    const r = await ringing();
    await r.hour("61.50");
    expect(await r.watch.look(true)).toMatchObject({ raised: 1 });
    expect(await r.watch.look(true)).toMatchObject({ raised: 0, repeated: 0 });
    const [row] = (await r.desk.alarms(director, {})).items;
    expect(row).toMatchObject({ rule: "outlet-limit", level: "major", state: "raised", point: "mill-stack", value: "61.50", limit: "50", item: "SO2", count: 1 });
    const seen = async (who: Actor) => (await r.desk.alarms(who, {})).items.length;
    expect([await seen(clerk), await seen(eastTown), await seen(westTown), await seen(mill)]).toEqual([1, 1, 0, 1]);
    expect(await code(r.desk.alarm(westTown, row!.id))).toBe("domain/not-found");
    await r.desk.move(officer, move(r, row!.id, {}));
    await r.desk.move(officer, move(r, row!.id, { move: "cause", cause: "exceedance", note: "脱硫塔喷淋不足" }));
    expect(await code(r.desk.move(officer, move(r, row!.id, { move: "close" })))).toBe("alarm/overtaken");
    await r.desk.move(officer, move(r, row!.id, { move: "handle", note: "已恢复喷淋" }));
    expect(await code(r.desk.move(second, move(r, row!.id, { move: "close" })))).toBe("alarm/bad-move");
    expect(await code(r.desk.move(officer, move(r, row!.id, { move: "close", evidence: [proof] })))).toBe("alarm/bad-move");
    expect(await code(r.desk.move(second, move(r, row!.id, { move: "close", evidence: ["d".repeat(64)] })))).toBe("domain/not-found");
    const closing = move(r, row!.id, { move: "close", evidence: [proof] });
    expect(await r.desk.move(second, closing)).toEqual({ moved: 1, left: [] });
    expect(await r.desk.move(second, closing)).toEqual({ moved: 1, left: [] });
    expect(await code(r.desk.move(officer, closing))).toBe("store/id-taken");
    const detail = await r.desk.alarm(director, row!.id);
    expect([detail.state, detail.cause, detail.steps.map(({ move: which, by }) => `${which} ${by}`)]).toEqual(["closed", "exceedance", ["acknowledge officer", "cause officer", "handle officer", "close second"]]);
    expect(detail.lineage).toMatchObject({ value: "61.50", unit: "mg/m³", origin: "computed", inputs: [{ value: "61.50", origin: "measured" }, { value: "50", origin: "parameter" }] });

    const clue = await r.desk.makeClue(inspector, { id: r.id(), alarm: row!.id, title: "甲厂二氧化硫超标", note: "" });
    await r.hour("40", "2026-11-28T01:00:00.000Z");
    expect((await r.desk.clue(director, clue.id)).values.map(({ value, factor, packet }) => [value, factor, packet > 0])).toEqual([["61.50", "a21026", true]]);
    expect(clue).toMatchObject({ number: "2026-0001", text: { zh: expect.stringContaining("61.50") }, limit: "50" });
    expect(await code(r.desk.makeClue(inspector, { id: r.id(), alarm: row!.id, title: "又一条", note: "" }))).toBe("alarm/clue-made");
    expect((await r.desk.clues(westTown)).length).toBe(0);
    expect(await code(r.desk.clue(westTown, clue.id))).toBe("domain/not-found");
    expect((await r.desk.clueTaken(director, clue.id)).rows.map((line) => line.slice(2, 6))).toEqual([["a21026", "Avg", "61.50", "mg/m³"]]);
    expect(r.m.store.rows.audit.filter(({ action, result }) => action === "alarm.handle" && result === "done")).toHaveLength(5);
  });

  test("proof of an earlier life proves nothing of the next: reopened, the alarm needs new proof and may be closed by whoever did not handle it now", async () => {
    const r = await ringing();
    await r.hour("61.50"); await r.watch.look(true);
    const id = (await r.desk.alarms(director, {})).items[0]!.id;
    for (const [who, over] of [[officer, { move: "cause", cause: "exceedance" }], [officer, { move: "handle", note: "已恢复", evidence: [proof] }], [second, { move: "close" }]] as const) await r.desk.move(who, move(r, id, over));
    r.at("2026-11-28T03:07:00.000Z");
    await r.hour("70", "2026-11-28T02:00:00.000Z");
    expect(await r.watch.look(true)).toMatchObject({ reopened: 1, raised: 0 });
    expect((await r.desk.alarms(director, {})).items[0]).toMatchObject({ id, state: "raised", count: 2, lastValue: "70" });
    for (const [who, over] of [[second, { move: "cause", cause: "exceedance" }], [second, { move: "handle", note: "再次恢复" }]] as const) await r.desk.move(who, move(r, id, over));
    expect(await code(r.desk.move(officer, move(r, id, { move: "close" })))).toBe("alarm/bad-move");
    expect(await r.desk.move(officer, move(r, id, { move: "close", evidence: [proof] }))).toMatchObject({ moved: 1 });
  });

  test("many are acknowledged at once; those already acknowledged are told and left; closing many at once is refused", async () => {
    const r = await ringing();
    await r.hour("61", undefined, 1); await r.hour("62", undefined, 2); await r.watch.look(true);
    const ids = (await r.desk.alarms(director, {})).items.map(({ id }) => id);
    await r.desk.move(director, move(r, ids[0]!, {}));
    const all = { ...move(r, "", {}), alarms: ids };
    expect(await r.desk.move(director, all)).toMatchObject({ moved: 1, left: [{ alarm: ids[0] }] });
    expect((await r.desk.counts(director)).unacknowledged.major).toBe(0);
    expect(await code(r.desk.move(director, { ...all, id: r.id(), move: "close" }))).toBe("alarm/bad-move");
    // a firm handles its own and not what belongs to another
    expect(await code(r.desk.move(mill, { ...all, id: r.id(), move: "note", note: "x" }))).toBe("domain/not-found");
  });

  test("a hush of the line rings after an hour, ends when it is back; nobody is told twice of the same hour", async () => {
    const r = await ringing();
    await r.hour("10");
    await r.watch.look(true);
    r.at("2026-11-28T03:10:00.000Z");
    expect(await r.watch.look(true)).toMatchObject({ raised: 1 });
    r.at("2026-11-28T03:10:30.000Z");
    expect(await r.watch.look(true)).toMatchObject({ raised: 0, repeated: 0 });
    expect((await r.desk.alarms(director, { kind: "silence" })).items.map(({ point, level }) => [point, level])).toEqual([["mill-stack", "general"]]);
    r.at("2026-11-28T03:12:00.000Z");
    await r.hour("11", "2026-11-28T02:00:00.000Z");
    expect(await r.watch.look(true)).toMatchObject({ ended: 1 });
    expect((await r.desk.alarms(director, { kind: "silence" })).items[0]!.endedAt).toBe("2026-11-28T11:12:00+08:00");
  });

  test("unacknowledged for half an hour it goes up to the clerk, for an hour to the director, and each sees it as theirs", async () => {
    const r = await ringing();
    await r.hour("61"); await r.watch.look(true);
    r.at("2026-11-28T02:36:00.000Z"); expect(await r.watch.escalate()).toBe(0);
    r.at("2026-11-28T02:38:00.000Z"); expect(await r.watch.escalate()).toBe(1); expect(await r.watch.escalate()).toBe(0);
    expect([(await r.desk.counts(clerk)).escalatedToMe, (await r.desk.counts(director)).escalatedToMe]).toEqual([1, 0]);
    r.at("2026-11-28T03:08:00.000Z"); expect(await r.watch.escalate()).toBe(1);
    expect((await r.desk.alarms(director, { mine: "yes" })).items).toHaveLength(1);
    expect((await r.desk.alarm(director, (await r.desk.alarms(director, {})).items[0]!.id)).events.map(({ kind, note }) => `${kind} ${note}`)).toEqual(["escalated 1 clerk", "escalated 2 director"]);
  });

  test("a listener gets counts first, then what rings, then nothing until something changes", async () => {
    const r = await ringing(), first = (await r.desk.changesSince(director, null))!;
    expect([first.counts.open.major, first.fresh]).toEqual([0, []]);
    expect(await r.desk.changesSince(director, first.cursor)).toBeNull();
    await r.hour("61"); await r.watch.look(true);
    const news = (await r.desk.changesSince(director, first.cursor))!;
    expect([news.counts.unacknowledged.major, news.fresh.map(({ point }) => point)]).toEqual([1, ["mill-stack"]]);
    expect((await r.desk.changesSince(westTown, first.cursor))!.fresh).toEqual([]);
    await r.desk.move(officer, move(r, news.fresh[0]!.id, {}));
    expect((await r.desk.changesSince(director, news.cursor))!.fresh).toEqual([]);
  });
});

describe("rules, settings, webhooks, shifts", () => {
  const fields = { kind: "limit" as const, nameZh: "废气超标", nameEn: "", level: "severe" as const, pointKinds: ["stack-outlet" as const], points: [], items: ["SO2"], parameters: { limits: "point" }, reopenMinutes: 30, source: "许可证", active: true, note: "" };
  test("a usual rule is replaced by the office's own, which counts at once; two people at once: the second is told", async () => {
    const r = await ringing();
    const put = { id: r.id(), rule: "outlet-limit", seq: 0, ...fields };
    expect(await r.desk.putRule(director, put)).toMatchObject({ seq: 1, level: "severe", by: "director", attestation: "REPORTED" });
    expect(await r.desk.putRule(director, put)).toMatchObject({ seq: 1 });
    expect(await code(r.desk.putRule(clerk, { ...put, id: r.id() }))).toBe("monitoring/overtaken");
    await r.hour("61"); await r.watch.look(true);
    expect((await r.desk.alarms(director, {})).items.map(({ level }) => level)).toEqual(["severe"]);
    await r.desk.putRule(director, { ...put, id: r.id(), seq: 1, active: false }); r.watch.forget();
    await r.hour("62", undefined, 2); await r.watch.look(true);
    expect((await r.desk.alarms(director, {})).items).toHaveLength(1);
  });
  test("a bad rule is refused field by field", async () => {
    const r = await ringing();
    const refusal: unknown = await r.desk.putRule(director, { id: r.id(), rule: "", seq: 0, ...fields, nameZh: " ", points: ["nowhere"], kind: "warning", parameters: { limits: "moon", share: "1.5", what: "x" } }).catch((fault: unknown) => fault);
    expect(refusal).toBeInstanceOf(Refused);
    expect((refusal as Refused).errors.map(({ field }) => field).sort()).toEqual(["nameZh", "parameters.limits", "parameters.share", "parameters.what", "points"]);
  });
  test("a trial judges past days as the work would, and writes nothing", async () => {
    const r = await ringing();
    await r.hour("61", "2026-11-27T01:00:00.000Z"); await r.hour("62", "2026-11-27T02:00:00.000Z"); await r.hour("63", "2026-11-27T10:00:00.000Z"); await r.hour("40", "2026-11-28T01:00:00.000Z");
    const trial = await r.desk.tryRule(director, { rule: fields, from: "2026-11-26", until: "2026-11-29" });
    expect(trial).toMatchObject({ points: 3, conditions: 3, alarms: 2, days: [{ day: "2026-11-26", alarms: 0 }, { day: "2026-11-27", alarms: 2 }, { day: "2026-11-28", alarms: 0 }] });
    expect([(await r.desk.alarms(director, { state: "all" })).items, await r.alarms.change()]).toEqual([[], 0]);
    expect(await code(r.desk.tryRule(director, { rule: fields, from: "2026-11-01", until: "2026-12-25" }))).toBe("alarm/bad-trial");
  });
  test("settings are checked and versioned; escalation goes by them", async () => {
    const r = await ringing(), put = { id: r.id(), seq: 0, stages: [{ stage: 1, level: "notice" as const, unmet: "acknowledged" as const, afterMinutes: 5, roles: ["duty-officer"], users: [], webhooks: [] }], stormPerMinute: 10, shifts: [{ name: "全天", from: "08:00", until: "07:59" }], reason: "试行" };
    expect(await r.desk.putSettings(director, put)).toMatchObject({ seq: 1, stormPerMinute: 10 });
    expect(await code(r.desk.putSettings(director, { ...put, id: r.id(), seq: 1, stages: [{ ...put.stages[0]!, roles: ["king"] }] }))).toBe("alarm/bad-settings");
    await r.hour("61"); await r.watch.look(true);
    r.at("2026-11-28T02:13:00.000Z");
    expect(await r.watch.escalate()).toBe(1);
    expect((await r.desk.counts(officer)).escalatedToMe).toBe(1);
  });
  test("a webhook keeps its secret encrypted and unseen, new alarms wait for it, a test too; bad addresses are refused", async () => {
    const r = await ringing(), put = { id: r.id(), hook: "", seq: 0, name: "市平台", url: "https://city.example/alarms", secret: "sixteen-characters", level: "major" as const, kinds: [], active: true };
    const row = await r.desk.putWebhook(director, put);
    expect(JSON.stringify([row, await r.desk.webhooks(director), r.m.store.rows.audit])).not.toContain("sixteen-characters");
    expect(r.m.store.rows.later["alarm-webhook"]).toMatchObject([{ secretEncrypted: "#sixteen-characters" }]);
    await r.hour("61"); await r.watch.look(true);
    await r.desk.testWebhook(director, row.hook, { id: r.id() });
    expect((await r.alarms.dueNotices(Date.parse(r.m.time.now), 9)).map(({ event, hook }) => [event, hook]).sort()).toEqual([["raised", row.hook], ["test", row.hook]]);
    for (const url of ["ftp://x/y", "https://u:p@x/y", "http://169.254.169.254/latest", "x", "https://"]) expect(await code(r.desk.putWebhook(director, { ...put, id: r.id(), url })), url).toBe("alarm/bad-webhook");
    expect(await code(r.desk.putWebhook(director, { ...put, id: r.id(), secret: "short" }))).toBe("alarm/bad-webhook");
  });
  test("one shift at a time; the handover freezes what is open, and somebody else signs for it", async () => {
    const r = await ringing(), act = (over: object) => ({ id: r.id(), shift: "", seq: 0, act: "begin" as const, title: "白班", text: "", people: ["张三"], ...over });
    await r.hour("61"); await r.watch.look(true);
    const [begun] = await r.desk.actOnShift(officer, act({}));
    expect(await code(r.desk.actOnShift(director, act({})))).toBe("alarm/shift-running");
    const own = { shift: begun!.shift, title: "", people: [] };
    await r.desk.actOnShift(officer, act({ ...own, act: "entry", seq: 1, text: "巡查甲厂" }));
    expect(await code(r.desk.actOnShift(officer, act({ ...own, act: "entry", seq: 1, text: "迟到的一条" })))).toBe("monitoring/overtaken");
    await r.desk.actOnShift(officer, act({ ...own, act: "hand-over", seq: 2, text: "甲厂未销警" }));
    expect(await code(r.desk.actOnShift(officer, act({ ...own, act: "take-over", seq: 3, title: "夜班", people: ["李四"] })))).toBe("alarm/same-person");
    const shifts = await r.desk.actOnShift(director, act({ ...own, act: "take-over", seq: 3, title: "夜班", people: ["李四"] }));
    expect(shifts.map(({ title, state, alarms }) => [title, state, alarms.length])).toEqual(expect.arrayContaining([["夜班", "on-duty", 0], ["白班", "taken-over", 1]]));
    expect(await code(r.desk.actOnShift(officer, act({ ...own, act: "entry", seq: 4, text: "x" })))).toBe("alarm/shift-over");
  });
});

test("who may do what: reading, handling and managing, by the one rule set; refusals are on record", async () => {
  const r = await ringing();
  await r.hour("61"); await r.watch.look(true);
  const id = (await r.desk.alarms(director, {})).items[0]!.id, fault = async (work: Promise<unknown>): Promise<string> => work.then(() => "done", (error: unknown) => (error instanceof Forbidden ? "forbidden" : error instanceof NotFound ? "nothing" : error instanceof Refused ? "refused" : String(error)));
  const tried = async (who: Actor) => [await fault(r.desk.alarms(who, {})), await fault(r.desk.alarm(who, id)), await fault(r.desk.counts(who)), await fault(r.desk.changesSince(who, null)), await fault(r.desk.move(who, move(r, id, { move: "note", note: "看过" }))), await fault(r.desk.rules(who)), await fault(r.desk.tryRule(who, { rule: { kind: "silence", nameZh: "x", nameEn: "", level: "notice", pointKinds: [], points: [], items: [], parameters: {}, reopenMinutes: 0, source: "", active: true, note: "" }, from: "2026-11-27", until: "2026-11-28" })), await fault(r.desk.settings(who)), await fault(r.desk.webhooks(who)), await fault(r.desk.shifts(who)), await fault(r.desk.statistics(who, { from: "2026-11-28T00:00:00+08:00", until: "2026-11-29T00:00:00+08:00", by: "rule" })), await fault(r.desk.clues(who)), await fault(r.desk.clueTaken(who, "none"))];
  const all = (...words: readonly string[]) => words;
  expect(await tried(director)).toEqual(all("done", "done", "done", "done", "done", "done", "refused", "done", "done", "done", "done", "done", "nothing"));
  expect(await tried(officer)).toEqual(all("done", "done", "done", "done", "done", "done", "forbidden", "done", "forbidden", "done", "done", "done", "nothing"));
  expect(await tried(mill)).toEqual(all("done", "done", "done", "done", "done", "done", "forbidden", "done", "forbidden", "done", "done", "done", "forbidden"));
  expect(await tried(westTown)).toEqual(all("done", "nothing", "done", "done", "nothing", "done", "forbidden", "done", "forbidden", "done", "done", "done", "nothing"));
  for (const who of [publicPerson, systemAdministrator, elsewhere]) expect(new Set(await tried(who)), who.user).toEqual(new Set(["forbidden"]));
  expect(r.m.store.rows.audit.some(({ result, actor: by }) => result === "refused" && by === "public")).toBe(true);
});
