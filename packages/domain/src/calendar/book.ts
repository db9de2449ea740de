import { calendarData } from "./calendar-data.js";
import { stateCouncilYears, type CalendarYear } from "./notices.js";
import { workingCalendar, type CalendarOverride, type WorkingCalendar } from "./working-days.js";

/** A year as it is held, and where it comes from (年度节假日及来源): with the program, from the office's file, or entered on the screen. */
export interface HeldYear extends CalendarYear { readonly origin: "built-in" | "file" | "entered" }

/**
 * The calendar that a district works by (工作日历册): the notices that come with the program, those of the office's file, and over them those that people entered.
 * `calendar` stays the same object; what is entered is counted with from then on.
 */
export interface CalendarBook {
  readonly calendar: WorkingCalendar;
  /** years in order, each as it counts now */
  held(): readonly HeldYear[];
  /** the notices entered, one a year: they replace those entered before */
  enter(years: readonly CalendarYear[]): void;
}

/** @param data  parsed JSON of the office's own calendar, `{ years, overrides }`; overrides go before every notice. @throws {CalendarInvalid} */
export function calendarBook(data: unknown = {}): CalendarBook {
  const own = calendarData(data), base = new Map<number, HeldYear>();
  for (const year of stateCouncilYears) base.set(year.year, { ...year, origin: "built-in" });
  for (const year of own.years) base.set(year.year, { ...year, origin: "file" });
  const overrides: readonly CalendarOverride[] = own.overrides;
  let years: readonly HeldYear[] = [], present: WorkingCalendar;
  const enter = (entered: readonly CalendarYear[]): void => {
    const all = new Map(base);
    for (const year of entered) all.set(year.year, { ...year, origin: "entered" });
    years = [...all.values()].sort((a, b) => a.year - b.year);
    present = workingCalendar(years, overrides);
  };
  enter([]);
  const calendar: WorkingCalendar = {
    isWorkingDay: (day) => present.isWorkingDay(day), addWorkingDays: (day, count) => present.addWorkingDays(day, count), workingDaysBetween: (from, to) => present.workingDaysBetween(from, to),
    dueDay: (from, count) => present.dueDay(from, count), knowsYear: (year) => present.knowsYear(year),
  };
  return { calendar, held: () => years, enter };
}
