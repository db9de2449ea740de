import { describe, expect, test } from "vitest";
import { headingOf, ledger, readRow, sheetOf, writeRow, type Naming } from "../src/index.js";
import { outfall } from "./outfall.js";

const sheet = sheetOf(outfall);

describe("the sheet of the sample", () => {
  test("headings carry units, a place two columns, choices a drop-down, the key a required mark", () => {
    expect(sheet.columns.map((each) => [each.heading, each.isRequired, each.dropDown.length])).toEqual([
      ["排污口编码", true, 0], ["排污口名称", true, 0], ["受纳水体", true, 3], ["排污口类型", true, 4], ["口门位置·经度", true, 0], ["口门位置·纬度", true, 0], ["排污主体统一社会信用代码", false, 0], ["联系电话", false, 0], ["排放量（m³/d）", false, 0], ["化学需氧量浓度（mg/L）", false, 0], ["化学需氧量排放量（kg/d）", false, 0],
    ]);
    expect(sheet.columns.find((each) => each.field === "load")?.isImported).toBe(false);
  });
  test("a dirty row: every bad cell is named, none is blank in silence", () => {
    const read = readRow(outfall, sheet, ["PK1", "一号\n排口", "御河", "工业", "113.1", "", "9113", "一三八", { formula: "=A1*2" }, { error: "#REF!" }, "9", "多出的"]);
    expect(read.kind === "refused" && read.faults.map((each) => [each.column, each.field, each.code])).toEqual([
      [1, "name", "ledger/line-break"], [2, "river", "ledger/not-an-option"], [4, "mouth", "ledger/not-a-place"], [6, "discharger", "ledger/wrong-code"], [7, "contact", "ledger/not-a-phone"], [8, "flow", "ledger/formula"], [9, "cod", "ledger/cell-error"], [11, "", "ledger/no-heading"],
    ]);
  });
  test("a blank cell is told apart from a column that is not there", () => { expect(readRow(outfall, sheet, ["PK1", " "], sheet.columns.slice(0, 2))).toMatchObject({ kind: "values", values: { code: "PK1" }, blanks: ["name"] }); });
  test("options are found by label, id and other spellings", () => {
    for (const [text, id] of [["工业", "industrial"], ["工业排污口", "industrial"], ["urban", "urban"], ["农业 排口", "farm"]] as const) expect(readRow(outfall, sheet, ["1", "a", "", text])).toMatchObject({ values: { category: id } });
  });
  test("what a person sees masked is exported masked", () => {
    const row = { code: "1", name: "a", contact: "13800138000" };
    expect(writeRow(outfall, sheetOf(outfall, ["ledger.read", "ledger.approve"]), row, undefined, ["ledger.read", "ledger.approve"])).toContain("138****8000");
    expect(writeRow(outfall, sheetOf(outfall, ["ledger.read", "ledger.write"]), row, undefined, ["ledger.read", "ledger.write"])).toContain("13800138000");
    expect(sheetOf(outfall, ["ledger.read"]).columns.some((each) => each.field === "contact")).toBe(false);
  });
  test("a reference is written by name and found by name; a name nobody knows is refused", () => {
    const own = ledger({ id: "well", title: outfall.title, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: outfall.fields.code, owner: { kind: "reference", label: { zh: "所属企业", en: "Owner" }, to: "enterprise", many: true } } });
    const names: readonly (readonly [string, string])[] = [["e1", "晋能热电"], ["e2", "同煤一矿"]];
    const naming: Naming = { idOf: (_, words) => names.find(([, name]) => name === words)?.[0] ?? null, nameOf: (_, id) => names.find(([own]) => own === id)?.[1] ?? null };
    const cells = writeRow(own, sheetOf(own), { code: "1", owner: ["e2", "e1"] }, naming);
    expect(cells).toEqual(["1", "同煤一矿、晋能热电"]);
    expect(readRow(own, sheetOf(own), cells, undefined, naming)).toMatchObject({ values: { owner: ["e2", "e1"] } });
    expect(readRow(own, sheetOf(own), ["1", "同煤一矿、无名厂"], undefined, naming)).toMatchObject({ kind: "refused", faults: [{ field: "owner", code: "ledger/not-found" }] });
  });
});

describe("headings of old sheets", () => {
  test("stars, blanks, brackets of either width and other names are matched; the unknown is asked about, the missing named", () => {
    const found = headingOf(sheet, ["*排污口编码", "排口名称", "受纳 水体", "经度", "口门位置纬度", "排放量(m3/d)", "备注", ""]);
    expect(found.found.map((each) => (each ? `${each.field}${each.part && `/${each.part}`}` : null))).toEqual(["code", "name", "river", "mouth/longitude", "mouth/latitude", "flow", null, null]);
    expect([found.unknown, found.faults, found.missing.map((each) => each.field)]).toEqual([[{ column: 6, heading: "备注" }], [], ["category"]]);
  });
  test("another unit is a fault, since its numbers mean something else; a heading twice is one too", () => {
    expect(headingOf(sheet, ["排放量（t/a）", "排污口编码", "排污口编码"]).faults.map((each) => [each.column, each.code])).toEqual([[0, "ledger/unit-differs"], [2, "ledger/heading-twice"]]);
  });
  test("a heading mapped once is remembered, and one passed over on purpose is no question again", () => {
    const found = headingOf(sheet, ["入河口编号", "X坐标", "备注"], { 入河口编号: "code", X坐标: "mouth/longitude", 备注: "" });
    expect([found.found.map((each) => each?.field ?? null), found.unknown]).toEqual([["code", "mouth", null], []]);
  });
  test("columns in another order are read right", () => {
    const found = headingOf(sheet, ["纬度", "排污口名称", "经度", "排污口编码"]);
    expect(readRow(outfall, sheet, ["40.01", "甲", "113.1", "PK1"], found.found)).toMatchObject({ values: { code: "PK1", name: "甲", mouth: { positions: [["113.1", "40.01"]] } } });
  });
});
