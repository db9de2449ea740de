import { Refused, mostSheetBytes, type FileRow, type FileSheet, type SheetCell } from "@yunqing/domain";
import { readCsv } from "./read-csv.js";
import { foreign } from "./read-table.js";
import { cellFrom, placeOf, sheetsOf, workbookOf, type Workbook } from "./read-workbook.js";
import { attribute, scanXml } from "./xml-scan.js";
import { ZipArchive } from "./zip-archive.js";

type Cell = FileRow["cells"][number];
const mostColumns = 500, mostRows = 200_000;
const refused = (code: string, zh: string, en: string): Refused => new Refused(`import/${code}`, zh, en);
/** A cell as a ledger takes it: its text, or why it cannot be taken. A block of several rows belongs to none of them alone. */
function taken(cell: SheetCell | null, merged: boolean): Cell {
  if (merged) return { error: "合并单元格" };
  if (cell === null) return null;
  if (cell.formula === true) return { formula: cell.text === "" ? "=" : cell.text };
  return cell.kind === "error" ? { error: cell.text === "" ? "#" : cell.text } : cell.text;
}

interface Block { readonly fromRow: number; readonly toRow: number; readonly fromColumn: number; readonly toColumn: number }
/** Blocks of merged cells over several rows; they stand behind the cells in the file, so the file is gone through once for them alone. */
async function blocksOf(archive: ZipArchive, part: string): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  let tail = "";
  for await (const piece of archive.pieces(part)) {
    const text = tail + piece;
    for (const [, reference = ""] of text.matchAll(/<(?:[\w.-]+:)?mergeCell\s[^>]*ref\s*=\s*["']([^"']*)["'][^>]*>/g)) {
      const [first, last] = reference.split(":").map(placeOf);
      if (first && last && last.row > first.row) blocks.push({ fromRow: first.row, toRow: last.row, fromColumn: first.column, toColumn: last.column });
    }
    // what has no end yet is looked at again with the next piece; what is whole is not
    const open = text.lastIndexOf("<");
    tail = open >= 0 && !text.includes(">", open) ? text.slice(open) : "";
  }
  return blocks;
}

/** The rows of a sheet, one after another (逐行读取). @clause ECMA-376 part 1 §18.3 */
async function* rowsOf(archive: ZipArchive, part: string, book: Workbook): AsyncGenerator<FileRow> {
  const blocks = await blocksOf(archive, part), ready: FileRow[] = [];
  let row = 0, column = 0, cells: Cell[] = [], type = "", style = 0, value = "", formula = false, valued = false, into: "v" | "t" | null = null, count = 0;
  const sink = {
    open(name: string, attributes: string): void {
      if (name === "row") { row = Number(attribute(attributes, "r") ?? row + 1); column = 0; cells = []; }
      else if (name === "c") { const at = placeOf(attribute(attributes, "r") ?? ""); column = at?.column ?? column + 1; type = attribute(attributes, "t") ?? "n"; style = Number(attribute(attributes, "s") ?? "0"); value = ""; formula = false; valued = false; }
      else if (name === "f") formula = true;
      else if (name === "v" || (name === "t" && type === "inlineStr")) { into = name; valued = true; }
    },
    text(text: string): void { if (into !== null) value += text; },
    close(name: string): void {
      if (name === into) into = null;
      if (name === "c") {
        if (column > mostColumns) return;
        const cell = taken(cellFrom(type, style, value, formula, valued, book), blocks.some((each) => row >= each.fromRow && row <= each.toRow && column >= each.fromColumn && column <= each.toColumn));
        if (cell === null) return;
        while (cells.length < column) cells.push(null);
        cells[column - 1] = cell;
      } else if (name === "row" && cells.length > 0) {
        if (++count > mostRows) throw refused("too-large", `表格超过 ${mostRows} 行；请拆成几个文件`, `the sheet has more than ${mostRows} rows; split it`);
        ready.push({ line: row, cells });
        cells = [];
      }
    },
  };
  let held = "";
  for await (const piece of archive.pieces(part)) {
    held += piece;
    const ends = [...held.matchAll(/<\/(?:[\w.-]+:)?row>/g)].at(-1);
    if (ends === undefined) continue;
    const cut = ends.index + ends[0].length;
    scanXml(held.slice(0, cut), sink);
    held = held.slice(cut);
    yield* ready.splice(0);
  }
  scanXml(held, sink);
  yield* ready;
}

/**
 * Opens a file of rows (打开表格): the sheets of an .xlsx, or a CSV as one sheet. What a file is its content tells, never its name.
 * @throws {Refused} import/too-large, import/old-excel, import/locked, import/type, import/broken, import/encoding, import/empty
 */
export async function openSheets(bytes: Uint8Array, _name: string): Promise<readonly FileSheet[]> {
  if (bytes.length > mostSheetBytes) throw refused("too-large", `文件超过 ${mostSheetBytes / 1024 / 1024} MB；请拆成几个文件`, `the file is larger than ${mostSheetBytes / 1024 / 1024} MB; split it`);
  if (bytes.length === 0) throw refused("empty", "文件是空的", "the file is empty");
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), other = foreign(buffer);
  if (other !== null) throw other;
  if (buffer.subarray(0, 4).toString("latin1") !== "PK\u0003\u0004") {
    const { rows } = readCsv(bytes);
    return [{ name: "", hidden: false, rows: () => listed(rows.map(({ row, cells }) => ({ line: row, cells: cells.map((cell) => taken(cell, false)) }))) }];
  }
  const archive = new ZipArchive(bytes);
  if (!archive.has("xl/workbook.xml")) throw refused("type", "这不是 .xlsx 表格；请用 Excel 另存为 .xlsx", "this is no .xlsx sheet; save it as .xlsx");
  const { sheets, date1904 } = sheetsOf(archive), book = workbookOf(date1904, archive.text("xl/sharedStrings.xml"), archive.text("xl/styles.xml"));
  const filled: FileSheet[] = [];
  for (const { name, hidden, part } of sheets) {
    if (!archive.has(part)) continue;
    for await (const _row of rowsOf(archive, part, book)) { filled.push({ name, hidden, rows: () => rowsOf(archive, part, book) }); break; }
  }
  if (filled.length === 0) throw refused("empty", "工作簿中没有任何内容", "the workbook holds nothing");
  return Promise.resolve(filled);
}
async function* listed(rows: readonly FileRow[]): AsyncGenerator<FileRow> { for (const row of rows) yield await Promise.resolve(row); }
