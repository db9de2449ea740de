import type { Attestation, Exact, Labels } from "@yunqing/standards";
import type { Condition } from "./condition.js";
import type { CodeRule } from "./kinds/code-rules.js";

/** Where a ledger or a field comes from (依据): a line of the plan, numbers of the system list, a form or a clause in words. */
export interface Source { readonly line?: number; readonly systems?: readonly string[]; readonly text?: string }

/** What must hold of a row when a field is filled (校验规则), and what is said when it does not. */
export interface Rule { readonly must: Condition; readonly say: Labels }

/** An option of a choice (选项): `also` are other spellings found in old sheets; a retired one stays readable and is offered no more. */
export interface Option extends Labels { readonly also?: readonly string[]; readonly retired?: true }
export type Options = Readonly<Record<string, Option>>;

interface Common {
  readonly label: Labels;
  /** id of a section of the form */
  readonly section?: string;
  readonly required?: true;
  readonly requiredWhen?: Condition;
  /** when the field applies at all (适用条件); filled elsewhere it is a fault */
  readonly shownWhen?: Condition;
  readonly validWhen?: readonly Rule[];
  /** roles or actions, one of which a person must hold to see it; absent: everybody who reads the ledger */
  readonly seenBy?: readonly string[];
  readonly note?: Labels;
  readonly source?: Source;
  /** other headings under which old sheets carry it */
  readonly headings?: readonly string[];
  /** kept for the old rows, on no form any more (停用) */
  readonly retired?: true;
}

/** A text (文本), at most `max` characters, 200 unless told; `long` takes lines. */
export interface TextField extends Common { readonly kind: "text"; readonly max?: number; readonly long?: true }
/** An exact decimal (小数) with unit and number of decimals; bounds are decimal text, inclusive. */
export interface DecimalField extends Common { readonly kind: "decimal"; readonly unit: string; readonly scale: number; readonly min?: string; readonly max?: string }
/** A whole number (整数), a count. */
export interface IntegerField extends Common { readonly kind: "integer"; readonly unit?: string; readonly min?: number; readonly max?: number }
/** An amount of money (金额), 元 or 万元; two decimals for 元, six for 万元. */
export interface MoneyField extends Common { readonly kind: "money"; readonly unit: "元" | "万元"; readonly min?: string; readonly max?: string }
export interface BooleanField extends Common { readonly kind: "boolean" }
/** A Beijing day (日期). */
export interface DayField extends Common { readonly kind: "day"; readonly min?: string; readonly max?: string }
/** A moment (时刻), ISO in UTC. */
export interface InstantField extends Common { readonly kind: "instant" }
/** Days from–until (起止日期), half-open; `until` null is 长期. */
export interface PeriodField extends Common { readonly kind: "period" }
export interface ChoiceField extends Common { readonly kind: "choice"; readonly options: Options }
export interface ChoicesField extends Common { readonly kind: "choices"; readonly options: Options }
/** A row of another ledger (引用), or several. */
export interface ReferenceField extends Common { readonly kind: "reference"; readonly to: string; readonly many?: true }
/** A place (位置) in CGCS2000: degrees as decimal text. */
export interface PlaceField extends Common { readonly kind: "place"; readonly geometry: "point" | "line" | "area" }
/** A file by its SHA-256 (附件), or several; `accept` are media types, all unless told. */
export interface FileField extends Common { readonly kind: "file"; readonly many?: true; readonly accept?: readonly string[] }
/** A telephone number (电话): encrypted at rest, masked unless the person holds one of `clearTo`. */
export interface PhoneField extends Common { readonly kind: "phone"; readonly clearTo?: readonly string[] }
/** A resident identity number (公民身份号码, GB 11643): encrypted at rest, masked unless the person holds one of `clearTo`. */
export interface IdentityField extends Common { readonly kind: "identity"; readonly clearTo?: readonly string[] }
/** A code with a check rule (编码); a doubtful one is taken and asked about. */
export interface CodeField extends Common { readonly kind: "code"; readonly rule: CodeRule }

/** What a computed field may read: only the fields that it names in `from`. */
export interface Inputs { exact(field: string): Exact | null; text(field: string): string | null; value(field: string): unknown }
/** A value made from the row (计算字段): a pure function of the fields in `from`; its lineage is built by the engine. */
export interface ComputedField extends Omit<Common, "requiredWhen" | "validWhen" | "shownWhen" | "required"> {
  readonly kind: "computed"; readonly as: "decimal" | "text"; readonly unit?: string; readonly scale?: number;
  readonly from: readonly string[]; readonly by: (row: Inputs) => Exact | string | null;
  readonly formula: Labels; readonly clauses?: readonly string[]; readonly attestation?: Attestation;
}

/** A field that stands alone in one row. */
export type SimpleField =
  | TextField | DecimalField | IntegerField | MoneyField | BooleanField | DayField | InstantField | PeriodField | ChoiceField | ChoicesField
  | ReferenceField | PlaceField | FileField | PhoneField | IdentityField | CodeField | ComputedField;
/** What a child row may hold: no references to many, no child tables. */
export type ChildFields = Readonly<Record<string, SimpleField>>;
/** Child rows (子表), at most `max`, 1000 unless told. */
export interface ChildrenField extends Common { readonly kind: "children"; readonly fields: ChildFields; readonly min?: number; readonly max?: number }

export type Field = SimpleField | ChildrenField;
export type Fields = Readonly<Record<string, Field>>;
export type FieldKind = Field["kind"];
export type FieldOf<K extends FieldKind> = Extract<Field, { readonly kind: K }>;

/** Days half-open (起止): `until` is the first day outside, null for ever. */
export interface Period { readonly from: string; readonly until: string | null }
/** A geometry as ordered positions [longitude, latitude], decimal degrees as text; an area is closed, its last position the first. */
export interface Place { readonly geometry: "point" | "line" | "area"; readonly positions: readonly (readonly [string, string])[] }

/** The value of a filled field (字段值). */
export type ValueOf<F extends Field> =
  F extends { readonly kind: "integer" } ? number : F extends { readonly kind: "boolean" } ? boolean
  : F extends { readonly kind: "period" } ? Period : F extends { readonly kind: "place" } ? Place
  : F extends { readonly kind: "choice"; readonly options: infer O } ? keyof O & string
  : F extends { readonly kind: "choices"; readonly options: infer O } ? readonly (keyof O & string)[]
  : F extends { readonly kind: "reference" | "file"; readonly many: true } ? readonly string[]
  : F extends { readonly kind: "children"; readonly fields: infer C extends ChildFields } ? readonly RowOf<C>[]
  : string;
/** The row of some fields: every field is there, null when it is blank; a required one is never null. */
export type RowOf<Fs extends Fields> = { readonly [K in keyof Fs]: Fs[K] extends { readonly required: true } ? ValueOf<Fs[K]> : ValueOf<Fs[K]> | null };
/** A row whose declaration is not known to the compiler. */
export type AnyRow = Readonly<Record<string, unknown>>;
