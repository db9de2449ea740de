import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import fc from "fast-check";
import JSZip from "jszip";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evidenceKinds, EvidenceRefused } from "@yunqing/domain";
import { evidenceVault, shownName, type FolderVault } from "../src/index.js";
import { isPlainText, kindOfContent } from "../src/content.js";

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`./fixtures/${name}`, import.meta.url));
async function* stream(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> { for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size); }
async function all(parts: AsyncIterable<Uint8Array>): Promise<Buffer> { const list: Uint8Array[] = []; for await (const part of parts) list.push(part); return Buffer.concat(list); }

let root = "", vault: FolderVault;
const files: Record<string, Buffer> = {};
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "yunqing-files-"));
  vault = await evidenceVault(root, { mostBytes: 4 * 1024 * 1024, mostPixels: 1_000_000 });
  const noise = Buffer.alloc(600 * 400 * 3); let seed = 7; for (let at = 0; at < noise.length; at++) { seed = (seed * 1103515245 + 12345) % 2147483648; noise[at] = seed >> 16; }
  const drawn = sharp(noise, { raw: { width: 600, height: 400, channels: 3 } });
  files["a.png"] = await drawn.clone().png().toBuffer(); files["a.webp"] = await drawn.clone().webp().toBuffer();
  files["a.jpg"] = await drawn.clone().jpeg().withMetadata({ orientation: 6 }).withExifMerge({ IFD0: { Make: "SecretCamera" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "40/1 4/1 0/1" } }).toBuffer();
  const book = new ExcelJS.Workbook(); book.addWorksheet("表1").addRow(["断面", 1.2]);
  files["a.xlsx"] = Buffer.from(await book.xlsx.writeBuffer());
  for (const kind of ["doc", "docx", "pdf"]) files[`a.${kind}`] = await fixture(`note.${kind}`);
  files["a.xls"] = renamed(files["a.doc"] as Buffer, "WordDocument", "Workbook");
  files["a.txt"] = Buffer.from("清理甘河垃圾\r\n"); files["a.csv"] = Buffer.from("\ufeff断面,CO\n甘河,1.2\n");
  files["a.mp4"] = Buffer.concat([box("ftyp", Buffer.from("isom\x00\x00\x02\x00isomiso2mp41", "latin1")), box("moov", box("mvhd", Buffer.alloc(100))), box("mdat", Buffer.alloc(64))]);
});
afterAll(async () => { await rm(root, { recursive: true, force: true }); });

function box(type: string, body: Buffer): Buffer { const head = Buffer.alloc(8); head.writeUInt32BE(body.length + 8); head.write(type, 4, "latin1"); return Buffer.concat([head, body]); }
/** Gives an entry of a compound file another name ([MS-CFB] 2.6.1). */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const copy = Buffer.from(bytes), at = copy.indexOf(Buffer.from(`${from}\0`, "utf16le"));
  expect(at).toBeGreaterThan(0);
  copy.fill(0, at, at + 64); copy.write(to, at, "utf16le"); copy.writeUInt16LE((to.length + 1) * 2, at + 64);
  return copy;
}
async function zipped(change: (zip: JSZip) => void, from = files["a.docx"] as Buffer): Promise<Buffer> { const zip = await JSZip.loadAsync(from); change(zip); return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" }); }
const put = (name: string, bytes: Uint8Array, type = "application/octet-stream") => vault.put(name, type, stream(bytes));
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => "taken", (error: unknown) => error instanceof EvidenceRefused ? error.code : String(error));
const typeOf = (name: string): string => Object.values(evidenceKinds).find((kind) => (kind.extensions as readonly string[]).includes(name.slice(2)))?.type ?? "";

describe("what is taken", () => {
  test.each(["a.png", "a.jpg", "a.webp", "a.xlsx", "a.docx", "a.doc", "a.xls", "a.pdf", "a.txt", "a.csv", "a.mp4"])("%s, by its hash, byte for byte", async (name) => {
    const bytes = files[name] as Buffer, hash = createHash("sha256").update(bytes).digest("hex");
    const stored = await put(name, bytes);
    expect(stored).toEqual({ hash, name, type: typeOf(name), bytes: bytes.length, thumbnail: ["a.png", "a.jpg", "a.webp"].includes(name) });
    const opened = await vault.open(hash);
    expect(opened).toMatchObject({ type: typeOf(name), bytes: bytes.length });
    expect((await all(opened?.stream ?? stream(Buffer.alloc(0)))).equals(bytes)).toBe(true);
    expect(await vault.verify(hash)).toBe(true);
    if (process.platform !== "win32") expect((await stat(join(root, hash.slice(0, 2), hash))).mode & 0o117).toBe(0);
  });
  test("the same content twice, at once, in other pieces, is one file", async () => {
    const bytes = Buffer.from("两次上传\n"), hash = createHash("sha256").update(bytes).digest("hex");
    await Promise.all([put("一.txt", bytes), put("二.txt", bytes), vault.put("三.txt", "text/plain", stream(bytes, 1))]);
    const found: string[] = [];
    for await (const one of vault.hashes()) found.push(one);
    expect(found.filter((one) => one === hash).length).toBe(1);
    expect(await readdir(join(root, "incoming"))).toEqual([]);
  });
  test("GB18030 text is text", async () => { expect(await codeOf(put("国标.txt", Buffer.from("d4c6e5e0c7f80d0a", "hex")))).toBe("taken"); });
  test("thumbnails are small, upright, and tell neither camera nor place; the original keeps them", async () => {
    const { hash } = await put("photo.jpeg", files["a.jpg"] as Buffer), small = await vault.thumbnail(hash);
    expect(small?.type).toBe("image/webp");
    const found = await sharp(small?.bytes).metadata();
    expect([found.format, found.width, found.height, found.exif]).toEqual(["webp", 240, 360, undefined]);
    expect(Buffer.from(small?.bytes ?? []).includes("SecretCamera")).toBe(false);
    expect((await all((await vault.open(hash))?.stream ?? stream(Buffer.alloc(0)))).includes("SecretCamera")).toBe(true);
  });
  test("what is not there", async () => { for (const hash of ["0".repeat(64), "../../etc/passwd", "", "A".repeat(64)]) expect([await vault.open(hash), await vault.thumbnail(hash), await vault.verify(hash)]).toEqual([null, null, false]); });
});

describe("what is refused", () => {
  test.each(["a.svg", "a.html", "a.htm", "a.js", "a.exe", "a.sh", "a.zip", "a.docm", "a.xlsm", "a.gif", "a.7z", "a", "a.", "a.pdf.lnk", "a.xml", "a.mhtml"])("%s by its name", async (name) => { expect(await codeOf(put(name, files["a.txt"] as Buffer))).toBe("evidence/type-refused"); });
  test.each(["text/html", "image/svg+xml", "application/javascript", "application/x-msdownload"])("a text declared %s", async (type) => { expect(await codeOf(put("a.txt", Buffer.from("x"), type))).toBe("evidence/type-refused"); });
  test("every kind under every other's name", async () => {
    for (const [name, bytes] of Object.entries(files)) for (const other of ["png", "jpg", "webp", "xlsx", "docx", "doc", "xls", "pdf", "txt", "csv", "mp4"]) {
      const own = name.slice(2), text = ["txt", "csv"];
      if (own === other || (text.includes(own) && text.includes(other))) continue;
      expect([name, other, await codeOf(put(`a.${other}`, bytes))]).toEqual([name, other, "evidence/content-differs"]);
    }
  });
  test.each([["<!DOCTYPE html><script>alert(1)</script>"], ["  <svg xmlns='http://www.w3.org/2000/svg' onload='x'/>"], ["#!/bin/sh\nrm -rf /"], ["<?xml version='1.0'?>"], ["\u0000\u0001binary"], ["\u001b[2J"]])("as text: %j", async (text) => { expect(await codeOf(put("a.txt", Buffer.from(text)))).toBe("evidence/content-differs"); });
  test("programs and installers, whatever they are called", async () => {
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), elf = Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(200)]);
    for (const bytes of [program, elf, renamed(files["a.doc"] as Buffer, "WordDocument", "!_StringPool")]) for (const name of ["a.pdf", "a.doc", "a.txt"]) expect(await codeOf(put(name, bytes))).toBe("evidence/content-differs");
  });
  test("macros, in the new format and the old", async () => {
    expect(await codeOf(put("a.docx", await zipped((zip) => zip.file("word/vbaProject.bin", "x"))))).toBe("evidence/macros");
    expect(await codeOf(put("a.xlsx", await zipped((zip) => zip.file("xl/VBAPROJECT.BIN", "x"), files["a.xlsx"])))).toBe("evidence/macros");
    const types = await (await JSZip.loadAsync(files["a.docx"] as Buffer)).file("[Content_Types].xml")?.async("string") ?? "";
    expect(await codeOf(put("a.docx", await zipped((zip) => zip.file("[Content_Types].xml", types.replace("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml")))))).toBe("evidence/macros");
    expect(await codeOf(put("a.doc", renamed(files["a.doc"] as Buffer, "1Table", "Macros")))).toBe("evidence/macros");
  });
  test("archives that are no office file, or carry programs", async () => {
    const plain = await new JSZip().file("a.txt", "x").generateAsync({ type: "nodebuffer" });
    for (const name of ["a.docx", "a.xlsx", "a.pdf"]) expect(await codeOf(put(name, plain))).toBe("evidence/content-differs");
    for (const inner of ["word/media/run.exe", "word/x.html", "META-INF/MANIFEST.MF", "word/a.JS"]) expect([inner, await codeOf(put("a.docx", await zipped((zip) => zip.file(inner, "x"))))]).toEqual([inner, "evidence/hidden-content"]);
    const climbing = await zipped((zip) => zip.file("word/aa/evil.xml", "x"));
    for (let at = climbing.indexOf("word/aa/"); at >= 0; at = climbing.indexOf("word/aa/", at + 1)) climbing.write("../../a/", at, "latin1");
    expect(await codeOf(put("a.docx", climbing))).toBe("evidence/broken");
  });
  test("two files in one: archives behind pictures and papers, something before or after", async () => {
    const archive = files["a.docx"] as Buffer;
    for (const name of ["a.png", "a.jpg", "a.webp", "a.pdf"]) expect([name, await codeOf(put(name, Buffer.concat([files[name] as Buffer, archive])))]).toEqual([name, "evidence/hidden-content"]);
    expect(await codeOf(put("a.png", Buffer.concat([files["a.png"] as Buffer, Buffer.from("<script>")])))).toBe("evidence/hidden-content");
    expect(await codeOf(put("a.docx", Buffer.concat([Buffer.from("%PDF-1.4\n%%EOF"), archive])))).not.toBe("taken");
    expect(await codeOf(put("a.docx", Buffer.concat([archive, Buffer.from("tail")])))).toBe("evidence/broken");
    expect(await codeOf(put("a.mp4", Buffer.concat([files["a.mp4"] as Buffer, Buffer.from("tail of it")])))).not.toBe("taken");
  });
  test("cut short", async () => {
    for (const [name, bytes] of Object.entries(files)) if (!["a.txt", "a.csv"].includes(name)) expect([name, await codeOf(put(name, bytes.subarray(0, Math.floor(bytes.length / 2))))]).toEqual([name, "evidence/broken"]);
  });
  test("too large, too many pixels, empty; nothing is left behind", async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> { for (;;) { sent += 65_536; yield new Uint8Array(65_536).fill(65); } }
    expect(await codeOf(vault.put("a.txt", "text/plain", endless()))).toBe("evidence/too-large");
    expect(sent).toBeLessThanOrEqual(4 * 1024 * 1024 + 2 * 65_536);
    const wide = await sharp({ create: { width: 2000, height: 1000, channels: 3, background: "#fff" } }).png().toBuffer();
    expect(await codeOf(put("a.png", wide))).toBe("evidence/too-large");
    expect(await codeOf(put("a.txt", Buffer.alloc(0)))).toBe("evidence/empty");
    await expect(vault.put("a.txt", "text/plain", (async function* () { yield Buffer.from("x"); throw new Error("line dropped"); })())).rejects.toThrow("line dropped");
    expect(await readdir(join(root, "incoming"))).toEqual([]);
  });
  test("every refusal speaks both languages", async () => {
    const error = await put("a.pdf", files["a.png"] as Buffer).catch((caught: unknown) => caught) as EvidenceRefused;
    expect([error.zh, error.en]).toEqual(["扩展名与内容不符：扩展名是PDF 文件，内容是PNG 图片", "name and content differ: named as a PDF document, the content is a PNG picture"]);
  });
});

describe("names", () => {
  test.each([["C:\\用户\\证据.pdf", "证据.pdf"], ["../../etc/证据.pdf", "证据.pdf"], ["照片\u202Egnp.exe.pdf", "照片gnp.exe.pdf"], ["a\u0000b\r\n.txt", "ab.txt"], [" 报告 .txt ", "报告 .txt"]])("%j is shown as %j", (name, shown) => { expect(shownName(name)).toBe(shown); });
  test.each(["", "..", "/", "x".repeat(201)])("%j is none", (name) => { expect(() => shownName(name)).toThrow(EvidenceRefused); });
});

describe("robustness", () => {
  test("noise and mutilated files never crash: they are known, or refused by name", () => {
    const seeds = Object.values(files);
    fc.assert(fc.property(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }), fc.nat(), (whole, changes, cut) => {
      const bytes = Buffer.from(whole.subarray(0, 1 + cut % whole.length));
      for (const [at, value] of changes) bytes[at % Math.min(bytes.length, 4000)] = value;
      try { kindOfContent(bytes); } catch (error) { if (!(error instanceof EvidenceRefused)) throw error; }
    }), { numRuns: 1500 });
    fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), fc.constantFrom("", "%PDF-1.7", "PK\x03\x04", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "\x89PNG\r\n\x1a\n", "\0\0\0\x18ftypisom"), (noise, mark) => {
      try { kindOfContent(Buffer.concat([Buffer.from(mark, "latin1"), noise])); } catch (error) { if (!(error instanceof EvidenceRefused)) throw error; }
    }));
  });
  test("any text of letters is text", () => { fc.assert(fc.property(fc.stringMatching(/^[一-龥a-zA-Z0-9，。 \t\n]+$/), (text) => { expect(isPlainText(Buffer.from(text))).toBe(true); })); });
  test("a file altered or cut in the vault is noticed", async () => {
    const bytes = Buffer.from("将被改动\n"), { hash } = await put("x.txt", bytes), place = join(root, hash.slice(0, 2), hash);
    await writeFile(place, Buffer.from("已经改动\n"));
    expect(await vault.verify(hash)).toBe(false);
    await truncate(place, 3);
    expect(await vault.open(hash)).toBeNull();
    expect((await put("x.txt", bytes)).hash).toBe(hash);   // sent again, it is whole again
    expect(await vault.verify(hash)).toBe(true);
  });
  test("what an interrupted upload left is cleared after a day, not before", async () => {
    const old = join(root, "incoming", "old.part"), fresh = join(root, "incoming", "fresh.part"), before = new Date(Date.now() - 2 * 86_400_000);
    await writeFile(old, "x"); await writeFile(fresh, "x"); await utimes(old, before, before);
    await evidenceVault(root);
    expect(await readdir(join(root, "incoming"))).toEqual(["fresh.part"]);
    await rm(fresh);
  });
});
