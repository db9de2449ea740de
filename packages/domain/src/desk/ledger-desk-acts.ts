import { changed, checked, corrected, isGranted, made, maskedFor, mayMake, mergedRows, moved, obstacles, proposed, replay, stepsOf, withdrawn, BrokenHistory, type AnyRow, type Ledger, type Version } from "@yunqing/ledger";
import type { Actor } from "../access/model.js";
import { holdsOf, seesRow, writesSomewhere } from "../ledger-rows/reach.js";
import type { KeptVersion, LedgerWriter } from "../ledger-rows/ports.js";
import { opened } from "../ledger-rows/sealing.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { closeDuties, settleDuties } from "./ledger-desk-duties.js";
import { instantFor, keptOf } from "./ledger-desk-kept.js";
import { closeEndedTerms } from "./ledger-desk-terms.js";
import { calledOf, mustWrite, namesFor, roomOf, rowOvertaken, sameValues, seenRow, versionsFrom, type LedgerDeskPorts, type LedgerRoom, type SeenRow } from "./ledger-desk-office.js";
import { row } from "./ledger-desk-rows.js";
import type { ChangeLedgerRow, CorrectLedgerRow, LedgerRowView, MakeLedgerRow, MergeLedgerRow, MoveLedgerRow, WithdrawLedgerRow } from "./ledger-desk-views.js";
import { placeByPosition, refusedValues, scopeOfNew } from "./ledger-desk-placing.js";
import { noteMergedNames } from "./subject-names.js";

const missingWhy = (zh: string, en: string): Refused => new Refused("ledger/refused", "请写明理由", "say why", [{ field: "why", zh, en }]);
const longest = 2_000;
function why(text: string, wanted: boolean): string {
  const words = text.trim();
  if (words.length > longest) throw missingWhy(`理由不超过 ${longest} 字`, `at most ${longest} characters`);
  if (wanted && words === "") throw missingWhy("请写明理由", "a reason is asked for");
  return words;
}


/** The sound values of a proposal. @throws {Refused} ledger/refused with every fault of every field */
export function soundValues(ledger: Ledger, before: AnyRow | null, sent: AnyRow, holds: readonly string[]): AnyRow {
  const asked = proposed(ledger, before, sent, holds);
  if (asked.kind === "refused") throw refusedValues(asked.faults);
  const found = checked(ledger, asked.values, before ?? undefined);
  if (found.kind === "refused") throw refusedValues(found.faults);
  return found.row;
}

type Outcome = { readonly versions: readonly KeptVersion[]; readonly settle?: (writer: LedgerWriter) => Promise<void> } | null;
/** The one way in which a row is changed: seen, judged, written with its duties and its audit in one transaction; a refusal is recorded in its own. */
async function act(ports: LedgerDeskPorts, actor: Actor, ledger: string, id: string, command: { readonly id: string }, what: { readonly action: string; readonly detail: string }, work: (writer: LedgerWriter, room: LedgerRoom) => Promise<Outcome>): Promise<void> {
  const { ledgerStore } = ports;
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(command.id)) throw new Refused("ledger/refused", "编号应为 UUIDv7", "the id is a UUIDv7", [{ field: "id", zh: "应为 UUIDv7", en: "a UUIDv7 is wanted" }]);
  try {
    await ledgerStore.write({ actor, action: what.action, subject: `${ledger}/${id}`, detail: what.detail.slice(0, 500) }, async (writer) => {
      const room = await roomOf(ports, writer, actor, ledger), outcome = await work(writer, room);
      if (outcome === null) throw new AlreadyDone();
      for (const version of outcome.versions) await writer.appendLedgerVersions(room.ledger, [version]);
      await outcome.settle?.(writer);
      for (const version of outcome.versions) await closeEndedTerms(ports, writer, room.ledger, room.today, { id: version.row, state: version.state, values: opened(room.ledger, version.values, ports.secrets), gone: version.kind === "merged" || version.kind === "withdrawn" });
    });
  } catch (error) {
    // nothing to write: the transaction is given up, with it the entry of the audit
    if (error instanceof AlreadyDone) return;
    if (error instanceof RowChanged) throw rowOvertaken(error.ledger, (await namesFor(ports, [error.by])).get(error.by) ?? error.by, error.versions, error.seen, error.holds);
    if (error instanceof Forbidden || error instanceof Refused || error instanceof NotFound) await ledgerStore.recordRefusal({ actor, action: what.action, subject: `${ledger}/${id}`, detail: `${error.code}: ${error.message}`.slice(0, 500) });
    throw error instanceof Overtaken ? new Refused("ledger/overtaken", "该行刚被他人更改；请重新载入后再提交", "the row was changed by somebody else meanwhile: load it again") : error instanceof BrokenHistory ? new Refused("ledger/refused", error.reason.zh, error.reason.en) : error;
  }
}
/** The command was carried out before, or changes nothing. */
class AlreadyDone extends Error { readonly code = "ledger/already-done"; }
/** Another version came in between; its author is named after the transaction, since names live in another store. */
class RowChanged extends Error { readonly code = "ledger/overtaken"; constructor(readonly ledger: Ledger, readonly versions: readonly Version[], readonly seen: string, readonly holds: readonly string[], readonly by: string) { super(`changed by ${by}`); } }

/** The row and its versions as they stand now. @throws {Refused} ledger/overtaken when it is not what the person had on the screen */
async function standing(ports: LedgerDeskPorts, writer: LedgerWriter, room: LedgerRoom, id: string, seen: string, command: string): Promise<{ readonly row: SeenRow; readonly versions: readonly Version[]; readonly last: Version; readonly known: Version | null }> {
  const found = await seenRow(ports, writer, room, id), versions = versionsFrom(ports, room.ledger, await writer.ledgerVersions(room.ledger, id)), last = versions.at(-1), known = versions.find((each) => each.id === command) ?? null;
  if (last === undefined) throw new NotFound("row", id);
  if (known === null && found.kept.version !== seen) {
    // who is not of the office learns nothing of what others wrote
    if (!found.holds.includes("ledger.read")) throw new Forbidden("ledger.write", `${room.ledger.id} ${id}`);
    throw new RowChanged(room.ledger, versions, seen, found.holds, last.by);
  }
  return { row: found, versions, last, known };
}
/** The same command again must say the same. @throws {IdTaken} */
function sameCommand(known: Version, actor: Actor, kind: Version["kind"], says: boolean): null { if (known.by !== actor.user || known.kind !== kind || !says) throw new IdTaken(known.id); return null; }

/** Makes a row (登记). @throws {Forbidden} {NotFound} {Refused} ledger/refused, ledger/key-taken {IdTaken} */
export async function makeRow(ports: LedgerDeskPorts, actor: Actor, id: string, command: MakeLedgerRow): Promise<LedgerRowView> {
  await act(ports, actor, id, command.id, command, { action: "ledger.write", detail: `登记 ${id}${command.why === "" ? "" : `：${command.why}`}` }, async (writer, room) => {
    const { ledger } = room, known = await writer.ledgerRow(ledger, command.id);
    if (!writesSomewhere(ledger, room.reach)) throw new Forbidden("ledger.write", ledger.id);
    const scope = scopeOfNew(room, actor, command.place, command.enterprise, placeByPosition(room, command.values)), holds = holdsOf(ledger, room, { ...scope, state: null, values: command.values });
    if (!mayMake(ledger, holds)) throw new Forbidden("ledger.write", ledger.id);
    const values = soundValues(ledger, null, command.values, holds), words = why(command.why, false);
    if (known !== null) { const [first] = versionsFrom(ports, ledger, await writer.ledgerVersions(ledger, command.id)); if (first === undefined) throw new IdTaken(command.id); return sameCommand(first, actor, "made", sameValues(ledger, first.values, values) && first.why === words); }
    const version = made(ledger, command.id, values, { id: command.id, at: ports.clock.now(), by: actor.user, why: words });
    return { versions: [keptOf(ports, ledger, version, scope)], settle: (then) => settleDuties(ports, then, room.pack, ledger, actor, [{ row: command.id, seq: 1, from: null, to: version.state, values, placePath: scope.placePath, enterprise: scope.enterprise, label: "登记" }]) };
  });
  return row(ports, actor, id, command.id);
}

function mustBeOpen({ ledger }: LedgerRoom, { kept }: SeenRow): void {
  if (kept.state !== null && ledger.life?.states[kept.state]?.isClosed === true) throw new Refused("ledger/closed", "该行已销号，不能直接修改；确有错误请更正，反弹请重新打开", "the row is closed and is not changed: correct it if it is wrong, reopen it after a relapse");
}
/** Changes a row (修改): only the fields that were sent. @throws {Forbidden} {NotFound} {Refused} ledger/overtaken, ledger/closed, ledger/refused, ledger/key-taken {IdTaken} */
export async function changeRow(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, command: ChangeLedgerRow): Promise<LedgerRowView> {
  await act(ports, actor, id, rowId, command, { action: "ledger.write", detail: `修改${command.why === "" ? "" : `：${command.why}`}` }, async (writer, room) => {
    const { row: seen, versions, last, known } = await standing(ports, writer, room, rowId, command.version, command.id), { ledger } = room, words = why(command.why, false);
    if (known !== null) return sameCommand(known, actor, "changed", sameValues(ledger, known.values, soundValues(ledger, versions[known.seq - 2]?.values ?? null, command.values, seen.holds)) && known.why === words);
    mustWrite(room, seen);
    mustBeOpen(room, seen);
    const sound = soundValues(ledger, last.values, command.values, seen.holds);
    // whoever wrote themselves out would be told that the row does not exist
    if (!seesRow(ledger, room, { ...seen.kept, values: sound })) throw refusedValues(Object.values(ledger.parties ?? {}).filter(({ field }) => sound[field] !== last.values[field]).map(({ field }) => ({ field, code: "ledger/not-writable", zh: "不能把本单位从当事方中去掉", en: "you may not write your own unit out of the row" })));
    const version = changed(ledger, last, sound, { id: command.id, at: instantFor(ports, last.at), by: actor.user, why: words });
    return version === null ? null : { versions: [keptOf(ports, ledger, version, seen.kept)] };
  });
  return row(ports, actor, id, rowId);
}

/** Corrects a wrong version (更正), also of a closed row; the wrong one stays. @throws {Forbidden} {NotFound} {Refused} */
export async function correctRow(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, command: CorrectLedgerRow): Promise<LedgerRowView> {
  await act(ports, actor, id, rowId, command, { action: "ledger.write", detail: `更正：${command.why}` }, async (writer, room) => {
    const { row: seen, versions, last, known } = await standing(ports, writer, room, rowId, command.version, command.id), { ledger } = room, words = why(command.why, true);
    const target = versions.find((each) => each.id === command.wrong);
    if (target === undefined) throw new NotFound("version", command.wrong);
    // what is set right must be sound in the place of what was wrong
    const names = Object.keys(command.right), sound = soundValues(ledger, target.values, command.right, seen.holds), right = Object.fromEntries(names.filter((name) => ledger.fields[name]?.kind !== "computed").map((name) => [name, sound[name] ?? null]));
    if (known !== null) return sameCommand(known, actor, "corrected", known.corrects === command.wrong && known.why === words && JSON.stringify(known.right) === JSON.stringify(right));
    mustWrite(room, seen);
    return { versions: [keptOf(ports, ledger, corrected(ledger, versions, command.wrong, right, { id: command.id, at: instantFor(ports, last.at), by: actor.user, why: words }), seen.kept)] };
  });
  return row(ports, actor, id, rowId);
}

/** Moves a row through its life (办理). @throws {NotFound} {Forbidden} {Refused} ledger/obstacles with everything that stands against it, ledger/overtaken {IdTaken} */
export async function moveRow(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, command: MoveLedgerRow): Promise<LedgerRowView> {
  await act(ports, actor, id, rowId, command, { action: "ledger.write", detail: `办理 ${command.move}${command.note === "" ? "" : `：${command.note}`}` }, async (writer, room) => {
    const { ledger } = room;
    if (ledger.life === undefined || !Object.hasOwn(ledger.life.moves, command.move)) throw new NotFound("move", command.move);
    const { row: seen, versions, last, known } = await standing(ports, writer, room, rowId, command.version, command.id), note = why(command.note, false);
    if (known !== null) return sameCommand(known, actor, "moved", known.step?.move === command.move && known.why === note && JSON.stringify(known.step.proofs) === JSON.stringify(command.proofs));
    mustWrite(room, seen, isGranted(ledger, command.move, seen.holds));
    const life = replay(ledger, stepsOf(versions)), against = obstacles(ledger, life, last.values, command.move, { user: actor.user, holds: seen.holds }, { note, proofs: command.proofs });
    const files = command.proofs.length === 0 ? [] : await writer.evidence(command.proofs.map(({ hash }) => hash)), lost = command.proofs.filter(({ hash }) => !files.some((file) => file.hash === hash)).map(({ kind }) => ({ field: `proofs.${kind}`, zh: "没有这个文件，请先上传", en: "there is no such file: upload it first" }));
    if (against.length > 0 || lost.length > 0) throw new Refused("ledger/obstacles", "还不能这样办理", "it cannot be done yet", [...against.map((each) => ({ field: each.kind === "proof" || each.kind === "unknown-proof" ? `proofs.${each.what}` : each.kind === "field" ? each.what : each.kind, zh: each.message.zh, en: each.message.en })), ...lost]);
    const version = moved(ledger, versions, command.move, command.proofs, { id: command.id, at: instantFor(ports, last.at), by: actor.user, why: note });
    return {
      versions: [keptOf(ports, ledger, version, seen.kept)],
      settle: (then) => settleDuties(ports, then, room.pack, ledger, actor, [{ row: rowId, seq: version.seq, from: last.state, to: version.state, values: last.values, placePath: seen.kept.placePath, enterprise: seen.kept.enterprise, label: ledger.life?.moves[command.move]?.label.zh ?? command.move }]),
    };
  });
  return row(ports, actor, id, rowId);
}

/** Merges a duplicate into a row (合并重复). Both histories are kept. @throws {NotFound} {Forbidden} {Refused} */
export async function mergeRow(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, command: MergeLedgerRow): Promise<LedgerRowView> {
  await act(ports, actor, id, rowId, command, { action: "ledger.write", detail: `合并 ${command.other}：${command.why}` }, async (writer, room) => {
    const { ledger } = room, words = why(command.why, true), mine = await standing(ports, writer, room, rowId, command.version, command.id), theirs = await standing(ports, writer, room, command.other, command.otherVersion, command.otherId);
    if (mine.known !== null && theirs.known !== null) return sameCommand(theirs.known, actor, "merged", theirs.known.mergedInto === rowId && theirs.known.why === words);
    for (const each of [mine.row, theirs.row]) { mustWrite(room, each); if (!each.holds.includes("ledger.approve")) throw new Forbidden("ledger.approve", `${ledger.id} ${each.kept.id}`); }
    if (rowId === command.other) throw new Refused("ledger/refused", "不能与自身合并", "a row is not merged with itself", [{ field: "other", zh: "请选择另一行", en: "choose another row" }]);
    const own = new Set(Object.keys(maskedFor(ledger, theirs.last.values, theirs.row.holds)));
    if (!command.choose.every((name) => own.has(name))) throw refusedValues(command.choose.filter((name) => !own.has(name)).map((field) => ({ field, code: "ledger/unknown-field", zh: `没有字段 ${field}`, en: `there is no field ${field}` })));
    const at = instantFor(ports, mine.last.at > theirs.last.at ? mine.last.at : theirs.last.at), [stays, goes] = mergedRows(ledger, mine.last, theirs.last, command.choose, { stays: { id: command.id, at, by: actor.user, why: words }, goes: { id: command.otherId, at, by: actor.user, why: words } });
    const sound = checked(ledger, stays.values, mine.last.values);
    if (sound.kind === "refused") throw refusedValues(sound.faults);
    // the one that goes first: its key may be taken over
    return { versions: [keptOf(ports, ledger, goes, theirs.row.kept), keptOf(ports, ledger, stays, mine.row.kept)], settle: async (then) => { await noteMergedNames(ports, then, actor, ledger, theirs.last.values, { row: rowId, values: stays.values, scope: mine.row.kept }, words); await closeDuties(ports, then, ledger, actor, [command.other], `已合并到“${calledOf(ledger, stays.values)}”`, "withdrawn"); } };
  });
  return row(ports, actor, id, rowId);
}

/** Takes a row out (撤回). @throws {NotFound} {Forbidden} {Refused} */
export async function withdrawRow(ports: LedgerDeskPorts, actor: Actor, id: string, rowId: string, command: WithdrawLedgerRow): Promise<void> {
  await act(ports, actor, id, rowId, command, { action: "ledger.write", detail: `撤回：${command.why}` }, async (writer, room) => {
    const { row: seen, last, known } = await standing(ports, writer, room, rowId, command.version, command.id), { ledger } = room, words = why(command.why, true);
    if (known !== null) return sameCommand(known, actor, "withdrawn", known.why === words);
    mustWrite(room, seen);
    if (!seen.holds.includes("ledger.approve")) throw new Forbidden("ledger.approve", `${ledger.id} ${rowId}`);
    return { versions: [keptOf(ports, ledger, withdrawn(ledger, last, { id: command.id, at: instantFor(ports, last.at), by: actor.user, why: words }), seen.kept)], settle: (then) => closeDuties(ports, then, ledger, actor, [rowId], `该行已撤回：${words}`, "withdrawn") };
  });
}
