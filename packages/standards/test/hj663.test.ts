import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DaysNotOfYear, NoPercentile, NotADay, NotADayOfHours, YearShared, airItems, annualEvaluation, annualItems, changeRate, compositeIndex, dailyMean, daysInYear, equalWeights, exact,
  explain, gb3095EditionOf, goodDayRatio, hj633Edition2012, hj633Edition2026, hj663Edition2013, hj663Edition2026, hj663EditionOf, hj663EditionOfYear, isHourValid, isMonthValid, meanOf,
  ozoneDay, percentile, ranked, regionMean, reportedWeights2026, sandstormEpisodes, threeYearMean, yearValidity, yearValidityOfCounts, type AirItem, type DayValues, type Exact,
} from "../src/index.js";
import { NoSuchPeriod, airComplianceRate, monthsOfPeriod, airPeriodMean } from "../src/index.js";
import { describeWith, recordsOf, vectorRows } from "./shared.js";

const limits2012 = gb3095EditionOf({ edition: "GB 3095-2012" });
const hoursOf = (values: readonly (number | null)[]): (Exact | null)[] => values.map((value) => (value === null ? null : exact(value)));

describe("HJ 663-2013 annex A percentile", () => {
  test.each(vectorRows("hj663-percentile.csv"))("P%s → %s", (p, value, whole, listed) => {
    const range = /^1\.\.(\d+)$/.exec(listed ?? "");
    const values = range ? Array.from({ length: Number(range[1]) }, (_, i) => exact(i + 1)) : (listed ?? "").split("|").map((text) => exact(text));
    const result = percentile(values, p ?? "");
    expect(result.equals(exact(value ?? ""))).toBe(true);
    expect(result.toFixed(0)).toBe(whole);
  });
  test("of nothing, of 0 % and of more than 100 % there is none; 100 % is the highest", () => {
    expect(() => percentile([], 90)).toThrow(NoPercentile);
    for (const p of [0, 101, "-5", "100.1"]) expect(() => percentile([exact(1)], p)).toThrow(/0 < p ≤ 100/);
    expect(percentile([exact(3), exact(1), exact(2)], 100).toString()).toBe("3");
    expect(percentile([exact(1), exact(2)], "97.5").toString()).toBe("1.975");
  });
  test("order does not matter, a higher share is never lower, and the result lies among the values", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100 }), (values, a, b) => {
      const numbers = values.map((value) => exact(value));
      const low = percentile(numbers, Math.min(a, b)), high = percentile([...numbers].reverse(), Math.max(a, b));
      expect(low.compare(high)).not.toBe(1);
      expect(low.compare(exact(Math.min(...values)))).not.toBe(-1);
      expect(high.compare(exact(Math.max(...values)))).not.toBe(1);
    }));
  });
});

interface OzoneRow { readonly name: string; readonly hours_1_24: (number | null)[]; readonly valid_windows: number; readonly max_exact: string; readonly max_rounded: string; readonly daily_value_valid: boolean }
const smooth = [30, 28, 25, 24, 22, 21, 20, 24, 35, 52, 70, 92, 110, 128, 141, 150, 155, 148, 130, 104, 82, 63, 50, 41];

describe("daily values", () => {
  test("HJ 663 §6.1.2: 17 windows end at 8 … 24", () => {
    expect(ozoneDay(hoursOf(smooth), exact(160))).toMatchObject({ kind: "value", text: "133", windows: 17 });
    const only = (at: number) => ozoneDay(hoursOf(smooth.map((_, i) => (i >= at && i < at + 8 ? 200 : 0))), exact(160));
    expect(only(0)).toMatchObject({ text: "200" }); // ends at 8
    expect(only(16)).toMatchObject({ text: "200" }); // ends at 24
  });
  test("HJ 663 §6.1.2: 14 windows are enough, 13 only when the maximum exceeds the limit", () => {
    const from = (first: number, value: number) => hoursOf(Array.from({ length: 24 }, (_, i) => (i < first ? null : value)));
    expect(ozoneDay(from(5, 100), exact(160))).toMatchObject({ kind: "value", windows: 14 }); // windows ending at 11 … 24
    expect(ozoneDay(from(5, 100), exact(160))).not.toHaveProperty("byException");
    expect(ozoneDay(from(6, 100), exact(160))).toMatchObject({ kind: "none", windows: 13, clause: "HJ 663 §6.1.2" });
    expect(ozoneDay(from(6, 160), exact(160))).toMatchObject({ kind: "none" });
    expect(ozoneDay(from(6, 161), exact(160))).toMatchObject({ kind: "value", text: "161", byException: true });
    expect(ozoneDay(from(23, 300), exact(160))).toMatchObject({ kind: "none", windows: 0 });
  });
  test("GB 3095 table 4: a daily mean needs 20 hours", () => {
    const hours = (n: number) => hoursOf(Array.from({ length: 24 }, (_, i) => (i < n ? 10 + (i % 2) : null)));
    expect(dailyMean(hours(20), 0)).toMatchObject({ kind: "value", text: "10", count: 20 }); // 10.5 goes to the even 10
    expect(dailyMean(hours(20), 1)).toMatchObject({ text: "10.5" });
    expect(dailyMean(hours(19), 0)).toMatchObject({ kind: "none", count: 19 });
    expect(dailyMean(hours(0), 0)).toMatchObject({ kind: "none", count: 0 });
  });
  test("a day has 24 hours", () => {
    expect(() => dailyMean(hoursOf([1, 2]), 0)).toThrow(NotADayOfHours);
    expect(() => ozoneDay(hoursOf([...smooth, 1]), exact(160))).toThrow(/24/);
    expect(meanOf([])).toBeNull();
  });
  test("GB 3095-2026 table 4: 45 minutes for gases; particulates are not in that row", () => {
    expect([isHourValid("SO2", 44), isHourValid("SO2", 45), isHourValid("PM10", 1), isHourValid("PM10", 0)]).toEqual([false, true, true, false]);
    expect([isMonthValid(2025, 2, 25), isMonthValid(2025, 2, 24), isMonthValid(2025, 4, 27), isMonthValid(2025, 4, 26)]).toEqual([true, false, true, false]);
  });
});

describeWith("vectors/air/o3_mda8.json", "O3 daily maximum 8-hour mean", (text) => {
  test("every row", () => {
    const { rows } = JSON.parse(text()) as { rows: OzoneRow[] };
    for (const row of rows) {
      const day = ozoneDay(hoursOf(row.hours_1_24), exact(160));
      expect(day.windows, row.name).toBe(row.valid_windows);
      expect(day.kind === "value", row.name).toBe(row.daily_value_valid);
      if (day.kind === "value") { expect(day.value.toString(), row.name).toBe(fractionText(row.max_exact)); expect(day.text, row.name).toBe(row.max_rounded); }
    }
  });
});
const fractionText = (text: string): string => { const [n = "0", d = "1"] = text.split("/"); return exact(n).over(exact(d)).toString(); };

describe("validity of a year", () => {
  const full = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const withMonth = (month: number, days: number) => yearValidityOfCounts(full.map((n, i) => (i === month - 1 ? days : n)));
  test("GB 3095-2026 table 4: 324 days, 27 in a month, 25 in February", () => {
    expect(yearValidityOfCounts(full)).toEqual({ valid: true, days: 365, shortMonths: [] });
    expect(withMonth(3, 26)).toMatchObject({ valid: false, shortMonths: [3] });
    expect(withMonth(3, 27).valid).toBe(true);
    expect(withMonth(2, 25).valid).toBe(true);
    expect(withMonth(2, 24)).toMatchObject({ valid: false, shortMonths: [2] });
    expect(yearValidityOfCounts(full.map((n, i) => (i === 1 ? 25 : 27)))).toMatchObject({ days: 322, valid: false, shortMonths: [] });
    expect(yearValidityOfCounts(full.map((n, i) => (i === 1 ? 27 : 27)))).toMatchObject({ days: 324, valid: true });
    expect(yearValidity(daysInYear(2024))).toMatchObject({ valid: true, days: 366 });
    expect(() => yearValidity(["2025-02-29"])).toThrow(NotADay);
  });
});

describe("editions of a year", () => {
  test("2025 is judged by 2013, 2027 by 2026, and 2026 only by name", () => {
    expect(hj663EditionOfYear(2025)).toBe(hj663Edition2013);
    expect(hj663EditionOfYear(2027)).toBe(hj663Edition2026);
    expect(() => hj663EditionOfYear(2026)).toThrow(YearShared);
    expect(hj663EditionOfYear(2026, "HJ 663-2013")).toBe(hj663Edition2013);
    expect(hj663EditionOf({ day: "2026-03-01" })).toBe(hj663Edition2026);
    expect(hj663Edition2026.limitsOf(2030).edition).toBe("GB 3095-2026 transition");
    expect(hj663Edition2026.limitsOf(2031).edition).toBe("GB 3095-2026");
    expect(hj663Edition2013.limitsOf(2031).edition).toBe("GB 3095-2012");
    expect(() => hj663EditionOfYear(2026.5)).toThrow(NotADay);
  });
  test("annual items and percentiles as table 1 prints them", () => {
    expect(annualItems.map(({ item, hasMean, percentile: p }) => [item, hasMean, p])).toEqual(
      [["SO2", true, 98], ["NO2", true, 98], ["PM10", true, 95], ["CO", false, 95], ["O3_8h", false, 90], ["PM2.5", true, 95]]);
  });
});

describe("months, quarters, years and rates", () => {
  const days = (count: number, month: string, value = 10) => Array.from({ length: count }, (_, i) => ({ day: `2025-${month}-${String(i + 1).padStart(2, "0")}`, value: exact(value + (i % 2)) }));
  test("GB 3095-2026 table 4: a month needs 27 days, February 25", () => {
    expect(airPeriodMean(days(27, "01"), { kind: "month", year: 2025, month: 1 }, 0)).toMatchObject({ kind: "value", text: "10", count: 27 });
    expect(airPeriodMean(days(26, "01"), { kind: "month", year: 2025, month: 1 }, 0)).toMatchObject({ kind: "none", count: 26 });
    expect(airPeriodMean(days(25, "02"), { kind: "month", year: 2025, month: 2 }, 1)).toMatchObject({ kind: "value", text: "10.5" });
    expect(airPeriodMean(days(24, "02"), { kind: "month", year: 2025, month: 2 }, 1).kind).toBe("none");
    expect(airPeriodMean([], { kind: "month", year: 2025, month: 2 }, 1).kind).toBe("none");
  });
  test("a quarter is the mean of its days, not of its months, and needs every month", () => {
    const quarter = [...days(31, "01", 10), ...days(25, "02", 20), ...days(27, "03", 30)];
    const result = airPeriodMean([...quarter, ...days(30, "04", 900), { day: "2024-01-01", value: exact(999) }, { day: "2025-01-31", value: null }], { kind: "quarter", year: 2025, quarter: 1 }, 1);
    expect(result).toMatchObject({ kind: "value", count: 83, text: "20.0" }); // (31·10+15 + 25·20+12 + 27·30+13)/83 = 1660/83
    expect(airPeriodMean(quarter.filter(({ day }) => day !== "2025-03-01"), { kind: "quarter", year: 2025, quarter: 1 }, 1)).toMatchObject({ kind: "none", reason: { en: expect.stringContaining("too short: 3") as string } });
  });
  test("a year needs 324 days besides", () => {
    const all = daysInYear(2025).map((day) => ({ day, value: exact(10) }));
    const least = all.filter(({ day }) => Number(day.slice(8)) <= (day.slice(5, 7) === "02" ? 25 : 27));
    expect(airPeriodMean(all, { kind: "year", year: 2025 }, 0)).toMatchObject({ kind: "value", count: 365 });
    expect(least).toHaveLength(322);
    expect(airPeriodMean(least, { kind: "year", year: 2025 }, 0).kind).toBe("none");
  });
  test("periods that the calendar does not have are refused", () => {
    expect(monthsOfPeriod({ kind: "quarter", year: 2025, quarter: 4 })).toEqual([10, 11, 12]);
    expect(monthsOfPeriod({ kind: "year", year: 2025 })).toHaveLength(12);
    for (const month of [0, 13, 1.5]) expect(() => monthsOfPeriod({ kind: "month", year: 2025, month })).toThrow(NoSuchPeriod);
  });
  test("a rate counts valid values only, and a value at the limit complies", () => {
    expect(airComplianceRate(hoursOf([10, 35, 36, null]), exact(35))).toEqual({ compliant: 2, valid: 3, rate: "66.7" });
    expect(airComplianceRate(hoursOf([null]), exact(35))).toEqual({ compliant: 0, valid: 0, rate: null });
  });
});

const yearOf = (year: number, values: (day: string, index: number) => DayValues["values"], sandstorm: (index: number) => boolean = () => false): DayValues[] =>
  daysInYear(year).map((day, index) => ({ day, values: values(day, index), sandstorm: sandstorm(index) }));
const steady = { SO2: "20", NO2: "30", PM10: "65", CO: "2.2", O3_8h: "145", "PM2.5": "33" } as const;

describe("annual evaluation", () => {
  test("equal to every limit complies; one above does not, and tells its multiple", () => {
    const atLimit = { SO2: "60", NO2: "40", PM10: "70", CO: "4", O3_8h: "160", "PM2.5": "35" };
    const good = annualEvaluation(2025, yearOf(2025, () => atLimit), hj663Edition2013).value;
    expect(good.compliant).toBe(true);
    expect(airItems.every((item) => good.items[item].compliant === true && good.items[item].multiple === null)).toBe(true);
    const bad = annualEvaluation(2025, yearOf(2025, () => ({ ...atLimit, "PM2.5": "36", CO: "4.1" })), hj663Edition2013).value;
    expect(bad.compliant).toBe(false);
    expect(bad.items["PM2.5"]).toMatchObject({ mean: "36", percentile: "36", compliant: false, multiple: "0.03" });
    expect(bad.items.CO).toMatchObject({ mean: null, percentile: "4.1", multiple: "0.02" });
  });
  test("the percentile alone can fail, and the larger multiple is told", () => {
    const { value } = annualEvaluation(2025, yearOf(2025, (_, i) => ({ ...steady, "PM2.5": i < 20 ? "100" : "30" })), hj663Edition2013);
    expect(value.items["PM2.5"]).toMatchObject({ mean: "34", percentile: "100", compliant: false, multiple: "0.33" });
  });
  test("a short year is not judged", () => {
    const { value, lineage } = annualEvaluation(2025, yearOf(2025, (_, i) => (i < 40 ? {} : { ...steady, NO2: null })), hj663Edition2013);
    expect(value.items.SO2).toMatchObject({ validDays: 325, valid: false, shortMonths: [1, 2], compliant: null, multiple: null, mean: "20" });
    expect(value.items.NO2).toMatchObject({ validDays: 0, mean: null, percentile: null });
    expect(value.composite).toBeNull();
    expect(value.compliant).toBeNull();
    expect(explain(lineage, "en")).toContain("months too short: 1, 2");
  });
  test("days of sand and dust leave the particulates' mean and stay in the ratio of good days", () => {
    const days = yearOf(2025, (_, i) => (i < 5 ? { ...steady, PM10: "900" } : steady), (i) => i < 5);
    const kept = annualEvaluation(2025, days, hj663Edition2013, { sandstormInMeans: "keep" }).value;
    const deducted = annualEvaluation(2025, days, hj663Edition2013).value;
    expect(deducted.items.PM10).toMatchObject({ mean: "65", validDays: 365, deductedDays: 5 });
    expect(kept.items.PM10).toMatchObject({ mean: "76", deductedDays: 0 }); // (5·900 + 360·65)/365 = 76.4
    expect(deducted.items.SO2.deductedDays).toBe(0);
    expect(deducted.goodDays).toMatchObject({ goodDays: 360, denominator: 365, ratio: "98.6", sandstormDays: 5, heavyDays: 5 });
    expect(annualEvaluation(2025, days, hj663Edition2013, { sandstormInRatio: "deduct", denominator: "calendar" }).value.goodDays).toMatchObject({ goodDays: 360, denominator: 360, ratio: "100.0" });
  });
  test("HJ 663-2026 publishes one decimal more and judges without it", () => {
    const { value } = annualEvaluation(2027, yearOf(2027, (_, i) => ({ ...steady, PM10: "50", "PM2.5": i % 2 === 0 ? "30" : "31" })), hj663Edition2026);
    expect(value.items["PM2.5"]).toMatchObject({ mean: "30.5", compliant: true }); // 30.499 → 30
    expect(value.limits).toBe("GB 3095-2026 transition");
  });
  test("days of another year, days twice and days that are none are refused", () => {
    const one = { day: "2025-01-01", values: steady };
    expect(() => annualEvaluation(2024, [one], hj663Edition2013)).toThrow(DaysNotOfYear);
    expect(() => annualEvaluation(2025, [one, one], hj663Edition2013)).toThrow(/twice/);
    expect(() => annualEvaluation(2025, [{ day: "2025-13-01", values: steady }], hj663Edition2013)).toThrow(NotADay);
  });
  test("the order of days does not matter", () => {
    const days = yearOf(2025, (_, i) => ({ ...steady, "PM2.5": String((i * 7919) % 120), O3_8h: String((i * 104729) % 200) }));
    const shuffled = [...days].sort((a, b) => a.day.slice(8).localeCompare(b.day.slice(8)));
    expect(annualEvaluation(2025, shuffled, hj663Edition2013).value).toEqual(annualEvaluation(2025, days, hj663Edition2013).value);
  });
});

describe("composite index", () => {
  test("an official bulletin: single indices are rounded first", () => {
    const naiman = { SO2: "9", NO2: "14", PM10: "77", "PM2.5": "23", CO: "1.1", O3_8h: "96" };
    expect(compositeIndex(naiman, limits2012)).toEqual({ index: "3.14", largest: ["PM10"], singles: { SO2: "0.15", NO2: "0.35", PM10: "1.10", "PM2.5": "0.66", CO: "0.28", O3_8h: "0.60" } });
    expect(compositeIndex(naiman, limits2012, { rounding: "sum" })?.index).toBe("3.13");
    expect(compositeIndex({ ...naiman, CO: null }, limits2012)).toBeNull();
  });
  test("weights are data: equal by default, the disputed ones of 2026 only by name", () => {
    const transition = gb3095EditionOf({ day: "2026-06-01" });
    expect(compositeIndex(steady, transition)?.index).toBe("4.72");
    expect(compositeIndex(steady, transition, { weights: equalWeights })?.index).toBe("4.72");
    expect(compositeIndex(steady, transition, { weights: reportedWeights2026 })?.index).toBe("8.58");
    expect(compositeIndex({ SO2: "60", NO2: "40", PM10: "70", CO: "4", O3_8h: "160", "PM2.5": "35" }, limits2012)?.largest).toEqual([...annualItems.map((row) => row.item)]);
  });
});

describeWith("vectors/air/composite_index.json", "composite index", (text) => {
  test("every row with single indices", () => {
    const { rows } = JSON.parse(text()) as { rows: { case: string; input: Record<string, string>; computed: { unrounded_sum_2dp: string; single_2dp: Record<string, string>; sum_of_2dp: string } }[] };
    for (const row of rows) {
      const { O3, ...input } = row.input;
      const limits = row.case.includes("2026") ? gb3095EditionOf({ day: "2026-06-01" }) : limits2012;
      const weights = row.case.includes("3/2/2") ? reportedWeights2026 : equalWeights;
      const given = { ...input, O3_8h: O3 ?? "" } as Record<AirItem, string>;
      const { O3: single, ...singles } = row.computed.single_2dp;
      expect(compositeIndex(given, limits, { weights }), row.case).toMatchObject({ index: row.computed.sum_of_2dp, singles: { ...singles, O3_8h: single } });
      expect(compositeIndex(given, limits, { weights, rounding: "sum" })?.index, row.case).toBe(row.computed.unrounded_sum_2dp);
    }
  });
});

describe("good days", () => {
  const days = (good: number, bad: number) => Array.from({ length: good + bad }, (_, i) => ({ day: `d${i}`, values: { "PM2.5": i < good ? "75" : "76" } }));
  test("the plan's two ratios of 2020 are one count over two denominators", () => {
    expect(goodDayRatio(days(295, 50), hj633Edition2012, 365)).toMatchObject({ goodDays: 295, denominator: 345, ratio: "85.5" });
    expect(goodDayRatio(days(295, 50), hj633Edition2012, 365, { denominator: "calendar" })).toMatchObject({ denominator: 365, ratio: "80.8" });
  });
  test("a day without an index is not valid; a withheld one neither", () => {
    expect(goodDayRatio([{ day: "a", values: { PM10: null } }], hj633Edition2012, 1)).toMatchObject({ validDays: 0, ratio: null });
    expect(goodDayRatio([{ day: "a", values: { PM10: "50", CO: null } }], hj633Edition2026, 1)).toMatchObject({ validDays: 0 });
  });
});

describe("cities, rankings, changes", () => {
  test("points are averaged before rounding, and enough of them are needed", () => {
    const values = (...n: (number | null)[]) => hoursOf(n);
    expect(regionMean(values(10, 11, 12, null), 0)).toMatchObject({ kind: "value", text: "11", count: 3 });
    expect(regionMean(values(10, 11, null, null), 0)).toMatchObject({ kind: "none" });
    expect(regionMean(values(10, 11, null), 0)).toMatchObject({ kind: "value", text: "10" });
    expect(regionMean(values(10, null, null), 0)).toMatchObject({ kind: "none" });
    expect(regionMean(values(10, null), 0)).toMatchObject({ kind: "value" });
    expect(regionMean([], 0)).toMatchObject({ kind: "none" });
  });
  test("equal values rank equal and the next rank counts them", () => {
    const rows = [["a", "3.10"], ["b", "2.90"], ["c", null], ["d", "3.10"], ["e", "4.00"]] as const;
    expect(ranked(rows, ([, value]) => (value === null ? null : exact(value))).map(({ rank, of: [name] }) => [name, rank])).toEqual([["b", 1], ["a", 2], ["d", 2], ["e", 4], ["c", null]]);
  });
  test("the plan's two over-fulfilments reproduce", () => {
    expect(changeRate(exact("33"), exact("35"), 2)).toBe("-5.71");
    expect(changeRate(exact("65"), exact("80"), 2)).toBe("-18.75");
    expect(changeRate(exact("65"), exact("0"))).toBeNull();
  });
  test("three years make a moving mean, two do not", () => {
    expect(threeYearMean([exact(30), exact(31), exact(33)])?.toFixed(1)).toBe("31.3");
    expect(threeYearMean([exact(30), null, exact(33)])).toBeNull();
  });
  test("hours of sand and dust begin at twice the six hours before and above 150, and end within 10 % of them", () => {
    const series = [80, 80, 80, 80, 80, 80, 160, 400, 300, 89, 88, 80];
    expect(sandstormEpisodes(hoursOf(series)).map(({ from, to }) => [from, to])).toEqual([[6, 10]]);
    expect(sandstormEpisodes(hoursOf([70, 70, 70, 70, 70, 70, 150, 70]))).toEqual([]);
    expect(sandstormEpisodes(hoursOf([80, null, 80, 80, 80, 80, 400]))).toEqual([]);
  });
});

const station = (name: string): URL => new URL(`../../../../shared/data/met-air-beijing/PRSA_${name}.csv.gz`, import.meta.url);
const rows = vectorRows("hj663-beijing-years.csv");
for (const name of ["Guanyuan", "Dingling"]) {
  const held = existsSync(station(name));
  if (!held) console.warn(`SKIPPED for want of shared/data/met-air-beijing: years of ${name}`);
  describe.skipIf(!held)(`hourly data of ${name} to years, against an independent program`, () => {
    test.each([2014, 2015, 2016])("%i", (year) => {
      const hourly = recordsOf(gunzipSync(readFileSync(station(name))).toString("utf8")).filter((row) => Number(row["year"]) === year);
      const days = new Map<string, Map<number, Readonly<Record<string, string>>>>();
      for (const row of hourly) {
        const day = `${year}-${(row["month"] ?? "").padStart(2, "0")}-${(row["day"] ?? "").padStart(2, "0")}`;
        days.set(day, (days.get(day) ?? new Map<number, Readonly<Record<string, string>>>()).set(Number(row["hour"]), row));
      }
      const values = [...days].map(([day, hours]): DayValues => {
        const column = (item: string, divisor = 1) => Array.from({ length: 24 }, (_, hour) => { const text = hours.get(hour)?.[item] ?? "NA"; return text === "NA" ? null : exact(text).over(exact(divisor)); });
        const mean = (item: string, places: number, divisor = 1) => { const result = dailyMean(column(item, divisor), places); return result.kind === "value" ? result.text : null; };
        const ozone = ozoneDay(column("O3"), exact(160));
        return { day, values: { SO2: mean("SO2", 0), NO2: mean("NO2", 0), PM10: mean("PM10", 0), CO: mean("CO", 1, 1000), "PM2.5": mean("PM2.5", 0), O3_8h: ozone.kind === "value" ? ozone.text : null } };
      });
      const { value } = annualEvaluation(year, values, hj663Edition2013);
      for (const [, , item, mean, share, validDays, valid] of rows.filter((row) => row[0] === name && row[1] === String(year))) {
        const ours = value.items[item as AirItem];
        expect([item, ours.mean ?? "", ours.percentile, ours.validDays, ours.valid]).toEqual([item, mean, share, Number(validDays), valid === "true"]);
      }
    });
  });
}
