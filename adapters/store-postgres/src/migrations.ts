import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Line } from "./dialect.js";
import { quoted, type Engine } from "./engine.js";
import { MigrationChanged, MigrationFailed, StoreFault, StoreNewer } from "./errors.js";

/** A plain SQL file that brings a schema one step on (迁移). */
export interface Migration { readonly name: string; readonly sql: string; readonly checksum: string }
/** What happens while a store is opened or brought on, for a progress line. */
export interface Progress { readonly zh: string; readonly en: string }
export type Tell = (progress: Progress) => void;

/** The migrations this program carries for a kind of schema, in their order. */
export function migrationsOf(kind: "platform" | "district"): readonly Migration[] {
  const folder = new URL(`../migrations/${kind}/`, import.meta.url);
  return readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith(".sql")).sort().map((name) => {
    const sql = readFileSync(new URL(name, folder), "utf8");
    return { name: name.slice(0, -".sql".length), sql, checksum: createHash("sha256").update(sql.replaceAll("\r\n", "\n")).digest("hex") };
  });
}

const book = `create table if not exists schema_migration (
  name text collate "C" primary key, checksum text collate "C" not null, applied_at timestamptz not null default now())`;

/** What a schema has gone through; null when the schema does not exist. */
export async function applied(engine: Engine, schema: string): Promise<readonly { readonly name: string; readonly checksum: string }[] | null> {
  return engine.read(schema, async ({ line }) => {
    const there = await line.query("select 1 from information_schema.tables where table_schema = $1 and table_name = 'schema_migration'", [schema]);
    if (there.rows.length === 0) return null;
    return (await line.query("select name, checksum from schema_migration order by name", [])).rows as { name: string; checksum: string }[];
  });
}

/** The migrations a schema still needs. Refuses a schema that is ahead of the program or went through an altered file. */
export async function pending(engine: Engine, schema: string, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const done = await applied(engine, schema) ?? [];
  for (const { name, checksum } of done) {
    const own = migrations.find((migration) => migration.name === name);
    if (own === undefined) throw new StoreNewer(schema, name);
    if (own.checksum !== checksum) throw new MigrationChanged(schema, name);
  }
  const names = new Set(done.map(({ name }) => name));
  return migrations.filter(({ name }) => !names.has(name));
}

/** Lets one process at a time bring a schema on; the lock ends with the transaction. */
export async function lockSchema(line: Line, schema: string): Promise<void> { await line.query("select pg_advisory_xact_lock(hashtextextended($1, 20260101))", [`yunqing ${schema}`]); }

/**
 * Brings a schema to what the program knows (逐个执行迁移). Each migration is one transaction with its line in the book: interrupted at any
 * moment, the next call goes on where it stopped. Two processes at once take turns.
 */
export async function migrate(engine: Engine, schema: string, migrations: readonly Migration[], tell: Tell): Promise<number> {
  const todo = await pending(engine, schema, migrations);
  let done = 0;
  for (const migration of todo) {
    tell({ zh: `库 ${schema}：执行迁移 ${migration.name}（${done + 1}/${todo.length}）`, en: `store ${schema}: migration ${migration.name} (${done + 1} of ${todo.length})` });
    await engine.write(schema, ({ line }) => applyOne(line, schema, migration)).catch((fault: unknown) => { throw fault instanceof StoreFault ? fault : new MigrationFailed(schema, migration.name, fault instanceof Error ? fault.message : String(fault), fault); });
    done += 1;
  }
  return done;
}

/** One migration inside the caller's transaction, whose search_path is the schema. */
export async function applyOne(line: Line, schema: string, migration: Migration): Promise<void> {
  await lockSchema(line, schema);
  // Asked of the table: who waited for the lock remembers from before it that the schema is not there, and `if not exists` believes that memory.
  const there = await line.query("select 1 from pg_namespace where nspname = $1", [schema]);
  if (there.rows.length === 0) await line.script(`create schema ${quoted(schema)}`);
  await line.script(book);
  const { rows } = await line.query("select 1 from schema_migration where name = $1", [migration.name]);
  if (rows.length > 0) return;
  await line.script(migration.sql);
  await line.query("insert into schema_migration (name, checksum) values ($1, $2)", [migration.name, migration.checksum]);
}
