import type { FactColumns } from "./fact-columns.js";

// The tables of bulletins as TypeScript sees them; the truth is in ../migrations/district/0008-bulletins.sql.

export interface BulletinTable extends FactColumns { kind: string; period: string; line: string; issue: number; revises: string | null }
export interface BulletinStepTable extends FactColumns { bulletin: string; seq: number; move: string; from_state: string | null; to_state: string; note: string; digest: string; template: number | null; file: string | null; bytes: number | null }
export interface BulletinScheduleTable extends FactColumns { kind: string; seq: number; active: boolean; line: string; day_of_month: number | null; at24: string; reason: string }
export interface BulletinTemplateTable extends FactColumns { kind: string; seq: number; act: string; version: number; name: string; hash: string | null; bytes: number | null; note: string }
/** Tables of bulletins (报表) in a district's schema. */
export interface BulletinTables { bulletin: BulletinTable; bulletin_step: BulletinStepTable; bulletin_schedule: BulletinScheduleTable; bulletin_template: BulletinTemplateTable; bulletin_content: { digest: string; content: string } }
/** Those of them that are facts: appended, never changed. */
export const bulletinFactTables = ["bulletin", "bulletin_step", "bulletin_schedule", "bulletin_template"] as const;
/** What is appended beside them and never changed. */
export const bulletinMachineTables = ["bulletin_content"] as const;
