import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { PGlite, type Extensions, type PGliteOptions } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import type { Line, LineSource } from "./dialect.js";
import { Engine } from "./engine.js";

/** What of the engine's file layer is touched: Emscripten's NODEFS, whose streams carry the number of the opened file. */
interface FileStream { readonly nfd?: number; readonly path?: string }
interface FileLayer { readonly FS: { readonly filesystems: { readonly NODEFS: { stream_ops: { fsync?: (stream: FileStream) => number } } } } }

/**
 * Files that reach the disk. PGlite starts PostgreSQL with fsync off, and Emscripten's NODEFS has no fsync: both are put right here,
 * so that a commit is acknowledged only when the write-ahead log is on the disk, as on a server.
 */
class DurableFolder extends NodeFS {
  readonly #folder: string;
  constructor(folder: string) { super(folder); this.#folder = folder; }
  override async init(pg: PGlite, options: Parameters<NodeFS["init"]>[1]): ReturnType<NodeFS["init"]> {
    const made = await super.init(pg, options);
    const folder = this.#folder;
    const durable = (module: unknown): void => {
      (module as FileLayer).FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        if (stream.nfd !== undefined) fsyncSync(stream.nfd);
        else if (stream.path?.startsWith("/pglite/data") === true) syncFolder(join(folder, stream.path.slice("/pglite/data".length)));
        return 0;
      };
    };
    return { emscriptenOpts: { ...made.emscriptenOpts, preRun: [...(made.emscriptenOpts.preRun ?? []), durable] } };
  }
}

/** Brings a folder's list of names to the disk; where the system has no such thing (Windows) there is nothing to do. */
export function syncFolder(folder: string): void {
  try { const handle = openSync(folder, "r"); try { fsyncSync(handle); } finally { closeSync(handle); } } catch { /* not every file system can; the log itself is synced */ }
}

/** PostgreSQL's start parameters: those of PGlite, but fsync on and by the call that the file layer carries out. */
function startParameters(durable: boolean): string[] {
  const settings = { search_path: "public", exit_on_error: "false", log_checkpoints: "false", max_worker_processes: "0", max_parallel_workers: "0",
    max_parallel_workers_per_gather: "0", io_method: "sync", max_parallel_maintenance_workers: "0", timezone: "UTC",
    ...(durable ? { fsync: "on", wal_sync_method: "fsync" } : {}) };
  return ["--single", ...(durable ? [] : ["-F"]), "-O", "-j", ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** WAL that may pile up before a checkpoint: a start after a kill replays at most this much. */
const checkpointBytes = 16 * 1024 * 1024;

/**
 * The embedded engine (内嵌数据库): PostgreSQL in this process, one connection, held by one task at a time in the order of asking.
 *
 * @param folder   PostgreSQL's data folder, or null for a store in memory
 * @param durable  false gives up power-loss safety for speed; a killed process loses nothing either way
 */
export async function embeddedEngine(folder: string | null, durable: boolean, extensions: Extensions): Promise<Engine> {
  const options: PGliteOptions = { extensions, startParams: startParameters(durable && folder !== null), ...(folder === null ? { dataDir: "memory://" } : { fs: new DurableFolder(folder) }) };
  const pglite = await PGlite.create(options);
  let tail: Promise<void> = Promise.resolve();
  const source: LineSource = {
    async acquire() {
      let free: () => void = () => undefined;
      const before = tail;
      tail = new Promise((resolve) => { free = resolve; });
      await before;
      return {
        async query(sql, parameters) { const result = await pglite.query(sql, [...parameters]); return { rows: result.rows, affected: result.affectedRows ?? 0 }; },
        async script(sql) { await pglite.exec(sql); },
        // the engine answers without ever leaving this turn of the event loop: sockets and timers get theirs between two transactions
        release() { setImmediate(free); },
      };
    },
    async close() { await tail; if (!pglite.closed) await pglite.close(); },
  };
  const engine = new Engine("embedded", source);
  if (folder !== null) engine.afterWrite = checkpoints();
  return engine;
}

/** In single-user mode PostgreSQL takes no checkpoint by itself while it runs: without this the log would grow until the next clean stop. */
function checkpoints(): (line: Line) => Promise<void> {
  let writes = 0;
  let last: string | null = null;
  return async (line) => {
    writes += 1;
    if (last !== null && writes % 32 !== 0) return;
    const [row] = (await line.query("select pg_current_wal_lsn()::text as lsn, coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), $1::pg_lsn), 0)::float8 as grown", [last])).rows as { lsn: string; grown: number }[];
    if (row === undefined) return;
    if (last !== null && row.grown > checkpointBytes) { await line.script("checkpoint"); last = row.lsn; }
    last ??= row.lsn;
  };
}

/** Brings a whole folder to the disk: the files of a newly made database, which its maker did not sync. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncTree(path);
    else if (entry.isFile()) { const handle = openSync(path, "r+"); try { fsyncSync(handle); } finally { closeSync(handle); } }
  }
  syncFolder(folder);
}
