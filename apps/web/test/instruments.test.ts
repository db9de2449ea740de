import { commandsOf } from "@yunqing/hj212";
import type { ImportPreview } from "@yunqing/wire";
import { describe, expect, it } from "vitest";
import { commandForms, commandsFor, givenWords, parameterProblem, parametersFor, parametersOf, type ParameterForm } from "../src/pages/instruments/command-forms.js";
import { unitWarning } from "../src/pages/instruments/unit-warning.js";
import { faultsCsv, mappingOf, unmapped } from "../src/pages/imports/mapping.js";

const formOf = (name: string) => { const found = commandForms.find((each) => each.command === name); if (!found) throw new Error(`no form for ${name}; the list of commands changed`); return found; };
const parameter = (command: string, name: string): ParameterForm => { const found = formOf(command).parameters.find((each) => each.name === name); if (!found) throw new Error(`${command} has no ${name}`); return found; };

describe("commands to an instrument", () => {
  it("carry numbers that their edition has, sent by the host", () => {
    for (const form of commandForms) for (const [edition, cn] of Object.entries(form.cn)) {
      const command = commandsOf(Number(edition) as 2005 | 2017 | 2025).find((each) => each.cn === cn);
      expect(command?.hostToField, `${form.command} of ${edition}: ${cn}`).toMatch(/^(request|notice)$/);
    }
  });
  it("are offered by edition: 2005 cannot clean, 2025 takes no comparison sample, an unknown edition has all", () => {
    const names = (edition: 2005 | 2017 | 2025 | null) => commandsFor(edition).map((each) => each.command);
    expect(names(2005)).not.toContain("clean");
    expect(names(2005)).not.toContain("set-minute-interval");
    expect(names(2025)).not.toContain("comparison-sample");
    expect(names(2017)).toHaveLength(commandForms.length);
    expect(names(null)).toHaveLength(commandForms.length);
    expect(parametersFor(formOf("set-sampling-period"), 2005).map((each) => each.name)).toEqual(["factor", "hours"]);
    expect(parametersFor(formOf("set-sampling-period"), 2017).map((each) => each.name)).toEqual(["factor", "start", "hours"]);
  });
  it("refuse parameters outside what the standard allows", () => {
    const seconds = parameter("set-real-time-interval", "seconds");
    for (const [text, good] of [["30", true], ["3600", true], ["29", false], ["3601", false], ["", false], ["6 0", false], ["1e3", false]] as const) expect(parameterProblem(seconds, text) === undefined, text).toBe(good);
    expect(parameterProblem(parameter("first-link", "seconds"), "")).toBeUndefined();
    for (const [text, good] of [["080000", true], ["240000", false], ["8000", false]] as const) expect(parameterProblem(parameter("set-sampling-period", "start"), text) === undefined, text).toBe(good);
    for (const [text, good] of [["i12001", true], ["I33400", true], ["i42001", false], ["w01018", false]] as const) expect(parameterProblem(parameter("information", "infoId"), text) === undefined, text).toBe(good);
    for (const [text, good] of [["2026-11-28 14:00", true], ["昨天", false]] as const) expect(parameterProblem(parameter("history", "begin"), text) === undefined, text).toBe(good);
    for (const [text, good] of [["abc123", true], ["abc12", false], ["密码密码密码", false]] as const) expect(parameterProblem(parameter("set-password", "password"), text) === undefined, text).toBe(good);
  });
  it("send times as instants with offset and leave out what is empty", () => {
    expect(parametersOf(formOf("history").parameters, { kind: "hour", begin: "2026-11-27", end: " 2026-11-28 08:30 " })).toEqual({ kind: "hour", begin: "2026-11-27T00:00:00+08:00", end: "2026-11-28T08:30:00+08:00" });
    expect(parametersOf(formOf("first-link").parameters, { overTime: "", realTime: "on" })).toEqual({ realTime: "on" });
  });
  it("are told in words, a password never", () => {
    expect(givenWords("history", { kind: "hour", begin: "2026-11-27T00:00:00+08:00" }).map((each) => each.zh)).toEqual(["数据 小时", "从 2026-11-27 00:00"]);
    expect(givenWords("set-password", { password: "abc123", passwordEncrypted: "xx" })).toEqual([]);
  });
});

describe("units of factors", () => {
  it("warn where the printed unit would be taken that no instrument sends", () => {
    for (const code of ["a34004", "a34002", "a34001"]) expect(unitWarning(code, undefined), code).not.toBeNull();
    expect(unitWarning("a34004", "μg/m³")).toBeNull();
    expect(unitWarning("a34004", "ng/m³")).not.toBeNull();
    expect(unitWarning("w01018", undefined)).toBeNull();
  });
});

describe("the columns of an imported sheet", () => {
  const columns = (...means: (string | null)[]): ImportPreview["columns"] => means.map((each, at) => ({ heading: `列${at}`, means: each }));
  it("need a time, a point and values, in either form of sheet", () => {
    expect(unmapped(columns("time:hour", "point", "w21003"))).toEqual([]);
    expect(unmapped(columns("day", "point", "factor", "value", "unit"))).toEqual([]);
    expect(unmapped(columns("point", "factor", null)).map((each) => each.zh)).toEqual(["没有时间列", "没有因子列"]);
    expect(unmapped(columns("time", "w21003", "")).map((each) => each.zh)).toEqual(["没有点位列"]);
  });
  it("send what was chosen by hand and no more; a column left out stands empty", () => {
    expect(mappingOf(columns(null, null), { 列0: "w21003", 列1: "", 别的文件的列: "time" })).toEqual({ 列0: "w21003", 列1: "" });
  });
  it("give their faults to take along, without a formula", () => {
    expect(faultsCsv([{ row: 3, column: "氨氮", value: '=1+1,"', message: { zh: "不是数值", en: "no number" } }], "zh").split("\r\n")).toEqual(["行,列,内容,问题", `3,氨氮,"'=1+1,""",不是数值`]);
  });
});
