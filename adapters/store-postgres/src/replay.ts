import { entriesOf, packedOf, type Arrival, type KeptPacket, type ObservationStore } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted } from "./engine.js";
import { blockSpanMs, packetsOfBlock } from "./packet-block.js";
import { blockColumns, packetsOfRow, type BlockRow } from "./packet-search.js";
import { kindNumbers, monthOf, monthTable, monthTables, rootOf } from "./partitions.js";
import { windowRows, type WindowRow } from "./reading-append.js";
import { mostRows, readShape, revisionOf, Window } from "./reading-revision.js";
import type { Shapes } from "./shapes.js";
import { millisecondsOf } from "./sql-arrays.js";

type Read = <T>(work: (line: Line) => Promise<T>) => Promise<T>;
type Told = Awaited<ReturnType<ObservationStore["replay"]>>;
/** What a packet says, and which window. */
interface Said { readonly packet: number; readonly source: number; readonly setting: number; readonly kind: number; readonly from: number; readonly shape: string; readonly content: string }
/** A stored row with the text of its shape. */
type Row = Omit<WindowRow, "shape"> & { readonly shape: string };

/** Packets rebuilt at one time: memory stays the same however long the span. */
const together = 100_000;
const iso = (ms: number): string => new Date(ms).toISOString();
const keyOf = (row: { readonly source: number; readonly kind: number; readonly from: number }): string => `${row.source} ${row.kind} ${row.from}`;
const textOf = (row: Pick<Row, "source" | "kind" | "from" | "seq" | "shape" | "content" | "setting">): string => JSON.stringify([row.source, row.kind, iso(row.from), row.seq, row.shape, row.content, row.setting]);

/**
 * Rebuilds readings from their raw packets by the same rules and compares them with what is stored, row for row and text for text (重放核对).
 * It goes through the blocks of the span part by part, in short transactions, so that nothing waits for it. Rows of packets outside the part are taken as they stand:
 * they are, or were, judged with their own packets. In what order two gateways committed, the rows' own `seq` says.
 */
export async function replayed(read: Read, schema: string, shapes: Shapes, span: { readonly from: number; readonly until: number }, say: (packet: KeptPacket) => Arrival["reading"]): Promise<Told> {
  const told = new Account();
  const first = Math.max(span.from, Date.UTC(2000, 0, 1)), end = iso(Math.min(span.until, Date.UTC(2100, 0, 1)));
  let at = first - blockSpanMs, id = -1;
  for (;;) {
    const said = new Map<number, Said>(), blocks = new Set<number>(), outside = new Set<number>();
    let looked = 0, ended = false;
    while (looked < together && !ended) {
      const rows = (await read((line) => line.query(`select ${blockColumns} from packet_block b where (b.from_at, b.id) > ($1::timestamptz, $2::bigint) and b.from_at < $3::timestamptz order by b.from_at, b.id limit 16`, [iso(at), id, end]))).rows as BlockRow[];
      for (const row of rows) {
        at = row.from; id = row.id; blocks.add(row.id);
        for (const packet of packetsOfRow(row)) {
          looked++;
          if (packet.at < first || packet.at >= span.until) { outside.add(packet.id); continue; }
          told.packets++;
          if (packet.verdict !== "reading" || packet.direction !== "in") continue;
          const reading = say(packet);
          if (reading === null) told.lack(`packet ${packet.id}: can no longer be read`);
          else said.set(packet.id, { packet: packet.id, source: packet.source, setting: packet.setting, kind: kindNumbers[reading.kind], from: reading.from, shape: reading.shape, content: reading.content });
        }
      }
      ended = rows.length < 16;
    }
    if (blocks.size > 0) await read((line) => judge(line, schema, shapes, { blocks, said, outside }, told));
    if (ended) return told.told();
  }
}

/** What was found so far; the first fault is told as an example. */
class Account {
  packets = 0; readings = 0; missing = 0; surplus = 0;
  #example: string | null = null;
  lack(what: string): void { this.missing++; this.#example ??= what; }
  exceed(what: string): void { this.surplus++; this.#example ??= what; }
  told(): Told { return { packets: this.packets, readings: this.readings, missing: this.missing, surplus: this.surplus, example: this.#example }; }
}

/** A part of the span: its blocks, what their packets say, and those of them that lie outside the span. */
interface Part { readonly blocks: ReadonlySet<number>; readonly said: ReadonlyMap<number, Said>; readonly outside: ReadonlySet<number> }

/** Compares what the packets of a part say with the rows that name them, in the months that the packets speak of. */
async function judge(line: Line, schema: string, shapes: Shapes, { blocks, said, outside }: Part, told: Account): Promise<void> {
  const tables = new Map<string, Said[]>();
  for (const one of said.values()) { const table = monthTable(rootOf(one.kind), monthOf(one.from)), held = tables.get(table); if (held === undefined) tables.set(table, [one]); else held.push(one); }
  const there = new Set((await monthTables(line, schema)).map(({ name }) => name));
  for (const [table, own] of [...tables].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!there.has(table)) { for (const one of own) told.lack(`packet ${one.packet}: its month ${table} is not in the store`); continue; }
    const named = await rowsNaming(line, shapes, table, blocks), rowOf = new Map<number, Row>(), histories = new Map<string, Said[]>();
    for (const row of named) {
      const one = said.get(row.packet);
      if (outside.has(row.packet)) continue;
      if (one === undefined || keyOf(one) !== keyOf(row)) { told.exceed(`packet ${row.packet}: ${textOf(row)} is in the store and does not follow from its packet`); continue; }
      if (rowOf.has(row.packet)) { told.exceed(`packet ${row.packet}: ${textOf(row)} is in the store a second time`); continue; }
      rowOf.set(row.packet, row);
    }
    for (const one of own) {
      const row = rowOf.get(one.packet);
      // the first of its window says all that its packet says; any other is seen against what stood before it
      if (row?.seq === 0) { told.readings++; compare(told, one, 0, row, one.shape, one.content); continue; }
      const key = keyOf(one), held = histories.get(key);
      if (held === undefined) histories.set(key, [one]); else held.push(one);
    }
    await judgeHistories(line, shapes, table, histories, rowOf, told);
  }
}

/** Windows with more than one row or with repeats: their rows in the order of seq, each against what those before it left in force. */
async function judgeHistories(line: Line, shapes: Shapes, table: string, histories: ReadonlyMap<string, readonly Said[]>, rowOf: ReadonlyMap<number, Row>, told: Account): Promise<void> {
  if (histories.size === 0) return;
  const rows = await windowRows(line, table, [...histories.values()].map((each) => each[0]!)), texts = await shapes.textsOf(line, new Set(rows.map((row) => row.shape)));
  const windows = new Map<string, Row[]>();
  for (const row of rows) { const key = keyOf(row), held = windows.get(key), full = { ...row, shape: texts.get(row.shape)! }; if (held === undefined) windows.set(key, [full]); else held.push(full); }
  for (const [key, packets] of histories) {
    const window = new Window(), byPacket = new Map(packets.map((one) => [one.packet, one])), open = new Map(packets.filter((one) => !rowOf.has(one.packet)).map((one) => [one.packet, one]));
    for (const row of windows.get(key) ?? []) {
      const one = byPacket.get(row.packet);
      if (one !== undefined) {
        // told already: the packet's own row is another one
        if (rowOf.get(one.packet)?.seq !== row.seq) continue;
        const shape = readShape(one.shape), changed = window.last < 0 ? entriesOf(shape, one.content) : revisionOf(window.inForce, entriesOf(shape, one.content));
        if (changed === null) { told.exceed(`packet ${one.packet}: ${textOf(row)} is in the store, but its packet said nothing new`); continue; }
        const packed = window.last < 0 ? one : packedOf(changed, shape.backFilled);
        told.readings++;
        compare(told, one, row.seq, row, packed.shape, packed.content);
        // what the packet said stands, not what somebody made of it: one wrong row is one fault
        window.take(packed.shape, packed.content, row.seq);
      } else window.take(row.shape, row.content, row.seq);
      for (const each of open.values()) if (revisionOf(window.inForce, entriesOf(readShape(each.shape), each.content)) === null) open.delete(each.packet);
    }
    for (const each of open.values()) if (window.last + 1 < mostRows) { told.readings++; told.lack(`packet ${each.packet}: ${textOf({ ...each, seq: window.last + 1 })} is not in the store`); }
  }
}

/** A row against what it should be; where it differs, one is missing and one too many. */
function compare(told: Account, one: Said, seq: number, row: Row, shape: string, content: string): void {
  const wanted = textOf({ ...one, seq, shape, content }), found = textOf(row);
  if (wanted === found) return;
  told.surplus++;
  told.lack(`packet ${one.packet}: the store holds ${found}, the packet says ${wanted}`);
}

/** The rows of a month that name packets of some blocks: read through the whole month, for the key does not lead by packet. */
async function rowsNaming(line: Line, shapes: Shapes, table: string, blocks: ReadonlySet<number>): Promise<readonly Row[]> {
  const least = Math.min(...blocks) * packetsOfBlock, most = (Math.max(...blocks) + 1) * packetsOfBlock;
  const { rows } = await line.query(`select r.source, r.kind, ${millisecondsOf("r.from_at")} as "from", r.seq, r.shape, r.content, r.setting, r.packet::float8 as packet from ${quoted(table)} r where r.packet >= $1::bigint and r.packet < $2::bigint order by r.packet, r.seq`, [least, most]);
  const own = (rows as WindowRow[]).filter((row) => blocks.has(Math.floor(row.packet / packetsOfBlock))), texts = await shapes.textsOf(line, new Set(own.map((row) => row.shape)));
  return own.map((row) => ({ ...row, shape: texts.get(row.shape)! }));
}
