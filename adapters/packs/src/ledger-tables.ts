import { readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { PrintedTable } from "@yunqing/domain";
import { CsvBroken, csvRows } from "./csv.js";
import { PackInvalid } from "./pack-invalid.js";

const ledgerFile = /^([a-z][a-z0-9-]*)(?:\.([a-zA-Z][a-zA-Z0-9]*))?\.csv$/;

/** The pack that a folder extends, or null. A folder whose `district.json` is unsound is refused by `readPack`, not here. */
async function baseOf(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "district.json"), "utf8").catch(() => "{}");
  try { const read = JSON.parse(text) as { readonly extends?: unknown }; return typeof read.extends === "string" ? resolve(folder, read.extends) : null; } catch { return null; }
}

/**
 * The tables of ledgers in a district's folder (随包台账表), those of the packs it extends first. A district's own table takes the place of its base's.
 * @throws {PackInvalid} a file that is no sound CSV
 */
export async function readLedgerTables(folder: string, seen: readonly string[] = []): Promise<readonly PrintedTable[]> {
  const at = resolve(folder), base = await baseOf(at), own = join(at, "ledgers");
  const below = base === null || seen.includes(base) ? [] : await readLedgerTables(base, [...seen, at]);
  if (!await stat(own).then((found) => found.isDirectory(), () => false)) return below;
  const tables: PrintedTable[] = [];
  for (const name of (await readdir(own)).sort()) {
    const parts = ledgerFile.exec(name);
    if (parts === null) continue;
    try { tables.push({ ledger: parts[1] ?? "", children: parts[2] ?? null, rows: csvRows(await readFile(join(own, name), "utf8")) }); } catch (fault) {
      if (!(fault instanceof CsvBroken)) throw fault;
      throw new PackInvalid(at, [{ file: `ledgers/${name}`, item: `第 ${fault.line} 行`, field: "（行）", zh: fault.zh, en: fault.en }]);
    }
  }
  const replaced = new Set(tables.map(({ ledger }) => ledger));
  return [...below.filter(({ ledger }) => !replaced.has(ledger)), ...tables];
}
