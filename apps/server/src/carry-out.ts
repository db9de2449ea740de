import { readConfig } from "./config.js";
import type { Office } from "./office.js";
import { CalledWrongly, type Talk } from "./talk.js";
import { sentenceOf } from "./call.js";
import type { OfficeCommand } from "./on-office.js";

const officeCommands: Readonly<Record<string, () => Promise<OfficeCommand>>> = {
  district: async () => (await import("./commands/district.js")).onDistricts,
  user: async () => (await import("./commands/user.js")).onUsers,
  export: async () => (await import("./commands/export.js")).onTable,
  ledger: async () => (await import("./commands/ledger.js")).onLedger,
  import: async () => (await import("./commands/import.js")).onImport,
  replay: async () => (await import("./commands/replay.js")).onReplay,
  backup: async () => (await import("./commands/backup.js")).onBackup,
};

/** Carries out a command of another process with the store that is open here; what goes wrong is told there. */
export async function carryOut(office: Office, argv: readonly string[], talk: Talk): Promise<number> {
  const [name = "", ...rest] = argv;
  const command = Object.hasOwn(officeCommands, name) ? await officeCommands[name]!() : undefined;
  if (command === undefined) { talk.err(`“${name}”不能经由运行中的程序执行 ("${name}" cannot go through the running program)\n`); return 2; }
  try {
    return await command(office, readConfig(rest, {}, office.config.root).rest, talk);
  } catch (problem) {
    talk.err(`${sentenceOf(problem)}\n`);
    return problem instanceof CalledWrongly ? 2 : 1;
  }
}
