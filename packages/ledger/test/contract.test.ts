import Ajv2020 from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  canonicalOf, checked, documentOf, formOf, headingOf, kindNames, kindOf, ledger, listOf, maskedFor, noNaming, readRow, schemaOf, sheetOf, tablesOf, visibleTo, withoutBlanks, writableBy, writeChildRows, writeRow, type AnyRow, type Field, type Ledger,
} from "../src/index.js";
import { samples, type KindSample } from "./kind-samples.js";

const code: Field = { kind: "text", label: { zh: "编号", en: "Number" }, required: true };
function ledgerWith(field: Field): Ledger {
  return ledger({ id: "trial", title: { zh: "试验台账", en: "Trial" }, source: { text: "contract" }, key: ["code"], read: ["reader"], write: ["writer"], fields: { code, it: field } });
}
const ajv = new Ajv2020.Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const isComputed = (kind: string): boolean => kind === "computed";

test("every kind of field has a sample in this suite", () => { expect(Object.keys(samples).sort()).toEqual([...kindNames].sort()); });

describe.each(kindNames.map((kind): [string, KindSample] => [kind, samples[kind]]))("kind %s", (kindName, sample) => {
  const field = sample.field, kind = kindOf(field), own = ledgerWith(field), sheet = sheetOf(own);
  const normal = (value: unknown): unknown => { const read = kind.take(value, field); if (read.kind !== "value") throw new TypeError(`${JSON.stringify(value)}: ${read.faults.map((each) => each.en).join()}`); return read.value; };
  const values = sample.values.map(normal);

  test("parse∘text is the identity, and the value is taken as it stands", () => {
    fc.assert(fc.property(values, (value) => {
      expect(kind.parse(kind.textOf(value, field, noNaming), field, noNaming)).toMatchObject({ kind: "value", value });
      expect(kind.take(value, field)).toMatchObject({ kind: "value", value });
    }));
  });
  test("canonical texts are equal exactly when the values are", () => {
    fc.assert(fc.property(values, values, (a, b) => { expect(canonicalOf(field, a) === canonicalOf(field, b)).toBe(JSON.stringify(a) === JSON.stringify(b)); }));
  });
  test("what is no value is refused in words of both languages", () => {
    for (const text of sample.wrongTexts) {
      const read = kind.parse(text, field, noNaming);
      expect([text, read.kind]).toEqual([text, "refused"]);
      if (read.kind === "refused") for (const fault of read.faults) expect([/^ledger\//.test(fault.code), /[\u4e00-\u9fff]/.test(fault.zh), fault.en.length > 0]).toEqual([true, true, true]);
    }
    for (const value of sample.wrongValues) expect([value, kind.take(value, field).kind]).toEqual([value, "refused"]);
  });
  test("it has columns, a table of its own, or a link", () => {
    const tables = tablesOf(own), columns = tables.flatMap((table) => table.columns.map((column) => `${table.name}.${column.name}`));
    expect(columns.some((each) => /^trial\.it(_|$)/.test(each) || each.startsWith("trial_it."))).toBe(true);
    expect(columns.some((each) => /^trial_version\.it(_|$)/.test(each) || each.startsWith("trial_it."))).toBe(true);
  });
  test("the schema admits every value and refuses wrong JSON", () => {
    const validate = ajv.compile({ ...schemaOf(own), $id: `/${kindName}` });
    fc.assert(fc.property(values, (value) => { expect([validate({ code: "1", it: value }), validate.errors]).toEqual([true, null]); }), { numRuns: 50 });
    expect(validate({ code: "1", it: null })).toBe(true);
    expect(validate({ code: "1", more: 1 })).toBe(false);
    if (!isComputed(kindName)) for (const value of sample.wrongValues.filter((each) => typeof each !== "string")) expect([value, validate({ code: "1", it: value })]).toEqual([value, false]);
  });
  test("what checked keeps, the schema admits; what checked refuses names the field", () => {
    const validate = ajv.compile({ ...schemaOf(own), $id: `/checked/${kindName}` });
    fc.assert(fc.property(values, (value) => {
      const found = checked(own, { code: "1", it: value });
      expect(found).toMatchObject({ kind: "right", row: isComputed(kindName) ? { it: null } : { it: value } });
      if (found.kind === "right") expect(validate(withoutBlanks(found.row))).toBe(true);
    }), { numRuns: 50 });
    if (!isComputed(kindName)) for (const value of sample.wrongValues.filter((each) => each !== "")) expect(checked(own, { code: "1", it: value })).toMatchObject({ kind: "refused", faults: expect.arrayContaining([expect.objectContaining({ field: "it" })]) });
  });
  test("the form asks for it, the list filters it, the document names it", () => {
    const asked = formOf(own).sections.flatMap((section) => section.fields).find((each) => each.name === "it");
    expect([asked?.label.zh, asked?.control.type, asked?.isWritable]).toEqual(["样本", field.kind === "text" ? "text" : kindName, !isComputed(kindName)]);
    expect(listOf(own).filters.find((each) => each.name === "it")?.ways.length).toBeGreaterThan(0);
    expect(documentOf(own)).toContain(`| \`it\` | 样本 | ${kind.label.zh} |`);
  });
  test("a sheet written and read again gives the same row", () => {
    fc.assert(fc.property(values, (value) => {
      const row: AnyRow = { code: "1", it: value }, found = headingOf(sheet, sheet.columns.map((each) => each.heading));
      expect([found.unknown, found.faults, found.missing]).toEqual([[], [], []]);
      const back = readRow(own, sheet, writeRow(own, sheet, row), found.found);
      if (field.kind !== "children") { expect(back).toMatchObject({ kind: "values", values: isComputed(kindName) ? { code: "1" } : row }); return; }
      const child = sheet.children[0];
      if (!child) throw new TypeError("no child sheet");
      const rows = writeChildRows(own, child, row).map((cells) => readRow(own, child, cells)).map((each): AnyRow => (each.kind === "values" ? each.values : { refused: each.faults.map((fault) => fault.zh) }));
      expect(rows.map(({ "": name, ...rest }) => [name, rest])).toEqual((value as readonly AnyRow[]).map((each) => ["1", withoutBlanks(each)]));
    }), { numRuns: 50 });
  });
  test("a bad cell is named with its column, its field and its text", () => {
    const target = field.kind === "children" ? sheet.children[0] : sheet;
    if (!target || isComputed(kindName)) return;
    const name = field.kind === "children" ? "sampledOn" : "it", at = target.columns.findIndex((each) => each.field === name), wrong = field.kind === "children" ? "昨天" : sample.wrongTexts[0] ?? "";
    const cells = target.columns.map((column, i) => (i === at ? wrong : column.field === name ? "" : "1"));
    expect(readRow(own, target, cells)).toMatchObject({ kind: "refused", faults: [expect.objectContaining({ column: at, field: name, cell: expect.stringContaining(wrong.trim()) as string })] });
    const formula = target.columns.map((column, i) => (i === at ? { formula: "=1+1" } : column.field === name ? "" : "1"));
    expect(readRow(own, target, formula)).toMatchObject({ kind: "refused", faults: [{ code: "ledger/formula", column: at, field: name }] });
  });
  test("whoever may not see it finds it on no surface", () => {
    const hidden = ledgerWith({ ...field, seenBy: ["chief"] });
    const surfaces = (holds: readonly string[]): readonly boolean[] => [
      visibleTo(hidden, holds).includes("it"), writableBy(hidden, holds).includes("it"), "it" in maskedFor(hidden, { code: "1", it: "x" }, holds), "it" in ((schemaOf(hidden, holds)["properties"] ?? {}) as object),
      formOf(hidden, holds).sections.some((section) => section.fields.some((each) => each.name === "it")), listOf(hidden, holds).columns.some((each) => each.name === "it") || listOf(hidden, holds).filters.some((each) => each.name === "it"),
      sheetOf(hidden, holds).columns.some((each) => each.field === "it") || sheetOf(hidden, holds).children.length > 0,
    ];
    expect(surfaces(["reader", "writer"])).toEqual([false, false, false, false, false, false, false]);
    expect(surfaces([])).toEqual([false, false, false, false, false, false, false]);
    const seen = surfaces(["reader", "writer", "chief"]);
    expect(seen.filter((_, i) => i !== 1)).toEqual([true, true, true, true, true, true]);
    expect(seen[1]).toBe(!isComputed(kindName) && kind.maskOf === undefined);
  });
});
