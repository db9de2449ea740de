import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { base64Of, headOf, isSecretField, maskedBytes, textOf } from "@yunqing/domain";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const masked = (text: string): string => new TextDecoder().decode(maskedBytes(bytes(text)));

describe("passwords in packets", () => {
  test.each([
    ["##0101QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n", "##0101QN=20160801085857223;ST=32;CN=1062;PW=******;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&1C80\r\n"],
    ["ST=32;CN=1072;PW=123456;CP=&&NewPW=654321&&", "ST=32;CN=1072;PW=******;CP=&&NewPW=******&&"], ["CN=1072;CP=&&PW=654321&&", "CN=1072;CP=&&PW=******&&"], ["CP=&&SKCreateTime=20260101000000,NewSK=ABCDEF0123&&", "CP=&&SKCreateTime=20260101000000,NewSK=**********&&"],
    ["pw=abc;MN=1", "pw=***;MN=1"], ["PW = a b,MN", "PW =****,MN"], ["PW=;MN=1", "PW=;MN=1"], ["PW=123456", "PW=******"], ["w01018-Rtd=1.5;Flag=N", "w01018-Rtd=1.5;Flag=N"],
  ])("%j is shown as %j", (text, shown) => { expect(masked(text)).toBe(shown); });
  test("whatever stands around it, a password of six is never shown, and the length stays", () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), fc.string({ maxLength: 30 }), fc.constantFrom("PW=", "NewPW=", "pw=", ";PW =", "CP=&&PW="), (before, after, name) => {
      const packet = bytes(`${before}${name}sEcr3T;${after}`), shown = maskedBytes(packet);
      expect(shown.length).toBe(packet.length);
      expect(textOf(shown)).not.toContain("sEcr3T");
    }));
  });
  test("the packet itself is not touched", () => { const packet = bytes("PW=123456;"), before = packet.slice(); maskedBytes(packet); expect(packet).toEqual(before); });
  test("fields of a reading that hold secrets are known by name", () => { expect(["PW", "NewPW", "newsk", "MN", "PNUM", "SPW"].map(isSecretField)).toEqual([true, true, true, false, false, false]); });
});

describe("bytes as text", () => {
  test("UTF-8 is read as every other reader reads it", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const of = new TextEncoder().encode(text), printable = new TextDecoder().decode(of);
      if (/[\u0000-\u001f\u007f-\u009f]/.test(printable)) return;
      expect(textOf(of)).toBe(printable);
    }));
  });
  test("any bytes at all give a text without control characters but line ends", () => {
    // eslint-disable-next-line no-control-regex -- these are the characters that must not be there
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (of) => { expect(textOf(of)).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/); }));
  });
  test("a byte that is no UTF-8 and a control character are seen", () => { expect(textOf(Uint8Array.of(0x41, 0xff, 0x00, 0xe4, 0xb8, 0xad, 0xe4, 0xb8))).toBe("Aÿ␀中ä¸"); });
  test("a control character of C1 is none either when it comes as proper UTF-8", () => { expect(textOf(Uint8Array.of(0xc2, 0x80, 0xc2, 0x9f, 0xc2, 0xa0))).toBe("\ufffd\ufffd\u00a0"); });
  test("Base64 is everybody's", () => { fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (of) => { expect(base64Of(of)).toBe(Buffer.from(of).toString("base64")); })); });
  test("the head is one short line", () => {
    expect(headOf(bytes("##0010ST=32\r\n"))).toBe("##0010ST=32⏎");
    expect(headOf(bytes("x".repeat(300)))).toBe(`${"x".repeat(120)}…`);
  });
});
