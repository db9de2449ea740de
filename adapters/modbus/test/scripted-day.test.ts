import { existsSync, readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LoopRecord, LoopState } from "@yunqing/domain";
import { Child, pause, programs, until, type Switched } from "./processes.js";
import { day, haste, watchdogReal } from "./scripted-day.js";

/** What the machine's own delays may add, in real milliseconds. */
const slack = 1200;
const minimumOff = 60_000 / haste, minimumOn = 60_000 / haste;

/** One scripted day against a cabinet in another process, the platform in a third; what is judged is what the cabinet's outputs did and what the log says. */
describe("a scripted day of two fog cannons over Modbus TCP", () => {
  let folder = "", began = 0, cabinet: Child, platform: Child, loadPlatform: () => Promise<Child>, dust: string | null = "0.40", feeding: ReturnType<typeof setInterval>;
  const log = (): readonly LoopRecord[] => existsSync(`${folder}/log.jsonl`) ? readFileSync(`${folder}/log.jsonl`, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as LoopRecord) : [];
  const words = (subject: string, from = 0): readonly string[] => log().slice(from).filter((record) => record.subject === subject).map((record) => `${record.from}→${record.to} ${record.cause.code}`);
  const runs = (output: number): boolean => cabinet.switched.filter((one) => one.output === output).at(-1)?.on ?? false;
  const any = (): boolean => runs(0) || runs(1);
  /** spans in which the script wants water, real time; and moments after which an early stop is in order */
  const wanted: { from: number; until: number }[] = [], cutShort: number[] = [];
  const want = (value: string): void => { dust = value; wanted.push({ from: Date.now(), until: Infinity }); };
  const enough = (value: string): void => { dust = value; const span = wanted.at(-1); if (span) span.until = Date.now(); };

  beforeAll(async () => {
    const made = await programs();
    folder = made.folder; began = Date.now();
    cabinet = new Child(made.cabinet, { WATCHDOG: String(watchdogReal) });
    const { port } = await cabinet.hears("listening");
    loadPlatform = async () => { const child = new Child(made.platform, { FOLDER: folder, PORT: String(port), BEGAN: String(began) }); await child.hears("ready"); return child; };
    platform = await loadPlatform(); platform.say({ kind: "go" });
    feeding = setInterval(() => { platform.say({ kind: "dust", value: dust }); }, 100);
    await until(() => words("actuator:cannon-2").length >= 2, "both cannons read");
    await pause(minimumOff + 200);
  });
  afterAll(async () => {
    clearInterval(feeding);
    platform.say({ kind: "end" }); cabinet.say({ kind: "end" });
    await Promise.all([platform.ended, cabinet.ended]);
    rmSync(folder, { recursive: true, force: true });
  });

  test("morning: quiet below the limit; at the upper limit a cannon and the lamp go on; at the lower limit they go off", async () => {
    dust = "0.99"; await pause(400);
    expect(cabinet.switched).toEqual([]);
    want("1.00");
    await until(any, "a cannon on"); await until(() => runs(8), "the lamp on");
    dust = "0.61"; await pause(minimumOn + 300);
    expect(any()).toBe(true);
    enough("0.60");
    await until(() => !any() && !runs(8), "everything off");
  });
  test("flapping dust does not switch a cannon faster than its minimum times", async () => {
    const before = cabinet.switched.filter((one) => one.on && one.output < 2).length;
    for (let i = 0; i < 10; i++) { dust = i % 2 === 0 ? "3" : "0.1"; await pause(200); }
    dust = "0.1"; await until(() => !any(), "off again");
    expect(cabinet.switched.filter((one) => one.on && one.output < 2).length - before).toBeLessThanOrEqual(3);
  });
  test("frost: water at −10 ℃ stops what runs at once and keeps it off, a person's word notwithstanding; it goes on again only at −8 ℃", async () => {
    want("2.5"); await until(any, "a cannon on");
    cutShort.push(Date.now()); wanted.at(-1)!.until = Date.now();
    cabinet.say({ kind: "water", tenths: -100 });
    await until(() => !any(), "off in frost", slack);
    platform.say({ kind: "say", happening: { kind: "override", mode: "on", seconds: 60, by: "li", reason: "试喷" } });
    cabinet.say({ kind: "water", tenths: -81 }); await pause(minimumOff + 300);
    expect(any()).toBe(false);
    cabinet.say({ kind: "water", tenths: -80 }); wanted.push({ from: Date.now(), until: Infinity });
    await until(any, "on after the frost");
    expect(log().find((record) => record.subject === "frost" && record.to === "locked")?.cause.inputs).toEqual([{ name: "P-1 w01010", value: "-10", unit: "℃" }]);
  });
  test("a cannon that breaks is noticed, the other takes over", async () => {
    const first = runs(0) ? 0 : 1;
    cutShort.push(Date.now()); cabinet.say({ kind: "break", output: first, on: true });
    await until(() => runs(1 - first), "the other on");
    expect(words(`actuator:cannon-${String(first + 1)}`).at(-1)).toBe("on→failed no-feedback");
    cabinet.say({ kind: "break", output: first, on: false });
    platform.say({ kind: "say", happening: { kind: "repaired", actuator: `cannon-${String(first + 1)}`, by: "li" } });
    await until(() => words(`actuator:cannon-${String(first + 1)}`).at(-1) === "failed→off repaired", "repaired");
  });
  test("a lost line: the watchdog of the cabinet stops the cannon, the log counts it off, and when the line is back water runs again", async () => {
    const gone = Date.now(), span = wanted.at(-1);
    if (span) span.until = gone;
    cutShort.push(gone + watchdogReal); cabinet.say({ kind: "line", on: false });
    await until(() => !any(), "off by the watchdog", watchdogReal + slack);
    expect(cabinet.switched.filter((one) => !one.on && one.output < 2).at(-1)?.by).toBe("watchdog");
    await until(() => log().some((record) => record.subject.startsWith("actuator:") && record.to === "dropped" && record.cause.code === "watchdog"), "dropped in the log");
    await pause(300);
    expect(any()).toBe(false);
    cabinet.say({ kind: "line", on: true }); wanted.push({ from: Date.now(), until: Infinity });
    await until(any, "on after the line");
  });
  test("a killed platform: the watchdog stops the cannon; the new one reads the state, goes on, and its log continues the old one", async () => {
    const next = await loadPlatform(), length = log().length, gone = Date.now(), span = wanted.at(-1);
    if (span) span.until = gone;
    cutShort.push(gone + watchdogReal); platform.process.kill("SIGKILL"); await platform.ended;
    await until(() => !any(), "off by the watchdog", watchdogReal + slack);
    expect(log().length).toBe(length);
    platform = next; platform.say({ kind: "go" }); wanted.push({ from: Date.now(), until: Infinity });
    await until(any, "on again");
    expect(log().slice(length).some((record) => record.cause.code === "restart")).toBe(true);
    expect(log().slice(length).some((record) => record.cause.code === "found-off")).toBe(true);
  });
  test("a platform killed and back before the watchdog acts takes up what runs, without a break of the water", async () => {
    const next = await loadPlatform(), switched = cabinet.switched.filter((one) => one.output < 2).length, length = log().length;
    platform.process.kill("SIGKILL"); await platform.ended;
    platform = next; platform.say({ kind: "go" });
    await until(() => log().slice(length).some((record) => record.cause.code === "read-back" && record.to === "on"), "taken up");
    await pause(watchdogReal + 300);
    expect(cabinet.switched.filter((one) => one.output < 2).length).toBe(switched);
    enough("0.3"); await until(() => !any(), "off at the end");
  });

  test("the whole day: never on without a cause in the log, never off while wanted beyond its times, no minimum time cut short but by frost, failure or watchdog, and one chain of records", () => {
    const all = log(), state = JSON.parse(readFileSync(`${folder}/state.json`, "utf8")) as LoopState;
    const cannons = cabinet.switched.filter((one) => one.output < 2);
    expect(cannons.filter((one) => one.on).length).toBeGreaterThanOrEqual(6);
    for (const one of cannons.filter((each) => each.on)) {
      // written down before it was commanded, and no longer ago than a command takes
      const at = began + (one.at - began) * haste;
      const record = all.filter((each) => each.subject === `actuator:cannon-${String(one.output + 1)}` && each.to === "on" && each.at <= at + haste * 20).at(-1);
      expect(record?.cause.code).toMatch(/^(upper-limit|override)$/);
      expect((at - (record?.at ?? 0)) / haste).toBeLessThan(slack);
      expect([...record?.cause.inputs ?? [], ...(record?.cause.by ? [record.cause.by] : [])]).not.toEqual([]);
    }
    for (const output of [0, 1]) {
      const own = cannons.filter((one) => one.output === output);
      own.forEach((one, i) => {
        const last = own[i - 1];
        if (last && one.on) expect(one.at - last.at).toBeGreaterThanOrEqual(minimumOff - 30);
        if (last && !one.on && one.by === "command" && !cutShort.some((at) => one.at >= at - 50 && one.at <= at + slack)) expect(one.at - last.at).toBeGreaterThanOrEqual(minimumOn - 100);
      });
    }
    // wanted and off: never for longer than the minimum off time, the time in which a failure is noticed, and the machine's own delay
    for (const span of wanted) for (const gap of dry(cannons, span.from, span.until)) expect(gap).toBeLessThanOrEqual(minimumOff + 45_000 / haste + slack);
    const chain = new Map<string, string>();
    for (const record of all) {
      if (chain.has(record.subject)) expect(record.from).toBe(chain.get(record.subject));
      chain.set(record.subject, record.to);
      expect(record.basis.zh).toBe("规划 4.7.1");
    }
    for (const { actuator } of day.actuators) expect(state.actuators[actuator]?.on).toBe(false);
    expect([...all].every((record, i) => record.at >= (all[i - 1]?.at ?? 0))).toBe(true);
  });
});

/** Real lengths of the times within a span in which no cannon ran. */
function dry(cannons: readonly Switched[], from: number, until_: number): readonly number[] {
  const on = new Set<number>(), gaps: number[] = [];
  let since = from;
  for (const one of cannons) {
    if (one.at > until_) break;
    const before = on.size;
    if (one.on) on.add(one.output); else on.delete(one.output);
    if (one.at < from) continue;
    if (before === 0 && on.size > 0) gaps.push(one.at - since);
    if (before > 0 && on.size === 0) since = one.at;
  }
  return gaps;
}
