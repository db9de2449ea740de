import { extentSql, snake, type Field, type Ledger } from "@yunqing/ledger";
import { dutyRuleOf, type RowFilter, type RowMark, type RowOrder, type RowsAsked, type Scope } from "@yunqing/domain";
import { beijingDay } from "@yunqing/standards";
import { shapeOf, type LedgerShape } from "./ledger-columns.js";
import { quoted } from "./engine.js";
import { conditionSql, termsSql } from "./ledger-conditions.js";
import { Parameters } from "./ledger-parameters.js";

/** Whether a path column lies at or below a root, by whole segments, as a range that an index can walk. */
function insideSql(column: string, root: string, parameters: Parameters): string {
  return root === "" ? "true" : `(${column} = ${parameters.put(root)} or (${column} >= ${parameters.put(`${root}/`)} and ${column} < ${parameters.put(`${root}0`)}))`;
}
/** The rows of a ledger that a scope reaches (数据范围条件), the same rule as `inRows` of the domain. A part of a party asks for its own columns, each with an index. */
export function scopeSql(scope: Scope, alias: string, parameters: Parameters, ledger: Ledger): string {
  if (scope.all) return "true";
  const parts = scope.parts.map(({ organisationPath, placePath, enterprise, parties }) => parties !== undefined ? parties.map((field) => `${alias}.${quoted(snake(field))} = ${parameters.put(enterprise ?? "")}`).join(" or ") || "false" : [insideSql(`${alias}.organisation_path`, organisationPath, parameters), insideSql(`${alias}.place_path`, placePath, parameters), enterprise === null ? "true" : `${alias}.enterprise = ${parameters.put(enterprise)}`].filter((each) => each !== "true").join(" and ") || "true");
  if (scope.open !== undefined) parts.push(conditionSql(ledger, scope.open, alias, parameters));
  return parts.length === 0 ? "false" : `(${parts.map((part) => `(${part})`).join(" or ")})`;
}

/** The column by which a field is ordered and whose blankness is its own; null for what lives in another table. */
function firstColumn(name: string, field: Field): string | null {
  if (field.kind === "children" || (field.kind === "reference" && field.many === true)) return null;
  const column = snake(name);
  return field.kind === "period" ? `${column}_from` : field.kind === "phone" || field.kind === "identity" ? `${column}_digest` : column;
}

/** `version` is the column that child rows and links hang on. */
interface Place { readonly alias: string; readonly version: string }
function filterSql(shape: LedgerShape, filter: RowFilter, { alias, version }: Place, parameters: Parameters): string {
  if (filter.field === "row_state") return filter.way === "any-of" ? `${alias}.row_state = any(${parameters.texts(filter.values)})` : "false";
  const field = shape.ledger.fields[filter.field];
  if (field === undefined) return "false";
  const own = firstColumn(filter.field, field), apart = shape.apart.find((each) => each.field === filter.field);
  if (own === null) {
    if (apart === undefined) return "false";
    const rows = (more: string): string => `exists (select 1 from ${apart.table} c where c.row_version = ${alias}.${version}${more})`;
    return filter.way === "filled" ? (filter.filled ? rows("") : `not ${rows("")}`) : filter.way === "any-of" ? rows(` and c.target = any(${parameters.texts(filter.values)})`) : "false";
  }
  const column = `${alias}.${quoted(own)}`;
  switch (filter.way) {
    case "filled": return `${column} is ${filter.filled ? "not " : ""}null`;
    case "contains": return `strpos(lower(${column}), lower(${parameters.put(filter.text)})) > 0`;
    case "equals": return `${column} = ${parameters.put(filter.text)}`;
    case "any-of":
      if (field.kind === "choices") return `${column} && ${parameters.texts(filter.values)}`;
      return field.kind === "boolean" ? `${column} = any(${parameters.texts(filter.values)}::boolean[])` : `${column} = any(${parameters.texts(filter.values)})`;
    case "range": return rangeSql(field, column, filter, parameters);
    case "within": return field.kind === "place" ? withinSql(field.geometry, column, filter.box, parameters, version === "row_version") : "false";
  }
}
function rangeSql(field: Field, column: string, { from, until }: Extract<RowFilter, { way: "range" }>, parameters: Parameters): string {
  const parts: string[] = [];
  if (field.kind === "period") {
    // a period is in a range when they have a day in common
    if (until !== null) parts.push(`${column} <= ${parameters.put(until)}::date`);
    if (from !== null) parts.push(`(${column.replace(/_from"$/, '_until"')} is null or ${column.replace(/_from"$/, '_until"')} > ${parameters.put(from)}::date)`);
    return `(${column} is not null${parts.map((part) => ` and ${part}`).join("")})`;
  }
  if (field.kind === "instant") {
    const isDayText = (text: string): boolean => text.length === 10;
    if (from !== null) parts.push(`${column} >= ${parameters.put(isDayText(from) ? beijingDay(from).from : from)}::timestamptz`);
    if (until !== null) parts.push(isDayText(until) ? `${column} < ${parameters.put(beijingDay(until).to)}::timestamptz` : `${column} <= ${parameters.put(until)}::timestamptz`);
    return parts.join(" and ") || `${column} is not null`;
  }
  const type = field.kind === "day" ? "date" : "numeric";
  if (from !== null) parts.push(`${column} >= ${parameters.put(from)}::${type}`);
  if (until !== null) parts.push(`${column} <= ${parameters.put(until)}::${type}`);
  return parts.join(" and ") || `${column} is not null`;
}
/**
 * Whether a place touches a box, with the geometry that every PostgreSQL has: the exact text becomes a point, a path or a polygon.
 * Of present rows the index of boxes says first which come into question.
 */
function withinSql(geometry: "point" | "line" | "area", column: string, [west, south, east, north]: readonly [string, string, string, string], parameters: Parameters, isIndexed: boolean): string {
  const [w, s, e, n] = [west, south, east, north].map((each) => `${parameters.put(each)}::text`) as [string, string, string, string];
  const inner = geometry === "point" ? `substr(${column}, 7, length(${column}) - 7)` : geometry === "line" ? `substr(${column}, 12, length(${column}) - 12)` : `substr(${column}, 10, length(${column}) - 11)`;
  const pairs = `replace(replace(${inner}, ', ', '),('), ' ', ',')`, corners = `'((' || ${w} || ',' || ${s} || '),(' || ${e} || ',' || ${s} || '),(' || ${e} || ',' || ${n} || '),(' || ${w} || ',' || ${n} || '))'`;
  const box = `('(' || ${w} || ',' || ${s} || '),(' || ${e} || ',' || ${n} || ')')::box`;
  const first = isIndexed ? `${extentSql(geometry, column)} && ${box}` : `${column} is not null`;
  if (geometry === "point") return `(${first} and ('(' || ${pairs} || ')')::point <@ ${box})`;
  if (geometry === "line") return `(${first} and (('[(' || ${pairs} || ')]')::path ?# (${corners})::path or ('(' || split_part(${pairs}, ')', 1) || ')')::point <@ ${box}))`;
  return `(${first} and ('((' || ${pairs} || '))')::polygon && (${corners})::polygon)`;
}

/** The order's column with the type that its text is read back as. */
export function orderColumn(ledger: Ledger, { field }: RowOrder): { readonly column: string; readonly type: string } {
  if (field === null) return { column: "at", type: "timestamptz" };
  if (field === "row_state") return { column: "row_state", type: "text" };
  const declared = ledger.fields[field], column = declared === undefined ? null : firstColumn(field, declared);
  if (declared === undefined || column === null) return { column: "at", type: "timestamptz" };
  const type = declared.kind === "decimal" || declared.kind === "money" || declared.kind === "integer" || (declared.kind === "computed" && declared.as === "decimal") ? "numeric"
    : declared.kind === "day" || declared.kind === "period" ? "date" : declared.kind === "instant" ? "timestamptz" : declared.kind === "boolean" ? "boolean" : "text";
  return { column, type };
}

/** Everything that must hold of a row of the present table or of a version (行条件). */
export function rowsSql(ledger: Ledger, asked: RowsAsked, place: Place & { readonly id: string }, parameters: Parameters): string {
  const shape = shapeOf(ledger), { alias, id } = place;
  const parts = [scopeSql(asked.scope, alias, parameters, ledger), ...asked.filters.map((filter) => filterSql(shape, filter, place, parameters))];
  if (asked.placePath !== undefined) parts.push(insideSql(`${alias}.place_path`, asked.placePath, parameters));
  if (asked.ids !== undefined) parts.push(`${alias}.${id} = any(${parameters.texts(asked.ids)})`);
  const { text, textFields } = asked;
  if (text !== undefined && text !== "") {
    const columns = (textFields ?? []).flatMap((name) => { const field = ledger.fields[name], column = field === undefined ? null : firstColumn(name, field); return column === null || field === undefined || !["text", "code", "computed"].includes(field.kind) ? [] : [column]; });
    const refs = (asked.textRefs ?? []).flatMap(({ field: name, ids }) => { const field = ledger.fields[name], column = field === undefined ? null : firstColumn(name, field); return column === null || field?.kind !== "reference" ? [] : [`${alias}.${quoted(column)} = any(${parameters.texts(ids)})`]; });
    const found = [...[text, ...asked.textAlso ?? []].flatMap((each) => columns.map((column) => `strpos(lower(${alias}.${quoted(column)}), lower(${parameters.put(each)})) > 0`)), ...(asked.textIds === undefined ? [] : [`${alias}.${id} = any(${parameters.texts(asked.textIds)})`]), ...refs];
    parts.push(found.length === 0 ? "false" : `(${found.join(" or ")})`);
  }
  if (asked.terms !== undefined) parts.push(termsSql(ledger, asked.terms, alias, parameters));
  if (asked.overdueOn !== undefined) parts.push(`exists (select 1 from duty d cross join lateral (select s.to_state, s.due_day, s.paused_day from duty_step s where s.duty = d.id order by s.seq desc limit 1) s
    where d.cause_rule = ${parameters.put(dutyRuleOf(ledger.id))} and d.cause_subject = ${alias}.${id} and s.to_state not in ('closed', 'withdrawn') and s.due_day < coalesce(s.paused_day, ${parameters.put(asked.overdueOn)}))`);
  return parts.filter((each) => each !== "true").join(" and ") || "true";
}

/** Rows behind a mark in an order (翻页条件): those with a value first, then the blanks. */
export function afterSql(column: string, type: string, descending: boolean, after: RowMark, id: string, parameters: Parameters): string {
  const sign = descending ? "<" : ">";
  return after.value === null ? `(${column} is null and ${id} ${sign} ${parameters.put(after.id)})` : `((${column}, ${id}) ${sign} (${parameters.put(after.value)}::${type}, ${parameters.put(after.id)}))`;
}
