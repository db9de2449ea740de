import { mkdir, readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { allows, beijingDayOf, Forbidden, type Actor } from "@yunqing/domain";
import { backup, type BackupResult, type BeforeMigration } from "@yunqing/store-postgres";
import type { BackupView } from "@yunqing/wire";
import type { Config } from "./config.js";
import { foldersOf, type Office } from "./office.js";
import type { Talk } from "./talk.js";

const settingsOf = (config: Config): Record<string, string> => ({ host: config.host, port: config.port, gatewayPort: config.gatewayPort, demo: config.demo, idleMinutes: config.idleMinutes });
/** A name that sorts by time: `2026-11-23T154900Z.yunqing-backup`. */
const nameAt = (instant: string): string => `${instant.slice(0, 19).replaceAll(":", "")}Z.yunqing-backup`;

/** Backs the open store up into one file, while it runs (备份). */
export async function backupInto(office: Office, file: string, options: { readonly withoutKeys?: boolean } = {}, talk?: Talk): Promise<BackupResult> {
  const folders = foldersOf(office.config);
  return backup(office.store, { evidenceFolder: folders.evidence, keysFolder: folders.keys, settings: settingsOf(office.config), withoutKeys: options.withoutKeys ?? false }, file,
    talk === undefined ? undefined : (progress) => talk.err(`  · ${progress.zh}（${progress.en}）\n`));
}

/** Upgrades begin with a backup of what is there; if it cannot be made, nothing is changed (升级前备份). */
export function backupDue(config: Config, talk: Talk): BeforeMigration {
  return async (pending, store) => {
    const folders = foldersOf(config), file = join(folders.backups, `before-upgrade-${nameAt(new Date().toISOString())}`);
    talk.err(`  · 升级前备份到 ${file}（backing up before ${pending.length} schema upgrades）\n`);
    await mkdir(folders.backups, { recursive: true, mode: 0o700 });
    await backup(store, { evidenceFolder: folders.evidence, keysFolder: folders.keys, settings: settingsOf(config) }, file);
  };
}

/** The backups of the pages (备份清单): made and listed in the data folder by who may. */
export function backupsOf(office: Office): { list(actor: Actor): Promise<readonly BackupView[]>; make(actor: Actor): Promise<BackupView> } {
  const folder = foldersOf(office.config).backups;
  const may = (actor: Actor): void => {
    if (!allows(actor.grants, "backup.make", { district: null, organisationPath: "", placePath: "", enterprise: null }, beijingDayOf(office.clock.now()))) throw new Forbidden("backup.make", "backups");
  };
  const viewOf = async (name: string): Promise<BackupView> => { const found = await stat(join(folder, name)); return { file: name, bytes: found.size, at: found.mtime.toISOString() }; };
  return {
    list: async (actor) => {
      may(actor);
      const names = await readdir(folder).catch(() => []);
      return Promise.all(names.filter((name) => name.endsWith(".yunqing-backup")).sort().reverse().map(viewOf));
    },
    make: async (actor) => {
      may(actor);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const { file } = await backupInto(office, join(folder, nameAt(office.clock.now())));
      await office.store.platform.write({ actor: { user: actor.user, name: actor.name, address: actor.address }, action: "backup.make", subject: basename(file), detail: "" }, async () => undefined);
      return viewOf(basename(file));
    },
  };
}
