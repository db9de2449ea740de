import { Attempts } from "../access/attempts.js";
import { checkPassword, passwordsRemembered } from "../access/password.js";
import type { Actor } from "../access/model.js";
import { NotFound, Refused, type PlatformReader, type Session, type SignedInRecord, type User } from "../ports.js";
import { entryOf, type IdentityOffice } from "./identity-desk-office.js";
import { actorOf, lastSignInBefore, nameOf, sessionSheet, type OwnSessionLine, type SessionSheet } from "./identity-desk-views.js";

export interface SignInCommand { readonly name: string; readonly password: string; readonly address: string; readonly agent: string }
export interface SignedInPerson { readonly actor: Actor; readonly session: SessionSheet }
/** What of sign-ins is remembered of so many sessions at once. */
const mostRemembered = 2_000;

/** A login name as it is stored and compared: without blanks around, one form, small letters (登录名). */
export function loginName(text: string): string { return text.normalize("NFKC").trim().toLowerCase(); }

const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
const wrong = (): Refused => new Refused("identity/wrong", "用户名或口令不正确", "the name or the password is not right");
const locked = (until: string): Refused => new Refused("identity/locked", `连续输错次数过多，已锁定，请于 ${beijingTime(until)} 之后再试`, `locked after too many wrong attempts; try again after ${until}`);
function beijingTime(at: string): string { return later(at, 8 * 3_600_000).slice(0, 16).replace("T", " "); }
/** This machine itself: behind a proxy on the same machine it stands for everybody, so it is never locked as an address; names still are. */
function isThisMachine(address: string): boolean { return address === "::1" || /^(::ffff:)?127\./.test(address) || address === "local"; }

/** Signing in and out, sessions and the own password (登录与会话). */
export class Sessions {
  readonly #names: Attempts; readonly #addresses: Attempts;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #before = new Map<string, SessionSheet["lastSignIn"]>();
  #dummy: Promise<string> | null = null;
  constructor(readonly office: IdentityOffice) {
    const { wrongPerAccount, wrongPerAddress, lockMinutes } = office.policy;
    this.#names = new Attempts(wrongPerAccount, lockMinutes * 60_000);
    this.#addresses = new Attempts(wrongPerAddress, lockMinutes * 60_000);
  }
  /** One after the other for one key, so that guesses sent at once are still counted one by one. */
  #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const run = (this.#turns.get(key) ?? Promise.resolve()).then(work, work), settled = run.then(() => undefined, () => undefined);
    this.#turns.set(key, settled);
    void settled.then(() => { if (this.#turns.get(key) === settled) this.#turns.delete(key); });
    return run;
  }
  /** A hash that nobody's password has: verified for unknown names, so that they cost the same work. */
  #dummyHash(): Promise<string> { return this.#dummy ??= this.office.secrets.hashPassword(this.office.secrets.token()); }

  /** @throws {Refused} identity/wrong, never saying which part; identity/locked, for names that exist and names that do not */
  async signIn(command: SignInCommand): Promise<{ readonly token: string; readonly session: SessionSheet }> {
    const name = loginName(command.name).slice(0, 200);
    return this.#inTurn(`name ${name}`, () => this.#inTurn(`address ${command.address}`, () => this.#signIn({ ...command, name, agent: command.agent.slice(0, 300) })));
  }
  async #signIn({ name, password, address, agent }: SignInCommand): Promise<{ readonly token: string; readonly session: SessionSheet }> {
    const { platform, secrets, clock, policy } = this.office, now = clock.now();
    const user = await platform.read((reader) => reader.user({ name }));
    const verified = await secrets.verifyPassword(user?.active === true ? user.passwordHash : await this.#dummyHash(), password.slice(0, 1000));
    const until = this.#lockedUntil(name, address, user, now);
    if (until !== null || user?.active !== true || !verified) throw await this.#fail(name, address, user, now, until);
    this.#names.forget(name);
    const token = secrets.token();
    const session: Session = { tokenHash: secrets.hashToken(token), id: clock.id(), user: user.id, csrf: secrets.token(), address, agent, createdAt: now, seenAt: now, expiresAt: later(now, policy.absoluteHours * 3_600_000), revokedAt: null };
    const sheet = await platform.write(entryOf({ user: user.id, name: nameOf(user), address }, "session.open", user.id, `session ${session.id}`), async (writer) => {
      const fresh = { ...user, failedCount: 0, lockedUntil: null };
      if (user.failedCount !== 0 || user.lockedUntil !== null) await writer.putUser(fresh);
      await writer.addSignIn({ user: user.id, at: now, address, ok: true });
      await writer.putSession(session);
      return this.#sheet(writer, { user: fresh, session, grants: await writer.grants({ user: user.id }), districts: await writer.districts() });
    });
    return { token, session: sheet };
  }
  #lockedUntil(name: string, address: string, user: User | null, now: string): string | null {
    const held = user?.lockedUntil ?? null, stored = held !== null && held > now ? held : null;
    const all = [stored, this.#names.lockedUntil(name, now), isThisMachine(address) ? null : this.#addresses.lockedUntil(address, now)].filter((one) => one !== null).sort();
    return all.at(-1) ?? null;
  }
  /** Records a failure; @returns the error to answer with. A name that nobody has is recorded blinded: people type passwords into the wrong field. */
  async #fail(name: string, address: string, user: User | null, now: string, lockedBefore: string | null): Promise<Refused> {
    const until = lockedBefore ?? this.#names.wrong(name, now), error = lockedBefore === null ? wrong() : locked(lockedBefore);
    if (lockedBefore === null && !isThisMachine(address)) this.#addresses.wrong(address, now);
    const who = user === null ? { user: "", name: `未知用户 ${this.office.secrets.blindIndex(name).slice(0, 12)}`, address } : { user: user.id, name: nameOf(user), address };
    const detail = `${error.code}${until !== null && lockedBefore === null ? ` → locked until ${until}` : ""}`;
    await this.office.platform.write({ ...entryOf(who, "session.open", user?.id ?? "unknown", detail), result: "refused" }, async (writer) => {
      if (user === null) return;
      await writer.addSignIn({ user: user.id, at: now, address, ok: false });
      if (lockedBefore === null) await writer.putUser({ ...user, failedCount: user.failedCount + 1, lockedUntil: until });
    });
    return error;
  }

  async #live(reader: PlatformReader, token: string, now: string): Promise<SignedInRecord | null> {
    const found = await reader.signedIn(this.office.secrets.hashToken(token));
    if (found === null) return null;
    const { session, user } = found;
    return session.revokedAt !== null || now >= session.expiresAt || now >= later(session.seenAt, this.office.policy.idleMinutes * 60_000) || !user.active ? null : found;
  }
  async #sheet(reader: PlatformReader, live: SignedInRecord): Promise<SessionSheet> {
    const now = this.office.clock.now(), idle = later(now, this.office.policy.idleMinutes * 60_000), { session } = live;
    return sessionSheet({ ...live, lastSignIn: await this.#lastSignIn(reader, session) }, idle < session.expiresAt ? idle : session.expiresAt, this.office.today());
  }
  /** What went before a session does not change any more: it is read once for each. */
  async #lastSignIn(reader: PlatformReader, { id, user, createdAt }: Session): Promise<SessionSheet["lastSignIn"]> {
    const held = this.#before.get(id);
    if (held !== undefined) return held;
    const last = await lastSignInBefore(reader, user, createdAt);
    if (this.#before.size >= mostRemembered) this.#before.delete(this.#before.keys().next().value ?? "");
    this.#before.set(id, last);
    return last;
  }
  /** The person behind a token, or null: unknown, revoked, idle too long, too old, or deactivated. Being seen is written at most twice a minute. */
  async resume(token: string, caller?: { readonly address: string }): Promise<SignedInPerson | null> {
    const now = this.office.clock.now();
    const found = await this.office.platform.read(async (reader) => { const live = await this.#live(reader, token, now); return live && { live, session: await this.#sheet(reader, live) }; });
    if (!found) return null;
    const { user, session, grants } = found.live, actor = actorOf(user, grants, caller?.address ?? session.address);
    if (Date.parse(now) - Date.parse(session.seenAt) >= Math.min(30_000, this.office.policy.idleMinutes * 6_000)) {
      await this.office.platform.write(entryOf(actor, "session.seen", session.id, ""), (writer) => writer.touchSession(session.tokenHash, now));
    }
    return { actor, session: found.session };
  }
  async signOut(token: string): Promise<void> {
    const found = await this.office.platform.read((reader) => this.#live(reader, token, this.office.clock.now()));
    if (!found) return;
    await this.office.platform.write(entryOf(actorOf(found.user, [], found.session.address), "session.close", found.session.id, ""), (writer) => writer.revokeSessions({ id: found.session.id }, this.office.clock.now()));
  }
  async ownSessions(token: string): Promise<readonly OwnSessionLine[]> {
    const now = this.office.clock.now(), idleMs = this.office.policy.idleMinutes * 60_000;
    return this.office.platform.read(async (reader) => {
      const live = await this.#live(reader, token, now);
      if (!live) throw new Refused("identity/no-session", "尚未登录", "not signed in");
      const all = (await reader.sessions(live.user.id)).filter((one) => one.revokedAt === null && now < one.expiresAt && now < later(one.seenAt, idleMs));
      return all.map(({ id, createdAt, seenAt, address, agent }) => ({ id, at: createdAt, seenAt, address, agent, current: id === live.session.id }));
    });
  }
  /** Ends one of one's own sessions (注销会话). @throws {NotFound} when it is somebody else's */
  async revokeSession(actor: Actor, id: string): Promise<void> {
    const own = await this.office.platform.read((reader) => reader.sessions(actor.user));
    if (!own.some((one) => one.id === id)) throw new NotFound("session", id);
    await this.office.platform.write(entryOf(actor, "session.revoke", id, ""), (writer) => writer.revokeSessions({ id }, this.office.clock.now()));
  }

  /**
   * Changes the own password (修改口令) and ends the person's other sessions.
   * @throws {Refused} identity/no-session, identity/old-password (counted like a wrong sign-in), identity/locked, identity/weak-password, identity/password-again
   */
  async changePassword(token: string, command: { readonly old: string; readonly new: string }, caller?: { readonly address: string }): Promise<SessionSheet> {
    const found = await this.office.platform.read((reader) => this.#live(reader, token, this.office.clock.now()));
    if (!found) throw new Refused("identity/no-session", "尚未登录，或登录已失效", "not signed in, or the session has ended");
    const address = caller?.address ?? found.session.address;
    return this.#inTurn(`name ${found.user.name}`, () => this.#changePassword(token, command, address));
  }
  async #changePassword(token: string, command: { readonly old: string; readonly new: string }, address: string): Promise<SessionSheet> {
    const { platform, secrets, clock } = this.office, now = clock.now();
    const live = await platform.read((reader) => this.#live(reader, token, now));
    if (!live) throw new Refused("identity/no-session", "尚未登录，或登录已失效", "not signed in, or the session has ended");
    const { user, session } = live, actor = actorOf(user, [], address);
    const refuse = async (error: Refused, work: Parameters<typeof platform.write<void>>[1] = () => Promise.resolve()): Promise<never> => { await platform.write({ ...entryOf(actor, "password.change", user.id, error.code), result: "refused" }, work); throw error; };
    const until = this.#names.lockedUntil(user.name, now);
    const right = await secrets.verifyPassword(user.passwordHash, command.old.slice(0, 1000));
    if (until !== null) return refuse(locked(until));
    if (!right) {
      const lock = this.#names.wrong(user.name, now);
      const error = lock === null ? new Refused("identity/old-password", "原口令不正确", "the old password is not right", [{ field: "old", zh: "原口令不正确", en: "not right" }]) : locked(lock);
      return refuse(error, async (writer) => { await writer.putUser({ ...user, failedCount: user.failedCount + 1, lockedUntil: lock }); if (lock !== null) await writer.revokeSessions({ user: user.id }, now); });
    }
    try { checkPassword(command.new, user); } catch (error) { if (error instanceof Refused) return refuse(error); throw error; }
    for (const hash of [user.passwordHash, ...user.passwordHistory].slice(0, passwordsRemembered)) {
      if (await secrets.verifyPassword(hash, command.new)) return refuse(new Refused("identity/password-again", `新口令不能与最近 ${passwordsRemembered} 次用过的相同`, `not one of the last ${passwordsRemembered} passwords`, [{ field: "new", zh: "最近用过", en: "used lately" }]));
    }
    const changed: User = { ...user, passwordHash: await secrets.hashPassword(command.new), passwordHistory: [user.passwordHash, ...user.passwordHistory].slice(0, passwordsRemembered - 1), mustChange: false, failedCount: 0, lockedUntil: null };
    this.#names.forget(user.name);
    return platform.write(entryOf(actor, "password.change", user.id, user.mustChange ? "first password changed" : "password changed"), async (writer) => {
      await writer.putUser(changed);
      for (const other of await writer.sessions(user.id)) if (other.id !== session.id && other.revokedAt === null) await writer.revokeSessions({ id: other.id }, now);
      return this.#sheet(writer, { ...live, user: changed });
    });
  }
  /** A reset by the system administrator opens the lock. */
  unlock(name: string): void { this.#names.forget(name); }
}
