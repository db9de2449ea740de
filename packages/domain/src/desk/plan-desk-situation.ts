import { beijingDay, dayOfInstant, isDay } from "@yunqing/standards";
import { knownValues, type KnownValue } from "../judgement/known-values.js";
import type { Pack, Plan } from "../plan/model.js";
import { NotFound, Refused, type Assignment, type Clock, type DistrictReader, type Progress } from "../ports.js";
import type { Judged } from "./plan-desk-views.js";

/** What is known of a plan on two axes (现状): the day judged, and the instant as of which facts count. */
export interface Situation {
  readonly pack: Pack; readonly plan: Plan; readonly today: string; readonly day: string;
  readonly knownAt: string; /** as asked for: a day, or the instant of asking */ readonly known: string;
  readonly values: readonly KnownValue[]; readonly assignments: readonly Assignment[]; readonly progress: readonly Progress[];
}

/** The plan asked for, else the current one, else the youngest. @throws {NotFound} */
export function planOf(pack: Pack, id: string | undefined): Plan {
  const plan = id === undefined ? pack.plans.find((one) => one.current) ?? [...pack.plans].sort((a, b) => (a.fromDay < b.fromDay ? 1 : -1))[0] : pack.plans.find((one) => one.id === id);
  if (plan === undefined) throw new NotFound("plan", id ?? "(current)");
  return plan;
}

/** The day judged when none is asked for (默认判定日): today in Beijing, but not after the plan's final day. */
export function defaultDay(plan: Plan, today: string): string { return today < plan.finalDay ? today : plan.finalDay; }

/** The instant up to which facts count: the end of a Beijing day, or now. @throws {Refused} */
export function knownInstant(known: string | undefined, now: string): string {
  if (known === undefined) return now;
  if (isDay(known)) return new Date(Date.parse(beijingDay(known).to) - 1).toISOString();
  if (/T.*(?:Z|[+-]\d{2}:?\d{2})$/.test(known) && !Number.isNaN(Date.parse(known))) return new Date(Date.parse(known)).toISOString();
  throw refusedField("plan/bad-day", "known", "“截至”应写成 2025-12-31 这样的日期", "`known` must be a day such as 2025-12-31");
}

export function refusedField(code: string, field: string, zh: string, en: string): Refused { return new Refused(code, zh, en, [{ field, zh, en }]); }

/** Loads what a judgement needs, as known. @throws {NotFound} the plan; {Refused} a day that is none */
export async function situationOf(reader: DistrictReader, clock: Pick<Clock, "now">, judged: Judged): Promise<Situation> {
  const now = clock.now(), today = dayOfInstant(now);
  if (judged.day !== undefined && !isDay(judged.day)) throw refusedField("plan/bad-day", "day", "判定日应写成 2025-12-31 这样的日期", "`day` must be a day such as 2025-12-31");
  const knownAt = knownInstant(judged.known, now);
  const pack = await reader.pack(), plan = planOf(pack, judged.plan);
  const values = await reader.values({ plan: plan.id, knownAt });
  const reviews = values.length === 0 ? [] : await reader.reviews({ knownAt });
  const assignments = await reader.assignments({ plan: plan.id, knownAt });
  const progress = await reader.progress({ plan: plan.id, knownAt });
  return { pack, plan, today, day: judged.day ?? defaultDay(plan, today), knownAt, known: judged.known ?? now, values: knownValues(values, reviews, knownAt), assignments, progress };
}
