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

/** Name of a month's table. */
export function monthTable(root: MonthlyRoot, month: number): string { return `${root}_${month}`; }

/**
 * Makes a month's table, inside the caller's transaction whose search_path is the schema; harmless when it is there. Made apart and then attached: so nobody
 * who reads or writes the other months waits. On a server the new table gets the rights of its parent, and nobody may change or delete in it.
 */
export async function makeMonth(line: Line, engine: Engine, schema: string, root: MonthlyRoot, month: number): Promise<void> {
  await lockSchema(line, `${schema} months`);
  const name = quoted(monthTable(root, month));
  const { rows } = await line.query("select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = $2", [schema, monthTable(root, month)]);
  if (rows.length > 0) return;
  await line.script(`create table ${name} (like ${root} including defaults including constraints including indexes);
    alter table ${root} attach partition ${name} for values from ('${new Date(startOf(month)).toISOString()}') to ('${new Date(startOf(month, 1)).toISOString()}')`);
  if (engine.kind === "embedded") return;
  const granted = await line.query("select distinct a.grantee::regrole::text as role from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join aclexplode(c.relacl) a where n.nspname = $1 and c.relname = $2 and a.privilege_type = 'INSERT' and a.grantee <> 0 and a.grantee <> c.relowner", [schema, root]);
  // regrole quotes the name where it needs it
  for (const { role } of granted.rows as { role: string }[]) await line.script(`grant select, insert on ${name} to ${role}; revoke update, delete, truncate on ${name} from ${role}`);
  await line.script(`revoke update, delete, truncate on ${name} from public, current_user`);
}

/** The months' tables of a schema that are there, with their parents. */
export async function monthTables(line: Line, schema: string): Promise<readonly { readonly name: string; readonly root: MonthlyRoot }[]> {
  const { rows } = await line.query("select c.relname::text as name, p.relname::text as root from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent join pg_namespace n on n.oid = p.relnamespace where n.nspname = $1 and p.relname = any($2::text[]) order by 1", [schema, [...monthlyRoots]]);
  return rows as { name: string; root: MonthlyRoot }[];
}

/** The service's role may not make tables (没有建分区的权限). */
export class MonthNotAllowed extends StoreFault {
  constructor(table: string, cause: unknown) {
    super("store/month-not-allowed", `当前数据库角色无权建立分区 ${table}；请以表的所有者运行服务，或执行 grant <所有者> to <该角色>，未入库的报文会重新处理`,
      `this database role may not make the table ${table}; run the service as the owner of the tables, or grant the owner's role to it. Nothing was stored, the packets are tried again`, cause);
  }
}

/** Knows which months of a schema are there, and makes those that are not (按需建分区). Packets of months that are there pay a look into a set. */
export class Months {
  readonly #known = new Set<string>();
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  /** Makes what is not there, each month in a transaction of its own. @throws {MonthNotAllowed} */
  async make(wanted: Iterable<readonly [MonthlyRoot, number]>): Promise<void> {
    for (const [root, month] of wanted) {
      const name = monthTable(root, month);
      if (this.#known.has(name)) continue;
      await this.#engine.write(this.#schema, ({ line }) => makeMonth(line, this.#engine, this.#schema, root, month))
        .catch((fault: unknown) => { throw (fault as { code?: unknown } | null)?.code === "42501" ? new MonthNotAllowed(name, fault) : fault; });
      this.#known.add(name);
    }
  }
  /** Looks again next time: another process may have dropped a month that was past its keeping. */
  forget(): void { this.#known.clear(); }

  /** Drops months of a table that end at or before an instant, each in a transaction of its own. @returns their names */
  async drop(root: MonthlyRoot, before: number): Promise<readonly string[]> {
    const there = await this.#engine.read(this.#schema, ({ line }) => monthTables(line, this.#schema));
    const past = there.filter((each) => each.root === root && startOf(Number(each.name.slice(-6)), 1) <= before).map(({ name }) => name);
    for (const name of past) {
      await this.#engine.write(this.#schema, ({ line }) => line.script(`drop table if exists ${quoted(name)}`));
      this.#known.delete(name);
    }
    return past;
  }
}
