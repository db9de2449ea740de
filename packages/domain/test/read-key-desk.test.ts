import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { allows, keyRoles, actionsOfRole, isRole, ReadKeyDesk, type Actor } from "@yunqing/domain";
import { MemorySeen } from "./read-key-memory.js";
import { actor, grant } from "./small-district.js";
import { auditor, clerk, director, elsewhere, ended, mill, monitored, officer, publicPerson, securityAdministrator, systemAdministrator, westTown } from "./small-monitoring.js";

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
const uuid = (last: number): string => `018f0000-0000-7000-8000-9${String(last).padStart(11, "0")}`;
const caller = { address: "10.0.0.9", agent: "Chromium" };
const refusal = (act: Promise<unknown>): Promise<string> => act.then(() => "done", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
function office() {
  const m = monitored(), seen = new MemorySeen();
  let tokens = 0;
  const desk = new ReadKeyDesk({ store: m.store, readKeySeen: seen, clock: { now: () => m.time.now, id: m.id }, secrets: { token: () => `token${++tokens}`, hashToken: hashOf }, names: async (users) => new Map(users.map((user) => [user, `名${user}`])) });
  const make = (who: Actor, id: number, over: Partial<Parameters<ReadKeyDesk["make"]>[1]> = {}) => desk.make(who, { id: uuid(id), name: " 大厅 ", use: "screen", untilDay: null, ...over });
  return { ...m, keys: desk, seen, make };
}

describe("a read key", () => {
  it("is shown once, kept as a fingerprint, listed, ended once with a reason, and all of it is on record", async () => {
    const o = office(), made = await o.make(director, 1, { untilDay: "2026-12-31" });
    expect(made).toEqual({ id: uuid(1), name: "大厅", use: "screen", untilDay: "2026-12-31", by: "名director", at: "2026-11-28T10:07:00+08:00", state: "good", ended: null, seen: null, key: "yqr_token1" });
    expect(JSON.stringify(o.store.rows)).not.toContain("yqr_token1");
    expect(JSON.stringify(o.store.rows)).toContain(hashOf("yqr_token1"));
    expect(await refusal(o.make(director, 1, { untilDay: "2026-12-31" }))).toBe("read-key/shown");
    expect(await refusal(o.make(director, 2, { name: " " }))).toBe("read-key/bad-key");
    expect(await refusal(o.make(director, 2, { untilDay: "2026-11-27" }))).toBe("read-key/bad-key");
    const { key: _key, ...line } = made;
    expect(await o.keys.keys(director)).toEqual([line]);
    expect(await refusal(o.keys.end(director, uuid(1), { id: uuid(3), reason: " " }))).toBe("read-key/bad-key");
    const end = await o.keys.end(director, uuid(1), { id: uuid(3), reason: "屏已拆" });
    expect(end).toMatchObject({ state: "ended", ended: { by: "名director", reason: "屏已拆" } });
    expect(await o.keys.end(director, uuid(1), { id: uuid(3), reason: "屏已拆" })).toEqual(end);
    expect(await refusal(o.keys.end(director, uuid(1), { id: uuid(3), reason: "别的" }))).toBe("store/id-taken");
    expect(await refusal(o.keys.end(director, uuid(1), { id: uuid(4), reason: "再停" }))).toBe("read-key/ended");
    expect(await refusal(o.keys.end(director, "none", { id: uuid(5), reason: "x" }))).toBe("domain/not-found");
    expect(o.store.rows.audit.filter(({ action, result }) => action === "key.manage" && result === "done").map(({ detail }) => detail)).toEqual(["新建只读密钥 大厅，用于大屏，至 2026-12-31", "停用只读密钥 大厅；屏已拆"]);
  });

  it("is for the director alone to make, to see and to end", async () => {
    const o = office();
    await o.make(director, 1);
    for (const who of [clerk, officer, westTown, mill, publicPerson, systemAdministrator, securityAdministrator, auditor, elsewhere, ended]) {
      expect([who.user, await refusal(o.make(who, 7)), await refusal(o.keys.keys(who)), await refusal(o.keys.end(who, uuid(1), { id: uuid(8), reason: "x" }))]).toEqual([who.user, "access/forbidden", "access/forbidden", "access/forbidden"]);
    }
    expect(o.store.rows.audit.filter(({ action, result }) => action === "key.manage" && result === "refused").length).toBe(30);
  });

  it("reads within the scope of its maker, by a role that no person can be given and that has nothing but reading", async () => {
    expect(keyRoles.map((role) => [role, actionsOfRole[role]])).toEqual([["screen-key", ["plan.read", "monitor.read"]], ["sensor-things-key", ["monitor.read"]]]);
    for (const role of keyRoles) expect(isRole(role)).toBe(false);
    const o = office(), east = actor("east-director", null, grant("director", "", { placePath: "990001/east" })), made = await o.make(east, 1, { use: "sensor-things" });
    const read = await o.keys.reads(made.key, caller), at = (placePath: string) => ({ district: "hill", organisationPath: "", placePath, enterprise: null }), grants = read?.actor.grants ?? [];
    expect([allows(grants, "monitor.read", at("990001/east/x"), "2026-11-28"), allows(grants, "monitor.read", at("990001/west"), "2026-11-28"), allows(grants, "monitor.read", { ...at("990001/east"), district: "dale" }, "2026-11-28")]).toEqual([true, false, false]);
    expect(await refusal(o.keys.end(actor("west-director", null, grant("director", "", { placePath: "990001/west" })), uuid(1), { id: uuid(2), reason: "x" }))).toBe("domain/not-found");
    const two = actor("two", null, grant("director", "", { placePath: "990001/east" }), grant("director", "", { placePath: "990001/west" }));
    expect(await refusal(o.make(two, 3))).toBe("read-key/bad-key");
  });
});

describe("what a read key opens", () => {
  it("a wall stays open through days of nothing, until its key is ended; the session tells a browser that it only reads", async () => {
    const o = office(), { key } = await o.make(director, 1), { token, session } = await o.keys.open(key, caller);
    expect(session).toMatchObject({ readOnly: true, csrf: "", platformActions: [], mustChangePassword: false, expiresAt: "9999-12-31T00:00:00.000Z", districts: [{ id: "hill", actions: ["plan.read", "monitor.read"] }] });
    expect(JSON.stringify(o.store.rows)).not.toContain(`"${token}"`);
    o.time.now = "2028-03-01T00:00:00.000Z";
    expect((await o.keys.resume(token, caller))?.actor).toMatchObject({ user: `read-key:${uuid(1)}`, name: "只读密钥 大厅", address: "10.0.0.9" });
    await o.keys.end(director, uuid(1), { id: uuid(2), reason: "屏已拆" });
    expect(await o.keys.resume(token, caller)).toBeNull();
    expect(await refusal(o.keys.open(key, caller))).toBe("read-key/refused");
    expect(o.store.rows.audit.filter(({ action }) => action === "key.open").map(({ detail, actor: by }) => [by, detail])).toEqual([[`read-key:${uuid(1)}`, "大屏以只读密钥 大厅 登录"]]);
  });
  it("ends with its last day in Beijing, and one use does not open the other", async () => {
    const o = office(), { key } = await o.make(director, 1, { untilDay: "2026-11-30" }), things = await o.make(director, 2, { use: "sensor-things" }), { token } = await o.keys.open(key, caller);
    expect([await o.keys.reads(key, caller), await refusal(o.keys.open(things.key, caller)), await o.keys.resume(things.key, caller), await o.keys.reads(token, caller), await o.keys.reads("yqr_none", caller), await o.keys.resume("none", caller)]).toEqual([null, "read-key/refused", null, null, null, null]);
    o.time.now = "2026-11-30T15:59:59.000Z";
    expect(await o.keys.resume(token, caller)).not.toBeNull();
    o.time.now = "2026-11-30T16:00:00.000Z";
    expect(await o.keys.resume(token, caller)).toBeNull();
    expect((await o.keys.keys(director)).map(({ state }) => state)).toEqual(["expired", "good"]);
  });
  it("is seen, with the address", async () => {
    const o = office(), { key } = await o.make(director, 1, { use: "sensor-things" });
    await o.keys.reads(key, caller);
    expect(o.seen.of.get(uuid(1))).toEqual({ at: "2026-11-28T02:07:00.000Z", address: "10.0.0.9" });
  });
});
