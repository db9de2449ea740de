import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { ledger, type Fields, type Ledger } from "@yunqing/ledger";
import type { KeptVersion, LedgerStore } from "@yunqing/domain";
import { backup, migrateToPostgres, openStore, restore, type StoreInside } from "@yunqing/store-postgres";
import { dropSchemas, freshFolder, freshName, testServer } from "./engines.js";
import { entry, pack } from "./sample.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const label = { zh: "样", en: "Sample" };
const base: Fields = { code: { kind: "text", label, required: true }, size: { kind: "decimal", label, unit: "t", scale: 1 } };
const well = (fields: Fields = base): Ledger => ledger({ id: "trial-well", title: { zh: "井", en: "Well" }, source: {}, key: ["code"], read: ["r"], write: ["w"], fields });
const plot = ledger({ id: "trial-plot", title: { zh: "地块", en: "Plot" }, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: { kind: "text", label, required: true }, well: { kind: "reference", label, to: "trial-well" }, spot: { kind: "place", label, geometry: "point" }, samples: { kind: "children", label, fields: { depth: { kind: "decimal", label, unit: "m", scale: 1 } } } } });
const version = (row: string, values: KeptVersion["values"], seq = 1): KeptVersion => ({ id: `${row}-${seq}`, row, seq, at: `2026-01-0${seq}T00:00:00.000Z`, by: "u1", why: "", kind: seq === 1 ? "made" : "changed", values, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null });
const put = (ledgers: LedgerStore, of: Ledger, ...versions: readonly KeptVersion[]): Promise<void> => ledgers.write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(of, versions));
const add = async (store: StoreInside): Promise<void> => { await store.addDistrict({ id: "d", schema: "d_trial", zh: "区", en: "D", adcode: "140214", simulated: false, pack: pack("一"), packHash: "h1" }); };

describe("tables of ledgers come, change and are copied", () => {
  const folders: string[] = [], folder = (): string => { const made = freshFolder(); folders.push(made); return made; };
  afterAll(() => { for (const each of folders) rmSync(each, { recursive: true, force: true }); });

  test("a changed declaration is brought on at the next start and asks for the backup first; one that would lose data stops the start", async () => {
    const data = join(folder(), "store"), first = await openStore({ kind: "embedded", folder: data, ledgers: [well(), plot] });
    await add(first);
    await put(first.ledgers("d"), well(), version("w1", { code: "甲", size: "2.5" }));
    await first.close();
    const asked: unknown[] = [], wider = well({ ...base, depth: { kind: "integer", label, min: 0, required: true } });
    const second = await openStore({ kind: "embedded", folder: data, ledgers: [wider, plot], beforeMigration: async (pending) => { asked.push(pending); return Promise.resolve(); } });
    expect(asked).toEqual([[{ schema: "d_trial", migrations: ["ledger trial-well"] }]]);
    expect((await second.ledgers("d").read((reader) => reader.ledgerRow(wider, "w1")))?.values).toEqual({ code: "甲", size: "2.5", depth: null });
    await put(second.ledgers("d"), wider, version("w2", { code: "乙", size: null, depth: 7 }));
    await expect(put(second.ledgers("d"), wider, version("w1", { code: "甲", size: "2.5", depth: null }, 2))).rejects.toMatchObject({ constraint: "trial_well_depth_required" });
    await second.close();
    const same: unknown[] = [], third = await openStore({ kind: "embedded", folder: data, ledgers: [wider, plot], beforeMigration: async (pending) => { same.push(pending); return Promise.resolve(); } });
    await third.close();
    expect(same).toEqual([]);
    await expect(openStore({ kind: "embedded", folder: data, ledgers: [well({ code: base["code"]! }), plot] })).rejects.toMatchObject({ code: "store/ledgers-not-installable", zh: expect.stringContaining("size") as unknown });
    const fourth = await openStore({ kind: "embedded", folder: data, ledgers: [wider, plot] });
    expect(await fourth.ledgers("d").read((reader) => reader.ledgerCount(wider, { scope: { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] }, filters: [] }))).toBe(2);
    await fourth.close();
  });

  test("a backup holds the rows of ledgers, also those that would break today's rules, and a server gets the same", async () => {
    const data = join(folder(), "store"), store = await openStore({ kind: "embedded", folder: data, ledgers: [well(), plot] });
    await add(store);
    await put(store.ledgers("d"), plot, version("p1", { code: "一", well: null, spot: { geometry: "point", positions: [["113.1", "40"]] }, samples: [{ depth: "1.5" }, { depth: null }] }));
    await put(store.ledgers("d"), well(), version("w1", { code: "甲", size: "2.5" }));
    await put(store.ledgers("d"), plot, version("p1", { code: "一", well: "w1", spot: null, samples: [] }, 2));
    await store.close();
    const wider = well({ ...base, depth: { kind: "integer", label, required: true } }), changed = await openStore({ kind: "embedded", folder: data, ledgers: [wider, plot] }), file = join(folder(), "b.tar");
    await backup(changed, { evidenceFolder: null, keysFolder: null, settings: null }, file);
    const seen = async (from: StoreInside): Promise<unknown> => from.ledgers("d").read(async (reader) => [await reader.ledgerRow(wider, "w1"), await reader.ledgerVersions(plot, "p1"), (await reader.verifyAudit()).ok]);
    const wanted = await seen(changed), server = await testServer();
    await restore(file, { store: { folder: join(folder(), "store2") }, evidenceFolder: null, keysFolder: null }).then(async () => {
      const again = await openStore({ kind: "embedded", folder: join(folders.at(-1)!, "store2"), ledgers: [wider, plot] });
      expect(await seen(again)).toEqual(wanted);
      await expect(put(again.ledgers("d"), plot, version("p2", { code: "二", well: "nobody", spot: null, samples: null }))).rejects.toMatchObject({ code: "ledger/reference-unknown" });
      await again.close();
    });
    await changed.close();
    if (server === null) return;
    const platformSchema = freshName("yq"), schema = freshName("d"), from = await openStore({ kind: "embedded", folder: null, platformSchema, ledgers: [well(), plot] });
    await from.addDistrict({ id: "d", schema, zh: "区", en: "D", adcode: "140214", simulated: false, pack: pack("一"), packHash: "h1" });
    await put(from.ledgers("d"), well(), version("w1", { code: "甲", size: "2.5" }));
    await put(from.ledgers("d"), plot, version("p1", { code: "一", well: "w1", spot: { geometry: "point", positions: [["113.1", "40"]] }, samples: [{ depth: "1.5" }] }));
    try {
      await migrateToPostgres(from, server);
      const there = await openStore({ kind: "server", url: server, platformSchema, ledgers: [well(), plot] });
      expect(await there.ledgers("d").read((reader) => reader.ledgerVersions(plot, "p1"))).toEqual(await from.ledgers("d").read((reader) => reader.ledgerVersions(plot, "p1")));
      await there.close();
    } finally { await from.close(); await dropSchemas(server, [platformSchema, schema]); }
  });
});
