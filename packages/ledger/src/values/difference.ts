import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow, Field } from "../field.js";
import { kindOf } from "../kinds/kinds.js";
import { textOfValue } from "./computed-values.js";
import { masked } from "./masking.js";

/** One spelling of a value (规范文本), "" when it is blank: equal exactly when the values are. Personal values stand in it in the clear. */
export function canonicalOf(field: Field, value: unknown): string { return isBlank(value) ? "" : kindOf(field).canonicalOf(value, field); }

/**
 * One spelling of a row (行的规范文本) for equality and for a digest: every field of the declaration with its length, so that no two rows share one.
 * It holds personal values in the clear: never kept, shown or logged; a digest of it is made with a key.
 */
export function canonical(ledger: Ledger, row: AnyRow): string {
  return Object.entries(ledger.fields).filter(([, field]) => field.kind !== "computed").map(([name, field]) => { const text = canonicalOf(field, row[name]); return `${name}:${text.length}:${text}`; }).join("\n");
}

/** A field that changed (变更项), as people read it; personal values masked. */
export interface Difference { readonly field: string; readonly before: string; readonly after: string }
function shown(field: Field, value: unknown): string { const safe = masked(field, value, null); return typeof safe === "string" && kindOf(field).maskOf ? safe : textOfValue(field, safe); }
/** What changed between two rows (前后差异), in the order of the declaration; empty for equal rows. */
export function difference(ledger: Ledger, before: AnyRow | null, after: AnyRow): readonly Difference[] {
  return Object.entries(ledger.fields).filter(([name, field]) => canonicalOf(field, before?.[name]) !== canonicalOf(field, after[name])).map(([name, field]) => ({ field: name, before: shown(field, before?.[name]), after: shown(field, after[name]) }));
}
