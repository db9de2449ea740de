import { sql, type Kysely, type SqlBool } from "kysely";
import type { MonitoringReader } from "@yunqing/domain";
import { instant } from "./facts.js";
import { batchOf, commandOf, instrumentOf, markOf, pointOf, pushKeyEndOf, pushKeyOf, sourceOf, stepOfCommand, targetOf, withdrawalOf } from "./monitoring-facts.js";
import type { DistrictTables } from "./tables.js";

type Asked<K extends keyof MonitoringReader> = Parameters<MonitoringReader[K]>[0];
type Told<K extends keyof MonitoringReader> = ReturnType<MonitoringReader[K]>;

/** Reads registry, marks, batches, keys and commands of one district (监测登记读口). */
export class MonitoringSchemaReader implements MonitoringReader {
  protected readonly db: Kysely<DistrictTables>;
  constructor(db: Kysely<DistrictTables>) { this.db = db; }

  async points(filter: Asked<"points"> = {}): Told<"points"> {
    let query = this.db.selectFrom("point_fact").selectAll();
    if (filter.point !== undefined) query = query.where("point", "=", filter.point);
    return (await query.orderBy("point").orderBy("seq").execute()).map(pointOf);
  }
  async instruments(filter: Asked<"instruments"> = {}): Told<"instruments"> {
    let query = this.db.selectFrom("instrument_fact").selectAll();
    if (filter.instrument !== undefined) query = query.where("instrument", "=", filter.instrument);
    if (filter.mn !== undefined) query = query.where("mn", "=", filter.mn);
    return (await query.orderBy("instrument").orderBy("seq").execute()).map(instrumentOf);
  }
  async sources(): Told<"sources"> { return (await this.db.selectFrom("reading_source").selectAll().orderBy("source").execute()).map(sourceOf); }
  async marks({ point, kind, from, until }: Asked<"marks">): Told<"marks"> {
    let query = this.db.selectFrom("quality_mark").selectAll().where("point", "=", point);
    if (kind !== undefined) query = query.where("kind", "=", kind);
    if (from !== undefined) query = query.where("until_at", ">", sql<Date>`${instant(from)}::timestamptz`);
    if (until !== undefined) query = query.where("from_at", "<", sql<Date>`${instant(until)}::timestamptz`);
    return (await query.orderBy("at").orderBy("id").execute()).map(markOf);
  }
  async batches(): Told<"batches"> {
    const withdrawals = new Map((await this.db.selectFrom("batch_withdrawal").selectAll().execute()).map((row) => [row.batch, withdrawalOf(row)]));
    return (await this.db.selectFrom("observation_batch").selectAll().orderBy("number").execute()).map((row) => ({ ...batchOf(row), withdrawal: withdrawals.get(row.number) ?? null }));
  }
  async pushKeys(): Told<"pushKeys"> {
    const ends = new Map((await this.db.selectFrom("push_key_end").selectAll().execute()).map((row) => [row.key, pushKeyEndOf(row)]));
    return (await this.db.selectFrom("push_key").selectAll().orderBy("at").orderBy("id").execute()).map((row) => ({ ...pushKeyOf(row), ended: ends.get(row.id) ?? null }));
  }
  async commands({ instrument, id, limit }: Asked<"commands">): Told<"commands"> {
    let query = this.db.selectFrom("instrument_command").selectAll();
    if (instrument !== undefined) query = query.where("instrument", "=", instrument);
    if (id !== undefined) query = query.where("id", "=", id);
    const rows = await query.orderBy("at", "desc").orderBy("id", "desc").limit(limit ?? 200).execute();
    const steps = rows.length === 0 ? [] : await this.db.selectFrom("instrument_command_step").selectAll().where(sql<SqlBool>`command = any(${rows.map((row) => row.id)}::text[])`).orderBy("command").orderBy("seq").execute();
    return rows.map((row) => ({ ...commandOf(row), steps: steps.filter((step) => step.command === row.id).map(stepOfCommand) }));
  }
  async forwardTargets(): Told<"forwardTargets"> { return (await this.db.selectFrom("forward_target").selectAll().orderBy("target").orderBy("seq").execute()).map(targetOf); }
}
