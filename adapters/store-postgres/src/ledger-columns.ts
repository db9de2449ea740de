import { columnsOf, isBlank, nameFieldOf, snake, tableOf, wktOf, type AnyRow, type Column, type Field, type Fields, type Ledger, type Place } from "@yunqing/ledger";
import type { SealedValue } from "@yunqing/domain";
import { quoted } from "./engine.js";

// Values of a ledger's fields and the columns that hold them, both ways; nothing is lost and nothing is rounded in between.

/** Columns that a value is written into; what the database makes itself is none. Worked out once for a field: rows come by the ten thousand. */
const known = new WeakMap<Field, Map<string, readonly Column[]>>();
function written(name: string, field: Field): readonly Column[] {
  const own = known.get(field) ?? new Map<string, readonly Column[]>(), held = own.get(name) ?? columnsOf(name, field).filter((column) => column.generated === undefined);
  known.set(field, own);
  own.set(name, held);
  return held;
}
/** Whether a field lives in a table of its own: child rows, references to many. */
export function isApart(field: Field): boolean { return field.kind === "children" || (field.kind === "reference" && field.many === true); }
/** The names of the columns of a ledger's fields, in order. */
export function fieldColumns(fields: Fields): readonly string[] { return Object.entries(fields).flatMap(([name, field]) => written(name, field).map((column) => column.name)); }

/** A row's values as columns, for `json_populate_recordset` (写入列). */
export function columnsFrom(fields: Fields, values: AnyRow): Readonly<Record<string, unknown>> {
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name], own = written(name, field);
    if (own.length === 0) continue;
    for (const column of own) out[column.name] = null;
    if (isBlank(value)) continue;
    const first = own[0]?.name ?? "", second = own[1]?.name ?? "";
    if (field.kind === "period") { const { from, until } = value as { from: string; until: string | null }; out[first] = from; out[second] = until; }
    else if (field.kind === "place") out[first] = wktOf(value as Place);
    else if (field.kind === "phone" || field.kind === "identity") { const { encrypted, digest } = value as SealedValue; out[first] = encrypted; out[second] = digest; }
    else out[first] = value;
  }
  return out;
}

/** A column as text that both drivers give alike (读出列). */
function asText(column: { readonly name: string; readonly type: string }, alias: string): string {
  const at = `${alias}.${quoted(column.name)}`;
  if (column.type.startsWith("text[]")) return `array_to_json(${at})::text`;
  if (column.type === "date") return `to_char(${at}, 'YYYY-MM-DD')`;
  if (column.type.startsWith("timestamptz")) return instantText(at);
  return `${at}::text`;
}
/** An instant as ISO text in UTC, to the millisecond. */
export function instantText(expression: string): string { return `to_char(${expression} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`; }
/** The list of a select that {@link valuesFrom} reads. */
export function selectOf(fields: Fields, alias: string): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => written(name, field).map((column) => `${asText(column, alias)} as ${quoted(`f_${column.name}`)}`));
}

/** The values of a row that {@link selectOf} selected; what lives in other tables is null here. */
export function valuesFrom(fields: Fields, row: Readonly<Record<string, unknown>>): AnyRow {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, valueFrom(field, snake(name), row)]));
}
function valueFrom(field: Field, column: string, row: Readonly<Record<string, unknown>>): unknown {
  const held = (name: string): string | null => { const value = row[`f_${name}`]; return typeof value === "string" ? value : null; };
  switch (field.kind) {
    case "children": return null;
    case "period": { const from = held(`${column}_from`); return from === null ? null : { from, until: held(`${column}_until`) }; }
    case "phone": case "identity": { const encrypted = held(`${column}_encrypted`), digest = held(`${column}_digest`); return encrypted === null ? null : { encrypted, digest: digest ?? "" }; }
    default: break;
  }
  if (isApart(field)) return null;
  const text = held(column);
  if (text === null) return null;
  switch (field.kind) {
    case "integer": return Number(text);
    case "boolean": return text === "true" || text === "t";
    case "choices": return JSON.parse(text) as unknown;
    case "file": return field.many === true ? JSON.parse(text) as unknown : text;
    case "place": return placeFrom(field.geometry, text);
    default: return text;
  }
}
/** A place from its well-known text; the degrees stay the text they are. */
export function placeFrom(geometry: Place["geometry"], wkt: string): Place {
  const inner = wkt.slice(wkt.indexOf("(")).replace(/[()]/g, "");
  return { geometry, positions: inner.split(", ").map((pair): readonly [string, string] => { const [x = "", y = ""] = pair.trim().split(" "); return [x, y]; }) };
}

/** The child and link tables of a ledger with the field they hold (子表). */
export interface ApartTable { readonly field: string; readonly table: string; readonly fields: Fields | null }
/** What the statements of one ledger are made of, worked out once (台账的表结构). */
export interface LedgerShape {
  readonly ledger: Ledger; readonly table: string; readonly version: string; readonly hasState: boolean; readonly columns: readonly string[]; readonly apart: readonly ApartTable[];
  readonly keyColumns: readonly string[]; readonly keyIndex: string; readonly nameColumn: string;
}
const shapes = new WeakMap<Ledger, LedgerShape>();
export function shapeOf(ledger: Ledger): LedgerShape {
  const held = shapes.get(ledger);
  if (held !== undefined) return held;
  const { present, history, children, links } = tableOf(ledger), fields = Object.entries(ledger.fields);
  const childFields = fields.filter(([, field]) => field.kind === "children"), linkFields = fields.filter(([, field]) => field.kind === "reference" && field.many === true);
  const named = ledger.fields[nameFieldOf(ledger)];
  const shape: LedgerShape = {
    ledger, table: present.name, version: history.name, hasState: ledger.life !== undefined, columns: fieldColumns(ledger.fields),
    apart: [
      ...childFields.map(([field, declared], at): ApartTable => ({ field, table: children[at]?.name ?? "", fields: declared.kind === "children" ? declared.fields : null })),
      ...linkFields.map(([field], at): ApartTable => ({ field, table: links[at]?.name ?? "", fields: null })),
    ],
    keyColumns: ledger.key.map((name) => { const field = ledger.fields[name]; return field === undefined ? "" : written(name, field)[0]?.name ?? ""; }),
    keyIndex: present.indexes[0]?.name ?? "", nameColumn: named === undefined ? "id" : written(nameFieldOf(ledger), named)[0]?.name ?? "id",
  };
  shapes.set(ledger, shape);
  return shape;
}
