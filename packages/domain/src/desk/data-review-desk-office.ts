import { linesOf, type HeldReview, type JudgedLines, type UnjudgedValue } from "../data-review/line.js";
import type { SourceMark } from "../data-review/source-mark.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { PointFact, QualityMark } from "../monitoring/model.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { beijingText } from "../monitoring/window.js";
import { profilesInForce, settingsInForce } from "../network/in-force.js";
import type { PointProfile } from "../network/model.js";
import { contextNeeded } from "../quality-control/check-quality.js";
import type { QualitySetting } from "../quality-control/model.js";
import { Refused, type Clock, type DistrictStore } from "../ports.js";
import { inUnit, itemOfFactor } from "../statistics/factor-item.js";
import type { FigureOffice } from "../statistics/figure-office.js";
import type { Actor } from "../access/model.js";
import { allows } from "../access/rules.js";
import type { DataReviewRow } from "./data-review-desk-views.js";
import { namesOf, registryOf, sightFor, type Registry } from "./monitor-desk-office.js";
import { standingValues } from "./observation-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of review of data needs. */
export interface DataReviewDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings">; readonly clock: Clock; readonly factorTable: FactorTable;
  /** official rates of outlets, where somebody makes them */
  readonly figures?: Pick<FigureOffice, "figures">;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Registry and what is in force, as the desk works with them. */
export interface ReviewGround { readonly registry: Registry; readonly settings: readonly QualitySetting[]; readonly profiles: ReadonlyMap<string, PointProfile> }
export async function reviewGround({ store, clock }: Pick<DataReviewDeskPorts, "store" | "clock">): Promise<ReviewGround> {
  return store.read(async (reader) => ({ registry: await registryOf(reader), settings: settingsInForce(await reader.monitoringSettings()).quality, profiles: profilesInForce(await reader.profiles(), todayOf(clock)) }));
}

const hour = 3_600_000, mostDays = 31;
export const dayStart = (day: string): number => Date.parse(`${day}T00:00:00+08:00`);
/** Days asked for, as an instant each: `from` ≤ day < `until`. @throws {Refused} data-review/bad-span */
export function spanOfDays(from: string, until: string): { readonly from: number; readonly until: number } {
  const ok = (day: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(dayStart(day)), span = { from: dayStart(from), until: dayStart(until) };
  if (!ok(from) || !ok(until) || span.until <= span.from || span.until - span.from > mostDays * 24 * hour) throw new Refused("data-review/bad-span", `起止日期应为有效日期，结束晚于开始，至多 ${mostDays} 天`, `give two days, the end after the beginning, at most ${mostDays} days apart`, [{ field: "until", zh: `至多 ${mostDays} 天`, en: `at most ${mostDays} days` }]);
  return span;
}

/** A point's hours with all that is said of them (点位判定结果). */
export interface JudgedPoint { readonly point: PointFact; readonly values: readonly UnjudgedValue[]; readonly units: ReadonlyMap<string, string>; readonly lines: JudgedLines; readonly reviews: readonly HeldReview[]; readonly packets: number; readonly batches: number }
/** Loads and judges the hours of a point. Users are named in reasons by their display names. */
export async function judgedPoint(ports: DataReviewDeskPorts, { registry, settings }: ReviewGround, point: PointFact, from: number, until: number): Promise<JudgedPoint> {
  const around = contextNeeded(settings), span = { point: point.point, kind: "hour" as const, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
  const standing = await standingValues(ports, registry, point.point, "hour", from - around.before * hour, until + around.after * hour);
  const facts = await ports.store.read(async (reader) => ({ marks: await reader.marks({ point: point.point, kind: "hour" }), reviews: await reader.dataReviews(span), sourceMarks: await reader.sourceMarks({ point: point.point }) }));
  const nameOf = await namesOf(ports, [...facts.marks, ...facts.reviews, ...facts.sourceMarks].map(({ by }) => by).concat(facts.reviews.flatMap(({ decided }) => (decided === null ? [] : [decided.by])))), called = <T extends QualityMark | SourceMark | HeldReview>(fact: T): T => ({ ...fact, by: nameOf(fact.by) });
  const seen = new Map<string, number>(), values: UnjudgedValue[] = [], units = new Map<string, string>();
  let packets = 0, batches = 0;
  for (const one of standing) {
    if (one.field.startsWith("Zs") || one.field === "NightData") continue;
    const named = itemOfFactor(point.kind, one.factor), { text, unit } = named?.item === "flow" && one.cumulated !== null && one.cumulated !== "" ? { text: one.cumulated, unit: named.unit } : { text: one.value, unit: one.unit };
    const item = named?.item ?? one.factor, value = named === null ? text : inUnit(text, unit, named.unit) ?? "", key = `${item}|${one.fromMs}`, place = seen.get(key), own: UnjudgedValue = { item, factor: one.factor, from: one.fromMs, until: one.untilMs, value, flag: one.flag, packet: one.packet, receivedAt: null, backFilled: one.backFilled };
    units.set(item, named?.unit ?? unit);
    if (one.packet >= 0) packets = Math.max(packets, one.packet); else batches = Math.max(batches, -one.packet);
    if (place === undefined) seen.set(key, values.push(own) - 1); else if (values[place]?.value === "") values[place] = own;
  }
  const reviews = facts.reviews.map((one) => ({ ...called(one), decided: one.decided === null ? null : { ...one.decided, by: nameOf(one.decided.by) } }));
  const lines = linesOf({ point: point.point, pointKind: point.kind, kind: "hour", values, marks: facts.marks.map(called), reviews, settings, sourceMarks: facts.sourceMarks.map(called) });
  return { point, values: values.filter((one) => one.from >= from && one.from < until), units, lines, reviews: facts.reviews, packets, batches };
}

/** Points with hours that the person reviews or sees. */
export function pointsFor(ports: DataReviewDeskPorts, actor: Actor, action: "data.review" | "monitor.read", registry: Registry): readonly PointFact[] {
  return [...registry.points.values()].filter((point) => point.active && sightFor(ports, actor, action, registry.pack)(point)).sort((a, b) => (a.point < b.point ? -1 : 1));
}

/** Whether a person may set marks of an outlet (可否标记): the bureau by review, a firm's own people by handling alarms of their own enterprise. */
export function mayMarkSource({ store, clock }: Pick<DataReviewDeskPorts, "store" | "clock">, actor: Actor, point: PointFact): boolean {
  const today = todayOf(clock), own = actor.grants.filter(({ enterprise }) => enterprise !== null && enterprise === point.enterprise);
  return allows(actor.grants, "data.review", { ...point, district: store.district }, today) || (point.enterprise !== null && allows(own, "alarm.handle", { ...point, district: store.district }, today));
}

/** Reviews as lists show them. */
export async function reviewRows(ports: DataReviewDeskPorts, actor: Actor, registry: Registry, reviews: readonly HeldReview[]): Promise<readonly DataReviewRow[]> {
  const nameOf = await namesOf(ports, reviews.flatMap(({ by, decided }) => (decided === null ? [by] : [by, decided.by]))), may = sightFor(ports, actor, "data.review", registry.pack);
  return reviews.map(({ id, point, from, until, factors, verdict, reason, by, at, decided }) => {
    const held = registry.points.get(point);
    return { id, point, name: held?.name ?? { zh: point, en: point }, from: beijingText(Date.parse(from)), until: beijingText(Date.parse(until)), factors, verdict, reason, by: nameOf(by), at: beijingText(Date.parse(at)),
      decision: decided?.decision ?? null, decidedBy: decided === null ? null : nameOf(decided.by), decidedAt: decided === null ? null : beijingText(Date.parse(decided.at)), note: decided?.note ?? "", mayDecide: decided === null && by !== actor.user && held !== undefined && may(held) };
  });
}
