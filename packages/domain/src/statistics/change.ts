import { dayAfter } from "@yunqing/standards";
import { dayItems, hourItemOf } from "./air-day.js";
import { comparedKey, isComparison, keyText, statisticRows, type FigureKey, type Line, type StatisticId, type Subject } from "./figure-key.js";
import { holdsDay, hourOf, periodAfter, periodBefore, periodOf, sameInYear, untilOf, type FigurePeriod } from "./period.js";
import type { FigureSource } from "./source.js";
import { waterItems } from "./water.js";

/**
 * What became different in the source (变化): values of a day arrived, late or not, were corrected, marked or reviewed; samples came; days of sand and dust were declared or withdrawn; a place's members or a point's programme changed.
 * New settings are a new cache.
 */
export type Change =
  | { readonly kind: "hours"; readonly subject: Subject; readonly item: string; readonly day: string; readonly line: Line; /** hours 1–24 that changed; without them any may have */ readonly hours?: readonly number[] }
  | { readonly kind: "samples"; readonly section: Subject; readonly day: string; readonly line: Line }
  | { readonly kind: "sandstorm"; readonly day: string }
  | { readonly kind: "members"; readonly place: Subject; /** first day on which membership is another */ readonly from: string }
  | { readonly kind: "programme"; readonly subject: Subject };

const same = (a: Subject, b: Subject): boolean => a.kind === b.kind && a.id === b.id;

/** Whether a figure of `subject` reads values of `of`: its own, or as a place that holds it. */
function reads(subject: Subject, of: Subject, source: FigureSource): boolean { return same(subject, of) || source.placesOf(of).some((place) => same(place, subject)); }

/** Days before and after a period whose hours an amount with substitutes may look at. @clause HJ 75-2017 §12.3 */
const amountBack = 800, amountForth = 92;

function readsItem({ statistic, item }: FigureKey, changed: string): boolean {
  if (statistic === "outlet-emission") return item === changed || changed === "flow";
  if (statistic === "outlet-mean") return item === changed || changed === "flow";
  if (item === undefined) return statistic.startsWith("air-") ? (dayItems as readonly string[]).map(hourItemOf).includes(changed) : waterItems.includes(changed);
  return hourItemOf(item) === changed;
}

/** Periods that a key compares: its own, and those before. */
function basesOf(key: FigureKey): readonly FigureKey[] {
  const base = comparedKey(key);
  switch (key.statistic) {
    case "year-before": return [{ ...base, period: sameInYear(key.period, -1) }];
    case "change-on-year": return [base, { ...base, period: sameInYear(key.period, -1) }];
    case "change-on-period": return [base, { ...base, period: periodBefore(key.period) }];
    case "days-left": return [{ ...base, statistic: "air-good-ratio" }];
    case "allowable-mean": return [{ ...base, statistic: "air-mean" }];
    default: return [base];
  }
}

/**
 * Whether a change can touch a figure (波及): true for every figure that it may make different; false only where it cannot.
 * Holds for any key, also spans, ranks and targets, which {@link dependentsOf} cannot list.
 */
export function touches(change: Change, key: FigureKey, source: FigureSource): boolean {
  if (key.statistic === "rank" && key.within !== undefined) {
    if (change.kind === "members" && same(change.place, key.within)) return untilOf(key.period) > change.from;
    return source.members(key.within, key.subject.kind, key.period.day).some((subject) => touches(change, { ...comparedKey(key), subject }, source));
  }
  if (isComparison(key.statistic)) return basesOf(key).some((base) => touches(change, base, source));
  switch (change.kind) {
    case "hours": return key.line === change.line && readsItem(key, change.item) && reads(key.subject, change.subject, source) && inTime(change, key);
    case "samples": return key.line === change.line && key.statistic.startsWith("water-") && key.statistic !== "water-value" && key.period.kind !== "hour" && key.period.kind !== "day" && reads(key.subject, change.section, source) && holdsDay(key.period, change.day);
    case "sandstorm": return key.statistic.startsWith("air-") && key.period.kind !== "hour" && (key.period.kind !== "day" || key.statistic === "air-index") && holdsDay(key.period, change.day);
    // whether a section lies in a lake decides its limits, so any change of places may touch any water
    case "members": return key.statistic.startsWith("water-") || untilOf(key.period) > change.from && (same(key.subject, change.place) || source.placesOf(key.subject).some((place) => same(place, change.place)) || source.placesOf(change.place).some((place) => same(place, key.subject)));
    case "programme": return key.statistic.startsWith("air-") && key.item === undefined && reads(key.subject, change.subject, source);
  }
}

function inTime(change: Extract<Change, { kind: "hours" }>, key: FigureKey): boolean {
  if (key.statistic === "outlet-emission") return change.day >= dayAfter(key.period.day, -amountBack) && change.day < dayAfter(untilOf(key.period), amountForth);
  if (!holdsDay(key.period, change.day)) return false;
  return key.period.kind !== "hour" || change.hours === undefined || change.hours.includes(key.period.hour ?? 1);
}

const longer = ["month", "quarter", "half", "year"] as const;
const modes = ["keep", "deduct"] as const;
const sandy: ReadonlySet<StatisticId> = new Set(["air-mean", "air-percentile", "air-composite", "air-good-days", "air-good-ratio", "air-heavy-days", "air-year"]);

/** Every statistic of a subject in a period: items and modes spelled out, comparisons left out. */
export function keysOf(subject: Subject, period: FigurePeriod, line: Line, itemsOfOutlet: readonly string[] = []): readonly FigureKey[] {
  const isAir = subject.kind === "point" || subject.kind === "town" || subject.kind === "district", isSection = subject.kind === "section", isOutlet = subject.kind === "stack-outlet" || subject.kind === "sewage-outlet";
  return statisticRows.filter((row) => row.item !== "of" && row.subjects.includes(subject.kind) && row.periods.includes(period.kind)).flatMap((row): FigureKey[] => {
    const items = row.item === "none" ? [undefined] : isAir ? (period.kind === "hour" ? dayItems.map(hourItemOf) : dayItems) : isSection ? waterItems : isOutlet ? itemsOfOutlet : [];
    const ofMode = sandy.has(row.id) && period.kind !== "day" && period.kind !== "hour" ? modes : [undefined];
    return items.flatMap((item) => ofMode.map((sandstorm): FigureKey => ({ subject, statistic: row.id, period, line, ...(item === undefined ? {} : { item }), ...(sandstorm === undefined ? {} : { sandstorm }) })));
  });
}

/**
 * Every figure of the calendar that a change can touch (受影响的统计值): hours, days, months, quarters, half-years and years of the subject and of the places that hold it, and the comparisons with them a period and a year later.
 * Spans, ranks and targets are endless in number, membership and programmes touch every day after, and amounts with substitutes reach 800 days on: ask {@link touches} of those that are in use.
 * @param subjects  for declared days, which have no subject of their own: whose figures to list
 */
export function dependentsOf(change: Change, source: FigureSource, subjects: readonly Subject[] = []): readonly FigureKey[] {
  const found = new Map<string, FigureKey>(), keep = (key: FigureKey): void => { if (touches(change, key, source)) found.set(keyText(key), key); };
  if (change.kind === "programme") return [];
  const day = change.kind === "members" ? change.from : change.day, start = change.kind === "hours" ? [change.subject] : change.kind === "samples" ? [change.section] : change.kind === "members" ? [change.place] : subjects;
  const lines: readonly Line[] = change.kind === "hours" || change.kind === "samples" ? [change.line] : ["real-time", "reviewed"], items = change.kind === "hours" ? [change.item] : [];
  for (const subject of start.flatMap((one) => [one, ...source.placesOf(one)])) for (const line of lines) {
    const periods: FigurePeriod[] = [...Array.from({ length: 24 }, (_, at) => hourOf(day, at + 1)), { kind: "day", day }, ...longer.map((kind) => periodOf(kind, day))];
    for (const period of periods) for (const key of keysOf(subject, period, line, items)) {
      keep(key);
      if (period.kind === "hour" || period.kind === "day") continue;
      const of = key.statistic, compared: Omit<FigureKey, "statistic" | "period"> = { ...key, of };
      for (const [statistic, at] of [["change-on-year", period], ["change-on-period", period], ["year-before", sameInYear(period, 1)], ["change-on-year", sameInYear(period, 1)], ["change-on-period", periodAfter(period)]] as const) keep({ ...compared, statistic, period: at });
    }
  }
  return [...found.values()];
}
