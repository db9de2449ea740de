import fc from "fast-check";
import { expect, test } from "vitest";
import { holds as holdsOfRow, ledger, termRanges, termsOf, type AnyRow, type Condition, type Ledger } from "@yunqing/ledger";
import { inRows, type KeptVersion, type LedgerStore, type RowsAsked, type Scope } from "@yunqing/domain";
import type { Bench } from "./engines.js";
import { duty, entry, step } from "./sample.js";

const label = { zh: "样本", en: "Sample" };
const enterprise = ledger({ id: "enterprise", title: label, source: {}, key: ["name"], read: ["r"], write: ["w"], fields: { name: { kind: "text", label, required: true } } });
/** A slip between three firms, with everything that a condition and a term can ask of. */
const slip = ledger({
  id: "sample-slip", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"],
  fields: {
    code: { kind: "text", label, required: true }, giver: { kind: "reference", to: "enterprise", label }, carrier: { kind: "reference", to: "enterprise", label }, taker: { kind: "reference", to: "enterprise", label },
    kind: { kind: "choice", label, options: { one: { zh: "一", en: "one" }, two: { zh: "二", en: "two" } } }, many: { kind: "choices", label, options: { a: { zh: "甲", en: "a" }, b: { zh: "乙", en: "b" }, c: { zh: "丙", en: "c" } } }, yes: { kind: "boolean", label },
    amount: { kind: "decimal", label, unit: "t", scale: 1 }, most: { kind: "decimal", label, unit: "t", scale: 1 }, count: { kind: "integer", label }, day: { kind: "day", label }, later: { kind: "day", label }, span: { kind: "period", label }, moment: { kind: "instant", label }, reckoned: { kind: "computed", label, as: "text", from: ["day"], formula: label, by: (row) => row.text("day") },
  },
  life: { initial: "draft", states: { draft: { label }, sent: { label }, over: { label }, done: { label, isClosed: true, proofs: ["p"] } }, proofs: { p: label }, moves: { send: { label, from: ["draft"], to: "sent", by: ["w"] }, lapse: { label, from: ["draft", "sent"], to: "over", by: ["rule"] }, warn: { label, from: ["draft"], to: "sent", by: ["rule"] }, finish: { label, from: ["sent"], to: "done", by: ["w"] }, again: { label, from: ["done", "over"], to: "draft", by: ["w"] } } },
  terms: {
    plain: { label, on: { field: "day" }, warn: { days: 30, move: "warn" }, move: "lapse" }, long: { label, on: { field: "later", months: 3, days: 2 }, states: ["draft", "sent"], when: { all: [{ field: "kind", in: ["one"] }, { not: { field: "yes", in: ["true"] } }] }, warn: { days: 10 } },
    spanned: { label, on: { field: "span" }, warn: { days: 60 } }, kept: { label, on: { field: "moment", days: 2 }, states: ["draft"], warn: { days: 1 } }, reckoned: { label, on: { field: "reckoned", years: 1 }, warn: { days: 90 } },
  },
  parties: { giver: { field: "giver", label }, carrier: { field: "carrier", label }, taker: { field: "taker", label } },
});
/** Ledgers that this part of the suite needs. */
export const sightLedgers: readonly Ledger[] = [enterprise, slip];

const firms = ["e1", "e2", "e3", "e4"], maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { nil: null, freq: 3 });
const day = fc.integer({ min: 0, max: 900 }).map((each) => new Date(Date.UTC(2025, 0, 1) + each * 86_400_000).toISOString().slice(0, 10)), tenths = fc.integer({ min: -20, max: 20 }).map((each) => (each / 10).toFixed(1));
const firm = maybe(fc.constantFrom(...firms));
const values = fc.record({
  giver: firm, carrier: firm, taker: firm, kind: maybe(fc.constantFrom("one", "two")), many: maybe(fc.subarray(["a", "b", "c"], { minLength: 1 })), yes: maybe(fc.boolean()), amount: maybe(tenths), most: maybe(tenths), count: maybe(fc.integer({ min: -2, max: 2 })), day: maybe(day), later: maybe(day),
  span: maybe(fc.tuple(day, maybe(day)).map(([a, b]) => (b === null || a === b ? { from: a, until: null } : { from: a < b ? a : b, until: a < b ? b : a }))), moment: maybe(fc.tuple(day, fc.integer({ min: 0, max: 86_399 })).map(([each, second]) => new Date(Date.parse(`${each}T00:00:00Z`) + second * 1000).toISOString())),
});
const scoped = fc.record({ state: fc.constantFrom("draft", "sent", "over", "done"), kind: fc.constantFrom("changed", "changed", "changed", "withdrawn", "merged"), organisationPath: fc.constantFrom("bureau", "bureau/sub", "water"), placePath: fc.constantFrom("140214", "140214/a", "140214/a/x", "140214/ab"), enterprise: firm });
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constantFrom("giver", "kind", "yes", "amount", "count", "day", "span", "moment", "code"), filled: fc.boolean() }), fc.record({ field: fc.constant("kind"), in: fc.subarray(["one", "two"]) }), fc.record({ field: fc.constant("many"), in: fc.subarray(["a", "c"]) }), fc.record({ field: fc.constant("yes"), in: fc.subarray(["true", "false"]) }),
  fc.record({ field: fc.constant("giver"), in: fc.subarray(firms) }), fc.record({ field: fc.constant("row_state"), in: fc.subarray(["draft", "sent", "over", "done"]) }),
  fc.record({ field: fc.constantFrom("amount", "most", "count"), comparison: fc.constantFrom("=" as const, "≠" as const, "<" as const, "≤" as const, ">" as const, "≥" as const), is: tenths }), fc.record({ field: fc.constant("amount"), comparison: fc.constantFrom("=" as const, "≠" as const, "<" as const, "≥" as const), than: fc.constantFrom("most", "count") }),
  fc.record({ field: fc.constant("day"), comparison: fc.constantFrom("=" as const, "≠" as const, "<" as const, "≤" as const, ">" as const, "≥" as const), is: day }), fc.record({ field: fc.constant("day"), comparison: fc.constantFrom("<" as const, "≥" as const, "≠" as const), than: fc.constant("later") }),
);
const condition: fc.Arbitrary<Condition> = fc.letrec<{ it: Condition }>((tie) => ({ it: fc.oneof({ maxDepth: 3 }, leaf, fc.record({ all: fc.array(tie("it"), { maxLength: 3 }) }), fc.record({ any: fc.array(tie("it"), { maxLength: 3 }) }), fc.record({ not: tie("it") })) })).it;
const part = fc.oneof(
  fc.record({ organisationPath: fc.constantFrom("", "bureau", "water"), placePath: fc.constantFrom("", "140214/a", "140214/ab"), enterprise: firm }),
  fc.record({ organisationPath: fc.constantFrom("", "nowhere"), placePath: fc.constantFrom("", "elsewhere"), enterprise: fc.constantFrom(...firms), parties: fc.subarray(["giver", "carrier", "taker"]) }),
);
const scopes: fc.Arbitrary<Scope> = fc.record({ parts: fc.array(part, { maxLength: 3 }), open: fc.option(condition, { nil: undefined }) }).map(({ parts, open }) => ({ all: false, parts, ...(open === undefined ? {} : { open }), organisationPaths: [], placePaths: [], enterprises: [] }));

/** Sight and terms over all rows at once are what they are for each row alone: run on each engine. */
export function sightContract(given: () => Bench): void {
  const version = (row: string, seq: number, own: AnyRow, at: string, of: Partial<KeptVersion>): KeptVersion => ({ id: `${row}-v${seq}`, row, seq, at, by: "u1", why: "", kind: "made", values: own, state: "draft", step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null, ...of });
  const filled = async (): Promise<{ readonly store: LedgerStore; readonly then: readonly KeptVersion[]; readonly now: readonly KeptVersion[] }> => {
    const store = given().store.ledgers(await given().newDistrict()), rows = fc.sample(fc.tuple(values, scoped, values, scoped), { numRuns: 150, seed: 20261128 });
    const complete = (own: object, index: number): AnyRow => ({ ...own, code: `K${index}`, reckoned: (own as { day: string | null }).day });
    const then = rows.map(([own, of], index) => version(`r${index}`, 1, complete(own, index), "2026-01-01T02:00:00.000Z", { ...of, kind: "made", state: of.state })), now = rows.map(([, , own, of], index) => (index % 3 === 0 ? then[index]! : version(`r${index}`, 2, complete(own, index), "2026-01-03T02:00:00.000Z", { ...of, kind: of.kind as KeptVersion["kind"] })));
    await store.write(entry("ledger.write"), async (writer) => {
      await writer.appendLedgerVersions(enterprise, firms.map((each) => version(each, 1, { name: each }, "2026-01-01T01:00:00.000Z", { state: null })));
      await writer.appendLedgerVersions(slip, then);
      await writer.appendLedgerVersions(slip, now.filter(({ seq }) => seq === 2));
    });
    return { store, then, now };
  };
  const there = ({ kind }: KeptVersion): boolean => kind !== "merged" && kind !== "withdrawn";
  const asIn = async (store: LedgerStore, what: RowsAsked): Promise<readonly [readonly string[], number, number]> => store.read(async (reader) => {
    const page = await reader.ledgerPage(slip, what, { field: "code", descending: false }, null, 1000), [all] = await reader.ledgerGroups(slip, what, null, []), [counted] = what.before === undefined ? await reader.ledgerCountsOf([{ ledger: slip, asked: what }]) : [page.rows.length];
    expect(counted).toBe(page.rows.length);
    return [page.rows.map(({ id }) => id).sort(), await reader.ledgerCount(slip, what), all?.rows ?? 0];
  });

  test("a scope of parties, places and open rows reaches the rows that it reaches one by one, now and on a past day", async () => {
    const { store, then, now } = await filled();
    for (const scope of fc.sample(scopes, { numRuns: 60, seed: 7 })) for (const [before, rows] of [[undefined, now], ["2026-01-02T00:00:00.000Z", then]] as const) {
      const wanted = rows.filter((row) => there(row) && inRows(scope, { ...row, values: row.values })).map(({ row }) => row).sort();
      expect([JSON.stringify(scope), ...await asIn(store, { scope, filters: [], ...(before === undefined ? {} : { before }) })]).toEqual([JSON.stringify(scope), wanted, wanted.length, wanted.length]);
    }
  });
  test("a condition of a declaration holds of the rows of which it holds one by one", async () => {
    const { store, now } = await filled();
    for (const open of fc.sample(condition, { numRuns: 120, seed: 11 })) {
      const wanted = now.filter((row) => there(row) && holdsOfRow(open, { ...row.values, row_state: row.state })).map(({ row }) => row).sort(), scope: Scope = { all: false, parts: [], open, organisationPaths: [], placePaths: [], enterprises: [] };
      expect([JSON.stringify(open), (await asIn(store, { scope, filters: [] }))[0]]).toEqual([JSON.stringify(open), wanted]);
    }
  });
  test("terms that end soon or are over are those of each row, on any day, also on a past one", async () => {
    const { store, then, now } = await filled(), scope: Scope = { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] };
    for (const today of ["2025-01-02", "2025-07-31", "2026-02-28", "2026-03-01", "2026-11-28", "2027-09-01"]) for (const within of [undefined, 0, 45]) for (const which of ["ending", "over"] as const) for (const [before, rows] of [[undefined, now], ["2026-01-02T00:00:00.000Z", then]] as const) {
      const wanted = rows.filter((row) => there(row) && termsOf(slip, row, today, within).some(({ is }) => is === which)).map(({ row }) => row).sort();
      expect([today, which, within, (await asIn(store, { scope, filters: [], terms: termRanges(slip, which, today, within), ...(before === undefined ? {} : { before }) }))[0]]).toEqual([today, which, within, wanted]);
    }
    const due = now.filter((row) => there(row) && ["draft", "sent"].includes(row.state ?? "") && termsOf(slip, row, "2026-11-28").some(({ term, is }) => term === "plain" && is === "over")).map(({ row }) => row).sort();
    expect(due.length).toBeGreaterThan(3);
    expect((await asIn(store, { scope, filters: [], terms: termRanges(slip, "due", "2026-11-28") }))[0]).toEqual(due);
  });
  test("open duties of terms are found by how their cause begins", async () => {
    const store = given().store.ledgers(await given().newDistrict()), cause = (period: string) => ({ rule: "ledger/sample-slip", subject: "r1", period, zh: "", en: "" });
    await store.write(entry("ledger.write"), async (writer) => {
      for (const [index, period, to] of [[1, "term:plain:2026-01-01", "in-hand"], [2, "term:plain:2027-01-01", "closed"], [3, "sent-2", "in-hand"], [4, "terms", "in-hand"]] as const) { await writer.appendDuty(duty(`t${index}`, { cause: cause(period) }), (_, seq) => `期${seq}`); await writer.appendDutyStep(step(`ts${index}`, `t${index}`, 1, { to })); }
    });
    expect(await store.read((reader) => reader.ledgerOpenDuties(slip, "term:", "t1", 10))).toEqual([]);
    expect((await store.read((reader) => reader.ledgerOpenDuties(slip, "term:", "", 10))).map(({ id, row, period }) => [id, row, period])).toEqual([["t1", "r1", "term:plain:2026-01-01"]]);
  });
}
