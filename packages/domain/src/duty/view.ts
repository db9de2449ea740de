import type { Attestation, Labels, Lineage } from "@yunqing/standards";
import { lastOfPath } from "../access/tree.js";
import type { WorkingCalendar } from "../calendar/working-days.js";
import type { Duty, DutyMove, DutyState, DutyStep, Evidence } from "../ports.js";
import { clockLineage, clockOfStanding, isEstimated, limitOf, openingDue, type Light } from "./clock.js";
import { isPauseReason, moveRules, openLabel, pauseReasons, ruleLabels, type LaterMove, type PartState, type Standing } from "./machine.js";
import { limitBasis, limitText, weaker } from "./statutory-limits.js";

/** A duty in a list (督办列表行); the same shape crosses the wire. */
export interface DutyLine {
  readonly id: string; readonly number: string; readonly title: string; readonly kind: Duty["kind"];
  readonly cause: { readonly rule: string; readonly subject: string; readonly text: Labels };
  readonly holder: string; readonly approver: string | null; readonly state: DutyState; readonly light: Light;
  readonly openedDay: string; readonly dueDay: string; readonly workingDaysLeft: number; readonly overdue: boolean; readonly place: string | null;
  /** the clock stands since this day; null while it runs */ readonly pausedSince: string | null;
  readonly coHolders: readonly string[];
  /** the due day was counted over a year without a notice: by weekends only (按周末推算) */ readonly estimated: boolean;
}
export interface DutyStepLine {
  readonly id: string; readonly at: string; readonly by: string; readonly what: string; readonly note: string; readonly from: DutyState | null; readonly to: DutyState;
  readonly move: DutyMove; readonly party: string | null; readonly dueDay: string;
  readonly evidence: readonly EvidenceLine[];
}
interface EvidenceLine { readonly hash: string; readonly name: string; readonly type: string; readonly bytes: number; readonly thumbnail: boolean }
/** A co-holder's part, with what the person asking may do about it (协办部分). */
export interface DutyPartLine { readonly holder: string; readonly state: PartState; readonly note: string; readonly evidence: readonly EvidenceLine[]; readonly may: readonly LaterMove[] }
/** The limit that a duty stands under, as it is cited (所依法定时限). */
export interface DutyLaw { readonly limit: string; readonly name: Labels; readonly basis: string; readonly text: Labels; readonly since: string; /** end of a limit in hours */ readonly instant: string | null; readonly attestation: Attestation; readonly extension: Labels | null }
/** A duty with its steps, what the person asking may do, and how its clock was counted (督办详情). */
export interface DutySheet extends DutyLine {
  readonly text: string; readonly steps: readonly DutyStepLine[]; readonly may: readonly LaterMove[]; readonly clock: Lineage;
  readonly paused: { readonly since: string; readonly reason: Labels; readonly note: string; readonly by: string } | null;
  readonly parts: readonly DutyPartLine[]; readonly law: DutyLaw | null;
}

/** @param today Beijing day */
export function lineOf(duty: Duty, standing: Standing, calendar: WorkingCalendar, today: string): DutyLine {
  return {
    id: duty.id, number: duty.number, title: duty.title, kind: duty.kind, cause: { rule: duty.cause.rule, subject: duty.cause.subject, text: { zh: duty.cause.zh, en: duty.cause.en } },
    holder: standing.holder, approver: duty.approver, state: standing.state, openedDay: duty.openedDay, dueDay: standing.dueDay,
    ...clockOfStanding(calendar, standing, today), place: lastOfPath(standing.scope.placePath),
    pausedSince: standing.paused?.since ?? null, coHolders: standing.parts.map((part) => part.holder), estimated: isEstimated(calendar, duty.openedDay, standing.dueDay),
  };
}

const reasonOf = (reason: string | undefined): Labels => (isPauseReason(reason) ? pauseReasons[reason] : { zh: reason ?? "", en: reason ?? "" });

/** What a step did, in Chinese; closing names the subject that caused the duty, so that the reader goes back to it (销号回到起因). */
function whatOf(step: DutyStep, duty: Duty): string {
  const { move, party = "" } = step;
  if (move === "remind" || move === "escalate") return ruleLabels[move].zh;
  if (move === "redate") return step.reason === "kept" ? "按放假通知复核，期限不变" : `${ruleLabels.redate.zh}至 ${step.dueDay}`;
  const label = (move === "open" ? openLabel : moveRules[move].label).zh;
  if (move === "approve" && duty.kind !== "manual") return `${label}；回到起因：${duty.cause.subject}`;
  if (move === "transfer") return `${label}至 ${step.holder}`;
  if (move === "pause") return `${label}：${reasonOf(step.reason).zh}`;
  if (party !== "" && (move === "join" || move === "leave" || moveRules[move as LaterMove].part !== undefined)) return `${label}：${party}`;
  return move === "extend" ? `${label}至 ${step.dueDay}` : move === "resume" ? `${label}，期限至 ${step.dueDay}` : label;
}

/** The law that a duty stands under, for the screen and for paper. */
export function lawOf(duty: Duty, calendar: WorkingCalendar): DutyLaw | null {
  const limit = limitOf(duty);
  return limit === null ? null : { limit: limit.id, name: limit.name, basis: limitBasis(limit), text: limitText(limit), since: duty.since ?? duty.openedDay, instant: openingDue(calendar, duty).instant, attestation: weaker(limit.attestation, limit.dated), extension: limit.extension?.text ?? null };
}

export function sheetOf(parts: { readonly duty: Duty; readonly standing: Standing; readonly steps: readonly DutyStep[]; readonly evidence: readonly Evidence[]; readonly may: readonly LaterMove[]; readonly partMay?: (holder: string) => readonly LaterMove[]; readonly names: ReadonlyMap<string, string>; readonly calendar: WorkingCalendar; readonly today: string }): DutySheet {
  const { duty, standing, calendar } = parts;
  const files = new Map(parts.evidence.map(({ hash, name, type, bytes, thumbnail }) => [hash, { hash, name, type, bytes, thumbnail }]));
  const steps = [...parts.steps].sort((a, b) => a.seq - b.seq), filesOf = (hashes: readonly string[]): readonly EvidenceLine[] => hashes.flatMap((hash) => files.get(hash) ?? []), { paused } = standing;
  return {
    ...lineOf(duty, standing, calendar, parts.today), text: duty.text, may: parts.may, clock: clockLineage(calendar, duty, steps),
    steps: steps.map((step) => ({ id: step.id, at: step.at, by: parts.names.get(step.by) ?? step.by, what: whatOf(step, duty), note: step.note, from: step.from, to: step.to, move: step.move, party: step.party ?? null, dueDay: step.dueDay, evidence: filesOf(step.evidence) })),
    paused: paused === null ? null : { since: paused.since, reason: reasonOf(paused.reason), note: paused.note, by: parts.names.get(paused.by) ?? paused.by },
    parts: standing.parts.map(({ holder, state, note, evidence }) => ({ holder, state, note, evidence: filesOf(evidence), may: parts.partMay?.(holder) ?? [] })),
    law: lawOf(duty, calendar),
  };
}
