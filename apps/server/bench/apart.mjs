// A measurement in a process of its own (单独进程测量): what every bench of the server needs to start one, on either engine, and to leave nothing behind.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledFrom } from "../../../tools/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../.."), out = join(root, "build", "bench");

/** A value of the command line, or what stands for it. */
export function option(name, fallback) { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; }
/** The engines asked for by `--only`: both without it. */
export const engines = ["embedded", "postgres"].filter((engine) => ["", engine].includes(option("only", "")));
/** Address of the PostgreSQL that is measured; empty stands for the embedded engine. */
const database = option("database", process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test`);
export function databaseOf(engine) { return engine === "postgres" ? database : ""; }

/** Builds `apps/server/bench/<name>.ts` and gives what runs it: what it prints last is its answer. */
export async function measurement(name) {
  mkdirSync(out, { recursive: true });
  const file = join(out, `${name}.mjs`);
  await bundledFrom(root, `apps/server/bench/${name}.ts`, file);
  return (wanted) => new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, JSON.stringify(wanted)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part) => { text += part.toString("utf8"); });
    child.once("exit", (code) => { try { resolve(JSON.parse(text.trim().split("\n").pop())); } catch { reject(new Error(`the measurement ended with ${code}`)); } });
  });
}
/** A folder for embedded stores, gone when the bench ends. */
export function folderFor(name) {
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, `${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
/** Drops the schemas that a measurement made on the server; nothing to do for the embedded engine. */
export async function cleared(engine, platformSchema) {
  if (engine !== "postgres") return;
  const { Client } = createRequire(join(root, "adapters/store-postgres/package.json"))("pg"), client = new Client({ connectionString: database });
  try {
    await client.connect();
    for (const schema of [platformSchema, `${platformSchema}_d`]) await client.query(`set client_min_messages to warning; drop schema if exists "${schema}" cascade`);
  } catch { /* the server is gone: the measurement has said so */ } finally { await client.end().catch(() => undefined); }
}
