import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { CsvBroken, csvRows, type CsvRow } from "./csv.js";
import type { Mistake } from "./pack-invalid.js";
import { csvSchemas, jsonSchemas } from "./schemas.js";
import { checked } from "./validate.js";

/** The files of one folder of a pack, each already valid by its schema (数据包文件夹). */
export interface PackFolder {
  readonly hash: string;
  /** relative path → content of a JSON file */
  readonly json: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
  /** relative path → rows of a CSV file */
  readonly csv: ReadonlyMap<string, readonly CsvRow[]>;
  /** relative path → lines of a text file */
  readonly text: ReadonlyMap<string, readonly string[]>;
  /** names of the folders under `plans/`, sorted */
  readonly plans: readonly string[];
}

const atTop = ["district.json", "documents.json", "organisations.json", "places.json", "tables.json", "claims.json", "measured.json", "ledger-rates.json", "enterprises.csv", "facts.csv", "simulated-values.csv", "simulated-assignments.csv"];
const inPlan = ["plan.json", "indicators.json", "targets.json", "projects.json", "sections.json", "tasks.json", "remarks.json", "investment.csv", "funding-sources.csv"];

/** Rows of ledgers that the document prints (台账随包数据), and the totals they are held against: headings are fields, so the ledgers read them, not a schema here. */
function isOfLedgers(path: string): boolean { return /^ledgers\/[a-z][a-z0-9-]*(\.[a-zA-Z]+)?\.(csv|json)$/.test(path); }
function isKnown(path: string): boolean {
  const plan = /^plans\/[^/]+\/([^/]+)$/.exec(path);
  return atTop.includes(path) || (plan !== null && inPlan.includes(plan[1] ?? "")) || /^documents\/[^/]+\.txt$/.test(path) || isOfLedgers(path) || /^README(\.\w+)?$/.test(path);
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).replaceAll("\\", "/")).sort();
}

function readJson(path: string, content: string, mistakes: Mistake[]): Readonly<Record<string, unknown>> | null {
  const kind = (path.split("/").at(-1) ?? "").replace(".json", "");
  try {
    const parsed: unknown = JSON.parse(content);
    const schema = jsonSchemas[kind as keyof typeof jsonSchemas];
    return checked(path, schema, parsed, mistakes) ? (parsed as Readonly<Record<string, unknown>>) : null;
  } catch (error) {
    mistakes.push({ file: path, item: "（全文）", field: "（JSON）", zh: `不是合法的 JSON：${(error as Error).message}`, en: `not valid JSON: ${(error as Error).message}` });
    return null;
  }
}

function readCsv(path: string, content: string, mistakes: Mistake[]): readonly CsvRow[] {
  const kind = (path.split("/").at(-1) ?? "").replace(".csv", "");
  try {
    const schema = csvSchemas[kind as keyof typeof csvSchemas];
    return csvRows(content).filter((row) => checked(path, schema, row.cells, mistakes, `第${row.line}行${row.cells["id"] ? ` ${row.cells["id"]}` : ""}`));
  } catch (error) {
    if (!(error instanceof CsvBroken)) throw error;
    mistakes.push({ file: path, item: `第${error.line}行`, field: "（CSV）", zh: error.zh, en: error.en });
    return [];
  }
}

/** Reads every file of a folder and checks it by its schema; mistakes are added to the list, not thrown. */
export async function readFolder(folder: string, mistakes: Mistake[]): Promise<PackFolder> {
  const json = new Map<string, Readonly<Record<string, unknown>>>(), csv = new Map<string, readonly CsvRow[]>(), text = new Map<string, readonly string[]>();
  const hash = createHash("sha256");
  const paths = await filesUnder(folder);
  for (const path of paths) {
    if (!isKnown(path)) {
      mistakes.push({ file: path, item: "（文件）", field: "（文件名）", zh: "数据包中不认识的文件；请改名或移走", en: "a pack has no such file; rename or remove it" });
      continue;
    }
    const content = (await readFile(join(folder, path), "utf8")).replaceAll("\r\n", "\n");
    hash.update(`${path}\n${content.length}\n`).update(content);
    if (isOfLedgers(path)) continue;
    if (path.endsWith(".json")) { const parsed = readJson(path, content, mistakes); if (parsed !== null) json.set(path, parsed); }
    else if (path.endsWith(".csv")) csv.set(path, readCsv(path, content, mistakes));
    else if (path.endsWith(".txt")) text.set(path, (content.endsWith("\n") ? content.slice(0, -1) : content).split("\n"));
  }
  const plans = [...new Set(paths.filter((path) => path.startsWith("plans/")).map((path) => path.split("/")[1] ?? ""))].sort();
  return { hash: hash.digest("hex"), json, csv, text, plans };
}
