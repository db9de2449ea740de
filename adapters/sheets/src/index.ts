import type { TableModel } from "@yunqing/domain";
import { writeTable, type SheetOptions } from "./write-table.js";

export type { SheetOptions } from "./write-table.js";

/** Tables as Excel files (表格导出), by exceljs. */
export const excelSheets = { table: (model: TableModel, options: SheetOptions): Promise<Uint8Array> => writeTable(model, options) };
