import type { Labels } from "@yunqing/standards";
import type { Field } from "../field.js";

/** What is wrong with a value (错误), by code and in words. A `doubt` is taken and asked about, not refused. */
export interface Fault { readonly code: string; readonly zh: string; readonly en: string; readonly isDoubt?: true }
/** A value, or why there is none. */
export type Reading<V> = { readonly kind: "value"; readonly value: V; readonly doubts: readonly Fault[] } | { readonly kind: "refused"; readonly faults: readonly Fault[] };

/** What reading and writing of references may ask (名称对照): ids of other ledgers by the words people use for them. */
export interface Naming { idOf(ledger: string, words: string): string | null; nameOf(ledger: string, id: string): string | null }
/** Ids are their own names. */
export const noNaming: Naming = { idOf: (_, words) => (/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/.test(words) ? words : null), nameOf: () => null };

/** A named check of a table (约束). */
export interface TableCheck { readonly name: string; readonly sql: string }
/** A column (列) as PostgreSQL 15 knows it. */
export interface Column {
  readonly name: string; readonly type: string; readonly checks: readonly string[];
  readonly index?: "btree" | "gin" | "gist"; readonly generated?: string; readonly references?: string;
  /** an expression of PostgreSQL's own box around what the column holds, which is indexed (外接框) */
  readonly extent?: string;
}
export type JsonSchema = Readonly<Record<string, unknown>>;
/** How a form asks for the field (控件), plain data. */
export interface Control { readonly type: string; readonly [setting: string]: unknown }
/** One column of a sheet for the field (表格列): `suffix` when a field has several, such as longitude and latitude. */
export interface SheetPart { readonly id: string; readonly label: Labels | null; readonly choices?: readonly string[]; readonly hint: Labels; readonly width: number }
/** How a list may be narrowed by it (筛选方式). */
export type FilterWay = "contains" | "equals" | "range" | "any-of" | "within" | "filled";

/**
 * A kind of field with all its surfaces (字段类型). A kind without one of them does not compile, and the contract suite runs every kind over every surface.
 */
export interface Kind<F extends Field, V> {
  readonly label: Labels;
  /** flaws of the declaration, empty when it is sound */
  flawsOf(field: F): readonly Labels[];
  /** from the words of a person or of a cell, never blank */
  parse(text: string, field: F, naming: Naming): Reading<V>;
  /** as a cell shows it; `parse(textOf(v))` is `v` */
  textOf(value: V, field: F, naming: Naming): string;
  /** from what crossed the wire, never null */
  take(value: unknown, field: F): Reading<V>;
  /** equal exactly when the values are */
  canonicalOf(value: V, field: F): string;
  columnsOf(field: F, column: string): readonly Column[];
  schemaOf(field: F): JsonSchema;
  controlOf(field: F): Control;
  partsOf(field: F): readonly SheetPart[];
  textsOf(value: V, field: F, naming: Naming): readonly string[];
  parseParts(texts: readonly string[], field: F, naming: Naming): Reading<V>;
  filtersOf(field: F): readonly FilterWay[];
  isSortable(field: F): boolean;
  /** as shown to who may not see it in the clear; absent for what needs no mask */
  readonly maskOf?: (value: V) => string;
  readonly tally: "count" | "sum" | "none";
}

type Given<F extends Field, V> = Omit<Kind<F, V>, "textsOf" | "parseParts" | "canonicalOf" | "flawsOf"> & Partial<Pick<Kind<F, V>, "textsOf" | "parseParts" | "canonicalOf" | "flawsOf">>;
/** Completes a kind whose value stands in one cell and whose text is its identity. */
export function kindWith<F extends Field, V>(given: Given<F, V>): Kind<F, V> {
  return {
    flawsOf: () => [], textsOf: (value, field, naming) => [given.textOf(value, field, naming)],
    parseParts: (texts, field, naming) => given.parse(texts[0] ?? "", field, naming),
    canonicalOf: (value, field) => given.textOf(value, field, noNaming), ...given,
  };
}

export function taken<V>(value: V, doubts: readonly Fault[] = []): Reading<V> { return { kind: "value", value, doubts }; }
export function refused(code: string, zh: string, en: string): { readonly kind: "refused"; readonly faults: readonly Fault[] } { return { kind: "refused", faults: [{ code: `ledger/${code}`, zh, en }] }; }
export function both(zh: string, en: string): Labels { return { zh, en }; }

/** Full-width letters, digits and signs as half-width ones (全角转半角), without blanks at the ends. */
export function halfWidth(text: string): string { return text.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, " ").trim(); }
/** A text within a statement (SQL 字面量). */
export function literal(text: string): string { return `'${text.replace(/'/g, "''")}'`; }
/** A name of the declaration as SQL writes it: `designFlow` → `design_flow`. */
export function snake(name: string): string { return name.replace(/-/g, "_").replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase(); }
export function part(hint: Labels, width: number, choices?: readonly string[]): readonly SheetPart[] { return [{ id: "", label: null, hint, width, ...(choices ? { choices } : {}) }]; }
