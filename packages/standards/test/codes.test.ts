import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  adcodeCheck, casCheck, facilityCodeCheck, hazardsOf, manifestNumber, manifestNumberCheck, organisationCheckCharacter, organisationCodeCheck, permitCodeCheck, plateCheck, radiationSourceCheck, usccCheck, usccCheckCharacter,
  wasteBatchCheck, wasteCategories, wasteCodeCheck, wasteHazards,
} from "../src/index.js";
import { describeWith, recordsOf } from "./shared.js";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

describe("GB 32100-2015 unified social credit code", () => {
  test.each(["91130200699229617X", "911302307808371268"])("%s, printed in HJ 608-2017 and in the coding rules of sources, is right", (code) => {
    expect(usccCheck(code)).toMatchObject({ verdict: "right", isRight: true });
    expect(usccCheckCharacter(code.slice(0, 17))).toBe(code[17]);
  });
  test("it says who registered it, what it is and where", () => {
    const { parts } = usccCheck("91130200699229617X");
    expect(parts.map((part) => [part.text, part.meaning?.zh ?? null])).toEqual([["9", "工商（市场监督管理）"], ["1", "企业"], ["130200", "河北省"], ["699229617", null], ["X", null]]);
  });
  test("GB 11714-1997: the inner organisation code has its own check", () => {
    expect(organisationCheckCharacter("69922961")).toBe("7");
    expect(organisationCodeCheck("69922961-7")).toMatchObject({ verdict: "right" });
    expect(organisationCodeCheck("699229618")).toMatchObject({ verdict: "doubtful" });
  });
  test("a wrong check character is doubtful, not wrong; a wrong shape is wrong and says why", () => {
    expect(usccCheck("911302006992296170").verdict).toBe("doubtful");
    for (const [text, word] of [["", "未填写"], ["91130200699229617x", "大写"], ["9113020069922961７X", "全角"], ["91130200699229617", "18 位"], ["91130200699229617I", "不使用字母"], ["93140214MA0ABCDEF", "18 位"]] as const) {
      const found = usccCheck(text);
      expect([text, found.verdict, found.problems[0]?.message.zh.includes(word)]).toEqual([text, "wrong", true]);
    }
    expect(usccCheck("01130200699229617X").verdict).toBe("wrong");
  });
  test("one character changed is always noticed", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 16 }), fc.constantFrom(...alphabet), (place, character) => {
      const code = "91130200699229617X";
      const changed = code.slice(0, place) + character + code.slice(place + 1);
      expect(usccCheck(changed).isRight).toBe(changed === code);
    }));
  });
});

describe("HJ 608-2017 permit, facility and outlet codes", () => {
  test("the permit number printed in the annex", () => {
    const found = permitCodeCheck("91130200699229617X001P");
    expect([found.verdict, found.parts.at(-1)?.meaning?.zh]).toEqual(["right", "排污许可证"]);
  });
  test.each([["91130200699229617X000P", "wrong"], ["91130200699229617X001Q", "doubtful"], ["91130200699229617X001", "wrong"], ["91130200699229617X001W", "right"]])("%s is %s", (code, verdict) => { expect(permitCodeCheck(code).verdict).toBe(verdict); });
  test.each([["DA001", "废气排放口"], ["DW002", "废水排放口"], ["TA010", "废气治理设施"], ["MF0001", "生产设施"]])("%s is %s", (code, name) => { expect(facilityCodeCheck(code)).toMatchObject({ verdict: "right", name: { zh: name } }); });
  test.each(["DA000", "DA1", "XX001", "da001", ""])("%s is wrong", (code) => { expect(facilityCodeCheck(code).verdict).toBe("wrong"); });
});

describe("hazardous waste", () => {
  test("46 categories", () => { expect(Object.keys(wasteCategories)).toHaveLength(46); });
  test.each([["900-249-08", "HW08"], ["772-003-18", "HW18"], ["900-000-49", "HW49"]])("%s is listed or found by testing, category %s", (code, category) => {
    const found = wasteCodeCheck(code, "2024-06-01");
    expect([found.verdict, found.parts.at(-1)?.meaning?.zh.startsWith(category)]).toEqual(["right", true]);
  });
  test.each(["900-249-41", "123-456-08", "90024908", "900-249-8"])("%s is wrong", (code) => { expect(wasteCodeCheck(code).verdict).toBe("wrong"); });
  test("the list of 2025 is known and not held: the code is doubtful from its first day", () => {
    expect([wasteCodeCheck("900-249-08", "2024-12-31").verdict, wasteCodeCheck("900-249-08", "2025-01-01").verdict, wasteCodeCheck("900-249-08", "2025-13-01").verdict]).toEqual(["right", "doubtful", "wrong"]);
  });
  test("危险废物转移管理办法 第十九条: Datong's first manifest of 2024", () => {
    expect(manifestNumber(2024, "1402", 1)).toBe("20241402000001");
    expect(manifestNumberCheck("20241402000001").parts.map((part) => part.meaning?.zh ?? part.text)).toEqual(["2024", "山西省", "大同市", "000001"]);
  });
  test.each(["20241402000000", "19001402000001", "20249902000001", "20241499000001", "2024140200001", "２0241402000001"])("manifest %s is wrong", (code) => { expect(manifestNumberCheck(code).verdict).toBe("wrong"); });
  test.each([["HWCS20240105001", "right"], ["HWZXLY20240105002", "right"], ["HWCS20240230001", "wrong"], ["HWXX20240105001", "wrong"]])("HJ 1259-2022 batch %s is %s", (code, verdict) => { expect(wasteBatchCheck(code).verdict).toBe(verdict); });
});

describeWith("reference/supervision/hw-codes-2021.json", "国家危险废物名录（2021年版）", (text) => {
  test("all 467 codes with their hazards", () => {
    const { rows } = JSON.parse(text()) as { rows: { code: string; hazard: string[] }[] };
    expect(rows.length).toBe(467);
    for (const { code, hazard } of rows) expect([code, hazardsOf(code), wasteCodeCheck(code).verdict, hazard.every((letter) => letter in wasteHazards)]).toEqual([code, hazard, "right", true]);
  });
});

describeWith("data/chemicals/chemicals.csv", "CAS numbers of a public list", (text) => {
  test("every number passes its check digit; one digit changed never does", () => {
    const numbers = [...new Set(recordsOf(text()).flatMap((row) => Object.values(row)).filter((cell) => /^[1-9]\d{1,6}-\d{2}-\d$/.test(cell)))];
    expect(numbers.length).toBeGreaterThan(300);
    const wrong = numbers.filter((number) => !casCheck(number).isRight);
    expect(wrong.length / numbers.length).toBeLessThan(0.02);
    for (const number of numbers.filter((each) => !wrong.includes(each))) expect(casCheck(`${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`).verdict).toBe("wrong");
  });
});

describe("other codes", () => {
  test.each([["7664-41-7", "right"], ["7732-18-5", "right"], ["7664-41-8", "wrong"], ["7664417", "wrong"], ["", "wrong"]])("CAS %s is %s", (code, verdict) => { expect(casCheck(code).verdict).toBe(verdict); });
  test.each([["140214", "right"], ["140200", "right"], ["140000", "right"], ["140211", "doubtful"], ["140203", "doubtful"], ["140299", "wrong"], ["149900", "wrong"], ["990000", "wrong"], ["14021", "wrong"]])("GB/T 2260 %s is %s", (code, verdict) => { expect(adcodeCheck(code).verdict).toBe(verdict); });
  test("the former 南郊区 names its successor", () => { expect(adcodeCheck("140211").problems[0]?.message.zh).toContain("山西省大同市云冈区"); });
  test.each([["0114CO001234", "right"], ["US04CS000013", "right"], ["01NNNN000015", "right"], ["0114NN001234", "wrong"], ["0114CO00123", "wrong"], ["0114CO001236", "wrong"]])("放射源编码 %s is %s", (code, verdict) => { expect(radiationSourceCheck(code).verdict).toBe(verdict); });
  test.each([["晋B12345", "普通号牌"], ["晋B·A123M", "普通号牌"], ["晋BD12345", "小型新能源汽车"], ["晋B12345D", "大型新能源汽车"], ["晋B1234挂", "挂牌"]])("GA 36 %s is %s", (code, kind) => {
    expect([plateCheck(code).verdict, plateCheck(code).parts.at(-1)?.meaning?.zh]).toEqual(["right", kind]);
  });
  test("the issuing office of 晋B is Datong", () => { expect(plateCheck("晋B12345").parts[1]?.meaning?.zh).toBe("大同市"); });
  test.each(["晋B123456", "晋B1234", "日B12345", "晋BO1234", "晋B0I234", ""])("plate %s is wrong", (code) => { expect(plateCheck(code).verdict).toBe("wrong"); });
});
