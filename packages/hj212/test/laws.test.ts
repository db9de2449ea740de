import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decoder, encodeFrame, encodeSegment, factors2017, flagOf, receiver, SegmentReader, type FactorValue, type Segment } from "@yunqing/hj212";
import { bytesOf, decoded, framed, joined, series, vectors } from "./shared.js";

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const two = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, "0"));
const moment = fc.tuple(fc.integer({ min: 2000, max: 2099 }), two(1, 12), two(1, 28), two(0, 23), two(0, 59), two(0, 59)).map((parts) => parts.join(""));
const decimal = fc.tuple(fc.boolean(), fc.nat(99_999), fc.option(fc.stringMatching(/^[0-9]{1,4}$/), { nil: undefined })).map(([minus, whole, part]) => `${minus ? "-" : ""}${whole}${part === undefined ? "" : `.${part}`}`);
const codes = factors2017.map(({ code }) => code).filter((code) => /^[aw]\d{5}$/.test(code));
const group = (code: string) => fc.tuple(fc.subarray(["Min", "Avg", "Max", "Cou", "ZsAvg"], { minLength: 1 }), fc.option(fc.constantFrom("N", "D", "Td"), { nil: undefined })).chain(([fields, flag]) =>
  fc.tuple(...fields.map((field) => decimal.map((value): FactorValue => ({ factor: code, field, value })))).map((values): FactorValue[] => (flag === undefined ? values : [...values, { factor: code, field: "Flag", value: flag }])));
const segments: fc.Arbitrary<Segment> = fc.record({
  version: fc.constantFrom(2017 as const, 2025 as const), qn: digits(17), st: fc.constantFrom("21", "22", "31", "32"), cn: fc.constantFrom("2011", "2031", "2051", "2061"), pw: fc.stringMatching(/^[0-9a-zA-Z]{6}$/),
  mn: fc.stringMatching(/^[0-9A-F]{24}$/), answer: fc.boolean(), split: fc.option(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(8)), { nil: undefined }), rf: fc.constantFrom(1, null),
  dataTime: fc.option(moment, { nil: null }), values: fc.subarray(codes, { maxLength: 6 }).chain((some) => fc.tuple(...some.map(group))).map((groups) => groups.flat()),
  fields: fc.dictionary(fc.constantFrom("PolId", "InfoId", "OverTime"), fc.stringMatching(/^[0-9a-z]{1,6}$/)), log: fc.option(fc.string({ unit: fc.constantFrom("清", "洗", "管", "a", "1", ";", ",", "=", "✓", "😀"), maxLength: 12 }), { nil: undefined }),
}).map(({ answer, split, log, fields, values, version, ...rest }) => ({
  ...rest, version, flag: flagOf(version, split !== undefined, answer), pnum: split === undefined ? null : split[0], pno: split === undefined ? null : (split[1] % split[0]) + 1,
  fields: Object.assign(Object.create(null) as Record<string, string>, fields), values: log === undefined ? values : [...values, { factor: "i11001", field: "Info", value: `//${log}//` }],
}));

describe("writing and reading are mirror images", () => {
  test("HJ 212-2017 §6.3: encode∘decode on generated packets, without any leniency", () => {
    fc.assert(fc.property(segments, (segment) => {
      const own = receiver();
      const out = [...own.push(encodeFrame(encodeSegment(segment))), ...own.end()];
      expect(out).toMatchObject([{ kind: "packet", leniencies: [] }]);
      const [one] = out;
      if (one?.kind !== "packet") throw new Error("seen above");
      expect(JSON.parse(JSON.stringify(one.segment))).toEqual(JSON.parse(JSON.stringify(segment)));
      expect(encodeFrame(encodeSegment(one.segment))).toEqual(encodeFrame(encodeSegment(segment)));
    }), { numRuns: 400 });
  });
  test("a reader that has read other packets before reads the same (what it remembers changes nothing)", () => {
    const used = new SegmentReader();
    fc.assert(fc.property(segments, (segment) => {
      const bytes = encodeSegment(segment);
      expect(used.read(bytes)).toEqual(new SegmentReader().read(bytes));
    }), { numRuns: 400 });
  });
});

const good = vectors<{ packet: string }>("standards.jsonl").map((row) => bytesOf(`${row.packet}\r\n`));
const broken = vectors<{ packet: string }>("broken.jsonl").map((row) => bytesOf(`${row.packet}\r\n`));

describe("a stream may be cut anywhere", () => {
  test("good and broken packets and noise between: at every byte", () => {
    const stream = joined(good[0]!, broken[5]!, bytesOf("DTU-HEARTBEAT\r\n"), good[3]!, broken[7]!, good[1]!.slice(0, 60), good[2]!, broken[4]!, good[5]!.slice(0, -2), good[6]!);
    const whole = decoded(stream);
    expect(whole.filter((line) => line.kind === "packet")).toHaveLength(5);
    for (let cut = 0; cut <= stream.length; cut++) {
      const own = decoder();
      expect([...own.push(stream.subarray(0, cut)), ...own.push(stream.subarray(cut)), ...own.end()], `cut at ${cut}`).toEqual(whole);
    }
    for (const step of [1, 2, 3, 5, 7, 64, 1000]) expect(decoded(stream, {}, step), `steps of ${step}`).toEqual(whole);
  });
  test("a stream that ends at every byte: a packet when its CRC is whole, else one refusal with reason tail", () => {
    const [frame] = good;
    for (let length = 3; length < frame!.length; length++) {
      const out = decoded(frame!.slice(0, length));
      expect(out, `ends at ${length}`).toMatchObject(length >= frame!.length - 2 ? [{ kind: "packet" }] : [{ kind: "refused", reason: "tail", diagnosis: "unfinished" }]);
    }
  });
  test("any mixture of packets, halves, noise and line ends gives the same in any steps", () => {
    const piece = fc.oneof(fc.constantFrom(...good, ...broken), fc.uint8Array({ maxLength: 30 }), fc.constantFrom(...["#", "##", "###0", "##00", "\r", "\n", "\r\n", "&&1C80", "&&1C80\r\n", "\\r\\n"].map(bytesOf)),
      fc.tuple(fc.constantFrom(...good), fc.nat(300)).map(([frame, length]) => frame.slice(0, length)));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 1, max: 200 }), (parts, step) => {
      const stream = joined(...parts);
      expect(decoded(stream, {}, step)).toEqual(decoded(stream));
    }), { numRuns: 600 });
  });
});

test("one reader may serve many streams whose packets come mixed", () => {
  const reader = new SegmentReader(), streams = good.map(() => decoder({ reader })), out = good.map((): unknown[] => []);
  for (let at = 0; at < 1_100; at += 11) good.forEach((frame, i) => { out[i]!.push(...streams[i]!.push(frame.subarray(at, at + 11))); });
  expect(out).toEqual(good.map((frame) => decoded(frame)));
});

describe("a broken frame costs itself only", () => {
  test.each(broken.map((frame, i) => [i, frame] as const))("after broken packet %i the next ones are found", (_, frame) => {
    const out = decoded(joined(frame, good[0]!, frame, good[1]!));
    expect(out.map((line) => line.kind)).toEqual(["refused", "packet", "refused", "packet"]);
  });
  test("a length that claims thousands of bytes does not swallow what follows, and a quiet line lets it go", () => {
    const wrong = good[0]!.slice();
    wrong.set(bytesOf("9999"), 2);
    const own = decoder();
    expect(own.push(joined(wrong, good[1]!))).toEqual([]);
    expect(own.settle().map((line) => line.kind)).toEqual(["refused", "packet"]);
    expect(own.end()).toEqual([]);
  });
  test("a packet without line end is given out when the line goes quiet", () => {
    const own = decoder();
    expect(own.push(good[0]!.slice(0, -2))).toEqual([]);
    expect(own.settle()).toMatchObject([{ kind: "packet", leniencies: ["tail-missing"] }]);
  });
  test("a half packet is not given up on a quiet line: a slow sender may go on", () => {
    const own = decoder();
    own.push(good[0]!.slice(0, 50));
    expect(own.settle()).toEqual([]);
    expect(own.push(good[0]!.slice(50))).toMatchObject([{ kind: "packet", leniencies: [] }]);
  });
});

describe("hostile input", () => {
  test("a million random bytes with the protocol's own characters: no throw, nothing held, good packets between are found", () => {
    const next = series(212), size = 1_000_000, noise = new Uint8Array(size), letters = bytesOf("##&&0123456789ABCDEF;=,\r\nCPQNMN");
    for (let i = 0; i < size; i++) noise[i] = next() < 0.6 ? letters[Math.floor(next() * letters.length)]! : Math.floor(next() * 256);
    const own = decoder();
    let packets = 0, bytes = 0, most = 0;
    const count = (lines: readonly { readonly kind: string; readonly bytes?: string }[]): void => { for (const line of lines) { if (line.kind === "packet") packets++; else bytes += Buffer.from(line.bytes ?? "", "base64").length; } };
    for (let at = 0; at < size; at += 10_000) {
      count(own.push(noise.subarray(at, at + 10_000)));
      count(own.push(joined(bytesOf("\r\n"), good[at % 3]!)));
      most = Math.max(most, own.held);
    }
    count(own.end());
    expect(packets).toBeGreaterThanOrEqual(90);                      // noise that claims a length can take a neighbour with it, rarely
    expect(most).toBeLessThanOrEqual(65_536);
    expect(bytes).toBeGreaterThan(size / 2);
  });
  test("noise without end comes out in pieces of bounded size", () => {
    const own = decoder(), sizes: number[] = [];
    for (let i = 0; i < 200; i++) for (const line of own.push(new Uint8Array(5_000).fill(0x41))) if (line.kind === "refused") sizes.push(Buffer.from(line.bytes, "base64").length);
    expect(own.held).toBeLessThan(4_096);
    expect(new Set(sizes)).toEqual(new Set([4_096]));
  });
  test("headers without end: every one claims 9999 bytes", () => {
    const out = decoded(bytesOf("##9999".repeat(5_000)));
    expect(out.every((line) => line.kind === "refused" && line.reason === "tail")).toBe(true);
    expect(out).toHaveLength(5_000);
  });
  test("names of JavaScript are data", () => {
    const [line] = decoded(framed("QN=20260101000000000;ST=22;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&DataTime=20260101000000;__proto__=1;constructor=2;__proto__-Rtd=3&&"));
    if (line?.kind !== "packet") throw new Error("a packet");
    expect(JSON.stringify(line.fields)).toBe('{"__proto__":"1","constructor":"2"}');
    expect(line.values).toEqual([{ factor: "__proto__", field: "Rtd", value: "3" }]);
    expect(({} as Record<string, unknown>)["Rtd"]).toBeUndefined();
  });
});

describe("places where a shortcut could mislead", () => {
  const rest = ";ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;CP=&&";
  test("a remembered header does not open a segment that ends with it", () => {
    expect(decoded(joined(framed(`QN=20160801085857223${rest}&&`), framed(`QN=20160801085857223${rest}`)))).toMatchObject([{ kind: "packet" }, { kind: "refused", reason: "segment", diagnosis: "data-area-not-closed" }]);
  });
  test("a remembered header does not lend its QN's place to other fields", () => {
    expect(decoded(joined(framed(`QN=20160801085857223${rest}&&`), framed(`QN=20160801085857;ZZ${rest}&&`)))[1]).toMatchObject({ kind: "packet", qn: "20160801085857", cn: "2011", leniencies: ["header-unknown", "header-form"] });
  });
  test("a # too many before a frame", () => { expect(decoded(joined(bytesOf("#"), good[0]!))).toMatchObject([{ kind: "refused", reason: "noise", bytes: "Iw==" }, { kind: "packet" }]); });
  test("a length that reaches exactly to the end of the next frame does not take it along", () => {
    const first = good[0]!.slice(), second = good[1]!;
    first.set(bytesOf(String(first.length + second.length - 12).padStart(4, "0")), 2);
    expect(decoded(joined(first, second, good[2]!)).map((line) => line.kind)).toEqual(["refused", "packet", "packet"]);
  });
  test("a CRC that fits by chance in a broken stream, without && before it and line end behind it, is not believed", () => {
    const chance = framed("ABCDEFGHIJ", "");
    expect(decoded(joined(chance, bytesOf("garbage\r\n"), good[0]!))).toMatchObject([{ kind: "refused", reason: "tail", diagnosis: "cut-short" }, { kind: "packet" }]);
  });
  test("overlong UTF-8 is not UTF-8", () => {
    const log = new Uint8Array([...bytesOf(`QN=20160801085857223${rest}i11001-Info=//`), 0xe0, 0x9f, 0xbf, ...bytesOf("//&&")]);
    expect(decoded(framed(log))).toMatchObject([{ kind: "packet", leniencies: ["text-not-utf8"] }]);
  });
  test("a search for the real end goes on where it was when more bytes come than fit", () => {
    const short = broken[7]!, cut = 80, many = joined(...Array.from({ length: 60 }, () => good[2]!));
    const own = decoder(), out = [...own.push(joined(good[0]!, good[1]!, short.slice(0, cut))), ...own.push(joined(short.slice(cut), many)), ...own.end()];
    expect(out.map((line) => line.kind)).toEqual(["packet", "packet", "refused", ...Array.from({ length: 60 }, () => "packet")]);
    expect(out[2]).toMatchObject({ reason: "length", diagnosis: "length-digits" });
  });
});

test("a line that once had a long frame goes back to little memory", () => {
  setFlagsFromString("--expose-gc");
  // the runner around the test has buffers of its own that come and go: the least of some looks is what the lines hold
  const collect = runInNewContext("gc") as () => void, long = bytesOf(`##9999${"x".repeat(9_998)}`), held = (): number => Math.min(...Array.from({ length: 5 }, () => { collect(); return process.memoryUsage().arrayBuffers; }));
  const before = held(), reader = new SegmentReader(), lines = Array.from({ length: 500 }, () => decoder({ reader }));
  for (const line of lines) line.push(long);
  const full = held();
  expect(full - before).toBeGreaterThan(500 * 10_000);
  for (const line of lines) line.push(framed("ST=32;CN=2011;PW=123456;MN=88888880000001;CP=&&&&"));
  expect(held() - before).toBeLessThan(500 * 6_000);
  expect(lines.every((line) => line.held === 0)).toBe(true);
});
