import { exact, type Exact } from "@yunqing/standards";

/** What a day gives to longer periods (日值): its published text and the number with which it enters them; null where there is none. */
export interface DayValue { readonly text: string | null; readonly value: Exact | null }
/** Which days enter longer periods: values of an item of air, of an automatic section or of an outlet, or indices. */
export type DayStatistic = "air-mean" | "air-index" | "water-mean" | "outlet-mean";
/** Days of outlets enter as they are; of the others the settings say. */
export const entersExact = (statistic: DayStatistic): boolean => statistic === "outlet-mean";

export const noDayValue: DayValue = { text: null, value: null };
const published = new Map<string, DayValue>();
/** A day that enters with its published text; the same few hundred texts come again and again. */
export function publishedDay(text: string): DayValue {
  let held = published.get(text);
  if (held === undefined) { if (published.size >= 20_000) published.clear(); published.set(text, held = { text, value: exact(text) }); }
  return held;
}
/** A day by its text and exact value, as the settings let it enter. */
export function dayValueOf(text: string | null, number: Exact | null, { entering }: { readonly entering: "published" | "exact" }): DayValue {
  return text === null || number === null ? noDayValue : entering === "exact" ? { text, value: number } : publishedDay(text);
}
