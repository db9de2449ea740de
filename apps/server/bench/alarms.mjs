// `yunqing bench alarms [--alarms N] [--batches N] [--only embedded|postgres] [--database URL]`: ten thousand alarms in a minute, raised and folded, then listed as the page lists them,
// against the same conditions written as bare rows in the same run. Each engine in a process of its own; what is lost is an error.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledFrom } from "../../../tools/bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const option = (name, fallback) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; };
const alarms = Number(option("alarms", "10000")), batches = Number(option("batches", "12")), only = option("only", ""), out = join(root, "build", "bench");
const database = option("database", process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test`);
mkdirSync(out, { recursive: true });
await bundledFrom(root, "apps/server/bench/alarms.ts", join(out, "alarms.mjs"));

function run(wanted) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(out, "alarms.mjs"), JSON.stringify(wanted)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
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
const text = (n) => Math.round(n).toLocaleString("en-US"), ratio = (a, b) => (a / Math.max(b, 1)).toFixed(1);
for (const engine of ["embedded", "postgres"]) {
  if (only !== "" && only !== engine) continue;
  const platformSchema = `yqalarm_${process.pid}`;
  try {
    const one = await run({ database: engine === "postgres" ? database : "", alarms, batches, platformSchema });
    console.log(`${engine}: ${text(one.alarms)} alarms in ${batches} batches raised in ${text(one.raiseMs)} ms (${text(one.perSecond)}/s); bare rows ${text(one.bareMs)} ms, ratio ${ratio(one.raiseMs, one.bareMs)}`);
    console.log(`  folded list ${text(one.foldedListMs)} ms, page of 100 unfolded ${text(one.flatPageMs)} ms, counts ${text(one.countsMs)} ms, all members by pages of 500 ${text(one.allPagesMs)} ms, a batch told again ${text(one.knownAgainMs)} ms`);
  } catch (error) {
    console.log(`${engine}: skipped: ${error.message}`);
    if (engine === "embedded") process.exitCode = 1;
  } finally { if (engine === "postgres") await dropped(platformSchema).catch(() => undefined); }
}
