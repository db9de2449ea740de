import ExcelJS from "exceljs";
import type { Ledger, Sheet, SheetColumn } from "@yunqing/ledger";
import { sheetText } from "./cell.js";

const font = { name: "宋体", size: 10.5 } as const;
/** rows prepared for filling in */
const prepared = 5_000;
/** A name that a sheet can have, the same for reading and writing. */
function nameOf(title: string): string { return [...sheetText(title).replace(/[[\]:*?/\\']/g, " ").trim()].slice(0, 15).join("") || "Sheet1"; }

/** Draws the template of a ledger (台账导入模板): a sheet for its rows and one for each child table, drop-downs and a note on every heading, and one sheet that explains. All cells are text, so no leading zero and no decimal is lost. */
export async function writeLedgerTemplate(ledger: Ledger, sheet: Sheet): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  Object.assign(book, { creator: "云清 Yunqing", title: sheetText(ledger.title.zh) });
  const own = book.addWorksheet(nameOf(ledger.title.zh), { views: [{ state: "frozen", xSplit: 0, ySplit: 1, activeCell: "A2" }] }), children = sheet.children.map((child) => ({ child, page: book.addWorksheet(nameOf(child.title.zh), { views: [{ state: "frozen", xSplit: 0, ySplit: 1, activeCell: "A2" }] }) }));
  const told = book.addWorksheet("填写说明"), lists = book.addWorksheet("选项");
  let next = 1;
  const listed = (column: SheetColumn): string => {
    const at = lists.getColumn(next++);
    at.width = 24;
    lists.getCell(1, at.number).value = sheetText(column.heading);
    for (const [row, text] of column.dropDown.entries()) Object.assign(lists.getCell(row + 2, at.number), { value: sheetText(text), numFmt: "@" });
    return `选项!$${at.letter}$2:$${at.letter}$${column.dropDown.length + 1}`;
  };
  const drawn = (page: ExcelJS.Worksheet, columns: readonly SheetColumn[]): void => {
    for (const [index, column] of columns.filter(({ isImported }) => isImported).entries()) {
      const at = page.getColumn(index + 1), head = page.getCell(1, index + 1);
      Object.assign(at, { width: column.width, font, numFmt: "@" });
      head.value = sheetText(`${column.heading}${column.isRequired ? "*" : ""}`);
      head.note = { texts: [{ text: column.note.zh || column.heading }], margins: { insetmode: "auto" } };
      Object.assign(head, { font: { ...font, bold: true }, numFmt: "@", fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAEFF5" } }, alignment: { horizontal: "center", vertical: "middle", wrapText: true } });
      if (column.dropDown.length > 0) validationsOf(page).add(`${at.letter}2:${at.letter}${prepared}`, { type: "list", allowBlank: !column.isRequired, formulae: [listed(column)], showErrorMessage: true, errorTitle: column.heading, error: "请从列表中选择" });
    }
  };
  drawn(own, sheet.columns);
  for (const { child, page } of children) drawn(page, child.columns);
  told.getColumn(1).width = 110;
  const lines = [`${ledger.title.zh} 导入说明`, "带 * 的列必填。每行按“" + ledger.key.map((name) => ledger.fields[name]?.label.zh ?? name).join("、") + "”识别：台账中已有的行会被修改，没有的会新增；单元格留空表示不修改原有内容。", "不要填写公式，不要合并单元格；没有数值的单元格请留空。", ...sheet.columns.filter(({ isImported }) => isImported).map((column) => `${column.heading}：${column.note.zh || "—"}`), ...sheet.children.map((child) => `工作表“${child.title.zh}”每行第一列填写所属行的名称。`)];
  for (const [at, text] of lines.entries()) Object.assign(told.getCell(at + 1, 1), { value: sheetText(text), font: at === 0 ? { ...font, bold: true, size: 14 } : font, alignment: { wrapText: true, vertical: "top" } });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Validations over a range, which exceljs has and does not declare. */
interface Validations { add(range: string, validation: ExcelJS.DataValidation): void }
function validationsOf(sheet: ExcelJS.Worksheet): Validations { return (sheet as unknown as { readonly dataValidations: Validations }).dataValidations; }
