import ExcelJS from "exceljs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ColumnKind, TableModel } from "@yunqing/domain";
import { cellOf } from "../src/cell.js";
import { excelSheets } from "../src/index.js";

const both = (zh: string, en: string) => ({ zh, en });
const column = (id: string, zh: string, unit: string, kind: ColumnKind, width = 12) => ({ id, label: both(zh, id), unit, width, kind });
const model: TableModel = {
  name: "indicators", title: both("规划指标", "Indicators"), unit: "", filter: both("判定日 2025-12-31；类别：环境质量", "judged 2025-12-31; environment"), madeAt: "2026-11-23T16:30:00.000Z", banner: "模拟",
  columns: [column("name", "指标", "", "text", 24), column("value", "数值", "mg/m³", "decimal"), column("year", "年份", "", "integer"), column("due", "期限", "", "day"), column("state", "状态", "", "text")],
  rows: [
    ["CO 日均值第95百分位", "2.20", "2023", "2025-12-31", "达标"], ["PM2.5", "33", "2023", "—", "未完成"], ["优良天数", "<30", "—", "2025", "=1+1"], ["水耗", "—", "", "2025-02-30", "+86"],
    ["精确值", "0.1234567890123456789", "007", "1899-01-01", "@x"], ["投资（万元）", "175,580.00", "-5", "2016-11", "-1"],
  ],
};
const options = { language: "zh", watermark: "张三 · 云冈区 · 2026-11-24 00:30" } as const;

async function read(bytes: Uint8Array): Promise<{ book: ExcelJS.Workbook; sheet: ExcelJS.Worksheet }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error("no sheet");
  return { book, sheet };
}
/** what Excel shows for a cell with the formats that we use: an independent reading of number format and value */
function shown(cell: ExcelJS.Cell): string {
  const { value, numFmt } = cell;
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "number") {
    const places = /\.(0+)$/.exec(numFmt)?.[1]?.length ?? 0;
    return new Intl.NumberFormat("en-US", { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: numFmt.startsWith("#,##0") }).format(value);
  }
  if (typeof value === "string") return value;
  throw new Error(`${cell.address} holds neither text nor number: ${JSON.stringify(value)}`);
}

describe("a table as on the screen", () => {
  it("reads back with the same title, headings, cells and watermark", async () => {
    const { sheet } = await read(await excelSheets.table(model, options));
    expect([1, 2, 3].map((row) => sheet.getCell(row, 1).value)).toEqual(["规划指标（模拟）", "筛选条件：判定日 2025-12-31；类别：环境质量", "制表时间：2026-11-24 00:30"]);
    expect(model.columns.map((_, at) => sheet.getCell(4, at + 1).value)).toEqual(["指标", "数值（mg/m³）", "年份", "期限", "状态"]);
    expect(model.rows.map((row, r) => row.map((_, at) => shown(sheet.getCell(5 + r, at + 1))))).toEqual(model.rows);
    expect(sheet.getCell(11, 1).value).toBe(options.watermark);
    expect(sheet.rowCount).toBe(11);
  });

  it("holds numbers as numbers and everything else as text, never a formula", async () => {
    const { sheet } = await read(await excelSheets.table(model, options));
    const types = model.rows.map((row, r) => row.map((_, at) => { const { value } = sheet.getCell(5 + r, at + 1); return value instanceof Date ? "date" : typeof value; }));
    expect(types).toEqual([
      ["string", "number", "number", "date", "string"], ["string", "number", "number", "string", "string"], ["string", "string", "string", "string", "string"], ["string", "string", "string", "string", "string"],
      ["string", "string", "string", "string", "string"], ["string", "number", "number", "string", "string"],
    ]);
    expect([sheet.getCell("B5").value, sheet.getCell("B5").numFmt, sheet.getCell("B10").value, sheet.getCell("B10").numFmt]).toEqual([2.2, "0.00", 175580, "#,##0.00"]);
    sheet.eachRow((row) => { row.eachCell((cell) => { expect(cell.formula).toBeUndefined(); if (typeof cell.value === "string") expect(cell.numFmt).toBe("@"); }); });
  });

  it("prints on A4 landscape, one page wide, headings on every page, who took it at the foot", async () => {
    const { sheet } = await read(await excelSheets.table(model, { language: "en", watermark: "A & B" }));
    expect(sheet.pageSetup).toMatchObject({ paperSize: 9, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: "4:4" });
    expect(sheet.headerFooter).toMatchObject({ oddFooter: "&LA && B&RPage &P of &N", oddHeader: "&C模拟" });
    expect(sheet.views[0]).toMatchObject({ state: "frozen", ySplit: 4 });
    expect(sheet.getCell("B4").value).toBe("value (mg/m³)");
    expect(sheet.getColumn(1).width).toBe(24);
    expect(sheet.getCell("A5").alignment).toMatchObject({ wrapText: true });
  });

  it("a table without rows, and a title that is no sheet's name", async () => {
    const { sheet } = await read(await excelSheets.table({ ...model, title: both("a/b:c*[d]?'\\", "x"), rows: [], banner: "" }, options));
    expect([sheet.getCell(1, 1).value, sheet.getCell(5, 1).value]).toEqual(["a/b:c*[d]?'\\", options.watermark]);
  });
});

describe("any text comes back as it went", () => {
  const odd = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ unit: "grapheme", maxLength: 20 }), fc.constantFrom("=HYPERLINK(\"http://x\")", "+1", "-1", "@SUM(A1)", "\t=1", "_x0041_", "__x005F_", "_x005f_x0041_", "]]>", "<a b='c'>&amp;", " 空格 ", "a\nb", "00E5", "1e5", "TRUE", "null", "#REF!", "'quoted"));
  // eslint-disable-next-line no-control-regex -- what XML 1.0 cannot hold is left out, the rest stays
  const kept = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g, "");

  it("in columns of every kind", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(odd, odd, odd), { minLength: 1, maxLength: 8 }), async (rows) => {
      const columns = [column("t", "文", "", "text"), column("n", "数", "", "decimal"), column("d", "日", "", "day")];
      const { sheet } = await read(await excelSheets.table({ ...model, columns, rows }, options));
      const back = rows.map((row, r) => row.map((_, at) => shown(sheet.getCell(5 + r, at + 1))).map(unescaped));
      expect(back).toEqual(rows.map((row) => row.map(kept)));
    }), { numRuns: 60 });
  });

  it("decimal text is a number only where it shows the same text again", () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 18 }), (whole, places) => {
      const negative = whole < 0n, digits = (negative ? -whole : whole).toString().padStart(places + 1, "0");
      const text = `${negative ? "-" : ""}${places ? `${digits.slice(0, -places)}.${digits.slice(-places)}` : digits}`;
      const cell = cellOf(text, "decimal");
      if (typeof cell.value === "number") {
        // judged by exact arithmetic: the double, written out in full, rounds to the text
        const scaled = BigInt(cell.value.toFixed(places).replace(".", ""));
        expect(scaled).toBe(whole);
      } else expect(cell.value).toBe(text);
      if (digits.replace(/^0+/, "").length <= 15 && whole !== 0n) expect(typeof cell.value).toBe("number");
    }));
  });

  it("a text longer than Excel keeps is cut and says so", () => {
    const { value } = cellOf("水".repeat(40_000), "text");
    expect(String(value).length).toBeLessThanOrEqual(32_767);
    expect(String(value)).toMatch(/已截断）$/);
  });
});

/** Excel reads `_x005F_` as an underscore; so must we, to compare. */
function unescaped(text: string): string { return text.replace(/_x005F_(?=x[0-9A-Fa-f]{4}_)/g, "_"); }
