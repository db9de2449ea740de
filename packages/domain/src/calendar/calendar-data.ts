import { isDay, type Attestation } from "@yunqing/standards";
import { stateCouncilYears, type CalendarYear, type HolidayNotice } from "./notices.js";
import { workingCalendar, type CalendarOverride, type WorkingCalendar } from "./working-days.js";

/** The office's calendar data are wrong; `place` names where. The start should stop with it. */
export class CalendarInvalid extends Error {
  readonly code = "calendar/invalid";
  constructor(readonly place: string, why: string) { super(`calendar data, ${place}: ${why}`); }
}

type Fields = Readonly<Record<string, unknown>>;
function fields(value: unknown, place: string, allowed: readonly string[]): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new CalendarInvalid(place, "an object is expected");
  const unknown = Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw new CalendarInvalid(`${place}.${unknown}`, `no such field; allowed: ${allowed.join(", ")}`);
  return value as Fields;
}
function list(value: unknown, place: string): readonly unknown[] { if (value === undefined) return []; if (!Array.isArray(value)) throw new CalendarInvalid(place, "a list is expected"); return value; }
function text(value: unknown, place: string): string { if (typeof value !== "string" || value.trim() === "") throw new CalendarInvalid(place, "a text is expected"); return value; }
function day(value: unknown, place: string): string { const found = text(value, place); if (!isDay(found)) throw new CalendarInvalid(place, `"${found}" is not a day; write YYYY-MM-DD`); return found; }

function holiday(value: unknown, place: string, year: number): HolidayNotice {
  const { zh, en, from, to, workdays } = fields(value, place, ["zh", "en", "from", "to", "workdays"]);
  const found = { zh: text(zh, `${place}.zh`), en: text(en, `${place}.en`), from: day(from, `${place}.from`), to: day(to, `${place}.to`), workdays: list(workdays, `${place}.workdays`).map((one, index) => day(one, `${place}.workdays[${index}]`)) };
  if (found.to < found.from || found.to > `${year + 1}-01-31` || found.from < `${year - 1}-12-01`) throw new CalendarInvalid(place, `${found.from} to ${found.to} is no holiday of ${year}`);
  return found;
}

function yearOf(value: unknown, place: string): CalendarYear {
  const { year, notice, attestation, attestedBy, holidays } = fields(value, place, ["year", "notice", "attestation", "attestedBy", "holidays"]);
  if (typeof year !== "number" || !Number.isInteger(year) || year < 2000 || year > 2100) throw new CalendarInvalid(`${place}.year`, "a year is expected");
  const known: readonly Attestation[] = ["VERIFIED", "REPORTED", "FROM MEMORY"], attested = known.find((one) => one === attestation);
  if (attested === undefined) throw new CalendarInvalid(`${place}.attestation`, `one of ${known.join(", ")} is expected`);
  return { year, notice: text(notice, `${place}.notice`), attestation: attested, attestedBy: text(attestedBy, `${place}.attestedBy`), holidays: list(holidays, `${place}.holidays`).map((one, index) => holiday(one, `${place}.holidays[${index}]`, year)) };
}

function overrideOf(value: unknown, place: string): CalendarOverride {
  const { day: at, working, reason, document } = fields(value, place, ["day", "working", "reason", "document"]);
  if (typeof working !== "boolean") throw new CalendarInvalid(`${place}.working`, "true or false is expected");
  const { zh, en } = fields(reason, `${place}.reason`, ["zh", "en"]);
  return { day: day(at, `${place}.day`), working, reason: { zh: text(zh, `${place}.reason.zh`), en: text(en, `${place}.reason.en`) }, document: text(document, `${place}.document`) };
}

/**
 * The calendar with what an office adds as data (本单位日历数据): `{ years, overrides }`, both optional. A year given replaces the one held,
 * so that a new notice needs no new version of the program; overrides go before every notice.
 * @param data parsed JSON
 * @throws {CalendarInvalid} naming the field
 */
export function calendarFrom(data: unknown): WorkingCalendar {
  const { years, overrides } = calendarData(data);
  return workingCalendar([...stateCouncilYears, ...years], overrides);
}
/** What the office's calendar data hold (本单位日历数据), checked. @throws {CalendarInvalid} naming the field */
export function calendarData(data: unknown): { readonly years: readonly CalendarYear[]; readonly overrides: readonly CalendarOverride[] } {
  const { years, overrides } = fields(data, "data", ["years", "overrides"]);
  return { years: list(years, "years").map((one, index) => yearOf(one, `years[${index}]`)), overrides: list(overrides, "overrides").map((one, index) => overrideOf(one, `overrides[${index}]`)) };
}
