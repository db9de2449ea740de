import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls } from "node:tls";
import { sealed } from "@yunqing/hj212";
import { afterEach, describe, expect, test } from "vitest";
import { framed, instrument, minutePacket, mn2017, Peer, peer, sleep, stopAll, until, world } from "./shared.js";
afterEach(stopAll);

const other = "0123456789ABCDEF01234567", qn = (k: number): string => `202611280850000${String(k).padStart(2, "0")}`;

describe("lines", () => {
  test("several MNs on one connection: each is read by its own setting, each answer names its own MN", async () => {
    const own = [instrument(), instrument({ mn: other, timeMark: "end", passwordEncrypted: "enc:abcdef" })], w = await world({}, { instruments: own }), p = await peer(w.gateway.port), at = Date.parse("2026-11-28T08:40:00+08:00");
    p.send(minutePacket(qn(1))).send(minutePacket(qn(2), { mn: other, pw: "abcdef" })).send(minutePacket(qn(3), { mn: other, pw: "123456" }));
    await p.frames(3);
    expect(p.segments.map(({ mn, cn }) => [mn, cn])).toEqual([[mn2017, "9014"], [other, "9014"], [other, "9011"]]);
    expect(w.store.rows.map(({ source, from }) => [source, from])).toEqual([[own[0]!.source, at], [own[1]!.source, at - 600_000]]);
    expect(w.gateway.stats()).toMatchObject({ connections: 1, online: 2 });
  });
  test("an MN on a new socket while the old one lives: commands go to the one that spoke last; the old one may close", async () => {
    const w = await world(), old = await peer(w.gateway.port), young = await peer(w.gateway.port), command = (id: string) => w.store.commands.push({ id, instrument: w.instruments[0]!.instrument, command: "real-time-off", parameters: {}, by: "u", at: new Date(w.ports.now()).toISOString(), organisationPath: "", placePath: "", enterprise: null, district: "d", claimed: null });
    old.send(minutePacket(qn(1))); await old.frames(1);
    young.send(minutePacket(qn(2))); await young.frames(1);
    command("a"); w.gateway.nudge();
    await young.frames(2);
    expect([young.segments[1]?.cn, old.segments.length]).toEqual(["2012", 1]);
    old.end(); await until(() => w.gateway.stats().connections === 1);
    expect(w.gateway.stats().online).toBe(1);
    young.end(); await until(() => w.gateway.stats().online === 0);
    await until(() => w.store.lineStates.get(w.instruments[0]!.source)?.connected === false);
  });
  test("registration and heartbeats of a DTU between frames: three a minute are kept, all are counted, packets are not disturbed", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    p.send(minutePacket(qn(1))); await p.frames(1);
    for (let k = 0; k < 40; k++) p.send(Buffer.from(`@DTU:0${k}\xfe\xfe`, "latin1")).send(minutePacket(qn(k), { time: `202611270${k % 10}0000`, value: String(k) }));
    await p.frames(41);
    await until(() => w.store.lineStates.get(w.instruments[0]!.source)?.refused === 40);
    expect(w.store.kept.filter(({ word }) => word === "noise")).toMatchObject(Array.from({ length: 3 }, () => ({ verdict: "refused", source: w.instruments[0]!.source })));
    expect(w.store.kept.filter(({ verdict }) => verdict === "reading")).toHaveLength(41);
  });
  test("a frame without its line end is taken when the line goes quiet, where the instrument may do so", async () => {
    const w = await world({}, { instruments: [instrument({ leniencies: ["tail-missing"] })] }), p = await peer(w.gateway.port);
    p.send(framed(minutePacket(qn(1)), "")); await p.frames(1);
    expect(p.segments[0]?.cn).toBe("9014");
  });
  test("a silent line is closed, sooner where nobody known spoke; one that speaks is not", async () => {
    const w = await world({ lineTimeoutMs: 4_000, strangerTimeoutMs: 600, tickMs: 20 }), mute = await peer(w.gateway.port), heard = await peer(w.gateway.port);
    heard.send(minutePacket(qn(1))); await heard.frames(1);
    await mute.gone(4_000);
    expect(heard.closed).toBe(false);
    w.clock.offset = 10_000;
    await heard.gone(3_000);
  });
  test("a slow sender, a byte at a time, is waited for", async () => {
    const w = await world({ settleMs: 10 }), p = await peer(w.gateway.port);
    for (const byte of framed(minutePacket(qn(1))).subarray(0, 60)) { p.send(Uint8Array.of(byte)); await sleep(2); }
    p.send(framed(minutePacket(qn(1))).subarray(60)); await p.frames(1);
    expect(w.store.rows).toHaveLength(1);
  });
  test("more connections than allowed are not taken", async () => {
    const w = await world({ maxConnections: 2 });
    await peer(w.gateway.port); await peer(w.gateway.port);
    await (await peer(w.gateway.port)).gone();
    expect(w.gateway.stats().connections).toBe(2);
  });
  test("before the registry could be read once nobody is refused: the line is closed, and taken when it is read", async () => {
    const w = await world({}, { registryFails: true }), p = await peer(w.gateway.port);
    p.send(minutePacket(qn(1))); await p.gone();
    expect([p.bytes, w.store.kept, w.events.some(({ event }) => event === "registry-failed")]).toEqual([0, [], true]);
    w.registryFails = false; await w.gateway.refresh();
    const q = await peer(w.gateway.port); q.send(minutePacket(qn(1))); await q.frames(1);
    expect(q.segments[0]?.cn).toBe("9014");
    w.registryFails = true; await w.gateway.refresh();              // and what was known stays in force
    q.send(minutePacket(qn(2))); await q.frames(2);
    expect(q.segments[1]?.cn).toBe("9014");
  });
  test("drift is arrival minus DataTime of real-time data, else minus QN", async () => {
    const w = await world(), p = await peer(w.gateway.port), { source } = w.instruments[0]!;
    p.send(minutePacket("20261128085955000")); await p.frames(1);
    await until(() => w.store.lineStates.get(source) !== undefined);
    expect(Math.abs(w.store.lineStates.get(source)!.driftMs! - 5_000)).toBeLessThan(2_000);
    p.send(minutePacket("20261128085955001", { cn: "2011", time: "20261128085900" })).send(minutePacket("20261128085955002", { time: "20261128080000" })); await p.frames(3);
    await until(() => w.store.lineStates.get(source)?.packets === 3);
    expect(Math.abs(w.store.lineStates.get(source)!.driftMs! - 60_000)).toBeLessThan(3_000);
  });
});

describe("packets set aside are answered, so that no instrument sends them for ever", () => {
  test("a clock ahead, an empty packet", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    p.send(minutePacket(qn(1), { time: "20271128084000" })).send(minutePacket(qn(2)).replace(/;w01018.*&&$/, "&&"));
    await p.frames(2);
    expect([p.segments.map(({ cn }) => cn), w.store.kept.map(({ verdict, word }) => [verdict, word]), w.store.rows]).toEqual([["9014", "9014"], [["set-aside", "clock"], ["set-aside", "empty"]], []]);
  });
});

describe("notices", () => {
  test("the heartbeat 9015 of 2025 (second hand) gets 9013", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    p.send(`QN=${qn(1)};ST=32;CN=9015;PW=123456;MN=${mn2017};Flag=9;CP=&&&&`); await p.frames(1);
    expect(p.texts).toEqual([`QN=${qn(1)};ST=91;CN=9013;PW=123456;MN=${mn2017};Flag=8;CP=&&&&`]);
    expect(w.store.kept).toMatchObject([{ verdict: "exchange", word: "9015" }]);
  });
  test("1013 gets 9013, and then the clock is set by 1012 where that is wanted", async () => {
    for (const setsClock of [true, false]) {
      const w = await world({ setsClock }), p = await peer(w.gateway.port);
      p.send(`QN=${qn(1)};ST=32;CN=1013;PW=123456;MN=${mn2017};Flag=5;CP=&&PolId=w01018&&`); await p.frames(setsClock ? 2 : 1); await sleep(30);
      expect(p.segments.map(({ cn }) => cn)).toEqual(setsClock ? ["9013", "1012"] : ["9013"]);
      if (setsClock) { expect(p.segments[1]!.fields["SystemTime"]).toMatch(/^2026112809000\d$/); await until(() => w.store.kept.some(({ direction, word }) => direction === "out" && word === "1012")); }
    }
  });
  test("an instrument that asks for a new key (1014, second hand) gets 9013, and somebody is told", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    p.send(`QN=${qn(1)};ST=32;CN=1014;PW=123456;MN=${mn2017};Flag=9;CP=&&SKCreateTime=20261101000000&&`); await p.frames(1);
    expect([p.segments[0]?.cn, w.events.filter(({ event }) => event === "key-asked").length]).toEqual(["9013", 1]);
  });
});

describe("HJ 212-2025 §6.4 (second hand): sealed packets", () => {
  const key = Uint8Array.from({ length: 16 }, (_, k) => 7 * k), plain = minutePacket(qn(1), { flag: 9 }), sealedFrame = (): Buffer => { const own = framed(plain); return Buffer.concat([own.subarray(0, 6), sealed(Buffer.from(plain), key), own.subarray(own.length - 6)]); };
  test("are opened with the key of their MN, and kept as they came", async () => {
    const w = await world({}, { instruments: [instrument({ keyEncrypted: `enc:${Buffer.from(key).toString("hex")}` })] }), p = await peer(w.gateway.port);
    p.send(sealedFrame()); await p.frames(1);
    expect([p.segments[0]?.cn, w.store.rows.map(({ content }) => content), w.store.kept[0]!.bytes]).toEqual(["9014", ["40.1"], Uint8Array.from(sealedFrame().subarray(0, -2))]);
  });
  test("without the key they are refused as such and not answered", async () => {
    const w = await world(), p = await peer(w.gateway.port);
    p.send(sealedFrame()); await until(() => w.store.kept.length === 1);
    expect([w.store.kept[0], p.bytes]).toMatchObject([{ verdict: "refused", word: "sm4-key-wrong" }, 0]);
  });
});

const openssl = spawnSync("openssl", ["version"]).status === 0;
if (!openssl) console.warn("SKIPPED for want of openssl: packets over TLS");
(openssl ? test : test.skip)("over TLS the same is taken and answered, and plain TCP is not", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gateway-")), [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key, "-out", cert, "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"], { stdio: "ignore" });
  const w = await world({ tls: { key: readFileSync(key), cert: readFileSync(cert) } }), socket = connectTls({ host: "127.0.0.1", port: w.gateway.port, ca: readFileSync(cert), servername: "localhost" });
  await new Promise<void>((resolve, reject) => { socket.once("secureConnect", resolve); socket.once("error", reject); });
  const p = new Peer(socket);
  p.send(minutePacket(qn(1))); await p.frames(1);
  expect(p.segments[0]?.cn).toBe("9014");
  const bare = await peer(w.gateway.port);
  bare.send(minutePacket(qn(2))); await bare.gone();
  expect(w.store.rows).toHaveLength(1);
});
