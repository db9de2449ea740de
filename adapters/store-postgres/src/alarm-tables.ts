import type { Generated } from "kysely";
import type { FactColumns } from "./fact-columns.js";

// The tables of alarms as TypeScript sees them; the truth is in ../migrations/district.

export interface AlarmRuleTable extends FactColumns { rule: string; seq: number; content: string }
export interface AlarmSettingsTable extends FactColumns { seq: number; content: string }
export interface AlarmWebhookTable extends FactColumns { hook: string; seq: number; name: string; url: string; secret_encrypted: string; level: string; kinds: string[]; active: boolean }
export interface AlarmStepTable extends FactColumns { alarm: string; seq: number; move: string; from_state: string; to_state: string; cause: string | null; note: string; evidence: string[] }
export interface ShiftActTable extends FactColumns { shift: string; seq: number; act: string; title: string; content: string; people: string[]; alarms: string[] }
export interface EnforcementClueTable extends FactColumns { alarm: string; number: string; title: string; point: string; note: string; frozen: string }
/** Tables of alarms (报警) in a district's schema. Those of machines are spoken to in SQL over the bare line. */
export interface AlarmTables {
  alarm_rule: AlarmRuleTable; alarm_settings: AlarmSettingsTable; alarm_webhook: AlarmWebhookTable; alarm_step: AlarmStepTable; shift_act: ShiftActTable; enforcement_clue: EnforcementClueTable;
  alarm_event: { alarm: string; seq: Generated<number>; kind: string; note: string };
}
/** Those of them that are facts: appended, never changed. */
export const alarmFactTables = ["alarm_rule", "alarm_settings", "alarm_webhook", "alarm_step", "shift_act", "enforcement_clue"] as const;
/** What machines append and nobody changes. */
export const alarmMachineTables = ["alarm", "alarm_event"] as const;
