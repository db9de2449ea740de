import { AsyncLocalStorage } from "node:async_hooks";
import { Kysely } from "kysely";
import { BoundDialect, type Line, type LineSource } from "./dialect.js";
import { StoreClosed, TransactionNested } from "./errors.js";

/** What a piece of work gets inside a transaction: typed queries, and the bare line for scripts. */
export interface Inside<Tables> { readonly db: Kysely<Tables>; readonly line: Line }

/** A name quoted for SQL. */
export function quoted(name: string): string { return `"${name.replaceAll('"', '""')}"`; }

/**
 * Transactions over either engine (事务). The schema is chosen by `search_path` for the length of the transaction, so SQL never names one
 * and a pooled connection never carries one man's schema to another. A failure anywhere rolls everything back.
 */
export class Engine {
  readonly kind: "embedded" | "server";
  /** schema that PostGIS lives in, behind the own one on the search_path; null without PostGIS */
  postgisSchema: string | null = null;
  readonly #source: LineSource;
  readonly #within = new AsyncLocalStorage<{ open: boolean }>();
  #closed = false;
  /** runs after a committed write, on the still held connection; the embedded engine takes its checkpoints here */
  afterWrite: ((line: Line) => Promise<void>) | null = null;

  constructor(kind: "embedded" | "server", source: LineSource) { this.kind = kind; this.#source = source; }

  /** A read-only snapshot: everything read inside is of one moment. */
  read<Tables, T>(schema: string, work: (inside: Inside<Tables>) => Promise<T>): Promise<T> {
    return this.#run(schema, "begin isolation level repeatable read read only", work);
  }
  /** A writing transaction. Read committed: who waited for the lock of the audit head then sees what the one before wrote. */
  write<Tables, T>(schema: string, work: (inside: Inside<Tables>) => Promise<T>): Promise<T> {
    return this.#run(schema, "begin isolation level read committed", work);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#source.close();
  }

  async #run<Tables, T>(schema: string, begin: string, work: (inside: Inside<Tables>) => Promise<T>): Promise<T> {
    if (this.#within.getStore()?.open === true) throw new TransactionNested();
    if (this.#closed) throw new StoreClosed();
    const line = await this.#source.acquire();
    const mark = { open: true };
    let broken = false, committed = false;
    try {
      await line.script(`${begin}; ${this.searchPath(schema)}`);
      let db: Kysely<Tables> | null = null;
      // made when asked for: the path of the packets speaks SQL over the bare line
      const inside: Inside<Tables> = { get db() { return db ??= new Kysely<Tables>({ dialect: new BoundDialect(line) }); }, line };
      const result = await this.#within.run(mark, () => work(inside));
      // `commit` of a failed transaction rolls back without a word; the statement before it makes that an error
      await line.script("select 1; commit");
      committed = true;
      // what is committed is committed, whatever happens to the checkpoint: it is tried again after the next write
      if (!begin.endsWith("read only") && this.afterWrite !== null) await this.afterWrite(line).catch(() => undefined);
      return result;
    } finally {
      if (!committed) await line.script("rollback").catch(() => { broken = true; });
      mark.open = false;
      line.release(broken);
    }
  }

  /** The statement that turns the transaction to a schema. */
  searchPath(schema: string): string {
    return `set local search_path to ${quoted(schema)}${this.postgisSchema === null ? "" : `, ${quoted(this.postgisSchema)}`}`;
  }
}
