import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { figuresOf, type FigureReader, type Subject } from "../src/index.js";
import { World, point, reading, section } from "./statistics-world.js";

const shared = new URL("../../../../shared/", import.meta.url);
/** Runs a suite over a file beside the repository, and says aloud, by name, when it is not there. */
function describeFile(path: string, name: string, suite: (rows: () => readonly Readonly<Record<string, string>>[]) => void): void {
  const held = existsSync(new URL(path, shared));
  if (!held) console.warn(`SKIPPED for want of shared/${path}: ${name}`);
  describe.skipIf(!held)(`${name} (${path})`, () => suite(() => rowsOf(readFileSync(new URL(path, shared), "utf8"))));
}
function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [heading = "", ...rows] = text.trim().split(/\r?\n/), columns = cells(heading);
  return rows.map((row) => { const own = cells(row); return Object.fromEntries(columns.map((name, at) => [name, own[at] ?? ""])); });
}
const cells = (line: string): readonly string[] => (line.includes('"') ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => m[1]?.replaceAll('""', '"') ?? m[2] ?? "") : line.split(","));
const given = (text: string | undefined): string | null => (text === undefined || text === "" || text === "NaN" ? null : text);

const names: Readonly<Record<string, string>> = { "臭氧1小时": "O3", "颗粒物(PM10)": "PM10", "细颗粒物(PM2.5)": "PM2.5", 二氧化氮: "NO2", 二氧化硫: "SO2", 一氧化碳: "CO" };
const primaryOf = (text: string): readonly string[] => text.split(/[, ]/).filter((name) => name !== "" && name !== "NaN").map((name) => names[name] ?? name).sort();

interface Columns { readonly aqi: string; readonly category: string; readonly primary: string; readonly items: Readonly<Record<string, string>>; readonly where: (row: Readonly<Record<string, string>>) => { readonly id: string; readonly day: string; readonly hour: number } }
/** Puts every row into a district as observations of its point, then asks the engine for the hour's index. */
function compare(rows: readonly Readonly<Record<string, string>>[], columns: Columns): { readonly judged: number; readonly different: readonly string[] } {
  const world = new World(), published = rows.filter((row) => given(row[columns.aqi]) !== null), different: string[] = [];
  for (const row of published) { const { id, day, hour } = columns.where(row); for (const [item, column] of Object.entries(columns.items)) { const value = given(row[column]); world.putHour(point(id), item, day, hour, value === null ? null : reading(value)); } }
  const reader = figuresOf(world);
  for (const row of published) {
    const { id, day, hour } = columns.where(row), { value, detail } = reader.figure({ subject: point(id), statistic: "air-index", period: { kind: "hour", day, hour }, line: "reviewed" });
    const ours = detail?.kind === "index" ? [value, detail.category, [...detail.primary].sort().join()].join(" ") : "none", theirs = [String(Number(row[columns.aqi])), row[columns.category], primaryOf(row[columns.primary] ?? "").join()].join(" ");
    if (ours !== theirs) different.push(`${JSON.stringify(row)}: ${ours}`);
  }
  return { judged: published.length, different };
}

describeFile("data/air-stations/stations_hourly.csv", "station-hours of the national network come out with the published index, category and primary pollutant", (rows) => {
  test("every row with a published index", () => {
    const { judged, different } = compare(rows(), { aqi: "aqi", category: "quality", primary: "primary", items: { SO2: "so2", NO2: "no2", PM10: "pm10", CO: "co", O3: "o3_24h_col", "PM2.5": "pm2_5" },
      where: (row) => ({ id: row["stationcode"] ?? "", day: row["time"]?.slice(0, 10) ?? "", hour: Number(row["time"]?.slice(11, 13)) }) });
    expect(judged).toBeGreaterThan(2900);
    expect(different).toEqual([]);
  });
});

describeFile("data/air-datong-2020-04/datong_clean.csv", "station-hours of Datong in April 2020 come out as published", (rows) => {
  test("every row", () => {
    const { judged, different } = compare(rows(), { aqi: "AQI", category: "Level", primary: "PrimaryPollution", items: { SO2: "SO2", NO2: "NO2", PM10: "PM10", CO: "CO", O3: "O3_1h", "PM2.5": "PM2.5" },
      where: (row) => { const text = row["Date"] ?? "", hour = Number(row["Hour"]); return { id: row["WatchPoint"] ?? "", day: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, hour: hour === 0 ? 24 : hour }; } });
    expect(judged).toBe(642);
    expect(different).toEqual([]);
  });
});

// The city's index is published rounded half up (the stations' is rounded up), from concentrations with more decimals of CO: typed anew here to explain every difference.
const steps = [0, 50, 100, 150, 200], tables: Readonly<Record<string, readonly number[]>> = { SO2: [0, 150, 500, 650, 800], NO2: [0, 100, 200, 700, 1200, 2340, 3090, 3840], PM10: [0, 50, 150, 250, 350, 420, 500, 600], CO: [0, 5, 10, 35, 60, 90, 120, 150], O3: [0, 160, 200, 300, 400, 800, 1000, 1200], "PM2.5": [0, 35, 75, 115, 150, 250, 350, 500] };
const allSteps = [...steps, 300, 400, 500];
/** The highest sub-index in hundredths of thousandths, by whole numbers, and the same rounded half up. */
function halfUp(values: Readonly<Record<string, string | null>>): number {
  let most = 0n;
  for (const [item, text] of Object.entries(values)) {
    if (text === null) continue;
    const n = BigInt(Math.round(Number(text) * 100)), table = (tables[item] ?? []).map((limit) => BigInt(limit) * 100n), at = table.findIndex((limit, place) => place > 0 && n <= limit);
    if (at < 0) { if (item !== "SO2") most = 50_000_000n; continue; }
    const [low, high, from, to] = [table[at - 1] as bigint, table[at] as bigint, BigInt(allSteps[at - 1] as number), BigInt(allSteps[at] as number)], own = from * 100_000n + ((to - from) * (n - low) * 100_000n) / (high - low);
    if (own > most) most = own;
  }
  return Number((most + 50_000n) / 100_000n);
}

describeFile("data/air-city-hourly/datong_hourly.csv", "hours of the city of Datong, 2018-12 to 2020-06, against the published index", (rows) => {
  test("equal, or the published one is the same sub-index rounded half up instead of up; nothing else", () => {
    const world = new World(), city: Subject = point("datong"), columns = { SO2: "SO2", NO2: "NO2", PM10: "PM10", CO: "CO", O3: "O3", "PM2.5": "PM2.5" }, published = rows().filter((row) => given(row["AQI"]) !== null);
    const at = (row: Readonly<Record<string, string>>) => { const text = row["date"] ?? ""; return { day: `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`, hour: Number(row["hour"]) + 1 }; };
    const byHour = new Map<string, (ReturnType<typeof reading> | null)[]>();
    for (const row of published) for (const [item, column] of Object.entries(columns)) { const { day, hour } = at(row), key = `${item}|${day}`, own = byHour.get(key) ?? new Array<ReturnType<typeof reading> | null>(24).fill(null), value = given(row[column]); own[hour - 1] = value === null ? null : reading(value); byHour.set(key, own); }
    for (const [key, hours] of byHour) { const [item = "", day = ""] = key.split("|"); world.putHours(city, item, day, hours); }
    const reader: FigureReader = figuresOf(world), counts = { equal: 0, halfUp: 0, other: 0 }, others: string[] = [];
    for (const row of published) {
      const { day, hour } = at(row), ours = reader.figure({ subject: city, statistic: "air-index", period: { kind: "hour", day, hour }, line: "reviewed" }).value, theirs = Number(row["AQI"]);
      if (ours === String(theirs)) counts.equal++;
      else if (halfUp(Object.fromEntries(Object.entries(columns).map(([item, column]) => [item, given(row[column])]))) === theirs) counts.halfUp++;
      else { counts.other++; if (others.length < 5) others.push(`${JSON.stringify(row)}: ${ours ?? "none"}`); }
    }
    expect(others).toEqual([]);
    expect(counts.other).toBe(0);
    expect(counts.halfUp).toBeGreaterThan(0);
    expect(counts.equal).toBeGreaterThan(published.length / 3);
  });
});

const classes: Readonly<Record<string, string>> = { Ⅰ: "I", Ⅱ: "II", Ⅲ: "III", Ⅳ: "IV", Ⅴ: "V", 劣Ⅴ: "inferiorV" };
const waterColumns = [["pH", "ph"], ["DO", "do_mg_l"], ["CODMn", "codmn_mg_l"], ["NH3-N", "nh3n_mg_l"], ["TP", "tp_mg_l"]] as const;
const isNumber = (text: string | undefined): text is string => text !== undefined && /^\d+(\.\d+)?(E[+-]\d+)?$/.test(text);
const isLakeName = (river: string): boolean => /(湖|水库|淀|滇池)(（.*）)?$/.test(river) || ["程海", "阳宗海", "邛海", "洱海", "乌梁素海"].includes(river);

describeFile("data/water-sections-2025/sections_4hourly.csv", "automatic sections of November 2025: from the RAW readings to the published values and the published class", (rows) => {
  test("every row with a class", () => {
    const world = new World(), published = rows().filter((row) => classes[row["class_published"] ?? ""] !== undefined), different: string[] = [];
    const lake: Subject = { kind: "lake", id: "l" };
    const idOf = (row: Readonly<Record<string, string>>, at: number): Subject => section(`${at} ${row["section"] ?? ""}`);
    published.forEach((row, at) => {
      const where = idOf(row, at);
      if (isLakeName(row["river"] ?? "")) world.putMember(lake, where);
      for (const [item, column] of waterColumns) { const raw = row[`${column}_raw`]; if (isNumber(raw) && isNumber(row[`${column}_published`])) world.putHour(where, item, "2025-11-06", 9, reading(raw)); }
    });
    let values = 0;
    published.forEach((row, at) => {
      const { detail } = figuresOf(world).figure({ subject: idOf(row, at), statistic: "water-state", period: { kind: "hour", day: "2025-11-06", hour: 9 }, line: "reviewed" });
      if (detail?.kind !== "water" || detail.class !== classes[row["class_published"] ?? ""]) different.push(`${row["river"] ?? ""} ${row["section"] ?? ""} ${row["time"] ?? ""}: ${detail?.kind === "water" ? detail.class : "none"}, published ${row["class_published"] ?? ""}`);
      for (const [item, column] of waterColumns) { const text = row[`${column}_published`]; if (!isNumber(text) || !isNumber(row[`${column}_raw`]) || detail?.kind !== "water") continue; values++; if (Number(detail.values[item]) !== Number(text)) different.push(`${row["section"] ?? ""} ${item}: ${detail.values[item] ?? ""}, published ${text}`); }
    });
    expect(values).toBeGreaterThan(28_000);
    expect(published.length).toBeGreaterThan(6_200);
    expect(different).toEqual([]);
  });
});
