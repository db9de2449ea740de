import { sql, type Kysely, type Selectable } from "kysely";
import type { AuditEntry, DistrictRecord, Grant, PlatformReader, PlatformStore, PlatformWriter, Session, SignInRecord, User } from "@yunqing/domain";
import { appendAct, auditPage, auditPart, lockHead, verifyChain } from "./audit.js";
import type { Engine } from "./engine.js";
import { instant } from "./facts.js";
import type { PlatformTables } from "./tables.js";

const maybeInstant = (text: string | null): string | null => text === null ? null : instant(text);
const iso = (at: Date | null): string | null => at === null ? null : at.toISOString();

function userOf(row: Selectable<PlatformTables["app_user"]>): User {
  return {
    id: row.id, name: row.name, displayName: row.display_name, phoneEncrypted: row.phone_encrypted, phoneIndex: row.phone_index, organisation: row.organisation, passwordHash: row.password_hash,
    mustChange: row.must_change, active: row.active, failedCount: row.failed_count, lockedUntil: iso(row.locked_until), createdAt: row.created_at.toISOString(), passwordHistory: row.password_history,
  };
}
function grantOf(row: Selectable<PlatformTables["role_grant"]>): Grant {
  return { id: row.id, user: row.user_id, role: row.role as Grant["role"], district: row.district, organisationPath: row.organisation_path, placePath: row.place_path, enterprise: row.enterprise, from: row.from_day, until: row.until_day, grantedBy: row.granted_by };
}
function sessionOf(row: Selectable<PlatformTables["user_session"]>): Session {
  return { tokenHash: row.token_hash, id: row.id, user: row.user_id, csrf: row.csrf, address: row.address, agent: row.agent, createdAt: row.created_at.toISOString(), seenAt: row.seen_at.toISOString(), expiresAt: row.expires_at.toISOString(), revokedAt: iso(row.revoked_at) };
}

function districtOf(row: Selectable<PlatformTables["district"]>): DistrictRecord {
  return { id: row.id, schema: row.schema_name, zh: row.zh, en: row.en, adcode: row.adcode, simulated: row.simulated, packHash: row.pack_hash };
}
/** From JSON, where instants are text. */
const maybeDate = (at: Date | string | null): Date | null => (at === null ? null : new Date(at));

/** Reads the platform inside a transaction (平台库读口). */
export class PlatformSchemaReader implements PlatformReader {
  protected readonly db: Kysely<PlatformTables>;
  constructor(db: Kysely<PlatformTables>) { this.db = db; }

  async districts(): ReturnType<PlatformReader["districts"]> {
    const rows = await this.db.selectFrom("district").selectAll().orderBy("simulated").orderBy("id").execute();
    return rows.map(districtOf);
  }
  async user({ id, name }: Parameters<PlatformReader["user"]>[0]): Promise<User | null> {
    if (id === undefined && name === undefined) return null;
    let query = this.db.selectFrom("app_user").selectAll();
    if (id !== undefined) query = query.where("id", "=", id);
    if (name !== undefined) query = query.where("name", "=", name);
    const row = await query.executeTakeFirst();
    return row === undefined ? null : userOf(row);
  }
  async users(): Promise<readonly User[]> { return (await this.db.selectFrom("app_user").selectAll().orderBy("name").execute()).map(userOf); }
  async grants({ user }: Parameters<PlatformReader["grants"]>[0]): Promise<readonly Grant[]> {
    let query = this.db.selectFrom("role_grant").selectAll();
    if (user !== undefined) query = query.where("user_id", "=", user);
    return (await query.orderBy("recorded_at").orderBy("id").execute()).map(grantOf);
  }
  async signedIn(tokenHash: string): ReturnType<PlatformReader["signedIn"]> {
    const { rows: [row] } = await sql<{ session: string; person: string; grants: string; districts: string }>`select row_to_json(s)::text as session, row_to_json(u)::text as person,
      (select coalesce(json_agg(g order by g.recorded_at, g.id), '[]')::text from role_grant g where g.user_id = u.id) as grants, (select coalesce(json_agg(d order by d.simulated, d.id), '[]')::text from district d) as districts
      from user_session s join app_user u on u.id = s.user_id where s.token_hash = ${tokenHash}`.execute(this.db);
    if (row === undefined) return null;
    const session = JSON.parse(row.session) as Selectable<PlatformTables["user_session"]>, person = JSON.parse(row.person) as Selectable<PlatformTables["app_user"]>;
    return {
      session: sessionOf({ ...session, created_at: new Date(session.created_at), seen_at: new Date(session.seen_at), expires_at: new Date(session.expires_at), revoked_at: maybeDate(session.revoked_at) }),
      user: userOf({ ...person, locked_until: maybeDate(person.locked_until), created_at: new Date(person.created_at) }),
      grants: (JSON.parse(row.grants) as Selectable<PlatformTables["role_grant"]>[]).map(grantOf), districts: (JSON.parse(row.districts) as Selectable<PlatformTables["district"]>[]).map(districtOf),
    };
  }
  async sessions(user: string): Promise<readonly Session[]> { return (await this.db.selectFrom("user_session").selectAll().where("user_id", "=", user).orderBy("created_at").orderBy("id").execute()).map(sessionOf); }
  async signIns(user: string, limit: number): Promise<readonly SignInRecord[]> {
    const rows = await this.db.selectFrom("sign_in").selectAll().where("user_id", "=", user).orderBy("at", "desc").orderBy("id", "desc").limit(limit).execute();
    return rows.map((row) => ({ user: row.user_id, at: row.at.toISOString(), address: row.address, ok: row.ok }));
  }
  async setting(key: string): Promise<string | null> { return (await this.db.selectFrom("setting").select("value").where("key", "=", key).executeTakeFirst())?.value ?? null; }
  audit(filter: Parameters<PlatformReader["audit"]>[0]): Promise<{ readonly entries: readonly AuditEntry[]; readonly total: number }> { return auditPage(auditPart(this.db), filter); }
  verifyAudit(): ReturnType<PlatformReader["verifyAudit"]> { return verifyChain(auditPart(this.db)); }
}

/** Writes the platform inside a transaction that holds the head of its audit chain (平台库写口). */
export class PlatformSchemaWriter extends PlatformSchemaReader implements PlatformWriter {
  /** a session merely seen again is no act of anybody and gets no audit entry; everything else does */
  readonly counts = { touched: 0, changed: 0 };

  async putUser(user: User): Promise<void> {
    const before = await this.user({ id: user.id });
    const columns = {
      name: user.name, display_name: user.displayName, phone_encrypted: user.phoneEncrypted, phone_index: user.phoneIndex, organisation: user.organisation, password_hash: user.passwordHash,
      must_change: user.mustChange, active: user.active, failed_count: user.failedCount, locked_until: maybeInstant(user.lockedUntil), created_at: instant(user.createdAt), password_history: [...user.passwordHistory],
    };
    await this.db.insertInto("app_user").values({ id: user.id, ...columns }).onConflict((on) => on.column("id").doUpdateSet(columns)).execute();
    await this.db.insertInto("user_change").values({ user_id: user.id, before: before === null ? null : withoutSecrets(before, user), after: withoutSecrets(user, before) }).execute();
    this.counts.changed += 1;
  }
  async putGrant(grant: Grant): Promise<void> {
    const columns = { user_id: grant.user, role: grant.role, district: grant.district, organisation_path: grant.organisationPath, place_path: grant.placePath, enterprise: grant.enterprise, from_day: grant.from, until_day: grant.until, granted_by: grant.grantedBy };
    await this.db.insertInto("role_grant").values({ id: grant.id, ...columns }).onConflict((on) => on.column("id").doUpdateSet(columns)).execute();
    this.counts.changed += 1;
  }
  async endGrant(id: string, until: string): Promise<void> { await this.db.updateTable("role_grant").set({ until_day: until }).where("id", "=", id).execute(); this.counts.changed += 1; }
  async putSession(session: Session): Promise<void> {
    const columns = { id: session.id, user_id: session.user, csrf: session.csrf, address: session.address, agent: session.agent, created_at: instant(session.createdAt), seen_at: instant(session.seenAt), expires_at: instant(session.expiresAt), revoked_at: maybeInstant(session.revokedAt) };
    await this.db.insertInto("user_session").values({ token_hash: session.tokenHash, ...columns }).onConflict((on) => on.column("token_hash").doUpdateSet(columns)).execute();
    this.counts.changed += 1;
  }
  async touchSession(tokenHash: string, seenAt: string): Promise<void> { await this.db.updateTable("user_session").set({ seen_at: instant(seenAt) }).where("token_hash", "=", tokenHash).execute(); this.counts.touched += 1; }
  async revokeSessions({ user, id }: Parameters<PlatformWriter["revokeSessions"]>[0], at: string): Promise<number> {
    this.counts.changed += 1;
    if (user === undefined && id === undefined) return 0;
    let query = this.db.updateTable("user_session").set({ revoked_at: instant(at) }).where("revoked_at", "is", null);
    if (user !== undefined) query = query.where("user_id", "=", user);
    if (id !== undefined) query = query.where("id", "=", id);
    return Number((await query.executeTakeFirst()).numUpdatedRows);
  }
  async addSignIn(record: SignInRecord): Promise<void> { await this.db.insertInto("sign_in").values({ user_id: record.user, at: instant(record.at), address: record.address, ok: record.ok }).execute(); this.counts.changed += 1; }
  async putSetting(key: string, value: string): Promise<void> {
    await this.db.insertInto("setting").values({ key, value }).onConflict((on) => on.column("key").doUpdateSet({ value, recorded_at: sql<string>`now()` })).execute();
    this.counts.changed += 1;
  }
}

/** A user as the history keeps it: secrets are not copied, only whether they differ from the other side. */
function withoutSecrets(user: User, other: User | null): string {
  const { passwordHash, passwordHistory: _history, phoneEncrypted, phoneIndex: _index, ...plain } = user;
  return JSON.stringify({ ...plain, passwordChanged: other !== null && other.passwordHash !== passwordHash, phoneChanged: other !== null && other.phoneEncrypted !== phoneEncrypted });
}

/** Users, grants, sessions, settings and the list of districts, with their audit (平台库). */
export class PlatformSchemaStore implements PlatformStore {
  readonly #engine: Engine;
  readonly #schema: string;
  constructor(engine: Engine, schema: string) { this.#engine = engine; this.#schema = schema; }

  read<T>(work: (reader: PlatformReader) => Promise<T>): Promise<T> {
    return this.#engine.read<PlatformTables, T>(this.#schema, ({ db }) => work(new PlatformSchemaReader(db)));
  }
  write<T>(entry: Parameters<PlatformStore["write"]>[0], work: (writer: PlatformWriter) => Promise<T>): Promise<T> {
    return this.#engine.write<PlatformTables, T>(this.#schema, async ({ db }) => {
      const head = await lockHead(auditPart(db));
      const writer = new PlatformSchemaWriter(db);
      const result = await work(writer);
      const { actor, action, subject, detail } = entry;
      if (writer.counts.touched === 0 || writer.counts.changed > 0) {
        await appendAct(auditPart(db), head, { actor: actor.user, actorName: actor.name, address: actor.address, action, subject, result: entry.result ?? "done", detail });
      }
      return result;
    });
  }
}
