import type { ColumnType } from "kysely";
import type { FactColumns } from "./fact-columns.js";

// The tables of read keys as TypeScript sees them; the truth is in ../migrations/district/0010-read-keys.sql.
type Moment = ColumnType<Date, string, string>;

export interface ReadKeyTable extends FactColumns { name: string; use: string; key_hash: string; until_day: string | null }
export interface ReadKeyEndTable extends FactColumns { key: string; reason: string }
export interface ReadKeySessionTable { token_hash: string; key: string; opened_at: Moment; address: string; agent: string }
export interface ReadKeySeenTable { key: string; at: Moment; address: string }
/** Tables of read keys (只读密钥) in a district's schema. */
export interface ReadKeyTables { read_key: ReadKeyTable; read_key_end: ReadKeyEndTable; read_key_session: ReadKeySessionTable; read_key_seen: ReadKeySeenTable }
/** Those of them that are facts: appended, never changed. */
export const readKeyFactTables = ["read_key", "read_key_end"] as const;
/** What is appended by machines and never changed. */
export const readKeyMachineTables = ["read_key_session"] as const;
