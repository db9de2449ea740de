import { deflateRawSync } from "node:zlib";
import ExcelJS from "exceljs";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { Refused, mostSheetBytes, type SheetTable } from "@yunqing/domain";
import { readTable, writeTemplate } from "../src/index.js";
import { lookOf } from "../src/number-look.js";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const texts = (table: SheetTable): readonly (readonly (string | null)[])[] => table.rows.map(({ cells }) => cells.map((cell) => cell?.text ?? null));
const refusal = async (bytes: Uint8Array): Promise<string> => { try { await readTable(bytes, "x"); } catch (error) { if (error instanceof Refused) return error.code; throw error; } return "taken"; };
async function workbook(fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet("结果"), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A zip archive of given parts, made by hand: sizes and sums are not read, so they are left 0. */
function zip(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = [], directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content), named = Buffer.from(name), local = Buffer.alloc(30), entry = Buffer.alloc(46);
    local.writeUInt32LE(0x04034b50, 0); local.writeUInt16LE(8, 8); local.writeUInt32LE(packed.length, 18); local.writeUInt16LE(named.length, 26);
    entry.writeUInt32LE(0x02014b50, 0); entry.writeUInt16LE(8, 10); entry.writeUInt32LE(packed.length, 20); entry.writeUInt16LE(named.length, 28); entry.writeUInt32LE(at, 42);
    locals.push(local, named, packed); directory.push(entry, named);
    at += 30 + named.length + packed.length;
  }
  const head = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0); end.writeUInt16LE(Object.keys(parts).length, 8); end.writeUInt16LE(Object.keys(parts).length, 10); end.writeUInt32LE(head.length, 12); end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, head, end]);
}
const rels = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const book = (sheet: string, more: Readonly<Record<string, string>> = {}, properties = ""): Buffer => zip({
  "xl/workbook.xml": `<workbook xmlns:r="r">${properties}<sheets><sheet name="甲" sheetId="1" r:id="rId1"/></sheets></workbook>`, "xl/_rels/workbook.xml.rels": rels, "xl/worksheets/sheet1.xml": `<worksheet>${sheet}</worksheet>`, ...more,
});

describe("an Excel workbook is read as a person sees it", () => {
  it("texts, numbers, times, shares, formulas, errors, rich texts, by row and column", async () => {
    const { rows, notes } = await readTable(await workbook((sheet, whole) => {
      sheet.getCell("A1").value = "采样时间"; sheet.getCell("C1").value = { richText: [{ text: "氨" }, { text: "氮", font: { bold: true } }] };
      sheet.getCell("A3").value = new Date("2024-05-03T00:00:00Z"); sheet.getCell("A3").numFmt = "yyyy/m/d";
      sheet.getCell("B3").value = new Date("2024-05-03T10:30:15Z"); sheet.getCell("B3").numFmt = "yyyy\"年\"m\"月\"d\"日\" hh:mm";
      sheet.getCell("C3").value = 12.3; sheet.getCell("C3").numFmt = "0.0000";
      sheet.getCell("D3").value = 0.125; sheet.getCell("D3").numFmt = "0.0%";
      sheet.getCell("E3").value = { formula: "C3*2", result: 24.6 }; sheet.getCell("F3").value = { formula: "C3*2" } as ExcelJS.CellValue; sheet.getCell("G3").value = { error: "#N/A" }; sheet.getCell("H3").value = true;
      sheet.getCell("I3").value = "0.025L"; sheet.getCell("J3").value = 1e-7; sheet.getCell("K3").value = "007"; sheet.getCell("L3").value = 0.5; sheet.getCell("L3").numFmt = "hh:mm";
      sheet.getRow(3).hidden = true; sheet.getColumn(9).hidden = true;
      whole.addWorksheet("空"); whole.addWorksheet("方法").getCell("A1").value = "别的";
    }), "a.xlsx");
    expect(rows.map(({ row, hidden }) => [row, hidden])).toEqual([[1, false], [3, true]]);
    expect(rows[1]!.cells).toEqual([
      { text: "2024-05-03", kind: "time" }, { text: "2024-05-03 10:30:15", kind: "time" }, { text: "12.3", kind: "number" }, { text: "12.5%", kind: "number" }, { text: "24.6", kind: "number", formula: true }, { text: "", kind: "error", formula: true },
      { text: "#N/A", kind: "error" }, { text: "TRUE", kind: "boolean" }, { text: "0.025L", kind: "text" }, { text: "0.0000001", kind: "number" }, { text: "007", kind: "text" }, { text: "12:00", kind: "time" },
    ]);
    expect([rows[0]!.cells[0]?.text, rows[0]!.cells[1], rows[0]!.cells[2]?.text]).toEqual(["采样时间", null, "氨氮"]);
    expect(notes.map(({ zh }) => zh)).toEqual(["读取的是工作表“结果”；没有读取：空、方法", "隐藏的列也已读取：I"]);
  });

  it("Excel's seventeen digits become the number that was typed, and an empty formula result is an empty cell", async () => {
    // 0.07, 12.3, 0.1+0.2 and 1.1 as Excel writes them
    const cells = ["7.0000000000000007E-2", "12.3", "0.30000000000000004", "1.1000000000000001", "1E+21"].map((value, at) => `<c r="${"ABCDE"[at]}1"><v>${value}</v></c>`).join("");
    const table = await readTable(book(`<sheetData><row r="1">${cells}<c r="F1" t="str"><f>IF(A1="","","")</f><v></v></c><c r="G1"><f>A1</f></c></row></sheetData>`), "x");
    expect(texts(table)).toEqual([["0.07", "12.3", "0.30000000000000004", "1.1", "1000000000000000000000", null, ""]]);
    expect(table.rows[0]!.cells[6]).toEqual({ text: "", kind: "error", formula: true });
  });

  it("every double comes back from a workbook as the text that gives it again", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }), { minLength: 1, maxLength: 30 }), async (numbers) => {
      const table = await readTable(await workbook((sheet) => { for (const [at, number] of numbers.entries()) { sheet.getCell(at + 1, 1).value = number; sheet.getCell(at + 1, 2).value = "x"; } }), "x");
      for (const [at, { cells }] of table.rows.entries()) { expect(cells[0]?.text).toMatch(/^-?\d+(\.\d+)?$/); expect(Number(cells[0]?.text)).toBe(numbers[at]! + 0); }
    }), { numRuns: 25 });
  });

  it("days of the 1904 calendar, of the month that Excel invents, and times that round to the next second", async () => {
    const styles = "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>", cell = (at: string, value: string): string => `<c r="${at}" s="1"><v>${value}</v></c>`;
    const sheet = `<sheetData><row r="1">${cell("A1", "1")}${cell("B1", "59")}${cell("C1", "61")}${cell("D1", "45415.999999")}${cell("E1", "45415.4375")}</row></sheetData>`;
    // serial 1 is 1900-01-01, 59 is 1900-02-28, 61 is 1900-03-01 (ECMA-376 §18.17.4.1); 45415 is 2024-05-03
    expect(texts(await readTable(book(sheet, { "xl/styles.xml": styles }), "x"))).toEqual([["1900-01-01", "1900-02-28", "1900-03-01", "2024-05-04", "2024-05-03 10:30"]]);
    expect(texts(await readTable(book(`<sheetData><row r="1">${cell("A1", "43953")}</row></sheetData>`, { "xl/styles.xml": styles }, "<workbookPr date1904=\"1\"/>"), "x"))).toEqual([["2024-05-03"]]);
  });

  it("merged cells give their value to every row they cover, marked; a heading over columns gives it to each column", async () => {
    const table = await readTable(await workbook((sheet) => {
      sheet.getCell("A1").value = "点位"; sheet.getCell("B1").value = "监测结果"; sheet.mergeCells("B1:C1"); sheet.getCell("A2").value = "一号"; sheet.mergeCells("A2:A4"); for (const [at, row] of [2, 3, 4].entries()) { sheet.getCell(row, 2).value = at; sheet.getCell(row, 3).value = "x"; }
    }), "x");
    expect(texts(table)).toEqual([["点位", "监测结果", "监测结果"], ["一号", "0", "x"], ["一号", "1", "x"], ["一号", "2", "x"]]);
    expect(table.rows.map(({ cells }) => cells[0]?.merged ?? false)).toEqual([false, true, true, true]);
  });

  it("prefixes, missing references, inline and shared strings with reading aids are understood", async () => {
    const strings = "<sst><si><t>氨</t><rPh><t>an</t></rPh></si><si><r><t>a&amp;</t></r><r><t xml:space=\"preserve\"> b_x000D_</t></r></si></sst>";
    expect(texts(await readTable(book("<x:sheetData><x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"s\"><x:v>1</x:v></x:c><x:c t=\"inlineStr\"><x:is><x:t>&#x6c34;</x:t></x:is></x:c></x:row></x:sheetData>", { "xl/sharedStrings.xml": strings }), "x"))).toEqual([["氨", "a& b\r", "水"]]);
  });

  it("number formats: what is a time, what a share, what neither", () => {
    expect(["yyyy/m/d", "[$-804]aaaa;@", "h:mm", "[h]:mm:ss", "0.00%", "0.00\"mg\"", "General", "#,##0.00_);[Red](#,##0.00)", "0.00\\d", "@"].map(lookOf)).toEqual(["time", "plain", "time", "time", "percent", "plain", "plain", "plain", "plain", "plain"]);
  });
});

describe("what is no table, or too much of one, is refused with a reason", () => {
  it.each([
    ["old Excel", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(2000)]), "import/old-excel"], ["locked", Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]), "import/locked"],
    ["PDF", Buffer.from("%PDF-1.7"), "import/type"], ["picture", Buffer.from("89504e470d0a1a0a", "hex"), "import/type"], ["web page", Buffer.from("\ufeff<html><table>"), "import/type"], ["archive", zip({ "a.txt": "x" }), "import/type"],
    ["xlsb", zip({ "xl/workbook.bin": "x" }), "import/type"], ["ods", zip({ "content.xml": "x" }), "import/type"], ["cut off", zip({ "xl/workbook.xml": "x" }).subarray(0, 60), "import/broken"], ["nothing", Buffer.alloc(0), "import/empty"],
    ["binary", Buffer.from([1, 2, 0, 3]), "import/encoding"], ["neither UTF-8 nor GB18030", Buffer.from([0x61, 0xff, 0xff, 0x62]), "import/encoding"], ["blank lines", Buffer.from("\n,,\n"), "import/empty"], ["an open quote", Buffer.from("a,b\n1,\"2\n"), "import/broken"],
    ["a document type", book("<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>"), "import/broken"], ["too large", Buffer.alloc(mostSheetBytes + 1, "a"), "import/too-large"], ["a sheet without cells", book("<sheetData/>"), "import/empty"],
  ])("%s", async (_name, bytes, code) => { expect(await refusal(bytes)).toBe(code); });

  it("a bomb of 150 MB of blanks is not unpacked whole", async () => {
    const bomb = book(`<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>${" ".repeat(150 * 1024 * 1024)}`), before = process.memoryUsage().rss;
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await refusal(bomb)).toBe("import/too-large");
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024);
  });

  it("blocks merged over the whole sheet, far cells and too many cells end quickly", async () => {
    const started = performance.now(), merges = "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(1000), few = "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData>";
    expect(texts(await readTable(book(`${few}<mergeCells>${merges}</mergeCells>`), "x"))).toEqual([["1"]]);
    const far = Array.from({ length: 20 }, (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`).join("");
    expect(await refusal(book(`<sheetData>${far}</sheetData>`))).toBe("import/too-large");
    expect(await refusal(utf8("a,b\n".repeat(100_001)))).toBe("import/too-large");
    expect(texts(await readTable(utf8("a,b\n".repeat(100_000)), "x"))).toHaveLength(100_000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("a CSV file is read as typed", () => {
  const rows = "采样时间,点位,\"氨氮（mg/L）\"\n2024-05-03,\"一号,断面\",12.30\n\n2024-05-04,\"他说\"\"好\"\"\n第二行\",0.025L\n";
  const expected = [["采样时间", "点位", "氨氮（mg/L）"], ["2024-05-03", "一号,断面", "12.30"], ["2024-05-04", "他说\"好\"\n第二行", "0.025L"]];
  it.each([
    ["UTF-8", utf8(rows), "UTF-8"], ["UTF-8 with its mark", utf8(`\ufeff${rows}`), "UTF-8"], ["GB18030", iconv.encode(rows, "gb18030"), "GB18030"], ["UTF-16", iconv.encode(rows, "utf-16"), "UTF-16"], ["line ends of Windows", utf8(rows.replace(/\n(?!第)/g, "\r\n")), "UTF-8"],
  ])("%s", async (_name, bytes, encoding) => {
    const table = await readTable(bytes, "x.csv");
    expect([texts(table), table.rows.map(({ row }) => row)]).toEqual([expected, [1, 2, 4]]);
    expect(table.notes[0]?.zh).toBe(`按 ${encoding} 编码、以逗号分隔读取`);
  });
  it("separators are guessed, and quotes do not mislead", async () => {
    expect(texts(await readTable(utf8("时间;点位\n2024-05-03;\"a,b,c,d\"\n"), "x"))).toEqual([["时间", "点位"], ["2024-05-03", "a,b,c,d"]]);
    expect(texts(await readTable(utf8("时间\t点位\n2024-05-03\t一号\n"), "x"))).toEqual([["时间", "点位"], ["2024-05-03", "一号"]]);
    expect(texts(await readTable(utf8("sep=;\n时间;点位\n"), "x"))).toEqual([["时间", "点位"]]);
    expect((await readTable(utf8("sep=;\n时间;点位\n"), "x")).rows[0]?.row).toBe(2);
  });
  it("tabs and line breaks inside quotes are no separators", async () => {
    expect(texts(await readTable(utf8('"\t\t\n","a","\t"\r\n"b","c","d"\r\n'), "a.csv"))).toEqual([[null, "a", null], ["b", "c", "d"]]);
  });
  it("any table of texts comes back, in both encodings", async () => {
    const sign = fc.constantFrom("a", "1", ".", ",", ";", "\t", "\"", "\n", "氨", "㎎", "ａ", "—", "é", "𠮷"), cell = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(""));
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), fc.boolean(), async (table, gb) => {
      const quoted = ["x,y,z", ...table.map((row) => row.map((text) => `"${text.replaceAll("\"", "\"\"")}"`).join(","))].join("\r\n"), bytes = gb ? iconv.encode(quoted, "gb18030") : utf8(quoted);
      expect(texts(await readTable(bytes, "x")).slice(1)).toEqual(table.filter((row) => row.some((text) => text.trim() !== "")).map((row) => row.map((text) => (text.trim() === "" ? null : text))));
    }), { numRuns: 150 });
  });
});

describe("the template", () => {
  const template = { name: "t.xlsx", title: "监测数据导入模板", columns: [{ heading: "采样时间", note: "北京时间", width: 20, choices: null }, { heading: "点位", note: "可选", width: 20, choices: "points" as const }, { heading: "数据类别", note: "k", width: 10, choices: "kinds" as const }, { heading: "氨氮（mg/L）", note: "只填数字", width: 12, choices: null }], lists: { points: ["一号断面", "=二号"], kinds: ["实时", "日"], factors: [], units: [] }, explanation: ["标题", "第一条"] };
  it("has headings with notes, drop-downs over the lists, and reads back as its own heading", async () => {
    const bytes = await writeTemplate(template), read = new ExcelJS.Workbook();
    await read.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
    const sheet = read.worksheets[0]!;
    expect(read.worksheets.map(({ name }) => name)).toEqual(["数据", "填写说明", "选项"]);
    expect([sheet.getCell("B2").dataValidation.formulae, sheet.getCell("B2000").dataValidation.formulae, sheet.getCell("C2").dataValidation.type, sheet.getCell("D2").dataValidation]).toEqual([["选项!$A$2:$A$3"], ["选项!$A$2:$A$3"], "list", undefined]);
    expect([read.worksheets[2]!.getCell("A3").value, JSON.stringify(sheet.getCell("D1").note)]).toEqual(["=二号", expect.stringContaining("只填数字")]);
    expect(texts(await readTable(bytes, "t.xlsx"))).toEqual([["采样时间", "点位", "数据类别", "氨氮（mg/L）"]]);
  });
});
