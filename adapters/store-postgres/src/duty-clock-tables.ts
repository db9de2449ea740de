import type { FactColumns } from "./fact-columns.js";

// The tables of the clocks of duties as TypeScript sees them; the truth is in ../migrations/district/0011-duty-clocks.sql.

export interface CalendarNoticeTable extends FactColumns { year: number; seq: number; notice: string; source_text: string; holidays: string; reason: string }
export interface DutySettingTable extends FactColumns { seq: number; content: string; reason: string }
export interface DutyNoticeSeenTable extends FactColumns { step: string }
/** Tables of the clocks of duties (督办时钟) in a district's schema. */
export interface DutyClockTables { calendar_notice: CalendarNoticeTable; duty_setting: DutySettingTable; duty_notice_seen: DutyNoticeSeenTable }
/** All of them are facts: appended, never changed. */
export const dutyClockFactTables = ["calendar_notice", "duty_setting", "duty_notice_seen"] as const;
