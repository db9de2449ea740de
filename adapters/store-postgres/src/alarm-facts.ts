import type { AlarmRule, AlarmSettings, AlarmStep, AlarmWebhook, EnforcementClue, ShiftAct, Signed } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import type { AlarmRuleTable, AlarmSettingsTable, AlarmStepTable, AlarmWebhookTable, EnforcementClueTable, ShiftActTable } from "./alarm-tables.js";
import { signedColumns, signedOf } from "./facts.js";

// Facts of alarms and their rows, both ways; nothing is lost and nothing is rounded in between.

const known = <T extends string>(word: string): T => word as T;
/** What a fact says beside who said it. */
function contentText(fact: Signed): string {
  const { id: _id, by: _by, at: _at, district: _district, organisationPath: _organisation, placePath: _place, enterprise: _enterprise, ...content } = fact as Signed & Record<string, unknown>;
  return JSON.stringify(content);
}
export const ruleRow = (fact: AlarmRule): Insertable<AlarmRuleTable> => ({ ...signedColumns(fact), rule: fact.rule, seq: fact.seq, content: contentText(fact) });
export const ruleOf = (row: Selectable<AlarmRuleTable>): AlarmRule => ({ ...signedOf(row), ...(JSON.parse(row.content) as Omit<AlarmRule, keyof Signed>) });
export const settingsRow = (fact: AlarmSettings): Insertable<AlarmSettingsTable> => ({ ...signedColumns(fact), seq: fact.seq, content: contentText(fact) });
export const settingsOf = (row: Selectable<AlarmSettingsTable>): AlarmSettings => ({ ...signedOf(row), ...(JSON.parse(row.content) as Omit<AlarmSettings, keyof Signed>) });
export const webhookRow = (fact: AlarmWebhook): Insertable<AlarmWebhookTable> => ({ ...signedColumns(fact), hook: fact.hook, seq: fact.seq, name: fact.name, url: fact.url, secret_encrypted: fact.secretEncrypted, level: fact.level, kinds: [...fact.kinds], active: fact.active });
export const webhookOf = (row: Selectable<AlarmWebhookTable>): AlarmWebhook => ({ ...signedOf(row), hook: row.hook, seq: row.seq, name: row.name, url: row.url, secretEncrypted: row.secret_encrypted, level: known(row.level), kinds: row.kinds.map((one) => known(one)), active: row.active });
export const alarmStepRow = (fact: AlarmStep): Insertable<AlarmStepTable> => ({ ...signedColumns(fact), alarm: fact.alarm, seq: fact.seq, move: fact.move, from_state: fact.from, to_state: fact.to, cause: fact.cause, note: fact.note, evidence: [...fact.evidence] });
export const alarmStepOf = (row: Selectable<AlarmStepTable>): AlarmStep => ({ ...signedOf(row), alarm: row.alarm, seq: row.seq, move: known(row.move), from: known(row.from_state), to: known(row.to_state), cause: row.cause === null ? null : known(row.cause), note: row.note, evidence: row.evidence });
export const shiftActRow = (fact: ShiftAct): Insertable<ShiftActTable> => ({ ...signedColumns(fact), shift: fact.shift, seq: fact.seq, act: fact.act, title: fact.title, content: fact.text, people: [...fact.people], alarms: [...fact.alarms] });
export const shiftActOf = (row: Selectable<ShiftActTable>): ShiftAct => ({ ...signedOf(row), shift: row.shift, seq: row.seq, act: known(row.act), title: row.title, text: row.content, people: row.people, alarms: row.alarms });
export const clueRow = (fact: EnforcementClue): Insertable<EnforcementClueTable> => ({ ...signedColumns(fact), alarm: fact.alarm, number: fact.number, title: fact.title, point: fact.point, note: fact.note, frozen: fact.frozen });
export const clueOf = (row: Selectable<EnforcementClueTable>): EnforcementClue => ({ ...signedOf(row), alarm: row.alarm, number: row.number, title: row.title, point: row.point, note: row.note, frozen: row.frozen });
