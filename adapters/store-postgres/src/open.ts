import { accessSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Extensions } from "@electric-sql/pglite";
import type { Ledger } from "@yunqing/ledger";
import { embeddedEngine, syncFolder, syncTree } from "./embedded-engine.js";
import type { Engine } from "./engine.js";
import { StoreDamaged, StoreFault, StoreNewer, StoreNotWritable, StoreUnfinished } from "./errors.js";
import type { Tell } from "./migrations.js";
import { takeLock, type OwnerLock } from "./owner-lock.js";
import { serverEngine, shown } from "./server-engine.js";
import { SchemaPerDistrictStore, type BeforeMigration, type StoreInside } from "./store.js";

/** How to open a store (打开方式). */
export interface OpenOptions {
  /** schema of the platform; several installations can share one server under different names */
  readonly platformSchema?: string;
  readonly tell?: Tell;
  /** the ledgers whose tables every district has; without it those that stand are left as they are */
  readonly ledgers?: readonly Ledger[];
  readonly beforeMigration?: BeforeMigration;
}
export interface EmbeddedOptions extends OpenOptions {
  readonly kind: "embedded";
  /** folder of the store, made when absent; null: in memory, gone at the end */
  readonly folder: string | null;
  /** default true: a commit returns when it is on the disk. false gives up power-loss safety only */
  readonly durable?: boolean;
  /** "kept" (default): loaded when the store has it already; "on": made when absent, once, for about five seconds more */
  readonly postgis?: "kept" | "on";
}
export interface ServerOptions extends OpenOptions {
  readonly kind: "server";
  /** postgres://user:password@host:5432/database */
  readonly url: string;
  readonly connections?: number;
  /** the role that the service runs under, when another one than the one that migrates */
  readonly appRole?: string;
}

/**
 * Opens the store (打开库): takes the lock, starts the engine, brings every schema to this program's version.
 *
 * @throws {StoreOwned} {StoreNotWritable} {StoreNewer} {StoreDamaged} {StoreUnfinished} {MigrationChanged} {StoreUnreachable}
 */
export async function openStore(options: EmbeddedOptions | ServerOptions): Promise<StoreInside> {
  return options.kind === "server" ? openServer(options) : openEmbedded(options);
}

const quiet: Tell = () => undefined;

async function openServer(options: ServerOptions): Promise<StoreInside> {
  const engine = await serverEngine(options.url, options.connections ?? 10);
  return started(engine, options, { durable: true, appRole: options.appRole ?? null, lock: null, where: shown(options.url) });
}

async function openEmbedded(options: EmbeddedOptions): Promise<StoreInside> {
  const tell = options.tell ?? quiet, durable = options.durable ?? true;
  if (options.folder === null) return started(await embeddedEngine(null, false, await extensionsFor(options.postgis === "on")), options, { durable: false, appRole: null, lock: null, where: "(memory)", makePostgis: options.postgis === "on" });
  const folder = options.folder;
  prepareFolder(folder);
  const lock = await takeLock(folder).catch((fault: unknown) => { throw fault instanceof StoreFault ? fault : new StoreNotWritable(folder, textOf(fault), fault); });
  try {
    const data = join(folder, "pg"), making = join(folder, "pg.making"), marked = join(folder, "postgis.on");
    refuseForeign(folder, data);
    if (existsSync(making)) { tell({ zh: "上次建库未完成，重新建库", en: "the last creation did not finish; starting it anew" }); rmSync(data, { recursive: true, force: true }); }
    const fresh = !existsSync(data);
    if (fresh) { tell({ zh: "建立内嵌数据库", en: "creating the embedded database" }); writeFileSync(making, new Date().toISOString(), { flush: true }); syncFolder(folder); }
    else tell({ zh: "打开内嵌数据库", en: "opening the embedded database" });
    const wanted = options.postgis === "on" || existsSync(marked);
    const engine = await embeddedEngine(data, durable, await extensionsFor(wanted)).catch((fault: unknown) => { throw fresh ? new StoreNotWritable(folder, textOf(fault), fault) : new StoreDamaged(folder, textOf(fault), fault); });
    const store = await started(engine, options, { durable, appRole: null, lock, where: folder, makePostgis: options.postgis === "on", fresh });
    if (store.postgis !== null && !existsSync(marked)) {
      writeFileSync(marked, store.postgis);
      // the catalogue has it, the mark was lost: its program must be loaded with the engine
      if (!wanted) { await store.close(); return await openEmbedded(options); }
    }
    if (fresh) { syncTree(data); rmSync(making, { force: true }); syncFolder(folder); }
    return store;
  } catch (fault) { lock.release(); throw fault; }
}

interface Circumstances { readonly durable: boolean; readonly appRole: string | null; readonly lock: OwnerLock | null; readonly where: string; readonly makePostgis?: boolean; readonly fresh?: boolean }

async function started(engine: Engine, options: OpenOptions, { durable, appRole, lock, where, makePostgis }: Circumstances): Promise<StoreInside> {
  try {
    if (makePostgis === true) {
      (options.tell ?? quiet)({ zh: "装入 PostGIS", en: "loading PostGIS" });
      await engine.write("public", ({ line }) => line.script("create schema if not exists postgis; create extension if not exists postgis schema postgis"));
    }
    const store = new SchemaPerDistrictStore({
      engine, platformSchema: options.platformSchema ?? "yunqing", durable, appRole, tell: options.tell ?? quiet, ledgers: options.ledgers ?? [], beforeMigration: options.beforeMigration ?? null,
      announce: (address) => lock?.announce(address), onClose: () => lock?.release(),
    });
    await store.start();
    return store;
  } catch (fault) {
    await engine.close().catch(() => undefined);
    if (fault instanceof StoreFault || engine.kind === "server") throw fault;
    throw new StoreDamaged(where, textOf(fault), fault);
  }
}

async function extensionsFor(postgis: boolean): Promise<Extensions> {
  return postgis ? { postgis: (await import("@electric-sql/pglite-postgis")).postgis } : {};
}

function prepareFolder(folder: string): void {
  try { mkdirSync(folder, { recursive: true }); accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK); } catch (fault) { throw new StoreNotWritable(folder, textOf(fault), fault); }
}

/** PostgreSQL's data folders carry the number of the version that made them; another one's cannot be read. */
const dataVersion = "18";
function refuseForeign(folder: string, data: string): void {
  if (existsSync(join(folder, "restoring"))) throw new StoreUnfinished(folder, "restore");
  if (!existsSync(data) || existsSync(join(folder, "pg.making"))) return;
  let found: string;
  try { found = readFileSync(join(data, "PG_VERSION"), "utf8").trim(); } catch (fault) { throw new StoreDamaged(folder, textOf(fault), fault); }
  if (found === dataVersion) return;
  if (Number(found) > Number(dataVersion)) throw new StoreNewer(folder, `PostgreSQL ${found}`);
  throw new StoreDamaged(folder, `PG_VERSION ${found}`);
}

function textOf(fault: unknown): string { return fault instanceof Error ? fault.message : String(fault); }
