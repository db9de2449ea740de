import { describe, expect, test } from "vitest";
import {
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
