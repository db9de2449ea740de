import type { Cell, Ledger, Sheet } from "@yunqing/ledger";

/** A row of a file as it comes (文件的一行): `line` as Excel counts. */
export interface FileRow { readonly line: number; readonly cells: readonly Cell[] }
/** A sheet of a file whose rows are read one after another; CSV has one without a name. */
export interface FileSheet { readonly name: string; readonly hidden: boolean; rows(): AsyncIterable<FileRow> }
/** Excel for ledgers (台账表格): reading never holds a whole sheet. */
export interface LedgerSheets {
  /** @throws {Refused} import/… for what is no table, whatever its name says */
  open(bytes: Uint8Array, name: string): Promise<readonly FileSheet[]>;
  template(ledger: Ledger, sheet: Sheet): Promise<Uint8Array>;
}
