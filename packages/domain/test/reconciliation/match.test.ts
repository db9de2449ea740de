import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matched, matchedWithPauses, type OurRow, type TheirLine } from "@yunqing/domain";
import { our, places, rules, their } from "./sides.js";

const held = (ours: readonly OurRow[], theirs: readonly TheirLine[], apart: readonly string[] = []) => matched({ ours, theirs, unread: [], places, rules, apart: new Set(apart) });
const told = (ours: readonly OurRow[], theirs: readonly TheirLine[], apart: readonly string[] = []) => held(ours, theirs, apart).items.map(({ kind, side, by, row, line, candidates }) => [kind, side, by, row, line, candidates.map((each) => each.row ?? each.line)]);

describe("matching step by step", () => {
  test("the credit code goes before the name; another name is a difference of the field, and who bears it besides stands twice in the ledger", () => {
    expect(told([our("a", "老名字有限公司", "C1"), our("b", "新名字有限公司", null)], [their(2, "新名字有限公司", "C1")])).toEqual([["fields", "both", "credit-code", "a", 2, []], ["twice", "ours", null, "b", null, ["a"]]]);
  });
  test("other codes, then names under every spelling, former names too", () => {
    expect(told(
      [our("a", "甲厂", null, { codes: ["permit:P1"] }), our("b", "大同市南郊区新胜高岭土有限责任公司"), our("c", "丙公司", null, { names: ["丙公司", "丙矿业有限责任公司"] })],
      [their(2, "另写的名", null, { codes: ["permit:P1"] }), their(3, "云冈区新胜高岭土有限公司"), their(4, "丙矿业有限公司")],
    )).toEqual([["fields", "both", "code", "a", 2, []], ["same", "both", "name", "b", 3, []], ["same", "both", "name", "c", 4, []]]);
  });
  test("equal names with two credit codes, or of two former districts, are asked about", () => {
    expect(told([our("a", "宏达建材厂", "C1"), our("b", "城区医院")], [their(2, "宏达建材厂", "C2"), their(3, "矿区医院")])).toEqual([["perhaps", "theirs", null, null, 2, ["a"]], ["perhaps", "theirs", null, null, 3, ["b"]], ["perhaps", "ours", null, "a", null, [2]], ["perhaps", "ours", null, "b", null, [3]]]);
  });
  test("a likeness pairs nothing: it is offered on both sides, and gone once somebody said that it is not the same", () => {
    const ours = [our("a", "云冈区惠源活性炭有限公司")], theirs = [their(2, "大同市南郊区惠元活性炭有限责任公司")];
    expect(told(ours, theirs)).toEqual([["perhaps", "theirs", null, null, 2, ["a"]], ["perhaps", "ours", null, "a", null, [2]]]);
    expect(told(ours, theirs, ["云冈区惠元活性炭有限公司 a"])).toEqual([["theirs", "theirs", null, null, 2, []], ["ours", "ours", null, "a", null, []]]);
  });
  test("several on a side: the first stands for the subject, the others repeat it", () => {
    expect(told([our("a", "甲厂", "C1"), our("b", "甲厂分", "C1")], [their(2, "甲厂", "C1"), their(3, "甲厂", "C1"), their(4, "乙厂", "C9"), their(5, "乙厂", "C9"), their(6, "甲厂")]).map(([kind, side, , row, line, of]) => [kind, side, row, line, of])).toEqual([
      ["same", "both", "a", 2, []], ["twice", "theirs", null, 3, [2]], ["theirs", "theirs", null, 4, []], ["twice", "theirs", null, 5, [4]], ["twice", "theirs", null, 6, [2]], ["twice", "ours", "b", null, ["a"]],
    ]);
  });
  test("every field with both values; what theirs leaves blank is no difference", () => {
    const value = (text: string) => ({ text, canonical: text }), { items } = held([our("a", "甲厂", "C1", { fields: { yearly: value("3.2"), industry: value("铸造"), scale: value("") } })], [their(2, "甲厂", "C1", { fields: { yearly: value("4.5"), industry: value(""), scale: value("小型") }, values: { yearly: "4.5", scale: "small" } })]);
    expect(items.map(({ kind, fields }) => [kind, fields.map(({ field, ours, theirs, value: taken }) => [field, ours, theirs, taken])])).toEqual([["fields", [["yearly", "3.2", "4.5", "4.5"], ["scale", "", "小型", "small"]]]]);
  });
  test("in pieces it is the same, and many lines give way in between", async () => {
    const ours = Array.from({ length: 250 }, (_, n) => our(`r${n}`, `云冈区第${n}洗煤厂`)), theirs = Array.from({ length: 250 }, (_, n) => their(n + 2, `云冈区第${n + 1}洗煤场`)), given = { ours, theirs, unread: [], places, rules, apart: new Set<string>() };
    let pauses = 0;
    expect(await matchedWithPauses(given, () => { pauses++; return Promise.resolve(); })).toEqual(matched(given));
    expect(pauses).toBe(6);
  });
  test("law: both sides add up, whatever stands on them, and the same lists give the same", () => {
    const name = fc.constantFrom("甲矿业有限公司", "大同市南郊区甲矿业有限责任公司", "乙建材厂", "云冈区乙建材厂", "城区丙医院", "矿区丙医院", "丁活性炭有限公司", "丁活性碳有限公司", "戊"), code = fc.option(fc.constantFrom("C1", "C2", "C3", "C4"), { nil: null }), permit = fc.constantFrom([], ["permit:P1"], ["permit:P2"]);
    fc.assert(fc.property(fc.array(fc.tuple(name, code, permit), { maxLength: 14 }), fc.array(fc.tuple(name, code, permit), { maxLength: 14 }), fc.nat(3), (left, right, unread) => {
      const ours = left.map(([each, own, codes], at) => our(`r${at}`, each, own, { codes })), theirs = right.map(([each, own, codes], at) => their(at + 2, each, own, { codes })), lost = Array.from({ length: unread }, (_, at) => ({ line: 100 + at, name: "", faults: [] }));
      const given = { ours, theirs, unread: lost, places, rules, apart: new Set<string>() }, { items, counts } = matched(given);
      for (const [side, total] of [[counts.ours, ours.length], [counts.theirs, theirs.length + unread]] as const) { expect(side.total).toBe(total); expect(side.same + side.fields + side.only + side.perhaps + side.twice + side.unreadable).toBe(total); }
      expect(counts.ours.same + counts.ours.fields).toBe(counts.theirs.same + counts.theirs.fields);
      // every row and every line stands in exactly one item, and identities tell the items apart
      expect(items.flatMap(({ row }) => (row === null ? [] : [row])).sort()).toEqual(ours.map(({ id }) => id).sort());
      expect(items.flatMap(({ line }) => (line === null ? [] : [line])).sort((a, b) => a - b)).toEqual([...theirs, ...lost].map(({ line }) => line));
      expect(new Set(items.map(({ identity }) => identity)).size).toBe(items.length);
      // a pair is never made across two credit codes
      for (const { side, row, line } of items) if (side === "both") { const a = ours.find(({ id }) => id === row)?.creditCode, b = theirs.find((each) => each.line === line)?.creditCode; expect(a === null || b === null || a === b).toBe(true); }
      expect(matched(given)).toEqual({ items, counts });
    }), { numRuns: 300 });
  });
});
