// One function of over 40 lines a file: a suite of every promise, called once for each engine.
import { expect, test } from "vitest";
import type { DistrictStore } from "@yunqing/domain";
import { actor, entry, review, value } from "./sample.js";
import type { Bench } from "./engines.js";

type Given = () => Bench;

/** The one write path and the chain of the audit (一条写入路径与审计链): run on each engine. */
export function auditContract(given: Given): void {
  const fresh = async (): Promise<DistrictStore> => given().store.district(await given().newDistrict());
  const actions = async (store: DistrictStore): Promise<string[]> => (await store.read((r) => r.audit({ limit: 100 }))).entries.map(({ seq, action, result }) => `${seq} ${action} ${result}`);

  test("data and audit go together: failed work leaves neither, refusals are kept, a repeated command adds nothing", async () => {
    const store = await fresh();
    await store.write(entry("value.report"), (w) => w.appendValue(value("v1")));
    await expect(store.write(entry("value.report"), async (w) => { await w.appendValue(value("v2")); throw new Error("changed my mind"); })).rejects.toThrow("changed my mind");
    await store.recordRefusal(entry("value.review"));
    await store.write(entry("value.report"), (w) => w.appendValue(value("v1")));
    await store.write(entry("table.export"), () => Promise.resolve());
    expect((await store.read((r) => r.values({}))).map(({ id }) => id)).toEqual(["v1"]);
    expect(await actions(store)).toEqual(["4 table.export done", "3 value.review refused", "2 value.report done", "1 district.add done"]);
    expect(await store.read((r) => r.verifyAudit())).toEqual({ ok: true, checked: 4, brokenAt: null });
  });

  test("an entry tells who, from where, what, with every character; pages go back from a number, filters count", async () => {
    const store = await fresh();
    for (let i = 0; i < 5; i += 1) await store.write(entry(i % 2 === 0 ? "even" : "odd", `u${i}`), () => Promise.resolve());
    const page = await store.read((r) => r.audit({ from: 4, limit: 2 }));
    expect(page.total).toBe(6);
    expect(page.entries.map(({ seq }) => seq)).toEqual([4, 3]);
    expect(page.entries[0]).toMatchObject({ actor: "u2", actorName: "u2 先生", address: "10.1.2.3", action: "even", subject: "even 之对象", detail: "细节 \"引号\" \\ 换行\n", result: "done" });
    expect(page.entries[0]?.previous).toBe(page.entries[1]?.hash);
    expect(await store.read((r) => r.audit({ limit: 1, action: "odd" }))).toMatchObject({ total: 2, entries: [{ actor: "u3" }] });
    expect((await store.read((r) => r.audit({ limit: 9, actor: "u4" }))).total).toBe(1);
    expect((await store.read((r) => r.audit({ limit: 9, actor: "u4 先生" }))).total).toBe(1);
  });

  const tampers: readonly (readonly [string, string, number])[] = [
    ["a changed detail", "update audit_entry set detail = 'other' where seq = 3", 3],
    ["a changed time", "update audit_entry set at = at + interval '1 millisecond' where seq = 2", 2],
    ["an entry taken out", "delete from audit_entry where seq = 3", 3],
    ["the last entry taken out", "delete from audit_entry where seq = 5", 5],
    ["the last entry taken out and the head set back by number only", "delete from audit_entry where seq = 5; update audit_head set seq = 4", 5],
    ["two entries exchanged", "update audit_entry set seq = 90 where seq = 3; update audit_entry set seq = 3 where seq = 4; update audit_entry set seq = 4 where seq = 90", 3],
    ["an algorithm nobody knows", "update audit_entry set algorithm = 'none' where seq = 4", 4],
  ];
  test.each(tampers)("the chain names the first broken entry: %s", async (_, damage, brokenAt) => {
    const id = await given().newDistrict(), { engine } = given().store, store = given().store.district(id), schema = given().store.schemaOf(id);
    for (let i = 0; i < 4; i += 1) await store.write(entry("x"), () => Promise.resolve());
    // privileges bind the program, not the one who owns the machine: this is what such a one could do
    await engine.write(schema, async ({ line }) => { if (engine.kind === "server") await line.script("grant update, delete on audit_entry to current_user"); await line.script(damage); });
    expect(await store.read((r) => r.verifyAudit())).toMatchObject({ ok: false, brokenAt });
  });

  test("if the audit cannot be written, nothing is", async () => {
    const id = await given().newDistrict(), { engine } = given().store, store = given().store.district(id), schema = given().store.schemaOf(id);
    await engine.write(schema, ({ line }) => line.script("alter table audit_entry rename to audit_elsewhere"));
    await expect(store.write(entry("value.report"), (w) => w.appendValue(value("v1")))).rejects.toThrow(/audit_entry/);
    await engine.write(schema, ({ line }) => line.script("alter table audit_elsewhere rename to audit_entry"));
    expect(await store.read((r) => r.values({}))).toEqual([]);
  });

  test("work that swallows a failure of the database cannot end as if it had been done", async () => {
    const store = await fresh();
    await expect(store.write(entry("x"), async (w) => { await w.appendValue(value("v1")); await w.appendValue(value("v2", { at: "not a time" })).catch(() => "known"); await w.appendValue(value("v3", { year: undefined, value: "\u0000" } as never)).catch(() => "known"); return "done"; })).rejects.toThrow();
    expect(await store.read((r) => r.values({}))).toEqual([]);
  });

  test("a transaction inside another is refused by name instead of waiting for ever; afterwards the store works on", async () => {
    const store = await fresh();
    await expect(store.write(entry("x"), () => store.read((r) => r.values({})))).rejects.toMatchObject({ code: "store/nested-transaction" });
    await expect(store.read(() => given().store.platform.read((r) => r.users()))).rejects.toMatchObject({ code: "store/nested-transaction" });
    expect(await store.read((r) => r.values({}))).toEqual([]);
  });

  test("many at once: each is done once, in some order, and the chain holds", async () => {
    const store = await fresh();
    const done = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => store.write({ ...entry("value.report"), actor: actor(`u${i}`) }, async (w) => { await w.appendValue(value(`v${i % 10}`)); return w.appendReview(review(`r${i}`, `v${i % 10}`, { by: `u${i}` })); })));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(10);
    for (const outcome of done) if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "plan/already-reviewed" });
    const { values, reviews, chain } = await store.read(async (r) => ({ values: await r.values({}), reviews: await r.reviews({}), chain: await r.verifyAudit() }));
    expect([values.length, reviews.length, new Set(reviews.map(({ valueId }) => valueId)).size]).toEqual([10, 10, 10]);
    expect(chain).toEqual({ ok: true, checked: 11, brokenAt: null });
  });
}
