import type { Ledger } from "../declare.js";
import type { AnyRow, Field } from "../field.js";
import { isSeen, isSeenClear, masked } from "../values/masking.js";

/**
 * The fields that a person sees (可见字段), in the order of the declaration; nothing without the right to read the ledger.
 * A computed field shows what it was made of, so it is seen only together with all of its inputs.
 *
 * @param holds  roles or actions of the person for the row or the list asked about
 */
export function visibleTo(ledger: Ledger, holds: readonly string[]): readonly string[] {
  if (!ledger.read.some((each) => each === "public" || holds.includes(each))) return [];
  const seen = (name: string): boolean => { const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined; return field !== undefined && isSeen(field, holds) && (field.kind !== "computed" || field.from.every(seen)); };
  return Object.keys(ledger.fields).filter(seen);
}
/** The fields that a person may write (可写字段): seen in the clear, neither computed nor retired. A masked value cannot be written back over the real one. */
export function writableBy(ledger: Ledger, holds: readonly string[]): readonly string[] {
  if (!ledger.write.some((each) => holds.includes(each))) return [];
  return visibleTo(ledger, holds).filter((name) => { const field = ledger.fields[name]; return field !== undefined && field.kind !== "computed" && !field.retired && isSeenClear(field, holds) && !hasHiddenChild(field, holds); });
}
/** Child rows are written whole: who does not see all of them in the clear would wipe what is hidden. */
function hasHiddenChild(field: Field, holds: readonly string[]): boolean { return field.kind === "children" && Object.values(field.fields).some((inner) => !isSeenClear(inner, holds)); }

/** The row as a person sees it (按权限可见的行): hidden fields are absent, personal values masked. */
export function maskedFor(ledger: Ledger, row: AnyRow, holds: readonly string[]): AnyRow {
  return Object.fromEntries(visibleTo(ledger, holds).map((name) => { const field = ledger.fields[name]; return [name, field === undefined ? null : masked(field, row[name], holds)]; }));
}

/**
 * The fields that a surface is derived from (某一界面所含字段).
 * @param holds  absent: the whole declaration, as documents and migrations need it
 */
export function shownFields(ledger: Ledger, holds?: readonly string[]): readonly (readonly [string, Field])[] {
  const seen = holds === undefined ? null : visibleTo(ledger, holds);
  return Object.entries(ledger.fields).filter(([name, field]) => !field.retired && (seen === null || seen.includes(name)));
}
