// The baseline of `yunqing bench ingest`: the same observations and raw packets written straight into the same tables in the largest sensible batches,
// by SQL written here and not by the program's own. No socket, no decoding, no look for repeats. Run as a process of its own; prints one JSON line.
import { deflateRawSync } from "node:zlib";
import { openStore } from "@yunqing/store-postgres";

interface Wanted { readonly database: string; readonly folder: string; readonly packets: number; readonly factors: number; readonly batch: number; readonly instruments: number; readonly platformSchema: string }
const wanted = JSON.parse(process.argv[2] ?? "{}") as Wanted;

const empty = { organisations: [], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] };
const district = { id: "bench", name: { zh: "基准", en: "Bench" }, adcode: "140214", bureau: "bureau", names: [], simulated: true, outline: null };
const store = await openStore(wanted.database === "" ? { kind: "embedded", folder: wanted.folder } : { kind: "server", url: wanted.database, platformSchema: wanted.platformSchema });
const schema = wanted.database === "" ? "d_bench" : `${wanted.platformSchema}_d`;
await store.addDistrict({ id: "bench", schema, zh: "基准", en: "Bench", adcode: "140214", simulated: true, pack: { ...empty, district }, packHash: "bench" });

/** A row of numbers that is the same on every machine. */
function series(seed: number): () => number { let state = seed >>> 0; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; }
const next = series(212), codes = ["a21026", "a21002", "a34013", "a19001", "a01012", "a01011", "a01013", "a01014", "a00000", "a05024"].slice(0, wanted.factors);
const shape = codes.map((code) => `${code}-Rtd\t${code}-Flag=N`).join("\t");
const start = Date.UTC(2026, 0, 1), day = 86_400_000;
await store.engine.write(schema, async ({ line }) => {
  await line.query("insert into shape (shape, content) values (1, $1)", [shape]);
  await line.script(`create table reading_real_time_202601 partition of reading_real_time for values from ('2026-01-01T00:00:00Z') to ('2026-02-01T00:00:00Z');
    create table packet_block_202601 partition of packet_block for values from ('2026-01-01T00:00:00Z') to ('2026-02-01T00:00:00Z')`);
});

interface Batch { readonly from: readonly string[]; readonly packet: readonly string[]; readonly source: readonly number[]; readonly content: readonly string[]; readonly raw: Buffer }
const batches: Batch[] = [];
for (let made = 0; made < wanted.packets; made += wanted.batch) {
  const from: string[] = [], packet: string[] = [], source: number[] = [], content: string[] = [], raw: string[] = [];
  for (let i = 0; i < wanted.batch && made + i < wanted.packets; i++) {
    const n = made + i, at = new Date(start + (Math.floor(n / wanted.instruments) * 1000) % (27 * day)).toISOString();
    const values = codes.map(() => (next() * 90).toFixed(1)), qn = at.replace(/\D/g, "").slice(0, 17);
    from.push(at); packet.push(String((Math.floor(made / wanted.batch) + 1) * 4096 + (i % 4096))); source.push(1 + (n % wanted.instruments)); content.push(values.join("\t"));
    raw.push(`##0299QN=${qn};ST=31;CN=2011;PW=123456;MN=5A5A${String(n % wanted.instruments).padStart(20, "0")};Flag=5;CP=&&DataTime=${qn.slice(0, 14)};${codes.map((code, k) => `${code}-Rtd=${values[k]!},${code}-Flag=N`).join(";")}&&2F80\r\n`);
  }
  batches.push({ from, packet, source, content, raw: Buffer.from(raw.join("")) });
}

const began = performance.now();
for (const [n, batch] of batches.entries()) {
  await store.engine.write(schema, async ({ line }) => {
    await line.query(`insert into reading_real_time_202601 (from_at, packet, source, shape, setting, kind, seq, content)
      select f, p, s, 1, 1, 1, 0, c from unnest($1::timestamptz[], $2::bigint[], $3::integer[], $4::text[]) as t (f, p, s, c) on conflict do nothing`, [batch.from, batch.packet, batch.source, batch.content]);
    await line.query("insert into packet_block_202601 (id, from_at, until_at, packets, verdicts, codec, sources, content) values ($1, $2, $3, $4, 1, 1, $5, $6)",
      [n + 1, "2026-01-01T00:00:00Z", "2026-01-01T00:00:01Z", batch.source.length, [...new Set(batch.source)], deflateRawSync(batch.raw, { level: 1 })]);
  });
}
const seconds = (performance.now() - began) / 1000;
const { rows } = await store.engine.read(schema, ({ line }) => line.query("select count(*)::int as n from reading", []));
process.stdout.write(`${JSON.stringify({ packets: (rows[0] as { n: number }).n, seconds })}\n`);
await store.close();
