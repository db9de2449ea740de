import type { Attestation, Labels } from "@yunqing/standards";
import type { DutyStepMove } from "./plan.js";
import type { Seen } from "./requests.js";

/** Paths of the clocks of duties (督办时钟): limits of the law, reminders, the working calendar. */
export const dutyClockPaths = {
  dutyLimits: "/api/d/{d}/duty-limits",             // GET LimitRow[]
  dutyNotices: "/api/d/{d}/duty-notices",           // GET DutyNoticeRow[]
  dutyNoticesSeen: "/api/d/{d}/duty-notices/seen",  // POST SeeDutyNotices → DutyNoticeRow[]
  dutySettings: "/api/d/{d}/duty-settings",         // GET DutySettingView · POST PutDutySetting → DutySettingView
  calendar: "/api/d/{d}/calendar",                  // GET CalendarView · POST EnterNotice → CalendarView
  calendarDuties: "/api/d/{d}/calendar/duties",     // GET AffectedDuty[]: open duties that the calendar gives another due day
  calendarRedates: "/api/d/{d}/calendar/redates",   // POST RedateDuty → AffectedDuty[]
} as const;

/** A limit of the law (法定时限) in one edition; what is not `verified` is shown as 待核实. */
export interface LimitRow {
  readonly id: string; readonly group: Labels; readonly name: Labels; readonly text: Labels; readonly count: number; readonly unit: "working-day" | "day" | "month" | "hour"; readonly way: "after" | "before"; readonly event: Labels; readonly law: string; readonly article: string; readonly basis: string;
  readonly from: string; readonly until: string | null; readonly inForce: boolean; readonly attestation: Attestation; readonly dated: Attestation; readonly verified: boolean; readonly extension: Labels | null; readonly note: Labels | null;
}
/** Something about a duty that the person should know (督办提醒). */
export interface DutyNoticeRow { readonly step: string; readonly duty: string; readonly number: string; readonly title: string; readonly move: DutyStepMove; readonly what: Labels; readonly note: string; readonly at: string; readonly by: string; readonly seen: boolean }
export interface SeeDutyNotices { readonly id: string; readonly steps: readonly string[] }

/** How duties are reminded of and escalated, in working days (提醒与升级设置). */
export interface DutySettingView {
  readonly active: boolean; readonly before: readonly number[]; readonly onDay: boolean; readonly after: readonly number[]; readonly escalate: readonly DutyStage[]; readonly pausedDays: number;
  readonly seq: number; readonly by: string | null; readonly at: string | null; readonly reason: string; readonly mayChange: boolean;
}
/** A stage of escalation (升级阶段). */
export interface DutyStage { readonly afterDays: number; readonly to: "approver" | "superior" | "director" }
export interface PutDutySetting { readonly id: string; readonly seq: number; readonly active: boolean; readonly before: readonly number[]; readonly onDay: boolean; readonly after: readonly number[]; readonly escalate: readonly DutyStage[]; readonly pausedDays: number; readonly reason: string }

/** One holiday of a yearly notice (节日放假), days inclusive, and the weekend days worked for it (调休上班). */
export interface HolidayView { readonly zh: string; readonly en: string; readonly from: string; readonly to: string; readonly workdays: readonly string[] }
export interface NoticeVersion { readonly id: string; readonly seq: number; readonly notice: string; readonly text: string; readonly holidays: readonly HolidayView[]; readonly by: string; readonly at: string; readonly reason: string }
/** A year of the working calendar: as it counts now, and every version that was entered. `daysOff` beside weekends, `expected` by law. */
export interface CalendarYearView { readonly year: number; readonly notice: string; readonly attestation: Attestation; readonly attestedBy: string; readonly origin: "built-in" | "file" | "entered"; readonly holidays: readonly HolidayView[]; readonly daysOff: number; readonly expected: number; readonly versions: readonly NoticeVersion[] }
/** The working calendar (工作日历); years in `missing` are counted by weekends. */
export interface CalendarView { readonly today: string; readonly years: readonly CalendarYearView[]; readonly missing: readonly number[]; readonly mayEnter: boolean }
/** Enters the notice of a year, or a correction; `seq` is the number of the version seen, 0 for none. */
export interface EnterNotice { readonly id: string; readonly year: number; readonly seq: number; readonly notice: string; readonly text: string; readonly holidays: readonly HolidayView[]; readonly reason: string }
/** An open duty that the calendar held now gives another due day. */
export interface AffectedDuty { readonly id: string; readonly number: string; readonly title: string; readonly holder: string; readonly dueDay: string; readonly counted: string; readonly mayDecide: boolean; readonly seen: Seen }
export interface RedateDuty { readonly id: string; readonly duty: string; readonly decision: "move" | "keep"; readonly note: string; readonly seen: Seen }
