import { dutyAsked, type AnyRow, type Ledger } from "@yunqing/ledger";
import type { Actor, Scoped } from "../access/model.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { scopeOfHolder } from "../duty/checks.js";
import { openingDue } from "../duty/clock.js";
import { genericNumbering, numberingOf } from "../duty/numbering.js";
import { limitOn } from "../duty/statutory-limits.js";
import { dutyRuleOf, type LedgerWriter, type RowDuty } from "../ledger-rows/ports.js";
import type { Pack } from "../plan/model.js";
import type { Duty, DutyStep } from "../ports.js";
import { ruleActor } from "./duty-desk.js";
import { calledOf, isOpenDuty, type LedgerDeskPorts } from "./ledger-desk-office.js";

/** How the periods of causes begin that a term raised: a change of state does not close their duties. */
export const termPeriod = "term:";
/** A step of a row's life as far as duties are concerned. */
export interface StateChange { readonly row: string; readonly seq: number; readonly from: string | null; readonly to: string | null; readonly values: AnyRow; readonly placePath: string; readonly enterprise: string | null; readonly label: string }

/**
 * What changes of state mean for the duties of rows (状态引发的督办), in the transaction of the moves: the duty of the state that was left is closed,
 * the state that is entered opens its own. One duty for each time that a row enters a state.
 */
export async function settleDuties(ports: Pick<LedgerDeskPorts, "clock" | "calendar" | "numbering">, writer: LedgerWriter, pack: Pack, ledger: Ledger, actor: Actor, changes: readonly StateChange[]): Promise<void> {
  if (ledger.life === undefined) return;
  const moved = changes.filter(({ from, to }) => from !== to);
  for (const change of moved.filter(({ from }) => from !== null)) await closeDuties(ports, writer, ledger, actor, [change.row], `${change.label}；状态由“${nameOf(ledger, change.from)}”变为“${nameOf(ledger, change.to)}”，督办随之办结（${actor.name}）`, "closed", ({ period }) => !period.startsWith(termPeriod));
  const opened = moved.flatMap((change) => { const asked = change.to === null ? null : dutyAsked(ledger, change.to, change.values); return asked === null ? [] : [dutyFor(ports, pack, ledger, change, asked)]; });
  await writer.appendLedgerDuties(opened, numberingOf(ports.numbering ?? genericNumbering));
}
const nameOf = (ledger: Ledger, state: string | null): string => (state === null ? "未登记" : ledger.life?.states[state]?.label.zh ?? state);

/** Closes the unfinished duties of rows: what they asked for is done, or nobody asks for it any more. By rule: neither the holder nor an approver moved them, the ledger did. */
export async function closeDuties(ports: Pick<LedgerDeskPorts, "clock">, writer: LedgerWriter, ledger: Ledger, _actor: Actor, rows: readonly string[], note: string, to: "closed" | "withdrawn" = "closed", which: (duty: RowDuty) => boolean = () => true): Promise<void> {
  const open = (await writer.ledgerDuties(ledger, rows)).filter((duty) => isOpenDuty(duty) && which(duty));
  if (open.length === 0) return;
  const last = new Map<string, DutyStep>(), at = ports.clock.now();
  for (const step of await writer.dutySteps(open.map(({ id }) => id))) if ((last.get(step.duty)?.seq ?? 0) < step.seq) last.set(step.duty, step);
  await writer.appendLedgerDutySteps([...last.values()].map(({ district, organisationPath, placePath, enterprise, duty, seq, to: from, holder, dueDay }): DutyStep => ({ id: ports.clock.id(), by: ruleActor.user, at, district, organisationPath, placePath, enterprise, duty, seq: seq + 1, move: to === "closed" ? "approve" : "withdraw", from, to, note, evidence: [], holder, dueDay })));
}

function dutyFor(ports: Pick<LedgerDeskPorts, "clock" | "calendar">, pack: Pack, ledger: Ledger, change: StateChange, asked: NonNullable<ReturnType<typeof dutyAsked>>): { readonly duty: Omit<Duty, "number">; readonly step: DutyStep } {
  const at = ports.clock.now(), openedDay = beijingDayOf(at), called = calledOf(ledger, change.values);
  // a holder that is nobody here, or a blank, falls to the bureau: a duty without a holder would be nobody's
  const isKnown = pack.organisations.some(({ id }) => id === asked.holder) || pack.enterprises.some(({ id }) => id === asked.holder), holder = isKnown ? asked.holder : pack.district.bureau;
  const own = scopeOfHolder(pack, holder, change.placePath), scope: Scoped = { ...own, enterprise: own.enterprise ?? change.enterprise };
  const clock = clockOfAsked(asked, openedDay, at), dueDay = openingDue(ports.calendar, clock).value;
  const text = { zh: `${ledger.title.zh}“${called}”进入“${nameOf(ledger, change.to)}”：${asked.label.zh}`, en: `${called} of ${ledger.title.en} entered "${ledger.life?.states[change.to ?? ""]?.label.en ?? ""}": ${asked.label.en}` };
  const duty: Omit<Duty, "number"> = {
    ...scope, id: ports.clock.id(), by: ruleActor.user, at, year: Number(openedDay.slice(0, 4)), title: `${asked.label.zh}：${called}`.slice(0, 200), text: text.zh, kind: "ledger",
    cause: { rule: dutyRuleOf(ledger.id), subject: change.row, period: `${change.to ?? ""}-${change.seq}`, ...text }, holder, approver: null, ...clock, ...(clock.limit === undefined ? {} : { workingDays: Math.max(0, ports.calendar.workingDaysBetween(openedDay, dueDay)) }), dueDay,
  };
  return { duty, step: { ...scope, id: ports.clock.id(), by: ruleActor.user, at, duty: duty.id, seq: 1, move: "open", from: null, to: "awaiting-sign", note: "", evidence: [], holder, dueDay: duty.dueDay } };
}

/** What the time of a duty is counted by (督办时限): working days, or the limit of the law from the day or instant that the row gives; a day that lies ahead, or none, is that of entering. */
function clockOfAsked({ limit, since, workingDays }: NonNullable<ReturnType<typeof dutyAsked>>, openedDay: string, at: string): Pick<Duty, "openedDay" | "workingDays" | "limit" | "since"> {
  if (limit === undefined) return { openedDay, workingDays: workingDays ?? 1 };
  const edition = limitOn(limit, openedDay), isHours = edition?.unit === "hour", isAhead = since !== undefined && (since.length === 10 ? since > openedDay : since > at);
  const event = since === undefined || (isAhead && edition?.way !== "before") ? (isHours ? at : openedDay) : isHours || since.length === 10 ? since : beijingDayOf(since);
  return { openedDay, workingDays: 0, limit, since: event };
}
