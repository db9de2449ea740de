import { documentOf, formOf, headingOf, listOf, schemaOf, sheetOf, sqlOf, tablesOf } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { ledgers } from "../../src/ledgers/door.js";

const twice = (all: readonly string[]): readonly string[] => all.filter((each, index) => all.indexOf(each) !== index);

describe("the ledgers together", () => {
  it("no two share an id or a table", () => {
    expect(twice(ledgers.map((each) => each.id))).toEqual([]);
    expect(twice(ledgers.flatMap((each) => tablesOf(each).map((table) => table.name)))).toEqual([]);
  });
  it("every reference names a ledger that there is", () => {
    const ids = new Set(ledgers.map((each) => each.id));
    const lost = ledgers.flatMap((each) => Object.entries(each.fields).flatMap(([name, field]) => {
      const inner = field.kind === "children" ? Object.values(field.fields) : [field];
      return inner.flatMap((one) => (one.kind === "reference" && !ids.has(one.to) ? [`${each.id}.${name} → ${one.to}`] : []));
    }));
    expect(lost).toEqual([]);
  });
  it.each(ledgers.map((each) => [each.id, each] as const))("%s has every surface", (_, each) => {
    expect(documentOf(each)).toContain(each.title.zh);
    expect(formOf(each).sections.length).toBeGreaterThan(0);
    expect(listOf(each).columns.length).toBeGreaterThan(0);
    expect(Object.keys(schemaOf(each)).length).toBeGreaterThan(0);
    expect(sheetOf(each).columns.length).toBeGreaterThan(0);
    expect(sqlOf(each).length).toBeGreaterThan(0);
    expect((each.source.systems ?? []).length).toBeGreaterThan(0);
    expect(each.source.line).toBeGreaterThan(0);
    // a form of many fields is read in sections
    if (Object.keys(each.fields).length > 16) expect(Object.keys(each.sections ?? {}).length, `${each.id} has ${Object.keys(each.fields).length} fields and no sections`).toBeGreaterThan(1);
  });
  // a template that comes back filled is read without a question
  it.each(ledgers.map((each) => [each.id, each] as const))("%s knows its own headings again", (_, each) => {
    for (const sheet of [sheetOf(each), ...sheetOf(each).children]) {
      const read = headingOf(sheet, sheet.columns.map((column) => column.heading));
      expect([read.unknown, read.faults.map((fault) => fault.zh)]).toEqual([[], []]);
      expect(read.found.map((column) => column?.heading)).toEqual(sheet.columns.map((column) => column.heading));
    }
  });
});
