import type { FileField, ReferenceField } from "../field.js";
import { both, halfWidth, kindWith, part, refused, snake, taken, type Kind, type Reading } from "./kind.js";

type Ids = string | readonly string[];
const idPattern = "^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$", isId = new RegExp(idPattern), hashPattern = "^[0-9a-f]{64}$", isHash = new RegExp(hashPattern);
const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
const shaped = (many: boolean, ids: readonly string[]): Reading<Ids> => { const first = ids[0]; return first === undefined ? refused("blank", "未填写", "blank") : many ? taken(unique(ids)) : ids.length > 1 ? refused("one-only", "只能填一个", "one only") : taken(first); };
const listed = (value: Ids): readonly string[] => (typeof value === "string" ? [value] : value);
function takeIds(value: unknown, many: boolean, pattern: RegExp, code: string, zh: string, en: string): Reading<Ids> {
  if (many !== Array.isArray(value)) return refused(many ? "not-a-list" : code, many ? "应为列表" : zh, many ? "a list is wanted" : en);
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value], sound = ids.filter((each): each is string => typeof each === "string" && pattern.test(each));
  return sound.length === ids.length ? shaped(many, sound) : refused(code, zh, en);
}

/** Rows of another ledger (引用), one or several in their order. People write names; the naming finds the ids, and a name that it does not know is refused. */
export const reference: Kind<ReferenceField, Ids> = kindWith<ReferenceField, Ids>({
  label: both("引用", "reference"),
  flawsOf: (field) => (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(field.to) ? [] : [both("to 应为另一台账的编号", '"to" is the id of a ledger')]),
  parse: (words, field, naming) => {
    const parts = (field.many ? words.split(/[、;；\n]/) : [words]).map((each) => halfWidth(each)).filter(Boolean), ids = parts.map((each) => naming.idOf(field.to, each));
    const lost = parts.filter((_, i) => ids[i] === null);
    return lost.length > 0 ? refused("not-found", `在台账 ${field.to} 中找不到“${lost.join("、")}”，请先登记或核对名称`, `"${lost.join(", ")}" is not in ledger ${field.to}: enter it first or check the name`) : shaped(field.many === true, ids.filter((each) => each !== null));
  },
  textOf: (value, field, naming) => listed(value).map((id) => naming.nameOf(field.to, id) ?? id).join("、"),
  take: (value, field) => takeIds(value, field.many === true, isId, "not-an-id", "不是有效的编号", "is no id"),
  canonicalOf: (value) => listed(value).join(","),
  columnsOf: (field, column) => (field.many ? [] : [{ name: column, type: 'text collate "C"', checks: [], index: "btree", references: snake(field.to) }]),
  schemaOf: (field) => (field.many ? { type: "array", minItems: 1, uniqueItems: true, items: { type: "string", pattern: idPattern }, "x-ledger": field.to } : { type: "string", pattern: idPattern, "x-ledger": field.to }),
  controlOf: (field) => ({ type: "reference", ledger: field.to, isMany: field.many === true }),
  partsOf: (field) => part(field.many ? both(`台账 ${field.to} 中的名称，用顿号隔开`, `names of ledger ${field.to}, separated by 、`) : both(`台账 ${field.to} 中的名称`, `a name of ledger ${field.to}`), 24),
  filtersOf: () => ["any-of", "filled"], isSortable: () => false, tally: "count",
});

/** Files by content (附件): lower-case SHA-256; the store of evidence holds them. */
export const file: Kind<FileField, Ids> = kindWith<FileField, Ids>({
  label: both("附件", "file"),
  flawsOf: (field) => ((field.accept ?? []).every((each) => /^[a-z]+\/[a-z0-9.+*-]+$/.test(each)) ? [] : [both("accept 应为媒体类型，如 image/jpeg", '"accept" holds media types such as image/jpeg')]),
  parse: (words, field) => takeIds(field.many ? words.trim().split(/[\s、;]+/) : words.trim(), field.many === true, isHash, "not-a-hash", "附件请在表单中上传；此处只认 64 位 SHA-256", "upload files in the form; only a SHA-256 of 64 digits is read here"),
  textOf: (value) => listed(value).join(" "),
  take: (value, field) => takeIds(value, field.many === true, isHash, "not-a-hash", "应为 64 位小写 SHA-256", "a lower-case SHA-256 is wanted"),
  canonicalOf: (value) => listed(value).join(","),
  columnsOf: (field, column) => [field.many ? { name: column, type: 'text[] collate "C"', checks: [`cardinality(${column}) > 0`] } : { name: column, type: 'text collate "C"', checks: [`${column} ~ '${hashPattern}'`] }],
  schemaOf: (field) => (field.many ? { type: "array", minItems: 1, uniqueItems: true, items: { type: "string", pattern: hashPattern } } : { type: "string", pattern: hashPattern }),
  controlOf: (field) => ({ type: "file", isMany: field.many === true, accept: field.accept ?? [] }),
  partsOf: () => part(both("附件请在表单中上传", "files are uploaded in the form"), 20),
  filtersOf: () => ["filled"], isSortable: () => false, tally: "none",
});
