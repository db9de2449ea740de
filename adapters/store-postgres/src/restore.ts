import { createHash, randomUUID } from "node:crypto";
import { createReadStream, existsSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { filesIn, type BackupManifest, type PartInfo } from "./backup.js";
import { checkCopy, checkKnown, goOnCounting, makeSchema, putLines, recordArrival } from "./dump.js";
import { embeddedEngine, syncFolder, syncTree } from "./embedded-engine.js";
import type { Engine } from "./engine.js";
import { BackupDamaged, StoreNewer, StoreNotWritable, TargetNotEmpty } from "./errors.js";
import type { Tell } from "./migrations.js";
import { takeLock } from "./owner-lock.js";
import { serverEngine, shown } from "./server-engine.js";
import { guardFacts } from "./server-side.js";
import { tarParts } from "./tar.js";

/** Where a backup goes (恢复目标): an empty folder or an empty place on a server; and folders for evidence and keys. */
export interface RestoreTarget { readonly store: { readonly folder: string } | { readonly url: string }; readonly evidenceFolder: string | null; readonly keysFolder: string | null }
export interface RestoreResult { readonly manifest: BackupManifest; readonly settings: unknown; readonly rows: number }

/**
 * Reads a backup through and checks every part against its hash (校验备份).
 *
 * @throws {BackupDamaged} {StoreNewer}
 */
export async function inspectBackup(file: string): Promise<{ readonly manifest: BackupManifest; readonly settings: unknown }> {
  const seen = new Map<string, PartInfo>();
  let manifestText: string | null = null, told: string | null = null, settingsText = "null";
  if (!existsSync(file)) throw new BackupDamaged(file, "not there");
  for await (const { name, bytes, content } of tarParts(file)) {
    const hash = createHash("sha256"), kept: Uint8Array[] = [];
    for await (const chunk of content) { hash.update(chunk); if (name.startsWith("manifest.") || name === "settings.json") kept.push(Uint8Array.from(chunk)); }
    const text = Buffer.concat(kept).toString("utf8");
    if (name === "manifest.json") manifestText = text; else if (name === "manifest.sha256") told = text.trim(); else if (name === "settings.json") settingsText = text;
    if (seen.has(name)) throw new BackupDamaged(file, `${name} twice`);
    seen.set(name, { part: name, bytes, sha256: hash.digest("hex") });
  }
  if (manifestText === null || told === null || seen.get("manifest.json")?.sha256 !== told) throw new BackupDamaged(file, "manifest.json");
  const manifest = JSON.parse(manifestText) as BackupManifest;
  if (manifest.format !== "yunqing-backup") throw new BackupDamaged(file, "not a backup of this program");
  if (manifest.version as number !== 1) throw new StoreNewer(file, `backup format ${String(manifest.version)}`);
  for (const { part, bytes, sha256 } of manifest.parts) { const found = seen.get(part); if (found?.bytes !== bytes || found.sha256 !== sha256) throw new BackupDamaged(file, part); seen.delete(part); }
  for (const own of ["manifest.json", "manifest.sha256"]) seen.delete(own);
  const [stray] = seen.keys();
  if (stray !== undefined) throw new BackupDamaged(file, `${stray} is not in the manifest`);
  checkKnown(file, manifest.schemas);
  return { manifest, settings: JSON.parse(settingsText) as unknown };
}

/**
 * Makes the store of a backup anew (恢复): verifies first, refuses a target that holds anything, and leaves nothing half done. On a server all
 * is one transaction; a folder is marked until it is whole, `openStore` refuses it meanwhile, and the same call begins afresh.
 */
export async function restore(file: string, target: RestoreTarget, tell: Tell = () => undefined): Promise<RestoreResult> {
  tell({ zh: "校验备份文件", en: "verifying the backup" });
  const { manifest, settings } = await inspectBackup(file);
  await Promise.all([checkFiles(manifest, "evidence", target.evidenceFolder), checkFiles(manifest, "keys", target.keysFolder)]);
  const files = (): Promise<void> => putFiles(file, target, tell);
  const rows = "folder" in target.store ? await intoFolder(file, manifest, target.store.folder, files, tell) : await intoServer(file, manifest, target.store.url, files, tell);
  return { manifest, settings, rows };
}

async function intoFolder(file: string, manifest: BackupManifest, folder: string, files: () => Promise<void>, tell: Tell): Promise<number> {
  const marker = join(folder, "restoring");
  await mkdir(folder, { recursive: true }).catch((fault: unknown) => { throw new StoreNotWritable(folder, String(fault), fault); });
  const held = (await readdir(folder)).filter((name) => !name.startsWith("owner.lock"));
  if (held.length > 0 && !held.includes("restoring")) throw new TargetNotEmpty(folder, held.slice(0, 3).join(", "));
  const lock = await takeLock(folder);
  try {
    writeFileSync(marker, `${manifest.id}\n`, { flush: true });
    syncFolder(folder);
    for (const name of held) if (name !== "restoring") await rm(join(folder, name), { recursive: true, force: true });
    await files();
    const data = join(folder, "pg");
    // not durable while it is filled: the whole tree is brought to the disk before the mark goes
    const engine = await embeddedEngine(data, false, {});
    let rows: number;
    try { rows = await load(engine, file, manifest, tell); } finally { await engine.close(); }
    syncTree(data);
    rmSync(marker);
    syncFolder(folder);
    return rows;
  } finally { lock.release(); }
}

async function intoServer(file: string, manifest: BackupManifest, url: string, files: () => Promise<void>, tell: Tell): Promise<number> {
  const engine = await serverEngine(url, 2);
  try {
    await refuseTaken(engine, manifest.schemas.map(({ schema }) => schema), shown(url));
    await files();
    const rows = await load(engine, file, manifest, tell);
    for (const { schema } of manifest.schemas) await guardFacts(engine, schema, null);
    return rows;
  } finally { await engine.close(); }
}

/** Refuses a server on which one of the schemas exists. @throws {TargetNotEmpty} */
export async function refuseTaken(engine: Engine, schemas: readonly string[], where: string): Promise<void> {
  const taken = await engine.read("public", async ({ line }) => (await line.query("select nspname::text as name from pg_namespace where nspname = any($1::text[]) order by 1", [[...schemas]])).rows as { name: string }[]);
  if (taken.length > 0) throw new TargetNotEmpty(where, taken.map(({ name }) => name).join(", "));
}

/** Everything in one transaction: schemas at their step, rows, counters, and the comparison with the manifest. */
async function load(engine: Engine, file: string, manifest: BackupManifest, tell: Tell): Promise<number> {
  return engine.write("public", async ({ line }) => {
    for (const info of manifest.schemas) await makeSchema(line, engine, info, info.schema);
    const places = new Map(manifest.schemas.flatMap(({ schema, tables }) => tables.map(({ part, table }) => [part, { schema, table }] as const)));
    let rows = 0;
    for await (const { name, content } of tarParts(file)) {
      const place = places.get(name);
      if (place === undefined) continue;
      await line.script(engine.searchPath(place.schema));
      for await (const lines of batches(content)) { await putLines(line, engine, place.schema, place.table, lines); rows += lines.length; }
      tell({ zh: `已恢复 ${place.schema}.${place.table}`, en: `restored ${place.schema}.${place.table}` });
    }
    tell({ zh: "逐表核对并校验审计链", en: "comparing every table and walking the audit chains" });
    for (const { schema, tables } of manifest.schemas) { await goOnCounting(line, engine, schema); await checkCopy(line, engine, schema, tables); }
    await recordArrival(line, engine, manifest.schemas[0]?.schema ?? "public", "store.restore", manifest.id);
    return rows;
  });
}

const batchBytes = 1 << 20, batchRows = 500;
async function* batches(content: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  let rest = "", lines: string[] = [], size = 0;
  const gunzip = createGunzip();
  // a fault of the source destroys the reader, so the loop below throws it
  void pipeline(Readable.from(content), gunzip).catch(() => undefined);
  const text = gunzip.setEncoding("utf8") as AsyncIterable<string>;
  for await (const chunk of text) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const each of parts) {
      lines.push(each); size += each.length;
      if (lines.length >= batchRows || size >= batchBytes) { yield lines; lines = []; size = 0; }
    }
  }
  if (lines.length > 0) yield lines;
}

/** A folder for files may hold what the backup holds, from an earlier attempt; anything else is not touched. */
async function checkFiles(manifest: BackupManifest, kind: "evidence" | "keys", folder: string | null): Promise<void> {
  if (folder === null) return;
  const hashes = new Map(manifest.parts.filter(({ part }) => part.startsWith(`${kind}/`)).map(({ part, sha256 }) => [part, sha256]));
  for (const path of await filesIn(folder)) {
    const part = `${kind}/${relative(folder, path).split(sep).join("/")}`;
    if (hashes.get(part) !== await fileHash(path)) throw new TargetNotEmpty(folder, relative(folder, path));
  }
}
async function fileHash(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest("hex");
}

async function putFiles(file: string, target: RestoreTarget, tell: Tell): Promise<void> {
  tell({ zh: "恢复证据文件与密钥", en: "restoring evidence and keys" });
  for await (const { name, content } of tarParts(file)) {
    const folder = name.startsWith("evidence/") ? target.evidenceFolder : name.startsWith("keys/") ? target.keysFolder : null;
    if (folder === null) continue;
    const inner = name.slice(name.indexOf("/") + 1).split("/");
    if (inner.some((step) => step === ".." || step === "" || step === ".")) throw new BackupDamaged(file, name);
    const path = join(folder, ...inner), draft = `${path}.part-${randomUUID()}`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(draft, "wx", 0o600);
    try { for await (const chunk of content) await handle.write(chunk); await handle.sync(); } finally { await handle.close(); }
    await rename(draft, path);
  }
}
