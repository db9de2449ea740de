import { afterEach, expect, test } from "vitest";
import type { LoopActuators, LoopHappening } from "@yunqing/domain";

/** A device with one cannon behind a line of some technology, and the driver that speaks to it. The device says how warm its water is and switches its cannon off by itself when no pulse comes for `watchdogMs`. */
export interface ActuatorBench {
  readonly driver: LoopActuators; readonly device: string; readonly output: string; readonly watchdogMs: number;
  /** what the device did with its cannon since the bench was made, such as "on command", "off watchdog" */
  did(): readonly string[];
  cut(): Promise<void> | void; mend(): Promise<void> | void; end(): Promise<void> | void;
}
const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
async function until(look: () => boolean, what: string, most = 20_000): Promise<void> { for (const end = performance.now() + most; !look();) { if (performance.now() > end) throw new Error(`waited in vain: ${what}`); await rest(10); } }

/** What a control loop counts on, whatever lies between it and its devices (执行机构接口的契约): run by every driver against a device over a real line. */
export function actuatorContract(given: () => Promise<ActuatorBench>): void {
  const ends: (() => Promise<void> | void)[] = [];
  afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });
  async function begun() {
    const bench = await given(), heard: LoopHappening[] = [], pulse = { on: false };
    bench.driver.start((happening) => { heard.push(happening); });
    const beat = setInterval(() => { if (pulse.on) bench.driver.pulse(); }, 50);
    ends.push(() => bench.end(), async () => { clearInterval(beat); await bench.driver.stop(); });
    const of = (kind: LoopHappening["kind"]): readonly LoopHappening[] => heard.filter((one) => one.kind === kind);
    return {
      ...bench, heard, pulse, lines: () => heard.flatMap((one) => (one.kind === "line" ? [one.up ? "up" : "down"] : [])).join(" "), running: () => of("feedback").flatMap((one) => (one.kind === "feedback" && one.actuator === bench.output ? [one.running] : [])).at(-1),
      command: (on: boolean): void => { bench.driver.command({ at: 0, device: bench.device, output: bench.output, on, why: "change" }); },
    };
  }

  test("no line counts as up before the loop gave a pulse; then the line comes first, without a last pulse, then what runs, then values", async () => {
    const b = await begun();
    await rest(400);
    expect(b.heard).toEqual([]);
    b.pulse.on = true;
    await until(() => b.heard.some((one) => one.kind === "value"), "a value");
    expect(b.heard[0]).toEqual({ kind: "line", device: b.device, up: true, pulsedAt: null });
    const kinds = b.heard.map(({ kind }) => kind);
    expect(kinds.indexOf("feedback")).toBeLessThan(kinds.indexOf("value"));
    expect([b.running(), b.did()]).toEqual([false, []]);
  });
  test("a command runs the cannon and its feedback says so; pulses keep it running, and without them the device stops it by itself", async () => {
    const b = await begun();
    b.pulse.on = true;
    await until(() => b.lines() === "up", "line up");
    b.command(true);
    await until(() => b.running() === true, "feedback");
    await rest(b.watchdogMs * 2);
    expect(b.did()).toEqual(["on command"]);
    b.pulse.on = false;
    await until(() => b.did().length === 2, "the watchdog");
    expect(b.did()).toEqual(["on command", "off watchdog"]);
  });
  test("of many changes of mind the last one stands", async () => {
    const b = await begun();
    b.pulse.on = true;
    await until(() => b.lines() === "up", "line up");
    for (let turn = 0; turn <= 100; turn++) b.command(turn % 2 === 0);
    await until(() => b.running() === true, "feedback");
    await rest(300);
    expect([b.running(), b.did().at(-1), b.lines()]).toEqual([true, "on command", "up"]);
  });
  test("a line that is cut is told once, with its last pulse; it comes back by itself, and what was wished meanwhile is not done", async () => {
    const b = await begun();
    b.pulse.on = true;
    await until(() => b.lines() === "up", "line up");
    await rest(200);
    await b.cut();
    await until(() => b.lines() === "up down", "line down");
    expect(b.heard.find((one) => one.kind === "line" && !one.up)).toMatchObject({ pulsedAt: expect.any(Number) as number });
    b.command(true);
    await rest(200);
    await b.mend();
    await until(() => b.lines() === "up down up", "line up again");
    await rest(300);
    expect([b.did(), b.lines()]).toEqual([[], "up down up"]);
  });
  test("after its end nothing more is heard, and the cannon is left to its watchdog", async () => {
    const b = await begun();
    b.pulse.on = true;
    await until(() => b.lines() === "up", "line up");
    b.command(true);
    await until(() => b.running() === true, "feedback");
    await b.driver.stop();
    const heard = b.heard.length;
    await until(() => b.did().length === 2, "the watchdog");
    expect([b.did(), b.heard.length]).toEqual([["on command", "off watchdog"], heard]);
  });
}
