import type { Labels } from "@yunqing/standards";

/** The largest file of observations in bytes (导入文件上限): 20 MiB. */
export const mostSheetBytes = 20 * 1024 * 1024;
/** Rows times columns of a sheet that is read (导入表格上限). */
export const mostSheetCells = 200_000;

/**
 * A cell as a person sees or typed it (单元格). Numbers are the shortest decimal text of the stored value, without exponent;
 * times `YYYY-MM-DD`, `YYYY-MM-DD HH:mm[:ss]` or `HH:mm[:ss]`; a formula is its last value.
 * `error`: a formula that has no value, or one of Excel's errors; then `text` is what stands there.
 */
export interface SheetCell { readonly text: string; readonly kind: "text" | "number" | "time" | "boolean" | "error"; readonly formula?: true; /** part of merged cells whose value stands elsewhere */ readonly merged?: true }
/** A row with its number in the file, from 1; cells by column, null where there is nothing. Rows without anything are left out. */
export interface SheetRow { readonly row: number; readonly hidden: boolean; readonly cells: readonly (SheetCell | null)[] }
/** A sheet of a file (工作表), and what a person should know of how it was read. */
export interface SheetTable { readonly rows: readonly SheetRow[]; readonly notes: readonly Labels[] }

/** Letters of a column, from 1 (列号): 1 is A, 27 is AA. */
export function columnLetter(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
