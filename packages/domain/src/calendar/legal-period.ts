import { dayAfter, dayOfInstant, daysOfMonth, partsOfDay, type Computed, type Labels, type Lineage } from "@yunqing/standards";
import { limitBasis, limitText, weaker, type LimitUnit, type StatutoryLimit } from "../duty/statutory-limits.js";
import type { WorkingCalendar } from "./working-days.js";

/** Where a lawful time ends (期限届满): the day, and for hours the instant. */
export interface LegalEnd { readonly day: string; readonly instant: string | null }

/** How a last day that nobody works is treated: 民法典 art. 202, 203 were read; that it also governs times of administration is our reading. */
const restRule: Labels = { zh: "末日为休息日的，顺延至其后第一个工作日（民法典第二百零三条；用于行政期限为参照适用）", en: "a last day that is a day of rest moves to the next working day (Civil Code art. 203, applied by analogy)" };
const earlierRule: Labels = { zh: "向前计算的，末日为休息日时提前至其前一个工作日，以免逾期（本系统从严处理）", en: "counted back, a day of rest moves to the working day before it, so that nobody is late (our choice)" };

/** The same day of a later month, or the last of it (到期月的对应日; 民法典 art. 202). `count` may be negative. */
export function monthsAfter(day: string, count: number): string {
  const { year, month, day: date } = partsOfDay(day), months = year * 12 + month - 1 + count, y = Math.floor(months / 12), m = months - y * 12 + 1;
  return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(Math.min(date, daysOfMonth(y, m))).padStart(2, "0")}`;
}
/** The `count`-th working day before a day. */
export function workingDaysBefore(calendar: WorkingCalendar, day: string, count: number): string {
  let at = day;
  for (let left = count; left > 0; ) { at = dayAfter(at, -1); if (calendar.isWorkingDay(at)) left--; }
  return at;
}
/** The day itself when it is worked, else the nearest one that is: later, or earlier. */
export function worked(calendar: WorkingCalendar, day: string, step: 1 | -1): string { let at = day; while (!calendar.isWorkingDay(at)) at = dayAfter(at, step); return at; }

/** The Beijing day of a text that is a day or an instant. */
export function dayOf(since: string): string { return since.length === 10 ? since : dayOfInstant(since); }

function nominal(calendar: WorkingCalendar, since: string, count: number, unit: Exclude<LimitUnit, "hour">, sign: 1 | -1): string {
  if (unit === "working-day") return sign === 1 ? calendar.addWorkingDays(since, count) : workingDaysBefore(calendar, since, count);
  return unit === "day" ? dayAfter(since, sign * count) : monthsAfter(since, sign * count);
}

/**
 * When a lawful time ends (法定时限届满日), with the law and the rule of rest days. The day of the event is not counted; hours run from the instant.
 * @param since  the event: a day, or an instant for hours
 */
export function legalPeriod(calendar: WorkingCalendar, limit: StatutoryLimit, since: string): Computed<LegalEnd> {
  const start = dayOf(since), sign = limit.way === "before" ? -1 : 1, notes: Labels[] = limit.note === undefined ? [] : [limit.note];
  const rule = (formula: Labels): NonNullable<Lineage["rule"]> => ({ id: `law/${limit.id}`, formula, standard: limit.law, clauses: limit.article === "" ? [] : [limit.article], attestation: limit.attestation });
  const inputs: readonly Lineage[] = [
    { name: { zh: `起算：${limit.event.zh}`, en: `counted from: ${limit.event.en}` }, value: since, unit: "", origin: "entered", inputs: [] },
    { name: { zh: `法定时限：${limit.name.zh}`, en: `limit of the law: ${limit.name.en}` }, value: limitText(limit).zh, unit: "", origin: "parameter", source: { text: `${limitBasis(limit)}；${limit.from} 起施行${limit.until === null ? "" : `，至 ${limit.until}`}` }, inputs: [],
      ...(weaker(limit.attestation, limit.dated) === "VERIFIED" ? {} : { notes: [limit.attestation === "VERIFIED" ? { zh: "施行日期待核实", en: "the days in force are not verified" } : { zh: "时限待核实", en: "the limit is not verified" }] }) },
  ];
  const name: Labels = { zh: "法定期限", en: "due day by law" };
  if (limit.unit === "hour") {
    const from = since.length === 10 ? `${since}T00:00:00+08:00` : since, instant = new Date(Date.parse(from) + sign * limit.count * 3_600_000).toISOString();
    return { value: { day: dayOfInstant(instant), instant }, lineage: { name, value: dayOfInstant(instant), unit: "", origin: "computed", rule: rule({ zh: `自起算之时起 ${limit.count} 小时，不扣除休息日`, en: `${limit.count} hours from the instant, rest days not left out` }), inputs, notes: [...notes, { zh: `至北京时间 ${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ")}`, en: `until ${instant}` }] } };
  }
  const first = nominal(calendar, start, limit.count, limit.unit, sign), day = limit.unit === "working-day" ? first : worked(calendar, first, sign);
  const [from, to] = start < day ? [start, day] : [day, start], notices = calendar.dueDay(from, Math.max(0, calendar.workingDaysBetween(from, to))).lineage.inputs.slice(2);
  for (let year = partsOfDay(from).year; year <= partsOfDay(to).year; year++) if (!calendar.knowsYear(year)) notes.push({ zh: `${year} 年的节假日通知尚未录入，按周末推算`, en: `no holiday notice is held for ${year}: counted by weekends` });
  if (day !== first) notes.push({ zh: `第 ${limit.count} ${limit.unit === "month" ? "个月对应日" : "日"}为 ${first}，非工作日`, en: `${first} is no working day` });
  const formula: Labels = limit.unit === "working-day"
    ? sign === 1 ? { zh: `起算日的次日起第 ${limit.count} 个工作日`, en: `working day number ${limit.count}, counted from the day after` } : { zh: `之前第 ${limit.count} 个工作日`, en: `the ${limit.count}th working day before` }
    : sign === 1 ? { zh: `起算日不计，${limitText(limit).zh}届满；${restRule.zh}`, en: `the first day is not counted; ${restRule.en}` } : { zh: `${limitText(limit).zh}；${earlierRule.zh}`, en: `${limitText(limit).en}; ${earlierRule.en}` };
  return { value: { day, instant: null }, lineage: { name, value: day, unit: "", origin: "computed", rule: rule(formula), inputs: [...inputs, ...notices], notes } };
}
