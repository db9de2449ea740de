import { createCipheriv, getCiphers } from "node:crypto";
import { describe, expect, test } from "vitest";
import { decoder, sealed, sm4Decrypt, sm4Encrypt, Sm4KeyInvalid } from "@yunqing/hj212";
import { bytesOf, decoded, describeWith, framed, joined, linesOf, series, vectors } from "./shared.js";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const unhex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "hex"));

describe("GB/T 32907-2016 附录 A", () => {
  const key = unhex("0123456789abcdeffedcba9876543210");
  test("example 1: one block", () => {
    expect(hex(sm4Encrypt(key, key))).toBe("681edf34d206965e86b3e94f536e4246");
    expect(sm4Decrypt(key, unhex("681edf34d206965e86b3e94f536e4246"))).toEqual(key);
  });
  test("a key of another length is refused by name", () => { expect(() => sm4Encrypt(key.slice(1), key)).toThrow(Sm4KeyInvalid); });
  test.skipIf(!getCiphers().includes("sm4-ecb"))("the same as OpenSSL for random keys and blocks", () => {
    const next = series(4), random = (length: number) => Uint8Array.from({ length }, () => Math.floor(next() * 256));
    for (let i = 0; i < 50; i++) {
      const own = random(16), plain = random(48), cipher = createCipheriv("sm4-ecb", own, null).setAutoPadding(false);
      expect(hex(sm4Encrypt(own, plain))).toBe(Buffer.concat([cipher.update(plain), cipher.final()]).toString("hex"));
    }
  });
  test("what is left over after whole blocks stays plain", () => {
    const out = sm4Encrypt(key, bytesOf("0123456789abcdefg=N"));
    expect(Buffer.from(out.subarray(16)).toString()).toBe("g=N");
  });
});

interface Sealed { readonly packet_b64: string; readonly packet_as_printed: string; readonly plain: string; readonly cipher_hex: string }
describeWith("vectors/hj212/sm4.jsonl", "HJ 212-2025 附录 A.2 (second hand)", (text) => {
  const key = "30".repeat(16);
  test("the examples are deciphered, raw and as printed, and give what the plain packet gives", () => {
    for (const row of linesOf<Sealed>(text())) {
      const raw = new Uint8Array(Buffer.from(row.packet_b64, "base64")), plain = decoded(bytesOf(`${row.plain}\r\n`));
      expect(decoded(raw, { key })).toEqual(plain);
      const [printed] = decoded(bytesOf(`${row.packet_as_printed}\r\n`), { key });
      expect(printed).toEqual({ ...plain[0], leniencies: ["sm4-printed"] });
      expect(decoded(raw)).toMatchObject([{ kind: "refused", reason: "crc", diagnosis: "sm4-key-needed" }]);
      expect(decoded(raw, { key: "31".repeat(16) })).toMatchObject([{ kind: "refused", reason: "crc", diagnosis: "sm4-key-wrong" }]);
    }
  });
  test("sealing the plain segment gives the cipher printed", () => {
    for (const row of linesOf<Sealed>(text())) {
      const out = hex(sealed(bytesOf(row.plain.slice(6, -4)), unhex(key)));
      expect(out).toContain(row.cipher_hex.toLowerCase());
    }
  });
});

test("sealed packets among plain ones, cut anywhere, one key an instrument", () => {
  const plain = vectors<{ packet: string; expect: { version: number } }>("standards.jsonl").filter((row) => row.expect.version === 2025).map((row) => bytesOf(row.packet.slice(6, -4)));
  expect(plain.length).toBeGreaterThan(0);
  const next = series(9);
  for (let i = 0; i < 40; i++) {
    const key = Uint8Array.from({ length: 16 }, () => Math.floor(next() * 256)), segment = plain[i % plain.length]!;
    const frame = framed(segment), wire = frame.slice();
    wire.set(sealed(segment, key), 6);                               // length and CRC stay those of the plain segment
    const stream = joined(frame, wire, frame);
    const own = decoder({ key: (mn) => (mn === "010000A8900016F000169DC0" ? key : undefined) });
    const cut = Math.floor(next() * stream.length);
    const out = [...own.push(stream.subarray(0, cut)), ...own.push(stream.subarray(cut)), ...own.end()];
    expect(out.map((line) => line.kind)).toEqual(["packet", "packet", "packet"]);
    expect(out[1]).toEqual(out[0]);
  }
});
