// Measures ObservationStore.append on both engines: packets of five factors from 500 instruments, in batches of 100, 500 and 1,000, each batch one transaction that is on the disk.
// Run: node adapters/store-postgres/bench/append.mjs [--seconds 4] [--embedded | --server]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { district, packetMaker, room } from "./room.mjs";

const option = (name, usual) => { const at = process.argv.indexOf(name); return at < 0 ? usual : Number(process.argv[at + 1]); };
const seconds = option("--seconds", 4), url = process.env.YUNQING_TEST_DATABASE ?? "postgres://root@127.0.0.1:5432/test";
const { openStore, packedOf } = await room();
const shown = (value) => Math.round(value).toLocaleString("en");

async function measure(store, name) {
  await store.addDistrict(district(name));
  const observations = store.observations(name), packet = packetMaker(packedOf, 5);
  let minute = 0, source = 0;
  const start = Date.UTC(2026, 0, 1);
  const batch = (size) => Array.from({ length: size }, () => { source++; if (source > 500) { source = 1; minute++; } return packet(source, start + minute * 60_000, start + minute * 60_000); });
  await observations.append(batch(1000));
  for (const [size, flying] of [[1, 1], [100, 1], [500, 1], [1000, 1], [1000, 2]]) {
    const taken = [];
    let packets = 0, busy = 0, used = process.cpuUsage();
    const began = performance.now();
    while (performance.now() - began - busy < seconds * 1000) {
      const before = performance.now(), given = Array.from({ length: flying }, () => batch(size)), making = performance.now() - before;
      busy += making;
      const from = performance.now();
      const fates = await Promise.all(given.map((each) => observations.append(each)));
      taken.push(performance.now() - from);
      packets += size * flying;
      if (fates.some((each) => each.some(({ fate }) => fate !== "stored"))) throw new Error("a packet was not stored");
    }
    const ms = performance.now() - began - busy;
    used = process.cpuUsage(used);
    taken.sort((a, b) => a - b);
    console.log(`${store.kind} batches of ${size}${flying > 1 ? `, ${flying} at once` : ""}: ${shown(packets / ms * 1000)} packets/s = ${shown(5 * packets / ms * 1000)} observations/s; a batch p50 ${taken[taken.length >> 1].toFixed(1)} ms, p99 ${taken[Math.floor(taken.length * 0.99)].toFixed(1)} ms; processor of this process ${((used.user + used.system) / 1000 - busy > 0 ? ((used.user + used.system) / 1000 - busy) / packets * 1000 : 0).toFixed(1)} µs a packet`);
  }
  const again = batch(500);
  await observations.append(again);
  const from = performance.now();
  for (let n = 0; n < 10; n++) if ((await observations.append(again)).some(({ fate }) => fate !== "repeat")) throw new Error("a repeat was not seen");
  console.log(`${store.kind} repeats in batches of 500: ${shown(5000 / (performance.now() - from) * 1000)} packets/s`);
}

const schemas = [`bench_yq_${process.pid}`, `bench_d_${process.pid}`];
if (!process.argv.includes("--server")) {
  const folder = mkdtempSync(join(tmpdir(), "yunqing-bench-"));
  const store = await openStore({ kind: "embedded", folder });
  try { await measure(store, "bench"); } finally { await store.close(); rmSync(folder, { recursive: true, force: true }); }
}
if (!process.argv.includes("--embedded")) {
  const store = await openStore({ kind: "server", url, platformSchema: schemas[0] });
  try { await measure(store, schemas[1]); } finally {
    await store.close();
    const client = new Client({ connectionString: url });
    await client.connect();
    for (const schema of schemas) await client.query(`set client_min_messages to warning; drop schema if exists "${schema}" cascade`);
    await client.end();
  }
}
