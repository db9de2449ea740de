import { connect, type Socket } from "node:net";
import type { ForwardTarget, InstrumentFact } from "@yunqing/domain";
import { startGateway, type Gateway, type GatewayEvent, type GatewayOptions, type GatewayPorts } from "@yunqing/gateway-hj212";
import { crc16, FrameSplitter, leniencies, SegmentReader, type Segment } from "@yunqing/hj212";
import { MemoryStore } from "./memory-store.js";

export const mn2017 = "010000A8900016F000169DC0", mn2005 = "88888880000001", mnSimulated = "5A5A00000000000000000001";
const signed = { by: "u", at: "2026-01-01T00:00:00.000Z", organisationPath: "o", placePath: "p", enterprise: null, district: "d" };
let serial = 0;
export function instrument(given: Partial<InstrumentFact> = {}): InstrumentFact {
  const number = ++serial;
  return { ...signed, id: `fact${number}`, instrument: `i${number}`, seq: 1, setting: number, source: number, mn: mn2017, point: "p1", st: "32", edition: null, passwordEncrypted: "enc:123456", keyEncrypted: null, leniencies: [], units: {},
    timeMark: "start", minuteInterval: 10, realTimeSeconds: 30, addresses: [], active: true, ...given } as InstrumentFact;
}
export function target(given: Partial<ForwardTarget> = {}): ForwardTarget {
  return { ...signed, id: "t", target: "t1", seq: 1, name: "市平台", host: "127.0.0.1", port: 1, tls: false, edition: 2017, passwordEncrypted: "enc:654321", mns: {}, active: true, ...given } as ForwardTarget;
}

/** A frame around a segment, right in length and CRC. */
export function framed(segment: string, tail = "\r\n"): Buffer {
  const bytes = Buffer.from(segment);
  return Buffer.concat([Buffer.from(`##${String(bytes.length).padStart(4, "0")}`), bytes, Buffer.from(crc16(bytes).toString(16).toUpperCase().padStart(4, "0") + tail)]);
}
/** A minute packet of 2017; `flag` 5 wants an answer. */
export const minutePacket = (qn: string, given: { readonly mn?: string; readonly pw?: string; readonly flag?: number; readonly time?: string; readonly value?: string; readonly st?: string; readonly cn?: string } = {}): string =>
  `QN=${qn};ST=${given.st ?? "32"};CN=${given.cn ?? "2051"};PW=${given.pw ?? "123456"};MN=${given.mn ?? mn2017};Flag=${given.flag ?? 5};CP=&&DataTime=${given.time ?? "20261128084000"};w01018-Avg=${given.value ?? "40.1"},w01018-Flag=N&&`;

/** Wire end of an instrument: sends bytes, reads frames. */
export class Peer {
  readonly segments: Segment[] = []; readonly texts: string[] = []; bytes = 0; closed = false; hear: (segment: Segment) => void = () => undefined;
  private readonly reader = new SegmentReader(); private waiters: (() => void)[] = [];
  readonly splitter = new FrameSplitter({ frame: (bytes, from, to) => { this.reader.parse(bytes, from, to); const segment = this.reader.segment(); this.segments.push(segment); this.texts.push(Buffer.from(bytes.subarray(from, to)).toString("latin1")); this.hear(segment); return undefined; }, refused: () => undefined },
    { allowed: new Set(leniencies.map(({ name }) => name)) });
  constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("data", (chunk) => { this.bytes += chunk.length; this.splitter.push(chunk); this.wake(); });
    socket.on("error", () => undefined);
    socket.on("close", () => { this.closed = true; this.wake(); });
  }
  private wake(): void { const waiters = this.waiters; this.waiters = []; for (const waiter of waiters) waiter(); }
  send(bytes: string | Uint8Array): this { this.socket.write(typeof bytes === "string" ? framed(bytes) : bytes); return this; }
  /** Waits until so many frames came in all. */
  async frames(count: number, ms = 20_000): Promise<readonly Segment[]> { await until(() => this.segments.length >= count || this.closed, ms, () => `${this.segments.length} of ${count} frames`); return this.segments; }
  async gone(ms = 20_000): Promise<void> { await until(() => this.closed, ms, () => "the line is still open"); }
  end(): void { this.socket.destroy(); }
}
export async function peer(port: number): Promise<Peer> {
  const socket = connect({ host: "127.0.0.1", port });
  await new Promise<void>((resolve, reject) => { socket.once("connect", resolve); socket.once("error", reject); });
  return new Peer(socket);
}
export async function until(condition: () => boolean, ms = 20_000, what: () => string = () => "it did not happen"): Promise<void> {
  const limit = Date.now() + ms;
  while (!condition()) { if (Date.now() > limit) throw new Error(`after ${ms} ms: ${what()}`); await sleep(3); }
}
export const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

export interface World {
  readonly gateway: Gateway; readonly store: MemoryStore; readonly simulated: MemoryStore; readonly events: GatewayEvent[]; instruments: InstrumentFact[]; targets: ForwardTarget[]; simulatedInstruments: InstrumentFact[]; simulatedTargets: ForwardTarget[]; registryFails: boolean;
  /** the time of day that the gateway sees; moves by itself */
  readonly clock: { offset: number }; readonly changed: string[]; readonly ports: GatewayPorts;
}
/** 2026-11-28 09:00 Beijing: the day of the packets above. */
export const morning = Date.UTC(2026, 10, 28, 1, 0, 0);
const running = new Set<Gateway>();
export async function world(options: GatewayOptions = {}, given: Partial<Pick<World, "instruments" | "targets" | "simulatedInstruments" | "simulatedTargets" | "registryFails" | "store">> = {}): Promise<World> {
  const store = given.store ?? new MemoryStore(), simulated = new MemoryStore(), events: GatewayEvent[] = [], changed: string[] = [], started = Date.now(), clock = { offset: 0 };
  const held = { instruments: given.instruments ?? [instrument()], targets: given.targets ?? [], simulatedInstruments: given.simulatedInstruments ?? [], simulatedTargets: given.simulatedTargets ?? [], registryFails: given.registryFails ?? false };
  const ports: GatewayPorts = {
    districts: () => [{ id: "real", simulated: false, observations: store, registry: async () => { if (own.registryFails) throw new Error("no connection"); return { instruments: own.instruments, targets: own.targets }; } }, { id: "demo", simulated: true, observations: simulated, registry: async () => ({ instruments: own.simulatedInstruments, targets: own.simulatedTargets }) }],
    decrypt: (text) => text.replace(/^enc:/, ""), encrypt: (text) => `enc:${text}`, now: () => morning + clock.offset + Date.now() - started, log: (event) => { events.push(event); },
    passwordChanged: async (district, id, password) => { changed.push(`${district} ${id} ${password}`); }, settingChanged: async (district, id, command, parameters) => { changed.push(`${district} ${id} ${command} ${JSON.stringify(parameters)}`); },
  };
  const own = { ...held, store, simulated, events, clock, changed, ports } as unknown as World;
  const gateway = await startGateway(ports, { port: 0, tickMs: 20, registryMs: 60_000, flushMs: 50, pollMs: 50, settleMs: 60, stopMs: 300, patience: { timeoutMs: 150, retries: 2 }, forwardPatience: { timeoutMs: 200, retries: 2 }, forwardRetryMs: 50, ...options });
  running.add(gateway);
  return Object.assign(own, { gateway });
}
export async function stopAll(): Promise<void> { for (const gateway of running) { running.delete(gateway); await gateway.stop(); } }
