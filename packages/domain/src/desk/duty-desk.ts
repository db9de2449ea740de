import type { Labels } from "@yunqing/standards";
import type { Action, Actor, Scoped } from "../access/model.js";
import { allows, holds } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import { beijingDayOf, type WorkingCalendar } from "../calendar/working-days.js";
import { askingOf, sees } from "../duty/asking.js";
import { checkExtension, checkMove, checkOpening, obstacleError, scopeOfHolder, type MoveFields } from "../duty/checks.js";
import { extensionBase, lawfulLast, limitOf, openingDue, resumedDue } from "../duty/clock.js";
import { isOver, laterMoves, moveRules, movesOf, obstacleTo, partMovesOf, stateAfter, stateOf, type LaterMove, type Standing } from "../duty/machine.js";
import { genericNumbering, numberingOf } from "../duty/numbering.js";
import { limitOn } from "../duty/statutory-limits.js";
import { lineOf, sheetOf, type DutyLine, type DutySheet } from "../duty/view.js";
import { Forbidden, IdTaken, NotFound, Overtaken, Refused, type Clock, type DistrictReader, type DistrictStore, type DistrictWriter, type Duty, type DutyState, type DutyStep, type Evidence } from "../ports.js";
import type { Pack } from "../plan/model.js";

/** The command that opens a duty by hand (交办): due in working days, or by a limit of the law counted from `since`; with co-holders or without. */
export interface OpenDutyCommand {
  readonly id: string; readonly title: string; readonly text: string; readonly holder: string; readonly approver: string | null; readonly workingDays?: number; readonly subject: string | null; readonly place: string | null;
  readonly limit?: string; /** a day, or an instant for limits in hours; the day of opening without it */ readonly since?: string; readonly coHolders?: readonly string[];
}
/** A move; `seen` is the id of the last step that the person had on the screen. `to` names the new holder, or the co-holder whose part it is; `reason` why a clock is paused. */
export interface MoveDutyCommand { readonly id: string; readonly move: LaterMove; readonly note: string; readonly evidence: readonly string[]; readonly to?: string; readonly workingDays?: number; readonly reason?: string; readonly seen: string }
/** What a rule found (起因). One duty per rule, subject and period, however often the rule runs. */
export interface DutyCause { readonly rule: string; readonly subject: string; readonly period: string; readonly text: Labels }
export interface DutyTodo { readonly kind: Duty["kind"]; readonly title: string; readonly text: string; readonly holder: string; readonly approver: string | null; readonly workingDays: number; readonly scope: Pick<Scoped, "placePath">; readonly limit?: string; readonly since?: string }
/** `holder` finds co-holders too; `paused` those whose clock stands, `joint` those with co-holders. */
export interface DutyFilter { readonly state?: DutyState; readonly holder?: string; readonly overdue?: boolean; readonly paused?: boolean; readonly joint?: boolean }
export interface DutyCounts { readonly open: number; readonly dueSoon: number; readonly overdue: number; readonly awaitingReview: number; readonly paused: number }

/** The hand by which declared rules open duties (按规则交办). It holds no grant and makes no other move. */
export const ruleActor: Actor = { user: "rule", name: "规则 rule", organisation: null, address: "local", grants: [] };

export interface DutyDeskPorts {
  readonly store: DistrictStore; readonly clock: Clock; readonly calendar: WorkingCalendar;
  /** pattern of the district's numbers with {year} and {seq}; the generic one when it has none */
  readonly numbering?: string;
  /** shown names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

interface Held { readonly pack: Pack; readonly duty: Duty; readonly steps: readonly DutyStep[]; readonly standing: Standing }

interface Shown extends Held { readonly evidence: readonly Evidence[] }
async function shownOf(reader: DistrictReader, held: Held): Promise<Shown> {
  const hashes = [...new Set(held.steps.flatMap((step) => step.evidence))];
  return { ...held, evidence: hashes.length === 0 ? [] : await reader.evidence(hashes) };
}

/** The desk of duties (督办台): authorises, reads, moves. Every change is one audited transaction; a refusal is audited in its own. */
export class DutyDesk {
  readonly #store: DistrictStore; readonly #clock: Clock; readonly #calendar: WorkingCalendar;
  readonly #numbering: (year: number, seq: number) => string; readonly #names: NonNullable<DutyDeskPorts["names"]>;
  constructor(ports: DutyDeskPorts) {
    this.#store = ports.store; this.#clock = ports.clock; this.#calendar = ports.calendar;
    this.#numbering = numberingOf(ports.numbering ?? genericNumbering);
    this.#names = ports.names ?? (() => Promise.resolve(new Map()));
  }
  #today(): string { return beijingDayOf(this.#clock.now()); }

  /** Duties that the person sees, unfinished first, by due day (督办列表). @throws {Forbidden} without duty.read in the district */
  async duties(actor: Actor, filter: DutyFilter = {}): Promise<readonly DutyLine[]> {
    const lines = await this.#lines(actor);
    const over = (line: DutyLine): number => isOver(line.state) ? 1 : 0;
    return lines.filter((line) => (filter.state === undefined || line.state === filter.state) && (filter.holder === undefined || line.holder === filter.holder || line.coHolders.includes(filter.holder)) && (filter.overdue === undefined || line.overdue === filter.overdue)
      && (filter.paused === undefined || (line.light === "paused") === filter.paused) && (filter.joint === undefined || line.coHolders.length > 0 === filter.joint))
      .sort((a, b) => over(a) - over(b) || (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0) || (a.id < b.id ? -1 : 1));
  }

  /** Duties of one subject that the person sees: how an indicator or project finds back to what it caused (起因的督办). */
  async dutiesOf(actor: Actor, subject: string): Promise<readonly DutyLine[]> { return (await this.duties(actor)).filter((line) => line.cause.subject === subject); }

  /** Numbers for 总览: unfinished, due within three working days, overdue, awaiting review. */
  async counts(actor: Actor): Promise<DutyCounts> {
    const lines = (await this.#lines(actor)).filter((line) => !isOver(line.state));
    const count = (test: (line: DutyLine) => boolean): number => lines.filter(test).length;
    return { open: lines.length, dueSoon: count((line) => line.light === "yellow"), overdue: count((line) => line.overdue), awaitingReview: count((line) => line.state === "awaiting-review"), paused: count((line) => line.light === "paused") };
  }

  /** One duty with its steps and clock (督办详情). @throws {Forbidden} {NotFound}, also when it lies outside the person's scope */
  async duty(actor: Actor, id: string): Promise<DutySheet> {
    await this.#mustHold(actor, "duty.read", id);
    return this.#sheet(actor, await this.#store.read(async (reader) => shownOf(reader, await this.#visible(reader, actor, id))));
  }

  /** Opens a duty by hand (交办). The same command twice gives the same duty. @throws {Forbidden} {Refused} duty/bad-opening {IdTaken} */
  async openDuty(actor: Actor, command: OpenDutyCommand): Promise<DutySheet> {
    await this.#mustHold(actor, "duty.open", command.id);
    const pack = await this.#store.read((reader) => reader.pack());
    checkOpening(pack, command, this.#today());
    const scope = scopeOfHolder(pack, command.holder, command.place === null ? "" : pathIn(pack.places, command.place, "place"));
    if (!allows(actor.grants, "duty.open", scope, this.#today())) return this.#refuse(actor, "duty.open", command.id, new Forbidden("duty.open", command.holder));
    const cause = { rule: "manual", subject: command.subject ?? command.id, period: command.id, zh: command.text, en: command.text };
    const opening = { ...command, title: command.title.trim(), kind: "manual" as const, cause, scope };
    return this.#sheet(actor, await this.#store.write({ actor, action: "duty.open", subject: command.id, detail: `${opening.title} → ${command.holder}, ${command.limit === undefined ? `${command.workingDays ?? ""} 工作日` : `法定时限 ${command.limit}`}${command.coHolders === undefined || command.coHolders.length === 0 ? "" : `；协办 ${command.coHolders.join("、")}`}` }, async (writer) => {
      const known = (await writer.duties({ id: command.id }))[0];
      if (known && !sameOpening(known, opening, actor.user)) throw new IdTaken(command.id);
      if (!known) {
        await this.#append(writer, actor, opening);
        for (const party of command.coHolders ?? []) { const { duty, standing } = await this.#held(writer, command.id); await writer.appendDutyStep({ ...this.#step(duty, standing, actor, this.#clock.id()), move: "join", party }); }
      }
      return shownOf(writer, await this.#held(writer, command.id));
    }));
  }

  /**
   * Opens a duty for a declared rule (按规则交办); harmless to repeat: one duty per rule, subject and period, and no audit line when it is there.
   * An approver equal to the holder is left open, to be another person with the right to approve.
   * @throws {Refused} duty/bad-opening
   */
  async raise(cause: DutyCause, todo: DutyTodo): Promise<{ readonly outcome: "stored" | "known"; readonly id: string; readonly number: string }> {
    const same = (duty: Duty): boolean => duty.cause.rule === cause.rule && duty.cause.subject === cause.subject && duty.cause.period === cause.period;
    const { pack, known } = await this.#store.read(async (reader) => ({ pack: await reader.pack(), known: (await reader.duties({})).find(same) }));
    if (known) return { outcome: "known", id: known.id, number: known.number };
    const approver = todo.approver === todo.holder ? null : todo.approver;
    checkOpening(pack, { ...todo, approver, place: null }, this.#today());
    const opening = { ...todo, approver, id: this.#clock.id(), cause: { rule: cause.rule, subject: cause.subject, period: cause.period, ...cause.text }, scope: scopeOfHolder(pack, todo.holder, todo.scope.placePath) };
    return this.#store.write({ actor: ruleActor, action: "duty.open", subject: opening.id, detail: `${cause.rule} ${cause.subject} ${cause.period}: ${todo.title}` }, async (writer) => {
      const meanwhile = (await writer.duties({})).find(same);
      if (meanwhile) return { outcome: "known", id: meanwhile.id, number: meanwhile.number };
      return { outcome: "stored", id: opening.id, number: await this.#append(writer, ruleActor, opening) };
    });
  }

  /** Notes on the unfinished duties of a cause that the cause is gone (起因已消除); people still submit and approve. @returns how many were noted now */
  async causeGone(cause: Pick<DutyCause, "rule" | "subject">, text: Labels): Promise<number> {
    const found = await this.#store.read(async (reader) => this.#all(reader));
    const open = found.filter(({ duty, standing, steps }) => duty.cause.rule === cause.rule && duty.cause.subject === cause.subject && standing.state !== "closed" && standing.state !== "withdrawn"
      && !steps.some((step) => step.by === ruleActor.user && step.move === "note" && step.note === text.zh));
    for (const { duty, standing } of open) {
      await this.#store.write({ actor: ruleActor, action: "duty.note", subject: duty.id, detail: `${duty.number}: ${text.zh}` }, (writer) => writer.appendDutyStep({ ...this.#step(duty, standing, ruleActor, this.#clock.id()), move: "note", note: text.zh }));
    }
    return open.length;
  }

  /**
   * Moves a duty (签收、提交、审核、退回、催办、转办、延期、暂停、恢复、协办、撤销). The same command twice changes nothing.
   * @throws {Forbidden} {NotFound} {Refused} duty/wrong-state, duty/paused, duty/not-paused, duty/wrong-part, duty/same-person, duty/bad-move, duty/beyond-law {Overtaken} when somebody moved it since `seen` {IdTaken}
   */
  async moveDuty(actor: Actor, id: string, command: MoveDutyCommand): Promise<DutySheet> {
    const action = actionOf(command.move);
    try {
      if (!laterMoves.includes(command.move)) throw new Refused("duty/no-such-move", `没有“${String(command.move)}”这一步`, `there is no move "${String(command.move)}"`);
      const number = await this.#store.read(async (reader) => (await this.#visible(reader, actor, id)).duty.number);
      return await this.#sheet(actor, await this.#store.write({ actor, action, subject: id, detail: `${number} ${moveRules[command.move].label.zh}${command.note === "" ? "" : `：${command.note.slice(0, 200)}`}` }, async (writer) => {
        const held = await this.#visible(writer, actor, id);
        const known = held.steps.find((step) => step.id === command.id);
        if (known && !sameMove(known, command, actor.user)) throw new IdTaken(command.id);
        if (!known) await writer.appendDutyStep(await this.#next(writer, held, actor, command));
        return shownOf(writer, await this.#held(writer, id)); // also when a transfer has just moved it out of sight
      }));
    } catch (error) {
      if (error instanceof Forbidden || error instanceof NotFound || error instanceof Refused || error instanceof Overtaken) return this.#refuse(actor, action, id, error);
      throw error;
    }
  }

  /** The step that a command makes, checked. */
  async #next(writer: DistrictWriter, held: Held, actor: Actor, command: MoveDutyCommand): Promise<DutyStep> {
    const { pack, duty, standing } = held, { move } = command;
    if (!hasSeen(held.steps, command.seen, standing.last)) throw new Overtaken(duty.id);
    const today = this.#today(), obstacle = obstacleTo(move, standing, askingOf(pack, actor, duty, standing, today), command.to);
    if (obstacle) throw obstacleError(obstacle, move, duty.number, standing.state);
    const files = command.evidence.length === 0 ? [] : await writer.evidence(command.evidence);
    checkMove(pack, command satisfies MoveFields, standing, duty.approver, new Set(files.map((one) => one.hash)));
    const step: DutyStep = { ...this.#step(duty, standing, actor, command.id), move, to: stateAfter(move, standing.state), note: command.note.trim(), evidence: command.evidence };
    switch (move) {
      case "extend": {
        const dueDay = this.#calendar.addWorkingDays(extensionBase(standing.dueDay, today), command.workingDays ?? 0);
        checkExtension({ last: lawfulLast(this.#calendar, duty, held.steps), dueDay, limit: limitOf(duty), evidence: command.evidence });
        return { ...step, dueDay, workingDays: command.workingDays ?? 0 };
      }
      case "transfer": return { ...step, holder: command.to ?? standing.holder, ...scopeOfHolder(pack, command.to ?? standing.holder, standing.scope.placePath) };
      case "pause": return { ...step, pausedDay: today, ...(command.reason === undefined ? {} : { reason: command.reason }) };
      case "resume": { const { pausedDay: since = today, ...running } = step; return { ...running, dueDay: resumedDue(this.#calendar, standing.dueDay, since, today, limitOf(held.duty)) }; }
      default: return move === "join" || moveRules[move].part !== undefined ? { ...step, ...(command.to === undefined ? {} : { party: command.to }) } : step;
    }
  }

  /** A step that leaves everything as it stands. */
  #step(duty: Duty, standing: Standing, actor: Actor, id: string): Omit<DutyStep, "move"> {
    return { id, duty: duty.id, seq: standing.seq + 1, from: standing.state, to: standing.state, note: "", evidence: [], holder: standing.holder, dueDay: standing.dueDay, by: actor.user, at: this.#clock.now(), ...standing.scope, ...(standing.paused === null ? {} : { pausedDay: standing.paused.since }) };
  }

  /** Appends a duty and its first step; @returns its number. Under a limit of the law the working days are what the limit comes to. */
  async #append(writer: DistrictWriter, actor: Actor, opening: Omit<DutyTodo, "scope" | "workingDays"> & { readonly workingDays?: number; readonly id: string; readonly cause: Duty["cause"]; readonly scope: Scoped }): Promise<string> {
    const at = this.#clock.now(), openedDay = beijingDayOf(at), { scope, limit } = opening, since = limit === undefined ? undefined : opening.since ?? (limitOn(limit, openedDay)?.unit === "hour" ? at : openedDay);
    const clock = { openedDay, workingDays: opening.workingDays ?? 0, ...(limit === undefined ? {} : { limit }), ...(since === undefined ? {} : { since }) }, dueDay = openingDue(this.#calendar, clock).value;
    const duty: Omit<Duty, "number"> = { id: opening.id, year: Number(openedDay.slice(0, 4)), title: opening.title, text: opening.text, kind: opening.kind, cause: opening.cause, holder: opening.holder, approver: opening.approver,
      ...clock, ...(limit === undefined ? {} : { workingDays: Math.max(0, this.#calendar.workingDaysBetween(openedDay, dueDay)) }), dueDay, by: actor.user, at, ...scope };
    const { outcome, number } = await writer.appendDuty(duty, this.#numbering);
    if (outcome === "stored") await writer.appendDutyStep({ id: this.#clock.id(), duty: duty.id, seq: 1, move: "open", from: null, to: "awaiting-sign", note: "", evidence: [], holder: duty.holder, dueDay: duty.dueDay, by: actor.user, at, ...scope });
    return number;
  }

  async #all(reader: DistrictReader): Promise<readonly Held[]> {
    const [pack, duties, steps] = [await reader.pack(), await reader.duties({}), await reader.dutySteps("all")];
    const byDuty = new Map<string, DutyStep[]>();
    for (const step of steps) { const list = byDuty.get(step.duty); if (list) list.push(step); else byDuty.set(step.duty, [step]); }
    return duties.map((duty) => { const own = byDuty.get(duty.id) ?? []; return { pack, duty, steps: own, standing: stateOf(duty, own) }; });
  }
  /** Scope is judged on the present standing, not on the stored row: a transfer moves a duty from one subtree into another. */
  async #lines(actor: Actor): Promise<readonly DutyLine[]> {
    await this.#mustHold(actor, "duty.read", "duties");
    const today = this.#today();
    return (await this.#store.read((reader) => this.#all(reader))).filter((held) => sees(held.pack, actor, held.duty, held.standing, today)).map((held) => lineOf(held.duty, held.standing, this.#calendar, today));
  }
  async #held(reader: DistrictReader, id: string): Promise<Held> {
    const duty = (await reader.duties({ id }))[0];
    if (!duty) throw new NotFound("duty", id);
    const pack = await reader.pack(), steps = await reader.dutySteps([id]);
    return { pack, duty, steps, standing: stateOf(duty, steps) };
  }
  async #visible(reader: DistrictReader, actor: Actor, id: string): Promise<Held> {
    const held = await this.#held(reader, id);
    if (!sees(held.pack, actor, held.duty, held.standing, this.#today())) throw new NotFound("duty", id);
    return held;
  }
  /** After the transaction: names come from above the districts, from another store. */
  async #sheet(actor: Actor, { pack, duty, steps, standing, evidence }: Shown): Promise<DutySheet> {
    const today = this.#today(), names = await this.#names([...new Set(steps.map((step) => step.by))]);
    const asking = askingOf(pack, actor, duty, standing, today);
    return sheetOf({ duty, standing, steps, evidence, names, may: movesOf(standing, asking), partMay: (holder) => partMovesOf(standing, asking, holder), calendar: this.#calendar, today });
  }
  async #mustHold(actor: Actor, action: Action, subject: string): Promise<void> {
    if (!holds(actor.grants, action, this.#store.district, this.#today())) await this.#refuse(actor, action, subject, new Forbidden(action, subject));
  }
  async #refuse(actor: Actor, action: string, subject: string, error: Error & { readonly code: string }): Promise<never> {
    await this.#store.recordRefusal({ actor, action, subject, detail: `${error.code}: ${error.message}` });
    throw error;
  }
}

function actionOf(move: LaterMove): Action {
  const hand = (moveRules[move] as (typeof moveRules)[LaterMove] | undefined)?.hand;
  return hand === "approver" || hand === "clock" ? "duty.approve" : hand === "steerer" || hand === "urger" ? "duty.steer" : "duty.handle";
}
function sameList(a: readonly string[], b: readonly string[]): boolean { return a.length === b.length && a.every((one, index) => one === b[index]); }
function sameMove(step: DutyStep, command: MoveDutyCommand, user: string): boolean {
  return step.move === command.move && step.by === user && step.note === command.note.trim() && sameList(step.evidence, command.evidence) && (command.move !== "transfer" || step.holder === command.to) && (command.move !== "pause" || step.reason === command.reason) && (command.move !== "join" && moveRules[command.move].part === undefined || step.party === command.to);
}
/** True when the person had the last step on the screen; what a rule reminded of meanwhile overtakes nobody. */
function hasSeen(steps: readonly DutyStep[], seen: string, last: string): boolean {
  if (seen === last) return true;
  const ordered = [...steps].sort((a, b) => a.seq - b.seq), at = ordered.findIndex((step) => step.id === seen);
  return at >= 0 && ordered.slice(at + 1).every((step) => step.move === "remind" || step.move === "escalate");
}
function sameOpening(duty: Duty, opening: { readonly title: string; readonly text: string; readonly holder: string; readonly approver: string | null; readonly workingDays?: number; readonly limit?: string; readonly cause: { readonly subject: string } }, user: string): boolean {
  return duty.by === user && duty.title === opening.title && duty.text === opening.text && duty.holder === opening.holder && duty.approver === opening.approver && duty.limit === opening.limit && (opening.limit !== undefined || duty.workingDays === opening.workingDays) && duty.cause.subject === opening.cause.subject;
}
