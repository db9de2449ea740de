import { entriesOf, packedOf, shapeOf, type Arrival, type Entry, type Fate } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { kindNumbers } from "./partitions.js";
import type { Shapes } from "./shapes.js";

/** A reading on its way into the table, with the place of its arrival. */
export interface Incoming { readonly place: number; readonly packet: number; readonly source: number; readonly setting: number; readonly kind: number; readonly from: string; readonly shape: string; readonly content: string }

let lastMs = Number.NaN, lastText = "";
/** ISO text of an instant; packets of one second ask for the same one again and again. */
export function isoOf(ms: number): string { if (ms !== lastMs) { lastMs = ms; lastText = new Date(ms).toISOString(); } return lastText; }

/** The readings among arrivals. @param packetOf number of the packet at a place */
export function incomingOf(arrivals: readonly Arrival[], packetOf: (place: number) => number): Incoming[] {
  const out: Incoming[] = [];
  for (let place = 0; place < arrivals.length; place++) {
    const { reading, source, setting } = arrivals[place]!;
    if (reading !== null) out.push({ place, packet: packetOf(place), source, setting, kind: kindNumbers[reading.kind], from: isoOf(reading.from), shape: reading.shape, content: reading.content });
  }
  return out;
}

const insertSql = `insert into reading (from_at, packet, source, shape, setting, kind, seq, content)
  select f, p, s, h, t, k, q, c from unnest($1::timestamptz[], $2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::smallint[], $7::smallint[], $8::text[]) as r (f, p, s, h, t, k, q, c) on conflict do nothing`;

/** Inserts rows; those whose key is taken are left out. @returns how many went in */
async function insert(line: Line, shapes: ReadonlyMap<string, number> | Shapes, rows: readonly Incoming[], seqOf: (row: Incoming) => number): Promise<number> {
  const from: string[] = [], packet: number[] = [], source: number[] = [], shape: number[] = [], setting: number[] = [], kind: number[] = [], seq: number[] = [], content: string[] = [];
  for (const row of rows) {
    const number = "numberOf" in shapes ? shapes.numberOf(row.shape) : shapes.get(row.shape);
    from.push(row.from); packet.push(row.packet); source.push(row.source); shape.push(number ?? 0); setting.push(row.setting); kind.push(row.kind); seq.push(seqOf(row)); content.push(row.content);
  }
  return (await line.query(insertSql, [from, packet, source, shape, setting, kind, seq, content])).affected;
}

const keyOf = (row: { readonly source: number; readonly kind: number; readonly from: string }): string => `${row.source} ${row.kind} ${row.from}`;

/** What of a packet is new or other than what is in force (修订内容): whole factors, so that a revision holds a value with its flag. Null: nothing. */
export function revisionOf(inForce: ReadonlyMap<string, string>, entries: readonly Entry[]): readonly Entry[] | null {
  const nameOf = ({ factor, field }: Entry): string => `${factor}\u0000${field}`;
  const changed = new Set<string>();
  for (const entry of entries) if (inForce.get(nameOf(entry)) !== entry.value) changed.add(entry.factor === "" ? nameOf(entry) : entry.factor);
  if (changed.size === 0) return null;
  return entries.filter((entry) => changed.has(entry.factor === "" ? nameOf(entry) : entry.factor));
}

/** What is known of one window while revisions are looked for: its values in force, its last seq, whose packets are in it. */
export class Window {
  readonly inForce = new Map<string, string>();
  readonly packets = new Set<number>();
  last = -1;
  take(shape: string, content: string, seq: number, packet: number): void {
    for (const { factor, field, value } of entriesOf(shapeOf(shape), content)) this.inForce.set(`${factor}\u0000${field}`, value);
    if (seq > this.last) this.last = seq;
    this.packets.add(packet);
  }
}

/** Reads the windows of keys as they stand, inside the transaction. */
async function windowsOf(line: Line, rows: readonly Incoming[]): Promise<Map<string, Window>> {
  const keys = new Map(rows.map((row) => [keyOf(row), row]));
  const windows = new Map([...keys.keys()].map((key) => [key, new Window()]));
  const asked = [...keys.values()];
  const { rows: found } = await line.query(`select r.source, r.kind, r.from_at, r.seq, s.content as shape, r.content, r.packet::float8 as packet
    from unnest($1::integer[], $2::smallint[], $3::timestamptz[]) as k (source, kind, from_at) join reading r on r.source = k.source and r.kind = k.kind and r.from_at = k.from_at join shape s on s.shape = r.shape order by r.seq`,
    [asked.map((row) => row.source), asked.map((row) => row.kind), asked.map((row) => row.from)]);
  for (const row of found as { source: number; kind: number; from_at: Date; seq: number; shape: string; content: string; packet: number }[]) windows.get(keyOf({ source: row.source, kind: row.kind, from: row.from_at.toISOString() }))?.take(row.shape, row.content, row.seq, row.packet);
  return windows;
}

/**
 * Stores readings (观测入库): nearly always one statement, for nearly always the window is new. Only for those whose window was there: a repeat changes nothing, another value is a further row that holds what is other.
 * Two processes that write the same window at once both come right: who finds the key taken looks again at what stands there now.
 *
 * @returns what became of each, by place
 */
export async function appendReadings(line: Line, shapes: Shapes, rows: readonly Incoming[]): Promise<ReadonlyMap<number, Fate>> {
  const fates = new Map<number, Fate>();
  if (rows.length === 0) return fates;
  const stored = await insert(line, shapes, rows, () => 0);
  if (stored === rows.length) { for (const row of rows) fates.set(row.place, "stored"); return fates; }
  const windows = await windowsOf(line, rows);
  let left = rows.filter((row) => { const there = windows.get(keyOf(row))?.packets.has(row.packet) === true; if (there) fates.set(row.place, "stored"); return !there; });
  for (let turn = 0; left.length > 0; turn++) {
    if (turn > 50) throw new Error("the same windows are being written by too many at once; the packets were not stored and will be sent again");
    const now = turn === 0 ? windows : await windowsOf(line, left);
    const revisions: { readonly row: Incoming; readonly seq: number }[] = [];
    for (const row of left) {
      const window = now.get(keyOf(row))!;
      if (window.packets.has(row.packet)) continue;
      const shape = shapeOf(row.shape), other = revisionOf(window.inForce, entriesOf(shape, row.content));
      if (other === null) { fates.set(row.place, "repeat"); continue; }
      const packed = packedOf(other, shape.backFilled), seq = window.last + 1;
      window.take(packed.shape, packed.content, seq, row.packet);
      revisions.push({ row: { ...row, ...packed }, seq });
    }
    if (revisions.length === 0) break;
    const numbers = await shapes.learn(line, [...new Set(revisions.map(({ row }) => row.shape))]);
    const seqs = new Map(revisions.map(({ row, seq }) => [row, seq]));
    const written = await insert(line, numbers, revisions.map(({ row }) => row), (row) => seqs.get(row)!);
    if (written === revisions.length) { for (const { row } of revisions) fates.set(row.place, "revised"); break; }
    // somebody else wrote one of these windows meanwhile: what went in stays, the rest is looked at anew
    const after = await windowsOf(line, revisions.map(({ row }) => row));
    const originals = new Map(left.map((row) => [row.place, row]));
    left = revisions.filter(({ row }) => { const there = after.get(keyOf(row))?.packets.has(row.packet) === true; if (there) fates.set(row.place, "revised"); return !there; }).map(({ row }) => originals.get(row.place)!);
  }
  return fates;
}
