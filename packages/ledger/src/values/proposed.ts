import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import { partlyWritable, visibleTo, writableBy } from "../derive/visibility.js";
import type { AnyRow, ChildrenField } from "../field.js";
import type { FieldFault } from "./checked.js";
import { canonicalOf } from "./difference.js";
import { masked } from "./masking.js";

/** The row that a person proposes, for `checked`, or the fields that the person may not write. */
export type Proposed = { readonly kind: "values"; readonly values: AnyRow } | { readonly kind: "refused"; readonly faults: readonly FieldFault[] };

/**
 * What a person's change comes to (按权限提交的行): what was sent over the row as it stands, so that fields the person does not see or did not send stay as they are.
 * A field that is hidden from the person is refused as if it did not exist; one that is seen but not written, unless it comes back as it was shown.
 *
 * @param before  the row as it stands; null for a new one
 * @param sent    only the fields the person touched; null clears
 */
export function proposed(ledger: Ledger, before: AnyRow | null, sent: AnyRow, holds: readonly string[]): Proposed {
  const seen = new Set(visibleTo(ledger, holds)), writable = new Set(writableBy(ledger, holds)), partly = partlyWritable(ledger, holds), faults: FieldFault[] = [], values: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(sent)) {
    const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined;
    if (field === undefined || !seen.has(name)) { faults.push({ field: name, code: "ledger/unknown-field", zh: `没有字段 ${name}`, en: `there is no field ${name}` }); continue; }
    if (writable.has(name)) { values[name] = value; continue; }
    // computed fields come back with the row; they are made anew and never taken
    if (field.kind === "computed") continue;
    const columns = partly.get(name);
    if (columns !== undefined && field.kind === "children" && isRestKept(field, before?.[name], value, columns)) { values[name] = value; continue; }
    const shown = masked(field, before?.[name], holds);
    if (!(isBlank(value) && isBlank(shown)) && JSON.stringify(value) !== JSON.stringify(shown)) faults.push({ field: name, code: "ledger/not-writable", zh: `无权修改“${field.label.zh}”`, en: `you may not change "${field.label.en}"` });
  }
  return faults.length > 0 ? { kind: "refused", faults } : { kind: "values", values };
}
/** Whether child rows keep all that is another's (其余各列不变): as many rows, and every column but these as it stands. */
function isRestKept(field: ChildrenField, before: unknown, sent: unknown, columns: readonly string[]): boolean {
  const rowsOf = (value: unknown): readonly AnyRow[] => (Array.isArray(value) ? value.filter((each): each is AnyRow => typeof each === "object" && each !== null) : []);
  const old = rowsOf(before), now = rowsOf(sent), rest = Object.entries(field.fields).filter(([name, inner]) => !columns.includes(name) && inner.kind !== "computed");
  return Array.isArray(sent) && now.length === sent.length && now.length === old.length && now.every((row, at) => Object.keys(row).every((name) => Object.hasOwn(field.fields, name)) && rest.every(([name, inner]) => { const value = row[name]; return isBlank(value) ? isBlank(old[at]?.[name]) : typeof value === typeof old[at]?.[name] && canonicalOf(inner, value) === canonicalOf(inner, old[at]?.[name]); }));
}
