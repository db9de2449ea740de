import type { Labels } from "@yunqing/standards";
import { fieldsRead, type Condition } from "./condition.js";
import type { Field, Fields, RowOf, Source } from "./field.js";
import { snake } from "./kinds/kind.js";
import { kindOf, kinds } from "./kinds/kinds.js";
import { lifeFlaws, type LifeCycle } from "./life/life.js";
import { termFlaws, type Terms } from "./life/terms.js";
import { BadDeclaration, type Flaw } from "./refusals.js";
import { sightFlaws, type Parties, type PublicPart } from "./sight/parts.js";

/** By what rows are found to be the same subject (同一主体的依据): a credit code, and the fields that hold names. */
export interface Likeness { readonly code?: string; readonly names: readonly string[] }
/** The declaration of a ledger (台账声明): the one place from which every surface is derived. */
export interface Declaration<Fs extends Fields = Fields> {
  /** `hazardous-waste`: the table is `hazardous_waste`, the route `/api/hazardous-waste` */
  readonly id: string; readonly title: Labels; readonly source: Source; readonly purpose?: Labels;
  /** fields that together name one row, all required */
  readonly key: readonly string[];
  /** the field by which people call a row; the first of the key unless told */
  readonly name?: string;
  /** roles or actions, one of which a person must hold; with "public", whoever reads the ledger also reads the public rows outside of their own scope */
  readonly read: readonly string[]; readonly write: readonly string[];
  readonly sections?: Readonly<Record<string, Labels>>;
  readonly fields: Fs;
  readonly life?: LifeCycle;
  readonly likeness?: Likeness;
  /** what ends by a date (期限), whose row it is (当事方), what everybody sees (公开) */
  /** everybody signed in finds its rows by their names to refer to them (名称供引用), and reads no more of them than before: a town names a river, a firm the firm it sends to */
  readonly referable?: true;
  readonly terms?: Terms; readonly parties?: Parties; readonly public?: PublicPart;
}
/** A declaration that was checked (台账). */
export type Ledger<Fs extends Fields = Fields> = Declaration<Fs>;
/** The row of a ledger (行): `type Outfall = Row<typeof outfall>`. */
export type Row<L extends { readonly fields: Fields }> = RowOf<L["fields"]>;

/** Columns that the engine itself keeps in every table; no field may be called so. */
export const ownColumns = ["id", "district", "organisation_path", "place_path", "enterprise", "by_user", "at", "recorded_at", "ordinal", "target"] as const;
const sqlWords = new Set("all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on only or order placing primary references returning select session_user some symmetric table then to trailing true union unique user using variadic when where window with authorization binary collation concurrently cross current_schema freeze full ilike inner is isnull join left like natural notnull outer overlaps right similar tablesample verbose".split(" "));

/**
 * Declares a ledger (声明台账) and checks the declaration: every flaw at once, each with ledger, field and what to do.
 * @throws {BadDeclaration}
 */
export function ledger<const Fs extends Fields>(declaration: Declaration<Fs>): Ledger<Fs> {
  const flaws = [...wholeFlaws(declaration), ...Object.entries(declaration.fields).flatMap(([name, field]) => fieldFlaws(declaration, name, field)), ...columnFlaws(declaration), ...(declaration.life ? lifeFlaws(declaration.life, declaration.fields) : []), ...termFlaws(declaration.terms ?? {}, declaration.fields, declaration.life), ...sightFlaws(declaration)];
  if (flaws.length > 0) throw new BadDeclaration(declaration.id, flaws);
  return declaration;
}
/** The field by which people call a row (名称字段). */
export function nameFieldOf(ledger: Ledger): string { return ledger.name ?? ledger.key[0] ?? ""; }
/** Fields in use: not retired (在用字段). */
export function fieldsInUse(ledger: Ledger): readonly (readonly [string, Field])[] { return Object.entries(ledger.fields).filter(([, field]) => !field.retired); }
export function isRequired(field: Field): boolean { return field.kind !== "computed" && field.required === true && !field.retired; }

const flaw = (field: string | null, zh: string, en: string): Flaw => ({ field, message: { zh, en } });
function wholeFlaws(declaration: Declaration): readonly Flaw[] {
  const flaws: Flaw[] = [], { fields } = declaration;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(declaration.id) || declaration.id.length > 30) flaws.push(flaw(null, "id 用小写字母、数字和横线，不超过 30 字，如 hazardous-waste", '"id" takes small letters, digits and hyphens, at most 30: hazardous-waste'));
  if (sqlWords.has(snake(declaration.id))) flaws.push(flaw(null, `id“${declaration.id}”是 SQL 保留字，请换一个`, `id "${declaration.id}" is a word of SQL: choose another`));
  if (Object.keys(fields).length === 0) flaws.push(flaw(null, "没有字段", "there are no fields"));
  if (declaration.key.length === 0) flaws.push(flaw(null, "key 为空：写出唯一确定一行的字段", '"key" is empty: name the fields that tell one row from another'));
  if (declaration.read.length === 0 || declaration.write.length === 0) flaws.push(flaw(null, "read、write 须写出角色或操作", '"read" and "write" name roles or actions'));
  for (const name of declaration.key) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) flaws.push(flaw(name, "key 中的字段不存在", 'the field in "key" does not exist'));
    else if (!isRequired(field) || !["text", "code", "choice", "day", "integer", "reference"].includes(field.kind) || ("many" in field && field.many)) flaws.push(flaw(name, "key 中的字段须必填，且为文本、编码、单选、日期、整数或单引用", 'a field of "key" is required and a text, code, choice, day, whole number or single reference'));
  }
  for (const name of [...(declaration.name === undefined ? [] : [declaration.name]), ...declaration.likeness?.names ?? [], ...(declaration.likeness?.code === undefined ? [] : [declaration.likeness.code])]) if (!["text", "code", "choice"].includes((Object.hasOwn(fields, name) ? fields[name]?.kind : undefined) ?? "")) flaws.push(flaw(name, "name、likeness 中应为文本或编码字段", '"name" and "likeness" name text or code fields'));
  return flaws;
}
function conditionsOf(field: Field): readonly Condition[] {
  return field.kind === "computed" ? [] : [...(field.requiredWhen ? [field.requiredWhen] : []), ...(field.shownWhen ? [field.shownWhen] : []), ...(field.validWhen ?? []).map((each) => each.must)];
}
function fieldFlaws(declaration: Declaration, name: string, field: Field): readonly Flaw[] {
  if (!Object.hasOwn(kinds, field.kind)) return [flaw(name, `没有字段类型 ${String(field.kind)}，可用：${Object.keys(kinds).join("、")}`, `there is no kind ${String(field.kind)}; there are ${Object.keys(kinds).join(", ")}`)];
  const flaws = kindOf(field).flawsOf(field).map((message): Flaw => ({ field: name, message })), { fields } = declaration;
  if (field.label.zh.trim() === "" || field.label.en.trim() === "") flaws.push(flaw(name, "label 须有中英文", '"label" wants both languages'));
  if (field.section !== undefined && !Object.hasOwn(declaration.sections ?? {}, field.section)) flaws.push(flaw(name, `没有分组 ${field.section}：在 sections 中声明`, `there is no section ${field.section}: declare it in "sections"`));
  if (field.seenBy?.length === 0) flaws.push(flaw(name, "seenBy 为空则无人可见；写出角色，或去掉", 'with "seenBy" empty nobody sees it: name roles, or leave it out'));
  for (const read of [...new Set(conditionsOf(field).flatMap(fieldsRead))]) if (!Object.hasOwn(fields, read)) flaws.push(flaw(name, `条件用到的字段 ${read} 不存在`, `its condition reads ${read}, and there is no such field`));
  if (field.kind === "computed") for (const input of field.from) {
    const kind = Object.hasOwn(fields, input) ? fields[input]?.kind : undefined;
    if (kind === undefined) flaws.push(flaw(name, `from 中的字段 ${input} 不存在`, `"from" names ${input}, and there is no such field`));
    else if (kind === "computed") flaws.push(flaw(name, `from 中的 ${input} 也是计算字段：请直接写出其来源字段`, `"from" names ${input}, itself computed: name its own fields`));
    else if (kind === "phone" || kind === "identity") flaws.push(flaw(name, `个人信息 ${input} 不参与计算`, `${input} is personal and is not computed with`));
  }
  return flaws;
}
/** Names of fields and columns: well formed, no word of SQL, none twice. */
function columnFlaws(declaration: Declaration): readonly Flaw[] {
  const flaws: Flaw[] = [], owner = new Map<string, string>(ownColumns.map((each) => [each, "—"]));
  const visit = (fields: Fields, prefix: string, seen: Map<string, string>): void => {
    for (const [name, field] of Object.entries(fields)) {
      const where = `${prefix}${name}`;
      if (!/^[a-z][A-Za-z0-9]*$/.test(name) || name.length > 30) flaws.push(flaw(where, "字段编号用小写字母开头的英文和数字，不超过 30 字", "a field id is letters and digits, at most 30, beginning small"));
      const own = Object.hasOwn(kinds, field.kind) && field.kind !== "children" ? kindOf(field).columnsOf(field, snake(name)).map((each) => each.name) : [];
      for (const column of new Set([snake(name), ...own])) {
        if (sqlWords.has(column) || column.startsWith("row_")) flaws.push(flaw(where, `列名 ${column} 是 SQL 保留字或引擎所用，请换一个编号`, `column ${column} is a word of SQL or of the engine: choose another id`));
        const other = seen.get(column);
        if (other !== undefined && other !== name) flaws.push(flaw(where, other === "—" ? `列名 ${column} 由引擎使用，请换一个编号` : `列名 ${column} 与字段 ${other} 重复`, other === "—" ? `column ${column} belongs to the engine: choose another id` : `column ${column} is also made by field ${other}`));
        seen.set(column, name);
      }
      if (field.kind === "children") visit(field.fields, `${where}.`, new Map(ownColumns.map((each) => [each, "—"])));
    }
  };
  visit(declaration.fields, "", owner);
  return flaws;
}
