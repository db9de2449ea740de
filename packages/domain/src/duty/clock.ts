import type { Labels, Lineage } from "@yunqing/standards";
import { beijingDayOf, type WorkingCalendar } from "../calendar/working-days.js";
import type { Duty, DutyState, DutyStep } from "../ports.js";

/** 绿灯 more than three working days left, 黄灯 three or fewer, 红灯 overdue, none when it is over. */
export type Light = "green" | "yellow" | "red" | "none";
export interface DutyClock { readonly light: Light; readonly workingDaysLeft: number; readonly overdue: boolean }

/**
 * The light of a duty (亮灯), derived from the clock alone; 逾期 is no state.
 * The clock runs until the duty is closed or withdrawn, also while a review is awaited.
 *
 * @param today  Beijing day
 */
export function clockOf(calendar: WorkingCalendar, state: DutyState, dueDay: string, today: string): DutyClock {
  const left = calendar.workingDaysBetween(today, dueDay);
  if (state === "closed" || state === "withdrawn") return { light: "none", workingDaysLeft: left, overdue: false };
  const overdue = today > dueDay;
  return { light: overdue ? "red" : left > 3 ? "green" : "yellow", workingDaysLeft: left, overdue };
}

/** From which day an extension counts (延期起算日): the due day, or the day it is granted when that day has passed. */
export function extensionBase(dueDay: string, today: string): string { return today > dueDay ? today : dueDay; }

/** How the due day came about (期限怎么算的): the first count, then each extension. */
export function clockLineage(calendar: WorkingCalendar, duty: Duty, steps: readonly DutyStep[]): Lineage {
  let lineage = calendar.dueDay(duty.openedDay, duty.workingDays).lineage, due = duty.dueDay;
  lineage = asRecorded(lineage, due);
  for (const step of steps.filter((one) => one.move === "extend")) {
    const base = extensionBase(due, beijingDayOf(step.at));
    const counted = calendar.dueDay(base, Math.max(0, calendar.workingDaysBetween(base, step.dueDay))).lineage;
    lineage = asRecorded({ ...counted, name: { zh: "延期后的办理期限", en: "due day after the extension" }, inputs: [lineage, ...counted.inputs], source: { by: step.by, at: step.at, text: step.note } }, step.dueDay);
    due = step.dueDay;
  }
  return lineage;
}

/** The day recorded at the time stays; if today's calendar counts otherwise, that is said, not corrected. */
function asRecorded(lineage: Lineage, recorded: string): Lineage {
  if (lineage.value === recorded) return lineage;
  const note: Labels = { zh: `登记的期限为 ${recorded}；按现在录入的节假日重算为 ${lineage.value ?? "—"}`, en: `recorded as ${recorded}; the calendar held now gives ${lineage.value ?? "—"}` };
  return { ...lineage, value: recorded, notes: [...lineage.notes ?? [], note] };
}
