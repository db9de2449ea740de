import { dayAfter, dayOfInstant } from "@yunqing/standards";
import type { FigureGround } from "./figure-ground.js";
import { isComparison, type FigureKey, type Subject } from "./figure-key.js";
import { untilOf } from "./period.js";
import type { Touched } from "./store.js";

const hour = 3_600_000, ever = { from: "0000-01-01", last: "9999-12-31" } as const;
/** Days from one to another, both included. */
export interface DaySpan { readonly from: string; readonly last: string }
const nameOf = ({ kind, id }: Subject): string => `${kind}:${id}`;

/**
 * Whether a figure is of those that are kept (可留存): statistics of calendar periods. Hours, spans, comparisons and ranks are made when asked; so are amounts with substitutes, which look hundreds of days around.
 */
export function isKept({ statistic, period: { kind } }: FigureKey): boolean { return kind !== "hour" && kind !== "span" && !isComparison(statistic) && statistic !== "outlet-emission"; }

/** The days that a row of changed values touches: with those whose quality the rules judge by them. */
export function daysTouched({ from, until }: Pick<Touched, "from" | "until">, { context }: FigureGround): DaySpan | null {
  if (from === null || until === null) return null;
  return { from: dayOfInstant(new Date(from - context.after * hour).toISOString()), last: dayOfInstant(new Date(Math.max(from, until - 1) + context.before * hour).toISOString()) };
}

/**
 * Days whose kept figures are not what the observations say any more (待重算的日子), by subject: of the points whose values changed and of all places that hold them.
 * What is in doubt about places themselves (a profile, a body) puts all places in doubt; new settings everything.
 */
export class StaleDays {
  readonly #spans = new Map<string, { readonly subject: Subject; spans: DaySpan[]; merged: boolean }>();
  #all: DaySpan | null = null;
  #places: DaySpan | null = null;
  readonly #sandstorm = new Set<string>();

  constructor(rows: readonly Touched[], ground: FigureGround) {
    for (const row of rows) switch (row.what) {
      case "hour": case "day": {
        const subject = row.point === null ? null : ground.subjectOf(row.point), days = daysTouched(row, ground);
        if (subject !== null && days !== null) for (const one of [subject, ...ground.placesOf(subject)]) this.#add(one, days);
        break;
      }
      case "point": {
        const subject = row.point === null ? null : ground.subjectOf(row.point), days = row.from === null ? ever : { from: dayOfInstant(new Date(row.from).toISOString()), last: ever.last };
        if (subject !== null) this.#add(subject, days);
        this.#places = wider(this.#places, days);
        break;
      }
      case "places": this.#places = ever; break;
      case "sandstorm": if (row.from !== null) this.#sandstorm.add(dayOfInstant(new Date(row.from).toISOString())); break;
      case "settings": this.#all = ever; break;
    }
  }
  #add(subject: Subject, span: DaySpan): void {
    const name = nameOf(subject), held = this.#spans.get(name);
    if (held === undefined) this.#spans.set(name, { subject, spans: [span], merged: true }); else { held.spans.push(span); held.merged = false; }
  }
  #spansOf(name: string): readonly DaySpan[] {
    const held = this.#spans.get(name);
    if (held === undefined) return [];
    if (!held.merged) { held.spans = merged(held.spans); held.merged = true; }
    return held.spans;
  }

  get isEmpty(): boolean { return this.#all === null && this.#places === null && this.#spans.size === 0 && this.#sandstorm.size === 0; }
  /** everything is in doubt: all subjects from a day on */
  get everything(): DaySpan | null { return this.#all; }
  get allPlaces(): DaySpan | null { return this.#places; }
  get sandstormDays(): readonly string[] { return [...this.#sandstorm].sort(); }
  /** Subjects with days of their own in doubt. */
  get subjects(): readonly Subject[] { return [...this.#spans.values()].map(({ subject }) => subject); }
  spansOf(subject: Subject): readonly DaySpan[] { return this.#spansOf(nameOf(subject)); }
  /** Takes a subject out: its figures were made again. */
  done(subject: Subject): void { this.#spans.delete(nameOf(subject)); this.#done.add(nameOf(subject)); }
  readonly #done = new Set<string>();

  /** Whether a kept figure must be made again. */
  has(key: FigureKey): boolean {
    const { subject, period: { day: first }, statistic } = key, name = nameOf(subject);
    if (this.#done.has(name)) return false;
    const until = untilOf(key.period);
    if (this.#sandstorm.size > 0 && statistic.startsWith("air-")) for (const day of this.#sandstorm) if (first <= day && day < until) return true;
    return this.#meets(subject, name, ({ from, last }) => from < until && last >= first);
  }
  /** Whether the daily values of a subject must be made again on a day; a declared day is no other for water, and is made again all the same. */
  hasDay(subject: Subject, day: string): boolean {
    const name = nameOf(subject);
    return !this.#done.has(name) && (this.#sandstorm.has(day) || this.#meets(subject, name, ({ from, last }) => from <= day && last >= day));
  }
  #meets({ kind }: Subject, name: string, meets: (span: DaySpan) => boolean): boolean {
    if (this.#all !== null && meets(this.#all)) return true;
    if (this.#places !== null && meets(this.#places) && (kind === "town" || kind === "district" || kind === "river" || kind === "lake" || kind === "section")) return true;
    return this.#spansOf(name).some(meets);
  }
}
const wider = (a: DaySpan | null, b: DaySpan): DaySpan => (a === null ? b : { from: a.from < b.from ? a.from : b.from, last: a.last > b.last ? a.last : b.last });
function merged(spans: readonly DaySpan[]): DaySpan[] {
  const out: DaySpan[] = [];
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = out.at(-1);
    if (before !== undefined && span.from <= dayAfter(before.last)) { if (span.last > before.last) out[out.length - 1] = { from: before.from, last: span.last }; } else out.push(span);
  }
  return out;
}
