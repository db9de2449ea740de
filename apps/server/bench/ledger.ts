import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ledger, type AnyRow } from "@yunqing/ledger";
import { LedgerDesk, workingCalendar, type Actor, type LedgerReader, type LedgerSheets, type Pack, type RowFilter, type RowOrder, type RowsAsked, type Secrets } from "@yunqing/domain";
import { openStore } from "@yunqing/store-postgres";
import { secretsAt } from "@yunqing/identity";

// One measurement in a process of its own: rows of one ledger, pages, counts and past days through the store's port, and the same as bare SQL; then an import.
const wanted = JSON.parse(process.argv[2] ?? "{}") as { readonly database: string; readonly folder: string; readonly platformSchema: string; readonly rows: number; readonly imported: number };
const label = (zh: string) => ({ zh, en: zh });
/** Twelve fields as an office's ledger has them; no duty, so that an import writes rows alone. */
const outfall = ledger({
  id: "bench-outfall", title: label("排污口"), source: {}, key: ["code"], name: "name", read: ["ledger.read"], write: ["ledger.write"],
  fields: {
    code: { kind: "text", label: label("编码"), max: 32, required: true }, name: { kind: "text", label: label("名称"), required: true },
    river: { kind: "choice", label: label("受纳水体"), required: true, options: { shili: label("十里河"), kouquan: label("口泉河"), gan: label("甘河") } }, category: { kind: "choice", label: label("类型"), options: { industrial: label("工业"), urban: label("城镇"), farm: label("农业"), other: label("其他") } },
    mouth: { kind: "place", label: label("位置"), geometry: "point" }, contact: { kind: "phone", label: label("电话"), clearTo: ["ledger.personal"] }, flow: { kind: "decimal", label: label("排放量"), unit: "m³/d", scale: 1, min: "0" }, cod: { kind: "decimal", label: label("浓度"), unit: "mg/L", scale: 1, min: "0" },
    found: { kind: "day", label: label("发现日期") }, note: { kind: "text", label: label("备注"), long: true }, permitted: { kind: "boolean", label: label("已审批") }, count: { kind: "integer", label: label("管径数") },
  },
});
const pack = { district: { id: "d", name: label("区"), adcode: "140214", bureau: "bureau", simulated: false, names: [], outline: null }, organisations: [{ id: "bureau", name: label("局"), kind: "bureau", parent: null, pinyin: "ju", duty: "", quotation: null, inferred: false }], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] } as unknown as Pack;
const everything = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
const p95 = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(times.length * 0.95) - 1)] ?? 0;

const store = await openStore({ ...(wanted.database === "" ? { kind: "embedded" as const, folder: wanted.folder } : { kind: "server" as const, url: wanted.database, connections: 4 }), platformSchema: wanted.platformSchema, ledgers: [outfall] });
const schema = `${wanted.platformSchema}_d`;
await store.addDistrict({ id: "d", schema, zh: "区", en: "D", adcode: "140214", simulated: false, pack, packHash: "h" });
const ledgers = store.ledgers("d"), actor: Actor = { user: "u", name: "u", organisation: "bureau", address: "", grants: [{ id: "g", user: "u", role: "director", district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x" }] };
const one = (id: string): { readonly id: string; readonly values: AnyRow } => ({ id, values: { code: id, name: id, river: "gan" } });
// the first row makes the tables
await ledgers.write({ actor, action: "bench", subject: "d", detail: "" }, (writer) => writer.appendLedgerVersions(outfall, [{ id: "v", row: "r", seq: 1, at: "2025-01-01T00:00:00.000Z", by: "u", why: "", kind: "made", values: one("r").values, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null }]));

// a fiftieth of the rows was changed once since the past day that is asked for
const changedEach = 50, filling = performance.now(), chunk = 50_000;
const columns = "code, name, river, category, mouth, flow, cod, found, permitted, count";
const made = `'K' || lpad(i::text, 9, '0'), '第' || i || '号排污口', (array['shili','kouquan','gan'])[1 + i % 3], (array['industrial','urban','farm','other'])[1 + i % 4], 'POINT(113.' || (100000 + i % 800000) || ' 40.' || (100000 + i % 500000) || ')', (i * 7919 % 1000003) / 10.0, (i * 104729 % 9973) / 10.0, date '2015-01-01' + (i % 4000)::int, i % 2 = 0, i % 9`;
for (let from = 1; from <= wanted.rows; from += chunk) {
  const until = Math.min(wanted.rows, from + chunk - 1);
  await store.engine.write(schema, ({ line }) => line.script(`
    insert into bench_outfall_version (id, row_id, row_seq, district, organisation_path, place_path, by_user, at, row_kind, row_why, ${columns}) select 'v' || i || '-1', 'r' || i, 1, 'd', 'bureau', '140214', 'u', timestamptz '2025-02-01 00:00:00Z' + (i % 86400) * interval '1 second', 'made', '', ${made} from generate_series(${from}::bigint, ${until}::bigint) i;
    insert into bench_outfall_version (id, row_id, row_seq, district, organisation_path, place_path, by_user, at, row_kind, row_why, ${columns}) select 'v' || i || '-2', 'r' || i, 2, 'd', 'bureau', '140214', 'u', timestamptz '2025-06-01 00:00:00Z' + (i % 86400) * interval '1 second', 'changed', '', ${made.replace("(i * 7919 % 1000003) / 10.0", "(i * 7919 % 1000003) / 10.0 + 1")} from generate_series(${from}::bigint, ${until}::bigint) i where i % ${changedEach} = 0;
    insert into bench_outfall (id, district, organisation_path, place_path, row_version, row_seq, row_kind, by_user, at, ${columns}) select row_id, district, organisation_path, place_path, id, row_seq, row_kind, by_user, at, ${columns} from (select distinct on (row_id) * from bench_outfall_version where row_id in (select 'r' || i from generate_series(${from}::bigint, ${until}::bigint) i) order by row_id, row_seq desc) v`));
}
await store.engine.write(schema, ({ line }) => line.script("analyze bench_outfall; analyze bench_outfall_version"));
const filled = (performance.now() - filling) / 1000;

const filters: readonly (readonly RowFilter[])[] = [[{ field: "river", way: "any-of", values: ["shili"] }], [{ field: "river", way: "any-of", values: ["gan"] }, { field: "category", way: "any-of", values: ["farm", "other"] }], [{ field: "flow", way: "range", from: "1000", until: "5000" }], [{ field: "permitted", way: "any-of", values: ["true"] }, { field: "cod", way: "range", from: "900", until: null }]];
const bare = ["river = any('{shili}')", "river = any('{gan}') and category = any('{farm,other}')", "flow between 1000 and 5000", "permitted and cod >= 900"];
const orders: readonly RowOrder[] = [{ field: "flow", descending: true }, { field: "name", descending: false }, { field: "found", descending: true }, { field: null, descending: true }], bareOrders = ["flow desc", "name", "found desc", "at desc"];
const asked = (at: number, before?: string): RowsAsked => ({ scope: everything, filters: filters[at % filters.length] ?? [], ...(before === undefined ? {} : { before }) });
const timed = async (count: number, work: (at: number) => Promise<unknown>): Promise<number> => { const times: number[] = []; await work(0); for (let at = 0; at < count; at++) { const from = performance.now(); await work(at); times.push(performance.now() - from); } return p95(times); };
const read = <T>(work: (reader: LedgerReader) => Promise<T>): Promise<T> => ledgers.read(work), turns = 32;
const order = (at: number): RowOrder => orders[Math.floor(at / filters.length) % orders.length] ?? { field: null, descending: true };
const page = await timed(turns, (at) => read((reader) => reader.ledgerPage(outfall, asked(at), order(at), null, 50)));
const count = await timed(turns, (at) => read((reader) => reader.ledgerCount(outfall, asked(at))));
const past = await timed(turns, (at) => read((reader) => reader.ledgerPage(outfall, asked(at, "2025-03-01T16:00:00.000Z"), order(at), null, 50)));
const pastCount = await timed(8, (at) => read((reader) => reader.ledgerCount(outfall, asked(at, "2025-03-01T16:00:00.000Z"))));
const sql = (text: string): Promise<unknown> => store.engine.read(schema, ({ line }) => line.query(text, []));
const barePage = await timed(turns, (at) => sql(`select id, row_version, row_seq, by_user, at, ${columns.replace("flow", "flow::text").replace("cod,", "cod::text,")} from bench_outfall where row_kind not in ('merged', 'withdrawn') and ${bare[at % bare.length]} order by ${bareOrders[Math.floor(at / bare.length) % bareOrders.length]} nulls last, id limit 50`));
const bareCount = await timed(turns, (at) => sql(`select count(*) from bench_outfall where row_kind not in ('merged', 'withdrawn') and ${bare[at % bare.length]}`));
// the past day as one writes it by hand: the last version before it of every row, then the filter
const barePast = await timed(4, (at) => sql(`select * from (select distinct on (row_id) row_id, id, row_seq, row_kind, by_user, at, ${columns} from bench_outfall_version where at < timestamptz '2025-03-01 16:00:00Z' order by row_id, row_seq desc) v where row_kind not in ('merged', 'withdrawn') and ${bare[at % bare.length]} order by ${bareOrders[at % bareOrders.length]} nulls last, row_id limit 50`));
// the same rows as an import brings, written by bare SQL in as many statements and taken away again
const bareImport = await timed(1, async () => {
  for (let from = 0; from < wanted.imported; from += 1_000) await store.engine.write(schema, ({ line }) => line.script(`
    insert into bench_outfall_version (id, row_id, row_seq, district, organisation_path, place_path, by_user, at, row_kind, row_why, ${columns}) select 'b' || i, 'b' || i, 1, 'd', 'bureau', '140214', 'u', now(), 'made', '', ${made.replace("'K' ||", "'B' ||")} from generate_series(${from}::bigint, ${from + 999}::bigint) i;
    insert into bench_outfall (id, district, organisation_path, place_path, row_version, row_seq, row_kind, by_user, at, ${columns}) select row_id, district, organisation_path, place_path, id, row_seq, row_kind, by_user, at, ${columns} from bench_outfall_version where id in (select 'b' || i from generate_series(${from}::bigint, ${from + 999}::bigint) i)`));
  await store.engine.write(schema, ({ line }) => line.script("delete from bench_outfall where id like 'b%'; delete from bench_outfall_version where id like 'b%'"));
}) / 1000;

// an import: rows as a reader of Excel hands them over, judged, kept, committed in one batch, withdrawn
const keys = mkdtempSync(join(wanted.folder, "..", "keys-")), secrets: Secrets = await secretsAt(keys);
let serial = 0;
const heads = ["编码", "名称", "受纳水体", "类型", "位置·经度", "位置·纬度", "电话", "排放量（m³/d）", "浓度（mg/L）", "发现日期"], rivers = ["十里河", "口泉河", "甘河"];
const sheets: LedgerSheets = { template: () => Promise.resolve(new Uint8Array()), open: () => Promise.resolve([{ name: "排污口", hidden: false, async *rows() { yield await Promise.resolve({ line: 1, cells: heads }); for (let i = 0; i < wanted.imported; i++) yield { line: i + 2, cells: [`N${i}`, `新${i}`, rivers[i % 3] ?? "", "工业", `113.${String(100000 + i)}`, "40.05", "13812345678", `${i % 1000}.5`, "30", "2025-03-01"] }; } }]) };
const desk = new LedgerDesk({ ledgerStore: ledgers, modules: [{ id: "bench", title: label("试"), ledgers: [outfall] }], clock: { now: () => new Date().toISOString(), id: () => `0192d3a0-0000-7000-8000-${String((serial += 1)).padStart(12, "0")}` }, secrets, calendar: workingCalendar(), sheets, vault: { put: () => Promise.resolve({ hash: "a".repeat(64), name: "x.xlsx", type: "x", bytes: 1, thumbnail: false }), open: () => Promise.resolve(null), thumbnail: () => Promise.resolve(null), async *hashes() { yield await Promise.resolve(""); } }, pause: () => new Promise((resolve) => { setImmediate(resolve); }) });
let peak = 0;
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss); }, 50), rss = process.memoryUsage().rss;
const began = performance.now(), view = await desk.beginImport(actor, outfall.id, { name: "x.xlsx", bytes: (async function* () { yield await Promise.resolve(new Uint8Array([1])); })(), place: null });
await desk.idle();
const readIn = (performance.now() - began) / 1000, writing = performance.now();
await desk.commitImport(actor, outfall.id, view.id, { takeGood: true, why: "" });
await desk.idle();
const writtenIn = (performance.now() - writing) / 1000, state = await desk.importOf(actor, outfall.id, view.id), leaving = performance.now();
await desk.withdrawImport(actor, outfall.id, view.id, { why: "试" });
await desk.idle();
const withdrawnIn = (performance.now() - leaving) / 1000, last = await desk.importOf(actor, outfall.id, view.id);
clearInterval(watch);
await store.close();
rmSync(keys, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify({ rows: wanted.rows, filled, page, count, past, pastCount, barePage, bareCount, barePast, bareImport, imported: state.done, step: last.step, readIn, writtenIn, withdrawnIn, grownMb: (peak - rss) / 1e6 })}\n`);
