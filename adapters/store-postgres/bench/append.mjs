// Measures ObservationStore.append on both engines: packets of five factors from 500 instruments, in batches of 100, 500 and 1,000, each batch one transaction that is on the disk.
// Run: node adapters/store-postgres/bench/append.mjs [--seconds 4] [--embedded | --server]
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { district, packetMaker, room } from "./room.mjs";

const option = (name, usual) => { const at = process.argv.indexOf(name); return at < 0 ? usual : Number(process.argv[at + 1]); };
const seconds = option("--seconds", 4), url = process.env.YUNQING_TEST_DATABASE ?? "postgres://root@127.0.0.1:5432/test";
const { openStore, packedOf } = await room();
const shown = (value) => Math.round(value).toLocaleString("en");

async function measure(store, name, engineCpu = () => Promise.resolve(0)) {
  await store.addDistrict(district(name));
  const observations = store.observations(name), packet = packetMaker(packedOf, 5);
  let minute = 0, source = 0;
  const start = Date.UTC(2026, 0, 1);
  const batch = (size) => Array.from({ length: size }, () => { source++; if (source > 500) { source = 1; minute++; } return packet(source, start + minute * 60_000, start + minute * 60_000); });
  await observations.append(batch(1000));
  for (const [size, flying] of [[1, 1], [100, 1], [500, 1], [1000, 1], [1000, 2]]) {
    const taken = [], packets = Math.max(1, Math.round(seconds * (size === 1 ? 100 : 8_000) / size / flying)) * flying;
    // made before the clock runs: what is measured is the store alone
    const given = Array.from({ length: packets }, () => batch(size)), used = process.cpuUsage(), engineBefore = await engineCpu(), began = performance.now();
    for (let n = 0; n < packets; n += flying) {
      const from = performance.now();
      const fates = await Promise.all(given.slice(n, n + flying).map((each) => observations.append(each)));
      taken.push(performance.now() - from);
      if (fates.some((each) => each.some(({ fate }) => fate !== "stored"))) throw new Error("a packet was not stored");
    }
    const ms = performance.now() - began, { user, system } = process.cpuUsage(used), engine = await engineCpu() - engineBefore, count = packets * size;
    taken.sort((a, b) => a - b);
    console.log(`${store.kind} batches of ${size}${flying > 1 ? `, ${flying} at once` : ""}: ${shown(count / ms * 1000)} packets/s = ${shown(5 * count / ms * 1000)} observations/s by the clock; a batch p50 ${taken[taken.length >> 1].toFixed(1)} ms, p99 ${taken[Math.floor(taken.length * 0.99)].toFixed(1)} ms; processor a packet: this process ${((user + system) / count).toFixed(1)} µs${store.kind === "server" ? `, PostgreSQL ${(engine / count).toFixed(1)} µs` : ""}`);
  }
  const again = batch(500);
  await observations.append(again);
  const from = performance.now();
  for (let n = 0; n < 10; n++) if ((await observations.append(again)).some(({ fate }) => fate !== "repeat")) throw new Error("a repeat was not seen");
  console.log(`${store.kind} repeats in batches of 500: ${shown(5000 / (performance.now() - from) * 1000)} packets/s`);
}

/** Processor time of the sessions of a server on this machine, microseconds; 0 where that cannot be seen. */
function sessionsCpu(client) {
  return async () => {
    const { rows } = await client.query("select pid from pg_stat_activity where application_name = 'yunqing'");
    return rows.reduce((sum, { pid }) => { try { const fields = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" "); return sum + (Number(fields[11]) + Number(fields[12])) * 10_000; } catch { return sum; } }, 0);
  };
}

const schemas = [`bench_yq_${process.pid}`, `bench_d_${process.pid}`];
if (!process.argv.includes("--server")) {
  const folder = mkdtempSync(join(tmpdir(), "yunqing-bench-"));
  const store = await openStore({ kind: "embedded", folder });
  try { await measure(store, "bench"); } finally { await store.close(); rmSync(folder, { recursive: true, force: true }); }
}
if (!process.argv.includes("--embedded")) {
  const store = await openStore({ kind: "server", url, platformSchema: schemas[0] }), client = new Client({ connectionString: url });
  await client.connect();
  try { await measure(store, schemas[1], sessionsCpu(client)); } finally {
    await store.close();
    for (const schema of schemas) await client.query(`set client_min_messages to warning; drop schema if exists "${schema}" cascade`);
    await client.end();
  }
}
