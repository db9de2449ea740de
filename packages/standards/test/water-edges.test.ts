import { describe, expect, test } from "vitest";
import { evaluateSection, exact, gb3838ClassOf, gb3838DrinkingLimitOf, gb3838Implied, gb3838LimitOf, gbt14848ClassOf, gbt14848Implied, gbt14848LimitOf, gbt14848UnitOf, riverState, riverStateOfShares, type WaterClass } from "../src/index.js";

const errorOf = (act: () => unknown): { readonly code: string; readonly message: string } => {
  try { act(); } catch (error) { if (error instanceof Error && "code" in error) return { code: String(error.code), message: error.message }; throw error; }
  throw new Error("nothing was refused");
};
const river = (values: Readonly<Record<string, unknown>>) => gb3838ClassOf({ waterBody: "river", values: values as Record<string, string> }).value;
const ground = (values: Readonly<Record<string, unknown>>) => gbt14848ClassOf({ values: values as Record<string, string> }).value;

describe("GB 3838-2002 at its edges", () => {
  test("table 1 no. 2: both ends of pH are inside", () => { expect(["5.999", "6", "6.0", "9", "9.00", "9.001"].map((pH) => river({ pH }).class)).toEqual(["inferiorV", "I", "I", "I", "I", "inferiorV"]); });
  test("table 1 no. 3: 7.2 mg/L at 26.9 ℃ is 90 % to the last digit (468/58.5 = 8)", () => {
    const classAt = (DO: string): string => gb3838ClassOf({ waterBody: "river", values: { DO }, temperature: "26.9" }).value.class;
    expect([classAt("7.2"), classAt("7.1999")]).toEqual(["I", "II"]);
    expect([errorOf(() => gb3838ClassOf({ waterBody: "river", values: { DO: "7" }, doSaturation: "90L" })), errorOf(() => gb3838ClassOf({ waterBody: "river", values: { DO: "7" }, doSaturation: "x" }))].map((each) => [each.code, each.message.includes("unit %")])).toEqual([["gb3838/below-detection", true], ["gb3838/not-a-number", true]]);
  });
  test("saturation betters nothing but dissolved oxygen, and worsens nothing", () => {
    expect(gb3838ClassOf({ waterBody: "river", values: { DO: "9", COD: "25" }, doSaturation: "100" }).value).toMatchObject({ class: "IV", decisive: ["COD"] });
    expect(gb3838ClassOf({ waterBody: "river", values: { DO: "8" }, doSaturation: "50" }).value.class).toBe("I");
  });
  test("an item that keeps class III has no multiple, one above it has", () => { expect([river({ COD: "20", TP: "0.2" }).multiples, river({ COD: "20.1" }).multiples, river({ DO: "4", pH: "10" }).multiples]).toEqual([{}, { COD: "0.00" }, {}]); });
  test("items beside the class come in the order of the tables, whatever the order given", () => {
    expect(river({ 苯: "1", 锰: "1", COD: "1", 氯化物: "1", 铁: "1" }).drinking.map((each) => [each.table, each.item])).toEqual([[2, "氯化物（以Cl-计）"], [2, "铁"], [2, "锰"], [3, "苯"]]);
    expect(river({ COD: "1", 水温: "1", TN: "1" }).apart.map((each) => each.item)).toEqual(["TN", "water-temperature"]);
    expect(river({ COD: "1", TN: "1", 水温: "1" }).apart.map((each) => each.item)).toEqual(["TN", "water-temperature"]);
  });
  test("what takes no part is still read, and nothing may come twice", () => {
    expect([errorOf(() => river({ COD: "1", TN: "x" })).code, errorOf(() => river({ COD: "1", 铁: "1", iron: "2" })).code, errorOf(() => river({ COD: "1", TN: "1", 总氮: "2" })).code, errorOf(() => river({ 铁: "x" })).code]).toEqual(["gb3838/not-a-number", "gb3838/item-given-twice", "gb3838/item-given-twice", "gb3838/not-a-number"]);
    expect([errorOf(() => river({})).message, errorOf(() => river({ TN: "1" })).message, errorOf(() => river({ TN: "1", 水温: "1" })).message]).toEqual([expect.stringContaining("no value was given"), expect.stringContaining("TN takes no part"), expect.stringContaining("TN, 水温 take no part")]);
  });
  test("refusals say the field, the unit and the clause", () => { expect(errorOf(() => river({ COD: "1.5.2" })).message).toBe('COD: "1.5.2" is not decimal text; write digits with at most one point, for example 12.30 (GB 3838-2002 table 1, unit mg/L)'); });
  test("multiples stand for concentrations only where a class limit goes upwards", () => {
    for (const item of ["pH", "DO", "TN", "水温"]) expect([item, errorOf(() => gb3838Implied(item, "0.5", "III", "river")).code]).toEqual([item, "gb3838/nothing-to-judge"]);
    expect([errorOf(() => gb3838Implied("x", "0.5", "III", "river")).code, errorOf(() => gb3838Implied("COD", "0.5L", "III", "river")).code, errorOf(() => gb3838Implied("COD", "", "III", "river")).message]).toEqual(["gb3838/unknown-item", "gb3838/below-detection", expect.stringContaining("COD multiple")]);
    expect(gb3838Implied("COD", "1.0", "III", "river")).toEqual({ value: "40", from: "39", to: "41", classes: ["V", "inferiorV"] });
    expect(gb3838Implied("TN", "1", "II", "lake").value).toBe("1");
  });
  test("numbers that are whole may come as numbers, others not; exact means as they are", () => {
    expect([river({ COD: 25 }).class, river({ COD: exact("20").over(exact("3")) }).class, river({ COD: exact("61").over(exact("3")) }).items[0]?.value, river({ COD: exact("20.5") }).items[0]?.value]).toEqual(["IV", "I", "20.33333333", "20.5"]);
    expect([25.5, true, null, Number.NaN, { a: 1 }].map((COD) => errorOf(() => river({ COD })).code)).toEqual(["gb3838/not-a-number", "gb3838/not-a-number", "gb3838/blank", "gb3838/not-a-number", "gb3838/not-a-number"]);
    expect(errorOf(() => river({ COD: exact("-1") })).code).toBe("gb3838/negative");
  });
  test.each([["1e1", null], ["+10", null], [".5", null], ["20.55mg", "with-unit"], ["-3 mg/L", "with-unit"], ["5 %", "with-unit"], ["7（均值）", "with-unit"], ["1e", "not-a-number"], ["mg", "not-a-number"], ["1 2", "not-a-number"], ["－1", "full-width"], ["1．5", "full-width"], ["1，5", "full-width"], ["\t", "blank"], ["-0.1", "negative"], ["< 0.5", null], ["＜0.5", null], ["0.5l", null], ["0.5LL", "with-unit"]])("COD %j: %s", (text, fact) => {
    if (fact === null) expect(river({ COD: text }).class).toBe("I");
    else expect(errorOf(() => river({ COD: text })).code).toBe(`gb3838/${fact}`);
  });
  test("values of any length compare exactly: trailing zeros, long fractions, exponents", () => {
    expect(["20", "20.000000000000000", "2e1", "200e-1", "19.999999999999999999", "20.000000000000001", "1234567890123456"].map((COD) => river({ COD }).class)).toEqual(["III", "III", "III", "III", "III", "IV", "inferiorV"]);
    expect(["0.0001", "0.00010000000000000", "0.000100000000000001"].map((Hg) => river({ Hg }).class)).toEqual(["III", "III", "IV"]);
  });
  test("limits by symbol, printed name and plain name; drinking-water limits too", () => {
    expect([gb3838LimitOf("氨氮（NH3-N）", "I", "river"), gb3838LimitOf("氨氮", "V", "lake"), gb3838LimitOf("总磷", "III", "lake"), gb3838LimitOf("六价铬", "V", "river"), gb3838LimitOf("DO", "V", "river")]).toEqual(["0.15", "2.0", "0.05", "0.1", "2"]);
    expect([gb3838DrinkingLimitOf("硫酸盐"), errorOf(() => gb3838DrinkingLimitOf("COD")).code]).toEqual([{ limit: "250", unit: "mg/L", table: 2 }, "gb3838/unknown-item"]);
  });
});

describe("GB/T 14848-2017 at its edges", () => {
  test("table 1 no. 5: 6.5–8.5 is class I, 5.5–9.0 class IV, both ends inside", () => { expect(["5.49", "5.5", "6.49", "6.5", "8.5", "8.51", "9.0", "9.01"].map((pH) => ground({ pH }).class)).toEqual(["V", "IV", "IV", "I", "I", "IV", "IV", "V"]); });
  test("pH has no multiple; class III has none; above it they have, radioactive ones too", () => { expect([ground({ pH: "9" }).multiples, ground({ 铁: "0.3" }).multiples, ground({ 铁: "0.31", 总α放射性: "0.6" }).multiples]).toEqual([{}, {}, { 铁: "0.03", 总α放射性: "0.20" }]); });
  test("below detection: no multiple, the class of the limit, named as undecided", () => {
    expect(ground({ 铁: "0.5L", 砷: "0.0003L" })).toMatchObject({ class: "IV", decisive: ["铁"], multiples: {}, undecided: ["铁"] });
    expect(errorOf(() => ground({ pH: "7L" })).code).toBe("gbt14848/below-detection");
  });
  test("table 1 no. 16: nothing found is class I, also written as zero; anything found is not", () => { expect(["0", "0.00", "<0.05", "0.0001", "0.1", "0.11"].map((LAS) => ground({ LAS }).class)).toEqual(["I", "I", "I", "II", "II", "III"]); });
  test("names in use lead to the printed item", () => {
    expect(ground({ 六价铬: "0.2", 挥发酚: "0.02", NH3N: "2", "苯并[a]芘": "1", pH值: "7" }).decisive).toEqual(["挥发性酚类", "氨氮", "铬(六价)", "苯并(a)芘"]);
    expect([gbt14848UnitOf("苯"), gbt14848UnitOf("砷"), gbt14848UnitOf("总大肠菌群")]).toEqual(["µg/L", "mg/L", "MPN/100mL"]);
  });
  test("refusals: unknown items, words where numbers belong, limits that do not exist", () => {
    expect([errorOf(() => ground({ 未知: "1" })), errorOf(() => ground({ 肉眼可见物: "1" })), errorOf(() => gbt14848LimitOf("嗅和味", "I")), errorOf(() => gbt14848LimitOf("pH", "I")), errorOf(() => gbt14848LimitOf("总β放射性", "IV")), errorOf(() => gbt14848Implied("砷", "x", "III")), errorOf(() => ground({}))].map((each) => each.message)).toEqual([
      expect.stringContaining("未知"), expect.stringContaining("neither 无 (absent) nor 有 (present)"), expect.stringContaining("无 or 有"), expect.stringContaining("ranges for pH"), expect.stringContaining("nuclide"), expect.stringContaining("砷 multiple"), expect.stringContaining("no value was given"),
    ]);
    expect(errorOf(() => ground({ 铁: "x" })).message).toContain("GB/T 14848-2017 table 1 no. 10, unit mg/L");
  });
  test("an interval on a class limit names both classes", () => { expect(gbt14848Implied("铁", "5.67", "III")).toEqual({ value: "2.001", from: "1.9995", to: "2.0025", classes: ["IV", "V"] }); });
});

describe("环办〔2011〕22号 at its edges", () => {
  const main = (values: Record<string, string>): readonly string[] => evaluateSection({ waterBody: "river", values }).value.mainPollutants.map((each) => each.item);
  test("二（一）3: without a multiple last in its class; equal multiples in the order of table 1; three at most", () => {
    expect([main({ DO: "4", COD: "25" }), main({ COD: "50", DO: "1", pH: "10" }), main({ BOD5: "5", COD: "25" }), main({ COD: "25", CODMn: "7", BOD5: "5", TP: "0.25" }), main({ DO: "1", COD: "25" })]).toEqual([["COD", "DO"], ["COD", "pH", "DO"], ["COD", "BOD5"], ["COD", "BOD5", "TP"], ["DO", "COD"]]);
  });
  test("二（一）3: cyanide and metals first among themselves by class and multiple", () => { expect(main({ COD: "99", Pb: "0.06", Hg: "0.002", CN: "0.3" })).toEqual(["Hg", "CN", "Pb"]); });
  test("二（一）2: shares that are exactly 100 together are taken, texts that are no class refused", () => {
    expect([riverStateOfShares({ good: "60", inferior: "40" }).value, riverStateOfShares({ good: "90", inferior: "10" }).value, riverStateOfShares({ good: "74.99", inferior: "20" }).value, riverStateOfShares({ good: "75", inferior: "25" }).value]).toEqual(["重度污染", "优", "中度污染", "良好"]);
    expect([errorOf(() => riverState(["VI" as WaterClass])), errorOf(() => riverState([]))].map((each) => [each.code, each.message.includes("no class") || each.message.includes("no value")])).toEqual([["surface-evaluation/out-of-range", true], ["surface-evaluation/nothing-to-judge", true]]);
    expect(riverState(["I", "I", "I", "I", "I", "I"]).lineage.notes).toBeUndefined();
  });
});
