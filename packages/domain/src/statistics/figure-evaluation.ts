import { DayBook, type DayWant } from "./day-book.js";
import { dayValueOf, entersExact, noDayValue, publishedDay, type DayStatistic, type DayValue } from "./day-value.js";
import type { FigureGround } from "./figure-ground.js";
import { readerOver } from "./figure-of.js";
import type { Figure } from "./figure.js";
import { checkedKey, keyText, type FigureKey, type Line, type Subject } from "./figure-key.js";
import { exactOf, figureOfKept } from "./kept-figure.js";
import { figureRules } from "./rules.js";
import type { FigureReader, FigureSource } from "./source.js";
import { turnOver } from "./loaded-source.js";
import { isKept, type StaleDays } from "./stale-days.js";
import type { KeptDays, KeptFigure } from "./store.js";

/** A kept figure that nobody has looked for yet (未查留存). Whoever asked looks and asks again. */
export class KeptWanted extends Error {
  readonly code = "statistics/kept-wanted";
  constructor(readonly key: FigureKey) { super("a kept figure is wanted; look for it and ask again"); }
}

/**
 * Figures made of kept ones where these still hold, of values where they do not (以留存为底的计算). It asks for what it has not got by throwing; what was made before is not made again.
 * It answers what {@link figureOf} answers over the same source, as long as `stale` names all that changed since figures were kept.
 */
export class FigureEvaluation {
  readonly #stale: StaleDays;
  readonly #memo = new Map<string, Figure>();
  /** keys that were looked for in the store */
  readonly #looked = new Set<string>();
  /** whole series that were: subject, line, kind of period, year */
  readonly #series = new Set<string>();
  readonly #reader: FigureReader;
  readonly #days: DayBook;
  readonly #ground: FigureGround;
  /** figures made of values here, that may be kept */
  readonly made = new Map<string, Figure>();
  #count = 0;
  /** Says that others should have their turn: asked when a figure was made, then {@link turnOver} is thrown. */
  overdue: (() => boolean) | null = null;
  constructor(source: FigureSource, stale: StaleDays, ground: FigureGround) {
    this.#stale = stale; this.#ground = ground;
    const reader = { ...readerOver(source, (key) => this.#figure(key)), memo: new Map<string, unknown>(), days: (...asked: Parameters<DayBook["values"]>) => this.#days.values(...asked) };
    this.#reader = reader;
    this.#days = new DayBook(ground, stale, reader, () => { this.#count++; this.#give(); });
  }

  /** How many figures were made: for telling whether work goes on. */
  get count(): number { return this.#count; }
  get size(): number { return this.#memo.size; }

  /** @throws {FigureKeyInvalid} {KeptWanted} and what the source throws */
  figure(key: FigureKey): Figure { return this.#figure(checkedKey(key)); }

  /** Daily values that will be read one by one, asked for together. @throws {DaysWanted} and what the source throws */
  days(subjects: readonly Subject[], statistic: DayStatistic, items: readonly (string | undefined)[], days: readonly string[], line: Line): void { for (const item of items) this.#days.values(subjects, statistic, item, days, line); }
  /** Takes days that were looked for. */
  takeKept(want: DayWant, rows: readonly KeptDays[]): void {
    this.#days.takeKept(want, rows.map(({ item, days }) => ({ item, days: days.map(([day, value, number]): readonly [string, DayValue] => [day, value === null ? noDayValue : number === null ? publishedDay(value) : dayValueOf(value, exactOf(number), asItIs)]) })));
  }
  takeObserved(want: DayWant, days: ReadonlySet<string>): void { this.#days.takeObserved(want, days); }

  /** Whether a kept figure would do and was not looked for. */
  wants(key: FigureKey): boolean { return isKept(key) && !this.#isSilent(key) && !this.#memo.has(keyText(key)) && !this.#looked.has(keyText(key)) && !this.#series.has(seriesOf(key)) && !this.#stale.has(key); }
  /** A point that never sent anything: nothing is kept of it. */
  #isSilent({ subject }: FigureKey): boolean { return this.#ground.pointOf(subject) !== null && !this.#ground.everSent(subject.id); }
  /** Takes what was found for keys that were looked for. */
  look(keys: readonly FigureKey[], found: ReadonlyMap<string, KeptFigure>): void {
    for (const key of keys) { const text = keyText(key), kept = found.get(text); this.#looked.add(text); if (kept !== undefined && !this.#memo.has(text)) this.#keep(text, figureOfKept(kept, key)); }
  }
  /** Lets go of figures that were looked for and are not needed any more. */
  drop(keys: readonly FigureKey[]): void { for (const key of keys) { const text = keyText(key); this.#looked.delete(text); this.#memo.delete(text); } }
  /** Takes a whole series that was looked for, all statistics. */
  lookSeries(like: FigureKey, found: readonly (readonly [FigureKey, KeptFigure])[]): void {
    this.#series.add(seriesOf(like));
    for (const [key, kept] of found) if (!this.#memo.has(kept.key) && !this.#stale.has(key)) this.#keep(kept.key, figureOfKept(kept, key));
  }

  readonly #remade = new Map<string, Figure>();
  /** The figure made by its rule of what it is made of, for its lineage, which kept figures do not hold. */
  remade(key: FigureKey): Figure {
    const text = keyText(checkedKey(key)), known = this.#remade.get(text);
    if (known !== undefined) return known;
    const figure = figureRules[key.statistic](key, this.#reader);
    this.#count++;
    this.#remade.set(text, figure);
    return figure;
  }

  #figure(key: FigureKey): Figure {
    const text = keyText(key), known = this.#memo.get(text);
    if (known !== undefined) return known;
    const keeps = isKept(key);
    if (keeps && !this.#isSilent(key) && !this.#looked.has(text) && !this.#series.has(seriesOf(key)) && !this.#stale.has(key)) throw new KeptWanted(key);
    const figure = figureRules[key.statistic](key, this.#reader);
    this.#count++;
    this.#keep(text, figure);
    if (keeps) this.made.set(text, figure);
    this.#give();
    return figure;
  }
  /** A figure of a day is its daily value too. */
  #keep(text: string, figure: Figure): void {
    this.#memo.set(text, figure);
    const { subject, statistic, item, period: { kind, day }, line } = figure.key;
    if (kind === "day" && (statistic === "air-mean" || statistic === "air-index" || statistic === "water-mean" || statistic === "outlet-mean")) this.#days.put(subject, statistic, item, day, line, dayValueOf(figure.value, figure.exact, entersExact(statistic) ? asItIs : this.#reader.settings));
  }
  #give(): void { if (this.overdue?.() === true) throw turnOver; }
}
const asItIs = { entering: "exact" } as const;
/** The series that a figure is one of. */
export function seriesOf({ subject, line, period }: FigureKey): string { return `${subject.kind}:${subject.id}|${line}|${period.kind}|${period.day.slice(0, 4)}`; }
