import { moved, obstacles, replay, ruleWord, stepsOf, termRanges, termsOf, type AnyRow, type Ledger, type TermStanding } from "@yunqing/ledger";
import { dayAfter } from "@yunqing/standards";
import type { Scoped } from "../access/model.js";
import { scopeOfHolder } from "../duty/checks.js";
import { genericNumbering, numberingOf } from "../duty/numbering.js";
import { dutyRuleOf, type KeptRow, type LedgerReader, type LedgerWriter, type RowDuty, type RowsAsked } from "../ledger-rows/ports.js";
import { everything } from "../ledger-rows/reach.js";
import { opened } from "../ledger-rows/sealing.js";
import type { Pack } from "../plan/model.js";
import { Overtaken, type Duty, type DutyStep } from "../ports.js";
import { ruleActor } from "./duty-desk.js";
import { instantFor, keptOf } from "./ledger-desk-kept.js";
import { closeDuties, settleDuties, termPeriod } from "./ledger-desk-duties.js";
import { isOpenDuty, ledgersOf, namesIn, versionsFrom, type LedgerDeskPorts } from "./ledger-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

/** What the rule did with the terms of a district's ledgers (期限处理结果), and what it could not do. */
export interface TermsKept { readonly moved: number; readonly opened: number; readonly closed: number; readonly stuck: readonly string[] }

const atOnce = 200, mostMoves = 500, dutiesAtOnce = 1_000;
const periodOf = ({ term, lastDay }: Pick<TermStanding, "term" | "lastDay">): string => `${termPeriod}${term}:${lastDay}`;
const warns = (ledger: Ledger): boolean => Object.values(ledger.terms ?? {}).some((term) => term.warn?.duty !== undefined);
/** The terms for which a duty should stand: those that end soon or are over and ask for one. */
function awaited(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, today: string): readonly TermStanding[] {
  return termsOf(ledger, row, today).filter(({ term, is }) => is !== "running" && ledger.terms?.[term]?.warn?.duty !== undefined);
}

/** Closes the duties of terms that are awaited no more (期限变更后的督办): the date was changed, the state was left, the thing was done. */
export async function closeEndedTerms(ports: Pick<LedgerDeskPorts, "clock">, writer: LedgerWriter, ledger: Ledger, today: string, row: { readonly id: string; readonly state: string | null; readonly values: AnyRow; readonly gone: boolean }): Promise<void> {
  if (!warns(ledger)) return;
  const wanted = new Set(row.gone ? [] : awaited(ledger, row, today).map(periodOf));
  await closeDuties(ports, writer, ledger, ruleActor, [row.id], "期限已变更或已办理，到期督办随之办结", "closed", ({ period }) => period.startsWith(termPeriod) && !wanted.has(period));
}

/** The move that the rule makes now, if any: the first term that is over and names one, else the first that ends soon and does. */
function moveNow(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, today: string): { readonly move: string; readonly standing: TermStanding } | null {
  const from = (move: string | undefined): boolean => move !== undefined && row.state !== null && ledger.life?.moves[move]?.from.includes(row.state) === true, all = termsOf(ledger, row, today);
  for (const standing of all) { const move = ledger.terms?.[standing.term]?.move; if (standing.is === "over" && move !== undefined && from(move)) return { move, standing }; }
  for (const standing of all) { const move = ledger.terms?.[standing.term]?.warn?.move; if (standing.is === "ending" && move !== undefined && from(move)) return { move, standing }; }
  return null;
}
/** Nothing to do any more: the transaction is given up, with it the entry of the audit. */
class NothingToDo extends Error { readonly code = "ledger/nothing-to-do"; }

/** One row's move by the rule, in a transaction of its own with its audit and its duties. @returns what stands against it, null when it was made */
async function moveRow(ports: LedgerDeskPorts, ledger: Ledger, pack: Pack, id: string, today: string): Promise<string | null> {
  let against: string | null = null;
  try {
    await ports.ledgerStore.write({ actor: ruleActor, action: "ledger.term", subject: `${ledger.id}/${id}`, detail: `${ledger.title.zh} ${today} 按期限办理` }, async (writer) => {
      const kept = await writer.ledgerRow(ledger, id);
      if (kept === null || kept.kind === "merged" || kept.kind === "withdrawn") throw new NothingToDo();
      const values = opened(ledger, kept.values, ports.secrets), now = moveNow(ledger, { state: kept.state, values }, today);
      if (now === null) throw new NothingToDo();
      const versions = versionsFrom(ports, ledger, await writer.ledgerVersions(ledger, id)), last = versions.at(-1), words = now.standing.left < 0 ? `“${now.standing.label.zh}”至 ${now.standing.lastDay}，已过期` : `“${now.standing.label.zh}”至 ${now.standing.lastDay}，还有 ${now.standing.left} 天`;
      const stands = obstacles(ledger, replay(ledger, stepsOf(versions)), values, now.move, { user: ruleActor.user, holds: [ruleWord] }, { note: words, proofs: [] });
      if (stands.length > 0 || last === undefined) { against = `${ledger.id}/${id}: ${stands.map(({ message }) => message.zh).join("；")}`; throw new NothingToDo(); }
      const at = instantFor(ports, last.at), version = moved(ledger, versions, now.move, [], { id: ports.clock.id(), at, by: ruleActor.user, why: words });
      await writer.appendLedgerVersions(ledger, [keptOf(ports, ledger, version, kept)]);
      await settleDuties(ports, writer, pack, ledger, ruleActor, [{ row: id, seq: version.seq, from: last.state, to: version.state, values, placePath: kept.placePath, enterprise: kept.enterprise, label: ledger.life?.moves[now.move]?.label.zh ?? now.move }]);
      await closeEndedTerms(ports, writer, ledger, today, { id, state: version.state, values, gone: false });
    });
  } catch (fault) {
    if (fault instanceof Overtaken) return null;
    if (!(fault instanceof NothingToDo)) throw fault;
    return against ?? "";
  }
  return null;
}
/** Ids of the rows of a question, at most so many. */
async function idsOf(ports: LedgerDeskPorts, ledger: Ledger, asked: RowsAsked, most: number): Promise<readonly string[]> {
  return ports.ledgerStore.read(async (reader) => (await reader.ledgerPage(ledger, asked, { field: null, descending: false }, null, most)).rows.map(({ id }) => id));
}

function dutyFor(ports: LedgerDeskPorts, pack: Pack, ledger: Ledger, row: KeptRow, called: string, values: AnyRow, standing: TermStanding, today: string): { readonly duty: Omit<Duty, "number">; readonly step: DutyStep } | null {
  const asked = ledger.terms?.[standing.term]?.warn?.duty;
  if (asked === undefined) return null;
  const named = "field" in asked.holder ? values[asked.holder.field] : asked.holder.organisation, isKnown = typeof named === "string" && (pack.organisations.some(({ id }) => id === named) || pack.enterprises.some(({ id }) => id === named)), holder = isKnown ? named : pack.district.bureau;
  const own = scopeOfHolder(pack, holder, row.placePath), scope: Scoped = { ...own, enterprise: own.enterprise ?? row.enterprise }, wanted = dayAfter(standing.lastDay, -(asked.before ?? 0)), dueDay = wanted < today ? today : wanted, at = ports.clock.now();
  const text = { zh: `${ledger.title.zh}“${called}”的“${standing.label.zh}”至 ${standing.lastDay}：${asked.label.zh}`, en: `"${standing.label.en}" of ${called}, ${ledger.title.en}, ends on ${standing.lastDay}: ${asked.label.en}` };
  const duty: Omit<Duty, "number"> = {
    ...scope, id: ports.clock.id(), by: ruleActor.user, at, year: Number(today.slice(0, 4)), title: `${asked.label.zh}：${called}`.slice(0, 200), text: text.zh, kind: "ledger",
    cause: { rule: dutyRuleOf(ledger.id), subject: row.id, period: periodOf(standing), ...text }, holder, approver: null, openedDay: today, workingDays: Math.max(1, ports.calendar.workingDaysBetween(today, dueDay)), dueDay,
  };
  return { duty, step: { ...scope, id: ports.clock.id(), by: ruleActor.user, at, duty: duty.id, seq: 1, move: "open", from: null, to: "awaiting-sign", note: "", evidence: [], holder, dueDay } };
}
/** Opens the duties of terms that end soon; one for each row, term and last day, whoever runs it how often. @returns how many */
async function warnRows(ports: LedgerDeskPorts, ledger: Ledger, pack: Pack, today: string): Promise<number> {
  const asking = Object.entries(ledger.terms ?? {}).filter(([, term]) => term.warn?.duty !== undefined).map(([name]) => name);
  if (asking.length === 0) return 0;
  let after: Parameters<LedgerReader["ledgerPage"]>[3] = null, count = 0;
  do {
    const found = await ports.ledgerStore.read(async (reader) => {
      const page = await reader.ledgerPage(ledger, { scope: everything, filters: [], terms: termRanges(ledger, "ending", today, undefined, asking) }, { field: null, descending: false }, after, atOnce), ids = page.rows.map(({ id }) => id);
      return { page, duties: await reader.ledgerDuties(ledger, ids), names: await namesIn(reader, { ledgers: ledgersOf(ports), reach: [] }, ledger, ids) };
    });
    const known = new Set(found.duties.map(({ row, period }) => `${row} ${period}`));
    const wanted = found.page.rows.flatMap((row) => { const values = opened(ledger, row.values, ports.secrets); return awaited(ledger, { state: row.state, values }, today).filter((each) => !known.has(`${row.id} ${periodOf(each)}`)).flatMap((each) => dutyFor(ports, pack, ledger, row, found.names.get(row.id) ?? row.id, values, each, today) ?? []); });
    if (wanted.length > 0) await ports.ledgerStore.write({ actor: ruleActor, action: "duty.open", subject: dutyRuleOf(ledger.id), detail: `${ledger.title.zh}：${wanted.length} 行将到期，开立督办` }, (writer) => writer.appendLedgerDuties(wanted, numberingOf(ports.numbering ?? genericNumbering)));
    count += wanted.length;
    after = found.page.next;
    await ports.pause?.();
  } while (after !== null);
  return count;
}
/** Closes duties of terms that are awaited no more, whoever changed the rows, also an import. @returns how many */
async function closeStale(ports: LedgerDeskPorts, ledger: Ledger, today: string): Promise<number> {
  if (!warns(ledger)) return 0;
  let after = "", closed = 0;
  for (;;) {
    const { stale, last } = await staleDuties(ports, ledger, today, after), ids = new Set(stale.map(({ id }) => id));
    if (stale.length > 0) await ports.ledgerStore.write({ actor: ruleActor, action: "duty.close", subject: dutyRuleOf(ledger.id), detail: `${ledger.title.zh}：${stale.length} 件到期督办不再需要` }, (writer) => closeDuties(ports, writer, ledger, ruleActor, [...new Set(stale.map(({ row }) => row))], "期限已变更或已办理，到期督办随之办结", "closed", (duty: RowDuty) => isOpenDuty(duty) && ids.has(duty.id)));
    closed += stale.length;
    if (last === null) return closed;
    after = last;
  }
}
/** Open duties of terms behind one that nobody awaits any more; `last` is where to go on, null at the end. */
async function staleDuties(ports: LedgerDeskPorts, ledger: Ledger, today: string, after: string): Promise<{ readonly stale: readonly RowDuty[]; readonly last: string | null }> {
  return ports.ledgerStore.read(async (reader) => {
    const duties = await reader.ledgerOpenDuties(ledger, termPeriod, after, dutiesAtOnce), rows = new Map((await reader.ledgerRows(ledger, [...new Set(duties.map(({ row }) => row))])).map((row) => [row.id, row]));
    const stale = duties.filter((duty) => { const row = rows.get(duty.row); return row === undefined || row.kind === "merged" || row.kind === "withdrawn" || !awaited(ledger, { state: row.state, values: row.values }, today).some((each) => periodOf(each) === duty.period); });
    return { stale, last: duties.length < dutiesAtOnce ? null : duties.at(-1)?.id ?? null };
  });
}

/**
 * What the terms of the ledgers cause today (按期限办理): moves that the rule makes, warnings that open duties, duties that nobody awaits any more.
 * The same day again changes nothing; a row that somebody changes at the same moment is left for the next time.
 */
export async function keepTerms(ports: LedgerDeskPorts): Promise<TermsKept> {
  const today = todayOf(ports.clock), pack = await ports.ledgerStore.read((reader) => reader.pack()), stuck: string[] = [];
  let movedCount = 0, openedCount = 0, closedCount = 0;
  for (const ledger of ledgersOf(ports).values()) {
    if (Object.keys(ledger.terms ?? {}).length === 0) continue;
    for (const which of ["due", "warn"] as const) {
      const terms = termRanges(ledger, which, today);
      if (terms.length === 0) continue;
      for (const id of await idsOf(ports, ledger, { scope: everything, filters: [], terms }, mostMoves)) {
        const against = await moveRow(ports, ledger, pack, id, today);
        if (against === null) movedCount += 1; else if (against !== "") stuck.push(against);
        await ports.pause?.();
      }
    }
    openedCount += await warnRows(ports, ledger, pack, today);
    closedCount += await closeStale(ports, ledger, today);
  }
  return { moved: movedCount, opened: openedCount, closed: closedCount, stuck };
}
