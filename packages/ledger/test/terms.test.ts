import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BadDeclaration, firstStanding, lastDayOf, ledger, termRanges, termsOf, type Declaration, type Ledger, type TermSpan } from "../src/index.js";

const label = { zh: "甲", en: "A" }, base = { id: "licence", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"] } as const;
const fields = { code: { kind: "text", label, required: true }, until: { kind: "day", label }, span: { kind: "period", label }, storedAt: { kind: "instant", label }, out: { kind: "day", label }, reckoned: { kind: "computed", label, as: "text", from: ["code"], formula: label, by: () => null }, holder: { kind: "reference", to: "enterprise", label } } as const;
const life = {
  initial: "valid", states: { valid: { label: { zh: "有效", en: "valid" } }, ending: { label: { zh: "将到期", en: "ending" } }, lapsed: { label: { zh: "过期", en: "lapsed" } }, gone: { label: { zh: "注销", en: "gone" }, isClosed: true, proofs: ["paper"] } }, proofs: { paper: label },
  moves: { warn: { label, from: ["valid"], to: "ending", by: ["rule"] }, lapse: { label, from: ["valid", "ending"], to: "lapsed", by: ["rule", "w"], needs: { note: true } }, renew: { label, from: ["ending", "lapsed"], to: "valid", by: ["w"] }, end: { label, from: ["lapsed"], to: "gone", by: ["w"] }, back: { label, from: ["gone"], to: "lapsed", by: ["w"] } },
} as const satisfies NonNullable<Declaration["life"]>;
const licence = ledger({ ...base, fields, life, terms: { licence: { label, on: { field: "until" }, warn: { days: 60 }, move: "lapse" } } });
const is = (of: Ledger, state: string | null, values: object, today: string, within?: number) => termsOf(of, { state, values: values as Readonly<Record<string, unknown>> }, today, within).map(({ term, lastDay, left, is: stands }) => [term, lastDay, left, stands]);

describe("a licence that is good until a day", () => {
  // worked by hand on the calendar of 2026: 60 days before 2026-06-30 is 2026-05-01
  test.each<[string, string, number, string]>([["2026-04-30", "running", 61, "still 61 days"], ["2026-05-01", "ending", 60, "the first day of warning"], ["2026-06-30", "ending", 0, "its last day is a good day"], ["2026-07-01", "over", -1, "the day after is not"]])("%s: %s", (today, stands, left) => { expect(is(licence, "valid", { until: "2026-06-30" }, today)).toEqual([["licence", "2026-06-30", left, stands]]); });
  test("it is told as over in the state to which its move led, and no longer once the date was moved on", () => {
    expect(is(licence, "lapsed", { until: "2026-06-30" }, "2026-07-01")).toEqual([["licence", "2026-06-30", -1, "over"]]);
    expect(is(licence, "lapsed", { until: "2031-06-30" }, "2026-07-01")).toEqual([]);
    expect([is(licence, "gone", { until: "2026-06-30" }, "2026-07-01"), is(licence, "valid", { until: null }, "2026-07-01")]).toEqual([[], []]);
  });
  test("a list asks for ranges of the field, in the states that count", () => {
    expect(termRanges(licence, "over", "2026-07-01")).toEqual([{ term: "licence", field: "until", from: null, until: "2026-07-01", states: ["valid", "ending", "lapsed"], when: null }]);
    expect(termRanges(licence, "ending", "2026-05-01")).toEqual([{ term: "licence", field: "until", from: "2026-05-01", until: "2026-07-01", states: ["valid", "ending"], when: null }]);
    expect(termRanges(licence, "ending", "2026-05-01", 7)[0]).toMatchObject({ from: "2026-05-01", until: "2026-05-09" });
    expect(termRanges(licence, "due", "2026-07-01")[0]).toMatchObject({ states: ["valid", "ending"] });
  });
});

describe("terms of other kinds of date", () => {
  const of = (on: TermSpan, when?: NonNullable<Ledger["terms"]>[string]["when"]): Ledger => ledger({ ...base, fields, terms: { it: { label, on, ...(when === undefined ? {} : { when }), warn: { days: 1 } } } });
  test("a period is half-open inside: its last day is the day before its end; one without an end has no term", () => {
    expect(is(of({ field: "span" }), null, { span: { from: "2021-05-01", until: "2026-05-01" } }, "2026-04-30")).toEqual([["it", "2026-04-30", 0, "ending"]]);
    expect(is(of({ field: "span" }), null, { span: { from: "2021-05-01", until: null } }, "2099-01-01")).toEqual([]);
  });
  test("three years after a leap day end on the last of February; a year of storage counts from the day it came in", () => {
    expect([lastDayOf(of({ field: "until", years: 3 }), { label, on: { field: "until", years: 3 } }, { until: "2024-02-29" }), lastDayOf(of({ field: "until", months: 3 }), { label, on: { field: "until", months: 3 } }, { until: "2025-11-30" })]).toEqual(["2027-02-28", "2026-02-28"]);
  });
  test("two days in store count from the Beijing day: what came in at half past midnight there is of that day", () => {
    expect(is(of({ field: "storedAt", days: 2 }), null, { storedAt: "2026-03-01T16:30:00.000Z" }, "2026-03-04")).toEqual([["it", "2026-03-04", 0, "ending"]]);
    expect(is(of({ field: "storedAt", days: 2 }), null, { storedAt: "2026-03-01T15:30:00.000Z" }, "2026-03-04")).toEqual([["it", "2026-03-03", -1, "over"]]);
  });
  test("where the condition does not hold there is no term: what was taken away is not kept too long", () => {
    const store = of({ field: "until", years: 1 }, { field: "out", filled: false });
    expect([is(store, null, { until: "2025-01-01", out: null }, "2026-03-01").length, is(store, null, { until: "2025-01-01", out: "2025-06-01" }, "2026-03-01").length]).toEqual([1, 0]);
  });
  test("the bound of a range is exact: days before it are over, from it on they are not", () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map((each) => new Date(Date.UTC(1990, 0, 1) + each * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, fc.record({ field: fc.constant("until"), days: fc.integer({ min: 0, max: 400 }), months: fc.integer({ min: 0, max: 30 }), years: fc.integer({ min: 0, max: 6 }) }), (start, today, on) => {
      const last = lastDayOf(licence, { label, on }, { until: start })!;
      expect(start < firstStanding(on, today)).toBe(last < today);
    }), { numRuns: 3000 });
  });
});

describe("a term that cannot hold is not declared", () => {
  const told = (terms: unknown): string => { try { ledger({ ...base, fields, life, terms } as unknown as Declaration); return ""; } catch (error) { return error instanceof BadDeclaration ? error.message : String(error); } };
  test.each<[string, unknown, RegExp]>([
    ["a field that is no date", { it: { label, on: { field: "code" } } }, /terms\.it: on\.field 应为日期/], ["a state nobody declared", { it: { label, on: { field: "until" }, states: ["x"] } }, /没有状态 x/], ["a move nobody declared", { it: { label, on: { field: "until" }, move: "x" } }, /没有动作 x/],
    ["a move that only people make", { it: { label, on: { field: "until" }, move: "renew" } }, /by 应含 rule/], ["a move that closes", { it: { label, on: { field: "until" }, move: "end" } }, /不得销号或重开/], ["half a day", { it: { label, on: { field: "until", days: 0.5 } } }, /非负整数/],
    ["a holder that is no field", { it: { label, on: { field: "until" }, warn: { days: 1, duty: { kind: "d", label, holder: { field: "x" } } } } }, /没有这个字段/], ["a condition that a list cannot ask", { it: { label, on: { field: "until" }, when: { field: "span", in: ["x"] } } }, /条件不能按 span 查询/],
  ])("%s", (_, terms, words) => { expect(told(terms)).toMatch(words); });
});
