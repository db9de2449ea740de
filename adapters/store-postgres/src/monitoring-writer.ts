import { sql } from "kysely";
import { NotFound, Overtaken, Refused, type BatchWithdrawal, type ForwardTarget, type InstrumentCommand, type InstrumentFact, type MonitoringWriter, type ObservationBatch, type PointFact, type PushKey, type PushKeyEnd, type QualityMark } from "@yunqing/domain";
import { FactWriter, type Outcome } from "./fact-writer.js";
import { batchOf, batchRow, commandOf, commandRow, instrumentOf, instrumentRow, markOf, markRow, pointOf, pointRow, pushKeyEndOf, pushKeyEndRow, pushKeyOf, pushKeyRow, targetOf, targetRow, withdrawalOf, withdrawalRow } from "./monitoring-facts.js";
import { kindNumbers, makeMonth, monthOf, monthTable, rootOf } from "./partitions.js";
import { quoted } from "./engine.js";
import { shapeNumbers } from "./shapes.js";
import { numberArray, textArray } from "./sql-arrays.js";

/** Writes registry, marks, batches, keys and commands of one district (监测登记写口), inside the transaction that holds the head of the audit chain. */
export abstract class MonitoringSchemaWriter extends FactWriter implements MonitoringWriter {
  async appendPoint(fact: PointFact): Promise<Outcome> {
    const same = await this.row(fact.id, "point_fact", pointOf);
    if (same === null) await this.#next("point_fact", "point", fact.point, fact.seq);
    return this.append(fact, same, () => this.db.insertInto("point_fact").values(pointRow(fact)).execute());
  }

  async appendInstrument(fact: Omit<InstrumentFact, "setting" | "source">): Promise<{ readonly outcome: Outcome; readonly setting: number; readonly source: number }> {
    const same = await this.row(fact.id, "instrument_fact", instrumentOf);
    if (same !== null) {
      const { setting, source, ...content } = same;
      return { outcome: await this.append(own(fact), content, () => Promise.resolve()), setting, source };
    }
    await this.#next("instrument_fact", "instrument", fact.instrument, fact.seq);
    const before = fact.seq === 1 ? undefined : await this.db.selectFrom("instrument_fact").select("point").where("instrument", "=", fact.instrument).where("seq", "=", fact.seq - 1).executeTakeFirst();
    if (before !== undefined && before.point !== fact.point) throw new Refused("monitoring/instrument-moved", `设备 ${fact.instrument} 属于点位 ${before.point}，不能改到别的点位；请停用它，在新点位登记另一台设备`, `the instrument ${fact.instrument} belongs to the point ${before.point} and cannot move; take it out of use and register another one there`, [{ field: "point", zh: "设备不能换点位", en: "an instrument stays at its point" }]);
    if (fact.active) await this.#mnFree(fact.mn, fact.instrument);
    const { setting } = await this.db.selectFrom("instrument_fact").select(sql<number>`coalesce(max(setting), 0) + 1`.as("setting")).executeTakeFirstOrThrow();
    const source = await this.#source(fact.point, "instrument", fact.instrument);
    await this.append(fact, null, () => this.db.insertInto("instrument_fact").values(instrumentRow({ ...own(fact), setting, source })).execute());
    return { outcome: "stored", setting, source };
  }

  async appendMark(mark: QualityMark): Promise<Outcome> { return this.append(mark, await this.row(mark.id, "quality_mark", markOf), () => this.db.insertInto("quality_mark").values(markRow(mark)).execute()); }

  async appendBatch(batch: Omit<ObservationBatch, "number">, readings: Parameters<MonitoringWriter["appendBatch"]>[1]): Promise<{ readonly outcome: Outcome; readonly number: number }> {
    const same = await this.row(batch.id, "observation_batch", batchOf);
    if (same !== null) {
      const { number, ...content } = same;
      return { outcome: await this.append(batch, content, () => Promise.resolve()), number };
    }
    const { number } = await this.db.selectFrom("observation_batch").select(sql<number>`coalesce(max(number), 0) + 1`.as("number")).executeTakeFirstOrThrow();
    await this.append(batch, null, () => this.db.insertInto("observation_batch").values(batchRow({ ...batch, number })).execute());
    await this.#batchReadings(number, batch.origin, readings);
    return { outcome: "stored", number };
  }

  /** Rows of a batch stand behind whatever their windows hold already; they are facts of their own, also where they say the same. */
  async #batchReadings(number: number, origin: ObservationBatch["origin"], readings: Parameters<MonitoringWriter["appendBatch"]>[1]): Promise<void> {
    const seen = new Set<string>(), sources = new Map<string, number>();
    for (const { point, kind, from } of readings) {
      const key = `${point}\u0000${kind}\u0000${from}`;
      if (seen.has(key)) throw new Refused("monitoring/window-twice", `同一批中点位 ${point} 的同一时间出现两次`, `the point ${point} has the same window twice in one batch`);
      seen.add(key);
      if (!sources.has(point)) sources.set(point, await this.#source(point, origin, null));
    }
    if (readings.length === 0) return;
    const { line, engine, schema } = this.ground, shapes = await shapeNumbers(line, schema, readings.map(({ shape }) => shape)), tables = new Map<string, (typeof readings)[number][]>();
    for (const reading of readings) {
      const root = rootOf(kindNumbers[reading.kind]), month = monthOf(reading.from), table = monthTable(root, month), held = tables.get(table);
      if (held !== undefined) { held.push(reading); continue; }
      await makeMonth(line, engine, schema, root, month);
      tables.set(table, [reading]);
    }
    for (const [table, rows] of tables) for (let at = 0; at < rows.length; at += 2_000) {
      const part = rows.slice(at, at + 2_000);
      await line.query(`insert into ${quoted(table)} (from_at, packet, source, shape, setting, kind, seq, content)
        select f, $1::bigint, s, h, 0, k, coalesce((select max(o.seq) + 1 from ${quoted(table)} o where o.source = s and o.kind = k and o.from_at = f), 0), c
        from (select 'epoch'::timestamptz + ms * interval '1 millisecond' as f, s, h, k, c from unnest($2::bigint[], $3::integer[], $4::integer[], $5::smallint[], $6::text[]) as r (ms, s, h, k, c)) as r`,
        [-number, numberArray(part.map(({ from }) => from)), numberArray(part.map(({ point }) => sources.get(point)!)), numberArray(part.map(({ shape }) => shapes.get(shape)!)), numberArray(part.map(({ kind }) => kindNumbers[kind])), textArray(part.map(({ content }) => content))]);
    }
  }

  async appendWithdrawal(withdrawal: BatchWithdrawal): Promise<Outcome> {
    const same = await this.row(withdrawal.id, "batch_withdrawal", withdrawalOf);
    if (same === null) {
      const batch = await this.db.selectFrom("observation_batch").select("id").where("number", "=", withdrawal.batch).executeTakeFirst();
      if (batch === undefined) throw new NotFound("batch", String(withdrawal.batch));
      const other = await this.db.selectFrom("batch_withdrawal").select("id").where("batch", "=", withdrawal.batch).executeTakeFirst();
      if (other !== undefined) throw new Refused("monitoring/batch-withdrawn", `第 ${withdrawal.batch} 批已经撤回`, `batch ${withdrawal.batch} was withdrawn before`);
    }
    return this.append(withdrawal, same, () => this.db.insertInto("batch_withdrawal").values(withdrawalRow(withdrawal)).execute());
  }

  async appendPushKey(key: PushKey): Promise<Outcome> { return this.append(key, await this.row(key.id, "push_key", pushKeyOf), () => this.db.insertInto("push_key").values(pushKeyRow(key)).execute()); }
  async appendPushKeyEnd(end: PushKeyEnd): Promise<Outcome> {
    const same = await this.row(end.id, "push_key_end", pushKeyEndOf);
    if (same === null) {
      await this.exists("push_key", end.key, "push key");
      const other = await this.db.selectFrom("push_key_end").select("id").where("key", "=", end.key).executeTakeFirst();
      if (other !== undefined) throw new Refused("monitoring/key-ended", "该密钥已经停用", "the key was ended before");
    }
    return this.append(end, same, () => this.db.insertInto("push_key_end").values(pushKeyEndRow(end)).execute());
  }
  async appendCommand(command: InstrumentCommand): Promise<Outcome> {
    const outcome = await this.append(command, await this.row(command.id, "instrument_command", commandOf), () => this.db.insertInto("instrument_command").values(commandRow(command)).execute());
    if (outcome === "stored") await this.db.insertInto("instrument_command_step").values({ command: command.id, seq: 1, at: command.at, kind: "queued", note: "", frame: null }).execute();
    return outcome;
  }
  async appendForwardTarget(target: ForwardTarget): Promise<Outcome> {
    const same = await this.row(target.id, "forward_target", targetOf);
    if (same === null) await this.#next("forward_target", "target", target.target, target.seq);
    return this.append(target, same, () => this.db.insertInto("forward_target").values(targetRow(target)).execute());
  }

  /** @throws {Overtaken} when somebody else wrote the version that this one would be */
  async #next(table: "point_fact" | "instrument_fact" | "forward_target", column: string, id: string, seq: number): Promise<void> {
    const { rows } = await sql<{ last: number | null }>`select max(seq) as last from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(this.db);
    if (seq !== (rows[0]?.last ?? 0) + 1) throw new Overtaken(id);
  }
  async #mnFree(mn: string, instrument: string): Promise<void> {
    const { rows } = await sql<{ instrument: string }>`select f.instrument from instrument_fact f where f.mn = ${mn} and f.active and f.instrument <> ${instrument}
      and f.seq = (select max(o.seq) from instrument_fact o where o.instrument = f.instrument)`.execute(this.db);
    if (rows[0] !== undefined) throw new Refused("monitoring/mn-taken", `设备编码 ${mn} 已登记在设备 ${rows[0].instrument} 名下`, `the MN ${mn} belongs to instrument ${rows[0].instrument}`, [{ field: "mn", zh: "该编码已登记", en: "this MN is registered already" }]);
  }
  /** Number of a door to a point; given out when first asked for. */
  async #source(point: string, origin: string, instrument: string | null): Promise<number> {
    let query = this.db.selectFrom("reading_source").select("source").where("origin", "=", origin).where("point", "=", point);
    query = instrument === null ? query.where("instrument", "is", null) : query.where("instrument", "=", instrument);
    const held = await query.executeTakeFirst();
    if (held !== undefined) return held.source;
    const { source } = await this.db.insertInto("reading_source").values({ source: sql<number>`(select coalesce(max(source), 0) + 1 from reading_source)`, origin, point, instrument }).returning("source").executeTakeFirstOrThrow();
    return source;
  }
}

/** Without what the store gives out, whatever the caller handed in. */
function own(fact: Omit<InstrumentFact, "setting" | "source">): Omit<InstrumentFact, "setting" | "source"> {
  const { setting: _setting, source: _source, ...rest } = fact as InstrumentFact;
  return rest;
}
