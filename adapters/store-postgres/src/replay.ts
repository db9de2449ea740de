import { entriesOf, packedOf, shapeOf, type Arrival, type KeptPacket, type ObservationStore } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { packetsIn, packetsOfBlock } from "./packet-block.js";
import { kindNumbers } from "./partitions.js";
import { revisionOf, Window } from "./reading-append.js";

interface Row { readonly source: number; readonly kind: number; readonly from: string; readonly seq: number; readonly shape: string; readonly content: string; readonly setting: number; readonly packet: number }
const keyOf = (row: { readonly source: number; readonly kind: number; readonly from: string }): string => `${row.source} ${row.kind} ${row.from}`;
const textOf = (row: Row): string => JSON.stringify([row.source, row.kind, row.from, row.seq, row.shape, row.content, row.setting, row.packet]);
/** Blocks that are rebuilt at one time: memory stays the same however long the span. */
const together = 64;

/**
 * Rebuilds readings from their raw packets by the same rules and compares them with what is stored, row for row and text for text (重放核对).
 * What stood in a window before the packets looked at is taken as it stands: it was, or will be, judged with its own packets.
 */
export async function replayed(engine: Engine, schema: string, span: { readonly from: number; readonly until: number }, read: (packet: KeptPacket) => Arrival["reading"]): ReturnType<ObservationStore["replay"]> {
  return engine.read(schema, async ({ line }) => {
    let packets = 0, readings = 0, missing = 0, surplus = 0, example: string | null = null, at = new Date(span.from).toISOString(), id = -1;
    for (;;) {
      const { rows } = await line.query("select id::float8 as id, from_at, codec, content from packet_block where (from_at, id) > ($1::timestamptz, $2::bigint) and from_at < $3 order by from_at, id limit $4", [at, id, new Date(span.until).toISOString(), together]);
      const blocks = rows as { id: number; from_at: Date; codec: number; content: Uint8Array }[];
      if (blocks.length === 0) break;
      const taken: { readonly packet: KeptPacket; readonly reading: NonNullable<Arrival["reading"]> }[] = [];
      for (const block of blocks) for (const packet of packetsIn(block.id, block.content, block.codec)) {
        packets++;
        if (packet.verdict !== "reading" || packet.direction !== "in") continue;
        const reading = read(packet);
        if (reading === null) { missing++; example ??= `packet ${packet.id}: cannot be read any more`; continue; }
        taken.push({ packet, reading });
      }
      const { expected, stored } = await rebuilt(line, new Set(blocks.map((block) => block.id)), taken);
      readings += expected.length;
      const there = new Set(stored.map(textOf)), wanted = new Set(expected.map(textOf));
      for (const row of expected) if (!there.has(textOf(row))) { missing++; example ??= `packet ${row.packet}: ${textOf(row)} is not in the store`; }
      for (const row of stored) if (!wanted.has(textOf(row))) { surplus++; example ??= `packet ${row.packet}: ${textOf(row)} is in the store and does not follow from its packet`; }
      const last = blocks[blocks.length - 1]!;
      at = last.from_at.toISOString(); id = last.id;
    }
    return { packets, readings, missing, surplus, example };
  });
}

/** What the packets of some blocks should have left, and what the store holds of them. */
async function rebuilt(line: Line, blocks: ReadonlySet<number>, taken: readonly { readonly packet: KeptPacket; readonly reading: NonNullable<Arrival["reading"]> }[]): Promise<{ readonly expected: readonly Row[]; readonly stored: readonly Row[] }> {
  const rows = taken.map(({ packet, reading }): Row => ({ source: packet.source, kind: kindNumbers[reading.kind], from: new Date(reading.from).toISOString(), seq: 0, shape: reading.shape, content: reading.content, setting: packet.setting, packet: packet.id }));
  const keys = new Map(rows.map((row) => [keyOf(row), row])), asked = [...keys.values()];
  const { rows: found } = await line.query(`select r.source, r.kind, r.from_at, r.seq, s.content as shape, r.content, r.setting, r.packet::float8 as packet
    from unnest($1::integer[], $2::smallint[], $3::timestamptz[]) as k (source, kind, from_at) join reading r on r.source = k.source and r.kind = k.kind and r.from_at = k.from_at join shape s on s.shape = r.shape order by r.seq`,
    [asked.map((row) => row.source), asked.map((row) => row.kind), asked.map((row) => row.from)]);
  const all = (found as (Omit<Row, "from"> & { from_at: Date })[]).map((row): Row => ({ source: row.source, kind: row.kind, from: row.from_at.toISOString(), seq: row.seq, shape: row.shape, content: row.content, setting: row.setting, packet: row.packet }));
  const blockOf = (row: Row): number => Math.floor(row.packet / packetsOfBlock), later = await blocksAfter(line, blocks, all.map(blockOf));
  const windows = new Map<string, Window>(), expected: Row[] = [], stored: Row[] = [];
  for (const row of all) {
    if (blocks.has(blockOf(row))) { stored.push(row); continue; }
    if (later.has(blockOf(row))) continue;
    const window = windows.get(keyOf(row)) ?? new Window();
    window.take(row.shape, row.content, row.seq, row.packet);
    windows.set(keyOf(row), window);
  }
  for (const row of rows) {
    const window = windows.get(keyOf(row)) ?? new Window(), shape = shapeOf(row.shape);
    windows.set(keyOf(row), window);
    if (window.last < 0) { window.take(row.shape, row.content, 0, row.packet); expected.push(row); continue; }
    const other = revisionOf(window.inForce, entriesOf(shape, row.content));
    if (other === null) continue;
    const packed = packedOf(other, shape.backFilled), seq = window.last + 1;
    window.take(packed.shape, packed.content, seq, row.packet);
    expected.push({ ...row, ...packed, seq });
  }
  return { expected, stored };
}

/** Which of some blocks came after the ones looked at; those that are past their keeping came before. */
async function blocksAfter(line: Line, looked: ReadonlySet<number>, others: readonly number[]): Promise<ReadonlySet<number>> {
  const asked = [...new Set(others)].filter((id) => id >= 0 && !looked.has(id));
  if (asked.length === 0) return new Set();
  const { rows } = await line.query("select b.id::float8 as id from packet_block b where b.id = any($1::bigint[]) and (b.from_at, b.id) > (select p.from_at, p.id from packet_block p where p.id = any($2::bigint[]) order by p.from_at desc, p.id desc limit 1)", [asked, [...looked]]);
  return new Set((rows as { id: number }[]).map((row) => row.id));
}
