import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NoTrend, exact, mannKendall, median, ranks, spearman, spearmanCritical, theilSen } from "../src/index.js";
import { describeWith, vectorRows } from "./shared.js";

const series = (text: string | undefined) => (text ?? "").split("|").map((value) => exact(value));

test.each(vectorRows("trends.csv"))("Mann-Kendall and Theil–Sen of %s: S %s, variance %s, z %s, slope %s", (values, s, variance, z, slope, rank) => {
  const numbers = series(values);
  const trend = mannKendall(numbers);
  expect([trend.s, trend.variance.equals(exact((variance ?? "").split("/")[0] ?? "").over(exact((variance ?? "").split("/")[1] ?? "")))]).toEqual([Number(s), true]);
  expect(trend.z).toBe(z);
  expect(theilSen(numbers.map((value, i) => ({ at: exact(i + 1), value }))).slope.toFixed(10)).toBe(slope);
  if (rank !== "") expect(spearman(numbers).r.toFixed(6)).toBe(rank);
});

describe("decisions", () => {
  test("HJ 663-2013 annex B: 5 years need |r| of 0.900", () => {
    expect(spearman(["52", "46", "48", "38", "33"].map((t) => exact(t)))).toMatchObject({ text: "-0.900", critical: "0.900", criticalFor: 5, significant: true, direction: "falling" });
    expect(spearman(["52", "46", "38", "48", "33"].map((t) => exact(t)))).toMatchObject({ text: "-0.700", significant: false, direction: "none" });
    expect(spearman([1, 2, 3, 4].map((n) => exact(n)))).toMatchObject({ critical: null, significant: false, direction: "none" });
    expect(spearman([1, 2, 3, 4, 5, 6].map((n) => exact(n)))).toMatchObject({ direction: "rising" });
    expect(spearman([20, 22, 21, 24, 26, 25].map((n) => exact(n)))).toMatchObject({ text: "0.886", significant: true });
  });
  test("a number of years that is not printed takes the stricter neighbour", () => {
    expect(spearman(Array.from({ length: 11 }, (_, i) => exact(i)))).toMatchObject({ criticalFor: 10, critical: "0.564" });
    expect(spearmanCritical[5]?.attestation).toBe("VERIFIED");
    expect(spearmanCritical[10]?.attestation).toBe("FROM MEMORY");
  });
  test("Mann-Kendall decides by z², at the level asked for", () => {
    const falling = series("52|46|41|38|33");
    expect(mannKendall(falling)).toMatchObject({ significant: true, direction: "falling", level: "0.05" });
    expect(mannKendall(falling, "0.01")).toMatchObject({ significant: false, direction: "none" });
    expect(mannKendall(series("1|2|3|4|5|6|7"), "0.01")).toMatchObject({ direction: "rising" });
    expect(mannKendall(series("52|46|41|38|33")).tau.toString()).toBe("-1");
  });
  test("too short a series is refused by name", () => {
    expect(() => mannKendall(series("1|2|3"))).toThrow(NoTrend);
    expect(() => spearman([exact(1)])).toThrow(/at least 5/);
    expect(() => theilSen([{ at: exact(1), value: exact(1) }, { at: exact(1), value: exact(2) }])).toThrow(NoTrend);
    expect(median([])).toBeNull();
    expect(median(series("3|1|2"))?.toString()).toBe("2");
    expect(median(series("4|1|2|3"))?.toString()).toBe("2.5");
  });
  test("ties share the mean of their ranks", () => { expect(ranks(series("40|40|38|36|35|40")).map(String)).toEqual(["5", "5", "3", "2", "1", "5"]); });
  test("unequal steps in time count", () => {
    const { slope, intercept } = theilSen([[2015, 10], [2016, 12], [2020, 20]].map(([at, value]) => ({ at: exact(at ?? 0), value: exact(value ?? 0) })));
    expect([slope.toString(), intercept.plus(slope.times(exact(2015))).toString()]).toEqual(["2", "10"]);
  });
});

describe("laws", () => {
  const values = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 4, maxLength: 12 }).map((list) => list.map((n) => exact(n)));
  test("a series turned round has the opposite trend; one moved or stretched the same", () => {
    fc.assert(fc.property(values, (list) => {
      const turned = [...list].reverse(), moved = list.map((value) => value.times(exact(3)).plus(exact(7)));
      expect(mannKendall(turned).s).toBe(-mannKendall(list).s || 0);
      expect(mannKendall(moved).z).toBe(mannKendall(list).z);
      expect(spearman(moved).r.equals(spearman(list).r)).toBe(true);
      if (new Set(list.map(String)).size === list.length) expect(spearman(turned).r.equals(spearman(list).r.negated())).toBe(true);
    }));
  });
});

for (const path of ["vectors/air/spearman.json", "vectors/water/spearman.json"]) describeWith(path, "Spearman", (text) => {
  test("every row", () => {
    const file = JSON.parse(text()) as { rows?: { y: number[]; r_exact: string }[]; cases?: { values: number[]; rs: number }[] };
    for (const { y, r_exact: r } of file.rows ?? []) {
      const [n = "0", d = "1"] = r.split("/");
      expect(spearman(y.map((v) => exact(String(v)))).r.equals(exact(n).over(exact(d))), String(y)).toBe(true);
    }
    for (const { values: list, rs } of file.cases ?? []) expect(exact(spearman(list.map((v) => exact(String(v)))).r.toFixed(4)).equals(exact(String(rs))), String(list)).toBe(true);
    expect((file.rows ?? file.cases ?? []).length).toBeGreaterThan(3);
  });
});
