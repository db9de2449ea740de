import { dayOfInstant } from "@yunqing/standards";
import type { Action, Actor, Scoped } from "../access/model.js";
import { actionsOf, allows, holds, inScope, scopeOf } from "../access/rules.js";
import type { KnownValue } from "../judgement/known-values.js";
import { pathIn } from "../access/tree.js";
import type { Pack } from "../plan/model.js";
import { Forbidden, NotFound, type Clock, type DistrictStore, type Evidence, type DistrictReader } from "../ports.js";
import type { DutyDesk } from "./duty-desk.js";
import type { CheckResult, DocumentLinkView } from "./plan-desk-views.js";
import type { Lookup } from "./plan-desk-rows.js";

/** What the plan's desk asks of the desk of duties (督办台). */
export type DutyOffice = Pick<DutyDesk, "duties" | "counts" | "dutiesOf" | "raise" | "causeGone">;
/** The check of the plan and the links of its text (规划体检、文本链接). */
export interface PlanRules {
  checkPlan(pack: Pack, planId?: string): CheckResult;
  documentLinks(pack: Pack, planId: string): readonly { readonly line: number; readonly links: readonly DocumentLinkView[] }[];
}
export interface PlanDeskPorts {
  readonly store: DistrictStore; readonly clock: Clock; readonly duties: DutyOffice;
  /** the check and the links of this house when left out */
  readonly rules?: PlanRules;
  /** display names of users by id; without it ids are shown */
  readonly names?: (users: readonly string[]) => Promise<ReadonlyMap<string, string>>;
}

/** The actor of what the program does by rule (系统). */
export const systemActor: Actor = { user: "system", name: "系统", organisation: null, address: "", grants: [] };

export function todayOf(clock: Pick<Clock, "now">): string { return dayOfInstant(clock.now()); }

/** Scope of what an organisation answers for (数据范围): its path; the bureau's when it names none or one that is gone. */
export function scopeOfHolder(pack: Pack, holder: string | null, place: string | null = null): Scoped {
  const path = (id: string): string | null => { try { return pathIn(pack.organisations, id); } catch (error) { if (error instanceof NotFound) return null; throw error; } };
  const organisationPath = (holder === null ? null : path(holder)) ?? path(pack.district.bureau) ?? pack.district.bureau;
  return { district: pack.district.id, organisationPath, placePath: placePathOf(pack, place), enterprise: null };
}

/** Path of a place, that of the whole district when none is named. */
export function placePathOf(pack: Pack, place: string | null): string {
  const root = pack.places.find((one) => one.parent === null && (one.id === pack.district.adcode || one.kind === "district"));
  const id = place ?? root?.id;
  if (id === undefined) return "";
  try { return pathIn(pack.places, id, "place"); } catch (error) { if (error instanceof NotFound) return root === undefined ? "" : root.id; throw error; }
}

/** What belongs to no row (不论范围的操作). A refusal of anything but reading the plan is audited before it is thrown. @throws {Forbidden} */
export async function mustHold(ports: Pick<PlanDeskPorts, "store" | "clock">, actor: Actor, action: Action): Promise<void> {
  const { district } = ports.store;
  if (holds(actor.grants, action, district, todayOf(ports.clock))) return;
  if (action !== "plan.read") await ports.store.recordRefusal({ actor, action, subject: district, detail: action });
  throw new Forbidden(action, district);
}

/** What several roles need for different work: one of the actions is enough. Only for reading what belongs to no row. @throws {Forbidden} of the first */
export function mustHoldOne({ store: { district }, clock }: Pick<PlanDeskPorts, "store" | "clock">, actor: Actor, actions: readonly [Action, ...Action[]]): void {
  if (!actions.some((action) => holds(actor.grants, action, district, todayOf(clock)))) throw new Forbidden(actions[0], district);
}

/** Writing on a row. A refusal is audited before it is thrown. @throws {Forbidden} */
export async function mustAllow(ports: Pick<PlanDeskPorts, "store" | "clock">, actor: Actor, action: Action, scope: Scoped, subject: string): Promise<void> {
  if (allows(actor.grants, action, scope, todayOf(ports.clock))) return;
  await ports.store.recordRefusal({ actor, action, subject, detail: `${action} ${scope.organisationPath} ${scope.placePath}` });
  throw new Forbidden(action, subject);
}

/**
 * What a person sees of reported values (可见范围). Somebody with nothing but plan.read (公众) sees what counts, without names and files;
 * values not yet accepted are seen inside the person's scope only.
 */
export interface Sight { readonly inside: boolean; readonly sees: (value: KnownValue) => boolean }
export function sightOf(actor: Actor, district: string, today: string): Sight {
  const scope = scopeOf(actor.grants, "plan.read", district, today), inside = actionsOf(actor.grants, district, today).some((action) => action !== "plan.read");
  return { inside, sees: (value) => value.status === "accepted" || (inside && (value.status === "superseded" || inScope(scope, value.fact))) };
}
/** Names that are not told to the public. */
export const outsideLookup: Lookup = { nameOf: () => "—", evidence: new Map(), hidesEvidence: true };

/** An answer that still lacks the names of people (待填姓名的答复): read inside the transaction of the district, shown after it. */
export interface Unnamed<T> { readonly users: readonly string[]; readonly evidence: readonly Evidence[]; readonly show: (lookup: Lookup) => T }
/** Reads the files behind hashes, and notes whose names are wanted. */
export async function unnamed<T>(reader: DistrictReader, users: readonly string[], hashes: readonly string[], show: (lookup: Lookup) => T): Promise<Unnamed<T>> {
  const distinct = [...new Set(hashes)];
  return { users: [...new Set(users)], evidence: distinct.length === 0 ? [] : await reader.evidence(distinct), show };
}
/** Shows an answer with names. Never inside a transaction: names come from above the districts, from another store. */
export async function named<T>(ports: Pick<PlanDeskPorts, "names">, { users, evidence, show }: Unnamed<T>): Promise<T> {
  const names = ports.names === undefined || users.length === 0 ? new Map<string, string>() : await ports.names(users);
  return show({ nameOf: (user) => names.get(user) ?? (user === systemActor.user ? systemActor.name : user), evidence: new Map(evidence.map((one) => [one.hash, one])) });
}
