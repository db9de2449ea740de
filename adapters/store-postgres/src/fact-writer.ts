import { sql, type Kysely } from "kysely";
import { IdTaken, NotFound, type Signed } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { SchemaReader, type PackShelf } from "./district-reader.js";
import type { Engine } from "./engine.js";
import { contentOf } from "./facts.js";
import type { DistrictTables, FactTable } from "./tables.js";

export type Outcome = "stored" | "known";
/** The bare line of the open transaction, and where it works: for what needs more than typed queries. */
export interface Ground { readonly line: Line; readonly engine: Engine; readonly schema: string }

/** How facts of every kind are appended (追加事实): what is new is stored, the same again is known, an id that says something else is refused. */
export abstract class FactWriter extends SchemaReader {
  /** appends that stored something, and those that found it already there */
  readonly counts = { stored: 0, known: 0 };
  protected readonly ground: Ground;
  constructor(db: Kysely<DistrictTables>, district: string, shelf: PackShelf, ground: Ground) { super(db, district, shelf); this.ground = ground; }

  /** Stores what is new, knows what is the same, and refuses an id that says something else. */
  protected async append(fact: Omit<Signed, "at">, same: Omit<Signed, "at"> | null, insert: () => Promise<unknown>): Promise<Outcome> {
    if (same !== null) {
      if (contentOf(same) !== contentOf(fact)) throw new IdTaken(fact.id);
      this.counts.known += 1;
      return "known";
    }
    await insert();
    this.counts.stored += 1;
    return "stored";
  }

  protected async row<T extends FactTable, F>(id: string, table: T, factOf: (row: never) => F): Promise<F | null> {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} where id = ${id}`.execute(this.db);
    return rows[0] === undefined ? null : factOf(rows[0] as never);
  }

  protected async exists(table: FactTable, id: string, what: string): Promise<void> {
    const { rows } = await sql`select 1 from ${sql.table(table)} where id = ${id}`.execute(this.db);
    if (rows.length === 0) throw new NotFound(what, id);
  }
}
