import type { HolidayNotice } from "../calendar/notices.js";
import type { Signed } from "../signed.js";
import type { DutySettings } from "./settings.js";

/** A holiday notice that an office entered (录入的放假通知). A correction is a new one of the same year; the last in force. */
export interface CalendarNotice extends Signed {
  readonly year: number; readonly seq: number; readonly notice: string; readonly text: string; readonly holidays: readonly HolidayNotice[]; /** why it differs from the one before, or from what the law lets expect */ readonly reason: string;
}
/** When duties are reminded of and where they go when nobody answers (提醒与升级设置); the last is in force. */
export interface DutySetting extends Signed { readonly seq: number; readonly setting: DutySettings; readonly reason: string }
/** That a person has seen a notice of a duty (已阅); `step` is the step that it tells of. */
export interface DutyNoticeSeen extends Signed { readonly step: string }

/** Reads what the clocks of duties stand on (督办时钟读口). */
export interface DutyClockReader {
  /** all versions, by year and number */
  calendarNotices(filter?: { readonly year?: number }): Promise<readonly CalendarNotice[]>;
  dutySettings(): Promise<readonly DutySetting[]>;
  /** steps whose notices the person has seen */
  dutyNoticesSeen(user: string): Promise<readonly string[]>;
}
/** Writes it, inside the audited transaction (督办时钟写口). */
export interface DutyClockWriter extends DutyClockReader {
  /** @throws {Overtaken} when `seq` is not the next of its year */
  appendCalendarNotice(notice: CalendarNotice): Promise<"stored" | "known">;
  /** @throws {Overtaken} when `seq` is not the next */
  appendDutySetting(setting: DutySetting): Promise<"stored" | "known">;
  /** seen twice is seen once */
  appendDutyNoticeSeen(seen: DutyNoticeSeen): Promise<"stored" | "known">;
}
