import { dayAfter, dayOfInstant, daysOfMonth } from "@yunqing/standards";
import { instantOf } from "../monitoring/window.js";
import { bulletinKindRows, type BulletinSchedule, type PaperKind } from "./model.js";

/** How far back a schedule is caught up with after a standstill, in days (补做期限). */
const back: Readonly<Record<"day" | "month", number>> = { day: 31, month: 370 };

/** A period whose draft a schedule asks for, and since when (应编时段), milliseconds since 1970 UTC. */
export interface DuePeriod { readonly period: string; readonly dueAt: number }

/** When the draft of a period falls due (到期时刻). */
export function dueAt({ kind, day, at24 }: Pick<BulletinSchedule, "kind" | "day" | "at24">, period: string): number {
  const on = bulletinKindRows[kind].period === "day" ? dayAfter(period) : dayAfter(monthAfter(period), (day ?? 1) - 1);
  return instantOf(`${on}T${at24}:00+08:00`) ?? Number.NaN;
}
function monthAfter(first: string): string { return dayAfter(first, daysOfMonth(Number(first.slice(0, 4)), Number(first.slice(5, 7)))); }
function firstOfMonth(day: string): string { return `${day.slice(0, 7)}-01`; }

/** Periods that fell due since the schedule was set and before now, the oldest first (应编清单): whoever stood still catches up. Which of them are made already is for others to know. */
export function duePeriods(schedule: BulletinSchedule, now: string): readonly DuePeriod[] {
  if (!schedule.active) return [];
  const today = dayOfInstant(now), unit = bulletinKindRows[schedule.kind].period === "day" ? "day" as const : "month" as const, since = Date.parse(schedule.at), until = Date.parse(now), found: DuePeriod[] = [];
  const first = dayAfter(today, -back[unit]);
  for (let period = unit === "day" ? first : firstOfMonth(first); period <= today; period = unit === "day" ? dayAfter(period) : monthAfter(period)) {
    const at = dueAt(schedule, period);
    if (at > since && at <= until) found.push({ period, dueAt: at });
  }
  return found;
}
/** When it falls due next (下次时刻); null when it is not in use. */
export function nextDue(schedule: BulletinSchedule, now: string): DuePeriod | null {
  if (!schedule.active) return null;
  const today = dayOfInstant(now), day = bulletinKindRows[schedule.kind].period === "day", after = Math.max(Date.parse(now), Date.parse(schedule.at));
  for (let period = day ? dayAfter(today, -1) : firstOfMonth(dayAfter(firstOfMonth(today), -1)), left = 0; left < 4; period = day ? dayAfter(period) : monthAfter(period), left += 1) { const at = dueAt(schedule, period); if (at > after) return { period, dueAt: at }; }
  return null;
}
/** The latest schedule of every kind (现行计划). */
export function schedulesInForce(all: readonly BulletinSchedule[]): ReadonlyMap<PaperKind, BulletinSchedule> {
  const held = new Map<PaperKind, BulletinSchedule>();
  for (const one of all) { const other = held.get(one.kind); if (other === undefined || other.seq < one.seq) held.set(one.kind, one); }
  return held;
}
