// Measures the speed of @yunqing/standards against the naive floating-point way, in one run on one core.
// Run: node packages/standards/bench/standards.mjs   (after the packages are built)
import { airIndexOfColumns, evaluateLine, hj633Edition2012, hj663Edition2013, indexColumns, indexTables, yearOfHours, yearPlan } from "@yunqing/standards";
import { pathToFileURL } from "node:url";
import { naiveHourly, naiveItems, naiveLine, naiveSubIndex, naiveYear } from "./naive.mjs";

/** A row of numbers that is the same on every machine. */
function series(seed) { let state = seed >>> 0; return () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; }; }

/** Median seconds of an odd number of runs, after one run that does not count. */
function seconds(run, times = 5) {
  run();
  const taken = Array.from({ length: times }, () => { const start = process.hrtime.bigint(); run(); return Number(process.hrtime.bigint() - start) / 1e9; });
  return taken.sort((a, b) => a - b)[times >> 1];
}

/** Exponent of the growth between two sizes: 1 is linear. */
const slope = (small, large, factor) => Math.log(large / small) / Math.log(factor);
const thousands = (n) => Math.round(n).toLocaleString("en");

function concentrations(count, seed) {
  const next = series(seed), highest = { SO2: 60, NO2: 120, PM10: 300, CO: 45, O3: 260, "PM2.5": 180 };
  return naiveItems.map((item) => Int16Array.from({ length: count }, () => (next() < 0.02 ? -1 : Math.floor(next() ** 2 * highest[item]))));
}
const floats = (columns, places = { CO: 10 }) => columns.map((column, i) => Float64Array.from(column, (n) => (n < 0 ? NaN : n / (places[naiveItems[i]] ?? 1))));

function hourly() {
  const tables = indexTables(hj633Edition2012, hj633Edition2012.hourly);
  const measure = (count) => {
    const columns = concentrations(count, 1), out = indexColumns(count);
    return { columns, out, taken: seconds(() => airIndexOfColumns(tables, columns, count, out)) };
  };
  const small = measure(1_000_000), large = measure(10_000_000);
  const count = 1_000_000, given = floats(small.columns), aqi = new Int16Array(count), level = new Uint8Array(count), primary = new Uint8Array(count);
  const naive = seconds(() => naiveHourly(given, count, aqi, level, primary));
  let wrong = 0;
  for (let i = 0; i < count; i++) if (aqi[i] !== small.out.aqi[i] || level[i] !== small.out.level[i] || primary[i] !== small.out.primary[i]) wrong++;
  return { name: "hourly AQI with category and primary pollutant", unit: "station-hours/s", ours: count / small.taken, naive: count / naive, naiveWrongRows: wrong, rows: count, ...overTheDomain(tables), slope: slope(small.taken, large.taken, 10),
    target: 5_000_000, reached: count / small.taken >= 5_000_000 };
}

/** How many of all reportable concentrations the naive formula gets wrong. */
function overTheDomain(tables) {
  let naiveWrong = 0, of = 0;
  tables.tables.forEach((table, item) => {
    for (let n = 0; n < table.length - 1; n++) { of++; if (naiveSubIndex(naiveItems[item], naiveItems[item] === "CO" ? n / 10 : n) !== table[n]) naiveWrong++; }
  });
  return { naiveWrong, of };
}

function yearly() {
  const plan = yearPlan(2025, hj663Edition2013);
  const stations = (count) => Array.from({ length: count }, (_, station) => concentrations(8760, station + 1));
  const named = (columns) => Object.fromEntries(naiveItems.map((item, i) => [item, columns[i]]));
  const measure = (count) => { const all = stations(count).map(named); return seconds(() => { for (const hours of all) yearOfHours(plan, hours); }, 3); };
  const small = measure(100), large = measure(1000);
  const given = stations(100).map((columns) => floats(columns));
  const naive = seconds(() => { for (const columns of given) naiveYear(columns, 365); }, 3);
  return { name: "a year of 100 stations by HJ 663 (876,000 hourly rows of six pollutants)", unit: "s", ours: small, naive, slope: slope(small, large, 10), target: 1, reached: small <= 1 };
}

function lines() {
  const next = series(7);
  const of = (count) => Array.from({ length: count }, (_, id) => {
    const text = (highest) => String(Math.floor(next() * highest));
    return id % 2 === 0
      ? JSON.stringify({ id, rule: "HJ 633/iaqi", day: "2025-01-03", args: { item: "CO_1h", value: (Math.floor(next() * 100) / 10).toFixed(1) } })
      : JSON.stringify({ id, rule: "HJ 633/aqi-hourly", day: "2025-01-03", args: { SO2: text(60), NO2: text(100), PM10: text(300), CO: "1.2", O3: text(200), "PM2.5": text(150) } });
  });
  const run = (answer, given) => seconds(() => { let length = 0; for (const line of given) length += answer(line).length; return length; }, 3);
  const ours = (line) => evaluateLine(line, { explain: false });
  const given = of(100_000);
  const small = run(ours, given), large = run(ours, of(1_000_000)), naive = run(naiveLine, given);
  return { name: "evaluate, half single sub-indices and half hourly indices, JSON in and out", unit: "lines/s", ours: 100_000 / small, naive: 100_000 / naive, slope: slope(small, large, 10), target: 100_000, reached: 100_000 / small >= 100_000 };
}

/**
 * Runs the three measurements and prints a line each.
 * @param {(line: string) => void} print
 * @returns the figures
 */
export function benchStandards(print) {
  print(`node ${process.version}, one core; the naive version uses binary floating point and runs in the same process`);
  return [hourly, yearly, lines].map((measure) => {
    const result = measure();
    const shown = (value) => (result.unit === "s" ? `${value.toFixed(3)} s` : `${thousands(value)} ${result.unit}`);
    const ratio = result.unit === "s" ? result.naive / result.ours : result.ours / result.naive;
    print(`${result.name}: ${shown(result.ours)}, naive ${shown(result.naive)}, ratio ${ratio.toFixed(2)}${result.naiveWrong === undefined ? "" : `, naive wrong at ${thousands(result.naiveWrong)} of ${thousands(result.of)} reportable concentrations and in ${thousands(result.naiveWrongRows)} of ${thousands(result.rows)} rows`}`
      + `, slope to ten times the size ${result.slope.toFixed(2)}, target ${shown(result.target)} ${result.reached ? "reached" : "MISSED"}`);
    return { ...result, ratio };
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) benchStandards((line) => console.log(line));
