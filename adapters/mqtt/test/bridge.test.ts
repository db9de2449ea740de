import { createServer, createConnection, type Server, type Socket } from "node:net";
import { Aedes, type AedesOptions } from "aedes";
import { connectAsync } from "mqtt";
import { afterEach, describe, expect, it } from "vitest";
import { Refused, type PushCommand } from "@yunqing/domain";
import { mqttBridge, type BridgeOptions, type MqttBridge, type RefusedMessage } from "../src/index.js";

/** A broker in this process over real TCP; its sessions outlive a restart, as a broker's on disk would. */
class Broker {
  readonly acknowledged: string[] = []; readonly #sockets = new Set<Socket>();
  #aedes: Aedes | null = null; #server: Server | null = null; port = 0;
  constructor(readonly options: AedesOptions = {}) {}
  async start(): Promise<void> {
    const held = this.#aedes === null ? {} : { persistence: (this.#aedes as unknown as { readonly persistence: unknown }).persistence };
    this.#aedes = await Aedes.createBroker({ ...this.options, ...held });
    // what was delivered twice is acknowledged twice; of the second the broker does not know any more what it was
    this.#aedes.on("ack", (packet: object | undefined, client) => { if (client.id === "yunqing-test" && packet !== undefined && "payload" in packet) this.acknowledged.push(String(packet.payload)); });
    this.#server = createServer((socket) => { this.#sockets.add(socket); socket.on("close", () => this.#sockets.delete(socket)); this.#aedes!.handle(socket); });
    await new Promise<void>((resolve) => this.#server!.listen(this.port, "127.0.0.1", resolve));
    this.port = (this.#server.address() as { port: number }).port;
  }
  /** Ends all at once, as when the machine goes down. */
  async kill(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server!.close(() => { resolve(); }));
    await new Promise<void>((resolve) => { this.#aedes!.close(() => { resolve(); }); });
  }
  cut(): void { for (const socket of this.#sockets) socket.destroy(); }
  async publish(topic: string, payload: string): Promise<void> {
    const client = await connectAsync(`mqtt://127.0.0.1:${this.port}`);
    await client.publishAsync(topic, payload, { qos: 1 });
    await client.endAsync();
  }
}

const until = async (what: () => boolean, most = 15_000): Promise<void> => { const end = performance.now() + most; while (!what()) { if (performance.now() > end) throw new Error(`waited in vain: ${what.toString()}`); await new Promise((resolve) => setTimeout(resolve, 10)); } };
const rest = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const told = (value: string, from = "2026-11-20T10:00:00+08:00"): string => `{"from":"${from}","values":{"a21026":${value}}}`;
const running: (() => Promise<void>)[] = [];
afterEach(async () => { for (const stop of running.splice(0).reverse()) await stop(); });

interface Bench { readonly broker: Broker; readonly bridge: MqttBridge; readonly calls: { readonly district: string; readonly command: PushCommand }[]; readonly refused: RefusedMessage[]; readonly logged: string[] }
async function bench(over: Partial<BridgeOptions> = {}, deliver?: (command: PushCommand) => Promise<void>, broker = new Broker()): Promise<Bench> {
  const calls: Bench["calls"] = [], refused: RefusedMessage[] = [], logged: string[] = [];
  await broker.start();
  running.push(() => broker.kill());
  const bridge = mqttBridge({
    url: `mqtt://127.0.0.1:${broker.port}`, clientId: "yunqing-test", topics: [{ topic: "yunqing/{district}/{point}/{kind}" }], gatherMs: 20, retryMs: 50, clock: { now: () => 7 }, log: { info: (words) => logged.push(words), warn: (words) => logged.push(words) },
    deliver: async (district, command) => { await deliver?.(command); calls.push({ district, command }); }, refused: async (message) => { refused.push(message); }, ...over,
  });
  running.push(() => bridge.stop());
  await bridge.ready;
  return { broker, bridge, calls, refused, logged };
}
const valuesOf = (calls: Bench["calls"]): readonly string[] => calls.flatMap(({ command }) => command.observations.map(({ values }) => values["a21026"] ?? "?"));

describe("a bridge to a broker over TCP", () => {
  it("hands on what the topic and the payload say, numbers digit by digit, and acknowledges", async () => {
    const { broker, calls, bridge } = await bench();
    await broker.publish("yunqing/hill/p1/hour", "[{\"from\":\"2026-11-20T10:00:00+08:00\",\"values\":{\"a21026\":12.30,\"w21003\":\"0.025L\",\"a\":0.30000000000000004,\"b\":1.50e-3},\"flags\":{\"a21026\":\"D\"}},{\"from\":\"2026-11-20T11:00:00+08:00\",\"values\":{\"a21026\":13}}]");
    await until(() => broker.acknowledged.length === 1);
    expect(calls.map(({ district, command }) => [district, command.observations])).toEqual([["hill", [
      { point: "p1", kind: "hour", from: "2026-11-20T10:00:00+08:00", values: { a21026: "12.30", w21003: "0.025L", a: "0.30000000000000004", b: "0.00150" }, flags: { a21026: "D" } }, { point: "p1", kind: "hour", from: "2026-11-20T11:00:00+08:00", values: { a21026: "13" } },
    ]]]);
    expect(calls[0]?.command.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(bridge.counts()).toEqual({ connected: true, inFlight: 0, stored: 2, refused: 0, failures: 0 });
  });

  it("acknowledges nothing before it is stored", async () => {
    let store: (() => void) | null = null;
    const { broker, bridge } = await bench({}, () => new Promise<void>((resolve) => { store = resolve; }));
    await broker.publish("yunqing/hill/p1/hour", told("1"));
    await until(() => store !== null);
    await rest(300);
    expect([broker.acknowledged, bridge.counts().inFlight]).toEqual([[], 1]);
    store!();
    await until(() => broker.acknowledged.length === 1);
  });

  it("tries again after failures without losing the order, and the content keeps its id", async () => {
    let failures = 3;
    const ids: string[] = [], { broker, calls, bridge } = await bench({ gatherMs: 0 }, async (command) => { ids.push(command.id); if (failures-- > 0) throw new Error("the store is away"); });
    for (const value of ["1", "2", "3"]) await broker.publish("yunqing/hill/p1/hour", told(value));
    await until(() => broker.acknowledged.length === 3);
    expect(valuesOf(calls)).toEqual(["1", "2", "3"]);
    expect(new Set(ids.slice(0, 4)).size).toBe(1);
    expect(bridge.counts().failures).toBe(3);
  });

  it("after a cut connection the broker sends again what was not acknowledged, with the same id; the broken attempt acknowledges nothing", async () => {
    let store: ((ok: boolean) => void) | null = null;
    const ids: string[] = [], { broker, calls } = await bench({}, (command) => new Promise<void>((resolve, reject) => { ids.push(command.id); store = (ok) => { if (ok) resolve(); else reject(new Error("away")); }; }));
    await broker.publish("yunqing/hill/p1/hour", told("1"));
    await until(() => store !== null);
    const first = store!;
    store = null;
    broker.cut();
    await rest(100);
    first(true); // stored after the connection went: nobody can be told
    await until(() => store !== null);
    expect(broker.acknowledged).toEqual([]);
    store!(true);
    await until(() => broker.acknowledged.length === 1);
    expect([valuesOf(calls), new Set(ids).size]).toEqual([["1", "1"], 1]);
  });

  it("a broker that goes down and comes back, and messages of the time between, are all stored", async () => {
    const { broker, calls, bridge } = await bench();
    await broker.publish("yunqing/hill/p1/hour", told("1"));
    await until(() => broker.acknowledged.length === 1);
    await broker.kill();
    await until(() => !bridge.counts().connected);
    await broker.start();
    await broker.publish("yunqing/hill/p1/hour", told("2", "2026-11-20T11:00:00+08:00"));
    await until(() => new Set(broker.acknowledged).size === 2);
    // a broker may deliver again what it had delivered when the line came back; then it is the same command, which is stored once
    expect(valuesOf([...new Map(calls.map((call) => [call.command.id, call])).values()])).toEqual(["1", "2"]);
    expect(bridge.counts().connected).toBe(true);
  });

  it("a bridge that is away finds everything in its session when it comes back", async () => {
    const { broker, bridge } = await bench();
    await bridge.stop();
    for (let k = 0; k < 50; k++) await broker.publish("yunqing/hill/p1/real-time", told(String(k), new Date(Date.parse("2026-11-20T10:00:00+08:00") + k * 1000).toISOString()));
    const calls: Bench["calls"] = [], later = mqttBridge({ url: `mqtt://127.0.0.1:${broker.port}`, clientId: "yunqing-test", topics: [{ topic: "yunqing/{district}/{point}/{kind}" }], clock: { now: () => 7 }, log: { info: () => undefined, warn: () => undefined }, deliver: async (district, command) => { calls.push({ district, command }); }, refused: async () => undefined, gatherMs: 50 });
    running.push(() => later.stop());
    await until(() => later.counts().stored === 50);
    await until(() => broker.acknowledged.length === 50);
    expect(valuesOf(calls)).toEqual(Array.from({ length: 50 }, (_, k) => String(k)));
    expect(calls.length).toBeLessThan(25); // gathered, not one by one
  });

  it("what cannot be read or is refused is kept with its reason, acknowledged, and costs only itself", async () => {
    const { broker, calls, refused, bridge } = await bench({ gatherMs: 150 }, async (command) => { if (command.observations.some(({ values }) => values["a21026"] === "9")) throw new Refused("monitoring/bad-push", "数值不对", "bad value", [{ field: "observations/0/values", zh: "不对", en: "bad" }]); });
    for (const [topic, payload] of [["yunqing/hill/p1/hour", told("1")], ["yunqing/hill/p1/hour", "{"], ["yunqing/hill/p1/week", told("1")], ["yunqing/hill/p1/hour", told("9", "2026-11-20T11:00:00+08:00")], ["yunqing/hill/p1/hour", "{\"from\":\"2026-11-20T10:00:00+08:00\",\"values\":{\"a\":{}}}"], ["yunqing/hill/p1/hour", "[]"], ["yunqing/hill/p1/hour", "{\"from\":\"x\",\"values\":{\"a\":012}}"], ["yunqing/hill/p1/hour", told("2", "2026-11-20T12:00:00+08:00")]] as const) await broker.publish(topic, payload);
    await until(() => broker.acknowledged.length === 8);
    expect([...valuesOf(calls)].sort()).toEqual(["1", "2"]);
    expect(refused.map(({ topic, payload, reason, at }) => [topic, Buffer.from(payload).toString().slice(0, 3), reason.zh, at]).sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1))).toEqual([
      ["yunqing/hill/p1/hour", "{", "报文不是有效的 JSON", 7], ["yunqing/hill/p1/hour", "{\"f", "报文不是有效的 JSON", 7], ["yunqing/hill/p1/hour", "[]", "报文中没有观测值", 7], ["yunqing/hill/p1/hour", "{\"f", "数值不对；observations/0/values 不对", 7], ["yunqing/hill/p1/hour", "{\"f", "第 1 条缺少或写错了 values/a", 7], ["yunqing/hill/p1/week", "{\"f", "第 1 条缺少或写错了 kind", 7],
    ].sort((a, b) => (String(a[2]) < String(b[2]) ? -1 : 1)));
    expect(bridge.counts()).toMatchObject({ stored: 2, refused: 6, failures: 0, inFlight: 0 });
  });

  it("no more is taken than may be in flight, and all of it arrives", async () => {
    let most = 0, open = true;
    const { broker, bridge, calls } = await bench({ mostInFlight: 5, gatherMs: 10 }, async () => { most = Math.max(most, bridge.counts().inFlight); while (!open) await rest(5); });
    open = false;
    const client = await connectAsync(`mqtt://127.0.0.1:${broker.port}`);
    await Promise.all(Array.from({ length: 60 }, (_, k) => client.publishAsync("yunqing/hill/p1/real-time", told(String(k), new Date(Date.parse("2026-11-20T10:00:00+08:00") + k * 1000).toISOString()), { qos: 1 })));
    await client.endAsync();
    await rest(300);
    expect([bridge.counts().inFlight <= 5, broker.acknowledged]).toEqual([true, []]);
    open = true;
    await until(() => broker.acknowledged.length === 60);
    expect(most).toBeLessThanOrEqual(5);
    expect([...valuesOf(calls)].map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, k) => k));
  });

  it("a foreign payload is read by its mapping: pointers, names of points, Beijing time", async () => {
    const { broker, calls } = await bench({ topics: [{ topic: "dust/{point}/up", district: "hill", payload: { items: "/data/list", from: "/t", fromForm: "beijing", fixedKind: "minute", points: { 设备7: "site7" }, values: { "/pm/10": "a34002", "/pm/2~15": { factor: "a34004", flag: "/ok" }, "/none": "a34001" } } }, { topic: "unix", district: "hill", payload: { from: "/ts", fromForm: "seconds", point: "/dev/0", kind: "/k", values: { "/v": "a21026" } } }] });
    await broker.publish("dust/设备7/up", "{\"data\":{\"list\":[{\"t\":\"2026-11-20 10:00:00\",\"pm\":{\"10\":120.0,\"2/5\":55},\"ok\":\"N\"}]}}");
    await broker.publish("unix", "{\"ts\":1763604000,\"dev\":[\"p9\"],\"k\":\"hour\",\"v\":7.10}");
    await until(() => broker.acknowledged.length === 2);
    expect(calls.flatMap(({ command }) => command.observations)).toEqual([
      { point: "site7", kind: "minute", from: "2026-11-20T02:00:00.000Z", values: { a34002: "120.0", a34004: "55" }, flags: { a34004: "N" } }, { point: "p9", kind: "hour", from: "2025-11-20T02:00:00.000Z", values: { a21026: "7.10" } },
    ]);
  });

  it("user and password of the address reach the broker and no log", async () => {
    let seen = "";
    const broker = new Broker({ authenticate: (client, user, password, done) => { if (client.id === "yunqing-test") seen = `${String(user)}/${String(password)}`; done(null, true); } });
    await broker.start(); const { port } = broker; await broker.kill();
    broker.port = port;
    const { logged } = await bench({ url: `mqtt://bureau:s%40cret@127.0.0.1:${port}` }, undefined, broker);
    broker.cut();
    await rest(300);
    expect(seen).toBe("bureau/s@cret");
    expect(logged.length).toBeGreaterThan(2);
    expect(logged.join("\n")).not.toMatch(/s%40cret|s@cret|bureau/);
  });
});

const mosquitto = await new Promise<boolean>((resolve) => { const socket = createConnection({ host: "127.0.0.1", port: 1883, timeout: 1_000 }); const end = (up: boolean): void => { socket.destroy(); resolve(up); }; socket.on("connect", () => { end(true); }); socket.on("error", () => { end(false); }); socket.on("timeout", () => { end(false); }); });
if (!mosquitto) console.warn("SKIPPED for want of a mosquitto at 127.0.0.1:1883: the bridge against an independent broker");
describe.skipIf(!mosquitto)("against mosquitto, a broker of others", () => {
  it("stores what comes, takes up after being away, and is sent again what it did not acknowledge", async () => {
    const clientId = `yunqing-test-${process.pid}`, root = `yunqing-test-${process.pid}`, calls: PushCommand[] = [], url = "mqtt://127.0.0.1:1883";
    let away = false, tries = 0;
    const start = (): MqttBridge => mqttBridge({ url, clientId, topics: [{ topic: `${root}/{district}/{point}/{kind}` }], gatherMs: 20, retryMs: 50, clock: { now: () => 7 }, log: { info: () => undefined, warn: () => undefined }, refused: async () => undefined, deliver: async (_district, command) => { tries += 1; if (away) throw new Error("away"); calls.push(command); } });
    const publish = async (value: string, from: string): Promise<void> => { const client = await connectAsync(url); await client.publishAsync(`${root}/hill/p1/hour`, told(value, from), { qos: 1 }); await client.endAsync(); };
    const first = start();
    await first.ready;
    await publish("1", "2026-11-20T10:00:00+08:00");
    await until(() => calls.length === 1);
    away = true;
    await publish("2", "2026-11-20T11:00:00+08:00");
    await until(() => tries > 2);
    await first.stop(); // never stored, never acknowledged
    await publish("3", "2026-11-20T12:00:00+08:00");
    away = false;
    const second = start();
    await until(() => second.counts().stored === 2);
    expect(calls.flatMap(({ observations }) => observations.map(({ values }) => values["a21026"]))).toEqual(["1", "2", "3"]);
    await rest(200);
    await second.stop();
    const third = start();
    await third.ready;
    await rest(500);
    expect(third.counts().stored).toBe(0); // everything was acknowledged
    await third.stop();
    await (await connectAsync(url, { clientId, clean: true })).endAsync();
  });
});
