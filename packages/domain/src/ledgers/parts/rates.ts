import { exact, type Exact } from "@yunqing/standards";
import type { AnyRow, Inputs } from "@yunqing/ledger";

const hundred = exact(100);
/** A part in a hundred of the whole (百分率), exact; null when one is unknown or the whole is none. */
export function percentOf(part: Exact | null, whole: Exact | null): Exact | null { return part === null || whole === null || whole.isZero() ? null : part.times(hundred).over(whole); }
/** The sum of fields (合计): blank ones count nothing, but when all are blank there is no sum. */
export function sumOf(row: Inputs, fields: readonly string[]): Exact | null {
  const known = fields.map((each) => row.exact(each)).filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((all, each) => all.plus(each), exact(0));
}
/** The rows of a child table (子表各行). */
export function rowsIn(row: Inputs, field: string): readonly AnyRow[] { const found = row.value(field); return Array.isArray(found) ? (found as readonly AnyRow[]) : []; }
/** The number in one cell of a child row (子表数值); null when it is blank. */
export function numberIn(row: AnyRow, field: string): Exact | null { const found = row[field]; return typeof found === "string" ? exact(found) : typeof found === "number" ? exact(String(found)) : null; }
/** The sum of one column of a child table (子表合计); null when no cell is filled. */
export function totalIn(row: Inputs, children: string, column: string): Exact | null {
  const known = rowsIn(row, children).map((each) => numberIn(each, column)).filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((all, each) => all.plus(each), exact(0));
}
