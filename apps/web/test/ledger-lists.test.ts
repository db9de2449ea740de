import { describe, expect, it } from "vitest";
import { cellOf, plainValue, tableMarkup, tabbed } from "../src/pages/ledgers/copied-rows.js";
import { namesWith } from "../src/client/kept.js";

const zh = (words: { readonly zh: string }): string => words.zh;

describe("rows that are copied for a sheet", () => {
  it("numbers as numbers, without separators; long codes stay texts", () => {
    expect(cellOf({ type: "decimal", unit: "t/h", scale: 2 }, "12345.60", {}, zh)).toEqual({ text: "12345.60", number: true });
    expect(cellOf({ type: "code" }, "91140200MA0GXXXX1X", {}, zh).number).toBe(false);
    expect(cellOf({ type: "text" }, "75", {}, zh).number).toBe(false);
    // a double carries fifteen digits
    expect(cellOf({ type: "decimal" }, "1234567890123456", {}, zh).number).toBe(false);
  });
  it("what a person typed never begins a formula; minus before a number does not count as one", () => {
    expect(tabbed([[{ text: "=HYPERLINK(\"http://x\")", number: false }, { text: "+86", number: false }, { text: "-3.20", number: true }, { text: "@sum", number: false }]])).toBe("'=HYPERLINK(\"http://x\")\t'+86\t-3.20\t'@sum");
  });
  it("line ends and tabs inside a cell do not break the table", () => {
    expect(tabbed([[{ text: "一\n二\t三", number: false }, { text: "x", number: false }], [{ text: "y", number: false }]])).toBe("一 二 三\tx\r\ny");
    expect(tableMarkup([[{ text: "<b>&\"", number: false }]])).toContain("&#60;b&#62;&#38;&#34;");
  });
  it("options, periods, places and references by what people read; nothing for a blank", () => {
    expect(plainValue({ type: "choice", options: [{ id: "coal", label: { zh: "煤", en: "coal" }, isRetired: false }] }, "coal", {}, zh)).toBe("煤");
    // the day after the last one is kept; on paper the last day counts
    expect(plainValue({ type: "period" }, { from: "2026-01-01", until: "2026-07-01" }, {}, zh)).toBe("2026-01-01~2026-06-30");
    expect(plainValue({ type: "period" }, { from: "2026-01-01", until: null }, {}, zh)).toBe("2026-01-01~长期");
    expect(plainValue({ type: "reference", ledger: "enterprise" }, ["e-1", "e-9"], { enterprise: { "e-1": "甲厂" } }, zh)).toBe("甲厂、e-9");
    expect(plainValue({ type: "decimal" }, null, {}, zh)).toBe("");
  });
});

describe("rows to choose from without a network", () => {
  const all = [{ id: "1", name: "恒安新区3号楼", key: "GD-1" }, { id: "2", name: "口泉站", key: "gd-20" }];
  it("are found by words of the name or the number, in any case, as many as asked for", () => {
    expect(namesWith(all, " 恒安 ", 12).map(({ id }) => id)).toEqual(["1"]);
    expect(namesWith(all, "GD-2", 12).map(({ id }) => id)).toEqual(["2"]);
    expect(namesWith(all, "", 1)).toHaveLength(1);
    expect(namesWith(all, "没有", 12)).toEqual([]);
  });
});
