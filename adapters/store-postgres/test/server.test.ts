import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { dropSchemas, freshName, testServer } from "./engines.js";
import { midnight, packet } from "./observed.js";
import { duty, entry, pack, review, step, value } from "./sample.js";

const server = await testServer(), url = server ?? "";
const platformSchema = freshName("yq"), schema = freshName("d"), role = freshName("role");
const district = { id: schema, schema, zh: "区", en: "District", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" } as const;
const ask = async (statement: string): Promise<void> => { const client = new Client({ connectionString: url }); await client.connect(); try { await client.query(statement); } finally { await client.end(); } };

describe.skipIf(server === null)("several processes on one PostgreSQL", () => {
  const stores: StoreInside[] = [];
  beforeAll(async () => {
    // two processes start on an empty database at once: both find it made
    const opened = await Promise.all([1, 2].map(() => openStore({ kind: "server", url, platformSchema, connections: 4 })));
    stores.push(...opened);
    await Promise.all(stores.map((store) => store.addDistrict(district)));
    for (const store of stores) await store.refresh();
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    if (server !== null) { await dropSchemas(url, [platformSchema, schema]); }
  });
  const both = (n: number): ReturnType<StoreInside["district"]> => { const store = stores[n % 2]; if (store === undefined) throw new TypeError("no store"); return store.district(schema); };

  test("numbers issued at once through two stores have no gap, none twice, also when some give up", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => both(n).write(entry("duty.open"), async (w) => {
      const issued = await w.appendDuty(duty(`n${n}`), (_year, seq) => String(seq));
      if (n % 4 === 3) throw new Error("gave up");
      return issued;
    })));
    expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(10);
    expect((await both(0).read((r) => r.duties({}))).map(({ number }) => Number(number))).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
  });

  test("who waited while another process made the schema finds it made", async () => {
    const early = freshName("early"), late = freshName("late"), other = new Client({ connectionString: url });
    // one connection that has made a schema before: it looks nothing up again, and so hears nothing of what others did
    const store = await openStore({ kind: "server", url, platformSchema, connections: 1 });
    await other.connect();
    try {
      await store.addDistrict({ ...district, id: early, schema: early });
      await other.query("begin");
      await other.query("select pg_advisory_xact_lock(hashtextextended($1, 20260101))", [`yunqing ${late}`]);
      const added = store.addDistrict({ ...district, id: late, schema: late });
      await expect.poll(async () => Number((await other.query<{ n: string }>("select count(*) as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")).rows[0]?.n), { timeout: 10_000 }).toBeGreaterThan(0);
      await other.query(`create schema ${late}`);
      await other.query("commit");
      expect(await added).toBe("added");
    } finally { await other.end(); await store.close(); await dropSchemas(url, [early, late]); }
  });

  test("two reviewers at once: one is told who was first; two who move a duty at once: one is overtaken", async () => {
    for (let round = 0; round < 10; round += 1) {
      await both(0).write(entry("value.report"), async (w) => { await w.appendValue(value(`v${round}`)); await w.appendDuty(duty(`m${round}`), (_, seq) => String(seq)); });
      const reviews = await Promise.allSettled([0, 1].map((n) => both(n).write(entry("value.review"), (w) => w.appendReview(review(`r${round}-${n}`, `v${round}`, { by: `u${n}` })))));
      const winner = reviews.findIndex(({ status }) => status === "fulfilled");
      expect(reviews[1 - winner]).toMatchObject({ status: "rejected", reason: { code: "plan/already-reviewed", by: `u${winner}` } });
      const moves = await Promise.allSettled([0, 1].map((n) => both(n).write(entry("duty.handle"), (w) => w.appendDutyStep(step(`s${round}-${n}`, `m${round}`, 1)))));
      expect(moves.map((move) => move.status === "fulfilled" ? "moved" : (move.reason as { code: string }).code).sort()).toEqual(["duty/overtaken", "moved"]);
    }
  });

  test("the same command twice at once is done once", async () => {
    const answers = await Promise.all([0, 1, 0, 1].map((n) => both(n).write(entry("value.report"), (w) => w.appendValue(value("same")))));
    expect(answers.sort()).toEqual(["known", "known", "known", "stored"]);
  });

  test("a read sees one moment while another process writes", async () => {
    await both(0).read(async (r) => {
      const before = (await r.values({})).length;
      await both(1).write(entry("value.report"), (w) => w.appendValue(value("meanwhile")));
      expect((await r.values({})).length).toBe(before);
    });
    expect(await both(0).read((r) => r.values({ id: "meanwhile" }))).toHaveLength(1);
    expect(await both(0).read((r) => r.verifyAudit())).toMatchObject({ ok: true });
  });

  test("a session that the server ends is no lasting harm: the next command works", async () => {
    for (const store of stores) {
      const [row] = (await store.engine.read(schema, ({ line }) => line.query("select pg_backend_pid() as pid", []))).rows as { pid: number }[];
      await ask(`select pg_terminate_backend(${row?.pid ?? 0})`);
    }
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    for (const n of [0, 1]) expect(await both(n).read((r) => r.values({ id: "same" }))).toHaveLength(1);
  });
});

describe.skipIf(server === null)("rights on PostgreSQL", () => {
  const own = freshName("yq"), ownDistrict = freshName("d");
  let store: StoreInside | undefined;
  let made = false;
  beforeAll(async () => {
    try { await ask(`create role "${role}" login; grant create on database ${new URL(url).pathname.slice(1)} to "${role}"`); made = true; } catch { process.stderr.write("SKIPPED: rights on PostgreSQL: the test user may not make a role\n"); return; }
    const address = new URL(url);
    address.username = role;
    store = await openStore({ kind: "server", url: address.toString(), platformSchema: own });
    await store.addDistrict({ ...district, id: ownDistrict, schema: ownDistrict });
    await store.observations(ownDistrict).append([packet({ "a-Avg": "1" })]);
  });
  afterAll(async () => { await store?.close(); if (made) { await dropSchemas(url, [own, ownDistrict]); await ask(`drop owned by "${role}"; drop role "${role}"`); } });

  test.for(["update audit_entry set detail = 'x'", "delete from audit_entry", "update reported_value set value = '0'", "delete from review", "truncate duty", "update pack_version set pack = ''",
    "update reading set content = '9'", "delete from reading_minute", "update reading_minute_202611 set content = '9'", "delete from packet_block_202611", "truncate packet_block_202611", "delete from shape", "update reading_source set point = 'x'", "delete from instrument_command_step"])("the program's own role may not: %s", async (statement, { skip }) => {
    const held = store ?? skip("the test user may not make a role");
    await held.district(ownDistrict).write(entry("value.report"), (w) => w.appendValue(value("v")));
    await expect(held.engine.write(ownDistrict, ({ line }) => line.script(statement))).rejects.toMatchObject({ code: "42501" });
    await expect(held.engine.read(ownDistrict, ({ line }) => line.script("update audit_head set seq = 0"))).rejects.toMatchObject({ code: "25006" });
  });
});

describe.skipIf(server === null)("a service that runs under another role than the owner of the tables", () => {
  const own = freshName("yq"), ownDistrict = freshName("d"), service = freshName("role");
  let owner: StoreInside | undefined, store: StoreInside | undefined;
  beforeAll(async () => {
    try { await ask(`create role "${service}" login`); } catch { process.stderr.write("SKIPPED: a service's own role: the test user may not make one\n"); return; }
    owner = await openStore({ kind: "server", url, platformSchema: own, appRole: service });
    await owner.addDistrict({ ...district, id: ownDistrict, schema: ownDistrict });
    await owner.observations(ownDistrict).append([packet({ "a-Avg": "1" })]);
    const address = new URL(url);
    address.username = service;
    store = await openStore({ kind: "server", url: address.toString(), platformSchema: own });
  });
  afterAll(async () => { await store?.close(); await owner?.close(); if (owner !== undefined) { await dropSchemas(url, [own, ownDistrict]); await ask(`drop owned by "${service}"; drop role "${service}"`); } });

  test("stores into months that are there and may not change them; a month it may not make is named, and nothing is stored", async ({ skip }) => {
    const observations = (store ?? skip("the test user may not make a role")).observations(ownDistrict), early = midnight - 40 * 86_400_000;
    expect((await observations.append([packet({ "a-Avg": "2" }, { source: 2 })])).map(({ fate }) => fate)).toEqual(["stored"]);
    expect((await observations.append([packet({ "a-Avg": "2" })])).map(({ fate }) => fate)).toEqual(["revised"]);
    for (const statement of ["delete from reading_minute_202611", "update packet_block_202611 set packets = 0"]) await expect(store!.engine.write(ownDistrict, ({ line }) => line.script(statement))).rejects.toMatchObject({ code: "42501" });
    await expect(observations.append([packet({ "a-Avg": "2" }, { source: 3 }), packet({ "a-Avg": "2" }, { from: early, at: midnight })])).rejects.toMatchObject({ code: "store/month-not-allowed", zh: expect.stringContaining("reading_minute_202610") });
    expect(await observations.readings({ sources: [3], kind: "minute", from: early, until: midnight + 1 })).toEqual([]);
    await owner!.observations(ownDistrict).append([packet({ "a-Avg": "1" }, { from: early })]);
    expect((await observations.append([packet({ "a-Avg": "2" }, { source: 3 }), packet({ "a-Avg": "1" }, { from: early })])).map(({ fate }) => fate)).toEqual(["stored", "repeat"]);
  });
});

test("a database that is not there is told by its address, without the password", async () => {
  const fault: unknown = await openStore({ kind: "server", url: "postgres://nobody:geheim@127.0.0.1:1/none" }).catch((each: unknown) => each);
  expect(fault).toMatchObject({ code: "store/unreachable", zh: expect.stringContaining("127.0.0.1:1") });
  expect(String((fault as Error).message)).not.toContain("geheim");
});
