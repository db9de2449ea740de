import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commandWords } from "../src/pages/packets/command-number.js";
import { examples } from "../src/pages/packets/examples.js";
import { bytesOfBase64, hexLines, pastedBytes } from "../src/pages/packets/hex-view.js";
import { isMasked, maskedReading } from "../src/pages/packets/masked-reading.js";
import { frameReadings, keyTyped } from "../src/pages/packets/offline-reading.js";

interface Vector { readonly packet: string; readonly valid: boolean; readonly diagnosis?: string; readonly expect?: { readonly cn: string; readonly version: number; readonly mn: string | null } }
const vectors = (name: string): readonly Vector[] => readFileSync(new URL(`../../../packages/hj212/test/vectors/${name}`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line) as Vector);
const read = (text: string, key = "") => { const pasted = pastedBytes(text); return pasted.kind === "empty" ? [] : frameReadings(pasted.bytes, keyTyped(key) ?? null); };
const field = (reading: ReturnType<typeof read>[number] | undefined, name: string) => reading?.reading.header.find((each) => each.name === name) ?? reading?.reading.data.find((each) => each.name === name);

describe("pasted packets", () => {
  it("printed in the standards are each read as what they are", () => {
    for (const { packet, expect: wanted } of vectors("standards.jsonl")) {
      const [frame, ...more] = read(`${packet}\r\n`);
      expect(more, packet).toEqual([]);
      expect([frame?.reading.version, field(frame, "CN")?.value ?? null, field(frame, "MN")?.value ?? null], packet).toEqual([wanted?.version, wanted?.cn, wanted?.mn]);
    }
  });
  it("several at once, with whatever line ends, are taken apart", () => {
    const all = vectors("standards.jsonl").slice(0, 4).map((each) => each.packet);
    for (const end of ["\n", "\r\n"]) expect(read(all.join(end) + end)).toHaveLength(4);
  });
  it("as hexadecimal digits are the same as text", () => {
    const { packet } = vectors("standards.jsonl")[0] as Vector, bytes = [...new TextEncoder().encode(`${packet}\r\n`)];
    for (const hex of [bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(" "), bytes.map((byte) => `0x${byte.toString(16).padStart(2, "0").toUpperCase()}`).join(", ")]) expect(read(hex)[0]?.reading).toEqual(read(`${packet}\r\n`)[0]?.reading);
  });
  it("that are broken are told why, and their fields are still shown", () => {
    for (const { packet, diagnosis } of vectors("broken.jsonl").filter((each) => each.diagnosis === "modbus-crc" || each.diagnosis === "swapped-crc")) {
      const [frame] = read(`${packet}\r\n`);
      expect(frame?.reading.ok, packet).toBe(false);
      expect(frame?.needs.map((each) => each.name), packet).toEqual([diagnosis]);
      expect(field(frame, "CN")?.value, packet).toBe("1062");
      expect(field(frame, "CRC")?.wrong, packet).toBe(true);
    }
    const impossible = vectors("broken.jsonl").find((each) => each.diagnosis === "impossible-crc");
    expect(read(`${impossible?.packet ?? ""}\r\n`)[0]?.reading).toMatchObject({ ok: false });
  });
  it("never show the password, whatever they are", () => {
    for (const { packet } of [...vectors("standards.jsonl"), ...vectors("broken.jsonl")]) {
      const password = /PW=(\d{6})/.exec(packet)?.[1];
      if (password === undefined) continue;
      const shown = JSON.stringify(read(`${packet}\r\n`).map((frame) => [frame.text, frame.reading]));
      expect(shown, packet).not.toContain(`PW=${password}`);
      expect(shown, packet).not.toContain(`"value":"${password}"`);
    }
  });
  it("that are nothing of the kind are refused in words, not by an error", () => {
    expect(read("")).toEqual([]);
    expect(read("你好，这不是报文").every((frame) => !frame.reading.ok && frame.reading.problem !== null)).toBe(true);
  });
  it("an encrypted one is opened by its key alone", () => {
    const sealed = examples.find((each) => each.key !== "");
    expect(field(read(sealed?.packet ?? "", sealed?.key)[0], "a01011-Avg")?.value).toBe("1.35");
    expect(read(sealed?.packet ?? "", "31".repeat(16))[0]?.reading.ok).toBe(false);
    expect(read(sealed?.packet ?? "")[0]?.reading.ok).toBe(false);
  });
  it("every example does what its name says", () => { expect(examples.map((each) => read(each.packet, each.key).map((frame) => frame.reading.ok))).toEqual([[true], [true, true], [false], [true]]); });
});

describe("a packet shown without its password", () => {
  it("is read without a verdict on length and CRC, all else as it is", () => {
    const masked = maskedReading("##0087QN=20261128112137739;ST=22;CN=1011;PW=******;MN=5A5A00000000000000000101;Flag=5;CP=&&&&0140");
    expect(masked).toMatchObject({ ok: true, problem: null });
    expect(masked.header.some((each) => each.wrong)).toBe(false);
    expect(masked.header.find((each) => each.name === "CN")?.value).toBe("1011");
  });
  it("keeps its verdict when nothing was taken out", () => {
    const broken = vectors("broken.jsonl").find((each) => each.diagnosis === "modbus-crc")?.packet ?? "";
    expect([isMasked(broken), maskedReading(broken).ok]).toEqual([false, false]);
  });
});

describe("a key as typed", () => {
  it("is 32 hexadecimal digits however they are spaced, or nothing", () => {
    expect(keyTyped("")).toBeNull();
    expect(keyTyped("0x30 ".repeat(16))).toEqual(new Uint8Array(16).fill(0x30));
    for (const bad of ["30", "3".repeat(31), "3".repeat(33), "z".repeat(32)]) expect(keyTyped(bad), bad).toBeUndefined();
  });
});

describe("bytes of a packet", () => {
  it("are dumped sixteen a line", () => {
    expect(hexLines(new TextEncoder().encode("##0101QN=2016080108"))).toEqual([{ at: "0000", hex: "23 23 30 31 30 31 51 4E  3D 32 30 31 36 30 38 30", text: "##0101QN=2016080" }, { at: "0010", hex: "31 30 38", text: "108" }]);
    expect(bytesOfBase64("IyM=")).toEqual(Uint8Array.of(0x23, 0x23));
    expect(bytesOfBase64("§")).toHaveLength(0);
  });
  it("a word of the list is named where it is a command", () => { expect([commandWords("2011")?.zh, commandWords("modbus-crc")]).toEqual(["取/上传污染物实时数据", null]); });
});
