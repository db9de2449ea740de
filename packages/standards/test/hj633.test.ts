import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EditionNotNamed, NegativeConcentration, NoEditionOnDay, NotADecimal, airIndex, airIndexExplained, airLevel, airLevels, earlyAdoptions, exact, explain, hj633Columns,
  hj633Edition2012, hj633Edition2026, hj633EditionOf, hj633Editions, hourlyReport2012AsWritten, subIndex, subIndexExplained, type Hj633Column, type Hj633Edition,
} from "../src/index.js";
import { describeWith, recordsOf, vectorRows } from "./shared.js";

const edition = (name: string): Hj633Edition => hj633EditionOf({ edition: name });
const indexOf = (e: Hj633Edition, column: string, text: string): number | null => {
  const result = subIndex(e, column as Hj633Column, text);
  return result.kind === "index" ? result.value : null;
};

describe("table 1 as printed", () => {
  for (const year of ["2012", "2026"]) {
    test.each(vectorRows(`hj633-${year}-table-1.csv`))(`HJ 633-${year} table 1 %s %s → %s`, (column, limit, index) => {
      expect(indexOf(edition(`HJ 633-${year}`), column ?? "", limit ?? "")).toBe(Number(index));
    });
  }
  test.each(vectorRows("hj633-between-limits.csv"))("%s eq. (1) %s %s → %s", (name, column, concentration, index) => {
    expect(indexOf(edition(name ?? ""), column ?? "", concentration ?? "")).toBe(Number(index));
  });
});

describe("above the table and outside it", () => {
  test("HJ 633-2012 table 1 note (2): SO2_1h above 800 has no sub-index", () => {
    expect(subIndex(hj633Edition2012, "SO2_1h", "800")).toMatchObject({ kind: "index", value: 200 });
    expect(subIndex(hj633Edition2012, "SO2_1h", "801")).toMatchObject({ kind: "none", clause: "table 1 note (2)" });
  });
  test("HJ 633-2012 table 1 note (3): O3_8h above 800 has no sub-index", () => {
    expect(subIndex(hj633Edition2012, "O3_8h", "800")).toMatchObject({ value: 300 });
    expect(subIndex(hj633Edition2012, "O3_8h", "800.1")).toMatchObject({ kind: "none" });
  });
  test("HJ 633-2026 table 1 notes b and c: SO2_1h above 800 is 200, O3_8h above 800 is 300, neither is above the table", () => {
    expect(subIndex(hj633Edition2026, "SO2_1h", "950")).toEqual({ kind: "index", value: 200, aboveTable: false, note: "table 1 note b" });
    expect(subIndex(hj633Edition2026, "O3_8h", "900")).toEqual({ kind: "index", value: 300, aboveTable: false, note: "table 1 note c" });
  });
  test("above the last limit the index is 500 and says so", () => {
    for (const e of hj633Editions) {
      expect(subIndex(e, "PM10_24h", "600")).toEqual({ kind: "index", value: 500, aboveTable: false });
      expect(subIndex(e, "PM10_24h", "1500")).toEqual({ kind: "index", value: 500, aboveTable: true });
      expect(subIndex(e, "PM10_24h", exact("1500"))).toEqual({ kind: "index", value: 500, aboveTable: true });
    }
  });
  test("HJ 633-2012 has no column for 1-hour particulates; HJ 633-2026 has", () => {
    expect(subIndex(hj633Edition2012, "PM2.5_1h", "60")).toMatchObject({ kind: "none" });
    expect(subIndex(hj633Edition2026, "PM2.5_1h", "60")).toMatchObject({ value: 100 });
  });
  test("bad concentrations are refused by name", () => {
    for (const text of ["", " ", "12.3.4", "１２", "1,200", "abc", "12 ", "NaN", "."]) expect(() => subIndex(hj633Edition2012, "CO_24h", text)).toThrow(NotADecimal);
    expect(() => subIndex(hj633Edition2012, "CO_24h", "-0.1")).toThrow(NegativeConcentration);
    expect(() => subIndex(hj633Edition2026, "CO_24h", exact("-0.1"))).toThrow(/HJ 633-2026 §4\.2\.2/);
  });
});

describe("rounding of concentrations", () => {
  test("HJ 633-2026 §4.2.2 rounds half to even before the index; HJ 633-2012 does not", () => {
    expect(indexOf(hj633Edition2026, "PM2.5_24h", "60.5")).toBe(100);
    expect(indexOf(hj633Edition2026, "PM2.5_24h", "61.5")).toBe(102);
    expect(indexOf(hj633Edition2026, "PM2.5_24h", "60.51")).toBe(101);
    expect(indexOf(hj633Edition2026, "CO_24h", "4.05")).toBe(100);
    expect(indexOf(hj633Edition2026, "CO_24h", "4.15")).toBe(101);
    expect(indexOf(hj633Edition2012, "PM2.5_24h", "75.01")).toBe(101);
  });
});

describe("laws", () => {
  const columns = fc.constantFrom(...hj633Columns);
  const editions = fc.constantFrom(...hj633Editions);
  const tenths = fc.integer({ min: 0, max: 30_000 });
  const text = (n: number): string => `${Math.floor(n / 10)}.${n % 10}`;
  test("a higher concentration never has a lower sub-index", () => {
    fc.assert(fc.property(editions, columns, tenths, tenths, (e, column, a, b) => {
      const low = indexOf(e, column, text(Math.min(a, b))), high = indexOf(e, column, text(Math.max(a, b)));
      if (low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
    }));
  });
  test("decimal text, an exact number and another way of writing it agree", () => {
    fc.assert(fc.property(editions, columns, fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 3 }), (e, column, n, places) => {
      const value = exact(`${n}e-${places}`);
      const spelled = value.toFixed(places);
      expect(subIndex(e, column, spelled)).toEqual(subIndex(e, column, value));
      expect(subIndex(e, column, `${places === 0 ? `${spelled}.` : spelled}000000000000`)).toEqual(subIndex(e, column, value));
    }));
  });
  test("the sub-index is the least whole number not below eq. (1)", () => {
    fc.assert(fc.property(columns, fc.integer({ min: 0, max: 40_000 }), (column, n) => {
      const { value, lineage } = subIndexExplained(hj633Edition2012, column, text(n));
      if (value.kind !== "index" || value.aboveTable || n === 0) return;
      const unrounded = exact(lineage.rounding?.exact.split("/")[0] ?? "").over(exact(lineage.rounding?.exact.split("/")[1] ?? "1"));
      expect(exact(value.value).compare(unrounded)).not.toBe(-1);
      expect(exact(value.value - 1).compare(unrounded)).toBe(-1);
    }));
  });
  test("the order of items does not matter", () => {
    const items = ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"];
    fc.assert(fc.property(editions, fc.array(fc.option(fc.integer({ min: 0, max: 900 })), { minLength: 6, maxLength: 6 }), (e, values) => {
      const pairs = items.map((item, i) => { const v = values[i]; return [item, v === null || v === undefined ? null : String(v)] as const; });
      expect(airIndex(e, e.hourly, Object.fromEntries([...pairs].reverse()))).toEqual(airIndex(e, e.hourly, Object.fromEntries(pairs)));
    }));
  });
});

describe("levels", () => {
  test.each([[0, "优"], [50, "优"], [51, "良"], [100, "良"], [101, "轻度污染"], [150, "轻度污染"], [151, "中度污染"], [200, "中度污染"], [201, "重度污染"], [300, "重度污染"],
    [301, "严重污染"], [500, "严重污染"]])("HJ 633-2012 table 2: %i → %s", (index, category) => { expect(airLevel(index).category).toBe(category); });
  test("six levels with their colours as printed", () => {
    expect(airLevels.map((level) => [level.level, ...level.rgb])).toEqual([[1, 0, 228, 0], [2, 255, 255, 0], [3, 255, 126, 0], [4, 255, 0, 0], [5, 153, 0, 76], [6, 126, 0, 35]]);
    expect(airLevels.map((level) => level.cmyk.join(" "))).toEqual(["40 0 100 0", "0 0 100 0", "0 52 100 0", "0 100 100 0", "10 100 40 30", "30 100 100 30"]);
    expect(airLevels.map((level) => level.to)).toEqual([50, 100, 150, 200, 300, undefined]);
  });
});

describe("daily and hourly reports", () => {
  const daily = (e: Hj633Edition, values: Record<string, string | null>) => airIndex(e, e.daily, values);
  test("HJ 633-2012 §4.4: ties are all primary, above 100 are exceeding, missing ones stand aside", () => {
    expect(daily(hj633Edition2012, { "PM2.5": "115", PM10: "250", SO2: "10", CO: "4.1", NO2: null })).toMatchObject({
      kind: "index", aqi: 150, category: "轻度污染", primary: ["PM10", "PM2.5"], exceeding: ["PM10", "CO", "PM2.5"], missing: ["NO2"], notMonitored: ["O3_8h", "O3_1h"] });
  });
  test("an index of exactly 50 has no primary pollutant, 51 has", () => {
    expect(daily(hj633Edition2012, { "PM2.5": "35", PM10: "50" })).toMatchObject({ aqi: 50, primary: [], exceeding: [] });
    expect(daily(hj633Edition2012, { "PM2.5": "35", PM10: "50.1" })).toMatchObject({ aqi: 51, category: "良", primary: ["PM10"], exceeding: [] });
    expect(daily(hj633Edition2012, { "PM2.5": "75" })).toMatchObject({ aqi: 100, primary: ["PM2.5"], exceeding: [] });
    expect(daily(hj633Edition2012, { "PM2.5": "75.1" })).toMatchObject({ aqi: 101, exceeding: ["PM2.5"] });
  });
  test("HJ 633-2026 §5.3.1: a missing item withholds up to 100 and not above", () => {
    expect(daily(hj633Edition2026, { PM10: "120", "PM2.5": null })).toMatchObject({ kind: "withheld", aqi: 100, category: null, primary: [] });
    expect(daily(hj633Edition2026, { PM10: "121", "PM2.5": null })).toMatchObject({ kind: "index", aqi: 101, primary: ["PM10"], exceeding: [] });
    expect(daily(hj633Edition2026, { PM10: "120" })).toMatchObject({ kind: "index", aqi: 100 });
  });
  test("nothing measured has no index, and an item without a sub-index is named", () => {
    expect(daily(hj633Edition2012, { PM10: null })).toMatchObject({ kind: "none", category: null });
    expect(airIndex(hj633Edition2012, hj633Edition2012.hourly, { SO2: "900", CO: "1" })).toMatchObject({ kind: "index", aqi: 10, withoutIndex: ["SO2"] });
  });
  test("HJ 633-2012 §5.2 as written takes particulates by sliding 24 hours and O3 by two means", () => {
    expect(airIndex(hj633Edition2012, hourlyReport2012AsWritten, { "PM2.5_24h": "75", O3_8h: "161", O3: "100" })).toMatchObject({ aqi: 101, primary: ["O3_8h"] });
  });
  test("above the table is named", () => {
    expect(daily(hj633Edition2026, { PM10: "1500", "PM2.5": "320" })).toMatchObject({ aqi: 500, primary: ["PM10"], aboveTable: ["PM10"], category: "严重污染" });
  });
});

describe("editions by day", () => {
  test("the day of measurement chooses", () => {
    expect(hj633EditionOf({ day: "2026-02-28" }).edition).toBe("HJ 633-2012");
    expect(hj633EditionOf({ day: "2026-03-01" }).edition).toBe("HJ 633-2026");
    expect(hj633EditionOf({ day: "2026-03-01", edition: "HJ 633-2012" }).edition).toBe("HJ 633-2012");
  });
  test("a day before any edition, and no day at all, are refused", () => {
    expect(() => hj633EditionOf({ day: "2015-12-31" })).toThrow(NoEditionOnDay);
    expect(() => hj633EditionOf({})).toThrow(EditionNotNamed);
    expect(() => hj633EditionOf({ edition: "HJ 633-2030" })).toThrow(/HJ 633-2012, HJ 633-2026/);
    expect(() => hj633EditionOf({ day: "2025-02-29" })).toThrow(/not a day/);
  });
  test("an early adoption is dated data", () => {
    const adoption = earlyAdoptions[0];
    if (!adoption) throw new Error("no adoption held");
    expect(hj633EditionOf({ day: "2013-01-01", adoption }).edition).toBe("HJ 633-2012");
    expect(() => hj633EditionOf({ day: "2012-12-31", adoption })).toThrow(NoEditionOnDay);
    expect(hj633EditionOf({ day: "2026-03-01", adoption }).edition).toBe("HJ 633-2026");
  });
});

describe("lineage", () => {
  test("a sub-index tells its limits, its exact value and its clauses, in both languages", () => {
    const { lineage } = subIndexExplained(hj633Edition2012, "CO_24h", "2.3", { id: "obs:1" });
    expect(lineage).toMatchObject({ value: "58", rounding: { rule: "ceil", exact: "57.5" }, rule: { edition: "HJ 633-2012", clauses: ["4.2", "6.2"], attestation: "VERIFIED" } });
    expect(lineage.inputs.map((input) => [input.value, input.unit])).toEqual([["2.3", "mg/m³"], ["2", "mg/m³"], ["4", "mg/m³"]]);
    expect(explain(lineage, "en")).toContain("rounded up");
    expect(explain(lineage, "zh")).toContain("向上进位取整");
  });
  test("above the table, by a footnote and without a column, the tree says so and has no limits", () => {
    const nodes = [[hj633Edition2012, "PM10_24h", "700"], [hj633Edition2026, "O3_8h", "900"], [hj633Edition2012, "SO2_1h", "801"], [hj633Edition2012, "PM10_1h", "5"]] as const;
    const told = nodes.map(([e, column, text]) => subIndexExplained(e, column, text).lineage);
    expect(told.map(({ value, notes, inputs, rounding, rule }) => [value, notes?.length, inputs.length, rounding, rule?.clauses.at(-1)])).toEqual([
      ["500", 1, 1, undefined, "6.2"], ["300", 1, 1, undefined, "table 1 note c"], [null, 1, 1, undefined, "table 1 note (2)"], [null, 1, 1, undefined, "table 1"]]);
    expect(told.map(({ notes }) => notes?.[0]?.en)).toEqual(["above the last limit of the table; 500 by practice", "above the last limit; 300 by table 1 note c",
      expect.stringContaining("SO2 1-hour above 800") as string, "table 1 of HJ 633-2012 has no column PM10_1h; it has no sub-index"]);
  });
  test("the whole node of a rounded concentration, and no notes where there is nothing to say", () => {
    const { lineage } = subIndexExplained(hj633Edition2026, "CO_1h", exact("1.25"));
    expect(lineage).not.toHaveProperty("notes");
    expect(lineage.inputs[0]).toEqual({ name: { zh: "CO_1h 浓度（修约后）", en: "CO_1h concentration, rounded" }, value: "1.2", unit: "mg/m³", origin: "computed",
      inputs: [{ name: { zh: "CO_1h 浓度", en: "CO_1h concentration" }, value: "1.25", unit: "mg/m³", origin: "measured", inputs: [] }], rounding: { rule: "GB/T 8170", places: 1, exact: "1.25" },
      rule: { id: "HJ 633/concentration", formula: { zh: "按 GB/T 8170 修约", en: "rounded by GB/T 8170" }, standard: "HJ 633", edition: "HJ 633-2026", clauses: ["4.2.2"], attestation: "VERIFIED" } });
    expect(lineage.inputs.slice(1).map(({ name, value, source }) => [name.en, value, source?.document])).toEqual([["BPLo (IAQI 0)", "0", "HJ 633-2026"], ["BPHi (IAQI 50)", "5", "HJ 633-2026"]]);
    expect(airIndexExplained(hj633Edition2026, hj633Edition2026.daily, { SO2: "1", NO2: "1", PM10: "1", CO: "1", O3_8h: "1", "PM2.5": "1" }).lineage.notes).toEqual([]);
    expect(airIndexExplained(hj633Edition2012, hj633Edition2012.hourly, { SO2: "1" }).lineage.notes?.map(({ en }) => en)).toEqual([expect.stringContaining("practice of CNEMC") as string, "not monitored: NO2, PM10, CO, O3, PM2.5"]);
  });
  test("an index has its sub-indices as inputs; a rounded concentration keeps the raw one", () => {
    const { value, lineage } = airIndexExplained(hj633Edition2026, hj633Edition2026.daily, { "PM2.5": "60.5", PM10: null, CO: "0" });
    expect(value.kind).toBe("withheld");
    expect(lineage.value).toBeNull();
    expect(lineage.inputs[1]?.inputs[0]).toMatchObject({ value: "60", rounding: { exact: "60.5", rule: "GB/T 8170" } });
    expect(lineage.notes?.map((note) => note.en).join()).toMatch(/missing or invalid: PM10.*the index is NA/);
  });
});

interface RecordRow { readonly mode: string; readonly note: string; readonly input: Record<string, string | null>;
  readonly expect: { readonly iaqi: Record<string, number | null>; readonly aqi: number | null; readonly "aqi_before_5.3.1": number; readonly primary: string[] | null; readonly level: number | null } }

describeWith("vectors/air/aqi_records_2026.json", "HJ 633-2026 whole records", (text) => {
  test("every row", () => {
    const rows = (JSON.parse(text()) as { rows: RecordRow[] }).rows;
    for (const row of rows) {
      const daily = row.mode === "daily";
      const name = (item: string): string => item === "PM25" ? "PM2.5" : item === "O3" && daily ? "O3_8h" : item;
      const result = airIndex(hj633Edition2026, daily ? hj633Edition2026.daily : hj633Edition2026.hourly,
        Object.fromEntries(Object.entries(row.input).map(([item, value]) => [name(item), value])));
      for (const [column, index] of Object.entries(row.expect.iaqi)) {
        const item = name(column.split("_")[0] ?? "");
        expect(result.subIndices[item] ?? null, `${row.note}: ${column}`).toBe(index);
      }
      expect(result.aqi, row.note).toBe(row.expect["aqi_before_5.3.1"]);
      expect(result.kind === "index" ? result.aqi : null, row.note).toBe(row.expect.aqi);
      expect([...result.primary].sort(), row.note).toEqual((row.expect.primary ?? []).map(name).sort());
      expect(result.category === null ? null : airLevel(result.aqi).level, row.note).toBe(row.expect.level);
    }
    expect(rows.length).toBeGreaterThan(15);
  });
});

const published: Readonly<Record<string, string>> = { "细颗粒物(PM2.5)": "PM2.5", "颗粒物(PM10)": "PM10", "臭氧1小时": "O3", "二氧化硫": "SO2", "一氧化碳": "CO", "二氧化氮": "NO2" };
const primaryOf = (text: string): string[] => text.split(/[, ]/).filter((name) => name !== "" && name !== "NaN").map((name) => published[name] ?? name).sort();
const measured = (text: string | undefined): string | null => (text === undefined || text === "" || text === "NaN" ? null : text);

function judge(rows: readonly Readonly<Record<string, string>>[], columns: { aqi: string; category: string; primary: string; items: Record<string, string> }): { judged: number; different: string[] } {
  const different: string[] = [];
  let judged = 0;
  for (const row of rows) {
    if (measured(row[columns.aqi]) === null) continue;
    judged++;
    const result = airIndex(hj633Edition2012, hj633Edition2012.hourly, Object.fromEntries(Object.entries(columns.items).map(([item, column]) => [item, measured(row[column])])));
    const ours = [result.aqi, result.category, [...result.primary].sort().join()].join(" ");
    const theirs = [Number(row[columns.aqi]), row[columns.category], primaryOf(row[columns.primary] ?? "").join()].join(" ");
    if (ours !== theirs) different.push(`${JSON.stringify(row)}: ours ${ours}`);
  }
  return { judged, different };
}

describeWith("data/air-stations/stations_hourly.csv", "CNEMC station-hours: index, category, primary pollutant as published", (text) => {
  test("every row with a published index", () => {
    const { judged, different } = judge(recordsOf(text()), { aqi: "aqi", category: "quality", primary: "primary",
      items: { SO2: "so2", NO2: "no2", PM10: "pm10", CO: "co", O3: "o3_24h_col", "PM2.5": "pm2_5" } });
    expect(judged).toBeGreaterThan(2900);
    expect(different).toEqual([]);
  });
});

describeWith("data/air-datong-2020-04/datong_clean.csv", "Datong station-hours of April 2020 as published", (text) => {
  test("every row with a published index", () => {
    const { judged, different } = judge(recordsOf(text()), { aqi: "AQI", category: "Level", primary: "PrimaryPollution",
      items: { SO2: "SO2", NO2: "NO2", PM10: "PM10", CO: "CO", O3: "O3_1h", "PM2.5": "PM2.5" } });
    expect(judged).toBe(642);
    expect(different).toEqual([]);
  });
});
