import { Refused, columnLetter, mostSheetCells, type SheetCell, type SheetRow, type SheetTable } from "@yunqing/domain";
import type { Labels } from "@yunqing/standards";
import { looksOf, numberCell, type NumberLook } from "./number-look.js";
import { attribute, scanXml } from "./xml-scan.js";
import type { ZipArchive } from "./zip-archive.js";

/** What the cells of a workbook are read with (工作簿). */
export interface Workbook { readonly date1904: boolean; readonly strings: readonly string[]; readonly looks: readonly NumberLook[] }
export interface Sheet { readonly name: string; readonly hidden: boolean; readonly part: string }
interface Found { readonly rows: Map<number, { readonly hidden: boolean; readonly cells: Map<number, SheetCell> }>; readonly merges: readonly string[]; readonly hiddenColumns: readonly number[] }

const both = (zh: string, en: string): Labels => ({ zh, en });
const broken = (zh: string, en: string): Refused => new Refused("import/broken", zh, en);
/** `_x000D_` stands for a sign that XML cannot hold. */
const unescaped = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Texts inside `t`, the readings aids of Asian scripts (rPh) left out; each `item` ends one. */
export function textsOf(xml: string, item: string): string[] {
  const texts: string[] = [];
  let text = "", inText = false, aside = false;
  scanXml(xml, {
    open(name) { if (name === item) text = ""; else if (name === "rPh") aside = true; else if (name === "t") inText = !aside; },
    text(part) { if (inText) text += part; },
    close(name) { if (name === "t") inText = false; else if (name === "rPh") aside = false; else if (name === item) texts.push(unescaped(text)); },
  });
  return texts;
}

/** The sheets of a workbook in their order. */
export function sheetsOf(archive: ZipArchive): { readonly sheets: readonly Sheet[]; readonly date1904: boolean } {
  const targets = new Map<string, string>(), sheets: Sheet[] = [];
  let date1904 = false;
  scanXml(archive.text("xl/_rels/workbook.xml.rels") ?? "", { open(name, attributes) { if (name === "Relationship") targets.set(attribute(attributes, "Id") ?? "", attribute(attributes, "Target") ?? ""); } });
  scanXml(archive.text("xl/workbook.xml") ?? "", { open(name, attributes) {
    if (name === "workbookPr") date1904 = /^(1|true)$/.test(attribute(attributes, "date1904") ?? "");
    if (name !== "sheet") return;
    const target = targets.get(/(?:^|\s)[\w.-]+:id\s*=\s*["']([^"']*)["']/.exec(attributes)?.[1] ?? "") ?? "";
    sheets.push({ name: attribute(attributes, "name") ?? "", hidden: (attribute(attributes, "state") ?? "visible") !== "visible", part: target.startsWith("/") ? target.slice(1) : `xl/${target}` });
  } });
  return { sheets, date1904 };
}

/** Column and row of `BC12`, from 1; null for what is no such thing. */
export function placeOf(reference: string): { readonly column: number; readonly row: number } | null {
  const found = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  return found === null ? null : { column: [...found[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), row: Number(found[2]) };
}

/** A cell as a person sees it; null for one that holds nothing. */
export function cellFrom(type: string, style: number, value: string, formula: boolean, valued: boolean, book: Workbook): SheetCell | null {
  const mark = formula ? { formula: true as const } : {};
  if (!valued) return formula ? { text: "", kind: "error", ...mark } : null;
  switch (type) {
    case "s": return textCell(book.strings[Number(value)], mark);
    case "str": case "inlineStr": return textCell(unescaped(value), mark);
    case "b": return { text: value === "1" || value === "true" ? "TRUE" : "FALSE", kind: "boolean", ...mark };
    case "e": return { text: value, kind: "error", ...mark };
    case "d": return { text: value.replace(/\.\d+$/, "").replace(/T00:00:00$/, "").replace("T", " "), kind: "time", ...mark };
    default: return { ...numberCell(value, book.looks[style] ?? "plain", book.date1904), ...mark };
  }
}
function textCell(text: string | undefined, mark: { readonly formula?: true }): SheetCell | null { return text === undefined ? { text: "", kind: "error", ...mark } : text === "" ? null : { text, kind: "text", ...mark }; }

/** Reads one sheet; cells without anything, however they are painted, are none. @throws {Refused} import/too-large */
function readCells(xml: string, book: Workbook): Found {
  const rows: Found["rows"] = new Map(), merges: string[] = [], hiddenColumns: number[] = [];
  let row = 0, column = 0, hidden = false, type = "", style = 0, value = "", formula = false, valued = false, into: "v" | "t" | null = null, count = 0;
  scanXml(xml, {
    open(name, attributes) {
      if (name === "row") { row = Number(attribute(attributes, "r") ?? row + 1); column = 0; hidden = /^(1|true)$/.test(attribute(attributes, "hidden") ?? ""); }
      else if (name === "c") { const at = placeOf(attribute(attributes, "r") ?? ""); column = at?.column ?? column + 1; type = attribute(attributes, "t") ?? "n"; style = Number(attribute(attributes, "s") ?? "0"); value = ""; formula = false; valued = false; }
      else if (name === "f") formula = true;
      else if (name === "v" || (name === "t" && type === "inlineStr")) { into = name; valued = true; }
      else if (name === "mergeCell") merges.push(attribute(attributes, "ref") ?? "");
      else if (name === "col" && /^(1|true)$/.test(attribute(attributes, "hidden") ?? "")) for (let at = Number(attribute(attributes, "min")); at <= Math.min(Number(attribute(attributes, "max")), 1_000); at++) hiddenColumns.push(at);
    },
    text(part) { if (into !== null) value += part; },
    close(name) {
      if (name === into) into = null;
      if (name !== "c") return;
      const cell = cellFrom(type, style, value, formula, valued, book);
      if (cell === null) return;
      if (++count > mostSheetCells) throw tooMany();
      const held = rows.get(row) ?? { hidden, cells: new Map<number, SheetCell>() };
      rows.set(row, held);
      held.cells.set(column, cell);
    },
  });
  return { rows, merges, hiddenColumns };
}
const tooMany = (): Refused => new Refused("import/too-large", `表格超过 ${mostSheetCells} 个单元格（行数×列数）；请拆成几个文件`, `the sheet has more than ${mostSheetCells} cells (rows times columns); split it`);

/** Gives the cells of a merged block its value, in rows that hold something. A block of several rows is marked throughout: its value belongs to none of them alone. */
function spread({ rows, merges }: Found, width: number): void {
  let filled = 0;
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  for (const merge of merges) {
    const [first, last] = merge.split(":").map(placeOf), cell = first ? rows.get(first.row)?.cells.get(first.column) : undefined;
    if (!first || !last || cell === undefined || (last.row === first.row && last.column === first.column)) continue;
    const inside = numbers.filter((row) => row >= first.row && row <= last.row);
    filled += inside.length * (Math.min(last.column, width) - first.column + 1);
    if (filled > mostSheetCells) throw tooMany();
    for (const row of inside) for (let column = first.column; column <= Math.min(last.column, width); column++) if (last.row > first.row || column !== first.column) rows.get(row)!.cells.set(column, { ...cell, merged: true });
  }
}

function tableOf(found: Found): readonly SheetRow[] {
  const width = Math.max(0, ...[...found.rows.values()].map(({ cells }) => Math.max(...cells.keys())));
  if (found.rows.size * width > mostSheetCells) throw tooMany();
  spread(found, width);
  return [...found.rows].sort(([a], [b]) => a - b).map(([row, { hidden, cells }]) => ({ row, hidden, cells: Array.from({ length: width }, (_, at) => cells.get(at + 1) ?? null) }));
}

/** Shared texts and the looks of numbers of a workbook. */
export function workbookOf(date1904: boolean, shared: string | null, styles: string | null): Workbook { return { date1904, strings: shared === null ? [] : textsOf(shared, "si"), looks: styles === null ? [] : looksOf(styles) }; }

/**
 * Reads an Excel workbook (.xlsx): the first sheet that is shown and holds something, cell by cell; other sheets and hidden columns are told.
 * @throws {Refused} import/broken, import/locked, import/too-large, import/empty
 * @clause ECMA-376 part 1 §18 SpreadsheetML
 */
export function readWorkbook(archive: ZipArchive): SheetTable {
  const { sheets, date1904 } = sheetsOf(archive), shared = archive.text("xl/sharedStrings.xml"), styles = archive.text("xl/styles.xml");
  if (sheets.length === 0) throw broken("工作簿中没有工作表", "the workbook has no sheet");
  const book = workbookOf(date1904, shared, styles);
  for (const sheet of [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))) {
    const xml = archive.text(sheet.part);
    if (xml === null) continue; // a sheet of charts
    const found = readCells(xml, book);
    if (found.rows.size === 0) continue;
    const rows = tableOf(found), others = sheets.filter((one) => one !== sheet).map(({ name }) => name), hidden = found.hiddenColumns.filter((column) => rows.some(({ cells }) => (cells[column - 1] ?? null) !== null)), notes: Labels[] = [];
    if (others.length > 0) notes.push(both(`读取的是工作表“${sheet.name}”；没有读取：${others.join("、")}`, `the sheet "${sheet.name}" was read; not read: ${others.join(", ")}`));
    if (sheet.hidden) notes.push(both(`工作表“${sheet.name}”是隐藏的`, `the sheet "${sheet.name}" is hidden`));
    if (hidden.length > 0) notes.push(both(`隐藏的列也已读取：${hidden.map(columnLetter).join("、")}`, `hidden columns were read all the same: ${hidden.map(columnLetter).join(", ")}`));
    return { rows, notes };
  }
  throw new Refused("import/empty", "工作簿中没有任何内容", "the workbook holds nothing");
}
