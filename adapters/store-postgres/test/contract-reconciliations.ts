import { expect, test } from "vitest";
import { IdTaken, Overtaken, type ReconciliationAct, type ReconciliationItem, type ReconciliationRun, type SubjectName } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { entry } from "./sample.js";

const scope = { district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null } as const, at = (second: number): string => new Date(Date.UTC(2026, 0, 5, 2, 0, second)).toISOString();
const run = (id: string, of: Partial<ReconciliationRun> = {}): ReconciliationRun => ({ ...scope, id, number: `HD-${id}`, by: "u1", at: at(1), ledger: "hw-unit", system: "hw", systemName: "", asOf: "2026-01-04", year: 2025, filter: "[]", series: "s1", file: "a".repeat(64), name: "导出.xlsx", step: "headings", edition: "e1", counts: null, headings: "{}", before: null, row: null, ...of });
const counts = { ours: { total: 2, same: 1, fields: 0, only: 1, perhaps: 0, twice: 0, unreadable: 0 }, theirs: { total: 1, same: 1, fields: 0, only: 0, perhaps: 0, twice: 0, unreadable: 0 }, since: null };
const item = (ordinal: number, of: Partial<ReconciliationItem> = {}): ReconciliationItem => ({ ordinal, kind: "ours", side: "ours", identity: `ours/r${ordinal}`, by: null, line: null, row: `r${ordinal}`, version: `r${ordinal}.1`, name: "甲'厂\\", creditCode: null, fields: [], candidates: [], values: {}, warnings: [], isNew: false, ...of });
const pair = item(1, { kind: "fields", side: "both", identity: "fields/r1", by: "credit-code", line: 2, creditCode: "91140214MA0000001X", fields: [{ field: "yearly", ours: "1.0", theirs: "2.0", oursCanonical: "1.0", value: "2.0" }], candidates: [{ row: null, line: 3, name: "乙", why: { zh: "名称相近", en: "near" } }], values: { yearly: "2.0", lists: ["producer"] }, warnings: [{ zh: "警", en: "w" }], isNew: true });
const act = (id: string, seq: number, of: Partial<ReconciliationAct> = {}): ReconciliationAct => ({ ...scope, id, series: "s1", identity: "fields/r1", seq, run: "r-1", ordinal: 1, by: "u1", at: at(seq), move: "propose", reason: "adopted", note: "核实", target: "r1", fields: ["yearly"], digest: "x", ...of });
const name = (id: string, of: Partial<SubjectName> = {}): SubjectName => ({ ...scope, id, ledger: "enterprise", row: "e1", by: "u1", at: at(1), kind: "former", name: "南郊区甲厂", from: "2003", until: null, source: "执照", withdraws: null, ...of });
const thrown = async (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (fault: unknown) => fault);

/** What every store keeps of lists held against exports and of names: run on each engine. */
export function reconciliationContract(given: () => Bench): void {
  const fresh = async () => { const bench = given(), ledgers = bench.store.ledgers(await bench.newDistrict()); return { ledgers, write: <T>(work: Parameters<typeof ledgers.write<T>>[1]) => ledgers.write(entry("ledger.reconcile"), work) }; };

  test("a run comes back as it was kept, with its items; what is done is never changed", async () => {
    const { ledgers, write } = await fresh(), done = run("r-1", { step: "done", counts, row: "row-1", before: "r-0", headings: "{\"a\":1}" });
    await write((writer) => writer.putReconciliation(run("r-1"), []));
    expect(await ledgers.read((reader) => reader.reconciliations({ id: "r-1" }))).toEqual([run("r-1")]);
    await write((writer) => writer.putReconciliation(done, [pair, item(2)]));
    expect(await ledgers.read((reader) => reader.reconciliations({}))).toEqual([done]);
    expect(await thrown(write((writer) => writer.putReconciliation({ ...done, row: "other" }, [])))).toBeInstanceOf(Overtaken);
    const items = (filter: object) => ledgers.read((reader) => reader.reconciliationItems({ run: "r-1", after: 0, limit: 10, ...filter }));
    expect(await items({})).toEqual([pair, item(2)]);
    expect([await items({ kinds: ["fields"] }), await items({ ordinals: [2] }), await items({ after: 1 }), await items({ limit: 1 }), await items({ kinds: ["twice"] })]).toEqual([[pair], [item(2)], [item(2)], [pair], []]);
  });

  test("runs of a ledger and of a series, the newest first", async () => {
    const { ledgers, write } = await fresh();
    for (const [id, of] of [["a", {}], ["b", { at: at(2), series: "s2" }], ["c", { at: at(3), ledger: "other" }]] as const) await write((writer) => writer.putReconciliation(run(id, of), []));
    const ids = (filter: object) => ledgers.read(async (reader) => (await reader.reconciliations(filter)).map(({ id }) => id));
    expect([await ids({}), await ids({ ledger: "hw-unit" }), await ids({ series: "s1" }), await ids({ id: "none" })]).toEqual([["c", "b", "a"], ["b", "a"], ["c", "a"], []]);
  });

  test("acts follow one another without a gap; the same twice changes nothing, another content is refused, and so is a second next one", async () => {
    const { ledgers, write } = await fresh();
    await write((writer) => writer.putReconciliation(run("r-1", { step: "done", counts }), [pair]));
    expect(await write((writer) => writer.appendReconciliationActs([act("a1", 1), act("a1", 1, { identity: "ours/r2", ordinal: 2 })]))).toBe("stored");
    expect(await write((writer) => writer.appendReconciliationActs([act("a1", 1, { at: at(9) })]))).toBe("known");
    expect(await thrown(write((writer) => writer.appendReconciliationActs([act("a1", 1, { note: "别的" })])))).toBeInstanceOf(IdTaken);
    expect(await thrown(write((writer) => writer.appendReconciliationActs([act("a2", 1)])))).toBeInstanceOf(Overtaken);
    await write((writer) => writer.appendReconciliationActs([act("a3", 2, { move: "confirm", by: "u2" })]));
    const acts = await ledgers.read((reader) => reader.reconciliationActs({ series: "s1" }));
    expect(acts).toEqual([act("a1", 1), act("a3", 2, { move: "confirm", by: "u2" }), act("a1", 1, { identity: "ours/r2", ordinal: 2 })]);
    expect(await ledgers.read((reader) => reader.reconciliationActs({ series: "s1", identities: ["ours/r2"] }))).toHaveLength(1);
    expect(await ledgers.read((reader) => reader.reconciliationActs({ series: "s2" }))).toEqual([]);
  });

  test("names are facts: kept as they came, found by any of several words, gone from the search once taken back", async () => {
    const { ledgers, write } = await fresh();
    expect([await write((writer) => writer.appendSubjectName(name("n1"))), await write((writer) => writer.appendSubjectName(name("n1", { at: at(7) })))]).toEqual(["stored", "known"]);
    expect(await thrown(write((writer) => writer.appendSubjectName(name("n1", { name: "乙" }))))).toBeInstanceOf(IdTaken);
    await write((writer) => writer.appendSubjectName(name("n2", { row: "e2", kind: "alias", name: "ABC厂", from: null, at: at(2) })));
    const found = (...texts: string[]) => ledgers.read((reader) => reader.subjectsNamed("enterprise", texts));
    expect([await found("甲厂"), await found("abc"), await found("无", "甲厂", "ABC"), await found("%"), await found()]).toEqual([["e1"], ["e2"], ["e1", "e2"], [], []]);
    expect(await ledgers.read((reader) => reader.subjectNames({ ledger: "enterprise", rows: ["e1"] }))).toEqual([name("n1")]);
    const end = name("n3", { at: at(3), source: "记错", withdraws: "n1" });
    await write((writer) => writer.appendSubjectName(end));
    expect([await found("甲厂"), await ledgers.read((reader) => reader.subjectNames({ ledger: "enterprise" }))]).toEqual([[], [name("n1"), end, name("n2", { row: "e2", kind: "alias", name: "ABC厂", from: null, at: at(2) })]]);
    expect(await thrown(write((writer) => writer.appendSubjectName(name("n4", { withdraws: "n1" }))))).not.toBe(null);
  });
}
