import ExcelJS from "exceljs";
import type { ImportTemplate } from "@yunqing/domain";
import { sheetText } from "./cell.js";

const font = { name: "宋体", size: 10.5 } as const;
/** rows prepared for filling in */
const prepared = 2_000;

/** Draws the template of an import (导入模板): a sheet to fill in with drop-downs and a note on each heading, one that explains, and one with the lists to choose from. */
export async function writeTemplate(model: ImportTemplate): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { creator: "云清 Yunqing", title: sheetText(model.title) });
  const sheet = book.addWorksheet("数据", { views: [{ state: "frozen", xSplit: 0, ySplit: 1, activeCell: "A2" }] }), told = book.addWorksheet("填写说明"), lists = book.addWorksheet("选项");
  const places = writeLists(lists, model.lists);
  for (const [at, column] of model.columns.entries()) {
    const own = sheet.getColumn(at + 1), head = sheet.getCell(1, at + 1), letter = own.letter;
    own.width = column.width;
    own.font = font;
    own.numFmt = column.heading === "采样时间" ? "yyyy-mm-dd hh:mm" : column.choices === null ? "General" : "@";
    head.value = sheetText(column.heading);
    head.note = { texts: [{ text: column.note }], margins: { insetmode: "auto" } };
    Object.assign(head, { font: { ...font, bold: true }, numFmt: "@", fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAEFF5" } }, alignment: { horizontal: "center", vertical: "middle", wrapText: true } });
    const choices = column.choices === null ? undefined : places.get(column.choices);
    if (choices !== undefined) validationsOf(sheet).add(`${letter}2:${letter}${prepared}`, { type: "list", allowBlank: true, formulae: [choices], showErrorMessage: column.choices === "kinds", errorTitle: "数据类别", error: "请从列表中选择" });
  }
  told.getColumn(1).width = 110;
  for (const [at, line] of model.explanation.entries()) Object.assign(told.getCell(at + 1, 1), { value: sheetText(line), font: at === 0 ? { ...font, bold: true, size: 14 } : font, alignment: { wrapText: true, vertical: "top" } });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Writes the lists side by side; @returns where each stands, for the drop-downs. */
function writeLists(sheet: ExcelJS.Worksheet, lists: ImportTemplate["lists"]): ReadonlyMap<string, string> {
  const places = new Map<string, string>(), heads = { points: "点位", kinds: "数据类别", factors: "项目", units: "单位" } as const;
  for (const [at, name] of (Object.keys(heads) as (keyof typeof heads)[]).entries()) {
    const column = sheet.getColumn(at + 1);
    column.width = 24;
    sheet.getCell(1, at + 1).value = heads[name];
    for (const [row, text] of lists[name].entries()) Object.assign(sheet.getCell(row + 2, at + 1), { value: sheetText(text), numFmt: "@" });
    if (lists[name].length > 0) places.set(name, `选项!$${column.letter}$2:$${column.letter}$${lists[name].length + 1}`);
  }
  return places;
}

/** Validations over a range, which exceljs has and does not declare. */
interface Validations { add(range: string, validation: ExcelJS.DataValidation): void }
function validationsOf(sheet: ExcelJS.Worksheet): Validations { return (sheet as unknown as { readonly dataValidations: Validations }).dataValidations; }
