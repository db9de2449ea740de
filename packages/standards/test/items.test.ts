import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UnitsDiffer, UnknownUnit, casCheck, converted, exact, findItem, itemOf, itemsOfCode, massFromVolumeShare, measuredItems, modernCode, processFactors, processFactorsOf, publishedValue, unitSpelled, volumeShareFromMass } from "../src/index.js";
import { describeWith } from "./shared.js";

describe("the registry of measured items", () => {
  test("a symbol and a name stand once in their medium; every CAS number passes its check digit", () => {
    const of = (name: (item: (typeof measuredItems)[number]) => string): string[] => measuredItems.map((item) => `${item.medium} ${name(item)}`);
    for (const names of [of((item) => item.symbol), of((item) => item.name.zh)]) expect(new Set(names).size).toBe(names.length);
    for (const { cas } of measuredItems) if (cas !== undefined) expect([cas, casCheck(cas).isRight]).toEqual([cas, true]);
  });
  test("one symbol everywhere, as the command line lists them", () => {
    for (const symbol of ["SO2", "NO2", "NOx", "PM10", "PM2.5", "CO", "O3"]) expect(itemOf(symbol, "air").symbol).toBe(symbol);
    for (const symbol of ["pH", "DO", "CODMn", "COD", "BOD5", "NH3-N", "TP", "TN", "Cu", "Zn", "F", "Se", "As", "Hg", "Cd", "Cr6", "Pb", "CN", "volatile-phenol", "petroleum", "LAS", "sulfide", "fecal-coliform"]) expect(itemOf(symbol, "water").symbol).toBe(symbol);
  });
  test("names of files and reports lead to the item; total chromium is not chromium (VI)", () => {
    expect([itemOf("总铅", "water").symbol, itemOf("铬(六价)", "water").symbol, itemOf("总铬", "water").symbol, itemOf("7664-41-7", "gas").symbol]).toEqual(["Pb", "Cr6", "Cr", "NH3"]);
    expect(findItem("不存在", "water")).toBeUndefined();
    expect(() => itemOf("不存在", "water")).toThrow(/registry/);
  });
  test("a code shared by ambient air and exhaust gas gives both until the medium is named", () => {
    expect(itemsOfCode("a21026").map((each) => each.item.medium)).toEqual(["air", "gas"]);
    expect(itemsOfCode("a21026", "gas").map((each) => [each.item.symbol, each.item.unit])).toEqual([["SO2", "mg/m³"]]);
    expect(itemsOfCode("zzz")).toEqual([]);
    expect(itemsOfCode("w20115")[0]).toMatchObject({ item: { symbol: "Cd", unit: "mg/L" }, code: { name: "总镉", unit: "µg/L" } });
  });
  test("process factors by device, with the two that HJ 212-2017 prints twice", () => {
    expect(processFactorsOf("g12701").map((each) => each.name.zh)).toEqual(["出口二氧化硫 SO2"]);
    expect(["e701xx", "g119xx"].map((code) => processFactorsOf(code).length)).toEqual([2, 2]);
    expect(processFactorsOf("g999xx")).toEqual([]);
  });
  test.each([["NH3-N", "0.025", "0.02"], ["NH3-N", "0.035", "0.04"], ["TP", "0.0565", "0.056"], ["DO", "7.45", "7.4"], ["turbidity", "0.0163", "0.02"], ["chla", "0.00043", "0.0004"], ["DO", "0", "0.0"]])("GB/T 8170-2008 §3.2 %s %s is published as %s", (symbol, raw, published) => {
    expect(publishedValue(itemOf(symbol, "water"), raw)).toBe(published);
  });
});

describeWith("reference/hj212/factors_2017.json", "HJ 212-2017 annex B", (text) => {
  test("every factor of air, water and noise is an item; every process factor is held", () => {
    const factors = JSON.parse(text()) as { code: string; name: string; type: string }[];
    expect(factors.length).toBe(341);
    const processes = factors.filter((each) => /^[eg]/.test(each.code));
    for (const { code, name, type } of factors.filter((each) => !/^[eg]/.test(each.code))) expect([code, itemsOfCode(code)[0]?.code]).toEqual([code, expect.objectContaining({ edition: "2017", code, name, format: type })]);
    expect(processFactors.map((each) => [each.code, each.name.zh, each.format])).toEqual(processes.map((each) => [each.code, each.name, each.type]));
  });
});

describeWith("reference/hj212/legacy_to_2017.json", "HJ/T 212-2005 annex B", (text) => {
  test("every old code leads to the new one", () => {
    const pairs = Object.entries(JSON.parse(text()) as Record<string, string>);
    expect(pairs.length).toBe(93);
    for (const [old, modern] of pairs) {
      const codes = itemsOfCode(old).flatMap((each) => each.item.codes.map((code) => code.code));
      expect([old, codes.includes(modern)]).toEqual([old, true]);
    }
    expect([modernCode("011"), modernCode("02"), modernCode("S01"), modernCode("999")]).toEqual(["w01018", "a21026", "a19001", undefined]);
  });
});

describe("units", () => {
  test.each([["1", "mg/L", "µg/L", "1000"], ["1", "ng/m³", "µg/m³", "0.001"], ["15", "亩", "ha", "1"], ["1", "L/s", "m³/h", "3.6"], ["2.5", "万吨", "t", "25000"], ["3", "毫克/升", "mg/l", "3"], ["101.325", "kPa", "hPa", "1013.25"], ["20", "MPN/100mL", "个/L", "200"], ["1", "mg/L", "mg/m³", "1000"]])("%s %s is %s: %s", (value, from, to, wanted) => {
    expect(converted(value, from, to).toString()).toBe(exact(wanted).toString());
  });
  test("there and back is the same number", () => {
    const kinds = [["g/L", "mg/L", "µg/L", "ng/L", "kg/m³", "mg/m³", "µg/m³", "ng/m³"], ["t", "kg", "g", "mg", "万t"], ["m³/h", "m³/s", "L/s", "m³/d", "万m³/d"], ["m²", "km²", "ha", "亩", "万亩"]] as const;
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.nat(), fc.nat(), fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), (units, i, j, digits) => {
      const value = exact(digits).over(exact(1000));
      const from = units[i % units.length] ?? "", to = units[j % units.length] ?? "";
      expect(converted(converted(value, from, to), to, from).equals(value)).toBe(true);
    }));
  });
  test("different kinds and unknown units are refused by name", () => {
    expect(() => converted("1", "mg/L", "kg")).toThrow(UnitsDiffer);
    expect(() => converted("1", "mg/L", "furlong")).toThrow(UnknownUnit);
    expect(() => converted("１", "mg/L", "µg/L")).toThrow(/decimal/);
    expect(unitSpelled("ug/m3")).toBe("µg/m³");
  });
  test("HJ 212-2017 annex D: 100 ppm of SO2 is 286 mg/m³ in the standard state (64.064/22.4)", () => {
    expect(massFromVolumeShare("100", "64.064", "22.4").toString()).toBe("286");
    expect(volumeShareFromMass("286", "64.064", "22.4").toString()).toBe("100");
  });
});
