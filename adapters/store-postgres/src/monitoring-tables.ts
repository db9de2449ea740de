import type { ColumnType, Generated } from "kysely";
import type { FactColumns } from "./fact-columns.js";

// The tables of monitoring that people's acts go into, as TypeScript sees them; the truth is in ../migrations/district/0002-observations.sql.
type Moment = ColumnType<Date, string, string>;

export interface PointTable extends FactColumns { point: string; seq: number; kind: string; name_zh: string; name_en: string; place: string | null; longitude: string | null; latitude: string | null; note: string; active: boolean }
export interface InstrumentTable extends FactColumns {
  instrument: string; seq: number; setting: number; source: number; mn: string; point: string; st: string; edition: number | null; password_encrypted: string; key_encrypted: string | null;
  leniencies: string[]; units: string; time_mark: string; minute_interval: number; real_time_seconds: number; addresses: string[]; active: boolean;
}
export interface ReadingSourceTable { source: number; origin: string; point: string; instrument: string | null; recorded_at: Generated<Moment> }
export interface QualityMarkTable extends FactColumns { point: string; kind: string; from_at: Moment; until_at: Moment; factors: string[]; quality: string; reason: string }
export interface BatchTable extends FactColumns { number: number; origin: string; title: string; document: string; reason: string; row_count: number; points: string[]; file: string | null }
export interface BatchWithdrawalTable extends FactColumns { batch: number; reason: string }
export interface PushKeyTable extends FactColumns { name: string; key_hash: string; origin: string; points: string[]; until_day: string | null }
export interface PushKeyEndTable extends FactColumns { key: string; reason: string }
export interface CommandTable extends FactColumns { instrument: string; command: string; parameters: string }
export interface CommandStepTable { command: string; seq: number; at: Moment; kind: string; note: string; frame: string | null; recorded_at: Generated<Moment> }
export interface ForwardTargetTable extends FactColumns { target: string; seq: number; name: string; host: string; port: number; tls: boolean; edition: number; password_encrypted: string; mns: string; active: boolean }

/** Tables of monitoring in a district's schema. */
export interface MonitoringTables {
  point_fact: PointTable; instrument_fact: InstrumentTable; reading_source: ReadingSourceTable; quality_mark: QualityMarkTable; observation_batch: BatchTable; batch_withdrawal: BatchWithdrawalTable;
  push_key: PushKeyTable; push_key_end: PushKeyEndTable; instrument_command: CommandTable; instrument_command_step: CommandStepTable; forward_target: ForwardTargetTable;
}
/** Those of them that are facts: appended, never changed. */
export const monitoringFactTables = ["point_fact", "instrument_fact", "quality_mark", "observation_batch", "batch_withdrawal", "push_key", "push_key_end", "instrument_command", "forward_target"] as const;
/** What machines append and nobody changes. */
export const machineTables = ["reading_source", "shape", "reading", "reading_real_time", "reading_minute", "reading_lasting", "packet_block", "instrument_command_step", "instrument_command_claim"] as const;
