import type { Figure } from "./figure.js";
import { checkedKey, keyText, type FigureKey } from "./figure-key.js";
import { figureRules } from "./rules.js";
import type { FigureReader, FigureSource } from "./source.js";

/** A reader over a source that makes each figure once, as long as it lives (一次性读取). Use it for many keys of one snapshot; for data that change see {@link FigureCache}. */
export function figuresOf(source: FigureSource): FigureReader {
  const made = new Map<string, Figure>();
  const reader: FigureReader = readerOver(source, (key) => {
    const text = keyText(key), known = made.get(text);
    if (known !== undefined) return known;
    const figure = figureRules[key.statistic](key, reader);
    made.set(text, figure);
    return figure;
  });
  return { ...reader, figure: (key) => reader.figure(checkedKey(key)) };
}

/** A reader that asks the source for values and `figure` for figures. */
export function readerOver(source: FigureSource, figure: (key: FigureKey) => Figure): FigureReader {
  return {
    figure, hour: (subject, item, day, hour, line) => (source.hour === undefined ? source.hours(subject, item, day, line)[hour - 1] ?? null : source.hour(subject, item, day, hour, line)), hours: (subject, item, day, line) => source.hours(subject, item, day, line), samples: (section, from, until, line) => source.samples(section, from, until, line), members: (place, kind, day) => source.members(place, kind, day),
    placesOf: (subject) => source.placesOf(subject), programme: (subject) => source.programme(subject), sandstormDays: (from, until) => source.sandstormDays(from, until), settings: source.settings,
    ...(source.ready === undefined ? {} : { ready: (subject, months) => { source.ready?.(subject, months); } }),
    ...(source.minutes === undefined ? {} : { minutes: (subject, item, day, hour, line) => source.minutes?.(subject, item, day, hour, line) ?? null }),
  };
}

/**
 * One figure, computed from nothing but the source (统计值): exact, with validity, coverage, edition and lineage.
 * @throws {FigureKeyInvalid} for a key that asks for nothing
 */
export function figureOf(key: FigureKey, source: FigureSource): Figure { return figuresOf(source).figure(key); }
