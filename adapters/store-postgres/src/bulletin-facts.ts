import type { Bulletin, BulletinSchedule, BulletinStep, BulletinTemplateAct } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import type { BulletinScheduleTable, BulletinStepTable, BulletinTable, BulletinTemplateTable } from "./bulletin-tables.js";
import { signedColumns, signedOf } from "./facts.js";

// Facts of bulletins and their rows, both ways; nothing is lost in between.

const known = <T extends string>(word: string): T => word as T;
const count = (bytes: number | null): number | null => (bytes === null ? null : Number(bytes));
export const bulletinRow = (fact: Bulletin): Insertable<BulletinTable> => ({ ...signedColumns(fact), kind: fact.kind, period: fact.period, line: fact.line, issue: fact.issue, revises: fact.revises });
export const bulletinOf = (row: Selectable<BulletinTable>): Bulletin => ({ ...signedOf(row), kind: known(row.kind), period: row.period, line: known(row.line), issue: row.issue, revises: row.revises });
export const bulletinStepRow = (fact: BulletinStep): Insertable<BulletinStepTable> => ({ ...signedColumns(fact), bulletin: fact.bulletin, seq: fact.seq, move: fact.move, from_state: fact.from, to_state: fact.to, note: fact.note, digest: fact.digest, template: fact.template, file: fact.file, bytes: fact.bytes });
export const bulletinStepOf = (row: Selectable<BulletinStepTable>): BulletinStep => ({ ...signedOf(row), bulletin: row.bulletin, seq: row.seq, move: known(row.move), from: row.from_state === null ? null : known(row.from_state), to: known(row.to_state), note: row.note, digest: row.digest, template: row.template, file: row.file, bytes: count(row.bytes) });
export const bulletinScheduleRow = (fact: BulletinSchedule): Insertable<BulletinScheduleTable> => ({ ...signedColumns(fact), kind: fact.kind, seq: fact.seq, active: fact.active, line: fact.line, day_of_month: fact.day, at24: fact.at24, reason: fact.reason });
export const bulletinScheduleOf = (row: Selectable<BulletinScheduleTable>): BulletinSchedule => ({ ...signedOf(row), kind: known(row.kind), seq: row.seq, active: row.active, line: known(row.line), day: row.day_of_month, at24: row.at24, reason: row.reason });
export const bulletinTemplateRow = (fact: BulletinTemplateAct): Insertable<BulletinTemplateTable> => ({ ...signedColumns(fact), kind: fact.kind, seq: fact.seq, act: fact.act, version: fact.version, name: fact.name, hash: fact.hash, bytes: fact.bytes, note: fact.note });
export const bulletinTemplateOf = (row: Selectable<BulletinTemplateTable>): BulletinTemplateAct => ({ ...signedOf(row), kind: known(row.kind), seq: row.seq, act: known(row.act), version: row.version, name: row.name, hash: row.hash, bytes: count(row.bytes), note: row.note });
