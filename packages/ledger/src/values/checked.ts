import { fieldsRead, holds, isBlank, type Condition } from "../condition.js";
import type { Ledger, Row } from "../declare.js";
import type { AnyRow, Field, Fields } from "../field.js";
import type { Fault } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { computedOf } from "./computed-values.js";

/** A fault with its field (字段错误). */
export interface FieldFault extends Fault { readonly field: string }
/** A row that may be kept, or everything that is wrong with it; doubts are asked about and stand in nobody's way. */
export type Checked<L extends { readonly fields: Fields }> = { readonly kind: "right"; readonly row: Row<L>; readonly doubts: readonly FieldFault[] } | { readonly kind: "refused"; readonly faults: readonly FieldFault[]; readonly doubts: readonly FieldFault[] };

/** Faults of rules that read several fields (必填、适用、校验规则). A rule that reads an unsound value says nothing: its fault would mislead. */
function ruleFaults(field: Field, value: unknown, row: AnyRow, unsound: ReadonlySet<string>): readonly Fault[] {
  if (field.kind === "computed") return [];
  const isKnown = (condition: Condition): boolean => !fieldsRead(condition).some((each) => unsound.has(each));
  const applies = field.shownWhen === undefined || !isKnown(field.shownWhen) || holds(field.shownWhen, row);
  if (isBlank(value)) return applies && (field.required === true || (field.requiredWhen !== undefined && isKnown(field.requiredWhen) && holds(field.requiredWhen, row))) ? [{ code: "ledger/required", zh: "必填", en: "required" }] : [];
  if (!applies) return [{ code: "ledger/not-applicable", zh: "此情形不适用，请清空", en: "does not apply here: clear it" }];
  return (field.validWhen ?? []).filter((rule) => isKnown(rule.must) && !holds(rule.must, row)).map((rule) => ({ code: "ledger/rule", ...rule.say }));
}

/**
 * Checks a row as it came over the wire (校验一行): all faults at once, by field; the sound row with every value in its one spelling and the computed fields made anew.
 * What is sent for a computed or retired field is not taken: the first is made, the second stays as it was in `before`.
 *
 * @param given   names to values, blank, blanks only or missing alike; an unknown name is a fault
 * @param before  the row as it stands, when it is changed
 */
export function checked<L extends Ledger>(ledger: L, given: AnyRow, before?: AnyRow): Checked<L> {
  const faults: FieldFault[] = [], doubts: FieldFault[] = [], row: Record<string, unknown> = {};
  for (const name of Object.keys(given)) if (!Object.hasOwn(ledger.fields, name)) faults.push({ field: name, code: "ledger/unknown-field", zh: `没有字段 ${name}`, en: `there is no field ${name}` });
  const fields = Object.entries(ledger.fields), unsound = new Set<string>();
  for (const [name, field] of fields) {
    row[name] = null;
    const value = field.retired ? before?.[name] : Object.hasOwn(given, name) ? given[name] : undefined;
    if (field.kind === "computed" || isBlank(typeof value === "string" ? value.trim() : value)) continue;
    if (field.retired) { row[name] = value; continue; }
    const found = kindOf(field).take(value, field);
    if (found.kind === "value") { row[name] = found.value; doubts.push(...found.doubts.map((each) => ({ ...each, field: name }))); }
    else { unsound.add(name); faults.push(...found.faults.map((each) => ({ ...each, field: name }))); }
  }
  for (const [name, field] of fields) if (!field.retired && !unsound.has(name)) faults.push(...ruleFaults(field, row[name], row, unsound).map((each) => ({ ...each, field: name })));
  if (faults.length > 0) return { kind: "refused", faults, doubts };
  for (const [name, field] of fields) if (field.kind === "computed") row[name] = computedOf(ledger, row, name).value;
  // every value came from the kind of its own field, which is what the type of the row says
  return { kind: "right", row: row as Row<L>, doubts };
}
