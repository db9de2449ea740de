/** Whom a stage calls (升级对象): the approver, the organisation above the approver, or whoever steers duties in the district (局长). */
export type EscalationTarget = "approver" | "superior" | "director";
/** A stage of escalation (升级阶段): after so many working days overdue. */
export interface EscalationStage { readonly afterDays: number; readonly to: EscalationTarget }
/**
 * When a duty is reminded of, and where it goes when nobody answers (提醒与升级规则), in working days.
 * `before`, `after`: days before and after the due day; `onDay`: on the day itself; `pausedDays`: a pause is recalled each time that so many days have passed.
 */
export interface DutySettings { readonly active: boolean; readonly before: readonly number[]; readonly onDay: boolean; readonly after: readonly number[]; readonly escalate: readonly EscalationStage[]; readonly pausedDays: number }

/** What holds until a district sets its own (默认设置). */
export const usualDutySettings: DutySettings = { active: true, before: [3], onDay: true, after: [1], escalate: [{ afterDays: 5, to: "superior" }, { afterDays: 10, to: "director" }], pausedDays: 10 };

interface FieldError { readonly field: string; readonly zh: string; readonly en: string }
const targets: readonly EscalationTarget[] = ["approver", "superior", "director"], most = 6;
const counts = (list: readonly number[]): boolean => list.length <= most && new Set(list).size === list.length && list.every((days) => Number.isInteger(days) && days >= 1 && days <= 250);

/** What is wrong with settings (设置的问题), each field named. */
export function dutySettingErrors({ before, after, escalate, pausedDays }: DutySettings): readonly FieldError[] {
  const errors: FieldError[] = [];
  const days = (field: string, list: readonly number[]): void => { if (!counts(list)) errors.push({ field, zh: `填 1—250 的整数，不重复，至多 ${most} 个`, en: `whole numbers from 1 to 250, each once, at most ${most}` }); };
  days("before", before);
  days("after", after);
  days("escalate", escalate.map((stage) => stage.afterDays));
  if (escalate.some(({ to }) => !targets.includes(to))) errors.push({ field: "escalate", zh: "升级对象为审核单位、其上级或局长", en: "a stage goes to the approver, the one above, or the director" });
  if (!Number.isInteger(pausedDays) || pausedDays < 1 || pausedDays > 250) errors.push({ field: "pausedDays", zh: "填 1—250 的整数", en: "a whole number from 1 to 250" });
  return errors;
}
