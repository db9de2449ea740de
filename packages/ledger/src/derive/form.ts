import type { Labels } from "@yunqing/standards";
import type { Condition } from "../condition.js";
import { isRequired, type Ledger } from "../declare.js";
import type { Rule } from "../field.js";
import type { Control } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { partlyWritable, shownFields, writableBy } from "./visibility.js";

/** One question of a form (表单项), plain data; the conditions run in the browser as `holds`. */
export interface FormField {
  readonly name: string; readonly label: Labels; readonly unit: string; readonly note: Labels | null; readonly control: Control;
  readonly isRequired: boolean; readonly requiredWhen: Condition | null; readonly shownWhen: Condition | null; readonly rules: readonly Rule[]; readonly isWritable: boolean;
}
export interface FormSection { readonly id: string; readonly title: Labels; readonly fields: readonly FormField[] }
/** A form (表单): sections in their declared order, what belongs to none first. */
export interface Form { readonly ledger: string; readonly title: Labels; readonly sections: readonly FormSection[] }

/** Derives the form of a ledger (由声明得到表单). @param holds absent: the whole declaration, all of it writable */
export function formOf(ledger: Ledger, holds?: readonly string[]): Form {
  const writable = holds === undefined ? null : [...writableBy(ledger, holds), ...partlyWritable(ledger, holds).keys()];
  const fields = shownFields(ledger, holds).map(([name, field]): readonly [string, FormField] => [field.section ?? "", {
    name, label: field.label, unit: "unit" in field ? field.unit ?? "" : "", note: field.note ?? null, control: kindOf(field).controlOf(field),
    isRequired: isRequired(field), requiredWhen: field.kind === "computed" ? null : field.requiredWhen ?? null, shownWhen: field.kind === "computed" ? null : field.shownWhen ?? null,
    rules: field.kind === "computed" ? [] : field.validWhen ?? [], isWritable: field.kind !== "computed" && (writable === null || writable.includes(name)),
  }]);
  const sections = [["", ledger.title] as const, ...Object.entries(ledger.sections ?? {})];
  return { ledger: ledger.id, title: ledger.title, sections: sections.map(([id, title]) => ({ id, title, fields: fields.filter(([section]) => section === id).map(([, field]) => field) })).filter((section) => section.fields.length > 0) };
}
