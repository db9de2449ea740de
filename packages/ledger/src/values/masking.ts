import { isBlank } from "../condition.js";
import type { AnyRow, Field, SimpleField } from "../field.js";
import { kindOf } from "../kinds/kinds.js";

const everyRow = (value: unknown): readonly AnyRow[] => (Array.isArray(value) ? value.filter((each): each is AnyRow => typeof each === "object" && each !== null) : []);
function isClear(field: SimpleField, holds: readonly string[] | null): boolean { return (field.kind === "phone" || field.kind === "identity") && holds !== null && (field.clearTo ?? []).some((each) => holds.includes(each)); }

/** A value with what is personal in it masked (脱敏), inside child rows too; `holds` null masks for everybody, as in a journal of changes. */
export function masked(field: Field, value: unknown, holds: readonly string[] | null): unknown {
  if (isBlank(value)) return null;
  if (field.kind !== "children") { const mask = kindOf(field).maskOf; return mask && !isClear(field, holds) ? mask(value) : value; }
  return everyRow(value).map((row) => Object.fromEntries(Object.entries(field.fields).filter(([, inner]) => holds === null || isSeen(inner, holds)).map(([name, inner]) => [name, masked(inner, row[name], holds)])));
}
/** Whether a person who holds these roles or actions sees the field, once the ledger may be read. */
export function isSeen(field: Field, holds: readonly string[]): boolean { return field.seenBy === undefined || field.seenBy.some((each) => holds.includes(each)); }
/** Whether the person sees it unmasked (明文可见). */
export function isSeenClear(field: Field, holds: readonly string[]): boolean { return isSeen(field, holds) && isUnmasked(field, holds); }
/** Whether nothing in its kind masks it for the person (不脱敏), whoever may see the field. */
export function isUnmasked(field: Field, holds: readonly string[]): boolean { return field.kind === "children" || kindOf(field).maskOf === undefined || isClear(field, holds); }
