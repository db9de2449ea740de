import { afterEach, describe, expect, test } from "vitest";
import { framed, instrument, minutePacket, mn2017, morning, peer, sleep, stopAll, until, world, type Peer } from "./shared.js";
import { MemoryStore } from "./memory-store.js";
import { qnOf } from "@yunqing/gateway-hj212";
afterEach(stopAll);

/** Packets of distinct minutes before the morning, numbered by their QN. */
const numbered = (count: number, mn = mn2017, flag = 5): string[] => Array.from({ length: count }, (_, k) => minutePacket(qnOf(morning + k), { mn, flag, time: qnOf(morning - 86_400_000 - k * 600_000).slice(0, 14), value: `${k}.0` }));

describe("9014 goes out after the commit", () => {
  test("not a byte before the append has resolved", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    w.store.delayMs = 300;
    p.send(minutePacket("20261128085000001"));
    await until(() => w.store.flying === 1);
    await sleep(200);
    expect([p.bytes, w.store.kept.length]).toEqual([0, 0]);
    await p.frames(1);
    expect([p.segments[0]?.cn, w.store.kept.length]).toEqual(["9014", 1]);
  });
  test("what comes while one append flies goes into the next, together, in order, one append at a time", async () => {
    const w = await world(), p = await peer(w.gateway.port), packets = numbered(300);
    w.store.delayMs = 60;
    p.send(packets[0]!); await until(() => w.store.flying === 1);
    for (const packet of packets.slice(1)) p.send(packet);
    await p.frames(300);
    expect([w.store.mostFlying, w.store.appends <= 4, w.store.largest >= 100]).toEqual([1, true, true]);
    expect(w.store.rows.map(({ content }) => content)).toEqual(packets.map((_, k) => `${k}.0`));
    expect(p.segments.map(({ qn }) => qn)).toEqual(packets.map((_, k) => qnOf(morning + k)));
  });
  test("a lone packet is stored at once: fifty, each after the answer to the one before, in under a second", async () => {
    const w = await world(), p = await peer(w.gateway.port), begun = performance.now();
    for (const [k, packet] of numbered(50).entries()) { p.send(packet); await p.frames(k + 1); }
    expect(w.store.appends).toBe(50);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
  test("a batch is never larger than asked for", async () => {
    const w = await world({ batchPackets: 7 }), p = await peer(w.gateway.port);
    p.send(Buffer.concat(numbered(100).map((packet) => framed(packet))));
    await p.frames(100);
    expect(w.store.largest).toBe(7);
  });
  test("districts do not wait for each other", async () => {
    const simulatedMn = "5A5A00000000000000000001", w = await world({}, { simulatedInstruments: [instrument({ mn: simulatedMn })] }), p = await peer(w.gateway.port);
    w.store.hang = true;
    p.send(minutePacket("20261128085000001")).send(minutePacket("20261128085000002", { mn: simulatedMn }));
    await p.frames(1);
    expect(p.segments.map(({ qn }) => qn)).toEqual(["20261128085000002"]);
  });
});

describe("repeats and revisions", () => {
  test("the same again is answered and changes nothing; another value revises; both are counted on the line", async () => {
    const w = await world(), p = await peer(w.gateway.port), source = w.instruments[0]!.source, from = Date.parse("2026-11-28T08:40:00+08:00");
    p.send(minutePacket("20261128085000001")).send(minutePacket("20261128085000001")).send(minutePacket("20261128085000002", { value: "40.2" }));
    await p.frames(3);
    await until(() => w.store.lineStates.get(source)?.packets === 3);
    expect(p.segments.map(({ cn }) => cn)).toEqual(["9014", "9014", "9014"]);
    expect(w.store.windowOf(source, "minute", from)).toEqual({ "w01018-Avg": "40.2", "w01018-Flag": "N" });
    expect(w.store.lineStates.get(source)).toMatchObject({ repeats: 1, revisions: 1, lastFrom: { minute: from } });
  });
  test("counts go on from what is stored", async () => {
    const store = new MemoryStore(), instruments = [instrument()], { source } = instruments[0]!;
    await store.putLines([{ source, seenAt: 5, address: "x", connected: false, driftMs: 7, lastFrom: { hour: 9 }, packets: 100, refused: 10, repeats: 3, revisions: 2, leniencies: { "crc-lower-case": 4 } }], []);
    const w = await world({}, { store, instruments }), p = await peer(w.gateway.port);
    p.send(minutePacket("20261128085000001")); await p.frames(1);
    await until(() => w.store.lineStates.get(source)?.packets === 101);
    expect(w.store.lineStates.get(source)).toMatchObject({ refused: 10, repeats: 3, revisions: 2, leniencies: { "crc-lower-case": 4 }, connected: true, address: "127.0.0.1", lastFrom: { hour: 9, minute: Date.parse("2026-11-28T08:40:00+08:00") } });
  });
});

describe("a store that fails", () => {
  const away = (arrivals: readonly unknown[]): void => { throw new Error(`no connection (${arrivals.length})`); };
  test("nobody is answered, the line is closed, what is sent again on a new one is stored and answered", async () => {
    const w = await world(), p = await peer(w.gateway.port), packets = numbered(20);
    w.store.judge = away;
    for (const packet of packets) p.send(packet);
    await p.gone();
    expect([p.bytes, w.store.kept.length, w.gateway.stats().queued]).toEqual([0, 0, 0]);
    w.store.judge = () => undefined;
    const again = await peer(w.gateway.port);
    for (const packet of packets) again.send(packet);
    await again.frames(20);
    expect([w.store.rows.length, again.segments.length]).toEqual([20, 20]);
    expect(w.events.filter(({ event }) => event === "append-failed")).toHaveLength(1);        // said once, not for each
  });
  test("what nobody would send again waits for the store", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    w.store.judge = away;
    for (const packet of numbered(5, mn2017, 4)) p.send(packet);
    await until(() => w.gateway.stats().failedBatches >= 1);
    await sleep(50);
    w.store.judge = () => undefined;
    await until(() => w.store.rows.length === 5);
    expect([p.closed, w.store.rows.map(({ content }) => content)]).toEqual([false, ["0.0", "1.0", "2.0", "3.0", "4.0"]]);
  });
  test("one failure closes no line", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    let failures = 1;
    w.store.judge = () => { if (failures-- > 0) throw new Error("deadlock"); };
    for (const packet of numbered(40)) p.send(packet);
    await p.frames(40);
    expect([p.closed, w.store.rows.length]).toEqual([false, 40]);
  });
  test("a packet that the store does not take is kept without its reading, and takes no other with it", async () => {
    const other = "0123456789ABCDEF01234567", w = await world({}, { instruments: [instrument(), instrument({ mn: other })] }), p = await peer(w.gateway.port), q = await peer(w.gateway.port);
    w.store.judge = (arrivals) => { if (arrivals.some(({ reading }) => reading?.content === "7.0")) throw new Error("invalid byte sequence"); };
    p.send(Buffer.concat(numbered(20).map((packet) => framed(packet)))); q.send(Buffer.concat(numbered(6, other).map((packet) => framed(packet))));
    await p.frames(20); await q.frames(6);
    expect([p.closed, q.closed, w.store.rows.length]).toEqual([false, false, 25]);
    expect(w.store.kept.filter(({ verdict }) => verdict === "set-aside").map(({ word }) => word)).toEqual(["not-storable"]);
    expect(w.events.some(({ event }) => event === "packet-not-storable")).toBe(true);
  });
});

test("cut into chunks at every byte, a stream gives the same answers and the same store", async () => {
  const stream = Buffer.concat([Buffer.from("\0\xffDTU-0001\r\n", "latin1"), ...numbered(3).map((packet) => framed(packet)), Buffer.from("##01"), framed(numbered(4)[3]!)]), w = await world(), source = w.instruments[0]!.source;
  const whole = await peer(w.gateway.port);
  whole.send(stream); await whole.frames(4);
  const before = w.store.rows.length;
  for (let cut = 1; cut < stream.length; cut += 1) {
    const p = await peer(w.gateway.port);
    p.send(stream.subarray(0, cut)); if (cut % 8 === 0) await sleep(1); p.send(stream.subarray(cut));
    await p.frames(4);
    if (p.texts.join() !== whole.texts.join()) throw new Error(`cut at ${cut}: ${p.texts.join()}`);
    p.end();
  }
  const bytewise = await peer(w.gateway.port);
  for (const byte of stream) bytewise.send(Uint8Array.of(byte));
  await bytewise.frames(4);
  expect([bytewise.texts, w.store.rows.length, before]).toEqual([whole.texts, 4, 4]);
  await until(() => (w.store.lineStates.get(source)?.repeats ?? 0) === 4 * stream.length);
});

describe("a store that hangs", () => {
  test("reading stops for all, memory stays bounded, and reading goes on when it comes back", async () => {
    const w = await world({ queuePackets: 2_000 }), flood = Buffer.concat(numbered(500).map((packet) => framed(packet)));
    let release: (() => void) | undefined;
    const held = new Promise<void>((resolve) => { release = resolve; }), append = w.store.append.bind(w.store);
    let hanging = true;
    w.store.append = async (arrivals) => { if (hanging) await held; return append(arrivals); };
    const peers: Peer[] = await Promise.all(Array.from({ length: 8 }, async () => peer(w.gateway.port)));
    let sent = 0;
    const pump = (p: Peer): void => { if (sent >= 200_000) return; sent += 500; p.socket.write(flood, () => { pump(p); }); };
    for (const p of peers) pump(p);
    await until(() => w.gateway.stats().paused);
    await sleep(300);
    globalThis.gc?.();
    const first = { received: w.gateway.stats().received, rss: process.memoryUsage().rss };
    await sleep(700);
    globalThis.gc?.();
    const later = w.gateway.stats();
    expect(later.received).toBe(first.received);                                   // nothing further is read
    expect(later.queued).toBeLessThan(2_000 + 8 * 600);                           // at most what was already read of each line
    expect(process.memoryUsage().rss - first.rss).toBeLessThan(60 * 1_048_576);
    const late = await peer(w.gateway.port);
    late.send(numbered(1)[0]!); await sleep(100);
    expect(w.gateway.stats().received).toBe(first.received);                       // nor from a line that comes now
    for (const p of peers) p.end();
    hanging = false; release!();
    await late.frames(1);
    expect(late.segments[0]?.cn).toBe("9014");
    await until(() => w.gateway.stats().queued === 0 && !w.gateway.stats().paused);
  });
  test("the bytes of the queue are bounded too", async () => {
    const w = await world({ queueBytes: 200_000 }), p = await peer(w.gateway.port);
    w.store.hang = true;
    p.send(Buffer.concat(numbered(3_000).map((packet) => framed(packet))));
    await until(() => w.gateway.stats().paused);
    await sleep(50);
    expect(w.gateway.stats().queuedBytes).toBeLessThan(200_000 + 65_536 * 6);
  });
  test("a peer that does not read its answers is not read from, and others are served", async () => {
    const w = await world({ lineTimeoutMs: 600_000 }), deaf = await peer(w.gateway.port), p = await peer(w.gateway.port), flood = Buffer.concat(numbered(2_000).map((packet) => framed(packet)));
    deaf.socket.pause();
    let written = 0;
    const pump = (): void => { if (written < 200) { written++; deaf.socket.write(flood, pump); } };
    pump();
    // it stands still when nothing came for a whole second: between two parts of a slow machine there may be some hundred milliseconds
    let before = -1, since = 0;
    await until(() => { const now = w.gateway.stats().received; if (now !== before) since = Date.now(); before = now; return now > 0 && Date.now() - since > 1000; }, 60_000);
    const { received } = w.gateway.stats();
    p.send(numbered(1)[0]!); await p.frames(1);
    expect([received < 200_000, w.gateway.stats().received <= received + 200, w.gateway.stats().queued]).toEqual([true, true, 0]);       // of 400,000 that it wants to send
    w.clock.offset = 70_000;
    await until(() => w.gateway.stats().connections === 1);
    p.send(numbered(1)[0]!); await p.frames(2);
  });
});

test("stop stores and answers what was read, and says that no line is connected", async () => {
  const w = await world({ stopMs: 2_000 }), p = await peer(w.gateway.port);
  w.store.delayMs = 150;
  for (const packet of numbered(30)) p.send(packet);
  await until(() => w.gateway.stats().received === 30);
  await w.gateway.stop();
  await p.gone();
  expect([w.store.rows.length, p.segments.length, w.store.lineStates.get(w.instruments[0]!.source)?.connected]).toEqual([30, 30, false]);
});
