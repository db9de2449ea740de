import { createHash } from "node:crypto";
import { indexSql, migrationOf, snake, sqlOf, tableOf, tablesOf, textOfSql, type Ledger } from "@yunqing/ledger";
import type { Line } from "./dialect.js";
import type { Engine } from "./engine.js";
import { StoreFault } from "./errors.js";
import { lockSchema, type Tell } from "./migrations.js";

/** The ledgers cannot be installed as they are declared (台账无法安装). Nothing was changed. */
export class LedgersNotInstallable extends StoreFault {
  constructor(reasons: readonly { readonly zh: string; readonly en: string }[], cause?: unknown) {
    super("store/ledgers-not-installable", `台账声明与库不符，未启动：${reasons.map(({ zh }) => zh).join("；")}`, `the declared ledgers do not fit the store, it was not opened: ${reasons.map(({ en }) => en).join("; ")}`, cause);
  }
}

/** A declaration as it is kept: its data without its functions, which no table depends on. */
export function declarationText(ledger: Ledger): string { return JSON.stringify(ledger); }
const digestOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const isGeometry = / geometry\(\w+, \d+\)/;
/** Statements for a database without PostGIS: a place keeps its text and the index of its box, and has no geometry made of it. */
function plain(statements: readonly string[]): readonly string[] {
  return statements.filter((each) => !/ using gist \(\w+\)/.test(each) && !(each.startsWith("alter table ") && isGeometry.test(each)))
    .map((each) => (each.startsWith("create table ") ? each.split("\n").filter((line) => !isGeometry.test(line)).join("\n") : each));
}

interface Installed { readonly ledger: string; readonly digest: string; readonly declaration: string }
export async function installedLedgers(line: Line): Promise<readonly Installed[]> {
  const there = await line.query("select 1 from information_schema.tables where table_schema = current_schema() and table_name = 'ledger_installed'", []);
  return there.rows.length === 0 ? [] : (await line.query("select ledger, digest, declaration from ledger_installed order by ledger", [])).rows as Installed[];
}

/** The ids of the ledgers whose tables stand (已建表的台账). */
export async function installedIds(line: Line): Promise<readonly string[]> { return ((await line.query("select ledger from ledger_installed", [])).rows as { ledger: string }[]).map(({ ledger }) => ledger); }

/** References to ledgers that nobody declares, and tables that the store has already (声明之间的冲突). */
function conflicts(ledgers: readonly Ledger[], taken: ReadonlySet<string>): readonly { readonly zh: string; readonly en: string }[] {
  const reasons: { zh: string; en: string }[] = [], ids = new Set(ledgers.map(({ id }) => id)), owners = new Map<string, string>();
  for (const ledger of ledgers) {
    const fields = Object.entries(ledger.fields).flatMap(([name, field]) => (field.kind === "children" ? Object.entries(field.fields).map(([inner, one]) => [`${name}.${inner}`, one] as const) : [[name, field] as const]));
    for (const [name, field] of fields) if (field.kind === "reference" && !ids.has(field.to)) reasons.push({ zh: `台账 ${ledger.id} 的字段 ${name} 引用台账 ${field.to}，没有这个台账`, en: `field ${name} of ledger ${ledger.id} refers to ledger ${field.to}, and there is none` });
    for (const { name } of tablesOf(ledger)) {
      const other = owners.get(name);
      if (other !== undefined || taken.has(name)) reasons.push({ zh: `台账 ${ledger.id} 的表名 ${name} 已被${other === undefined ? "系统" : `台账 ${other} `}占用，请换一个编号`, en: `table ${name} of ledger ${ledger.id} belongs to ${other === undefined ? "the store" : `ledger ${other}`}: choose another id` });
      owners.set(name, ledger.id);
    }
  }
  return reasons;
}

/** A ledger with all that it refers to, through any number of steps (台账及其引用). */
export function withReferred(ledgers: readonly Ledger[], ids: readonly string[]): readonly Ledger[] {
  const byId = new Map(ledgers.map((ledger) => [ledger.id, ledger])), found = new Map<string, Ledger>();
  const visit = (id: string): void => {
    const ledger = byId.get(id);
    if (ledger === undefined || found.has(id)) return;
    found.set(id, ledger);
    for (const field of Object.values(ledger.fields)) for (const one of field.kind === "children" ? Object.values(field.fields) : [field]) if (one.kind === "reference") visit(one.to);
  };
  for (const id of ids) visit(id);
  return [...found.values()];
}

/**
 * Brings the tables of a district to the declarations (安装台账): new ledgers are made in one go, changed ones migrated, in one transaction.
 * Inside the caller's writing transaction whose search_path is the schema.
 *
 * @param which  `standing`: only ledgers whose tables stand already are brought on
 * @throws {LedgersNotInstallable} a change that would lose data, a reference to nothing, a name that is taken
 * @returns how many ledgers were made or changed
 */
export async function installLedgers(line: Line, engine: Engine, schema: string, declared: readonly Ledger[], tell: Tell, which: "all" | "standing" = "all"): Promise<number> {
  if (declared.length === 0) return 0;
  const before = await installedLedgers(line), standing = new Set(before.map(({ ledger }) => ledger)), ledgers = which === "all" ? declared : withReferred(declared, declared.filter(({ id }) => standing.has(id)).map(({ id }) => id));
  const texts = new Map(ledgers.map((ledger) => { const text = declarationText(ledger); return [ledger.id, { ledger, text, digest: digestOf(text) }] as const; }));
  if (sameAs(before, texts)) return 0;
  await lockSchema(line, schema);
  const held = new Map((await installedLedgers(line)).map((one) => [one.ledger, one]));
  const changed = [...texts.values()].flatMap((one) => { const before = held.get(one.ledger.id); return before !== undefined && before.digest !== one.digest ? [{ ...one, before: JSON.parse(before.declaration) as Ledger }] : []; });
  const fresh = [...texts.values()].filter(({ ledger }) => !held.has(ledger.id));
  const own = new Set([...held.values()].flatMap(({ declaration }) => tablesOf(JSON.parse(declaration) as Ledger).map(({ name }) => name)));
  const { rows } = await line.query("select tablename as name from pg_tables where schemaname = $1", [schema]);
  const taken = new Set((rows as { name: string }[]).map(({ name }) => name).filter((name) => !own.has(name)));
  const reasons = conflicts(declared, taken);
  if (reasons.length > 0) throw new LedgersNotInstallable(reasons);
  const steps: { ledger: string; digest: string; text: string; statements: readonly string[] }[] = [];
  for (const { ledger, text, digest, before: was } of changed) {
    try { steps.push({ ledger: ledger.id, digest, text, statements: migrationOf(was, ledger) }); } catch (fault) {
      throw new LedgersNotInstallable([{ zh: fault instanceof Error ? fault.message : String(fault), en: ledger.id }], fault);
    }
  }
  if (fresh.length > 0) tell({ zh: `库 ${schema}：建立 ${fresh.length} 个台账的表`, en: `store ${schema}: making the tables of ${fresh.length} ledgers` });
  if (changed.length > 0) tell({ zh: `库 ${schema}：${changed.length} 个台账的声明有变化，迁移其表`, en: `store ${schema}: migrating the tables of ${changed.length} changed ledgers` });
  const made = sqlOf(...fresh.map(({ ledger }) => ledger)), all = [...made, ...steps.flatMap(({ statements }) => statements)];
  // one script: a statement each would cost a round to the engine for every index
  await line.script(textOfSql(engine.postgisSchema === null ? plain(all) : all));
  const written = [...fresh.map(({ ledger, digest, text }) => ({ ledger: ledger.id, digest, text, statements: "" })), ...steps.map((one) => ({ ...one, statements: textOfSql(one.statements) }))];
  await line.query("insert into ledger_installed (ledger, digest, declaration) select * from json_to_recordset($1::json) as r (ledger text, digest text, text text) on conflict (ledger) do update set digest = excluded.digest, declaration = excluded.declaration, installed_at = now()", [JSON.stringify(written)]);
  await line.query("insert into ledger_change (ledger, digest, statements) select * from json_to_recordset($1::json) as r (ledger text, digest text, statements text)", [JSON.stringify(written)]);
  return written.length;
}
/** Ledgers whose tables stand and whose declaration has changed, as `ledger ID` (声明有变的台账). */
export async function changedLedgers(line: Line, ledgers: readonly Ledger[]): Promise<readonly string[]> {
  const held = ledgers.length === 0 ? [] : await installedLedgers(line), digests = new Map(held.map(({ ledger, digest }) => [ledger, digest]));
  return ledgers.filter((ledger) => { const digest = digests.get(ledger.id); return digest !== undefined && digest !== digestOf(declarationText(ledger)); }).map(({ id }) => `ledger ${id}`);
}
function sameAs(held: readonly Installed[], texts: ReadonlyMap<string, { readonly digest: string }>): boolean {
  const digests = new Map(held.map(({ ledger, digest }) => [ledger, digest]));
  return [...texts].every(([ledger, { digest }]) => digests.get(ledger) === digest);
}

/** Gives places their geometry where the database has PostGIS now and had none when the ledgers were made (补建空间列). */
export async function ensureLedgerGeometry(line: Line, engine: Engine): Promise<void> {
  if (engine.postgisSchema === null) return;
  const { rows } = await line.query("select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema() and column_name like '%\\_geometry'", []);
  const there = new Set((rows as { name: string }[]).map(({ name }) => name)), statements: string[] = [];
  for (const { declaration } of await installedLedgers(line)) for (const table of tablesOf(JSON.parse(declaration) as Ledger)) for (const column of table.columns) {
    if (column.generated === null || there.has(`${table.name}.${column.name}`)) continue;
    statements.push(`alter table ${table.name} add column ${column.name} ${column.type} generated always as (${column.generated}) stored`);
    for (const index of table.indexes.filter((each) => each.using === "gist" && each.columns[0] === column.name)) statements.push(`create index ${index.name} on ${table.name} using gist (${index.columns.join(", ")})`);
  }
  if (statements.length > 0) await line.script(textOfSql(statements));
}

/**
 * Gives places the index of their boxes where the ledgers were made before there was one (补建外接框索引). A role that does not own the tables leaves them as they are.
 * @returns how many indexes were made
 */
export async function ensureLedgerBoxes(line: Line, schema: string): Promise<number> {
  const { rows } = await line.query(`select t.relname as name, array_to_string(array(select i.relname::text from pg_index x join pg_class i on i.oid = x.indexrelid where x.indrelid = t.oid and starts_with(i.relname::text, t.relname || '_')), ' ') as indexes
    from pg_class t join pg_namespace n on n.oid = t.relnamespace where n.nspname = $1 and t.relkind = 'r' and pg_has_role(t.relowner, 'USAGE') and exists (select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'row_merged_into')`, [schema]);
  const there = new Map((rows as { name: string; indexes: string }[]).map(({ name, indexes }) => [name, new Set(indexes.split(" "))])), statements: string[] = [];
  for (const { declaration } of there.size === 0 ? [] : await installedLedgers(line)) {
    if (!declaration.includes('"place"')) continue;
    const { present } = tableOf(JSON.parse(declaration) as Ledger), own = there.get(present.name);
    if (own !== undefined) statements.push(...present.indexes.filter((each) => each.using === "gist" && each.columns[0]?.startsWith("(") === true && !own.has(each.name)).map((each) => indexSql(present.name, each)));
  }
  if (statements.length > 0) { await lockSchema(line, schema); await line.script(textOfSql(statements.map((each) => each.replace("create index ", "create index if not exists ")))); }
  return statements.length;
}

/** The tables of ledgers that stand here (台账表名): the present ones are changed, all others only appended to. */
export async function ledgerTables(line: Line): Promise<{ readonly present: readonly string[]; readonly appended: readonly string[] }> {
  const ledgers = (await installedLedgers(line)).map(({ declaration }) => JSON.parse(declaration) as Ledger);
  const present = ledgers.map(({ id }) => snake(id));
  return { present, appended: [...ledgers.flatMap((ledger) => tablesOf(ledger).slice(1).map(({ name }) => name)), "ledger_change"] };
}

/** Makes the tables of saved declarations without their rules and the keys between them (恢复用): rows come in any order, and old ones were valid under the rules of their day. */
export async function makeLedgerTables(line: Line, engine: Engine, declarations: readonly string[]): Promise<void> {
  const made = sqlOf(...declarations.map((each) => JSON.parse(each) as Ledger)).filter((each) => !each.includes(" foreign key (")).map((each) => each.replace(/,\n {2}constraint \w+ check \(.*\)(?=,?\n)/g, ""));
  if (made.length > 0) await line.script(textOfSql(engine.postgisSchema === null ? plain(made) : made));
}
/** Puts the rules and the keys between ledgers back when all rows are there. */
export async function makeLedgerRules(line: Line): Promise<void> {
  const tables = (await installedLedgers(line)).flatMap(({ declaration }) => tablesOf(JSON.parse(declaration) as Ledger));
  const rules = tables.flatMap((table) => [
    ...table.checks.map((check) => `alter table ${table.name} add constraint ${check.name} check (${check.sql}) not valid`),
    ...table.foreignKeys.map((key) => `alter table ${table.name} add constraint ${key.name} foreign key (${key.column}) references ${key.table} (${key.to}) not valid`),
  ]);
  if (rules.length > 0) await line.script(textOfSql(rules));
}
