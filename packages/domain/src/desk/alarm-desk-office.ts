import type { Labels } from "@yunqing/standards";
import type { Action, Actor, Scoped } from "../access/model.js";
import { isInside, scopeOf } from "../access/rules.js";
import { alarmRulesInForce } from "../alarm/usual-rules.js";
import { itemNameOf } from "../alarm/limits.js";
import { alarmKindNames, type AlarmRecord, type AlarmRuleContent } from "../alarm/model.js";
import type { AlarmStore } from "../alarm/store.js";
import type { FactorTable } from "../monitoring/factor-unit.js";
import { pointSight } from "../monitoring/point-scope.js";
import type { ObservationStore } from "../monitoring/ports.js";
import { beijingText } from "../monitoring/window.js";
import type { Pack } from "../plan/model.js";
import { pathsOf } from "../plan/tree.js";
import { NotFound, type Clock, type DistrictReader, type DistrictStore, type Scope, type Secrets } from "../ports.js";
import type { FigureOffice } from "../statistics/figure-office.js";
import type { AlarmRow } from "./alarm-desk-views.js";
import { registryOf, type Registry } from "./monitor-desk-office.js";
import { todayOf } from "./plan-desk-office.js";

/** What the desk of alarms needs. */
export interface AlarmDeskPorts {
  readonly store: DistrictStore; readonly observations: Pick<ObservationStore, "readings" | "latest" | "lines">; readonly alarmStore: AlarmStore; readonly clock: Clock; readonly secrets: Pick<Secrets, "encrypt" | "decrypt">; readonly factorTable: FactorTable;
  /** official day figures, where somebody makes them */
  readonly figures?: Pick<FigureOffice, "figures">;
  /** display names of users by id; ids are shown without it */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** Registry and rules as the desk works with them. */
export interface AlarmGround { readonly registry: Registry; readonly rules: ReadonlyMap<string, AlarmRuleContent> }
export async function alarmGround(reader: DistrictReader): Promise<AlarmGround> {
  return { registry: await registryOf(reader), rules: new Map(alarmRulesInForce(await reader.alarmRules()).map((one) => [one.rule, one])) };
}

const townKinds: ReadonlySet<string> = new Set(["town", "subdistrict"]);
/**
 * The scope of a person for the store (报警的数据范围): as `pointSight` judges points, a town that is granted by its organisation reaches what stands on its land, so its land is named as a part of its own.
 */
export function alarmScope({ store, clock }: Pick<AlarmDeskPorts, "store" | "clock">, actor: Actor, action: Action, pack: Pack): Scope {
  const scope = scopeOf(actor.grants, action, store.district, todayOf(clock));
  if (scope.all) return scope;
  const places = pathsOf(pack.places), organisations = pathsOf(pack.organisations);
  const lands = pack.organisations.filter(({ kind }) => townKinds.has(kind)).flatMap((organisation) => {
    const place = pack.places.find(({ kind, name }) => townKinds.has(kind) && organisation.name.zh.startsWith(name.zh)), placePath = place === undefined ? undefined : places.get(place.id), organisationPath = organisations.get(organisation.id);
    return placePath === undefined || organisationPath === undefined ? [] : [{ placePath, organisationPath }];
  });
  const parts = scope.parts.flatMap((part) => [part, ...lands.filter(({ organisationPath }) => part.organisationPath !== "" && isInside(organisationPath, part.organisationPath)).flatMap(({ placePath }) =>
    (isInside(placePath, part.placePath) ? [{ organisationPath: "", placePath, enterprise: part.enterprise }] : isInside(part.placePath, placePath) ? [{ organisationPath: "", placePath: part.placePath, enterprise: part.enterprise }] : []))]);
  return { ...scope, parts };
}
/** Whether a person reaches an alarm with an action (是否在范围内). */
export function alarmSight({ store, clock }: Pick<AlarmDeskPorts, "store" | "clock">, actor: Actor, action: Action, pack: Pack): (row: Scoped) => boolean {
  return pointSight(pack, scopeOf(actor.grants, action, store.district, todayOf(clock)));
}
/** An alarm that the person sees. @throws {NotFound} also when it lies outside the person's scope */
export async function seenAlarm(ports: AlarmDeskPorts, actor: Actor, pack: Pack, id: string): Promise<AlarmRecord> {
  const found = (await ports.alarmStore.byId([id]))[0];
  if (found === undefined || !alarmSight(ports, actor, "monitor.read", pack)(found)) throw new NotFound("alarm", id);
  return found;
}

const textOrNull = (at: number | null): string | null => (at === null ? null : beijingText(at));
/** An alarm as a list shows it. */
export function alarmRow({ registry: { pack, points }, rules }: AlarmGround, record: AlarmRecord): AlarmRow {
  const { now } = record, point = record.point === null ? undefined : points.get(record.point), ruleName: Labels = rules.get(record.rule)?.name ?? alarmKindNames[record.kind];
  return {
    id: record.id, kind: record.kind, rule: record.rule, ruleName, level: now.level, state: now.state, point: record.point, pointName: record.point === null ? null : point?.name ?? { zh: record.point, en: record.point }, place: point?.place ?? null, enterprise: record.enterprise,
    item: record.item, itemName: record.item === null || point === undefined ? null : itemNameOf(record.item, point.kind), text: record.text, value: record.value, unit: record.unit, limit: record.limit, op: record.op, basis: record.basis, clause: record.clause,
    raisedAt: beijingText(record.raisedAt), lastAt: beijingText(now.lastAt), lastValue: now.lastValue, count: now.count, endedAt: textOrNull(now.endedAt), storm: now.storm, members: now.members, escalated: now.escalated, cause: now.cause,
    acknowledgedAt: textOrNull(now.acknowledgedAt), handledAt: textOrNull(now.handledAt), closedAt: textOrNull(now.closedAt), simulated: pack.district.simulated,
  };
}
/** Whom an escalation may name of a person: the roles they hold today, and themselves. */
export function calledAs(actor: Actor, district: string, today: string): readonly string[] {
  return [`user:${actor.user}`, ...new Set(actor.grants.filter((grant) => grant.from <= today && (grant.until === null || today < grant.until) && (grant.district === null || grant.district === district)).map((grant) => `role:${grant.role}`))];
}
