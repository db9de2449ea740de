import type { Labels } from "@yunqing/standards";
import { isBlank } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow } from "../field.js";
import { BrokenHistory, NotDeclared } from "../refusals.js";
import { isGranted } from "../sight/seen.js";
import { openMove, type DutyAsked, type LifeCycle, type Move } from "./life.js";

/** A proof (证明材料) by its kind and the content of its file. */
export interface Proof { readonly kind: string; readonly hash: string }
/** One step of a life, as it is kept (办理记录). */
export interface Step { readonly row: string; readonly seq: number; readonly move: string; readonly at: string; readonly by: string; readonly note: string; readonly proofs: readonly Proof[] }
/** Where a row stands (现状), read from its steps: `done` and `proofs` are those since it was opened or reopened last. */
export interface LifeStanding {
  readonly state: string; readonly seq: number; readonly reopened: number;
  readonly done: readonly { readonly move: string; readonly by: string; readonly gaveProof: boolean; readonly changedState: boolean }[];
  readonly proofs: readonly Proof[];
}
/** The person asking: the user and the roles or actions held for this row. */
export interface Asker { readonly user: string; readonly holds: readonly string[] }
/** What comes with a move. */
export interface Offered { readonly note: string; readonly proofs: readonly Proof[] }
/** What stands against a move (障碍): each missing proof and field by name. */
export interface Obstacle { readonly kind: "wrong-state" | "not-granted" | "same-person" | "note" | "field" | "proof" | "unknown-proof"; readonly what: string; readonly message: Labels }

function lifeOf(ledger: Ledger): LifeCycle { if (!ledger.life) throw new NotDeclared(ledger.id, "life"); return ledger.life; }
function moveOf(ledger: Ledger, move: string): Move { const found = lifeOf(ledger).moves; const rule = Object.hasOwn(found, move) ? found[move] : undefined; if (!rule) throw new NotDeclared(ledger.id, move); return rule; }
const isClosed = (life: LifeCycle, state: string | undefined): boolean => state !== undefined && life.states[state]?.isClosed === true;

/** Who may not make the move because of what they did since the last opening (须由他人办理): whoever brought the row here or gave a proof, when it closes; whoever made a move of `anotherThan`. */
function bound(life: LifeCycle, rule: Move, standing: LifeStanding): readonly string[] {
  const named = standing.done.filter((each) => rule.needs?.anotherThan?.includes(each.move)).map((each) => each.by);
  if (!isClosed(life, rule.to)) return named;
  return [...named, ...standing.done.filter((each) => each.gaveProof).map((each) => each.by), ...standing.done.filter((each) => each.changedState).slice(-1).map((each) => each.by)];
}

/** The proofs that a move needs (所需证明): its own, and those of the closed state it enters. */
export function proofsNeeded(ledger: Ledger, move: string): readonly string[] {
  const life = lifeOf(ledger), rule = moveOf(ledger, move);
  return [...new Set([...rule.needs?.proofs ?? [], ...(rule.to === undefined ? [] : life.states[rule.to]?.proofs ?? [])])];
}

/**
 * Everything that stands against a move (办理障碍), empty when it may be made. A missing proof is named by its kind; a proof offered with the closing itself does not make its giver another person.
 * @throws {NotDeclared} no such move
 */
export function obstacles(ledger: Ledger, standing: LifeStanding, row: AnyRow, move: string, asker: Asker, offered: Offered = { note: "", proofs: [] }): readonly Obstacle[] {
  const life = lifeOf(ledger), rule = moveOf(ledger, move), found: Obstacle[] = [];
  const say = (kind: Obstacle["kind"], what: string, zh: string, en: string): void => { found.push({ kind, what, message: { zh, en } }); };
  if (!rule.from.includes(standing.state)) say("wrong-state", standing.state, `目前为“${life.states[standing.state]?.label.zh ?? standing.state}”，不能${rule.label.zh}`, `it is ${life.states[standing.state]?.label.en ?? standing.state} and cannot be ${rule.label.en}`);
  if (!isGranted(ledger, move, asker.holds)) say("not-granted", rule.by.join(","), `没有“${rule.label.zh}”的权限`, `not granted: ${rule.label.en}`);
  const closes = isClosed(life, rule.to), reopens = isClosed(life, standing.state);
  if (bound(life, rule, standing).includes(asker.user) || (closes && offered.proofs.length > 0)) say("same-person", asker.user, closes && offered.proofs.length > 0 ? "证明应先提交，再由他人销号" : "须由另一人办理", closes && offered.proofs.length > 0 ? "give the proofs first; somebody else closes it" : "somebody else must do it");
  if ((rule.needs?.note || reopens) && offered.note.trim() === "") say("note", "note", `${rule.label.zh}须写明理由`, `say why: "${rule.label.en}" needs a reason`);
  for (const field of rule.needs?.fields ?? []) if (isBlank(row[field])) say("field", field, `请先填写“${ledger.fields[field]?.label.zh ?? field}”`, `fill "${ledger.fields[field]?.label.en ?? field}" first`);
  const held = new Set([...standing.proofs, ...offered.proofs].map((each) => each.kind));
  for (const kind of proofsNeeded(ledger, move)) if (!held.has(kind)) say("proof", kind, `缺少证明：${life.proofs?.[kind]?.zh ?? kind}`, `proof missing: ${life.proofs?.[kind]?.en ?? kind}`);
  for (const proof of offered.proofs) if (!Object.hasOwn(life.proofs ?? {}, proof.kind) || !/^[0-9a-f]{64}$/.test(proof.hash)) say("unknown-proof", proof.kind, `证明“${proof.kind}”不在本流程中，或文件无效`, `proof "${proof.kind}" does not belong here, or its file is none`);
  return found;
}

/** Whether the person may make the move (可否办理). @throws {NotDeclared} */
export function mayMove(ledger: Ledger, standing: LifeStanding, row: AnyRow, move: string, asker: Asker, offered?: Offered): boolean { return obstacles(ledger, standing, row, move, asker, offered).length === 0; }

/** The moves that start from the state and that the person is granted (可办理的动作), in the order of the declaration; what they still lack, {@link obstacles} says. */
export function movesOffered(ledger: Ledger, standing: LifeStanding, asker: Asker): readonly string[] {
  return Object.entries(lifeOf(ledger).moves).filter(([name, rule]) => rule.from.includes(standing.state) && isGranted(ledger, name, asker.holds)).map(([name]) => name);
}

/** The state after a move (办理后的状态). @throws {NotDeclared} */
export function stateAfter(ledger: Ledger, state: string, move: string): string { return moveOf(ledger, move).to ?? state; }

/** The standing after one more step. */
export function after(ledger: Ledger, standing: LifeStanding, step: Pick<Step, "move" | "by" | "proofs">): LifeStanding {
  const life = lifeOf(ledger), state = stateAfter(ledger, standing.state, step.move), reopens = isClosed(life, standing.state) && !isClosed(life, state);
  const own = { move: step.move, by: step.by, gaveProof: step.proofs.length > 0, changedState: state !== standing.state };
  return { state, seq: standing.seq + 1, reopened: standing.reopened + (reopens ? 1 : 0), done: reopens ? [own] : [...standing.done, own], proofs: reopens ? [...step.proofs] : [...standing.proofs, ...step.proofs] };
}

/**
 * Replays a life from its steps (由办理记录重放), in any order of the list.
 * Who was granted what at the time is not asked again; order, states, persons, notes and proofs are. Fields are not: the row of that day is no part of the steps.
 * @throws {BrokenHistory} no opening, a gap, a step that the machine did not allow
 */
export function replay(ledger: Ledger, steps: readonly Step[]): LifeStanding {
  const life = lifeOf(ledger), [first, ...rest] = [...steps].sort((a, b) => a.seq - b.seq);
  if (!first || first.move !== openMove || first.seq !== 1) throw new BrokenHistory(first?.row ?? "", 1, { zh: "没有登记", en: "it was never opened" });
  let standing: LifeStanding = { state: life.initial, seq: 1, reopened: 0, done: [{ move: openMove, by: first.by, gaveProof: first.proofs.length > 0, changedState: true }], proofs: [...first.proofs] };
  for (const step of rest) {
    if (step.seq !== standing.seq + 1 || step.row !== first.row) throw new BrokenHistory(first.row, step.seq, { zh: "办理记录不连续", en: "the steps have a gap" });
    if (!Object.hasOwn(life.moves, step.move)) throw new BrokenHistory(first.row, step.seq, { zh: `没有动作 ${step.move}`, en: `there is no move ${step.move}` });
    const against = obstacles(ledger, standing, {}, step.move, { user: step.by, holds: moveOf(ledger, step.move).by }, step).filter((each) => each.kind !== "field")[0];
    if (against) throw new BrokenHistory(first.row, step.seq, against.message);
    standing = after(ledger, standing, step);
  }
  return standing;
}

/** The duty that a row in this state asks for (应开的督办), with its holder read from the row; null when the state asks for none. A holder that is blank is "". */
export function dutyAsked(ledger: Ledger, state: string, row: AnyRow): (Omit<DutyAsked, "holder" | "since"> & { readonly holder: string; readonly since?: string }) | null {
  const duty = lifeOf(ledger).states[state]?.duty;
  if (!duty) return null;
  const holder = "field" in duty.holder ? row[duty.holder.field] : duty.holder.organisation;
  const since = duty.since === undefined ? undefined : row[duty.since.field];
  return { kind: duty.kind, label: duty.label, ...(duty.workingDays === undefined ? {} : { workingDays: duty.workingDays }), ...(duty.limit === undefined ? {} : { limit: duty.limit }), ...(typeof since === "string" && since !== "" ? { since } : {}), holder: typeof holder === "string" ? holder : "" };
}
