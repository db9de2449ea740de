import type { Labels } from "@yunqing/standards";

/** The roles of the product (角色). The three administrators exclude every other role and one another (三员分立). */
export const roles = [
  "director", "clerk", "duty-officer", "inspector", "department", "town", "firm", "public",
  "system-administrator", "security-administrator", "audit-administrator",
] as const;
export type Role = (typeof roles)[number];

/** What a person may be allowed to do (操作). One rule set decides for API, SQL and screen. */
export const actions = [
  "plan.read", "value.report", "value.review", "target.assign", "project.report", "evidence.add",
  "duty.read", "duty.open", "duty.handle", "duty.approve", "duty.steer", "calendar.manage", "report.make", "map.import", "table.export",
  "monitor.read", "instrument.manage", "instrument.command", "observation.mark", "observation.import",
  "network.manage", "data.review", "alarm.handle", "alarm.manage", "loop.operate", "loop.manage", "ledger.read", "ledger.write", "ledger.approve", "ledger.personal", "figure.publish", "bulletin.read", "bulletin.make", "bulletin.approve", "key.manage",
  "organisation.manage", "user.manage", "grant.manage", "audit.read", "backup.make", "settings.read",
] as const;
export type Action = (typeof actions)[number];

/** A grant (授权): role × organisation subtree × place subtree × enterprise × dates, in one district or above all. */
export interface GrantView {
  readonly id: string;
  readonly role: Role;
  readonly district: string | null;      // null: platform, above the districts (administrators, a city user)
  readonly organisation: string;         // root of the organisation subtree, by id; "*" for all
  readonly place: string;                // root of the place subtree, by id; "*" for all
  readonly enterprise: string | null;
  readonly from: string;                 // day, inclusive
  readonly until: string | null;         // day, exclusive
  readonly grantedBy: string;
}

export interface DistrictView {
  readonly id: string;
  readonly name: Labels;
  readonly adcode: string;
  readonly simulated: boolean;           // the word 模拟 stands on every page when true
}

/** What the browser knows of the person signed in (会话). */
export interface SessionView {
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string; readonly organisation: string | null };
  readonly mustChangePassword: boolean;
  readonly csrf: string;                 // sent back as header x-csrf-token with every change
  readonly districts: readonly (DistrictView & { readonly actions: readonly Action[] })[];
  readonly platformActions: readonly Action[];
  readonly lastSignIn: { readonly at: string; readonly address: string; readonly failedSince: number } | null;
  readonly expiresAt: string;
  /** true for the wall screen signed in by a read key: nothing but its own page is shown */
  readonly readOnly?: boolean;
}

export interface UserView {
  readonly id: string; readonly name: string; readonly displayName: string; readonly phoneMasked: string | null;
  readonly organisation: string | null; readonly active: boolean; readonly lockedUntil: string | null;
  readonly mustChangePassword: boolean; readonly grants: readonly GrantView[];
}

export interface AuditEntryView {
  readonly seq: number; readonly at: string; readonly actor: string; readonly address: string;
  readonly action: string; readonly subject: string; readonly result: "done" | "refused" | "failed";
  readonly detail: string; readonly hash: string;
}
export interface AuditView { readonly entries: readonly AuditEntryView[]; readonly total: number; readonly chain: { readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null } }

export interface OrganisationView { readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly path: string; readonly pinyin: string }
export interface PlaceView { readonly id: string; readonly name: Labels; readonly kind: string; readonly parent: string | null; readonly path: string; readonly pinyin: string; readonly from: string | null; readonly until: string | null }

/** One of one's own sessions (我的会话). */
export interface OwnSession { readonly id: string; readonly at: string; readonly seenAt: string; readonly address: string; readonly agent: string; readonly current: boolean }
/** Answer to a created user or a reset password: shown once, never again. */
export interface OneTimePassword { readonly oneTimePassword: string }
export interface BackupView { readonly file: string; readonly bytes: number; readonly at: string }
export interface StatusView { readonly version: string; readonly store: string; readonly node: string; readonly postgis: boolean | string | null; readonly districts: readonly string[]; readonly startedAt: string }

/** A problem (RFC 9457) in both languages; `errors` name each bad field. */
export interface Problem {
  readonly type: string; readonly title: Labels; readonly status: number; readonly code: string; readonly detail: Labels;
  readonly next?: Labels; readonly instance: string; readonly errors?: readonly { readonly field: string; readonly message: Labels }[];
}

/** A new user with the password shown once. */
export interface CreatedUser extends UserView, OneTimePassword {}
