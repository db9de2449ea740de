import type { CodeField, TextField } from "../field.js";
import { codeRules } from "./code-rules.js";
import { both, halfWidth, kindWith, literal, part, refused, taken, type Reading } from "./kind.js";

const lengthOf = (text: string): number => [...text].length;

/** Text (文本): trimmed, counted in characters, without control characters; a line break only where lines are asked for. */
export const text = kindWith<TextField, string>({
  label: both("文本", "text"),
  flawsOf: (field) => (field.max !== undefined && (!Number.isInteger(field.max) || field.max < 1 || field.max > 20_000) ? [both("max 应为 1—20000 的整数", '"max" is a whole number from 1 to 20000')] : []),
  parse: (words, field) => readText(words.replace(/\r\n?/g, "\n").trim(), field),
  textOf: (value) => value,
  take: (value, field) => (typeof value === "string" ? readText(value.trim(), field) : refused("not-a-text", "应为文本", "a text is wanted")),
  columnsOf: (field, column) => [{ name: column, type: "text", checks: [`char_length(${column}) <= ${maxOf(field)}`] }],
  schemaOf: (field) => ({ type: "string", minLength: 1, maxLength: maxOf(field) }),
  controlOf: (field) => ({ type: field.long ? "lines" : "text", max: maxOf(field) }),
  partsOf: (field) => part(both(`不超过 ${maxOf(field)} 字`, `at most ${maxOf(field)} characters`), field.long ? 40 : Math.min(40, Math.max(12, maxOf(field)))),
  filtersOf: () => ["contains", "filled"],
  isSortable: (field) => !field.long, tally: "none",
});
function maxOf(field: TextField): number { return field.max ?? (field.long ? 5000 : 200); }
function readText(words: string, field: TextField): Reading<string> {
  if (words === "") return refused("blank", "未填写", "blank");
  if (/[\p{Cs}]/u.test(words) || /\p{Cc}/u.test(words.replace(/[\n\t]/g, ""))) return refused("control-character", "含不可见的控制字符，请重新录入", "has control characters: type it again");
  if (!field.long && /[\n\t]/.test(words)) return refused("line-break", "不可换行，请写成一行", "has a line break: write one line");
  return lengthOf(words) > maxOf(field) ? refused("too-long", `共 ${lengthOf(words)} 字，不得超过 ${maxOf(field)} 字`, `${lengthOf(words)} characters, at most ${maxOf(field)}`) : taken(words);
}

/** A code with a check rule (编码). Full-width characters, blanks and small letters are mended; a wrong code is refused, a doubtful one asked about. */
export const code = kindWith<CodeField, string>({
  label: both("编码", "code"),
  flawsOf: (field) => (field.rule in codeRules ? [] : [both(`没有编码规则 ${String(field.rule)}，可用：${Object.keys(codeRules).join("、")}`, `there is no code rule ${String(field.rule)}; there are ${Object.keys(codeRules).join(", ")}`)]),
  parse: (words, field) => readCode(halfWidth(words).replace(/\s/g, "").toUpperCase(), words.trim(), field),
  textOf: (value) => value,
  take: (value, field) => (typeof value === "string" ? readCode(value, value, field) : refused("not-a-text", "应为文本", "a text is wanted")),
  columnsOf: (field, column) => [{ name: column, type: 'text collate "C"', checks: [`char_length(${column}) <= ${codeRules[field.rule].length}`], index: "btree" }],
  schemaOf: (field) => ({ type: "string", minLength: 1, maxLength: codeRules[field.rule].length, "x-code": field.rule }),
  controlOf: (field) => ({ type: "code", rule: field.rule, max: codeRules[field.rule].length }),
  partsOf: (field) => part(codeRules[field.rule].label, Math.min(26, codeRules[field.rule].length + 4)),
  filtersOf: () => ["equals", "contains", "filled"],
  isSortable: () => true, tally: "none",
});
/** The mended spelling is tried first, then the text as it stands: some codes have small letters. */
function readCode(mended: string, plain: string, field: CodeField): Reading<string> {
  const rule = codeRules[field.rule];
  const [first, second] = [rule.check(mended), rule.check(plain)], found = first.verdict === "wrong" && second.verdict !== "wrong" ? second : first;
  const problems = found.problems.map((each) => ({ code: `ledger/${each.severity === "error" ? "wrong-code" : "doubtful-code"}`, zh: `${rule.label.zh}${each.message.zh}`, en: `${rule.label.en}: ${each.message.en}` }));
  if (found.verdict === "wrong") return { kind: "refused", faults: problems };
  if (found.text.length > rule.length) return refused("too-long", `${rule.label.zh}不得超过 ${rule.length} 位`, `${rule.label.en}: at most ${rule.length} characters`);
  return taken(found.text, problems.map((each) => ({ ...each, isDoubt: true as const })));
}

/** The words of an SQL list (文字列表). */
export function literals(words: readonly string[]): string { return words.map(literal).join(", "); }
