import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";
import { crc16, crcText, encodeFrame, encodeSegment, receiver } from "@yunqing/hj212";
import { Histogram, load, loadInstruments, loadMn, LoadTemplate, loadValue, loadValues, simulatedMnPrefix } from "@yunqing/simulator";
import { beijing, Host } from "./host.js";

/** A host that does nothing but answer: it finds each QN and MN by the length of the load's packets. */
async function answering(size: number, cutAfter = Number.POSITIVE_INFINITY): Promise<{ port: number; seen: () => number; close: () => Promise<void> }> {
  let seen = 0;
  const open = new Set<import("node:net").Socket>();
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    open.add(socket);
    socket.on("error", () => undefined); socket.on("close", () => open.delete(socket));
    socket.on("data", (chunk) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const out: Buffer[] = [];
      let at = 0;
      for (; at + size <= held.length; at += size) {
        seen++;
        if (seen === cutAfter) { socket.destroy(); return; }
        const segment = Buffer.from(`QN=${held.toString("latin1", at + 9, at + 26)};ST=91;CN=9014;PW=123456;MN=${held.toString("latin1", at + 54, at + 78)};Flag=4;CP=&&&&`);
        out.push(Buffer.from(`##${String(segment.length).padStart(4, "0")}${segment.toString()}${crcText(crc16(segment))}\r\n`));
      }
      held = held.subarray(at);
      if (out.length > 0) socket.write(Buffer.concat(out));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return { port: typeof address === "object" && address !== null ? address.port : 0, seen: () => seen, close: async () => { for (const socket of open) socket.destroy(); await new Promise<void>((done) => { server.close(() => done()); }); } };
}

describe("packets of the load", () => {
  test("a patched template is what the encoder writes", () => {
    for (const cn of ["2011", "2051"] as const) for (const factors of [1, 5, 12]) {
      const template = new LoadTemplate(cn, factors), bytes = new Uint8Array(3 * template.size);
      for (const [i, at] of [[0, "2026-03-01T00:00:00"], [9_999, "2026-02-28T23:59:59"], [255, "2026-11-05T17:08:09"]] as const) {
        const second = beijing(at) / 1_000, time = at.replace(/\D/g, "");
        template.write(bytes, template.size, i, second);
        const expected = encodeFrame(encodeSegment({ version: 2017, qn: `${time}001`, st: "31", cn, pw: "123456", mn: loadMn(i), flag: 5, pnum: null, pno: null, rf: null, dataTime: time, values: loadValues(cn, factors, i, second), fields: {} }));
        expect(Buffer.from(bytes.subarray(template.size, 2 * template.size)).toString()).toBe(Buffer.from(expected).toString());
      }
      expect(receiver().push(bytes.subarray(template.size, 2 * template.size))).toMatchObject([{ kind: "packet", leniencies: [] }]);
    }
    expect(new LoadTemplate("2011", 5).size).toBe(334);
    expect(loadValue(3, 1_790_000_000, 2)).toBe(loadValue(3, 1_790_000_000, 2));
    expect(loadInstruments(3).every(({ mn }) => mn.startsWith(simulatedMnPrefix) && mn.length === 24)).toBe(true);
  });
  test("quantiles are right within three percent", () => {
    const histogram = new Histogram();
    for (let k = 1; k <= 1_000; k++) histogram.add(k / 10);
    const { p50, p99, max, mean, count } = histogram.latency();
    expect([Math.abs(p50 / 50 - 1) < 0.04, Math.abs(p99 / 99 - 1) < 0.04, max, mean, count]).toEqual([true, true, 100, 50.05, 1_000]);
  });
});

describe("the load generator", () => {
  test("every packet is acknowledged, each once", async () => {
    const host = await answering(334), acked = new Set<string>();
    const result = await load({ host: "127.0.0.1", port: host.port, instruments: 50, packetsPerSecond: "max", packets: 20_000, window: 128, connections: 4, onAcknowledged: (i, second) => acked.add(`${i} ${second}`) });
    await host.close();
    expect(result).toMatchObject({ sent: 20_000, acked: 20_000, refused: 0, unanswered: 0, connected: 4, lost: 0, packetBytes: 334 });
    expect([acked.size, host.seen(), result.latency.count]).toEqual([20_000, 20_000, 20_000]);
    expect(result.latency.p50 <= result.latency.p99 && result.latency.p99 <= result.latency.max).toBe(true);
  });
  test("a rate is kept, over many lines", async () => {
    const host = await answering(334);
    const result = await load({ host: "127.0.0.1", port: host.port, instruments: 300, connections: 300, packetsPerSecond: 1_000, seconds: 1, window: 4 });
    await host.close();
    expect(result).toMatchObject({ connected: 300, unanswered: 0 });
    expect(result.sent).toBeGreaterThan(850); expect(result.sent).toBeLessThanOrEqual(1_001);
  });
  test("what a lost line left unanswered is sent again", async () => {
    const host = await answering(334, 3_000);
    const result = await load({ host: "127.0.0.1", port: host.port, instruments: 10, packetsPerSecond: "max", packets: 8_000, window: 64, connections: 2 });
    await host.close();
    expect(result).toMatchObject({ sent: 8_000, acked: 8_000, unanswered: 0, lost: 1 });
    expect(result.resent).toBeGreaterThan(0);
  });
  test("a refusal is counted", async () => {
    const host = new Host(), port = await host.listen();
    host.answer = (segment) => ({ ...segment, st: "91", cn: "9011", flag: 4, dataTime: null, values: [], fields: { QnRtn: "3" } });
    expect(await load({ host: "127.0.0.1", port, instruments: 2, packetsPerSecond: "max", packets: 10 })).toMatchObject({ sent: 10, acked: 0, refused: 10, unanswered: 0 });
    await host.close();
  });
});

describe("the load generator as a process", () => {
  const folder = mkdtempSync(join(tmpdir(), "load-"));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  test("takes JSON, prints one line of JSON, and writes what was acknowledged", async () => {
    const entry = join(folder, "load-main.mjs"), ackedTo = join(folder, "acked.txt");
    await build({ entryPoints: [new URL("../src/load-main.ts", import.meta.url).pathname], outfile: entry, bundle: true, platform: "node", format: "esm", target: "node20", conditions: ["source"], logLevel: "error" });
    const host = await answering(334);
    const text = await new Promise<string>((done, fail) => { execFile(process.execPath, [entry, JSON.stringify({ host: "127.0.0.1", port: host.port, instruments: 20, packets: 500, ackedTo })], (error, out) => { if (error) fail(error); else done(out); }); });
    await host.close();
    expect(text.split("\n")).toHaveLength(2);
    expect(JSON.parse(text)).toMatchObject({ sent: 500, acked: 500 });
    const lines = readFileSync(ackedTo, "utf8").trim().split("\n");
    expect([lines.length, new Set(lines).size, /^5A5A10AD[0-9A-F]{16} \d{14}$/.test(lines[0]!)]).toEqual([500, 500, true]);
  });
});
