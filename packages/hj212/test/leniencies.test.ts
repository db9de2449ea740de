import { describe, expect, test } from "vitest";
import { decoder, keepingLeniencies, leniencies, receiver, sealed, type LeniencyName } from "@yunqing/hj212";
import { bytesOf, decoded, framed, joined } from "./shared.js";

const head = "QN=20160801085857223;ST=32;CN=2011;PW=123456;MN=010000A8900016F000169DC0;Flag=5;";
const right = `${head}CP=&&DataTime=20160801085857;w01018-Rtd=50.1,w01018-Flag=N&&`;
const area = (data: string, header = head): Uint8Array => framed(`${header}CP=&&${data}&&`);
const replaced = (from: string, to: string): Uint8Array => framed(right.replace(from, to));
const crcOf = (frame: Uint8Array): string => Buffer.from(frame.subarray(-6, -2)).toString();
const tailed = (tail: string): Uint8Array => framed(right, tail);
const relabelled = (length: string): Uint8Array => joined(bytesOf(`##${length}${right}`), framed(right).slice(-6));
const log = `${head}CP=&&w01018-Rtd=1;i11001-Info=//清洗//&&`;
/** Frames whose CRC has letters, for the case of the letters to matter. */
const lettered = Array.from({ length: 50 }, (_, n) => right.replace("50.1", `50.${n}`)).find((segment) => /[A-F]/.test(crcOf(framed(segment))))!;
function modbus(bytes: Uint8Array): string {
  let register = 0xffff;
  for (const byte of bytes) { register ^= byte; for (let bit = 0; bit < 8; bit++) { const out = register & 1; register >>= 1; if (out === 1) register ^= 0xa001; } }
  return register.toString(16).toUpperCase().padStart(4, "0");
}
const sealedText = "QN=20240520210700000;ST=31;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=9;CP=&&DataTime=20240520210600;a01011-Avg=1.35,a01011-Flag=N&&";

/** One packet for each deviation of the field and of the standards' own misprints (facts of real packets; segments made here). */
const cases: Readonly<Record<LeniencyName, Uint8Array>> = {
  "crc-lower-case": joined(framed(lettered).slice(0, -6), bytesOf(`${crcOf(framed(lettered)).toLowerCase()}\r\n`)),
  "tail-missing": tailed(""), "tail-line-end": tailed("\n"), "tail-literal": tailed("\\r\\n"),
  "over-length": framed(`${head}CP=&&${Array.from({ length: 60 }, (_, i) => `w${String(20_000 + i)}-Rtd=12.345`).join(";")}&&`),
  "length-digits": relabelled(String(right.length).slice(-3).replace(/^0/, "")), "length-mismatch": relabelled(String(right.length + 7).padStart(4, "0")),
  "length-characters": joined(bytesOf(`##${String(log.length).padStart(4, "0")}`), framed(log).slice(6)),
  "modbus-crc": joined(framed(right).slice(0, -6), bytesOf(`${modbus(bytesOf(right))}\r\n`)),
  "swapped-crc": joined(framed(right).slice(0, -6), bytesOf(`${crcOf(framed(right)).slice(2)}${crcOf(framed(right)).slice(0, 2)}\r\n`)),
  "sm4-printed": printedOf(sealedText),
  "header-order": framed(right.replace("PW=123456;MN=010000A8900016F000169DC0;", "MN=010000A8900016F000169DC0;PW=123456;")), "header-separator": replaced("Flag=5;CP", "Flag=5CP"), "header-case": replaced("Flag=5", "FLAG=5"),
  "header-form": replaced("010000A8900016F000169DC0", "aqms-1100-2020110011"), "header-absent": replaced("PW=123456;", ""), "header-unknown": replaced("Flag=5;", "Flag=5;XX=1;"), "header-repeated": replaced("PW=123456;", "PW=123456;PW=123456;"),
  "version-unknown": replaced("Flag=5", "Flag=13"), "split-numbers": replaced("Flag=5", "Flag=7"), "rf-value": framed(sealedText.replace("CP=", "RF=0;CP=")),
  "data-blank": area(" PolId=w01018"), "empty-item": area("w01018-Rtd=1;"), "value-absent": area("PolId"), "comma-between": area("BeginTime=20160801000000,EndTime=20160801000000"),
  "double-hyphen": area("w00000--Avg=1"), "factor-hyphen": area("Nh3-scr-Rtd=4.1"), "factor-form": area("PM25-Rtd=2.0"), "factor-scattered": area("01-Rtd=1;02-Rtd=2;01-ZsRtd=3"), "flag-first": area("a21026-Flag=N,a21026-Rtd=1"),
  "bare-flag": area("a34001-Rtd=92;Flag=N"), "field-unknown": area("LA-td=50.1"), "repeated-key": area("a21026-Rtd=1,a21026-Rtd=2"), "leading-zeros": area("01-Cou=000.4"), "value-not-number": area("a34004-Rtd=1.2.3"),
  "data-time-form": area("DataTime=20160824003817000;w01018-Rtd=1"), "data-time-impossible": area("DataTime=20260230250000;w01018-Rtd=1"),
  "text-not-utf8": framed(new Uint8Array([...bytesOf(`${head}CP=&&i11001-Info=//`), 0xc7, 0xe5, 0xcf, 0xb4, ...bytesOf("//&&")])),
};
const key = "30".repeat(16);
function printedOf(segment: string): Uint8Array {
  const cipher = sealed(bytesOf(segment), new Uint8Array(16).fill(0x30)), at = segment.indexOf("CP=&&") + 5;
  const whole = Math.floor((segment.length - 2 - at) / 16) * 16;
  const printed = [...cipher.subarray(at, at + whole)].map((byte) => `0x${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(",");
  return joined(bytesOf(`##${String(segment.length).padStart(4, "0")}${segment.slice(0, at)}{${printed}}`), bytesOf(segment.slice(at + whole)), framed(segment).slice(-6));
}

describe("each deviation has a name: refused under it, accepted with it, counted", () => {
  test.each(leniencies.map((leniency) => [leniency.name, leniency] as const))("%s", (name, leniency) => {
    const frame = cases[name], others = keepingLeniencies.filter((other) => other !== name);
    expect(decoded(frame, { strict: true, lenient: others, key })).toMatchObject([{ kind: "refused", reason: leniency.reason, diagnosis: name, clause: leniency.clause }]);
    const own = decoder({ strict: true, lenient: [...others, name], key });
    const out = [...own.push(frame), ...own.end()];
    expect(out).toMatchObject([{ kind: "packet" }]);
    expect(out[0]?.kind === "packet" && out[0].leniencies).toContain(name);
    expect(own.counts()[name]).toBe(1);
    expect(decoded(frame, { key }).map((line) => line.kind)).toEqual([leniency.keepsFrame ? "packet" : "refused"]);
  });
  test("the right packet needs none, also strict", () => {
    expect(decoded(framed(right), { strict: true })).toMatchObject([{ kind: "packet", leniencies: [] }]);
    expect(receiver().push(framed(right))).toMatchObject([{ kind: "packet", leniencies: [], segment: { pw: "123456" } }]);
  });
});

describe("what a deviation does to the values", () => {
  const values = (data: string) => { const [line] = decoded(area(data)); return line?.kind === "packet" ? line : undefined; };
  test("split at the last hyphen", () => { expect(values("Nh3-scr-Rtd=4.1")?.values).toEqual([{ factor: "Nh3-scr", field: "Rtd", value: "4.1" }]); });
  test("the text of a value stays as sent; what is no number is marked", () => {
    expect(values("01-Cou=000.4;02-Rtd=-1920.00;03-Rtd=1.2.3;04-Rtd=;05-Rtd=-;06-Rtd=NaN;07-Rtd=.5;08-Rtd=5.")?.values.map(({ value, invalid }) => [value, invalid ?? false]))
      .toEqual([["000.4", false], ["-1920.00", false], ["1.2.3", true], ["", true], ["-", true], ["NaN", true], [".5", true], ["5.", true]]);
  });
  test("a key given more than once keeps every value", () => {
    expect(values("A1001-Rtd=65436;A1001-Rtd=65336")?.values.map(({ value }) => value)).toEqual(["65436", "65336"]);
    expect(values("PolId=w01018;PolId=w21003")?.fields["PolId"]).toEqual(["w01018", "w21003"]);
  });
  test("a log may hold separators", () => { expect(values("PolId=w01018;i11001-Info=//a;b,c=1//;i12001-Info=1")?.values).toEqual([{ factor: "i11001", field: "Info", value: "//a;b,c=1//" }, { factor: "i12001", field: "Info", value: "1" }]); });
  test("text that is not UTF-8 is kept byte by byte", () => {
    const [line] = decoded(cases["text-not-utf8"]);
    expect(line?.kind === "packet" && Buffer.from(line.values[0]!.value, "latin1").toString("hex")).toBe("2f2fc7e5cfb42f2f");
  });
  test("no password in a line", () => { expect(JSON.stringify(decoded(framed(right)))).not.toContain("123456"); });
});
