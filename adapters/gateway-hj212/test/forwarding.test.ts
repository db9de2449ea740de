import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import { dataAnswer, encodeFrame, encodeSegment, FrameSplitter, leniencies, requestAnswer, SegmentReader, type Segment } from "@yunqing/hj212";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { qnOf } from "@yunqing/gateway-hj212";
import { instrument, minutePacket, mn2017, morning, peer, sleep, stopAll, target, until, world, type World } from "./shared.js";
import { MemoryStore } from "./memory-store.js";

/** Another host: takes packets, answers as `judge` says. */
class Upstream {
  readonly segments: Segment[] = []; readonly texts: string[] = []; readonly sockets = new Set<Socket>(); server: Server | null = null; tls: { readonly key: Buffer; readonly cert: Buffer } | null = null; port = 0; unanswered = 0; mostUnanswered = 0;
  judge: (segment: Segment, answer: (segment: Segment) => void, socket: Socket) => void = (segment, answer) => { if ((segment.flag! & 1) === 1) answer(dataAnswer(segment)); };
  async start(): Promise<void> {
    const taken = (socket: Socket): void => {
      this.sockets.add(socket); socket.on("close", () => this.sockets.delete(socket)); socket.on("error", () => undefined);
      const reader = new SegmentReader(), splitter = new FrameSplitter({ frame: (bytes, from, to) => {
        reader.parse(bytes, from, to);
        const segment = reader.segment();
        this.segments.push(segment); this.texts.push(Buffer.from(bytes.subarray(from, to)).toString());
        this.mostUnanswered = Math.max(this.mostUnanswered, ++this.unanswered);
        this.judge(segment, (answer) => { this.unanswered--; if (!socket.destroyed) socket.write(encodeFrame(encodeSegment(answer))); }, socket);
        return undefined;
      }, refused: () => undefined }, { allowed: new Set(leniencies.map(({ name }) => name)) });
      socket.on("data", (chunk: Buffer) => { splitter.push(chunk); });
    };
    const server = this.server = this.tls === null ? createServer(taken) : createTlsServer(this.tls, taken).on("connection", (socket: Socket) => { this.sockets.add(socket); }).on("tlsClientError", () => undefined);
    await new Promise<void>((resolve) => { server.listen(this.port, "127.0.0.1", resolve); });
    this.port = (server.address() as { readonly port: number }).port;
  }
  async stop(): Promise<void> { const { server } = this; this.server = null; for (const socket of this.sockets) socket.destroy(); await new Promise<void>((resolve) => { if (server === null) resolve(); else server.close(() => { resolve(); }); }); }
}
let up: Upstream;
beforeEach(async () => { up = new Upstream(); await up.start(); });
afterEach(async () => { await stopAll(); await up.stop(); });

const theirs = "AAAAAAAAAAAAAAAAAAAAAAAA";
async function forwardingWorld(given: Parameters<typeof target>[0] = {}, options = {}, store = new MemoryStore()): Promise<World> {
  const own = instrument();
  return world(options, { instruments: [own], targets: [target({ port: up.port, mns: { [own.instrument]: theirs }, ...given })], store });
}
const packetAt = (k: number, flag = 5): string => minutePacket(qnOf(morning + k), { flag, time: qnOf(morning - 86_400_000 + k * 600_000).slice(0, 14), value: `${k}.0` });
/** what the other host counts: each window once, whatever came twice */
const keys = (): string[] => [...new Set(up.segments.map((segment) => `${segment.mn} ${segment.cn} ${segment.dataTime} ${segment.values[0]?.value}`))];
async function feed(w: World, from: number, to: number, flag = 5): Promise<void> { const p = await peer(w.gateway.port); for (let k = from; k < to; k++) p.send(packetAt(k, flag)); if ((flag & 1) === 1) await p.frames(to - from); p.end(); }

describe("a packet as the other host gets it", () => {
  test("the same edition: its MN and password, all else as it came", async () => {
    const w = await forwardingWorld(); await feed(w, 0, 1);
    await until(() => up.segments.length === 1);
    expect(up.texts[0]).toBe(packetAt(0).replace(mn2017, theirs).replace("PW=123456", "PW=654321"));
    await until(() => w.store.queue.length === 0);
  });
  test("no password waits in the queue", async () => {
    await up.stop();
    const w = await forwardingWorld(); await feed(w, 0, 1);
    expect(w.store.queue).toHaveLength(1);
    expect(Buffer.from(w.store.queue[0]!.frame).toString()).not.toMatch(/654321|123456/);
  });
  test.each([[2005, 1], [2025, 9]] as const)("edition %i: another Flag", async (edition, flag) => {
    const w = await forwardingWorld({ edition }); await feed(w, 0, 1);
    await until(() => up.segments.length === 1);
    expect(up.segments[0]).toMatchObject({ version: edition, flag, mn: theirs, pw: "654321", dataTime: "20261127090000", values: [{ factor: "w01018", field: "Avg", value: "0.0" }, { factor: "w01018", field: "Flag", value: "N" }] });
    await until(() => w.store.queue.length === 0);
  });
  test("too long for one frame: parts that stand alone, with their own QN, each answered", async () => {
    const w = await forwardingWorld({}, {}), own = { ...w.instruments[0]!, setting: 9_001, leniencies: ["over-length"] };
    w.instruments = [own]; await w.gateway.refresh();
    const values = Array.from({ length: 40 }, (_, k) => `w010${String(k + 10)}-Avg=${k}.123,w010${String(k + 10)}-Flag=N`), p = await peer(w.gateway.port);
    p.send(`QN=20261128090000998;ST=32;CN=2051;PW=123456;MN=${mn2017};Flag=5;CP=&&DataTime=20261128080000;${values.join(";")}&&`); await p.frames(1);
    await until(() => up.segments.length === 2 && w.store.queue.length === 0);
    expect(up.segments.map(({ qn, pnum, pno, flag }) => [qn, pnum, pno, flag])).toEqual([["20261128090000998", 2, 1, 7], ["20261128090000999", 2, 2, 7]]);
    expect(up.segments.flatMap((segment) => segment.values.filter(({ field }) => field === "Avg").map(({ value }) => value))).toEqual(values.map((_, k) => `${k}.123`));
    expect(up.texts.every((text) => text.length <= 1_024)).toBe(true);
  });
  test("instruments that are not mapped, packets that are no readings, repeats of what was refused: nothing is sent", async () => {
    const w = await forwardingWorld({ mns: { someone: theirs } }); await feed(w, 0, 2);
    await sleep(100);
    expect([w.store.queue.length, up.segments.length]).toEqual([0, 0]);
  });
  test("a simulated district forwards nothing, whatever its targets say", async () => {
    const mn = "5A5A00000000000000000001", own = instrument({ mn }), w = await world({}, { instruments: [], simulatedInstruments: [own], simulatedTargets: [target({ port: up.port, mns: { [own.instrument]: theirs } })] }), p = await peer(w.gateway.port);
    p.send(minutePacket("20261128085000001", { mn })); await p.frames(1); await sleep(150);
    expect([w.simulated.rows.length, w.simulated.queue.length, up.segments.length]).toEqual([1, 0, 0]);
  });
  test("without bit 0 it is done when it is written", async () => {
    up.judge = () => undefined;
    const w = await forwardingWorld(); await feed(w, 0, 5, 4);
    await until(() => up.segments.length === 5 && w.store.queue.length === 0);
  });
});

describe("nothing is lost and nothing counts twice", () => {
  test("at most eight wait for an answer", async () => {
    up.judge = (segment, answer) => { setTimeout(() => { answer(dataAnswer(segment)); }, 5); };
    const w = await forwardingWorld(); await feed(w, 0, 60);
    await until(() => w.store.queue.length === 0);
    expect([keys().length, up.segments.length, up.mostUnanswered <= 8, up.mostUnanswered > 1]).toEqual([60, 60, true, true]);
  });
  test("a host that drops every fifth packet, and its line every twelfth", async () => {
    let count = 0;
    up.judge = (segment, answer, socket) => { count++; if (count % 12 === 0) socket.destroy(); else if (count % 5 !== 0) answer(dataAnswer(segment)); };
    const w = await forwardingWorld({}, { forwardPatience: { timeoutMs: 60, retries: 3 }, forwardRetryMs: 20 }); await feed(w, 0, 40);
    await until(() => w.store.queue.length === 0, 10_000, () => `${w.store.queue.length} wait`);
    expect(keys()).toHaveLength(40);
  });
  test("a host that is away and comes back, and one that never answers: the queue stays", async () => {
    await up.stop();
    const w = await forwardingWorld({}, { forwardRetryMs: 20 }); await feed(w, 0, 10);
    await sleep(100);
    expect(w.store.queue).toHaveLength(10);
    up.judge = () => undefined; await up.start();
    await until(() => up.segments.length > 8); await sleep(900);
    expect(w.store.queue).toHaveLength(10);
    up.judge = (segment, answer) => { answer(dataAnswer(segment)); };
    await until(() => w.store.queue.length === 0, 10_000);
    expect(keys()).toHaveLength(10);
  });
  test("a gateway that is restarted goes on where it was", async () => {
    up.judge = (segment, answer) => { setTimeout(() => { answer(dataAnswer(segment)); }, 30); };
    const w = await forwardingWorld(); await feed(w, 0, 30);
    await until(() => w.store.queue.length < 20);
    await w.gateway.stop();
    const left = w.store.queue.length;
    expect(left).toBeGreaterThan(0);
    const again = await world({}, { instruments: w.instruments, targets: w.targets, store: w.store });
    await until(() => again.store.queue.length === 0);
    expect(keys()).toHaveLength(30);
  });
  test("a process that does not forward leaves the queue to the one that does", async () => {
    const w = await forwardingWorld({}, { forwards: false }); await feed(w, 0, 3);
    await sleep(150);
    expect([w.store.queue.length, up.segments.length]).toEqual([3, 0]);
  });
  test("a refusal from above is told, and the packets wait", async () => {
    up.judge = (segment, answer) => { answer(requestAnswer(segment, "3")); };
    const w = await forwardingWorld(); await feed(w, 0, 3);
    await until(() => w.events.some(({ event }) => event === "forward-refused"));
    expect(w.store.queue).toHaveLength(3);
    expect(w.events.map(({ note }) => note).join()).not.toMatch(/654321/);
  });
});

test("2025 (second hand): after an outage new data come first, and what waited over ten minutes is marked RF=1", async () => {
  await up.stop();
  const w = await forwardingWorld({ edition: 2025 }, { forwardRetryMs: 20 }); await feed(w, 0, 3);
  w.clock.offset = 700_000;
  await feed(w, 3, 6);
  await up.start();
  await until(() => w.store.queue.length === 0, 8_000);
  expect(up.segments.map(({ values, rf }) => [values[0]!.value, rf])).toEqual([["5.0", null], ["4.0", null], ["3.0", null], ["2.0", 1], ["1.0", 1], ["0.0", 1]]);
});

const openssl = spawnSync("openssl", ["version"]).status === 0;
if (!openssl) console.warn("SKIPPED for want of openssl: forwarding over TLS");
(openssl ? describe : describe.skip)("a target over TLS", () => {
  const certified = (names: string): { readonly key: Buffer; readonly cert: Buffer } => {
    const folder = mkdtempSync(join(tmpdir(), "forward-")), [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")] as const;
    execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=city", "-addext", `subjectAltName=${names}`], { stdio: "ignore" });
    try { return { key: readFileSync(key), cert: readFileSync(cert) }; } finally { rmSync(folder, { recursive: true }); }
  };
  const secured = async (names: string): Promise<Buffer> => { await up.stop(); up.tls = certified(names); await up.start(); return up.tls.cert; };

  test("gets its packets when its certificate is trusted and names the host, by address or by name, and they leave the queue", async () => {
    const forwardCa = await secured("IP:127.0.0.1,DNS:localhost");
    for (const [k, host] of [[0, "127.0.0.1"], [1, "localhost"]] as const) {
      const w = await forwardingWorld({ tls: true, host }, { forwardCa });
      await feed(w, k, k + 1);
      await until(() => up.segments.length === k + 1 && w.store.queue.length === 0);
    }
    expect(keys()).toHaveLength(2);
  });
  test.each([["is signed by nobody that is trusted", "IP:127.0.0.1", false], ["names another host", "DNS:elsewhere.example", true]] as const)("gets nothing when its certificate %s: the packet waits, and no word of it goes out", async (_, names, trusted) => {
    const cert = await secured(names), w = await forwardingWorld({ tls: true }, { ...(trusted ? { forwardCa: cert } : {}), forwardRetryMs: 20 });
    await feed(w, 0, 1);
    await until(() => w.events.some(({ event }) => event === "forward-down"));
    await sleep(100);
    expect([up.segments.length, w.store.queue.length]).toEqual([0, 1]);
    expect(w.events.find(({ event }) => event === "forward-down")?.note).toMatch(trusted ? /Hostname\/IP does not match/ : /self.signed certificate/);
  });
  test("that speaks plain TCP gets nothing either", async () => {
    const heard: Buffer[] = [];
    up.judge = () => undefined;
    await up.stop();
    const plain = createServer((socket) => { socket.on("data", (bytes) => { heard.push(bytes); socket.destroy(); }); socket.on("error", () => undefined); });
    await new Promise<void>((resolve) => { plain.listen(0, "127.0.0.1", resolve); });
    const w = await forwardingWorld({ tls: true, port: (plain.address() as { readonly port: number }).port }, { forwardRetryMs: 20 });
    await feed(w, 0, 1);
    await until(() => heard.length >= 1 && w.events.some(({ event }) => event === "forward-down"));
    expect([Buffer.concat(heard).toString("latin1").includes("ST="), w.store.queue.length]).toEqual([false, 1]);
    await stopAll();
    await new Promise<void>((resolve) => { plain.close(() => { resolve(); }); });
    await up.start();
  });
});
