import { dayAfter, daysBetween, daysOfMonth, isDay } from "@yunqing/standards";

/** Lengths of figures (统计时段). */
export const periodKinds = ["hour", "day", "month", "quarter", "half", "year", "span"] as const;
export type PeriodKind = (typeof periodKinds)[number];

/**
 * A period of the Beijing calendar by its first day (统计时段). An hour is labelled 1–24 by its END, as HJ 663 and CNEMC label it: 1 is 00–01.
 * A span is half-open: `until` is the first day after it.
 */
export interface FigurePeriod { readonly kind: PeriodKind; readonly day: string; readonly hour?: number; readonly until?: string }

const monthsIn: Readonly<Record<"month" | "quarter" | "half" | "year", number>> = { month: 1, quarter: 3, half: 6, year: 12 };
const two = (n: number): string => String(n).padStart(2, "0");
const firstOf = (year: number, month: number): string => `${String(year).padStart(4, "0")}-${two(month)}-01`;

/** What is wrong with a period, or null. */
export function periodFault({ kind, day, hour, until }: FigurePeriod): { readonly zh: string; readonly en: string } | null {
  if (!isDay(day)) return { zh: `的首日“${day}”不是日期`, en: `begins on "${day}", which is no day` };
  if ((kind === "hour") !== (hour !== undefined) || (hour !== undefined && (!Number.isInteger(hour) || hour < 1 || hour > 24))) return { zh: "的小时应为 1–24（时末），且只用于小时值", en: "needs an hour 1–24 (its end) for hours only" };
  if ((kind === "span") !== (until !== undefined)) return { zh: "的止日只用于自定时段", en: "has an end for spans only" };
  if (until !== undefined && (!isDay(until) || until <= day)) return { zh: "的止日应晚于首日", en: "must end after it begins" };
  if (kind === "hour" || kind === "day" || kind === "span") return null;
  const month = Number(day.slice(5, 7));
  return day.endsWith("-01") && (month - 1) % monthsIn[kind] === 0 ? null : { zh: `的首日 ${day} 不是 ${kind} 的首日`, en: `begins on ${day}, on which no ${kind} begins` };
}

/** The period of a kind that a day lies in (所在时段). */
export function periodOf(kind: Exclude<PeriodKind, "hour" | "span">, day: string): FigurePeriod {
  if (kind === "day") return { kind, day };
  const step = monthsIn[kind], month = Number(day.slice(5, 7));
  return { kind, day: firstOf(Number(day.slice(0, 4)), month - ((month - 1) % step)) };
}
/** An hour of a day, 1–24 by its end. */
export function hourOf(day: string, hour: number): FigurePeriod { return { kind: "hour", day, hour }; }
/** Days from one to the last before `until`. */
export function spanOf(day: string, until: string): FigurePeriod { return { kind: "span", day, until }; }

const nextDays = new Map<string, string>();
/** The day after: asked for every figure of a day, so the few thousand days there are remembered. */
function nextDay(day: string): string {
  let held = nextDays.get(day);
  if (held === undefined) { if (nextDays.size > 20_000) nextDays.clear(); nextDays.set(day, held = dayAfter(day)); }
  return held;
}
/** The first day after a period. */
export function untilOf({ kind, day, until }: FigurePeriod): string {
  if (kind === "span") return until ?? day;
  if (kind === "hour" || kind === "day") return nextDay(day);
  const months = Number(day.slice(5, 7)) - 1 + monthsIn[kind];
  return firstOf(Number(day.slice(0, 4)) + Math.floor(months / 12), (months % 12) + 1);
}
/** The last day of a period. */
export function lastDayOfPeriod(period: FigurePeriod): string { return dayAfter(untilOf(period), -1); }
/** Days of a period in order. */
export function daysOfPeriod(period: FigurePeriod): readonly string[] {
  const count = lengthOf(period), days: string[] = [period.day];
  let year = Number(period.day.slice(0, 4)), month = Number(period.day.slice(5, 7)), date = Number(period.day.slice(8, 10));
  while (days.length < count) {
    if (++date > daysOfMonth(year, month)) { date = 1; if (++month > 12) { month = 1; year++; } }
    days.push(`${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`);
  }
  return days;
}
/** How many days it has. */
export function lengthOf(period: FigurePeriod): number { return daysBetween(period.day, untilOf(period)); }
/** Calendar months that lie wholly in a period, and whether they fill it. */
export function monthsOf(period: FigurePeriod): { readonly months: readonly FigurePeriod[]; readonly whole: boolean } {
  const until = untilOf(period), months: FigurePeriod[] = [];
  let at = period.day.endsWith("-01") ? period.day : untilOf(periodOf("month", period.day));
  for (let next = untilOf(periodOf("month", at)); next <= until; next = untilOf(periodOf("month", at))) { months.push({ kind: "month", day: at }); at = next; }
  return { months, whole: period.day.endsWith("-01") && at === until };
}
/** Whether a day lies in a period. */
export function holdsDay(period: FigurePeriod, day: string): boolean { return period.day <= day && day < untilOf(period); }

function inYear(day: string, years: number): string {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, "0")}${day.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}
/** The same period of another year (同期); 29 February goes to the 28th, and a span that ends on the last of February keeps ending there. */
export function sameInYear(period: FigurePeriod, years: number): FigurePeriod {
  const { kind, day, hour, until } = period;
  return { kind, day: inYear(day, years), ...(hour === undefined ? {} : { hour }), ...(until === undefined ? {} : { until: inYear(until, years) }) };
}
/** The period before (上期); for a span as many days just before it. */
export function periodBefore(period: FigurePeriod): FigurePeriod {
  if (period.kind === "span") return spanOf(dayAfter(period.day, -lengthOf(period)), period.day);
  if (period.kind === "hour") return period.hour === 1 ? hourOf(dayAfter(period.day, -1), 24) : hourOf(period.day, (period.hour ?? 1) - 1);
  return periodOf(period.kind, dayAfter(period.day, -1));
}
/** The period after (下期). */
export function periodAfter(period: FigurePeriod): FigurePeriod {
  if (period.kind === "span") return spanOf(untilOf(period), dayAfter(untilOf(period), lengthOf(period)));
  if (period.kind === "hour") return period.hour === 24 ? hourOf(dayAfter(period.day), 1) : hourOf(period.day, (period.hour ?? 1) + 1);
  return periodOf(period.kind, untilOf(period));
}

/** A period as text: `day~2025-01-03`, `hour~2025-01-03~16`, `span~2025-01-01~2025-02-01`. */
export function periodText({ kind, day, hour, until }: FigurePeriod): string { return `${kind}~${day}${hour === undefined ? "" : `~${hour}`}${until === undefined ? "" : `~${until}`}`; }
/** Reads it back; null for anything else. */
export function periodOfText(text: string): FigurePeriod | null {
  const [kind = "", day = "", more, ...rest] = text.split("~");
  if (!(periodKinds as readonly string[]).includes(kind) || rest.length > 0) return null;
  const period: FigurePeriod = { kind: kind as PeriodKind, day, ...(kind === "hour" ? { hour: Number(more) } : {}), ...(kind === "span" ? { until: more ?? "" } : {}) };
  return periodFault(period) === null && (kind === "hour" || kind === "span" || more === undefined) ? period : null;
}
/** How a period reads in a report (时段名称). */
export function periodName(period: FigurePeriod): { readonly zh: string; readonly en: string } {
  const year = period.day.slice(0, 4), month = Number(period.day.slice(5, 7));
  switch (period.kind) {
    case "hour": return { zh: `${period.day} ${period.hour}时`, en: `${period.day} ${period.hour}h` };
    case "day": return { zh: period.day, en: period.day };
    case "month": return { zh: `${year}年${month}月`, en: `${year}-${two(month)}` };
    case "quarter": return { zh: `${year}年第${(month + 2) / 3}季度`, en: `Q${(month + 2) / 3} ${year}` };
    case "half": return { zh: `${year}年${month === 1 ? "上" : "下"}半年`, en: `${month === 1 ? "first" : "second"} half of ${year}` };
    case "year": return { zh: `${year}年`, en: year };
    case "span": return { zh: `${period.day}至${lastDayOfPeriod(period)}`, en: `${period.day} to ${lastDayOfPeriod(period)}` };
  }
}
