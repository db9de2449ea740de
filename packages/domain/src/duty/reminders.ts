import type { Labels } from "@yunqing/standards";
import type { WorkingCalendar } from "../calendar/working-days.js";
import type { Pack } from "../plan/model.js";
import type { Duty, DutyStep } from "../ports.js";
import { isOver, type Standing } from "./machine.js";
import type { DutySettings } from "./settings.js";

/** Everybody who still has work with a duty: the holder, and co-holders who have not handed in. */
export const holders = "holders";
/** Whoever steers duties in the district (局长). */
export const directors = "director";

/** A step that a rule owes a duty (应做的提醒或升级): once for each stage and due day. `to` is {@link holders}, {@link directors}, or an organisation. */
export interface StageDue { readonly move: "remind" | "escalate"; readonly stage: string; readonly to: string; readonly text: Labels }

/** The organisation above the approver (审核单位的上级); the bureau stands for none. */
function superiorOf(pack: Pack, approver: string | null): string {
  const own = approver ?? pack.district.bureau;
  return pack.organisations.find((one) => one.id === own)?.parent ?? own;
}
const approverOf = (pack: Pack, duty: Duty): string => duty.approver ?? pack.district.bureau;
/** True when the stage was done for the due day that stands now: an extended duty is reminded of anew. */
function isDone(steps: readonly DutyStep[], dueDay: string, { move, stage }: Pick<StageDue, "move" | "stage">): boolean { return steps.some((step) => step.move === move && step.reason === stage && step.dueDay === dueDay); }

/** The reminder that fits the day (今日应提醒), or null. Only the latest is sent: whoever was away for a week is told once. */
function reminder(settings: DutySettings, calendar: WorkingCalendar, { openedDay, number }: Duty, { dueDay, state }: Standing, pack: Pack, duty: Duty, today: string): StageDue | null {
  const to = state === "awaiting-review" ? approverOf(pack, duty) : holders, asked: Labels = state === "awaiting-review" ? { zh: "待审核", en: "awaits review" } : { zh: "请按期办结", en: "finish it in time" };
  const made = (stage: string, zh: string, en: string): StageDue => ({ move: "remind", stage, to, text: { zh: `${number} ${zh}，${asked.zh}`, en: `${number} ${en}; ${asked.en}` } });
  if (today < dueDay) {
    const left = calendar.workingDaysBetween(today, dueDay), stage = Math.min(...settings.before.filter((days) => left <= days));
    return today > openedDay && Number.isFinite(stage) ? made(`before-${stage}`, `将于 ${dueDay} 到期，剩 ${left} 个工作日`, `is due ${dueDay}, ${left} working days left`) : null;
  }
  if (today === dueDay) return settings.onDay ? made("due", "今日到期", "is due today") : null;
  const over = calendar.workingDaysBetween(dueDay, today), stage = Math.max(...settings.after.filter((days) => over >= days));
  return Number.isFinite(stage) ? made(`after-${stage}`, `已逾期 ${over} 个工作日（应于 ${dueDay} 办结）`, `is ${over} working days over (it was due ${dueDay})`) : null;
}

/** The reminder of a pause that lasts (暂停未恢复的提醒): each time that so many working days have passed. */
function pauseReminder(settings: DutySettings, calendar: WorkingCalendar, duty: Duty, since: string, pack: Pack, today: string): StageDue | null {
  const days = calendar.workingDaysBetween(since, today), times = Math.floor(days / settings.pausedDays);
  return times < 1 ? null : { move: "remind", stage: `paused-${times * settings.pausedDays}/${since}`, to: approverOf(pack, duty), text: { zh: `${duty.number} 自 ${since} 暂停计时，已 ${days} 个工作日；事由消除的，请恢复计时`, en: `${duty.number} has been paused since ${since}, ${days} working days; resume it when the reason is gone` } };
}

/**
 * What the rule owes a duty today (今日应做的提醒与升级). Pure: the same day asked twice, with the steps made meanwhile, owes nothing.
 * Escalations are made each once, the earlier before the later; while a clock is paused only the pause is recalled.
 * @param today  Beijing day
 */
export function stagesDue(settings: DutySettings, calendar: WorkingCalendar, pack: Pack, duty: Duty, standing: Standing, steps: readonly DutyStep[], today: string): readonly StageDue[] {
  if (!settings.active || isOver(standing.state)) return [];
  const own = (stage: StageDue | null): readonly StageDue[] => (stage === null || isDone(steps, standing.dueDay, stage) ? [] : [stage]);
  if (standing.paused !== null) return own(pauseReminder(settings, calendar, duty, standing.paused.since, pack, today));
  const over = today > standing.dueDay ? calendar.workingDaysBetween(standing.dueDay, today) : 0;
  const escalations = [...settings.escalate].sort((a, b) => a.afterDays - b.afterDays).filter((stage) => today > standing.dueDay && over >= stage.afterDays).map(({ afterDays, to }): StageDue => ({
    move: "escalate", stage: `over-${afterDays}`, to: to === "director" ? directors : to === "superior" ? superiorOf(pack, duty.approver) : approverOf(pack, duty),
    text: { zh: `${duty.number} 逾期 ${over} 个工作日未办结（应于 ${standing.dueDay} 办结），升级催办`, en: `${duty.number} is ${over} working days over (due ${standing.dueDay}): escalated` },
  }));
  return [...own(reminder(settings, calendar, duty, standing, pack, duty, today)), ...escalations.flatMap((stage) => own(stage))];
}
