import { describe, expect, test } from "vitest";
import { answerOf, codeOf2017, commandOf, commandsOf, dataFlags, executionResults, factors2005, factors2017, factorsOf, infoCodes, infoKindOf, isFactorForm, legacyCodes, requestAnswers, systems } from "@yunqing/hj212";
import { describeWith } from "./shared.js";

describe("factor codes", () => {
  test("HJ 212-2017 附录 B holds 341 rows, HJ/T 212-2005 附录 B 91", () => { expect([factors2017.length, factors2005.length, legacyCodes.size]).toEqual([341, 91, 93]); });
  test.each([["w01018", "化学需氧量", "毫克/升", "011"], ["a21026", "二氧化硫", "毫克/立方米", "02"], ["w00000", "污水", "升/秒", "B01"], ["a34013", "烟尘", "毫克/立方米", "01"]])("HJ 212-2017 附录 B %s %s", (code, name, unit, legacy) => {
    expect(factorsOf(code)).toMatchObject([{ code, name, unit, counterpart: legacy }]);
    expect(codeOf2017(legacy)).toBe(code);
  });
  test("PM10 and PM2.5 are printed in ng/m³; O3 is not in the table; two process codes are printed twice", () => {
    expect(factorsOf("a34004")[0]?.unit).toBe("纳克/立方米");
    expect(factorsOf("a05024")).toEqual([]);
    expect(factorsOf("e70101").map(({ name }) => name)).toEqual(["污水提升泵", "加药量"]);
    expect(factorsOf("g11902")).toHaveLength(2);
  });
  test("every code of the tables has the form of a code", () => {
    for (const { code } of [...factors2017, ...factors2005]) expect(isFactorForm(code.replace("xx", "01")), code).toBe(true);
    for (const code of ["PM25", "01018", "A1001", "__proto__", ""]) expect(isFactorForm(code), code).toBe(false);
  });
  test("every former code that 2005 holds leads from its row to the one of 2017", () => {
    for (const factor of factors2005) if (factor.counterpart !== null) expect(factorsOf(factor.counterpart)[0]?.counterpart).toBe(factor.code);
  });
});
describeWith("reference/hj212/factors_2017.json", "the factor tables are those read from the standards", (text) => {
  test("code, former code, unit, type of each row", () => {
    const rows = JSON.parse(text()) as { code: string; legacy: string; unit: string; type: string; emissionUnit: string }[];
    expect(factors2017.map(({ code, counterpart, unit, type, emissionUnit }) => [code, counterpart ?? "", unit, type, emissionUnit])).toEqual(rows.map(({ code, legacy, unit, type, emissionUnit }) => [code, legacy, unit.replace("安 [", "安["), type, emissionUnit]));
  });
});
describeWith("reference/hj212/legacy_to_2017.json", "former codes", (text) => {
  test("map as read", () => { expect(Object.fromEntries(legacyCodes)).toEqual(JSON.parse(text())); });
});

describe("commands", () => {
  test("3013, 3014 and 1001 mean different things", () => {
    expect([commandOf("3013", 2005)?.label.zh, commandOf("3013", 2017)?.label.zh]).toEqual(["设备操作命令", "启动清洗/反吹"]);
    expect([commandOf("3014", 2005)?.label.zh, commandOf("3014", 2017)?.label.zh, commandOf("3014", 2025)]).toEqual(["设置设备采样时间周期", "比对采样", undefined]);
    expect(commandOf("1001", 2005)).toMatchObject({ hostToField: "request", fieldToHost: null });
    expect(commandOf("1001", 2025)).toMatchObject({ hostToField: null, fieldToHost: "upload", attestation: "second hand" });
    expect(commandOf("1001", 2017)).toBeUndefined();
  });
  test("2017 dropped the alarms, 2025 has the heartbeat", () => {
    expect(commandOf("2072", 2005)).toMatchObject({ fieldToHost: "notice" });
    expect(commandOf("2072", 2017)).toBeUndefined();
    expect(commandOf("9015", 2017)).toBeUndefined();
    expect(answerOf(commandOf("9015", 2025)!, "fieldToHost")).toBe("9013");
  });
  test("HJ 212-2017 §6.5: a request wants 9011, an upload 9014, a notice 9013, an answer nothing", () => {
    expect(answerOf(commandOf("2051", 2017)!, "hostToField")).toBe("9011");
    expect(answerOf(commandOf("2051", 2017)!, "fieldToHost")).toBe("9014");
    expect(answerOf(commandOf("2012", 2017)!, "hostToField")).toBe("9013");
    expect(answerOf(commandOf("1013", 2017)!, "fieldToHost")).toBe("9013");
    expect(answerOf(commandOf("9014", 2017)!, "hostToField")).toBeNull();
  });
});
describeWith("reference/hj212/commands.json", "the commands are those read from the standards", (text) => {
  test("number and editions of each", () => {
    const rows = JSON.parse(text()) as { cn: string; versions: string }[];
    for (const version of [2005, 2017, 2025] as const) expect(commandsOf(version).map(({ cn }) => cn)).toEqual(rows.filter((row) => row.versions.includes(String(version))).map(({ cn }) => cn));
  });
});

test("codes of tables 5 to 8", () => {
  expect([...requestAnswers.keys()]).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "100"]);
  expect([...executionResults.keys()]).toEqual(["1", "2", "3", "4", "5", "6", "100"]);
  expect(requestAnswers.get("3")?.label.zh).toBe("PW 错误");
  expect(["N", "F", "M", "S", "D", "C", "T", "B"].every((flag) => dataFlags.get(flag)?.versions.includes(2017))).toBe(true);
  expect(dataFlags.get("Td")).toMatchObject({ versions: [2025], attestation: "second hand" });
  expect([systems.get("27")?.label.zh, systems.get("38")?.label.zh, systems.get("44")?.attestation]).toEqual(["挥发性有机物监测", "放射性环境污染源", "second hand"]);
});

test("HJ 212-2017 附录 B.8–B.10: information codes by table and by form", () => {
  expect(infoCodes.get("i13004")).toMatchObject({ label: { zh: "消解温度" }, unit: "摄氏度" });
  expect(infoCodes.get("i22001")?.values?.["3"]).toBe("维护");
  expect(infoKindOf("I33400")).toMatchObject({ device: { en: "auxiliary device" }, kind: { en: "parameter" } });
  expect(infoKindOf("a21026")).toBeUndefined();
});
