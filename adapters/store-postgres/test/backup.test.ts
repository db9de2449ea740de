import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { packedOf } from "@yunqing/domain";
import { backup, inspectBackup, migrateToPostgres, openStore, restore, type StoreInside, type TableSum } from "@yunqing/store-postgres";
import { sumsOf } from "../src/dump.js";
import { buildChild, startChild } from "./children.js";
import { dropSchemas, freshFolder, freshName, testServer } from "./engines.js";
import { bare, day, entries, fact, instrument, midnight, packet, readBack, valuesOf } from "./observed.js";
import { duty, entry, evidence, pack, review, user, value } from "./sample.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const server = await testServer();
const home = freshFolder(), platformSchema = freshName("yq"), schemas = [freshName("d"), freshName("d")] as const;
const folder = join(home, "store"), evidenceFolder = join(home, "evidence"), keysFolder = join(home, "keys"), file = join(home, "out", "first.yqbak");
const settings = { port: 8080, 名称: "云冈" };
let source: StoreInside;
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const sums = async (store: StoreInside): Promise<Record<string, readonly TableSum[]>> => Object.fromEntries(await Promise.all([platformSchema, ...schemas].map(async (schema) => [schema, await store.engine.read(schema, ({ line }) => sumsOf(line, store.engine, schema))] as const)));
const withoutAudit = (all: Record<string, readonly TableSum[]>): unknown => Object.fromEntries(Object.entries(all).map(([schema, tables]) => [schema, schema === platformSchema ? tables.filter(({ table }) => !table.startsWith("audit")) : tables]));
const open = (where: string): Promise<StoreInside> => openStore({ kind: "embedded", folder: where, platformSchema });

const wild = Buffer.from(Array.from({ length: 256 }, (_, n) => n)), all = { from: Date.UTC(2000, 0, 2), until: Date.UTC(2099, 0, 1) } as const;
/** Readings and packets of two months, of every table; a batch; frames that wait, the first of them sent already. */
async function observe(store: StoreInside): Promise<void> {
  const observations = store.observations(schemas[0]), told: number[] = [];
  for (const from of [midnight - 31 * day, midnight]) {
    const kept = await observations.append([packet({ "a-Avg": "12.30", Info: "制表\t\"引\" \\" }, { from, at: from }), packet({ "a-Avg": "12.3" }, { from, at: from }), packet({ "a-Rtd": "1" }, { kind: "real-time", from, at: from }), packet({ "a-Avg": "2" }, { kind: "hour", from, at: from }),
      bare("refused", { at: from, bytes: wild, forward: [{ target: "city", instrument: "i1", frame: wild }] })]);
    told.push(...kept.map((each) => each.packet));
  }
  await observations.forwarded("city", [1]);
  await store.district(schemas[0]).write(entry("monitoring.import"), async (w) => { await w.appendInstrument(instrument("a1")); await w.appendBatch({ ...fact("b1"), origin: "laboratory", title: "化验", document: "", reason: "", rows: 1, points: ["p1"], file: null }, [{ point: "p1", kind: "day", from: midnight, ...packedOf(entries({ "w01018-Avg": "3.0" })) }]); });
}
/** What a copy must give: the exact text, the bytes, a clean replay, and numbers that go on behind the last. */
async function expectObserved(store: StoreInside): Promise<void> {
  const observations = store.observations(schemas[0]);
  expect((await observations.readings({ sources: [1], kind: "minute", ...all })).map((row) => [row.from, row.seq, valuesOf(row)])).toEqual([midnight - 31 * day, midnight].flatMap((from) => [[from, 0, { "a-Avg": "12.30", Info: "制表\t\"引\" \\" }], [from, 1, { "a-Avg": "12.3" }]]));
  expect(await observations.replay(all, readBack)).toEqual({ packets: 10, readings: 8, missing: 0, surplus: 0, example: null });
  expect((await observations.packets({ ...all, verdict: "refused", limit: 9 })).map(({ bytes }) => Buffer.from(bytes).equals(wild))).toEqual([true, true]);
  expect((await observations.forwardQueue("city", 9)).map(({ id, frame }) => [id, Buffer.from(frame).equals(wild)])).toEqual([[2, true]]);
  const before = new Set((await observations.packets({ ...all, limit: 100 })).map(({ id }) => id));
  const [{ fate, packet: number } = { fate: "", packet: 0 }] = await observations.append([{ ...packet({ "a-Avg": "12.3" }, { at: midnight }), forward: [{ target: "city", instrument: "i1", frame: wild }] }]);
  expect([fate, before.has(number)]).toEqual(["repeat", false]);
  expect((await observations.forwardQueue("city", 9)).map(({ id }) => id)).toEqual([2, 3]);
  expect(await store.district(schemas[0]).write(entry("point"), (w) => w.appendInstrument(instrument("a2", { seq: 2 })))).toEqual({ outcome: "stored", setting: 2, source: 1 });
}

beforeAll(async () => {
  await buildChild();
  for (const [path, content] of [["aa/aa11.pdf", "%PDF 证据"], ["bb/bb22.png", Buffer.from([0, 255, 1, 254])], ["bb/bb33.png.part", "still coming"]] as const) { mkdirSync(join(evidenceFolder, path.slice(0, 2)), { recursive: true }); writeFileSync(join(evidenceFolder, path), content); }
  mkdirSync(keysFolder); writeFileSync(join(keysFolder, "field.key"), "钥匙");
  source = await open(folder);
  for (const schema of schemas) await source.addDistrict({ id: schema, schema, zh: "区", en: "District", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" });
  const store = source.district(schemas[0]);
  await store.write(entry("value.report"), async (w) => {
    await w.appendValue(value("v1", { value: "12.30", note: "行一\n行二 \"引\" \\ \t", evidence: ["aa11"] })); await w.appendReview(review("r1", "v1")); await w.appendEvidence(evidence("e1", "aa11"));
    await w.appendDuty(duty("d1"), (_, seq) => String(seq)); await w.appendDuty(duty("d2"), (_, seq) => String(seq));
  });
  await source.platform.write({ actor: { user: "a", name: "甲", address: "::1" }, action: "user.create", subject: "u", detail: "" }, async (w) => { await w.putUser(user("u1")); await w.addSignIn({ user: "u1", at: "2026-01-01T00:00:00.000Z", address: "::1", ok: true }); await w.putSetting("k", "v"); });
  await observe(source);
  // enough rows that a copy takes a moment and can be interrupted
  await source.engine.write(schemas[1], ({ line }) => line.script("insert into reported_value (id, organisation_path, place_path, by_user, at, plan, indicator, period, value, unit, origin, document, note, evidence, reason) select 'bulk-' || i, 'a', 'p', 'u', '2026-01-01T00:00:00.123456Z', 'p14', 'co', '2023', (i / 100.0)::text, 'mg', 'entered', '', repeat('字', 40), '{}', '' from generate_series(1, 8000) i"));
  await backup(source, { evidenceFolder, keysFolder, settings }, file);
});
afterAll(async () => {
  await source.close();
  rmSync(home, { recursive: true, force: true });
});

describe("a backup", () => {
  test("is one file that any tar program lists, checks itself, and says what it holds", async () => {
    const names = execFileSync("tar", ["-tf", file], { encoding: "utf8" }).trim().split("\n");
    expect(names).toEqual(expect.arrayContaining(["README.txt", "evidence/aa/aa11.pdf", "evidence/bb/bb22.png", "keys/field.key", "settings.json", "manifest.json", "manifest.sha256", `schema/${schemas[0]}/reported_value.jsonl.gz`]));
    expect(names.some((name) => name.includes("bb33"))).toBe(false);
    const { manifest, settings: kept } = await inspectBackup(file);
    expect(kept).toEqual(settings);
    expect(manifest.keys).toMatchObject({ included: true, warning: { zh: expect.stringContaining("密钥") } });
    expect(Object.fromEntries(manifest.schemas.map(({ schema, tables }) => [schema, tables.map(({ part: _part, ...sum }) => sum)]))).toEqual(await sums(source));
    expect(readdirSync(join(home, "out"))).toEqual(["first.yqbak"]);
  });

  test("made during entry holds one moment: all that was acknowledged before, and nothing half", async () => {
    const store = source.district(schemas[0]), during = join(home, "during.yqbak"), acknowledged: string[] = [];
    let going = true;
    const entering = (async () => { for (let n = 0; going; n += 1) { await store.write(entry("value.report"), async (w) => { await w.appendValue(value(`x${n}`)); await w.appendReview(review(`xr${n}`, `x${n}`)); }); acknowledged.push(`x${n}`); } })();
    while (acknowledged.length < 5) await new Promise((resolve) => { setTimeout(resolve, 5); });
    const before = [...acknowledged];
    await backup(source, { evidenceFolder: null, keysFolder: null, settings: null }, during);
    const after = acknowledged.length;
    going = false;
    await entering;
    expect(after).toBeGreaterThan(before.length);
    const target = join(home, "during");
    await restore(during, { store: { folder: target }, evidenceFolder: null, keysFolder: null });
    const restored = await open(target), [values, reviews, chain] = await restored.district(schemas[0]).read(async (r) => [await r.values({}), await r.reviews({}), await r.verifyAudit()] as const);
    await restored.close();
    expect(values.map(({ id }) => id)).toEqual(expect.arrayContaining(before));
    expect(reviews.map(({ valueId }) => valueId).sort()).toEqual(values.map(({ id }) => id).sort());
    expect(chain.ok).toBe(true);
  });

  test("altered or cut off anywhere it is refused, and nothing is made", async () => {
    const damaged = join(home, "damaged.yqbak"), bytes = readFileSync(file), target = join(home, "never");
    const places = [600, bytes.indexOf("schema/"), bytes.indexOf("%PDF") + 2, bytes.indexOf("钥匙"), bytes.indexOf("\"rows\"") + 9, Math.floor(bytes.length / 3), bytes.length - 1500];
    for (const place of places) {
      const copy = Buffer.from(bytes);
      copy[place] = (copy[place] ?? 0) ^ 0x11;
      writeFileSync(damaged, copy);
      expect([place, await code(restore(damaged, { store: { folder: target }, evidenceFolder: join(target, "e"), keysFolder: null }))]).toEqual([place, "store/backup-damaged"]);
    }
    for (const length of [0, 100, 512, 5000, Math.floor(bytes.length / 2), bytes.length - 2000, bytes.length - 1024]) {
      copyFileSync(file, damaged);
      truncateSync(damaged, length);
      expect([length, await code(inspectBackup(damaged))]).toEqual([length, "store/backup-damaged"]);
    }
    expect(await code(inspectBackup(join(home, "absent")))).toBe("store/backup-damaged");
    expect(existsSync(target)).toBe(false);
  });

  test("without keys says so", async () => {
    const bare = join(home, "bare.yqbak"), { manifest } = await backup(source, { evidenceFolder, keysFolder, settings: null, withoutKeys: true }, bare);
    expect(manifest.keys).toMatchObject({ included: false, warning: { zh: expect.stringContaining("不含密钥") } });
    expect(manifest.parts.some(({ part }) => part.startsWith("keys/"))).toBe(false);
  });
});

describe("a restore", () => {
  test("brings back every row and file; numbers go on behind the last; a second one into the same place is refused", async () => {
    const target = { store: { folder: join(home, "back") }, evidenceFolder: join(home, "back-evidence"), keysFolder: join(home, "back-keys") };
    const { manifest, settings: kept } = await restore(file, target);
    expect(kept).toEqual(settings);
    expect(readFileSync(join(target.evidenceFolder, "bb/bb22.png"))).toEqual(Buffer.from([0, 255, 1, 254]));
    expect(readFileSync(join(target.keysFolder, "field.key"), "utf8")).toBe("钥匙");
    const store = await open(target.store.folder);
    const expected = Object.fromEntries(manifest.schemas.map(({ schema, tables }) => [schema, tables.map(({ part: _part, ...sum }) => sum)]));
    expect(withoutAudit(await sums(store))).toEqual(withoutAudit(expected));
    expect((await store.platform.read((r) => r.audit({ limit: 1 }))).entries[0]).toMatchObject({ action: "store.restore", subject: manifest.id });
    expect(await store.platform.read((r) => r.verifyAudit())).toMatchObject({ ok: true });
    expect(await store.district(schemas[0]).write(entry("duty.open"), (w) => w.appendDuty(duty("d3"), (_, seq) => String(seq)))).toEqual({ outcome: "stored", number: "3" });
    await expectObserved(store);
    await store.platform.write({ actor: { user: "a", name: "甲", address: "::1" }, action: "sign-in", subject: "u1", detail: "" }, (w) => w.addSignIn({ user: "u1", at: "2026-01-02T00:00:00.000Z", address: "::1", ok: true }));
    await store.close();
    expect(await code(restore(file, target))).toBe("store/target-not-empty");
  });

  test("a place that holds something else is refused, files included", async () => {
    const taken = join(home, "taken");
    mkdirSync(taken); writeFileSync(join(taken, "somebody's"), "");
    expect(await code(restore(file, { store: { folder: taken }, evidenceFolder: null, keysFolder: null }))).toBe("store/target-not-empty");
    expect(await code(restore(file, { store: { folder: join(home, "unmade") }, evidenceFolder: taken, keysFolder: null }))).toBe("store/target-not-empty");
    expect(readdirSync(taken)).toEqual(["somebody's"]);
    expect(existsSync(join(home, "unmade"))).toBe(false);
  });

  test("killed in the middle, the folder is known as unfinished, and the same command makes it whole", async () => {
    const target = join(home, "interrupted"), child = startChild(["restore", target, file]);
    expect(await child.first(/restored|failed|refused|done/)).toMatch(/^restored/);
    await child.kill();
    expect(await code(open(target))).toBe("store/unfinished");
    await restore(file, { store: { folder: target }, evidenceFolder: null, keysFolder: null });
    const store = await open(target), again = await sums(store);
    await store.close();
    expect(again[schemas[1]]).toEqual((await inspectBackup(file)).manifest.schemas.find(({ schema }) => schema === schemas[1])?.tables.map(({ part: _part, ...sum }) => sum));
  });
});

describe.skipIf(server === null)("to and from PostgreSQL", () => {
  const url = server ?? "", all = [platformSchema, ...schemas];
  const there = async (): Promise<number> => { const { Client } = await import("pg"), client = new Client({ connectionString: url }); await client.connect(); try { return (await client.query("select 1 from pg_namespace where nspname = any($1)", [all])).rowCount ?? 0; } finally { await client.end(); } };
  afterAll(() => dropSchemas(url, all));

  test("the move copies every row and chain; interrupted it leaves nothing; where something is, it is refused", async () => {
    const killed = startChild(["move", join(home, "interrupted"), url, platformSchema]);
    expect(await killed.first(/copied|failed|refused/)).toMatch(/^copied/);
    await killed.kill();
    // the server ends a session when its client is gone; its transaction is rolled back
    for (let wait = 0; wait < 100 && await there() > 0; wait += 1) await new Promise((resolve) => { setTimeout(resolve, 100); });
    expect(await there()).toBe(0);
    await migrateToPostgres(source, url);
    expect(await code(migrateToPostgres(source, url))).toBe("store/target-not-empty");
    const moved = await openStore({ kind: "server", url, platformSchema });
    expect(withoutAudit(await sums(moved))).toEqual(withoutAudit(await sums(source)));
    expect(await moved.platform.read((r) => r.verifyAudit())).toMatchObject({ ok: true });
    expect(await moved.district(schemas[0]).write(entry("duty.open"), (w) => w.appendDuty(duty("d3"), (_, seq) => String(seq)))).toEqual({ outcome: "stored", number: "3" });

    const fromServer = join(home, "server.yqbak");
    await backup(moved, { evidenceFolder: null, keysFolder: null, settings: null }, fromServer);
    const sent = await sums(moved);
    await moved.close();
    const home2 = join(home, "home-again");
    await restore(fromServer, { store: { folder: home2 }, evidenceFolder: null, keysFolder: null });
    const again = await open(home2);
    expect(withoutAudit(await sums(again))).toEqual(withoutAudit(sent));
    await again.close();
    expect(await code(restore(fromServer, { store: { url }, evidenceFolder: null, keysFolder: null }))).toBe("store/target-not-empty");
    await dropSchemas(url, all);
    await restore(fromServer, { store: { url }, evidenceFolder: null, keysFolder: null });
    const back = await openStore({ kind: "server", url, platformSchema });
    expect(withoutAudit(await sums(back))).toEqual(withoutAudit(sent));
    await expectObserved(back);
    await back.close();
  });
});
