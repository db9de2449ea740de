import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Attempts, classesOf, Forbidden, IdentityDesk, IdTaken, isWeak, loginName, maskedPhone, NotFound, passwordErrors, Refused, type Actor, type CreateGrantCommand, type CreateUserCommand, type FirstUser, type IdentityPolicy, type Pack } from "@yunqing/domain";
import { HandClock, MemoryPlatform, QuickSecrets } from "./memory-platform.js";

const good = "Xq7!mountain-Brook", good2 = "Zw9?harvest-Lantern";
const pack = { district: { id: "hill" }, organisations: [{ id: "gov", parent: null }, { id: "town1", parent: "gov" }], places: [{ id: "990001", parent: null }, { id: "p1", parent: "990001" }], enterprises: [{ id: "mill" }] } as unknown as Pack;

async function start(policy: Partial<IdentityPolicy> = {}) {
  const platform = new MemoryPlatform([{ id: "hill", schema: "d_hill", zh: "山区", en: "Hill", adcode: "990001", simulated: false, packHash: "" }, { id: "demo", schema: "d_demo", zh: "山区·模拟", en: "Hill demo", adcode: "990001", simulated: true, packHash: "" }]);
  const secrets = new QuickSecrets(), clock = new HandClock();
  const open = () => new IdentityDesk({ platform, secrets, clock, policy, packs: (district) => Promise.resolve(district === "hill" ? pack : null) });
  const desk = open(), first = await desk.bootstrap();
  const passwordOf = (name: string): string => first.find((one: FirstUser) => one.name === name)?.oneTimePassword ?? "";
  const signIn = (name: string, password: string, address = "10.0.0.1") => desk.signIn({ name, password, address, agent: "test" });
  /** Signs in for the first time, changes the password, and answers as the guard would. */
  const settle = async (name: string, password = passwordOf(name)) => { const { token } = await signIn(name, password); await desk.changePassword(token, { old: password, new: good }); return { token, actor: await actor(token) }; };
  const actor = async (token: string): Promise<Actor> => { const found = await desk.resume(token); if (!found) throw new Error("no session"); return found.actor; };
  return { platform, secrets, clock, open, desk, first, passwordOf, signIn, settle, actor };
}
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => "done", (error: unknown) => (error as { code?: string }).code ?? String(error));
const newUser = (over: Partial<CreateUserCommand> = {}): CreateUserCommand => ({ id: "u1", name: "wangfang", displayName: "王芳", phone: "139 0000 1234", organisation: "town1", district: "hill", ...over });
const newGrant = (over: Partial<CreateGrantCommand> = {}): CreateGrantCommand => ({ id: "g1", user: "u1", role: "town", district: "hill", organisation: "town1", place: "*", enterprise: null, from: "2026-11-23", until: null, ...over });

describe("first start", () => {
  test("three administrators and a director, each with its own one-time password; a second start gives none", async () => {
    const { first, desk, platform } = await start();
    expect(first.map((one) => [one.name, one.role])).toEqual([["sysadmin", "system-administrator"], ["secadmin", "security-administrator"], ["auditadmin", "audit-administrator"], ["director", "director"]]);
    expect(new Set(first.map((one) => one.oneTimePassword)).size).toBe(4);
    expect(await desk.bootstrap()).toEqual([]);
    expect(platform.rows.users.every((one) => one.mustChange)).toBe(true);
  });
  test("before the first password is changed the person holds nothing", async () => {
    const { signIn, passwordOf, desk, actor } = await start();
    const { token, session } = await signIn("director", passwordOf("director"));
    expect(session).toMatchObject({ mustChangePassword: true, districts: [], platformActions: [] });
    expect((await actor(token)).grants).toEqual([]);
    const changed = await desk.changePassword(token, { old: passwordOf("director"), new: good });
    expect(changed.mustChangePassword).toBe(false);
    expect(changed.districts.map((one) => one.id)).toEqual(["hill", "demo"]);
    expect(changed.districts[0]?.actions).toContain("value.review");
  });
  test("each administrator sees its own and no business", async () => {
    const { settle, desk } = await start();
    const actions: Record<string, readonly string[]> = {};
    for (const name of ["sysadmin", "secadmin", "auditadmin"]) actions[name] = (await desk.resume((await settle(name)).token))?.session.platformActions ?? [];
    expect(actions).toEqual({ sysadmin: ["organisation.manage", "user.manage", "backup.make", "settings.read"], secadmin: ["grant.manage"], auditadmin: ["audit.read"] });
  });
});

describe("attacks on sign-in", () => {
  test("a wrong name and a wrong password are answered alike, and each costs one verification", async () => {
    const { signIn, secrets, platform } = await start();
    const errors: Refused[] = [];
    for (const [name, password] of [["director", "wrong"], ["nobody", "wrong"], ["", ""], ["director'--", "x"]] as const) {
      const before = secrets.verified.length;
      await signIn(name, password).catch((error: Refused) => errors.push(error));
      expect([name, secrets.verified.length - before]).toEqual([name, 1]);
    }
    expect(new Set(errors.map((one) => JSON.stringify([one.code, one.zh, one.en, one.errors]))).size).toBe(1);
    expect(secrets.verified[1]).not.toBe(platform.rows.users.find((one) => one.name === "director")?.passwordHash);
    expect(new Set(platform.rows.users.map((one) => one.passwordHash)).has(secrets.verified[1] ?? "")).toBe(false);
  });
  test("a deactivated account is answered like an unknown one", async () => {
    const { signIn, settle, desk, platform, secrets } = await start();
    const { actor } = await settle("sysadmin");
    const { oneTimePassword } = await desk.createUser(actor, newUser());
    await desk.setActive(actor, "u1", false);
    const hash = platform.rows.users.find((one) => one.id === "u1")?.passwordHash;
    expect(await codeOf(signIn("wangfang", oneTimePassword, "10.0.0.9"))).toBe("identity/wrong");
    expect(secrets.verified.at(-1)).not.toBe(hash);
  });
  test.each(["director", "nobody"])("five wrong ones lock %s for 30 minutes, known or not, also for the right password and from elsewhere", async (name) => {
    const { signIn, passwordOf, clock } = await start();
    for (let n = 1; n <= 5; n++) expect(await codeOf(signIn(name, "wrong", `10.0.1.${n}`))).toBe("identity/wrong");
    expect(await codeOf(signIn(name, passwordOf(name), "10.0.1.9"))).toBe("identity/locked");
    clock.pass(29);
    expect(await codeOf(signIn(name, passwordOf(name), "10.0.1.9"))).toBe("identity/locked");
    clock.pass(2);
    expect(await codeOf(signIn(name, passwordOf(name), "10.0.1.9"))).toBe(name === "director" ? "done" : "identity/wrong");
  });
  test("a hundred guesses sent at once are still counted one by one", async () => {
    const { signIn, secrets, platform } = await start();
    const before = secrets.verified.length;
    const codes = await Promise.all(Array.from({ length: 100 }, (_, n) => codeOf(signIn("director", `guess${n}`, `10.1.${n}.1`))));
    expect(codes.filter((code) => code === "identity/wrong").length).toBe(5);
    expect(codes.filter((code) => code === "identity/locked").length).toBe(95);
    expect(secrets.verified.length - before).toBe(100);
    const held = platform.rows.users.find((one) => one.name === "director");
    expect([held?.failedCount, held?.lockedUntil === null]).toEqual([5, false]);
  });
  test("five wrong ones from one address lock the address for every name; this machine itself is no address", async () => {
    const { signIn, passwordOf } = await start();
    for (const name of ["a1", "a2", "a3", "a4", "a5"]) await codeOf(signIn(name, "wrong", "10.9.9.9"));
    expect(await codeOf(signIn("director", passwordOf("director"), "10.9.9.9"))).toBe("identity/locked");
    expect(await codeOf(signIn("director", passwordOf("director"), "10.9.9.8"))).toBe("done");
    for (const name of ["b1", "b2", "b3", "b4", "b5"]) await codeOf(signIn(name, "wrong", "127.0.0.1"));
    expect(await codeOf(signIn("director", passwordOf("director"), "127.0.0.1"))).toBe("done");
  });
  test("a lock outlives a restart of the program", async () => {
    const { signIn, open, passwordOf } = await start();
    for (let n = 0; n < 5; n++) await codeOf(signIn("director", "wrong", `10.2.0.${n}`));
    expect(await codeOf(open().signIn({ name: "director", password: passwordOf("director"), address: "10.3.0.1", agent: "" }))).toBe("identity/locked");
  });
  test("capitals, blanks and wide letters in the name are the same name, for locks too", async () => {
    const { signIn, passwordOf } = await start();
    expect(loginName(" Ｄｉｒｅｃｔｏｒ ")).toBe("director");
    for (const name of ["Director", "DIRECTOR", " director", "ｄirector", "director"]) await codeOf(signIn(name, "wrong", "10.4.0.1"));
    expect(await codeOf(signIn("director", passwordOf("director"), "10.4.0.2"))).toBe("identity/locked");
  });
  test("the next sign-in tells the last one and how many failed since", async () => {
    const { signIn, settle, clock } = await start();
    await settle("director");
    clock.pass(5);
    await codeOf(signIn("director", "wrong", "10.5.0.1")); await codeOf(signIn("director", "wrong", "10.5.0.1"));
    const { session } = await signIn("director", good, "10.5.0.2");
    expect(session.lastSignIn).toMatchObject({ address: "10.0.0.1", failedSince: 2 });
  });
});

describe("sessions", () => {
  test("the store holds no token, and a token of the store's content opens nothing", async () => {
    const { signIn, passwordOf, platform, desk } = await start();
    const { token } = await signIn("director", passwordOf("director"));
    expect(JSON.stringify(platform.rows)).not.toContain(token);
    expect(await desk.resume(platform.rows.sessions[0]?.tokenHash ?? "")).toBeNull();
    expect(await desk.resume("")).toBeNull();
  });
  test("idle 15 minutes ends it; being used keeps it, but not beyond 12 hours", async () => {
    const { settle, desk, clock } = await start();
    const { token } = await settle("director");
    clock.pass(14); expect(await desk.resume(token)).not.toBeNull();
    clock.pass(16); expect(await desk.resume(token)).toBeNull();
    const { token: second } = await desk.signIn({ name: "director", password: good, address: "10.0.0.1", agent: "" });
    for (let n = 0; n < 71; n++) { clock.pass(10); expect(await desk.resume(second)).not.toBeNull(); }
    clock.pass(11); expect(await desk.resume(second)).toBeNull();
  });
  test("signing out, revoking one's own; somebody else's does not exist", async () => {
    const { settle, signIn, desk, clock } = await start();
    const { token, actor } = await settle("director"), other = await settle("sysadmin");
    clock.pass(1);
    const { token: second } = await signIn("director", good);
    const own = await desk.ownSessions(token);
    expect(own.map((one) => one.current)).toEqual([true, false]);
    await expect(desk.revokeSession(other.actor, own[0]?.id ?? "")).rejects.toThrow(NotFound);
    await desk.revokeSession(actor, own[1]?.id ?? "");
    expect(await desk.resume(second)).toBeNull();
    await desk.signOut(token);
    expect(await desk.resume(token)).toBeNull();
  });
  test("a grant ended, a reset, a deactivation work at once on open sessions", async () => {
    const { settle, desk, signIn } = await start();
    const system = (await settle("sysadmin")).actor, security = (await settle("secadmin")).actor;
    const { oneTimePassword } = await desk.createUser(system, newUser());
    await desk.createGrant(security, newGrant());
    const { token } = await signIn("wangfang", oneTimePassword);
    await desk.changePassword(token, { old: oneTimePassword, new: good });
    expect((await desk.resume(token))?.session.districts.map((one) => one.id)).toEqual(["hill"]);
    await desk.endGrant(security, "g1");
    expect((await desk.resume(token))?.session.districts).toEqual([]);
    const reset = await desk.resetPassword(system, "u1");
    expect(await desk.resume(token)).toBeNull();
    const again = await signIn("wangfang", reset.oneTimePassword);
    expect(again.session.mustChangePassword).toBe(true);
    await desk.setActive(system, "u1", false);
    expect(await desk.resume(again.token)).toBeNull();
  });
});

describe("passwords", () => {
  test.each([
    ["Ab1!x", "too short"], ["alllowercaseletters", "one class"], ["lowercase1234567", "two classes"], ["Wangfang#2026", "the name"], ["王芳Abc#2026x", "the shown name"], ["Password123!", "weak word"], ["Aa1!Aa1!Aa1!", "four characters"], ["Abcdefghijk1", "a run"], ["Admin@1234", "weak word"], ["x".repeat(129) + "A1!", "too long"], ["Good\u0000Pass-7x", "control"],
  ])("%s is refused: %s", (password) => { expect(passwordErrors(password, { name: "wangfang", displayName: "王芳" }).length).toBeGreaterThan(0); });
  test.each([good, good2, "山高水长-2026xK", "correct Horse 7 staple"])("%s is good", (password) => { expect(passwordErrors(password, { name: "wangfang", displayName: "王芳" })).toEqual([]); });
  test("laws: nothing short or of two classes passes", () => {
    fc.assert(fc.property(fc.string({ maxLength: 9, unit: "grapheme" }), (text) => { if ([...text].length < 10) expect(passwordErrors(text, { name: "zz", displayName: "zz" }).length).toBeGreaterThan(0); }));
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9]{10,40}$/), (text) => { expect(classesOf(text)).toBeLessThan(3); expect(passwordErrors(text, { name: "zzzz", displayName: "zzzz" }).length).toBeGreaterThan(0); }));
    expect(isWeak("aaaaaaaaaaaa")).toBe(true);
  });
  test("the last five cannot come again; the sixth can", async () => {
    const { settle, desk } = await start();
    const { token } = await settle("director"), of = (n: number): string => `Mq${n}!stone-Willow${n}`;
    let old = good;
    for (let n = 0; n < 4; n++) { await desk.changePassword(token, { old, new: of(n) }); old = of(n); }
    for (const used of [good, of(0), of(1), of(2), of(3)]) expect([used, await codeOf(desk.changePassword(token, { old, new: used }))]).toEqual([used, "identity/password-again"]);
    await desk.changePassword(token, { old, new: of(4) });
    expect(await codeOf(desk.changePassword(token, { old: of(4), new: good }))).toBe("done");
  });
  test("guessing the old password in an open session locks and ends it", async () => {
    const { settle, desk, signIn } = await start();
    const { token } = await settle("director");
    for (let n = 1; n < 5; n++) expect(await codeOf(desk.changePassword(token, { old: "guess", new: good2 }))).toBe("identity/old-password");
    expect(await codeOf(desk.changePassword(token, { old: "guess", new: good2 }))).toBe("identity/locked");
    expect(await desk.resume(token)).toBeNull();
    expect(await codeOf(signIn("director", good, "10.6.0.1"))).toBe("identity/locked");
  });
  test("a change ends the person's other sessions and keeps this one", async () => {
    const { settle, desk, signIn } = await start();
    const { token } = await settle("director"), { token: other } = await signIn("director", good);
    await desk.changePassword(token, { old: good, new: good2 });
    expect([await desk.resume(other), (await desk.resume(token)) !== null]).toEqual([null, true]);
  });
});

describe("users and grants", () => {
  test("only the system administrator creates users, only the security administrator grants, nobody to themselves", async () => {
    const { settle, desk } = await start();
    const system = (await settle("sysadmin")).actor, security = (await settle("secadmin")).actor, auditor = (await settle("auditadmin")).actor, director = (await settle("director")).actor;
    for (const who of [security, auditor, director]) { await expect(desk.createUser(who, newUser())).rejects.toThrow(Forbidden); await expect(desk.resetPassword(who, "u1")).rejects.toThrow(Forbidden); await expect(desk.setActive(who, "u1", false)).rejects.toThrow(Forbidden); }
    await desk.createUser(system, newUser());
    for (const who of [system, auditor, director]) { await expect(desk.createGrant(who, newGrant())).rejects.toThrow(Forbidden); await expect(desk.endGrant(who, "g1")).rejects.toThrow(Forbidden); }
    expect(await codeOf(desk.createGrant(security, newGrant({ user: security.user })))).toBe("identity/own-grant");
    for (const who of [system, security, director]) await expect(desk.audit(who)).rejects.toThrow(Forbidden);
    for (const who of [auditor, director]) await expect(desk.users(who)).rejects.toThrow(Forbidden);
  });
  test("the three administrators exclude the rest and one another", async () => {
    const { settle, desk, platform } = await start();
    const system = (await settle("sysadmin")).actor, security = (await settle("secadmin")).actor;
    await desk.createUser(system, newUser());
    await desk.createGrant(security, newGrant());
    const platformGrant = { district: null, organisation: "*", place: "*" };
    for (const role of ["system-administrator", "security-administrator", "audit-administrator"] as const) expect(await codeOf(desk.createGrant(security, newGrant({ id: role, role, ...platformGrant })))).toBe("identity/exclusive");
    expect(await codeOf(desk.createGrant(security, newGrant({ id: "x", user: system.user, role: "clerk", organisation: "*" })))).toBe("identity/exclusive");
    expect(await codeOf(desk.createGrant(security, newGrant({ id: "y", user: system.user, role: "audit-administrator", ...platformGrant })))).toBe("identity/exclusive");
    expect(platform.rows.grants.length).toBe(5);
  });
  test("paths are found in the district's trees; what is not there is named", async () => {
    const { settle, desk, platform } = await start();
    const system = (await settle("sysadmin")).actor, security = (await settle("secadmin")).actor;
    await desk.createUser(system, newUser());
    expect(await desk.createGrant(security, newGrant({ place: "p1" }))).toMatchObject({ organisation: "town1", place: "p1", grantedBy: security.user });
    expect(platform.rows.grants.at(-1)).toMatchObject({ organisationPath: "gov/town1", placePath: "990001/p1" });
    expect(await desk.createGrant(security, newGrant({ place: "p1" }))).toMatchObject({ id: "g1" });
    await expect(desk.createGrant(security, newGrant({ role: "clerk", place: "p1" }))).rejects.toThrow(IdTaken);
    const fieldsOf = (over: Partial<CreateGrantCommand>): Promise<unknown> => desk.createGrant(security, newGrant({ id: "bad", ...over })).catch((error: Refused) => error.errors.map((one) => one.field));
    expect(await fieldsOf({ organisation: "town2" })).toEqual(["organisation"]);
    expect(await fieldsOf({ district: "moon" })).toEqual(["district"]);
    expect(await fieldsOf({ role: "firm" })).toEqual(["enterprise"]);
    expect(await fieldsOf({ role: "firm", enterprise: "smithy" })).toEqual(["enterprise"]);
    expect(await fieldsOf({ from: "2026-13-01", until: "2026-01-01" })).toEqual(["from", "until"]);
    expect(await fieldsOf({ role: "audit-administrator" })).toEqual(["role"]);
    await expect(desk.createGrant(security, newGrant({ id: "z", user: "ghost" }))).rejects.toThrow(NotFound);
  });
  test("users: bad fields, taken names, repeated commands, masked telephone", async () => {
    const { settle, desk, platform } = await start();
    const system = (await settle("sysadmin")).actor;
    const created = await desk.createUser(system, newUser());
    expect(created).toMatchObject({ name: "wangfang", phoneMasked: "139****1234", mustChangePassword: true, active: true, grants: [] });
    expect(JSON.stringify(platform.rows.users)).not.toContain("13900001234");
    expect(await codeOf(desk.createUser(system, newUser()))).toBe("identity/already-created");
    expect(await codeOf(desk.createUser(system, newUser({ name: "other" })))).toBe("store/id-taken");
    expect(await codeOf(desk.createUser(system, newUser({ id: "u2", name: "WangFang" })))).toBe("identity/name-taken");
    const error = await desk.createUser(system, newUser({ id: "u3", name: "x y", displayName: " ", phone: "call me", organisation: "town9" })).catch((caught: Refused) => caught);
    expect((error as Refused).errors.map((one) => one.field)).toEqual(["name", "displayName", "phone", "organisation"]);
    expect(maskedPhone("12345")).toBe("*****");
    expect([...(await desk.displayNames(["u1", "gone"]))]).toEqual([["u1", "王芳（wangfang）"]]);
  });
  test("the last administrator of a kind stays", async () => {
    const { settle, desk, platform } = await start();
    const system = (await settle("sysadmin")).actor, security = (await settle("secadmin")).actor, idOf = (name: string): string => platform.rows.users.find((one) => one.name === name)?.id ?? "";
    expect(await codeOf(desk.setActive(system, idOf("auditadmin"), false))).toBe("identity/last-administrator");
    expect(await codeOf(desk.setActive(system, system.user, false))).toBe("identity/own-account");
    const own = platform.rows.grants.find((one) => one.user === security.user)?.id ?? "";
    expect(await codeOf(desk.endGrant(security, own))).toBe("identity/last-administrator");
    await desk.createUser(system, newUser());
    await desk.createGrant(security, newGrant({ role: "audit-administrator", district: null, organisation: "*" }));
    expect(await codeOf(desk.setActive(system, idOf("auditadmin"), false))).toBe("done");
  });
});

describe("audit", () => {
  test("sign-ins, failures and refusals are recorded; no password, no token, no mistyped name in clear", async () => {
    const { settle, signIn, desk, platform, passwordOf } = await start();
    const auditor = await settle("auditadmin"), director = await settle("director");
    await codeOf(signIn("director", "Wrong-Secret-77")); await codeOf(signIn("my-Secret-typed-as-name", "x"));
    await codeOf(desk.createUser(director.actor, newUser()));
    await codeOf(desk.changePassword(director.token, { old: "Other-Secret-88", new: good2 }));
    const view = await desk.audit(auditor.actor, { limit: "1000" });
    expect(view.chain).toMatchObject({ ok: true });
    const lines = view.entries.map((one) => `${one.action} ${one.result}`);
    for (const expected of ["session.open done", "session.open refused", "user.manage refused", "password.change done", "password.change refused", "user.create done"]) expect(lines).toContain(expected);
    expect(view.entries.find((one) => one.action === "user.manage")?.actor).toBe("局长（director）");
    const all = JSON.stringify(platform.rows.audit);
    for (const secret of ["Wrong-Secret-77", "Other-Secret-88", "my-secret-typed-as-name", "my-Secret", good, good2, auditor.token, director.token, passwordOf("director")]) expect(all).not.toContain(secret);
  });
  test("what cannot be audited does not happen", async () => {
    const { settle, desk, platform } = await start();
    const system = (await settle("sysadmin")).actor;
    platform.write = () => Promise.reject(new Error("audit full"));
    await expect(desk.createUser(system, newUser())).rejects.toThrow("audit full");
    expect(platform.rows.users.length).toBe(4);
  });
});

test("the counter of wrong attempts: bounded, and a flood of names opens no lock", () => {
  const attempts = new Attempts(5, 60_000, 100), now = "2026-11-23T02:00:00.000Z";
  for (let n = 0; n < 5; n++) attempts.wrong("victim", now);
  for (let n = 0; n < 1000; n++) attempts.wrong(`flood${n}`, now);
  expect(attempts.lockedUntil("victim", now)).toBe("2026-11-23T02:01:00.000Z");
  expect(attempts.lockedUntil("victim", "2026-11-23T02:01:00.000Z")).toBeNull();
});
