import { existsSync, readdirSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { migrateToPostgres, openStore, restore as restoreFrom } from "@yunqing/store-postgres";
import { backupInto } from "../backups.js";
import { onOffice, type OfficeCommand } from "../on-office.js";
import type { Call } from "../call.js";
import { foldersOf } from "../office.js";
import { CalledWrongly, optionsOf, type Talk } from "../talk.js";

const tellTo = (talk: Talk) => (progress: { readonly zh: string; readonly en: string }): void => talk.err(`  · ${progress.zh}（${progress.en}）\n`);

/** `yunqing backup FILE`: store, evidence, keys and settings in one file, also while the program runs and people enter. */
export async function backup(call: Call): Promise<number> {
  const { on, rest } = optionsOf(call.argv, [], ["--without-keys"]);
  if (rest.length !== 1) throw new CalledWrongly("用法：yunqing backup FILE [--without-keys]");
  const file = resolve(rest[0]!);
  if (existsSync(file)) { call.talk.err(`文件已存在：${file}；请换一个名字，备份不覆盖旧文件 (the file exists; a backup overwrites nothing)\n`); return 1; }
  return onOffice("backup", onBackup, { ...call, argv: [file, ...on] });
}

export const onBackup: OfficeCommand = async (office, argv, talk) => {
  const { on, rest: [file = ""] } = optionsOf(argv, [], ["--without-keys"]);
  const result = await backupInto(office, file, { withoutKeys: on.has("--without-keys") }, talk);
  talk.err(`已备份 ${result.rows} 行，${result.bytes} 字节：${result.file}\n  ${result.manifest.keys.warning.zh}\n  ${result.manifest.keys.warning.en}\n`);
  talk.out(`${JSON.stringify({ file: result.file, bytes: result.bytes, rows: result.rows, id: result.manifest.id })}\n`);
  return 0;
};

/** `yunqing restore FILE`: into an empty data folder, or an empty database with `--database`. */
export async function restore(call: Call): Promise<number> {
  const { rest } = optionsOf(call.argv, [], []);
  if (rest.length !== 1) throw new CalledWrongly("用法：yunqing restore FILE [--data DIR] [--database postgres://…]");
  const folders = foldersOf(call.config);
  await mkdir(call.config.data, { recursive: true, mode: 0o700 });
  const result = await restoreFrom(resolve(rest[0]!), {
    store: call.config.database !== "" ? { url: call.config.database } : { folder: folders.store }, evidenceFolder: folders.evidence, keysFolder: folders.keys,
  }, tellTo(call.talk));
  call.talk.err(`已恢复 ${result.rows} 行（${result.manifest.madeAt} 的备份）；密钥${result.manifest.keys.included ? "已随备份恢复" : "不在备份中，须另行放回 keys 目录"} (restored)\n`);
  return 0;
}

/** `yunqing migrate-to-postgres URL`: copies the embedded store whole; the program must be stopped, so that nothing is entered meanwhile. */
export async function migrate(call: Call): Promise<number> {
  const { rest } = optionsOf(call.argv, [], []);
  const [url] = rest;
  if (rest.length !== 1 || !/^postgres(ql)?:\/\//.test(url ?? "")) throw new CalledWrongly("用法：yunqing migrate-to-postgres postgres://用户:口令@主机:5432/库");
  const { store: folder } = foldersOf(call.config);
  if (!existsSync(folder) || readdirSync(folder).length === 0) { call.talk.err(`没有内嵌库：${folder} (no embedded store there)\n`); return 1; }
  const store = await openStore({ kind: "embedded", folder, tell: tellTo(call.talk) });
  try {
    const result = await migrateToPostgres(store, url!, tellTo(call.talk));
    call.talk.err(`已迁移 ${result.rows} 行，${result.schemas.length} 个模式；以后用 --database 启动，不要再用内嵌库 ${folder}；证据与密钥仍在 ${call.config.data} (migrated; start with --database from now on, the embedded store is history)\n`);
    return 0;
  } finally { await store.close(); }
}
