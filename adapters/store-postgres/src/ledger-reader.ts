import type { AnyRow, Ledger, LifeStep, VersionKind } from "@yunqing/ledger";
import { dutyRuleOf, keyOf, type BatchLine, type BatchVersion, type ImportLine, type KeptRow, type KeptVersion, type LedgerCount, type LedgerImport, type LineKind, type RowDuty, type RowGroup, type RowMark, type RowOrder, type RowPage, type RowsAsked, type Scope } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted } from "./engine.js";
import { columnsFrom, instantText, selectOf, shapeOf, valuesFrom, type LedgerShape } from "./ledger-columns.js";
import { isThere, Parameters } from "./ledger-parameters.js";
import { afterSql, orderColumn, rowsSql, scopeSql } from "./ledger-where.js";
import { textArray } from "./sql-arrays.js";

type Raw = Readonly<Record<string, unknown>>;
const text = (row: Raw, name: string): string => String(row[name]), maybe = (row: Raw, name: string): string | null => (row[name] === null || row[name] === undefined ? null : String(row[name]));
const own = (alias: string, id: string, version: string): string => `${alias}.${id} as id, ${alias}.${version} as version, ${alias}.row_seq as seq, ${alias}.row_kind as kind, ${alias}.row_merged_into as merged_into, ${instantText(`${alias}.at`)} as at_text, ${alias}.by_user as by_user, ${alias}.district as district, ${alias}.organisation_path as organisation_path, ${alias}.place_path as place_path, ${alias}.enterprise as enterprise`;
const lifeColumn = (shape: LedgerShape, alias: string): string => (shape.hasState ? `${alias}.row_state as state` : "null::text as state");

function rowFrom(shape: LedgerShape, row: Raw): KeptRow {
  return {
    id: text(row, "id"), version: text(row, "version"), seq: Number(row["seq"]), kind: text(row, "kind") as VersionKind, mergedInto: maybe(row, "merged_into"), at: text(row, "at_text"), by: text(row, "by_user"), state: maybe(row, "state"),
    district: maybe(row, "district"), organisationPath: text(row, "organisation_path"), placePath: text(row, "place_path"), enterprise: maybe(row, "enterprise"), values: valuesFrom(shape.ledger.fields, row),
  };
}

/** Puts what lives in tables of its own to the versions that it hangs on: links always, child rows when they are wanted. */
async function withApart<R extends { readonly values: AnyRow }>(line: Line, shape: LedgerShape, rows: readonly R[], versionOf: (row: R) => string, whole: boolean): Promise<readonly R[]> {
  const wanted = shape.apart.filter(({ fields }) => whole || fields === null);
  if (wanted.length === 0 || rows.length === 0) return rows;
  const versions = textArray(rows.map(versionOf)), more = new Map<string, Record<string, unknown>>();
  for (const { field, table, fields } of wanted) {
    const list = fields === null ? "c.target as target" : selectOf(fields, "c").join(", ");
    const found = (await line.query(`select c.row_version as version, ${list} from ${table} c where c.row_version = any($1::text[]) order by c.row_version, c.ordinal`, [versions])).rows as Raw[];
    for (const row of found) {
      const at = more.get(text(row, "version")) ?? {};
      more.set(text(row, "version"), at);
      (at[field] ??= []) as unknown[];
      (at[field] as unknown[]).push(fields === null ? text(row, "target") : valuesFrom(fields, row));
    }
  }
  return rows.map((row) => { const found = more.get(versionOf(row)); return found === undefined ? row : { ...row, values: { ...row.values, ...found } }; });
}

/**
 * The rows as they stood before an instant: those of the present that nobody touched since, and of the others the version whose successor came after it.
 * Time never runs backwards within a row, so there is one such pair or none; a version is never looked at for a row that still stands as it did.
 */
function pastSource(shape: LedgerShape, asked: RowsAsked, list: (alias: string, id: string, version: string) => string, parameters: Parameters, more: (alias: string, id: string) => string = () => "", tail = ""): string {
  const before = `${parameters.put(asked.before ?? "")}::timestamptz`, { table, version } = shape;
  return `(select ${list("t", "id", "row_version")} from ${table} t where t.at < ${before} and t.${isThere} and ${rowsSql(shape.ledger, asked, { alias: "t", version: "row_version", id: "id" }, parameters)}${more("t", "id")}${tail})
    union all
    (select ${list("v", "row_id", "id")} from (select row_id as later_id, row_seq as later_seq from ${version} where at >= ${before} and row_seq > 1) n join ${version} v on v.row_id = n.later_id and v.row_seq = n.later_seq - 1
      where v.at < ${before} and v.${isThere} and ${rowsSql(shape.ledger, asked, { alias: "v", version: "id", id: "row_id" }, parameters)}${more("v", "row_id")}${tail})`;
}

/** A page of rows in an order, by key (分页). Rows with a value come first, then the blanks, either way. */
export async function pageOf(line: Line, ledger: Ledger, asked: RowsAsked, order: RowOrder, after: RowMark | null, limit: number): Promise<RowPage> {
  const shape = shapeOf(ledger), { column, type } = orderColumn(ledger, order), way = order.descending ? "desc" : "asc";
  const found: (Raw & { readonly mark: string | null })[] = [];
  const mark = (alias: string): string => (type === "timestamptz" ? `to_char(${alias}.${quoted(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : `${alias}.${quoted(column)}::text`);
  const never = column === "at" || column === "row_state";
  for (const blanks of never ? [false] : [false, true]) {
    if (!blanks && after !== null && after.value === null) continue;
    const rest = limit + 1 - found.length;
    if (rest <= 0) break;
    const parameters = new Parameters(), from = after !== null && (after.value === null) === blanks ? after : null;
    const more = (alias: string, id: string): string => `${never ? "" : ` and ${alias}.${quoted(column)} is ${blanks ? "" : "not "}null`}${from === null ? "" : ` and ${afterSql(`${alias}.${quoted(column)}`, type, order.descending, from, `${alias}.${id}`, parameters)}`}`;
    const list = (alias: string, id: string, version: string): string => `${own(alias, id, version)}, ${lifeColumn(shape, alias)}, ${mark(alias)} as mark${asked.before === undefined ? "" : `, ${alias}.${quoted(column)} as order_value`}${shape.columns.length === 0 ? "" : `, ${selectOf(ledger.fields, alias).join(", ")}`}`;
    const sql = asked.before === undefined
      ? `select ${list("t", "id", "row_version")} from ${shape.table} t where t.${isThere} and ${rowsSql(ledger, asked, { alias: "t", version: "row_version", id: "id" }, parameters)}${more("t", "id")} order by ${blanks ? "" : `t.${quoted(column)} ${way}, `}t.id ${way} limit ${rest}`
      : `select * from (${pastSource(shape, asked, list, parameters, more, ` order by ${blanks ? "" : `${quoted(column)} ${way}, `}id ${way} limit ${rest}`)}) u order by ${blanks ? "" : `u.order_value ${way}, `}u.id ${way} limit ${rest}`;
    found.push(...(await line.query(sql, parameters.list)).rows as (Raw & { mark: string | null })[]);
  }
  const shown = found.slice(0, limit), last = found.length > limit ? shown.at(-1) : undefined;
  const rows = await withApart(line, shape, shown.map((row) => rowFrom(shape, row)), (row) => row.version, false);
  return { rows, next: last === undefined ? null : { value: last.mark, id: text(last, "id") } };
}

export async function countOf(line: Line, ledger: Ledger, asked: RowsAsked): Promise<number> {
  const shape = shapeOf(ledger), parameters = new Parameters();
  const sql = asked.before === undefined ? `select count(*)::float8 as n from ${shape.table} t where t.${isThere} and ${rowsSql(ledger, asked, { alias: "t", version: "row_version", id: "id" }, parameters)}`
    : `select count(*)::float8 as n from (${pastSource(shape, asked, (alias, id) => `${alias}.${id}`, parameters)}) u`;
  return ((await line.query(sql, parameters.list)).rows[0] as { n: number }).n;
}

/** Rows and exact sums by one field (分组统计); a row with several options counts in each. */
export async function groupsOf(line: Line, ledger: Ledger, asked: RowsAsked, by: string | null, sums: readonly string[]): Promise<readonly RowGroup[]> {
  const shape = shapeOf(ledger), parameters = new Parameters(), sumColumns = sums.map((name) => [name, orderColumn(ledger, { field: name, descending: false }).column] as const);
  const field = by === null || by === "row_state" ? undefined : ledger.fields[by], link = shape.apart.find((each) => each.field === by && each.fields === null);
  const many = field?.kind === "choices", key = by === null ? null : orderColumn(ledger, { field: by, descending: false }).column;
  const list = (alias: string, _id: string, version: string): string => [...sumColumns.map(([, column]) => `${alias}.${quoted(column)}`), ...(link !== undefined ? [`${alias}.${version} as link_version`] : key === null ? [] : [`${alias}.${quoted(key)} as key_value`]), "1 as one"].join(", ");
  const source = asked.before === undefined ? `select ${list("t", "id", "row_version")} from ${shape.table} t where t.${isThere} and ${rowsSql(ledger, asked, { alias: "t", version: "row_version", id: "id" }, parameters)}` : pastSource(shape, asked, list, parameters);
  const option = by === null ? "''" : link !== undefined ? "coalesce(c.target, '')" : many ? "coalesce(c.each, '')" : "coalesce(u.key_value::text, '')";
  const joined = link !== undefined ? ` left join ${link.table} c on c.row_version = u.link_version` : many ? " left join lateral unnest(u.key_value) as c (each) on true" : "";
  const sql = `select ${option} as option, count(*)::float8 as rows${sumColumns.map(([, column], at) => `, coalesce(sum(u.${quoted(column)}), 0)::text as sum_${at}, count(u.${quoted(column)})::float8 as filled_${at}`).join("")} from (${source}) u${joined} group by 1 order by 2 desc, 1 limit 500`;
  return ((await line.query(sql, parameters.list)).rows as Raw[]).map((row) => ({ option: text(row, "option"), rows: Number(row["rows"]), sums: Object.fromEntries(sumColumns.map(([name], at) => [name, { value: text(row, `sum_${at}`), filled: Number(row[`filled_${at}`]) }])) }));
}

/** Rows, rows in an open state and rows with a duty past its day of many ledgers, in one go (各台账计数). */
export async function countsOf(line: Line, asked: readonly { readonly ledger: Ledger; readonly scope: Scope }[], today: string): Promise<readonly LedgerCount[]> {
  if (asked.length === 0) return [];
  const parameters = new Parameters(), day = parameters.put(today);
  const parts = asked.map(({ ledger, scope }) => {
    const { table } = shapeOf(ledger), closed = Object.entries(ledger.life?.states ?? {}).filter(([, state]) => state.isClosed).map(([id]) => id);
    const open = ledger.life === undefined ? "0" : `count(*) filter (where t.row_state <> all(${parameters.texts(closed)}))`;
    return `select ${parameters.put(ledger.id)} as ledger, count(*)::float8 as rows, ${open}::float8 as open, count(*) filter (where o.subject is not null)::float8 as overdue from ${table} t left join overdue o on o.rule = ${parameters.put(dutyRuleOf(ledger.id))} and o.subject = t.id where t.${isThere} and ${scopeSql(scope, "t", parameters, ledger)}`;
  });
  const sql = `with overdue as materialized (select distinct d.cause_rule as rule, d.cause_subject as subject from duty d cross join lateral (select s.to_state, s.due_day, s.paused_day from duty_step s where s.duty = d.id order by s.seq desc limit 1) s where starts_with(d.cause_rule, 'ledger/') and s.to_state not in ('closed', 'withdrawn') and s.due_day < coalesce(s.paused_day, ${day})) ${parts.join(" union all ")}`;
  return ((await line.query(sql, parameters.list)).rows as Raw[]).map((row) => ({ ledger: text(row, "ledger"), rows: Number(row["rows"]), open: Number(row["open"]), overdue: Number(row["overdue"]) }));
}

/** Whole rows, also those that are gone. */
export async function rowsBy(line: Line, ledger: Ledger, where: string, parameters: readonly unknown[]): Promise<readonly KeptRow[]> {
  const shape = shapeOf(ledger), { rows } = await line.query(`select ${own("t", "id", "row_version")}, ${lifeColumn(shape, "t")}${shape.columns.length === 0 ? "" : `, ${selectOf(ledger.fields, "t").join(", ")}`} from ${shape.table} t where ${where}`, parameters);
  return withApart(line, shape, (rows as Raw[]).map((row) => rowFrom(shape, row)), (row) => row.version, true);
}
/** Every version of a row, in order (历次版本). */
export async function versionsOf(line: Line, ledger: Ledger, row: string): Promise<readonly KeptVersion[]> {
  const shape = shapeOf(ledger);
  const { rows } = await line.query(`select ${own("v", "row_id", "id")}, ${lifeColumn(shape, "v")}, v.row_why as why, v.row_move as move, v.row_step as step, array_to_json(v.row_proofs)::text as proofs, v.row_corrects as corrects, v.row_right as right_fields, v.row_batch as batch${shape.columns.length === 0 ? "" : `, ${selectOf(ledger.fields, "v").join(", ")}`} from ${shape.version} v where v.row_id = $1 order by v.row_seq`, [row]);
  const versions = (rows as Raw[]).map((each): KeptVersion => {
    const kept = rowFrom(shape, each), move = maybe(each, "move");
    const step: LifeStep | null = move === null ? null : { move, seq: Number(each["step"]), proofs: (JSON.parse(maybe(each, "proofs") ?? "[]") as string[]).map((one) => { const cut = one.lastIndexOf(":"); return { kind: one.slice(0, cut), hash: one.slice(cut + 1) }; }) };
    return {
      id: kept.version, row: kept.id, seq: kept.seq, at: kept.at, by: kept.by, why: text(each, "why"), kind: kept.kind, values: kept.values, state: kept.state, step, corrects: maybe(each, "corrects"), right: maybe(each, "right_fields"),
      mergedInto: kept.mergedInto, batch: maybe(each, "batch"), district: kept.district, organisationPath: kept.organisationPath, placePath: kept.placePath, enterprise: kept.enterprise,
    };
  });
  return withApart(line, shape, versions, (each) => each.id, true);
}
export async function correctedAmong(line: Line, ledger: Ledger, rows: readonly string[], from: string): Promise<readonly string[]> {
  const { rows: found } = await line.query(`select distinct row_id as id from ${shapeOf(ledger).version} where row_id = any($1::text[]) and at >= $2::timestamptz and row_kind = 'corrected'`, [textArray(rows), from]);
  return (found as Raw[]).map((row) => text(row, "id"));
}

/** Names of rows by id (名称). */
export async function namesOf(line: Line, ledger: Ledger, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { table, nameColumn } = shapeOf(ledger);
  return new Map(((await line.query(`select id, ${quoted(nameColumn)}::text as name from ${table} where id = any($1::text[])`, [textArray([...new Set(ids)])])).rows as { id: string; name: string | null }[]).map(({ id, name }) => [id, name ?? id]));
}
/** Ids by the words people use: the name, the key of one field, the id (按名称找编号). Words that fit several rows are none. */
export async function idsByWords(line: Line, ledger: Ledger, words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (words.length === 0) return new Map();
  const { table, nameColumn, keyColumns } = shapeOf(ledger), columns = [...new Set([nameColumn, ...(keyColumns.length === 1 ? keyColumns : []), "id"])];
  const { rows } = await line.query(columns.map((column) => `select ${quoted(column)}::text as words, id from ${table} where ${isThere} and ${quoted(column)}::text = any($1::text[])`).join(" union "), [textArray(words)]);
  const found = new Map<string, string | null>();
  for (const { words: each, id } of rows as { words: string; id: string }[]) found.set(each, found.has(each) && found.get(each) !== id ? null : id);
  return new Map([...found].flatMap(([each, id]) => (id === null ? [] : [[each, id] as const])));
}
/** Whole rows by their keys (按关键字段找行). */
export async function rowsByKeys(line: Line, ledger: Ledger, district: string, values: readonly AnyRow[]): Promise<ReadonlyMap<string, KeptRow>> {
  if (values.length === 0) return new Map();
  const { keyColumns } = shapeOf(ledger), types = ledger.key.map((name) => orderColumn(ledger, { field: name, descending: false }).type), wanted = values.map((each) => columnsFrom(ledger.fields, each));
  // each column by itself: the index of the key is walked, where a list of pairs would be joined with the whole table; what fits no pair is found by nobody
  const rows = await rowsBy(line, ledger, `t.district = $1 and t.${isThere} and ${keyColumns.map((column, at) => `t.${quoted(column)} = any($${at + 2}::text[]::${types[at]}[])`).join(" and ")}`, [district, ...keyColumns.map((column) => textArray([...new Set(wanted.map((each) => String(each[column])))]))]);
  return new Map(rows.map((row) => [keyOf(ledger, row.values), row]));
}

/** The duties of rows, the latest of each row last (行的督办). */
export async function dutiesOf(line: Line, ledger: Ledger, rows: readonly string[]): Promise<readonly RowDuty[]> {
  if (rows.length === 0) return [];
  const { rows: found } = await line.query(`select d.cause_subject as row, d.id, d.number, d.title, s.to_state as state, s.holder, s.due_day as due_day, s.seq, d.cause_period as period from duty d cross join lateral (select * from duty_step s where s.duty = d.id order by s.seq desc limit 1) s where d.cause_rule = $1 and d.cause_subject = any($2::text[]) order by d.at, d.id`, [dutyRuleOf(ledger.id), textArray(rows)]);
  return (found as Raw[]).map((row) => ({ row: text(row, "row"), id: text(row, "id"), number: text(row, "number"), title: text(row, "title"), state: text(row, "state"), holder: text(row, "holder"), dueDay: text(row, "due_day"), seq: Number(row["seq"]), period: text(row, "period") }));
}

export async function importsOf(line: Line, { ledger, id }: { readonly ledger: string; readonly id?: string }): Promise<readonly LedgerImport[]> {
  const { rows } = await line.query(`select i.*, ${instantText("i.at")} as at_text from ledger_import i where i.ledger = $1 and ($2::text is null or i.id = $2) order by i.at desc, i.id desc limit 200`, [ledger, id ?? null]);
  return (rows as Raw[]).map((row) => ({
    id: text(row, "id"), ledger: text(row, "ledger"), file: text(row, "file"), name: text(row, "name"), by: text(row, "by_user"), at: text(row, "at_text"), step: text(row, "step") as LedgerImport["step"], done: Number(row["done"]), total: row["total"] === null ? null : Number(row["total"]),
    counts: JSON.parse(text(row, "counts")) as LedgerImport["counts"], headings: text(row, "headings"), place: maybe(row, "place"), why: text(row, "why"), failure: text(row, "failure"),
    district: maybe(row, "district"), organisationPath: text(row, "organisation_path"), placePath: text(row, "place_path"), enterprise: maybe(row, "enterprise"),
  }));
}
export async function importLinesOf(line: Line, { id, kinds, after, limit }: { readonly id: string; readonly kinds?: readonly LineKind[]; readonly after: number; readonly limit: number }): Promise<readonly ImportLine[]> {
  const { rows } = await line.query("select * from ledger_import_line where import = $1 and ordinal > $2::int and ($3::text[] is null or kind = any($3::text[])) order by ordinal limit $4::int", [id, after, kinds === undefined ? null : textArray(kinds), limit]);
  return (rows as Raw[]).map((row) => ({ ordinal: Number(row["ordinal"]), sheet: text(row, "sheet"), line: Number(row["line"]), kind: text(row, "kind") as LineKind, row: maybe(row, "row_id"), version: maybe(row, "version"), base: maybe(row, "base"), name: text(row, "name"), change: text(row, "change"), faults: text(row, "faults"), sealed: maybe(row, "sealed") }));
}
/** What a commit needs of the lines, and nothing else: they come by the thousand. */
export async function importBatchOf(line: Line, { id, after, limit }: { readonly id: string; readonly after: number; readonly limit: number }): Promise<readonly BatchLine[]> {
  const { rows } = await line.query("select ordinal, line, kind, row_id, version, base, sealed from ledger_import_line where import = $1 and ordinal > $2::int and kind in ('new', 'changed') order by ordinal limit $3::int", [id, after, limit]);
  return (rows as Raw[]).map((row) => ({ ordinal: Number(row["ordinal"]), line: Number(row["line"]), kind: text(row, "kind") as LineKind, row: maybe(row, "row_id"), version: maybe(row, "version"), base: maybe(row, "base"), sealed: maybe(row, "sealed") }));
}
export async function batchOf(line: Line, ledger: Ledger, batch: string, after: string, limit: number): Promise<readonly BatchVersion[]> {
  const { table, version } = shapeOf(ledger), { rows } = await line.query(`select v.row_id as row, v.id as version, v.row_seq as seq, (t.row_version = v.id) as current from ${version} v join ${table} t on t.id = v.row_id where v.row_batch = $1 and v.row_id > $2 order by v.row_id limit $3::int`, [batch, after, limit]);
  return (rows as Raw[]).map((row) => ({ row: text(row, "row"), version: text(row, "version"), seq: Number(row["seq"]), current: row["current"] === true }));
}
export async function headingsOf(line: Line, ledger: string): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(((await line.query("select heading, target from ledger_heading where ledger = $1 order by heading", [ledger])).rows as { heading: string; target: string }[]).map(({ heading, target }) => [heading, target]));
}
