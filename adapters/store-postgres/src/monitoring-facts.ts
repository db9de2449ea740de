import type { BatchWithdrawal, CommandStep, ForwardTarget, InstrumentCommand, InstrumentFact, ObservationBatch, PointFact, PushKey, PushKeyEnd, QualityMark, ReadingSource } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import { instant, signedColumns, signedOf } from "./facts.js";
import type { BatchTable, BatchWithdrawalTable, CommandStepTable, CommandTable, ForwardTargetTable, InstrumentTable, PointTable, PushKeyEndTable, PushKeyTable, QualityMarkTable, ReadingSourceTable } from "./monitoring-tables.js";

// Facts of monitoring and their rows, both ways; nothing is lost and nothing is rounded in between.

export type CommandRow = Selectable<CommandTable>;
export type CommandStepRow = Selectable<CommandStepTable>;
/** A word that came out of one of the closed lists of the domain. */
const known = <T extends string | number>(word: string | number): T => word as T;

export const pointRow = (fact: PointFact): Insertable<PointTable> => ({ ...signedColumns(fact), point: fact.point, seq: fact.seq, kind: fact.kind, name_zh: fact.name.zh, name_en: fact.name.en, place: fact.place, longitude: fact.longitude, latitude: fact.latitude, note: fact.note, active: fact.active });
export const pointOf = (row: Selectable<PointTable>): PointFact => ({ ...signedOf(row), point: row.point, seq: row.seq, kind: known(row.kind), name: { zh: row.name_zh, en: row.name_en }, place: row.place, longitude: row.longitude, latitude: row.latitude, note: row.note, active: row.active });

export const instrumentRow = (fact: InstrumentFact): Insertable<InstrumentTable> => ({
  ...signedColumns(fact), instrument: fact.instrument, seq: fact.seq, setting: fact.setting, source: fact.source, mn: fact.mn, point: fact.point, st: fact.st, edition: fact.edition, password_encrypted: fact.passwordEncrypted, key_encrypted: fact.keyEncrypted,
  leniencies: [...fact.leniencies], units: JSON.stringify(fact.units), time_mark: fact.timeMark, minute_interval: fact.minuteInterval, real_time_seconds: fact.realTimeSeconds, addresses: [...fact.addresses], active: fact.active,
});
export const instrumentOf = (row: Selectable<InstrumentTable>): InstrumentFact => ({
  ...signedOf(row), instrument: row.instrument, seq: row.seq, setting: row.setting, source: row.source, mn: row.mn, point: row.point, st: row.st, edition: row.edition === null ? null : known(row.edition), passwordEncrypted: row.password_encrypted, keyEncrypted: row.key_encrypted,
  leniencies: row.leniencies, units: JSON.parse(row.units) as Record<string, string>, timeMark: known(row.time_mark), minuteInterval: row.minute_interval, realTimeSeconds: row.real_time_seconds, addresses: row.addresses, active: row.active,
});
export const sourceOf = (row: Selectable<ReadingSourceTable>): ReadingSource => ({ source: row.source, origin: known(row.origin), point: row.point, instrument: row.instrument });

export const markRow = (fact: QualityMark): Insertable<QualityMarkTable> => ({ ...signedColumns(fact), point: fact.point, kind: fact.kind, from_at: instant(fact.from), until_at: instant(fact.until), factors: [...fact.factors], quality: fact.quality, reason: fact.reason });
export const markOf = (row: Selectable<QualityMarkTable>): QualityMark => ({ ...signedOf(row), point: row.point, kind: known(row.kind), from: row.from_at.toISOString(), until: row.until_at.toISOString(), factors: row.factors, quality: known(row.quality), reason: row.reason });

export const batchRow = (fact: ObservationBatch): Insertable<BatchTable> => ({ ...signedColumns(fact), number: fact.number, origin: fact.origin, title: fact.title, document: fact.document, reason: fact.reason, row_count: fact.rows, points: [...fact.points], file: fact.file });
export const batchOf = (row: Selectable<BatchTable>): ObservationBatch => ({ ...signedOf(row), number: row.number, origin: known(row.origin), title: row.title, document: row.document, reason: row.reason, rows: row.row_count, points: row.points, file: row.file });
export const withdrawalRow = (fact: BatchWithdrawal): Insertable<BatchWithdrawalTable> => ({ ...signedColumns(fact), batch: fact.batch, reason: fact.reason });
export const withdrawalOf = (row: Selectable<BatchWithdrawalTable>): BatchWithdrawal => ({ ...signedOf(row), batch: row.batch, reason: row.reason });

export const pushKeyRow = (fact: PushKey): Insertable<PushKeyTable> => ({ ...signedColumns(fact), name: fact.name, key_hash: fact.keyHash, origin: fact.origin, points: [...fact.points], until_day: fact.untilDay });
export const pushKeyOf = (row: Selectable<PushKeyTable>): PushKey => ({ ...signedOf(row), name: row.name, keyHash: row.key_hash, origin: known(row.origin), points: row.points, untilDay: row.until_day });
export const pushKeyEndRow = (fact: PushKeyEnd): Insertable<PushKeyEndTable> => ({ ...signedColumns(fact), key: fact.key, reason: fact.reason });
export const pushKeyEndOf = (row: Selectable<PushKeyEndTable>): PushKeyEnd => ({ ...signedOf(row), key: row.key, reason: row.reason });

export const commandRow = (fact: InstrumentCommand): Insertable<CommandTable> => ({ ...signedColumns(fact), instrument: fact.instrument, command: fact.command, parameters: JSON.stringify(fact.parameters) });
export const commandOf = (row: CommandRow): InstrumentCommand => ({ ...signedOf(row), instrument: row.instrument, command: known(row.command), parameters: JSON.parse(row.parameters) as Record<string, string> });
export const stepOfCommand = (row: CommandStepRow): CommandStep => ({ command: row.command, seq: row.seq, at: row.at.toISOString(), kind: known(row.kind), note: row.note, frame: row.frame });

export const targetRow = (fact: ForwardTarget): Insertable<ForwardTargetTable> => ({ ...signedColumns(fact), target: fact.target, seq: fact.seq, name: fact.name, host: fact.host, port: fact.port, tls: fact.tls, edition: fact.edition, password_encrypted: fact.passwordEncrypted, mns: JSON.stringify(fact.mns), active: fact.active });
export const targetOf = (row: Selectable<ForwardTargetTable>): ForwardTarget => ({ ...signedOf(row), target: row.target, seq: row.seq, name: row.name, host: row.host, port: row.port, tls: row.tls, edition: known(row.edition), passwordEncrypted: row.password_encrypted, mns: JSON.parse(row.mns) as Record<string, string>, active: row.active });
