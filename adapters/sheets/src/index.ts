import type { ImportSheets, LedgerSheets, TableModel } from "@yunqing/domain";
import { openSheets } from "./open-sheets.js";
import { readTable } from "./read-table.js";
import { writeLedgerTemplate } from "./write-ledger-template.js";
import { writeTable, writeTables, type SheetOptions } from "./write-table.js";
import { writeTemplate } from "./write-template.js";

export { readTable } from "./read-table.js";
export { writeTemplate } from "./write-template.js";
export type { SheetOptions } from "./write-table.js";

/** Tables as Excel files (表格导出), by exceljs. */
export const excelSheets = { table: (model: TableModel, options: SheetOptions): Promise<Uint8Array> => writeTable(model, options), tables: (models: readonly TableModel[], options: SheetOptions): Promise<Uint8Array> => writeTables(models, options) };
/** Sheets that are imported: reading .xlsx and CSV, drawing the template (导入表格). */
export const importSheets: ImportSheets = { read: readTable, template: writeTemplate };
/** Sheets of ledgers (台账表格): read row by row, the template drawn from the declaration. */
export const ledgerSheets: LedgerSheets = { open: openSheets, template: writeLedgerTemplate };
