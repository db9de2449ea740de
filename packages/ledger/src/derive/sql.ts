import type { Ledger } from "../declare.js";
import { literal } from "../kinds/kind.js";
import { tablesOf, type ForeignKey, type Table, type TableColumn, type TableIndex } from "./table.js";

/** A column in a statement (列定义). */
export function columnSql(column: TableColumn): string {
  return `${column.name} ${column.type}${column.generated === null ? "" : ` generated always as (${column.generated}) stored`}${column.isNullable ? "" : " not null"}${column.standard === null ? "" : ` default ${column.standard}`}`;
}
export function indexSql(table: string, index: TableIndex): string {
  return `create ${index.isUnique ? "unique " : ""}index ${index.name} on ${table}${index.using === "btree" ? "" : ` using ${index.using}`} (${index.columns.join(", ")})${index.where === null ? "" : ` where ${index.where}`}`;
}
export function foreignKeySql(table: string, key: ForeignKey, old = false): string { return `alter table ${table} add constraint ${key.name} foreign key (${key.column}) references ${key.table} (${key.to})${old ? " not valid" : ""}`; }
/** A whole table with its indexes and without its foreign keys, one statement each. */
export function createSql(table: Table): readonly string[] {
  const lines = [...table.columns.map(columnSql), `primary key (${table.primaryKey.join(", ")})`, ...table.checks.map((check) => `constraint ${check.name} check (${check.sql})`)];
  return [`create table ${table.name} (\n  ${lines.join(",\n  ")}\n)`, `comment on table ${table.name} is ${literal(table.comment)}`, ...table.indexes.map((index) => indexSql(table.name, index))];
}

/**
 * The statements that make the tables of some ledgers (建表语句), PostgreSQL 15, no schema named, no triggers.
 * Tables come first and foreign keys last, so ledgers may name each other. A place asks for PostGIS.
 */
export function sqlOf(...ledgers: readonly Ledger[]): readonly string[] {
  const tables = ledgers.flatMap(tablesOf);
  return [...tables.flatMap(createSql), ...tables.flatMap((table) => table.foreignKeys.map((key) => foreignKeySql(table.name, key)))];
}
/** Statements as the text of a migration file. */
export function textOfSql(statements: readonly string[]): string { return statements.map((each) => `${each};\n`).join(""); }
