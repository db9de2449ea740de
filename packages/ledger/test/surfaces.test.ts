import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, formOf, groupsOf, listOf, mapLayerOf, maskedFor, proposed, schemaOf, statisticsOf, visibleTo, writableBy, type Ledger } from "../src/index.js";
import { outfall } from "./outfall.js";

const reader = ["ledger.read"], clerk = ["ledger.read", "ledger.write"], chief = ["ledger.read", "ledger.approve"];
describe("who sees what", () => {
  test("the telephone: hidden from readers, masked for the chief, clear and writable for the clerk", () => {
    const row = { contact: "13800138000" };
    expect([reader, clerk, chief].map((holds) => maskedFor(outfall, row, holds)["contact"])).toEqual([undefined, "13800138000", "138****8000"]);
    expect([writableBy(outfall, clerk).includes("contact"), writableBy(outfall, [...chief]).length]).toEqual([true, 0]);
    expect([listOf(outfall, chief).filters, listOf(outfall, clerk).filters].map((filters) => filters.some((each) => each.name === "contact"))).toEqual([false, true]);
  });
  test("nobody sees anything without the right to read; \"public\" opens the fields that are declared so and no others", () => {
    expect(visibleTo(outfall, ["ledger.write"])).toEqual([]);
    const open: Ledger = { ...outfall, public: { fields: ["name", "river"], basis: { zh: "依据", en: "basis" } } };
    expect([visibleTo(open, ["public"]), visibleTo(open, []), visibleTo({ ...outfall, read: ["public"] }, ["public"])]).toEqual([["name", "river"], [], []]);
  });
  test("a computed figure is hidden with what it is made of", () => {
    const own: Ledger = { ...outfall, fields: { ...outfall.fields, flow: { ...outfall.fields.flow, seenBy: ["ledger.approve"] } } };
    expect([visibleTo(own, reader).includes("load"), visibleTo(own, chief).includes("load")]).toEqual([false, true]);
  });
  test("child rows: hidden and personal cells inside are hidden and masked, and who does not see all may not write the whole", () => {
    const own: Ledger = { ...outfall, fields: { code: outfall.fields.code, people: { kind: "children", label: { zh: "人员", en: "People" }, fields: { name: { kind: "text", label: { zh: "姓名", en: "Name" } }, phone: { kind: "phone", label: { zh: "电话", en: "Phone" }, clearTo: ["ledger.approve"] }, pay: { kind: "money", label: { zh: "工资", en: "Pay" }, unit: "元", seenBy: ["boss"] } } } } };
    expect(maskedFor(own, { people: [{ name: "甲", phone: "13800138000", pay: "1.00" }] }, clerk)["people"]).toEqual([{ name: "甲", phone: "138****8000" }]);
    expect([writableBy(own, clerk), writableBy(own, [...clerk, "ledger.approve", "boss"])]).toEqual([["code"], ["code", "people"]]);
  });
});

describe("what a person's change comes to", () => {
  const before = { code: "PK1", name: "甲", contact: "13800138000", flow: "1.0", load: "0.10" }, writer = ["ledger.read", "ledger.write"];
  const own: Ledger = { ...outfall, write: ["ledger.write", "ledger.approve"], fields: { ...outfall.fields, flow: { ...outfall.fields.flow, seenBy: ["boss"] } } };
  test("fields that were not sent or are not seen stay as they are", () => {
    expect(proposed(own, before, { name: "乙" }, writer)).toEqual({ kind: "values", values: { ...before, name: "乙" } });
    expect(proposed(own, null, { code: "PK2", name: "丙", contact: null }, writer)).toEqual({ kind: "values", values: { code: "PK2", name: "丙", contact: null } });
  });
  test("a hidden field does not exist for the person; a masked one may come back as shown and not otherwise", () => {
    expect(proposed(own, before, { flow: "9.0" }, writer)).toMatchObject({ kind: "refused", faults: [{ field: "flow", code: "ledger/unknown-field" }] });
    expect(proposed(own, before, { contact: "138****8000", name: "乙" }, chief)).toMatchObject({ kind: "values", values: { contact: "13800138000", name: "乙" } });
    expect(proposed(own, before, { contact: "13900139000" }, chief)).toMatchObject({ kind: "refused", faults: [{ field: "contact", code: "ledger/not-writable" }] });
    expect(proposed(own, before, { name: "乙" }, reader)).toMatchObject({ kind: "refused", faults: [{ field: "name", code: "ledger/not-writable" }] });
  });
});

describe("derived descriptions", () => {
  test("the form is plain data with its conditions, the schema too", () => {
    const form = formOf(outfall), asked = form.sections[0]?.fields.find((each) => each.name === "discharger");
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
    expect(asked).toMatchObject({ isRequired: false, requiredWhen: { field: "category", in: ["industrial", "urban"] }, control: { type: "code", rule: "uscc" } });
    expect(schemaOf(outfall)).toMatchObject({ required: ["code", "name", "river", "category", "mouth"], allOf: [{ then: { required: ["discharger"] } }] });
  });
  test("a layer of the map with its legends, none for who does not see the place", () => {
    expect(mapLayerOf(outfall)).toMatchObject([{ id: "outfall/mouth", geometry: "point", nameField: "name", legends: [{ by: "row_state" }, { by: "river" }, { by: "category" }] }]);
    expect(mapLayerOf(outfall, [])).toEqual([]);
  });
  test("the document names systems, fields, rules, life and duty", () => {
    const text = documentOf(outfall);
    for (const words of ["## 入河排污口台账 · Outfalls into rivers", "规划第 799 行；S016、S121、S122", "| `flow` | 排放量 | 小数 | m³/d |", "“排污口类型”为工业排污口、城镇污水处理厂排污口时必填", "| 销号 | 已整治 | 销号管理 | ledger.approve | 监测报告、溯源记录、整治照片、标识牌照片、由他人办理 |", "20 个工作日，承办单位为 bureau", "`outfall_version`"]) expect(text).toContain(words);
  });
});

describe("statistics", () => {
  test("counts by state and choices, sums of what was entered, no sum of what is computed", () => {
    expect([statisticsOf(outfall).counts.map((each) => each.by), statisticsOf(outfall).sums.map((each) => [each.of, each.unit])]).toEqual([["row_state", "river", "category"], [["flow", "m³/d"], ["cod", "mg/L"]]]);
  });
  test("nobody counts by what they do not see", () => { expect(() => groupsOf({ ...outfall, fields: { ...outfall.fields, river: { ...outfall.fields.river, seenBy: ["boss"] } } }, [], "river", reader)).toThrow(/river/); });
  test("groups add up exactly: tenths counted as whole numbers agree", () => {
    fc.assert(fc.property(fc.array(fc.record({ river: fc.constantFrom("shili", "kouquan", null), tenths: fc.option(fc.integer({ min: 0, max: 99_999 })) }), { maxLength: 40 }), (rows) => {
      const groups = groupsOf(outfall, rows.map(({ river, tenths }) => ({ river, flow: tenths === null ? null : `${Math.floor(tenths / 10)}.${tenths % 10}` })), "river");
      expect(groups.slice(0, 3).map((each) => each.option)).toEqual(["shili", "kouquan", "gan"]);
      for (const group of groups) {
        const own = rows.filter((each) => (each.river ?? "") === group.option), tenths = own.reduce((all, each) => all + (each.tenths ?? 0), 0);
        expect([group.rows, Math.round(Number(group.sums["flow"]?.value) * 10), group.sums["flow"]?.filled]).toEqual([own.length, tenths, own.filter((each) => each.tenths !== null).length]);
      }
      expect(groups.reduce((all, each) => all + each.rows, 0)).toBe(rows.length);
    }), { numRuns: 100 });
  });
});
