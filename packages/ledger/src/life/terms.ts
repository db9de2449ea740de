import type { Labels } from "@yunqing/standards";
import type { Condition } from "../condition.js";
import type { Fields, Source } from "../field.js";
import type { Flaw } from "../refusals.js";
import type { DutyAsked, LifeCycle } from "./life.js";

/** From which field a term runs and how long (起算与期限): its last day is the day of the field, or the last one of a period, and so much later. */
export interface TermSpan { readonly field: string; readonly days?: number; readonly months?: number; readonly years?: number }
/** The early warning of a term (到期预警): so many days before its end; a `duty` is opened for it, due so many days `before` the end, or the rule makes `move`, whose state asks for its own. */
export interface TermWarning { readonly days: number; readonly move?: string; readonly duty?: { readonly kind: string; readonly label: Labels; readonly holder: DutyAsked["holder"]; readonly before?: number } }
/**
 * A term that ends by a date of the row (期限、有效期). It counts in `states` (those from which `move` starts, else every open one) and where `when` holds;
 * the day after its last day the rule makes `move`, when one is named. A changed date moves what is expected; an ordinary move leads back.
 */
export interface Term { readonly label: Labels; readonly on: TermSpan; readonly states?: readonly string[]; readonly when?: Condition; readonly warn?: TermWarning; readonly move?: string; readonly source?: Source }
export type Terms = Readonly<Record<string, Term>>;
/** The word by which the rule makes a move (系统按期限办理): no person holds it. */
export const ruleWord = "rule";
/** What the state of the life is called where conditions name fields. */
export const stateField = "row_state";

const datedKinds: readonly string[] = ["day", "period", "instant"];
/** What is unsound in the terms of a ledger (期限声明的问题). */
export function termFlaws(terms: Terms, fields: Fields, life: LifeCycle | undefined): readonly Flaw[] {
  const flaws: Flaw[] = [], say = (where: string, zh: string, en: string): void => { flaws.push({ field: where, message: { zh, en } }); };
  for (const [name, term] of Object.entries(terms)) {
    const where = `terms.${name}`, field = Object.hasOwn(fields, term.on.field) ? fields[term.on.field] : undefined;
    if (field === undefined || !(datedKinds.includes(field.kind) || (field.kind === "computed" && field.as === "text"))) say(where, `on.field 应为日期、起止、时刻或算得日期的字段，没有 ${term.on.field}`, `on.field names a day, a period, an instant or a computed day; ${term.on.field} is none`);
    for (const count of [term.on.days, term.on.months, term.on.years, term.warn?.days, term.warn?.duty?.before]) if (count !== undefined && (!Number.isInteger(count) || count < 0 || count > 40_000)) say(where, "天数、月数、年数应为非负整数", "days, months and years are whole numbers, not negative");
    for (const state of term.states ?? []) if (!Object.hasOwn(life?.states ?? {}, state)) say(where, `没有状态 ${state}`, `there is no state ${state}`);
    if (term.warn?.duty !== undefined && "field" in term.warn.duty.holder && !Object.hasOwn(fields, term.warn.duty.holder.field)) say(where, `督办承办单位取自字段 ${term.warn.duty.holder.field}，没有这个字段`, `the holder of the duty is read from ${term.warn.duty.holder.field}, and there is no such field`);
    for (const name of [term.move, term.warn?.move]) {
      const move = name === undefined ? undefined : life?.moves[name];
      if (name === undefined) continue;
      if (move === undefined) { say(where, `没有动作 ${name}`, `there is no move ${name}`); continue; }
      if (move.to === undefined || life?.states[move.to]?.isClosed === true || move.from.some((from) => life?.states[from]?.isClosed === true || from === move.to)) say(where, "到期动作须改变状态，且不得销号或重开", "the move of a term changes the state, and neither closes nor reopens");
      if (!move.by.includes(ruleWord)) say(where, `动作 ${name} 的 by 应含 ${ruleWord}`, `"by" of move ${name} holds ${ruleWord}`);
      if ((move.needs?.proofs ?? []).length > 0 || (move.needs?.fields ?? []).length > 0 || (move.needs?.anotherThan ?? []).length > 0) say(where, "系统按期限办理的动作不得要求证明、字段或他人", "a move made by the rule needs no proof, no field and nobody else");
    }
  }
  return flaws;
}
