import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { forecast } from "@yunqing/domain";
import { inversionShares, pairSlopes } from "../src/judgement/forecast.js";

const points = (...values: number[]) => values.map((value, index) => ({ year: 2020 + index, value }));
const met = { op: "<=" as const, value: 30 };

test("fewer than three values: no forecast, and the reason says how many there are", () => {
  for (const count of [0, 1, 2]) expect(forecast(points(...[33, 32].slice(0, count)), 2025, met)).toMatchObject({ points: [], probabilityOfMeeting: null, reason: { zh: `只有 ${count} 个年度值，至少需要三个才能预测` } });
});
test("a target year that has its value leaves nothing to forecast", () => expect(forecast(points(33, 32, 31, 31, 30, 29), 2025, met)).toMatchObject({ points: [], reason: { zh: "2025年已有数值，不再预测" } }));

describe("Theil–Sen", () => {
  test("slopes of all pairs; one wild value among five does not move the median: 33, 32, 60, 30, 29 falls by 1 a year", () => {
    expect(pairSlopes(points(1, 3, 4))).toEqual([1, 1.5, 2]);
    const [next] = forecast(points(33, 32, 60, 30, 29), 2025, met).points;
    expect(next?.value).toBeCloseTo(28, 10);
  });
  test("points on a line are continued exactly", () => {
    expect(forecast(points(33, 32.5, 32), 2025, null).points.map((point) => point.value)).toEqual([31.5, 31, 30.5]);
  });
});

describe("Kendall's exact distribution", () => {
  // Kendall & Gibbons, Rank Correlation Methods, table of the null distribution of S: n = 3 → 1 2 2 1 of 6; n = 4 → 1 3 5 6 5 3 1 of 24
  test.each([[3, [1, 2, 2, 1], 6], [4, [1, 3, 5, 6, 5, 3, 1], 24]])("for %i values", (n, counts, of) => inversionShares(n).forEach((share, k) => expect(share).toBeCloseTo((counts[k] as number) / of, 12)));
  test("sums to one for any number of values", () => fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), (n) => { expect(inversionShares(n).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9); expect(inversionShares(n)).toHaveLength(n * (n - 1) / 2 + 1); })));
});

const few = { numRuns: 30 };
describe("interval and probability", () => {
  const series = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 3, maxLength: 5 }).map((values) => points(...values.map((value) => value / 10)));
  test("the interval holds the trend and widens as the years go on", () => fc.assert(fc.property(series, (known) => {
    const { points: made } = forecast(known, 2025, met);
    for (const point of made) { expect(point.low).toBeLessThanOrEqual(point.value + 1e-9); expect(point.high).toBeGreaterThanOrEqual(point.value - 1e-9); }
    made.slice(1).forEach((point, index) => expect(point.high - point.low).toBeGreaterThanOrEqual((made[index] as { high: number; low: number }).high - (made[index] as { low: number }).low - 1e-9));
  }), few));
  test("the probability lies in 0…1, and an easier target is never less likely", () => fc.assert(fc.property(series, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }), (known, bound, ease) => {
    const hard = forecast(known, 2025, { op: "<=", value: bound }).probabilityOfMeeting ?? NaN, easy = forecast(known, 2025, { op: "<=", value: bound + ease }).probabilityOfMeeting ?? NaN;
    expect(hard).toBeGreaterThanOrEqual(0); expect(easy).toBeLessThanOrEqual(1); expect(easy).toBeGreaterThanOrEqual(hard);
  }), few));
  test("lower is met as often as higher is not", () => fc.assert(fc.property(series, fc.integer({ min: 0, max: 500 }), (known, bound) => {
    const below = forecast(known, 2025, { op: "<", value: bound / 10 }).probabilityOfMeeting ?? NaN, above = forecast(known, 2025, { op: ">=", value: bound / 10 }).probabilityOfMeeting ?? NaN;
    expect(below + above).toBeCloseTo(1, 9);
  }), few));
  test("without a target there is no probability; the order of the years does not matter", () => {
    expect(forecast(points(33, 32, 32), 2025, null).probabilityOfMeeting).toBeNull();
    expect(forecast([...points(33, 31, 32, 30)].reverse(), 2025, met)).toEqual(forecast(points(33, 31, 32, 30), 2025, met));
  });
});
