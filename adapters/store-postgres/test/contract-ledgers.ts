import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalOf, ledger, type AnyRow, type Field, type Ledger } from "@yunqing/ledger";
import { opened, sealed, type KeptVersion, type LedgerReader, type LedgerStore, type LedgerWriter, type RowFilter, type RowOrder, type RowsAsked, type Scope, type Secrets } from "@yunqing/domain";
import { samples } from "../../../packages/ledger/test/kind-samples.js";
import { outfall } from "../../../packages/ledger/test/outfall.js";
import { kindContract, kindLedgers } from "./contract-ledger-kinds.js";
import { sightContract, sightLedgers } from "./contract-ledger-sight.js";
import type { Bench } from "./engines.js";
import { duty, entry, step } from "./sample.js";

const label = { zh: "样本", en: "Sample" }, both = (zh: string) => ({ zh, en: zh });
const firm = ledger({ id: "sample-firm", title: both("企业"), source: {}, key: ["name"], read: ["r"], write: ["w"], fields: { name: { kind: "text", label, required: true }, partner: { kind: "reference", label, to: "sample-firm" } } });
const field = (kind: keyof typeof samples): Field => { const { field: found } = samples[kind]; return found.kind === "reference" ? { ...found, to: "sample-firm" } : found; };
/** Every kind of field in one ledger, the computed ones made from the row. */
const every = ledger({
  id: "every-kind", title: both("各类字段"), source: {}, key: ["code", "serial"], read: ["r"], write: ["w"],
  fields: {
    code: { kind: "text", label, required: true }, serial: { kind: "integer", label, required: true },
    ...Object.fromEntries(Object.keys(samples).map((kind) => [`${kind}It`, field(kind as keyof typeof samples)])),
    partners: { kind: "reference", label, to: "sample-firm", many: true }, reach: { kind: "place", label, geometry: "line" }, zone: { kind: "place", label, geometry: "area" }, photos: { kind: "file", label, many: true },
    people: { kind: "children", label, fields: { who: { kind: "text", label, required: true }, telephone: { kind: "phone", label }, spot: { kind: "place", label, geometry: "point" }, span: { kind: "period", label } } },
  } as Readonly<Record<string, Field>>,
});
/** The ledgers that the stores of this suite are opened with. */
export const sampleLedgers: readonly Ledger[] = [every, firm, outfall, ...sightLedgers, ...kindLedgers];

const secrets: Pick<Secrets, "encrypt" | "decrypt" | "blindIndex"> = { encrypt: (plain) => `c:${[...plain].reverse().join("")}`, decrypt: (cipher) => [...cipher.slice(2)].reverse().join(""), blindIndex: (plain) => `d${[...plain].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 1_000_000_007, 7)}` };
const everything: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
const asked = (filters: readonly RowFilter[] = [], of: Partial<RowsAsked> = {}): RowsAsked => ({ scope: everything, filters, ...of });
const newest: RowOrder = { field: null, descending: true };
const at = (day: number, second = 0): string => new Date(Date.UTC(2026, 0, day, 2, 0, second)).toISOString();
const version = (row: string, seq: number, values: AnyRow, of: Partial<KeptVersion> = {}): KeptVersion => ({
  id: `${row}-v${seq}`, row, seq, at: at(seq), by: "u1", why: "", kind: seq === 1 ? "made" : "changed", values, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null,
  district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null, ...of,
});
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => "no error", (fault: unknown) => (fault as { code?: string }).code ?? String(fault));
const blank = (of: Ledger): AnyRow => Object.fromEntries(Object.keys(of.fields).map((name) => [name, null]));

/** What every store keeps of ledgers: run on each engine. */
export function ledgerContract(given: () => Bench): void {
  const fresh = async () => {
    const id = await given().newDistrict(), store: LedgerStore = given().store.ledgers(id);
    return { id, store, read: <T>(work: (reader: LedgerReader) => Promise<T>) => store.read(work), write: <T>(work: (writer: LedgerWriter) => Promise<T>) => store.write(entry("ledger.write"), work) };
  };
  const pages = async (read: <T>(work: (reader: LedgerReader) => Promise<T>) => Promise<T>, of: Ledger, what: RowsAsked, order: RowOrder, limit: number): Promise<readonly string[]> => {
    const ids: string[] = [];
    for (let after: Parameters<LedgerReader["ledgerPage"]>[3] = null, turn = 0; turn < 50; turn++) {
      const page = await read((reader) => reader.ledgerPage(of, what, order, after, limit));
      ids.push(...page.rows.map(({ id }) => id));
      if (page.next === null) return ids;
      after = page.next;
    }
    throw new TypeError("the pages do not end");
  };

  test("every kind of field comes back as it went in: in the row, in its versions, on a list, on a past day", async () => {
    const { read, write } = await fresh();
    await write((writer) => writer.appendLedgerVersions(firm, ["a", "b"].map((name) => version(name, 1, { name, partner: null }))));
    const values = fc.record({
      code: fc.constant("x"), serial: fc.integer({ min: 0, max: 1_000_000_000 }),
      ...Object.fromEntries(Object.entries(samples).map(([kind, sample]) => [`${kind}It`, fc.option(kind === "reference" ? fc.constantFrom("a", "b") : sample.values)])),
      partners: fc.option(fc.constantFrom(["a"], ["b", "a"])),
      reach: fc.constant({ geometry: "line", positions: [["113.1", "40.2"], ["113.25", "40.0000001"]] }), zone: fc.option(fc.constant({ geometry: "area", positions: [["113", "40"], ["114", "40"], ["114", "41"], ["113", "40"]] })),
      photos: fc.option(fc.constantFrom(["a".repeat(64), "b".repeat(64)])), people: fc.option(fc.constant([{ who: "王五", telephone: "13812345678", spot: { geometry: "point", positions: [["113.1", "40"]] }, span: { from: "2025-01-01", until: null } }, { who: "赵六 \\ \"引号\"", telephone: null, spot: null, span: null }])),
    });
    const rows = fc.sample(values, { numRuns: 40, seed: 20260101 }).map((row, index): AnyRow => ({ ...blank(every), ...row, serial: index }));
    await write((writer) => writer.appendLedgerVersions(every, rows.map((row, index) => version(`r${index}`, 1, sealed(every, row, secrets)))));
    await write((writer) => writer.appendLedgerVersions(every, rows.map((row, index) => version(`r${index}`, 2, sealed(every, { ...row, textIt: `改${index}` }, secrets)))));
    const same = (kept: AnyRow, wanted: AnyRow, names = Object.keys(every.fields)): void => { for (const name of names) expect([name, canonicalOf(every.fields[name]!, kept[name])]).toEqual([name, canonicalOf(every.fields[name]!, wanted[name])]); };
    for (const [index, row] of rows.entries()) {
      const kept = await read((reader) => reader.ledgerRow(every, `r${index}`)), versions = await read((reader) => reader.ledgerVersions(every, `r${index}`));
      same(opened(every, kept!.values, secrets), { ...row, textIt: `改${index}` });
      expect(versions.map(({ seq, kind, at: when }) => [seq, kind, when])).toEqual([[1, "made", at(1)], [2, "changed", at(2)]]);
      same(opened(every, versions[0]!.values, secrets), row);
    }
    const listed = Object.keys(every.fields).filter((name) => every.fields[name]?.kind !== "children");
    const now = await read((reader) => reader.ledgerPage(every, asked(), { field: "serial", descending: false }, null, 100)), then = await read((reader) => reader.ledgerPage(every, asked([], { before: at(1, 30) }), { field: "serial", descending: false }, null, 100));
    expect([now.rows.length, then.rows.length]).toEqual([40, 40]);
    now.rows.forEach((kept, index) => { same(opened(every, kept.values, secrets), { ...rows[index], textIt: `改${index}` }, listed); });
    then.rows.forEach((kept, index) => { same(opened(every, kept.values, secrets), rows[index]!, listed); });
  });

  test("every way of filtering finds the rows that a plain look finds, now and on a past day", async () => {
    const { read, write } = await fresh();
    await write((writer) => writer.appendLedgerVersions(firm, ["a", "b"].map((name) => version(name, 1, { name, partner: null }))));
    const point = (x: string, y: string) => ({ geometry: "point", positions: [[x, y]] });
    const rows: readonly AnyRow[] = [
      { textIt: "一号 Outlet", decimalIt: "10.50", integerIt: 7, moneyIt: "1.000000", booleanIt: true, dayIt: "2025-03-01", instantIt: "2025-03-01T15:59:59.999Z", periodIt: { from: "2025-01-01", until: "2025-02-01" }, choiceIt: "kept", choicesIt: ["water", "clear"], referenceIt: "a", placeIt: point("113.1", "40.1"), codeIt: "91130200699229617X", phoneIt: "13812345678", computedIt: "2.5", partners: ["a", "b"], fileIt: "a".repeat(64), reach: { geometry: "line", positions: [["113", "40"], ["114", "41"]] }, zone: { geometry: "area", positions: [["113", "40"], ["114", "40"], ["114", "41"], ["113", "40"]] }, people: [{ who: "甲", telephone: null, spot: null, span: null }] },
      { textIt: "二号OUTLET", decimalIt: "9.00", integerIt: 70, moneyIt: "20.000000", booleanIt: false, dayIt: "2025-03-02", instantIt: "2025-03-01T16:00:00.000Z", periodIt: { from: "2025-02-01", until: null }, choiceIt: "closed", choicesIt: ["power"], referenceIt: "b", placeIt: point("113.2", "40.2"), codeIt: "911302307808371268", phoneIt: "13900000000", computedIt: "10.0", partners: ["b"], reach: { geometry: "line", positions: [["110", "30"], ["111", "31"]] } },
      { decimalIt: "0.50" },
    ].map((row, index) => ({ ...blank(every), code: "k", serial: index, ...row }));
    // what a filter finds of these three, by hand
    const cases: readonly (readonly [RowFilter, readonly number[]])[] = [
      [{ field: "textIt", way: "contains", text: "outlet" }, [0, 1]], [{ field: "textIt", way: "contains", text: "一" }, [0]], [{ field: "textIt", way: "filled", filled: false }, [2]],
      [{ field: "decimalIt", way: "range", from: "9", until: "10.5" }, [0, 1]], [{ field: "decimalIt", way: "range", from: null, until: "0.5" }, [2]], [{ field: "integerIt", way: "range", from: "8", until: null }, [1]], [{ field: "moneyIt", way: "range", from: "0.5", until: "1" }, [0]],
      [{ field: "booleanIt", way: "any-of", values: ["true"] }, [0]], [{ field: "dayIt", way: "range", from: "2025-03-02", until: "2025-03-02" }, [1]],
      [{ field: "instantIt", way: "range", from: "2025-03-01", until: "2025-03-01" }, [0]], [{ field: "instantIt", way: "range", from: "2025-03-02", until: null }, [1]],
      [{ field: "periodIt", way: "range", from: "2025-01-31", until: "2025-01-31" }, [0]], [{ field: "periodIt", way: "range", from: "2026-01-01", until: null }, [1]], [{ field: "periodIt", way: "range", from: "2025-01-15", until: "2025-02-01" }, [0, 1]],
      [{ field: "choiceIt", way: "any-of", values: ["kept", "closed"] }, [0, 1]], [{ field: "choicesIt", way: "any-of", values: ["clear", "power"] }, [0, 1]], [{ field: "choicesIt", way: "any-of", values: ["water"] }, [0]],
      [{ field: "referenceIt", way: "any-of", values: ["b"] }, [1]], [{ field: "partners", way: "any-of", values: ["a"] }, [0]], [{ field: "partners", way: "filled", filled: false }, [2]], [{ field: "fileIt", way: "filled", filled: true }, [0]],
      [{ field: "codeIt", way: "equals", text: "91130200699229617X" }, [0]], [{ field: "phoneIt", way: "equals", text: secrets.blindIndex("ledger every-kind 13900000000") }, [1]], [{ field: "computedIt", way: "range", from: "3", until: null }, [1]],
      [{ field: "people", way: "filled", filled: true }, [0]],
      [{ field: "placeIt", way: "within", box: ["113.05", "40.05", "113.15", "40.15"] }, [0]], [{ field: "placeIt", way: "within", box: ["113.2", "40.2", "114", "41"] }, [1]],
      // the line runs from corner to corner and passes the box without a position in it; one box holds a line whole
      [{ field: "reach", way: "within", box: ["113.4", "40.4", "113.6", "40.6"] }, [0]], [{ field: "reach", way: "within", box: ["109", "29", "112", "32"] }, [1]], [{ field: "reach", way: "within", box: ["113.4", "40.7", "113.6", "40.9"] }, []],
      [{ field: "zone", way: "within", box: ["113.8", "40.1", "113.9", "40.2"] }, [0]], [{ field: "zone", way: "within", box: ["113.1", "40.8", "113.2", "40.9"] }, []], [{ field: "zone", way: "within", box: ["112", "39", "115", "42"] }, [0]],
    ];
    await write((writer) => writer.appendLedgerVersions(every, rows.map((row, index) => version(`r${index}`, 1, sealed(every, row, secrets)))));
    const ids = (numbers: readonly number[]): readonly string[] => numbers.map((each) => `r${each}`);
    for (const before of [undefined, at(1, 30)]) {
      if (before !== undefined) await write((writer) => writer.appendLedgerVersions(every, rows.map((_, index) => version(`r${index}`, 2, { ...blank(every), code: "k", serial: index }))));
      for (const [filter, wanted] of cases) {
        const what = asked([filter], before === undefined ? {} : { before });
        expect([filter, await pages(read, every, what, { field: "serial", descending: false }, 2), await read((reader) => reader.ledgerCount(every, what))]).toEqual([filter, ids(wanted), wanted.length]);
      }
    }
    expect(await read((reader) => reader.ledgerCount(every, asked([{ field: "decimalIt", way: "filled", filled: true }])))).toBe(0);
  });

  test("pages by every order, greatest or least first, hold each row once, blanks last", async () => {
    const { read, write } = await fresh();
    const numbers = ["2.0", "10.0", null, "2.0", "0.5", null, "7.5"];
    await write((writer) => writer.appendLedgerVersions(outfall, numbers.map((flow, index) => version(`o${index}`, 1, { ...blank(outfall), code: `K${index}`, name: `口${index % 3}`, river: index % 2 === 0 ? "gan" : "shili", category: "farm", mouth: { geometry: "point", positions: [["113", "40"]] }, flow }, { state: "found", step: { move: "open", seq: 1, proofs: [] }, at: at(1, index) }))));
    const by = (order: RowOrder) => pages(read, outfall, asked(), order, 2);
    expect(await by({ field: "flow", descending: false })).toEqual(["o4", "o0", "o3", "o6", "o1", "o2", "o5"]);
    expect(await by({ field: "flow", descending: true })).toEqual(["o1", "o6", "o3", "o0", "o4", "o5", "o2"]);
    expect(await by(newest)).toEqual(["o6", "o5", "o4", "o3", "o2", "o1", "o0"]);
    expect(await by({ field: "river", descending: false })).toEqual(["o0", "o2", "o4", "o6", "o1", "o3", "o5"]);
    expect(await by({ field: "name", descending: false })).toEqual(["o0", "o3", "o6", "o1", "o4", "o2", "o5"]);
    expect(await by({ field: "row_state", descending: false })).toEqual(["o0", "o1", "o2", "o3", "o4", "o5", "o6"]);
    const groups = await read((reader) => reader.ledgerGroups(outfall, asked(), "river", ["flow"]));
    expect(groups).toEqual([{ option: "gan", rows: 4, sums: { flow: { value: "10.0", filled: 3 } } }, { option: "shili", rows: 3, sums: { flow: { value: "12.0", filled: 2 } } }]);
    expect(await read((reader) => reader.ledgerGroups(outfall, asked(), null, ["flow"]))).toEqual([{ option: "", rows: 7, sums: { flow: { value: "22.0", filled: 5 } } }]);
    expect((await read((reader) => reader.ledgerPage(outfall, asked([], { text: "口1", textFields: ["name", "code"] }), newest, null, 10))).rows.map(({ id }) => id)).toEqual(["o4", "o1"]);
  });

  test("a past day shows what stood at its end: before a row was made, after a change, while it was withdrawn", async () => {
    const { read, write } = await fresh(), row = (name: string) => ({ name, partner: null });
    for (const each of [version("a", 1, row("甲"), { at: at(1) }), version("b", 1, row("乙"), { at: at(2) }), version("a", 2, row("甲二"), { at: at(3) }), version("b", 2, row("乙"), { at: at(4), kind: "withdrawn" }), version("b", 3, row("乙"), { at: at(6), kind: "restored" }), version("c", 1, row("丙"), { at: at(6) })]) await write((writer) => writer.appendLedgerVersions(firm, [each]));
    const on = async (day: number): Promise<readonly unknown[]> => { const what = asked([], { before: new Date(Date.UTC(2026, 0, day, 16)).toISOString() }), page = await read((reader) => reader.ledgerPage(firm, what, { field: "name", descending: false }, null, 10)), count = await read((reader) => reader.ledgerCount(firm, what)); expect(count).toBe(page.rows.length); return page.rows.map(({ id, seq, values }) => [id, seq, values["name"]]).sort(); };
    expect(await on(0)).toEqual([]);
    expect(await on(1)).toEqual([["a", 1, "甲"]]);
    expect(await on(2)).toEqual([["a", 1, "甲"], ["b", 1, "乙"]]);
    expect(await on(3)).toEqual([["a", 2, "甲二"], ["b", 1, "乙"]]);
    expect(await on(5)).toEqual([["a", 2, "甲二"]]);
    expect(await on(6)).toEqual([["a", 2, "甲二"], ["b", 3, "乙"], ["c", 1, "丙"]]);
  });

  test("a version that is not the next, a taken key and a reference to nothing are refused, and nothing is kept", async () => {
    const { id, read, write } = await fresh(), made = (row: string, name: string, partner: string | null = null) => version(row, 1, { name, partner }, { district: id });
    await write((writer) => writer.appendLedgerVersions(firm, [made("a", "甲")]));
    expect(await code(write((writer) => writer.appendLedgerVersions(firm, [version("a", 3, { name: "甲", partner: null })])))).toBe("duty/overtaken");
    expect(await code(write((writer) => writer.appendLedgerVersions(firm, [version("a", 1, { name: "甲", partner: null }, { id: "other" })])))).toBe("duty/overtaken");
    expect(await code(write((writer) => writer.appendLedgerVersions(firm, [made("b", "甲")])))).toBe("ledger/key-taken");
    expect(await code(write((writer) => writer.appendLedgerVersions(firm, [made("b", "乙", "nobody")])))).toBe("ledger/reference-unknown");
    expect(await read((reader) => reader.ledgerVersions(firm, "a"))).toHaveLength(1);
    expect(await read((reader) => reader.ledgerRow(firm, "b"))).toBeNull();
    await write((writer) => writer.appendLedgerVersions(firm, [version("a", 2, { name: "甲", partner: null }, { kind: "withdrawn", district: id })]));
    await write((writer) => writer.appendLedgerVersions(firm, [made("b", "甲")]));
    expect(await read((reader) => reader.ledgerFind(firm, ["甲", "b", "无"]))).toEqual(new Map([["甲", "b"], ["b", "b"]]));
    expect([...await read((reader) => reader.ledgerByKeys(firm, [{ name: "甲" }, { name: "丁" }]))].map(([key, row]) => [key, row.id])).toEqual([["甲", "b"]]);
    expect((await read((reader) => reader.verifyAudit())).ok).toBe(true);
  });

  test("rows of another town, of another organisation and of another enterprise are out of reach", async () => {
    const { read, write } = await fresh(), row = (name: string) => ({ name, partner: null });
    await write((writer) => writer.appendLedgerVersions(firm, [
      version("a", 1, row("a"), { placePath: "140214/gaoshan" }), version("b", 1, row("b"), { placePath: "140214/gaoshan/x" }), version("c", 1, row("c"), { placePath: "140214/gaoshan2" }), version("d", 1, row("d"), { placePath: "140214/yungang", enterprise: "f1" }), version("e", 1, row("e"), { organisationPath: "bureau2" }),
    ]));
    const seen = async (...parts: Scope["parts"]) => (await pages(read, firm, { scope: { all: false, parts, organisationPaths: [], placePaths: [], enterprises: [] }, filters: [] }, { field: "name", descending: false }, 3));
    expect(await seen({ organisationPath: "", placePath: "140214/gaoshan", enterprise: null })).toEqual(["a", "b"]);
    expect(await seen({ organisationPath: "bureau", placePath: "", enterprise: null })).toEqual(["a", "b", "c", "d"]);
    expect(await seen({ organisationPath: "", placePath: "", enterprise: "f1" }, { organisationPath: "bureau2", placePath: "", enterprise: null })).toEqual(["d", "e"]);
    expect(await seen()).toEqual([]);
    expect(await pages(read, firm, asked([], { placePath: "140214/gaoshan" }), newest, 10)).toEqual(["b", "a"]);
  });

  test("duties of rows are found again, and those past their day are counted", async () => {
    const { read, write } = await fresh(), row = (index: number) => version(`o${index}`, 1, { ...blank(outfall), code: `K${index}`, name: `口${index}`, river: "gan", category: "farm", mouth: { geometry: "point", positions: [["113", "40"]] } }, { state: index === 2 ? "managed" : "found" });
    await write(async (writer) => {
      await writer.appendLedgerVersions(outfall, [row(0), row(1), row(2)]);
      for (const [index, to] of [[0, "in-hand"], [1, "closed"]] as const) { await writer.appendDuty(duty(`d${index}`, { cause: { rule: "ledger/outfall", subject: `o${index}`, period: "1", zh: "", en: "" } }), (_, seq) => `号${seq}`); await writer.appendDutyStep(step(`s${index}`, `d${index}`, 1, { to })); }
    });
    expect((await read((reader) => reader.ledgerDuties(outfall, ["o0", "o1", "o2"]))).map(({ row: of, id, state, dueDay }) => [of, id, state, dueDay])).toEqual([["o0", "d0", "in-hand", "2026-03-11"], ["o1", "d1", "closed", "2026-03-11"]]);
    expect(await read((reader) => reader.ledgerCounts([{ ledger: outfall, scope: everything }, { ledger: firm, scope: everything }], "2026-03-12"))).toEqual([{ ledger: "outfall", rows: 3, open: 2, overdue: 1 }, { ledger: "sample-firm", rows: 0, open: 0, overdue: 0 }]);
    expect(await pages(read, outfall, asked([], { overdueOn: "2026-03-12" }), newest, 5)).toEqual(["o0"]);
    expect(await pages(read, outfall, asked([], { overdueOn: "2026-03-11" }), newest, 5)).toEqual([]);
    // a clock that stands since before its due day is not late; one stopped when it was late is
    await write((writer) => writer.appendDutyStep(step("p0", "d0", 2, { move: "pause", pausedDay: "2026-03-10" })));
    expect(await pages(read, outfall, asked([], { overdueOn: "2026-05-12" }), newest, 5)).toEqual([]);
    expect((await read((reader) => reader.ledgerCounts([{ ledger: outfall, scope: everything }], "2026-05-12"))).map(({ overdue }) => overdue)).toEqual([0]);
    await write((writer) => writer.appendDutyStep(step("p1", "d0", 3, { move: "note", pausedDay: "2026-03-13" })));
    expect(await pages(read, outfall, asked([], { overdueOn: "2026-05-12" }), newest, 5)).toEqual(["o0"]);
  });

  sightContract(given);
  kindContract(given, firm);

  test("an import is kept with its lines and the headings that were learnt", async () => {
    const { read, store, write } = await fresh();
    const one = { id: "i1", ledger: "outfall", file: "a".repeat(64), name: "表.xlsx", by: "u1", at: at(1), step: "reading" as const, done: 0, total: null, counts: { new: 0, changed: 0, same: 0, refused: 0 }, headings: "{}", place: null, why: "", failure: "", district: "d", organisationPath: "bureau", placePath: "", enterprise: null };
    const line = (ordinal: number, kind: "new" | "refused") => ({ ordinal, sheet: "", line: ordinal + 1, kind, row: kind === "new" ? `r${ordinal}` : null, version: null, base: null, name: "名", change: "[]", faults: "[]", sealed: kind === "new" ? "密" : null });
    await store.progress(async (writer) => { await writer.putLedgerImport(one); await writer.putLedgerImportLines("i1", [line(1, "new"), line(2, "refused"), line(3, "new")]); });
    await store.progress((writer) => writer.putLedgerImport({ ...one, step: "read", done: 3, total: 3, counts: { ...one.counts, new: 2, refused: 1 } }));
    expect(await read((reader) => reader.ledgerImports({ ledger: "outfall" }))).toEqual([{ ...one, step: "read", done: 3, total: 3, counts: { new: 2, changed: 0, same: 0, refused: 1 } }]);
    expect((await read((reader) => reader.ledgerImportLines({ id: "i1", kinds: ["new"], after: 1, limit: 10 })))).toEqual([line(3, "new")]);
    await store.progress((writer) => writer.clearLedgerImportLines("i1"));
    expect(await read((reader) => reader.ledgerImportLines({ id: "i1", after: 0, limit: 10 }))).toEqual([]);
    await write((writer) => writer.putLedgerHeadings("outfall", "u1", at(1), { 排口: "name", 备注: "" }));
    await write((writer) => writer.putLedgerHeadings("outfall", "u2", at(2), { 备注: "code" }));
    expect(await read((reader) => reader.ledgerHeadings("outfall"))).toEqual({ 排口: "name", 备注: "code" });
    await write((writer) => writer.appendLedgerVersions(firm, [version("a", 1, { name: "a", partner: null }, { batch: "i1" }), version("b", 1, { name: "b", partner: null })]));
    expect(await read((reader) => reader.ledgerBatch(firm, "i1", "", 10))).toEqual([{ row: "a", version: "a-v1", seq: 1, current: true }]);
  });
}
