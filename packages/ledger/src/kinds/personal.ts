import { isDay } from "@yunqing/standards";
import type { IdentityField, PhoneField } from "../field.js";
import { both, halfWidth, kindWith, part, refused, taken, type Kind, type Reading } from "./kind.js";

/** The check character of a resident identity number (公民身份号码校验码). @clause GB 11643-1999 (ISO 7064 MOD 11-2) */
export function identityCheckCharacter(first17: string): string {
  const sum = [...first17].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0);
  return "10X98765432"[sum % 11] ?? "";
}
function readPhone(text: string): Reading<string> {
  return /^(1[3-9]\d{9}|0\d{2,3}-\d{7,8}(-\d{1,6})?|\d{7,8}|400-?\d{3}-?\d{4}|1\d{4})$/.test(text) ? taken(text) : refused("not-a-phone", "不是电话号码，应为 11 位手机号，或区号-号码", "is no telephone number: eleven digits, or area code and number");
}
function readIdentity(text: string): Reading<string> {
  if (!/^[1-9]\d{16}[\dX]$/.test(text)) return refused("not-an-identity", "不是公民身份号码，应为 18 位", "is no identity number: 18 characters are wanted");
  if (!isDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return refused("not-an-identity", "公民身份号码中的出生日期不存在", "the day of birth in it does not exist");
  return identityCheckCharacter(text.slice(0, 17)) === text[17] ? taken(text) : refused("not-an-identity", "公民身份号码校验码不符，请核对", "its check character does not fit: ask");
}
/** Personal values never stand in a column in the clear: the cipher, and a keyed digest for finding an exact number. */
function personal<F extends PhoneField | IdentityField>(label: ReturnType<typeof both>, type: string, pattern: string, mended: (words: string) => string, read: (text: string) => Reading<string>, maskOf: (value: string) => string): Kind<F, string> {
  return kindWith<F, string>({
    label, parse: (words) => read(mended(words)), textOf: (value) => value,
    take: (value) => (typeof value === "string" ? read(value) : refused("not-a-text", "应为文本", "a text is wanted")),
    columnsOf: (_, column) => [{ name: `${column}_encrypted`, type: 'text collate "C"', checks: [] }, { name: `${column}_digest`, type: 'text collate "C"', checks: [`(${column}_digest is null) = (${column}_encrypted is null)`], index: "btree" }],
    schemaOf: () => ({ type: "string", pattern, "x-personal": true }), controlOf: () => ({ type }), partsOf: () => part(label, 22),
    filtersOf: () => ["equals", "filled"], isSortable: () => false, maskOf, tally: "none",
  });
}
/** A telephone number (电话). */
export const phone = personal<PhoneField>(both("电话", "telephone"), "phone", "^[0-9-]{5,24}$", (words) => halfWidth(words).replace(/\s/g, "").replace(/[(（](0\d{2,3})[)）]/, "$1-"), readPhone, (value) => (/^1\d{10}$/.test(value) ? `${value.slice(0, 3)}****${value.slice(7)}` : value.length < 5 ? "****" : `${value.slice(0, Math.max(0, value.length - 6))}****${value.slice(-2)}`));
/** A resident identity number (公民身份号码). */
export const identity = personal<IdentityField>(both("公民身份号码", "identity number"), "identity", "^[1-9][0-9]{16}[0-9X]$", (words) => halfWidth(words).replace(/\s/g, "").toUpperCase(), readIdentity, (value) => `${value.slice(0, 6)}********${value.slice(14, 16).replace(/./g, "*")}${value.slice(16)}`);
