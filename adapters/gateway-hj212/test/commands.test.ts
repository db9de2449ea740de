import type { InstrumentCommandName } from "@yunqing/domain";
import { encodeFrame, encodeSegment, executionResult, exchangeQn, noticeAnswer, requestAnswer, type Segment } from "@yunqing/hj212";
import { afterEach, describe, expect, test } from "vitest";
import { commandForms, commandProblem } from "@yunqing/gateway-hj212";
import { instrument, mn2005, mn2017, peer, sleep, stopAll, until, world, type Peer, type World } from "./shared.js";
afterEach(stopAll);

const editions = [2005, 2017, 2025] as const;
type Edition = (typeof editions)[number];
const mnOf = (edition: Edition): string => (edition === 2005 ? mn2005 : mn2017), flagOf = (edition: Edition): number => (edition === 2005 ? 1 : edition === 2017 ? 5 : 9);
const hello = (edition: Edition, pw = "123456"): string => `QN=20261128085000001;ST=32;CN=2011;PW=${pw};MN=${mnOf(edition)};Flag=${flagOf(edition)};CP=&&DataTime=20261128084000;w01018-Rtd=1.0&&`;
let serial = 0;
function command(w: World, name: InstrumentCommandName, parameters: Record<string, string> = {}): string {
  const id = `c${++serial}`;
  w.store.commands.push({ id, instrument: w.instruments[0]!.instrument, command: name, parameters, by: "u", at: new Date(w.ports.now()).toISOString(), organisationPath: "", placePath: "", enterprise: null, district: "d", claimed: null });
  w.gateway.nudge();
  return id;
}
/** A small instrument: says hello, and then answers as `script` says. */
async function online(w: World, edition: Edition, script: (asked: Segment, say: (segment: Segment | string) => void) => void = () => undefined): Promise<Peer> {
  const p = await peer(w.gateway.port);
  p.send(hello(edition)); await p.frames(1);
  p.hear = (segment) => { if (segment.st !== "91") script(segment, (answer) => { p.send(typeof answer === "string" ? answer : encodeFrame(encodeSegment(answer))); }); };
  return p;
}
const willing = (asked: Segment, say: (segment: Segment) => void): void => { if (asked.cn === "2012" || asked.cn === "2022") { say(noticeAnswer(asked)); return; } say(requestAnswer(asked, "1")); say(executionResult(asked, "1")); };
const ended = async (w: World, id: string): Promise<readonly { readonly kind: string; readonly note: string; readonly frame: string | null }[]> => { await until(() => w.store.stepsOf(id).some(({ kind }) => kind === "done" || kind === "failed")); return w.store.stepsOf(id); };
const kinds = (steps: readonly { readonly kind: string }[]): string[] => steps.map(({ kind }) => kind);
const own = (edition: Edition, given = {}) => ({ instruments: [instrument({ mn: mnOf(edition), leniencies: ["factor-form", "header-order"], ...given })] });

describe.each(editions)("a command to an instrument of %i", (edition) => {
  test("is sent in its edition, and every step stands in the record, without the password", async () => {
    const w = await world({}, own(edition)), p = await online(w, edition, willing), id = command(w, "set-real-time-interval", { seconds: "60" }), steps = await ended(w, id);
    expect(kinds(steps)).toEqual(["queued", "sent", "answered", "received", "done"]);
    const asked = p.segments[1]!;
    expect([asked.version, asked.cn, asked.st, asked.mn, asked.pw, asked.flag, asked.fields["RtdInterval"]]).toEqual([edition, "1062", "32", mnOf(edition), "123456", flagOf(edition), "60"]);
    expect(steps[1]!.frame).toMatch(/^##\d{4}QN=20261128090\d{6};ST=32;CN=1062;PW=\*{6};MN=/);
    expect(steps.map(({ frame }) => frame ?? "").join("")).not.toContain("123456");
    expect(w.changed).toEqual([`real ${w.instruments[0]!.instrument} set-real-time-interval {"seconds":"60"}`]);
    await until(() => w.store.kept.filter(({ word }) => word === "1062").length === 1);
    expect(w.store.kept.find(({ word }) => word === "1062")).toMatchObject({ direction: "out", verdict: "exchange", source: w.instruments[0]!.source });
    expect(Buffer.from(w.store.kept.find(({ word }) => word === "1062")!.bytes).toString()).toContain("PW=123456");
  });
  test("refused with QnRtn=2 it has failed", async () => {
    const w = await world({}, own(edition)); await online(w, edition, (asked, say) => { say(requestAnswer(asked, "2")); });
    const steps = await ended(w, command(w, "set-real-time-interval", { seconds: "60" }));
    expect(kinds(steps)).toEqual(["queued", "sent", "answered", "failed"]);
    expect(steps[3]!.note).toContain("QnRtn=2");
    expect(w.changed).toEqual([]);
  });
  test("in silence it is repeated with the same QN and then given up", async () => {
    const w = await world({}, own(edition)), p = await online(w, edition), steps = await ended(w, command(w, "read-clock"));
    expect(kinds(steps)).toEqual(["queued", "sent", "sent", "sent", "failed"]);
    expect(new Set(p.segments.slice(1).map(({ qn }) => qn)).size).toBe(1);
  });
  test("ExeRtn=2 is a failure, ExeRtn=100 is an end without data", async () => {
    const results = ["2", "100"], w = await world({}, own(edition)); await online(w, edition, (asked, say) => { say(requestAnswer(asked, "1")); say(executionResult(asked, results.shift()!)); });
    const history = { kind: "hour", begin: "20261127000000", end: "2026-11-28T00:00:00+08:00" };
    expect([kinds(await ended(w, command(w, "history", history))).at(-1), kinds(await ended(w, command(w, "history", history))).at(-1)]).toEqual(["failed", "done"]);
  });
  test("history with answers: each record is stored and answered before the next comes", async () => {
    const w = await world({}, own(edition)), records = [0, 1, 2].map((k) => `QN=2026112809000010${k};ST=32;CN=2051;PW=123456;MN=${mnOf(edition)};Flag=${flagOf(edition)};CP=&&DataTime=202611270${k}0000;w01018-Avg=${k}.5&&`);
    let asked: Segment | undefined, place = 0;
    const p = await online(w, edition, (segment, say) => { asked = segment; say(requestAnswer(segment, "1")); say(records[place++]!); }), hear = p.hear;
    p.hear = (segment) => { if (segment.cn === "9014" && asked !== undefined) { expect(exchangeQn(segment)).toBe(`2026112809000010${place - 1}`); if (place < 3) p.send(records[place++]!); else p.send(encodeFrame(encodeSegment(executionResult(asked, "1")))); } else hear(segment); };
    const steps = await ended(w, command(w, "history", { kind: "minute", begin: "20261127000000", end: "20261127030000" }));
    expect(kinds(steps)).toEqual(["queued", "sent", "answered", "data", "data", "data", "received", "done"]);
    expect(w.store.rows.filter(({ kind }) => kind === "minute").map(({ content }) => content)).toEqual(["0.5", "1.5", "2.5"]);
    expect(asked!.fields).toMatchObject({ BeginTime: "20261127000000", EndTime: "20261127030000" });
  });
  test("a new password is good as soon as the instrument took it, the registry is told, and the old one is good until it knows", async () => {
    const w = await world({}, own(edition)); let pw = "123456";
    const p = await online(w, edition, (asked, say) => { say(requestAnswer(asked, "1")); pw = String(asked.fields[edition === 2005 ? "PW" : "NewPW"]); say({ ...executionResult(asked, "1"), pw }); });
    const steps = await ended(w, command(w, "set-password", { passwordEncrypted: "enc:abc123" }));
    expect([kinds(steps).at(-1), pw, w.changed]).toEqual(["done", "abc123", [`real ${w.instruments[0]!.instrument} enc:abc123`]]);
    expect(steps.map(({ frame }) => frame ?? "").join("")).not.toMatch(/abc123|123456/);
    const before = p.segments.length;
    p.send(hello(edition, "abc123")); await p.frames(before + 1);
    p.send(hello(edition, "123456")); await p.frames(before + 2);
    w.instruments = [{ ...w.instruments[0]!, setting: 2_000 + serial, passwordEncrypted: "enc:abc123" }]; await w.gateway.refresh();
    p.send(hello(edition, "123456")); await p.frames(before + 3);
    expect(p.segments.slice(before).map(({ cn, fields }) => fields["QnRtn"] ?? cn)).toEqual(["9014", "9014", "3"]);
  });
  test("first link: clock, time-out, intervals, data, states, one after another (HJ 212-2017 §6.7)", async () => {
    const w = await world({}, own(edition)), p = await online(w, edition, willing), steps = await ended(w, command(w, "first-link", { states: "off" }));
    expect(kinds(steps).at(-1)).toBe("done");
    expect(p.segments.slice(1).map(({ cn }) => cn)).toEqual(edition === 2005 ? ["1012", "1000", "1062", "2011", "2022"] : ["1012", "1000", "1062", "1064", "2011", "2022"]);
  });
});

describe("lines and commands", () => {
  test("commands of one instrument run one at a time, in order", async () => {
    const w = await world({}, own(2017)), together: number[] = []; let running = 0;
    const p = await online(w, 2017, (asked, say) => { together.push(++running); say(requestAnswer(asked, "1")); setTimeout(() => { running--; say(executionResult(asked, "1")); }, 40); });
    const ids = [command(w, "read-clock"), command(w, "calibrate", { factor: "w01018" }), command(w, "sample-now", { factor: "w01018" })];
    for (const id of ids) await ended(w, id);
    expect(p.segments.slice(1).map(({ cn }) => cn)).toEqual(["1011", "3011", "3012"]);
    expect(together).toEqual([1, 1, 1]);
  });
  test("real-time data switched on: accepted counts where no result is sent", async () => {
    const w = await world({}, own(2017)); await online(w, 2017, (asked, say) => { say(requestAnswer(asked, "1")); });
    const [on, clock] = [command(w, "real-time-on"), command(w, "read-clock")];
    expect([kinds(await ended(w, on)).at(-1), kinds(await ended(w, clock)).at(-1)]).toEqual(["done", "failed"]);
  });
  test("a line that comes back in the middle gets the repeat", async () => {
    const w = await world({}, own(2017)), p = await online(w, 2017), id = command(w, "read-clock");
    await p.frames(2); p.end();
    const q = await online(w, 2017, willing);
    expect(kinds(await ended(w, id)).at(-1)).toBe("done");
    expect(q.segments.find(({ cn }) => cn === "1011")?.qn).toBe(p.segments[1]!.qn);
  });
  test("an instrument that is not there: the command waits, runs when it comes, and fails when it does not", async () => {
    const w = await world({ commandWaitMs: 400 }, own(2017)), id = command(w, "read-clock");
    expect((await ended(w, id)).at(-1)).toMatchObject({ kind: "failed", note: expect.stringContaining("no line") as string });
    const next = command(w, "real-time-off");
    await sleep(20);
    await online(w, 2017, willing);
    expect(kinds(await ended(w, next)).at(-1)).toBe("done");
  });
  test("an edition that has no such command fails at once, with its reason", async () => {
    const w = await world({}, own(2005)); await online(w, 2005, willing);
    expect((await ended(w, command(w, "clean", { factor: "011" }))).at(-1)).toMatchObject({ kind: "failed", note: expect.stringContaining("2005") as string });
  });
  test("two gateways: a command runs once, where the line is", async () => {
    const given = own(2017), w = await world({ name: "a" }, given), other = await world({ name: "b" }, { ...given, store: w.store });
    const p = await online(w, 2017, willing), id = command(w, "read-clock");
    other.gateway.nudge();
    await ended(w, id); await sleep(60);
    expect([p.segments.filter(({ cn }) => cn === "1011").length, kinds(w.store.stepsOf(id)).filter((kind) => kind === "sent").length]).toEqual([1, 1]);
  });
  test("an answer of 2005 without PW and MN belongs to the command whose QN it names", async () => {
    const w = await world({}, own(2005)); await online(w, 2005, (asked, say) => { say(requestAnswer(asked, "1")); say(`ST=91;CN=9012;CP=&&QN=${asked.qn};ExeRtn=1&&`); });
    expect(kinds(await ended(w, command(w, "read-clock"))).at(-1)).toBe("done");
  });
  test("a stop in the middle ends the command", async () => {
    const w = await world({ patience: { timeoutMs: 5_000, retries: 1 } }, own(2017)); await online(w, 2017);
    const id = command(w, "read-clock"); await until(() => kinds(w.store.stepsOf(id)).includes("sent"));
    await w.gateway.stop();
    expect(w.store.stepsOf(id).at(-1)).toMatchObject({ kind: "failed", note: expect.stringContaining("stopped") as string });
  });
});

describe("what may be commanded (HJ 212-2017 表4)", () => {
  test.each([
    ["set-real-time-interval", { seconds: "30" }, { seconds: "29" }], ["set-real-time-interval", { seconds: "3600" }, { seconds: "3601" }], ["time-out", { overTime: "1", reCount: "99" }, { overTime: "0", reCount: "99" }], ["time-out", { overTime: "99", reCount: "1" }, { overTime: "100", reCount: "1" }],
    ["set-minute-interval", { minutes: "12" }, { minutes: "7" }], ["set-password", { password: "abcDE1" }, { password: "abc12" }], ["set-password", { password: "123456" }, { password: "12345;" }], ["clean", { factor: "w01018" }, {}], ["information", { factor: "w01018", infoId: "i12001" }, { factor: "w01018", infoId: "x12001" }],
    ["history", { kind: "minute", begin: "20261127000000", end: "20261127000001" }, { kind: "minute", begin: "20261127000000", end: "20261127000000" }], ["history", { kind: "day", begin: "2026-11-01T00:00:00+08:00", end: "20261127000000" }, { kind: "day", begin: "20261331000000", end: "20261127000000" }],
    ["set-sampling-period", { factor: "w01018", start: "235959", hours: "24" }, { factor: "w01018", start: "240000", hours: "24" }], ["set-sampling-period", { factor: "w01018", start: "000000", hours: "1" }, { factor: "w01018", start: "000000", hours: "25" }], ["read-clock", {}, { seconds: "3" }],
  ])("%s %o, and not %o", (name, good, bad) => {
    expect(commandProblem(name, good, 2017)).toBeNull();
    expect(commandProblem(name, bad as Record<string, string>, 2017)?.zh).toMatch(/./);
  });
  test("what an edition does not have", () => {
    const has = (edition: Edition): string[] => commandForms.filter((form) => commandProblem(form.command, {}, edition)?.parameter !== null || commandProblem(form.command, {}, edition) === null).map(({ command: name }) => name);
    const all = commandForms.map(({ command: name }) => name);
    expect(has(2017)).toEqual(all);
    expect(all.filter((name) => !has(2005).includes(name))).toEqual(["set-minute-interval", "clean", "comparison-sample", "keep-sample", "information"]);
    expect(all.filter((name) => !has(2025).includes(name))).toEqual(["comparison-sample", "keep-sample", "set-sampling-period"]);
    expect([commandProblem("open-the-door", {}, null)?.parameter, commandProblem("set-sampling-period", { factor: "011", hours: "2" }, 2005)]).toEqual([null, null]);
  });
});
