import fc from "fast-check";
import { expect, test } from "vitest";
import { CsvBroken, csvRows } from "../src/index.js";

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

test("what is written as RFC 4180 is read back cell by cell, whatever the cells hold", () => {
  // a lone carriage return is no line end of RFC 4180 and is dropped; the pack's files are read with \n
  const cell = fc.string().map((text) => text.replaceAll("\r", ""));
  fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { maxLength: 8 }), (rows) => {
    const text = ["a,b,c", ...rows.map((row) => row.map(quoted).join(","))].join("\n");
    // the first cell tells a head line; a row of ours that begins with # is one
    const kept = rows.filter(([first]) => !first.startsWith("#"));
    expect(csvRows(text).map(({ cells }) => [cells["a"], cells["b"], cells["c"]])).toEqual(kept);
  }));
});

test("any text is read or refused by name, never anything else", () => {
  fc.assert(fc.property(fc.string(), (text) => {
    try { csvRows(text); } catch (error) { expect(error).toBeInstanceOf(CsvBroken); }
  }));
});

test("head lines, blank lines, a byte-order mark, lines of the file", () => {
  expect(csvRows("\uFEFF# 说明\nname,line\n\n\"甲,\n乙\",7\n丙,8\n")).toEqual([{ line: 4, cells: { name: "甲,\n乙", line: "7" } }, { line: 6, cells: { name: "丙", line: "8" } }]);
  expect(csvRows("")).toEqual([]);
});

test.each([["a,b\n1,2,3\n", 2], ["a,a\n1,2\n", 1], ["a\n\"open\n", 2]])("%j is refused at its line", (text, line) => {
  expect(() => csvRows(text)).toThrow(expect.objectContaining({ code: "packs/csv-broken", line }) as Error);
});
