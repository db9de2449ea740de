import { EditionNotHeld, NoEditionOnDay, UnknownEdition, hj633EditionOf, hj663EditionOf, type Hj633Edition, type Hj663Edition, type Labels } from "@yunqing/standards";
import type { EditionOverride, FigureSettings } from "./source.js";

/** The edition that judges a period (适用版本), or why none does. `note` says aloud that it was named by a person. */
export type EditionFound<E> = { readonly edition: E; readonly note: Labels | null; readonly reason: null } | { readonly edition: null; readonly note: null; readonly reason: Labels };

function overrideFor(standard: EditionOverride["standard"], from: string, last: string, settings: FigureSettings): EditionOverride | undefined {
  return settings.editions.find((one) => one.standard === standard && one.from <= from && last < one.until);
}

function found<E extends { readonly edition: string }>(standard: EditionOverride["standard"], from: string, last: string, settings: FigureSettings, of: (wanted: { day?: string; edition?: string }) => E): EditionFound<E> {
  const named = overrideFor(standard, from, last, settings);
  try {
    if (named) return { edition: of({ edition: named.edition }), reason: null, note: { zh: `版本由人指定为 ${named.edition}：${named.reason.zh}`, en: `edition named by a person, ${named.edition}: ${named.reason.en}` } };
    const first = of({ day: from }), end = of({ day: last });
    if (first === end) return { edition: first, note: null, reason: null };
    return { edition: null, note: null, reason: { zh: `${from} 至 ${last} 分属 ${first.edition} 与 ${end.edition}，请在统计口径中指定版本`, en: `${from} to ${last} belongs in part to ${first.edition} and in part to ${end.edition}; name the edition in the settings` } };
  } catch (error) {
    if (error instanceof NoEditionOnDay) return { edition: null, note: null, reason: { zh: `${error.day} 没有生效的 ${standard}，请在统计口径中指定版本`, en: `no edition of ${standard} was in force on ${error.day}; name one in the settings` } };
    if (error instanceof UnknownEdition || error instanceof EditionNotHeld) return { edition: null, note: null, reason: { zh: `指定的版本 ${named?.edition ?? ""} 未收录`, en: `the edition ${named?.edition ?? ""} that was named is not held` } };
    throw error;
  }
}

const held633 = new WeakMap<FigureSettings, Map<string, EditionFound<Hj633Edition>>>(), held663 = new WeakMap<FigureSettings, Map<string, EditionFound<Hj663Edition>>>();
function remembered<E>(held: WeakMap<FigureSettings, Map<string, EditionFound<E>>>, from: string, last: string, settings: FigureSettings, make: () => EditionFound<E>): EditionFound<E> {
  let own = held.get(settings);
  if (own === undefined) held.set(settings, own = new Map());
  const name = `${from}~${last}`, known = own.get(name);
  if (known !== undefined) return known;
  const made = make();
  own.set(name, made);
  return made;
}

/** The edition of HJ 633 for the days from `from` to `last` (指数技术规定). */
export function indexEdition(from: string, last: string, settings: FigureSettings): EditionFound<Hj633Edition> {
  return remembered(held633, from, last, settings, () => found("HJ 633", from, last, settings, hj633EditionOf));
}
/** The edition of HJ 663 for the days from `from` to `last` (评价技术规范); with it come the limits of GB 3095. */
export function evaluationEdition(from: string, last: string, settings: FigureSettings): EditionFound<Hj663Edition> {
  return remembered(held663, from, last, settings, () => found("HJ 663", from, last, settings, hj663EditionOf));
}
