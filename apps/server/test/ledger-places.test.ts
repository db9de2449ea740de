import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { LedgerDesk, ledgerModules, LedgerSubjectDesk, ledgers as all, pathIn, placeQuestions, workingCalendar, type Actor, type Grant, type KeptVersion, type LedgerStore, type Pack } from "@yunqing/domain";
import { evidenceVault } from "@yunqing/files";
import { secretsAt } from "@yunqing/identity";
import type { AnyRow, Ledger, Place } from "@yunqing/ledger";
import { readPack } from "@yunqing/packs";
import { ledgerSheets } from "@yunqing/sheets";
import { openStore, type StoreInside } from "@yunqing/store-postgres";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

let serial = 0;
const uuid = (): string => { serial += 1; return `0192d3a0-0000-7000-8000-${String(serial).padStart(12, "0")}`; };
const grant = (role: Grant["role"], of: Partial<Grant> = {}): Grant => ({ id: "g", user: "u", role, district: null, organisationPath: "", placePath: "", enterprise: null, from: "2020-01-01", until: null, grantedBy: "x", ...of });
const person = (user: string, ...grants: readonly Grant[]): Actor => ({ user, name: user, organisation: null, address: "10.0.0.1", grants });
const faultOf = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (error: unknown) => (error as { code?: string }).code ?? String(error));
const of = (id: string): Ledger => { const found = all.find((each) => each.id === id); if (found === undefined) throw new TypeError(id); return found; };
const at = (x: string, y: string): Place => ({ geometry: "point", positions: [[x, y]] }), area = (w: string, s: string, e: string, n: string): Place => ({ geometry: "area", positions: [[w, s], [e, s], [e, n], [w, n], [w, s]] });
const polygon = (w: number, s: number, e: number, n: number): readonly (readonly [number, number])[] => [[w, s], [e, s], [e, n], [w, n], [w, s]];

/** Whatever a row must have, so that its place alone is tried; texts are the row's id, since keys differ. */
function requiredOf(ledger: Ledger, row: string): AnyRow {
  return Object.fromEntries(Object.entries(ledger.fields).flatMap(([name, field]) => (!("required" in field) || field.required !== true || field.kind === "place" ? [] : [[name, field.kind === "choice" ? Object.keys(field.options)[0] : field.kind === "choices" ? Object.keys(field.options).slice(0, 1) : field.kind === "day" ? "2026-01-01" : field.kind === "instant" ? "2026-01-01T00:00:00.000Z" : field.kind === "reference" ? "t1" : field.kind === "boolean" ? false : field.kind === "integer" ? 1 : field.kind === "decimal" || field.kind === "money" ? (1).toFixed(field.kind === "money" ? 2 : field.scale) : row] as const])));
}

describe("where rows lie: the plan's questions over a store", () => {
  let store: StoreInside, desk: LedgerSubjectDesk, entering: LedgerDesk, rows: LedgerStore, pack: Pack;
  const folder = mkdtempSync(join(tmpdir(), "yunqing-places-")), clerk = person("a", grant("clerk")), wanted = ["enterprise", "boiler", "coal-point", "coal-yard", "no-coal-zone", "river", "livestock-farm", "livestock-zone", "dump-site", "risk-source", "risk-receptor", "admin-unit", "control-unit", "outfall", "monitoring-well"];
  beforeAll(async () => {
    const read = await readPack(new URL("../../../districts/yungang", import.meta.url).pathname), [first, second] = read.pack.places.filter(({ kind }) => kind === "town");
    // two towns whose outlines were measured, one of them with a hole, and one that is a sketch over both
    pack = { ...read.pack, places: read.pack.places.map((place) => (place.id === first?.id ? { ...place, geometry: { type: "Polygon" as const, coordinates: [polygon(113.1, 40, 113.2, 40.1), polygon(113.14, 40.04, 113.16, 40.06)], approximate: false, from: "勘界" } } : place.id === second?.id ? { ...place, geometry: { type: "Polygon" as const, coordinates: [polygon(113.2, 40, 113.3, 40.1)], approximate: false, from: "勘界" } } : place)) };
    store = await openStore({ kind: "embedded", folder: null, ledgers: all });
    await store.addDistrict({ id: "yungang", schema: "d_yungang", zh: "云冈", en: "Yungang", adcode: "140214", simulated: false, pack, packHash: read.hash });
    rows = store.ledgers("yungang");
    const ports = { ledgerStore: rows, modules: ledgerModules, clock: { now: () => "2026-03-02T01:00:00.000Z", id: uuid }, secrets: await secretsAt(join(folder, "keys")), calendar: workingCalendar(), vault: await evidenceVault(join(folder, "evidence")), sheets: ledgerSheets };
    desk = new LedgerSubjectDesk(ports);
    entering = new LedgerDesk(ports);
    await put("admin-unit", ["t1", { number: "T1", name: "某镇", level: "town" }]);
  });
  afterAll(async () => { await store.close(); rmSync(folder, { recursive: true, force: true }); });
  const version = (ledger: Ledger, row: string, values: AnyRow, state: string | null): KeptVersion => ({ id: uuid(), row, seq: 1, at: "2026-01-01T00:00:00.000Z", by: "u1", why: "", kind: "made", values: { ...Object.fromEntries(Object.keys(ledger.fields).map((name) => [name, null])), ...requiredOf(ledger, row), ...values }, state, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "yungang", organisationPath: "bureau", placePath: "140214", enterprise: null });
  const put = async (id: string, ...given: readonly (readonly [string, AnyRow])[]): Promise<void> => { const ledger = of(id); await rows.write({ actor: clerk, action: "ledger.write", subject: id, detail: "" }, (writer) => writer.appendLedgerVersions(ledger, given.map(([row, values]) => version(ledger, row, values, ledger.life?.initial ?? null)))); };
  const pathOfTown = (name: string): string => `140214/${pack.places.find((place) => place.kind === "town" && place.name.zh === name)?.id ?? ""}`;
  const found = async (question: string, query = {}, who = clerk) => { const answer = await desk.placeAnswer(who, question, query); return { answer, rows: answer.rows.map(({ ledger, id, zone, metres }) => [ledger, id, zone.id, metres]) }; };

  test("before any zone has its boundary the question is refused in words, and nothing is made up", async () => {
    const { answer, rows: none } = await found("coal-in-no-coal-zone");
    expect([answer.zones, answer.count, none, answer.missing[0]?.zh]).toEqual([0, 0, [], "““禁煤区”划定台账”还没有一条，无法判断；请先填写或导入范围（CGCS2000）"]);
    // the rivers of the pack are sketches to a kilometre: fifty metres are not told from them
    expect((await found("near-river")).answer.missing.map(({ zh }) => zh)).toContain("地区数据包中有 6 处只有示意线，不用于判断");
  });

  test("which coal boilers, loose coal and coal yards lie inside the no-coal zone", async () => {
    await put("enterprise", ["e1", { number: "1", name: "甲厂", position: at("113.15", "40.05") }], ["e2", { number: "2", name: "乙厂", position: at("113.35", "40.05") }], ["e3", { number: "3", name: "丙厂" }]);
    await put("boiler", ["b1", { unit: "e1", number: "1号炉", fuel: "coal" }], ["b2", { unit: "e1", number: "2号炉", fuel: "gas" }], ["b3", { unit: "e2", number: "1号炉", fuel: "coal" }], ["b4", { unit: "e3", number: "1号炉", fuel: "coal" }]);
    await put("coal-point", ["c1", { number: "1", name: "散煤一", kind: "seller", position: at("113.2", "40") }], ["c2", { number: "2", name: "散煤二", kind: "seller", position: at("113.2000001", "40") }]);
    await put("no-coal-zone", ["z1", { number: "1", name: "城区", kind: "noCoal", boundary: area("113.1", "40", "113.2", "40.1"), bans: ["burn"], inForce: { from: "2021-01-01", until: null } }], ["z2", { number: "2", name: "旧区", kind: "noCoal", boundary: area("113.3", "40", "113.4", "40.1"), bans: ["burn"], inForce: { from: "2018-01-01", until: "2021-01-01" } }], ["z3", { number: "3", name: "未落图", kind: "noCoal", bans: ["burn"], inForce: { from: "2021-01-01", until: null } }]);
    const { answer, rows: inside } = await found("coal-in-no-coal-zone");
    // b1 lies where its firm lies; b2 burns gas; b3 lies in a zone that ended; b4's firm has no place; c1 lies on the corner, c2 a centimetre outside
    expect(inside).toEqual([["boiler", "b1", "z1", "0.0"], ["coal-point", "c1", "z1", "0.0"]]);
    expect(answer.rows[0]?.name).toBe("甲厂 1号炉");
    expect(answer.counts.map(({ ledger, found: count, placed, unplaced }) => [ledger, count, placed, unplaced])).toEqual([["boiler", 1, 2, 1], ["coal-point", 1, 2, 0], ["coal-yard", 0, 0, 0]]);
    expect(answer.missing.map(({ zh }) => zh)).toEqual(["““禁煤区”划定台账”有 1 条没有填范围，未参与判断", "““禁煤区”划定台账”有 1 条不在有效期内，未参与判断", "“锅炉台账”有 1 条没有位置，未参与判断"]);
    const [lineage] = answer.rows.map((row) => row.lineage);
    expect([lineage?.value, lineage?.rule?.formula.zh.includes("边界算在内"), lineage?.inputs.map(({ source }) => source?.id), lineage?.inputs[0]?.value]).toEqual(["在内", true, ["e1", "z1"], "POINT(113.15 40.05)"]);
    expect([answer.drawn.zones.length, answer.drawn.rows.length]).toEqual([1, 2]);
  });

  test("which farms lie within the set distance of a river: 44.4 m is, 55.5 m is not, and a wider distance takes both, the nearest first", async () => {
    await put("river", ["w1", { number: "1", name: "十里河", kind: "river", course: { geometry: "line", positions: [["113.1", "40"], ["113.2", "40"]] } }]);
    await put("livestock-farm", ["f1", { number: "1", name: "远场", position: at("113.15", "40.0005") }], ["f2", { number: "2", name: "近场", position: at("113.15", "40.0004") }]);
    const farms = (answer: Awaited<ReturnType<typeof found>>) => answer.rows.filter(([ledger]) => ledger === "livestock-farm");
    expect(farms(await found("near-river"))).toEqual([["livestock-farm", "f2", "w1", "44.4"]]);
    const wide = await found("near-river", { metres: "100" });
    expect(farms(wide)).toEqual([["livestock-farm", "f2", "w1", "44.4"], ["livestock-farm", "f1", "w1", "55.5"]]);
    const lineage = wide.answer.rows.find(({ id }) => id === "f2")?.lineage;
    expect([lineage?.unit, lineage?.rule?.formula.zh.includes("CGCS2000"), lineage?.inputs.at(-1)?.value, lineage?.inputs.at(-1)?.source?.line]).toEqual(["m", true, "100", 821]);
    const table = await desk.placeTable(clerk, "near-river", { metres: "100" }), index = table.columns.findIndex(({ id }) => id === "metres");
    expect([table.rows.filter(([ledger]) => ledger === "畜禽规模养殖场台账").map((row) => row[index]), table.filter.zh.startsWith("100 米内；规划文本第 821 行")]).toEqual([["44.4", "55.5"], true]);
    expect((await rows.read((reader) => reader.audit({ limit: 5 }))).entries[0]).toMatchObject({ action: "table.export", subject: "place-questions/near-river", result: "done" });
  });

  test("the panel of one row: everything within a distance is counted, the nearest twenty are the nearest", async () => {
    await put("dump-site", ...Array.from({ length: 250 }, (_, n): readonly [string, AnyRow] => [`d${String(n).padStart(3, "0")}`, { number: String(n), name: `堆${n}`, position: at("113.15", (40 + ((n * 7) % 250) / 100_000).toFixed(5)) }]));
    const near = await desk.near(clerk, "enterprise", "e1", { with: "dump-site", metres: "10000" });
    expect([near.count, near.rows.length, near.left]).toEqual([250, 100, true]);
    // e1 lies at 40.05, the farthest north of them at 40.00249
    const nearest = await desk.near(clerk, "enterprise", "e1", { with: "dump-site", metres: "nearest" }), rank = (id: string): number => (Number(id.slice(1)) * 7) % 250;
    expect([nearest.count, nearest.rows.map(({ id }) => rank(id))]).toEqual([null, Array.from({ length: 20 }, (_, n) => 249 - n)]);
    expect((await desk.near(clerk, "dump-site", "d000", { metres: "50000" })).count).toBe(249);
    expect(await faultOf(desk.near(clerk, "enterprise", "e1", { with: "dump-site", metres: "60000" }))).toBe("ledger/bad-query");
  });

  test("who reads one town is answered of that town, who reads nothing is refused, and a question that is none is not found", async () => {
    const own = person("t", grant("town", { organisationPath: pathIn(pack.organisations, "town-gaoshanzhen") })), point = of("coal-point");
    await rows.write({ actor: clerk, action: "ledger.write", subject: point.id, detail: "" }, (writer) => writer.appendLedgerVersions(point, [{ ...version(point, "c3", { name: "镇上", kind: "seller", position: at("113.16", "40.0004") }, "found"), placePath: pathOfTown("高山镇") }]));
    expect([(await found("coal-in-no-coal-zone", {}, own)).rows.map(([, id]) => id), (await found("coal-in-no-coal-zone")).rows.map(([, id]) => id)]).toEqual([["c3"], ["b1", "c1", "c3"]]);
    // the zone is public; the rivers are kept by the bureau, and the town is told that it has none, not that there is none
    expect((await found("near-river", {}, own)).answer.missing[0]?.zh).toBe("“河流河段名录”在你的数据范围内还没有一条，无法判断；请先填写或导入范围（CGCS2000）");
    for (const question of ["near-river", "none"]) expect([await faultOf(desk.placeAnswer(person("n"), question, {})), await faultOf(desk.placeTable(person("n"), question, {}))]).toEqual(["access/forbidden", "access/forbidden"]);
    expect([await faultOf(desk.placesAt(person("n"), { longitude: "x", latitude: "40" })), await faultOf(desk.placeQuestions(person("n"))), await faultOf(desk.layers(person("n")))]).toEqual(["access/forbidden", "access/forbidden", "access/forbidden"]);
    // a firm reads what is its own, and takes no table away
    expect(await faultOf(desk.placeTable(person("f", grant("firm", { enterprise: "e-01" })), "near-river", {}))).toBe("access/forbidden");
    expect(await faultOf(desk.placeAnswer(clerk, "none", {}))).toBe("domain/not-found");
    expect(await faultOf(desk.placeAnswer(clerk, "near-river", { metres: "-1" }))).toBe("ledger/bad-query");
  });

  test("from a point: town, village, grid cell and control unit, the innermost last; a hole is not inside, a sketch is said to be one", async () => {
    const [first, second] = pack.places.filter(({ kind }) => kind === "town");
    await put("admin-unit", ["u1", { number: "1", name: "某村", level: "village", boundary: area("113.1", "40", "113.13", "40.03") }], ["u2", { number: "2", name: "某网格", level: "grid", boundary: area("113.11", "40.01", "113.12", "40.02") }], ["u3", { number: "3", name: "别村", level: "village", boundary: area("113.2", "40", "113.23", "40.03") }]);
    const seen = async (longitude: string, latitude: string) => (await desk.placesAt(clerk, { longitude, latitude })).places.map(({ id, ledger }) => `${ledger ?? "pack"} ${id}`).filter((each) => !each.includes("140214"));
    expect(await seen("113.115", "40.015")).toEqual([`pack ${first?.id ?? ""}`, "admin-unit u1", "admin-unit u2"]);
    expect(await seen("113.125", "40.025")).toEqual([`pack ${first?.id ?? ""}`, "admin-unit u1"]);
    expect(await seen("113.15", "40.05")).toEqual([]);
    expect(await seen("113.25", "40.05")).toEqual([`pack ${second?.id ?? ""}`]);
    const inside = await desk.placesAt(clerk, { longitude: "113.115", latitude: "40.015" });
    expect(inside.places.find(({ id }) => id === "140214")?.approximate).toBe(true);
    expect(inside.missing.map(({ zh }) => zh)).toEqual(["“三线一单”生态环境管控单元中没有一条填了范围，无法判断；请填写或导入范围（CGCS2000）", "标“示意”的范围取自示意轮廓，只供参考"]);
    expect(await faultOf(desk.placesAt(clerk, { longitude: "x", latitude: "40" }))).toBe("ledger/bad-query");
  });

  test("a new row belongs to the town that its position lies in by a measured outline; named, it stays where it was named; in a hole or a sketch, to the district", async () => {
    const [first, second] = pack.places.filter(({ kind }) => kind === "town");
    const made = async (position: Place | null, place: string | null = null) => (await entering.makeRow(clerk, "dump-site", { id: uuid(), values: { ...requiredOf(of("dump-site"), `N${serial}`), ...(position === null ? {} : { position }) }, place, enterprise: null, why: "" })).row.place;
    expect(await made(at("113.115", "40.015"))).toBe(first?.id);
    expect(await made(at("113.25", "40.05"))).toBe(second?.id);
    expect(await made(at("113.25", "40.05"), first?.id ?? "")).toBe(first?.id);
    expect(await made(at("113.15", "40.05"))).toBeNull();
    expect(await made(at("113.05", "40.05"))).toBeNull();
  });
  test("imported for the whole district, rows go to the town that their position lies in; imported for a town, they stay there; changed by an import, they stay where they are", async () => {
    const [first, second] = pack.places.filter(({ kind }) => kind === "town"), head = "系统编号,名称,所在乡镇,位置·经度,位置·纬度,垃圾类型,堆放位置,堆体体积（m³）,风险等级,排查日期,整治期限";
    const lines = (...given: readonly (readonly [code: string, longitude: string, latitude: string, volume: string])[]): Uint8Array => Buffer.from([head, ...given.map(([code, x, y, volume]) => `${code},${code}堆,某镇,${x},${y},生活垃圾,道路沿线,${volume},低,2026-01-05,2026-12-31`)].join("\n"));
    const take = async (bytes: Uint8Array, place: string | null): Promise<void> => {
      const { id } = await entering.beginImport(clerk, "dump-site", { name: "堆放点.csv", bytes: (async function* () { yield await Promise.resolve(bytes); })(), place });
      await entering.idle();
      const read = await entering.importLines(clerk, "dump-site", id, {});
      expect(read.lines.filter(({ kind }) => kind === "refused").map(({ faults }) => faults.map(({ message }) => message.zh))).toEqual([]);
      await entering.commitImport(clerk, "dump-site", id, { takeGood: false, why: "" });
      await entering.idle();
    };
    const where = async (): Promise<readonly unknown[]> => (await entering.rows(clerk, "dump-site", { limit: "200" })).rows.filter(({ values }) => String(values["code"]).startsWith("P")).map(({ values, place }) => [values["code"], values["volume"], place]).sort();
    await take(lines(["P1", "113.115", "40.015", "1.0"], ["P2", "113.25", "40.05", "2.0"], ["P3", "113.15", "40.05", "3.0"]), null);
    await take(lines(["P4", "113.25", "40.05", "4.0"]), first?.id ?? "");
    await take(lines(["P1", "113.25", "40.05", "1.5"]), null);
    expect(await where()).toEqual([["P1", "1.5", first?.id], ["P2", "2.0", second?.id], ["P3", "3.0", null], ["P4", "4.0", first?.id]]);
  });
  test("every ledger and field that the questions name is there, and every quotation stands on its line", () => {
    expect(wanted.map((id) => of(id).id)).toEqual(wanted);
    for (const question of placeQuestions) {
      for (const { ledger, field, through } of question.rows) { expect([question.id, ledger, of(through?.ledger ?? ledger).fields[field]?.kind]).toEqual([question.id, ledger, "place"]); if (through !== undefined) expect(of(ledger).fields[through.reference]).toMatchObject({ kind: "reference", to: through.ledger }); }
      for (const zone of question.zones) for (const field of zone.fields) expect([question.id, field, of(zone.ledger).fields[field]?.kind]).toEqual([question.id, field, "place"]);
      for (const zone of question.zones) for (const filter of zone.where ?? []) { const field = of(zone.ledger).fields[filter.field]; if (filter.way === "any-of" && field?.kind === "choice") for (const value of filter.values) expect(Object.keys(field.options)).toContain(value); }
      expect(pack.documents.some((document) => document.lines[question.quotation.line - 1]?.includes(question.quotation.quote) === true)).toBe(true);
    }
  });
});
