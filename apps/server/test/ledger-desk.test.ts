import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LedgerDesk, publicActor, workingCalendar, type Actor, type Grant, type LedgerStore, type Pack, type Secrets } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt } from "@yunqing/identity";
import { ledger } from "@yunqing/ledger";
import { readPack } from "@yunqing/packs";
import { ledgerSheets } from "@yunqing/sheets";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { outfall } from "../../../packages/ledger/test/outfall.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

const label = { zh: "样", en: "sample" };
/** A list that the law makes public, with one column for the office alone. */
const list = ledger({ id: "open-list", title: { zh: "公开名录", en: "Open list" }, source: {}, key: ["name"], read: ["ledger.read", "public"], write: ["ledger.write"], public: { fields: ["name"], basis: label }, fields: { name: { kind: "text", label, required: true }, secret: { kind: "text", label: { zh: "内部备注", en: "note" }, seenBy: ["ledger.approve"] }, contact: { kind: "phone", label: { zh: "电话", en: "Telephone" }, seenBy: ["ledger.read"], clearTo: ["ledger.personal"] } } });
/** A list whose rows others name without reading them. */
const water = ledger({ id: "named-water", title: { zh: "水体名录", en: "Waters" }, source: {}, key: ["number"], name: "name", referable: true, read: ["ledger.read"], write: ["ledger.write"], likeness: { names: ["former"] }, fields: { number: { kind: "text", label, required: true }, name: { kind: "text", label, required: true }, former: { kind: "text", label }, keeper: { kind: "text", label } } });
let serial = 0;
const uuid = (): string => { serial += 1; return `0192d3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`; };
const grant = (role: Grant["role"], of: Partial<Grant> = {}): Grant => ({ id: "g", user: "u", role, district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x", ...of });
const person = (user: string, ...grants: readonly Grant[]): Actor => ({ user, name: user, organisation: null, address: "10.0.0.1", grants });
const faultOf = async (work: Promise<unknown>): Promise<{ code: string; errors: readonly { field: string; zh: string }[] }> => work.then(() => ({ code: "no error", errors: [] }), (error: unknown) => { const { code, errors } = error as { code?: string; errors?: readonly { field: string; zh: string }[] }; return { code: code ?? String(error), errors: errors ?? [] }; });

describe("the desk of ledgers over a store", () => {
  let store: StoreInside, secrets: Secrets, desk: LedgerDesk, ledgerStore: LedgerStore, pack: Pack, gaoshan: Actor, other: Actor, second = 0;
  const folder = mkdtempSync(join(tmpdir(), "yunqing-ledgers-")), clerkA = person("a", grant("clerk")), clerkB = person("b", grant("clerk")), director = person("d", grant("director")), officer = person("o", grant("duty-officer"));
  beforeAll(async () => {
    const read = await readPack(new URL("../../../districts/yungang", import.meta.url).pathname);
    pack = read.pack;
    store = await openStore({ kind: "embedded", folder: null, ledgers: [outfall, list, water] });
    await store.addDistrict({ id: "yungang", schema: "d_yungang", zh: "云冈", en: "Yungang", adcode: "140214", simulated: false, pack, packHash: read.hash });
    ledgerStore = store.ledgers("yungang");
    const clock = { now: () => new Date(Date.UTC(2026, 2, 2, 1, 0, (second += 1))).toISOString(), id: uuid }, vault = await evidenceVault(join(folder, "evidence"));
    secrets = await secretsAt(join(folder, "keys"));
    desk = new LedgerDesk({ ledgerStore, modules: [{ id: "trial", title: label, ledgers: [outfall, list, water] }], clock, secrets, calendar: workingCalendar(), vault, sheets: ledgerSheets, names: (ids) => Promise.resolve(new Map(ids.map((id) => [id, `${id} 某`]))) });
    gaoshan = person("t1", grant("town", { organisationPath: pathOf(pack, "town-gaoshanzhen") }));
    const another = pack.organisations.find(({ id, kind }) => kind === "town" && id !== "town-gaoshanzhen");
    other = person("t2", grant("town", { organisationPath: pathOf(pack, another?.id ?? "") }));
  });
  afterAll(async () => { await store.close(); rmSync(folder, { recursive: true, force: true }); });
  const values = (code: string, more: Readonly<Record<string, unknown>> = {}) => ({ code, name: `${code} 号口`, river: "shili", category: "farm", mouth: { geometry: "point", positions: [["113.1", "40.05"]] }, ...more });
  const made = (actor: Actor, code: string, more: Readonly<Record<string, unknown>> = {}, place: string | null = null) => desk.makeRow(actor, "outfall", { id: uuid(), values: values(code, more), place, enterprise: null, why: "" });

  test("two clerks on the same row: the second is told what the first changed, and nothing is lost", async () => {
    const { row } = await made(clerkA, "A1", { flow: "10.0" });
    const first = await desk.changeRow(clerkA, "outfall", row.id, { id: uuid(), version: row.version, values: { flow: "12.5" }, why: "复核" });
    expect([first.row.seq, first.row.values["flow"]]).toEqual([2, "12.5"]);
    const refused = await faultOf(desk.changeRow(clerkB, "outfall", row.id, { id: uuid(), version: row.version, values: { flow: "99.0" }, why: "" }));
    expect([refused.code, refused.errors.map(({ field, zh }) => [field, zh])]).toEqual(["ledger/overtaken", [["flow", "排放量：由“10.0”改为“12.5”"]]]);
    const versions = await desk.versions(clerkB, "outfall", row.id);
    expect(versions.map(({ kind, byName, why, change }) => [kind, byName, why, change.map(({ field, before, after }) => [field, before, after])])).toEqual([["changed", "a 某", "复核", [["flow", "10.0", "12.5"]]], ["made", "a 某", "", expect.any(Array)]]);
    const known = uuid(), again = { id: known, version: first.row.version, values: { flow: "13.0" }, why: "再复核" };
    await desk.changeRow(clerkA, "outfall", row.id, again);
    expect((await desk.changeRow(clerkA, "outfall", row.id, again)).row.seq).toBe(3);
    expect((await faultOf(desk.changeRow(clerkA, "outfall", row.id, { ...again, values: { flow: "14.0" } }))).code).toBe("store/id-taken");
  });

  test("a town sees and writes its own land; another town's row is not there, and whoever only reads may not write", async () => {
    const { row } = await made(gaoshan, "T1"), page = await desk.rows(gaoshan, "outfall", {});
    expect(row.place).toBe(pack.places.find(({ name, kind }) => kind === "town" && name.zh === "高山镇")?.id);
    expect(page.rows.map(({ values: own }) => own["code"])).toEqual(["T1"]);
    expect((await desk.count(other, "outfall", {})).rows).toBe(0);
    expect((await faultOf(desk.row(other, "outfall", row.id))).code).toBe("domain/not-found");
    expect((await faultOf(desk.changeRow(other, "outfall", row.id, { id: uuid(), version: row.version, values: { flow: "1.0" }, why: "" }))).code).toBe("domain/not-found");
    expect((await faultOf(desk.changeRow(officer, "outfall", row.id, { id: uuid(), version: row.version, values: { flow: "1.0" }, why: "" }))).code).toBe("access/forbidden");
    expect((await faultOf(made(other, "T2", {}, row.place))).code).toBe("access/forbidden");
    const refusals = (await ledgerStore.read((reader) => reader.audit({ limit: 200 }))).entries.filter(({ result }) => result === "refused");
    expect(refusals.some(({ actor, subject }) => actor === "t2" && subject === `outfall/${row.id}`)).toBe(true);
  });

  test("a hidden field is in no answer, filters nothing, orders nothing and is not written; a masked one only by its whole number", async () => {
    await desk.makeRow(clerkA, "open-list", { id: uuid(), values: { name: "甲厂", secret: "不公开", contact: "13812345678" }, place: null, enterprise: null, why: "" });
    const anybody = await desk.rows(publicActor, "open-list", {}), town = await desk.rows(clerkA, "open-list", { filter: JSON.stringify([{ field: "contact", way: "equals", text: "13812345678" }]) });
    expect(anybody.rows.map(({ values: own, by }) => [own, by])).toEqual([[{ name: "甲厂" }, ""]]);
    expect(town.rows.map(({ values: own }) => own)).toEqual([{ name: "甲厂", secret: "不公开", contact: "13812345678" }]);
    expect((await desk.rows(officer, "open-list", {})).rows[0]?.values).toEqual({ name: "甲厂", contact: "138****5678" });
    for (const [who, field] of [[publicActor, "secret"], [officer, "contact"], [officer, "secret"]] as const) expect((await faultOf(desk.rows(who, "open-list", { filter: JSON.stringify([{ field, way: "filled", filled: true }]) }))).code).toBe("ledger/bad-query");
    expect((await faultOf(desk.rows(officer, "open-list", { sort: "secret" }))).code).toBe("ledger/bad-query");
    const row = town.rows[0]!, inspector = person("i", grant("inspector"));
    expect((await faultOf(desk.changeRow(inspector, "open-list", row.id, { id: uuid(), version: row.version, values: { secret: "看见了" }, why: "" }))).errors.map(({ field }) => field)).toEqual(["secret"]);
    expect((await desk.ledger(officer, "open-list")).list.filters.map(({ name }) => name)).toEqual(["name"]);
    expect((await faultOf(desk.rows(publicActor, "outfall", {}))).code).toBe("domain/not-found");
    const kept = await ledgerStore.read((reader) => reader.ledgerRow(list, row.id));
    expect(JSON.stringify(kept)).not.toContain("13812345678");
  });

  test("the life: a duty opens with the state, closing takes its proofs and another person, a closed row is corrected only, a relapse reopens", async () => {
    const proof = async (word: string): Promise<string> => {
      const hash = word.repeat(64).slice(0, 64);
      await ledgerStore.write({ actor: clerkA, action: "evidence.add", subject: hash, detail: "" }, (writer) => writer.appendEvidence({ id: uuid(), by: "a", at: "2026-03-02T01:00:00.000Z", district: "yungang", organisationPath: "", placePath: "", enterprise: null, hash, name: `${word}.jpg`, type: "image/jpeg", bytes: 1, thumbnail: false }));
      return hash;
    };
    let now = await made(clerkA, "L1", { discharger: "91130200699229617X" });
    const id = now.row.id, move = async (actor: Actor, name: string, proofs: readonly (readonly [string, string])[] = [], note = ""): Promise<void> => { now = await desk.moveRow(actor, "outfall", id, { id: uuid(), version: now.row.version, move: name, note, proofs: proofs.map(([kind, hash]) => ({ kind, hash })) }); };
    expect(now.duties.map(({ title, state, dueDay }) => [title, state, dueDay])).toEqual([["开展监测：L1 号口", "awaiting-sign", "2026-03-30"]]); // twenty working days from 2026-03-02, a Monday
    expect((await faultOf(move(clerkA, "measure"))).errors.map(({ field }) => field)).toEqual(["proofs.report"]);
    expect((await faultOf(move(clerkA, "measure", [["report", "f".repeat(64)]]))).errors.map(({ zh }) => zh)).toEqual(["没有这个文件，请先上传"]);
    await move(clerkA, "measure", [["report", await proof("1")]]);
    expect(now.duties.map(({ state }) => state)).toEqual(["closed"]);
    await move(clerkA, "trace", [["trace", await proof("2")]]);
    await move(clerkA, "treat", [["works", await proof("3")]]);
    expect((await faultOf(move(clerkB, "close"))).errors.map(({ field }) => field)).toEqual(["proofs.signboard"]);
    await move(clerkA, "show", [["signboard", await proof("4")]]);
    expect((await faultOf(move(clerkA, "close"))).errors.map(({ field }) => field)).toEqual(["same-person"]);
    await move(clerkB, "close");
    expect([now.standing?.isClosed, now.mayChange, now.mayCorrect]).toEqual([true, false, true]);
    expect((await faultOf(desk.changeRow(clerkA, "outfall", id, { id: uuid(), version: now.row.version, values: { flow: "1.0" }, why: "" }))).code).toBe("ledger/closed");
    const wrong = (await desk.versions(clerkA, "outfall", id)).at(-1)!;
    now = await desk.correctRow(clerkB, "outfall", id, { id: uuid(), version: now.row.version, wrong: wrong.id, right: { flow: "7.0" }, why: "登记时漏填" });
    expect([now.row.values["flow"], now.standing?.isClosed]).toEqual(["7.0", true]);
    expect((await faultOf(move(clerkA, "relapse"))).errors.map(({ field }) => field)).toEqual(["note"]);
    await move(clerkA, "relapse", [], "口门重新冒水");
    expect([now.standing?.state, now.standing?.reopened, now.standing?.proofs, now.duties.map(({ state }) => state)]).toEqual(["found", 1, [], ["closed", "awaiting-sign"]]);
    expect((await desk.ledgers(director)).find((each) => each.ledger === "outfall")).toMatchObject({ overdue: 0, mayWrite: true });
  });

  test("a dirty sheet of five thousand rows: nothing silently blank, every fault named, the good rows in, withdrawn, the ledger as before", async () => {
    const before = await desk.rows(director, "outfall", { limit: "200" });
    const { bytes, faults } = await dirtySheet();
    let now = await desk.beginImport(clerkA, "outfall", { name: "排口.xlsx", bytes: once(bytes), place: null });
    await desk.idle();
    now = await desk.importOf(clerkA, "outfall", now.id);
    expect([now.step, now.unknown, now.missing, now.failure]).toEqual(["read", [], [], null]);
    expect(now.counts).toEqual({ new: 5_000 - faults.size, changed: 0, same: 0, refused: faults.size });
    const found = new Map<number, readonly string[]>();
    for (let after: string | undefined; ;) { const part = await desk.importLines(clerkA, "outfall", now.id, { kind: "refused", limit: "500", ...(after === undefined ? {} : { after }) }); for (const line of part.lines) found.set(line.line, line.faults.filter(({ isDoubt }) => !isDoubt).map(({ column, code }) => `${column} ${code}`)); if (part.next === null) break; after = part.next; }
    expect([...found].sort(([a], [b]) => a - b)).toEqual([...faults].sort(([a], [b]) => a - b));
    expect((await faultOf(desk.commitImport(clerkA, "outfall", now.id, { takeGood: false, why: "" }))).code).toBe("ledger/has-refused");
    await desk.commitImport(clerkA, "outfall", now.id, { takeGood: true, why: "年度核查" });
    await desk.idle();
    now = await desk.importOf(clerkA, "outfall", now.id);
    expect([now.step, now.done, (await desk.count(director, "outfall", {})).rows]).toEqual(["committed", 5_000 - faults.size, before.rows.length + 5_000 - faults.size]);
    // the same file again changes nothing: what is good is there already
    const again = await desk.beginImport(clerkA, "outfall", { name: "排口.xlsx", bytes: once(bytes), place: null });
    await desk.idle();
    expect((await desk.importOf(clerkA, "outfall", again.id)).counts).toMatchObject({ new: 0, changed: 0, same: 5_000 - faults.size });
    await desk.withdrawImport(clerkA, "outfall", now.id, { why: "版本有误" });
    await desk.idle();
    expect((await desk.importOf(clerkA, "outfall", now.id)).step).toBe("withdrawn");
    const after = await desk.rows(director, "outfall", { limit: "200" });
    expect(after.rows).toEqual(before.rows);
    expect((await desk.ledgers(director)).find((each) => each.ledger === "outfall")?.rows).toBe(before.rows.length);
    expect((await ledgerStore.read((reader) => reader.verifyAudit())).ok).toBe(true);
  });

  test("old headings are mapped once and remembered; a formula and a file that lies about its type are refused and recorded", async () => {
    const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("旧表");
    sheet.addRow(["某局排口清单"]); sheet.addRow(["编码", "排口名称", "入何水体", "类型", "经度", "纬度", "备注栏"]); sheet.addRow(["Z1", "旧一", "十里河", "农业排口", "113.1", "40.1", "旧"]); sheet.addRow(["Z2", "旧二", "十里河", "农业排口", { formula: "113+0.1", result: 113.1 }, "40.1", ""]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    let now = await desk.beginImport(clerkA, "outfall", { name: "旧.xlsx", bytes: once(bytes), place: null });
    await desk.idle();
    now = await desk.importOf(clerkA, "outfall", now.id);
    expect(now.unknown.map(({ heading }) => heading)).toEqual(expect.arrayContaining(["入何水体", "备注栏"]));
    expect((await faultOf(desk.commitImport(clerkA, "outfall", now.id, { takeGood: true, why: "" }))).code).toBe("ledger/headings");
    await desk.mapHeadings(clerkA, "outfall", now.id, { mapping: { 编码: "code", 入何水体: "river", 类型: "category", 备注栏: "" } });
    await desk.idle();
    now = await desk.importOf(clerkA, "outfall", now.id);
    expect([now.unknown, now.missing, now.counts]).toEqual([[], [], { new: 1, changed: 0, same: 0, refused: 1 }]);
    expect((await desk.importLines(clerkA, "outfall", now.id, { kind: "refused" })).lines.map(({ line, faults: all }) => [line, all.map(({ column, code }) => [column, code])])).toEqual([[4, [["E", "ledger/formula"]]]]);
    const again = await desk.beginImport(clerkB, "outfall", { name: "旧.xlsx", bytes: once(bytes), place: null });
    await desk.idle();
    expect((await desk.importOf(clerkB, "outfall", again.id)).unknown).toEqual([]);
    expect((await faultOf(desk.beginImport(clerkA, "outfall", { name: "排口.xlsx", bytes: once(Buffer.from("%PDF-1.4 not a sheet")), place: null }))).code).toBe("import/type");
    expect((await faultOf(desk.beginImport(officer, "outfall", { name: "旧.xlsx", bytes: once(bytes), place: null }))).code).toBe("access/forbidden");
    expect((await ledgerStore.read((reader) => reader.audit({ limit: 5 }))).entries.filter(({ result }) => result === "refused").map(({ actor, detail }) => [actor, detail.split(":")[0]])).toEqual(expect.arrayContaining([["a", "import/type"], ["o", "access/forbidden"]]));
  });

  test("lines that wait hold no personal number in the clear and show all that is new; lines kept before, encrypted whole, are shown and written alike", async () => {
    const sheetOf = async (rows: readonly (readonly string[])[]): Promise<Uint8Array> => { const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("入河排污口台账"); for (const row of [["排污口编码", "排污口名称", "受纳水体", "排污口类型", "口门位置·经度", "口门位置·纬度", "联系电话", "排放量（m³/d）"], ...rows]) sheet.addRow([...row]); return new Uint8Array(await book.xlsx.writeBuffer()); };
    const take = async (rows: readonly (readonly string[])[]): Promise<string> => { const { id } = await desk.beginImport(clerkA, "outfall", { name: "待导入.xlsx", bytes: once(await sheetOf(rows)), place: null }); await desk.idle(); return id; };
    const id = await take([["W1", "一号", "十里河", "农业排口", "113.1", "40.05", "13812345678", "2.5"], ["W2", "二号", "甘河", "农业排口", "113.2", "40.06", "13887654321", ""]]);
    const { lines } = await desk.importLines(clerkA, "outfall", id, {}), kept = async (): Promise<readonly { ordinal: number; sealed: string; change: string }[]> => store.engine.read("d_yungang", async ({ line }) => (await line.query("select ordinal, sealed, change from ledger_import_line where import = $1 order by ordinal", [id])).rows as { ordinal: number; sealed: string; change: string }[]);
    expect(lines.map(({ kind, change }) => [kind, change.map(({ field, before, after }) => [field, before, after])])[0]).toEqual(["new", [["code", "", "W1"], ["name", "", "一号"], ["river", "", "十里河"], ["category", "", "农业排口"], ["mouth", "", expect.stringContaining("113.1")], ["contact", "", expect.stringMatching(/^138\*+5678$/)], ["flow", "", "2.5"]]]);
    expect(JSON.stringify(await kept())).not.toMatch(/13812345678|13887654321/);
    // as the second line was kept by an earlier program
    const older = JSON.parse((await kept())[1]?.sealed ?? "") as { values: Record<string, unknown> };
    await store.engine.write("d_yungang", async ({ line }) => { await line.query("update ledger_import_line set sealed = $2 where import = $1 and ordinal = 2", [id, secrets.encrypt(JSON.stringify({ ...older, values: { ...older.values, contact: "13887654321" } }))]); });
    expect((await desk.importLines(clerkA, "outfall", id, {})).lines[1]?.change.map(({ field }) => field)).toEqual(["code", "name", "river", "category", "mouth", "contact"]);
    await desk.commitImport(clerkA, "outfall", id, { takeGood: false, why: "" });
    await desk.idle();
    const rows = (await desk.rows(clerkA, "outfall", { limit: "200" })).rows.filter(({ values: own }) => /^W\d$/.test(String(own["code"])));
    expect(rows.map(({ values: own }) => [own["code"], own["contact"], own["flow"]]).sort()).toEqual([["W1", "13812345678", "2.5"], ["W2", "13887654321", null]]);
    // the clock is put back between two imports: time within the row does not run backwards, and the past day still finds one row
    second -= 100_000;
    const changed = await take([["W1", "一号", "十里河", "农业排口", "113.1", "40.05", "13812345678", "4.0"]]);
    await desk.commitImport(clerkA, "outfall", changed, { takeGood: false, why: "" });
    await desk.idle();
    second += 100_000;
    const versions = await desk.versions(clerkA, "outfall", rows.find(({ values: own }) => own["code"] === "W1")?.id ?? "");
    expect(versions.map(({ seq }) => seq)).toEqual([2, 1]);
    expect(Date.parse(versions[0]?.at ?? "")).toBeGreaterThanOrEqual(Date.parse(versions[1]?.at ?? ""));
  });

  test("a town names a water that it does not read: by part of its name, told by the name alone, never by a single letter", async () => {
    await desk.makeRow(clerkA, "named-water", { id: uuid(), values: { number: "S1", name: "十里河", former: "武州川", keeper: "某某" }, place: null, enterprise: null, why: "" });
    expect((await desk.rows(gaoshan, "named-water", {})).rows).toEqual([]);
    const told = await desk.names(gaoshan, "named-water", { text: "十里" });
    expect(told.map(({ name, key }) => [name, key])).toEqual([["十里河", ""]]);
    expect((await desk.names(gaoshan, "named-water", { text: "武州川" })).map(({ name }) => name)).toEqual(["十里河"]);
    for (const text of ["", "十", "某某", "S1"]) expect(await desk.names(gaoshan, "named-water", { text }), text).toEqual([]);
    expect((await faultOf(desk.row(gaoshan, "named-water", told[0]?.id ?? ""))).code).toBe("domain/not-found");
    expect((await faultOf(desk.names(publicActor, "named-water", { text: "十里" }))).code).not.toBe("no error");
    // who reads it is told its number too, and once
    expect((await desk.names(clerkB, "named-water", { text: "十里" })).map(({ name, key }) => [name, key])).toEqual([["十里河", "S1"]]);
    // a list that is not for naming stays closed
    await made(clerkA, "REF1");
    expect(await desk.names(gaoshan, "outfall", { text: "REF1" })).toEqual([]);
  });

  test("a duplicate is merged with both histories kept, what is on the screen is exported, the ledger of a past day is read", async () => {
    const [one, two] = [await made(clerkA, "M1", { discharger: "911302307808371268" }), await made(clerkA, "M2", { discharger: "911302307808371268", flow: "3.0" })];
    expect((await desk.likelySame(clerkA, "outfall", one.row.id)).map(({ id, strength }) => [id, strength])).toContainEqual([two.row.id, "same"]);
    const merged = await desk.mergeRow(clerkA, "outfall", one.row.id, { id: uuid(), otherId: uuid(), version: one.row.version, other: two.row.id, otherVersion: two.row.version, choose: [], why: "同一排口" });
    expect([merged.row.values["flow"], (await desk.row(clerkA, "outfall", two.row.id)).gone]).toEqual(["3.0", { kind: "merged", into: one.row.id }]);
    const taken = await desk.taken(clerkA, "outfall", { filter: JSON.stringify([{ field: "code", way: "contains", text: "M" }]), sort: "code" });
    expect([taken.title.zh, taken.filter.zh, taken.columns[0]?.label.zh, taken.rows.map((cells) => cells.slice(0, 3))]).toEqual(["入河排污口台账", "排污口编码含“M”", "排污口编码", [["M1", "M1 号口", "十里河"]]]);
    expect((await desk.count(clerkA, "outfall", { asOf: "2026-03-01" })).rows).toBe(0);
    expect((await desk.rows(clerkA, "outfall", { asOf: "2026-03-02", filter: JSON.stringify([{ field: "code", way: "contains", text: "M" }]) })).rows).toHaveLength(1);
    expect((await desk.statistics(clerkA, "outfall", { by: "category" })).groups.map(({ option }) => option)).toEqual(["industrial", "urban", "farm", "other"]);
    expect((await desk.features(clerkA, "outfall", { filter: JSON.stringify([{ field: "code", way: "contains", text: "M" }]) })).features.map(({ geometry }) => geometry)).toEqual([{ type: "Point", coordinates: [113.1, 40.05] }]);
  });
});

function pathOf(pack: Pack, id: string): string { const own = pack.organisations.find((one) => one.id === id); return own === undefined || own.parent === null ? id : `${pathOf(pack, own.parent)}/${id}`; }
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> { yield await Promise.resolve(bytes); }

/** Five thousand rows, each tenth with one of twenty faults; the faults by hand: line → column letter and code. */
async function dirtySheet(): Promise<{ readonly bytes: Uint8Array; readonly faults: ReadonlyMap<number, readonly string[]> }> {
  const book = new ExcelJS.Workbook(), sheet = book.addWorksheet("入河排污口台账"), faults = new Map<number, readonly string[]>();
  sheet.addRow(["排污口编码", "排污口名称", "受纳水体", "排污口类型", "口门位置·经度", "口门位置·纬度", "排污主体统一社会信用代码", "联系电话", "排放量（m³/d）", "化学需氧量浓度（mg/L）"]);
  const kinds: readonly (readonly [at: number, cell: ExcelJS.CellValue, fault: readonly string[]])[] = [
    [0, null, ["A ledger/required"]], [1, " ", ["B ledger/required"]], [2, "尼罗河", ["C ledger/not-an-option"]], [3, "工业", ["G ledger/required"]], [4, "东一一三", ["E ledger/not-a-place"]], [5, "95", ["E ledger/outside-the-earth"]], [4, null, ["E ledger/not-a-place"]],
    [6, "913", ["G ledger/wrong-code"]], [7, "1380013800", ["H ledger/not-a-phone"]], [8, "约3", ["I ledger/not-a-decimal"]], [8, "1.25", ["I ledger/too-many-decimals"]], [8, "-1", ["I ledger/below-min"]], [8, "<0.5", ["I ledger/not-a-decimal"]],
    [8, { formula: "1+1", result: 2 }, ["I ledger/formula"]], [9, { error: "#DIV/0!" }, ["J ledger/cell-error"]], [8, null, ["J ledger/rule"]], [9, "—", ["J ledger/not-a-decimal"]], [0, "D2", ["ledger/key-twice"]], [10, "多出的一格", ["K ledger/no-heading"]], [4, "113.12345678", ["E ledger/too-many-decimals"]],
  ];
  for (let k = 0; k < 5_000; k++) {
    const cells: ExcelJS.CellValue[] = [`D${k + 2}`, `第${k}口`, k % 2 === 0 ? "十里河" : "口泉河", "农业排口", `113.${String(100 + (k % 800))}`, "40.05", null, "13812345678", `${k % 50}.5`, "30"];
    if (k % 10 === 9) {
      const [at, cell, fault] = kinds[Math.floor(k / 10) % kinds.length]!;
      while (cells.length <= at) cells.push(null);
      cells[at] = cell;
      faults.set(k + 2, fault.map((each) => (each.startsWith("ledger/") ? ` ${each}` : each)));
    }
    sheet.addRow(cells);
  }
  return { bytes: new Uint8Array(await book.xlsx.writeBuffer()), faults };
}
