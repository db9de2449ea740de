import type { Lineage } from "@yunqing/standards";
import { entersExact, noDayValue, type DayStatistic, type DayValue } from "./day-value.js";
import { keyText, type FigureKey } from "./figure-key.js";
import { daysOfPeriod, untilOf } from "./period.js";
import { enteringOf, type FigureReader } from "./source.js";

/** One day of a period as it enters: its published text and number, null where it has no value, and whether it is declared. */
export interface EnteringDay extends DayValue { readonly day: string; readonly sandstorm: boolean }
/** The daily values of a period, and the keys of their figures. */
export interface Entering { readonly days: readonly EnteringDay[]; readonly keys: () => readonly FigureKey[]; /** a day in a lineage */ readonly leaf: (one: EnteringDay) => Lineage }

/** The daily values of a period (时段内各日值). */
export function enteringDays(key: FigureKey, reader: FigureReader, statistic: DayStatistic, unit: string): Entering {
  const { memo } = reader;
  if (memo === undefined) return daysThatEnter(key, reader, statistic, unit);
  // means, percentiles, rates and indices of a period are made of the same days
  const name = `${key.line}|${key.subject.kind}|${key.subject.id}|${statistic}|${statistic === "air-index" ? "" : key.item ?? ""}|${key.period.kind}|${key.period.day}|${key.period.until ?? ""}`, held = memo.get(name) as Entering | undefined;
  if (held !== undefined) return held;
  const days = daysThatEnter(key, reader, statistic, unit);
  if (memo.size > 1_000) memo.clear();
  memo.set(name, days);
  return days;
}
function daysThatEnter({ item, line, subject, period }: FigureKey, reader: FigureReader, statistic: DayStatistic, unit: string): Entering {
  const declared = new Set(statistic === "water-mean" || statistic === "outlet-mean" ? [] : reader.sandstormDays(period.day, untilOf(period))), days = daysOfPeriod(period), of = statistic === "air-index" ? undefined : item;
  const keyOn = (day: string): FigureKey => ({ subject, statistic, period: { kind: "day", day }, line, ...(of === undefined ? {} : { item: of }) });
  const values = reader.days === undefined ? days.map((day): DayValue => { const figure = reader.figure(keyOn(day)); return { text: figure.value, value: statistic === "air-index" || entersExact(statistic) ? figure.exact : enteringOf(figure, reader.settings) }; }) : reader.days([subject], statistic, of, days, line)[0] ?? [];
  const entering = days.map((day, at): EnteringDay => { const { text, value } = values[at] ?? noDayValue; return { day, text, value, sandstorm: declared.has(day) }; });
  let keys: readonly FigureKey[] | undefined;
  // a day that has a value has nothing to say against it
  return { days: entering, keys: () => keys ??= days.map(keyOn), leaf: ({ day, text }) => ({ name: { zh: day, en: day }, value: text, unit, origin: "computed", source: { id: keyText(keyOn(day)) }, inputs: [] }) };
}
