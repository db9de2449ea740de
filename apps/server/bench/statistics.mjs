// `yunqing bench statistics [--stations N] [--only embedded|postgres] [--year Y] [--database URL]`: a year of stations from the store to every daily, monthly and yearly figure, at a twenty-fifth, a fifth and all of the stations,
// against the same aggregates as plain SQL in the same run; then one corrected hour. Each measurement in a process of its own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledFrom } from "../../../tools/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const option = (name, fallback) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; };
const stations = Number(option("stations", "100")), year = Number(option("year", "2024")), only = option("only", ""), out = join(root, "build", "bench");
const database = option("database", process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test`);
mkdirSync(out, { recursive: true });
await bundledFrom(root, "apps/server/bench/statistics.ts", join(out, "statistics.mjs"));
const folder = mkdtempSync(join(out, "figures-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function run(wanted) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(out, "statistics.mjs"), JSON.stringify(wanted)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part) => { text += part.toString("utf8"); });
    child.once("exit", (code) => { try { resolve(JSON.parse(text.trim().split("\n").pop())); } catch { reject(new Error(`the measurement ended with ${code}`)); } });
  });
}
async function dropped(platformSchema) {
  const { Client } = createRequire(join(root, "adapters/store-postgres/package.json"))("pg"), client = new Client({ connectionString: database });
  await client.connect();
  await client.query(`set client_min_messages to warning; drop schema if exists "${platformSchema}" cascade; drop schema if exists "${platformSchema}_d" cascade`);
  await client.end();
}
const text = (n) => Math.round(n).toLocaleString("en-US");
for (const engine of ["embedded", "postgres"]) {
  if (only !== "" && only !== engine) continue;
  for (const count of [...new Set([Math.ceil(stations / 25), Math.ceil(stations / 5), stations])]) {
    const platformSchema = `yqfig_${process.pid}_${count}`, place = { database: engine === "postgres" ? database : "", folder: join(folder, `${engine}-${count}`), platformSchema };
    try {
      const one = await run({ ...place, stations: count, year }), million = one.values / 1e6;
      console.log(`${engine}: ${String(count).padStart(3)} stations, ${text(one.values)} values (written in ${one.written.toFixed(1)} s)`);
      console.log(`  store → daily values, indices, the year (columns) ${one.columns.toFixed(2)} s, ${(one.columns / million).toFixed(2)} s per million values; ratio to plain SQL ${(one.columns / one.plain).toFixed(1)}`);
      console.log(`  store → ${text(one.made)} figures with validity and inputs, kept ${one.kept.toFixed(2)} s, ${(one.kept / million).toFixed(2)} s per million values; ratio to plain SQL ${(one.kept / one.plain).toFixed(1)}; the event loop waited at most ${text(one.longestTurn)} ms`);
      console.log(`  the same means and percentiles as plain SQL       ${one.plain.toFixed(2)} s, ${(one.plain / million).toFixed(2)} s per million values`);
      console.log(`  one corrected hour: ${one.changed} of ${one.shown} figures differ; the desk shows them after ${text(one.deskMs)} ms, kept by the worker after ${text(one.correctedMs)} ms; at most ${text(one.peakMb)} MB of memory`);
    } catch (problem) { console.log(`${engine}: ${count} stations: not measured (${problem.message})`); }
    if (engine === "postgres") await dropped(platformSchema).catch(() => undefined);
  }
}
