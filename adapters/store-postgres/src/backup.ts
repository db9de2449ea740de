import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { linesOf, schemasOf, tablesOf, type Dumpable, type SchemaInfo, type TableSum } from "./dump.js";
import { syncFolder } from "./embedded-engine.js";
import type { Tell } from "./migrations.js";
import { TarWriter } from "./tar.js";

/** What goes into a backup beside the store (备份内容). */
export interface BackupContents {
  readonly evidenceFolder: string | null;
  readonly keysFolder: string | null;
  /** the program's settings, as plain data */
  readonly settings: unknown;
  readonly withoutKeys?: boolean;
}
/** A file inside the backup. */
export interface PartInfo { readonly part: string; readonly bytes: number; readonly sha256: string }
export interface SchemaManifest extends SchemaInfo { readonly tables: readonly (TableSum & { readonly part: string })[] }
/** The last but one file of a backup: what it holds and the hash of each part (备份清单). */
export interface BackupManifest {
  readonly format: "yunqing-backup"; readonly version: 1; readonly id: string; readonly madeAt: string;
  readonly engine: { readonly kind: "embedded" | "server" };
  readonly schemas: readonly SchemaManifest[]; readonly parts: readonly PartInfo[];
  readonly keys: { readonly included: boolean; readonly warning: { readonly zh: string; readonly en: string } };
}
export interface BackupResult { readonly file: string; readonly bytes: number; readonly rows: number; readonly manifest: BackupManifest }

const withKeys = { zh: "本备份含有加密密钥与口令杂凑，须按涉密介质保管，不得与他人共用", en: "this backup holds the encryption keys and password hashes: keep it like a key, and give it to nobody" } as const;
const noKeys = { zh: "本备份不含密钥；没有另存的密钥，加密字段无法恢复", en: "this backup holds no keys: without the keys kept elsewhere the encrypted fields cannot be read" } as const;
const readme = "云清备份 / Yunqing backup\n\nschema/<schema>/<table>.jsonl.gz  表，每行一条 JSON / a table, one JSON row a line\nevidence/  证据文件 / evidence files\nkeys/  密钥 / keys\nsettings.json  设置 / settings\nmanifest.json  清单（各部分的 SHA-256） / SHA-256 of each part\nmanifest.sha256  清单自身的 SHA-256 / of the manifest itself\n\n恢复 / restore: yunqing restore FILE\n";

/**
 * Writes the whole store into one file, while it runs and while people enter (在线备份): the rows of one moment, the evidence, keys, settings.
 * The file appears under its name only when it is whole and on the disk.
 */
export async function backup(store: Dumpable, contents: BackupContents, file: string, tell: Tell = () => undefined): Promise<BackupResult> {
  await mkdir(dirname(file), { recursive: true });
  // what a killed backup to the same file left behind
  for (const name of await readdir(dirname(file))) if (name.startsWith(`${basename(file)}.part-`) || name.startsWith(`${basename(file)}.rows-`)) await rm(join(dirname(file), name), { recursive: true, force: true });
  const draft = `${file}.part-${randomUUID()}`;
  const spool = await mkdtemp(`${file}.rows-`);
  try {
    tell({ zh: "导出库中各表", en: "dumping the tables" });
    const schemas = await dumpRows(store, spool);
    const handle = await open(draft, "wx", 0o600);
    try {
      const tar = new TarWriter(handle);
      const parts: PartInfo[] = [];
      const add = async (part: string, path: string): Promise<void> => { parts.push(await addFile(tar, part, path)); };
      parts.push(await addText(tar, "README.txt", readme));
      for (const { schema, tables } of schemas) for (const { part } of tables) await add(part, join(spool, schema, part.slice(part.lastIndexOf("/") + 1)));
      for (const [name, folder] of [["evidence", contents.evidenceFolder], ["keys", contents.withoutKeys === true ? null : contents.keysFolder]] as const) {
        if (folder === null) continue;
        tell({ zh: name === "evidence" ? "写入证据文件" : "写入密钥", en: `adding ${name}` });
        for (const path of await filesIn(folder)) await add(`${name}/${relative(folder, path).split(sep).join("/")}`, path);
      }
      parts.push(await addText(tar, "settings.json", `${JSON.stringify(contents.settings ?? null, null, 1)}\n`));
      const included = contents.withoutKeys !== true && contents.keysFolder !== null;
      const manifest: BackupManifest = { format: "yunqing-backup", version: 1, id: randomUUID(), madeAt: new Date().toISOString(), engine: { kind: store.engine.kind }, schemas, parts, keys: { included, warning: included ? withKeys : noKeys } };
      const { sha256 } = await addText(tar, "manifest.json", `${JSON.stringify(manifest, null, 1)}\n`);
      await addText(tar, "manifest.sha256", `${sha256}\n`);
      await tar.finish();
      await handle.close();
      await rename(draft, file);
      syncFolder(dirname(file));
      const rows = schemas.reduce((total, { tables }) => total + tables.reduce((sum, table) => sum + table.rows, 0), 0);
      return { file, bytes: (await stat(file)).size, rows, manifest };
    } finally { await handle.close().catch(() => undefined); }
  } finally { await rm(spool, { recursive: true, force: true }); await rm(draft, { force: true }); }
}

/** All rows of all schemas as of one moment. On a server nobody waits; embedded, entry waits as long as this takes. */
async function dumpRows({ engine, platformSchema }: Dumpable, spool: string): Promise<readonly SchemaManifest[]> {
  return engine.read(platformSchema, async ({ line }) => {
    const manifests: SchemaManifest[] = [];
    for (const info of await schemasOf(line, engine, platformSchema)) {
      await line.script(engine.searchPath(info.schema));
      await mkdir(join(spool, info.schema));
      const tables: (TableSum & { part: string })[] = [];
      for (const shape of await tablesOf(line, info.schema)) {
        const { table } = shape;
        const hash = createHash("sha256");
        let rows = 0;
        const text = async function* (): AsyncGenerator<string> {
          for await (const lines of linesOf(line, shape)) { const chunk = `${lines.join("\n")}\n`; rows += lines.length; hash.update(chunk); yield chunk; }
        };
        await pipeline(text, createGzip({ level: 3 }), createWriteStream(join(spool, info.schema, `${table}.jsonl.gz`), { mode: 0o600 }));
        tables.push({ table, rows, sha256: hash.digest("hex"), part: `schema/${info.schema}/${table}.jsonl.gz` });
      }
      manifests.push({ ...info, tables });
    }
    return manifests;
  });
}

async function addFile(tar: TarWriter, part: string, path: string): Promise<PartInfo> {
  const { size } = await stat(path), hash = createHash("sha256");
  await tar.add(part, size, (async function* () { for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) { hash.update(chunk); yield chunk; } })());
  return { part, bytes: size, sha256: hash.digest("hex") };
}
async function addText(tar: TarWriter, part: string, text: string): Promise<PartInfo> {
  const bytes = Buffer.from(text, "utf8");
  await tar.add(part, bytes.length, (async function* () { yield await Promise.resolve(bytes); })());
  return { part, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
}

/** Files below a folder, in the order of their names; none when it does not exist. Files still being written (`.part`, `.tmp`) are left out. */
export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((fault: NodeJS.ErrnoException) => { if (fault.code === "ENOENT") return []; throw fault; });
  return entries.filter((entry) => entry.isFile() && !/\.(part|tmp)([-.][^/]*)?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort();
}
