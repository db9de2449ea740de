import { expect, test } from "vitest";
import { loopRunner, LoopStopped, type LoopCommand, type LoopHappening, type LoopRecord, type LoopState } from "../src/index.js";
import { eight, yard } from "./loop-cannons.js";

/** A runner whose clock, ticks, journal and devices are in the test's hand. */
function bench(restored: LoopState | null = null) {
  const told: string[] = [], commands: LoopCommand[] = [], records: LoopRecord[] = [], troubles: unknown[] = [];
  const held = { now: eight, journal: true, kept: restored, tick: () => undefined as void, hear: (_: LoopHappening) => undefined as void, sense: (_s: string, _v: string | null) => undefined as void };
  const runner = loopRunner(yard, {
    now: () => held.now, every: (_, act) => { held.tick = act; return () => { held.tick = () => undefined; }; },
    sensors: { subscribe: (listen) => { held.sense = listen; return () => undefined; } },
    actuators: { start: (listen) => { held.hear = listen; }, command: (one) => { commands.push(one); told.push(`${one.output} ${one.on ? "on" : "off"}`); }, pulse: () => { told.push("pulse"); }, stop: () => Promise.resolve() },
    journal: {
      restore: () => Promise.resolve(held.kept),
      append: (_, more, state) => { if (!held.journal) return Promise.reject(new Error("the store is away")); records.push(...more); held.kept = state; told.push(`kept ${String(more.length)}`); return Promise.resolve(); },
    },
    trouble: (error) => { troubles.push(error); },
  });
  const settled = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 0); });
  const pass = async (seconds: number): Promise<void> => { for (let i = 0; i < seconds; i++) { held.now += 1000; held.tick(); await settled(); } };
  const begin = async (): Promise<void> => {
    await runner.start(); held.hear({ kind: "line", device: "plc", up: true, pulsedAt: null });
    for (const actuator of ["A", "B"]) held.hear({ kind: "feedback", actuator, running: false });
    await pass(121); told.length = 0; commands.length = 0;
  };
  return { runner, held, told, commands, records, troubles, pass, begin, settled };
}

test("a step is written down before it is commanded, and the watchdog is refreshed by worked ticks only", async () => {
  const { held, told, begin, pass, settled } = bench();
  await begin();
  held.sense("dust", "3"); await settled();
  expect(told.slice(0, 2)).toEqual([expect.stringMatching(/^kept [4-9]$/), "A on"]);
  expect(told).not.toContain("pulse");
  await pass(1);
  expect(told.at(-1)).toBe("pulse");
});

test("while the journal refuses nothing is commanded and no watchdog refreshed; when it works again what people said is done and nothing is lost", async () => {
  const { runner, held, told, records, troubles, begin, pass } = bench();
  await begin();
  held.journal = false;
  const word = runner.submit({ kind: "override", mode: "on", seconds: 600, by: "li", reason: "演练" });
  await pass(40);
  for (let i = 0; i < 3000; i++) held.sense("dust", "0.7");
  await pass(1);
  expect(told).toEqual([]);
  expect(troubles.length).toBeGreaterThanOrEqual(40);
  held.journal = true;
  await pass(1);
  expect((await word).map((record) => record.subject)).toContain("override");
  // 41 s without a pulse: the watchdog of 30 s must have acted, so the cannons are read before they are told anything
  expect(records.filter((record) => record.cause.code === "platform-stood-still").length).toBeGreaterThan(0);
  held.hear({ kind: "feedback", actuator: "A", running: false }); held.hear({ kind: "feedback", actuator: "B", running: false });
  await pass(125);
  expect(told).toContain("A on"); expect(told.at(-1)).toBe("pulse");
});

test("a quiet loop still writes its state down every half minute, and one that begins anew goes on from it", async () => {
  const first = bench();
  await first.begin();
  first.told.length = 0;
  await first.pass(65);
  expect(first.told.filter((one) => one.startsWith("kept")).length).toBeGreaterThanOrEqual(2);
  const second = bench(first.held.kept);
  second.held.now = first.held.now + 5000;
  await second.runner.start(); await second.settled();
  expect(second.runner.state().actuators["A"]?.since).toBe(first.runner.state().actuators["A"]?.since);
  expect(second.records.some((record) => record.cause.code === "restart")).toBe(true);
});

test("a runner that was stopped says so to whoever asks for something", async () => {
  const { runner, begin } = bench();
  await begin(); await runner.stop();
  await expect(runner.submit({ kind: "acknowledge", by: "li" })).rejects.toBeInstanceOf(LoopStopped);
});
