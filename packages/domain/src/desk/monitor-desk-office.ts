import type { Labels } from "@yunqing/standards";
import type { Action, Actor, Scoped } from "../access/model.js";
import { allows, holds, scopeOf } from "../access/rules.js";
import type { CurveSetting } from "../monitoring/curve.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import { instrumentsInForce, pointsInForce } from "../monitoring/in-force.js";
import type { InstrumentEdition, InstrumentFact, PointFact, ReadingSource } from "../monitoring/model.js";
import { pointSight } from "../monitoring/point-scope.js";
import type { ObservationStore } from "../monitoring/ports.js";
import type { Pack } from "../plan/model.js";
import { Forbidden, NotFound, Overtaken, Refused, type Clock, type DistrictReader, type DistrictStore, type Secrets } from "../ports.js";
import type { PacketReading } from "./monitor-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

/** Why a command cannot be sent, and at which parameter; null: the command itself. */
export type CommandFault = Labels & { readonly parameter?: string | null };

export interface MonitorDeskPorts {
  readonly store: DistrictStore; readonly observations: ObservationStore; readonly clock: Clock; readonly secrets: Pick<Secrets, "encrypt" | "decrypt">;
  readonly factorTable: FactorTable;
  /** what a leniency is called; null: there is none of that name */
  readonly leniencyLabel: (name: string) => Labels | null;
  /** takes a packet apart field by field; it may name passwords, the desk hides them */
  readonly packetReader: { explain(bytes: Uint8Array): PacketReading };
  /** null: the command may be sent in that edition with these parameters */
  readonly commandCheck: (command: string, parameters: Readonly<Record<string, string>>, edition: InstrumentEdition) => CommandFault | null;
  /** wakes the gateway: the registry changed, or a command waits */
  readonly nudge: () => void;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** The registry of a district as it stands (登记簿). */
export interface Registry {
  readonly pack: Pack;
  readonly pointFacts: readonly PointFact[]; readonly points: ReadonlyMap<string, PointFact>;
  readonly instrumentFacts: readonly InstrumentFact[]; readonly instruments: ReadonlyMap<string, InstrumentFact>;
  readonly sources: ReadonlyMap<number, ReadingSource>;
  /** every setting that ever was, by its number */
  readonly settings: ReadonlyMap<number, InstrumentFact>;
  /** sources and instruments by point */
  readonly sourcesOf: ReadonlyMap<string, readonly ReadingSource[]>; readonly instrumentsOf: ReadonlyMap<string, readonly InstrumentFact[]>;
  /** when an instrument was first registered, milliseconds since 1970 UTC */
  readonly since: ReadonlyMap<string, number>;
}

export async function registryOf(reader: DistrictReader): Promise<Registry> {
  const pack = await reader.pack(), pointFacts = await reader.points(), instrumentFacts = await reader.instruments(), sources = await reader.sources();
  const points = pointsInForce(pointFacts), instruments = instrumentsInForce(instrumentFacts), since = new Map<string, number>();
  for (const { instrument, at } of instrumentFacts) since.set(instrument, Math.min(since.get(instrument) ?? Number.POSITIVE_INFINITY, Date.parse(at)));
  return {
    pack, pointFacts, instrumentFacts, since, points: new Map(points.map((one) => [one.point, one])), instruments: new Map(instruments.map((one) => [one.instrument, one])),
    sources: new Map(sources.map((one) => [one.source, one])), settings: new Map(instrumentFacts.map((one) => [one.setting, one])),
    sourcesOf: grouped(sources, (one) => one.point), instrumentsOf: grouped(instruments, (one) => one.point),
  };
}
function grouped<T>(all: readonly T[], by: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) { const held = groups.get(by(one)); if (held === undefined) groups.set(by(one), [one]); else held.push(one); }
  return groups;
}

/** What values of a point are read by where no instrument is behind them (点位的取数设置): intervals of the first instrument in use, units of all. Null without any instrument. */
export function settingOfPoint(instruments: readonly InstrumentFact[]): CurveSetting | null {
  const inUse = instruments.filter((one) => one.active), all = inUse.length > 0 ? inUse : instruments, first = all[0];
  if (first === undefined) return null;
  return { edition: first.edition, units: Object.assign({}, ...[...all].reverse().map((one) => one.units)) as Record<string, string>, minuteInterval: first.minuteInterval, realTimeSeconds: first.realTimeSeconds };
}
type Office = Pick<MonitorDeskPorts, "store" | "clock">;

/** Which points a person may do something with (点位范围). */
export function sightFor({ store, clock }: Office, actor: Actor, action: Action, pack: Pack): (point: Scoped) => boolean {
  return pointSight(pack, scopeOf(actor.grants, action, store.district, todayOf(clock)));
}
/** A point that the person sees. @throws {NotFound} also when it lies outside the person's scope */
export function seenPoint(office: Office, actor: Actor, registry: Registry, id: string): PointFact {
  const point = registry.points.get(id);
  if (point === undefined || !sightFor(office, actor, "monitor.read", registry.pack)(point)) throw new NotFound("point", id);
  return point;
}
/** An instrument whose point the person sees. @throws {NotFound} */
export function seenInstrument(office: Office, actor: Actor, registry: Registry, id: string): { readonly instrument: InstrumentFact; readonly point: PointFact } {
  const instrument = registry.instruments.get(id);
  if (instrument === undefined) throw new NotFound("instrument", id);
  const point = registry.points.get(instrument.point);
  if (point === undefined || !sightFor(office, actor, "monitor.read", registry.pack)(point)) throw new NotFound("instrument", id);
  return { instrument, point };
}
/** Doing something with what has a scope. @throws {Forbidden} */
export function mustBeAllowed({ store, clock }: Office, actor: Actor, action: Action, scope: Scoped, subject: string): void {
  if (!allows(actor.grants, action, { ...scope, district: store.district }, todayOf(clock))) throw new Forbidden(action, subject);
}
/** Having the action anywhere in the district. @throws {Forbidden} */
export function mustHoldHere({ store, clock }: Office, actor: Actor, action: Action): void {
  if (!holds(actor.grants, action, store.district, todayOf(clock))) throw new Forbidden(action, store.district);
}

/** Runs an act and puts a refusal for want of right on record before it goes on; what somebody changed meanwhile is told as such (审计拒绝). */
export async function guarded<T>({ store }: Office, actor: Actor, action: Action, subject: string, act: () => Promise<T>): Promise<T> {
  try { return await act(); } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) await store.recordRefusal({ actor, action, subject, detail: `${error.code}: ${error.message}` });
    throw error instanceof Overtaken ? overtaken() : error;
  }
}
/** Somebody else changed it first (已被他人修改). */
export function overtaken(): Refused { return new Refused("monitoring/overtaken", "已被他人修改，请重新载入后再改", "somebody else changed it meanwhile; load it again and change it anew"); }

/** Display names of users; never inside a transaction: they come from another store. */
export async function namesOf(ports: Pick<MonitorDeskPorts, "names">, users: readonly string[]): Promise<(user: string) => string> {
  const distinct = [...new Set(users)], names = ports.names === undefined || distinct.length === 0 ? new Map<string, string>() : await ports.names(distinct);
  return (user) => names.get(user) ?? (user === "gateway" ? "网关 gateway" : user);
}
