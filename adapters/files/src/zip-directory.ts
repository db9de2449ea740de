import { inflateRawSync } from "node:zlib";
import { EvidenceRefused } from "@yunqing/domain";

export interface ZipEntry { readonly name: string; readonly method: number; readonly packed: number; readonly size: number; readonly offset: number }

const broken = (zh: string, en: string): EvidenceRefused => new EvidenceRefused("evidence/broken", `压缩结构不完整：${zh}`, `the zip structure is broken: ${en}`);
const mostEntries = 10_000, mostUnpacked = 512 * 1024 * 1024;

/** Where the end record of a zip stands, when its comment ends with the file; else -1. */
export function zipEndOf(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at--) {
    if (bytes.readUInt32LE(at) === 0x06054b50 && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return -1;
}

/**
 * The names in a zip, from its directory, each checked against its own header (压缩包目录). Nothing but the zip may be in the file.
 * @throws {EvidenceRefused} evidence/broken: encrypted, divided, names that climb, sizes that burst, headers that differ
 */
export function zipEntries(bytes: Buffer): readonly ZipEntry[] {
  const end = zipEndOf(bytes);
  if (end < 0 || bytes.readUInt32LE(0) !== 0x04034b50) throw broken("首尾标记不符", "its first or last record is missing");
  const count = bytes.readUInt16LE(end + 10), start = bytes.readUInt32LE(end + 16), length = bytes.readUInt32LE(end + 12);
  if (bytes.readUInt16LE(end + 4) !== 0 || count !== bytes.readUInt16LE(end + 8) || count === 0 || count > mostEntries || start + length !== end) throw broken("目录位置或数量不符", "its directory is not where it says, or too long");
  const entries: ZipEntry[] = [];
  let at = start, unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== 0x02014b50) throw broken("目录条目损坏", "a directory entry is damaged");
    const flags = bytes.readUInt16LE(at + 8), nameLength = bytes.readUInt16LE(at + 28), next = at + 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) throw broken("目录条目损坏", "a directory entry is damaged");
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const entry: ZipEntry = { name: nameBytes.toString("utf8"), method: bytes.readUInt16LE(at + 10), packed: bytes.readUInt32LE(at + 20), size: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42) };
    if ((flags & 1) !== 0) throw broken("内容已加密", "it is encrypted");
    if (/^\/|\\|(^|\/)\.\.(\/|$)|[\u0000-\u001f]|^[a-z]:/i.test(entry.name)) throw broken(`条目名不合法：${entry.name.slice(0, 80)}`, `an entry has a bad name: ${entry.name.slice(0, 80)}`);
    const local = entry.offset;
    if (local + 30 + nameLength + entry.packed > start || bytes.readUInt32LE(local) !== 0x04034b50 || !bytes.subarray(local + 30, local + 30 + bytes.readUInt16LE(local + 26)).equals(nameBytes)) throw broken("条目与目录不一致", "an entry differs from the directory");
    unpacked += entry.size;
    if (unpacked > mostUnpacked) throw broken("解压后过大", "it unpacks to too much");
    entries.push(entry);
    at = next;
  }
  if (at !== end) throw broken("目录长度不符", "its directory has another length");
  if (!entries.some((entry) => entry.offset === 0)) throw broken("开头有其他内容", "something stands before its first entry");
  if (new Set(entries.map((entry) => entry.name.toLowerCase())).size !== entries.length) throw broken("条目重名", "two entries have one name");
  return entries;
}

/** The text of one small entry. @throws {EvidenceRefused} evidence/broken: damaged, or larger than a megabyte */
export function zipText(bytes: Buffer, entry: ZipEntry): string {
  const most = 1024 * 1024, from = entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28), packed = bytes.subarray(from, from + entry.packed);
  if (entry.size > most) throw broken(`${entry.name} 过大`, `${entry.name} is too large`);
  try {
    if (entry.method === 0) return packed.toString("utf8");
    if (entry.method === 8) return inflateRawSync(packed, { maxOutputLength: most }).toString("utf8");
  } catch { throw broken(`${entry.name} 无法解压`, `${entry.name} cannot be unpacked`); }
  throw broken(`${entry.name} 的压缩方法未知`, `${entry.name} is packed in an unknown way`);
}
