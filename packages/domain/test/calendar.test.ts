import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain } from "@yunqing/standards";
import { beijingDayOf, calendarFrom, CalendarInvalid, NotACountOfDays, stateCouncilYears, workingCalendar } from "@yunqing/domain";

const rows = readFileSync(new URL("./vectors/calendar-notices.csv", import.meta.url), "utf8").split("\n").filter((line) => line && !line.startsWith("#"))
  .map((line) => { const [year = "", holiday = "", from = "", fromWeekday = "", to = "", toWeekday = "", days = "", worked = ""] = line.split(","); return { year: Number(year), holiday, from, fromWeekday, to, toWeekday, days: Number(days), worked: worked ? worked.split(";") : [] }; });
const weekdayOf = (day: string): string => "日一二三四五六"[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? "";
const calendar = workingCalendar();
const next = (day: string, count = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);
const daysFrom = (from: string, count: number): string[] => Array.from({ length: count }, (_, index) => next(from, index));

describe("notices of the State Council's General Office", () => {
  test.each(rows)("$year $holiday: $from to $to, $days days, none of them worked", (row) => {
    expect(weekdayOf(row.from)).toBe(row.fromWeekday);
    expect(weekdayOf(row.to)).toBe(row.toWeekday);
    const days = daysFrom(row.from, row.days);
    expect(days.at(-1)).toBe(row.to);
    for (const day of days) expect([day, calendar.isWorkingDay(day)]).toEqual([day, false]);
    for (const text of row.worked) { expect(weekdayOf(text.slice(0, 10))).toBe(text.slice(10)); expect([text, calendar.isWorkingDay(text.slice(0, 10))]).toEqual([text, true]); }
  });
  test("no day beyond the notices differs from Monday to Friday", () => {
    const named = new Set(rows.flatMap((row) => [...daysFrom(row.from, row.days), ...row.worked.map((text) => text.slice(0, 10))]));
    for (const day of daysFrom("2021-01-01", 2191)) if (!named.has(day)) expect([day, calendar.isWorkingDay(day)]).toEqual([day, !"六日".includes(weekdayOf(day))]);
  });
  test("no year claims to be verified, for the shared reference holds no calendar", () => {
    expect(stateCouncilYears.map((year) => [year.year, year.attestation])).toEqual([[2021, "FROM MEMORY"], [2022, "FROM MEMORY"], [2023, "FROM MEMORY"], [2024, "FROM MEMORY"], [2025, "FROM MEMORY"], [2026, "REPORTED"]]);
  });
});

describe("counting working days", () => {
  test.each([
    ["2025-01-24", 1, "2025-01-26"],  // Friday → the Sunday worked before Spring Festival
    ["2025-01-27", 1, "2025-02-05"],  // over eight days of holiday
    ["2025-02-07", 1, "2025-02-08"],  // the Saturday worked
    ["2025-09-26", 1, "2025-09-28"], ["2025-09-30", 1, "2025-10-09"], ["2025-10-10", 2, "2025-10-13"],
    ["2026-11-23", 5, "2026-11-30"], ["2026-11-21", 0, "2026-11-21"], ["2026-11-21", 1, "2026-11-23"],
  ])("%s and %i working days → %s", (from, count, due) => { expect(calendar.addWorkingDays(from, count)).toBe(due); });

  const anyDay = fc.integer({ min: 0, max: 3500 }).map((offset) => next("2020-01-01", offset));
  test("laws: adding and counting agree; the end is a working day; counting is odd", () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 1, max: 90 }), (from, count) => {
      const due = calendar.addWorkingDays(from, count);
      expect(calendar.workingDaysBetween(from, due)).toBe(count);
      expect(calendar.isWorkingDay(due)).toBe(true);
      expect(calendar.workingDaysBetween(due, from)).toBe(-count);
      expect(calendar.addWorkingDays(from, count + 1) > due).toBe(true);
    }));
  });
  test("what is no count or no day is refused", () => {
    for (const count of [-1, 1.5, Number.NaN, 5000]) expect(() => calendar.addWorkingDays("2025-01-01", count)).toThrow(NotACountOfDays);
    for (const day of ["2025-02-29", "2025-1-1", "20250101", ""]) expect(() => calendar.addWorkingDays(day, 1)).toThrow(/is not a day/);
  });
  test("the day of an instant is the day of Beijing", () => {
    expect(beijingDayOf("2025-12-31T16:00:00Z")).toBe("2026-01-01");
    expect(beijingDayOf("2025-12-31T15:59:59Z")).toBe("2025-12-31");
  });
});

describe("the lineage of a due day", () => {
  test("it names the notice, the holidays left out and the weekend days worked", () => {
    const { value, lineage } = calendar.dueDay("2025-01-24", 3);
    expect(value).toBe("2025-02-05");
    const text = explain(lineage);
    expect(text).toContain("国办发明电〔2024〕12号");
    expect(text).toContain("2025-01-26 计入：春节调休上班");
    expect(text).toContain("2025-02-03 不计：春节放假");
    expect(text).not.toContain("2025-02-01");            // a Saturday: rest anyway
    expect(lineage.rule?.attestation).toBe("FROM MEMORY");
  });
  test("a year without a notice is named, not silently assumed", () => {
    const { value, lineage } = calendar.dueDay("2027-02-05", 1);
    expect(value).toBe("2027-02-08");
    expect(lineage.notes?.map((note) => note.zh).join()).toContain("2027 年的节假日通知尚未录入");
    expect(calendar.knowsYear(2027)).toBe(false);
  });
  test("the office's own day goes before the notice and is quoted with its document", () => {
    const own = workingCalendar(stateCouncilYears, [{ day: "2025-01-26", working: false, reason: { zh: "停电检修", en: "power cut" }, document: "区办发〔2025〕1号" }, { day: "2025-03-05", working: false, reason: { zh: "停电检修", en: "power cut" }, document: "区办发〔2025〕2号" }]);
    expect(own.addWorkingDays("2025-01-24", 1)).toBe("2025-01-27");
    expect(own.addWorkingDays("2025-03-04", 1)).toBe("2025-03-06");
    expect(explain(own.dueDay("2025-03-04", 1).lineage)).toContain("区办发〔2025〕2号");
  });
});

describe("the office's own calendar as data", () => {
  const year = { year: 2027, notice: "通知", attestation: "VERIFIED", attestedBy: "原文", holidays: [{ zh: "元旦", en: "New Year", from: "2027-01-01", to: "2027-01-03", workdays: ["2027-01-09"] }] };
  test("a year to come is entered without a new version", () => {
    const held = calendarFrom({ years: [year] });
    expect([held.knowsYear(2027), held.isWorkingDay("2027-01-01"), held.isWorkingDay("2027-01-09"), held.isWorkingDay("2025-01-26")]).toEqual([true, false, true, true]);
    expect(held.dueDay("2027-01-04", 2).lineage.rule?.attestation).toBe("VERIFIED");
  });
  test("a year given replaces the one held", () => { expect(calendarFrom({ years: [{ ...year, year: 2025, holidays: [] }] }).isWorkingDay("2025-01-28")).toBe(true); });
  test("nothing given is what is held", () => { expect(calendarFrom({}).addWorkingDays("2025-09-30", 1)).toBe("2025-10-09"); });
  test.each([
    [{ year: [] }, "data.year"], [{ years: {} }, "years"], [{ years: [{ ...year, year: "2027" }] }, "years[0].year"], [{ years: [{ ...year, attestation: "SURE" }] }, "years[0].attestation"],
    [{ years: [{ ...year, holidays: [{ zh: "元旦", en: "x", from: "2027-02-30", to: "2027-03-01", workdays: [] }] }] }, "years[0].holidays[0].from"],
    [{ years: [{ ...year, holidays: [{ zh: "元旦", en: "x", from: "2028-05-01", to: "2028-05-03", workdays: [] }] }] }, "years[0].holidays[0]"],
    [{ overrides: [{ day: "2027-01-05", working: "no", reason: { zh: "a", en: "b" }, document: "c" }] }, "overrides[0].working"], [{ overrides: [{ day: "2027-01-05", working: false, reason: { zh: "a", en: "b" }, document: "" }] }, "overrides[0].document"], [null, "data"],
  ])("%j is wrong at %s", (data, place) => {
    const error = (() => { try { return calendarFrom(data); } catch (caught) { return caught; } })();
    expect(error).toBeInstanceOf(CalendarInvalid);
    expect((error as CalendarInvalid).place).toBe(place);
  });
});
