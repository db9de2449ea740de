import { LoopNotHeld, type KeptLoopRecord, type KeptLoopState, type LoopAct, type LoopActOutcome, type LoopRecord, type LoopRecordFilter, type LoopState, type LoopStore } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { loopActOf } from "./loop-facts.js";
import { millisecondsOf, numberArray, storable, textArray } from "./sql-arrays.js";

const recordColumns = `id::float8 as id, loop, ${millisecondsOf("at")} as at, subject, from_word, to_word, content`;

/** The control loops of one district's schema (回路记录库). */
export class SchemaLoops implements LoopStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  hold(loop: string, holder: string, seconds: number): Promise<boolean> {
    // an embedded store has one owner: whoever held a loop in it before is gone
    const free = this.#engine.kind === "embedded" ? "true" : "l.holder = excluded.holder or l.until < now()";
    return this.#write(async (line) => (await line.query(`insert into loop_lease as l (loop, holder, until) values ($1, $2, now() + make_interval(secs => $3::float8)) on conflict (loop) do update set holder = excluded.holder, until = excluded.until where ${free} returning loop`, [loop, holder, seconds])).rows.length > 0);
  }
  release(loop: string, holder: string): Promise<void> { return this.#write(async (line) => { await line.query("delete from loop_lease where loop = $1 and holder = $2", [loop, holder]); }); }

  restore(loop: string): Promise<LoopState | null> {
    return this.#read(async (line) => { const row = (await line.query("select content from loop_state where loop = $1", [loop])).rows[0] as { content: string } | undefined; return row === undefined ? null : JSON.parse(row.content) as LoopState; });
  }
  append(loop: string, holder: string, records: readonly LoopRecord[], state: LoopState): Promise<void> {
    return this.#write(async (line) => {
      // the row of the lease is held until the end: nobody takes the loop over in between
      const lease = (await line.query("select holder from loop_lease where loop = $1 for update", [loop])).rows[0] as { holder: string } | undefined;
      if (lease?.holder !== holder) throw new LoopNotHeld(loop, holder);
      if (records.length > 0) await line.query(
        "insert into loop_record (loop, at, subject, from_word, to_word, content) select $1, to_timestamp(r.at / 1000.0), r.subject, r.from_word, r.to_word, r.content from unnest($2::float8[], $3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as r (at, subject, from_word, to_word, content, place) order by r.place",
        [loop, numberArray(records.map((one) => one.at)), textArray(records.map((one) => one.subject)), textArray(records.map((one) => one.from)), textArray(records.map((one) => one.to)), textArray(records.map(({ cause, basis }) => storable(JSON.stringify({ cause, basis }))))],
      );
      await line.query("insert into loop_state (loop, content) values ($1, $2) on conflict (loop) do update set content = excluded.content", [loop, storable(JSON.stringify(state))]);
    });
  }

  states(): Promise<readonly KeptLoopState[]> {
    return this.#read(async (line) => ((await line.query("select coalesce(s.loop, l.loop) as loop, s.content, l.holder, coalesce(l.until >= now(), false) as held from loop_state s full join loop_lease l on l.loop = s.loop order by 1", [])).rows as { loop: string; content: string | null; holder: string | null; held: boolean }[])
      .map(({ loop, content, holder, held }) => ({ loop, state: content === null ? null : JSON.parse(content) as LoopState, holder: held ? holder : null, held })));
  }
  records({ loop, subjects, from, until, before, limit }: LoopRecordFilter): Promise<readonly KeptLoopRecord[]> {
    const parameters: unknown[] = [loop], put = (value: unknown): string => { parameters.push(value); return `$${parameters.length}`; }, parts = ["loop = $1"];
    if (subjects !== undefined) parts.push(`(${subjects.map((one) => (one.endsWith(":") ? `starts_with(subject, ${put(one)})` : `subject = ${put(one)}`)).join(" or ") || "false"})`);
    if (from !== undefined) parts.push(`at >= to_timestamp(${put(from)}::float8 / 1000.0)`);
    if (until !== undefined) parts.push(`at < to_timestamp(${put(until)}::float8 / 1000.0)`);
    if (before !== undefined) parts.push(`id < ${put(before)}::bigint`);
    return this.#read(async (line) => (await line.query(`select ${recordColumns} from loop_record where ${parts.join(" and ")} order by loop_record.id desc limit ${put(limit)}::int`, parameters)).rows.map(recordOf));
  }
  recordsStanding(loop: string, at: number): Promise<readonly KeptLoopRecord[]> {
    return this.#read(async (line) => (await line.query(`select distinct on (subject) ${recordColumns} from loop_record where loop = $1 and at < to_timestamp($2::float8 / 1000.0) order by subject, loop_record.id desc`, [loop, at])).rows.map(recordOf));
  }

  actsWaiting(loop: string): Promise<readonly LoopAct[]> {
    return this.#read(async (line) => (await line.query("select a.* from loop_act a where a.loop = $1 and not exists (select 1 from loop_act_outcome o where o.act = a.id) order by a.at, a.id limit 1000", [loop])).rows.map((row) => loopActOf(row as never)));
  }
  settleAct({ act, at, result, text }: LoopActOutcome): Promise<void> {
    return this.#write(async (line) => { await line.query("insert into loop_act_outcome (act, at, result, zh, en) values ($1, to_timestamp($2::float8 / 1000.0), $3, $4, $5) on conflict (act) do nothing", [act, at, result, storable(text.zh), storable(text.en)]); });
  }
  actOutcomes(acts: readonly string[]): Promise<ReadonlyMap<string, LoopActOutcome>> {
    return this.#read(async (line) => new Map(((await line.query(`select act, ${millisecondsOf("at")} as at, result, zh, en from loop_act_outcome where act = any($1::text[])`, [textArray(acts)])).rows as { act: string; at: number; result: LoopActOutcome["result"]; zh: string; en: string }[])
      .map(({ act, at, result, zh, en }) => [act, { act, at, result, text: { zh, en } }])));
  }

  #read<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.read(this.#schema, ({ line }) => work(line)); }
  #write<T>(work: (line: Line) => Promise<T>): Promise<T> { return this.#engine.write(this.#schema, ({ line }) => work(line)); }
}

function recordOf(row: unknown): KeptLoopRecord {
  const { id, loop, at, subject, from_word: from, to_word: to, content } = row as { id: number; loop: string; at: number; subject: string; from_word: string; to_word: string; content: string };
  return { id, loop, at, subject, from, to, ...(JSON.parse(content) as Pick<LoopRecord, "cause" | "basis">) };
}
