import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crc16, crcDiagnosis, isPossibleCrc, modbusCrc16 } from "@yunqing/hj212";
import { bytesOf } from "./shared.js";

/** 附录 A word for word, bit by bit. */
function printed(bytes: Uint8Array): number {
  let register = 0xffff;
  for (const byte of bytes) {
    register = (register >> 8) ^ byte;
    for (let bit = 0; bit < 8; bit++) { const out = register & 1; register >>= 1; if (out === 1) register ^= 0xa001; }
  }
  return register;
}
const example = "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";

describe("HJ 212-2017 附录 A", () => {
  test.each([[example, 0x1c80], ["123456789", 0x2f80], ["", 0xffff]])("%s", (text, crc) => { expect(crc16(bytesOf(text))).toBe(crc); });
  test("T[1] = C0C1, T[2] = C181, T[3] = 0140 for one byte after FF", () => {
    expect([1, 2, 3].map((index) => crc16(Uint8Array.of(0xff ^ index)))).toEqual([0xc0c1, 0xc181, 0x0140]);
  });
  test("the eight-bit state gives what the printed algorithm gives, for every length and place in a buffer", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), fc.nat(9), (bytes, shift) => {
      const held = new Uint8Array(bytes.length + shift + 3).fill(0x55);
      held.set(bytes, shift);
      expect(crc16(held, shift, shift + bytes.length)).toBe(printed(bytes));
    }));
  });
  test("only 256 values can occur, one for each high byte; the low byte is one of eight", () => {
    const possible = Array.from({ length: 0x10000 }, (_, value) => value).filter(isPossibleCrc);
    expect(possible).toHaveLength(256);
    expect(new Set(possible.map((value) => value >> 8)).size).toBe(256);
    expect([...new Set(possible.map((value) => value & 0xff))].sort((a, b) => a - b)).toEqual([0x00, 0x01, 0x40, 0x41, 0x80, 0x81, 0xc0, 0xc1]);
    expect([0x1c80, 0x2f80, 0x2200, 0xb541].every(isPossibleCrc)).toBe(true);
    expect([0xed94, 0x8ef7].some(isPossibleCrc)).toBe(false);
  });
});

test("CRC-16/MODBUS of 123456789 is 4B37 (the published check value)", () => { expect(modbusCrc16(bytesOf("123456789"))).toBe(0x4b37); });

test("a wrong CRC is named: Modbus, swapped, impossible, disturbed", () => {
  const bytes = bytesOf("123456789"), of = (given: number) => crcDiagnosis(given, 0x2f80, bytes);
  expect([0x4b37, 0x374b, 0x802f, 0x2f81, 0x1c80].map(of)).toEqual(["modbus-crc", "modbus-crc-swapped", "swapped-crc", "impossible-crc", "crc-mismatch"]);
});
