import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { DossierDesk, LedgerDesk, ledgerModules, ledgers, LedgerSubjectDesk, ReconciliationDesk, workingCalendar, type Actor, type Grant, type LedgerStore, type Pack } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt } from "@yunqing/identity";
import { readPack } from "@yunqing/packs";
import { excelSheets, ledgerSheets } from "@yunqing/sheets";
import { openStore, type StoreInside } from "@yunqing/store-postgres";
import { creditCode, firmName, licencesCounts, licencesExport, plansCounts, plansRows, producers, sourceUnits, workbookOf } from "./reconciliation-cases.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let serial = 0;
const uuid = (): string => { serial += 1; return `0192d3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`; };
const grant = (role: Grant["role"], of: Partial<Grant> = {}): Grant => ({ id: "g", user: "u", role, district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x", ...of });
const person = (user: string, ...grants: readonly Grant[]): Actor => ({ user, name: user, organisation: null, address: "10.0.0.1", grants });
const faultOf = async (work: Promise<unknown>): Promise<{ code: string; fields: readonly string[] }> => work.then(() => ({ code: "no error", fields: [] }), (error: unknown) => { const { code, errors } = error as { code?: string; errors?: readonly { field: string }[] }; return { code: code ?? String(error), fields: (errors ?? []).map(({ field }) => field) }; });
async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> { yield await Promise.resolve(typeof content === "string" ? new TextEncoder().encode(content) : content); }
const hw = { ledger: "hw-unit", system: "hw", asOf: "2021-03-31", filter: JSON.stringify([{ field: "year", way: "range", from: "2020", until: "2020" }]) }, sources = { ledger: "radiation-unit", system: "radiation", asOf: "2021-03-31" };

describe("exports of national systems held against ledgers, over a store", () => {
  let store: StoreInside, ledgerStore: LedgerStore, pack: Pack, desk: ReconciliationDesk, rows: LedgerDesk, subject: LedgerSubjectDesk, dossiers: DossierDesk, second = 0;
  const folder = mkdtempSync(join(tmpdir(), "yunqing-reconciliation-")), clerk = person("a", grant("clerk")), chief = person("d", grant("director")), officer = person("o", grant("duty-officer")), firm = person("f", grant("firm", { enterprise: "e-01" }));
  const made: Record<string, string> = {}, make = async (ledger: string, values: Readonly<Record<string, unknown>>): Promise<string> => (await rows.makeRow(clerk, ledger, { id: uuid(), values, place: null, enterprise: null, why: "" })).row.id;
  const run = async (of: Parameters<ReconciliationDesk["begin"]>[1], content: string | Uint8Array, mapping: Readonly<Record<string, string>> = {}, name = typeof content === "string" ? "export.csv" : "export.xlsx") => { const begun = await desk.begin(clerk, of, { name, bytes: bytesOf(content) }); return desk.start(clerk, begun.id, { mapping }); };
  const itemsOf = async (id: string, query = {}) => (await desk.items(clerk, id, { limit: "200", ...query })).items;
  beforeAll(async () => {
    const read = await readPack(new URL("../../../districts/yungang", import.meta.url).pathname);
    pack = read.pack;
    store = await openStore({ kind: "embedded", folder: null, ledgers });
    await store.addDistrict({ id: "yungang", schema: "d_yungang", zh: "云冈", en: "Yungang", adcode: "140214", simulated: false, pack, packHash: read.hash });
    ledgerStore = store.ledgers("yungang");
    const clock = { now: () => new Date(Date.UTC(2026, 2, 2, 1, 0, (second += 1))).toISOString(), id: uuid }, vault = await evidenceVault(join(folder, "evidence"));
    const ports = { ledgerStore, modules: ledgerModules, clock, secrets: await secretsAt(join(folder, "keys")), calendar: workingCalendar(), vault, sheets: ledgerSheets, names: (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, `${id} 某`]))) };
    rows = new LedgerDesk(ports); desk = new ReconciliationDesk(ports); subject = new LedgerSubjectDesk(ports);
    dossiers = new DossierDesk({ ...ports, livePoints: () => Promise.resolve([{ id: "p-e01", condition: "online", seenAt: "2026-03-02 09:00:00", factors: [{ code: "a21026", name: { zh: "二氧化硫", en: "SO₂" }, unit: "mg/m³" }], latest: [{ factor: "a21026", value: "12.3", at: "2026-03-02 09:00", quality: "good" }] }]), dutyLines: () => Promise.resolve([]) });
    for (const [at, { name, code, yearly }] of producers.entries()) { const unit = await make("enterprise", { number: code ?? `本地-${at}`, name, creditCode: code }); made[name] = unit; await make("hw-unit", { unit, year: 2020, lists: ["producer"], yearly, inSystem: "yes" }); }
    for (const { name, licence, until } of sourceUnits) { const unit = await make("enterprise", { number: `源-${name}`.slice(0, 40), name }); await make("radiation-unit", { unit, unitName: name, activities: ["use"], scope: ["V"], exempt: false, ...(licence === null ? {} : { licence, issuedOn: "2021-06-01", validUntil: until }) }); }
  });
  afterAll(async () => { await store.close(); rmSync(folder, { recursive: true, force: true }); });

  test("83 filed plans against 73 producers: both sides add up, and every difference is the one that was chosen by hand", async () => {
    const done = await run(hw, await workbookOf(plansRows()), { "计划年度": "" });
    expect([done.step, done.counts, done.since, done.filter.zh]).toEqual(["done", plansCounts, null, "年度 2020—2020"]);
    const all = await itemsOf(done.id), of = (kind: string, side: string) => all.filter((each) => each.kind === kind && each.side === side);
    expect(all).toHaveLength(83 + 73 - 66);
    expect(of("fields", "both").map(({ name, fields }) => [name, fields.map(({ field, ours, theirs }) => [field, ours, theirs])])).toEqual([60, 61, 62, 63].map((at) => [firmName(at), [["yearly", `${at + 1}.5000`, `${at + 1}.7500`]]]));
    expect(of("same", "both").filter(({ by }) => by === "name").map(({ name, line }) => [name, line])).toEqual([[firmName(64), 66], [firmName(65), 67]]);
    expect(of("theirs", "theirs").map(({ name }) => name)).toEqual(["新源电厂", "鹊山煤站", "恒安医院", "塔山商砼站", "平旺车队", "口泉粮库", "高山奶站", "西韩岭窑厂"]);
    expect(of("ours", "ours").map(({ name }) => name).sort()).toEqual([67, 68, 69, 70, 71, 72].map(firmName).sort());
    expect(of("perhaps", "theirs").map(({ name, candidates }) => [name, candidates.map((each) => each.name)])).toEqual([["云冈区仪表制作总厂有限公司", ["云冈区仪表制造总厂有限公司"]]]);
    expect(of("perhaps", "ours").map(({ name }) => name)).toEqual(["云冈区仪表制造总厂有限公司"]);
    expect(of("twice", "theirs").map(({ name, candidates }) => [name, candidates[0]?.line])).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => [firmName(at), at + 2]));
    expect(of("unreadable", "theirs").map(({ line, warnings }) => [line, warnings[0]?.zh.includes("公式")])).toEqual([[84, true]]);
    // the differences stand in the ledger of differences, with a duty of twenty working days
    const listed = await rows.row(clerk, "reconciliation", done.row ?? "");
    expect([listed.row.values["ours"], listed.row.values["theirs"], listed.row.values["difference"], (listed.row.values["differences"] as unknown[]).length, listed.duties.map(({ title, dueDay }) => [title, dueDay])]).toEqual([73, 83, "10", 4 + 8 + 6 + 2 + 7 + 1, [[expect.stringContaining("查清差异原因"), "2026-03-30"]]]);
  });

  test("the same export again gives the same, changes nothing of the run before, opens no second duty, and remembers the headings", async () => {
    const [before] = (await desk.list(clerk, { ledger: "hw-unit" })).items, first = await itemsOf(before!.id), again = await run(hw, await workbookOf(plansRows()));
    expect([again.counts, again.since, again.before?.id, again.row, again.columns.map(({ heading, target }) => [heading, target])]).toEqual([plansCounts, { fresh: 0, standing: 28, gone: 0 }, before!.id, before!.row, [["产废单位名称", "@name"], ["统一社会信用代码", "@creditCode"], ["年产生量（t）", "yearly"], ["计划年度", null]]]);
    const plain = (items: typeof first) => items.map(({ ordinal, kind, side, line, row, name, fields, candidates }) => ({ ordinal, kind, side, line, row, name, fields, candidates }));
    expect(plain(await itemsOf(again.id))).toEqual(plain(first));
    expect(await itemsOf(before!.id)).toEqual(first);
    expect((await rows.row(clerk, "reconciliation", again.row ?? "")).duties).toHaveLength(1);
    const { counts, step } = await desk.start(clerk, again.id, { mapping: { "统一社会信用代码": "" } });
    expect([step, counts]).toEqual(["done", plansCounts]);
  });

  test("reasons: entered through the ordinary writing, taken over, noted as a name; another person confirms; the next run knows", async () => {
    const [latest] = (await desk.list(clerk, { ledger: "hw-unit" })).items, id = latest!.id, all = await itemsOf(id), find = (name: string, kind?: string) => all.find((each) => each.name === name && (kind === undefined || each.kind === kind))!;
    // a row without what the ledger asks for is refused by the ledger itself, nothing is said of the difference
    const line = find("新源电厂");
    expect(line.entry).toEqual({ values: { yearly: "1.0000" }, unitField: "unit", enterprise: null });
    const entry = { id: uuid(), ordinals: [line.ordinal], reason: "entered" as const, note: "", values: { year: 2020, yearly: "1.0000", inSystem: "yes" }, enterprise: { number: creditCode(2000), name: "新源电厂", creditCode: creditCode(2000) }, enterpriseId: uuid() };
    expect(await faultOf(desk.resolve(clerk, id, entry))).toEqual({ code: "ledger/refused", fields: ["lists"] });
    const whole = { ...entry, values: { ...entry.values, lists: ["producer"] } };
    expect((await desk.resolve(clerk, id, whole)).states).toEqual({ open: 27, proposed: 1, confirmed: 0 });
    expect((await desk.resolve(clerk, id, whole)).states).toEqual({ open: 27, proposed: 1, confirmed: 0 });
    expect((await rows.rows(clerk, "hw-unit", { text: "新源电厂" })).rows.map(({ values }) => [values["year"], values["yearly"]])).toEqual([[2020, "1.0000"]]);
    // taken over: the row has their value, by an ordinary version
    const other = find(firmName(60));
    expect((await faultOf(desk.resolve(clerk, id, { id: uuid(), ordinals: [other.ordinal], reason: "adopted", note: "", fields: ["unit"] }))).fields).toEqual(["fields"]);
    await desk.resolve(clerk, id, { id: uuid(), ordinals: [other.ordinal], reason: "adopted", note: "已与企业核实", fields: ["yearly"] });
    const after = await rows.row(clerk, "hw-unit", other.row ?? "");
    expect([after.row.values["yearly"], after.row.seq]).toEqual(["61.7500", 2]);
    // what was changed here since the run is not written over
    const moved = find(firmName(61)), standing = await rows.row(clerk, "hw-unit", moved.row ?? "");
    await rows.changeRow(clerk, "hw-unit", moved.row ?? "", { id: uuid(), version: standing.row.version, values: { yearly: "99.0000" }, why: "补报" });
    expect((await faultOf(desk.resolve(clerk, id, { id: uuid(), ordinals: [moved.ordinal], reason: "adopted", note: "", fields: ["yearly"] }))).code).toBe("ledger/overtaken");
    // one subject: nobody but another person makes it so
    const like = find("云冈区仪表制作总厂有限公司");
    await desk.resolve(clerk, id, { id: uuid(), ordinals: [like.ordinal], reason: "alias", note: "", row: like.candidates[0]?.row ?? "" });
    expect(await faultOf(desk.confirm(clerk, id, { id: uuid(), ordinals: [like.ordinal], decision: "confirm", note: "" }))).toEqual({ code: "reconciliation/same-person", fields: ["ordinals"] });
    expect((await rows.rows(clerk, "enterprise", { text: "仪表制作" })).rows).toHaveLength(0);
    await desk.confirm(chief, id, { id: uuid(), ordinals: [like.ordinal, line.ordinal, other.ordinal], decision: "confirm", note: "" });
    expect((await rows.rows(clerk, "enterprise", { text: "仪表制作" })).rows.map((each) => each.id)).toEqual([made["云冈区仪表制造总厂有限公司"]]);
    // several at once, words asked for; sent back, said again
    const seven = all.filter(({ kind }) => kind === "twice").map(({ ordinal }) => ordinal), closed = all.filter(({ kind }) => kind === "ours").map(({ ordinal }) => ordinal), theirs = all.filter(({ kind, name }) => kind === "theirs" && name !== "新源电厂").map(({ ordinal }) => ordinal);
    await desk.resolve(clerk, id, { id: uuid(), ordinals: seven, reason: "duplicate", note: "年中变更后重复备案" });
    expect((await faultOf(desk.resolve(clerk, id, { id: uuid(), ordinals: closed, reason: "closed", note: " " }))).fields).toEqual(["note"]);
    expect((await faultOf(desk.resolve(clerk, id, { id: uuid(), ordinals: closed, reason: "entered", note: "x" }))).fields).toEqual(["reason"]);
    await desk.resolve(clerk, id, { id: uuid(), ordinals: closed, reason: "scope", note: "未产生危险废物，未备案" });
    await desk.confirm(chief, id, { id: uuid(), ordinals: closed, decision: "return", note: "逐家核实" });
    expect((await desk.view(clerk, id)).states).toEqual({ open: 28 - 3 - 1 - 7, proposed: 7, confirmed: 4 });
    await desk.resolve(clerk, id, { id: uuid(), ordinals: closed, reason: "closed", note: "已逐家核实关停" });
    await desk.resolve(clerk, id, { id: uuid(), ordinals: theirs, reason: "scope", note: "属平城区" });
    await desk.confirm(chief, id, { id: uuid(), ordinals: [...seven, ...closed, ...theirs], decision: "confirm", note: "" });
    const left = (await itemsOf(id, { state: "open" })).map(({ kind, name }) => [kind, name]);
    expect(left).toEqual([["fields", firmName(61)], ["fields", firmName(62)], ["fields", firmName(63)], ["unreadable", expect.anything()]]);
    // the next export: the formula mended into one of ours, one of the unknown gone; what was explained is explained still
    const next = await run(hw, await workbookOf(plansRows().filter(([name]) => name !== "西韩岭窑厂").map((row) => (row[0]!.startsWith("=") ? [firmName(67), ...row.slice(1, 2), "68.5", "2020"] : row))));
    expect([next.counts?.ours, next.counts?.theirs]).toEqual([{ total: 74, same: 62 + 1 + 1 + 1 + 1, fields: 3, only: 5, perhaps: 0, twice: 0, unreadable: 0 }, { total: 82, same: 66, fields: 3, only: 6, perhaps: 0, twice: 7, unreadable: 0 }]);
    expect([next.since, next.states]).toEqual([{ fresh: 0, standing: 3 + 5 + 6 + 7, gone: 28 - 21 }, { open: 3, proposed: 0, confirmed: 18 }]);
    expect((await itemsOf(next.id, { kind: "gone" })).map(({ name }) => name).sort()).toEqual(["", "云冈区仪表制作总厂有限公司", "云冈区仪表制造总厂有限公司", firmName(60), firmName(67), "新源电厂", "西韩岭窑厂"].sort());
    expect((await itemsOf(next.id, { kind: "twice" }))[0]).toMatchObject({ state: "confirmed", isCarried: true, acts: [{ move: "propose", reason: "duplicate", byName: "a 某" }, { move: "confirm", byName: "d 某" }] });
  });

  test("8 users of sources against 6: by licence, by the old district's name; the end that differs is taken over, and all of it is closed in the ledger of differences", async () => {
    const done = await run(sources, licencesExport()), all = await itemsOf(done.id);
    expect(done.counts).toEqual(licencesCounts);
    expect(all.map(({ kind, by, name }) => [kind, by, name])).toEqual([
      ["same", "code", "云冈区人民医院"], ["same", "code", "同煤集团云冈矿医院"], ["same", "code", "云冈区塔山选煤有限公司"], ["fields", "code", "云冈区同忻选煤有限公司"], ["same", "name", "大同市南郊区晋华宫选煤有限责任公司"],
      ["theirs", null, "口泉中心卫生院"], ["theirs", null, "平旺骨伤医院"], ["theirs", null, "高山探伤服务部"], ["ours", null, "云冈区四老沟选煤有限公司"],
    ]);
    const at = (name: string): number => all.find((each) => each.name === name)!.ordinal;
    await desk.resolve(clerk, done.id, { id: uuid(), ordinals: [at("云冈区同忻选煤有限公司")], reason: "adopted", note: "", fields: ["validUntil"] });
    await desk.resolve(clerk, done.id, { id: uuid(), ordinals: [at("口泉中心卫生院")], reason: "entered", note: "", values: { unitName: "口泉中心卫生院", activities: ["use"], scope: ["rayIII"], exempt: false, licence: "晋环辐证[B0107]", issuedOn: "2022-02-01", validUntil: "2027-01-31" }, enterprise: { number: "源-口泉", name: "口泉中心卫生院" }, enterpriseId: uuid() });
    await desk.resolve(clerk, done.id, { id: uuid(), ordinals: [at("平旺骨伤医院")], reason: "wrong", note: "实为平城区单位，已报省厅更正" });
    await desk.resolve(clerk, done.id, { id: uuid(), ordinals: [at("高山探伤服务部"), at("云冈区四老沟选煤有限公司")], reason: "closed", note: "已注销许可证、源已送贮" });
    const end = await desk.confirm(chief, done.id, { id: uuid(), ordinals: all.filter(({ kind }) => kind !== "same").map(({ ordinal }) => ordinal), decision: "confirm", note: "" });
    expect(end.states).toEqual({ open: 0, proposed: 0, confirmed: 5 });
    const listed = await rows.row(clerk, "reconciliation", done.row ?? "");
    expect((listed.row.values["differences"] as { name: string; side: string; reason: string }[]).map(({ name, side, reason }) => [name, side, reason])).toEqual([["云冈区同忻选煤有限公司", "both", "adopted"], ["口泉中心卫生院", "theirs", "missing"], ["平旺骨伤医院", "theirs", "wrong"], ["高山探伤服务部", "theirs", "closed"], ["云冈区四老沟选煤有限公司", "ours", "closed"]]);
    expect(listed.row.values["explanation"]).toContain("5 条差异全部说明");
    const next = await run(sources, licencesExport());
    expect([next.counts?.ours.total, next.counts?.theirs.total, next.counts?.ours.same, next.since, next.states]).toEqual([7, 8, 6, { fresh: 0, standing: 3, gone: 2 }, { open: 0, proposed: 0, confirmed: 3 }]);
    const sheet = await desk.table(clerk, next.id);
    expect([sheet.filter.zh, sheet.rows.map(([kind, side, , name, , , state, reason]) => [kind, side, name, state, reason])]).toEqual([expect.stringContaining("本地台账 7 = 一致 6 + 字段不一致 0 + 只在本地 1 + 疑似 0 + 重复 0；国家系统 8 = 一致 6"), [["只在国家系统", "国家系统", "平旺骨伤医院", "已确认", "国家系统有误，已报更正"], ["只在国家系统", "国家系统", "高山探伤服务部", "已确认", "已注销或关停"], ["只在本地台账", "本地台账", "云冈区四老沟选煤有限公司", "已确认", "已注销或关停"]]]);
  });

  test("former names and old districts find a subject everywhere: lists, choices, files, likenesses, by facts with days and sources", async () => {
    const id = made[firmName(5)]!, add = (name: string, more = {}) => subject.addName(clerk, "enterprise", id, { id: uuid(), kind: "former", name, from: "2003", until: "2018-05", source: "营业执照变更核准通知书", ...more });
    expect((await add("大同市南郊区砖瓦三厂")).names.map(({ kind, name, from, until, source, byName }) => [kind, name, from, until, source, byName])).toEqual([["former", "大同市南郊区砖瓦三厂", "2003", "2018-05", "营业执照变更核准通知书", "a 某"]]);
    expect([await faultOf(add("甲", { source: " " })), await faultOf(add("甲", { from: "2003/5" })), await faultOf(add("甲", { from: "2019", until: "2018" })), await faultOf(add("大同市南郊区砖瓦三厂"))].map(({ fields }) => fields[0])).toEqual(["source", "from", "until", "name"]);
    expect((await faultOf(subject.addName(officer, "enterprise", id, { id: uuid(), kind: "alias", name: "乙", from: null, until: null, source: "x" }))).code).toBe("access/forbidden");
    const hit = async (ledger: string, text: string): Promise<number> => (await rows.count(clerk, ledger, { text })).rows;
    // by the former name, by it under the district's name of today, in the ledger that names the firm, and by an old name of the district
    expect([await hit("enterprise", "砖瓦三厂"), await hit("enterprise", "云冈区砖瓦三厂"), await hit("hw-unit", "砖瓦三厂"), await hit("enterprise", `南郊区${firmName(8).slice(3)}`), await hit("hw-unit", `矿区${firmName(8).slice(3)}`), await hit("enterprise", "无此企业")]).toEqual([1, 1, 1, 1, 1, 0]);
    expect((await rows.names(clerk, "enterprise", { text: "砖瓦三厂" })).map(({ name }) => name)).toEqual([firmName(5)]);
    const sheet = new ExcelJS.Workbook(), table = sheet.addWorksheet("一");
    table.addRows([["企业名称", "年度", "清单", "国家系统注册"], ["云冈区砖瓦三厂", "2024", "产废单位", "已注册"], [`大同市南郊区${firmName(9).slice(3).replace("有限公司", "有限责任公司")}`, "2024", "产废单位", "已注册"], ["谁也不是", "2024", "产废单位", "已注册"]]);
    const begun = await rows.beginImport(clerk, "hw-unit", { name: "a.xlsx", bytes: bytesOf(new Uint8Array(await sheet.xlsx.writeBuffer())), place: null });
    await rows.idle();
    expect((await rows.importOf(clerk, "hw-unit", begun.id)).counts).toEqual({ new: 2, changed: 0, same: 0, refused: 1 });
    const twin = await make("enterprise", { number: "双-1", name: "云冈区砖瓦三厂" });
    expect((await rows.likelySame(clerk, "enterprise", twin)).map((each) => [each.id, each.strength])).toContainEqual([id, "likely"]);
    // the twin bore a name of its own: once it is merged, its name leads to the row that stays
    await subject.addName(clerk, "enterprise", twin, { id: uuid(), kind: "alias", name: "双生砖厂", from: null, until: null, source: "走访" });
    expect((await subject.names(clerk, "enterprise", id)).others).toEqual([]);
    const [stays, goes] = [await rows.row(chief, "enterprise", id), await rows.row(chief, "enterprise", twin)];
    await rows.mergeRow(chief, "enterprise", id, { id: uuid(), otherId: uuid(), version: stays.row.version, other: twin, otherVersion: goes.row.version, choose: [], why: "同一家" });
    expect([(await rows.rows(clerk, "enterprise", { text: "双生砖厂" })).rows.map((each) => each.id), await hit("hw-unit", "双生砖厂")]).toEqual([[id], 1]);
    const { names } = await subject.names(clerk, "enterprise", id);
    expect(names.map(({ name }) => name).sort()).toEqual(["双生砖厂", "大同市南郊区砖瓦三厂", "云冈区砖瓦三厂"].sort());
    const after = await subject.withdrawName(clerk, "enterprise", id, { id: uuid(), name: names.find(({ kind }) => kind === "former")!.id, why: "张冠李戴" });
    expect([after.names.find(({ kind }) => kind === "former")?.withdrawn?.why, await hit("enterprise", "大同市南郊区砖瓦三厂"), await hit("enterprise", "砖瓦三厂")]).toEqual(["张冠李戴", 0, 1]);
    // a name that came from the merged row is taken back from the one that stays
    const gone = await subject.withdrawName(clerk, "enterprise", id, { id: uuid(), name: names.find(({ name }) => name === "双生砖厂")!.id, why: "不是它" });
    expect([gone.names.find(({ name }) => name === "双生砖厂")?.withdrawn?.why, await hit("enterprise", "双生砖厂")]).toEqual(["不是它", 0]);
  });

  test("bad files and people without a right: refused by name, recorded, nothing kept", async () => {
    const before = (await desk.list(clerk, {})).items.length, begin = (of: object, content: string | Uint8Array, name = "a.csv", who = clerk) => faultOf(desk.begin(who, { ...hw, ...of }, { name, bytes: bytesOf(content) }));
    expect([await begin({}, "%PDF-1.4\n1 0 obj", "a.xlsx"), await begin({}, new Uint8Array(0)), await begin({ system: "document" }, licencesExport()), await begin({ system: "other" }, licencesExport()), await begin({ asOf: "2030-01-01" }, licencesExport()), await begin({ ledger: "river-patrol" }, licencesExport()), await begin({ filter: "[{]" }, licencesExport())].map(({ code }) => code)).toEqual(["import/type", "import/empty", "reconciliation/refused", "reconciliation/refused", "reconciliation/refused", expect.stringMatching(/no-subject|refused/), "ledger/bad-query"]);
    expect([(await begin({}, licencesExport(), "a.csv", officer)).code, (await begin({}, licencesExport(), "a.csv", firm)).code]).toEqual(["access/forbidden", "access/forbidden"]);
    expect((await desk.list(clerk, {})).items).toHaveLength(before);
    // headings: no column tells the units apart; one that is named twice; a unit that is another
    const start = async (content: string, mapping: Readonly<Record<string, string>> = {}) => { const begun = await desk.begin(clerk, { ...hw, system: "other", systemName: "样表" }, { name: "a.csv", bytes: bytesOf(content) }); return faultOf(desk.start(clerk, begun.id, { mapping })); };
    expect([await start("序号,产量\r\n1,2\r\n"), await start("单位名称,企业名称\r\n甲,乙\r\n"), await start("单位名称,年产生量（kg）\r\n甲,2\r\n"), await start("单位名称\r\n"), await start("单位名称\r\n甲\r\n", { "单位名称": "nothing" })].map(({ code, fields }) => [code, fields[0]])).toEqual([["reconciliation/headings", "mapping"], ["reconciliation/headings", "企业名称"], ["reconciliation/headings", "年产生量（kg）"], ["reconciliation/refused", "file"], ["reconciliation/refused", "单位名称"]]);
    // a wrong code is warned of and not matched by, a cell that is no value is told with both sides
    const odd = await run(hw, `单位名称,统一社会信用代码,年产生量\r\n${firmName(10)},91140214MA00101,很多\r\n`), [item] = await itemsOf(odd.id, { kind: "fields" });
    expect([item?.by, item?.fields.map(({ field, theirs, mayAdopt }) => [field, theirs, mayAdopt]), item?.warnings.length]).toEqual(["name", [["yearly", "很多", false]], 2]);
    const refusals = (await ledgerStore.read((reader) => reader.audit({ limit: 500 }))).entries.filter(({ result, action }) => result === "refused" && action === "ledger.reconcile");
    expect(refusals.length).toBeGreaterThanOrEqual(9);
    // a run is seen by who reads all of it: not by a firm, not by a town
    const town = person("t", grant("town", { organisationPath: pack.organisations.find(({ id }) => id === "town-gaoshanzhen")?.id ?? "x" }));
    expect((await desk.list(town, {})).items).toEqual([]);
    expect((await faultOf(desk.view(town, odd.id))).code).toBe("domain/not-found");
  });

  test("the file of one enterprise: sections with counts, what is open, its names; a firm sees its own as far as it reads, and nobody else's; a workbook with a sheet for every ledger", async () => {
    const id = made[firmName(20)]!;
    await subject.addName(clerk, "enterprise", id, { id: uuid(), kind: "alias", name: "矿区老油厂", from: null, until: null, source: "群众俗称" });
    const file = await dossiers.dossier(clerk, id), wastes = file.parts.find(({ section }) => section === "wastes");
    expect([file.name, file.creditCode, file.facts.map(({ label, text }) => [label.zh, text]), file.names.names.map(({ name }) => name), file.mayExport]).toEqual([firmName(20), creditCode(1020), [["统一社会信用代码", creditCode(1020)]], ["矿区老油厂"], true]);
    expect(wastes?.groups.map(({ ledger, count, open }) => [ledger, count, open])).toContainEqual(["hw-unit", 1, null]);
    expect(file.parts.map(({ section, count }) => [section, count]).filter(([, count]) => count !== 0)).toEqual([["wastes", wastes?.count]]);
    const models = await dossiers.tables(clerk, id);
    expect(models.slice(0, 2).map(({ title, rows: lines }) => [title.zh, lines.length])).toEqual([[`一企一档：${firmName(20)}`, wastes?.groups.length], ["企业（单位）名录", 1]]);
    expect(models.find(({ title }) => title.zh.startsWith("危险废物单位清单"))?.rows).toHaveLength(1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await excelSheets.tables(models, { language: "zh", watermark: "经办" })).buffer as ArrayBuffer);
    expect(book.worksheets).toHaveLength(models.length);
    expect(models[0]?.filter.zh).toContain("别名 矿区老油厂");
    // the firm of the document, which has an account of its own
    await ledgerStore.write({ actor: clerk, action: "ledger.printed", subject: "enterprise", detail: "" }, async (writer) => {
      const register = ledgers.find((each) => each.id === "enterprise")!;
      for (const [key, firmId] of [["e-01", "e-01"], ["e-02", "e-02"]] as const) await writer.appendLedgerVersions(register, [{ id: `${key}.1`, row: firmId, seq: 1, at: "2026-03-02T00:00:00.000Z", by: "printed", why: "", kind: "made", values: { ...Object.fromEntries(Object.keys(register.fields).map((name) => [name, null])), number: key, name: `样本 ${key}` }, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "yungang", organisationPath: "bureau", placePath: "yungang", enterprise: firmId }]);
    });
    // its outlet says something now
    await ledgerStore.write({ actor: clerk, action: "instrument.manage", subject: "p-e01", detail: "" }, (writer) => writer.appendPoint({ id: uuid(), by: "a", at: "2026-03-02T01:00:00.000Z", district: "yungang", organisationPath: "bureau", placePath: "yungang", enterprise: "e-01", point: "p-e01", seq: 1, kind: "stack-outlet", name: { zh: "1 号排口", en: "Outlet 1" }, place: null, longitude: null, latitude: null, note: "", active: true }));
    const mine = await dossiers.dossier(firm, "e-01");
    expect([mine.name, mine.points.map(({ name, condition, latest }) => [name.zh, condition, latest.map((each) => [each.name.zh, each.value, each.unit])])]).toEqual(["样本 e-01", [["1 号排口", "online", [["二氧化硫", "12.3", "mg/m³"]]]]]);
    expect((await dossiers.tables(clerk, "e-01")).find(({ title }) => title.zh === "在线数据")?.rows).toEqual([["1 号排口", "在线", "二氧化硫", "12.3", "mg/m³", "2026-03-02 09:00"]]);
    expect([(await faultOf(dossiers.dossier(firm, "e-02"))).code, (await faultOf(dossiers.dossier(firm, id))).code, (await faultOf(dossiers.tables(firm, "e-01"))).code]).toEqual(["domain/not-found", "domain/not-found", "access/forbidden"]);
  });

  test("twenty thousand lines are matched and kept", async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `第${at}号样本${"甲乙丙丁戊己庚辛"[at % 8]!}机械加工厂,${at % 3 === 0 ? creditCode(10_000 + at) : ""},1.0`), began = performance.now();
    const done = await run({ ...hw, system: "monitoring" }, `单位名称,统一社会信用代码,年产生量\r\n${lines.join("\r\n")}\r\n`);
    const took = performance.now() - began;
    expect([done.counts?.theirs.total, done.counts?.theirs.only]).toEqual([20_000, 20_000]);
    if (process.env["YUNQING_TELL_TIME"] !== undefined) process.stderr.write(`20,000 lines against ${done.counts?.ours.total ?? 0} rows: ${Math.round(took)} ms\n`);
  });
});
