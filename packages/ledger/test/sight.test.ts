import { describe, expect, test } from "vitest";
import { BadDeclaration, formOf, isGranted, isPublicRow, ledger, listOf, maskedFor, mayMake, partyWords, proposed, statisticsOf, visibleTo, writableBy, type Declaration } from "../src/index.js";

const label = { zh: "甲", en: "A" };
const slip = ledger({
  id: "slip", title: label, source: {}, key: ["code"], read: ["ledger.read"], write: ["ledger.write"], sections: { send: label, take: label },
  fields: {
    code: { kind: "text", label, required: true, section: "send" }, sender: { kind: "reference", to: "enterprise", label, required: true, section: "send" }, person: { kind: "text", label, section: "send", seenBy: ["ledger.write"] }, phone: { kind: "phone", label, section: "send", clearTo: ["ledger.personal"] },
    loads: { kind: "children", label, section: "send", fields: { name: { kind: "text", label, required: true }, sent: { kind: "decimal", label, unit: "t", scale: 1, required: true }, taken: { kind: "decimal", label, unit: "t", scale: 1 } } },
    taker: { kind: "reference", to: "enterprise", label, section: "send" }, opinion: { kind: "choice", label, options: { yes: { zh: "是", en: "yes" } }, section: "take" }, inside: { kind: "text", label, seenBy: ["ledger.approve"] },
  },
  life: { initial: "draft", states: { draft: { label }, sent: { label }, done: { label } }, moves: { send: { label, from: ["draft"], to: "sent", by: ["ledger.write"] }, take: { label, from: ["sent"], to: "done", by: ["ledger.write"] } } },
  parties: { sender: { field: "sender", label, makes: true, sections: ["send"], during: ["draft"], may: ["send"] }, taker: { field: "taker", label, fills: ["opinion", "loads.taken"], during: ["sent"], may: ["take"] } },
  public: { fields: ["code", "opinion"], rows: { field: "row_state", in: ["done"] }, basis: label },
});
const row = { code: "1", sender: "e1", taker: "e2", loads: [{ name: "油", sent: "2.0", taken: null }], person: "王", phone: "13800138000", opinion: null, inside: null };
const words = (enterprise: string, state: string | null): readonly string[] => ["ledger.read", ...partyWords(slip, { state, values: row }, enterprise)];

describe("the parties of a row", () => {
  // by hand: who is what in which state, what they may then do and fill
  test.each<[string, string | null, readonly string[], readonly string[], readonly string[]]>([
    ["e1", "draft", ["party:sender", "fills:sender"], ["send"], ["code", "sender", "person", "loads", "taker"]], ["e1", "sent", ["party:sender"], ["send"], []], ["e1", null, ["party:sender", "fills:sender"], ["send"], ["code", "sender", "person", "loads", "taker"]],
    ["e2", "draft", ["party:taker"], ["take"], []], ["e2", "sent", ["party:taker", "fills:taker"], ["take"], ["opinion"]], ["e3", "sent", [], [], []],
  ])("%s in %s", (enterprise, state, held, moves, fields) => {
    expect(partyWords(slip, { state, values: row }, enterprise)).toEqual(held);
    expect([["send", "take"].filter((move) => isGranted(slip, move, words(enterprise, state))), writableBy(slip, words(enterprise, state))]).toEqual([moves, fields]);
  });
  test("only a party that makes rows enters them, and only while it fills", () => { expect([mayMake(slip, words("e1", null)), mayMake(slip, words("e2", null)), mayMake(slip, words("e3", null)), mayMake(slip, ["ledger.write"])]).toEqual([true, false, false, true]); });
  test("a party sees what it fills though the office keeps it; a telephone stays masked and unwritten", () => {
    expect([visibleTo(slip, words("e1", "sent")).includes("person"), visibleTo(slip, words("e2", "sent")).includes("person"), visibleTo(slip, words("e1", "draft")).includes("inside")]).toEqual([true, false, false]);
    expect(maskedFor(slip, row, words("e1", "draft"))["phone"]).toBe("138****8000");
  });
  test("of child rows a party may fill its own column, and nothing else of them", () => {
    const sent = (loads: unknown) => proposed(slip, row, { loads }, words("e2", "sent")).kind;
    expect(sent([{ name: "油", sent: "2.0", taken: "1.9" }])).toBe("values");
    expect([sent([{ name: "油", sent: "3.0", taken: "1.9" }]), sent([]), sent([{ name: "油", sent: "2.0", taken: "1.9" }, { name: "酸", sent: "1.0", taken: null }]), sent([{ name: "油", sent: "2.0", taken: "1.9", more: 1 }]), sent(null), sent([{ name: "油", sent: 2, taken: "1.9" }])]).toEqual(["refused", "refused", "refused", "refused", "refused", "refused"]);
    expect(formOf(slip, words("e2", "sent")).sections.flatMap((section) => section.fields).filter((each) => each.isWritable).map((each) => each.name)).toEqual(["loads", "opinion"]);
  });
});

describe("what is open to everybody", () => {
  test("declared fields of declared rows, no state, on every surface", () => {
    expect([isPublicRow(slip, { state: "done", values: row }, "2026-01-01"), isPublicRow(slip, { state: "sent", values: row }, "2026-01-01")]).toEqual([true, false]);
    expect(visibleTo(slip, ["public"])).toEqual(["code", "opinion"]);
    expect([listOf(slip, ["public"]).columns.map((each) => each.name), listOf(slip, ["public"]).filters.map((each) => each.name), statisticsOf(slip, ["public"]).counts.map((each) => each.by)]).toEqual([["code", "opinion"], ["code", "opinion"], ["opinion"]]);
    expect(maskedFor(slip, row, ["public"])).toEqual({ code: "1", opinion: null });
    expect(writableBy(slip, ["public"])).toEqual([]);
  });
  test("a row leaves when its term is over", () => {
    const shown = ledger({ id: "grade", title: label, source: {}, key: ["code"], read: ["r"], write: ["w"], fields: { code: { kind: "text", label, required: true }, until: { kind: "day", label } }, terms: { shown: { label, on: { field: "until" } } }, public: { fields: ["code"], terms: ["shown"], basis: label } });
    expect(["2026-03-01", "2026-03-02"].map((today) => isPublicRow(shown, { state: null, values: { until: "2026-03-01" } }, today))).toEqual([true, false]);
    expect(isPublicRow(shown, { state: null, values: { until: null } }, "2026-03-02")).toBe(true);
  });
});

describe("a declaration of sight that cannot hold is refused by name", () => {
  const told = (more: object): string => { try { ledger({ ...slip, ...more } as unknown as Declaration); return ""; } catch (error) { return error instanceof BadDeclaration ? error.message : String(error); } };
  test.each<[string, object, RegExp]>([
    ["a telephone made public", { public: { fields: ["phone"], basis: label } }, /public: phone 是个人信息/], ["a field kept to some made public", { public: { fields: ["inside"], basis: label } }, /inside 是个人信息、附件、停用或限定可见/], ["public without a basis", { public: { fields: ["code"], basis: { zh: " ", en: "" } } }, /须写明公开字段和依据/],
    ["read by everybody without saying what", { read: ["public"], public: undefined }, /须写明 public/], ["a condition on a field nobody declared", { public: { fields: ["code"], rows: { field: "x", filled: true }, basis: label } }, /条件不能按 x 查询/],
    ["a party that is no enterprise", { parties: { it: { field: "code", label } } }, /应为引用企业名录的单值字段/], ["a move nobody declared", { parties: { it: { field: "sender", label, may: ["fly"] } } }, /没有动作 fly/], ["a column nobody declared", { parties: { it: { field: "sender", label, fills: ["loads.x"] } } }, /fills 中的 loads\.x/],
    ["a figure made of what is not public", { fields: { ...slip.fields, made: { kind: "computed", label, as: "text", from: ["taker"], formula: label, by: () => null } }, public: { fields: ["made"], basis: label } }, /made 由 taker 算得/],
  ])("%s", (_, more, expected) => { expect(told(more)).toMatch(expected); });
});
