import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataAnswer, type Segment } from "@yunqing/hj212";
import { CsvUnusable, MnNotSimulated, packetsOfCsv, replayCsv, type ReplayAs, type RowFault } from "@yunqing/simulator";
import { Host, spec } from "./host.js";

const own = spec({ kind: "air-station", st: "22" });
/** A text in pieces, cut anywhere. */
async function* pieces(text: string, size = 7): AsyncGenerator<Uint8Array> { const bytes = Buffer.from(text); for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size); }
async function read(text: string, as: ReplayAs = "hour"): Promise<{ packets: Segment[]; faults: RowFault[] }> {
  const packets: Segment[] = [], faults: RowFault[] = [];
  for await (const packet of packetsOfCsv(pieces(text), own, as, (fault) => faults.push(fault))) packets.push(packet);
  return { packets, faults };
}
const good = "\ufefftime,a34004,a34002-Min,a34002,\"a34002-Max\",a34002-Flag\r\n2026-01-01 00:00,12.5,20,30.25,41,N\r\n2026-01-01 01:00:00,,20,30,41,D\r\n";
let host: Host;
beforeEach(() => { host = new Host(); });
afterEach(async () => { await host.close(); });

describe("rows as packets", () => {
  test("a row is a packet: codes alone by kind, a factor together, its flag last, empty cells left out, N where no flag column stands", async () => {
    const { packets, faults } = await read(good);
    expect(faults).toEqual([]);
    expect(packets).toMatchObject([
      { cn: "2061", qn: "20260101000000000", dataTime: "20260101000000", flag: 5, mn: own.mn, values: [{ factor: "a34004", field: "Avg", value: "12.5" }, { factor: "a34004", field: "Flag", value: "N" }, { factor: "a34002", field: "Min", value: "20" }, { factor: "a34002", field: "Avg", value: "30.25" }, { factor: "a34002", field: "Max", value: "41" }, { factor: "a34002", field: "Flag", value: "N" }] },
      { dataTime: "20260101010000", values: [{ factor: "a34002", field: "Min" }, { field: "Avg" }, { field: "Max" }, { field: "Flag", value: "D" }] }]);
    expect((await read("time,w01018\n2026-01-01 00:00:30,5\n", "real-time")).packets).toMatchObject([{ cn: "2011", dataTime: "20260101000030", values: [{ field: "Rtd", value: "5" }, { field: "Flag" }] }]);
    expect((await read("a34004-Flag,时间,a34004\nN,2026-01-01 00:00,7", "minute")).packets).toMatchObject([{ cn: "2051", values: [{ field: "Avg" }, { field: "Flag" }] }]);
  });
  test("every bad row is named by line and column, and skipped", async () => {
    const { packets, faults } = await read(["time,a34004,a34002-Flag,a34002", "2026-01-01 00:00,1,N,2", "2026-02-30 00:00,1,N,2", "2026-01-01 24:00,x,N,2", "2026-01-01 02:00,1,N", "2026-01-01 03:00,1.2.3,NN!,", "2026-01-01 04:00,\"1,N,2", "", "2026-01-01 05:00,,,",
      "2026-01-01 06:00,007,N,2", "2026-01-01 00:00,1,N,2", `2026-01-01 07:00,${"9".repeat(70_000)},N,2`, "2026-01-01 08:00,-1.5,N,2", "2026-01-01 08:00,1,N,2"].join("\n"));
    expect(packets.map(({ dataTime }) => dataTime)).toEqual(["20260101000000", "20260101080000"]);
    expect(faults.map(({ line, column, why }) => [line, column, why])).toEqual([
      [3, "time", "time"], [4, "time", "time"], [4, "a34004", "number"], [5, "", "cells"], [6, "a34004", "number"], [6, "a34002-Flag", "flag"], [7, "", "quotes"], [9, "", "nothing"], [10, "a34004", "number"], [11, "time", "time-repeated"], [12, "", "line-too-long"], [14, "time", "time-repeated"]]);
    expect(faults[1]!.text).toBe("2026-01-01 24:00");
  });
  test.each([["", /empty/], ["a,b\n", /no column called time/], ["time\n", /no factor column/], ["time,PM25\n", /column 2 "PM25"/], ["time,a34004-Nix\n", /column 2/], ["time,a34004,a34004-Avg\n", /stands twice/]])("a header that cannot be used: %j", async (text, why) => {
    await expect(read(text)).rejects.toThrow(CsvUnusable);
    await expect(read(text)).rejects.toThrow(why);
  });
});

describe("a CSV as an instrument", () => {
  async function* many(rows: number): AsyncGenerator<string> {
    yield "time,a34004,a34002\n";
    for (let k = 0; k < rows; k++) yield `${new Date(Date.UTC(2026, 0, 1) + k * 3_600_000).toISOString().replace("T", " ").slice(0, 19)},${k % 100 === 99 ? "bad" : String(k)},2\n`;
  }
  test("every good row is acknowledged, over cut lines, each once", async () => {
    const port = await host.listen();
    let answered = 0;
    host.answer = (segment) => { if (++answered % 400 === 0) setImmediate(() => host.cut()); return dataAnswer(segment); };
    const faults: RowFault[] = [];
    const counts = await replayCsv({ host: "127.0.0.1", port, source: many(2_000), instrument: own, as: "hour", backOffMs: 5, onFault: (fault) => faults.push(fault) });
    expect(counts).toEqual({ rows: 2_000, skipped: 20, sent: 1_980, acknowledged: 1_980, refused: 0 });
    expect(faults[0]).toEqual({ line: 101, column: "a34004", text: "bad", why: "number" });
    expect(new Set(host.packets.map(({ dataTime }) => dataTime)).size).toBe(1_980);
    expect(host.connections).toBeGreaterThan(2);
  });
  test("a refusal is counted; a signal ends it; only simulated MNs", async () => {
    const port = await host.listen(), abort = new AbortController();
    host.answer = (segment) => ({ ...dataAnswer(segment), cn: "9011", fields: { QnRtn: "4" } });
    expect(await replayCsv({ host: "127.0.0.1", port, source: many(10), instrument: own, as: "minute" })).toMatchObject({ refused: 10, acknowledged: 0 });
    setTimeout(() => abort.abort(), 150);
    const counts = await replayCsv({ host: "127.0.0.1", port, source: many(1_000), instrument: own, as: "hour", packetsPerSecond: 50, signal: abort.signal });
    expect(counts.sent).toBeLessThan(40);
    await expect(replayCsv({ host: "127.0.0.1", port, source: many(1), instrument: { ...own, mn: "010000A8900016F000169DC0" }, as: "hour" })).rejects.toThrow(MnNotSimulated);
  });
});
