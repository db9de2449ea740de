import { exact, isDecimal, type Labels } from "@yunqing/standards";
import { halfWidth } from "./plain-cell.js";
import { isUnit } from "./unit-shift.js";

/** What a cell of results says (结果单元格). `flag` L: below the limit of detection, the value is the limit with L. `normalised`: it was written otherwise. */
export type CellNumber =
  | { readonly kind: "value"; readonly value: string; readonly flag: "L" | null; readonly normalised: boolean }
  | { readonly kind: "not-measured"; readonly marked: boolean }
  | { readonly kind: "fault"; readonly message: Labels };

const fault = (zh: string, en: string): CellNumber => ({ kind: "fault", message: { zh, en } });
const notMeasured: ReadonlySet<string> = new Set(["-", "--", "—", "——", "/", "\\", "未测", "未监测", "未检测", "未采样", "不测", "无数据", "NA", "N/A"]);
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
/** digits that are kept at most */
const mostDigits = 30;

/**
 * Reads a result as laboratories write it (结果写法). Digits stay as they are: `12.30` is `12.30`.
 * Full width, a plus sign, leading zeros, `.5` and powers of ten are made plain and told. `<0.025`, `0.025L`, `ND(0.025)` and, with a limit given apart, `未检出` are `0.025L` with flag L.
 * Commas, per cents, `>` and texts are faults; empty and `/` are not measured.
 *
 * @param limit  limit of detection of this result as plain decimal text, in the unit of the result; null where none is given
 * @clause HJ/T 91-2002, HJ 194-2017: results below the limit of detection are reported as the limit with L
 */
export function numberOfCell(text: string, limit: string | null = null): CellNumber {
  const plain = halfWidth(text.replace(/10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, digits: string) => `10^${sign === "" ? "" : "-"}${[...digits].map((one) => superscripts.indexOf(one)).join("")}`)), typed = text.trim();
  if (plain === "") return { kind: "not-measured", marked: false };
  if (notMeasured.has(plain.toUpperCase())) return { kind: "not-measured", marked: true };
  const below = belowOf(plain, limit);
  if (below !== null) return typeof below === "string" ? limited(text, plain, below, typed) : below;
  const value = plainDecimal(plain);
  if (value !== null) return value.replace(/\D/g, "").length > mostDigits ? fault(`“${text}”位数过多（最多 ${mostDigits} 位）`, `"${text}" has too many digits (at most ${mostDigits})`) : { kind: "value", value, flag: null, normalised: value !== typed };
  return faultOf(text, plain);
}

/** The limit that a result lies below, as written; a fault for "not detected" without one; null for anything else. */
function belowOf(plain: string, limit: string | null): string | CellNumber | null {
  if (/^(?:ND|N\.D\.?|未检出|低于检出限|<\s*(?:DL|MDL|LOD))$/i.test(plain)) return limit ?? fault("“未检出”没有给出检出限；请写成 0.025L 的样子，或加“检出限”一列", "\"not detected\" comes without the limit of detection; write it like 0.025L, or add a column with the limit");
  const written = /^<\s*(.+)$/.exec(plain) ?? /^(.+?)\s*[Ll]$/.exec(plain) ?? /^(?:ND|N\.D\.?|未检出|低于检出限)\s*[(<]\s*<?\s*(.+?)\s*[Ll]?\)?$/i.exec(plain) ?? /^<?\s*(.+?)\s*[Ll]?\s*\((?:ND|N\.D\.?|未检出)\)$/i.exec(plain);
  return written?.[1] === undefined ? null : written[1].replace(/\s*\((?:ND|未检出)\)$|[Ll]$/gi, "");
}
function limited(text: string, plain: string, written: string, typed: string): CellNumber {
  const value = plainDecimal(written);
  if (value === null) return faultOf(text, plain);
  if (exact(value).compare(exact("0")) <= 0) return fault(`“${text}”：检出限应大于 0`, `"${text}": a limit of detection is above 0`);
  return { kind: "value", value: `${value}L`, flag: "L", normalised: `${value}L` !== typed };
}

/** Decimal text without plus sign, exponent and leading zeros (规范小数), or null. Digits after the point stay; powers of ten move the point exactly. */
export function plainDecimal(text: string): string | null {
  const found = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3})|\s*[×xX*]\s*10\^?\(?([+-]?\d{1,3})\)?)?$/.exec(text);
  if (found === null) return null;
  const [, sign, whole = "", part = "", e, power] = found;
  if (whole === "" && part === "") return null;
  const moved = shifted(`${whole === "" ? "0" : whole}${part === "" ? "" : `.${part}`}`, Number(e ?? power ?? 0));
  return sign === "-" && /[1-9]/.test(moved) ? `-${moved}` : moved;
}

/** Decimal text times a power of ten (移动小数点): no digit is lost, `12.30` times 10⁻³ is `0.01230`. A sign stays in front. */
export function shifted(text: string, power: number): string {
  const negative = text.startsWith("-"), [whole = "0", part = ""] = (negative ? text.slice(1) : text).split(".");
  const digits = whole + part, point = whole.length + power;
  const left = point <= 0 ? "0" : digits.slice(0, point).padEnd(point, "0"), right = point <= 0 ? "0".repeat(-point) + digits : digits.slice(point);
  return `${negative ? "-" : ""}${left.replace(/^0+(?=\d)/, "")}${right === "" ? "" : `.${right}`}`;
}

function faultOf(text: string, plain: string): CellNumber {
  if (/[,，、]/.test(plain)) return fault(`“${text}”含逗号，分不清是千分位还是小数点；请去掉，例如 1234.5`, `"${text}" has a comma, which may divide thousands or decimals; leave it out, for example 1234.5`);
  if (/[%‰]/.test(plain)) return fault(`“${text}”含百分号；单位写在表头，单元格只填数字`, `"${text}" has a percent sign; the unit stands in the heading, a cell holds digits`);
  if (/^[>≥]/.test(plain)) return fault(`“${text}”超过测定上限；请稀释后复测并填实际数值`, `"${text}" is over range; dilute, measure again and enter the value`);
  if (/^[≤~≈约]/.test(plain)) return fault(`“${text}”不是一个确定的数；请填实际数值，未检出写成 0.025L 的样子`, `"${text}" is no definite number; enter the value, or the limit with L when nothing was detected`);
  const behind = /^[+-]?\d+(?:\.\d+)?\s*(\D.*)$/.exec(plain);
  if (behind !== null && isUnit(behind[1]!)) return fault(`“${text}”在数字之后还有文字；单位写在表头，单元格只填数字`, `"${text}" has words behind the number; the unit stands in the heading`);
  return fault(`“${text}”不是数值；只填数字和至多一个小数点，例如 12.3`, `"${text}" is not a number; enter digits and at most one point, for example 12.3`);
}

/** Whether a text is a result below the limit of detection as it is kept: `0.025L`. */
export function isBelowDetection(value: string): boolean { return value.endsWith("L") && isDecimal(value.slice(0, -1)) && /^\d/.test(value); }
