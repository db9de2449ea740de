import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayAfter, explain } from "@yunqing/standards";
import { calendarBook, clockLineage, clockOf, daysOffGiven, extensionBase, lawfulLast, ledgers, legalPeriod, limitOn, monthsAfter, noticeErrors, pausedDays, recountedDue, resumedDue, stateCouncilYears, stateOf, statutoryHolidays, statutoryLimits, workingCalendar, type Duty, type DutyStep, type HolidayNotice } from "@yunqing/domain";

const calendar = workingCalendar();
const duty = (over: Partial<Duty> = {}): Duty => ({ id: "d", number: "督〔2026〕1号", year: 2026, title: "t", text: "", kind: "manual", cause: { rule: "manual", subject: "s", period: "d", zh: "", en: "" }, holder: "town", approver: null, openedDay: "2026-09-14", workingDays: 10, dueDay: "2026-09-28", by: "boss", at: "2026-09-14T02:00:00Z", district: "hill", organisationPath: "gov/town", placePath: "", enterprise: null, ...over });
const at = (day: string): string => `${day}T02:00:00.000Z`;
let seq = 0;
const step = (move: DutyStep["move"], day: string, dueDay: string, over: Partial<DutyStep> = {}): DutyStep => ({ id: `s${++seq}`, duty: "d", seq, move, from: "in-hand", to: "in-hand", note: "", evidence: [], holder: "town", dueDay, by: "boss", at: at(day), district: "hill", organisationPath: "gov/town", placePath: "", enterprise: null, ...over });

describe("法定时限: days worked by hand on the calendars of 2024–2026", () => {
  test.each([
    // 民法典 203: fifteen days from Friday 2024-09-20 end on 5 October, in the holiday of 1–7 October: the day after it
    ["complaint/accept", "2024-09-20", "2024-10-08"],
    // sixty days from 2 December 2025 end on Saturday 31 January 2026: Monday 2 February
    ["complaint/finish", "2025-12-02", "2026-02-02"],
    // fifteen days from 16 September 2026 end on 1 October, the first day of the holiday until the 7th
    ["complaint/accept", "2026-09-16", "2026-10-08"],
    // ninety days from 3 April 2026: 27 in April, 31, 30, and 2 in July: a Thursday
    ["penalty/decide", "2026-04-03", "2026-07-02"],
    // five working days from Wednesday 11 February 2026: 12, 13, Saturday 14 (worked), then 24, 25 after the nine days of Spring Festival
    ["waste/confirm", "2026-02-11", "2026-02-25"],
    // seven working days from Friday 26 September 2025: Sunday 28 (worked), 29, 30, 9 and 10 October, Saturday 11 (worked), 13
    ["penalty/serve", "2025-09-26", "2025-10-13"],
    // three months from 30 November 2025: February has no 30th, its last day is Saturday 28, and that Saturday is worked
    ["limit/keep", "2025-11-30", "2026-02-28"],
    // sixty days before 31 December 2026: Sunday 1 November, hence the Friday before
    ["permit/renew", "2026-12-31", "2026-10-30"],
    // seven working days before Thursday 8 October 2026: 30, 29, 28 September, then 24, 23, 22, 21 before the holiday of 25–27
    ["penalty/hearing-notice", "2026-10-08", "2026-09-21"],
  ])("%s from %s → %s", (id, since, due) => {
    const limit = limitOn(id, since)!;
    expect(legalPeriod(calendar, limit, since).value).toEqual({ day: due, instant: null });
  });
  test("hours run on through days of rest: 48 from Friday 22:00 end on Sunday 22:00 in Beijing", () => {
    expect(legalPeriod(calendar, limitOn("monitor/fault-restore", "2026-11-27")!, "2026-11-27T22:00:00+08:00").value).toEqual({ day: "2026-11-29", instant: "2026-11-29T14:00:00.000Z" });
  });
  test.each([["2026-01-31", 1, "2026-02-28"], ["2024-01-31", 1, "2024-02-29"], ["2026-12-31", 12, "2027-12-31"], ["2026-03-31", -1, "2026-02-28"], ["2026-01-15", -1, "2025-12-15"]])("民法典 202: %s and %i months → %s", (day, count, due) => { expect(monthsAfter(day, count)).toBe(due); });
  test("the day of the event chooses the edition: filing a case before and after 1 July 2023", () => {
    expect([limitOn("penalty/file", "2023-06-30"), limitOn("penalty/file", "2023-07-01")].map((one) => [one?.count, one?.unit, one?.attestation])).toEqual([[7, "working-day", "VERIFIED"], [15, "day", "FROM MEMORY"]]);
    expect(limitOn("penalty/decide", "2020-05-01")).toMatchObject({ count: 3, unit: "month" });
    expect(limitOn("penalty/decide", "2010-01-01")).toBeNull();
    expect(limitOn("none", "2026-01-01")).toBeNull();
  });
  test("why a day is what it is names the law, its days, and the rule of rest days; what is not verified says so", () => {
    const text = explain(legalPeriod(calendar, limitOn("complaint/finish", "2025-12-02")!, "2025-12-02").lineage);
    for (const part of ["信访工作条例", "60 日", "民法典第二百零三条", "2026-01-31", "非工作日", "2022-05-01", "施行日期待核实"]) expect(text).toContain(part);
    expect(explain(legalPeriod(calendar, limitOn("waste/confirm", "2027-03-01")!, "2027-03-01").lineage)).toContain("按周末推算");
  });
  test("editions of a limit follow one another without a gap or an overlap", () => {
    for (const id of new Set(statutoryLimits.map((one) => one.id))) {
      const editions = statutoryLimits.filter((one) => one.id === id);
      editions.forEach((one, index) => { expect([id, one.until]).toEqual([id, editions[index + 1]?.from ?? null]); expect(one.count).toBeGreaterThan(0); });
    }
  });
  test("every limit that a state of a ledger names is in the table, and each ledger wired to one is known here", () => {
    const named = ledgers.flatMap((ledger) => Object.values(ledger.life?.states ?? {}).flatMap(({ duty }) => (duty?.limit === undefined ? [] : [`${ledger.id} ${duty.limit} ${duty.since?.field ?? ""}`]))).sort();
    for (const one of named) expect([one, limitOn(one.split(" ")[1]!, "2026-06-01") !== null]).toEqual([one, true]);
    expect(named).toEqual(["complaint complaint/accept receivedOn", "complaint complaint/finish acceptedOn", "hw-manifest waste/confirm arrivedOn", "incident incident/report-high seenAt", "medical-handover medical/store storedAt", "penalty-case penalty/decide filedOn", "penalty-case penalty/serve decidedOn", "radiation-source radiation/return-filing exitOn", "radiation-source radiation/transfer-filing inOn", "radiation-unit radiation/renew validUntil"]);
  });
  // the numbers as facts of the laws, typed apart from the table
  test.each([["waste/confirm", 5, "working-day"], ["radiation/transfer-filing", 20, "day"], ["complaint/accept", 15, "day"], ["complaint/finish", 60, "day"], ["permit/renew", 60, "day"], ["penalty/decide", 90, "day"], ["penalty/serve", 7, "working-day"], ["monitor/fault-restore", 48, "hour"], ["monitor/fault-tell", 12, "hour"], ["incident/report-high", 2, "hour"], ["incident/report-low", 4, "hour"], ["seal/keep", 30, "day"], ["crime/hand-over", 24, "hour"], ["openness/answer", 20, "working-day"]] as const)("%s is %i %s", (id, count, unit) => { expect(limitOn(id, "2026-06-01")).toMatchObject({ count, unit }); });
});

describe("暂停与恢复", () => {
  // opened Monday 14 September 2026, ten working days: 15–18, Sunday 20 (worked), 21–24, then 28 after Mid-Autumn
  const own = duty(), pause = step("pause", "2026-09-17", "2026-09-28", { pausedDay: "2026-09-17", reason: "monitoring-report" });
  test("paused on 17 September and resumed on 9 October, eleven working days later, it is due on 19 October", () => {
    expect(calendar.addWorkingDays("2026-09-14", 10)).toBe("2026-09-28");
    expect(pausedDays(calendar, "2026-09-17", "2026-10-09")).toBe(11);
    expect(resumedDue(calendar, "2026-09-28", "2026-09-17", "2026-10-09")).toBe("2026-10-19");
    // what was left is left again: seven working days on both days
    expect([calendar.workingDaysBetween("2026-09-17", "2026-09-28"), calendar.workingDaysBetween("2026-10-09", "2026-10-19")]).toEqual([7, 7]);
  });
  // sixty natural days from Wednesday 1 July 2026 end on Sunday 30 August, hence Monday the 31st; paused for ten days they end on Thursday 10 September
  test("a lawful time in natural days moves by natural days; a last day of rest moves on; hours stop for the same days", () => {
    const finish = limitOn("complaint/finish", "2026-07-01")!, restore = limitOn("monitor/fault-restore", "2026-07-01")!, confirm = limitOn("waste/confirm", "2026-07-01")!;
    expect(legalPeriod(calendar, finish, "2026-07-01").value.day).toBe("2026-08-31");
    expect(resumedDue(calendar, "2026-08-31", "2026-07-10", "2026-07-20", finish)).toBe("2026-09-10");
    // five days later is Saturday 5 September
    expect(resumedDue(calendar, "2026-08-31", "2026-07-10", "2026-07-15", finish)).toBe("2026-09-07");
    expect(resumedDue(calendar, "2026-08-31", "2026-07-10", "2026-07-10", finish)).toBe("2026-08-31");
    expect(resumedDue(calendar, "2026-07-03", "2026-07-02", "2026-07-04", restore)).toBe("2026-07-05");
    // a limit in working days: from Thursday over the weekend to Monday are two of them
    expect(resumedDue(calendar, "2026-07-08", "2026-07-02", "2026-07-06", confirm)).toBe("2026-07-10");
    const own = duty({ limit: "complaint/finish", since: "2026-07-01", openedDay: "2026-07-01", dueDay: "2026-08-31", at: at("2026-07-01") }), steps = [step("pause", "2026-07-10", "2026-08-31", { pausedDay: "2026-07-10", reason: "monitoring-report" }), step("resume", "2026-07-20", "2026-09-10")];
    const text = explain(clockLineage(calendar, own, steps));
    for (const part of ["恢复计时后的办理期限 = 2026-09-10", "顺延暂停的 10 日", "暂停天数 = 10 日"]) expect(text).toContain(part);
    expect(text).not.toContain("登记的期限为");
    expect(recountedDue(calendar, own, steps)).toBe("2026-09-10");
  });
  test("how far the law lets a time go: with its pauses and what it may be extended by; what it cannot be extended by is its own end", () => {
    const complaint = duty({ limit: "complaint/finish", since: "2026-07-01", openedDay: "2026-07-01", dueDay: "2026-08-31", at: at("2026-07-01") }), pauses = [step("pause", "2026-07-10", "2026-08-31", { pausedDay: "2026-07-10", reason: "monitoring-report" }), step("resume", "2026-07-20", "2026-09-10")];
    // thirty days after Monday 31 August is Wednesday 30 September; after 10 September, Saturday 10 October 2026, which is worked
    expect([lawfulLast(calendar, complaint, []), lawfulLast(calendar, complaint, pauses)]).toEqual(["2026-09-30", "2026-10-10"]);
    expect(calendar.isWorkingDay("2026-10-10")).toBe(true);
    // an extension that was granted does not carry the end further
    expect(lawfulLast(calendar, complaint, [step("extend", "2026-08-20", "2026-09-07", { workingDays: 5 })])).toBe("2026-09-30");
    const confirm = duty({ limit: "waste/confirm", since: "2026-07-01", openedDay: "2026-07-01", dueDay: "2026-07-08", at: at("2026-07-01") });
    expect([lawfulLast(calendar, confirm, []), lawfulLast(calendar, duty(), [])]).toEqual(["2026-07-08", null]);
  });
  test("the light stands: seven days left for as long as it is paused, even past the due day", () => {
    const standing = stateOf(own, [pause]);
    expect(standing.paused).toMatchObject({ since: "2026-09-17", reason: "monitoring-report" });
    expect(clockOf(calendar, "in-hand", "2026-09-28", "2026-11-01", "2026-09-17")).toEqual({ light: "paused", workingDaysLeft: 7, overdue: false });
    expect(clockOf(calendar, "in-hand", "2026-09-28", "2026-11-01", "2026-10-08")).toMatchObject({ light: "paused", overdue: true });
    expect(stateOf(own, [pause, step("withdraw", "2026-09-18", "2026-09-28", { to: "withdrawn", pausedDay: "2026-09-17" })]).paused).toBeNull();
  });
  test("how the day came about is told step by step", () => {
    const resume = step("resume", "2026-10-09", "2026-10-19"), extend = step("extend", "2026-10-12", "2026-10-21", { workingDays: 2 });
    const lineage = clockLineage(calendar, own, [pause, resume, extend]), text = explain(lineage);
    expect(lineage.value).toBe("2026-10-21");
    for (const part of ["延期后的办理期限 = 2026-10-21", "恢复计时后的办理期限 = 2026-10-19", "办理期限 = 2026-09-28", "等待监测（检测、鉴定）报告", "暂停天数 = 11 工作日"]) expect(text).toContain(part);
    expect(text).not.toContain("登记的期限为");
  });

  const act = fc.record({ kind: fc.constantFrom("extend", "pause", "wait"), days: fc.integer({ min: 0, max: 60 }), more: fc.integer({ min: 1, max: 40 }) });
  test("a pause never shortens, what is left stays, and the lineage ends on the recorded day", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 60 }), fc.array(act, { maxLength: 8 }), (offset, workingDays, acts) => {
      const openedDay = dayAfter("2025-01-01", offset), first = calendar.addWorkingDays(openedDay, workingDays), steps: DutyStep[] = [], one = duty({ openedDay, workingDays, dueDay: first, at: at(openedDay) });
      let due = first, today = openedDay;
      for (const { kind, days, more } of acts) {
        today = dayAfter(today, days);
        if (kind === "extend") { due = calendar.addWorkingDays(extensionBase(due, today), more); steps.push(step("extend", today, due, { workingDays: more })); }
        if (kind === "pause") {
          const since = today, before = due;
          steps.push(step("pause", since, due, { pausedDay: since }));
          today = dayAfter(today, more);
          due = resumedDue(calendar, due, since, today);
          steps.push(step("resume", today, due));
          expect(due >= before).toBe(true);
          expect(calendar.workingDaysBetween(since, before) <= calendar.workingDaysBetween(today, due) || before < since).toBe(true);
          if (before >= since) expect(calendar.workingDaysBetween(today, due)).toBe(calendar.workingDaysBetween(since, before));
        }
      }
      const lineage = clockLineage(calendar, one, steps);
      expect(lineage.value).toBe(due);
      expect(explain(lineage)).not.toContain("登记的期限为");
      expect(recountedDue(calendar, one, steps)).toBe(due);
      expect(stateOf(one, steps).paused).toBeNull();
    }), { numRuns: 400 });
  });
});

/** An arrangement for 2027 made up for these tests, of the shape that the law asks for; Spring Festival falls on 6 February. */
const made2027: readonly HolidayNotice[] = [
  { zh: "元旦", en: "New Year", from: "2027-01-01", to: "2027-01-03", workdays: [] },
  { zh: "春节", en: "Spring Festival", from: "2027-02-05", to: "2027-02-12", workdays: ["2027-01-31", "2027-02-20"] },
  { zh: "清明节", en: "Qingming", from: "2027-04-03", to: "2027-04-05", workdays: [] },
  { zh: "劳动节", en: "Labour Day", from: "2027-05-01", to: "2027-05-05", workdays: ["2027-05-08"] },
  { zh: "端午节", en: "Dragon Boat", from: "2027-06-09", to: "2027-06-09", workdays: [] },
  { zh: "中秋节", en: "Mid-Autumn", from: "2027-09-15", to: "2027-09-15", workdays: [] },
  { zh: "国庆节", en: "National Day", from: "2027-10-01", to: "2027-10-07", workdays: ["2027-09-26", "2027-10-09"] },
];
const changed = (at: number, over: Partial<HolidayNotice>): readonly HolidayNotice[] => made2027.map((one, index) => (index === at ? { ...one, ...over } : one));

describe("放假通知录入", () => {
  test("every notice of the State Council that the program holds passes, and gives the days off of the law: 11, and 13 since 2025", () => {
    for (const year of stateCouncilYears) { expect([year.year, noticeErrors(year.year, year.holidays)]).toEqual([year.year, []]); expect([year.year, daysOffGiven(year.holidays)]).toEqual([year.year, year.year < 2025 ? 11 : 13]); expect(statutoryHolidays(year.year)).toBe(daysOffGiven(year.holidays)); }
    expect([noticeErrors(2027, made2027), daysOffGiven(made2027)]).toEqual([[], 13]);
  });
  test.each<[string, readonly HolidayNotice[], string]>([
    ["a weekday that is to be worked", changed(1, { workdays: ["2027-02-16"] }), "holidays.1.workdays"],
    ["a day worked inside a holiday", changed(1, { workdays: ["2027-02-06"] }), "holidays.1.workdays"],
    ["a day worked twice", changed(6, { workdays: ["2027-02-20"] }), "holidays.6.workdays"],
    ["a holiday that is a weekend", changed(4, { from: "2027-06-12", to: "2027-06-13" }), "holidays.4.from"],
    ["a holiday inside another", changed(2, { from: "2027-02-10", to: "2027-02-10" }), "holidays.2.from"],
    ["an end before the beginning", changed(2, { to: "2027-04-01" }), "holidays.2.to"],
    ["a day of another year", changed(2, { from: "2028-04-03", to: "2028-04-05" }), "holidays.2.from"],
    ["a day that does not exist", changed(1, { to: "2027-02-30" }), "holidays.1.to"],
    ["a month of holiday", changed(1, { to: "2027-03-01" }), "holidays.1.to"],
    ["no name", changed(0, { zh: " " }), "holidays.0.zh"],
    ["no Labour Day", made2027.filter((one) => one.zh !== "劳动节"), "holidays"],
    ["nothing at all", [], "holidays"],
  ])("%s is refused by name", (_, holidays, field) => { expect(noticeErrors(2027, holidays).map((error) => error.field)).toContain(field); });
  test("New Year may begin in the last week of the year before, as in 2023", () => { expect(noticeErrors(2027, changed(0, { from: "2026-12-31" }))).toEqual([]); });
  test("what is entered counts from then on, over the program's own, and may be taken back by a correction", () => {
    const book = calendarBook(), year = { year: 2027, notice: "n", attestation: "REPORTED" as const, attestedBy: "x", holidays: made2027 };
    expect([book.calendar.knowsYear(2027), book.calendar.isWorkingDay("2027-01-01"), book.calendar.addWorkingDays("2026-12-28", 5)]).toEqual([false, true, "2027-01-04"]);
    book.enter([year]);
    expect([book.calendar.knowsYear(2027), book.calendar.isWorkingDay("2027-01-01"), book.calendar.isWorkingDay("2027-01-31"), book.calendar.addWorkingDays("2026-12-28", 5)]).toEqual([true, false, true, "2027-01-05"]);
    expect(book.held().at(-1)).toMatchObject({ year: 2027, origin: "entered" });
    book.enter([]);
    expect(book.calendar.addWorkingDays("2026-12-28", 5)).toBe("2027-01-04");
  });
  test("a file of the office is read as before, and its own days go before every notice", () => {
    const book = calendarBook({ overrides: [{ day: "2027-01-04", working: false, reason: { zh: "停电检修", en: "power cut" }, document: "通知1号" }] });
    book.enter([{ year: 2027, notice: "n", attestation: "REPORTED", attestedBy: "x", holidays: made2027 }]);
    expect(book.calendar.isWorkingDay("2027-01-04")).toBe(false);
    expect(() => calendarBook({ year: [] })).toThrow(/data\.year/);
  });
});
