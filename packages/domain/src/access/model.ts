/** Roles, actions and grants (角色、操作、授权). The same words cross the wire. */
export const roles = ["director", "clerk", "duty-officer", "inspector", "department", "town", "firm", "public", "system-administrator", "security-administrator", "audit-administrator"] as const;
export type Role = (typeof roles)[number];
/** What a read key may do (只读密钥的角色): never granted to a person, by nobody. */
export const keyRoles = ["screen-key", "sensor-things-key"] as const;
export type KeyRole = (typeof keyRoles)[number];
export const actions = [
  "plan.read", "value.report", "value.review", "target.assign", "project.report", "evidence.add",
  "duty.read", "duty.open", "duty.handle", "duty.approve", "duty.steer", "calendar.manage", "report.make", "map.import", "table.export",
  "monitor.read", "instrument.manage", "instrument.command", "observation.mark", "observation.import",
  "network.manage", "data.review", "alarm.handle", "alarm.manage", "loop.operate", "loop.manage", "ledger.read", "ledger.write", "ledger.approve", "ledger.personal", "figure.publish", "bulletin.read", "bulletin.make", "bulletin.approve", "key.manage",
  "organisation.manage", "user.manage", "grant.manage", "audit.read", "backup.make", "settings.read",
] as const;
export type Action = (typeof actions)[number];
/** role × organisation subtree × place subtree × enterprise × dates. Paths, so that a subtree is a prefix; "" is the whole tree. */
export interface Grant {
  readonly id: string; readonly user: string; readonly role: Role; readonly district: string | null;
  readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null;
  readonly from: string; readonly until: string | null; readonly grantedBy: string;
}
/** A grant that counts where something is decided: a person's, or the one that a read key stands for. */
export type HeldGrant = Omit<Grant, "role"> & { readonly role: Role | KeyRole };
/** Who acts, from where, with which grants (行为人). */
export interface Actor { readonly user: string; readonly name: string; readonly organisation: string | null; readonly address: string; readonly grants: readonly HeldGrant[] }
/** What every row carries for scope: district, owning organisation path, place path, enterprise. */
export interface Scoped { readonly district: string | null; readonly organisationPath: string; readonly placePath: string; readonly enterprise: string | null }
