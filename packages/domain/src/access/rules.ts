import type { Scope } from "../ports.js";
import { actions, roles, type Action, type Grant, type HeldGrant, type KeyRole, type Role, type Scoped } from "./model.js";

/**
 * What each role may do (角色与操作对照表): the one table that API, SQL and screen ask.
 * The three administrators (三员) have no business action and each has nothing of the other two.
 */
export const actionsOfRole: Readonly<Record<Role | KeyRole, readonly Action[]>> = {
  director: ["plan.read", "value.report", "value.review", "target.assign", "project.report", "evidence.add", "duty.read", "duty.open", "duty.handle", "duty.approve", "duty.steer", "calendar.manage", "report.make", "map.import", "table.export", "monitor.read", "instrument.manage", "instrument.command", "observation.mark", "observation.import", "network.manage", "data.review", "alarm.handle", "alarm.manage", "loop.operate", "loop.manage", "figure.publish", "key.manage", "bulletin.read", "bulletin.make", "bulletin.approve", "ledger.read", "ledger.write", "ledger.approve", "ledger.personal"],
  clerk: ["plan.read", "value.report", "value.review", "target.assign", "project.report", "evidence.add", "duty.read", "duty.open", "duty.handle", "duty.approve", "calendar.manage", "report.make", "map.import", "table.export", "monitor.read", "instrument.manage", "instrument.command", "observation.mark", "observation.import", "network.manage", "data.review", "alarm.handle", "alarm.manage", "loop.operate", "loop.manage", "figure.publish", "bulletin.read", "bulletin.make", "bulletin.approve", "ledger.read", "ledger.write", "ledger.approve", "ledger.personal"],
  "duty-officer": ["plan.read", "evidence.add", "duty.read", "duty.open", "duty.handle", "calendar.manage", "table.export", "monitor.read", "bulletin.read", "instrument.command", "observation.mark", "alarm.handle", "loop.operate", "ledger.read"],
  inspector: ["plan.read", "project.report", "evidence.add", "duty.read", "duty.handle", "table.export", "monitor.read", "bulletin.read", "alarm.handle", "ledger.read", "ledger.write", "ledger.personal"],
  department: ["plan.read", "value.report", "project.report", "evidence.add", "duty.read", "duty.handle", "table.export", "monitor.read", "bulletin.read", "ledger.read", "ledger.write"],
  town: ["plan.read", "value.report", "project.report", "evidence.add", "duty.read", "duty.handle", "table.export", "monitor.read", "bulletin.read", "alarm.handle", "ledger.read", "ledger.write"],
  firm: ["plan.read", "project.report", "evidence.add", "duty.read", "duty.handle", "monitor.read", "bulletin.read", "alarm.handle", "ledger.read", "ledger.write"],
  public: ["plan.read"],
  "system-administrator": ["organisation.manage", "user.manage", "backup.make", "settings.read"],
  "security-administrator": ["grant.manage"],
  "audit-administrator": ["audit.read"],
  "screen-key": ["plan.read", "monitor.read"],
  "sensor-things-key": ["monitor.read"],
};

/** The three administrators (三员): system, security, audit. */
export const administrators = ["system-administrator", "security-administrator", "audit-administrator"] as const satisfies readonly Role[];
/** Actions above the districts (平台操作): on users, grants, audit, backup, settings. */
export const platformActions = ["organisation.manage", "user.manage", "grant.manage", "audit.read", "backup.make", "settings.read"] as const satisfies readonly Action[];

/** True for 系统管理员, 安全管理员 and 审计管理员. */
export function isAdministrator(role: Role | KeyRole): boolean { return (administrators as readonly (Role | KeyRole)[]).includes(role); }

/** True when `path` is `root` or below it, by whole segments: `14/10` is not inside `14/1`; everything is inside "". */
export function isInside(path: string, root: string): boolean { return root === "" || path === root || path.startsWith(`${root}/`); }

/** True when the grant holds on the Beijing day: `from` inclusive, `until` exclusive. */
export function isEffective(grant: Pick<Grant, "from" | "until">, day: string): boolean { return grant.from <= day && (grant.until === null || day < grant.until); }

/**
 * The grants that count on a day (有效授权). Should the store hold a forbidden mixture all the same, the safe side wins:
 * beside an administrator's grant business grants are void, and two different administrators' grants void each other.
 */
export function effectiveGrants(grants: readonly HeldGrant[], day: string): readonly HeldGrant[] {
  const held = grants.filter((grant) => isEffective(grant, day));
  const offices = new Set(held.map((grant) => grant.role).filter(isAdministrator));
  if (offices.size === 0) return held;
  return offices.size === 1 ? held.filter((grant) => isAdministrator(grant.role)) : [];
}

function coversDistrict(grant: HeldGrant, district: string | null): boolean { return grant.district === null || grant.district === district; }
function gives(grant: HeldGrant, action: Action): boolean { return actionsOfRole[grant.role].includes(action); }

/**
 * Whether the action on this very row is granted (是否有权).
 * A row outside the subtree or of another enterprise is not reached; when *reading*, the caller answers `NotFound`, not `Forbidden`.
 *
 * @param resource  scope of the row; paths "" mean the whole district, which only a grant on the whole tree covers
 * @param day       Beijing day on which the action happens
 */
export function allows(grants: readonly HeldGrant[], action: Action, resource: Scoped, day: string): boolean {
  return effectiveGrants(grants, day).some((grant) => gives(grant, action) && coversDistrict(grant, resource.district)
    && isInside(resource.organisationPath, grant.organisationPath) && isInside(resource.placePath, grant.placePath)
    && (grant.enterprise === null || grant.enterprise === resource.enterprise));
}

/**
 * Whether the person holds the action anywhere in the district (有此操作，不论范围).
 * For what belongs to no row: the printed plan itself, its judged states, the list of organisations. Rows ask {@link allows} or {@link scopeOf}.
 */
export function holds(grants: readonly HeldGrant[], action: Action, district: string | null, day: string): boolean {
  return effectiveGrants(grants, day).some((grant) => gives(grant, action) && coversDistrict(grant, district));
}

/** The rows that an action reaches in a district (数据范围), for the store's WHERE and for {@link inScope}. */
export function scopeOf(grants: readonly HeldGrant[], action: Action, district: string, day: string): Scope {
  const parts = effectiveGrants(grants, day).filter((grant) => gives(grant, action) && coversDistrict(grant, district))
    .map(({ organisationPath, placePath, enterprise }) => ({ organisationPath, placePath, enterprise }));
  const all = parts.some((part) => part.organisationPath === "" && part.placePath === "" && part.enterprise === null);
  const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
  return {
    all, parts,
    organisationPaths: distinct(parts.map((part) => part.organisationPath)), placePaths: distinct(parts.map((part) => part.placePath)),
    enterprises: distinct(parts.flatMap((part) => part.enterprise === null ? [] : [part.enterprise])),
  };
}

/** Whether a row lies in a scope: inside one part on all three axes. An empty scope holds nothing. */
export function inScope(scope: Scope, row: Pick<Scoped, "organisationPath" | "placePath" | "enterprise">): boolean {
  return scope.all || scope.parts.some((part) => isInside(row.organisationPath, part.organisationPath) && isInside(row.placePath, part.placePath)
    && (part.enterprise === null || part.enterprise === row.enterprise));
}

/** What a person may do in a district, somewhere; with `null`: above the districts only (platform actions). In the order of `actions`. */
export function actionsOf(grants: readonly HeldGrant[], district: string | null, day: string): readonly Action[] {
  const held = effectiveGrants(grants, day).filter((grant) => coversDistrict(grant, district));
  return actions.filter((action) => held.some((grant) => gives(grant, action)) && (district !== null || (platformActions as readonly Action[]).includes(action)));
}

/**
 * The role that a new grant collides with (互斥检查), or null. The three administrators exclude every other role and one another
 * while both grants hold on some common day.
 *
 * @param existing  all grants of the person
 */
export function exclusive(existing: readonly Grant[], wanted: Pick<Grant, "role" | "from" | "until">): Role | null {
  const overlaps = (grant: Grant): boolean => (grant.until === null || wanted.from < grant.until) && (wanted.until === null || grant.from < wanted.until)
    && (grant.until === null || grant.from < grant.until);
  const collides = (role: Role): boolean => role !== wanted.role && (isAdministrator(role) || isAdministrator(wanted.role));
  return existing.find((grant) => overlaps(grant) && collides(grant.role))?.role ?? null;
}

/** True when the text is the name of a role. */
export function isRole(text: string): text is Role { return (roles as readonly string[]).includes(text); }
