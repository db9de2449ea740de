import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { happeningOf, linkFaults, LoopEar, loopFaults, loopsInForce, loopSpans, loopTemplates, loopTrial, type LoopAct, type LoopFact, type LoopRecord, type LoopWord } from "@yunqing/domain";
import { watched } from "./small-monitoring.js";
import { itemTable } from "./observation-sheets.js";

const at = (text: string): number => Date.parse(text);
const record = (time: number, subject: string, from: string, to: string): LoopRecord => ({ at: time, loop: "yard", subject, from, to, cause: { code: "values", text: { zh: to, en: to }, inputs: [], limit: null, by: null }, basis: { zh: "", en: "" } });

describe("templates of the plan's rules", () => {
  const document = new URL("../../../districts/yungang/documents/plan-14.txt", import.meta.url);
  it("every quotation stands verbatim on its line of the document", () => {
    const lines = readFileSync(document, "utf8").split("\n");
    for (const { setting } of loopTemplates) expect(lines[setting.basis.line! - 1]).toContain(setting.basis.quote);
  });
  it("each runs as it is, once its addresses are filled in", () => {
    for (const { setting, links, feeds } of loopTemplates) expect([setting.loop, loopFaults(setting), linkFaults(setting, links.map((link) => ({ ...link, host: "10.0.0.8" })), feeds)]).toEqual([setting.loop, [], []]);
  });
  const open = (template: string, day: string): number => { const from = at(`${day}T00:00:00+08:00`); return loopTrial(loopTemplates.find((one) => one.template === template)!.setting, [], from, from + 86_400_000).actuators[0]!.runSeconds; };
  it("the rain outlet is open from 1 June and shut from 1 October; the overflow gate stays shut all year", () => {
    expect(["2026-05-31", "2026-06-01", "2026-09-30", "2026-10-01", "2026-12-31"].map((day) => open("rain-outlet", day) > 86_000)).toEqual([false, true, true, false, false]);
    expect(["2026-01-01", "2026-07-15"].map((day) => [open("overflow-gate", day), open("initial-rain", day)])).toEqual([[0, 0], [0, 0]]);
  });
});

describe("a trial", () => {
  const setting = loopTemplates[0]!.setting, morning = at("2026-11-27T00:00:00+08:00"), value = (minutes: number, sensor: string, text: string | null) => ({ sensor, at: morning + minutes * 60_000, value: text });
  it("keeps the longest run and its rest, and frost at once, by the very engine", () => {
    const warm = Array.from({ length: 240 }, (_, i) => value(i, "water", i === 200 ? "0" : "5")), dusty = Array.from({ length: 240 }, (_, i) => value(i, "dust", i < 10 ? "0.1" : "2")), { spans } = loopTrial(setting, [...warm, ...dusty], morning, morning + 240 * 60_000);
    const runs = (actuator: string): readonly (readonly [number, number])[] => spans.filter(({ subject, word }) => subject === `actuator:${actuator}` && word === "on").map(({ from, until }) => [Math.round((from - morning) / 60_000), Math.round((until - morning) / 60_000)]);
    // 1,800 s on, then the other takes over while it rests 300 s; at minute 200 the water is at 0 °C
    expect(runs("cannon-1")[0]).toEqual([10, 40]);
    expect(runs("cannon-2")[0]).toEqual([40, 70]);
    expect(spans.filter(({ subject, word }) => subject === "frost" && word === "locked").map(({ from, until }) => [(from - morning) / 60_000, (until - morning) / 60_000])).toContainEqual([200, 201]);
    expect([...runs("cannon-1"), ...runs("cannon-2")].some(([from, until]) => from < 200 && until > 200)).toBe(false);
  });
});

describe("spans of records", () => {
  it("begin with what stood before, are cut at both ends, and a renewal changes nothing", () => {
    const records = [record(20, "demand", "off", "on"), record(25, "override", "on", "on"), record(30, "demand", "on", "off"), record(99, "demand", "off", "on")];
    expect(loopSpans([record(3, "override", "auto", "on")], records, 10, 40).map(({ subject, word, from, until }) => [subject, word, from, until])).toEqual([["demand", "off", 10, 20], ["demand", "on", 20, 30], ["demand", "off", 30, 40], ["override", "on", 10, 40]]);
    expect(loopSpans([], [], 10, 40)).toEqual([]);
  });
});

describe("a word on its way to the runner", () => {
  const said = (word: LoopWord): LoopAct => ({ id: "a", by: "u", at: "2026-11-28T02:00:00.000Z", district: "d", organisationPath: "", placePath: "", enterprise: null, loop: "yard", name: "李工", word }), later = (seconds: number): number => at("2026-11-28T02:00:00.000Z") + seconds * 1000;
  it("holds for what is left of its time, and is not begun when that is over", () => {
    const on = said({ kind: "override", mode: "on", seconds: 600, reason: "试" });
    expect(happeningOf(on, later(0))).toEqual({ kind: "override", mode: "on", seconds: 600, by: "李工", reason: "试" });
    expect(happeningOf(on, later(90))).toMatchObject({ seconds: 510 });
    expect([happeningOf(on, later(600)), happeningOf(on, later(5000))]).toEqual([null, null]);
    expect(happeningOf(said({ kind: "override", mode: "auto", seconds: 0, reason: "好" }), later(5000))).toMatchObject({ mode: "auto" });
    expect(happeningOf(said({ kind: "approval", from: "2026-11-28T00:00:00Z", until: "2026-11-28T03:00:00Z", document: "文" }), later(3600))).toBeNull();
    expect(happeningOf(said({ kind: "repaired", actuator: "c", note: "" }), later(5000))).toEqual({ kind: "repaired", actuator: "c", by: "李工" });
  });
});

describe("listening to the observation store", () => {
  it("hears each window once, oldest first; nothing older than the patience, nothing from a clock far ahead; what is flagged or marked comes as none", async () => {
    const m = await watched(), { setting } = loopTemplates[0]!, fact: LoopFact = {
      id: "l", by: "u", at: m.time.now, district: "hill", organisationPath: "", placePath: "", enterprise: null, loop: "yard", seq: 1, active: true, simulated: false, site: null, links: [], reason: "", feeds: { dust: "real-time", water: "device" },
      setting: { ...setting, demand: { by: "threshold", upper: "1", lower: "0.5", unit: "mg/m³", sensors: [{ sensor: "dust", name: { zh: "尘", en: "d" }, point: "mill-stack", factor: "a21026", average: 1, staleSeconds: 300 }] } },
    };
    const ear = new LoopEar(fact, { store: m.store, observations: m.observations, factorTable: itemTable, now: () => at(m.time.now) }), heard = async (): Promise<readonly string[]> => (await ear.hear()).map(({ sensor, at: when, value }) => `${sensor} ${new Date(when).toISOString().slice(11, 19)} ${value ?? "none"}`);
    m.time.now = "2026-11-28T02:07:00.000Z";
    for (const [time, text] of [["02:01", "a21026-Rtd=9,a21026-Flag=N"], ["02:04", "a21026-Rtd=0.40,a21026-Flag=N"], ["02:03", "a21026-Rtd=0.3,a21026-Flag=N"], ["02:05", "a21026-Rtd=0.9,a21026-Flag=D"], ["02:30", "a21026-Rtd=5,a21026-Flag=N"]] as const) await m.arrive(1, "real-time", `2026-11-28T${time}:00Z`, text);
    expect(await heard()).toEqual(["dust 02:03:00 0.3", "dust 02:04:00 0.40", "dust 02:05:00 none"]);
    expect(await heard()).toEqual([]);
    await m.arrive(1, "real-time", "2026-11-28T02:06:00Z", "a21026-Rtd=1.0,a34002-Rtd=7,a21026-Flag=N"); await m.arrive(1, "real-time", "2026-11-28T02:04:30Z", "a21026-Rtd=8,a21026-Flag=N");
    expect(await heard()).toEqual(["dust 02:06:00 1.0"]);
  });
});

it("the latest version of each loop is in force, whatever order they come in", () => {
  const fact = (loop: string, seq: number): LoopFact => ({ loop, seq } as LoopFact);
  expect(loopsInForce([fact("b", 1), fact("a", 2), fact("a", 1), fact("b", 3)]).map(({ loop, seq }) => `${loop}${seq}`)).toEqual(["a2", "b3"]);
});
