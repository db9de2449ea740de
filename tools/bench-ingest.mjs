// From TCP to the acknowledgement: the gateway and the store in one process, the load generator in another, on the same cores; against the same observations
// and raw packets written straight into the same tables in large batches, in the same run. `yunqing bench ingest [--only embedded|postgres] [--seconds N] [--overload MINUTES] [--database URL]`
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundledFrom } from "./bundled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const option = (name, fallback) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]; };
const seconds = Number(option("seconds", "20")), overload = Number(option("overload", "0")), only = option("only", "");
const database = option("database", process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test`);
const factors = 5, out = join(root, "build", "bench");
mkdirSync(out, { recursive: true });
for (const [name, source] of [["direct", "apps/server/bench/direct.ts"], ["ingest-gateway", "apps/server/bench/ingest-gateway.ts"], ["load", "apps/simulator/src/load-main.ts"]]) await bundledFrom(root, source, join(out, `${name}.mjs`));
const folder = mkdtempSync(join(out, "store-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
let serial = 0;
const freshPlace = (engine) => ({ database: engine === "postgres" ? database : "", folder: join(folder, String(serial++)), platformSchema: `yqbench_${process.pid}_${serial++}` });

/** Runs a program to its end; @returns its JSON line */
function run(name, wanted) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(out, `${name}.mjs`), JSON.stringify(wanted)], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
    let text = "";
    child.stdout.on("data", (part) => { text += part.toString("utf8"); });
    child.once("exit", (code) => { try { resolve(JSON.parse(text.trim().split("\n").pop())); } catch { reject(new Error(`${name} ended with ${code}`)); } });
  });
}
async function openGateway(place, instruments) {
  const child = spawn(process.execPath, [join(out, "ingest-gateway.mjs"), JSON.stringify({ ...place, instruments })], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { port, pid } = JSON.parse((await lines.next()).value);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  return { port, pid, ask: async (what = "stats") => { child.stdin.write(`${what}\n`); return JSON.parse((await lines.next()).value); }, close: async () => { child.stdin.end(); await gone; } };
}
const text = (n) => Math.round(n).toLocaleString("en-US");
const mb = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

async function dropped(place) {
  if (place.database === "") return;
  const { createRequire } = await import("node:module");
  const { Client } = createRequire(join(root, "adapters/store-postgres/package.json"))("pg");
  const client = new Client({ connectionString: place.database });
  await client.connect();
  await client.query(`set client_min_messages to warning; drop schema if exists "${place.platformSchema}" cascade; drop schema if exists "${place.platformSchema}_d" cascade`);
  await client.end();
}

for (const engine of ["embedded", "postgres"]) {
  if (only !== "" && only !== engine) continue;
  const basePlace = freshPlace(engine);
  const base = await run("direct", { ...basePlace, packets: engine === "embedded" ? 150_000 : 400_000, factors, batch: 4_000, instruments: 1_000 }).catch((problem) => { console.log(`${engine}: skipped (${problem.message})`); return null; });
  if (base === null) continue;
  await dropped(basePlace);
  const baseline = base.packets / base.seconds;
  console.log(`${engine}: written straight, batches of 4,000   ${text(baseline * factors).padStart(9)} observations/s  (${text(baseline)} packets/s)`);
  const place = freshPlace(engine), gateway = await openGateway(place, 1_000);
  const load = await run("load", { host: "127.0.0.1", port: gateway.port, instruments: 1_000, connections: 50, window: 256, packetsPerSecond: "max", seconds, factors });
  const rate = load.acked / load.seconds, after = await gateway.ask("count");
  console.log(`${engine}: TCP to acknowledgement               ${text(rate * factors).padStart(9)} observations/s  (${text(rate)} packets/s of ${load.packetBytes} bytes, ${text(load.acked)} acknowledged, ${text(after.readings)} in the store, refused ${load.refused}, unanswered ${load.unanswered})`);
  console.log(`${engine}: ratio to the baseline of this run    ${(rate / baseline).toFixed(2)};  at full load p50 ${load.latency.p50.toFixed(1)} ms, p99 ${load.latency.p99.toFixed(1)} ms;  gateway ${mb(after.rss)}`);
  const half = await run("load", { host: "127.0.0.1", port: gateway.port, instruments: 1_000, connections: 50, window: 256, packetsPerSecond: Math.round(rate / 2), seconds: Math.min(seconds, 15), factors, startAt: Date.now() - 10 * 86_400_000 });
  console.log(`${engine}: at half load (${text(half.acked / half.seconds)} packets/s)       p50 ${half.latency.p50.toFixed(1)} ms, p99 ${half.latency.p99.toFixed(1)} ms, max ${half.latency.max.toFixed(1)} ms`);
  if (overload > 0) {
    const samples = [], running = run("load", { host: "127.0.0.1", port: gateway.port, instruments: 1_000, connections: 200, window: 2_000, packetsPerSecond: "max", seconds: overload * 60, factors, startAt: Date.now() - 19 * 86_400_000 });
    const timer = setInterval(() => { void gateway.ask().then(({ rss, queued }) => samples.push({ rss, queued })); }, 5_000);
    const over = await running;
    clearInterval(timer);
    const rss = samples.map((one) => one.rss), third = Math.max(1, Math.floor(rss.length / 3)), mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
    console.log(`${engine}: ${overload} min of overload            ${text((over.acked / over.seconds) * factors)} observations/s; memory first third ${mb(mean(rss.slice(0, third)))}, last third ${mb(mean(rss.slice(-third)))}, most ${mb(Math.max(...rss))}; queue at most ${text(Math.max(...samples.map((one) => one.queued)))} packets`);
  }
  await gateway.close();
  await dropped(place);
  const many = freshPlace(engine), wide = await openGateway(many, 10_000), before = await wide.ask();
  const minute = await run("load", { host: "127.0.0.1", port: wide.port, instruments: 10_000, onceAMinute: true, seconds: 65 });
  const held = await wide.ask();
  console.log(`${engine}: ${text(minute.connected)} instruments once a minute  gateway process ${mb(held.rss)} (before they came ${mb(before.rss)}); ${text(minute.acked)} acknowledged of ${text(minute.sent)}, p50 ${minute.latency.p50.toFixed(1)} ms, p99 ${minute.latency.p99.toFixed(1)} ms`);
  await wide.close();
  await dropped(many);
}
