import { createHash } from "node:crypto";
import { Kysely } from "kysely";
import { appendAct, lockHead, verifyChain } from "./audit.js";
import { BoundDialect, type Line } from "./dialect.js";
import { installedLedgers, makeLedgerRules, makeLedgerTables } from "./ledger-install.js";
import { quoted, type Engine } from "./engine.js";
import { CopyDiffers, MigrationChanged, StoreNewer } from "./errors.js";
import { applyOne, migrationsOf } from "./migrations.js";
import { makeMonth, monthOf, rootOf } from "./partitions.js";
import type { AuditTables } from "./tables.js";

// Rows of whole schemas out and in, the same way for backup, restore and the move to a server: each row one line of JSON as PostgreSQL
// itself writes it, times in UTC, in the order of the primary key. So equal tables give equal text on either engine.

/** A schema of the store and what it went through. */
export interface SchemaInfo { readonly role: "platform" | "district"; readonly id: string | null; readonly schema: string; readonly migrations: readonly { readonly name: string; readonly checksum: string }[]; /** the declarations whose tables stand, as kept */ readonly ledgers?: readonly string[] }
/** A table's rows counted and hashed (SHA-256 over the lines, each ended by a line feed). */
export interface TableSum { readonly table: string; readonly rows: number; readonly sha256: string }

/** What can be dumped: an engine and where its platform lies. */
export interface Dumpable { readonly engine: Engine; readonly platformSchema: string }

/** The schemas of a store, the platform first. Inside a transaction on the platform's schema. */
export async function schemasOf(line: Line, engine: Engine, platformSchema: string): Promise<readonly SchemaInfo[]> {
  await line.script(engine.searchPath(platformSchema));
  const districts = (await line.query("select id, schema_name from district order by id", [])).rows as { id: string; schema_name: string }[];
  const infos: SchemaInfo[] = [];
  for (const { role, id, schema } of [{ role: "platform" as const, id: null, schema: platformSchema }, ...districts.map((row) => ({ role: "district" as const, id: row.id, schema: row.schema_name }))]) {
    await line.script(engine.searchPath(schema));
    infos.push({ role, id, schema, migrations: (await line.query("select name, checksum from schema_migration order by name", [])).rows as { name: string; checksum: string }[], ledgers: (await installedLedgers(line)).map(({ declaration }) => declaration) });
  }
  return infos;
}

/** A table with the columns of its key and all that are dumped: not what is derived, such as the geometry that PostGIS makes where it is. */
export interface TableShape { readonly table: string; readonly key: readonly string[]; readonly columns: readonly string[] }

/** Tables of a schema; the book of migrations is not among them. */
export async function tablesOf(line: Line, schema: string): Promise<readonly TableShape[]> {
  const { rows } = await line.query(`select c.relname::text as "table", array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) as key,
      (select array_agg(o.attname::text order by o.attnum) from pg_attribute o where o.attrelid = c.oid and o.attnum > 0 and not o.attisdropped and o.attname <> 'geom' and o.attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid and i.indisprimary
    join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
    where n.nspname = $1 and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'schema_migration' group by c.oid, c.relname order by c.relname`, [schema]);
  return rows as TableShape[];
}

// a block of packets can have some hundred kilobytes
const fetchedOf = (table: string): number => (table === "packet_block" ? 16 : 500);

/** The lines of a table, some hundred at a time, through a cursor of the open transaction whose search_path is the schema. */
export async function* linesOf(line: Line, { table, key, columns }: TableShape): AsyncGenerator<readonly string[]> {
  const fetched = fetchedOf(table);
  await line.script(`set local timezone to 'UTC'; declare dump no scroll cursor for select row_to_json(t)::text as line from (select ${columns.map(quoted).join(", ")} from ${quoted(table)} order by ${key.map(quoted).join(", ")}) t`);
  for (;;) {
    const { rows } = await line.query(`fetch ${fetched} from dump`, []);
    if (rows.length > 0) yield (rows as { line: string }[]).map((row) => row.line);
    if (rows.length < fetched) break;
  }
  await line.script("close dump");
}

/** Counts and hashes every table of a schema, inside the caller's transaction. */
export async function sumsOf(line: Line, engine: Engine, schema: string): Promise<readonly TableSum[]> {
  await line.script(engine.searchPath(schema));
  const sums: TableSum[] = [];
  for (const shape of await tablesOf(line, schema)) {
    const hash = createHash("sha256");
    let rows = 0;
    for await (const lines of linesOf(line, shape)) { rows += lines.length; for (const each of lines) hash.update(each).update("\n"); }
    sums.push({ table: shape.table, rows, sha256: hash.digest("hex") });
  }
  return sums;
}

/** Refuses schemas that this program cannot make: of a newer program, or made by altered files. */
export function checkKnown(where: string, schemas: readonly SchemaInfo[]): void {
  for (const { role, migrations } of schemas) {
    const own = new Map(migrationsOf(role).map(({ name, checksum }) => [name, checksum]));
    for (const { name, checksum } of migrations) {
      if (!own.has(name)) throw new StoreNewer(where, name);
      if (own.get(name) !== checksum) throw new MigrationChanged(where, name);
    }
  }
}

/** Makes an empty schema at exactly the step it was saved at, inside the caller's transaction. */
export async function makeSchema(line: Line, engine: Engine, info: SchemaInfo, schema: string): Promise<void> {
  // without "if not exists": a schema that is there already is never emptied
  await line.script(`create schema ${quoted(schema)}; ${engine.searchPath(schema)}`);
  const names = new Set(info.migrations.map(({ name }) => name));
  for (const migration of migrationsOf(info.role)) if (names.has(migration.name)) await applyOne(line, schema, migration);
  await makeLedgerTables(line, engine, info.ledgers ?? []);
  const tables = await tablesOf(line, schema);
  // rows that a migration itself put in are among the saved ones
  if (tables.length > 0) await line.script(`truncate ${tables.map(({ table }) => quoted(table)).join(", ")}`);
}

/** Puts lines back as rows, inside the caller's transaction whose search_path is the schema. The months they belong to are made first. */
export async function putLines(line: Line, engine: Engine, schema: string, table: string, lines: readonly string[]): Promise<void> {
  if (table === "reading" || table === "packet_block") await makeMonthsOf(line, engine, schema, table, lines);
  const first = lines[0];
  if (first === undefined) return;
  // named: what the database derives takes no value
  const columns = Object.keys(JSON.parse(first) as object).map(quoted).join(", ");
  await line.query(`insert into ${quoted(table)} (${columns}) select ${columns} from json_populate_recordset(null::${quoted(table)}, $1::text::json)`, [`[${lines.join(",")}]`]);
}

const madeMonths = new WeakMap<Line, Set<string>>();
async function makeMonthsOf(line: Line, engine: Engine, schema: string, table: "reading" | "packet_block", lines: readonly string[]): Promise<void> {
  const made = madeMonths.get(line) ?? new Set<string>();
  madeMonths.set(line, made);
  for (const each of lines) {
    // both columns stand before any text that came from outside
    const from = /"from_at":"([^"]+)"/.exec(each)?.[1] ?? "", kind = Number(/"kind":(\d+)/.exec(each)?.[1] ?? 0);
    const root = table === "reading" ? rootOf(kind) : table, month = monthOf(Date.parse(from)), name = `${schema} ${root} ${month}`;
    if (made.has(name)) continue;
    await makeMonth(line, engine, schema, root, month);
    made.add(name);
  }
}

/** The end of a copy: rules and keys between ledgers are put back, and numbers that the database itself gives out go on behind the highest that came in. */
export async function goOnCounting(line: Line, engine: Engine, schema: string): Promise<void> {
  await line.script(engine.searchPath(schema));
  await makeLedgerRules(line);
  const { rows } = await line.query("select table_name::text as name, column_name::text as col from information_schema.columns where table_schema = $1 and is_identity = 'YES'", [schema]);
  for (const { name, col } of rows as { name: string; col: string }[]) {
    await line.query(`select setval(pg_get_serial_sequence($1, $2), coalesce((select max(${quoted(col)}) from ${quoted(name)}), 0) + 1, false)`, [`${quoted(schema)}.${quoted(name)}`, col]);
  }
}

/** Compares what arrived with what was sent, row for row by hash, and walks the audit chain (校验副本). @throws {CopyDiffers} */
export async function checkCopy(line: Line, engine: Engine, schema: string, sent: readonly TableSum[]): Promise<void> {
  const arrived = new Map((await sumsOf(line, engine, schema)).map((sum) => [sum.table, sum]));
  for (const { table, rows, sha256 } of sent) {
    const other = arrived.get(table);
    if (other?.rows !== rows) throw new CopyDiffers(`${schema}.${table}: ${rows} → ${other?.rows ?? "—"}`);
    if (other.sha256 !== sha256) throw new CopyDiffers(`${schema}.${table}: SHA-256`);
  }
  await line.script(engine.searchPath(schema));
  const chain = await verifyChain(new Kysely<AuditTables>({ dialect: new BoundDialect(line) }));
  if (!chain.ok) throw new CopyDiffers(`${schema}: audit ${chain.brokenAt ?? ""}`);
}

/** The copy's own first act: that it was made, from what (副本的第一条审计). Inside the transaction that made it. */
export async function recordArrival(line: Line, engine: Engine, platformSchema: string, action: "store.restore" | "store.migrate", subject: string): Promise<void> {
  await line.script(engine.searchPath(platformSchema));
  const db = new Kysely<AuditTables>({ dialect: new BoundDialect(line) });
  await appendAct(db, await lockHead(db), { actor: "system", actorName: "云清", address: "local", action, subject, result: "done", detail: "" });
}
