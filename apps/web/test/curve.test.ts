import type { CurveValue } from "@yunqing/wire";
import { describe, expect, it } from "vitest";
import { bandOf, csvOf, lineOf, rowsOf, seriesOf, specialityOf, unitsOf } from "../src/pages/point/curve-data.js";
import { curveOption, nearest, shifted } from "../src/pages/point/curve-option.js";
import { degreesProblem } from "../src/pages/point/degrees.js";
import { kindFor, spanOf } from "../src/pages/point/span.js";

const hour = (at: number) => `2026-11-28T${String(at).padStart(2, "0")}:00:00+08:00`;
const value = (at: number, text: string, more: Partial<CurveValue> = {}): CurveValue => ({ from: hour(at), until: hour(at + 1), factor: "a34004", field: "Avg", value: text, unit: "μg/m³", flag: "N", minimum: null, maximum: null, cumulated: null, origin: "instrument", quality: "reliable", reason: "", markedBy: null, markedAt: null, packet: 1, backFilled: false, revises: [], ...more });
const factors = [{ code: "a34004", name: { zh: "PM2.5", en: "PM2.5" }, unit: "μg/m³", places: 0 }, { code: "a21026", name: { zh: "二氧化硫", en: "SO2" }, unit: "mg/m³", places: 1 }];

describe("a span of time", () => {
  const now = Date.parse("2026-11-28T10:20:30+08:00"), none = { from: "", until: "" };
  it("is the Beijing day or month whatever the machine's zone", () => {
    expect(spanOf("today", now, none)).toEqual({ from: "2026-11-28T00:00:00+08:00", until: "2026-11-28T10:21:00+08:00" });
    expect(spanOf("month", Date.parse("2026-11-30T17:00:00Z"), none)?.from).toBe("2026-12-01T00:00:00+08:00");
    expect(spanOf("24h", now, none)?.from).toBe("2026-11-27T10:20:00+08:00");
    expect(spanOf("7d", now, none)?.from).toBe("2026-11-21T10:00:00+08:00");
  });
  it("of one's own takes a bare last day in, and nothing that ends before it begins", () => {
    expect(spanOf("own", now, { from: "2026-11-01", until: "2026-11-02" })).toEqual({ from: "2026-11-01T00:00:00+08:00", until: "2026-11-03T00:00:00+08:00" });
    expect(spanOf("own", now, { from: "2026-11-01 08:00", until: "2026-11-01 09:30" })?.until).toBe("2026-11-01T09:30:00+08:00");
    for (const own of [{ from: "2026-11-02", until: "2026-11-01" }, { from: "", until: "2026-11-01" }, { from: "x", until: "y" }]) expect(spanOf("own", now, own)).toBeNull();
  });
  it("is shown in a kind of windows that the point has", () => { expect([kindFor("24h", ["minute", "real-time"]), kindFor("month", ["day"]), kindFor("24h", [])]).toEqual(["minute", "day", "hour"]); });
});

describe("the lines of a curve", () => {
  it("stand in the order of the factors, the converted one apart, each with its unit", () => {
    const series = seriesOf({ factors, values: [value(1, "8", { factor: "a21026", field: "ZsAvg", unit: "mg/m³" }), value(1, "5", { factor: "a21026", unit: "mg/m³" }), value(2, "40"), value(1, "38")] });
    expect(series.map((each) => [each.name.zh, each.values.map((one) => one.value)])).toEqual([["PM2.5", ["38", "40"]], ["二氧化硫", ["5"]], ["二氧化硫（折算）", ["8"]]]);
    expect(unitsOf(series)).toEqual(["μg/m³", "mg/m³"]);
    expect(rowsOf(series).map((row) => [row.from, row.values.size])).toEqual([[hour(2), 1], [hour(1), 3]]);
  });
  it("break where windows are missing and where a value does not count; nothing is joined over a gap", () => {
    expect(lineOf([value(0, "1"), value(1, "2"), value(2, "3"), value(5, "4"), value(6, "9", { quality: "unreliable" }), value(7, "5")]).map(([, drawn]) => drawn)).toEqual([1, 2, 3, null, 4, null, 5]);
    expect(lineOf([value(0, "0"), value(1, "0.02L"), value(2, "broken")]).map(([, drawn]) => drawn)).toEqual([0, 0.02, null]);
  });
  it("have a band only where smallest and largest are both told and in order", () => {
    expect(bandOf([value(0, "2", { minimum: "1", maximum: "4" }), value(1, "2", { minimum: "3", maximum: "1" }), value(2, "2")]).map(([, low, height]) => [low, height])).toEqual([[1, 3], [null, null], [null, null]]);
    expect(bandOf([value(0, "2")])).toEqual([]);
  });
  it("sign the gravest thing of a value first", () => {
    expect(specialityOf(value(0, "1", { quality: "unreliable", origin: "correction", flag: "D" }))).toBe("unreliable");
    expect(specialityOf(value(0, "1", { origin: "correction" }))).toBe("corrected");
    expect(specialityOf(value(0, "1", { revises: [{ packet: 1, value: "2" }] }))).toBe("corrected");
    expect(specialityOf(value(0, "0.02L"))).toBe("below");
    expect(specialityOf(value(0, "1", { flag: "M" }))).toBe("flagged");
    expect(specialityOf(value(0, "1"))).toBeNull();
  });
  it("find the value nearest to a click", () => { expect(nearest([value(0, "1"), value(3, "2")], Date.parse(hour(2)))?.value).toBe("2"); expect(nearest([], 0)).toBeNull(); });
});

describe("the chart of a curve", () => {
  const series = seriesOf({ factors, values: [value(1, "38"), value(1, "5", { factor: "a21026", unit: "mg/m³", quality: "doubtful" })] });
  const option = curveOption(series, { dark: false, t: (labels) => labels.zh, from: hour(0), until: hour(2), narrow: false }) as { readonly useUTC: boolean; readonly yAxis: readonly { readonly name: string }[]; readonly series: readonly { readonly name: string; readonly type: string; readonly yAxisIndex: number; readonly data: readonly unknown[] }[]; readonly legend: { readonly data: readonly string[] } };
  it("has an axis per unit, and puts the sign of a value on the axis of its line", () => {
    expect(option.yAxis.map((axis) => axis.name)).toEqual(["μg/m³", "mg/m³"]);
    expect(option.series.filter((each) => each.type === "scatter").map((each) => [each.name, each.yAxisIndex, each.data.length])).toEqual([["存疑", 1, 1]]);
    expect(option.legend.data).toEqual(["PM2.5", "二氧化硫", "存疑"]);
  });
  it("shows Beijing hours in any zone: instants are moved and read as UTC", () => {
    expect(option.useUTC).toBe(true);
    expect(new Date(shifted(Date.parse(hour(14)))).getUTCHours()).toBe(14);
  });
});

describe("the table as CSV", () => {
  it("keeps the text as sent, tells what is not plain, and runs from the earliest on", () => {
    const series = seriesOf({ factors, values: [value(2, "12.30"), value(1, "0.02L", { quality: "doubtful", reason: "质控, 待核" })] });
    expect(csvOf(series, rowsOf(series), "zh").split("\r\n")).toEqual(["时段开始（北京时间）,PM2.5(μg/m³),PM2.5 说明", '2026-11-28 01:00:00,0.02L,"存疑；质控, 待核"', "2026-11-28 02:00:00,12.30,"]);
  });
  it("gives a spreadsheet no formula to run, and leaves negative numbers numbers", () => {
    const series = seriesOf({ factors, values: [value(1, "-0.4", { reason: "=HYPERLINK(1)" })] });
    expect(csvOf(series, rowsOf(series), "en").split("\r\n")[1]).toBe("2026-11-28 01:00:00,-0.4,'=HYPERLINK(1)");
  });
});

describe("coordinates of a point", () => {
  it("are decimal degrees in range, both or none", () => {
    expect(degreesProblem("113.1423", 180, true, "zh")).toBeUndefined();
    expect(degreesProblem("", 180, false, "zh")).toBeUndefined();
    for (const [text, most, needed] of [["", 180, true], ["113°8'", 180, false], ["190", 180, false], ["91.0", 90, false], ["4431234.5", 90, false]] as const) expect(degreesProblem(text, most, needed, "zh"), text).toBeDefined();
  });
});
