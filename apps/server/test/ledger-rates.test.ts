import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LedgerDesk, ledgerModules, ledgers, LedgerSubjectDesk, printedRows, sealed, workingCalendar, type Actor, type Grant } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt } from "@yunqing/identity";
import { made } from "@yunqing/ledger";
import { readLedgerTables, readPack } from "@yunqing/packs";
import { ledgerSheets } from "@yunqing/sheets";
import { openStore, type StoreInside } from "@yunqing/store-postgres";

let serial = 0;
const uuid = (): string => { serial += 1; return `0192d3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`; };
const person = (user: string, role: Grant["role"]): Actor => ({ user, name: user, organisation: null, address: "10.0.0.1", grants: [{ id: "g", user, role, district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x" }] });

describe("what lies across the ledgers, over a store", () => {
  let store: StoreInside, desk: LedgerDesk, across: LedgerSubjectDesk, second = 0;
  const folder = mkdtempSync(join(tmpdir(), "yunqing-rates-")), clerk = person("clerk", "clerk"), director = person("director", "director");
  beforeAll(async () => {
    const root = new URL("../../../districts/yungang", import.meta.url).pathname, read = await readPack(root), secrets = await secretsAt(join(folder, "keys"));
    store = await openStore({ kind: "embedded", folder: null, ledgers });
    await store.addDistrict({ id: "yungang", schema: "d_yungang", zh: "云冈", en: "Yungang", adcode: "140214", simulated: false, pack: read.pack, packHash: read.hash });
    const ports = { ledgerStore: store.ledgers("yungang"), modules: ledgerModules, clock: { now: () => new Date(Date.UTC(2026, 2, 2, 1, 0, (second += 1))).toISOString(), id: uuid }, secrets, calendar: workingCalendar(), vault: await evidenceVault(join(folder, "evidence")), sheets: ledgerSheets };
    desk = new LedgerDesk(ports); across = new LedgerSubjectDesk(ports);
    // the towns that rows refer to
    const units = printedRows(ledgers, read.pack, await readLedgerTables(root)).rows.filter(({ ledger }) => ledger === "admin-unit"), unit = ledgers.find(({ id }) => id === "admin-unit")!;
    await ports.ledgerStore.write({ actor: clerk, action: "ledger.write", subject: "admin-unit", detail: "" }, async (writer) => {
      for (const row of units) { const { change: _change, right: _right, ...version } = made(unit, row.id, row.values, { id: `${row.id}.1`, at: "2026-01-01T00:00:00.000Z", by: "x", why: "" }); await writer.appendLedgerVersions(unit, [{ ...version, right: null, values: sealed(unit, row.values, secrets), district: "yungang", organisationPath: row.organisationPath, placePath: row.placePath, enterprise: row.enterprise }]); }
    });
  }, 240_000);
  afterAll(async () => { await store.close(); rmSync(folder, { recursive: true, force: true }); });
  const make = async (ledger: string, values: Readonly<Record<string, unknown>>) => desk.makeRow(clerk, ledger, { id: uuid(), values, place: null, enterprise: null, why: "" });
  const town = async (): Promise<string> => (await desk.names(clerk, "admin-unit", { text: "口泉乡" }))[0]!.id;
  const reported = async (subject: string) => { const held = await store.district("yungang").read(async (reader) => ({ values: await reader.values({}), reviews: await reader.reviews({}) })); return held.values.filter(({ indicator }) => indicator === subject).map(({ id, value, period, origin, corrects }) => [value, period, origin, corrects !== null, held.reviews.some((review) => review.valueId === id)]); };

  test("a rate is held against its target, its yearly value waits for a person, and one that changed names the earlier", async () => {
    const straw = (more: Readonly<Record<string, unknown>>) => ({ village: "甲村", year: 2025, crop: "maize", sown: "100.0", there: "100.00", field: "62.00", fodder: "30.00", ...more });
    const { row } = await make("straw-use", straw({ town: await town() }));
    // (62 + 30) ÷ 100 = 92.0 % against 90; 62 ÷ 100 = 62.0 % against 60
    const rates = await across.rates(director, 2025), of = (rate: string) => rates.find((each) => each.rate === rate);
    expect([of("straw-use")?.value, of("straw-use")?.state, of("straw-use")?.subject?.id, of("straw-field")?.value, of("straw-field")?.state]).toEqual(["92.0", "met", "T-4.1.4-2", "62.0", "met"]);
    expect(of("straw-use")?.lineage.inputs.map(({ value }) => value)).toEqual(["92", "100"]);
    expect((await across.rates(director, 2024)).find((each) => each.rate === "straw-use")).toMatchObject({ value: null, state: null });
    expect(await across.takeRates()).toBeGreaterThan(0);
    expect(await reported("T-4.1.4-2")).toEqual([["92.0", "2025", "measured", false, false]]);
    expect(await across.takeRates()).toBe(0);
    await desk.changeRow(clerk, "straw-use", row.id, { id: uuid(), version: row.version, values: { fodder: "20.00" }, why: "复核" });
    expect(await across.takeRates()).toBeGreaterThan(0);
    expect(await reported("T-4.1.4-2")).toEqual([["92.0", "2025", "measured", false, false], ["82.0", "2025", "measured", true, false]]);
    expect((await across.rates(director, 2025)).find((each) => each.rate === "straw-use")).toMatchObject({ value: "82.0", state: "missed" });
  }, 120_000);

  test("what lies within so many metres is found with its distance, and another far away is not; a row without a place says so", async () => {
    const river = (number: string, latitude: string) => ({ number, name: `${number}河`, kind: "river", course: { geometry: "line", positions: [["113.1", latitude], ["113.2", latitude]] } });
    const first = await make("river", river("甲", "40.0")), near = await make("river", river("乙", "40.0004")), far = await make("river", river("丙", "40.1")), bare = await make("river", { number: "丁", name: "丁河", kind: "river" });
    // 0.0004° of latitude at 40° are 44.4 m
    const found = await across.near(director, "river", first.row.id, { metres: "50" });
    expect(found.rows.map(({ id, name, metres, overlaps }) => [id, name, metres, overlaps])).toEqual([[near.row.id, "乙河", "44.4", false]]);
    expect((await across.near(director, "river", first.row.id, { metres: "20000" })).rows.map(({ id }) => id)).toEqual([near.row.id, far.row.id]);
    expect((await across.near(director, "river", bare.row.id, {})).fields).toBeNull();
    await expect(across.near(director, "river", first.row.id, { metres: "90000" })).rejects.toMatchObject({ code: "ledger/bad-query" });
    await expect(across.near(director, "river", first.row.id, { with: "no-such" })).rejects.toMatchObject({ code: "domain/not-found" });
  }, 120_000);
});
