import { dutyAsked, type AnyRow, type Ledger } from "@yunqing/ledger";
import type { Actor, Scoped } from "../access/model.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { scopeOfHolder } from "../duty/checks.js";
import { genericNumbering, numberingOf } from "../duty/numbering.js";
import { dutyRuleOf, type LedgerWriter } from "../ledger-rows/ports.js";
import type { Pack } from "../plan/model.js";
import type { Duty, DutyState } from "../ports.js";
import { ruleActor } from "./duty-desk.js";
import { calledOf, isOpenDuty, type LedgerDeskPorts } from "./ledger-desk-office.js";

/** A step of a row's life as far as duties are concerned. */
export interface StateChange { readonly row: string; readonly seq: number; readonly from: string | null; readonly to: string | null; readonly values: AnyRow; readonly placePath: string; readonly enterprise: string | null; readonly label: string }

/**
 * What a change of state means for the duties of a row (状态引发的督办), in the transaction of the move: the duty of the state that was left is closed,
 * the state that is entered opens its own. One duty for each time that a row enters a state.
 */
export async function settleDuties(ports: Pick<LedgerDeskPorts, "clock" | "calendar" | "numbering">, writer: LedgerWriter, pack: Pack, ledger: Ledger, actor: Actor, change: StateChange): Promise<void> {
  if (change.from === change.to || ledger.life === undefined) return;
  await closeDuties(ports, writer, ledger, actor, change.row, `${change.label}；状态由“${nameOf(ledger, change.from)}”变为“${nameOf(ledger, change.to)}”，督办随之办结（${actor.name}）`);
  if (change.to === null) return;
  const asked = dutyAsked(ledger, change.to, change.values);
  if (asked !== null) await openDuty(ports, writer, pack, ledger, change, asked);
}
const nameOf = (ledger: Ledger, state: string | null): string => (state === null ? "未登记" : ledger.life?.states[state]?.label.zh ?? state);

/** Closes the unfinished duties of a row: what they asked for is done, or nobody asks for it any more. */
export async function closeDuties(ports: Pick<LedgerDeskPorts, "clock">, writer: LedgerWriter, ledger: Ledger, actor: Actor, row: string, note: string, to: "closed" | "withdrawn" = "closed"): Promise<void> {
  const open = (await writer.ledgerDuties(ledger, [row])).filter(isOpenDuty);
  if (open.length === 0) return;
  const steps = await writer.dutySteps(open.map(({ id }) => id));
  for (const duty of open) {
    const last = [...steps].filter((step) => step.duty === duty.id).sort((a, b) => a.seq - b.seq).at(-1);
    if (last === undefined) continue;
    // by rule: neither the holder nor an approver moved it, the ledger did
    const { organisationPath, placePath, enterprise, district } = last, from: DutyState = last.to;
    await writer.appendDutyStep({ id: ports.clock.id(), by: ruleActor.user, at: ports.clock.now(), district, organisationPath, placePath, enterprise, duty: duty.id, seq: last.seq + 1, move: to === "closed" ? "approve" : "withdraw", from, to, note, evidence: [], holder: last.holder, dueDay: last.dueDay });
  }
}

async function openDuty(ports: Pick<LedgerDeskPorts, "clock" | "calendar" | "numbering">, writer: LedgerWriter, pack: Pack, ledger: Ledger, change: StateChange, asked: NonNullable<ReturnType<typeof dutyAsked>>): Promise<void> {
  const at = ports.clock.now(), openedDay = beijingDayOf(at), called = calledOf(ledger, change.values);
  // a holder that is nobody here, or a blank, falls to the bureau: a duty without a holder would be nobody's
  const isKnown = pack.organisations.some(({ id }) => id === asked.holder) || pack.enterprises.some(({ id }) => id === asked.holder), holder = isKnown ? asked.holder : pack.district.bureau;
  const own = scopeOfHolder(pack, holder, change.placePath), scope: Scoped = { ...own, enterprise: own.enterprise ?? change.enterprise };
  const text = { zh: `${ledger.title.zh}“${called}”进入“${nameOf(ledger, change.to)}”：${asked.label.zh}`, en: `${called} of ${ledger.title.en} entered "${ledger.life?.states[change.to ?? ""]?.label.en ?? ""}": ${asked.label.en}` };
  const duty: Omit<Duty, "number"> = {
    ...scope, id: ports.clock.id(), by: ruleActor.user, at, year: Number(openedDay.slice(0, 4)), title: `${asked.label.zh}：${called}`.slice(0, 200), text: text.zh, kind: "ledger",
    cause: { rule: dutyRuleOf(ledger.id), subject: change.row, period: `${change.to ?? ""}-${change.seq}`, ...text }, holder, approver: null, openedDay, workingDays: asked.workingDays, dueDay: ports.calendar.addWorkingDays(openedDay, asked.workingDays),
  };
  const { outcome } = await writer.appendDuty(duty, numberingOf(ports.numbering ?? genericNumbering));
  if (outcome === "stored") await writer.appendDutyStep({ ...scope, id: ports.clock.id(), by: ruleActor.user, at, duty: duty.id, seq: 1, move: "open", from: null, to: "awaiting-sign", note: "", evidence: [], holder, dueDay: duty.dueDay });
}
