import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import {
  BadDeclaration, changed, checked, corrected, documentOf, formOf, groupsOf, headingOf, kindNames, kindOf, ledger, listOf, made, mapLayerOf, maskedFor, migrationOf, noNaming, readRow, schemaOf, sheetOf, statisticsOf, tablesOf, textOfValue, visibleTo, withoutBlanks, writableBy, writeChildRows, writeRow, type AnyRow, type Field, type FieldKind, type Ledger,
} from "../src/index.js";
import { kindCases, type AnyKindCase } from "./kind-cases.js";

const code: Field = { kind: "text", label: { zh: "编号", en: "Number" }, required: true }, base: Field = { kind: "decimal", label: { zh: "基数", en: "Base" }, unit: "kg", scale: 2 };
const own = (field: Field, more: object = {}): Ledger => ledger({ id: "trial", title: { zh: "试验台账", en: "Trial" }, source: { text: "kinds" }, key: ["code"], read: ["reader"], write: ["writer"], fields: { code, base, it: field }, ...more });
const ajv = new Ajv2020.Ajv2020({ strict: false, validateFormats: false, allErrors: true }), reader = ["reader"], writer = ["reader", "writer", "clear"];

test("every kind of field has its case by name", () => { expect([Object.keys(kindCases).sort(), kindNames.filter((kind) => !Object.hasOwn(kindCases, kind))]).toEqual([[...kindNames].sort(), []]); });

describe.each(kindNames.map((kind): [FieldKind, AnyKindCase] => [kind, kindCases[kind]]))("%s on every surface", (kindName, given) => {
  const { field } = given, of = own(field), isComputed = kindName === "computed", isChildren = kindName === "children", kind = kindOf(field);
  const kept = (value: unknown): AnyRow => { const found = checked(of, { code: "1", base: isComputed ? (Number(value) / 2).toFixed(2) : null, it: value }); if (found.kind === "refused") throw new TypeError(JSON.stringify(found.faults)); return found.row; };
  const first = kept(given.first), second = kept(given.second), act = (id: string) => ({ id, at: `2026-01-0${id}T00:00:00.000Z`, by: "u", why: "改" });

  test("table: the columns that hold it, in the present rows or in a table of its own", () => {
    const [present, history, apart] = tablesOf(of), columns = (isChildren ? apart : present)?.columns.filter((each) => isChildren || each.name === "it" || each.name.startsWith("it_")) ?? [];
    expect(columns.map((each) => `${each.name} ${each.type}`)).toEqual(given.columns);
    // what the database makes by itself is not kept in the history
    if (!isChildren) expect(history?.columns.filter((each) => each.name === "it" || each.name.startsWith("it_")).map((each) => `${each.name} ${each.type}`)).toEqual(given.columns.filter((each) => !each.includes("geometry(")));
  });
  test("table: the field added to a ledger that stands is added to its tables, nothing else is done", () => {
    const before = ledger({ ...of, fields: { code, base } }), statements = migrationOf(before, of);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter((each) => /drop|delete|truncate/.test(each))).toEqual([]);
    for (const column of given.columns) expect(statements.some((each) => each.includes(column.split(" ")[0] ?? "")), column).toBe(true);
  });
  test("history: what changed, as people read it, personal values masked; a correction makes it right", () => {
    const one = made(of, "r", first, act("1")), two = changed(of, one, second, act("2"));
    expect(two?.change.filter((each) => each.field === "it")).toEqual([{ field: "it", before: given.change[0], after: given.change[1] }]);
    expect(changed(of, one, structuredClone(first), act("2"))).toBeNull();
    const right = isComputed ? { base: second["base"] } : { it: second["it"] };
    expect(corrected(of, [one], "1", right, act("2")).values["it"]).toEqual(second["it"]);
  });
  test("schema: the value as it crosses the wire", () => {
    const properties = schemaOf(of)["properties"] as Readonly<Record<string, { readonly anyOf?: readonly unknown[] }>>;
    expect(isComputed ? properties["it"] : properties["it"]?.anyOf?.[0]).toMatchObject(given.schema);
    const validate = ajv.compile({ ...schemaOf(of), $id: `/surfaces/${kindName}` });
    for (const row of [first, second]) expect([validate(withoutBlanks(row)), validate.errors]).toEqual([true, null]);
  });
  test("form: the control that asks for it, writable by who may", () => {
    const asked = (holds: readonly string[]) => formOf(of, holds).sections.flatMap((section) => section.fields).find((each) => each.name === "it");
    expect([asked(writer)?.control.type, asked(writer)?.isWritable, asked(reader)?.isWritable]).toEqual([given.control, !isComputed, false]);
  });
  test("list: the cell, the order, the filters", () => {
    expect([textOfValue(field, first["it"]), textOfValue(field, second["it"])]).toEqual(given.cells);
    const list = listOf(of, writer);
    expect([list.columns.some((each) => each.name === "it"), list.sorts.includes("it"), list.filters.find((each) => each.name === "it")?.ways]).toEqual([!isChildren, given.isSortable, given.ways]);
    expect([...new Set(given.finds.map(([filter]) => filter.way))].sort()).toEqual([...given.ways].sort());
  });
  test("map: a layer for a place and for nothing else", () => { expect(mapLayerOf(of, reader).map((each) => each.geometry)).toEqual(given.layer === null ? [] : [given.layer]); });
  test("Excel: headings, the row out and in again the same", () => {
    const sheet = sheetOf(of, writer), columns = sheet.columns.filter((each) => each.field === "it");
    expect(columns.map((each) => each.heading)).toEqual(given.headings);
    const cells = writeRow(of, sheet, first, noNaming, writer);
    expect(cells.filter((_, at) => sheet.columns[at]?.field === "it")).toEqual(given.written);
    const found = headingOf(sheet, sheet.columns.map((each) => each.heading));
    expect([found.unknown, found.faults]).toEqual([[], []]);
    const back = readRow(of, sheet, cells, found.found);
    expect(back.kind === "values" && back.values["it"]).toEqual(isComputed || isChildren ? undefined : first["it"]);
    const child = sheet.children[0];
    expect(child !== undefined).toBe(isChildren);
    if (child !== undefined) expect(writeChildRows(of, child, first, noNaming, writer).map((each) => readRow(of, child, each)).map((each) => (each.kind === "values" ? withoutBlanks({ ...each.values, "": null }) : each))).toEqual((first["it"] as readonly AnyRow[]).map(withoutBlanks));
    // the template names what may be chosen and says how to write it
    for (const column of columns) expect([column.note.zh.length > 0, column.isImported]).toEqual([true, !isComputed]);
    if (kindName === "choice" || kindName === "boolean") expect(columns[0]?.dropDown).toEqual(given.cells);
  });
  test("statistics: counted by, summed, or neither", () => {
    const statistics = statisticsOf(of, writer);
    expect([statistics.counts.some((each) => each.by === "it"), statistics.sums.some((each) => each.of === "it")]).toEqual([given.tally === "count", given.tally === "sum"]);
    if (given.tally !== "count") { expect(() => groupsOf(of, [first], "it", writer)).toThrow(/it/); return; }
    expect(groupsOf(of, [first, second, { ...second, it: null }], "it", writer).reduce((all, each) => all + each.rows, 0)).toBe(kindName === "choices" ? 4 : 3);
  });
  test("permission: hidden from who may not see it on every surface, masked for who may not see it in the clear", () => {
    expect(maskedFor(of, first, reader)["it"]).toEqual(given.masked ?? first["it"]);
    expect([maskedFor(of, first, writer)["it"], writableBy(of, writer).includes("it")]).toEqual([first["it"], !isComputed]);
    if (given.masked !== null) expect([listOf(of, reader).filters.some((each) => each.name === "it"), writableBy(of, ["reader", "writer"]).includes("it")]).toEqual([false, false]);
    const hidden = own({ ...field, seenBy: ["chief"] } as Field);
    expect([visibleTo(hidden, writer).includes("it"), "it" in maskedFor(hidden, first, writer), JSON.stringify([listOf(hidden, writer), formOf(hidden, writer), sheetOf(hidden, writer), schemaOf(hidden, writer), statisticsOf(hidden, writer), mapLayerOf(hidden, writer)]).includes('"it"')]).toEqual([false, false, false]);
  });
  test("public: open only when it is declared, and never what is personal or a file", () => {
    const open = (): Ledger => own(field, { public: { fields: ["it", ...(isComputed ? ["base"] : [])], basis: { zh: "依据", en: "basis" } } });
    if (!given.mayBePublic) { expect(open).toThrow(BadDeclaration); return; }
    expect([visibleTo(open(), ["public"]), Object.keys(maskedFor(open(), first, ["public"])), visibleTo(of, ["public"])]).toEqual([isComputed ? ["base", "it"] : ["it"], isComputed ? ["base", "it"] : ["it"], []]);
    expect(visibleTo(own({ ...field, seenBy: ["chief"] } as Field), ["public"])).toEqual([]);
  });
  test("document: it is named with its kind", () => { expect(documentOf(of)).toContain(`| \`it\` | 样本 | ${kind.label.zh} |`); });
});
