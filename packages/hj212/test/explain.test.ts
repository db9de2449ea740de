import { describe, expect, test } from "vitest";
import { explainPacket, sealed, withoutPassword, type ExplainedField, type ExplainedPacket } from "@yunqing/hj212";
import { bytesOf, decoded, framed, series, vectors } from "./shared.js";

const head = "QN=20160801085857223;ST=32;CN=2051;PW=123456;MN=010000A8900016F000169DC0;Flag=5;";
const field = (packet: ExplainedPacket, name: string): ExplainedField => { const found = [...packet.header, ...packet.data].find((one) => one.name === name); if (found === undefined) throw new Error(`no field ${name}`); return found; };
const explained = (area: string, own = head): ExplainedPacket => explainPacket(framed(`${own}CP=&&${area}&&`));
/** CRC of 附录 A as the standard prints it, bit by bit. */
function naiveCrc(bytes: Uint8Array): string {
  let register = 0xffff;
  for (const byte of bytes) { register = (register >> 8) ^ byte; for (let bit = 0; bit < 8; bit++) { const one = register & 1; register >>= 1; if (one === 1) register ^= 0xa001; } }
  return register.toString(16).toUpperCase().padStart(4, "0");
}

describe("a packet in words", () => {
  const packet = explained("DataTime=20160801084000;w01018-Min=4.0,w01018-Avg=4.1,w01018-Flag=N;011-Rtd=5;SB1-RS=3");
  test("in order it is ok, and every field is there, in order, under a name in both languages, with its clause", () => {
    expect([packet.ok, packet.version, packet.problem, packet.deviations]).toEqual([true, 2017, null, []]);
    expect(packet.header.map(({ name }) => name)).toEqual(["Length", "CRC", "QN", "ST", "CN", "PW", "MN", "Flag"]);
    expect(packet.data.map(({ name, value }) => `${name}=${value}`)).toEqual(["DataTime=20160801084000", "w01018-Min=4.0", "w01018-Avg=4.1", "w01018-Flag=N", "011-Rtd=5", "SB1-RS=3"]);
    for (const { label, clause } of [...packet.header, ...packet.data]) expect([label.zh, label.en, clause].every((text) => text.length > 0)).toBe(true);
  });
  test.each([["QN", "2016-08-01 08:58:57.223"], ["ST", "地表水体环境污染源"], ["CN", "现场机 → 上位机"], ["Flag", "HJ 212-2017；无包号；需要应答"], ["DataTime", "2016-08-01 08:40:00"], ["w01018-Avg", "毫克/升"], ["w01018-Flag", "正常"], ["SB1-RS", "维护"]])("%s means %s", (name, meaning) => {
    expect(field(packet, name)).toMatchObject({ wrong: false, meaning: { zh: expect.stringContaining(meaning) as string } });
  });
  test("factors by name, those of 2005 with their code of today", () => {
    expect([field(packet, "w01018-Avg").label.zh, field(packet, "011-Rtd").label.zh]).toEqual(["化学需氧量 · 平均值", expect.stringMatching(/^化学需氧量.*现编码 w01018.* · 实时值$/)]);
  });
  test("the command is named in its edition and direction", () => {
    const named = (cn: string, flag: number, area = "", qn = "QN=20160801085857223;"): string => field(explainPacket(framed(`${qn}ST=32;CN=${cn};PW=123456;MN=${flag < 4 ? "88888880000001" : "010000A8900016F000169DC0"};Flag=${flag};CP=&&${area}&&`)), "CN").meaning!.zh;
    expect([named("3014", 5), named("3014", 1), named("2011", 5), named("2011", 5, "DataTime=20160801084000;w01018-Rtd=1"), named("9014", 4)]).toEqual(["比对采样（上位机 → 现场机）", "设置设备采样时间周期（上位机 → 现场机）", "取/上传污染物实时数据（上位机 → 现场机）", "取/上传污染物实时数据（现场机 → 上位机）", "数据应答（应答）"]);
  });
  test("every example of the standards is explained, with every value it holds", () => {
    for (const row of vectors<{ readonly packet: string; readonly expect: { readonly cn: string | null; readonly values: readonly (readonly [string, string, string])[] } }>("standards.jsonl")) {
      const own = explainPacket(row.packet);
      expect(own.ok, row.packet).toBe(true);
      expect(own.data.filter(({ name }) => name.includes("-")).map(({ name, value }) => `${name}=${value}`)).toEqual(row.expect.values.map(([factor, name, value]) => `${factor}-${name}=${value}`));
      if (row.expect.cn !== null) expect(field(own, "CN").wrong, row.packet).toBe(false);
    }
  });
});

describe("what is wrong is said, and what can still be read is shown", () => {
  const segment = `${head}CP=&&DataTime=20160801084000;w01018-Avg=4.1&&`, bytes = framed(segment);
  test("a wrong CRC: what it should be, and the fields", () => {
    const own = explainPacket(Buffer.from(bytes).toString().replace(/&&[0-9A-F]{4}\r\n$/, "&&2080"));
    expect([own.ok, own.problem?.zh, field(own, "CRC"), field(own, "w01018-Avg").value]).toMatchObject([false, expect.stringContaining("CRC"), { wrong: true, meaning: { zh: `应为 ${naiveCrc(bytesOf(segment))}` } }, "4.1"]);
  });
  test("a wrong length: what it really is", () => {
    const own = explainPacket(Buffer.from(bytes).toString().replace(/^##\d{4}/, "##0050"));
    expect([own.ok, field(own, "Length")]).toMatchObject([false, { wrong: true, meaning: { zh: `实际 ${segment.length} 字节` } }]);
  });
  test.each([
    ["ST=32", "ST=99", "ST"], ["CN=2051", "CN=2099", "CN"], ["MN=010000A8900016F000169DC0", "MN=88888880000001", "MN"], ["PW=123456", "PW=12345", "PW"], ["DataTime=20160801084000", "DataTime=20160230084000", "DataTime"], ["Avg=4.1", "Avg=4.1,w01018-Flag=Q", "w01018-Flag"], ["Avg=4.1", "Avg=abc", "w01018-Avg"], ["Avg=4.1", "Rtdd=4.1", "w01018-Rtdd"],
    ["w01018-Avg=4.1", "RtdInterval=29", "RtdInterval"], ["w01018-Avg=4.1", "MinInterval=7", "MinInterval"], ["w01018-Avg=4.1", "QnRtn=77", "QnRtn"], ["w01018-Avg=4.1", "Nonsense=1", "Nonsense"],
  ])("%s written %s is marked at its field", (good, bad, name) => { const own = explainPacket(framed(segment.replace(good, bad))); expect([field(own, name).wrong, [...own.header, ...own.data].filter(({ wrong }) => wrong).length]).toEqual([true, 1]); });
  test("deviations stand with label and clause", () => { expect(explainPacket(framed(segment, "\n")).deviations).toEqual([{ name: "tail-line-end", label: { zh: "包尾只有回车或只有换行", en: "only CR or only LF after the CRC" }, clause: "HJ 212-2017 表2 包尾" }]); });
  test("what is no packet, and nothing at all", () => { for (const text of ["GET / HTTP/1.1", "", "##", "&&"]) expect(explainPacket(text)).toMatchObject({ ok: false, header: [], data: [], problem: { zh: expect.stringMatching(/./) as string } }); });
});

describe("as it is pasted", () => {
  const bytes = framed(`${head}CP=&&DataTime=20160801084000;w01018-Avg=4.1&&`), text = Buffer.from(bytes).toString();
  test.each([["without its line end", text.trim()], ["with blanks around it", `\n  ${text}  `], ["with \\r\\n written out", `${text.trim()}\\r\\n`], ["in hexadecimal digits", Buffer.from(bytes).toString("hex")], ["in spaced hexadecimal digits", Buffer.from(bytes).toString("hex").replace(/../g, "$& ")]])("%s", (_, pasted) => {
    const own = explainPacket(pasted);
    expect([own.ok, own.data.map(({ value }) => value)]).toEqual([true, ["20160801084000", "4.1"]]);
  });
  test("sealed (2025, second hand): with its key it is read, without it is said to be sealed", () => {
    const key = Uint8Array.from({ length: 16 }, (_, k) => k), plain = bytesOf(`${head.replace("Flag=5", "Flag=9")}CP=&&DataTime=20160801084000;w01018-Avg=4.1&&`), frame = framed(plain), own = new Uint8Array([...frame.subarray(0, 6), ...sealed(plain, key), ...frame.subarray(frame.length - 6)]);
    expect([explainPacket(own, () => key).ok, explainPacket(own).problem?.zh]).toEqual([true, "数据区已加密，需要密钥"]);
  });
});

describe("passwords and keys are never shown", () => {
  test("of header and data area, in both forms", () => {
    const texts = [`${head}CP=&&NewPW=secret&&`, `ST=32;CN=1072;PW=123456;MN=88888880000001;Flag=1;CP=&&PW=secret&&`, `${head}CP=&&NewSK=secret;SKCreateTime=20160801084000&&`, `pw=123456;${head}CP=&& NewPW=secret&&`, `PW=secret;MN=1;CP=&&&&`];
    for (const text of texts) for (const given of [framed(text), text, Buffer.from(framed(text)).toString()]) { expect(withoutPassword(given)).not.toMatch(/secret|123456/); expect(JSON.stringify(explainPacket(given))).not.toMatch(/secret|"123456"/); }
    expect(withoutPassword(framed(`${head}CP=&&w01018-Avg=4.1&&`))).toContain(";CN=2051;PW=******;MN=010000A8900016F000169DC0;Flag=5;CP=&&w01018-Avg=4.1&&");
  });
});

test("eight thousand broken packets: no throw, and ok means what the decoder takes", () => {
  const next = series(7), base = framed(`${head}CP=&&DataTime=20160801084000;w01018-Avg=4.1,w01018-Flag=N;i11001-Info=//a;b//&&`);
  let taken = 0;
  for (let k = 0; k < 8_000; k++) {
    const own = Uint8Array.from(base);
    for (let changes = 0; changes < Math.floor(next() * 3); changes++) own[Math.floor(next() * own.length)] = Math.floor(next() * 256);
    const cut = next() < 0.5 ? own : own.subarray(0, Math.floor(next() * (own.length + 1))), [first] = decoded(cut), { ok } = explainPacket(cut);
    if (ok !== (first?.kind === "packet")) throw new Error(`${k}: explained as ${ok}, decoded as ${JSON.stringify(first)}: ${Buffer.from(cut).toString("latin1")}`);
    if (ok) taken++;
  }
  expect(taken).toBeGreaterThan(1_000);
});
