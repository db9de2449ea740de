import { describe, expect, test } from "vitest";
import { canonicalOf, kindNames, kindOf, ledger, type AnyRow, type Field, type FieldKind, type Ledger } from "@yunqing/ledger";
import { opened, sealed, type KeptVersion, type LedgerReader, type LedgerStore, type RowFilter, type RowsAsked, type Secrets } from "@yunqing/domain";
import { kindCases, type CaseFilter } from "../../../packages/ledger/test/kind-cases.js";
import type { Bench } from "./engines.js";
import { entry } from "./sample.js";

const label = { zh: "样本", en: "Sample" }, code: Field = { kind: "text", label, required: true }, base: Field = { kind: "decimal", label, unit: "kg", scale: 2 };
/** One ledger for each kind of field: a kind without a case is missing here and named below. */
const ofKind = new Map<FieldKind, Ledger>(kindNames.map((kind) => [kind, ledger({ id: `kind-${kind}`, title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code, base, it: kindCases[kind].field } })]));
/** Ledgers that this part of the suite needs, beside `sample-firm`. */
export const kindLedgers: readonly Ledger[] = [...ofKind.values()];

const secrets: Pick<Secrets, "encrypt" | "decrypt" | "blindIndex"> = { encrypt: (plain) => `密${[...plain].reverse().join("")}`, decrypt: (cipher) => [...cipher.slice(1)].reverse().join(""), blindIndex: (plain) => `摘${[...plain].reduce((sum, each) => (sum * 31 + each.charCodeAt(0)) % 1_000_000_007, 7)}` };

/** Every kind of field on the surfaces that the store keeps: run on each engine. */
export function kindContract(given: () => Bench, firm: Ledger): void {
  test("every kind of field has its case by name", () => { expect(Object.keys(kindCases).sort()).toEqual([...kindNames].sort()); });

  // one district for all: each kind has a ledger of its own in it
  let district: Promise<LedgerStore> | null = null;
  const storeOf = (made: (store: LedgerStore) => Promise<void>): Promise<LedgerStore> => (district ??= given().newDistrict().then(async (id) => { const store = given().store.ledgers(id); await made(store); return store; }));
  describe.each(kindNames.map((kind) => [kind] as const))("kind %s", (kindName) => {
    const one = kindCases[kindName], of = ofKind.get(kindName)!, { field } = one;
    const version = (row: string, seq: number, values: AnyRow, more: Partial<KeptVersion> = {}): KeptVersion => ({ id: `${row}-v${seq}`, row, seq, at: `2026-01-0${seq}T02:00:00.000Z`, by: "u1", why: "", kind: seq === 1 ? "made" : "changed", values, state: null, step: null, corrects: null, right: null, mergedInto: null, batch: null, district: "d", organisationPath: "bureau", placePath: "140214", enterprise: null, ...more });
    const asked = (filters: readonly RowFilter[] = [], more: Partial<RowsAsked> = {}): RowsAsked => ({ scope: { all: true, parts: [], organisationPaths: [], placePaths: [], enterprises: [] }, filters, ...more });
    const filterOf = (filter: CaseFilter): RowFilter => ({ field: "it", ...filter, ...(filter.way === "equals" && (kindName === "phone" || kindName === "identity") ? { text: secrets.blindIndex(`ledger ${of.id} ${filter.text}`) } : {}) }) as RowFilter;
    const same = (value: unknown): string => canonicalOf(field, value);

    test("row, version, list, filters, order, groups, a past day agree", async () => {
      const store = await storeOf((fresh) => fresh.write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(firm, ["a", "b"].map((name) => version(name, 1, { name, partner: null }))))), read = <T>(work: (reader: LedgerReader) => Promise<T>): Promise<T> => store.read(work);
      const normal = (value: unknown): unknown => { const found = kindOf(field).take(value, field); if (found.kind !== "value") throw new TypeError(kindName); return found.value; };
      const values = [one.first, one.second, null].map((value, index): AnyRow => ({ code: `K${index}`, base: null, it: value === null ? null : normal(value) })), ids = (rows: readonly number[]): readonly string[] => rows.map((each) => `r${each}`);
      await store.write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(of, values.map((row, index) => version(`r${index}`, 1, sealed(of, row, secrets)))));
      // what is personal stands nowhere in the clear
      const kept = await read((reader) => reader.ledgerRow(of, "r0"));
      if (one.masked !== null) expect(JSON.stringify(kept)).not.toContain(String(one.first));
      for (const [index, row] of values.entries()) {
        const [whole, versions] = await read(async (reader) => [await reader.ledgerRow(of, `r${index}`), await reader.ledgerVersions(of, `r${index}`)] as const);
        expect([same(opened(of, whole!.values, secrets)["it"]), same(opened(of, versions[0]!.values, secrets)["it"])]).toEqual([same(row["it"]), same(row["it"])]);
      }
      const listed = await read((reader) => reader.ledgerPage(of, asked(), { field: "code", descending: false }, null, 10));
      if (kindName !== "children") expect(listed.rows.map((row) => same(opened(of, row.values, secrets)["it"]))).toEqual(values.map((row) => same(row["it"])));
      const before = async (past: boolean): Promise<void> => {
        const more = past ? { before: "2026-01-01T12:00:00.000Z" } : {};
        for (const [filter, rows] of one.finds) {
          const what = asked([filterOf(filter)], more), page = await read((reader) => reader.ledgerPage(of, what, { field: "code", descending: false }, null, 10));
          expect([filter, page.rows.map(({ id }) => id), await read((reader) => reader.ledgerCount(of, what))]).toEqual([filter, ids(rows), rows.length]);
        }
        if (one.isSortable) for (const descending of [false, true]) {
          const page = await read((reader) => reader.ledgerPage(of, asked([], more), { field: "it", descending }, null, 10)), found = page.rows.map(({ id }) => id);
          // blanks come last either way
          expect([found.at(-1), [...found.slice(0, 2)].sort()]).toEqual(["r2", ["r0", "r1"]]);
          if (["decimal", "integer", "money", "day", "instant", "period", "computed"].includes(kindName)) expect(found).toEqual(descending ? ["r1", "r0", "r2"] : ["r0", "r1", "r2"]);
        }
        if (one.tally === "count") expect((await read((reader) => reader.ledgerGroups(of, asked([], more), "it", []))).reduce((all, each) => all + each.rows, 0)).toBe(kindName === "choices" ? 4 : 3);
        if (one.tally === "sum") expect((await read((reader) => reader.ledgerGroups(of, asked([], more), null, ["it"])))[0]?.sums["it"]?.filled).toBe(2);
      };
      await before(false);
      // the rows are cleared: what stood before is what a past day tells
      await store.write(entry("ledger.write"), (writer) => writer.appendLedgerVersions(of, values.map((_, index) => version(`r${index}`, 2, { code: `K${index}`, base: null, it: null }))));
      await before(true);
      expect(await read((reader) => reader.ledgerCount(of, asked([{ field: "it", way: "filled", filled: true }])))).toBe(0);
    });
  });
}
