import { dayAfter } from "@yunqing/standards";
import { beijingText } from "../monitoring/window.js";

/** The last hour that has ended, labelled 1–24 by its end (最近整点). Midnight is hour 24 of the day before. @param at milliseconds since 1970 UTC */
export function latestHour(at: number): { readonly day: string; readonly hour: number } {
  const text = beijingText(at), day = text.slice(0, 10), hour = Number(text.slice(11, 13));
  return hour === 0 ? { day: dayAfter(day, -1), hour: 24 } : { day, hour };
}
/** What is asked of a year up to a day (累计时段), with the month before it. */
export function monthBefore(day: string): string { return `${dayAfter(`${day.slice(0, 7)}-01`, -1).slice(0, 7)}-01`; }
