import { dayAfter, daysBetween, type Computed, type Labels, type Lineage } from "@yunqing/standards";
import { legalPeriod, monthsAfter, worked } from "../calendar/legal-period.js";
import { beijingDayOf, type WorkingCalendar } from "../calendar/working-days.js";
import type { Duty, DutyState, DutyStep } from "../ports.js";
import { isPauseReason, pauseReasons, type Standing } from "./machine.js";
import { limitOn, type StatutoryLimit } from "./statutory-limits.js";

/** 绿灯 more than three working days left, 黄灯 three or fewer, 红灯 overdue, paused while the clock stands (暂停), none when it is over. */
export type Light = "green" | "yellow" | "red" | "paused" | "none";
export interface DutyClock { readonly light: Light; readonly workingDaysLeft: number; readonly overdue: boolean }

/**
 * The light of a duty (亮灯), derived from the clock alone; 逾期 is no state.
 * The clock runs until the duty is closed or withdrawn, also while a review is awaited; while it is paused it stands where it stood on the day of the pause.
 *
 * @param today  Beijing day
 * @param pausedSince  the day of the pause; null while the clock runs
 */
export function clockOf(calendar: WorkingCalendar, state: DutyState, dueDay: string, today: string, pausedSince: string | null = null): DutyClock {
  const now = pausedSince ?? today, left = calendar.workingDaysBetween(now, dueDay);
  if (state === "closed" || state === "withdrawn") return { light: "none", workingDaysLeft: left, overdue: false };
  const overdue = now > dueDay;
  return { light: pausedSince !== null ? "paused" : overdue ? "red" : left > 3 ? "green" : "yellow", workingDaysLeft: left, overdue };
}
/** The clock of a standing (现状的时钟). */
export function clockOfStanding(calendar: WorkingCalendar, standing: Pick<Standing, "state" | "dueDay" | "paused">, today: string): DutyClock { return clockOf(calendar, standing.state, standing.dueDay, today, standing.paused?.since ?? null); }

/** From which day an extension counts (延期起算日): the due day, or the day it is granted when that day has passed. */
export function extensionBase(dueDay: string, today: string): string { return today > dueDay ? today : dueDay; }

/** Whether a time runs on days of rest too, as lawful days, months and hours do (按自然日计). */
function runsOnRestDays(limit: StatutoryLimit | null): limit is StatutoryLimit { return limit !== null && limit.unit !== "working-day"; }
/** Days that a pause lasted (暂停的日数), in what the time is counted in: those after the day of the pause, up to the day of resuming. */
export function pausedDays(calendar: WorkingCalendar, since: string, resumed: string, limit: StatutoryLimit | null = null): number { return Math.max(0, runsOnRestDays(limit) ? daysBetween(since, resumed) : calendar.workingDaysBetween(since, resumed)); }
/**
 * The due day after a pause (恢复后的期限): later by the days that the clock stood, never earlier. What is counted in working days moves by working days;
 * a lawful time in days, months or hours moves by natural days, and its last day, unless it is hours, off a day of rest (民法典 art. 203).
 *
 * @param limit  the limit of the law that the duty stands under; null: working days
 */
export function resumedDue(calendar: WorkingCalendar, dueDay: string, since: string, resumed: string, limit: StatutoryLimit | null = null): string {
  const days = pausedDays(calendar, since, resumed, limit);
  if (!runsOnRestDays(limit)) return calendar.addWorkingDays(dueDay, days);
  const later = dayAfter(dueDay, days);
  return limit.unit === "hour" || days === 0 ? later : worked(calendar, later, 1);
}

/** The limit that a duty stands under, in the edition of its event (督办所依法定时限); null without one. */
export function limitOf(duty: Pick<Duty, "limit" | "since" | "openedDay">): StatutoryLimit | null {
  if (duty.limit === undefined) return null;
  return limitOn(duty.limit, limitDay(duty)) ?? limitOn(duty.limit, duty.openedDay);
}
/** The day that chooses the edition: that of the event; for one that lies ahead, the day of opening. */
function limitDay({ since, openedDay }: Pick<Duty, "since" | "openedDay">): string { const day = since === undefined ? openedDay : since.length === 10 ? since : beijingDayOf(since); return day < openedDay ? day : openedDay; }

/** The due day that a duty opens with (最初的期限). */
export function openingDue(calendar: WorkingCalendar, duty: Pick<Duty, "limit" | "since" | "openedDay" | "workingDays">): Computed<string> & { readonly instant: string | null } {
  const limit = limitOf(duty);
  if (limit === null) return { ...calendar.dueDay(duty.openedDay, duty.workingDays), instant: null };
  const { value, lineage } = legalPeriod(calendar, limit, duty.since ?? duty.openedDay);
  return { value: value.day, lineage, instant: value.instant };
}

interface Counted { readonly due: string; readonly lineage: Lineage }
/** Walks the steps that move a due day. With `recorded` each piece ends on the day recorded then; without, on what the calendar gives now, and redatings are left out. */
function counted(calendar: WorkingCalendar, duty: Duty, steps: readonly DutyStep[], recorded: boolean): Counted {
  const first = openingDue(calendar, duty);
  let due = recorded ? duty.dueDay : first.value, lineage = recorded ? asRecorded(first.lineage, due) : first.lineage, since = "", why = "";
  const next = (step: DutyStep, piece: Lineage, value: string): void => { due = recorded ? step.dueDay : value; lineage = recorded ? asRecorded(piece, due) : piece; };
  for (const step of [...steps].sort((a, b) => a.seq - b.seq)) {
    const day = beijingDayOf(step.at), source = { by: step.by, at: step.at, text: step.note };
    if (step.move === "extend") {
      const base = extensionBase(due, day), more = calendar.dueDay(base, step.workingDays ?? Math.max(0, calendar.workingDaysBetween(base, step.dueDay)));
      next(step, { ...more.lineage, name: { zh: "延期后的办理期限", en: "due day after the extension" }, inputs: [lineage, ...more.lineage.inputs], source }, more.value);
    } else if (step.move === "pause") { since = step.pausedDay ?? day; why = isPauseReason(step.reason) ? pauseReasons[step.reason].zh : step.reason ?? "";
    } else if (step.move === "resume" && since !== "") {
      const limit = limitOf(duty), natural = runsOnRestDays(limit) ? limit : null, days = pausedDays(calendar, since, day, limit), value = resumedDue(calendar, due, since, day, limit);
      const counting = natural === null ? calendar.dueDay(due, days).lineage : null, attestation = natural?.attestation ?? counting?.rule?.attestation ?? "FROM MEMORY", unit: Labels = natural === null ? { zh: "个工作日", en: "working days" } : { zh: "日", en: "days" };
      const rest: Labels = natural === null || natural.unit === "hour" ? { zh: "", en: "" } : { zh: "；末日为休息日的顺延", en: "; a last day of rest moves on" };
      next(step, {
        ...counting, name: { zh: "恢复计时后的办理期限", en: "due day after the pause" }, value, unit: "", origin: "computed", source,
        rule: { id: "duty/resumed", formula: { zh: `原期限顺延暂停的 ${days} ${unit.zh}（${since} 暂停，${day} 恢复；暂停当日不计，恢复当日计入${rest.zh}）`, en: `later by the ${days} ${unit.en} that the clock stood (paused ${since}, resumed ${day}${rest.en})` }, clauses: [], attestation },
        inputs: [lineage, { name: { zh: "暂停事由", en: "why it was paused" }, value: why, unit: "", origin: "entered", inputs: [] }, { name: { zh: "暂停天数", en: "days paused" }, value: String(days), unit: natural === null ? "工作日" : "日", origin: "computed", inputs: [] }, ...counting?.inputs.slice(2) ?? []],
      }, value);
      since = "";
    } else if (step.move === "redate" && recorded && step.dueDay !== due) {
      lineage = { name: { zh: "按放假通知重算的办理期限", en: "due day counted anew by a notice" }, value: step.dueDay, unit: "", origin: "computed", source, inputs: [lineage], rule: { id: "duty/redated", formula: { zh: "放假通知录入后，从交办日起按现行日历重新计算", en: "counted anew from the opening by the calendar held now" }, clauses: [], attestation: lineage.rule?.attestation ?? "FROM MEMORY" } };
      due = step.dueDay;
    }
  }
  return { due, lineage };
}

/** How the due day came about (期限怎么算的): the first count, then each extension, pause and redating. */
export function clockLineage(calendar: WorkingCalendar, duty: Duty, steps: readonly DutyStep[]): Lineage { return counted(calendar, duty, steps, true).lineage; }
/** The due day that the calendar held now gives (按现行日历应为的期限), extensions and pauses included. */
export function recountedDue(calendar: WorkingCalendar, duty: Duty, steps: readonly DutyStep[]): string { return counted(calendar, duty, steps, false).due; }

/**
 * The last day that the law itself allows (依法至迟的期限): the lawful time with its pauses, and as much more as the law lets it be extended.
 * What goes beyond rests on a paper of whoever may allow it. Null for a duty without a limit of the law.
 */
export function lawfulLast(calendar: WorkingCalendar, duty: Duty, steps: readonly DutyStep[]): string | null {
  const limit = limitOf(duty);
  if (limit === null) return null;
  const { due } = counted(calendar, duty, steps.filter(({ move }) => move !== "extend"), false), more = limit.extension;
  if (more === null || more.unit === "hour") return due;
  return more.unit === "working-day" ? calendar.addWorkingDays(due, more.count) : worked(calendar, more.unit === "day" ? dayAfter(due, more.count) : monthsAfter(due, more.count), 1);
}

/** The day recorded at the time stays; if today's calendar counts otherwise, that is said, not corrected. */
function asRecorded(lineage: Lineage, recorded: string): Lineage {
  if (lineage.value === recorded) return lineage;
  const note: Labels = { zh: `登记的期限为 ${recorded}；按现在录入的节假日重算为 ${lineage.value ?? "—"}`, en: `recorded as ${recorded}; the calendar held now gives ${lineage.value ?? "—"}` };
  return { ...lineage, value: recorded, notes: [...lineage.notes ?? [], note] };
}
/** True when a year between the days has no notice (按周末推算): the day is an estimate until it comes. */
export function isEstimated(calendar: WorkingCalendar, from: string, to: string): boolean {
  const [first, last] = from <= to ? [from, to] : [to, from];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) if (!calendar.knowsYear(year)) return true;
  return false;
}
