import type { Arrival, CommandStep, Fate, InstrumentCommand, KeptPacket, LineState, ObservationStore, PacketFilter, Reading, ReadingFilter, ReadingKind, Stranger } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { claimed, stepAppended } from "./command-claims.js";
import { frames, framesTaken, queueDepths, queueFrames } from "./forward-queue.js";
import { linesOf, putLineStates, putStrangers, strangersOf } from "./line-states.js";
import { blockOf, bitOf, codec, outgoing, packetsIn, packetsOfBlock } from "./packet-block.js";
import { kindNumbers, kindOfNumber, monthOf, Months, rootOf, type MonthlyRoot } from "./partitions.js";
import { appendReadings, incomingOf, isoOf } from "./reading-append.js";
import { replayed } from "./replay.js";
import { Shapes } from "./shapes.js";

const lent = 256;
/** Leaves out what came in batches that were withdrawn. */
const notWithdrawn = "and (r.packet >= 0 or not exists (select 1 from batch_withdrawal w where w.batch = -r.packet))";

interface ReadingRow { readonly source: number; readonly kind: number; readonly from_at: Date; readonly seq: number; readonly shape: string; readonly content: string; readonly setting: number; readonly packet: number }
const readingOf = (row: ReadingRow): Reading => ({ source: row.source, kind: kindOfNumber(row.kind), from: row.from_at.getTime(), seq: row.seq, shape: row.shape, content: row.content, setting: row.setting, packet: row.packet });

/** The observations of one district's schema (观测库). */
export class SchemaObservations implements ObservationStore {
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #months: Months;
  readonly #shapes = new Shapes();
  #nextBlock = 0; #lastBlock = -1;
  #leasing: Promise<void> | null = null;
  constructor(engine: Engine, schema: string, appRole: string | null = null) { this.#engine = engine; this.#schema = schema; this.#months = new Months(engine, schema, appRole); }

  async append(arrivals: readonly Arrival[]): Promise<readonly { readonly fate: Fate; readonly packet: number }[]> {
    if (arrivals.length === 0) return [];
    const pieces: (readonly Arrival[])[] = [];
    for (let at = 0; at < arrivals.length; at += packetsOfBlock) pieces.push(arrivals.slice(at, at + packetsOfBlock));
    await this.#prepare(arrivals);
    const ids: number[] = [];
    for (const _ of pieces) ids.push(await this.#block());
    const blocks = pieces.map(blockOf);
    const packetAt = (place: number): number => ids[Math.floor(place / packetsOfBlock)]! * packetsOfBlock + (place % packetsOfBlock);
    const fates = await this.#engine.write(this.#schema, async ({ line }) => {
      const found = await appendReadings(line, this.#shapes, incomingOf(arrivals, packetAt));
      for (const [n, block] of blocks.entries()) {
        await line.query("insert into packet_block (id, from_at, until_at, packets, verdicts, codec, sources, content) values ($1, $2, $3, $4, $5, $6, $7, $8)",
          [ids[n], isoOf(block.from), isoOf(block.until), block.packets, block.verdicts, codec, block.sources, await block.content]);
      }
      await queueFrames(line, arrivals);
      return found;
    });
    return arrivals.map((_, place) => ({ fate: fates.get(place) ?? "kept", packet: packetAt(place) }));
  }

  /** Months and shapes that are not there yet are made before, each in a transaction of its own: nearly never. */
  async #prepare(arrivals: readonly Arrival[]): Promise<void> {
    const months: (readonly [MonthlyRoot, number])[] = [], shapes: string[] = [];
    let seen = Number.NaN, month = 0, lastKind: ReadingKind | undefined, lastShape: string | undefined;
    for (const { at, reading } of arrivals) {
      if (at !== seen) { seen = at; const own = monthOf(at); if (own !== month) { month = own; months.push(["packet_block", own]); } }
      if (reading === null) continue;
      const own = monthOf(reading.from);
      if (own !== month || reading.kind !== lastKind) { lastKind = reading.kind; months.push([rootOf(kindNumbers[reading.kind]), own]); } else if (months.length < 2) months.push([rootOf(kindNumbers[reading.kind]), own]);
      if (reading.shape !== lastShape) { lastShape = reading.shape; shapes.push(reading.shape); }
    }
    await this.#months.make(this.#months.missing(months));
    const unknown = this.#shapes.unknown(shapes);
    if (unknown.length > 0) this.#shapes.remember(await this.#engine.write(this.#schema, ({ line }) => this.#shapes.learn(line, unknown)));
  }

  /** The next number of a block; numbers are borrowed in hundreds. */
  async #block(): Promise<number> {
    while (this.#nextBlock > this.#lastBlock) {
      this.#leasing ??= this.#engine.write(this.#schema, async ({ line }) => {
        const { rows } = await line.query("update block_counter set last = last + $1 returning last::float8 as last", [lent]);
        this.#lastBlock = (rows[0] as { last: number }).last;
        this.#nextBlock = this.#lastBlock - lent + 1;
      }).finally(() => { this.#leasing = null; });
      await this.#leasing;
    }
    return this.#nextBlock++;
  }

  readings({ sources, kind, from, until, limit }: ReadingFilter): Promise<readonly Reading[]> {
    return this.#read(async (line) => {
      const { rows } = await line.query(`select r.source, r.kind, r.from_at, r.seq, s.content as shape, r.content, r.setting, r.packet::float8 as packet from reading r join shape s on s.shape = r.shape
        where r.kind = ${kindNumbers[kind]} and r.source = any($1::integer[]) and r.from_at >= $2 and r.from_at < $3 ${notWithdrawn} order by r.source, r.from_at, r.seq ${limit === undefined ? "" : "limit $4"}`,
        [sources, isoOf(from), isoOf(until), ...(limit === undefined ? [] : [limit])]);
      return (rows as ReadingRow[]).map(readingOf);
    });
  }

  latest(sources: readonly number[], kind: ReadingKind): Promise<readonly Reading[]> {
    const number = kindNumbers[kind];
    return this.#read(async (line) => {
      const { rows } = await line.query(`select r.source, r.kind, r.from_at, r.seq, s.content as shape, r.content, r.setting, r.packet::float8 as packet from unnest($1::integer[]) as w (source)
        cross join lateral (select r.from_at from reading r where r.source = w.source and r.kind = ${number} ${notWithdrawn} order by r.from_at desc limit 1) as l
        join reading r on r.source = w.source and r.kind = ${number} and r.from_at = l.from_at ${notWithdrawn} join shape s on s.shape = r.shape order by r.source, r.seq`, [sources]);
      return (rows as ReadingRow[]).map(readingOf);
    });
  }

  countWindows({ sources, kind, from, until }: Omit<ReadingFilter, "limit">): Promise<ReadonlyMap<number, number>> {
    return this.#read(async (line) => {
      const { rows } = await line.query(`select r.source, count(distinct r.from_at)::int as windows from reading r where r.kind = ${kindNumbers[kind]} and r.source = any($1::integer[]) and r.from_at >= $2 and r.from_at < $3 ${notWithdrawn} group by r.source`, [sources, isoOf(from), isoOf(until)]);
      return new Map((rows as { source: number; windows: number }[]).map((row) => [row.source, row.windows]));
    });
  }

  packets({ source, verdict, direction, word, from, until, before, limit }: PacketFilter): Promise<readonly KeptPacket[]> {
    const mask = (verdict === undefined ? 15 : bitOf(verdict)) | 0;
    return this.#read(async (line) => {
      const out: KeptPacket[] = [], most = Math.min(Math.max(limit, 1), 1_000);
      let at = isoOf(until), id = Number.MAX_SAFE_INTEGER, inclusive = false;
      if (before !== undefined) {
        const { rows } = await line.query("select from_at from packet_block where id = $1", [Math.floor(before / packetsOfBlock)]);
        const found = rows[0] as { from_at: Date } | undefined;
        if (found !== undefined) { at = found.from_at.toISOString(); id = Math.floor(before / packetsOfBlock); inclusive = true; }
      }
      while (out.length < most) {
        const { rows } = await line.query(`select id::float8 as id, from_at, codec, content from packet_block where from_at >= $1 and (from_at, id) ${inclusive ? "<=" : "<"} ($2::timestamptz, $3::bigint) and (verdicts & $4::integer) <> 0
          ${direction === "out" ? `and (verdicts & ${outgoing}) <> 0` : ""} ${source === undefined ? "" : "and sources @> array[$5::integer]"} order by from_at desc, id desc limit 64`,
          [isoOf(from), at, id, mask, ...(source === undefined ? [] : [source])]);
        inclusive = false;
        for (const row of rows as { id: number; from_at: Date; codec: number; content: Uint8Array }[]) {
          at = row.from_at.toISOString(); id = row.id;
          const own = packetsIn(row.id, row.content, row.codec);
          for (let n = own.length - 1; n >= 0 && out.length < most; n--) {
            const packet = own[n]!;
            if ((before === undefined || packet.id < before || Math.floor(before / packetsOfBlock) !== row.id) && packet.at >= from && packet.at < until && (source === undefined || packet.source === source) && (verdict === undefined || packet.verdict === verdict)
              && (direction === undefined || packet.direction === direction) && (word === undefined || packet.word === word)) out.push(packet);
          }
          if (out.length >= most) break;
        }
        if (rows.length < 64) break;
      }
      return out;
    });
  }

  packet(id: number): Promise<KeptPacket | null> {
    return this.#read(async (line) => {
      const block = Math.floor(id / packetsOfBlock), { rows } = await line.query("select codec, content from packet_block where id = $1", [block]);
      const row = rows[0] as { codec: number; content: Uint8Array } | undefined;
      return row === undefined ? null : packetsIn(block, row.content, row.codec)[id % packetsOfBlock] ?? null;
    });
  }

  replay(span: { readonly from: number; readonly until: number }, read: (packet: KeptPacket) => Arrival["reading"]): ReturnType<ObservationStore["replay"]> { return replayed(this.#engine, this.#schema, span, read); }

  async putLines(lines: readonly LineState[], strangers: readonly Stranger[]): Promise<void> {
    if (lines.length === 0 && strangers.length === 0) return;
    await this.#engine.write(this.#schema, async ({ line }) => { await putLineStates(line, lines); await putStrangers(line, strangers); });
  }
  lines(): Promise<readonly LineState[]> { return this.#read(linesOf); }
  strangers(): Promise<readonly Stranger[]> { return this.#read(strangersOf); }
  claimCommands(instruments: readonly string[], by: string, at: string): Promise<readonly InstrumentCommand[]> {
    if (instruments.length === 0) return Promise.resolve([]);
    return this.#engine.write(this.#schema, ({ line }) => claimed(line, instruments, by, at));
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
