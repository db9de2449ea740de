import { createServer, type Server } from "node:net";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LoopActuators, LoopHappening } from "@yunqing/domain";
import { bitOf, checkedDevice, MapInvalid, modbusActuators, spansOf, steadyClock, valueOf, type ModbusDevice } from "../src/index.js";
import { actuatorContract } from "../../../packages/domain/test/contract-actuators.js";
import { Child, pause, programs, until } from "./processes.js";
import { devices } from "./scripted-day.js";

describe("register maps", () => {
  test("values are exact, signed or not, in one word or two, either order; the device's word for none is none", () => {
    const one = { table: "input", address: 0, words: 1, order: "high-first", signed: true, scale: "0.1" } as const;
    expect(valueOf(one, [0xff9c])).toBe("-10");
    expect(valueOf({ ...one, signed: false, scale: "0.001" }, [0xff9c])).toBe("65.436");
    expect(valueOf({ ...one, words: 2, scale: "0.01" }, [0x0001, 0x0003])).toBe("655.39");
    expect(valueOf({ ...one, words: 2, order: "low-first", scale: "0.01" }, [0x0003, 0x0001])).toBe("655.39");
    expect(valueOf({ ...one, words: 2, scale: "1" }, [0xffff, 0xffff])).toBe("-1");
    expect(valueOf({ ...one, none: 0x8000 }, [0x8000])).toBeNull();
    expect([bitOf({ table: "holding", address: 0, bit: 3 }, 8), bitOf({ table: "holding", address: 0, bit: 2 }, 8), bitOf({ table: "coil", address: 0 }, 1)]).toEqual([true, false, true]);
  });
  test("readings join neighbours and never touch a place between that nobody named", () => {
    expect(spansOf([7, 0, 1, 2, 5, 2])).toEqual([{ start: 0, count: 3 }, { start: 5, count: 1 }, { start: 7, count: 1 }]);
  });
  test("a map with two outputs on one place, or an output on the watchdog, is refused", () => {
    const [device] = devices(1502);
    const outputs = device?.outputs ?? [];
    expect(() => checkedDevice({ ...device, outputs: [...outputs, { ...outputs[0], output: "other" }] } as ModbusDevice)).toThrow(MapInvalid);
    expect(() => checkedDevice({ ...device, outputs: [{ output: "x", kind: "signal", write: { table: "holding", address: 100 }, feedback: null }] } as ModbusDevice)).toThrow(/看门狗/);
  });
});

test("the clock walks to a wall that was set, by a tenth of the time that passes, and never goes back", () => {
  let wall = 1000, passed = 0;
  const now = steadyClock(() => wall, () => passed), seen = [now()];
  wall = -3_600_000;
  for (let i = 0; i < 10; i++) { passed += 1000; wall += 1000; seen.push(now()); }
  expect(seen.map((at, i) => at - (seen[i - 1] ?? at)).slice(1)).toEqual(Array.from({ length: 10 }, () => 900));
});

describe("against a cabinet in another process", () => {
  let folder = "", cabinet: Child, port = 0;
  const heard: LoopHappening[] = [], troubles: Error[] = [];
  let driver: LoopActuators, beat: ReturnType<typeof setInterval>;
  const begin = (change: (device: ModbusDevice) => ModbusDevice = (device) => device): void => {
    heard.length = 0; troubles.length = 0;
    driver = modbusActuators({ devices: devices(port).map(change), now: () => Date.now(), trouble: (error) => { troubles.push(error); } });
    driver.start((happening) => { heard.push(happening); });
    beat = setInterval(() => { driver.pulse(); }, 50);
  };
  const end = async (): Promise<void> => { clearInterval(beat); await driver.stop(); };
  const lines = (): readonly string[] => heard.flatMap((one) => one.kind === "line" ? [one.up ? "up" : "down"] : []);
  const told = (kind: string): Promise<unknown> => until(() => cabinet.heard.some((one) => one.kind === "done" && one.of === kind), kind);
  beforeAll(async () => { const made = await programs(); folder = made.folder; cabinet = new Child(made.cabinet, { WATCHDOG: "1500" }); port = (await cabinet.hears("listening")).port; });
  beforeEach(() => { cabinet.heard.length = 0; });
  afterAll(async () => { cabinet.say({ kind: "end" }); await cabinet.ended; rmSync(folder, { recursive: true, force: true }); });

  test("line up first, then every actuator's feedback, then values; a write shows in the feedback of the next reading; nobody hears of a line before the loop gave a pulse", async () => {
    begin(); clearInterval(beat); await pause(300);
    expect(heard).toEqual([]);
    beat = setInterval(() => { driver.pulse(); }, 50);
    await until(() => heard.length >= 4, "first reading");
    expect(heard.slice(0, 4)).toEqual([{ kind: "line", device: "cabinet", up: true, pulsedAt: null }, { kind: "feedback", actuator: "cannon-1", running: false }, { kind: "feedback", actuator: "cannon-2", running: false }, { kind: "value", sensor: "water", value: "5" }]);
    driver.command({ at: 0, device: "cabinet", output: "cannon-2", on: true, why: "change" });
    await until(() => heard.some((one) => one.kind === "feedback" && one.actuator === "cannon-2" && one.running), "feedback");
    await end();
    await until(() => cabinet.switched.at(-1)?.by === "watchdog", "the watchdog acts when nobody refreshes it");
  });
  test("answers that come byte by byte are read; a thousand changes of mind end in the last one", async () => {
    cabinet.say({ kind: "dribble", on: true }); await told("dribble");
    begin((device) => ({ ...device, timeout: 2000 }));
    await until(() => lines().includes("up"), "line up");
    for (let i = 0; i < 1000; i++) driver.command({ at: 0, device: "cabinet", output: "cannon-1", on: i % 2 === 0, why: "change" });
    driver.command({ at: 0, device: "cabinet", output: "cannon-1", on: true, why: "change" });
    await until(() => heard.some((one) => one.kind === "feedback" && one.actuator === "cannon-1" && one.running), "feedback");
    expect(cabinet.switched.length).toBeLessThan(5);
    expect(lines()).toEqual(["up"]);
    await end(); cabinet.say({ kind: "dribble", on: false });
    await until(() => cabinet.switched.at(-1)?.by === "watchdog", "off");
  });
  test("a write that does not read back is told as such, and the line stays", async () => {
    cabinet.say({ kind: "refuse", on: true }); await told("refuse");
    begin(); await until(() => lines().includes("up"), "line up");
    driver.command({ at: 0, device: "cabinet", output: "cannon-1", on: true, why: "change" });
    await until(() => troubles.some((error) => (error as { code?: string }).code === "modbus/not-kept"), "not kept");
    await pause(200);
    expect(lines()).toEqual(["up"]);
    await end(); cabinet.say({ kind: "refuse", on: false });
  });
  test("a line that is cut is told once, with its last pulse; it comes back by itself; what was wished meanwhile is not done", async () => {
    begin(); await until(() => lines().includes("up"), "line up"); await pause(200);
    cabinet.say({ kind: "line", on: false });
    await until(() => lines().includes("down"), "line down");
    const down = heard.find((one) => one.kind === "line" && !one.up);
    expect(down?.kind === "line" ? Math.abs(Date.now() - (down.pulsedAt ?? 0)) : Infinity).toBeLessThan(1500);
    driver.command({ at: 0, device: "cabinet", output: "cannon-1", on: true, why: "change" });
    await pause(400); cabinet.say({ kind: "line", on: true });
    await until(() => lines().length === 3, "line up again"); await pause(300);
    expect(lines()).toEqual(["up", "down", "up"]);
    expect(cabinet.switched).toEqual([]);
    await end();
  });
  test("a device that accepts and never answers is a lost line within its timeout; one that does not have what the map names never counts as up", async () => {
    const silent: Server = createServer((socket) => { socket.on("error", () => undefined); socket.resume(); });
    await new Promise<void>((resolve) => { silent.listen(0, "127.0.0.1", resolve); });
    const address = silent.address(), silentPort = typeof address === "object" && address ? address.port : 0;
    begin((device) => ({ ...device, port: silentPort, timeout: 100 }));
    await until(() => troubles.length >= 3, "three attempts");
    expect(lines()).toEqual([]);
    expect(troubles.map((error) => (error as { code?: string }).code)).toContain("modbus/line");
    await end(); silent.close();
    begin((device) => ({ ...device, sensors: device.sensors.map((one) => ({ ...one, from: { ...one.from, address: 5000 } })) }));
    await until(() => troubles.some((error) => (error as { code?: string }).code === "modbus/refused"), "refused");
    expect(lines()).toEqual([]);
    await end();
  });
});

describe("the contract of actuators, over Modbus TCP to a cabinet in another process", () => {
  let folder = "", cabinet: Child, port = 0;
  beforeAll(async () => { const made = await programs(); folder = made.folder; cabinet = new Child(made.cabinet, { WATCHDOG: "1500" }); port = (await cabinet.hears("listening")).port; });
  afterAll(async () => { cabinet.say({ kind: "end" }); await cabinet.ended; rmSync(folder, { recursive: true, force: true }); });
  actuatorContract(async () => {
    // what the last bench left running is stopped by the watchdog before the next begins
    const on = cabinet.switched.at(-1)?.on === true;
    if (on) await until(() => cabinet.switched.at(-1)?.on === false, "the cannon of the last bench stops");
    cabinet.heard.length = 0;
    return {
      driver: modbusActuators({ devices: devices(port), now: () => Date.now(), trouble: () => undefined }), device: "cabinet", output: "cannon-1", watchdogMs: 1500,
      did: () => cabinet.switched.map((one) => `${one.on ? "on" : "off"} ${one.by}`), cut: () => { cabinet.say({ kind: "line", on: false }); }, mend: () => { cabinet.say({ kind: "line", on: true }); }, end: () => undefined,
    };
  });
});
