// Measures the layout of readings on PostgreSQL: a month of minute values of 100 points with ten factors through ObservationStore.append, its size and speed, the same values in two other layouts,
// and how long a day's curve and a year of hours take to read and decode. It works in schemas of its own and drops them.
// Run: node adapters/store-postgres/bench/layout.mjs [--days 31] [--points 100]      database: YUNQING_TEST_DATABASE, else `test` on this machine
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { district, factorCodes, packetMaker, room, series } from "./room.mjs";

const factors = 10, minutesOfDay = 1_440, minute = 60_000, dayMs = 86_400_000, start = Date.UTC(2026, 9, 1) - 8 * 3_600_000;
const shown = (value) => Math.round(value).toLocaleString("en");
const seconds = async (work) => { const from = performance.now(); await work(); return (performance.now() - from) / 1000; };

/** Rows, bytes of the heap and bytes with index of tables; toast counts with its table. */
async function sizeOf(client, tables) {
  const { rows } = await client.query("select sum(pg_table_size(c::regclass))::float8 as heap, sum(pg_total_relation_size(c::regclass))::float8 as whole from unnest($1::text[]) as t (c)", [tables]);
  return rows[0];
}

/** The month through the store itself: readings and raw packets, each call one transaction. */
async function load(observations, make, points, days, print) {
  let rows = 0, storing = 0;
  for (let m = 0; m < days * minutesOfDay; m += 40) {
    const arrivals = [];
    for (let n = m; n < Math.min(m + 40, days * minutesOfDay); n++) for (let p = 1; p <= points; p++) arrivals.push(make(p, start + n * minute));
    storing += await seconds(() => observations.append(arrivals));
    rows += arrivals.length;
    if ((m + 40) % (5 * minutesOfDay) < 40) print(`  ${shown(rows)} packets, ${shown(rows / storing)}/s`);
  }
  return { rows, storing };
}

/** The same values one row each, and as an array a day, on a share of the points. */
async function others(client, points, days, print) {
  await client.query(`create table plain (series integer not null, at timestamptz not null, value numeric not null, primary key (series, at)) partition by range (at);
    create table plain_month partition of plain for values from ('2026-09-30T16:00:00Z') to ('2026-10-31T16:00:00Z');
    create table day_array (series integer not null, day date not null, content text[] not null, primary key (series, day));
    create table day_grown (series integer not null, day date not null, content text[] not null, primary key (series, day))`);
  const next = series(212), values = points * factors * minutesOfDay * days;
  const text = (k) => (next() * (k % 3 === 0 ? 9 : 90)).toFixed(k % 4 === 3 ? 2 : 1);
  let plain = 0, arrays = 0, grown = 0, grownValues = 0;
  for (let d = 0; d < days; d++) {
    const ofDay = Array.from({ length: points * factors }, (_, s) => Array.from({ length: minutesOfDay }, () => text(s % factors))), day = new Date(start + d * dayMs + dayMs / 2).toISOString().slice(0, 10);
    for (let m = 0; m < minutesOfDay; m += 250) {
      const ids = [], at = [], value = [];
      for (let n = m; n < Math.min(m + 250, minutesOfDay); n++) for (let s = 0; s < ofDay.length; s++) { ids.push(s); at.push(start + d * dayMs + n * minute); value.push(ofDay[s][n]); }
      plain += await seconds(() => client.query("insert into plain select s, 'epoch'::timestamptz + a * interval '1 millisecond', v from unnest($1::integer[], $2::bigint[], $3::numeric[]) as r (s, a, v) on conflict do nothing", [`{${ids.join()}}`, `{${at.join()}}`, `{${value.join()}}`]));
    }
    arrays += await seconds(async () => { for (let s = 0; s < ofDay.length; s++) await client.query("insert into day_array values ($1, $2::date, $3::text[])", [s, day, `{${ofDay[s].join()}}`]); });
    // as they come: a value a minute, each update writes its row anew; two hours of the first day tell enough
    if (d === 0) for (let n = 0; n < 120; n++) {
      grown += await seconds(() => client.query("insert into day_grown select s, $1::date, array[v] from unnest($2::integer[], $3::text[]) as r (s, v) on conflict (series, day) do update set content = day_grown.content || excluded.content", [day, `{${ofDay.map((_, s) => s).join()}}`, `{${ofDay.map((each) => each[n]).join()}}`]));
      grownValues += ofDay.length;
    }
  }
  const [plainSize, arraySize] = [await sizeOf(client, ["plain_month"]), await sizeOf(client, ["day_array"])];
  print(`plain row a value (numeric), ${shown(values)} values: ${shown(values / plain)} values/s, ${(plainSize.whole / values).toFixed(1)} bytes a value with index`);
  print(`array a day (text[]), ${shown(values)} values: ${(arraySize.whole / values).toFixed(1)} bytes a value written whole, ${shown(values / arrays)} values/s; as values come, a minute a time: ${shown(grownValues / grown)} values/s in the first two hours, and slower all day`);
  return { plain: plainSize.whole / values, array: arraySize.whole / values };
}

/** Median and 95th percentile of 50 reads, in milliseconds, with what they gave. */
async function reads(work) {
  const taken = [];
  let values = 0;
  for (let n = 0; n < 53; n++) { const from = performance.now(); values = await work(n); if (n >= 3) taken.push(performance.now() - from); }
  taken.sort((a, b) => a - b);
  return { p50: taken[24], p95: taken[47], values };
}

/** Runs the measurement and prints it. @param {(line: string) => void} print */
export async function benchLayout(print, { days = 31, points = 100, url = process.env.YUNQING_TEST_DATABASE ?? `postgres://${encodeURIComponent(process.env.PGUSER ?? process.env.USER ?? "root")}@127.0.0.1:5432/test` } = {}) {
  const { openStore, packedOf, shapeOf, entriesOf } = await room(), name = `layout_${process.pid}`, platformSchema = `layout_yq_${process.pid}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  const store = await openStore({ kind: "server", url, platformSchema });
  try {
    await store.addDistrict(district(name));
    await client.query(`set client_min_messages to warning; set search_path to "${name}"`);
    const observations = store.observations(name), make = packetMaker(packedOf, factors), next = series(7);
    print(`${store.version.split(" ").slice(0, 2).join(" ")}, node ${process.version}; ${points} points × ${factors} factors × ${days} days of minutes`);
    const { rows, storing } = await load(observations, make, points, days, print), values = rows * factors;
    const leaves = async (parent) => (await client.query("select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass", [parent])).rows.map((row) => row.name);
    const own = await sizeOf(client, await leaves("reading_minute")), raw = await sizeOf(client, await leaves("packet_block"));
    print(`one row a packet: ${shown(rows / storing)} packets/s, ${shown(values / storing)} values/s with the raw packets, 4,000 packets a transaction`);
    print(`  ${(own.whole / values).toFixed(1)} bytes a value with index (${(own.whole / rows).toFixed(0)} a row: ${(own.heap / rows).toFixed(0)} table, ${((own.whole - own.heap) / rows).toFixed(0)} index), each value with its flag, packet and setting; raw packets ${(raw.whole / rows).toFixed(0)} bytes a packet`);
    const share = Math.max(2, Math.round(points / 50)), other = await others(client, share, days, print);
    const year = (bytes, count) => `${(bytes * count * 365 * minutesOfDay / 1e9).toFixed(1)} GB`;
    for (const count of [100 * factors, 1_000 * factors]) print(`a year of minutes of ${shown(count)} series: ${year(own.whole / values, count)} (plain rows ${year(other.plain, count)}, arrays a day ${year(other.array, count)}); raw packets ${year(raw.whole / rows / factors, count)}`);

    const yearStart = start - 365 * dayMs, hours = 8_760, hourPoints = Math.min(10, points);
    for (let h = 0; h < hours; h += 300) {
      const arrivals = [];
      for (let n = h; n < Math.min(h + 300, hours); n++) for (let p = 1; p <= hourPoints; p++) { const one = make(p, yearStart + n * 3_600_000); arrivals.push({ ...one, word: "2061", reading: { ...one.reading, kind: "hour" } }); }
      await observations.append(arrivals);
    }
    await client.query("analyze");
    const decoded = (readings) => {
      let count = 0, lastText = "", shape;
      for (const reading of readings) { if (reading.shape !== lastText) { lastText = reading.shape; shape = shapeOf(lastText); } for (const { factor, field } of entriesOf(shape, reading.content)) if (field === "Avg" && factor !== "") count++; }
      return count;
    };
    const day = await reads(async () => { const from = start + Math.floor(next() * days) * dayMs; return decoded(await observations.readings({ sources: [1 + Math.floor(next() * points)], kind: "minute", from, until: from + dayMs })); });
    const wholeYear = await reads(async () => decoded(await observations.readings({ sources: [1 + Math.floor(next() * hourPoints)], kind: "hour", from: yearStart, until: start })));
    const said = (what, { p50, p95, values: got }, asked) => print(`${what}, ${shown(got)} values, read and decoded: p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; asked ≤ ${asked} ms: ${p95 <= asked ? "reached" : p50 <= asked ? "reached by the median" : "MISSED"}`);
    said("a day's curve of one point", day, 30);
    said("a year of hours of one point", wholeYear, 100);
    if (day.values !== minutesOfDay * factors || wholeYear.values !== hours * factors || factorCodes.length < factors) throw new Error("the curves do not hold what was stored");
    return { bytesAValue: own.whole / values, packetsASecond: rows / storing, day, year: wholeYear };
  } finally {
    await store.close();
    for (const schema of [name, platformSchema]) await client.query(`drop schema if exists "${schema}" cascade`);
    await client.end();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const option = (name, usual) => { const at = process.argv.indexOf(name); return at < 0 ? usual : Number(process.argv[at + 1]); };
  await benchLayout((line) => console.log(line), { days: option("--days", 31), points: option("--points", 100) });
}
