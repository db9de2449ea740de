import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bothTails, boxOf, canDeseason, captureOf, comparisonOf, correlationOf, dayMeans, mannKendall, meanDirection, monthBoxes, monthMeans, normalBelow, pairsOf, polarOf, quantileOf, rhythmOf, roseOf, sectorOf, senSlope, trendOf, weekdayOf, type MonthValue } from "../src/analysis/door.js";

const months = (years: number, value: (at: number) => number): MonthValue[] => Array.from({ length: years * 12 }, (_, at) => ({ month: `${String(2020 + Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, "0")}`, value: value(at) }));
function permutations(values: readonly number[]): number[][] { return values.length === 0 ? [[]] : values.flatMap((value, at) => permutations([...values.slice(0, at), ...values.slice(at + 1)]).map((rest) => [value, ...rest])); }
const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 25 });

describe("spread", () => {
  it("gives quantiles of type 7 as R prints them for 1:10", () => { expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantileOf([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], p))).toEqual([1, 3.25, 5.5, 9.1, 10]); });
  it("puts a far value outside the whiskers and counts it", () => { expect(boxOf([1, 2, 3, 4, 100])).toEqual({ n: 5, low: 1, lower: 2, median: 3, upper: 4, high: 4, outside: 1, mean: 22 }); expect(boxOf([])).toBeNull(); });
  it("does not mind the order, and moves with a shift", () => { fc.assert(fc.property(numbers, fc.integer({ min: -50, max: 50 }), (values, shift) => { const p = 0.3; expect(quantileOf([...values].reverse(), p)).toBe(quantileOf(values, p)); expect(quantileOf(values.map((value) => value + shift), p)!).toBeCloseTo(quantileOf(values, p)! + shift, 8); })); });
  it("has the printed table of the normal distribution", () => { for (const [z, p] of [[0, 0.5], [1, 0.8413447460685429], [1.959963984540054, 0.975], [3, 0.9986501019683699], [-5, 2.866515718791939e-7]] as const) expect(normalBelow(z) / p).toBeCloseTo(1, 9); expect(bothTails(0)).toBe(1); });
});

describe("trend", () => {
  it.each([[[1, 2, 3, 4, 5, 6]], [[1, 1, 2, 3, 3, 3]], [[2, 2, 2, 5, 7]]])("has the variance of S over every order of %j", (values) => {
    const all = permutations(values).map((order) => mannKendall(order).s), square = all.reduce((sum, s) => sum + s * s, 0) / all.length;
    expect(mannKendall(values).variance).toBeCloseTo(square, 8);
  });
  it("has the S, z and p worked by hand for a rise of ten", () => { const { s, z, p } = mannKendall([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]); expect(s).toBe(45); expect(z).toBeCloseTo(44 / Math.sqrt(125), 12); expect(p).toBeCloseTo(8.303e-5, 7); });
  it("finds +2 a year under seasons, exactly, with an interval that holds it", () => {
    const trend = trendOf(months(5, (at) => 40 + at / 6 + 15 * Math.cos((at * Math.PI) / 6)))!;
    expect([trend.slope, trend.low, trend.high].map((value) => Number(value!.toFixed(9)))).toEqual([2, 2, 2]);
    // twelve calendar months of five values each, every pair rising: S = 12 × 10, variance = 12 × 5 × 4 × 15 / 18
    expect([trend.seasonal, trend.n, trend.s, Number(trend.variance.toFixed(9))]).toEqual([true, 60, 120, 200]); expect(trend.z).toBeCloseTo(119 / Math.sqrt(200), 12);
    for (const { adjusted, fitted } of trend.months) expect(adjusted).toBeCloseTo(fitted, 9);
  });
  it("finds the slope of a steady rise whatever the seasons are", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 12, maxLength: 12 }), fc.integer({ min: -8, max: 8 }), fc.integer({ min: 2, max: 6 }), (seasons, rise, years) => { expect(trendOf(months(years, (at) => seasons[at % 12]! + (rise * at) / 12))!.slope).toBeCloseTo(rise, 9); }));
  });
  it("finds a steady rise without seasons exactly", () => { const trend = trendOf(months(1, (at) => 10 + at / 6))!; expect([trend.slope, trend.low, trend.high].map((value) => Number(value!.toFixed(9)))).toEqual([2, 2, 2]); });
  it("is the median of all slopes, whatever the order in which months are given", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 4, maxLength: 20 }), (values) => {
      const points = values.map((value, at) => [at, value] as const), slopes = points.flatMap(([x, y], i) => points.slice(i + 1).map(([u, v]) => (v - y) / (u - x))).sort((a, b) => a - b), half = Math.floor(slopes.length / 2);
      expect(senSlope(points, 10)!.slope).toBeCloseTo(slopes.length % 2 === 1 ? slopes[half]! : (slopes[half - 1]! + slopes[half]!) / 2, 10);
      const given = values.map((value, at) => ({ month: `20${String(10 + Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, "0")}`, value }));
      expect(trendOf([...given].reverse())).toEqual(trendOf(given));
    }));
  });
  it("turns with the sign and grows with the scale", () => { fc.assert(fc.property(numbers, (values) => { const up = mannKendall(values), down = mannKendall(values.map((value) => -3 * value)); expect(down.s + up.s).toBe(0); expect(down.variance).toBeCloseTo(up.variance, 8); })); });
  it("takes no season out of less than two years, and gives no trend of three months", () => { expect(canDeseason(months(1, () => 1))).toBe(false); expect(canDeseason(months(2, () => 1))).toBe(true); expect(trendOf(months(1, () => 1).slice(0, 3))).toBeNull(); });
});

describe("correlation", () => {
  const anscombe = { x: [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5], y: [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68] };
  it("has the published r, slope and intercept of Anscombe's first set (1973)", () => { const line = comparisonOf(pairsOf(anscombe.x, anscombe.y)); expect(correlationOf(anscombe.x, anscombe.y).pearson).toBeCloseTo(0.8164, 4); expect([line.slope, line.intercept, line.r2].map((value) => Number(value!.toFixed(2)))).toEqual([0.5, 3, 0.67]); });
  it("has Spearman's ρ by 1 − 6Σd²/n(n² − 1) where nothing is tied: −29/165", () => { expect(correlationOf([106, 100, 86, 101, 99, 103, 97, 113, 112, 110], [7, 27, 2, 50, 28, 29, 20, 12, 6, 17]).spearman).toBeCloseTo(-29 / 165, 12); });
  it("counts pairs only, and says nothing of two pairs or of a side that stands still", () => { expect(correlationOf([1, null, 3, 4], [2, 5, null, 1])).toEqual({ n: 2, pearson: null, spearman: null }); expect(correlationOf([1, 1, 1], [1, 2, 3]).pearson).toBeNull(); });
  it("is symmetric, and Spearman's is left alone by what keeps order", () => { fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -90, max: 90 }), fc.integer({ min: -90, max: 90 })), { minLength: 3, maxLength: 30 }), (pairs) => { const a = pairs.map(([x]) => x), b = pairs.map(([, y]) => y), one = correlationOf(a, b), other = correlationOf(b, a); if (one.pearson === null) { expect(other.pearson).toBeNull(); return; } expect(other.pearson!).toBeCloseTo(one.pearson, 10); expect(correlationOf(a.map((x) => x ** 3), b).spearman!).toBeCloseTo(one.spearman!, 10); })); });
});

describe("wind", () => {
  it("puts directions into sectors round the circle", () => { expect([0, 11.24, 11.25, 348.75, 348.74, 360, 180, -1].map((direction) => sectorOf(direction))).toEqual([0, 0, 1, 0, 15, 0, 8, 0]); });
  it("counts calm hours apart and shares of all", () => {
    const rose = roseOf([{ speed: 0.1, direction: 90, value: 5 }, { speed: 2, direction: 359, value: 7 }, { speed: 6, direction: 1, value: 9 }, { speed: 3, direction: 90, value: 100 }, { speed: null, direction: 90, value: 1 }, { speed: 3, direction: null, value: 1 }], "speed", [0, 5]);
    expect([rose.n, rose.calm, rose.calmShare, rose.sectors[0]?.classes, rose.sectors[4]?.classes]).toEqual([4, 1, 25, [25, 25], [25, 0]]);
  });
  it("has shares that add up to a hundred, whatever blows", () => { fc.assert(fc.property(fc.array(fc.record({ speed: fc.double({ min: 0, max: 20, noNaN: true }), direction: fc.double({ min: 0, max: 360, noNaN: true }), value: fc.double({ min: 0, max: 500, noNaN: true }) }), { minLength: 1, maxLength: 60 }), (hours) => { const rose = roseOf(hours, "value", [0, 35, 75]); expect(rose.calmShare + rose.sectors.reduce((sum, { classes }) => sum + classes.reduce((a, b) => a + b, 0), 0)).toBeCloseTo(100, 8); })); });
  it("means by speed and direction, leaving out cells of too few and calm hours", () => { const hour = (value: number) => ({ speed: 2.5, direction: 2, value }); expect(polarOf([hour(1), hour(2), hour(6), { speed: 9, direction: 2, value: 1 }, { speed: 0, direction: 2, value: 1 }])).toEqual({ n: 4, cells: [{ sector: 0, ring: 2, n: 3, mean: 3 }] }); });
  it("takes the mean of 350° and 10° as north, and of opposite winds as nothing", () => { expect(Math.cos((meanDirection([350, 10])! * Math.PI) / 180)).toBeCloseTo(1, 12); expect(meanDirection([0, 180])).toBeNull(); expect(meanDirection([])).toBeNull(); });
});

describe("rhythm", () => {
  const hour = (day: string, at: number, value: number) => ({ day, hour: at, value });
  it("knows the weekday of printed calendars", () => { expect([weekdayOf("2026-11-28"), weekdayOf("2000-01-01"), weekdayOf("2024-02-29")]).toEqual([6, 6, 4]); });
  it("means by hour with the band of 1.96 standard errors", () => { const rows = rhythmOf([hour("2024-01-01", 1, 10), hour("2024-01-02", 1, 14), hour("2024-01-01", 5, 3)], "hour"); expect(rows[0]).toMatchObject({ key: 1, n: 2, mean: 12 }); expect(rows[0]!.high!).toBeCloseTo(12 + 1.959963984540054 * 2, 9); expect(rows[1]).toEqual({ key: 5, n: 1, mean: 3, low: null, high: null }); });
  it("means days of enough hours, months, boxes and the captured share", () => {
    const full = Array.from({ length: 20 }, (_, at) => hour("2024-02-01", at + 1, at)), short = full.slice(1).map((one) => ({ ...one, day: "2024-02-02" }));
    expect(dayMeans([...short, ...full])).toEqual([{ day: "2024-02-01", n: 20, mean: 9.5 }]); expect(monthMeans(full, 20)).toEqual([{ month: "2024-02", n: 20, mean: 9.5 }]); expect(monthMeans(full, 21)).toEqual([]);
    expect(monthBoxes(full)[0]).toMatchObject({ key: 2, n: 20, median: 9.5 });
    expect(captureOf([...full, hour("2024-03-09", 1, 1)], ["2024-02-01", "2024-03-01"])).toEqual([{ month: "2024-02", got: 20, due: 24, percent: (100 * 20) / 24 }, { month: "2024-03", got: 0, due: 24, percent: 0 }]);
  });
});
