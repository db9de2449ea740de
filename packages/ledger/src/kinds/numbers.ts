import { exact, isDecimal, placesOf } from "@yunqing/standards";
import type { DecimalField, IntegerField, MoneyField } from "../field.js";
import { both, halfWidth, kindWith, part, refused, taken, type Reading } from "./kind.js";

/** Digits before the point that a column holds: fifteen are a thousand times the yearly waste of the country in grams. */
const wholeDigits = 18;
interface Bounds { readonly unit: string; readonly scale: number; readonly min?: string; readonly max?: string }

/** Digits of a person: full-width ones, thousands separators in their places and the field's own unit are taken; nothing is guessed. */
function digitsOf(words: string, unit: string): string {
  let text = halfWidth(words).replace(/\s/g, "").replace(/^\u2212/, "-");
  if (unit !== "" && text.endsWith(halfWidth(unit).replace(/\s/g, ""))) text = text.slice(0, -halfWidth(unit).replace(/\s/g, "").length);
  return /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replace(/,/g, "") : text;
}

/** Reads decimal text exactly: always `scale` decimals; more decimals than that are refused, never rounded away. */
function readDecimal(text: string, field: Bounds): Reading<string> {
  if (!isDecimal(text)) return refused("not-a-decimal", `“${text}”不是数${field.unit ? `，单位为 ${field.unit}` : ""}；没有数值请留空`, `"${text}" is no number${field.unit ? ` in ${field.unit}` : ""}; leave it blank when there is none`);
  const value = exact(text);
  if (!exact(value.toFixed(field.scale)).equals(value)) return refused("too-many-decimals", `“${text}”的小数超过 ${field.scale} 位，请按要求修约后填写`, `"${text}" has more than ${field.scale} decimals: round it as required`);
  if (value.absolute().compare(exact(10n ** BigInt(wholeDigits))) >= 0) return refused("too-great", `“${text}”过大，请核对单位`, `"${text}" is too great: check the unit`);
  if (field.min !== undefined && value.compare(exact(field.min)) < 0) return refused("below-min", `不得小于 ${field.min}${field.unit}`, `at least ${field.min} ${field.unit}`.trim());
  if (field.max !== undefined && value.compare(exact(field.max)) > 0) return refused("above-max", `不得大于 ${field.max}${field.unit}`, `at most ${field.max} ${field.unit}`.trim());
  return taken(value.toFixed(field.scale).replace(/^-(?=0(\.0*)?$)/, ""));
}
function boundFlaws(field: Bounds): ReturnType<typeof both>[] {
  const flaws = [];
  if (!Number.isInteger(field.scale) || field.scale < 0 || field.scale > 12) flaws.push(both("scale 应为 0—12 的整数", '"scale" is a whole number from 0 to 12'));
  for (const [name, bound] of [["min", field.min], ["max", field.max]] as const) if (bound !== undefined && (!isDecimal(bound) || placesOf(bound) > field.scale)) flaws.push(both(`${name} 应为不超过 ${field.scale} 位小数的十进制文本`, `"${name}" is decimal text with at most ${field.scale} decimals`));
  if (flaws.length === 0 && field.min !== undefined && field.max !== undefined && exact(field.min).compare(exact(field.max)) > 0) flaws.push(both("min 大于 max", '"min" is above "max"'));
  return flaws;
}
const boundChecks = (column: string, min: string | number | undefined, max: string | number | undefined): string[] => [...(min === undefined ? [] : [`${column} >= ${min}`]), ...(max === undefined ? [] : [`${column} <= ${max}`])];
const patternOf = (scale: number): string => (scale === 0 ? "^-?[0-9]{1,18}$" : `^-?[0-9]{1,18}(\\.[0-9]{1,${scale}})?$`);
const boundsIn = (field: Bounds, before: string): string => [field.min === undefined ? "" : `${before}≥ ${field.min}`, field.max === undefined ? "" : `${before}≤ ${field.max}`].join("");

/** The boundaries of a money field (金额的精度): 元 to the cent, 万元 to the same cent. */
export function boundsOfMoney(field: MoneyField): Bounds { return { ...field, scale: field.unit === "元" ? 2 : 6 }; }

function decimalKind<F extends DecimalField | MoneyField>(label: ReturnType<typeof both>, boundsOf: (field: F) => Bounds, type: string): ReturnType<typeof kindWith<F, string>> {
  return kindWith<F, string>({
    label, flawsOf: (field) => boundFlaws(boundsOf(field)),
    parse: (words, field) => readDecimal(digitsOf(words, field.unit), boundsOf(field)),
    textOf: (value) => value,
    take: (value, field) => (typeof value === "string" ? readDecimal(value, boundsOf(field)) : refused("not-a-text", "应为十进制文本", "decimal text is wanted")),
    columnsOf: (field, column) => [{ name: column, type: `numeric(${wholeDigits + boundsOf(field).scale}, ${boundsOf(field).scale})`, checks: boundChecks(column, field.min, field.max), index: "btree" }],
    schemaOf: (field) => ({ type: "string", pattern: patternOf(boundsOf(field).scale), "x-unit": field.unit, ...(field.min === undefined ? {} : { "x-min": field.min }), ...(field.max === undefined ? {} : { "x-max": field.max }) }),
    controlOf: (field) => ({ type, unit: field.unit, scale: boundsOf(field).scale, min: field.min ?? null, max: field.max ?? null }),
    partsOf: (field) => part(both(`${field.unit}，${boundsOf(field).scale} 位小数以内${boundsIn(boundsOf(field), "，")}`, `${field.unit}, up to ${boundsOf(field).scale} decimals${boundsIn(boundsOf(field), ", ")}`), 14),
    filtersOf: () => ["range", "filled"], isSortable: () => true, tally: "sum",
  });
}
/** An exact decimal with unit and scale (小数). Its text has always `scale` decimals, so equal values have equal texts. */
export const decimal = decimalKind<DecimalField>(both("小数", "decimal"), (field) => field, "decimal");
/** Money (金额). */
export const money = decimalKind<MoneyField>(both("金额", "money"), boundsOfMoney, "money");

/** A whole number (整数), safe in every surface. */
export const integer = kindWith<IntegerField, number>({
  label: both("整数", "whole number"),
  flawsOf: (field) => [...([field.min, field.max].every((each) => each === undefined || Number.isSafeInteger(each)) ? [] : [both("min、max 应为整数", '"min" and "max" are whole numbers')]), ...(field.min !== undefined && field.max !== undefined && field.min > field.max ? [both("min 大于 max", '"min" is above "max"')] : [])],
  parse: (words, field) => {
    const text = digitsOf(words, field.unit ?? "");
    if (!isDecimal(text)) return refused("not-a-whole-number", `“${words.trim()}”不是整数；没有数值请留空`, `"${words.trim()}" is no whole number; leave it blank when there is none`);
    const value = exact(text);
    return value.denominator === 1n ? readInteger(Number(value.numerator), field) : refused("not-a-whole-number", `“${words.trim()}”应为整数`, `"${words.trim()}" is not whole`);
  },
  textOf: (value) => String(value),
  take: (value, field) => readInteger(value, field),
  columnsOf: (field, column) => [{ name: column, type: "bigint", checks: boundChecks(column, field.min, field.max), index: "btree" }],
  schemaOf: (field) => ({ type: "integer", minimum: field.min ?? Number.MIN_SAFE_INTEGER, maximum: field.max ?? Number.MAX_SAFE_INTEGER, ...(field.unit === undefined ? {} : { "x-unit": field.unit }) }),
  controlOf: (field) => ({ type: "integer", unit: field.unit ?? "", min: field.min ?? null, max: field.max ?? null }),
  partsOf: (field) => part(both(`整数${field.unit ? `，${field.unit}` : ""}`, `whole number${field.unit ? `, ${field.unit}` : ""}`), 12),
  filtersOf: () => ["range", "filled"], isSortable: () => true, tally: "sum",
});
function readInteger(value: unknown, field: IntegerField): Reading<number> {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) return refused("not-a-whole-number", "应为整数", "a whole number is wanted");
  if (field.min !== undefined && value < field.min) return refused("below-min", `不得小于 ${field.min}`, `at least ${field.min}`);
  if (field.max !== undefined && value > field.max) return refused("above-max", `不得大于 ${field.max}`, `at most ${field.max}`);
  return taken(value === 0 ? 0 : value);
}
