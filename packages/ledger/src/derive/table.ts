import { fieldsInUse, isRequired, nameFieldOf, type Ledger } from "../declare.js";
import type { Field } from "../field.js";
import { snake, type Column, type TableCheck } from "../kinds/kind.js";
import { kindOf } from "../kinds/kinds.js";
import { literals } from "../kinds/words.js";

/** A column of a table; `generated` is the expression it is made by. */
export interface TableColumn { readonly name: string; readonly type: string; readonly isNullable: boolean; readonly generated: string | null; readonly standard: string | null }
export interface TableIndex { readonly name: string; readonly columns: readonly string[]; readonly using: "btree" | "gin" | "gist"; readonly isUnique: boolean; readonly where: string | null }
export interface ForeignKey { readonly name: string; readonly column: string; readonly table: string; readonly to: string }
/** A table as PostgreSQL 15 knows it (表). */
export interface Table {
  readonly name: string; readonly comment: string; readonly columns: readonly TableColumn[]; readonly primaryKey: readonly string[];
  readonly checks: readonly TableCheck[]; readonly indexes: readonly TableIndex[]; readonly foreignKeys: readonly ForeignKey[];
}
/**
 * The tables of a ledger (台账的表): `present` holds each row as it stands, `history` every version as a fact, child rows and many references hang on their version.
 * `row_proofs` holds `kind:hash`; `row_right` the corrected fields, sealed by the store, since they may be personal.
 * Facts carry no foreign key to facts: their rows are never updated, and a key would need that privilege.
 */
export interface LedgerTables { readonly present: Table; readonly history: Table; readonly children: readonly Table[]; readonly links: readonly Table[] }

/** Kinds of version (版本类型). */
export const versionKinds = ["made", "changed", "moved", "corrected", "merged", "withdrawn", "restored"] as const;
const gone = "row_kind not in ('merged', 'withdrawn')";
const longest = 63;
/** A name that PostgreSQL keeps whole: what is too long ends in a digest of itself. */
function named(...parts: readonly string[]): string {
  const name = parts.join("_");
  if (name.length <= longest) return name;
  let digest = 2166136261;
  for (const each of name) digest = Math.imul(digest ^ each.charCodeAt(0), 16777619) >>> 0;
  return `${name.slice(0, longest - 9)}_${digest.toString(16).padStart(8, "0")}`;
}
const plain = (name: string, type: string, isNullable = false, standard: string | null = null): TableColumn => ({ name, type, isNullable, generated: null, standard });
const word = 'text collate "C"';
const scope = (): readonly TableColumn[] => [plain("district", word), plain("organisation_path", word), plain("place_path", word), plain("enterprise", word, true)];
const columnIn = (column: Column): TableColumn => ({ name: column.name, type: column.type, isNullable: true, generated: column.generated ?? null, standard: null });

/** Columns of a field in the main table (字段的列). */
export function columnsOf(name: string, field: Field): readonly Column[] { return kindOf(field).columnsOf(field, snake(name)); }

function checksOf(table: string, name: string, field: Field): readonly TableCheck[] {
  const columns = columnsOf(name, field), first = columns[0];
  return [
    ...columns.flatMap((column) => column.checks.map((sql, i) => ({ name: named(table, column.name, "valid", String(i + 1)), sql }))),
    ...(first && isRequired(field) ? [{ name: named(table, first.name, "required"), sql: `${first.name} is not null` }] : []),
  ];
}
function indexesOf(table: string, name: string, field: Field): readonly TableIndex[] {
  return columnsOf(name, field).flatMap((column): readonly TableIndex[] => [
    ...(column.index === undefined ? [] : [{ name: named(table, column.name, "index"), columns: column.index === "btree" ? [column.name, "id"] : [column.name], using: column.index, isUnique: false, where: column.index === "btree" ? gone : null }]),
    ...(column.extent === undefined ? [] : [{ name: named(table, column.name, "box"), columns: [`(${column.extent})`], using: "gist" as const, isUnique: false, where: gone }]),
  ]);
}

/** Whether the name is a text short enough for an index, and not already the first of the key. */
function isNameIndexed(ledger: Ledger): boolean { const field = ledger.fields[nameFieldOf(ledger)]; return field?.kind === "text" && field.long !== true && (field.max ?? 200) <= 400 && !field.retired; }

/** Derives the tables of a ledger (由声明得到表). */
export function tableOf(ledger: Ledger): LedgerTables {
  const name = snake(ledger.id), fields = Object.entries(ledger.fields), columns = fields.flatMap(([id, field]) => columnsOf(id, field));
  const states = ledger.life ? Object.keys(ledger.life.states) : null, stateColumn = states ? [plain("row_state", word)] : [];
  const stateCheck = (table: string): readonly TableCheck[] => (states ? [{ name: named(table, "row_state", "valid"), sql: `row_state in (${literals(states)})` }] : []);
  const kindCheck = (table: string): TableCheck => ({ name: named(table, "row_kind", "valid"), sql: `row_kind in (${literals(versionKinds)})` });
  const keyColumns = ledger.key.flatMap((id) => { const field = ledger.fields[id]; return field ? columnsOf(id, field).map((each) => each.name) : []; });
  const present: Table = {
    name, comment: `${ledger.title.zh} (${ledger.title.en})`, primaryKey: ["id"],
    columns: [plain("id", word), ...scope(), plain("row_version", word), plain("row_seq", "integer"), plain("row_kind", word), plain("row_merged_into", word, true), plain("by_user", word), plain("at", "timestamptz"), ...stateColumn, ...columns.map(columnIn)],
    checks: [kindCheck(name), ...stateCheck(name), ...fields.flatMap(([id, field]) => checksOf(name, id, field))],
    indexes: [
      { name: named(name, "key"), columns: ["district", ...keyColumns], using: "btree", isUnique: true, where: gone },
      // lists and counts ask for rows that are there, and are answered from these alone
      { name: named(name, "scope"), columns: ["place_path", "id"], using: "btree", isUnique: false, where: gone },
      // also of rows that are gone: a past day begins with what was touched since
      { name: named(name, "at"), columns: ["at", "id"], using: "btree", isUnique: false, where: null },
      ...(isNameIndexed(ledger) ? [{ name: named(name, "name"), columns: [snake(nameFieldOf(ledger)), "id"], using: "btree" as const, isUnique: false, where: gone }] : []),
      ...(states ? [{ name: named(name, "row_state", "index"), columns: ["row_state", "id"], using: "btree" as const, isUnique: false, where: gone }] : []),
      ...fieldsInUse(ledger).flatMap(([id, field]) => indexesOf(name, id, field)),
    ],
    foreignKeys: columns.filter((each) => each.references !== undefined).map((each) => ({ name: named(name, each.name, "reference"), column: each.name, table: each.references ?? "", to: "id" })),
  };
  const version = named(name, "version");
  const history: Table = {
    name: version, comment: `${ledger.title.zh}：历次版本 (every version)`, primaryKey: ["id"],
    columns: [plain("id", word), plain("row_id", word), plain("row_seq", "integer"), ...scope(), plain("by_user", word), plain("at", "timestamptz"), plain("recorded_at", "timestamptz", false, "now()"), plain("row_kind", word), plain("row_why", "text"), plain("row_move", word, true), plain("row_step", "integer", true), plain("row_proofs", 'text[] collate "C"', true), plain("row_corrects", word, true), plain("row_right", "text", true), plain("row_merged_into", word, true), plain("row_batch", word, true), ...stateColumn, ...columns.filter((each) => each.generated === undefined).map(columnIn)],
    // a version keeps what was valid under the declaration of its day: no check of a field is repeated here
    checks: [kindCheck(version)], foreignKeys: [],
    indexes: [
      { name: named(version, "order"), columns: ["row_id", "row_seq"], using: "btree", isUnique: true, where: null },
      { name: named(version, "at"), columns: ["at", "row_id"], using: "btree", isUnique: false, where: null },
      { name: named(version, "batch"), columns: ["row_batch"], using: "btree", isUnique: false, where: "row_batch is not null" },
    ],
  };
  const onVersion = [plain("row_version", word), plain("ordinal", "integer")];
  const children = fields.flatMap(([id, field]): readonly Table[] => {
    if (field.kind !== "children") return [];
    const table = named(name, snake(id)), inner = Object.entries(field.fields), own = inner.flatMap(([each, one]) => columnsOf(each, one));
    return [{
      name: table, comment: `${ledger.title.zh}：${field.label.zh} (${field.label.en})`, columns: [...onVersion, ...own.map(columnIn)], primaryKey: ["row_version", "ordinal"], checks: inner.flatMap(([each, one]) => checksOf(table, each, one)), indexes: [],
      foreignKeys: own.filter((each) => each.references !== undefined).map((each) => ({ name: named(table, each.name, "reference"), column: each.name, table: each.references ?? "", to: "id" })),
    }];
  });
  const links = fields.flatMap(([id, field]): readonly Table[] => {
    if (field.kind !== "reference" || !field.many) return [];
    const table = named(name, snake(id));
    return [{
      name: table, comment: `${ledger.title.zh}：${field.label.zh} (${field.label.en})`, columns: [...onVersion, plain("target", word)], primaryKey: ["row_version", "ordinal"], checks: [],
      indexes: [{ name: named(table, "target"), columns: ["target", "row_version"], using: "btree", isUnique: false, where: null }],
      foreignKeys: [{ name: named(table, "reference"), column: "target", table: snake(field.to), to: "id" }],
    }];
  });
  return { present, history, children, links };
}
/** All tables of a ledger in the order of their making. */
export function tablesOf(ledger: Ledger): readonly Table[] { const { present, history, children, links } = tableOf(ledger); return [present, history, ...children, ...links]; }
