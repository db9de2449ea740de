import { createHash, createHmac, randomBytes, scryptSync, timingSafeEqual } from "node:crypto";
import type { AuditEntry, Clock, Grant, PlatformReader, PlatformStore, PlatformWriter, Secrets, Session, SignInRecord, User } from "@yunqing/domain";

interface Rows { users: User[]; grants: Grant[]; sessions: Session[]; signIns: SignInRecord[]; settings: Record<string, string>; audit: AuditEntry[] }
type District = Awaited<ReturnType<PlatformReader["districts"]>>[number];

/** A platform in memory: one writer at a time, a thrown error undoes everything, each write is audited with what was passed. */
export class MemoryPlatform implements PlatformStore {
  rows: Rows = { users: [], grants: [], sessions: [], signIns: [], settings: {}, audit: [] };
  #turn: Promise<unknown> = Promise.resolve();
  constructor(readonly held: readonly District[] = []) {}
  async read<T>(work: (reader: PlatformReader) => Promise<T>): Promise<T> { return work(this.#room(structuredClone(this.rows))); }
  async write<T>(entry: Parameters<PlatformStore["write"]>[0], work: (writer: PlatformWriter) => Promise<T>): Promise<T> {
    const run = this.#turn.then(async () => {
      const rows = structuredClone(this.rows), answer = await work(this.#room(rows)), previous = rows.audit.at(-1)?.hash ?? "";
      const act = { seq: rows.audit.length + 1, at: "", actor: entry.actor.name, address: entry.actor.address, action: entry.action, subject: entry.subject, result: entry.result ?? "done" as const, detail: entry.detail, previous };
      rows.audit.push({ ...act, hash: createHash("sha256").update(JSON.stringify(act)).digest("hex") });
      this.rows = rows;
      return answer;
    });
    this.#turn = run.catch(() => undefined);
    return run;
  }
  #room(rows: Rows): PlatformWriter {
    const put = <R>(list: R[], row: R, same: (one: R) => boolean): void => { const at = list.findIndex(same); if (at < 0) list.push(row); else list[at] = row; };
    return {
      districts: async () => this.held,
      user: async ({ id, name }) => rows.users.find((one) => (id === undefined || one.id === id) && (name === undefined || one.name === name)) ?? null,
      users: async () => rows.users, grants: async ({ user }) => rows.grants.filter((one) => user === undefined || one.user === user),
      sessions: async (user) => rows.sessions.filter((one) => one.user === user),
      signedIn: async (hash) => { const session = rows.sessions.find((one) => one.tokenHash === hash), user = rows.users.find((one) => one.id === session?.user); return session === undefined || user === undefined ? null : { session, user, grants: rows.grants.filter((one) => one.user === user.id), districts: this.held }; },
      signIns: async (user, limit) => rows.signIns.filter((one) => one.user === user).reverse().slice(0, limit), setting: async (key) => rows.settings[key] ?? null,
      audit: async ({ limit }) => ({ entries: [...rows.audit].reverse().slice(0, limit), total: rows.audit.length }), verifyAudit: async () => ({ ok: true, checked: rows.audit.length, brokenAt: null }),
      putUser: async (user) => { put(rows.users, user, (one) => one.id === user.id); }, putGrant: async (grant) => { put(rows.grants, grant, (one) => one.id === grant.id); },
      endGrant: async (id, until) => { rows.grants = rows.grants.map((one) => one.id === id ? { ...one, until } : one); },
      putSession: async (session) => { put(rows.sessions, session, (one) => one.tokenHash === session.tokenHash); },
      touchSession: async (hash, seenAt) => { rows.sessions = rows.sessions.map((one) => one.tokenHash === hash ? { ...one, seenAt } : one); },
      revokeSessions: async ({ user, id }, at) => { let count = 0; rows.sessions = rows.sessions.map((one) => { if (one.revokedAt !== null || (user !== undefined && one.user !== user) || (id !== undefined && one.id !== id)) return one; count++; return { ...one, revokedAt: at }; }); return count; },
      addSignIn: async (record) => { rows.signIns.push(record); }, putSetting: async (key, value) => { rows.settings[key] = value; },
    };
  }
}

/** Secrets by scrypt at its lowest cost, for speed; `verified` lists the hashes that were worked on, in order. */
export class QuickSecrets implements Secrets {
  readonly verified: string[] = [];
  readonly #key = randomBytes(32);
  async hashPassword(password: string): Promise<string> { const salt = randomBytes(8).toString("hex"); return `${salt}$${scryptSync(password, salt, 32, { N: 2 }).toString("hex")}`; }
  async verifyPassword(hash: string, password: string): Promise<boolean> {
    this.verified.push(hash);
    const [salt = "", right = ""] = hash.split("$");
    return timingSafeEqual(Buffer.from(right, "hex"), scryptSync(password, salt, 32, { N: 2 }));
  }
  token(): string { return randomBytes(32).toString("base64url"); }
  hashToken(token: string): string { return createHash("sha256").update(token).digest("hex"); }
  oneTimePassword(): string { return `A7-${randomBytes(9).toString("base64url")}`; }
  encrypt(plain: string): string { return `enc:${Buffer.from(plain).toString("base64")}`; }
  decrypt(cipher: string): string { return Buffer.from(cipher.slice(4), "base64").toString(); }
  blindIndex(plain: string): string { return createHmac("sha256", this.#key).update(plain).digest("hex"); }
}

/** A clock that stands until it is moved; ids count. */
export class HandClock implements Clock {
  #ms = Date.parse("2026-11-23T02:00:00Z"); #id = 0;
  now(): string { this.#ms += 1; return new Date(this.#ms).toISOString(); }
  id(): string { return `id-${++this.#id}`; }
  pass(minutes: number): void { this.#ms += minutes * 60_000; }
}
