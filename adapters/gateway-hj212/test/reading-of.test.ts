import fc from "fast-check";
import { entriesOf, packedOf, shapeOf } from "@yunqing/domain";
import { SegmentReader, sealed, type Segment } from "@yunqing/hj212";
import { describe, expect, test } from "vitest";
import { instantOf, qnOf, readingOf, readingOfKept, segmentOfKept } from "@yunqing/gateway-hj212";
import { framed } from "./shared.js";

const read = (text: string): Segment => { const reading = new SegmentReader().read(Buffer.from(text)); if (reading.kind !== "segment") throw new Error(text); return reading.segment; };
const setting = { timeMark: "start", minuteInterval: 10 } as const, ending = { timeMark: "end", minuteInterval: 10 } as const;
const packet = (cn: string, area: string, flag = 5, more = ""): Segment => read(`QN=20261128090000001;ST=32;CN=${cn};PW=123456;MN=010000A8900016F000169DC0;Flag=${flag};${more}CP=&&${area}&&`);
const beijing = (text: string): number => Date.parse(`${text}+08:00`), at = beijing("2026-11-28T09:00:01");

describe("instants of DataTime and QN", () => {
  test("every hour of forty years is what Date says of the same text with +08:00", () => {
    for (let ms = Date.UTC(2000, 0, 1); ms < Date.UTC(2040, 0, 1); ms += 3_600_000 * 37 + 12_345) {
      const text = new Date(ms + 8 * 3_600_000).toISOString().replace(/\D/g, "");
      expect(instantOf(text)).toBe(ms);
      expect(instantOf(text.slice(0, 14))).toBe(ms - (ms % 1_000));
      expect(qnOf(ms)).toBe(text);
    }
  });
  test.each(["20260230000000", "20250229120000", "20261301000000", "20261128240000", "20261128086000", "20261128080060", "2026112808000", "2026x128080000", "", "00000101000000"])("%s is none", (text) => { expect(instantOf(text)).toBeNaN(); });
  test("29 February of a leap year is one", () => { expect(instantOf("20240229000000")).toBe(beijing("2024-02-29T00:00:00")); });
});

describe("HJ 212-2017 表9: the command tells the kind", () => {
  test.each([["2011", "real-time"], ["2051", "minute"], ["2061", "hour"], ["2031", "day"], ["2021", "device-state"], ["2041", "run-time"], ["2081", "start-up"], ["3019", "information"], ["3020", "information"]])("%s is %s", (cn, kind) => {
    expect(readingOf(packet(cn, "DataTime=20261128080000;w01018-Avg=1.0"), setting, at)).toMatchObject({ verdict: "reading", word: cn, reading: { kind, from: beijing("2026-11-28T08:00:00") } });
  });
  test.each([["2062", "standard-check"], ["2013", "raw"], ["2052", "noise"], ["2111", "furnace"]])("%s of 2025 (second hand) is %s", (cn, kind) => { expect(readingOf(packet(cn, "DataTime=20261128080000;a01901-Avg=1.0", 9), setting, at).reading?.kind).toBe(kind); });
  test.each(["1011", "1061", "1063", "3017", "3018", "9011", "9012", "9013", "1013", "9015"])("%s is part of an exchange", (cn) => { expect(readingOf(packet(cn, "SystemTime=20261128080000"), setting, at)).toEqual({ verdict: "exchange", word: cn, reading: null }); });
});

describe("the window of a packet", () => {
  test.each([["2051", 10 * 60_000], ["2061", 3_600_000], ["2031", 86_400_000], ["2041", 86_400_000], ["2011", 0], ["2021", 0]])("%s of an instrument that names the end starts %i ms before", (cn, before) => {
    expect(readingOf(packet(cn, "DataTime=20261128080000;w01018-Avg=1.0"), ending, at).reading?.from).toBe(beijing("2026-11-28T08:00:00") - before);
  });
  test("the minute interval is that of the setting", () => { expect(readingOf(packet("2051", "DataTime=20261128080000;w01018-Avg=1.0"), { timeMark: "end", minuteInterval: 5 }, at).reading?.from).toBe(beijing("2026-11-28T07:55:00")); });
  test("17 digits keep their milliseconds", () => { expect(readingOf(packet("2011", "DataTime=20261128080000123;w01018-Rtd=1.0"), setting, at).reading?.from).toBe(beijing("2026-11-28T08:00:00.123")); });
  test("without DataTime the QN is the moment of real-time data and of information, of nothing else", () => {
    expect(readingOf(packet("2011", "w01018-Rtd=1.0"), setting, at).reading?.from).toBe(beijing("2026-11-28T09:00:00.001"));
    expect(readingOf(packet("3019", "PolId=w01018;w01018-SN=010000A8900016F000169DC1"), setting, at).reading?.from).toBe(beijing("2026-11-28T09:00:00.001"));
    expect(readingOf(packet("2051", "w01018-Avg=1.0"), setting, at)).toEqual({ verdict: "set-aside", word: "data-time", reading: null });
  });
  test("a clock over 10 minutes ahead, or before 2010, is set aside", () => {
    const word = (time: string): string => readingOf(packet("2011", `DataTime=${time};w01018-Rtd=1.0`), setting, at).word;
    expect([word("20261128091001"), word("20261128091002"), word("20100101000000"), word("20091231235959"), word("20261331000000")]).toEqual(["2011", "clock", "2011", "clock", "data-time"]);
  });
  test("a packet with nothing in it is set aside; text that no database holds is packed so that it can be", () => {
    expect(readingOf(packet("2011", "DataTime=20261128080000"), setting, at).word).toBe("empty");
    const { reading } = readingOf(packet("3020", "DataTime=20261128080000;i11001-Info=//a\0b//"), setting, at);
    expect([reading!.content.includes("\0"), entriesOf(shapeOf(reading!.shape), reading!.content)[0]!.value]).toEqual([false, "//a\0b//"]);
  });
});

describe("what is stored is what was sent", () => {
  const area = "DataTime=20261128080000;w01018-Avg=012.30,w01018-Flag=N;Nh3-scr-Avg=-1.0,Nh3-scr-Flag=D;011-Avg=5;PolId=w01018;Flag=N;i11001-Info=//a;b=1,c//";
  test("values, names and order, private codes and codes of 2005, and fields of no factor", () => {
    const { reading } = readingOf(packet("2051", area), setting, at);
    expect(entriesOf(shapeOf(reading!.shape), reading!.content).map(({ factor, field, value }) => [factor, field, value])).toEqual([["w01018", "Avg", "012.30"], ["w01018", "Flag", "N"], ["Nh3-scr", "Avg", "-1.0"], ["Nh3-scr", "Flag", "D"], ["011", "Avg", "5"],
      ["i11001", "Info", "//a;b=1,c//"], ["", "PolId", "w01018"], ["", "Flag", "N"]]);
  });
  test("RF=1 of 2025 (second hand) is kept", () => { expect(shapeOf(readingOf(packet("2051", "DataTime=20261128080000;w01018-Avg=1", 9, "RF=1;"), setting, at).reading!.shape).backFilled).toBe(true); });
  test("replayed from its bytes it is the same", () => {
    const text = `QN=20261128090000001;ST=32;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&${area}&&`, frame = framed(text, "");
    expect(readingOfKept(frame, ending)).toEqual(readingOf(read(text), ending, at).reading);
    expect(readingOfKept(Buffer.from("##0010garbage"), ending)).toBeNull();
  });
  test("a sealed packet of 2025 (second hand) is replayed with its key, and not without", () => {
    const key = Uint8Array.from({ length: 16 }, (_, k) => k), text = "QN=20261128090000001;ST=32;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20261128080000;w01018-Avg=40.1,w01018-Flag=N&&";
    const plain = framed(text), frame = Buffer.concat([plain.subarray(0, 6), sealed(Buffer.from(text), key), plain.subarray(plain.length - 6)]);
    expect(readingOfKept(frame, setting, () => key)?.content).toBe("40.1");
    expect(segmentOfKept(frame)).toBeNull();
  });
});

test("packed by memory is what packedOf gives: any entries, in any order of packets, with and without RF", () => {
  const name = fc.constantFrom("w01018", "w01019", "a21026", "Nh3-scr", "", "011"), field = fc.constantFrom("Avg", "Flag", "Min", "Rtd", "EFlag", "a-b"), value = fc.oneof(fc.constantFrom("N", "D", "1.0", "12.30", ""), fc.string({ unit: "binary", maxLength: 4 }), fc.constantFrom("a\tb", "a=b", "\\", "!", "a\nb", " x"));
  fc.assert(fc.property(fc.array(fc.tuple(fc.array(fc.record({ factor: name, field, value }), { minLength: 1, maxLength: 6 }), fc.boolean()), { minLength: 1, maxLength: 8 }), (packets) => {
    for (const [entries, rf] of [...packets, ...packets]) {
      const values = entries.map(({ factor, field: own, value: text }) => ({ factor: factor === "" ? "x" : factor, field: own, value: text }));
      const segment: Segment = { version: 2017, qn: "20261128090000001", st: "32", cn: "2051", pw: "", mn: "", flag: 5, pnum: null, pno: null, rf: rf ? 1 : null, dataTime: "20261128080000", values, fields: {} };
      const wanted = packedOf(values, rf), { reading } = readingOf(segment, setting, at);
      expect({ shape: reading?.shape, content: reading?.content }).toEqual(wanted);
    }
  }), { numRuns: 400, seed: 4 });
});
