import { EvidenceRefused, evidenceKinds, type EvidenceKind } from "@yunqing/domain";
import { oleMark, oleNames } from "./ole-directory.js";
import { zipEndOf, zipEntries, zipText } from "./zip-directory.js";

const broken = (kind: EvidenceKind, zh: string, en: string): EvidenceRefused => new EvidenceRefused("evidence/broken", `${evidenceKinds[kind].label.zh}已损坏：${zh}`, `the ${evidenceKinds[kind].label.en} is damaged: ${en}`);
const hidden = (zh: string, en: string): EvidenceRefused => new EvidenceRefused("evidence/hidden-content", `文件中夹带了其他内容：${zh}`, `the file carries something else: ${en}`);
const pngMark = Buffer.from("89504e470d0a1a0a", "hex");

/**
 * What a file is by its content alone (按内容识别类型), whatever it is called; null when it is none of ours.
 * csv and txt are one here: text. Archives are recognised as office files or not at all.
 * @throws {EvidenceRefused} it begins like one of ours and is damaged, carries macros or something hidden
 */
export function kindOfContent(bytes: Buffer): EvidenceKind | "text" | null {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return checked(bytes, "pdf", checkPdf);
  if (bytes.subarray(0, 8).equals(pngMark)) return checked(bytes, "png", checkPng);
  if (bytes.length > 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return checked(bytes, "jpeg", () => undefined);
  if (bytes.subarray(0, 4).toString("latin1") === "RIFF" && bytes.subarray(8, 12).toString("latin1") === "WEBP") return checked(bytes, "webp", checkWebp);
  if (bytes.subarray(4, 8).toString("latin1") === "ftyp") return checked(bytes, "mp4", checkMp4);
  if (bytes.subarray(0, 8).equals(oleMark)) return oleKind(bytes);
  if (bytes.length > 4 && bytes.readUInt32LE(0) === 0x04034b50) return officeKind(bytes);
  return isPlainText(bytes) ? "text" : null;
}

function checked(bytes: Buffer, kind: EvidenceKind, check: (bytes: Buffer) => void): EvidenceKind {
  if (zipEndOf(bytes) >= 0) throw hidden("末尾附有压缩包", "an archive is appended");
  check(bytes);
  return kind;
}

function checkPdf(bytes: Buffer): void {
  if (!/^%PDF-[12]\.\d/.test(bytes.subarray(0, 8).toString("latin1"))) throw broken("pdf", "版本标记不符", "its version mark is wrong");
  if (!bytes.subarray(Math.max(0, bytes.length - 2048)).toString("latin1").includes("%%EOF")) throw broken("pdf", "没有结束标记", "its end mark is missing");
}

/** Every chunk to IEND, and nothing after it. */
function checkPng(bytes: Buffer): void {
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at), type = bytes.subarray(at + 4, at + 8).toString("latin1"), next = at + 12 + length;
    if (!/^[A-Za-z]{4}$/.test(type) || next > bytes.length) break;
    if (type === "IEND") { if (next !== bytes.length) throw hidden("图片之后还有数据", "data follow the picture"); return; }
    at = next;
  }
  throw broken("png", "数据块不完整", "its chunks are incomplete");
}

function checkWebp(bytes: Buffer): void {
  const says = bytes.readUInt32LE(4) + 8;
  if (says > bytes.length) throw broken("webp", "长度不足", "it is cut short");
  if (bytes.length - says > 1) throw hidden("图片之后还有数据", "data follow the picture");
}

/** The boxes fill the file exactly, and a film is among them. */
function checkMp4(bytes: Buffer): void {
  const brand = bytes.subarray(8, 12).toString("latin1"), boxes: string[] = [];
  if (!/^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|hvc1)$/.test(brand)) throw broken("mp4", `品牌 ${brand.replace(/[^ -~]/g, "?")} 未知`, "its brand is unknown");
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at), length = short === 1 && at + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? bytes.length - at : short;
    boxes.push(bytes.subarray(at + 4, at + 8).toString("latin1"));
    if (length < 8 || at + length > bytes.length) throw broken("mp4", "长度不符", "a box is cut short");
    at += length;
  }
  if (at !== bytes.length || !boxes.includes("moov")) throw broken("mp4", "没有影片信息", "it holds no film");
}

/** Word or Excel 97–2003; with macros, or any other compound file (installers, messages): refused. */
function oleKind(bytes: Buffer): EvidenceKind | null {
  const names = oleNames(bytes);
  if (names.some((name) => /^(macros|vba|_vba_project|_vba_project_cur)$/i.test(name))) throw macros();
  return names.includes("WordDocument") ? "doc" : names.includes("Workbook") || names.includes("Book") ? "xls" : null;
}

const macros = (): EvidenceRefused => new EvidenceRefused("evidence/macros", "文件带有宏，不能作为证据上传；请另存为不带宏的文件或 PDF", "the file carries macros; save it without them, or as PDF");

/** Word or Excel by the parts inside; any other archive is null. */
function officeKind(bytes: Buffer): EvidenceKind | null {
  const entries = zipEntries(bytes), byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry])), types = byName.get("[content_types].xml");
  if (!types) return null;
  if (entries.some((entry) => /(^|\/)(vbaproject\.bin|vbadata\.xml)$|(^|\/)macrosheets\/|(^|\/)activex\//i.test(entry.name))) throw macros();
  const foreign = entries.find((entry) => /\.(exe|dll|com|scr|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|class|dex|apk|lnk|sh|html?)$/i.test(entry.name) || /^meta-inf\//i.test(entry.name));
  if (foreign) throw hidden(foreign.name, foreign.name);
  const text = zipText(bytes, types);
  if (/macroEnabled/i.test(text)) throw macros();
  if (byName.has("word/document.xml") && text.includes("wordprocessingml.document.main+xml")) return "docx";
  return byName.has("xl/workbook.xml") && text.includes("spreadsheetml.sheet.main+xml") ? "xlsx" : null;
}

/** UTF-8 or GB18030 without control characters, and not the beginning of something a machine would run or draw. */
export function isPlainText(bytes: Buffer): boolean {
  if (bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c)) return false;
  const text = decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030");
  if (text === null) return false;
  return !/^\s*(<(!doctype|html|head|body|script|svg|\?xml|\?php|iframe|math)|#!|@echo)/i.test(text.slice(0, 1000));
}
function decoded(bytes: Buffer, encoding: "utf-8" | "gb18030"): string | null {
  try { return new TextDecoder(encoding, { fatal: true }).decode(bytes); } catch { return null; }
}
