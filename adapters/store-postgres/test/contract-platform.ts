// One function of over 40 lines a file: a suite of every promise, called once for each engine.
import { expect, test } from "vitest";
import type { Grant, Session, User } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { freshName } from "./engines.js";
import { user } from "./sample.js";

const act = (action: string): { actor: { user: string; name: string; address: string }; action: string; subject: string; detail: string } => ({ actor: { user: "admin", name: "管理员", address: "::1" }, action, subject: "s", detail: "d" });

/** What the platform keeps of people, grants and sessions (平台库): run on each engine. */
export function platformContract(given: () => Bench): void {
  test("a user comes back as put, by id and by name; changes are kept with before and after, without secrets", async () => {
    const { platform, engine, platformSchema } = given().store, id = freshName("u");
    const first = user(id), second = { ...first, failedCount: 3, lockedUntil: "2026-03-04T06:00:00.000Z", passwordHash: "$argon2id$new", phoneEncrypted: null, phoneIndex: null, organisation: null };
    await platform.write(act("user.create"), (w) => w.putUser(first));
    expect(await platform.read((r) => r.user({ id }))).toEqual(first);
    await platform.write(act("user.change"), (w) => w.putUser(second));
    await platform.read(async (r) => {
      expect(await r.user({ name: first.name })).toEqual(second);
      expect(await r.user({ id, name: "other" })).toBeNull();
      expect(await r.user({})).toBeNull();
      expect((await r.users()).filter((each) => each.id === id)).toEqual([second]);
    });
    const changes = (await engine.read(platformSchema, ({ line }) => line.query("select before, after from user_change where user_id = $1 order by id", [id]))).rows as { before: string | null; after: string }[];
    expect(changes.map(({ before }) => before === null)).toEqual([true, false]);
    expect(JSON.parse(changes[1]?.after ?? "")).toMatchObject({ failedCount: 3, passwordChanged: true, phoneChanged: true });
    expect(JSON.stringify(changes)).not.toMatch(/argon2|密文|盲索引/);
    await expect(platform.write(act("user.create"), (w) => w.putUser(user(`${id}-2`, { name: first.name })))).rejects.toThrow(/app_user_name_key|duplicate/);
    expect(await platform.read((r) => r.user({ id: `${id}-2` }))).toBeNull();
  });

  test("grants begin, are found by their user, and end", async () => {
    const { platform } = given().store, holder = freshName("u");
    const grant: Grant = { id: `${holder}-g`, user: holder, role: "clerk", district: null, organisationPath: "a/b", placePath: "", enterprise: null, from: "2026-01-01", until: null, grantedBy: "sec" };
    await platform.write(act("grant.manage"), (w) => w.putGrant(grant));
    expect(await platform.read((r) => r.grants({ user: holder }))).toEqual([grant]);
    await platform.write(act("grant.manage"), (w) => w.endGrant(grant.id, "2026-06-01"));
    expect(await platform.read((r) => r.grants({ user: holder }))).toEqual([{ ...grant, until: "2026-06-01" }]);
    expect((await platform.read((r) => r.grants({}))).some(({ id }) => id === grant.id)).toBe(true);
  });

  test("sessions are found by token, seen again without an audit entry, and revoked once", async () => {
    const { platform } = given().store, holder = freshName("u");
    const session = (n: number): Session => ({ tokenHash: `${holder}-t${n}`, id: `${holder}-${n}`, user: holder, csrf: "c", address: "::1", agent: "浏览器", createdAt: `2026-01-0${n}T00:00:00.000Z`, seenAt: "2026-01-01T00:00:00.000Z", expiresAt: "2026-01-02T00:00:00.000Z", revokedAt: null });
    await platform.write(act("session.open"), async (w) => { for (const n of [1, 2, 3]) await w.putSession(session(n)); });
    const before = (await platform.read((r) => r.audit({ limit: 1 }))).total;
    await platform.write(act("session.seen"), (w) => w.touchSession(`${holder}-t1`, "2026-01-01T09:00:00.000Z"));
    expect((await platform.read((r) => r.audit({ limit: 1 }))).total).toBe(before);
    expect((await platform.read((r) => r.sessions(holder))).find(({ tokenHash }) => tokenHash === `${holder}-t1`)).toEqual({ ...session(1), seenAt: "2026-01-01T09:00:00.000Z" });
    const at = "2026-01-01T10:00:00.000Z";
    expect(await platform.write(act("session.revoke"), (w) => w.revokeSessions({ user: holder, id: `${holder}-2` }, at))).toBe(1);
    expect(await platform.write(act("session.revoke"), (w) => w.revokeSessions({ user: holder }, at))).toBe(2);
    expect(await platform.write(act("session.revoke"), (w) => w.revokeSessions({ user: holder }, at))).toBe(0);
    expect(await platform.write(act("session.revoke"), (w) => w.revokeSessions({}, at))).toBe(0);
    expect((await platform.read((r) => r.sessions(holder))).map(({ revokedAt }) => revokedAt)).toEqual([at, at, at]);
  });

  test("what every request asks is one answer: the session, its person, their grants in order, the districts; nobody without a session or a person", async () => {
    const { platform } = given().store, holder = freshName("u"), district = await given().newDistrict();
    const person: User = { ...user(holder), lockedUntil: "2026-01-01T00:00:00.000Z", passwordHistory: ["a", "b,\"c\""] }, session: Session = { tokenHash: `${holder}-t`, id: `${holder}-s`, user: holder, csrf: "c", address: "::1", agent: "浏览器 \"x\"", createdAt: "2026-01-01T00:00:00.123Z", seenAt: "2026-01-01T01:00:00.000Z", expiresAt: "2026-01-02T00:00:00.000Z", revokedAt: null };
    const grants = [1, 2].map((n): Grant => ({ id: `${holder}-g${n}`, user: holder, role: "clerk", district: n === 1 ? null : district, organisationPath: "a/b", placePath: "", enterprise: null, from: "2026-01-01", until: n === 1 ? null : "2026-06-01", grantedBy: "sec" }));
    await platform.write(act("session.open"), async (w) => { await w.putUser(person); for (const one of grants) await w.putGrant(one); await w.putSession(session); await w.putSession({ ...session, tokenHash: `${holder}-gone`, id: `${holder}-gone`, user: "nobody" }); });
    const [found, apart] = await platform.read(async (r) => [await r.signedIn(session.tokenHash), { session: (await r.sessions(holder))[0], user: await r.user({ id: holder }), grants: await r.grants({ user: holder }), districts: await r.districts() }] as const);
    expect(found).toEqual(apart);
    expect(found).toMatchObject({ session, user: person, grants });
    expect(found?.districts.map(({ id }) => id)).toContain(district);
    await platform.write(act("session.revoke"), (w) => w.revokeSessions({ user: holder }, "2026-01-01T10:00:00.000Z"));
    expect((await platform.read((r) => r.signedIn(session.tokenHash)))?.session.revokedAt).toBe("2026-01-01T10:00:00.000Z");
    expect([await platform.read((r) => r.signedIn("absent")), await platform.read((r) => r.signedIn(`${holder}-gone`))]).toEqual([null, null]);
  });

  test("sign-ins come newest first; settings are replaced; every write is in the chain", async () => {
    const { platform } = given().store, holder = freshName("u");
    const records = [1, 2, 3].map((n) => ({ user: holder, at: `2026-01-0${n}T00:00:00.000Z`, address: "::1", ok: n === 2 }));
    await platform.write({ ...act("session.open"), result: "failed" }, async (w) => { for (const record of records) await w.addSignIn(record); });
    expect(await platform.read((r) => r.signIns(holder, 2))).toEqual([records[2], records[1]]);
    expect((await platform.read((r) => r.audit({ limit: 1 }))).entries[0]).toMatchObject({ action: "session.open", result: "failed", actor: "admin", actorName: "管理员" });
    expect(await platform.read((r) => r.setting(holder))).toBeNull();
    for (const text of ["一", "二"]) await platform.write(act("settings.change"), (w) => w.putSetting(holder, text));
    expect(await platform.read((r) => r.setting(holder))).toBe("二");
    expect(await platform.read((r) => r.verifyAudit())).toMatchObject({ ok: true, brokenAt: null });
  });

  test("health tells engine, version, size and the steps of every schema", async () => {
    const id = await given().newDistrict(), health = await given().store.health();
    expect(health).toMatchObject({ ok: true, kind: given().store.kind });
    expect(health.version).toMatch(/^PostgreSQL \d+/);
    expect(health.bytes).toBeGreaterThan(0);
    expect(health.schemas.find((each) => each.district === id)).toEqual({ schema: id, district: id, migrations: ["0001-district", "0002-observations", "0003-network", "0004-data-review", "0005-figures", "0006-alarms", "0007-loops", "0008-bulletins", "0009-ledgers", "0010-read-keys", "0011-duty-clocks", "0012-reconciliations"] });
  });
}
