import type { Labels } from "@yunqing/standards";
import type { Fields } from "../field.js";
import type { Flaw } from "../refusals.js";

/**
 * A duty that a state asks for (状态引发的督办): its kind, and who holds it: an organisation, or the one that a field of the row names.
 * Its time is a number of working days, or a limit of the law by its id, counted from the day of entering the state or from the day that the field `since` names.
 */
export interface DutyAsked { readonly kind: string; readonly label: Labels; readonly workingDays?: number; readonly limit?: string; readonly since?: { readonly field: string }; readonly holder: { readonly field: string } | { readonly organisation: string } }
/** A state of a row (状态). A closed one (销号) is entered with all of its `proofs` only. */
export interface State { readonly label: Labels; readonly isClosed?: true; readonly proofs?: readonly string[]; readonly duty?: DutyAsked; readonly retired?: true }
/** What a move needs (办理条件): fields filled, kinds of proof, a note, and a person who made none of the moves named. */
export interface Needs { readonly fields?: readonly string[]; readonly proofs?: readonly string[]; readonly note?: true; readonly anotherThan?: readonly string[] }
/** A move (办理动作); without `to` the state stays. A move out of a closed state is a relapse (反弹): the proofs count from anew. */
export interface Move { readonly label: Labels; readonly from: readonly string[]; readonly to?: string; readonly by: readonly string[]; readonly needs?: Needs }
/** The life of a row as a declared state machine (办理流程). `proofs` names each kind of proof. */
export interface LifeCycle {
  readonly initial: string;
  readonly states: Readonly<Record<string, State>>;
  readonly proofs?: Readonly<Record<string, Labels>>;
  readonly moves: Readonly<Record<string, Move>>;
}
/** The first step of every life (登记). */
export const openMove = "open";

/** Everything that is unsound in a life cycle (流程声明的问题), each with what to do. */
export function lifeFlaws(life: LifeCycle, fields: Fields): readonly Flaw[] {
  const flaws: Flaw[] = [], say = (where: string, zh: string, en: string): void => { flaws.push({ field: where, message: { zh, en } }); };
  const states = new Set(Object.keys(life.states)), proofs = new Set(Object.keys(life.proofs ?? {})), moves = Object.entries(life.moves);
  const proofsKnown = (where: string, kinds: readonly string[] | undefined): void => { for (const kind of kinds ?? []) if (!proofs.has(kind)) say(where, `证明 ${kind} 未在 proofs 中声明`, `proof ${kind} is not declared in "proofs"`); };
  if (!states.has(life.initial)) say("life.initial", `没有状态 ${life.initial}`, `there is no state ${life.initial}`);
  else if (life.states[life.initial]?.isClosed) say("life.initial", "起始状态不能是销号状态", "the initial state cannot be a closed one");
  for (const name of [...states, ...proofs, ...Object.keys(life.moves)]) if (!/^[a-z][A-Za-z0-9]{0,29}$/.test(name)) say(`life.${name}`, "编号用小写字母开头的英文，不超过 30 字", "write an id of letters and digits, at most 30, beginning small");
  for (const [name, state] of Object.entries(life.states)) {
    const where = `life.states.${name}`;
    proofsKnown(where, state.proofs);
    const days = state.duty?.workingDays;
    if (state.duty && (state.duty.limit === undefined) === (days === undefined)) say(where, "督办期限写工作日数，或写法定时限，二者取一", "a duty has working days or a limit of the law, one of them");
    if (days !== undefined && (!Number.isInteger(days) || days < 1 || days > 500)) say(where, "督办期限应为 1—500 个工作日", "a duty takes 1 to 500 working days");
    if (state.duty?.since && (state.duty.limit === undefined || !["day", "instant"].includes(fields[state.duty.since.field]?.kind ?? ""))) say(where, `起算取自字段 ${state.duty.since.field}，须是日期或时刻字段，且只用于法定时限`, `a limit is counted from a day or an instant; ${state.duty.since.field} is none`);
    if (state.duty && "field" in state.duty.holder && !Object.hasOwn(fields, state.duty.holder.field)) say(where, `督办承办单位取自字段 ${state.duty.holder.field}，没有这个字段`, `the holder of the duty is read from ${state.duty.holder.field}, and there is no such field`);
    if (state.proofs && !state.isClosed) say(where, "只有销号状态可要求全部证明；其他写在动作的 needs.proofs 中", 'only a closed state asks for proofs; put others into "needs.proofs" of a move');
    if (state.isClosed && !state.retired && !moves.some(([, move]) => move.from.includes(name))) say(where, "销号状态须有反弹后重新打开的动作", "a closed state needs a move that reopens it after a relapse");
  }
  for (const [name, move] of moves) {
    const where = `life.moves.${name}`, closing = move.to !== undefined && life.states[move.to]?.isClosed === true;
    if (name === openMove) say(where, `${openMove} 是登记的名称，请换一个`, `${openMove} is the name of the first step: choose another`);
    for (const state of [...move.from, ...(move.to === undefined ? [] : [move.to])]) if (!states.has(state)) say(where, `没有状态 ${state}`, `there is no state ${state}`);
    if (move.from.length === 0) say(where, "from 为空", '"from" is empty');
    if (move.by.length === 0) say(where, "by 为空：写出可办理的角色或操作", '"by" is empty: name the roles or actions that may do it');
    proofsKnown(where, move.needs?.proofs);
    for (const field of move.needs?.fields ?? []) if (!Object.hasOwn(fields, field)) say(where, `needs.fields 中没有字段 ${field}`, `needs.fields names ${field}, and there is no such field`);
    for (const other of move.needs?.anotherThan ?? []) if (other !== openMove && !Object.hasOwn(life.moves, other)) say(where, `anotherThan 中没有动作 ${other}`, `anotherThan names ${other}, and there is no such move`);
    if (move.from.some((from) => life.states[from]?.isClosed) && (move.to === undefined || closing)) say(where, "销号状态只能重新打开", "a closed state can only be reopened");
    if (closing && (life.states[move.to ?? ""]?.proofs ?? []).length === 0 && (move.needs?.proofs ?? []).length === 0) say(where, "销号须有证明：写在状态的 proofs 或动作的 needs.proofs 中", 'closing needs a proof: put it into "proofs" of the state or "needs.proofs" of the move');
  }
  const reached = new Set([life.initial]);
  for (let grown = true; grown;) {
    grown = false;
    for (const [, move] of moves) if (move.to !== undefined && !reached.has(move.to) && move.from.some((from) => reached.has(from))) { reached.add(move.to); grown = true; }
  }
  for (const state of states) if (!reached.has(state) && !life.states[state]?.retired) say(`life.states.${state}`, "从起始状态无法到达；加一个动作，或标记 retired", 'cannot be reached from the initial state: add a move, or mark it "retired"');
  return flaws;
}
