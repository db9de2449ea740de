import ExcelJS from "exceljs";
import type { TableColumn, TableModel } from "@yunqing/domain";
import { cellOf, sheetText, widthOf } from "./cell.js";

/** In which language the headings are, and who took the table, from which office, when (水印). */
export interface SheetOptions { readonly language: "zh" | "en"; readonly watermark: string }
type Sheet = ExcelJS.Worksheet;

const font = { name: "宋体", size: 10.5 } as const;
const thin = { style: "thin", color: { argb: "FF808080" } } as const;
const edges = { top: thin, left: thin, bottom: thin, right: thin } as const;
const headRow = 4;
const words = {
  zh: { filter: "筛选条件", unit: "单位", made: "制表时间", page: ["第", "页，共", "页"], between: "：", open: "（", close: "）" },
  en: { filter: "Filter", unit: "Unit", made: "Made", page: ["Page", "of", ""], between: ": ", open: " (", close: ")" },
} as const;

/**
 * Writes a table as on the screen as an .xlsx file (导出表格): title, filter, unit and time above, headings frozen and repeated on every page,
 * numbers as numbers with the decimals shown, A4 landscape one page wide, the watermark in the footer and in the last row.
 *
 * @param model one text per column and row; a row that is shorter leaves its last cells empty
 * @returns the bytes of the file
 */
export async function writeTable(model: TableModel, options: SheetOptions): Promise<Uint8Array> { return writeTables([model], options); }
/**
 * Writes several tables as one workbook (多表导出), a sheet for each, drawn like a single one; sheets of the same title are numbered.
 *
 * @param models at least one
 */
export async function writeTables(models: readonly TableModel[], options: SheetOptions): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook(), made = new Date(models[0]?.madeAt ?? 0), used = new Map<string, number>();
  Object.assign(book, { creator: "云清 Yunqing", lastModifiedBy: "云清 Yunqing", created: made, modified: made, title: sheetText(models[0]?.title[options.language] ?? "") });
  for (const model of models) {
    const name = sheetName(model.title[options.language]), count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    const sheet = book.addWorksheet(count === 1 ? name : `${name} (${count})`, { views: [{ state: "frozen", xSplit: 0, ySplit: headRow, activeCell: "A5" }], pageSetup: pageSetup() });
    sheet.headerFooter = footer(model, options);
    sheet.columns = model.columns.map((column) => ({ width: columnWidth(column, options) }));
    head(sheet, model, options);
    body(sheet, model);
    last(sheet, model, options);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function pageSetup(): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: 9 as ExcelJS.PaperSize, orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headRow}:${headRow}`, horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  };
}

function footer(model: TableModel, { language, watermark }: SheetOptions): Partial<ExcelJS.HeaderFooter> {
  const [page, of, end] = words[language].page, plain = (text: string) => sheetText(text).replaceAll("&", "&&").slice(0, 120);
  return { oddFooter: `&L${plain(watermark)}&R${page} &P ${of} &N ${end}`.trim(), ...(model.banner ? { oddHeader: `&C${plain(model.banner)}` } : {}) };
}

function heading(column: TableColumn, { language }: SheetOptions): string {
  const { open, close } = words[language];
  return column.unit ? `${column.label[language]}${open}${column.unit}${close}` : column.label[language];
}

/** As wide as the screen's column, and wide enough that the heading breaks into two lines at most. */
function columnWidth(column: TableColumn, options: SheetOptions): number {
  return Math.min(80, Math.max(6, column.width, Math.ceil(widthOf(heading(column, options)) / 2) + 2));
}

function head(sheet: Sheet, model: TableModel, options: SheetOptions): void {
  const { language } = options, say = words[language], made = new Date(Date.parse(model.madeAt) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
  const title = model.banner ? `${model.title[language]}${say.open}${model.banner}${say.close}` : model.title[language];
  const width = model.columns.reduce((sum, column) => sum + columnWidth(column, options), 0);
  line(sheet, 1, title, model.columns.length, width, { bold: true, size: 16, align: "center" });
  line(sheet, 2, `${say.filter}${say.between}${model.filter[language] || "—"}`, model.columns.length, width, { align: "left" });
  line(sheet, 3, [model.unit ? `${say.unit}${say.between}${model.unit}` : "", `${say.made}${say.between}${made}`].filter(Boolean).join("　"), model.columns.length, width, { align: "right" });
  const row = sheet.getRow(headRow);
  row.values = model.columns.map((column) => sheetText(heading(column, options)));
  row.eachCell({ includeEmpty: true }, (cell) => {
    Object.assign(cell, { font: { ...font, bold: true }, border: edges, fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAEFF5" } }, alignment: { horizontal: "center", vertical: "middle", wrapText: true }, numFmt: "@" });
  });
}

/** A line over the whole width; merged cells do not grow by themselves, so the height is counted from the text. */
function line(sheet: Sheet, number: number, text: string, columns: number, width: number, look: { readonly align: "left" | "center" | "right"; readonly bold?: boolean; readonly size?: number }): void {
  if (columns > 1) sheet.mergeCells(number, 1, number, columns);
  const size = look.size ?? font.size, lines = text.split("\n").reduce((sum, part) => sum + Math.max(1, Math.ceil((widthOf(part) * size) / font.size / Math.max(10, width - 2))), 0);
  const cell = sheet.getCell(number, 1);
  cell.value = sheetText(text);
  Object.assign(cell, { font: { ...font, size, bold: look.bold === true }, alignment: { horizontal: look.align, vertical: "middle", wrapText: true }, numFmt: "@" });
  sheet.getRow(number).height = Math.min(400, lines * size * 1.5 + 4);
}

function body(sheet: Sheet, model: TableModel): void {
  model.rows.forEach((texts, index) => {
    const row = sheet.getRow(headRow + 1 + index);
    model.columns.forEach((column, at) => {
      const { value, format, align } = cellOf(texts[at] ?? "", column.kind), cell = row.getCell(at + 1);
      cell.value = value;
      cell.style = { font, border: edges, numFmt: format, alignment: { horizontal: align, vertical: "middle", wrapText: true } };
    });
  });
  if (model.columns.length > 0) sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: headRow + Math.max(1, model.rows.length), column: model.columns.length } };
}

function last(sheet: Sheet, model: TableModel, options: SheetOptions): void {
  const number = headRow + model.rows.length + 1, width = model.columns.reduce((sum, column) => sum + columnWidth(column, options), 0);
  line(sheet, number, options.watermark, model.columns.length, width, { align: "right" });
  sheet.getCell(number, 1).font = { ...font, size: 9, color: { argb: "FF808080" } };
}

function sheetName(title: string): string { return [...sheetText(title).replace(/[[\]:*?/\\']/g, " ").trim()].slice(0, 15).join("").trim() || "Sheet1"; }
