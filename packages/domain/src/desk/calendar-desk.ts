import type { Attestation } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import { holds } from "../access/rules.js";
import type { HeldYear } from "../calendar/book.js";
import { daysOffGiven, noticeErrors, statutoryHolidays } from "../calendar/notice-checks.js";
import type { CalendarYear, HolidayNotice } from "../calendar/notices.js";
import { beijingDayOf } from "../calendar/working-days.js";
import { askingOf, sees } from "../duty/asking.js";
import { recountedDue } from "../duty/clock.js";
import { isOver, stateOf } from "../duty/machine.js";
import type { CalendarNotice } from "../duty/ports.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused } from "../ports.js";
import { allDuties, bureauScope, mustHold, refused, standingStep, type CalendarDeskPorts, type HeldDuty } from "./duty-desk-office.js";

/** A version of a year's notice (放假通知的一版). */
export interface NoticeVersion { readonly id: string; readonly seq: number; readonly notice: string; readonly text: string; readonly holidays: readonly HolidayNotice[]; readonly by: string; readonly at: string; readonly reason: string }
/** A year of the calendar (年度): as it counts now, and every version that was entered here. `daysOff` beside weekends, `expected` by law. */
export interface CalendarYearView { readonly year: number; readonly notice: string; readonly attestation: Attestation; readonly attestedBy: string; readonly origin: HeldYear["origin"]; readonly holidays: readonly HolidayNotice[]; readonly daysOff: number; readonly expected: number; readonly versions: readonly NoticeVersion[] }
/** The working calendar (工作日历). `missing`: this year and the next as far as no notice is held: counted by weekends. */
export interface CalendarView { readonly today: string; readonly years: readonly CalendarYearView[]; readonly missing: readonly number[]; readonly mayEnter: boolean }
/** Enters the notice of a year, or a correction of it (录入放假通知). `seq` is the number of the version seen, 0 for none. */
export interface EnterNotice { readonly id: string; readonly year: number; readonly seq: number; readonly notice: string; readonly text: string; readonly holidays: readonly HolidayNotice[]; readonly reason: string }
/** An open duty that the calendar held now gives another due day (期限受影响的督办). */
export interface AffectedDuty { readonly id: string; readonly number: string; readonly title: string; readonly holder: string; readonly dueDay: string; readonly counted: string; readonly mayDecide: boolean; readonly seen: string }
/** Moves the due day to what is counted now, or leaves it (改期或保留). */
export interface RedateDuty { readonly id: string; readonly duty: string; readonly decision: "move" | "keep"; readonly note: string; readonly seen: string }

const cleaned = (holidays: readonly HolidayNotice[]): readonly HolidayNotice[] => [...holidays].map(({ zh, en, from, to, workdays }) => ({ zh: zh.trim(), en: en.trim() === "" ? zh.trim() : en.trim(), from, to, workdays: [...workdays].sort() })).sort((a, b) => (a.from < b.from ? -1 : 1));

/** The desk of the working calendar (工作日历台). What is entered is a fact; the last version of a year counts, in every desk of the district. */
export class CalendarDesk {
  readonly #ports: CalendarDeskPorts;
  constructor(ports: CalendarDeskPorts) { this.#ports = ports; }
  #today(): string { return beijingDayOf(this.#ports.clock.now()); }

  /** Counts with what the store holds (载入录入的通知): at the start, and from time to time where several processes run. */
  async refresh(): Promise<void> { this.#ports.book.enter(inForce(await this.#ports.store.read((reader) => reader.calendarNotices()))); }

  /** The calendar with its versions (工作日历). @throws {Forbidden} */
  async view(actor: Actor): Promise<CalendarView> {
    const { store, clock, book, names } = this.#ports;
    await mustHold(this.#ports, actor, "duty.read", "calendar");
    const notices = await store.read((reader) => reader.calendarNotices());
    book.enter(inForce(notices));
    const shown = await names?.([...new Set(notices.map((one) => one.by))]) ?? new Map<string, string>(), today = this.#today(), year = Number(today.slice(0, 4));
    return {
      today, mayEnter: holds(actor.grants, "calendar.manage", store.district, beijingDayOf(clock.now())), missing: [year, year + 1].filter((one) => !book.calendar.knowsYear(one)),
      years: book.held().map((held) => ({
        year: held.year, notice: held.notice, attestation: held.attestation, attestedBy: held.attestedBy, origin: held.origin, holidays: held.holidays, daysOff: daysOffGiven(held.holidays), expected: statutoryHolidays(held.year),
        versions: notices.filter((one) => one.year === held.year).map(({ id, seq, notice, text, holidays, by, at, reason }) => ({ id, seq, notice, text, holidays, by: shown.get(by) ?? by, at, reason })),
      })),
    };
  }

  /**
   * Enters a notice, or a correction as a new version (录入放假通知). A correction says why, as does an arrangement whose days off are not those of the law.
   * @throws {Forbidden} {Refused} calendar/bad-notice, each bad field named {Overtaken} {IdTaken}
   */
  async enter(actor: Actor, command: EnterNotice): Promise<CalendarView> {
    const { store, clock, book } = this.#ports, subject = `calendar ${command.year}`;
    await mustHold(this.#ports, actor, "calendar.manage", subject);
    try {
      // a repeated command was checked when it came first
      if (!(await store.read((reader) => reader.calendarNotices({ year: command.year }))).some((one) => one.id === command.id)) this.#check(command);
      const holidays = cleaned(command.holidays);
      await store.write({ actor, action: "calendar.manage", subject, detail: `录入 ${command.year} 年放假安排：${command.notice.trim()}${command.reason.trim() === "" ? "" : `；${command.reason.trim()}`}`.slice(0, 500) }, async (writer) => {
        const own = await writer.calendarNotices({ year: command.year }), fact: CalendarNotice = { ...bureauScope(await writer.pack()), id: command.id, by: actor.user, at: clock.now(), year: command.year, seq: command.seq + 1, notice: command.notice.trim(), text: command.text.trim(), holidays, reason: command.reason.trim() };
        const known = own.find((one) => one.id === command.id);
        if (known !== undefined && (known.by !== actor.user || JSON.stringify([known.notice, known.holidays, known.reason]) !== JSON.stringify([fact.notice, fact.holidays, fact.reason]))) throw new IdTaken(command.id);
        if (known === undefined && (own.at(-1)?.seq ?? 0) !== command.seq) throw new Overtaken(subject);
        // a repeated command is known by its id: the store is told the same again
        await writer.appendCalendarNotice(known ?? fact);
      });
    } catch (error) {
      if (error instanceof Refused || error instanceof Overtaken) return refused(this.#ports, actor, "calendar.manage", subject, error);
      throw error;
    }
    book.enter(inForce(await store.read((reader) => reader.calendarNotices())));
    return this.view(actor);
  }

  #check({ year, notice, text, holidays, reason, seq }: EnterNotice): void {
    const errors = [...noticeErrors(year, holidays)], say = (field: string, zh: string, en: string): void => { errors.push({ field, zh, en }); };
    if (notice.trim() === "" || notice.length > 200) say("notice", "请填写通知名称和文号，不超过 200 字", "give the notice's name and number, at most 200 characters");
    if (text.trim() === "" || text.length > 5000) say("text", "请写明出处：抄录原文，或写明从何处读到，不超过 5000 字", "give the source: its words, or where it was read, at most 5000 characters");
    if (reason.length > 500) say("reason", "原因不超过 500 字", "the reason is at most 500 characters");
    if (reason.trim() === "") {
      const given = daysOffGiven(holidays), expected = statutoryHolidays(year), held = this.#ports.book.held().some((one) => one.year === year);
      if (seq > 0 || held) say("reason", `${year} 年的安排已有，更正须写明原因`, `${year} is held already: say why it is corrected`);
      else if (errors.length === 0 && given !== expected) say("reason", `除周末外净放假 ${given} 天，法定节假日为 ${expected} 天；请核对，确实如此的写明原因`, `it gives ${given} days off beside weekends, and the law ${expected}: look again, or say why`);
    }
    if (errors.length > 0) throw new Refused("calendar/bad-notice", "放假安排有误，没有录入", "the arrangement is not right and was not entered", errors);
  }

  /** Open duties that the calendar held now gives another due day, not decided since the last notice (期限受影响的督办). @throws {Forbidden} */
  async affected(actor: Actor): Promise<readonly AffectedDuty[]> {
    await mustHold(this.#ports, actor, "calendar.manage", "calendar");
    const { store, book } = this.#ports, today = this.#today();
    const { pack, held, notices } = await store.read(async (reader) => ({ ...await allDuties(reader), notices: await reader.calendarNotices() }));
    book.enter(inForce(notices));
    const last = notices.reduce((latest, { at }) => (at > latest ? at : latest), "");
    return held.filter((one) => !isOver(one.standing.state) && sees(pack, actor, one.duty, one.standing, today) && !one.steps.some((step) => step.move === "redate" && step.at >= last)).flatMap((one) => {
      const { duty, standing } = one, due = this.#counted(one), asking = askingOf(pack, actor, duty, standing, today);
      return due === standing.dueDay ? [] : [{ id: duty.id, number: duty.number, title: duty.title, holder: standing.holder, dueDay: standing.dueDay, counted: due, mayDecide: asking.approves || asking.steers, seen: standing.last }];
    });
  }
  #counted({ duty, steps }: HeldDuty): string { return recountedDue(this.#ports.book.calendar, duty, steps); }

  /** Decides on one of them (改期或保留期限): a step of the duty, by an approver or whoever steers it. @throws {Forbidden} {NotFound} {Refused} calendar/nothing-to-redate {Overtaken} {IdTaken} */
  async redate(actor: Actor, command: RedateDuty): Promise<readonly AffectedDuty[]> {
    const { store, clock } = this.#ports;
    await mustHold(this.#ports, actor, "calendar.manage", command.duty);
    try {
      await store.write({ actor, action: "calendar.manage", subject: command.duty, detail: `${command.decision === "move" ? "按放假通知改期" : "保留原期限"}：${command.note.trim()}`.slice(0, 300) }, async (writer) => {
        const pack = await writer.pack(), duty = (await writer.duties({ id: command.duty }))[0], steps = duty === undefined ? [] : await writer.dutySteps([duty.id]);
        if (duty === undefined) throw new NotFound("duty", command.duty);
        const standing = stateOf(duty, steps), held: HeldDuty = { duty, steps, standing }, known = steps.find((step) => step.id === command.id), today = this.#today();
        if (!sees(pack, actor, duty, standing, today)) throw new NotFound("duty", command.duty);
        const asking = askingOf(pack, actor, duty, standing, today), reason = command.decision === "move" ? "moved" : "kept", note = command.note.trim();
        if (!asking.approves && !asking.steers) throw new Forbidden("duty.approve", duty.number);
        if (known !== undefined && (known.by !== actor.user || known.reason !== reason || known.note !== note)) throw new IdTaken(command.id);
        // a repeated command is known by its step: the store is told the same again
        if (known !== undefined) { await writer.appendDutyStep(known); return; }
        if (command.seen !== standing.last) throw new Overtaken(duty.id);
        const due = this.#counted(held);
        if (isOver(standing.state) || due === standing.dueDay) throw new Refused("calendar/nothing-to-redate", `${duty.number} 的期限与现行日历一致，或已办结，无须改期`, `${duty.number} is over, or due as the calendar counts`);
        await writer.appendDutyStep({ ...standingStep(held, actor.user, clock.now(), command.id), move: "redate", reason, note, ...(reason === "moved" ? { dueDay: due } : {}) });
      });
    } catch (error) {
      if (error instanceof Refused || error instanceof Overtaken || error instanceof NotFound || error instanceof Forbidden) return refused(this.#ports, actor, "calendar.manage", command.duty, error);
      throw error;
    }
    return this.affected(actor);
  }
}

/** The last version of each year (现行安排). It is as good as what somebody read and typed. */
function inForce(notices: readonly CalendarNotice[]): readonly CalendarYear[] {
  const last = new Map<number, CalendarNotice>();
  for (const one of [...notices].sort((a, b) => a.seq - b.seq)) last.set(one.year, one);
  return [...last.values()].map(({ year, notice, text, holidays, at }) => ({ year, notice, attestation: "REPORTED", attestedBy: `${beijingDayOf(at)} 录入：${text.slice(0, 200)}`, holidays }));
}
