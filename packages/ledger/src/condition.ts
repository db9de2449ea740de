import { exact, isDecimal, type Labels } from "@yunqing/standards";

/** How two values are compared (比较). */
export type Comparison = "=" | "≠" | "<" | "≤" | ">" | "≥";

/**
 * A condition on a row, as plain data (条件): it runs in the browser, in the schema and in the check alike.
 * A comparison with a blank field does not hold; `than` names another field, `is` a value (numbers and days as text).
 */
export type Condition =
  | { readonly field: string; readonly filled: boolean }
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly field: string; readonly comparison: Comparison; readonly is: string }
  | { readonly field: string; readonly comparison: Comparison; readonly than: string }
  | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] } | { readonly not: Condition };

/** Blank (空): null, an empty text, an empty list. */
export function isBlank(value: unknown): boolean { return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0); }

function comparedTo(left: string, right: string): number {
  if (isDecimal(left) && isDecimal(right)) return exact(left).compare(exact(right));
  return left < right ? -1 : left > right ? 1 : 0;
}
const verdicts: Readonly<Record<Comparison, (order: number) => boolean>> = { "=": (o) => o === 0, "≠": (o) => o !== 0, "<": (o) => o < 0, "≤": (o) => o <= 0, ">": (o) => o > 0, "≥": (o) => o >= 0 };

/** Texts of a value that a condition can compare: each option of a choice of many, the number as text, the truth as `true` or `false`. */
function textsOf(value: unknown): readonly string[] {
  if (isBlank(value)) return [];
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? [String(value)] : [];
}

/** Whether the condition holds of the row (条件是否成立). Decimals are compared exactly, days and texts by their characters. */
export function holds(condition: Condition, row: Readonly<Record<string, unknown>>): boolean {
  if ("all" in condition) return condition.all.every((each) => holds(each, row));
  if ("any" in condition) return condition.any.some((each) => holds(each, row));
  if ("not" in condition) return !holds(condition.not, row);
  const value = row[condition.field];
  if ("filled" in condition) return isBlank(value) !== condition.filled;
  if ("in" in condition) return textsOf(value).some((each) => condition.in.includes(each));
  const others = "than" in condition ? textsOf(row[condition.than]) : [condition.is], judge = verdicts[condition.comparison];
  return textsOf(value).some((left) => others.some((right) => judge(comparedTo(left, right))));
}

/** The fields that a condition reads (条件涉及的字段), each once. */
export function fieldsRead(condition: Condition): readonly string[] {
  if ("all" in condition || "any" in condition) return [...new Set(("all" in condition ? condition.all : condition.any).flatMap(fieldsRead))];
  if ("not" in condition) return fieldsRead(condition.not);
  return "than" in condition ? [condition.field, condition.than] : [condition.field];
}

/** The condition in words (条件的文字), with the labels of the fields. */
export function wordsOf(condition: Condition, labelOf: (field: string) => Labels, optionOf: (field: string, option: string) => Labels = (_, option) => ({ zh: option, en: option })): Labels {
  const both = (make: (language: "zh" | "en") => string): Labels => ({ zh: make("zh"), en: make("en") });
  const inner = (each: Condition): Labels => wordsOf(each, labelOf, optionOf);
  if ("all" in condition) return both((l) => condition.all.map((each) => inner(each)[l]).join(l === "zh" ? "且" : " and "));
  if ("any" in condition) return both((l) => condition.any.map((each) => inner(each)[l]).join(l === "zh" ? "或" : " or "));
  if ("not" in condition) return both((l) => (l === "zh" ? `非（${inner(condition.not).zh}）` : `not (${inner(condition.not).en})`));
  const label = labelOf(condition.field);
  if ("filled" in condition) return condition.filled ? { zh: `已填“${label.zh}”`, en: `"${label.en}" is filled` } : { zh: `未填“${label.zh}”`, en: `"${label.en}" is blank` };
  if ("in" in condition) return { zh: `“${label.zh}”为${condition.in.map((each) => optionOf(condition.field, each).zh).join("、")}`, en: `"${label.en}" is ${condition.in.map((each) => optionOf(condition.field, each).en).join(" or ")}` };
  const other = "than" in condition ? labelOf(condition.than) : optionOf(condition.field, condition.is);
  return { zh: `“${label.zh}” ${condition.comparison} ${other.zh}`, en: `"${label.en}" ${condition.comparison} ${other.en}` };
}
