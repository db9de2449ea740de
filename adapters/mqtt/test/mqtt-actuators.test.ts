import { createServer, type Server, type Socket } from "node:net";
import { Aedes } from "aedes";
import { connectAsync, type MqttClient } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import type { LoopActuators, LoopHappening } from "@yunqing/domain";
import { actuatorContract } from "../../../packages/domain/test/contract-actuators.js";
import { mqttActuators, type MqttDevice } from "../src/index.js";

const until = async (look: () => boolean, most = 10_000): Promise<void> => { for (const end = performance.now() + most; !look();) { if (performance.now() > end) throw new Error(`waited in vain: ${look.toString()}`); await rest(10); } };
const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, milliseconds); });
const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => { for (const end of ends.splice(0).reverse()) await end(); });

/** A broker over real TCP that can be cut. */
class Broker {
  readonly sockets = new Set<Socket>(); readonly server: Server; port = 0; refusing = false;
  private constructor(aedes: Aedes) { this.server = createServer((socket) => { if (this.refusing) { socket.destroy(); return; } this.sockets.add(socket); socket.on("close", () => this.sockets.delete(socket)); socket.on("error", () => undefined); aedes.handle(socket); }); }
  static async open(): Promise<Broker> {
    const aedes = await Aedes.createBroker(), made = new Broker(aedes);
    await new Promise<void>((resolve) => { made.server.listen(0, "127.0.0.1", resolve); });
    made.port = (made.server.address() as { port: number }).port;
    ends.push(async () => { for (const socket of made.sockets) socket.destroy(); await new Promise<void>((resolve) => { made.server.close(() => { resolve(); }); }); await new Promise<void>((resolve) => { aedes.close(() => { resolve(); }); }); });
    return made;
  }
}
const watchdogMs = 600;
/** A cabinet behind the broker: a cannon, a lamp, the water's temperature, and a watchdog that switches off. It tells its states every 50 ms. */
class Cabinet {
  readonly did: string[] = []; readonly heard: { topic: string; text: string; retained: boolean }[] = [];
  cannon = false; lamp = false; broken = false; mute = false; water = "5.0"; #beat = performance.now(); #client: MqttClient | null = null;
  async open(port: number): Promise<this> {
    const client = this.#client = await connectAsync(`mqtt://127.0.0.1:${port}`, { will: { topic: "c/here", payload: Buffer.from("gone"), qos: 1, retain: true }, reconnectPeriod: 0 });
    client.on("error", () => undefined);
    client.on("message", (topic, payload, { retain }) => {
      const text = payload.toString();
      this.heard.push({ topic, text, retained: retain });
      if (topic === "c/dog") this.#beat = performance.now();
      if (topic === "c/cannon/set") this.#set(text === "ON", "command"); if (topic === "c/lamp/set") this.lamp = text === "ON";
    });
    await client.subscribeAsync(["c/dog", "c/cannon/set", "c/lamp/set", "c/platform"], { qos: 1 });
    await client.publishAsync("c/here", "here", { qos: 1, retain: true });
    const timer = setInterval(() => { if (performance.now() - this.#beat > watchdogMs && this.cannon) this.#set(false, "watchdog"); if (!this.mute) this.tell(); }, 50);
    ends.push(async () => { clearInterval(timer); await client.endAsync(true); });
    return this;
  }
  tell(): void { if (this.#client?.connected !== true) return; this.#client.publish("c/cannon/state", this.cannon && !this.broken ? "ON" : "OFF", { qos: 1, retain: true }); this.#client.publish("c/water", `{"t":${this.water}}`, { qos: 1 }); }
  async say(topic: string, text: string, retain = false): Promise<void> { await this.#client?.publishAsync(topic, text, { qos: 1, retain }); }
  die(): void { (this.#client as unknown as { stream: Socket }).stream.destroy(); }
  #set(on: boolean, by: string): void { if (on !== this.cannon) this.did.push(`${on ? "on" : "off"} ${by}`); this.cannon = on; }
}
const device = (port: number, over: Partial<MqttDevice> = {}): MqttDevice => ({
  device: "cabinet", url: `mqtt://127.0.0.1:${port}`, user: "", password: null, watchdog: "c/dog", will: { topic: "c/platform", here: "here", gone: "gone" }, presence: { topic: "c/here", here: "here" }, silent: 400, retry: { first: 50, most: 200 },
  outputs: [{ output: "cannon", kind: "actuator", command: "c/cannon/set", feedback: "c/cannon/state", on: "ON", off: "OFF" }, { output: "lamp", kind: "signal", command: "c/lamp/set", feedback: null, on: "ON", off: "OFF" }], sensors: [{ sensor: "water", topic: "c/water", pointer: "/t" }], ...over,
});
interface Bench { readonly broker: Broker; readonly cabinet: Cabinet; readonly driver: LoopActuators; readonly heard: LoopHappening[]; readonly troubles: Error[]; pulsing: boolean; lines(): string; command(output: string, on: boolean): void }
async function bench(over: Partial<MqttDevice> = {}, pulsing = true): Promise<Bench> {
  const broker = await Broker.open(), cabinet = await new Cabinet().open(broker.port), heard: LoopHappening[] = [], troubles: Error[] = [];
  const driver = mqttActuators({ devices: [device(broker.port, over)], now: () => 7, trouble: (error) => { troubles.push(error); } });
  const made: Bench = { broker, cabinet, driver, heard, troubles, pulsing, lines: () => heard.flatMap((one) => (one.kind === "line" ? [one.up ? "up" : "down"] : [])).join(" "), command: (output, on) => { driver.command({ at: 0, device: "cabinet", output, on, why: "change" }); } };
  driver.start((happening) => { heard.push(happening); });
  const beat = setInterval(() => { if (made.pulsing) driver.pulse(); }, 50);
  ends.push(async () => { clearInterval(beat); await driver.stop(); });
  return made;
}

describe("a device behind a broker over TCP", () => {
  it("is up only after a pulse of the loop and a word of the device itself: line first, then feedback, then values digit by digit", async () => {
    const b = await bench({}, false);
    await rest(300);
    expect(b.heard).toEqual([]);
    b.cabinet.water = "-10.50"; b.pulsing = true;
    await until(() => b.heard.some((one) => one.kind === "value" && one.value === "-10.50"));
    expect(b.heard.slice(0, 2)).toEqual([{ kind: "line", device: "cabinet", up: true, pulsedAt: null }, { kind: "feedback", actuator: "cannon", running: false }]);
    expect(b.cabinet.heard.filter(({ topic }) => topic === "c/platform").at(-1)).toMatchObject({ text: "here" });
  });
  it("a command runs it and its feedback comes; the watchdog is kept from acting by pulses, and acts without them", async () => {
    const b = await bench();
    await until(() => b.lines() === "up");
    b.command("cannon", true); b.command("lamp", true);
    await until(() => b.cabinet.cannon && b.cabinet.lamp); await until(() => b.heard.some((one) => one.kind === "feedback" && one.running));
    await rest(watchdogMs * 2);
    expect(b.cabinet.did).toEqual(["on command"]);
    b.pulsing = false;
    await until(() => !b.cabinet.cannon);
    expect(b.cabinet.did).toEqual(["on command", "off watchdog"]);
    expect(b.cabinet.heard.filter(({ retained, topic }) => retained && topic.endsWith("/set"))).toEqual([]);
  });
  it("what the broker kept from before brings no line up: a device that is gone has only left its words behind", async () => {
    const broker = await Broker.open(), ghost = await connectAsync(`mqtt://127.0.0.1:${broker.port}`), heard: LoopHappening[] = [];
    for (const [topic, text] of [["c/here", "here"], ["c/cannon/state", "ON"], ["c/water", "{\"t\":5}"]] as const) await ghost.publishAsync(topic, text, { qos: 1, retain: true });
    const driver = mqttActuators({ devices: [device(broker.port)], now: () => 7, trouble: () => undefined });
    driver.start((happening) => { heard.push(happening); });
    const beat = setInterval(() => { driver.pulse(); }, 50);
    ends.push(async () => { clearInterval(beat); await driver.stop(); });
    await rest(800);
    expect(heard).toEqual([]);
    await ghost.publishAsync("c/cannon/state", "ON", { qos: 1, retain: true });
    await until(() => heard.length >= 2);
    expect(heard.slice(0, 2)).toEqual([{ kind: "line", device: "cabinet", up: true, pulsedAt: null }, { kind: "feedback", actuator: "cannon", running: true }]);
    await ghost.endAsync();
  });
  it("a broken cannon is told as stopped", async () => {
    const b = await bench();
    await until(() => b.lines() === "up");
    b.cabinet.broken = true; b.command("cannon", true);
    await until(() => b.cabinet.cannon); await rest(200);
    expect(b.heard.filter((one) => one.kind === "feedback").map((one) => one.kind === "feedback" && one.running)).not.toContain(true);
  });
  it("a silent device is a lost line though the broker is well; it is up again with its next word", async () => {
    const b = await bench();
    await until(() => b.lines() === "up");
    b.cabinet.mute = true; await until(() => b.lines() === "up down");
    b.command("cannon", true); await rest(200);
    expect(b.cabinet.did).toEqual([]);
    b.cabinet.mute = false; await until(() => b.lines() === "up down up");
  });
  it("a broker that goes away is a lost line; nothing said before is carried out on the next connection, and the broker says for us that we are gone", async () => {
    const b = await bench();
    await until(() => b.lines() === "up");
    b.broker.refusing = true; for (const socket of b.broker.sockets) socket.destroy();
    await until(() => b.lines() === "up down");
    b.command("cannon", true); b.broker.refusing = false;
    const second = await new Cabinet().open(b.broker.port);
    await until(() => b.lines() === "up down up");
    await rest(300);
    expect(second.did).toEqual([]);
    expect(second.heard.filter(({ topic }) => topic === "c/platform").map(({ text }) => text)).toContain("here");
    b.command("cannon", true); await until(() => second.cannon);
    expect(b.heard.find((one) => one.kind === "line" && !one.up)).toMatchObject({ pulsedAt: 7 });
  });
  it("a device whose last will says that it is gone is down at once, long before its silence would tell", async () => {
    const b = await bench({ silent: 60_000 });
    await until(() => b.lines() === "up");
    b.cabinet.die();
    await until(() => b.lines() === "up down", 3000);
  });
  it("leaving in good order says so, and words that mean nothing are told as trouble, not as a state", async () => {
    const b = await bench();
    await until(() => b.lines() === "up");
    b.cabinet.mute = true;
    const before = b.heard.filter((one) => one.kind === "feedback").length;
    await b.cabinet.say("c/cannon/state", "perhaps"); await b.cabinet.say("c/water", "{\"t\":\"warm\"}");
    await until(() => b.troubles.filter((one) => (one as { code?: string }).code === "mqtt/word-unknown").length === 2);
    expect(b.heard.filter((one) => one.kind === "feedback").length - before).toBeLessThanOrEqual(1);
    expect(b.heard.filter((one) => one.kind === "value").at(-1)).toEqual({ kind: "value", sensor: "water", value: null });
    await b.driver.stop();
    await until(() => b.cabinet.heard.filter(({ topic }) => topic === "c/platform").at(-1)?.text === "gone");
  });
});

describe("the contract of actuators, over MQTT to a cabinet behind a broker", () => {
  actuatorContract(async () => {
    const broker = await Broker.open(), cabinets = [await new Cabinet().open(broker.port)];
    return {
      driver: mqttActuators({ devices: [device(broker.port)], now: () => Date.now(), trouble: () => undefined }), device: "cabinet", output: "cannon", watchdogMs, did: () => cabinets.flatMap(({ did }) => did), end: () => undefined,
      cut: () => { broker.refusing = true; for (const socket of broker.sockets) socket.destroy(); }, mend: async () => { broker.refusing = false; cabinets.push(await new Cabinet().open(broker.port)); },
    };
  });
});
