import { exact, isDay, isDecimal } from "@yunqing/standards";
import { Refused } from "../ports.js";

export interface FieldError { readonly field: string; readonly zh: string; readonly en: string }

/**
 * What is wrong with a number as typed (填报数值检查), or null. Only plain decimal text passes: half-width digits and at most one point.
 * The message names what was found and what to do, because the person sees it beside the field.
 */
export function decimalError(field: string, text: string, label: { readonly zh: string; readonly en: string }): FieldError | null {
  const say = (zh: string, en: string): FieldError => ({ field, zh: `${label.zh}：${zh}`, en: `${label.en}: ${en}` });
  if (text.trim() === "") return say("没有填写数值；没有数据请不要填 0，留待取得数据后再报", "no value was given; do not enter 0 for missing data, report it once you have it");
  if (/[０-９．，％－＋]/.test(text)) return say(`“${text}”含全角字符；请改用半角数字和小数点，例如 12.3`, `"${text}" has full-width characters; type half-width digits and a point, for example 12.3`);
  if (/[,，、]/.test(text)) return say(`“${text}”含逗号；请去掉千分位分隔符，例如 1234.5`, `"${text}" has a comma; leave out thousands separators, for example 1234.5`);
  if (/[%‰]/.test(text)) return say(`“${text}”含百分号；单位已在栏中标明，只填数字`, `"${text}" has a percent sign; the unit stands beside the field, enter digits only`);
  if (/[<>≤≥＜＞]/.test(text)) return say(`“${text}”含比较符号；请填写实际数值`, `"${text}" has a comparison sign; enter the actual value`);
  if (/[eE]/.test(text) || !isDecimal(text)) return say(`“${text}”不是十进制数；只填数字和至多一个小数点，例如 12.3`, `"${text}" is not a decimal number; enter digits and at most one point, for example 12.3`);
  if (/^\+|^-?(?:\.|0\d)/.test(text) || /^-0*(?:\.0*)?$/.test(text)) return say(`“${text}”写法不规范；不写正号、多余的零和负零，小数点前要有数字，例如 0.5`, `"${text}" is not written plainly; no plus sign, no leading zeros, no minus zero, a digit before the point, for example 0.5`);
  if (text.replace(/\D/g, "").length > 30) return say("数字过长（最多 30 位）", "too many digits (at most 30)");
  return null;
}

/** As {@link decimalError}, and within bounds. `null` (unknown) passes: unknown is never 0. */
export function amountError(field: string, text: string | null, label: { readonly zh: string; readonly en: string }, most: string | null): FieldError | null {
  if (text === null) return null;
  const wrong = decimalError(field, text, label);
  if (wrong !== null) return wrong;
  const value = exact(text);
  if (value.isNegative() || (most !== null && value.compare(exact(most)) > 0)) return { field, zh: `${label.zh}：“${text}”应在 0${most === null ? " 以上" : ` 至 ${most} 之间`}`, en: `${label.en}: "${text}" should be ${most === null ? "0 or more" : `between 0 and ${most}`}` };
  return null;
}

/** The period of a yearly value (年度): four digits, ended by today, within the plan from its base year to its target year. */
export function periodError(period: string, { baseYear, targetYear }: { readonly baseYear: number; readonly targetYear: number }, today: string): FieldError | null {
  const say = (zh: string, en: string): FieldError => ({ field: "period", zh: `年度：${zh}`, en: `period: ${en}` });
  if (!/^(19|20|21)\d{2}$/.test(period)) return say(`“${period}”不是年度；请写四位年份，例如 2023`, `"${period}" is no year; write four digits, for example 2023`);
  if (Number(period) < baseYear) return say(`${period} 年在规划基期（${baseYear} 年）之前，不属于本规划`, `${period} lies before the plan's base year ${baseYear}`);
  if (Number(period) > targetYear) return say(`${period} 年在规划期（至 ${targetYear} 年）之后，不属于本规划`, `${period} lies after the plan's target year ${targetYear}`);
  if (`${period}-12-31` > today) return say(`${period} 年尚未结束，年度值请在年末之后填报`, `${period} has not ended; report the yearly value after its end`);
  return null;
}

export function dayError(field: string, day: string, today: string, label: { readonly zh: string; readonly en: string }): FieldError | null {
  if (!isDay(day)) return { field, zh: `${label.zh}：“${day}”不是日期；请写成 2023-05-01 的样子`, en: `${label.en}: "${day}" is no day; write it like 2023-05-01` };
  return day > today ? { field, zh: `${label.zh}：${day} 在今天（${today}）之后`, en: `${label.en}: ${day} is after today (${today})` } : null;
}

export function missingText(field: string, text: string, label: { readonly zh: string; readonly en: string }): FieldError | null {
  return text.trim() === "" ? { field, zh: `${label.zh}：必须填写`, en: `${label.en}: required` } : null;
}

/** Throws one refusal that names every bad field. @throws {Refused} */
export function refuseBad(code: string, errors: readonly (FieldError | null)[]): void {
  const bad = errors.filter((error): error is FieldError => error !== null);
  if (bad.length > 0) throw new Refused(code, bad.map((error) => error.zh).join("；"), bad.map((error) => error.en).join("; "), bad);
}
