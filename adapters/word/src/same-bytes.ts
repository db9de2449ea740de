import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** The file that docx packed is not what we know as a ZIP archive; a newer docx may pack otherwise. */
export class NotAPackage extends Error { readonly code = "word/not-a-package"; constructor(reason: string) { super(`the packed document is no plain ZIP archive: ${reason}; check the version of docx`); } }

interface Entry { readonly name: string; readonly data: Buffer }
const endMark = 0x06054b50, centralMark = 0x02014b50, localMark = 0x04034b50;
/** ids that docx makes by chance: 21 signs, of which - and _ may be the last */
const randomId = /(?<![\w-])rId[a-z0-9_-]{12,}/g;
/** 1980-01-01, the first day that a ZIP archive knows */
const dosDay = 0x21;

/**
 * Packs a Word file anew so that the same input gives the same bytes (同文同字节): the times of packing go, chance ids are numbered in the order met,
 * and the properties carry the time of the model. Sheets inside are done likewise. Reports are kept by content hash, so this is what makes one report one file.
 *
 * @param madeAt ISO instant of the model, for "created" and "modified"
 * @throws {NotAPackage}
 */
export function sameBytes(packed: Uint8Array, madeAt: string, replace: Readonly<Record<string, string>> = {}): Buffer {
  const ids = new Map<string, string>();
  const numbered = (text: string) => text.replace(randomId, (id) => { const known = ids.get(id) ?? `rIdN${ids.size + 1}`; ids.set(id, known); return known; });
  const made = new Date(madeAt).toISOString().replace(/\.\d+Z$/, "Z");
  const entries = entriesOf(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength)).sort((a, b) => (order(a.name) - order(b.name) || (a.name < b.name ? -1 : 1)));
  return archiveOf(entries.map(({ name, data }) => {
    if (name.endsWith(".xlsx")) return { name, data: sameBytes(data, madeAt) };
    if (!/\.(xml|rels)$/.test(name)) return { name, data };
    const text = replace[name] ?? numbered(data.toString("utf8"));
    return { name, data: Buffer.from(name === "docProps/core.xml" ? text.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${made}`) : text) };
  }));
}

/** The types come first, as programs expect; then by name. */
function order(name: string): number { return name === "[Content_Types].xml" ? 0 : name === "_rels/.rels" ? 1 : 2; }

/** Every file of an archive, unpacked. @param most bytes that all of it may have @throws {NotAPackage} */
export function entriesOf(zip: Buffer, most = 200 * 1024 * 1024): Entry[] {
  let room = most;
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== endMark) throw new NotAPackage("no end of directory");
  const entries: Entry[] = [];
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (zip.readUInt32LE(at) !== centralMark) throw new NotAPackage("a broken directory");
    const method = zip.readUInt16LE(at + 10), packed = zip.readUInt32LE(at + 20), nameLength = zip.readUInt16LE(at + 28), local = zip.readUInt32LE(at + 42);
    if (method !== 0 && method !== 8) throw new NotAPackage(`method ${method}`);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28), body = zip.subarray(start, start + packed), name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    if (!name.endsWith("/")) { const data = unpacked(body, method, room); room -= data.length; entries.push({ name, data }); }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

function unpacked(body: Buffer, method: number, room: number): Buffer {
  if (method === 0) { if (body.length > room) throw new NotAPackage("more than it may hold"); return Buffer.from(body); }
  try { return inflateRawSync(body, { maxOutputLength: Math.max(1, room) }); } catch (problem) { throw new NotAPackage(`a part that cannot be unpacked: ${problem instanceof Error ? problem.message : String(problem)}`); }
}

function archiveOf(entries: readonly Entry[]): Buffer {
  const bodies: Buffer[] = [], directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const label = Buffer.from(name), body = deflateRawSync(data, { level: 9 }), local = Buffer.alloc(30), central = Buffer.alloc(46);
    local.writeUInt32LE(localMark, 0);
    central.writeUInt32LE(centralMark, 0);
    central.writeUInt16LE(20, 4);
    for (const [header, at] of [[local, 4], [central, 6]] as const) {
      header.writeUInt16LE(20, at); header.writeUInt16LE(0x0800, at + 2); header.writeUInt16LE(8, at + 4); header.writeUInt16LE(dosDay, at + 8);
      header.writeUInt32LE(crc32(data), at + 10); header.writeUInt32LE(body.length, at + 14); header.writeUInt32LE(data.length, at + 18); header.writeUInt16LE(label.length, at + 22);
    }
    central.writeUInt32LE(offset, 42);
    bodies.push(local, label, body);
    directory.push(central, label);
    offset += 30 + label.length + body.length;
  }
  const listed = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(endMark, 0); end.writeUInt16LE(entries.length, 8); end.writeUInt16LE(entries.length, 10); end.writeUInt32LE(listed.length, 12); end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
}
