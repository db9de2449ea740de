// A year of air stations from the store to every figure that is kept: days, months, quarters, half-years and the year, of the stations and of the district; the fast columns of days and year beside it;
// against the same means and percentiles as plain SQL over the same rows. Then one hour is corrected. Run as a process of its own; prints one JSON line.
import { FigureDesk, FigureKeeper, hoursOfYear, LoadedSource, keysOf, packedOf, stationYear, stationYearPlan, type Arrival, type FigureDeskPorts, type FigureKey, type Pack } from "@yunqing/domain";
import { loadBlocks, loadGround } from "../../../packages/domain/src/desk/figure-desk-load.js";
import { openStore } from "@yunqing/store-postgres";
import { breather } from "../src/breather.js";
import { factorTable } from "../src/factor-table.js";

interface Wanted { readonly database: string; readonly folder: string; readonly platformSchema: string; readonly stations: number; readonly year: number }
const wanted = JSON.parse(process.argv[2] ?? "{}") as Wanted, { stations, year } = wanted, district = "d", schema = `${wanted.platformSchema}_d`;
const codes = ["a21026", "a21004", "a34002", "a21005", "a05024", "a34004"] as const, units = { a21026: "μg/m³", a21004: "μg/m³", a34002: "μg/m³", a05024: "μg/m³", a34004: "μg/m³" };
const pack: Pack = {
  district: { id: district, name: { zh: "测", en: "t" }, adcode: "990001", bureau: "bureau", simulated: true, names: [], outline: null }, organisations: [{ id: "bureau", name: { zh: "局", en: "bureau" }, kind: "bureau", parent: null, pinyin: "ju", duty: "", quotation: null, inferred: false }],
  places: [{ id: "990001", name: { zh: "测", en: "t" }, kind: "district", parent: null, pinyin: "ce", from: null, until: null, successor: null, quotation: null, geometry: null, facts: [] }], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [],
};
const store = await openStore({ ...(wanted.database === "" ? { kind: "embedded" as const, folder: wanted.folder } : { kind: "server" as const, url: wanted.database }), platformSchema: wanted.platformSchema });
await store.addDistrict({ id: district, schema, zh: "测", en: "t", adcode: "990001", simulated: true, pack, packHash: "h" });
const signed = { by: "u", at: "2026-01-01T00:00:00.000Z", district, organisationPath: "bureau", placePath: "990001", enterprise: null }, actor = { user: "u", name: "u", organisation: null, address: "", grants: [] }, sources: number[] = [];
await store.district(district).write({ actor, action: "bench", subject: "", detail: "" }, async (writer) => {
  for (let n = 0; n < stations; n++) {
    await writer.appendPoint({ ...signed, id: `p${n}`, point: `s${n}`, seq: 1, kind: "air-station", name: { zh: `站${n}`, en: `s${n}` }, place: null, longitude: null, latitude: null, note: "", active: true });
    sources.push((await writer.appendInstrument({ ...signed, id: `i${n}`, instrument: `i${n}`, seq: 1, mn: `M${n}`, point: `s${n}`, st: "22", edition: 2017, passwordEncrypted: "", keyEncrypted: null, leniencies: [], units, timeMark: "start", minuteInterval: 10, realTimeSeconds: 60, addresses: [], active: true })).source);
  }
});
const observations = store.observations(district), first = Date.UTC(year, 0, 1) - 8 * 3_600_000, hours = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 3_600_000;
/** The same values every run: a day's course, a season, and a share that hangs on the station and the hour. */
function valuesOf(station: number, hour: number): readonly string[] {
  const noise = (salt: number): number => ((station * 7919 + hour * 104_729 + salt * 1_299_709) >>> 0) % 97, course = Math.sin(((hour % 24) / 24) * 2 * Math.PI), season = Math.cos((hour / hours) * 2 * Math.PI);
  const [so2, no2, pm10, o3, pm25] = [[8, 3, 1], [30, 12, 2], [70, 30, 3], [80, -50, 4], [35, 18, 5]].map(([base = 0, swing = 0, salt = 0]) => String(Math.max(1, Math.round(base + swing * (0.4 * season + 0.3 * course) + noise(salt) * 0.2)))) as [string, string, string, string, string];
  return [so2, no2, pm10, (0.4 + noise(6) / 100).toFixed(1), o3, pm25];
}
function arrival(station: number, hour: number, values = valuesOf(station, hour)): Arrival {
  const from = first + hour * 3_600_000, entries = codes.flatMap((factor, n) => [{ factor, field: "Avg", value: values[n] ?? "" }, { factor, field: "Flag", value: "N" }]);
  return { at: from + 3_660_000, source: sources[station] ?? 0, setting: station + 1, direction: "in", verdict: "reading", word: "2061", bytes: new Uint8Array([35, 35]), reading: { kind: "hour", from, ...packedOf(entries) } };
}
const seconds = async (work: () => Promise<void>): Promise<number> => { const from = performance.now(); await work(); return (performance.now() - from) / 1_000; };
const written = await seconds(async () => {
  for (let station = 0; station < stations; station++) for (let hour = 0; hour < hours; hour += 2_000) await observations.append(Array.from({ length: Math.min(2_000, hours - hour) }, (_, n) => arrival(station, hour + n)));
});
const ports: FigureDeskPorts = { district, store: store.district(district), observations, figureStore: store.figures(district), clock: { now: () => new Date().toISOString(), id: () => crypto.randomUUID() }, factorTable, ...breather() };

// the year 2013–2025 has the editions of 2012 and 2013 all through
const columns = await seconds(async () => {
  const ground = await loadGround(ports), plan = stationYearPlan(year, ground.settings), months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, "0")}`);
  for (let station = 0; station < stations; station++) {
    const source = new LoadedSource(ground, factorTable, { packed: 12, opened: 2 });
    for (const block of await loadBlocks(ports, ground, `s${station}`, months)) source.put(block);
    const own = hoursOfYear(source, { kind: "point", id: `s${station}` }, year, "real-time");
    if (own === null) throw new TypeError("no whole numbers");
    stationYear(plan, own, ground.settings);
  }
});
const keeper = new FigureKeeper(ports);
let made = 0, longestTurn = 0, before = performance.now();
const watch = setInterval(() => { const now = performance.now(); longestTurn = Math.max(longestTurn, now - before - 10); before = now; }, 10);
const kept = await seconds(async () => { for (let more = true; more;) { const turn = await keeper.turn(); made += turn.made; more = turn.more; } });
clearInterval(watch);
const parts = codes.map((_, n) => `split_part(content, E'\\t', ${n + 1})::numeric as v${n}`).join(", "), all = (of: (n: number) => string): string => codes.map((_, n) => of(n)).join(", ");
const sql = `with h as (select source, (from_at + interval '8 hours')::date as day, ${parts} from reading where kind = 3 and from_at >= '${new Date(first).toISOString()}' and from_at < '${new Date(first + hours * 3_600_000).toISOString()}'),
  d as (select source, day, ${all((n) => `case when count(v${n}) >= 20 then round(avg(v${n}), ${n === 3 ? 1 : 0}) end as v${n}`)} from h group by source, day),
  p as (select source, date_trunc('month', day) as period, ${all((n) => `avg(v${n}) as a${n}, percentile_cont(0.95) within group (order by v${n}) as q${n}`)} from d group by 1, 2 union all select source, date_trunc('year', day), ${all((n) => `avg(v${n}), percentile_cont(0.95) within group (order by v${n})`)} from d group by 1, 2)
  select (select count(*) from d)::int as days, (select count(*) from p)::int as periods, (select sum(a0 + q5) from p)::text as sum`;
const plain = await seconds(async () => { await store.engine.read(schema, ({ line }) => line.query(sql, [])); });

// one hour corrected: from the commit until the desk shows day, month and year of the station and of the district, made again by the worker
const desk = new FigureDesk(ports), middle = Math.floor(hours / 2), day = new Date(first + middle * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 10);
const shown: FigureKey[] = ([{ kind: "point", id: "s0" }, { kind: "district", id: district }] as const).flatMap((subject) => [...keysOf(subject, { kind: "day", day }, "real-time"), ...keysOf(subject, { kind: "month", day: `${day.slice(0, 7)}-01` }, "real-time"), ...keysOf(subject, { kind: "year", day: `${year}-01-01` }, "real-time")]);
const earlier = (await desk.figures(shown)).map(({ exact }) => exact?.toString() ?? null);
await observations.append([arrival(0, middle, valuesOf(0, middle).map((value, n) => (n === 3 ? "9.9" : String(Number(value) + 500))))]);
const from = performance.now(), inDesk = (await desk.figures(shown)).map(({ exact }) => exact?.toString() ?? null), deskMs = performance.now() - from;
await keeper.turn();
const again = (await desk.figures(shown)).map(({ exact }) => exact?.toString() ?? null), correctedMs = performance.now() - from;
const changed = shown.filter((_, n) => earlier[n] !== again[n]).length;
if (changed === 0 || inDesk.some((value, n) => value !== again[n])) throw new TypeError("the corrected hour does not show");
console.log(JSON.stringify({ stations, values: stations * hours * codes.length, written, columns, kept, made, plain, deskMs, correctedMs, changed, shown: shown.length, longestTurn, peakMb: process.resourceUsage().maxRSS / 1024 }));
await store.close();
