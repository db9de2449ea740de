import { findItem, type Labels } from "@yunqing/standards";
import type { Actor } from "../access/model.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import type { PointFact, PointKind } from "../monitoring/model.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { beijingText } from "../monitoring/window.js";
import { bodiesInForce, itemsOf, laboratoriesInForce, profilesInForce } from "../network/in-force.js";
import type { Laboratory, MonitoringSettings, PointProfile, SandstormDay, WaterBody } from "../network/model.js";
import { mediaOf } from "../observation-import/factor-names.js";
import { IdTaken, NotFound, type Clock, type DistrictReader, type DistrictStore } from "../ports.js";
import { registryOf, sightFor, type Registry } from "./monitor-desk-office.js";
import type { NetworkPointRow, ProfileRow } from "./network-desk-views.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of the network needs. */
export interface NetworkDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings">; readonly clock: Clock; readonly factorTable: FactorTable;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}
/** The network of a district as it was ever set, with the registry (监测网络登记簿). */
export interface NetworkRegistry extends Registry { readonly profileFacts: readonly PointProfile[]; readonly bodyFacts: readonly WaterBody[]; readonly laboratoryFacts: readonly Laboratory[]; readonly sandstormFacts: readonly SandstormDay[]; readonly settingsFacts: readonly MonitoringSettings[] }
/** Reads it, in one moment of the store. */
export async function networkRegistryOf(reader: DistrictReader): Promise<NetworkRegistry> {
  return { ...await registryOf(reader), profileFacts: await reader.profiles(), bodyFacts: await reader.waterBodies(), laboratoryFacts: await reader.laboratories(), sandstormFacts: await reader.sandstormDays(), settingsFacts: await reader.monitoringSettings() };
}

/** A point that the person may look at. @throws {NotFound} also when it lies outside the person's scope */
export function lookedAt(ports: NetworkDeskPorts, actor: Actor, registry: Registry, id: string): PointFact {
  const point = registry.points.get(id);
  if (point === undefined || !sightFor(ports, actor, "monitor.read", registry.pack)(point)) throw new NotFound("point", id);
  return point;
}

const plain = (value: unknown): string => JSON.stringify(value, (_, inner: unknown) => (typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner));
/** Whether the command was carried out before (幂等): true when the fact of its id says the same, whenever it was said. @throws {IdTaken} when it says something else */
export function saidBefore<T extends { readonly id: string; readonly at: string }>(facts: readonly T[], fact: T): boolean {
  const known = facts.find(({ id }) => id === fact.id);
  if (known === undefined) return false;
  if (plain({ ...known, at: "" }) !== plain({ ...fact, at: "" })) throw new IdTaken(fact.id);
  return true;
}

/** An item as people call it at a kind of point; the symbol itself where no table has it. */
export function itemNameAt(kind: PointKind, item: string): Labels {
  if (item === "flow") return { zh: "流量", en: "flow" };
  for (const medium of mediaOf[kind]) { const found = findItem(item, medium); if (found !== undefined) return found.name; }
  return { zh: item, en: item };
}
/** Whether figures know an item at a kind of point. */
export function isItemAt(kind: PointKind, item: string): boolean { return item === "flow" || mediaOf[kind].some((medium) => findItem(item, medium)?.symbol === item); }

/** A version of a profile as it is shown. */
export function profileRow(fact: PointProfile, nameOf: (user: string) => string): ProfileRow {
  const { seq, from, network, method, evaluated, body, chainage, functionZone, targetClass, protection, items, calendar, laboratory, limits, note } = fact;
  return { seq, from, network, method, evaluated, body, chainage, functionZone, targetClass, protection, items, calendar, laboratory, limits, note, by: nameOf(fact.by), at: beijingText(Date.parse(fact.at)) };
}
/** Points that the person sees, with what is in force today (点位列表). */
export function pointRows(ports: NetworkDeskPorts, actor: Actor, registry: NetworkRegistry, nameOf: (user: string) => string): readonly NetworkPointRow[] {
  const sees = sightFor(ports, actor, "monitor.read", registry.pack), manages = sightFor(ports, actor, "network.manage", registry.pack), profiles = profilesInForce(registry.profileFacts, todayOf(ports.clock));
  return [...registry.points.values()].filter(sees).map((point) => {
    const profile = profiles.get(point.point) ?? null;
    return { id: point.point, kind: point.kind, name: point.name, place: point.place, enterprise: point.enterprise, active: point.active, simulated: registry.pack.district.simulated, profile: profile === null ? null : profileRow(profile, nameOf), items: itemsOf(point.kind, profile), mayManage: manages(point) };
  });
}
/** The latest version of a body or a laboratory; null: there is none. */
export function lastBody(registry: NetworkRegistry, id: string): WaterBody | null { return bodiesInForce(registry.bodyFacts).find(({ body }) => body === id) ?? null; }
export function lastLaboratory(registry: NetworkRegistry, id: string): Laboratory | null { return laboratoriesInForce(registry.laboratoryFacts).find(({ laboratory }) => laboratory === id) ?? null; }
