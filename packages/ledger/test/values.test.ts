import { explain } from "@yunqing/standards";
import fc from "fast-check";
import { describe, expect, expectTypeOf, test } from "vitest";
import { BadDeclaration, canonical, checked, computedOf, difference, holds, identityCheckCharacter, kindOf, ledger, noNaming, textOfValue, UndeclaredInput, type AnyRow, type Condition, type Declaration, type Field } from "../src/index.js";
import { samples } from "./kind-samples.js";
import { outfall, type Outfall } from "./outfall.js";

const given = { code: "PK1", name: "一号排口", river: "shili", category: "industrial", mouth: { geometry: "point", positions: [["113.10", "40.01"]] }, discharger: "91130200699229617X", contact: "13800138000", flow: "120.5", cod: "37" };
const right = (values: AnyRow): Outfall => { const found = checked(outfall, values); if (found.kind === "refused") throw new TypeError(found.faults.map((each) => `${each.field} ${each.zh}`).join()); return found.row; };

test("the type of a row follows from the declaration", () => {
  expectTypeOf<Outfall["river"]>().toEqualTypeOf<"shili" | "kouquan" | "gan">();
  expectTypeOf<Outfall["flow"]>().toEqualTypeOf<string | null>();
  expectTypeOf<Outfall["code"]>().toEqualTypeOf<string>();
  expectTypeOf<keyof Outfall>().toEqualTypeOf<"code" | "name" | "river" | "category" | "mouth" | "discharger" | "contact" | "flow" | "cod" | "load">();
});

describe("checking a row", () => {
  test("the sound row comes back in its one spelling, with what is computed", () => {
    expect(right(given)).toEqual({ ...given, mouth: { geometry: "point", positions: [["113.1", "40.01"]] }, cod: "37.0", load: "4.46" });
  });
  test("all faults at once, by field", () => {
    const found = checked(outfall, { ...given, name: " ", river: "nile", contact: "12", flow: "-1", more: 1 });
    expect(found.kind === "refused" && found.faults.map((each) => [each.field, each.code])).toEqual([["more", "ledger/unknown-field"], ["river", "ledger/not-an-option"], ["contact", "ledger/not-a-phone"], ["flow", "ledger/below-min"], ["name", "ledger/required"]]);
    expect(checked(outfall, { ...given, flow: null })).toMatchObject({ kind: "refused", faults: [{ field: "cod", code: "ledger/rule", zh: "填浓度时须填排放量" }] });
  });
  test("required when: the discharger of an industrial outfall, not of an agricultural one", () => {
    const { discharger: _discharger, ...rest } = given;
    expect(checked(outfall, rest)).toMatchObject({ kind: "refused", faults: [{ field: "discharger", code: "ledger/required" }] });
    expect(checked(outfall, { ...rest, category: "farm" }).kind).toBe("right");
  });
  test("a doubtful code is taken and asked about", () => {
    expect(checked(outfall, { ...given, discharger: "911302006992296170" })).toMatchObject({ kind: "right", doubts: expect.arrayContaining([expect.objectContaining({ field: "discharger", isDoubt: true })]) as unknown });
  });
  test("what is sent for a computed field is not believed", () => { expect(right({ ...given, load: "1.00" }).load).toBe("4.46"); });
  test("a field that does not apply must be blank, and a retired one keeps its old value", () => {
    const own = ledger({ id: "t", title: outfall.title, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: outfall.fields.code, kept: { kind: "boolean", label: { zh: "保留", en: "Kept" } }, why: { kind: "text", label: { zh: "取缔原因", en: "Why" }, required: true, shownWhen: { field: "kept", in: ["false"] } }, old: { kind: "text", label: { zh: "旧", en: "Old" }, retired: true } } });
    expect(checked(own, { code: "1", kept: true, why: "x" })).toMatchObject({ faults: [{ field: "why", code: "ledger/not-applicable" }] });
    expect(checked(own, { code: "1", kept: false })).toMatchObject({ faults: [{ field: "why", code: "ledger/required" }] });
    expect(checked(own, { code: "1", kept: true, old: "new" }, { old: "before" })).toMatchObject({ kind: "right", row: { old: "before", why: null } });
  });
});

describe("computed fields", () => {
  test("the figure can be asked why: 120.5 m³/d × 37.0 mg/L ÷ 1000 = 4.4585, rounded to 4.46", () => {
    const { value, lineage } = computedOf(outfall, right(given), "load");
    expect(value).toBe("4.46");
    expect(explain(lineage)).toBe("化学需氧量排放量 = 4.46 kg/d（GB/T 8170 修约自 4.4585） ← 排放量 × 浓度 ÷ 1000 [ledger/outfall/load; REPORTED]\n  排放量 = 120.5 m³/d\n  化学需氧量浓度 = 37.0 mg/L");
  });
  test("a blank input gives no figure and says so", () => { expect(computedOf(outfall, { flow: "1.0" }, "load")).toMatchObject({ value: null, lineage: { value: null, notes: [{ zh: "所用字段未填全，无法计算" }] } }); });
  test("it may read only what it names", () => {
    const own: Declaration = { ...outfall, fields: { ...outfall.fields, load: { ...outfall.fields.load, from: ["flow"] } } };
    expect(() => computedOf(ledger(own), right(given), "load")).toThrow(UndeclaredInput);
  });
});

describe("people's spellings are read exactly or refused", () => {
  const read = (field: Field, text: string): unknown => { const found = kindOf(field).parse(text, field, noNaming); return found.kind === "value" ? found.value : found.faults[0]?.code; };
  test.each<[Field, string, unknown]>([
    [samples.decimal.field, "１２．５", "12.50"], [samples.decimal.field, "1,234.5", "1234.50"], [samples.decimal.field, "12.5 mg/L", "12.50"], [samples.decimal.field, "12.5 g/L", "ledger/not-a-decimal"], [samples.decimal.field, "1.2e3", "1200.00"], [samples.decimal.field, "0.005", "ledger/too-many-decimals"], [samples.decimal.field, "2.500", "2.50"], [samples.decimal.field, "/", "ledger/not-a-decimal"],
    [samples.day.field, "2025年1月3日", "2025-01-03"], [samples.day.field, "2025.1.3", "2025-01-03"], [samples.day.field, "20250103", "2025-01-03"], [samples.day.field, "2024-02-29", "2024-02-29"], [samples.day.field, "2023/2/29", "ledger/not-a-day"],
    [samples.instant.field, "2025-01-03 08:30", "2025-01-03T00:30:00.000Z"], [samples.instant.field, "2025-01-03T08:30:00+08:00", "2025-01-03T00:30:00.000Z"],
    [samples.period.field, "2023-05-01至2028-04-30", { from: "2023-05-01", until: "2028-05-01" }], [samples.period.field, "2023.5.1—长期", { from: "2023-05-01", until: null }], [samples.period.field, "2024年2月", { from: "2024-02-01", until: "2024-03-01" }], [samples.period.field, "2025", { from: "2025-01-01", until: "2026-01-01" }],
    [samples.boolean.field, "√", true], [samples.boolean.field, "无", false], [samples.choices.field, "清原料,断水", ["water", "clear"]],
    [samples.place.field, "113°07′24.4″，40°00′44.4″", { geometry: "point", positions: [["113.1234444", "40.0123333"]] }], [samples.place.field, "40.01,113.12", "ledger/outside-the-earth"],
    [samples.phone.field, "（0352）5021234", "0352-5021234"], [samples.identity.field, "11010519491231002x", "11010519491231002X"], [samples.code.field, " 91130200699229617x ", "91130200699229617X"],
  ])("%#: %j", (field, text, value) => { expect(read(field, text)).toEqual(value); });
  // the two worked examples that GB 11643-1999 prints
  test.each(["11010519491231002X", "440524188001010014"])("GB 11643-1999: %s has its printed check character", (number) => { expect(identityCheckCharacter(number.slice(0, 17))).toBe(number[17]); });
});

describe("equality", () => {
  const { computed: _computed, ...others } = samples;
  const wide = ledger({ id: "wide", title: outfall.title, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: outfall.fields.code, ...Object.fromEntries(Object.entries(others).map(([kind, sample]) => [`${kind}It`, sample.field])) } });
  const rows = fc.record(Object.fromEntries(Object.entries(others).map(([kind, sample]) => [`${kind}It`, fc.option(sample.values)]))).map((row) => { const found = checked(wide, { ...row, code: "1" }); if (found.kind === "refused") throw new TypeError(JSON.stringify(found.faults)); return found.row as AnyRow; });
  test("the difference of equal rows is empty, of others names exactly the fields that differ", () => {
    fc.assert(fc.property(rows, rows, (a, b) => {
      expect(difference(wide, a, structuredClone(a))).toEqual([]);
      expect(difference(wide, a, b).map((each) => each.field)).toEqual(Object.keys(wide.fields).filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name])));
      expect(canonical(wide, a) === canonical(wide, b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }), { numRuns: 100 });
  });
  test("a journal of changes never shows a number of a person", () => {
    const before = right(given), change = difference(outfall, before, { ...before, contact: "13800138999", flow: "1.0" });
    expect(change).toEqual([{ field: "contact", before: "138****8000", after: "138****8999" }, { field: "flow", before: "120.5", after: "1.0" }]);
    const own = ledger({ ...outfall, fields: { code: outfall.fields.code, name: outfall.fields.name, discharger: { ...outfall.fields.discharger, requiredWhen: { field: "code", filled: true } }, people: { kind: "children", label: { zh: "联系人", en: "People" }, fields: { phone: { kind: "phone", label: { zh: "电话", en: "Phone" } } } } } as const, likeness: { names: ["name"] }, life: { ...outfall.life!, moves: { ...outfall.life!.moves, trace: { ...outfall.life!.moves["trace"]!, needs: {} } } } });
    expect(JSON.stringify(difference(own, null, { people: [{ phone: "13800138000" }] }))).not.toContain("13800138000");
  });
  test("a text for people", () => { expect([textOfValue(outfall.fields.river, "gan"), textOfValue(outfall.fields.flow, null)]).toEqual(["甘河", ""]); });
});

test("conditions hold by exact numbers, by days, by options of many", () => {
  const row = { a: "10.0", b: "9.99", c: ["x", "y"], d: "2025-01-03", e: null };
  const table: readonly (readonly [Condition, boolean])[] = [
    [{ field: "a", comparison: ">", than: "b" }, true], [{ field: "a", comparison: "=", is: "10" }, true], [{ field: "d", comparison: "<", is: "2025-01-10" }, true], [{ field: "c", in: ["y"] }, true], [{ field: "e", comparison: "≠", is: "1" }, false],
    [{ field: "e", filled: false }, true], [{ all: [{ field: "a", filled: true }, { not: { field: "c", in: ["z"] } }] }, true], [{ any: [{ field: "e", filled: true }, { field: "b", comparison: "≥", is: "9.990" }] }, true],
  ];
  expect(table.map(([condition]) => holds(condition, row))).toEqual(table.map(([, expected]) => expected));
});

describe("a declaration that cannot be used names ledger, field and remedy", () => {
  const label = { zh: "甲", en: "A" };
  const flawsOf = (fields: Record<string, unknown>, more: Record<string, unknown> = {}): string => {
    try { ledger({ id: "trial", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: { kind: "text", label, required: true }, ...fields }, ...more } as unknown as Declaration); return ""; } catch (error) { return error instanceof BadDeclaration ? error.message : String(error); }
  };
  test.each<[string, Record<string, unknown>, Record<string, unknown>, RegExp]>([
    ["an unknown kind", { a: { kind: "colour", label } }, {}, /trial[\s\S]*a: 没有字段类型 colour/], ["a bad scale", { a: { kind: "decimal", label, unit: "t", scale: 1.5 } }, {}, /a: scale 应为 0—12/], ["bounds the wrong way round", { a: { kind: "decimal", label, unit: "t", scale: 1, min: "2", max: "1" } }, {}, /min 大于 max/],
    ["an option spelled twice", { a: { kind: "choice", label, options: { x: { zh: "是", en: "x" }, y: { zh: "是", en: "y" } } } }, {}, /选项 x 与 y 都写作“是”/], ["a condition on no field", { a: { kind: "text", label, requiredWhen: { field: "b", filled: true } } }, {}, /条件用到的字段 b 不存在/],
    ["a computed field of a computed one", { a: { kind: "computed", label, as: "text", from: ["b"], formula: label, by: () => null }, b: { kind: "computed", label, as: "text", from: ["code"], formula: label, by: () => null } }, {}, /from 中的 b 也是计算字段/],
    ["a key that may be blank", {}, { key: ["code", "a"] }, /a: key 中的字段不存在/], ["a word of SQL", { order: { kind: "text", label } }, {}, /列名 order 是 SQL 保留字/], ["a column of the engine", { enterprise: { kind: "text", label } }, {}, /列名 enterprise 由引擎使用/],
    ["two fields of one column", { a: { kind: "period", label }, aFrom: { kind: "day", label } }, {}, /列名 a_from 与字段 a 重复/], ["no reader", {}, { read: [] }, /read、write 须写出/], ["a section nobody declared", { a: { kind: "text", label, section: "s" } }, {}, /没有分组 s/], ["a bad id", {}, { id: "Trial Ledger" }, /id 用小写字母/],
    ["a bad child field", { a: { kind: "children", label, fields: { b: { kind: "decimal", label, unit: "t", scale: 99 } } } }, {}, /子表字段 b：scale/],
  ])("%s", (_, fields, more, words) => { expect(flawsOf(fields, more)).toMatch(words); });
  test("all flaws stand in one error", () => { expect(flawsOf({ order: { kind: "text", label: { zh: "", en: "" } } }, { key: [], write: [] }).split("\n").length).toBe(5); });
});
