import type { Laboratory, MonitoringSettings, PointProfile, SandstormDay, WaterBody } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import { signedColumns, signedOf } from "./facts.js";
import type { LaboratoryTable, MonitoringSettingsTable, PointProfileTable, SandstormDayTable, WaterBodyTable } from "./network-tables.js";

// Facts of the monitoring network and their rows, both ways; nothing is lost and nothing is rounded in between.

/** A word that came out of one of the closed lists of the domain. */
const known = <T extends string | null>(word: string | null): T => word as T;
/** Lists and settings are kept as JSON text, read back as they were written. */
const read = <T>(text: string): T => JSON.parse(text) as T;

/** A profile and its row (点位属性). */
export const profileRow = (fact: PointProfile): Insertable<PointProfileTable> => ({
  ...signedColumns(fact), point: fact.point, seq: fact.seq, from_day: fact.from, network: fact.network, method: fact.method, evaluated: fact.evaluated, body: fact.body, chainage: fact.chainage, function_zone: fact.functionZone, target_class: fact.targetClass,
  protection: fact.protection, items: [...fact.items], calendar: fact.calendar, laboratory: fact.laboratory, limits: JSON.stringify(fact.limits), note: fact.note,
});
/** A row read as a profile. */
export const profileOf = (row: Selectable<PointProfileTable>): PointProfile => ({
  ...signedOf(row), point: row.point, seq: row.seq, from: row.from_day, network: known(row.network), method: known(row.method), evaluated: row.evaluated, body: row.body, chainage: row.chainage, functionZone: row.function_zone, targetClass: known(row.target_class),
  protection: known(row.protection), items: row.items, calendar: row.calendar, laboratory: row.laboratory, limits: read(row.limits), note: row.note,
});

/** A water body and its row (水体). */
export const bodyRow = (fact: WaterBody): Insertable<WaterBodyTable> => ({ ...signedColumns(fact), body: fact.body, seq: fact.seq, kind: fact.kind, name_zh: fact.name.zh, name_en: fact.name.en, place: fact.place, target_class: fact.targetClass, note: fact.note, active: fact.active });
/** A row read as a water body. */
export const bodyOf = (row: Selectable<WaterBodyTable>): WaterBody => ({ ...signedOf(row), body: row.body, seq: row.seq, kind: known(row.kind), name: { zh: row.name_zh, en: row.name_en }, place: row.place, targetClass: known(row.target_class), note: row.note, active: row.active });

/** A laboratory and its row (检测机构). */
export const laboratoryRow = (fact: Laboratory): Insertable<LaboratoryTable> => ({ ...signedColumns(fact), laboratory: fact.laboratory, seq: fact.seq, name: fact.name, credit_code: fact.creditCode, certificate: fact.certificate, valid_from: fact.validFrom, valid_until: fact.validUntil, items: [...fact.items], contact: fact.contact, active: fact.active });
/** A row read as a laboratory. */
export const laboratoryOf = (row: Selectable<LaboratoryTable>): Laboratory => ({ ...signedOf(row), laboratory: row.laboratory, seq: row.seq, name: row.name, creditCode: row.credit_code, certificate: row.certificate, validFrom: row.valid_from, validUntil: row.valid_until, items: row.items, contact: row.contact, active: row.active });

/** A declared day of sand and dust and its row (沙尘天气). */
export const sandstormRow = (fact: SandstormDay): Insertable<SandstormDayTable> => ({ ...signedColumns(fact), day: fact.day, declared: fact.declared, document: fact.document, evidence: [...fact.evidence], reason: fact.reason });
/** A row read as such a day. */
export const sandstormOf = (row: Selectable<SandstormDayTable>): SandstormDay => ({ ...signedOf(row), day: row.day, declared: row.declared, document: row.document, evidence: row.evidence, reason: row.reason });

/** Settings of monitoring and their row (统计与质控口径). */
export const settingsRow = (fact: MonitoringSettings): Insertable<MonitoringSettingsTable> => ({ ...signedColumns(fact), seq: fact.seq, figures: fact.figures === null ? null : JSON.stringify(fact.figures), editions: JSON.stringify(fact.editions), quality: fact.quality === null ? null : JSON.stringify(fact.quality), reason: fact.reason });
/** A row read as settings. */
export const settingsOf = (row: Selectable<MonitoringSettingsTable>): MonitoringSettings => ({ ...signedOf(row), seq: row.seq, figures: row.figures === null ? null : read(row.figures), editions: read(row.editions), quality: row.quality === null ? null : read(row.quality), reason: row.reason });
