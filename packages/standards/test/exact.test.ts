import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BelowDetection, DivisionByZero, Exact, NotADecimal, exact, explain, inStatistics, isDecimal, placesOf, readingOf, rounded, significant, sum, type Lineage } from "../src/index.js";
import { describeWith, vectorRows } from "./shared.js";

test.each(vectorRows("gbt8170.csv"))("GB/T 8170-2008 §3.2 %s to %s places → %s", (value, places, text) => { expect(rounded(value ?? "", Number(places))).toBe(text); });
test.each(vectorRows("gbt8170-significant.csv"))("GB/T 8170-2008 §3.1 %s to %s digits → %s", (value, digits, text) => { expect(significant(value ?? "", Number(digits))).toBe(text); });

describeWith("vectors/air/gbt8170.json", "GB/T 8170", (text) => {
  test("every row", () => {
    const { rows } = JSON.parse(text()) as { rows: { x: string; decimals: number; gbt8170: string }[] };
    for (const row of rows) expect(rounded(row.x, row.decimals), row.x).toBe(row.gbt8170);
  });
});

describe("exact numbers", () => {
  test("what is no decimal number is refused by name", () => {
    for (const text of ["", " ", "1 ", "１２", "1,000", "1.2.3", ".", "-", "1e", "NaN", "Infinity", "0x10", "1e9999", "--1"]) {
      expect(() => exact(text), text).toThrow(NotADecimal);
      expect(isDecimal(text), text).toBe(false);
    }
    expect(() => exact(0.1)).toThrow(NotADecimal);
    expect(() => exact(NaN)).toThrow(NotADecimal);
    expect(() => new Exact(1n, 0n)).toThrow(DivisionByZero);
    expect(() => exact(1).over(exact(0))).toThrow(/divisor 0/);
  });
  test.each([["12.30", "12.3"], ["-0.5", "-0.5"], ["+3", "3"], ["1.5e3", "1500"], [".5", "0.5"], ["1e-3", "0.001"], ["-0", "0"], ["007", "7"], ["2E2", "200"]])("%s is read as %s", (text, shown) => {
    expect(exact(text).toString()).toBe(shown);
    expect(isDecimal(text)).toBe(true);
  });
  test("a third stays a third, and is drawn as a float only on request", () => {
    const third = exact(1).over(exact(3));
    expect(third.toString()).toBe("1/3");
    expect(third.toNumber()).toBeCloseTo(1 / 3, 15);
    expect(exact("0.25").toNumber()).toBe(0.25);
    expect(JSON.stringify({ third })).toBe('{"third":"1/3"}');
    expect(new Exact(1n, -2n).toString()).toBe("-0.5");
  });
  test("rounding modes and negative places", () => {
    expect([exact("-2.5").toFixed(0), exact("-3.5").toFixed(0), exact("2.1").toFixed(0, "ceil"), exact("-2.1").toFixed(0, "ceil"), exact("2.9").toFixed(0, "floor"), exact("-2.1").toFixed(0, "floor")])
      .toEqual(["-2", "-4", "3", "-2", "2", "-3"]);
    expect([exact("1250").toFixed(-2), exact("1350").toFixed(-2), exact("-0.05").toFixed(2), exact("0").toFixed(3)]).toEqual(["1200", "1400", "-0.05", "0.000"]);
    expect(placesOf("12.30")).toBe(2);
    expect(placesOf("12")).toBe(0);
  });

  test.each([["-.5", "-0.5"], ["+.55", "0.55"], [".5e2", "50"], [".5e-2", "0.005"], [".25E+1", "2.5"], ["1e12", "1000000000000"], ["1e-12", "0.000000000001"], ["5e0", "5"], ["1.5E+2", "150"], [".05e12", "50000000000"]])("%s is %s", (text, shown) => {
    expect(exact(text).toString()).toBe(shown);
    expect(isDecimal(text)).toBe(true);
  });
  test.each(["x.5", ".5x", ".5e", "5.", "e5", ".5e1234", "1e", "1.5x", "x1", "1e+", ".", "5 ", "*.5", ".5e*2"])("%s is no decimal number", (text) => {
    expect(() => exact(text)).toThrow(NotADecimal);
    expect(isDecimal(text)).toBe(false);
  });
  test("plain sums as everybody knows them", () => {
    expect(exact("0.1").plus(exact("0.2")).toString()).toBe("0.3");
    expect(exact("1").minus(exact("0.9")).toString()).toBe("0.1");
    expect(exact("1.1").times(exact("1.1")).toString()).toBe("1.21");
    expect(exact("0").isNegative()).toBe(false);
    expect(sum([]).toString()).toBe("0");
    expect(sum([exact("0.1"), exact("0.2"), exact("-0.05")]).toString()).toBe("0.25");
    expect(exact(7n).toString()).toBe("7");
    expect(exact(Number.MAX_SAFE_INTEGER).toString()).toBe("9007199254740991");
    expect(() => exact(Number.MAX_SAFE_INTEGER + 1)).toThrow(NotADecimal);
    expect(placesOf("12.305")).toBe(3);
  });

  const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.integer({ min: 0, max: 6 })).map(([n, places]) => exact(`${n}e-${places}`));
  test("arithmetic keeps the laws of numbers", () => {
    fc.assert(fc.property(decimal, decimal, decimal, (a, b, c) => {
      expect(a.plus(b).times(c).equals(a.times(c).plus(b.times(c)))).toBe(true);
      expect(a.minus(b).equals(b.minus(a).negated())).toBe(true);
      if (!b.isZero()) expect(a.over(b).times(b).equals(a)).toBe(true);
      expect(a.compare(b)).toBe(-b.compare(a) || 0);
      expect(sum([a, b, c]).equals(sum([c, b, a]))).toBe(true);
      expect(a.absolute().isNegative()).toBe(false);
    }));
  });
  test("text read back is the same number", () => { fc.assert(fc.property(decimal, (a) => { expect(exact(a.toString()).equals(a)).toBe(true); })); });
  test("rounding is idempotent, monotone and at most half a step away", () => {
    fc.assert(fc.property(decimal, decimal, fc.integer({ min: -3, max: 6 }), (a, b, places) => {
      const once = rounded(a, places);
      expect(rounded(once, places)).toBe(once);
      const distance = exact(once).minus(a).absolute().times(exact(2));
      expect(distance.compare(exact(`1e${-places}`))).not.toBe(1);
      if (a.compare(b) <= 0) expect(exact(once).compare(exact(rounded(b, places)))).not.toBe(1);
    }));
  });
  test("significant digits are idempotent and as many as asked", () => {
    fc.assert(fc.property(decimal.filter((a) => !a.isZero()), fc.integer({ min: 1, max: 8 }), (a, digits) => {
      const once = significant(a, digits);
      expect(significant(once, digits)).toBe(once);
      const shown = once.replace(/[-.]/g, "").replace(/^0+/, "");
      expect(once.includes(".") ? shown.length : Math.max(shown.length, digits)).toBe(once.includes(".") ? digits : shown.length);
    }));
  });
});

describe("limits of detection", () => {
  test.each([["<0.004", undefined], ["0.004L", undefined], ["ND", "0.004"], ["未检出", "0.004"], ["0.003", "0.004"]])("%s is below 0.004", (text, limit) => {
    const reading = readingOf(text, limit);
    expect(reading.kind).toBe("below");
    expect(inStatistics(reading, "half", "HJ 194-2017").toString()).toBe("0.002");
    expect(inStatistics(reading, "limit", "HJ 194-2017").toString()).toBe("0.004");
    expect(inStatistics(reading, "zero", "HJ 194-2017").toString()).toBe("0");
    expect(() => inStatistics(reading, "refuse", "HJ 194-2017")).toThrow(BelowDetection);
  });
  test("a number at the limit is a number; marks without a number are refused", () => {
    expect(readingOf("0.004", "0.004")).toMatchObject({ kind: "value" });
    expect(inStatistics(readingOf("0.05"), "refuse", "x").toString()).toBe("0.05");
    expect(readingOf("< 0.004")).toMatchObject({ kind: "below" });
    for (const text of ["0.004LL", "x<0.004", "<0.004 ", "0.004Lx", "ND", "<", "L", "＜0.004", "<abc", ""]) expect(() => readingOf(text), text).toThrow(NotADecimal);
  });
});

test("a lineage prints in both languages, with source, rounding, notes and doubt", () => {
  const node: Lineage = { name: { zh: "均值", en: "mean" }, value: "12", unit: "µg/m³", origin: "computed", rounding: { rule: "GB/T 8170", places: 0, exact: "12.4" },
    rule: { id: "x", formula: { zh: "平均", en: "average" }, standard: "HJ 663", clauses: ["A"], attestation: "REPORTED" }, notes: [{ zh: "注", en: "note" }],
    inputs: [{ name: { zh: "值", en: "value" }, value: null, unit: "", origin: "printed", inputs: [], source: { document: "规划", line: 7 } }] };
  expect(explain(node)).toBe("均值 = 12 µg/m³（GB/T 8170 修约自 12.4） ← 平均 [HJ 663 §A; REPORTED]\n  ※ 注\n  值 = — (规划, 第7行)");
  expect(explain(node, "en")).toBe("mean = 12 µg/m³ (GB/T 8170, from 12.4) ← average [HJ 663 §A; REPORTED]\n  ※ note\n  value = — (规划, line 7)");
});
