import type { HolidayView } from "@yunqing/wire";

// Days of a year's arrangement, for showing it and for clicking it together; what is right or wrong is decided by the server.

/** The day `count` days later, by the calendar alone. */
export function dayPlus(day: string, count: number): string { return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10); }
/** 0 Monday … 6 Sunday. */
export function weekdayOf(day: string): number { return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7; }
/** Every day of a month, `YYYY-MM`. */
export function daysOfMonth(month: string): readonly string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = dayPlus(day, 1)) days.push(day);
  return days;
}

/** What a day is under an arrangement (日子的性质). */
export interface DayMark { readonly kind: "rest" | "work"; readonly holiday: string; readonly at: number }
export function marksOf(holidays: readonly HolidayView[]): ReadonlyMap<string, DayMark> {
  const marks = new Map<string, DayMark>(), isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  holidays.forEach(({ zh, from, to, workdays }, at) => {
    if (isDay(from) && isDay(to)) for (let day = from, left = 60; day <= to && left > 0; day = dayPlus(day, 1), left--) marks.set(day, { kind: "rest", holiday: zh, at });
    for (const day of workdays) marks.set(day, { kind: "work", holiday: zh, at });
  });
  return marks;
}

/**
 * A holiday after a click on a day (点选): as a day of rest it begins the holiday, widens it, or, at an end, gives that end up; as a day worked it comes or goes.
 */
export function clicked(holiday: HolidayView, day: string, as: "rest" | "work"): HolidayView {
  if (as === "work") return { ...holiday, workdays: holiday.workdays.includes(day) ? holiday.workdays.filter((one) => one !== day) : [...holiday.workdays, day].sort() };
  const { from, to } = holiday;
  if (from === "" || to === "") return { ...holiday, from: day, to: day };
  if (from === to && day === from) return { ...holiday, from: "", to: "" };
  if (day === from) return { ...holiday, from: dayPlus(day, 1) };
  if (day === to) return { ...holiday, to: dayPlus(day, -1) };
  return day < from ? { ...holiday, from: day } : { ...holiday, to: day };
}

/** The holidays that the law names, empty, for a year that is not held yet (法定节日). */
export const namedHolidays: readonly HolidayView[] = ([["元旦", "New Year"], ["春节", "Spring Festival"], ["清明节", "Qingming"], ["劳动节", "Labour Day"], ["端午节", "Dragon Boat"], ["中秋节", "Mid-Autumn"], ["国庆节", "National Day"]] as const).map(([zh, en]) => ({ zh, en, from: "", to: "", workdays: [] }));
