import { dayAfter, dayOfInstant, isDay, NotADay, partsOfDay, type Attestation, type Computed, type Labels, type Lineage } from "@yunqing/standards";
import { stateCouncilYears, type CalendarYear } from "./notices.js";

/** A day that the office itself declares working or not (本单位调整), on a document: it goes before the notice. */
export interface CalendarOverride { readonly day: string; readonly working: boolean; readonly reason: Labels; readonly document: string }

/** A count of working days that is no whole number from 0 to 3660. */
export class NotACountOfDays extends RangeError {
  readonly code = "calendar/not-a-count";
  constructor(readonly count: number) { super(`${count} is not a number of working days; give a whole number from 0 to 3660`); }
}

/** Working days (工作日) on day text, Beijing. Pure: no clock; the notices and the office's own days are data. */
export interface WorkingCalendar {
  /** @throws {NotADay} */
  isWorkingDay(day: string): boolean;
  /** The `count`-th working day after `day`; the day itself is not counted, whether it is one or not; 0 gives the day itself. @throws {NotADay} {NotACountOfDays} */
  addWorkingDays(day: string, count: number): string;
  /** Working days after `from` up to and including `to`; negative when `to` is earlier. @throws {NotADay} */
  workingDaysBetween(from: string, to: string): number;
  /** {@link addWorkingDays} that can be asked why: notices used, days left out, years without a notice. */
  dueDay(from: string, count: number): Computed<string>;
  /** True when a notice for the year is held. */
  knowsYear(year: number): boolean;
}

/** The Beijing day of an instant (北京日). @throws {NotADay} for a text without offset */
export const beijingDayOf = dayOfInstant;

interface Named { readonly working: boolean; readonly why: Labels }
const order: readonly Attestation[] = ["VERIFIED", "REPORTED", "FROM MEMORY"];

/** Saturday or Sunday (周末). @throws {NotADay} */
export function isWeekend(day: string): boolean {
  const { year, month, day: date } = partsOfDay(day);
  const weekday = new Date(Date.UTC(year, month - 1, date)).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function namedDays(years: readonly CalendarYear[], overrides: readonly CalendarOverride[]): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  for (const holiday of years.flatMap((year) => year.holidays)) {
    for (let day = holiday.from; day <= holiday.to; day = dayAfter(day)) named.set(day, { working: false, why: { zh: `${holiday.zh}放假`, en: `${holiday.en} holiday` } });
    for (const day of holiday.workdays) named.set(day, { working: true, why: { zh: `${holiday.zh}调休上班`, en: `worked for ${holiday.en}` } });
  }
  for (const own of overrides) {
    if (!isDay(own.day)) throw new NotADay(own.day);
    named.set(own.day, { working: own.working, why: { zh: `本单位调整：${own.reason.zh}（${own.document}）`, en: `the office's own: ${own.reason.en} (${own.document})` } });
  }
  return named;
}

/**
 * A calendar from notices and the office's own days (工作日历).
 * A year without a notice is counted by weekends only, and the lineage says so.
 *
 * @param years      default: the State Council's notices held; a later entry of the same year replaces an earlier one
 * @param overrides  days that the office sets otherwise, each on a document
 */
export function workingCalendar(years: readonly CalendarYear[] = stateCouncilYears, overrides: readonly CalendarOverride[] = []): WorkingCalendar {
  const held = new Map(years.map((year) => [year.year, year]));
  const named = namedDays([...held.values()], overrides);
  const isWorkingDay = (day: string): boolean => named.get(day)?.working ?? !isWeekend(day);
  const addWorkingDays = (day: string, count: number): string => {
    if (!Number.isInteger(count) || count < 0 || count > 3660) throw new NotACountOfDays(count);
    if (!isDay(day)) throw new NotADay(day);
    let at = day;
    for (let left = count; left > 0; ) { at = dayAfter(at); if (isWorkingDay(at)) left--; }
    return at;
  };
  const workingDaysBetween = (from: string, to: string): number => {
    if (!isDay(to)) throw new NotADay(to);
    if (to < from) { const back = workingDaysBetween(to, from); return back === 0 ? 0 : -back; }
    let count = 0;
    for (let at = dayAfter(from); at <= to; at = dayAfter(at)) if (isWorkingDay(at)) count++;
    return count;
  };
  const dueDay = (from: string, count: number): Computed<string> => {
    const value = addWorkingDays(from, count);
    return { value, lineage: lineageOf(from, count, value, held, named) };
  };
  return { isWorkingDay, addWorkingDays, workingDaysBetween, dueDay, knowsYear: (year) => held.has(year) };
}

/** Why a due day is what it is: the day of the cause, the count, the notices; days named by a notice are noted one by one. */
function lineageOf(from: string, count: number, due: string, held: ReadonlyMap<number, CalendarYear>, named: ReadonlyMap<string, Named>): Lineage {
  const notes: Labels[] = [], years = new Set<number>();
  for (let at = from; at <= due; at = dayAfter(at)) {
    years.add(partsOfDay(at).year);
    const name = at === from ? undefined : named.get(at);
    if (name && name.working === isWeekend(at)) notes.push(name.working ? { zh: `${at} 计入：${name.why.zh}`, en: `${at} counted: ${name.why.en}` } : { zh: `${at} 不计：${name.why.zh}`, en: `${at} not counted: ${name.why.en}` });
  }
  for (const year of years) if (!held.has(year)) notes.push({ zh: `${year} 年的节假日通知尚未录入，该年只扣除周六、周日`, en: `no holiday notice is held for ${year}: only Saturdays and Sundays are left out in that year` });
  const used = [...years].flatMap((year) => held.get(year) ?? []);
  const weakest = used.reduce<Attestation>((worst, year) => order.indexOf(year.attestation) > order.indexOf(worst) ? year.attestation : worst, "VERIFIED");
  return {
    name: { zh: "办理期限", en: "due day" }, value: due, unit: "", origin: "computed",
    rule: { id: "calendar/due-day", formula: { zh: `起算日的次日起第 ${count} 个工作日；节假日和调休按国务院办公厅通知`, en: `working day number ${count}, counted from the day after; holidays and make-up days by the State Council's notice` }, clauses: [], attestation: used.length === years.size ? weakest : "FROM MEMORY" },
    inputs: [
      { name: { zh: "起算日", en: "counted from" }, value: from, unit: "", origin: "entered", inputs: [] },
      { name: { zh: "办理时限", en: "time allowed" }, value: String(count), unit: "工作日", origin: "parameter", inputs: [] },
      ...used.map((year): Lineage => ({ name: { zh: `${year.year} 年节假日安排`, en: `holidays of ${year.year}` }, value: String(year.year), unit: "年", origin: "parameter", source: { text: `${year.notice}；${year.attestation}：${year.attestedBy}` }, inputs: [] })),
    ],
    notes,
  };
}
