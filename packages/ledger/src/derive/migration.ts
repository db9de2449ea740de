import type { Ledger } from "../declare.js";
import type { Field, Fields } from "../field.js";
import { WouldLoseData, type Loss } from "../refusals.js";
import { columnSql, createSql, foreignKeySql, indexSql } from "./sql.js";
import { tablesOf, type Table } from "./table.js";

const loss = (subject: string, zh: string, en: string): Loss => ({ subject, message: { zh, en } });
const numeric = /^numeric\((\d+), (\d+)\)$/;

/** Whether a column may take the new type with every old value unchanged in worth (能否放宽). */
function widens(before: string, after: string): boolean {
  if (before === after) return true;
  const old = numeric.exec(before), now = numeric.exec(after);
  if (!now) return false;
  const whole = Number(now[1]) - Number(now[2]);
  return before === "bigint" ? whole >= 19 : old !== null && Number(now[2]) >= Number(old[2]) && whole >= Number(old[1]) - Number(old[2]);
}
function fieldLosses(where: string, before: Field, after: Field): readonly Loss[] {
  if (before.kind !== after.kind) return [loss(where, `类型由 ${before.kind} 改为 ${after.kind}；请新增字段，并把旧字段标记 retired`, `its kind changes from ${before.kind} to ${after.kind}: add a new field and mark the old one "retired"`)];
  const losses: Loss[] = [];
  const unitOf = (field: Field): string => ("unit" in field ? field.unit ?? "" : "");
  if (unitOf(before) !== unitOf(after)) losses.push(loss(where, `单位由“${unitOf(before)}”改为“${unitOf(after)}”，旧值会改变含义；请新增字段`, `its unit changes from "${unitOf(before)}" to "${unitOf(after)}", and old values would mean something else: add a new field`));
  if ("options" in before && "options" in after) for (const id of Object.keys(before.options)) if (!Object.hasOwn(after.options, id)) losses.push(loss(where, `选项 ${id} 被删除；请保留并标记 retired`, `option ${id} is gone: keep it and mark it "retired"`));
  if ("many" in before !== "many" in after) losses.push(loss(where, "单值与多值互换；请新增字段", "one becomes many or many one: add a new field"));
  if (before.kind === "reference" && after.kind === "reference" && before.to !== after.to) losses.push(loss(where, `引用由 ${before.to} 改为 ${after.to}；请新增字段`, `it refers to ${after.to} instead of ${before.to}: add a new field`));
  if (before.kind === "place" && after.kind === "place" && before.geometry !== after.geometry) losses.push(loss(where, "几何类型改变；请新增字段", "its geometry changes: add a new field"));
  if (before.kind === "code" && after.kind === "code" && before.rule !== after.rule) losses.push(loss(where, "编码规则改变；请新增字段", "its code rule changes: add a new field"));
  if (before.kind === "children" && after.kind === "children") losses.push(...fieldsLosses(`${where}.`, before.fields, after.fields));
  return losses;
}
function fieldsLosses(prefix: string, before: Fields, after: Fields): readonly Loss[] {
  return Object.entries(before).flatMap(([name, field]) => {
    const now = Object.hasOwn(after, name) ? after[name] : undefined;
    return now ? fieldLosses(`${prefix}${name}`, field, now) : [loss(`${prefix}${name}`, "字段被删除；请保留并标记 retired", 'the field is gone: keep it and mark it "retired"')];
  });
}
function lossesOf(before: Ledger, after: Ledger): readonly Loss[] {
  const losses: Loss[] = [];
  if (before.id !== after.id) losses.push(loss("id", `编号由 ${before.id} 改为 ${after.id}；编号不可改，只改标题`, `the id changes from ${before.id} to ${after.id}: keep the id and change the title`));
  if (before.life && !after.life) losses.push(loss("life", "流程被删除；请保留", "the life cycle is gone: keep it"));
  for (const state of Object.keys(before.life?.states ?? {})) if (after.life && !Object.hasOwn(after.life.states, state)) losses.push(loss(`life.states.${state}`, "状态被删除，仍可能有行处于该状态；请保留并标记 retired", 'the state is gone and rows may stand in it: keep it and mark it "retired"'));
  for (const move of Object.keys(before.life?.moves ?? {})) if (after.life && !Object.hasOwn(after.life.moves, move)) losses.push(loss(`life.moves.${move}`, "动作被删除，旧的办理记录将无法重放；请保留，并改 by 或 from", 'the move is gone and old lives could not be replayed: keep it, and change "by" or "from"'));
  return [...losses, ...fieldsLosses("", before.fields, after.fields)];
}

/** What becomes of one table: only columns, checks, keys and indexes are added or changed; a column is never dropped. */
function tableChanges(before: Table, after: Table, losses: Loss[], initialState: string | null): readonly string[] {
  const out: string[] = [], old = new Map(before.columns.map((each) => [each.name, each])), at = `alter table ${after.name}`;
  for (const check of before.checks) if (!after.checks.some((each) => each.name === check.name && each.sql === check.sql)) out.push(`${at} drop constraint ${check.name}`);
  for (const index of before.indexes) if (!after.indexes.some((each) => indexSql("", each) === indexSql("", index))) out.push(`drop index if exists ${index.name}`);
  for (const key of before.foreignKeys) if (!after.foreignKeys.some((each) => foreignKeySql("", each) === foreignKeySql("", key))) out.push(`${at} drop constraint ${key.name}`);
  for (const column of after.columns) {
    const was = old.get(column.name);
    // a life cycle given to rows that had none: they stand in its first state
    if (!was) out.push(`${at} add column ${columnSql(column)}${column.name === "row_state" && initialState !== null ? ` default '${initialState}'` : ""}`);
    else if (!widens(was.type, column.type) || was.generated !== column.generated) losses.push(loss(`${after.name}.${column.name}`, `列由 ${was.type} 改为 ${column.type}，旧值可能放不下`, `the column changes from ${was.type} to ${column.type}, and old values may not fit`));
    else if (was.type !== column.type) out.push(`${at} alter column ${column.name} type ${column.type}`);
    if (!was && column.name === "row_state") out.push(`${at} alter column row_state drop default`);
  }
  for (const column of before.columns) if (!after.columns.some((each) => each.name === column.name)) losses.push(loss(`${after.name}.${column.name}`, "列被删除", "the column is gone"));
  // "not valid" holds every new and changed row to the rule and leaves the old ones as they are
  for (const check of after.checks) if (!before.checks.some((each) => each.name === check.name && each.sql === check.sql)) out.push(`${at} add constraint ${check.name} check (${check.sql}) not valid`);
  for (const index of after.indexes) if (!before.indexes.some((each) => indexSql("", each) === indexSql("", index))) out.push(indexSql(after.name, index));
  if (before.comment !== after.comment) out.push(`comment on table ${after.name} is '${after.comment.replace(/'/g, "''")}'`);
  return out;
}

/**
 * The statements that bring the tables of a ledger to a changed declaration (由两个声明得到迁移), to be reviewed as a file.
 * Old rows stay as they are, whatever the new rules say; who changes one of them meets the new rules.
 * @returns empty when nothing changes in the tables
 * @throws {WouldLoseData} every loss at once: a field, option, state or move gone, a kind, unit or narrower type
 */
export function migrationOf(before: Ledger, after: Ledger): readonly string[] {
  const losses = [...lossesOf(before, after)];
  if (losses.length > 0) throw new WouldLoseData(after.id, losses);
  const old = new Map(tablesOf(before).map((each) => [each.name, each])), now = tablesOf(after), statements: string[] = [], keys: string[] = [];
  for (const table of now) {
    const was = old.get(table.name);
    statements.push(...(was ? tableChanges(was, table, losses, after.life?.initial ?? null) : createSql(table)));
    for (const key of table.foreignKeys) if (!was?.foreignKeys.some((each) => foreignKeySql("", each) === foreignKeySql("", key))) keys.push(foreignKeySql(table.name, key, was !== undefined));
  }
  if (losses.length > 0) throw new WouldLoseData(after.id, losses);
  return [...statements, ...keys];
}
