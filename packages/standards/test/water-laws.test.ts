import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  exact, gb15618ClassOf, gb36600ClassOf, gb3838ClassOf, gb3838Implied, gb3838LimitOf, gbt14848ClassOf, gbt14848Implied, gbt14848LimitOf, groundClasses, riverState, soilVerdicts, waterClasses, waterStates, type LimitedClass, type WaterBody, type WaterClass,
} from "../src/index.js";

const falling = ["CODMn", "COD", "BOD5", "NH3-N", "TP", "Cu", "Zn", "F", "Se", "As", "Hg", "Cd", "Cr6", "Pb", "CN", "volatile-phenol", "petroleum", "LAS", "sulfide", "fecal-coliform"] as const;
const bodies = fc.constantFrom<WaterBody>("river", "lake");
const decimal = fc.tuple(fc.nat({ max: 999_999 }), fc.nat({ max: 6 })).map(([digits, places]) => exact(digits).over(exact(10 ** places)).toString());
const rankOf = (waterClass: WaterClass): number => waterClasses.indexOf(waterClass);
const surface = (waterBody: WaterBody, values: Record<string, string>): number => rankOf(gb3838ClassOf({ waterBody, values }).value.class);

describe("GB 3838-2002 §5.1", () => {
  test("more of a pollutant never gives a better class, more oxygen never a worse one", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...falling), decimal, decimal, (body, item, a, b) => {
      const [less, more] = exact(a).compare(exact(b)) <= 0 ? [a, b] : [b, a];
      expect(surface(body, { [item]: less })).toBeLessThanOrEqual(surface(body, { [item]: more }));
      expect(surface(body, { DO: less })).toBeGreaterThanOrEqual(surface(body, { DO: more }));
    }));
  });
  const samples = fc.dictionary(fc.constantFrom(...falling), decimal, { minKeys: 1, maxKeys: 12 });
  test("the order in which items come does not matter", () => {
    fc.assert(fc.property(bodies, samples, fc.infiniteStream(fc.nat()), (waterBody, values, dice) => {
      const shuffled = Object.fromEntries(Object.entries(values).map((entry) => [dice.next().value, entry] as const).sort(([a], [b]) => a - b).map(([, entry]) => entry));
      const [one, other] = [gb3838ClassOf({ waterBody, values }).value, gb3838ClassOf({ waterBody, values: shuffled }).value];
      expect([other.class, other.decisive, other.multiples, Object.keys(other.multiples)]).toEqual([one.class, one.decisive, one.multiples, Object.keys(one.multiples)]);
    }));
  });
  test("a sample is as bad as its worst item, and the deciding items are those", () => {
    fc.assert(fc.property(bodies, samples, (waterBody, values) => {
      const alone = Object.entries(values).map(([item, value]) => [item, surface(waterBody, { [item]: value })] as const);
      const worst = Math.max(...alone.map(([, rank]) => rank));
      const whole = gb3838ClassOf({ waterBody, values }).value;
      expect(rankOf(whole.class)).toBe(worst);
      expect([...whole.decisive].sort()).toEqual(alone.filter(([, rank]) => rank === worst).map(([item]) => item).sort());
    }));
  });
  test("the class is that of plain exact comparing with the printed limits, however the number is written", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...falling), decimal, fc.nat({ max: 4 }), (body, item, value, zeros) => {
      const wanted = (["I", "II", "III", "IV", "V"] as const satisfies readonly LimitedClass[]).findIndex((each) => exact(value).compare(exact(gb3838LimitOf(item, each, body))) <= 0);
      for (const text of [value, `${"0".repeat(zeros)}${value}`, `${value}${value.includes(".") ? "" : "."}${"0".repeat(zeros + 1)}`, `${value}e0`]) expect(surface(body, { [item]: text })).toBe(wanted < 0 ? 5 : wanted);
    }));
  });
  test("a number too long for a safe integer is compared exactly too", () => {
    expect(surface("river", { COD: "20.0000000000000000000000001" })).toBe(3);
    expect(surface("river", { COD: "20.0000000000000000000000000" })).toBe(2);
    expect(surface("river", { "fecal-coliform": "40000.00000000001" })).toBe(5);
  });
  test("the multiple as text is the exact multiple rounded half to even, for short and long numbers", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...falling), decimal, fc.constantFrom("", "000000000000001", "5"), (waterBody, item, value, tail) => {
      const text = tail === "" ? value : `${value}${value.includes(".") ? "" : "."}${tail}`;
      const limit = exact(gb3838LimitOf(item, "III", waterBody));
      const judged = gb3838ClassOf({ waterBody, values: { [item]: text } }).value;
      const wanted = rankOf(judged.class) > 2 ? exact(text).minus(limit).over(limit) : undefined;
      expect([judged.multiples[item], judged.items[0]?.multiple?.toString()]).toEqual([wanted?.toFixed(2), wanted?.toString()]);
    }));
  });
  test("a multiple leads to a concentration that has this multiple", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...falling), fc.integer({ min: 1, max: 9999 }), (waterBody, item, hundredths) => {
      const multiple = exact(hundredths).over(exact(100)).toFixed(2);
      const { value } = gb3838Implied(item, multiple, "III", waterBody);
      expect(gb3838ClassOf({ waterBody, values: { [item]: value } }).value.multiples[item]).toBe(multiple);
    }));
  });
});

describe("GB/T 14848-2017 §6.3", () => {
  const items = ["铁", "锰", "砷", "氨氮", "苯", "总硬度", "三氯甲烷", "草甘膦"] as const;
  test("more never gives a better class, and the class is that of the printed limits", () => {
    fc.assert(fc.property(fc.constantFrom(...items), decimal, decimal, (item, a, b) => {
      const rank = (value: string): number => groundClasses.indexOf(gbt14848ClassOf({ values: { [item]: value } }).value.class as (typeof groundClasses)[number]);
      const [less, more] = exact(a).compare(exact(b)) <= 0 ? [a, b] : [b, a];
      expect(rank(less)).toBeLessThanOrEqual(rank(more));
      const found = (["I", "II", "III", "IV"] as const).findIndex((each) => exact(a).compare(exact(gbt14848LimitOf(item, each))) <= 0);
      expect(rank(a)).toBe(found < 0 ? 4 : found);
    }));
  });
  test("a multiple leads to a concentration that has this multiple", () => {
    fc.assert(fc.property(fc.constantFrom(...items), fc.integer({ min: 1, max: 9999 }), (item, hundredths) => {
      const multiple = exact(hundredths).over(exact(100)).toFixed(2);
      expect(gbt14848ClassOf({ values: { [item]: gbt14848Implied(item, multiple, "III").value } }).value.multiples[item]).toBe(multiple);
    }));
  });
});

describe("soil", () => {
  test("more never gives a better verdict, paddy or not, at any pH", () => {
    fc.assert(fc.property(fc.constantFrom("paddy", "other", "orchard"), fc.integer({ min: 0, max: 140 }), fc.constantFrom("Cd", "Hg", "As", "Pb", "Cr", "Cu", "Ni", "Zn"), decimal, decimal, (land, tenths, item, a, b) => {
      const ph = exact(tenths).over(exact(10)).toString();
      const [less, more] = exact(a).compare(exact(b)) <= 0 ? [a, b] : [b, a];
      const farm = (value: string): number => soilVerdicts.indexOf(gb15618ClassOf({ land, ph, values: { [item]: value } }).value.class);
      expect(farm(less)).toBeLessThanOrEqual(farm(more));
      const site = (value: string): number => soilVerdicts.indexOf(gb36600ClassOf({ land: "first", values: { 镉: value } }).value.class);
      expect(site(less)).toBeLessThanOrEqual(site(more));
    }));
  });
  test("second-class land is never judged more strictly than first-class land", () => {
    fc.assert(fc.property(fc.constantFrom("砷", "镉", "苯", "萘", "石油烃（C10-C40）"), decimal, (item, value) => {
      const verdict = (land: "first" | "second"): number => soilVerdicts.indexOf(gb36600ClassOf({ land, values: { [item]: value } }).value.class);
      expect(verdict("second")).toBeLessThanOrEqual(verdict("first"));
    }));
  });
});

describe("环办〔2011〕22号 二（一）2", () => {
  const classes = fc.array(fc.constantFrom<WaterClass>(...waterClasses), { minLength: 5, maxLength: 40 });
  test("order does not matter, and one section that gets worse never betters the river", () => {
    fc.assert(fc.property(classes, fc.nat(), (all, place) => {
      const rank = (each: readonly WaterClass[]): number => waterStates.indexOf(riverState(each).value ?? "优");
      expect(rank([...all].reverse())).toBe(rank(all));
      const i = place % all.length;
      const worse = all.map((each, j): WaterClass => (j === i ? waterClasses[Math.min(rankOf(each) + 1, 5)] ?? "inferiorV" : each));
      expect(rank(worse)).toBeGreaterThanOrEqual(rank(all));
    }));
  });
});
