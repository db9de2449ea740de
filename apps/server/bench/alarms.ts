// `yunqing bench alarms`: ten thousand alarms in a minute, given to the store as the watch gives them, then the list, the counts and the details of the storm as the page asks for them.
// Bundled and started by alarms.mjs beside it, once an engine. Prints one JSON line; what is lost is an error. The baseline of the same run: the same conditions as bare rows of text, one insert a batch, nothing folded, no queue, no counts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AlarmCondition, Scope } from "@yunqing/domain";
import { openStore } from "@yunqing/store-postgres";

interface Wanted { readonly database: string; readonly alarms: number; readonly batches: number; readonly platformSchema: string }
const wanted: Wanted = { database: "", alarms: 10_000, batches: 12, platformSchema: "bench_alarms", ...(JSON.parse(process.argv[2] ?? "{}") as Partial<Wanted>) };

const empty = { organisations: [], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] };
const district = { id: "bench", name: { zh: "基准", en: "Bench" }, adcode: "140214", bureau: "bureau", names: [], simulated: true, outline: null };
const folder = wanted.database === "" ? mkdtempSync(join(tmpdir(), "yunqing-bench-alarms-")) : null;
const store = await openStore(folder !== null ? { kind: "embedded", folder } : { kind: "server", url: wanted.database, platformSchema: wanted.platformSchema });
try {
  await store.addDistrict({ id: "bench", schema: folder !== null ? "d_bench" : `${wanted.platformSchema}_d`, zh: "基准", en: "Bench", adcode: "140214", simulated: true, pack: { ...empty, district }, packHash: "bench" });
  const alarms = store.alarms("bench"), everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] }, start = Date.UTC(2026, 10, 28, 2), size = Math.ceil(wanted.alarms / wanted.batches);
  const condition = (n: number, at: number): AlarmCondition => ({
    district: "bench", organisationPath: "bureau", placePath: `140214/${n % 40}`, enterprise: null, key: `outlet-limit~p${n}~SO2~hour`, rule: "outlet-limit", ruleSeq: 0, kind: "limit", level: "major", point: `p${n}`, item: "SO2", at, basis: "hour", value: "61.50", unit: "mg/m³", limit: "50", op: "<=",
    text: { zh: "二氧化硫小时均值 61.50 mg/m³，限值 ≤ 50 mg/m³，超标 0.23 倍", en: "SO2 hourly mean 61.50 mg/m³, limit ≤ 50 mg/m³" }, clause: "许可证", document: "许可证", attestation: "REPORTED", cause: "10.0.0.1", reopenMinutes: 120,
    inputs: [{ name: { zh: "二氧化硫", en: "SO2" }, value: "61.50", unit: "mg/m³", from: "2026-11-28T09:00:00+08:00", until: "2026-11-28T10:00:00+08:00", packet: 4_096 + n, flag: "N" }],
  });
  const clocked = async <T>(work: () => Promise<T>): Promise<readonly [T, number]> => { const began = performance.now(), answer = await work(); return [answer, Math.round(performance.now() - began)]; };
  const partOf = (part: number): readonly AlarmCondition[] => Array.from({ length: Math.min(size, wanted.alarms - part * size) }, (_, n) => condition(part * size + n, start)), schema = store.schemaOf("bench");
  await store.engine.write(schema, async ({ line }) => { await line.script("create table bare_alarm (id text primary key, point text not null, raised_at timestamptz not null default now(), content text not null)"); });
  const [, bareMs] = await clocked(async () => {
    for (let part = 0; part < wanted.batches; part++) await store.engine.write(schema, async ({ line }) => { await line.query("insert into bare_alarm (id, point, content) select value->>'key', value->>'point', value::text from json_array_elements($1::json) as r (value)", [JSON.stringify(partOf(part))]); });
  });
  let raised = 0, folded = 0;
  const [, raiseMs] = await clocked(async () => { for (let part = 0; part < wanted.batches; part++) { const found = await alarms.raise({ conditions: Array.from({ length: Math.min(size, wanted.alarms - part * size) }, (_, n) => condition(part * size + n, start)), clearances: [], now: start + part * 5_000, storm: { perMinute: 30, quietMs: 600_000 }, hooks: [] }); raised += found.raised; folded += found.folded; } });
  const [shown, foldedMs] = await clocked(() => alarms.page({ scope: everything, open: true, folded: true, limit: 100 })), [flat, flatMs] = await clocked(() => alarms.page({ scope: everything, open: true, limit: 100 })), [counts, countsMs] = await clocked(() => alarms.counts(everything));
  const [deep, deepMs] = await clocked(async () => { let after: string | null = "", rows = 0; while (after !== null) { const page: Awaited<ReturnType<typeof alarms.page>> = await alarms.page({ scope: everything, storm: shown.rows[0]!.id, limit: 500, ...(after === "" ? {} : { after }) }); rows += page.rows.length; after = page.next; } return rows; });
  const [again, againMs] = await clocked(() => alarms.raise({ conditions: Array.from({ length: size }, (_, n) => condition(n, start)), clearances: [], now: start + 61_000, storm: { perMinute: 30, quietMs: 600_000 }, hooks: [] }));
  if (raised !== wanted.alarms || folded !== wanted.alarms || deep !== wanted.alarms || counts.open.major !== wanted.alarms || shown.rows.length !== 1 || flat.rows.length !== 100 || again.known !== size) throw new Error(`alarms were lost: ${JSON.stringify({ raised, folded, deep, open: counts.open.major, shown: shown.rows.length, known: again.known })}`);
  process.stdout.write(`${JSON.stringify({ bench: "alarms", store: store.kind, alarms: wanted.alarms, bareMs, raiseMs, perSecond: Math.round(wanted.alarms / (raiseMs / 1000)), foldedListMs: foldedMs, flatPageMs: flatMs, countsMs, allPagesMs: deepMs, knownAgainMs: againMs })}\n`);
} finally {
  await store.close();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
