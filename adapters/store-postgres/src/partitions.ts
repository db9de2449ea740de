import type { ReadingKind } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted, type Engine } from "./engine.js";
import { StoreFault } from "./errors.js";
import { lockSchema } from "./migrations.js";

/** The tables that are cut into months (按月分区); what is kept for different times lies in different ones. */
export const monthlyRoots = ["reading_real_time", "reading_minute", "reading_lasting", "packet_block"] as const;
export type MonthlyRoot = (typeof monthlyRoots)[number];

/** Numbers of the kinds in the tables. Never change one: they are in the rows. */
export const kindNumbers: Readonly<Record<ReadingKind, number>> = {
  "real-time": 1, minute: 2, hour: 3, day: 4, "device-state": 5, "run-time": 6, "start-up": 7, "standard-check": 8, information: 9, raw: 10, noise: 11, furnace: 12,
};
const kindsByNumber = new Map(Object.entries(kindNumbers).map(([kind, number]) => [number, kind as ReadingKind]));
/** The kind of a number of the tables. */
export function kindOfNumber(number: number): ReadingKind { return kindsByNumber.get(number) ?? "raw"; }
/** Which table holds a kind. */
export function rootOf(kind: number): MonthlyRoot { return kind === 1 ? "reading_real_time" : kind === 2 ? "reading_minute" : "reading_lasting"; }

const beijing = 8 * 3_600_000, earliest = Date.UTC(2000, 0, 1) - beijing, latest = Date.UTC(2100, 0, 1) - beijing;

/** A window that lies in no month that can be kept (时间不合理). */
export class MonthOutOfRange extends StoreFault {
  constructor(readonly from: number) {
    super("store/month-out-of-range", `时间 ${new Date(from).toISOString()} 不在 2000—2099 年之内，不能入库；请检查仪器时钟或文件中的时间`,
      `${new Date(from).toISOString()} lies outside 2000–2099 and cannot be stored; look at the instrument's clock or at the times of the file`);
  }
}

/** Month of an instant in Beijing, as a number such as 202611. @throws {MonthOutOfRange} */
export function monthOf(ms: number): number {
  if (!(ms >= earliest && ms < latest)) throw new MonthOutOfRange(ms);
  const at = new Date(ms + beijing);
  return at.getUTCFullYear() * 100 + at.getUTCMonth() + 1;
}
/** First instant of a month, Beijing, in milliseconds; months past the twelfth run into the next year. */
function startOf(month: number, later = 0): number { return Date.UTC(Math.floor(month / 100), (month % 100) - 1 + later, 1) - beijing; }

/** Makes a month's table, inside the caller's transaction whose search_path is the schema; harmless when it is there. */
export async function makeMonth(line: Line, engine: Engine, schema: string, root: MonthlyRoot, month: number): Promise<void> {
  await lockSchema(line, `${schema} months`);
  const name = quoted(`${root}_${month}`);
  const { rows } = await line.query("select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2", [schema, `${root}_${month}`]);
  if (rows.length > 0) return;
  await line.script(`create table ${name} partition of ${root} for values from ('${new Date(startOf(month)).toISOString()}') to ('${new Date(startOf(month, 1)).toISOString()}')`);
  if (engine.kind === "server") await line.script(`revoke update, delete, truncate on ${name} from public, current_user`);
}

/** Knows which months of a schema are there, and makes those that are not (按需建分区). Packets of months that are there pay a look into a set. */
export class Months {
  readonly #known = new Set<string>();
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #appRole: string | null;
  constructor(engine: Engine, schema: string, appRole: string | null = null) { this.#engine = engine; this.#schema = schema; this.#appRole = appRole; }

  /** Those of the wanted that are not known to be there. */
  missing(wanted: Iterable<readonly [MonthlyRoot, number]>): readonly (readonly [MonthlyRoot, number])[] {
    const out = new Map<string, readonly [MonthlyRoot, number]>();
    for (const each of wanted) { const name = `${each[0]}_${each[1]}`; if (!this.#known.has(name)) out.set(name, each); }
    return [...out.values()];
  }
  /** Makes them in a transaction of their own. */
  async make(missing: readonly (readonly [MonthlyRoot, number])[]): Promise<void> {
    if (missing.length === 0) return;
    await this.#engine.write(this.#schema, ({ line }) => this.makeInside(line, missing));
    for (const [root, month] of missing) this.#known.add(`${root}_${month}`);
  }
  /** Makes them in the caller's transaction; they count as known only when somebody finds them after it. */
  async makeInside(line: Line, missing: readonly (readonly [MonthlyRoot, number])[]): Promise<void> {
    for (const [root, month] of missing) {
      await makeMonth(line, this.#engine, this.#schema, root, month);
      if (this.#appRole !== null) await line.script(`grant select, insert on ${quoted(`${root}_${month}`)} to ${quoted(this.#appRole)}`);
    }
  }
  /** Drops months of a table that end at or before an instant. @returns their names */
  async drop(root: MonthlyRoot, before: number): Promise<readonly string[]> {
    return this.#engine.write(this.#schema, async ({ line }) => {
      const { rows } = await line.query("select c.relname::text as name from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = p.relnamespace where n.nspname = $1 and p.relname = $2", [this.#schema, root]);
      const past = (rows as { name: string }[]).map(({ name }) => name).filter((name) => /_\d{6}$/.test(name) && startOf(Number(name.slice(-6)), 1) <= before).sort();
      for (const name of past) { await line.script(`drop table ${quoted(name)}`); this.#known.delete(name); }
      return past;
    });
  }
}
