import { type Arrival, type CommandStep, type Fate, type InstrumentCommand, type KeptPacket, type LineState, type ObservationStore, type PacketFilter, type Reading, type ReadingFilter, type ReadingKind, type Stranger } from "@yunqing/domain";
import { BlockNumbers } from "./block-numbers.js";
import { claimed, stepAppended } from "./command-claims.js";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { putSent, sentByLeaf, touch, touchedByLeaf, type SentFactors, type TouchedSpan } from "./figure-touched.js";
import { frames, framesTaken, queueDepths, queueFrames } from "./forward-queue.js";
import { linesOf, putLineStates, putStrangers, strangersOf } from "./line-states.js";
import { blockOf, blockStarts, codec, packetsOfBlock, type Block } from "./packet-block.js";
import { packetById, packetsWalked } from "./packet-search.js";
import { monthOf, monthTable, Months, type MonthlyRoot } from "./partitions.js";
import { appendLeaf, leavesOf, preparedName, type Leaf } from "./reading-append.js";
import { latestReadings, readingsOf, windowCounts } from "./reading-search.js";
import { replayed } from "./replay.js";
import { Shapes } from "./shapes.js";
import { numberArray } from "./sql-arrays.js";

/** What PostgreSQL says when two transactions stood in each other's way, and what we say ourselves. */
const again = new Set(["40P01", "40001", "store/window-taken"]);
/** What it says when another process dropped a month: the table is not there, or the parent has none for the row. */
const monthGone = new Set(["42P01", "23514"]);
const mostTurns = 20;

/** The observations of one district's schema (观测库). */
export class SchemaObservations implements ObservationStore {
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #months: Months;
  readonly #shapes: Shapes;
  readonly #numbers: BlockNumbers;
  /** source and factor that are on record as sent in hours or days */
  readonly #sent = new Set<string>();
  constructor(engine: Engine, schema: string) {
    this.#engine = engine; this.#schema = schema;
    this.#months = new Months(engine, schema); this.#shapes = new Shapes(engine, schema); this.#numbers = new BlockNumbers(engine, schema);
  }

  /** @throws {MonthOutOfRange} before anything is written */
  async append(arrivals: readonly Arrival[]): Promise<readonly { readonly fate: Fate; readonly packet: number }[]> {
    if (arrivals.length === 0) return [];
    let last = Number.NaN;
    for (const { at, reading } of arrivals) { monthOf(at); if (reading !== null && reading.from !== last) { monthOf(reading.from); last = reading.from; } }
    const starts = blockStarts(arrivals), ends = [...starts.slice(1), arrivals.length], ids = await this.#numbers.take(starts.length), packets = new Array<number>(arrivals.length);
    const blocks = starts.map((start, n) => ({ id: ids[n]!, block: blockOf(arrivals.slice(start, ends[n])) }));
    for (const [n, start] of starts.entries()) for (let place = start; place < ends[n]!; place++) packets[place] = ids[n]! * packetsOfBlock + place - start;
    const leaves = leavesOf(arrivals, (place) => packets[place]!);
    const months: (readonly [MonthlyRoot, number])[] = blocks.map(({ block }) => ["packet_block", monthOf(block.from)] as const);
    for (const name of leaves.keys()) months.push([name.slice(0, -7) as MonthlyRoot, Number(name.slice(-6))]);
    for (let turn = 1; ; turn++) {
      await this.#months.make(months);
      try { const fates = await this.#write(arrivals, leaves, blocks); return packets.map((packet, place) => ({ fate: fates[place] ?? "kept", packet })); } catch (fault) {
        const code = String((fault as { code?: unknown } | null)?.code);
        if (turn >= mostTurns || !(again.has(code) || monthGone.has(code))) throw fault;
        if (monthGone.has(code)) this.#months.forget();
      }
    }
  }

  /** Readings, blocks and frames to be forwarded, in one transaction. */
  async #write(arrivals: readonly Arrival[], leaves: ReadonlyMap<string, Leaf>, blocks: readonly { readonly id: number; readonly block: Block }[]): Promise<readonly Fate[]> {
    const wanted = new Set<string>();
    for (const { first, later } of leaves.values()) { for (const row of first) wanted.add(row.shape); for (const row of later) wanted.add(row.shape); }
    const numbers = await this.#shapes.numbersOf(wanted), fates: Fate[] = [], learnt: ReadonlyMap<string, number>[] = [], news: SentFactors[] = [];
    await this.#engine.write(this.#schema, async ({ line }) => {
      const spans: TouchedSpan[] = [];
      for (const [table, leaf] of leaves) {
        learnt.push(await appendLeaf(line, this.#schema, table, leaf, numbers, this.#shapes, fates));
        if (!table.startsWith("reading_lasting")) continue;
        spans.push(...touchedByLeaf(leaf, fates));
        const sent = sentByLeaf(leaf, (source, factor) => this.#sent.has(`${source} ${factor}`));
        if (sent.size > 0) { news.push(sent); await putSent(line, sent); }
      }
      if (spans.length > 0) await touch(line, spans);
      for (const { id, block } of blocks) await putBlock(line, this.#schema, id, block);
      await queueFrames(line, arrivals);
    });
    for (const each of learnt) this.#shapes.remember(each);
    for (const sent of news) for (const [source, factors] of sent) for (const factor of factors) this.#sent.add(`${source} ${factor}`);
    return fates;
  }

  readings(filter: ReadingFilter): Promise<readonly Reading[]> { return this.#read((line) => readingsOf(line, this.#shapes, filter)); }
  latest(sources: readonly number[], kind: ReadingKind): Promise<readonly Reading[]> { return this.#read((line) => latestReadings(line, this.#shapes, sources, kind)); }
  countWindows(filter: Omit<ReadingFilter, "limit">): Promise<ReadonlyMap<number, number>> { return this.#read((line) => windowCounts(line, filter)); }
  packets(filter: PacketFilter): Promise<readonly KeptPacket[]> { return packetsWalked((work) => this.#read(work), filter); }
  packet(id: number): Promise<KeptPacket | null> { return this.#read((line) => packetById(line, id)); }
  replay(span: { readonly from: number; readonly until: number }, read: (packet: KeptPacket) => Arrival["reading"]): ReturnType<ObservationStore["replay"]> { return replayed((work) => this.#read(work), this.#schema, this.#shapes, span, read); }

  async putLines(lines: readonly LineState[], strangers: readonly Stranger[]): Promise<void> {
    if (lines.length === 0 && strangers.length === 0) return;
    await this.#engine.write(this.#schema, async ({ line }) => { await putLineStates(line, lines); await putStrangers(line, strangers); });
  }
  lines(): Promise<readonly LineState[]> { return this.#read(linesOf); }
  strangers(): Promise<readonly Stranger[]> { return this.#read(strangersOf); }
  claimCommands(instruments: readonly string[], by: string, at: string): Promise<readonly InstrumentCommand[]> {
    return instruments.length === 0 ? Promise.resolve([]) : claimed(this.#engine, this.#schema, instruments, by, at);
  }
  appendCommandStep(step: Omit<CommandStep, "seq">): Promise<CommandStep> { return this.#engine.write(this.#schema, ({ line }) => stepAppended(line, step)); }
  forwardQueue(target: string, limit: number, newestFirst = false): ReturnType<ObservationStore["forwardQueue"]> { return this.#read((line) => frames(line, target, limit, newestFirst)); }
  async forwarded(target: string, ids: readonly number[]): Promise<void> { if (ids.length > 0) await this.#engine.write(this.#schema, ({ line }) => framesTaken(line, target, ids)); }
  forwardDepths(): ReturnType<ObservationStore["forwardDepths"]> { return this.#read(queueDepths); }
  async drop(before: { readonly packets: number; readonly realTime: number; readonly minutes: number }): Promise<readonly string[]> {
    return [...await this.#months.drop("packet_block", before.packets), ...await this.#months.drop("reading_real_time", before.realTime), ...await this.#months.drop("reading_minute", before.minutes)];
  }

  #read<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.read(this.#schema, ({ line }) => work(line)); }
}

/** Puts a block into its month; the bytes as base64, which the embedded engine takes five times as fast as bytes. */
async function putBlock(line: Line, schema: string, id: number, block: Block): Promise<void> {
  const sql = `insert into ${monthTable("packet_block", monthOf(block.from))} (id, from_at, until_at, packets, verdicts, codec, sources, content) values ($1::bigint, $2::timestamptz, $3::timestamptz, $4::integer, $5::integer, $6::smallint, $7::integer[], decode($8::text, 'base64'))`;
  await line.query(sql, [id, new Date(block.from).toISOString(), new Date(block.until).toISOString(), block.packets, block.verdicts, codec, numberArray(block.sources), (await block.content).toString("base64")], preparedName(schema, sql));
}
