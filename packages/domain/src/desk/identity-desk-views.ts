import type { Labels } from "@yunqing/standards";
import type { Action, Actor, Grant, Role } from "../access/model.js";
import { actionsOf } from "../access/rules.js";
import { lastOfPath } from "../access/tree.js";
import type { AuditEntry, PlatformReader, SignedInRecord, User } from "../ports.js";

/** A grant as it is shown (授权): trees by the id of their root, "*" for the whole. */
export interface GrantLine { readonly id: string; readonly role: Role; readonly district: string | null; readonly organisation: string; readonly place: string; readonly enterprise: string | null; readonly from: string; readonly until: string | null; readonly grantedBy: string }
export interface UserLine {
  readonly id: string; readonly name: string; readonly displayName: string; readonly phoneMasked: string | null; readonly organisation: string | null;
  readonly active: boolean; readonly lockedUntil: string | null; readonly mustChangePassword: boolean; readonly grants: readonly GrantLine[];
}
/** What the browser may know of the person signed in (会话). */
export interface SessionSheet {
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string; readonly organisation: string | null };
  readonly mustChangePassword: boolean; readonly csrf: string;
  readonly districts: readonly { readonly id: string; readonly name: Labels; readonly adcode: string; readonly simulated: boolean; readonly actions: readonly Action[] }[];
  readonly platformActions: readonly Action[];
  readonly lastSignIn: { readonly at: string; readonly address: string; readonly failedSince: number } | null;
  readonly expiresAt: string;
  /** signed in by a read key (只读密钥) */
  readonly readOnly?: boolean;
}
export interface OwnSessionLine { readonly id: string; readonly at: string; readonly seenAt: string; readonly address: string; readonly agent: string; readonly current: boolean }
export interface AuditLine { readonly seq: number; readonly at: string; readonly actor: string; readonly address: string; readonly action: string; readonly subject: string; readonly result: "done" | "refused" | "failed"; readonly detail: string; readonly hash: string }
export interface AuditSheet { readonly entries: readonly AuditLine[]; readonly total: number; readonly chain: { readonly ok: boolean; readonly checked: number; readonly brokenAt: number | null } }

/** How a person is called in records (署名): the shown name with the login name, which is unique. */
export function nameOf(user: Pick<User, "name" | "displayName">): string { return user.displayName === user.name ? user.name : `${user.displayName}（${user.name}）`; }

/** Masks a telephone number but for its first three and last four digits (脱敏); short ones altogether. */
export function maskedPhone(phone: string): string { return phone.length < 8 ? "*".repeat(phone.length) : `${phone.slice(0, 3)}${"*".repeat(phone.length - 7)}${phone.slice(-4)}`; }

export function grantLine(grant: Grant): GrantLine {
  const { id, role, district, enterprise, from, until, grantedBy } = grant;
  return { id, role, district, organisation: lastOfPath(grant.organisationPath) ?? "*", place: lastOfPath(grant.placePath) ?? "*", enterprise, from, until, grantedBy };
}

export function userLine(user: User, grants: readonly Grant[], decrypt: (cipher: string) => string, now: string): UserLine {
  return {
    id: user.id, name: user.name, displayName: user.displayName, phoneMasked: user.phoneEncrypted === null ? null : maskedPhone(decrypt(user.phoneEncrypted)), organisation: user.organisation,
    active: user.active, lockedUntil: user.lockedUntil !== null && user.lockedUntil > now ? user.lockedUntil : null, mustChangePassword: user.mustChange, grants: grants.map(grantLine),
  };
}

/** The person who acts in a session. Until the first password is changed the person holds no grant. */
export function actorOf(user: User, grants: readonly Grant[], address: string): Actor {
  return { user: user.id, name: nameOf(user), organisation: user.organisation, address, grants: user.mustChange ? [] : grants };
}

/** @param expiresAt when the session ends if nothing more is done; @param day Beijing day */
export function sessionSheet(found: SignedInRecord & Pick<SessionSheet, "lastSignIn">, expiresAt: string, day: string): SessionSheet {
  const { user, session, grants, lastSignIn } = found;
  const held = user.mustChange ? [] : grants;
  const districts = found.districts.map(({ id, zh, en, adcode, simulated }) => ({ id, name: { zh, en }, adcode, simulated, actions: actionsOf(held, id, day) })).filter((one) => one.actions.length > 0);
  return {
    user: { id: user.id, name: user.name, displayName: user.displayName, organisation: user.organisation }, mustChangePassword: user.mustChange, csrf: session.csrf, districts,
    platformActions: actionsOf(held, null, day), lastSignIn, expiresAt,
  };
}

/** The sign-in before this session, and how many failed in between (上次登录). */
export async function lastSignInBefore(reader: Pick<PlatformReader, "signIns">, user: string, at: string): Promise<SessionSheet["lastSignIn"]> {
  const before = [...await reader.signIns(user, 200)].filter((one) => one.at < at).sort((a, b) => (a.at < b.at ? 1 : -1));
  const last = before.find((one) => one.ok);
  return last ? { at: last.at, address: last.address, failedSince: before.filter((one) => !one.ok && one.at > last.at).length } : null;
}

export function auditLine(entry: AuditEntry & { readonly actorName?: string }): AuditLine {
  const { seq, at, address, action, subject, result, detail, hash } = entry;
  return { seq, at, actor: entry.actorName ?? entry.actor, address, action, subject, result, detail, hash };
}
