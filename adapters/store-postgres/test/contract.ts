// One function of over 40 lines a file: a suite of every promise, called once for each engine.
import { expect, test } from "vitest";
import type { DistrictStore, DistrictWriter, Scope } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { assignment, duty, entry, evidence, figure, layer, pack, progress, report, review, step, value } from "./sample.js";

type Given = () => Bench;
const write = <T>(store: DistrictStore, work: (writer: DistrictWriter) => Promise<T>): Promise<T> => store.write(entry("test"), work);
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));

/** What every store keeps of facts (事实的存取): run on each engine. */
export function factsContract(given: Given): void {
  const fresh = async (): Promise<DistrictStore> => given().store.district(await given().newDistrict());

  test("facts of every kind come back as they went in, decimals, quotes, newlines and null included", async () => {
    const store = await fresh();
    const facts = {
      value: value("v", { value: "12.30", evidence: ["a\"b", "c,d", "{e}", "\\f", "汉"], note: "两行\n'引号'", enterprise: "e1", reason: "NULL" }),
      review: review("r", "v"), assignment: assignment("a", { value: "0.10" }), progress: progress("p", { percent: null, paidWan: "1200.00" }),
      layer: layer("l", { features: "{\"a\":\"\\u4e91\"}" }), evidence: evidence("e", "f".repeat(64)), report: report("rep"), figure: figure("f1", "rep", { value: null }),
    };
    await write(store, async (writer) => {
      await writer.appendValue(facts.value); await writer.appendReview(facts.review); await writer.appendAssignment(facts.assignment); await writer.appendProgress(facts.progress);
      await writer.appendLayer(facts.layer); await writer.appendEvidence(facts.evidence); await writer.appendReport(facts.report, [facts.figure]);
      await writer.appendDuty(duty("du", { approver: "director" }), () => "一号"); await writer.appendDutyStep(step("s", "du", 1, { from: null, to: "awaiting-sign", move: "open" }));
    });
    await store.read(async (reader) => {
      expect(await reader.values({})).toEqual([facts.value]);
      expect(await reader.reviews({})).toEqual([facts.review]);
      expect(await reader.assignments({})).toEqual([facts.assignment]);
      expect(await reader.progress({})).toEqual([facts.progress]);
      expect(await reader.layers()).toEqual([facts.layer]);
      expect(await reader.evidence(["f".repeat(64), "absent"])).toEqual([facts.evidence]);
      expect(await reader.reports()).toEqual([facts.report]);
      expect(await reader.report("rep")).toEqual(facts.report);
      expect(await reader.report("absent")).toBeNull();
      expect(await reader.publishedFigures("rep")).toEqual([facts.figure]);
      expect(await reader.duties({})).toEqual([{ ...duty("du", { approver: "director" }), number: "一号" }]);
      expect(await reader.dutySteps(["du"])).toEqual([step("s", "du", 1, { from: null, to: "awaiting-sign", move: "open" })]);
      expect(await reader.dutySteps([])).toEqual([]);
      expect(await reader.dutySteps("all")).toHaveLength(1);
    });
  });

  test("the same id with the same content is known, whenever it comes again; with other content it is taken", async () => {
    const store = await fresh();
    const cases: readonly (readonly [string, (writer: DistrictWriter, changed: boolean, at: string) => Promise<unknown>])[] = [
      ["value", (w, changed, at) => w.appendValue(value("v", { at, value: changed ? "2.2" : "2.20" }))],
      ["review", (w, changed, at) => w.appendReview(review("r", "v", { at, note: changed ? "x" : "" }))],
      ["assignment", (w, changed, at) => w.appendAssignment(assignment("a", { at, year: changed ? 2024 : 2025 }))],
      ["progress", (w, changed, at) => w.appendProgress(progress("p", { at, evidence: changed ? ["x"] : [] }))],
      ["layer", (w, changed, at) => w.appendLayer(layer("l", { at, title: changed ? "x" : "t" }))],
      ["evidence", (w, changed, at) => w.appendEvidence(evidence("e", "h", { at, thumbnail: changed }))],
      ["report", (w, changed, at) => w.appendReport(report("rep", { at }), [figure("f", "rep", { at, value: changed ? "9" : "2.2" })])],
      ["step", (w, changed, at) => w.appendDutyStep(step("s", "du", 1, { at, note: changed ? "x" : "" }))],
    ];
    await write(store, (writer) => writer.appendDuty(duty("du"), String));
    for (const [name, append] of cases) {
      expect([name, await write(store, (w) => append(w, false, "2026-03-04T05:06:07.089Z"))]).toEqual([name, "stored"]);
      expect([name, await write(store, (w) => append(w, false, "2026-04-04T05:06:07.089Z"))]).toEqual([name, "known"]);
      expect([name, await code(write(store, (w) => append(w, true, "2026-03-04T05:06:07.089Z")))]).toEqual([name, "store/id-taken"]);
    }
    expect(await store.read((reader) => reader.values({}))).toEqual([value("v")]);
    expect(await store.read((reader) => reader.publishedFigures("rep"))).toEqual([figure("f", "rep")]);
  });

  test("a value has one review: the second reviewer is told who was first; what does not exist cannot be reviewed or corrected", async () => {
    const store = await fresh();
    await write(store, async (w) => { await w.appendValue(value("v")); await w.appendReview(review("r1", "v", { by: "first" })); });
    const second = await write(store, (w) => w.appendReview(review("r2", "v", { by: "second" }))).catch((fault: unknown) => fault);
    expect(second).toMatchObject({ code: "plan/already-reviewed", by: "first", valueId: "v" });
    expect(await code(write(store, (w) => w.appendReview(review("r3", "absent"))))).toBe("domain/not-found");
    expect(await code(write(store, (w) => w.appendValue(value("v2", { corrects: "absent" }))))).toBe("domain/not-found");
    expect(await write(store, (w) => w.appendValue(value("v3", { corrects: "v", value: "2.19" })))).toBe("stored");
    expect((await store.read((r) => r.values({}))).map(({ id, corrects }) => [id, corrects])).toEqual([["v", null], ["v3", "v"]]);
  });

  test("what was known as of an instant leaves out what was recorded later; filters narrow", async () => {
    const store = await fresh();
    const early = "2026-01-01T00:00:00.000Z", late = "2026-02-01T00:00:00.000Z", between = "2026-01-15T08:00:00+08:00";
    await write(store, async (w) => {
      await w.appendValue(value("v1", { at: early })); await w.appendValue(value("v2", { at: late, indicator: "so2" })); await w.appendValue(value("v3", { at: early, plan: "p13" }));
      await w.appendReview(review("r1", "v1", { at: late })); await w.appendReview(review("r3", "v3", { at: early }));
      await w.appendAssignment(assignment("a1", { at: early })); await w.appendAssignment(assignment("a2", { at: late }));
      await w.appendProgress(progress("p1", { at: early })); await w.appendProgress(progress("p2", { at: late, project: "x2" }));
      await w.appendDuty(duty("d1", { at: early }), String); await w.appendDuty(duty("d2", { at: late }), (year, seq) => `${year}/${seq}`);
    });
    await store.read(async (r) => {
      const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
      expect(ids(await r.values({ knownAt: between }))).toEqual(["v1", "v3"]);
      expect(ids(await r.values({ knownAt: late }))).toEqual(["v1", "v3", "v2"]);
      expect(ids(await r.values({ plan: "p14", knownAt: between }))).toEqual(["v1"]);
      expect(ids(await r.values({ indicator: "so2" }))).toEqual(["v2"]);
      expect(ids(await r.values({ id: "v3" }))).toEqual(["v3"]);
      expect(ids(await r.reviews({ knownAt: between }))).toEqual(["r3"]);
      expect(ids(await r.reviews({ valueIds: ["v1"] }))).toEqual(["r1"]);
      expect(ids(await r.reviews({ valueIds: [] }))).toEqual([]);
      expect(ids(await r.assignments({ plan: "p14", knownAt: between }))).toEqual(["a1"]);
      expect(ids(await r.progress({ project: "x2" }))).toEqual(["p2"]);
      expect(ids(await r.progress({ plan: "p14", knownAt: between }))).toEqual(["p1"]);
      expect(ids(await r.duties({ knownAt: between }))).toEqual(["d1"]);
      expect(ids(await r.duties({ id: "d2" }))).toEqual(["d2"]);
    });
  });

  test("duty numbers have no gap in their year: a command that fails gives its number back; one duty per rule, subject and period", async () => {
    const store = await fresh();
    const open = (id: string, of: Parameters<typeof duty>[1] = {}): Promise<{ outcome: string; number: string }> => write(store, (w) => w.appendDuty(duty(id, of), (year, seq) => `云环督〔${year}〕${seq}号`));
    expect(await open("d1")).toEqual({ outcome: "stored", number: "云环督〔2026〕1号" });
    expect(await code(write(store, async (w) => { await w.appendDuty(duty("lost"), (year, seq) => `云环督〔${year}〕${seq}号`); throw Object.assign(new Error("no"), { code: "given-up" }); }))).toBe("given-up");
    expect(await open("d2")).toEqual({ outcome: "stored", number: "云环督〔2026〕2号" });
    expect(await open("d3", { year: 2027 })).toEqual({ outcome: "stored", number: "云环督〔2027〕1号" });
    expect(await open("d1")).toEqual({ outcome: "known", number: "云环督〔2026〕1号" });
    expect(await open("d9", { cause: { ...duty("d2").cause, zh: "另说" } })).toEqual({ outcome: "known", number: "云环督〔2026〕2号" });
    expect(await code(open("d1", { title: "另一事" }))).toBe("store/id-taken");
    expect(await open("d4", { cause: { ...duty("d2").cause, period: "2026" } })).toEqual({ outcome: "stored", number: "云环督〔2026〕3号" });
    expect((await store.read((r) => r.duties({}))).map(({ id, number }) => [id, number])).toEqual([["d1", "云环督〔2026〕1号"], ["d2", "云环督〔2026〕2号"], ["d4", "云环督〔2026〕3号"], ["d3", "云环督〔2027〕1号"]]);
  });

  test("a duty's steps follow one another: who comes second is told", async () => {
    const store = await fresh();
    await write(store, async (w) => { await w.appendDuty(duty("d1"), String); await w.appendDutyStep(step("s1", "d1", 1)); await w.appendDutyStep(step("s2", "d1", 2)); });
    expect(await code(write(store, (w) => w.appendDutyStep(step("s2b", "d1", 2))))).toBe("duty/overtaken");
    expect(await code(write(store, (w) => w.appendDutyStep(step("s5", "d1", 5))))).toBe("duty/overtaken");
    expect(await code(write(store, (w) => w.appendDutyStep(step("s", "absent", 1))))).toBe("domain/not-found");
    expect(await write(store, (w) => w.appendDutyStep(step("s3", "d1", 3)))).toBe("stored");
    expect((await store.read((r) => r.dutySteps(["d1"]))).map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  test("a scope reaches whole segments of its subtrees, on all three axes of one part", async () => {
    const store = await fresh();
    const rows: readonly (readonly [string, string, string, string | null])[] = [
      ["d1", "14/1", "p/1", null], ["d2", "14/10", "p/1", null], ["d3", "14/1/7", "p/1/x", "e1"], ["d4", "15", "p/2", "e2"], ["d5", "14_1", "p%", null], ["d6", "", "", null],
    ];
    await write(store, async (w) => { for (const [id, organisationPath, placePath, enterprise] of rows) await w.appendDuty(duty(id, { organisationPath, placePath, enterprise }), (_, seq) => `${seq}`); });
    const part = (organisationPath: string, placePath: string, enterprise: string | null = null): Scope["parts"][number] => ({ organisationPath, placePath, enterprise });
    const cases: readonly (readonly [readonly Scope["parts"][number][], string])[] = [
      [[part("14/1", "")], "d1 d3"], [[part("14", "")], "d1 d2 d3"], [[part("", "p/1")], "d1 d2 d3"], [[part("14/1", "p/1/x")], "d3"], [[part("14/1", "p/2")], ""],
      [[part("", "", "e1")], "d3"], [[part("", "", "e1"), part("15", "p/2")], "d3 d4"], [[part("", "")], "d1 d2 d3 d4 d5 d6"], [[], ""], [[part("14_1", "")], "d5"], [[part("", "p%")], "d5"],
    ];
    const asked = await store.read(async (r) => Promise.all(cases.map(async ([parts]) => (await r.duties({ scope: { all: false, parts, organisationPaths: [], placePaths: [], enterprises: [] } })).map(({ id }) => id).join(" "))));
    expect(asked).toEqual(cases.map(([, expected]) => expected));
    expect(await store.read((r) => r.duties({ scope: { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] } }))).toHaveLength(6);
  });

  test("a new version of the pack is appended, the same one is known, names sort by pinyin", async () => {
    const id = await given().newDistrict(), { store } = given();
    expect(await store.district(id).read((r) => r.pack())).toEqual(pack("第一版"));
    expect(await store.loadPack(id, pack("第一版"), "hash-1")).toBe("known");
    expect(await store.loadPack(id, pack("第二版"), "hash-2")).toBe("stored");
    expect(await store.district(id).read((r) => r.pack())).toEqual(pack("第二版"));
    const inside = await store.engine.read(store.schemaOf(id), async ({ line }) => ({
      packs: (await line.query("select ordinal, hash, pack from pack_version order by ordinal", [])).rows, names: (await line.query("select id, path from organisation where pack_ordinal = 2 order by pinyin_key", [])).rows,
      places: (await line.query("select id, path, west, north from place where pack_ordinal = 2 order by id", [])).rows,
    }));
    expect(inside.packs).toEqual([{ ordinal: 1, hash: "hash-1", pack: JSON.stringify(pack("第一版")) }, { ordinal: 2, hash: "hash-2", pack: JSON.stringify(pack("第二版")) }]);
    expect(inside.names).toEqual([{ id: "air", path: "bureau/air" }, { id: "agriculture", path: "agriculture" }, { id: "bureau", path: "bureau" }]);
    expect(inside.places).toEqual([{ id: "140214", path: "140214", west: 113, north: 40.2 }, { id: "river", path: "140214/river", west: 112.9, north: 40.06 }, { id: "well", path: "140214/well", west: 113.35, north: 40.15 }]);
    expect((await store.platform.read((r) => r.districts())).find((district) => district.id === id)?.packHash).toBe("hash-2");
  });

  test("adding a district again only brings its pack; unknown districts and unfit schema names are refused", async () => {
    const { store } = given(), id = await given().newDistrict();
    const again = { id, schema: id, zh: "", en: "", adcode: "", simulated: false, pack: pack("第一版"), packHash: "hash-1" };
    expect(await store.addDistrict(again)).toBe("known");
    expect(await code(store.addDistrict({ ...again, schema: `${id}x` }))).toBe("store/district-exists");
    for (const schema of ["public", "pg_x", "Big", "a-b", "", store.platformSchema, "x\"; drop"]) expect([schema, await code(store.addDistrict({ ...again, id: "new", schema }))]).toEqual([schema, "store/schema-name"]);
    expect(() => store.district("absent")).toThrow(expect.objectContaining({ code: "domain/not-found" }));
  });
}
