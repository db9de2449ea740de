import { describe, expect, test } from "vitest";
import { adcodeCheck, casCheck, facilityCodeCheck, manifestNumber, manifestNumberCheck, organisationCheckCharacter, organisationCodeCheck, permitCodeCheck, plateCheck, radiationSourceCheck, usccCheck, usccCheckCharacter, wasteBatchCheck, wasteCodeCheck, type CodeCheck } from "../src/index.js";

/** Parts as text and meaning, from and to, of a code. */
const partsOf = ({ parts }: CodeCheck): readonly (readonly [number, number, string, string | null])[] => parts.map(({ from, to, text, meaning }) => [from, to, text, meaning?.zh ?? null]);
const problemsOf = ({ problems }: CodeCheck): readonly string[] => problems.map(({ severity, message }) => `${severity}: ${message.zh}`);
/** Parts lie one after the other inside the text and are what stands there. */
function expectWhole(check: CodeCheck): void {
  for (const { from, to, text, name } of check.parts) expect([check.text.slice(from, to), /\S/.test(name.zh), /\S/.test(name.en)]).toEqual([text, true, true]);
  for (const { message } of check.problems) expect([/\S/.test(message.zh), /\S/.test(message.en)]).toEqual([true, true]);
  expect([check.verdict === "right", /\S/.test(check.name.zh), /\S/.test(check.name.en)]).toEqual([check.isRight, true, true]);
}

describe("codes at their edges", () => {
  test("GB 11714-1997: 11 − remainder: 10 is X and 11 is 0", () => {
    expect(["00000000", "00000006", "00000001", "0000000A", "A0000000"].map(organisationCheckCharacter)).toEqual(["0", "X", "9", "2", "3"]); // 0; 12 → 1; 2; 20 → 9; 30 → 8
    expect([organisationCheckCharacter("0000000"), organisationCheckCharacter("000000000"), organisationCheckCharacter("0000000a")]).toEqual([null, null, null]);
    expect(partsOf(organisationCodeCheck("69922961-7"))).toEqual([[0, 8, "69922961", null], [8, 9, "7", null]]);
    expect([organisationCodeCheck("699229617").verdict, organisationCodeCheck("6992296-17").verdict, organisationCodeCheck("6992296170").verdict, problemsOf(organisationCodeCheck("69922961-8"))]).toEqual(["right", "wrong", "wrong", ["warning: 校验码应为 7"]]);
  });
  test("GB 32100-2015: parts in their places, unknown authority, class and division by name", () => {
    expect(partsOf(usccCheck("91130200699229617X")).map(([from, to]) => [from, to])).toEqual([[0, 1], [1, 2], [2, 8], [8, 17], [17, 18]]);
    expect(problemsOf(usccCheck("01130200699229617X"))[0]).toBe("error: 没有代码为 0 的登记管理部门");
    expect(problemsOf(usccCheck("97130200699229617X"))[0]).toBe("error: 工商（市场监督管理）没有代码为 7 的机构类别");
    const withCheck = (first17: string): string => `${first17}${usccCheckCharacter(first17) ?? ""}`;
    expect(usccCheck(withCheck("91100000699229617")).verdict).toBe("right"); // the State itself registers too
    expect(problemsOf(usccCheck(withCheck("91990000699229617")))).toEqual(["warning: 行政区划 990000 未知"]);
    expect(problemsOf(usccCheck(withCheck("91130200699229618")))).toEqual(["warning: 主体标识码的校验码应为 7"]);
    expect(problemsOf(usccCheck("911302006992296170"))).toEqual(["warning: 校验码应为 X，请核对"]);
    expect([usccCheckCharacter("9113020069922961I"), usccCheckCharacter("91130200699229617")]).toEqual([null, "X"]);
    expect([" ", "　", "91130200 99229617X", "9113020069922961OX", "911302006992296"].map((text) => problemsOf(usccCheck(text))[0])).toEqual(["error: 未填写", "error: 未填写", "error: 含空格", "error: 不使用字母 I、O、Z、S、V", "error: 应为 18 位数字或大写字母"]);
  });
  test("HJ 608-2017: the permit number holds the credit code, the site and the mark", () => {
    const found = permitCodeCheck("91130200699229617X001P");
    expect(partsOf(found).map(([from, to, text]) => [from, to, text])).toEqual([[0, 1, "9"], [1, 2, "1"], [2, 8, "130200"], [8, 17, "699229617"], [17, 18, "X"], [18, 21, "001"], [21, 22, "P"]]);
    expect([found.attestation, permitCodeCheck("91130200699229617X001W").attestation, permitCodeCheck("911302006992296170001P").verdict, problemsOf(permitCodeCheck("91130200699229617X001Q")), problemsOf(permitCodeCheck("91130200699229617X000P"))]).toEqual(["VERIFIED", "FROM MEMORY", "doubtful", ["warning: 标识 Q 未知"], ["error: 场所顺序码从 001 起"]]);
    for (const text of ["91130200699229617X001PP", "091130200699229617X001P", "91130200699229617X0A1P"]) expect(permitCodeCheck(text).verdict).toBe("wrong");
  });
  test("HJ 608-2017: facilities and outlets by kind and number", () => {
    expect([partsOf(facilityCodeCheck("MF0012")), facilityCodeCheck("MF0012").attestation, facilityCodeCheck("TN001").attestation, facilityCodeCheck("x").name.zh]).toEqual([[[0, 2, "MF", "生产设施"], [2, 6, "0012", null]], "FROM MEMORY", "VERIFIED", "设施或排放口编码"]);
    expect(["TW001", "TN001", "TS001"].map((text) => facilityCodeCheck(text).parts[0]?.meaning?.zh)).toEqual(["废水治理设施", "噪声治理设施", "固体废物治理设施"]);
    for (const text of ["XMF0001", "MF00011", "MF0000", "XDA001", "DA0011", "TA0011", "XTA001", "TW0011", "XTW001", "TN0011", "XTN001", "TS0011", "XTS001", "DW0011", "XDW001"]) expect([text, facilityCodeCheck(text).verdict]).toEqual([text, "wrong"]);
  });
  test("国家危险废物名录 2021: industry, number, category; tested waste only of no particular industry", () => {
    expect(partsOf(wasteCodeCheck("900-000-08"))).toEqual([[0, 3, "900", "非特定行业"], [4, 7, "000", "经鉴别具有危险特性"], [8, 10, "08", "HW08 废矿物油与含矿物油废物"]]);
    expect(partsOf(wasteCodeCheck("772-000-18")).map((part) => part[3])).toEqual([null, null, "HW18 焚烧处置残渣"]);
    expect([problemsOf(wasteCodeCheck("772-000-18")), problemsOf(wasteCodeCheck("900-000-41")), problemsOf(wasteCodeCheck("900-249-08", "2024-12-31")), wasteCodeCheck("1900-249-08").verdict, wasteCodeCheck("900-249-088").verdict]).toEqual([["error: 国家危险废物名录（2021年版）中没有此代码"], ["error: 没有类别 HW41"], [], "wrong", "wrong"]);
  });
  test("manifests: years from 2000 to 2100, cities of Shanxi known, other provinces' not", () => {
    expect(["20001402000001", "21001402000001", "20241301000001", "20241402999999"].map((text) => manifestNumberCheck(text).verdict)).toEqual(["right", "right", "right", "right"]);
    expect([problemsOf(manifestNumberCheck("19991402000001")), problemsOf(manifestNumberCheck("21011402000001")), problemsOf(manifestNumberCheck("20249902000001")), problemsOf(manifestNumberCheck("20241499000001")), problemsOf(manifestNumberCheck("20241402000000"))]).toEqual([
      ["error: 年份 1999 不合理"], ["error: 年份 2101 不合理"], ["error: 没有代码为 99 的省级行政区"], ["error: 山西省没有代码为 1499 的市"], ["error: 流水号从 000001 起"]]);
    expect(partsOf(manifestNumberCheck("20241301000007"))).toEqual([[0, 4, "2024", null], [4, 6, "13", "河北省"], [6, 8, "01", null], [8, 14, "000007", null]]);
    expect([manifestNumber(987, "1402", 123456), manifestNumberCheck("120241402000001").verdict, manifestNumberCheck("202414020000011").verdict]).toEqual(["09871402123456", "wrong", "wrong"]);
  });
  test("HJ 1259-2022 batches: step, day, number", () => {
    expect(partsOf(wasteBatchCheck("HWZXLY20240105002"))).toEqual([[0, 6, "HWZXLY", "自行利用"], [6, 14, "20240105", "2024-01-05"], [14, 17, "002", null]]);
    expect([wasteBatchCheck("HWCS20240105").verdict, wasteBatchCheck("1HWCS20240105001").verdict, wasteBatchCheck("HWCS20240105001x").verdict, problemsOf(wasteBatchCheck("HWCS20240230001"))]).toEqual(["wrong", "wrong", "wrong", ["error: 2024-02-30 不是日期"]]);
  });
  test("CAS: the check digit is the sum of the others by their place from the right", () => {
    expect([partsOf(casCheck("7664-41-7")), problemsOf(casCheck("7664-41-8"))]).toEqual([[[0, 7, "7664-41", null], [8, 9, "7", null]], ["error: 校验码应为 7"]]); // 1·1 + 4·2 + 4·3 + 6·4 + 6·5 + 7·6 = 117
    expect(["0664-41-7", "1-00-1", "12345678-12-1", "x7664-41-7", "7664-41-77"].map((text) => casCheck(text).verdict)).toEqual(["wrong", "wrong", "wrong", "wrong", "wrong"]);
  });
  test("放射源编码: home or abroad, the century of its year, a nuclide from 2005 on", () => {
    expect(partsOf(radiationSourceCheck("0114CO001234"))).toEqual([[0, 2, "01", null], [2, 4, "14", "2014 年"], [4, 6, "CO", null], [6, 11, "00123", null], [11, 12, "4", "Ⅳ类（低危险源）"]]);
    expect(["01", "US"].map((producer) => radiationSourceCheck(`${producer}14CO001234`).parts[0]?.name.zh)).toEqual(["国内生产单位", "生产国家"]);
    expect(["50", "51", "NN"].map((year) => radiationSourceCheck(`01${year}CO001234`).parts[1]?.meaning?.zh)).toEqual(["2050 年", "1951 年", "2005 年前，未知"]);
    expect(["04", "05", "50", "51", "98", "NN"].map((year) => radiationSourceCheck(`01${year}NN001234`).verdict)).toEqual(["right", "wrong", "wrong", "right", "right", "right"]);
    expect([radiationSourceCheck("01NNNN00123N").parts[2]?.meaning?.zh, radiationSourceCheck("01NNNN00123N").parts[4]?.meaning?.zh]).toEqual(["未知", "类别未知"]);
    for (const text of ["X0114CO001234", "0114CO0012341", "0A14CO001234", "011NCO001234"]) expect(radiationSourceCheck(text).verdict).toBe("wrong");
  });
  test("GA 36-2018: province, office, serial; what the road does not know is refused", () => {
    expect(partsOf(plateCheck("晋b-1234 5"))).toEqual([[0, 1, "晋", "山西省"], [1, 2, "B", "大同市"], [2, 7, "12345", "普通号牌"]]);
    expect(partsOf(plateCheck("京B12345")).map((part) => part[3])).toEqual(["北京市", null, "普通号牌"]);
    expect([problemsOf(plateCheck("晋BABCDE")), problemsOf(plateCheck("晋BL12345")), problemsOf(plateCheck("晋B1O345")), problemsOf(plateCheck("日B12345")), plateCheck("晋B12345678").verdict, plateCheck("晋B12挂").verdict, plateCheck("晋112345").verdict, plateCheck("晋BDA1234").parts[2]?.meaning?.zh]).toEqual([
      ["error: 序号不合 GA 36 的编排"], ["error: 序号不合 GA 36 的编排"], ["error: 序号不使用字母 I 和 O"], ["error: 没有简称为 日 的省级行政区"], "wrong", "wrong", "wrong", "小型新能源汽车"]);
    expect(plateCheck("晋B1234警").parts[2]?.meaning).toEqual({ zh: "警牌", en: "special plate 警" });
  });
  test("GB/T 2260: each level by itself; names only where they are known", () => {
    expect([partsOf(adcodeCheck("140214")), partsOf(adcodeCheck("140000")).map((part) => part[3]), partsOf(adcodeCheck("110105")).map((part) => part[3])]).toEqual([
      [[0, 2, "14", "山西省"], [2, 4, "02", "大同市"], [4, 6, "14", "云冈区"]], ["山西省", "省本级", "上级本级"], ["北京市", null, null]]);
    expect([adcodeCheck("110105").verdict, adcodeCheck("140105").verdict, adcodeCheck("1402141").verdict, adcodeCheck("x140214").verdict, problemsOf(adcodeCheck("149900")), problemsOf(adcodeCheck("140299")), problemsOf(adcodeCheck("990000"))]).toEqual([
      "right", "right", "wrong", "wrong", ["error: 山西省没有代码为 1499 的市"], ["error: 大同市没有代码为 140299 的县区"], ["error: 没有代码为 99 的省级行政区"]]);
  });
  test("every check names its parts where they stand, in both languages", () => {
    const checks = [usccCheck, organisationCodeCheck, permitCodeCheck, facilityCodeCheck, wasteCodeCheck, manifestNumberCheck, wasteBatchCheck, casCheck, radiationSourceCheck, plateCheck, adcodeCheck];
    for (const check of checks) for (const text of ["91130200699229617X", "97990000699229618X", "69922961-7", "91130200699229617X001P", "DA001", "900-249-08", "900-249-41", "20241402000001", "HWCS20240230001", "7664-41-8", "0114CO001234", "晋B12345", "140211", "１", ""]) expectWhole(check(text));
  });
});
