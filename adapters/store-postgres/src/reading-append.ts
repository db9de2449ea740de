import { entriesOf, packedOf, type Arrival, type Fate } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted } from "./engine.js";
import { kindNumbers, monthOf, monthTable, rootOf } from "./partitions.js";
import { mostRows, readShape, revisionOf, Window } from "./reading-revision.js";
import { shapeNumbers, type Shapes } from "./shapes.js";
import { numberArray, textArray } from "./sql-arrays.js";

/** A reading on its way into its month's table, with the place of its arrival. */
export interface Incoming { readonly place: number; readonly packet: number; readonly source: number; readonly setting: number; readonly kind: number; readonly from: number; readonly shape: string; readonly content: string }
/** Readings of one month's table: the first of each window, in the order of the key, and those that come after one of the same window in the same call. */
export interface Leaf { readonly first: Incoming[]; readonly later: Incoming[] }

/** A key was taken between the look and the insert: the transaction is tried anew and looks again. */
export class WindowTaken extends Error { readonly code = "store/window-taken"; constructor() { super("another process wrote the same window meanwhile; the transaction is tried again"); } }

const keyOf = (row: { readonly source: number; readonly kind: number; readonly from: number }): string => `${row.source} ${row.kind} ${row.from}`;
const byKey = (a: Incoming, b: Incoming): number => a.source - b.source || a.kind - b.kind || a.from - b.from || a.place - b.place;

/**
 * The readings among arrivals by the table they go into. Sorted by key: neighbours share a page of the index, and two processes that write the same windows take them in the same order,
 * so that neither waits for the other for ever.
 */
export function leavesOf(arrivals: readonly Arrival[], packetOf: (place: number) => number): ReadonlyMap<string, Leaf> {
  const leaves = new Map<string, Leaf & { readonly seen: Set<string> }>();
  let lastKind = "", lastFrom = Number.NaN, leaf: (Leaf & { readonly seen: Set<string> }) | undefined;
  for (let place = 0; place < arrivals.length; place++) {
    const { reading, source, setting } = arrivals[place]!;
    if (reading === null) continue;
    const kind = kindNumbers[reading.kind];
    if (leaf === undefined || reading.kind !== lastKind || reading.from !== lastFrom) {
      const name = monthTable(rootOf(kind), monthOf(reading.from));
      leaf = leaves.get(name);
      if (leaf === undefined) leaves.set(name, leaf = { first: [], later: [], seen: new Set() });
      lastKind = reading.kind; lastFrom = reading.from;
    }
    const row: Incoming = { place, packet: packetOf(place), source, setting, kind, from: reading.from, shape: reading.shape, content: reading.content }, key = keyOf(row);
    if (leaf.seen.has(key)) leaf.later.push(row); else { leaf.seen.add(key); leaf.first.push(row); }
  }
  for (const { first } of leaves.values()) first.sort(byKey);
  return new Map([...leaves].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const names = new Map<string, string>();
/** A short name for a statement of a schema, for servers that keep it planned. */
export function preparedName(schema: string, sql: string): string {
  const key = `${schema}\u0000${sql}`;
  let name = names.get(key);
  if (name === undefined) names.set(key, name = `yq${names.size + 1}`);
  return name;
}

/** Inserts rows into a month's table, leaving out those whose key is taken. @returns how many went in */
async function insert(line: Line, schema: string, table: string, numbers: ReadonlyMap<string, number>, rows: readonly Incoming[], seqs: readonly number[] | null): Promise<number> {
  const count = rows.length, from = new Array<number>(count), packet = new Array<number>(count), source = new Array<number>(count), shape = new Array<number>(count), setting = new Array<number>(count), kind = new Array<number>(count), content = new Array<string>(count);
  for (let i = 0; i < count; i++) {
    const row = rows[i]!;
    from[i] = row.from; packet[i] = row.packet; source[i] = row.source; shape[i] = numbers.get(row.shape)!; setting[i] = row.setting; kind[i] = row.kind; content[i] = row.content;
  }
  const sql = `insert into ${quoted(table)} (from_at, packet, source, shape, setting, kind, seq, content)
    select 'epoch'::timestamptz + f * interval '1 millisecond', p, s, h, t, k, ${seqs === null ? "0" : "q"}, c from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::smallint[], $7::text[]${seqs === null ? "" : ", $8::smallint[]"}) as r (f, p, s, h, t, k, c${seqs === null ? "" : ", q"}) on conflict do nothing`;
  return (await line.query(sql, [numberArray(from), numberArray(packet), numberArray(source), numberArray(shape), numberArray(setting), numberArray(kind), textArray(content), ...(seqs === null ? [] : [numberArray(seqs)])], preparedName(schema, sql))).affected;
}

/** The rows of a month's table in given windows; `offset 0` keeps the look by key, whatever the statistics of a table that grew a moment ago say. */
const rowsOfWindows = (table: string): string => `select w.source, w.kind, w.ms::float8 as "from", r.seq, r.shape, r.content, r.setting, r.packet::float8 as packet from unnest($1::integer[], $2::smallint[], $3::bigint[]) as w (source, kind, ms)
  cross join lateral (select * from ${quoted(table)} r where r.source = w.source and r.kind = w.kind and r.from_at = 'epoch'::timestamptz + w.ms * interval '1 millisecond' offset 0) as r order by w.source, w.kind, w.ms, r.seq`;
/** A row of a window as the table holds it; `shape` by number. */
export interface WindowRow { readonly source: number; readonly kind: number; readonly from: number; readonly seq: number; readonly shape: number; readonly content: string; readonly setting: number; readonly packet: number }
/** Reads whole windows of a month's table. */
export async function windowRows(line: Line, table: string, windows: readonly { readonly source: number; readonly kind: number; readonly from: number }[]): Promise<readonly WindowRow[]> {
  const keys = [...new Map(windows.map((each) => [keyOf(each), each])).values()];
  return (await line.query(rowsOfWindows(table), [numberArray(keys.map((each) => each.source)), numberArray(keys.map((each) => each.kind)), numberArray(keys.map((each) => each.from))])).rows as WindowRow[];
}

/** A row that stood in a window before: `n` is the place of the window's row among those asked for. */
interface Before { readonly n: number; readonly seq: number; readonly shape: number; readonly content: string }
const lineEnd = "\n";

/**
 * What stood in the windows of rows before them, by place among the rows; windows that are new give nothing. The columns come joined, which spares the driver five hundred rows
 * when a whole batch is sent again; packed content has no line end, and where somebody stored one the rows come one by one.
 */
async function standingBefore(line: Line, schema: string, table: string, rows: readonly Incoming[]): Promise<readonly Before[]> {
  const found = `from unnest($1::integer[], $2::smallint[], $3::bigint[], $4::bigint[]) with ordinality as w (source, kind, ms, packet, n)
    cross join lateral (select r.packet, r.seq, r.shape, r.content from ${quoted(table)} r where r.source = w.source and r.kind = w.kind and r.from_at = 'epoch'::timestamptz + w.ms * interval '1 millisecond' offset 0) as r where r.packet <> w.packet`;
  const given = [numberArray(rows.map((each) => each.source)), numberArray(rows.map((each) => each.kind)), numberArray(rows.map((each) => each.from)), numberArray(rows.map((each) => each.packet))];
  const sql = `select array_to_string(array_agg(w.n - 1), ',') as ns, array_to_string(array_agg(r.seq), ',') as seqs, array_to_string(array_agg(r.shape), ',') as shapes, string_agg(r.content, E'\\n') as contents ${found}`;
  const [joined] = (await line.query(sql, given, preparedName(schema, sql))).rows as { ns: string | null; seqs: string; shapes: string; contents: string }[];
  if (joined === undefined || joined.ns === null) return [];
  const ns = joined.ns.split(","), seqs = joined.seqs.split(","), shapes = joined.shapes.split(","), contents = joined.contents.split(lineEnd);
  if (contents.length !== ns.length) return (await line.query(`select (w.n - 1)::integer as n, r.seq, r.shape, r.content ${found} order by w.n, r.seq`, given)).rows as Before[];
  return ns.map((n, i): Before => ({ n: Number(n), seq: Number(seqs[i]), shape: Number(shapes[i]), content: contents[i]! })).sort((a, b) => a.n - b.n || a.seq - b.seq);
}

/**
 * Stores the readings of one month's table (观测入库): nearly always one statement, for nearly always the window is new. Only for those whose window was there:
 * a repeat changes nothing, another value is a further row that holds what is other.
 *
 * @param fates  gets what became of each, by place
 * @returns shapes of revisions that got their number here: they count once the transaction is committed
 * @throws {WindowTaken} when the caller is to roll back and try again
 */
export async function appendLeaf(line: Line, schema: string, table: string, { first, later }: Leaf, numbers: ReadonlyMap<string, number>, shapes: Shapes, fates: Fate[]): Promise<ReadonlyMap<string, number>> {
  const stored = await insert(line, schema, table, numbers, first, null), standing = new Map<string, { readonly seq: number; readonly shape: string; readonly content: string }[]>(), slow = [...later];
  for (const row of first) fates[row.place] = "stored";
  if (stored < first.length) {
    const before = await standingBefore(line, schema, table, first), texts = await shapes.textsOf(line, new Set(before.map((row) => row.shape)));
    for (const { n, seq, shape, content } of before) {
      const own = first[n]!, key = keyOf(own), held = standing.get(key), row = { seq, shape: texts.get(shape)!, content };
      if (held === undefined) { standing.set(key, [row]); slow.push(own); } else held.push(row);
    }
    // a key was taken and nothing stands there: somebody dropped the month meanwhile, say
    if (standing.size !== first.length - stored) throw new WindowTaken();
    slow.sort((a, b) => a.place - b.place);
  }
  if (slow.length === 0) return none;
  if (later.length > 0) {
    // a window that nothing stood in before holds what its first packet of this call says
    const again = new Set(later.map(keyOf));
    for (const row of first) { const key = keyOf(row); if (again.has(key) && !standing.has(key)) standing.set(key, [{ seq: 0, shape: row.shape, content: row.content }]); }
  }
  const revisions: Incoming[] = [], seqs: number[] = [], windows = new Map<string, Window>();
  for (const row of slow) {
    const key = keyOf(row), rows = standing.get(key)!, [only] = rows;
    let window = windows.get(key);
    // a packet sent again is nearly always the same letter for letter, and nothing else is in its window
    if (window === undefined && rows.length === 1 && only?.shape === row.shape && only.content === row.content) { fates[row.place] = "repeat"; continue; }
    if (window === undefined) { windows.set(key, window = new Window()); for (const each of rows) window.take(each.shape, each.content, each.seq); }
    const shape = readShape(row.shape), changed = revisionOf(window.inForce, entriesOf(shape, row.content));
    if (changed === null) { fates[row.place] = "repeat"; continue; }
    if (window.last + 1 >= mostRows) { fates[row.place] = "kept"; continue; }
    const packed = packedOf(changed, shape.backFilled);
    window.take(packed.shape, packed.content, window.last + 1);
    revisions.push({ ...row, ...packed }); seqs.push(window.last);
    fates[row.place] = "revised";
  }
  if (revisions.length === 0) return none;
  const known = new Map(numbers), unknown: string[] = [];
  for (const { shape } of revisions) { const number = shapes.numberOf(shape); if (number !== undefined) known.set(shape, number); else if (!known.has(shape)) unknown.push(shape); }
  const learnt = unknown.length === 0 ? none : await shapeNumbers(line, schema, unknown);
  for (const [shape, number] of learnt) known.set(shape, number);
  if (await insert(line, schema, table, known, revisions, seqs) < revisions.length) throw new WindowTaken();
  return learnt;
}
const none: ReadonlyMap<string, number> = new Map();
