import type { Ledger } from "../declare.js";
import type { AnyRow, Field } from "../field.js";
import { fillWord, partyWord, publicWord } from "../sight/parts.js";
import { columnsFilledBy, filledBy, readsWhole } from "../sight/seen.js";
import { isSeen, isSeenClear, isUnmasked, masked } from "../values/masking.js";

/**
 * The fields that a person sees (可见字段), in the order of the declaration; nothing without the right to read the ledger.
 * A computed field shows what it was made of, so it is seen only together with all of its inputs.
 *
 * @param holds  roles or actions of the person for the row or the list asked about
 */
export function visibleTo(ledger: Ledger, holds: readonly string[]): readonly string[] {
  const reads = readsWhole(ledger, holds), own = new Set([...(holds.includes(publicWord) ? ledger.public?.fields ?? [] : []), ...Object.keys(ledger.parties ?? {}).filter((name) => holds.includes(partyWord(name))).flatMap((name) => filledBy(ledger, name))]);
  if (!reads && own.size === 0) return [];
  const seen = (name: string): boolean => { const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined; return field !== undefined && ((reads && isSeen(field, holds)) || own.has(name)) && (field.kind !== "computed" || field.from.every(seen)); };
  return Object.keys(ledger.fields).filter(seen);
}
/** The fields that a person may write (可写字段): seen in the clear, neither computed nor retired. A masked value cannot be written back over the real one. */
export function writableBy(ledger: Ledger, holds: readonly string[]): readonly string[] {
  const whole = ledger.write.some((each) => holds.includes(each)), filled = new Set(Object.keys(ledger.parties ?? {}).filter((name) => holds.includes(fillWord(name))).flatMap((name) => filledBy(ledger, name)));
  if (!whole && filled.size === 0) return [];
  return visibleTo(ledger, holds).filter((name) => { const field = ledger.fields[name]; return field !== undefined && field.kind !== "computed" && !field.retired && (whole || filled.has(name)) && (isSeenClear(field, holds) || (filled.has(name) && isUnmasked(field, holds))) && !hasHiddenChild(field, holds); });
}
/** Columns of child rows that a person may fill while the rest of the rows stays (可填写的子表列): only where the whole is not writable. */
export function partlyWritable(ledger: Ledger, holds: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const name of Object.keys(ledger.parties ?? {})) if (holds.includes(fillWord(name))) for (const [field, columns] of columnsFilledBy(ledger, name)) found.set(field, [...found.get(field) ?? [], ...columns]);
  return found;
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
