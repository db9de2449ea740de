import type { Labels } from "@yunqing/standards";
import { fieldsRead, type Condition } from "../condition.js";
import type { Field, Fields } from "../field.js";
import type { LifeCycle } from "../life/life.js";
import { stateField, type Terms } from "../life/terms.js";
import type { Flaw } from "../refusals.js";

/**
 * A party of a row (当事方): the enterprise that a field names. Its people see the row wherever it lies; they make the moves of `may` and no others,
 * and fill `fills` (fields, or `child.column`) and the fields of `sections` while the row stands in one of `during`, in every open state unless told. `makes`: they may enter rows that name them.
 */
export interface Party { readonly field: string; readonly label: Labels; readonly may?: readonly string[]; readonly sections?: readonly string[]; readonly fills?: readonly string[]; readonly during?: readonly string[]; readonly makes?: true }
export type Parties = Readonly<Record<string, Party>>;
/**
 * What of a ledger is open to everybody (公开部分): these fields of the rows for which the condition holds (`row_state` stands for the state), no longer once one of `terms` is over; the state only with `state`.
 * Personal values and what the office keeps to itself are never among them.
 */
export interface PublicPart { readonly fields: readonly string[]; readonly rows?: Condition; readonly state?: true; readonly terms?: readonly string[]; readonly basis: Labels; readonly title?: Labels; readonly note?: Labels }
/** What everybody holds (公众), signed in or not. */
export const publicWord = "public";
/** What the people of a party hold of a row that names them; with the second one they may fill their part of it. */
export const partyWord = (party: string): string => `party:${party}`;
export const fillWord = (party: string): string => `fills:${party}`;

const inKinds: readonly string[] = ["choice", "choices", "boolean", "text", "code", "reference"], ordered: readonly string[] = ["decimal", "integer", "money", "day"];
const isMany = (field: Field): boolean => field.kind === "children" || ("many" in field && field.many === true);
/** What of a condition a list over many rows cannot ask (不能用于筛选的条件), as texts; empty when it can. */
export function notAskable(condition: Condition, fields: Fields): readonly string[] {
  if ("all" in condition || "any" in condition) return ("all" in condition ? condition.all : condition.any).flatMap((each) => notAskable(each, fields));
  if ("not" in condition) return notAskable(condition.not, fields);
  const field = Object.hasOwn(fields, condition.field) ? fields[condition.field] : undefined;
  if (condition.field === stateField) return "in" in condition ? [] : [stateField];
  if (field === undefined || isMany(field)) return [condition.field];
  if ("filled" in condition) return [];
  if ("in" in condition) return inKinds.includes(field.kind) ? [] : [condition.field];
  const other = "than" in condition ? fields[condition.than] : undefined, isNumber = (one: Field): boolean => one.kind !== "day";
  if (!ordered.includes(field.kind) || ("than" in condition && (other === undefined || !ordered.includes(other.kind) || isNumber(other) !== isNumber(field)))) return [condition.field];
  return [];
}

const isKept = (field: Field): boolean => field.kind === "phone" || field.kind === "identity" || field.kind === "file" || field.seenBy !== undefined;
/** The parts of a declaration that are judged here. */
interface Declared { readonly read: readonly string[]; readonly fields: Fields; readonly life?: LifeCycle; readonly sections?: Readonly<Record<string, Labels>>; readonly terms?: Terms; readonly parties?: Parties; readonly public?: PublicPart }
/** What is unsound in parties and in what is public (当事方与公开声明的问题). */
export function sightFlaws(declaration: Declared): readonly Flaw[] {
  const flaws: Flaw[] = [], { fields, life, parties, sections } = declaration, open = declaration.public, say = (where: string, zh: string, en: string): void => { flaws.push({ field: where, message: { zh, en } }); };
  const fieldOf = (name: string): Field | undefined => (Object.hasOwn(fields, name) ? fields[name] : undefined);
  for (const [name, party] of Object.entries(parties ?? {})) {
    const where = `parties.${name}`, field = fieldOf(party.field);
    if (!/^[a-z][A-Za-z0-9]*$/.test(name)) say(where, "编号用小写字母开头的英文", "an id is letters and digits, beginning small");
    if (field?.kind !== "reference" || field.to !== "enterprise" || field.many === true) say(where, `field 应为引用企业名录的单值字段，没有 ${party.field}`, `"field" refers to one enterprise; ${party.field} is none`);
    for (const move of party.may ?? []) if (!Object.hasOwn(life?.moves ?? {}, move)) say(where, `没有动作 ${move}`, `there is no move ${move}`);
    for (const state of party.during ?? []) if (!Object.hasOwn(life?.states ?? {}, state)) say(where, `没有状态 ${state}`, `there is no state ${state}`);
    for (const section of party.sections ?? []) if (!Object.hasOwn(sections ?? {}, section)) say(where, `没有分组 ${section}`, `there is no section ${section}`);
    for (const filled of party.fills ?? []) { const [own = "", column] = filled.split("."), found = fieldOf(own); if (found === undefined || found.kind === "computed" || (column !== undefined && (found.kind !== "children" || !Object.hasOwn(found.fields, column)))) say(where, `fills 中的 ${filled} 不存在或不可填写`, `"fills" names ${filled}, which is not there or not filled`); }
  }
  const conditions = [...(open?.rows === undefined ? [] : [["public", open.rows] as const]), ...Object.entries(declaration.terms ?? {}).flatMap(([name, term]) => (term.when === undefined ? [] : [[`terms.${name}`, term.when] as const]))];
  for (const [where, condition] of conditions) for (const read of new Set([...fieldsRead(condition).filter((each) => each !== stateField && fieldOf(each) === undefined), ...notAskable(condition, fields)])) say(where, `条件不能按 ${read} 查询（用单值的选项、是否、文本、编码、引用、日期、数字，状态用 ${stateField}）`, `rows cannot be asked for by ${read}: use single choices, truths, texts, codes, references, days and numbers, ${stateField} for the state`);
  if (declaration.read.includes(publicWord) && open === undefined) say("public", "read 含 public 的须写明 public：公开哪些行、哪些字段、依据", '"read" with public needs "public": which rows and fields, on which basis');
  if (open === undefined) return flaws;
  if (open.fields.length === 0 || open.basis.zh.trim() === "") say("public", "须写明公开字段和依据", 'name the "fields" and the "basis"');
  for (const name of open.fields) {
    const field = fieldOf(name);
    if (field === undefined) say("public", `没有字段 ${name}`, `there is no field ${name}`);
    else if (isKept(field) || field.retired || (field.kind === "children" && Object.values(field.fields).some(isKept))) say("public", `${name} 是个人信息、附件、停用或限定可见的字段，不得公开`, `${name} is personal, a file, retired or kept to some: it is not public`);
    else if (field.kind === "computed") for (const input of field.from) if (!open.fields.includes(input)) say("public", `公开的 ${name} 由 ${input} 算得，${input} 也须公开`, `${name} is made from ${input}, which has to be public too`);
  }
  for (const name of open.terms ?? []) { const term = declaration.terms?.[name]; if (term === undefined || fieldOf(term.on.field)?.kind !== "day") say("public", `terms 中的 ${name} 应为按日期字段的期限`, `"terms" names terms of day fields; ${name} is none`); }
  return flaws;
}
