import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateLine, exact, rules } from "../src/index.js";
import { describeWith, vectorRows } from "./shared.js";

interface Answer { readonly id: unknown; readonly value?: unknown; readonly reason?: string; readonly edition?: string; readonly clauses?: string[]; readonly status?: string;
  readonly aboveTable?: boolean; readonly practice?: string; readonly windows?: number; readonly byException?: boolean; readonly lineage?: { readonly inputs: unknown[] };
  readonly error?: { readonly code: string; readonly message: string } }
const ask = (request: unknown, explain = false): Answer => JSON.parse(evaluateLine(typeof request === "string" ? request : JSON.stringify(request), { explain })) as Answer;
const day2025 = (rule: string, args: unknown): Answer => ask({ id: 1, rule, day: "2025-01-03", args });
const day2026 = (rule: string, args: unknown): Answer => ask({ id: 1, rule, day: "2026-05-01", args });

describe("the line", () => {
  test("the contract's own example", () => {
    expect(evaluateLine('{"id":1,"rule":"HJ 633/iaqi","day":"2025-01-03","args":{"item":"CO_24h","value":"2.2"}}', { explain: false }))
      .toBe('{"id":1,"value":55,"edition":"HJ 633-2012","clauses":["4.2","6.2"],"status":"VERIFIED"}');
  });
  test.each([["", "evaluate/line-not-readable"], ["x", "evaluate/line-not-readable"], ["[]", "evaluate/line-not-readable"], ["null", "evaluate/line-not-readable"], ['"x"', "evaluate/line-not-readable"],
    ['{"id":1}', "evaluate/unknown-rule"], ['{"id":1,"rule":7,"args":{}}', "evaluate/unknown-rule"], ['{"id":1,"rule":"HJ 999/x","args":{}}', "evaluate/unknown-rule"],
    ['{"id":1,"rule":"HJ 633/iaqi"}', "evaluate/line-not-readable"], ['{"id":1,"rule":"HJ 633/iaqi","args":[]}', "evaluate/line-not-readable"],
    ['{"id":1,"rule":"HJ 633/iaqi","day":20250103,"args":{}}', "evaluate/line-not-readable"], ['{"id":1,"rule":"HJ 633/iaqi","edition":1,"args":{}}', "evaluate/line-not-readable"]])(
    "%s gives %s", (line, code) => { expect(ask(line).error?.code).toBe(code); });
  test("the id comes back as it was, also with an error", () => {
    for (const id of [0, "a", null, { n: 1 }, [1]]) {
      expect(ask({ id, rule: "none", args: {} }).id).toEqual(id);
      expect(ask({ id, rule: "GB/T 8170/round", args: { value: "1", places: 0 } }).id).toEqual(id);
    }
    expect(ask({ rule: "GB/T 8170/round", args: { value: "1", places: 0 } })).toMatchObject({ id: null, value: "1" });
  });
  test("nothing throws and everything is JSON", () => {
    fc.assert(fc.property(fc.constantFrom(...rules.keys()), fc.dictionary(fc.constantFrom("value", "item", "places", "hours", "values", "p", "days", "year", "SO2", "CO"), fc.jsonValue()), fc.boolean(),
      (rule, args, explain) => {
        const answer = ask({ id: 1, rule, day: "2025-01-03", args }, explain);
        expect(answer.id).toBe(1);
        expect(answer.error === undefined ? answer.edition !== undefined : answer.error.code !== "evaluate/fault").toBe(true);
        expect(JSON.stringify(answer)).not.toMatch(/NaN|Infinity/);
      }), { numRuns: 400 });
  });
});

describe("GB/T 8170/round", () => {
  test.each(vectorRows("gbt8170.csv"))("%s to %s → %s", (value, places, text) => {
    expect(ask({ id: 1, rule: "GB/T 8170/round", args: { value, places: Number(places) } })).toEqual({ id: 1, value: text, edition: "GB/T 8170-2008", clauses: ["3.2", "3.3"], status: "VERIFIED" });
  });
  test.each([["2.5"], [undefined], [1.5], [31], [-19], [null]])("places %s is refused", (places) => {
    expect(ask({ id: 1, rule: "GB/T 8170/round", args: { value: "1", places } }).error?.code).toMatch(/^evaluate\/argument-/);
  });
});

describe("HJ 633/iaqi", () => {
  for (const year of ["2012", "2026"]) test.each(vectorRows(`hj633-${year}-table-1.csv`))(`HJ 633-${year} %s %s → %s`, (item, value, index) => {
    expect(ask({ id: 1, rule: "HJ 633/iaqi", edition: `HJ 633-${year}`, args: { item, value } })).toMatchObject({ value: Number(index), edition: `HJ 633-${year}` });
  });
  test("above the table 500 with its mark; not where a footnote speaks", () => {
    expect(day2025("HJ 633/iaqi", { item: "PM10_24h", value: "601" })).toMatchObject({ value: 500, aboveTable: true });
    expect(day2025("HJ 633/iaqi", { item: "PM10_24h", value: "600" })).not.toHaveProperty("aboveTable");
    expect(day2025("HJ 633/iaqi", { item: "SO2_1h", value: "801" })).toMatchObject({ value: null, clauses: ["4.2", "6.2", "table 1 note (2)"] });
    expect(day2025("HJ 633/iaqi", { item: "O3_8h", value: "801" }).reason).toMatch(/1-hour/);
    expect(day2025("HJ 633/iaqi", { item: "PM2.5_1h", value: "60" }).reason).toMatch(/no column PM2\.5_1h/);
    expect(day2026("HJ 633/iaqi", { item: "SO2_1h", value: "801" })).toMatchObject({ value: 200, clauses: ["4.2.2", "4.2.4", "4.2.6", "table 1 note b"] });
    expect(day2026("HJ 633/iaqi", { item: "O3_8h", value: "801" })).toMatchObject({ value: 300 });
  });
  test.each([
    ["not a number", "abc", "evaluate/argument-wrong"], ["blank", "", "evaluate/argument-wrong"], ["a space", " ", "evaluate/argument-wrong"], ["full-width digits", "１２", "evaluate/argument-wrong"],
    ["a unit", "12 µg/m³", "evaluate/argument-wrong"], ["negative", "-1", "evaluate/negative"], ["a fraction through floating point", 2.2, "evaluate/argument-wrong"],
    ["nothing", null, "evaluate/argument-missing"], ["a truth value", true, "evaluate/argument-wrong"], ["a list", ["1"], "evaluate/argument-wrong"],
  ])("%s is a named error with the clause", (_, value, code) => {
    const { error } = day2025("HJ 633/iaqi", { item: "CO_24h", value });
    expect(error?.code).toBe(code);
    expect(error?.message).toContain("HJ 633-2012");
  });
  test("unknown item, day without an edition, no day, unknown edition", () => {
    expect(day2025("HJ 633/iaqi", { item: "SO3_24h", value: "1" }).error?.code).toBe("evaluate/argument-wrong");
    expect(ask({ id: 1, rule: "HJ 633/iaqi", day: "2010-01-01", args: { item: "CO_24h", value: "1" } }).error?.code).toBe("editions/none-on-day");
    expect(ask({ id: 1, rule: "HJ 633/iaqi", args: { item: "CO_24h", value: "1" } }).error?.code).toBe("editions/not-named");
    expect(ask({ id: 1, rule: "HJ 633/iaqi", day: "2025-02-30", args: { item: "CO_24h", value: "1" } }).error?.code).toBe("day/not-a-day");
    expect(ask({ id: 1, rule: "HJ 633/iaqi", edition: "HJ 633-2020", args: { item: "CO_24h", value: "1" } }).error?.code).toBe("editions/unknown");
  });
  test("an edition named overrides the day; a whole number may be a JSON number; minus zero is zero", () => {
    expect(ask({ id: 1, rule: "HJ 633/iaqi", day: "2025-01-03", edition: "HJ 633-2026", args: { item: "PM2.5_24h", value: 60 } })).toMatchObject({ value: 100 });
    expect(day2025("HJ 633/iaqi", { item: "CO_24h", value: "-0.0" })).toMatchObject({ value: 0 });
  });
  test("the lineage comes only when asked for", () => {
    const request = { id: 1, rule: "HJ 633/iaqi", day: "2025-01-03", args: { item: "CO_24h", value: "2.2" } };
    expect(ask(request)).not.toHaveProperty("lineage");
    expect(ask(request, true).lineage?.inputs).toHaveLength(3);
  });
});

describe("HJ 633/aqi-hourly and aqi-daily", () => {
  test("before 2026-03-01 it is CNEMC's practice and says so", () => {
    expect(day2025("HJ 633/aqi-hourly", { "PM2.5": "76", PM10: "151", SO2: null, CO: "1" })).toMatchObject({ practice: "CNEMC", status: "REPORTED", edition: "HJ 633-2012",
      value: { aqi: 102, category: "轻度污染", primary: ["PM2.5"], missing: ["SO2"], notMonitored: ["NO2", "O3"], practice: "CNEMC" } });
    expect(day2026("HJ 633/aqi-hourly", { "PM2.5": "76" })).not.toHaveProperty("practice");
  });
  test("a missing item makes the index NA in 2026 unless the others give more than 100", () => {
    expect(day2026("HJ 633/aqi-daily", { PM10: "120", "PM2.5": null })).toMatchObject({ value: { aqi: "NA", category: "NA", primary: "NA", missing: ["PM2.5"] }, reason: expect.stringContaining("PM2.5") as string });
    expect(day2026("HJ 633/aqi-daily", { PM10: null })).toMatchObject({ value: { aqi: "NA", missing: ["PM10"] } });
    expect(day2026("HJ 633/aqi-daily", { PM10: "122", "PM2.5": null })).toMatchObject({ value: { aqi: 101, primary: ["PM10"] } });
  });
  test("exceeding pollutants stand in the daily report of 2012 alone", () => {
    expect(day2025("HJ 633/aqi-daily", { PM10: "160", "PM2.5": "76", O3_8h: "160", O3_1h: "201" })).toMatchObject({ value: { aqi: 105, primary: ["PM10"], exceeding: ["PM10", "PM2.5", "O3_1h"] } });
    expect((day2026("HJ 633/aqi-daily", { PM10: "160", O3_1h: "300" }).value as Record<string, unknown>)).toMatchObject({ notUsed: ["O3_1h"], primary: ["PM10"] });
    expect(day2026("HJ 633/aqi-daily", { PM10: "160" }).value).not.toHaveProperty("exceeding");
    expect(day2025("HJ 633/aqi-hourly", { PM10: "160" }).value).not.toHaveProperty("exceeding");
  });
  test("above the table is marked; nothing at all is null with a reason; a sub-index that a footnote takes away is named", () => {
    expect(day2025("HJ 633/aqi-hourly", { PM10: "700" })).toMatchObject({ aboveTable: true, value: { aqi: 500 } });
    expect(day2025("HJ 633/aqi-hourly", { PM10: null })).toMatchObject({ value: null, reason: expect.stringContaining("no item") as string });
    expect(day2025("HJ 633/aqi-hourly", { SO2: "900", CO: "1" })).toMatchObject({ value: { aqi: 10, withoutIndex: ["SO2"] } });
  });
  test("unknown items and no items are refused", () => {
    expect(day2025("HJ 633/aqi-hourly", { PM1: "1" }).error).toMatchObject({ code: "evaluate/unknown-item" });
    expect(day2025("HJ 633/aqi-hourly", {}).error?.code).toBe("evaluate/argument-wrong");
    expect(day2025("HJ 633/aqi-hourly", { CO: "-0.1" }).error?.code).toBe("evaluate/negative");
    expect(ask({ id: 1, rule: "HJ 633/aqi-daily", day: "2025-01-03", args: { CO: "1", PM10: "700" } }, true).lineage?.inputs).toHaveLength(2);
  });
});

describe("HJ 663", () => {
  const ozone = [30, 28, 25, 24, 22, 21, 20, 24, 35, 52, 70, 92, 110, 128, 141, 150, 155, 148, 130, 104, 82, 63, 50, 41];
  test("o3-mda8", () => {
    expect(day2025("HJ 663/o3-mda8", { hours: ozone.map(String) })).toMatchObject({ value: { value: "133", windows: 17 }, edition: "HJ 663-2013", clauses: ["6.1.2"] });
    const gap = ozone.map((v, i) => (i >= 9 && i <= 11 ? null : String(v)));
    expect(day2025("HJ 663/o3-mda8", { hours: gap })).toMatchObject({ value: null, windows: 11, reason: expect.stringContaining("14") as string });
    expect(day2025("HJ 663/o3-mda8", { hours: gap.map((v) => (v === null ? null : String(Number(v) * 2))) })).toMatchObject({ value: { value: "277", windows: 11 }, byException: true });
    expect(day2025("HJ 663/o3-mda8", { hours: gap, zone: "first" })).toMatchObject({ value: { value: "139" }, byException: true });
    expect(ask({ id: 1, rule: "HJ 663/o3-mda8", args: { hours: ozone.map(String) } }, true)).toMatchObject({ edition: "HJ 663" });
    expect(day2025("HJ 663/o3-mda8", { hours: ["1"] }).error?.code).toBe("hj663/not-24-hours");
    expect(day2025("HJ 663/o3-mda8", { hours: ozone.map(() => "-1") }).error).toMatchObject({ code: "evaluate/negative", message: expect.stringContaining("hours[0]") as string });
    expect(day2025("HJ 663/o3-mda8", { hours: "x" }).error?.code).toBe("evaluate/argument-wrong");
  });
  test("percentile", () => {
    expect(day2025("HJ 663/percentile", { values: ["10", "20"], p: 95 })).toMatchObject({ value: "19.5" });
    expect(day2025("HJ 663/percentile", { values: ["10", "20"], p: "95", places: 0 })).toMatchObject({ value: "20" });
    expect(ask({ id: 1, rule: "HJ 663/percentile", args: { values: ["1", "2"], p: 97.5 } }, true)).toMatchObject({ value: "1.975", edition: "HJ 663" });
    expect(day2025("HJ 663/percentile", { values: [], p: 95 }).error?.code).toBe("hj663/no-percentile");
    expect(day2025("HJ 663/percentile", { values: ["1"] }).error?.code).toBe("evaluate/argument-missing");
    expect(day2025("HJ 663/percentile", { values: ["1"], p: "x" }).error?.code).toBe("evaluate/argument-wrong");
  });
  const days = (year: number, values: object) => Array.from({ length: 365 }, (_, i) => ({ day: new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10), ...values }));
  const steady = { SO2: "20", NO2: "30", PM10: "65", CO: "2.2", O3_8h: "145", "PM2.5": "33", sandstorm: false };
  test("annual", () => {
    expect(ask({ id: 1, rule: "HJ 663/annual", args: { year: 2025, days: days(2025, steady), means: "calendar" } })).toMatchObject({ edition: "HJ 663-2013", value: {
      SO2: { mean: "20", percentile: "20", validDays: 365, valid: true, compliant: true, multiple: null }, CO: { mean: null, percentile: "2.2" },
      composite: { index: "4.41", singles: { SO2: "0.33", NO2: "0.75", PM10: "0.93", "PM2.5": "0.94", CO: "0.55", O3_8h: "0.91" } }, goodDays: 365, denominator: 365, ratio: "100.0" } });
    expect(ask({ id: 1, rule: "HJ 663/annual", args: { year: 2026, days: days(2026, steady) } }).error?.code).toBe("hj663/year-shared");
    expect(ask({ id: 1, rule: "HJ 663/annual", edition: "HJ 663-2026", args: { year: 2026, days: days(2026, steady), weights: "reported-2026" } }, true)).toMatchObject({ value: { composite: { index: "8.58" }, compliant: false } });
  });
  test.each([[{ year: 2025, days: [{ day: "2025-01-01", PM1: "1" }] }, "evaluate/unknown-item"], [{ year: 2025, days: ["x"] }, "evaluate/argument-wrong"], [{ year: 2025, days: [{ day: 1 }] }, "evaluate/argument-wrong"],
    [{ year: 2025, days: [{ day: "2025-01-01", sandstorm: "no" }] }, "evaluate/argument-wrong"], [{ year: 2025, days: [{ day: "2024-01-01" }] }, "hj663/days-not-of-year"],
    [{ year: 2025, days: [{ day: "2025-01-01", CO: "-1" }] }, "evaluate/negative"], [{ year: "x", days: [] }, "evaluate/argument-wrong"], [{ year: 2025 }, "evaluate/argument-missing"],
    [{ year: 2025, days: [], means: "lunar" }, "evaluate/argument-wrong"]])("annual refuses %j: %s", (args, code) => {
    expect(ask({ id: 1, rule: "HJ 663/annual", args }).error?.code).toBe(code);
  });
});

describeWith("vectors/air/iaqi_float_hazards.json", "HJ 633 where floating point fails, through lines", (text) => {
  test("every row", () => {
    const { rows } = JSON.parse(text()) as { rows: [number, string, string, number, number, number][] };
    for (const [year, item, , value, index] of rows) expect(ask({ id: 1, rule: "HJ 633/iaqi", edition: `HJ 633-${year}`, args: { item, value: exact(String(value)).toString() } }).value, item).toBe(index);
  });
});

describeWith("vectors/air/edition_compare.json", "the two editions of HJ 633 side by side", (text) => {
  test("every row", () => {
    const { rows } = JSON.parse(text()) as { rows: { item: string; c: number; "2012": number; "2026": number }[] };
    for (const row of rows) for (const year of ["2012", "2026"] as const)
      expect(ask({ id: 1, rule: "HJ 633/iaqi", edition: `HJ 633-${year}`, args: { item: row.item.replace("PM25", "PM2.5"), value: String(row.c) } }).value).toBe(row[year]);
  });
});
