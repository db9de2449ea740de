import { ledger, wktOf, type Ledger, type Place } from "@yunqing/ledger";
import { type Actor, type Pack, type PlaceAsked, type RowsNear } from "@yunqing/domain";
import { openStore } from "@yunqing/store-postgres";

// One measurement in a process of its own: three ledgers of places, the four questions through the store's port, and the same as SQL that looks at every row.
const wanted = JSON.parse(process.argv[2] ?? "{}") as { readonly database: string; readonly folder: string; readonly platformSchema: string; readonly features: number; readonly postgis: "kept" | "on" };
const label = (zh: string) => ({ zh, en: zh });
const placed = (geometry: Place["geometry"]): Ledger => ledger({ id: `bench-${geometry}`, title: label("要素"), source: {}, key: ["code"], read: ["ledger.read"], write: ["ledger.write"], fields: { code: { kind: "text", label: label("编码"), max: 32, required: true }, lies: { kind: "place", label: label("位置"), geometry } } });
const ledgers = { point: placed("point"), line: placed("line"), area: placed("area") } as const, kinds = ["point", "line", "area"] as const;
const pack = { district: { id: "d", name: label("区"), adcode: "140214", bureau: "bureau", simulated: false, names: [], outline: null }, organisations: [{ id: "bureau", name: label("局"), kind: "bureau", parent: null, pinyin: "ju", duty: "", quotation: null, inferred: false }], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] } as unknown as Pack;
const everything = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0;

const store = await openStore({ ...(wanted.database === "" ? { kind: "embedded" as const, folder: wanted.folder, postgis: wanted.postgis } : { kind: "server" as const, url: wanted.database, connections: 4 }), platformSchema: wanted.platformSchema, ledgers: Object.values(ledgers) });
const schema = `${wanted.platformSchema}_d`;
await store.addDistrict({ id: "d", schema, zh: "区", en: "D", adcode: "140214", simulated: false, pack, packHash: "h" });
const rows = store.ledgers("d"), actor: Actor = { user: "u", name: "u", organisation: "bureau", address: "", grants: [] };
const filling = performance.now();
// the first rows make the tables
for (const kind of kinds) await rows.write({ actor, action: "bench", subject: "d", detail: "" }, (writer) => writer.appendLedgerVersions(ledgers[kind], [{ id: `v-${kind}`, row: "first", seq: 1, at: "2025-01-01T00:00:00.000Z", by: "u", why: "", kind: "made", values: { code: "first", lies: null }, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null }]));
// over the box of a district, 41 by 28 kilometres; six corners a line, five an area
const x = "112.9 + (i * 7919 % 480001) / 1000000.0", y = "39.89 + (i * 104729 % 270001) / 1000000.0", spot = (east: string, north: string): string => `round(${x} + ${east}, 7) || ' ' || round(${y} + ${north}, 7)`;
const texts = {
  point: `'POINT(' || ${spot("0", "0")} || ')'`,
  line: `'LINESTRING(' || ${Array.from({ length: 6 }, (_, at) => spot(`${at} * 0.0007`, `(i * ${31 + at} % 13) * 0.0001`)).join(" || ', ' || ")} || ')'`,
  area: `'POLYGON((' || ${[["0", "0"], ["0.001", "0.0002"], ["0.0012", "0.0011"], ["0.0005", "0.0016"], ["-0.0003", "0.0008"], ["0", "0"]].map(([e, n]) => spot(e ?? "0", n ?? "0")).join(" || ', ' || ")} || '))'`,
} as const;
const share = { point: 0.6, line: 0.25, area: 0.15 } as const;
for (const kind of kinds) {
  const count = Math.round(wanted.features * share[kind]);
  await store.engine.write(schema, ({ line }) => line.script(`insert into bench_${kind} (id, district, organisation_path, place_path, row_version, row_seq, row_kind, by_user, at, code, lies) select '${kind}-' || lpad(i::text, 8, '0'), 'd', 'bureau', '140214', 'v' || i, 1, 'made', 'u', timestamptz '2025-02-01 00:00:00Z', 'K' || i, ${texts[kind]} from generate_series(1::bigint, ${count}::bigint) i; analyze bench_${kind}`));
}
const filled = (performance.now() - filling) / 1000;

const text = (n: number): string => String(Number(n.toFixed(7)));
/** Each turn the same shape at another place, so that nothing is answered from what was just read. */
const shift = (at: number): readonly [number, number] => [(at % 5) * 0.011, (at % 7) * 0.007];
const ring = (at: number, corners: number, wide: number, wave: number): Place => {
  const [east, north] = shift(at), all = Array.from({ length: corners }, (_, corner): readonly [string, string] => { const angle = (corner / corners) * 2 * Math.PI, far = wide * (1 + wave * Math.sin(angle * 7)); return [text(113.1 + east + far * Math.cos(angle)), text(40.0 + north + far * 0.77 * Math.sin(angle))]; });
  return { geometry: "area", positions: [...all, all[0] ?? ["0", "0"]] };
};
const bank = (at: number): Place => ({ geometry: "line", positions: Array.from({ length: 200 }, (_, corner): readonly [string, string] => [text(112.95 + shift(at)[0] + corner * 0.0018), text(39.95 + shift(at)[1] + corner * 0.0005 + 0.004 * Math.sin(corner / 6))]) });
const source = (at: number): Place => ({ geometry: "point", positions: [[text(113.05 + shift(at)[0]), text(39.98 + shift(at)[1])]] });
const questions: readonly { readonly name: string; readonly place: (at: number) => Place; readonly how: PlaceAsked["how"]; readonly metres: number | null; readonly limit: number }[] = [
  { name: "inside a zone of 8 km", place: (at) => ring(at, 60, 0.045, 0.1), how: "inside", metres: null, limit: 100 },
  { name: "within 50 m of a bank of 35 km", place: bank, how: "near", metres: 50, limit: 100 },
  { name: "the nearest 20 with distances", place: source, how: "near", metres: null, limit: 20 },
  { name: "over a red line of 5 km", place: (at) => ring(at, 120, 0.028, 0.35), how: "overlaps", metres: null, limit: 100 },
];
const timed = async (count: number, work: (at: number) => Promise<unknown>): Promise<number> => { const times: number[] = []; await work(0); for (let at = 1; at <= count; at++) { const from = performance.now(); await work(at); times.push(performance.now() - from); } return p95(times); };
/** The same by the time of the processor of this process, which a loaded machine does not lengthen; of the embedded engine it is all of the work. */
const worked = async (count: number, work: (at: number) => Promise<unknown>): Promise<number> => { const times: number[] = []; for (let at = 1; at <= count; at++) { const from = process.cpuUsage(); await work(at); const { user, system } = process.cpuUsage(from); times.push((user + system) / 1000); } return p95(times); };
/** What takes seconds is measured once. */
const slowly = async (work: (at: number) => Promise<unknown>): Promise<number> => { const from = performance.now(); await work(0); const first = performance.now() - from; return first > 2000 ? first : timed(3, work); };
const ask = ({ place, how, metres, limit }: (typeof questions)[number], at: number): Promise<readonly RowsNear[]> => rows.read(async (reader) => { const found: RowsNear[] = []; for (const kind of kinds) found.push(await reader.ledgerNear(ledgers[kind], { scope: everything, filters: [] }, { field: "lies", place: place(at), how, metres }, limit)); return found; });

/** The same question as SQL that looks at every row: with PostGIS by its functions, else by PostgreSQL's own geometry, in degrees and without a geodesic. */
function bareSql({ place, how, metres }: (typeof questions)[number], at: number, kind: (typeof kinds)[number]): string {
  const wkt = wktOf(place(at)), pairs = place(at).positions.map((each) => `(${each.join(",")})`).join(","), there = "row_kind not in ('merged', 'withdrawn') and lies is not null";
  if (store.postgis !== null) {
    const zone = `ST_GeomFromText('${wkt}', 4490)`;
    return how === "inside" ? `select count(*) from bench_${kind} where ${there} and ST_Covers(${zone}, lies_geometry)` : how === "overlaps" ? `select count(*) from bench_${kind} where ${there} and ST_Intersects(${zone}, lies_geometry)`
      : metres === null ? `select id, ST_Distance(${zone}::geography, lies_geometry::geography) as metres from bench_${kind} where ${there} order by 2 limit 20` : `select count(*) from bench_${kind} where ${there} and ST_DWithin(${zone}::geography, lies_geometry::geography, ${metres})`;
  }
  const inner = kind === "point" ? "substr(lies, 7, length(lies) - 7)" : kind === "line" ? "substr(lies, 12, length(lies) - 12)" : "substr(lies, 10, length(lies) - 11)", own = `replace(replace(${inner}, ', ', '),('), ' ', ',')`;
  const shape = kind === "point" ? `('(' || ${own} || ')')::point` : kind === "line" ? `('[(' || ${own} || ')]')::path` : `('((' || ${own} || '))')::polygon`, asPolygon = kind === "area" ? shape : `('((' || ${own} || '))')::polygon`, asPath = kind === "area" ? `('((' || ${own} || '))')::path` : shape;
  if (how === "inside") return `select count(*) from bench_${kind} where ${there} and ${kind === "point" ? `polygon '(${pairs})' @> ${shape}` : `polygon '(${pairs})' @> ${asPolygon}`}`;
  if (how === "overlaps") return `select count(*) from bench_${kind} where ${there} and ${kind === "point" ? `polygon '(${pairs})' @> ${shape}` : `polygon '(${pairs})' && ${asPolygon}`}`;
  const other = place(at).geometry === "point" ? `point '${pairs}'` : `path '[${pairs}]'`, far = `(${asPath} <-> ${other})`;
  return metres === null ? `select id, ${far} as far from bench_${kind} where ${there} order by 2 limit 20` : `select count(*) from bench_${kind} where ${there} and ${far} < ${metres} / 111000.0`;
}
const bare = (question: (typeof questions)[number], at: number): Promise<unknown> => store.engine.read(schema, async ({ line }) => { await line.script("set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off"); for (const kind of kinds) await line.query(bareSql(question, at, kind), []); });

const out: unknown[] = [];
for (const question of questions) {
  const ours = await timed(40, (at) => ask(question, at)), theirs = await slowly((at) => bare(question, at)), cpu = await worked(40, (at) => ask(question, at)), found = await ask(question, 3);
  out.push({ name: question.name, ours, cpu, bare: theirs, found: found.reduce((sum, { count, rows: some }) => sum + (count ?? some.length), 0) });
}
await store.close();
process.stdout.write(`${JSON.stringify({ features: wanted.features, filled, postgis: store.postgis, questions: out })}\n`);
