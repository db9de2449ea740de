// `yunqing bench ledger [--rows N] [--import N] [--only embedded|postgres] [--database URL]`: a ledger of a million rows: a filtered, ordered page, the exact count, the same as of a past day, each against bare SQL in the same run;
// then an import of fifty thousand rows: read and judged, committed as one batch, withdrawn. Each measurement in a process of its own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledFrom } from "../../../tools/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const option = (name, fallback) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; };
const rows = Number(option("rows", "1000000")), imported = Number(option("import", "50000")), only = option("only", ""), out = join(root, "build", "bench");
const database = option("database", process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test`);
mkdirSync(out, { recursive: true });
await bundledFrom(root, "apps/server/bench/ledger.ts", join(out, "ledger.mjs"));
const folder = mkdtempSync(join(out, "ledger-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function run(wanted) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(out, "ledger.mjs"), JSON.stringify(wanted)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part) => { text += part.toString("utf8"); });
    child.once("exit", (code) => { try { resolve(JSON.parse(text.trim().split("\n").pop())); } catch { reject(new Error(`the measurement ended with ${code}`)); } });
  });
}
async function dropped(platformSchema) {
  const { Client } = createRequire(join(root, "adapters/store-postgres/package.json"))("pg"), client = new Client({ connectionString: database });
  await client.connect();
  for (const schema of [platformSchema, `${platformSchema}_d`]) await client.query(`set client_min_messages to warning; drop schema if exists "${schema}" cascade`);
  await client.end();
}
const ms = (n) => `${Math.round(n)} ms`, ratio = (one, other) => (one / other).toFixed(1);
for (const engine of ["embedded", "postgres"]) {
  if (only !== "" && only !== engine) continue;
  const platformSchema = `yqled_${process.pid}`;
  try {
    const one = await run({ database: engine === "postgres" ? database : "", folder: join(folder, engine), platformSchema, rows, imported });
    console.log(`${engine}: ${one.rows.toLocaleString("en-US")} rows (filled in ${one.filled.toFixed(0)} s)`);
    console.log(`  a filtered, ordered page p95        ${ms(one.page)}; bare SQL ${ms(one.barePage)}, ratio ${ratio(one.page, one.barePage)}`);
    console.log(`  the exact count p95                 ${ms(one.count)}; bare SQL ${ms(one.bareCount)}, ratio ${ratio(one.count, one.bareCount)}`);
    console.log(`  the same page as of a past day p95  ${ms(one.past)}; its count ${ms(one.pastCount)}`);
    console.log(`  an import of ${one.imported} rows: read and judged ${one.readIn.toFixed(1)} s, committed ${one.writtenIn.toFixed(1)} s, ${one.step} in ${one.withdrawnIn.toFixed(1)} s; memory grew by ${Math.round(one.grownMb)} MB`);
  } catch (problem) { console.log(`${engine}: not measured (${problem.message})`); }
  if (engine === "postgres") await dropped(platformSchema).catch(() => undefined);
}
