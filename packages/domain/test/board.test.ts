import { describe, expect, it } from "vitest";
import { judgedByLimit, latestHour, limitText, monthBefore, type PointLimit } from "@yunqing/domain";

const limit = (op: PointLimit["op"], value: string, until: string | null = null): PointLimit => ({ item: "x", basis: "hour", op, value, until, unit: "mg/m³", document: "" });

describe("rules of the pages of state", () => {
  it("names the last whole hour by its end; midnight is hour 24 of the day before", () => {
    expect(latestHour(Date.parse("2026-11-28T02:07:00Z"))).toEqual({ day: "2026-11-28", hour: 10 });
    expect(latestHour(Date.parse("2026-11-27T16:00:00Z"))).toEqual({ day: "2026-11-27", hour: 24 });
    expect(latestHour(Date.parse("2026-12-31T16:59:59Z"))).toEqual({ day: "2026-12-31", hour: 24 });
  });
  it("finds the month before, over the turn of the year", () => { expect([monthBefore("2026-03-31"), monthBefore("2026-01-01")]).toEqual(["2026-02-01", "2025-12-01"]); });
  it.each([["50", "<=", "50", null, false], ["50.01", "<=", "50", null, true], ["100", "<=", "50", null, true], ["5.99", "range", "6", "9", true], ["6", "range", "6", "9", false], ["9.01", "range", "6", "9", true], ["4.9", ">=", "5", null, true]] as const)("%s against %s %s %s breaks it: %s", (value, op, low, high, broken) => {
    expect(judgedByLimit({ value, unit: "mg/m³" }, limit(op, low, high))).toBe(broken ? "broken" : "kept");
  });
  it("says nothing where nothing was measured, and writes limits as people do", () => {
    expect([judgedByLimit({ value: null, unit: "mg/m³" }, limit("<=", "1")), judgedByLimit({ value: "7", unit: "mg/m³" }, limit("range", "6"))]).toEqual([null, null]);
    expect([limitText(limit("range", "6", "9")), limitText(limit("<=", "35"))]).toEqual(["6–9", "≤35"]);
  });
  it("brings the limit into the unit of the value exactly, and judges nothing where that is not possible", () => {
    const of = (value: string, unit: string, bound: string, boundUnit: string) => judgedByLimit({ value, unit }, { ...limit("<=", bound), unit: boundUnit });
    expect([of("0.51", "mg/m³", "500", "µg/m³"), of("0.5", "mg/m³", "500", "µg/m³"), of("0.0300001", "mg/L", "0.03", "mg/L"), of("31", "mg/L", "30000", "µg/L")]).toEqual(["broken", "kept", "broken", "broken"]);
    expect([of("31", "mg/m³", "30", "kg/h"), of("31", "mg/m³", "30", "ppm")]).toEqual(["units", "units"]);
    expect(judgedByLimit({ value: "5.5", unit: "" }, { ...limit("range", "6", "9"), unit: "无量纲" })).toBe("broken");
  });
});
