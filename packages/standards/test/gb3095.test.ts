import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ImpossibleState, NoAirLimit, NotADay, againstAirLimit, airLimit, beijingDay, dayAfter, dayOfInstant, daysBetween, daysInYear, daysOfMonth, editionOf, exact, gasConcentrationAt, gb3095EditionOf,
  gb3095Editions, isDay, monitoringStateOn, partsOfDay, referenceState, standardState, type AirPeriod, type AirPollutant,
} from "../src/index.js";
import { airReferenceLimits2026 } from "../src/index.js";
import { vectorRows } from "./shared.js";

test.each(vectorRows("gb3095-limits.csv"))("%s %s %s: class I %s, class II %s %s", (name, item, period, first, second, unit) => {
  const edition = gb3095Editions.find((each) => each.edition === name);
  if (!edition) throw new Error(`no edition ${name}`);
  const limit = airLimit(edition, item as AirPollutant, period as AirPeriod);
  expect([exact(limit.first).equals(exact(first ?? "")), exact(limit.second).equals(exact(second ?? "")), limit.unit]).toEqual([true, true, unit]);
});

test("GB 3095-2026 annex A has these reference limits and no others", () => {
  expect(airReferenceLimits2026.map(({ item, period, area, limit, unit }) => [item, period, area, limit, unit])).toEqual(vectorRows("gb3095-reference-limits.csv"));
});

describe("editions by day", () => {
  test.each([["2025-12-31", "GB 3095-2012"], ["2026-02-28", "GB 3095-2012"], ["2026-03-01", "GB 3095-2026 transition"], ["2030-12-31", "GB 3095-2026 transition"], ["2031-01-01", "GB 3095-2026"]])(
    "%s is judged by %s", (day, name) => { expect(gb3095EditionOf({ day }).edition).toBe(name); });
  test("three editions hold as many rows as are printed", () => { expect(gb3095Editions.map((edition) => edition.limits.length)).toEqual(vectorCounts()); });
  test("an edition known and not held is refused by name", () => {
    const editions = [{ standard: "X", edition: "X-1", from: "2020-01-01", until: "2024-01-01", held: true }, { standard: "X", edition: "X-2", from: "2024-01-01", held: false }];
    expect(() => editionOf(editions, { day: "2024-01-01" })).toThrow(/X-2 is known and its rules are not held/);
    expect(() => editionOf(editions, { edition: "X-2" })).toThrow(/not held/);
    expect(() => editionOf(editions.slice(1), {})).toThrow(/not held/);
    expect(editionOf(editions.slice(0, 1), {}).edition).toBe("X-1");
    expect(editionOf(editions, { day: "2023-12-31" }).edition).toBe("X-1");
    expect(() => editionOf(editions, { day: "2019-12-31" })).toThrow(/no edition of X was in force on 2019-12-31/);
    expect(() => editionOf(editions, {})).toThrow(/give the day/);
    expect(() => editionOf(editions, { edition: "X-9" })).toThrow(/"X-9" is no edition of X; known are X-1, X-2/);
    expect(() => editionOf(editions, { day: "2019-12-31" })).toThrow(/X-1 from 2020-01-01 until 2024-01-01, X-2 from 2024-01-01/);
    expect(() => editionOf(editions, {})).toThrow(/X has X-1, X-2/);
    expect(() => editionOf([], {})).toThrow(/give the day/);
    expect(() => editionOf(editions, { day: "x" })).toThrow(NotADay);
  });
});
const vectorCounts = (): number[] => gb3095Editions.map(({ edition }) => vectorRows("gb3095-limits.csv").filter((row) => row[0] === edition).length);

describe("judgement against a limit", () => {
  const edition = gb3095EditionOf({ day: "2025-01-01" });
  test("equal complies, above tells its multiple", () => {
    expect(againstAirLimit(edition, "PM2.5", "annual", "second", "35").value).toEqual({ compliant: true, multiple: null });
    expect(againstAirLimit(edition, "PM2.5", "annual", "second", "36").value).toEqual({ compliant: false, multiple: "0.03" });
    expect(againstAirLimit(edition, "PM2.5", "annual", "first", exact("35")).value).toEqual({ compliant: false, multiple: "1.33" });
    expect(againstAirLimit(edition, "O3", "daily_max_8h", "second", "161").lineage).toMatchObject({ rule: { edition: "GB 3095-2012", attestation: "VERIFIED" } });
  });
  test("its lineage has the concentration, the limit of the zone and its table", () => {
    const { lineage } = againstAirLimit(edition, "CO", "24h", "first", "4.4");
    expect(lineage).toMatchObject({ value: "0.10", origin: "computed", rounding: { rule: "GB/T 8170", places: 2, exact: "0.1" }, rule: { id: "GB 3095/limit", clauses: ["4.2", "table 1", "table 2"], standard: "GB 3095" } });
    expect(lineage.rule?.formula).toEqual({ zh: "C ≤ S 达标；超标倍数 B = (C−S)÷S", en: "C ≤ S complies; exceedance B = (C−S)/S" });
    expect(lineage.name).toEqual({ zh: "CO 24h 达标评价", en: "CO 24h against its limit" });
    expect(lineage.inputs).toEqual([
      { name: { zh: "浓度", en: "concentration" }, value: "4.4", unit: "mg/m³", origin: "computed", inputs: [] },
      { name: { zh: "一级浓度限值", en: "class I limit" }, value: "4", unit: "mg/m³", origin: "parameter", source: { document: "GB 3095-2012", text: "table 1" }, inputs: [] }]);
    expect(againstAirLimit(edition, "TSP", "24h", "second", "300").lineage).toMatchObject({ value: "0", inputs: [{}, { name: { zh: "二级浓度限值", en: "class II limit" }, value: "300", source: { text: "table 2" } }] });
    expect(() => airLimit(edition, "CO", "annual")).toThrow(/have no limit for CO, annual; they have SO2 annual, SO2 24h/);
  });
  test("a pollutant and period without a limit is named", () => { expect(() => airLimit(edition, "CO", "annual")).toThrow(NoAirLimit); });
});

describe("reference states", () => {
  test("the state of a day", () => {
    expect(monitoringStateOn("2018-08-31")).toMatchObject({ gases: standardState, particulates: standardState });
    expect(monitoringStateOn("2018-09-01")).toMatchObject({ gases: referenceState, particulates: "actual", clause: "1" });
    expect(monitoringStateOn("2026-03-01")).toMatchObject({ clause: "4.3" });
    expect(() => monitoringStateOn("2018-9-1")).toThrow(NotADay);
  });
  test("GB 3095-2012 amendment 2018: 273.15 K to 298.15 K is a factor of 0.916149", () => {
    expect(gasConcentrationAt("100", standardState, referenceState).value.toFixed(4)).toBe("91.6150");
    expect(gasConcentrationAt("1", standardState, referenceState).value.toString()).toBe("5463/5963");
    expect(gasConcentrationAt("100", { kelvin: "298.15", hPa: "900" }, referenceState).value.toFixed(2)).toBe("112.58");
  });
  test("a conversion and its return give the value back", () => {
    const text = fc.integer({ min: 1, max: 99999 }).map((n) => exact(`${n}e-2`).toString());
    fc.assert(fc.property(text, text, text, text, text, (c, t1, p1, t2, p2) => {
      const a = { kelvin: t1, hPa: p1 }, b = { kelvin: t2, hPa: p2 };
      expect(gasConcentrationAt(gasConcentrationAt(c, a, b).value, b, a).value.equals(exact(c))).toBe(true);
    }));
  });
  test("its lineage names both states", () => {
    const { lineage } = gasConcentrationAt("100", standardState, { kelvin: "298.15", hPa: "900" });
    expect(lineage.inputs).toEqual([
      { name: { zh: "换算前浓度", en: "concentration as given" }, value: "100", unit: "", origin: "measured", inputs: [] },
      ...[["T1", "273.15", "K"], ["p1", "1013.25", "hPa"], ["T2", "298.15", "K"], ["p2", "900", "hPa"]].map(([name, value, unit]) => ({ name: { zh: name, en: name }, value, unit, origin: "parameter", inputs: [] }))]);
    expect(lineage.rule).toEqual({ id: "GB 3095/reference-state", formula: { zh: "C2 = C1×T1÷T2×p2÷p1", en: "C2 = C1·T1/T2·p2/p1" }, standard: "GB 3095", edition: "GB 3095-2012 amendment of 2018", clauses: ["1"], attestation: "VERIFIED" });
    expect(lineage.name).toEqual({ zh: "换算后浓度", en: "concentration at the other state" });
    expect(monitoringStateOn("2026-02-28")).toEqual({ gases: { kelvin: "298.15", hPa: "1013.25" }, particulates: "actual", clause: "1", source: "GB 3095-2012 amendment of 2018" });
    expect(monitoringStateOn("2018-08-31")).toEqual({ gases: { kelvin: "273.15", hPa: "1013.25" }, particulates: { kelvin: "273.15", hPa: "1013.25" }, clause: "3.14", source: "GB 3095-2012" });
    expect(monitoringStateOn("2026-03-01")).toEqual({ gases: { kelvin: "298.15", hPa: "1013.25" }, particulates: "actual", clause: "4.3", source: "GB 3095-2026" });
    expect(() => gasConcentrationAt("1", standardState, { kelvin: "1", hPa: "-1" })).toThrow(/-1 is no temperature or pressure/);
  });
  test("no gas is at 0 K", () => { expect(() => gasConcentrationAt("1", { kelvin: "0", hPa: "1" }, referenceState)).toThrow(ImpossibleState); });
});

describe("days", () => {
  test("Beijing days are half-open and begin at 16:00 UTC the day before", () => {
    expect(beijingDay("2025-01-03")).toEqual({ from: "2025-01-02T16:00:00.000Z", to: "2025-01-03T16:00:00.000Z" });
    expect(dayOfInstant("2025-01-02T16:00:00Z")).toBe("2025-01-03");
    expect(dayOfInstant("2025-01-02T15:59:59.999Z")).toBe("2025-01-02");
    expect(dayOfInstant("2025-01-03T00:00:00+08:00")).toBe("2025-01-03");
    expect(dayOfInstant("2025-01-03T00:00:00+0800")).toBe("2025-01-03");
    for (const text of ["2025-01-03T00:00:00", "2025-01-03", "x", "", "2025-01-03Z00:00:00"]) expect(() => dayOfInstant(text)).toThrow(NotADay);
  });
  test("days that exist and days that do not", () => {
    expect(["2024-02-29", "2000-02-29", "2025-12-31"].every(isDay)).toBe(true);
    expect(["2025-02-29", "1900-02-29", "2025-04-31", "2025-00-10", "2025-13-01", "2025-1-1", "２０２５-01-01", "2025-01-00", ""].some(isDay)).toBe(false);
    expect(() => partsOfDay("2025-02-30")).toThrow(NotADay);
    expect([daysOfMonth(2025, 2), daysOfMonth(2024, 2), daysOfMonth(2025, 13)]).toEqual([28, 29, 0]);
  });
  test("counting days", () => {
    expect([dayAfter("2024-02-28"), dayAfter("2025-12-31"), dayAfter("2025-01-01", -1)]).toEqual(["2024-02-29", "2026-01-01", "2024-12-31"]);
    expect(daysBetween("2025-01-01", "2026-01-01")).toBe(365);
    expect(daysBetween("2025-01-31", "2025-03-01")).toBe(29);
    expect(daysBetween("2025-03-01", "2025-02-28")).toBe(-1);
    expect(daysInYear(2024)).toHaveLength(366);
    expect(daysInYear(2025).at(-1)).toBe("2025-12-31");
  });
});
