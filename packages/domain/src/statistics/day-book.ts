import type { Exact } from "@yunqing/standards";
import { dayItems, dayOfIndex, dayOfPlace, dayOfPoint, itemsAsked, programmeOfDay } from "./air-day.js";
import { noDayValue, type DayStatistic, type DayValue } from "./day-value.js";
import type { FigureGround } from "./figure-ground.js";
import type { Line, Subject } from "./figure-key.js";
import { dayOfOutlet } from "./outlet.js";
import type { FigureReader } from "./source.js";
import type { StaleDays } from "./stale-days.js";
import { dayOfSection } from "./water.js";

/** Days of a subject that nobody looked for yet: those kept from the first to the last, or whether anything was observed on each. */
export interface DayWant { readonly what: "kept" | "observed"; readonly subject: Subject; readonly line: Line; readonly statistic: DayStatistic; readonly item: string | undefined; readonly days: readonly string[] }
/** Daily values that are wanted and not there (未取的日值). Whoever asked looks for them and asks again. */
export class DaysWanted extends Error {
  readonly code = "statistics/days-wanted";
  constructor(readonly wants: readonly DayWant[]) { super("daily values are wanted; look for them and ask again"); }
}

/** A place a day of a year: months of 31 places, so that no calendar is asked. */
const placesOfYear = 12 * 31, two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
const placeOf = (day: string): number => (two(day, 5) - 1) * 31 + two(day, 8) - 1;
/** Values by year and place. */
type Years<T> = Map<string, T>;
type Column = (DayValue | undefined)[];
interface Series { readonly values: Years<Column>; readonly kept: Years<Uint8Array> }
interface Asked { readonly subject: Subject; readonly statistic: DayStatistic; readonly item: string | undefined; readonly line: Line }

/**
 * Daily values of an evaluation (日值簿): kept ones where they hold, none where nothing was observed, and the rest worked out. A year of a subject is a few columns, so that a span costs what its days say and not a figure for each.
 * It says of a day what the day's figure would enter with.
 */
export class DayBook {
  readonly #ground: FigureGround;
  readonly #stale: StaleDays;
  readonly #reader: FigureReader;
  readonly #series = new Map<string, Series>();
  /** by {@link keptName}; 1: looked for in the store of figures */
  readonly #kept = new Map<string, Years<Uint8Array>>();
  /** by point; 1: nothing was observed, 2: something was */
  readonly #observed = new Map<string, Years<Uint8Array>>();
  /** called after each day that was worked out */
  readonly #worked: () => void;
  constructor(ground: FigureGround, stale: StaleDays, reader: FigureReader, worked: () => void) { this.#ground = ground; this.#stale = stale; this.#reader = reader; this.#worked = worked; }

  /** Values of days for each subject. @throws {DaysWanted} with all that is missing, and what the source throws */
  values(subjects: readonly Subject[], statistic: DayStatistic, item: string | undefined, days: readonly string[], line: Line): readonly (readonly DayValue[])[] {
    const wants: DayWant[] = [], found = subjects.map((subject) => gathered(wants, () => this.#of({ subject, statistic, item, line }, days)));
    if (wants.length > 0) throw new DaysWanted(wants);
    return found as readonly (readonly DayValue[])[];
  }

  /** Takes a day of which there is a figure. */
  put(subject: Subject, statistic: DayStatistic, item: string | undefined, day: string, line: Line, value: DayValue): void { columnOf(this.#seriesOf({ subject, statistic, item, line }), day.slice(0, 4))[placeOf(day)] = value; }
  /** Takes what was kept of days that were looked for. */
  takeKept({ subject, statistic, item: of, line, days: wanted }: DayWant, rows: readonly { readonly item: string; readonly days: readonly (readonly [day: string, value: DayValue])[] }[]): void {
    for (const { item, days } of rows) {
      const series = this.#seriesOf({ subject, statistic, item: statistic === "air-index" ? undefined : item, line });
      for (const [day, value] of days) if (!this.#stale.hasDay(subject, day)) columnOf(series, day.slice(0, 4))[placeOf(day)] ??= value;
    }
    const [first = ""] = wanted, last = wanted.at(-1) ?? "", years = yearsOf(this.#kept, keptName({ subject, statistic, item: of, line }));
    for (let year = Number(first.slice(0, 4)), end = Number(last.slice(0, 4)); year <= end; year++) marksOf(years, String(year).padStart(4, "0")).fill(1, year === Number(first.slice(0, 4)) ? placeOf(first) : 0, year === end ? placeOf(last) + 1 : placesOfYear);
  }
  /** Takes on which days something was observed. */
  takeObserved({ subject, days: wanted }: DayWant, days: ReadonlySet<string>): void { const years = yearsOf(this.#observed, subject.id); for (const day of wanted) marksOf(years, day.slice(0, 4))[placeOf(day)] = days.has(day) ? 2 : 1; }

  #seriesOf(asked: Asked): Series {
    const { subject: { kind, id }, statistic, item, line } = asked, name = `${line}|${kind}:${id}|${statistic}:${item ?? ""}`;
    let series = this.#series.get(name);
    if (series === undefined) this.#series.set(name, series = { values: new Map(), kept: yearsOf(this.#kept, keptName(asked)) });
    return series;
  }

  #of(asked: Asked, days: readonly string[]): readonly DayValue[] {
    const series = this.#seriesOf(asked), found = new Array<DayValue>(days.length), missing: number[] = [];
    let year = "-", column: Column = [];
    for (let n = 0; n < days.length; n++) {
      const day = days[n] as string;
      if (!day.startsWith(year)) { year = day.slice(0, 4); column = columnOf(series, year); }
      const held = column[placeOf(day)];
      if (held === undefined) missing.push(n); else found[n] = held;
    }
    if (missing.length === 0) return found;
    const put = (day: string, value: DayValue): void => { if (!day.startsWith(year)) { year = day.slice(0, 4); column = columnOf(series, year); } column[placeOf(day)] = value; };
    this.#make(asked, series, missing.map((n) => days[n] as string), put);
    for (const n of missing) { const day = days[n] as string; if (!day.startsWith(year)) { year = day.slice(0, 4); column = columnOf(series, year); } found[n] = column[placeOf(day)] as DayValue; }
    return found;
  }

  #make(asked: Asked, series: Series, days: readonly string[], put: (day: string, value: DayValue) => void): void {
    const { subject, statistic, item, line } = asked, isPoint = this.#ground.pointOf(subject) !== null, work: string[] = [], kept: string[] = [], unknown: string[] = [];
    // a point that never sent an item has no day of it
    if (isPoint && !this.#ground.everSent(subject.id, item)) { for (const day of days) put(day, noDayValue); return; }
    const observed = isPoint ? yearsOf(this.#observed, subject.id) : null;
    let year = "-", looked: Uint8Array = none, seen: Uint8Array | null = null;
    for (const day of days) {
      if (!day.startsWith(year)) { year = day.slice(0, 4); looked = marksOf(series.kept, year); seen = observed === null ? null : marksOf(observed, year); }
      const at = placeOf(day), was = seen === null ? 2 : seen[at];
      if (looked[at] !== 1 && !this.#stale.hasDay(subject, day)) kept.push(day); else if (was === 0) unknown.push(day); else if (was === 1) put(day, noDayValue); else work.push(day);
    }
    const wants: DayWant[] = [];
    for (const [what, wanted] of [["kept", kept], ["observed", unknown]] as const) if (wanted.length > 0) wants.push({ what, subject, line, statistic, item, days: wanted });
    const made = work.length === 0 ? null : gathered(wants, () => (statistic === "air-index" ? this.#indices(asked, work) : isPoint ? this.#points(asked, work) : this.#places(asked, work)));
    if (wants.length > 0) throw new DaysWanted(wants);
    if (made !== null) for (const [at, day] of work.entries()) { put(day, made(at)); if (made !== nothing) this.#worked(); }
  }
  /** A point's or a section's days from its hours. */
  #points({ subject, statistic, item = "", line }: Asked, days: readonly string[]): (at: number) => DayValue { const of = statistic === "water-mean" ? dayOfSection : statistic === "outlet-mean" ? dayOfOutlet : dayOfPoint; this.#reader.ready?.(subject, [...new Set(days.map((day) => day.slice(0, 7)))]); return (at) => of(subject, item, days[at] as string, line, this.#reader); }
  /** A place's days from those of its points. */
  #places({ subject, item, line }: Asked, days: readonly string[]): (at: number) => DayValue {
    const members = new Map<string, Subject>(), of = days.map((day) => this.#ground.members(subject, "point", day));
    for (const [at, one] of of.entries()) if (one !== of[at - 1]) for (const member of one) members.set(member.id, member);
    const all = [...members.values()], rows = new Map(this.values(all, "air-mean", item, days, line).map((row, at) => [(all[at] as Subject).id, row]));
    if ([...rows.values()].every(isEmpty)) return nothing;
    return (at) => dayOfPlace((of[at] as readonly Subject[]).map(({ id }): Exact | null => rows.get(id)?.[at]?.value ?? null), item ?? "", this.#reader.settings);
  }
  /** Indices from the values of the items that are measured. */
  #indices({ subject, line }: Asked, days: readonly string[]): (at: number) => DayValue {
    const wants: DayWant[] = [], rows = dayItems.map((item) => gathered(wants, () => this.values([subject], "air-mean", item, days, line)[0]) ?? []);
    if (wants.length > 0) throw new DaysWanted(wants);
    if (rows.every(isEmpty)) return nothing;
    return (at) => {
      const day = days[at] as string, measured = itemsAsked(programmeOfDay(subject, day, this.#reader), dayItems);
      return dayOfIndex(Object.fromEntries(measured.map((item) => [item, rows[(dayItems as readonly string[]).indexOf(item)]?.[at]?.text ?? null])), day, this.#reader.settings);
    };
  }
}
/** Of nothing there is nothing to work out. */
const none = new Uint8Array(), nothing = (): DayValue => noDayValue, isEmpty = (row: readonly DayValue[]): boolean => row.every(({ value }) => value === null);

/** Under what it is known which days were looked for: items of air and water are looked for together. */
const keptName = ({ subject: { kind, id }, statistic, item, line }: Asked): string => `${line}|${kind}:${id}|${statistic}${statistic === "outlet-mean" ? `:${item ?? ""}` : ""}`;

function columnOf({ values }: Series, year: string): Column {
  let column = values.get(year);
  if (column === undefined) values.set(year, column = new Array<DayValue | undefined>(placesOfYear).fill(undefined));
  return column;
}
function yearsOf<T>(held: Map<string, Years<T>>, name: string): Years<T> {
  let years = held.get(name);
  if (years === undefined) held.set(name, years = new Map());
  return years;
}
function marksOf(years: Years<Uint8Array>, year: string): Uint8Array {
  let marks = years.get(year);
  if (marks === undefined) years.set(year, marks = new Uint8Array(placesOfYear));
  return marks;
}
/** Does what may want days, and puts these to the others. */
function gathered<T>(wants: DayWant[], work: () => T): T | null {
  try { return work(); } catch (fault) { if (!(fault instanceof DaysWanted)) throw fault; wants.push(...fault.wants); return null; }
}
