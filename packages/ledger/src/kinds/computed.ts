import { exact, isDecimal } from "@yunqing/standards";
import type { ComputedField } from "../field.js";
import { both, kindWith, part, refused, taken, type Reading } from "./kind.js";

/** A value made from the row (计算字段): written by the engine on every surface, read from none of them. */
export const computed = kindWith<ComputedField, string>({
  label: both("计算", "computed"),
  flawsOf: (field) => [
    ...(field.from.length === 0 ? [both("from 为空：写出所用字段", '"from" is empty: name the fields it reads')] : []),
    ...(field.as === "decimal" && (field.unit === undefined || field.scale === undefined || !Number.isInteger(field.scale) || field.scale < 0 || field.scale > 12) ? [both("小数须有 unit 和 0—12 的 scale", 'a decimal has a "unit" and a "scale" from 0 to 12')] : []),
  ],
  parse: (words, field) => readComputed(words.trim(), field), textOf: (value) => value,
  take: (value, field) => (typeof value === "string" ? readComputed(value, field) : refused("not-a-text", "应为文本", "a text is wanted")),
  columnsOf: (field, column) => [{ name: column, type: field.as === "decimal" ? `numeric(${18 + (field.scale ?? 0)}, ${field.scale ?? 0})` : "text", checks: [], index: "btree" }],
  schemaOf: (field) => ({ type: ["string", "null"], readOnly: true, ...(field.unit === undefined ? {} : { "x-unit": field.unit }), description: field.formula.zh }),
  controlOf: (field) => ({ type: "computed", unit: field.unit ?? "", formula: field.formula }),
  partsOf: (field) => part(both(`系统计算，不导入：${field.formula.zh}`, `computed, not imported: ${field.formula.en}`), 14),
  filtersOf: (field) => (field.as === "decimal" ? ["range", "filled"] : ["contains", "filled"]), isSortable: () => true, tally: "none",
});
function readComputed(text: string, field: ComputedField): Reading<string> {
  if (text === "") return refused("blank", "未填写", "blank");
  if (field.as === "text") return taken(text);
  return isDecimal(text) ? taken(exact(text).toFixed(field.scale ?? 0)) : refused("not-a-decimal", `“${text}”不是数`, `"${text}" is no number`);
}
