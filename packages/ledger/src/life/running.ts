import { dayAfter, dayOfInstant, daysBetween, daysOfMonth, isDay, type Labels } from "@yunqing/standards";
import { holds as holdsOfRow, isBlank, type Condition } from "../condition.js";
import type { Ledger } from "../declare.js";
import type { AnyRow, Field, Period } from "../field.js";
import type { Term, TermSpan } from "./terms.js";

/** The same day so many months later, the last of the month where it has none. */
function monthsLater(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months, year = Math.floor(count / 12), month = count % 12 + 1;
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(Math.min(Number(day.slice(8, 10)), daysOfMonth(year, month))).padStart(2, "0")}`;
}
const later = (day: string, { days = 0, months = 0, years = 0 }: TermSpan): string => dayAfter(monthsLater(day, months + years * 12), days);
/** The day from which a term is counted: of a period its last day, of an instant its Beijing day; null when there is none. */
function startOf(field: Field, value: unknown): string | null {
  if (isBlank(value)) return null;
  if (field.kind === "period") { const { until } = value as Period; return until === null ? null : dayAfter(until, -1); }
  if (typeof value !== "string") return null;
  if (field.kind === "instant") return dayOfInstant(value);
  return isDay(value) ? value : null;
}
/** The last day of a term (最后一日), null when its field is blank or it has no end. */
export function lastDayOf(ledger: Ledger, term: Term, values: AnyRow): string | null {
  const field = ledger.fields[term.on.field], start = field === undefined ? null : startOf(field, values[term.on.field]);
  return start === null ? null : later(start, term.on);
}
/** The first day of the field with which the term is not over on the day: days before it are over (界限日). Exact, since a term never ends earlier for a later start. */
export function firstStanding(span: TermSpan, day: string): string {
  let first = monthsLater(dayAfter(day, -(span.days ?? 0)), -((span.months ?? 0) + (span.years ?? 0) * 12));
  while (later(first, span) < day) first = dayAfter(first);
  while (later(dayAfter(first, -1), span) >= day) first = dayAfter(first, -1);
  return first;
}

/** The states in which a term counts, null where there is no life; `after` is the state to which its own move leads. */
export function statesOfTerm({ life }: Pick<Ledger, "life">, term: Term): { readonly counts: readonly string[]; readonly after: string | null } | null {
  if (life === undefined) return null;
  const move = term.move === undefined ? undefined : life.moves[term.move];
  return { counts: term.states ?? move?.from ?? Object.keys(life.states).filter((each) => life.states[each]?.isClosed !== true), after: move?.to ?? null };
}
/** How a term of a row stands on a day (期限状态): `left` days until its last one, 0 on it, negative when it is over. */
export interface TermStanding { readonly term: string; readonly label: Labels; readonly lastDay: string; readonly left: number; readonly is: "running" | "ending" | "over" }
/**
 * The terms of a row that count today (行的期限). One whose move was made is told as over as long as its day is past.
 * @param within  days of early warning, those of the declaration unless told
 */
export function termsOf(ledger: Ledger, row: { readonly state: string | null; readonly values: AnyRow }, today: string, within?: number): readonly TermStanding[] {
  return Object.entries(ledger.terms ?? {}).flatMap(([name, term]): readonly TermStanding[] => {
    const states = statesOfTerm(ledger, term), lastDay = lastDayOf(ledger, term, row.values);
    if (lastDay === null || (term.when !== undefined && !holdsOfRow(term.when, row.values))) return [];
    const left = daysBetween(today, lastDay), isAfter = states !== null && row.state !== null && row.state === states.after && !states.counts.includes(row.state);
    if (states !== null && row.state !== null && !states.counts.includes(row.state) && !(isAfter && left < 0)) return [];
    return [{ term: name, label: term.label, lastDay, left, is: left < 0 ? "over" : left <= (within ?? term.warn?.days ?? -1) ? "ending" : "running" }];
  });
}
/** What is asked of terms (按期限筛选): those that end soon, those that are over; `due` and `warn`: over and ending, with the move of the rule still to be made. */
export type TermsAsked = "ending" | "over" | "due" | "warn";
/** Rows that are asked for by a term, as a range of its field (期限条件): the start of the term from `from` (null: any) up to and without `until`, in one of the states, where the condition holds. */
export interface TermRange { readonly term: string; readonly field: string; readonly from: string | null; readonly until: string; readonly states: readonly string[] | null; readonly when: Condition | null }
/** The ranges that {@link termsOf} comes to for all rows at once; an index of the field answers them. */
export function termRanges(ledger: Ledger, asked: TermsAsked, today: string, within?: number, only?: readonly string[]): readonly TermRange[] {
  return Object.entries(ledger.terms ?? {}).filter(([name, term]) => (only === undefined || only.includes(name)) && (asked !== "due" || term.move !== undefined) && (asked !== "warn" || term.warn?.move !== undefined)).flatMap(([name, term]): readonly TermRange[] => {
    const states = statesOfTerm(ledger, term), standing = firstStanding(term.on, today), days = within ?? term.warn?.days, shared = { term: name, field: term.on.field, when: term.when ?? null };
    const movable = (name: string | undefined): readonly string[] => (name === undefined ? [] : ledger.life?.moves[name]?.from ?? []).filter((each) => states === null || states.counts.includes(each));
    if (asked === "warn") return days === undefined ? [] : [{ ...shared, from: standing, until: firstStanding(term.on, dayAfter(today, days + 1)), states: movable(term.warn?.move) }];
    if (asked === "ending") return days === undefined ? [] : [{ ...shared, from: standing, until: firstStanding(term.on, dayAfter(today, days + 1)), states: states?.counts ?? null }];
    const counts = asked === "due" ? movable(term.move) : states === null ? null : [...new Set([...states.counts, ...(states.after === null ? [] : [states.after])])];
    return [{ ...shared, from: null, until: standing, states: counts }];
  });
}
