import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openStore, ownerOf, type StoreInside } from "@yunqing/store-postgres";
import { migrate } from "../src/migrations.js";
import { buildChild, startChild } from "./children.js";
import { freshFolder } from "./engines.js";
import { pack } from "./sample.js";
import { stepsForTest } from "./steps.js";

// starting the engine takes long on a busy machine; the limit only ends what hangs
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

// One store is made once; each test works on a copy of its folder, which is quicker than making another.
const home = freshFolder(), template = join(home, "template");
let copies = 0;
const copy = (): string => { const folder = join(home, `copy-${copies += 1}`); cpSync(template, folder, { recursive: true }); return folder; };
const open = (folder: string): Promise<StoreInside> => openStore({ kind: "embedded", folder });
const openAndClose = async (folder: string): Promise<string> => { const store = await open(folder); await store.close(); return "opened"; };
const refusal = (folder: string): Promise<unknown> => openAndClose(folder).catch((fault: unknown) => fault);
const district = { id: "d", schema: "d_test", zh: "测试", en: "Test", adcode: "1", simulated: false, pack: pack("一"), packHash: "h" } as const;

beforeAll(async () => {
  await buildChild();
  const store = await open(template);
  await store.addDistrict(district);
  await store.close();
});
afterAll(() => { rmSync(home, { recursive: true, force: true }); });

describe("one owner", () => {
  test("a second process is refused by name, with process and address; after SIGKILL the store is free", async () => {
    const folder = copy(), owner = startChild(["own", folder]);
    expect(await owner.first(/./)).toBe("open");
    expect(await refusal(folder)).toMatchObject({ code: "store/owned", pid: owner.process.pid, host: hostname(), address: "http://127.0.0.1:8080" });
    expect(ownerOf(folder)).toMatchObject({ pid: owner.process.pid, address: "http://127.0.0.1:8080" });
    await owner.kill();
    expect(ownerOf(folder)).toBeNull();
    expect(await openAndClose(folder)).toBe("opened");
    expect(existsSync(join(folder, "owner.lock"))).toBe(false);
  });

  test("the same process cannot own it twice", async () => {
    const folder = copy(), store = await open(folder);
    expect(await refusal(folder)).toMatchObject({ code: "store/owned", pid: process.pid });
    await store.close();
  });

  const lockOf = (of: object): string => JSON.stringify({ token: "t", pid: process.pid, start: null, boot: null, host: hostname(), since: "2026-01-01T00:00:00.000Z", address: null, ...of });
  const boot = existsSync("/proc/sys/kernel/random/boot_id") ? readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim() : null;
  const left: readonly (readonly [string, string, "opened" | "refused"])[] = [
    ["a number now given to another process", lockOf({ start: "1", boot }), existsSync("/proc/self/stat") ? "opened" : "refused"],
    ["a process that lives", lockOf({}), "refused"],
    ["before the machine was started again", lockOf({ boot: "another" }), "opened"],
    ["half a lock file", "{\"pid\":", "opened"],
    ["another host, seen a moment ago", lockOf({ host: "elsewhere" }), "refused"],
  ];
  test.each(left)("a lock left behind: %s", async (_, content, expected) => {
    const folder = copy();
    writeFileSync(join(folder, "owner.lock"), content);
    const outcome = await refusal(folder);
    if (expected === "opened") expect(outcome).toBe("opened"); else expect(outcome).toMatchObject({ code: "store/owned" });
  });

  test("four processes find the same dead lock: one takes it", async () => {
    const folder = copy();
    writeFileSync(join(folder, "owner.lock"), lockOf({ boot: "another" }));
    const children = Array.from({ length: 4 }, () => startChild(["own", folder]));
    const words = await Promise.all(children.map((child) => child.first(/./)));
    expect(words.map((word) => word.split(" ").slice(0, 2).join(" ")).sort()).toEqual(["open", "refused store/owned", "refused store/owned", "refused store/owned"]);
    await Promise.all(children.map((child) => child.kill()));
  });
});

describe("one clear sentence", () => {
  test("a place where no folder can be made", async () => {
    writeFileSync(join(home, "file"), "");
    expect(await refusal(join(home, "file", "store"))).toMatchObject({ code: "store/not-writable" });
  });
  test.skipIf(process.getuid?.() !== 0)("a folder that belongs to somebody else", async () => {
    const folder = copy(), stranger = startChild(["own", folder], 65534);
    expect(await stranger.first(/./)).toMatch(/^refused store\/not-writable|^\(ended\)/);
    await stranger.ended;
  });
  test("a store that another PostgreSQL made, newer or older", async () => {
    const folder = copy();
    writeFileSync(join(folder, "pg", "PG_VERSION"), "19\n");
    expect(await refusal(folder)).toMatchObject({ code: "store/newer" });
    writeFileSync(join(folder, "pg", "PG_VERSION"), "nonsense");
    expect(await refusal(folder)).toMatchObject({ code: "store/damaged" });
  });
  test("a store of a newer program and one whose migration was altered: refused, untouched", async () => {
    const folder = copy(), store = await open(folder);
    await store.engine.write("d_test", ({ line }) => line.script("insert into schema_migration (name, checksum) values ('9999-future', 'x')"));
    await store.close();
    expect(await refusal(folder)).toMatchObject({ code: "store/newer", en: expect.stringContaining("9999-future") });
    const other = copy(), second = await open(other);
    await second.engine.write("yunqing", ({ line }) => line.script("update schema_migration set checksum = 'x'"));
    await second.close();
    expect(await refusal(other)).toMatchObject({ code: "store/migration-changed", migration: "0001-platform" });
    expect(await refusal(other)).toMatchObject({ zh: expect.stringContaining("迁移") });
  });
  test("a damaged store is told, by its name, and left as it is", async () => {
    for (const [file, size] of [["global/pg_control", 10], ["PG_VERSION", 0], ["global/pg_filenode.map", 100], ["base/5/pg_filenode.map", 0]] as const) {
      const folder = copy();
      truncateSync(join(folder, "pg", file), size);
      expect([file, await refusal(folder)]).toEqual([file, expect.objectContaining({ code: "store/damaged" })]);
      expect(existsSync(join(folder, "owner.lock"))).toBe(false);
    }
  });
  test("a creation that was interrupted is begun anew; a restore that was interrupted is named", async () => {
    const folder = join(home, "half");
    mkdirSync(join(folder, "pg"), { recursive: true });
    writeFileSync(join(folder, "pg", "rest"), "of a creation");
    writeFileSync(join(folder, "pg.making"), "");
    expect(await openAndClose(folder)).toBe("opened");
    expect([existsSync(join(folder, "pg.making")), existsSync(join(folder, "pg", "rest"))]).toEqual([false, false]);
    const other = copy();
    writeFileSync(join(other, "restoring"), "");
    expect(await refusal(other)).toMatchObject({ code: "store/unfinished" });
  });
});

describe("migrations", () => {
  test("killed in the middle, again and again, they go on where they stopped; each runs once", async () => {
    const folder = copy();
    for (const after of ["step (3", "step (9"]) {
      const child = startChild(["migrate", folder]);
      await child.first(new RegExp(after.replace("(", "\\(")));
      await child.kill();
    }
    const store = await open(folder);
    const before = await migrate(store.engine, "stepped", stepsForTest, () => undefined);
    expect(before).toBeLessThan(28);
    expect(await migrate(store.engine, "stepped", stepsForTest, () => undefined)).toBe(0);
    const { rows } = await store.engine.read("stepped", ({ line }) => line.query("select (select count(*)::int from schema_migration) as steps, (select count(*)::int from step_29) as last, (select count(*)::int from information_schema.columns where table_schema = 'stepped' and column_name like 'after%') as columns", []));
    expect(rows).toEqual([{ steps: 30, last: 400, columns: 29 }]);
    await store.close();
  });

  test("before migrations touch a store that holds data, a backup can be asked for; refusing it stops the start", async () => {
    const folder = copy(), store = await open(folder);
    await store.engine.write("d_test", ({ line }) => line.script("delete from schema_migration"));
    await store.close();
    const asked: unknown[] = [];
    const outcome = await openStore({ kind: "embedded", folder, beforeMigration: (pending) => { asked.push(pending); return Promise.reject(new Error("the disk is full")); } }).catch((fault: unknown) => fault);
    expect(asked).toEqual([[{ schema: "d_test", migrations: ["0001-district", "0002-observations", "0003-network", "0004-data-review", "0005-figures", "0006-alarms", "0007-loops", "0008-bulletins", "0009-ledgers", "0010-read-keys", "0011-duty-clocks", "0012-reconciliations"] }]]);
    expect(String(outcome)).toContain("the disk is full");
    expect(await refusal(folder)).toMatchObject({ code: "store/migration-failed", migration: "0001-district" });
  });
});
