import type { ReadKey, ReadKeyEnd } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import { signedColumns, signedOf } from "./facts.js";
import type { ReadKeyEndTable, ReadKeyTable } from "./read-key-tables.js";

/** A read key and its row (只读密钥). */
export const readKeyRow = (fact: ReadKey): Insertable<ReadKeyTable> => ({ ...signedColumns(fact), name: fact.name, use: fact.use, key_hash: fact.keyHash, until_day: fact.untilDay });
/** A row read as a read key. */
export const readKeyOf = (row: Selectable<ReadKeyTable>): ReadKey => ({ ...signedOf(row), name: row.name, use: row.use as ReadKey["use"], keyHash: row.key_hash, untilDay: row.until_day });
/** The end of a key and its row. */
export const readKeyEndRow = (fact: ReadKeyEnd): Insertable<ReadKeyEndTable> => ({ ...signedColumns(fact), key: fact.key, reason: fact.reason });
/** A row read as the end of a key. */
export const readKeyEndOf = (row: Selectable<ReadKeyEndTable>): ReadKeyEnd => ({ ...signedOf(row), key: row.key, reason: row.reason });
