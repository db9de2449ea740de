import { isBlank, type Condition } from "../condition.js";
import { isRequired, type Ledger } from "../declare.js";
import type { Fields } from "../field.js";
import type { JsonSchema } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { shownFields } from "./visibility.js";

const filled: JsonSchema = { not: { enum: [null, ""] } };
/** A condition as a schema, or null where JSON Schema cannot say it (comparisons): `checked` asks it then. */
function schemaOfCondition(condition: Condition, fields: Fields): JsonSchema | null {
  if ("all" in condition || "any" in condition) {
    const parts = ("all" in condition ? condition.all : condition.any).map((each) => schemaOfCondition(each, fields));
    return parts.every((each) => each !== null) ? { ["all" in condition ? "allOf" : "anyOf"]: parts } : null;
  }
  if ("not" in condition) { const inner = schemaOfCondition(condition.not, fields); return inner && { not: inner }; }
  const isFilled: JsonSchema = { required: [condition.field], properties: { [condition.field]: filled } };
  if ("filled" in condition) return condition.filled ? isFilled : { not: isFilled };
  if (!("in" in condition)) return null;
  const kind = fields[condition.field]?.kind;
  if (kind === "choice") return { required: [condition.field], properties: { [condition.field]: { enum: condition.in } } };
  if (kind === "choices") return { required: [condition.field], properties: { [condition.field]: { type: "array", contains: { enum: condition.in } } } };
  if (kind === "boolean") return { required: [condition.field], properties: { [condition.field]: { enum: condition.in.map((each) => each === "true") } } };
  return null;
}

/**
 * The JSON Schema (2020-12) of a row as it crosses the wire (接口模式). It keeps the shapes; `checked` keeps everything.
 * What it admits, `checked` may refuse (a day that does not exist, a check character, a comparison of fields); the fields in use of a row that `checked` returned, it admits.
 * @param holds  absent: the whole declaration; else the fields that the person sees, and no others are admitted
 */
export function schemaOf(ledger: Ledger, holds?: readonly string[]): JsonSchema {
  const fields = shownFields(ledger, holds), names = new Set(fields.map(([name]) => name));
  const whens = fields.flatMap(([name, field]) => {
    if (field.kind === "computed" || field.requiredWhen === undefined || !isReadable(field.requiredWhen, names)) return [];
    // where a field does not apply it cannot be required either
    const when = schemaOfCondition(field.shownWhen === undefined ? field.requiredWhen : { all: [field.requiredWhen, field.shownWhen] }, ledger.fields);
    return when === null ? [] : [{ if: when, then: { required: [name], properties: { [name]: filled } } }];
  });
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema", $id: `/api/${ledger.id}/schema`, title: ledger.title.zh, type: "object", additionalProperties: false,
    required: fields.filter(([, field]) => isRequired(field) && !("shownWhen" in field && field.shownWhen !== undefined)).map(([name]) => name),
    properties: Object.fromEntries(fields.map(([name, field]) => {
      const own = kindOf(field).schemaOf(field), optional = field.kind !== "computed" && !(isRequired(field) && !field.shownWhen);
      return [name, { title: field.label.zh, ...(field.note ? { description: field.note.zh } : {}), ...(optional ? { anyOf: [own, { type: "null" }] } : own) }];
    })),
    ...(whens.length > 0 ? { allOf: whens } : {}),
  };
}
function isReadable(condition: Condition, names: ReadonlySet<string>): boolean {
  if ("all" in condition || "any" in condition) return ("all" in condition ? condition.all : condition.any).every((each) => isReadable(each, names));
  return "not" in condition ? isReadable(condition.not, names) : names.has(condition.field);
}
/** The row as the schema takes it: blank fields are left out. */
export function withoutBlanks(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> { return Object.fromEntries(Object.entries(row).filter(([, value]) => !isBlank(value))); }
