import { exact, isDecimal, type Computed, type Exact, type Lineage } from "@yunqing/standards";
import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow, ComputedField, Field, Inputs } from "../field.js";
import { noNaming } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { NotDeclared, UndeclaredInput } from "../refusals.js";

/** The text of a value for people (显示文本), "" when it is blank. */
export function textOfValue(field: Field, value: unknown): string { return isBlank(value) ? "" : kindOf(field).textOf(value, field, noNaming); }
function inputsOf(name: string, field: ComputedField, ledger: Ledger, row: AnyRow): Inputs {
  const value = (input: string): unknown => { if (!field.from.includes(input)) throw new UndeclaredInput(name, input); return row[input] ?? null; };
  const text = (input: string): string | null => { const found = value(input), own = ledger.fields[input]; return own === undefined || isBlank(found) ? null : kindOf(own).canonicalOf(found, own); };
  return { value, text, exact: (input) => { const found = text(input); return found !== null && isDecimal(found) ? exact(found) : null; } };
}
/** The result as kept: a decimal rounded once from the exact value (GB/T 8170). */
function kept(field: ComputedField, made: Exact | string | null): string | null {
  if (made === null) return null;
  if (field.as === "text") return typeof made === "string" ? made : made.toString();
  return (typeof made === "string" ? exact(made) : made).toFixed(field.scale ?? 0);
}

/**
 * A computed field of a row with its lineage (计算字段的值与来历): the fields it read, the formula, the rounding.
 * @throws {NotDeclared} the field is none of the ledger's computed ones
 * @throws {UndeclaredInput} its function read a field that it does not name
 */
export function computedOf(ledger: Ledger, row: AnyRow, name: string): Computed<string | null> {
  const field = Object.hasOwn(ledger.fields, name) ? ledger.fields[name] : undefined;
  if (field?.kind !== "computed") throw new NotDeclared(ledger.id, name);
  const made = field.by(inputsOf(name, field, ledger, row)), value = kept(field, made);
  const inputs = field.from.map((input): Lineage => {
    const own = ledger.fields[input];
    return { name: own?.label ?? { zh: input, en: input }, value: own === undefined || isBlank(row[input]) ? null : textOfValue(own, row[input]), unit: own !== undefined && "unit" in own ? own.unit ?? "" : "", origin: "entered", inputs: [] };
  });
  return {
    value,
    lineage: {
      name: field.label, value, unit: field.unit ?? "", origin: "computed", inputs,
      rule: { id: `ledger/${ledger.id}/${name}`, formula: field.formula, clauses: field.clauses ?? [], attestation: field.attestation ?? "REPORTED" },
      ...(field.as === "decimal" && made !== null ? { rounding: { rule: "GB/T 8170" as const, places: field.scale ?? 0, exact: typeof made === "string" ? exact(made).toString() : made.toString() } } : {}),
      ...(value === null ? { notes: [{ zh: "所用字段未填全，无法计算", en: "not computable: a field it reads is blank" }] } : {}),
    },
  };
}
