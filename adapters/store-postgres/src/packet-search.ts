import type { KeptPacket, PacketFilter } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { bitOf, blockSpanMs, outgoing, packetsIn, packetsOfBlock } from "./packet-block.js";
import { millisecondsOf } from "./sql-arrays.js";

type Read = <T>(work: (line: Line) => Promise<T>) => Promise<T>;
/** A block as it is read. */
export interface BlockRow { readonly id: number; readonly from: number; readonly packets: number; readonly codec: number; readonly content: string }
/** The packets of a row. */
export function packetsOfRow(row: BlockRow): readonly KeptPacket[] { return packetsIn(row.id, Buffer.from(row.content, "base64"), row.codec); }
export const blockColumns = `b.id::float8 as id, ${millisecondsOf("b.from_at")} as "from", b.packets, b.codec, encode(b.content, 'base64') as content`;

/** Packets of a page at most, and packets looked at for one page: a rare word in a long span gives what was found so far. */
const mostOnPage = 1_000, mostLookedAt = 2_000_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Packets newest first (查报文): blocks backwards by the time they begin, each unpacked by itself, a few at a time in a short transaction each, so that
 * neither memory nor the waiting of others grows with the span. A page ends at `limit`, at the end of the span, or when two million packets were looked at.
 */
export async function packetsWalked(read: Read, { source, verdict, direction, word, from, until, before, limit }: PacketFilter): Promise<readonly KeptPacket[]> {
  const most = Math.min(Math.max(Math.trunc(limit), 1), mostOnPage), out: KeptPacket[] = [];
  const wanted = (packet: KeptPacket): boolean => packet.at >= from && packet.at < until && (source === undefined || packet.source === source) && (verdict === undefined || packet.verdict === verdict)
    && (direction === undefined || packet.direction === direction) && (word === undefined || packet.word === word);
  const filter = `b.from_at >= $1::timestamptz and b.until_at >= $2::timestamptz and (b.verdicts & $3::integer) <> 0 and (b.verdicts & $4::integer) = $4::integer and ($5::integer is null or b.sources @> array[$5::integer])`;
  // a span without beginning or end is one of this century
  const first = Math.max(from, Date.UTC(2000, 0, 1)), given = [iso(first - blockSpanMs), iso(first), verdict === undefined ? 15 : bitOf(verdict), direction === "out" ? outgoing : 0, source ?? null];
  let at = Math.min(until, Date.UTC(2100, 0, 1)), id = Number.MAX_SAFE_INTEGER, lookedAt = 0, page = 4, below = Number.MAX_SAFE_INTEGER;
  if (before !== undefined) {
    const block = Math.floor(before / packetsOfBlock), found = await read((line) => blockById(line, block));
    if (found !== null) {
      const packets = packetsOfRow(found);
      for (let n = packets.length - 1; n >= 0 && out.length < most; n--) if (packets[n]!.id < before && wanted(packets[n]!)) out.push(packets[n]!);
      at = found.from; id = block;
    } else below = block;
  }
  while (out.length < most && lookedAt < mostLookedAt) {
    const rows = (await read((line) => line.query(`select ${blockColumns} from packet_block b where ${filter} and b.id < $6::bigint and (b.from_at, b.id) < ($7::timestamptz, $8::bigint) order by b.from_at desc, b.id desc limit ${page}`, [...given, below, iso(at), id]))).rows as BlockRow[];
    for (const row of rows) {
      at = row.from; id = row.id; lookedAt += row.packets;
      const packets = packetsOfRow(row);
      for (let n = packets.length - 1; n >= 0 && out.length < most; n--) if (wanted(packets[n]!)) out.push(packets[n]!);
      if (out.length >= most) break;
    }
    if (rows.length < page) break;
    page = Math.min(2 * page, 32);
  }
  return out;
}

async function blockById(line: Line, block: number): Promise<BlockRow | null> {
  if (!Number.isSafeInteger(block) || block < 0) return null;
  return ((await line.query(`select ${blockColumns} from packet_block b where b.id = $1::bigint`, [block])).rows as BlockRow[])[0] ?? null;
}
/** A packet by its number (按编号取报文). */
export async function packetById(line: Line, id: number): Promise<KeptPacket | null> {
  const row = await blockById(line, Math.floor(id / packetsOfBlock));
  return row === null ? null : packetsOfRow(row)[id % packetsOfBlock] ?? null;
}
