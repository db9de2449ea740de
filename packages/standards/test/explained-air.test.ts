import { describe, expect, test } from "vitest";
import {
  annualEvaluation, daysInYear, type DayValues,
  airPeriodMeanExplained, compositeIndexExplained, dailyMeanExplained, exact, explain, gb3095EditionOf, goodDayRatioExplained, hj633Edition2012, hj663Edition2013, mannKendallExplained, ozoneDayExplained,
  regionMeanExplained, reportedWeights2026, spearmanExplained, type Computed, type NamedValue,
} from "../src/index.js";

const limits = gb3095EditionOf({ day: "2025-01-01" });
const named = (...values: (number | null)[]): NamedValue[] => values.map((value, i) => ({ name: { zh: `${i + 1}时`, en: `hour ${i + 1}` }, value: value === null ? null : exact(value), source: { id: `obs:${i}` } }));
const name = { zh: "细颗粒物", en: "PM2.5" };
/** Every figure can be asked why, in both languages, and tells edition, clauses, attestation and inputs. */
function told(computed: Computed<unknown>, value: string | null, inputs: number, ...words: readonly string[]): void {
  const { lineage } = computed;
  expect(lineage.value).toBe(value);
  expect(lineage.inputs).toHaveLength(inputs);
  expect(lineage.rule?.clauses.length).toBeGreaterThan(0);
  for (const word of words) expect(`${explain(lineage, "zh")}\n${explain(lineage, "en")}`).toContain(word);
}

describe("statistics of air together with why", () => {
  test("24-hour mean", () => {
    const hours = named(...Array.from({ length: 24 }, (_, i) => (i < 20 ? 10 + (i % 2) : null)));
    told(dailyMeanExplained(name, hours, "µg/m³", 0, limits), "10", 24, "GB 3095-2012", "修约自 10.5", "table 4");
    told(dailyMeanExplained(name, named(...new Array<null>(24).fill(null)), "µg/m³", 0, limits), null, 24, "a daily mean needs 20");
  });
  test("daily maximum 8-hour mean", () => { told(ozoneDayExplained({ zh: "臭氧", en: "O3" }, named(...new Array<number>(24).fill(101)), exact(160), hj663Edition2013), "101", 24, "17 valid 8-hour means", "HJ 663-2013 §6.1.2"); });
  test("month", () => {
    const days = Array.from({ length: 31 }, (_, i) => ({ day: `2025-01-${String(i + 1).padStart(2, "0")}`, value: exact(35) }));
    told(airPeriodMeanExplained(name, days, { kind: "month", year: 2025, month: 1 }, "µg/m³", 0, limits), "35", 31, "2025-01-31 = 35 µg/m³");
  });
  test("district", () => { told(regionMeanExplained(name, named(10, 12, null, 11), "µg/m³", 0, hj663Edition2013), "11", 4, "FROM MEMORY"); });
  test("composite index", () => {
    const values = { SO2: "9", NO2: "14", PM10: "77", "PM2.5": "23", CO: "1.1", O3_8h: "96" };
    told(compositeIndexExplained(values, limits, hj663Edition2013), "3.14", 6, "single index of CO = 0.28", "各单项先修约两位", "REPORTED");
    // by hand: 0.15 + 2·0.35 + 1.10 + 3·23/35 + 0.275 + 2·0.60 = 5.396…
    told(compositeIndexExplained(values, limits, hj663Edition2013, { rounding: "sum", weights: reportedWeights2026 }), "5.40", 6, "weight = 3", "求和后修约两位");
    told(compositeIndexExplained({ ...values, CO: null }, limits, hj663Edition2013), null, 6, "one of the six is missing");
  });
  test("good days", () => {
    const days = [{ day: "a", values: { "PM2.5": "75" } }, { day: "b", values: { "PM2.5": "76" }, sandstorm: true }];
    told(goodDayRatioExplained(days, hj633Edition2012, 365, hj663Edition2013), "50.0", 2, "good days = 1 d", "valid days = 2 d", "1 days of sand and dust kept", "HJ 633-2012");
    told(goodDayRatioExplained(days, hj633Edition2012, 365, hj663Edition2013, { denominator: "calendar", sandstorm: "deduct" }), "0.3", 2, "calendar days = 364 d", "扣除");
  });
});

describe("trends together with why", () => {
  const series = [52, 46, 41, 38, 33].map((value, i) => ({ at: 2021 + i, value: exact(value) }));
  test("Spearman", () => {
    told(spearmanExplained(series, "µg/m³"), "-1.000", 5, "显著下降", "critical value 0.900 (n = 5)", "2025 = 33 µg/m³");
    told(spearmanExplained(series.slice(0, 4), "µg/m³"), "-1.000", 4, "fewer than 5", "FROM MEMORY");
  });
  test("Mann-Kendall and Theil–Sen", () => { told(mannKendallExplained(series, "µg/m³"), "-2.2045", 5, "S = -10", "-4.7083 µg/m³ a year", "falling, significantly"); });
});

describe("a year together with why", () => {
  const values = { SO2: "20", NO2: "30", PM10: "65", CO: "2.2", O3_8h: "145", "PM2.5": "33" };
  const year = (change: (i: number) => Partial<DayValues["values"]>, sandy: (i: number) => boolean = () => false): DayValues[] =>
    daysInYear(2025).map((day, i) => ({ day, values: { ...values, ...change(i) }, sandstorm: sandy(i) }));
  test("items, statistics, limits, validity and good days stand in the tree", () => {
    const computed = annualEvaluation(2025, year(() => ({})), hj663Edition2013);
    told(computed, "达标", 6, "六项均达标为达标", "优良天数 365 ÷ 365（有效天数，沙尘保留）= 100.0 %", "good days 365 of 365 (valid days, sandstorms kept) = 100.0 %", "综合指数 4.41", "composite index 4.41",
      "有效日 365，不足的月份：无", "365 valid days; months too short: none");
    const [so2, , pm10, co] = computed.lineage.inputs;
    expect(so2?.inputs.map(({ name, value }) => [name.en, value])).toEqual([["SO2 annual mean", "20"], ["SO2 percentile 98", "20"], ["SO2 annual against its limit", "0"], ["SO2 24h against its limit", "0"]]);
    expect(so2?.notes).toHaveLength(1);
    expect(pm10?.inputs[0]).toMatchObject({ unit: "µg/m³", rounding: { places: 0, exact: "65" }, rule: { clauses: ["annex A"] }, inputs: [{ value: "365", unit: "d", name: { en: "365 daily values of PM10" }, inputs: [] }] });
    expect(co?.inputs).toHaveLength(2);
    expect(computed.lineage.rule).toMatchObject({ clauses: ["5", "annex A"], edition: "HJ 663-2013", attestation: "REPORTED" });
    expect(pm10).toMatchObject({ value: "达标", rule: { clauses: ["table 1", "annex A"], formula: { en: expect.stringContaining("324 days") as string } } });
  });
  test("days of sand and dust, a failure, a short year and a missing item are said", () => {
    const sandy = annualEvaluation(2025, year((i) => (i < 5 ? { PM10: "900" } : {}), (i) => i < 5), hj663Edition2013, { sandstormInRatio: "deduct", denominator: "calendar" });
    told(sandy, "达标", 6, "扣除沙尘天气 5 天", "5 days of sand and dust deducted", "360 daily values of PM10", "360 ÷ 360（日历天数，沙尘扣除）", "(calendar days, sandstorms deducted)");
    expect(sandy.lineage.inputs[2]?.notes).toHaveLength(2);
    const bad = annualEvaluation(2025, year(() => ({ "PM2.5": "36" })), hj663Edition2013);
    told(bad, "超标", 6, "超标");
    expect(bad.lineage.inputs[5]?.value).toBe("超标");
    const short = annualEvaluation(2025, year((i) => (i < 40 ? { NO2: null } : {})), hj663Edition2013);
    told(short, null, 6, "不足的月份：1、2");
    expect(short.lineage.inputs[1]?.value).toBeNull();
    expect(short.lineage.inputs[1]?.inputs).toHaveLength(2);
    told(annualEvaluation(2025, [{ day: "2025-01-01", values: { PM10: null } }], hj663Edition2013), null, 6, "综合指数 —（缺项）", "composite index — (an item is missing)", "= — %");
  });
  test("choices are taken: weights, rounding, zone; the larger multiple decides whichever it is", () => {
    const weighed = annualEvaluation(2025, year(() => ({})), hj663Edition2013, { weights: reportedWeights2026, compositeRounding: "sum", zone: "first" }).value;
    expect(weighed.composite?.index).toBe("7.95"); // by hand: 20/60 + 2·30/40 + 65/70 + 2.2/4 + 2·145/160 + 3·33/35 = 7.953…
    expect(weighed.items["PM2.5"]).toMatchObject({ compliant: false, multiple: "1.20" });
    expect(annualEvaluation(2025, year((i) => ({ "PM2.5": i < 10 ? "300" : "70" })), hj663Edition2013).value.items["PM2.5"]).toMatchObject({ mean: "76", percentile: "70", multiple: "1.17" });
    expect(annualEvaluation(2025, year((i) => ({ "PM2.5": i < 30 ? "150" : "25" })), hj663Edition2013).value.items["PM2.5"]).toMatchObject({ mean: "35", percentile: "150", multiple: "1.00" });
    expect(annualEvaluation(2025, year((i) => ({ "PM2.5": i < 30 ? "84" : "70" })), hj663Edition2013).value.items["PM2.5"]).toMatchObject({ mean: "71", percentile: "84", multiple: "1.03" });
  });
  test("a day without the item counts as one with null", () => {
    const { NO2: _none, ...rest } = values;
    const days = daysInYear(2025).map((day, i): DayValues => ({ day, values: i < 3 ? rest : values }));
    expect(annualEvaluation(2025, days, hj663Edition2013).value.items.NO2.validDays).toBe(362);
  });
});
