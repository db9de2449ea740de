import type { Action, Actor, Scoped } from "../access/model.js";
import { holds } from "../access/rules.js";
import { pathIn } from "../access/tree.js";
import type { CalendarBook } from "../calendar/book.js";
import { beijingDayOf, type WorkingCalendar } from "../calendar/working-days.js";
import { stateOf, type Standing } from "../duty/machine.js";
import { usualDutySettings, type DutySettings } from "../duty/settings.js";
import type { Pack } from "../plan/model.js";
import { Forbidden, type Clock, type DistrictReader, type DistrictStore, type Duty, type DutyStep } from "../ports.js";

/** What the desks around the clocks of duties stand on (督办时钟的依托). */
export interface DutyClockPorts {
  readonly store: DistrictStore; readonly clock: Clock; readonly calendar: WorkingCalendar;
  /** shown names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
export interface CalendarDeskPorts extends DutyClockPorts { readonly book: CalendarBook }
/** A duty with its steps and where it stands. */
export interface HeldDuty { readonly duty: Duty; readonly steps: readonly DutyStep[]; readonly standing: Standing }

/** Every duty of the district, with its steps (全部督办). */
export async function allDuties(reader: DistrictReader): Promise<{ readonly pack: Pack; readonly held: readonly HeldDuty[] }> {
  const pack = await reader.pack(), duties = await reader.duties({}), byDuty = new Map<string, DutyStep[]>();
  for (const step of await reader.dutySteps("all")) { const list = byDuty.get(step.duty); if (list) list.push(step); else byDuty.set(step.duty, [step]); }
  return { pack, held: duties.map((duty) => { const steps = byDuty.get(duty.id) ?? []; return { duty, steps, standing: stateOf(duty, steps) }; }) };
}
/** A step that leaves everything as it stands, for those that a rule or a recount makes. */
export function standingStep({ duty, standing }: HeldDuty, by: string, at: string, id: string): Omit<DutyStep, "move"> {
  return { id, duty: duty.id, seq: standing.seq + 1, from: standing.state, to: standing.state, note: "", evidence: [], holder: standing.holder, dueDay: standing.dueDay, by, at, ...standing.scope, ...(standing.paused === null ? {} : { pausedDay: standing.paused.since }) };
}
/** The settings in force (现行设置), and their number: 0 for the usual ones. */
export async function settingsInForce(reader: DistrictReader): Promise<{ readonly seq: number; readonly setting: DutySettings }> {
  const last = (await reader.dutySettings()).at(-1);
  return last === undefined ? { seq: 0, setting: usualDutySettings } : { seq: last.seq, setting: last.setting };
}
/** Scope of what belongs to the whole district. */
export function bureauScope(pack: Pack): Scoped { return { district: pack.district.id, organisationPath: pathIn(pack.organisations, pack.district.bureau), placePath: "", enterprise: null }; }

/** @throws {Forbidden} recorded, when the person holds the action nowhere in the district */
export async function mustHold(ports: Pick<DutyClockPorts, "store" | "clock">, actor: Actor, action: Action, subject: string): Promise<void> {
  if (!holds(actor.grants, action, ports.store.district, beijingDayOf(ports.clock.now()))) await refused(ports, actor, action, subject, new Forbidden(action, subject));
}
/** Records a refusal and throws it. */
export async function refused(ports: Pick<DutyClockPorts, "store">, actor: Actor, action: string, subject: string, error: Error & { readonly code: string }): Promise<never> {
  await ports.store.recordRefusal({ actor, action, subject, detail: `${error.code}: ${error.message}` });
  throw error;
}
