import { describe, expect, test } from "vitest";
import { NoEditionOnDay, NotADay, NotADecimal, againstAirLimit, airIndex, airIndexExplained, annualEvaluation, compositeIndex, daysInYear, exact, gb3095EditionOf, goodDayRatio, hj633Edition2012, hj633Edition2026, hj663Edition2013, hj663EditionOfYear, subIndex, subIndexExplained } from "../src/index.js";

const third = exact(1).over(exact(3));

describe("HJ 633 at its edges", () => {
  test("an index of 0 is an index; nothing monitored is none, with nothing named", () => {
    expect(airIndex(hj633Edition2012, hj633Edition2012.daily, { "PM2.5": "0" })).toMatchObject({ kind: "index", aqi: 0, category: "优", primary: [], exceeding: [] });
    expect(airIndex(hj633Edition2012, hj633Edition2012.daily, {})).toMatchObject({ kind: "none", aqi: 0, category: null, primary: [], exceeding: [], missing: [] });
    expect(airIndex(hj633Edition2026, hj633Edition2026.daily, { PM10: "10", CO: null })).toMatchObject({ kind: "withheld", primary: [], exceeding: [] });
  });
  test("what only looks like a number is none", () => {
    for (const text of ["", "5.", ".", "1.2.3", "1..2", "..5", "5,0", "5/2", "5:1", "٣"]) expect(() => subIndex(hj633Edition2012, "PM10_24h", text)).toThrow(NotADecimal);
  });
  test("one concentration has one sub-index however it is written", () => {
    for (const forms of [["50", "050", "50.0", "5e1", "50.0000000000000", "+50", exact(50)], ["0.5", ".5", "5e-1", "0.50000000000000000", exact("0.5")], ["49.1", "49.1000000", "49.100000000", "491e-1"]])
      expect(new Set(forms.map((form) => JSON.stringify(subIndex(hj633Edition2012, "PM10_24h", form)))).size).toBe(1);
    expect(subIndex(hj633Edition2012, "PM10_24h", exact(148).plus(third))).toMatchObject({ value: 100 }); // 50 + 98⅓/2 = 99.17, rounded up
    expect(subIndex(hj633Edition2026, "PM10_24h", exact(50).plus(third))).toMatchObject({ value: 50 });
  });
  test("HJ 633-2012 table 1: a limit ends its step, and 0 stands in the first", () => {
    const steps = (text: string): readonly (string | null)[] => subIndexExplained(hj633Edition2012, "PM10_24h", text).lineage.inputs.slice(1).map(({ value }) => value);
    expect([steps("0"), steps("50"), steps("50.1"), steps("150"), steps("600"), steps("600.1")]).toEqual([["0", "50"], ["0", "50"], ["50", "150"], ["50", "150"], ["500", "600"], []]);
    expect([subIndexExplained(hj633Edition2012, "PM10_24h", "0").lineage.rounding, subIndexExplained(hj633Edition2012, "PM10_24h", "50").lineage.rounding]).toEqual([{ rule: "ceil", places: 0, exact: "0" }, { rule: "ceil", places: 0, exact: "50" }]);
  });
  test("the tree keeps where a concentration came from, and one that needs no rounding as it came", () => {
    const { lineage } = subIndexExplained(hj633Edition2026, "CO_24h", "1.2", { id: "obs:1" });
    expect([lineage.name, lineage.inputs[0]]).toEqual([{ zh: "CO_24h 分指数", en: "IAQI of CO_24h" }, { name: { zh: "CO_24h 浓度", en: "CO_24h concentration" }, value: "1.2", unit: "mg/m³", origin: "measured", source: { id: "obs:1" }, inputs: [] }]);
    expect(subIndexExplained(hj633Edition2012, "PM10_24h", exact(148).plus(third)).lineage.inputs[0]).toMatchObject({ value: "445/3" });
  });
  test("the tree of an index names the rule, its clauses and the index itself", () => {
    const { lineage } = airIndexExplained(hj633Edition2012, hj633Edition2012.daily, { "PM2.5": "76" });
    expect(lineage).toMatchObject({ name: { zh: "空气质量指数", en: "air quality index" }, value: "102", rule: { id: "HJ 633/aqi", standard: "HJ 633", edition: "HJ 633-2012", clauses: hj633Edition2012.daily.clauses, formula: { en: "AQI = the highest sub-index" } } });
  });
});

test("GB 3095: a mean that no decimal text ends is judged as it is", () => {
  const edition = gb3095EditionOf({ day: "2025-01-01" });
  expect(againstAirLimit(edition, "PM2.5", "annual", "second", exact(35).plus(third)).value).toEqual({ compliant: false, multiple: "0.01" });
  expect(againstAirLimit(edition, "PM2.5", "annual", "second", exact(35).minus(third)).value).toEqual({ compliant: true, multiple: null });
});

test("HJ 663: years that no calendar of ours has are refused as days, years before the standard as without an edition", () => {
  for (const year of [1899, 10_000, 0, -1, 2025.5, NaN]) expect(() => hj663EditionOfYear(year)).toThrow(NotADay);
  for (const year of [1900, 2012]) expect(() => hj663EditionOfYear(year)).toThrow(NoEditionOnDay);
  expect(hj663EditionOfYear(9999).edition).toBe("HJ 663-2026");
});

describe("HJ 663 years at their edges", () => {
  const steady = { SO2: "20", NO2: "30", PM10: "65", CO: "2.2", O3_8h: "145", "PM2.5": "33" };
  const sandy = daysInYear(2025).map((day, i) => ({ day, values: i < 5 ? { ...steady, "PM2.5": "400", SO2: "93" } : steady, sandstorm: i < 5 }));
  test("days of sand and dust leave fine particulates too, and no gas; the tree counts the days that are left", () => {
    const { value, lineage } = annualEvaluation(2025, sandy, hj663Edition2013);
    expect([value.items["PM2.5"], value.items.SO2]).toMatchObject([{ mean: "33", deductedDays: 5, validDays: 365 }, { mean: "21", deductedDays: 0 }]); // (5·93 + 360·20)/365 = 21
    expect([lineage.inputs[5]?.inputs[0]?.inputs[0], lineage.inputs[0]?.inputs[0]?.inputs[0]].map((node) => [node?.value, node?.name.en])).toEqual([["360", "360 daily values of PM2.5"], ["365", "365 daily values of SO2"]]);
    expect([lineage.name, lineage.inputs[0]?.name, lineage.inputs[0]?.inputs[0]?.rule?.formula].map((words) => [/\S/.test(words?.zh ?? ""), /\S/.test(words?.en ?? "")])).toEqual([[true, true], [true, true], [true, true]]);
  });
  test("the composite index is rounded as asked for; exact values as they are; a missing item is missing", () => {
    const naiman = { SO2: "9", NO2: "14", PM10: "77", "PM2.5": "23", CO: "1.1", O3_8h: "96" };
    const year = daysInYear(2025).map((day) => ({ day, values: naiman }));
    expect([annualEvaluation(2025, year, hj663Edition2013).value.composite?.index, annualEvaluation(2025, year, hj663Edition2013, { compositeRounding: "sum" }).value.composite?.index]).toEqual(["3.14", "3.13"]);
    const limits = gb3095EditionOf({ edition: "GB 3095-2012" });
    const { CO: _none, ...withoutCO } = naiman;
    expect([compositeIndex(withoutCO, limits), compositeIndex({ ...naiman, SO2: exact(20).plus(third) }, limits)?.singles.SO2]).toEqual([null, "0.34"]);
    expect(annualEvaluation(2025, daysInYear(2025).map((day) => ({ day, values: { SO2: exact(20).plus(third) } })), hj663Edition2013).value.items.SO2).toMatchObject({ mean: "20", percentile: "20" });
  });
});

test("HJ 663: days of sand and dust leave numerator and denominator when they are deducted, and neither when they are kept", () => {
  const days = Array.from({ length: 10 }, (_, i) => ({ day: `2025-01-${String(i + 1).padStart(2, "0")}`, values: { PM10: i < 6 ? "100" : "400" }, sandstorm: i === 0 || i === 9 })); // one good and one bad day of sand
  const told = (denominator: "calendar" | "valid", sandstorm: "keep" | "deduct"): readonly (number | string | null)[] => { const { goodDays, denominator: of, ratio, validDays, sandstormDays } = goodDayRatio(days, hj633Edition2012, 20, { denominator, sandstorm }); return [goodDays, of, ratio, validDays, sandstormDays]; };
  expect([told("valid", "keep"), told("valid", "deduct"), told("calendar", "keep"), told("calendar", "deduct")]).toEqual([[6, 10, "60.0", 10, 2], [5, 8, "62.5", 8, 2], [6, 20, "30.0", 10, 2], [5, 18, "27.8", 8, 2]]);
});
