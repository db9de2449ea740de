import { EvidenceRefused } from "@yunqing/domain";

/** The eight bytes that open a compound file (OLE 复合文档). */
export const oleMark = Buffer.from("d0cf11e0a1b11ae1", "hex");

const broken = (): EvidenceRefused => new EvidenceRefused("evidence/broken", "文件结构不完整（OLE 复合文档）", "the file is damaged (OLE compound file)");
const endOfChain = 0xfffffffa; // this and above are no sectors

/**
 * The names of the streams and storages in a compound file ([MS-CFB] 2.6), in the order of its directory.
 * @throws {EvidenceRefused} evidence/broken
 */
export function oleNames(bytes: Buffer): readonly string[] {
  if (bytes.length < 1536 || !bytes.subarray(0, 8).equals(oleMark)) throw broken();
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw broken();
  const sector = 1 << shift, perSector = sector / 4;
  const sectorAt = (index: number): Buffer => { const from = (index + 1) * sector; if (from + sector > bytes.length + sector - 1 || from >= bytes.length) throw broken(); return bytes.subarray(from, Math.min(from + sector, bytes.length)); };
  const word = (part: Buffer, index: number): number => { if (index * 4 + 4 > part.length) throw broken(); return part.readUInt32LE(index * 4); };
  const tables: number[] = [];
  for (let index = 0; index < 109; index++) { const at = bytes.readUInt32LE(76 + index * 4); if (at < endOfChain) tables.push(at); }
  const mostSectors = Math.ceil(bytes.length / sector);
  for (let at = bytes.readUInt32LE(68), seen = 0; at < endOfChain; seen++) {
    if (seen > mostSectors) throw broken();
    const part = sectorAt(at);
    for (let index = 0; index < perSector - 1; index++) { const table = word(part, index); if (table < endOfChain) tables.push(table); }
    at = word(part, perSector - 1);
  }
  const nextOf = (index: number): number => { const table = tables[Math.floor(index / perSector)]; if (table === undefined) throw broken(); return word(sectorAt(table), index % perSector); };
  const names: string[] = [];
  for (let at = bytes.readUInt32LE(48), seen = 0; at < endOfChain; at = nextOf(at), seen++) {
    if (seen > mostSectors) throw broken();
    const part = sectorAt(at);
    for (let from = 0; from + 128 <= part.length; from += 128) {
      const length = part.readUInt16LE(from + 64);
      if (part.readUInt8(from + 66) !== 0 && length >= 2 && length <= 64) names.push(part.toString("utf16le", from, from + length - 2));
    }
  }
  return names;
}
