import type { Labels, Lineage } from "@yunqing/standards";
import { lastOfPath } from "../access/tree.js";
import type { WorkingCalendar } from "../calendar/working-days.js";
import type { Duty, DutyState, DutyStep, Evidence } from "../ports.js";
import { clockLineage, clockOf, type Light } from "./clock.js";
import { moveRules, openLabel, type LaterMove, type Standing } from "./machine.js";

/** A duty in a list (督办列表行); the same shape crosses the wire. */
export interface DutyLine {
  readonly id: string; readonly number: string; readonly title: string; readonly kind: Duty["kind"];
  readonly cause: { readonly rule: string; readonly subject: string; readonly text: Labels };
  readonly holder: string; readonly approver: string | null; readonly state: DutyState; readonly light: Light;
  readonly openedDay: string; readonly dueDay: string; readonly workingDaysLeft: number; readonly overdue: boolean; readonly place: string | null;
}
export interface DutyStepLine {
  readonly id: string; readonly at: string; readonly by: string; readonly what: string; readonly note: string; readonly from: DutyState | null; readonly to: DutyState;
  readonly evidence: readonly { readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }[];
}
/** A duty with its steps, what the person asking may do, and how its clock was counted (督办详情). */
export interface DutySheet extends DutyLine { readonly text: string; readonly steps: readonly DutyStepLine[]; readonly may: readonly LaterMove[]; readonly clock: Lineage }

/** @param today Beijing day */
export function lineOf(duty: Duty, standing: Standing, calendar: WorkingCalendar, today: string): DutyLine {
  return {
    id: duty.id, number: duty.number, title: duty.title, kind: duty.kind, cause: { rule: duty.cause.rule, subject: duty.cause.subject, text: { zh: duty.cause.zh, en: duty.cause.en } },
    holder: standing.holder, approver: duty.approver, state: standing.state, openedDay: duty.openedDay, dueDay: standing.dueDay,
    ...clockOf(calendar, standing.state, standing.dueDay, today), place: lastOfPath(standing.scope.placePath),
  };
}

/** What a step did, in Chinese; closing names the subject that caused the duty, so that the reader goes back to it (销号回到起因). */
function whatOf(step: DutyStep, duty: Duty): string {
  const label = (step.move === "open" ? openLabel : moveRules[step.move].label).zh;
  if (step.move === "approve" && duty.kind !== "manual") return `${label}；回到起因：${duty.cause.subject}`;
  if (step.move === "transfer") return `${label}至 ${step.holder}`;
  return step.move === "extend" ? `${label}至 ${step.dueDay}` : label;
}

export function sheetOf(parts: { readonly duty: Duty; readonly standing: Standing; readonly steps: readonly DutyStep[]; readonly evidence: readonly Evidence[]; readonly may: readonly LaterMove[]; readonly names: ReadonlyMap<string, string>; readonly calendar: WorkingCalendar; readonly today: string }): DutySheet {
  const { duty, standing, calendar } = parts;
  const files = new Map(parts.evidence.map(({ hash, name, type, bytes, thumbnail }) => [hash, { hash, name, type, bytes, thumbnail }]));
  const steps = [...parts.steps].sort((a, b) => a.seq - b.seq);
  return {
    ...lineOf(duty, standing, calendar, parts.today), text: duty.text, may: parts.may, clock: clockLineage(calendar, duty, steps),
    steps: steps.map((step) => ({ id: step.id, at: step.at, by: parts.names.get(step.by) ?? step.by, what: whatOf(step, duty), note: step.note, from: step.from, to: step.to, evidence: step.evidence.flatMap((hash) => files.get(hash) ?? []) })),
  };
}
