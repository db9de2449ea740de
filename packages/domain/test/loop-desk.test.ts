import { describe, expect, it } from "vitest";
import { Forbidden, LoopDesk, loopStart, loopStep, loopTemplates, NotFound, Refused, type Actor, type LoopActOutcome, type LoopSetting, type PutLoopCommand } from "@yunqing/domain";
import { MemoryLoops } from "./loop-memory.js";
import { clerk, director, eastTown, elsewhere, ended, mill, officer, publicPerson, smithy, systemAdministrator, watched, westTown, type Monitored } from "./small-monitoring.js";
import { itemTable } from "./observation-sheets.js";

const uuid = (last: number): string => `018f0000-0000-7000-8000-a${String(last).padStart(11, "0")}`;
/** The template of the plan on a point that measures in mg/m³, without frost; times as typed here. */
const template = loopTemplates[0]!;
const setting = (over: Partial<LoopSetting> = {}): LoopSetting => ({
  ...template.setting, loop: "yard", frost: [],
  demand: { by: "threshold", upper: "1.0", lower: "0.6", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "扬尘", en: "Dust" }, point: "mill-stack", factor: "a21026", average: 1, staleSeconds: 7200 }] },
  actuators: template.setting.actuators.slice(0, 1).map((one) => ({ ...one, minimumOnSeconds: 60, minimumOffSeconds: 60, longestRun: null, startsLimit: null })), ...over,
});
const links = template.links.map((link) => ({ ...link, host: "10.0.0.8", outputs: link.outputs.filter(({ output }) => output !== "cannon-2"), sensors: [] }));
const put = (over: Partial<PutLoopCommand> = {}): PutLoopCommand => ({ id: uuid(1), seq: 0, active: true, site: "mill-stack", setting: setting(), links, feeds: { dust: "real-time" }, reason: "首次设定", ...over });
interface Room extends Monitored { readonly loops: MemoryLoops; readonly loopDesk: LoopDesk }
async function room(): Promise<Room> {
  const m = await watched(), loops = new MemoryLoops();
  return { ...m, loops, loopDesk: new LoopDesk({ store: m.store, observations: m.observations, loopStore: loops, clock: { now: () => m.time.now, id: m.id }, secrets: { encrypt: (plain) => `secret:${plain}` }, factorTable: itemTable, names: async (users) => new Map(users.map((user) => [user, `名${user}`])) }) };
}
const refusal = async (act: Promise<unknown>): Promise<string> => { try { await act; return "done"; } catch (error) { if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused) return error.code; throw error; } };
const places = async (act: Promise<unknown>): Promise<readonly string[]> => { try { await act; return ["done"]; } catch (error) { if (error instanceof Refused) return error.errors.map(({ field }) => field); throw error; } };

describe("setting a loop", () => {
  it("stores it once however often it is sent, and tells every fault by its place", async () => {
    const r = await room();
    expect(await places(r.loopDesk.putLoop(clerk, put({ reason: " ", setting: setting({ demand: { by: "threshold", upper: "0.5", lower: "0.6", unit: "µg/m³", sensors: [{ sensor: "dust", name: { zh: "尘", en: "d" }, point: "mill-stack", factor: "a21026", average: 0, staleSeconds: 0 }] }, atOnce: 3 }), links: [{ ...links[0]!, host: "http://x", port: 70_000 }] }))))
      .toEqual(["reason", "demand.lower", "demand.sensors[0].staleSeconds", "demand.sensors[0].average", "atOnce", "links[0].host", "links[0].port", "demand.sensors[0].unit"]);
    expect(await places(r.loopDesk.putLoop(clerk, put({ links: [], feeds: { dust: "device" } })))).toEqual(["links", "links", "links", "links", "feeds.dust"]);
    expect(await places(r.loopDesk.putLoop(clerk, put({ setting: setting({ demand: { ...setting().demand, sensors: [{ sensor: "dust", name: { zh: "尘", en: "d" }, point: "nowhere", factor: "a21026", average: 1, staleSeconds: 60 }] } as never }) })))).toEqual(["demand.sensors[0].point"]);
    const made = await r.loopDesk.putLoop(clerk, put());
    expect(made).toMatchObject({ seq: 1, site: "mill-stack", row: { loop: "yard", active: true, running: false, phase: null, linesDown: 1 }, mayOperate: true, mayManage: true, versions: [{ seq: 1, by: "名clerk", reason: "首次设定" }] });
    expect(await r.loopDesk.putLoop(clerk, put())).toEqual(made);
    expect(await refusal(r.loopDesk.putLoop(clerk, put({ id: uuid(2) })))).toBe("monitoring/overtaken");
    expect((await r.loopDesk.putLoop(clerk, put({ id: uuid(2), seq: 1, reason: "改限值" }))).seq).toBe(2);
    expect(r.store.rows.audit.filter(({ action }) => action === "loop.manage").map(({ detail, result }) => `${result} ${detail}`)).toEqual(["done 新建回路 料场扬尘联动，第 1 版，启用：首次设定", "done 修改回路 料场扬尘联动，第 2 版，启用：改限值"]);
  });
  it("a password of a broker goes in encrypted, never comes out, and stays when it is not given again", async () => {
    const r = await room(), mqtt = { driver: "mqtt" as const, device: "cabinet", url: "mqtt://broker:1883", user: "yq", password: "s3cret", passwordSet: false, outputs: links[0]!.outputs.map(({ output, kind }) => ({ output, kind, command: `c/${output}/set`, feedback: `c/${output}/state`, on: "ON", off: "OFF" })), sensors: [], watchdog: "c/dog", will: { topic: "c/platform", here: "1", gone: "0" }, presence: null, silent: 5000 };
    const made = await r.loopDesk.putLoop(clerk, put({ links: [mqtt] }));
    expect(made.links[0]).toMatchObject({ password: null, passwordSet: true });
    expect(JSON.stringify(made)).not.toContain("s3cret");
    await r.loopDesk.putLoop(clerk, put({ id: uuid(2), seq: 1, links: [{ ...mqtt, password: null, passwordSet: true }] }));
    await r.loopDesk.putLoop(clerk, put({ id: uuid(3), seq: 2, links: [{ ...mqtt, url: "mqtt://other:1883", password: null, passwordSet: true }] }));
    // a password kept for one broker is never sent to another
    expect((await r.store.read((reader) => reader.loops())).map(({ links: [link] }) => link?.driver === "mqtt" && link.passwordEncrypted)).toEqual(["secret:s3cret", "secret:s3cret", null]);
  });
  it("is switched off and on with a reason, each a version of its own", async () => {
    const r = await room();
    await r.loopDesk.putLoop(clerk, put());
    expect(await refusal(r.loopDesk.switchLoop(clerk, "yard", { id: uuid(2), active: true, reason: "再开" }))).toBe("loop/as-it-is");
    expect(await places(r.loopDesk.switchLoop(clerk, "yard", { id: uuid(2), active: false, reason: "" }))).toEqual(["reason"]);
    for (const _ of [1, 2]) expect((await r.loopDesk.switchLoop(clerk, "yard", { id: uuid(2), active: false, reason: "检修" })).row.active).toBe(false);
    expect(await refusal(r.loopDesk.say(clerk, "yard", { id: uuid(3), word: { kind: "override", mode: "on", seconds: 60, reason: "试" } }))).toBe("loop/off");
    expect((await r.loopDesk.loop(clerk, "yard")).versions.map(({ seq, active }) => [seq, active])).toEqual([[2, false], [1, true]]);
  });
});

describe("who may what", () => {
  it("a loop is seen where its site is; operated by the desk and on duty; set by the desk alone; a refusal is on record", async () => {
    const r = await room();
    await r.loopDesk.putLoop(director, put());
    const see = async (who: Actor): Promise<string> => { try { return (await r.loopDesk.loops(who)).map(({ loop }) => loop).join(" ") || "nothing"; } catch (error) { if (error instanceof Forbidden) return error.code; throw error; } };
    expect(await Promise.all([director, clerk, officer, eastTown, westTown, mill, smithy].map(see))).toEqual(["yard", "yard", "yard", "yard", "nothing", "yard", "nothing"]);
    expect(await Promise.all([publicPerson, systemAdministrator, elsewhere, ended].map(see))).toEqual(Array.from({ length: 4 }, () => "access/forbidden"));
    expect(await refusal(r.loopDesk.loop(westTown, "yard"))).toBe("domain/not-found");
    const word = { id: uuid(5), word: { kind: "acknowledge", note: "" } } as const;
    expect(await Promise.all([officer, eastTown, westTown, mill].map((who, i) => refusal(r.loopDesk.say(who, "yard", { ...word, id: uuid(50 + i) }))))).toEqual(["done", "access/forbidden", "access/forbidden", "access/forbidden"]);
    expect(await Promise.all([officer, mill].map((who) => refusal(r.loopDesk.putLoop(who, put({ id: uuid(60), seq: 1 })))))).toEqual(["access/forbidden", "access/forbidden"]);
    expect((await r.loopDesk.loop(officer, "yard"))).toMatchObject({ mayOperate: true, mayManage: false, links: [] });
    expect(await refusal(r.loopDesk.recordsTaken(mill, "yard", {}))).toBe("access/forbidden");
    expect(r.store.rows.audit.filter(({ result }) => result === "refused").length).toBeGreaterThanOrEqual(5);
  });
});

describe("people's words", () => {
  it("an override keeps to the longest time, an approval is for gates and needs its document and loop.manage; the same word again is one", async () => {
    const r = await room();
    await r.loopDesk.putLoop(clerk, put());
    await r.loopDesk.putLoop(clerk, put({ id: uuid(2), setting: { ...loopTemplates[1]!.setting, loop: "gate" }, links: loopTemplates[1]!.links.map((link) => ({ ...link, host: "10.0.0.9" })), feeds: {} }));
    expect(await places(r.loopDesk.say(officer, "yard", { id: uuid(3), word: { kind: "override", mode: "on", seconds: 3601, reason: "" } }))).toEqual(["reason", "seconds"]);
    expect(await places(r.loopDesk.say(officer, "yard", { id: uuid(3), word: { kind: "repaired", actuator: "cannon-9", note: "" } }))).toEqual(["actuator"]);
    const approval = { kind: "approval", from: "2026-11-28T08:00:00+08:00", until: "2026-11-28T08:00:00+08:00", document: " " } as const;
    expect(await places(r.loopDesk.say(clerk, "yard", { id: uuid(3), word: approval }))).toEqual(["document", "until", "document"]);
    expect(await refusal(r.loopDesk.say(officer, "gate", { id: uuid(3), word: { ...approval, until: "2026-11-29T08:00:00+08:00", document: "云环〔2026〕9号" } }))).toBe("access/forbidden");
    expect(await refusal(r.loopDesk.say(clerk, "gate", { id: uuid(3), word: { ...approval, until: "2026-11-29T08:00:00+08:00", document: "云环〔2026〕9号" } }))).toBe("done");
    const word = { id: uuid(4), word: { kind: "override", mode: "on", seconds: 600, reason: "试喷" } } as const;
    await r.loopDesk.say(officer, "yard", word); await r.loopDesk.say(officer, "yard", word);
    await expect(r.loopDesk.say(officer, "yard", { ...word, word: { ...word.word, seconds: 60 } })).rejects.toMatchObject({ code: "store/id-taken" });
    expect((await r.loopDesk.loop(officer, "yard")).acts).toEqual([{ id: uuid(4), by: officer.name, at: r.time.now, kind: "override", text: { zh: "手动开启 600 s：试喷", en: "manual on 600 s: 试喷" }, result: null, outcome: null, outcomeAt: null }]);
    const outcome: LoopActOutcome = { act: uuid(4), at: Date.parse("2026-11-28T02:07:01.000Z"), result: "done", text: { zh: "好", en: "ok" } };
    await r.loops.settleAct(outcome);
    expect((await r.loopDesk.loop(officer, "yard")).acts[0]).toMatchObject({ result: "done", outcome: { zh: "好" }, outcomeAt: "2026-11-28T02:07:01.000Z" });
    expect(r.store.rows.audit.filter(({ action, result }) => action === "loop.operate" && result === "done").map(({ detail }) => detail)).toEqual(["料场扬尘联动：手动开启 600 s：试喷"]);
  });
});

describe("how it stands and what it did", () => {
  it("state, records by subject and page, a day's spans, and the log as a table, all with the engine's own causes", async () => {
    const r = await room(), at = Date.parse("2026-11-28T01:00:00.000Z");
    r.time.now = "2026-11-28T00:59:00.000Z"; await r.loopDesk.putLoop(clerk, put()); r.time.now = "2026-11-28T02:07:00.000Z";
    await r.loops.hold("yard", "me");
    let state = loopStart(setting(), at);
    const work = async (event: Parameters<typeof loopStep>[2]): Promise<void> => { const out = loopStep(setting(), state, event); state = out.state; await r.loops.append("yard", "me", out.records, out.state); };
    await work({ kind: "line", at, device: "cabinet", up: true, pulsedAt: null });
    await work({ kind: "feedback", at: at + 1000, actuator: "cannon-1", running: false });
    for (let seconds = 10; seconds < 120; seconds += 10) await work({ kind: "tick", at: at + seconds * 1000 });
    await work({ kind: "value", at: at + 120_000, sensor: "dust", value: "1.20" });
    await work({ kind: "feedback", at: at + 121_000, actuator: "cannon-1", running: true });
    const detail = await r.loopDesk.loop(clerk, "yard");
    expect(detail.row).toMatchObject({ running: true, phase: "running", actuatorsOn: 1, linesDown: 0, why: { code: "upper-limit", text: { zh: "扬尘 1.2 mg/m³，达到上限 1.0 mg/m³" } } });
    expect(detail.sensors[0]).toMatchObject({ value: "1.2", values: ["1.20"], known: true, heardAt: "2026-11-28T01:02:00.000Z" });
    expect(detail.actuators[0]).toMatchObject({ word: "on", feedback: true, since: "2026-11-28T01:02:00.000Z" });
    expect(detail.signals.map(({ signal, on }) => [signal, on])).toEqual([["lamp", true], ["horn", true]]);
    const first = await r.loopDesk.records(clerk, "yard", { subject: "actuator:", limit: 1 });
    expect(first.records.map(({ name, from, to, at: when }) => [name.zh, from, to, when])).toEqual([["雾炮1", "off", "on", "2026-11-28T01:02:00.000Z"]]);
    expect((await r.loopDesk.records(clerk, "yard", { subject: "actuator:", limit: 1, before: first.next! })).records.map(({ from, to }) => [from, to])).toEqual([["unread", "off"]]);
    expect(await refusal(r.loopDesk.records(clerk, "yard", { from: "yesterday" }))).toBe("loop/bad-query");
    const day = await r.loopDesk.day(clerk, "yard", { day: "2026-11-28" });
    // set at 8:59 and looked at at 10:07 Beijing: nothing is told of the time before and after
    expect(day.spans.filter(({ subject }) => subject === "actuator:cannon-1").map(({ word, from, until }) => [word, (from - at) / 1000, (until - at) / 1000])).toEqual([["off", -60, 0], ["unread", 0, 1], ["off", 1, 120], ["on", 120, 4020]]);
    expect(await refusal(r.loopDesk.day(clerk, "yard", { day: "2026-02-30" }))).toBe("loop/bad-query");
    const table = await r.loopDesk.recordsTaken(clerk, "yard", { subject: "demand" });
    expect(table.rows).toEqual([["2026-11-28 09:02:00", "需求", "未知", "开", "扬尘 1.2 mg/m³，达到上限 1.0 mg/m³", "mill-stack a21026 1.20 mg/m³", "1.0 mg/m³", "—"]]);
    expect(r.store.rows.audit.at(-1)).toMatchObject({ action: "table.export", detail: "料场扬尘联动 控制记录，1 行" });
  });
});

describe("a trial on a past day", () => {
  it("tells what the setting would have done: on at 1.2 from 10:01, off at 0.6 at 10:05, once, four minutes", async () => {
    const r = await room();
    for (const [time, value] of [["10:00", "0.9"], ["10:01", "1.2"], ["10:02", "0.7"], ["10:05", "0.6"], ["10:06", "0.99"]] as const) await r.arrive(1, "real-time", `2026-11-27T${time}:00+08:00`, `a21026-Rtd=${value},a21026-Flag=N`);
    const trial = await r.loopDesk.trial(clerk, { setting: setting(), feeds: { dust: "real-time" }, day: "2026-11-27" }), ten = Date.parse("2026-11-27T10:00:00+08:00");
    expect(trial.actuators).toEqual([{ actuator: "cannon-1", name: { zh: "雾炮1", en: "Fog cannon 1" }, starts: 1, runSeconds: 240 }]);
    expect(trial.day.spans.filter(({ subject, word }) => subject === "actuator:cannon-1" && word === "on").map(({ from, until }) => [(from - ten) / 1000, (until - ten) / 1000])).toEqual([[60, 300]]);
    expect(trial.day.curves[0]?.values.map(({ value }) => value)).toEqual(["0.9", "1.2", "0.7", "0.6", "0.99"]);
    expect((await r.store.read((reader) => reader.loops()))).toEqual([]);
    expect(r.loops.kept).toEqual([]);
  });
  it("with frost that has no past values says that it was left out; without values of the day, or for whoever may not set loops, nothing", async () => {
    const r = await room();
    await r.arrive(1, "real-time", "2026-11-27T10:00:00+08:00", "a21026-Rtd=0.9,a21026-Flag=N");
    const frosty = setting({ frost: [{ sensor: "water", name: { zh: "水温", en: "Water" }, point: "mill-stack", factor: "w01010", locksAt: "0", freesAt: "2", staleSeconds: 60, unknownLocks: true }] });
    expect((await r.loopDesk.trial(clerk, { setting: frosty, feeds: { dust: "real-time", water: "device" }, day: "2026-11-27" })).note.zh).toContain("水温没有历史值，未计防冻闭锁");
    expect(await refusal(r.loopDesk.trial(clerk, { setting: setting(), feeds: {}, day: "2026-11-20" }))).toBe("loop/no-values");
    expect(await refusal(r.loopDesk.trial(officer, { setting: setting(), feeds: {}, day: "2026-11-27" }))).toBe("access/forbidden");
  });
});
