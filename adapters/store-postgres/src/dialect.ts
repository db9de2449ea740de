import {
  CompiledQuery, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler,
  type DatabaseConnection, type DatabaseIntrospector, type Dialect, type Driver, type Kysely, type QueryResult, type TransactionSettings,
} from "kysely";

/** One connection of either engine, as the driver sees it. */
export interface Line {
  /** `prepared` names a statement that a server plans once on each connection: the same name always with the same text */
  query(sql: string, parameters: readonly unknown[], prepared?: string): Promise<{ readonly rows: readonly unknown[]; readonly affected: number }>;
  /** several statements at once, without parameters */
  script(sql: string): Promise<void>;
  /** `broken` throws the connection away instead of giving it to the next */
  release(broken: boolean): void;
}
/** Where connections come from: a pool, or the one connection of the embedded engine behind a mutex. */
export interface LineSource { acquire(): Promise<Line>; close(): Promise<void> }

class LineConnection implements DatabaseConnection {
  constructor(readonly line: Line) {}
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.line.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  }
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield await Promise.reject<QueryResult<R>>(new TypeError("rows are read in pages by key, not streamed: both engines can do that"));
  }
}

class LineDriver implements Driver {
  readonly #source: LineSource;
  constructor(source: LineSource) { this.#source = source; }
  init(): Promise<void> { return Promise.resolve(); }
  async acquireConnection(): Promise<DatabaseConnection> { return new LineConnection(await this.#source.acquire()); }
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const level = settings.isolationLevel === undefined ? "" : ` isolation level ${settings.isolationLevel}`;
    await connection.executeQuery(CompiledQuery.raw(`begin${level}${settings.accessMode === undefined ? "" : ` ${settings.accessMode}`}`));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> { await connection.executeQuery(CompiledQuery.raw("commit")); }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> { await connection.executeQuery(CompiledQuery.raw("rollback")); }
  releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (connection instanceof LineConnection) connection.line.release(false);
    return Promise.resolve();
  }
  destroy(): Promise<void> { return this.#source.close(); }
}

/** Kysely over either engine: one SQL, one driver (一套 SQL). */
export class LineDialect implements Dialect {
  readonly #source: LineSource;
  constructor(source: LineSource) { this.#source = source; }
  createDriver(): Driver { return new LineDriver(this.#source); }
  createQueryCompiler(): PostgresQueryCompiler { return new PostgresQueryCompiler(); }
  createAdapter(): PostgresAdapter { return new PostgresAdapter(); }
  createIntrospector(db: Kysely<unknown>): DatabaseIntrospector { return new PostgresIntrospector(db); }
}

/** A Kysely bound to a line that somebody else opened a transaction on, and will release. */
export class BoundDialect extends LineDialect {
  constructor(line: Line) { super({ acquire: () => Promise.resolve({ query: (sql, parameters, prepared) => line.query(sql, parameters, prepared), script: (sql) => line.script(sql), release: () => undefined }), close: () => Promise.resolve() }); }
}
