import type { ColumnType, Generated } from "kysely";
import type { FactColumns } from "./fact-columns.js";
import { networkFactTables, type NetworkTables } from "./network-tables.js";
import { dataReviewFactTables, type DataReviewTables } from "./data-review-tables.js";
import { alarmFactTables, type AlarmTables } from "./alarm-tables.js";
import { loopFactTables, type LoopTables } from "./loop-tables.js";
import { bulletinFactTables, type BulletinTables } from "./bulletin-tables.js";
import { figureFactTables, type FigureTables } from "./figure-tables.js";
import { dutyClockFactTables, type DutyClockTables } from "./duty-clock-tables.js";
import { readKeyFactTables, type ReadKeyTables } from "./read-key-tables.js";
import { monitoringFactTables, type MonitoringTables } from "./monitoring-tables.js";

export type { FactColumns } from "./fact-columns.js";

// The tables as TypeScript sees them; the truth is in ../migrations. Instants go in as ISO text and come out as Date.
type Moment = ColumnType<Date, string, string>;
type MaybeMoment = ColumnType<Date | null, string | null, string | null>;

export interface PackVersionTable { ordinal: number; hash: string; pack: string; recorded_at: Generated<Moment> }
export interface OrganisationTable { pack_ordinal: number; id: string; path: string; kind: string; name_zh: string; name_en: string; pinyin_key: string }
export interface PlaceTable extends OrganisationTable { approximate: boolean | null; geometry_geojson: string | null; west: number | null; south: number | null; east: number | null; north: number | null }
export interface ReportedValueTable extends FactColumns { plan: string; indicator: string; period: string; value: string; unit: string; origin: string; document: string; note: string; evidence: string[]; corrects: string | null; reason: string }
export interface ReviewTable extends FactColumns { value_id: string; decision: string; note: string }
export interface AssignmentTable extends FactColumns { plan: string; indicator: string; year: number; op: string; value: string; document: string; document_day: string }
export interface ProgressTable extends FactColumns { plan: string; project: string; day: string; percent: string | null; state: string; paid_wan: string | null; note: string; evidence: string[] }
export interface DutyTable extends FactColumns {
  number: string; year: number; seq_in_year: number; title: string; text: string; kind: string;
  cause_rule: string; cause_subject: string; cause_period: string; cause_zh: string; cause_en: string;
  holder: string; approver: string | null; opened_day: string; working_days: number; due_day: string; limit_id: string | null; counted_since: string | null;
}
export interface DutyStepTable extends FactColumns { duty: string; seq: number; move: string; from_state: string | null; to_state: string; note: string; evidence: string[]; holder: string; due_day: string; paused_day: string | null; party: string | null; reason: string | null; working_days: number | null }
export interface ReportTable extends FactColumns { plan: string; title: string; kind: string; day: string; known: string; hash: string; bytes: number }
export interface PublishedFigureTable extends FactColumns { subject: string; value: string | null; unit: string; lineage: string; report: string }
export interface LayerTable extends FactColumns { title: string; crs: string; features: string; count: number }
export interface EvidenceTable extends FactColumns { hash: string; name: string; type: string; bytes: number; thumbnail: boolean }
export interface AuditEntryTable { seq: number; at: Moment; actor: string; actor_name: string; address: string; action: string; subject: string; result: string; detail: string; algorithm: string; previous: string; hash: string }
export interface AuditHeadTable { single: Generated<boolean>; seq: number; hash: string }
export interface AuditTables { audit_entry: AuditEntryTable; audit_head: AuditHeadTable }

/** Tables of one district's schema. */
export interface DistrictTables extends AuditTables, BulletinTables, MonitoringTables, FigureTables, NetworkTables, DataReviewTables, AlarmTables, LoopTables, ReadKeyTables, DutyClockTables {
  pack_version: PackVersionTable; organisation: OrganisationTable; place: PlaceTable;
  reported_value: ReportedValueTable; review: ReviewTable; assignment: AssignmentTable; progress: ProgressTable;
  duty_counter: { year: number; last: number }; duty: DutyTable; duty_step: DutyStepTable;
  report: ReportTable; published_figure: PublishedFigureTable; layer: LayerTable; evidence: EvidenceTable;
}
/** The fact tables of a district: appended, never changed. */
export const factTables = ["reported_value", "review", "assignment", "progress", "duty", "duty_step", "report", "published_figure", "layer", "evidence", ...monitoringFactTables, ...networkFactTables, ...dataReviewFactTables, ...alarmFactTables, ...loopFactTables, ...figureFactTables, ...readKeyFactTables, ...dutyClockFactTables, ...bulletinFactTables] as const;
export type FactTable = (typeof factTables)[number];

/** Tables of the platform's schema. */
export interface PlatformTables extends AuditTables {
  district: { id: string; schema_name: string; zh: string; en: string; adcode: string; simulated: boolean; pack_hash: string; recorded_at: Generated<Moment> };
  app_user: {
    id: string; name: string; display_name: string; phone_encrypted: string | null; phone_index: string | null; organisation: string | null; password_hash: string;
    must_change: boolean; active: boolean; failed_count: number; locked_until: MaybeMoment; created_at: Moment; password_history: string[]; recorded_at: Generated<Moment>;
  };
  user_change: { id: Generated<number>; user_id: string; before: string | null; after: string; recorded_at: Generated<Moment> };
  role_grant: { id: string; user_id: string; role: string; district: string | null; organisation_path: string; place_path: string; enterprise: string | null; from_day: string; until_day: string | null; granted_by: string; recorded_at: Generated<Moment> };
  user_session: { token_hash: string; id: string; user_id: string; csrf: string; address: string; agent: string; created_at: Moment; seen_at: Moment; expires_at: Moment; revoked_at: MaybeMoment };
  sign_in: { id: Generated<number>; user_id: string; at: Moment; address: string; ok: boolean; recorded_at: Generated<Moment> };
  setting: { key: string; value: string; recorded_at: Generated<Moment> };
}
