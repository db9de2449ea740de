import type { Actor, Grant, Role } from "../access/model.js";
import type { User } from "../ports.js";
import { entryOf, IdentityOffice, type IdentityDeskPorts } from "./identity-desk-office.js";
import { Sessions, type SignedInPerson, type SignInCommand } from "./identity-desk-session.js";
import { People, type CreateGrantCommand, type CreateUserCommand } from "./identity-desk-users.js";
import { auditLine, nameOf, type AuditSheet, type GrantLine, type OwnSessionLine, type SessionSheet, type UserLine } from "./identity-desk-views.js";

/** A user of the first start with the password shown once (首次启动账户). */
export interface FirstUser { readonly name: string; readonly displayName: string; readonly role: Role; readonly oneTimePassword: string }
export interface AuditFilter { readonly from?: string; readonly limit?: string; readonly actor?: string; readonly action?: string }

const firstUsers = [
  { name: "sysadmin", displayName: "系统管理员", role: "system-administrator" }, { name: "secadmin", displayName: "安全管理员", role: "security-administrator" },
  { name: "auditadmin", displayName: "审计管理员", role: "audit-administrator" }, { name: "director", displayName: "局长", role: "director" },
] as const satisfies readonly Omit<FirstUser, "oneTimePassword">[];

/** Hands that act and are no users: rules, and the program itself. */
const nobody: ReadonlySet<string> = new Set(["rule", "system", "first-start", "command-line", "simulator"]);

/** The desk of identities (身份台): sign-in, sessions, passwords, users, grants and the audit above the districts. Everything is audited, refusals too. */
export class IdentityDesk {
  readonly #office: IdentityOffice; readonly #sessions: Sessions; readonly #people: People;
  /** how people are called, by id; login and shown names do not change, so what is known stays true */
  readonly #names = new Map<string, string>();
  constructor(ports: IdentityDeskPorts) { this.#office = new IdentityOffice(ports); this.#sessions = new Sessions(this.#office); this.#people = new People(this.#office, this.#sessions); }

  signIn(command: SignInCommand): Promise<{ readonly token: string; readonly session: SessionSheet }> { return this.#sessions.signIn(command); }
  async resume(token: string, caller?: { readonly address: string }): Promise<SignedInPerson | null> {
    const found = await this.#sessions.resume(token, caller);
    if (found) this.#names.set(found.actor.user, found.actor.name);
    return found;
  }
  signOut(token: string): Promise<void> { return this.#sessions.signOut(token); }
  changePassword(token: string, command: { readonly old: string; readonly new: string }, caller?: { readonly address: string }): Promise<SessionSheet> { return this.#sessions.changePassword(token, command, caller); }
  ownSessions(token: string): Promise<readonly OwnSessionLine[]> { return this.#sessions.ownSessions(token); }
  revokeSession(actor: Actor, id: string): Promise<void> { return this.#sessions.revokeSession(actor, id); }

  users(actor: Actor): Promise<readonly UserLine[]> { return this.#people.users(actor); }
  createUser(actor: Actor, command: CreateUserCommand): Promise<UserLine & { readonly oneTimePassword: string }> { return this.#people.createUser(actor, command); }
  resetPassword(actor: Actor, id: string): Promise<{ readonly oneTimePassword: string }> { return this.#people.resetPassword(actor, id); }
  setActive(actor: Actor, id: string, active: boolean): Promise<UserLine> { return this.#people.setActive(actor, id, active); }
  createGrant(actor: Actor, command: CreateGrantCommand): Promise<GrantLine> { return this.#people.createGrant(actor, command); }
  endGrant(actor: Actor, id: string): Promise<void> { return this.#people.endGrant(actor, id); }

  /** The audit above the districts with the state of its chain (平台审计). @throws {Forbidden} for all but the audit administrator */
  async audit(actor: Actor, filter: AuditFilter = {}): Promise<AuditSheet> {
    const number = (text: string | undefined): number | undefined => text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
    const from = number(filter.from), limit = Math.min(Math.max(number(filter.limit) ?? 100, 1), 1000);
    return this.#office.act(actor, ["audit.read"], "audit", () => this.#office.platform.read(async (reader) => {
      const { entries, total } = await reader.audit({ limit, ...(from === undefined ? {} : { from }), ...(filter.actor ? { actor: filter.actor } : {}), ...(filter.action ? { action: filter.action } : {}) });
      return { entries: entries.map(auditLine), total, chain: await reader.verifyAudit() };
    }));
  }
  /** How people are called, by id (姓名): for records that keep ids. Ids that are nobody's are left out. The store is asked only for ids not met yet. */
  async displayNames(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const wanted = new Set(ids);
    if ([...wanted].some((id) => !this.#names.has(id) && !nobody.has(id))) await this.#learnNames();
    return new Map([...wanted].flatMap((id) => { const name = this.#names.get(id); return name === undefined ? [] : [[id, name] as const]; }));
  }
  async #learnNames(): Promise<readonly User[]> {
    const users = await this.#office.platform.read((reader) => reader.users());
    for (const user of users) this.#names.set(user.id, nameOf(user));
    return users;
  }

  /**
   * First start (首次启动): the three administrators and a director, each with a one-time password to be changed at the first sign-in.
   * @returns their passwords, once; nothing when there are users already
   */
  async bootstrap(): Promise<readonly FirstUser[]> {
    const { platform, secrets, clock } = this.#office;
    if ((await this.#learnNames()).length > 0) return [];
    const made = await Promise.all(firstUsers.map(async (first) => { const oneTimePassword = secrets.oneTimePassword(); return { ...first, oneTimePassword, passwordHash: await secrets.hashPassword(oneTimePassword) }; }));
    return platform.write(entryOf({ user: "first-start", name: "首次启动 first start", address: "local" }, "user.create", "first-start", made.map((one) => one.name).join(", ")), async (writer) => {
      if ((await writer.users()).length > 0) return [];
      for (const { name, displayName, role, passwordHash } of made) {
        const user: User = { id: clock.id(), name, displayName, phoneEncrypted: null, phoneIndex: null, organisation: null, passwordHash, mustChange: true, active: true, failedCount: 0, lockedUntil: null, createdAt: clock.now(), passwordHistory: [] };
        const grant: Grant = { id: clock.id(), user: user.id, role, district: null, organisationPath: "", placePath: "", enterprise: null, from: this.#office.today(), until: null, grantedBy: "first-start" };
        await writer.putUser(user);
        await writer.putGrant(grant);
        this.#names.set(user.id, nameOf(user));
      }
      return made.map(({ name, displayName, role, oneTimePassword }) => ({ name, displayName, role, oneTimePassword }));
    });
  }
}
