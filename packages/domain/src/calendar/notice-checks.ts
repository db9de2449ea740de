import { dayAfter, daysBetween, isDay } from "@yunqing/standards";
import type { HolidayNotice } from "./notices.js";
import { isWeekend } from "./working-days.js";

interface FieldError { readonly field: string; readonly zh: string; readonly en: string }
const mostHolidays = 12, mostWorkdays = 10, longest = 16;

/**
 * Days off that holidays give beside weekends (净放假天数): weekdays that are rest days, less the weekend days worked for them.
 * It equals the statutory holidays of the year, since each that falls on a weekend is made up for.
 */
export function daysOffGiven(holidays: readonly HolidayNotice[]): number {
  let count = 0;
  for (const { from, to, workdays } of holidays) {
    for (let day = from; day <= to; day = dayAfter(day)) if (!isWeekend(day)) count++;
    count -= workdays.length;
  }
  return count;
}
/** Statutory holidays of a year (法定节假日天数): 11, and 13 since 2025 (全国年节及纪念日放假办法, 2024 revision, from memory). */
export function statutoryHolidays(year: number): number { return year >= 2025 ? 13 : 11; }

/** What is wrong with the holidays of a year (放假安排的问题), each holiday by its place in the list; empty when it can be entered. */
export function noticeErrors(year: number, holidays: readonly HolidayNotice[]): readonly FieldError[] {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return [{ field: "year", zh: "年份应为 2000—2100", en: "a year from 2000 to 2100" }];
  if (holidays.length === 0 || holidays.length > mostHolidays) return [{ field: "holidays", zh: `请录入 1—${mostHolidays} 个节日`, en: `enter 1 to ${mostHolidays} holidays` }];
  const errors: FieldError[] = [], say = (at: number, part: string, zh: string, en: string): void => { errors.push({ field: `holidays.${at}.${part}`, zh, en }); };
  // the first days of January may begin in the last week of December
  const first = `${year - 1}-12-25`, last = `${year}-12-31`, rest = new Map<string, number>(), made = new Map<string, number>();
  for (const [at, { zh, from, to, workdays }] of holidays.entries()) {
    if (zh.trim() === "" || zh.length > 40) say(at, "zh", "请填写节日名称，不超过 40 字", "name the holiday, at most 40 characters");
    if (!isDay(from) || !isDay(to)) { say(at, isDay(from) ? "to" : "from", "日期应写成 2027-01-01 这样", "write a day such as 2027-01-01"); continue; }
    if (to < from) { say(at, "to", "止日不能早于起日", "it cannot end before it begins"); continue; }
    if (from < first || to > last) { say(at, "from", `${from} 至 ${to} 不在 ${year} 年的放假安排之内（可自上年 12 月 25 日起）`, `${from} to ${to} is not of ${year}`); continue; }
    if (daysBetween(from, to) + 1 > longest) { say(at, "to", `一个节日连休不超过 ${longest} 天，请核对`, `a holiday lasts at most ${longest} days`); continue; }
    let weekdays = 0;
    for (let day = from; day <= to; day = dayAfter(day)) {
      const other = rest.get(day);
      if (other !== undefined) say(at, "from", `${day} 已在“${holidays[other]?.zh ?? ""}”中放假`, `${day} is in another holiday already`);
      rest.set(day, at);
      if (!isWeekend(day)) weekdays++;
    }
    if (weekdays === 0) say(at, "from", `${from} 至 ${to} 都是周末，本就休息；请核对日期`, `${from} to ${to} is a weekend anyway`);
    if (workdays.length > mostWorkdays) say(at, "workdays", `调休上班至多 ${mostWorkdays} 天`, `at most ${mostWorkdays} days worked for it`);
  }
  for (const [at, { workdays }] of holidays.entries()) for (const day of workdays) {
    if (!isDay(day) || day < first || day > last) say(at, "workdays", `${day} 不是 ${year} 年放假安排中的日期`, `${day} is no day of ${year}`);
    else if (!isWeekend(day)) say(at, "workdays", `${day} 是周一至周五，本就上班；调休上班只能是周六、周日`, `${day} is worked anyway: only a Saturday or Sunday is made up`);
    else if (rest.has(day)) say(at, "workdays", `${day} 在放假日期内，不能同时上班`, `${day} is inside a holiday`);
    else if (made.has(day)) say(at, "workdays", `${day} 重复`, `${day} stands twice`);
    made.set(day, at);
  }
  for (const [day, zh, en] of [["01-01", "元旦", "New Year"], ["05-01", "劳动节", "Labour Day"], ["10-01", "国庆节", "National Day"], ["10-02", "国庆节", "National Day"], ["10-03", "国庆节", "National Day"]] as const) {
    if (!rest.has(`${year}-${day}`)) errors.push({ field: "holidays", zh: `${year}-${day} 是${zh}，依法放假，安排中没有`, en: `${year}-${day} is ${en} by law, and is missing` });
  }
  return errors;
}
