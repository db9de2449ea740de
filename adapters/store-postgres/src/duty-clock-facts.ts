import type { CalendarNotice, DutyNoticeSeen, DutySetting } from "@yunqing/domain";
import type { Insertable, Selectable } from "kysely";
import type { CalendarNoticeTable, DutyNoticeSeenTable, DutySettingTable } from "./duty-clock-tables.js";
import { signedColumns, signedOf } from "./facts.js";

/** A holiday notice that an office entered, and its row (放假通知). */
export const calendarNoticeRow = (fact: CalendarNotice): Insertable<CalendarNoticeTable> => ({ ...signedColumns(fact), year: fact.year, seq: fact.seq, notice: fact.notice, source_text: fact.text, holidays: JSON.stringify(fact.holidays), reason: fact.reason });
/** A row read as a holiday notice. */
export const calendarNoticeOf = (row: Selectable<CalendarNoticeTable>): CalendarNotice => ({ ...signedOf(row), year: row.year, seq: row.seq, notice: row.notice, text: row.source_text, holidays: JSON.parse(row.holidays) as CalendarNotice["holidays"], reason: row.reason });
/** Settings of reminding and their row (提醒与升级设置). */
export const dutySettingRow = (fact: DutySetting): Insertable<DutySettingTable> => ({ ...signedColumns(fact), seq: fact.seq, content: JSON.stringify(fact.setting), reason: fact.reason });
/** A row read as settings of reminding. */
export const dutySettingOf = (row: Selectable<DutySettingTable>): DutySetting => ({ ...signedOf(row), seq: row.seq, setting: JSON.parse(row.content) as DutySetting["setting"], reason: row.reason });
/** What a person has seen, and its row (已阅). */
export const dutyNoticeSeenRow = (fact: DutyNoticeSeen): Insertable<DutyNoticeSeenTable> => ({ ...signedColumns(fact), step: fact.step });
/** A row read as seen. */
export const dutyNoticeSeenOf = (row: Selectable<DutyNoticeSeenTable>): DutyNoticeSeen => ({ ...signedOf(row), step: row.step });
