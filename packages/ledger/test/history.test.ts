import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asOf, BrokenHistory, changed, corrected, firmEndings, likelySame, made, mergedRows, moved, normalisedName, ordered, replay, standsFor, stepsOf, undone, withdrawn, type Act, type NameRules, type Version } from "../src/index.js";
import { outfall } from "./outfall.js";

let count = 0;
const act = (at: string, why = "依据现场核查", batch?: string): Act => ({ id: `v${++count}`, at, by: "clerk", why, ...(batch === undefined ? {} : { batch }) });
const values = (flow: string): Record<string, unknown> => ({ code: "PK1", name: "一号排口", river: "shili", flow, cod: null, load: null });
const must = (version: Version | null): Version => { if (!version) throw new TypeError("no version"); return version; };

describe("the ledger as it stood", () => {
  // 2026-03-10 in Beijing ends at 16:00 UTC
  const v1 = made(outfall, "o1", values("1.0"), act("2026-03-01T02:00:00Z")), v2 = must(changed(outfall, v1, values("2.0"), act("2026-03-10T15:59:59Z"))), v3 = must(changed(outfall, v2, values("3.0"), act("2026-03-10T16:00:00Z")));
  const v4 = corrected(outfall, [v1, v2, v3], v2.id, { flow: "2.5" }, act("2026-03-20T00:00:00Z", "录入错误"));
  const flows = (day: string, view?: "then" | "now"): unknown => asOf(outfall, [v4, v2, v1, v3], day, view).map((each) => each.values["flow"]);
  test("on any day, at the end of the Beijing day", () => { expect([flows("2026-02-28"), flows("2026-03-01"), flows("2026-03-10"), flows("2026-03-11")]).toEqual([[], ["1.0"], ["2.0"], ["3.0"]]); });
  test("as seen then, or with the correction made since; the wrong version stays and is named, what was changed on purpose since stays too", () => {
    expect([flows("2026-03-10", "then"), flows("2026-03-10", "now"), flows("2026-03-11", "now"), flows("2026-03-21")]).toEqual([["2.0"], ["2.5"], ["3.0"], ["3.0"]]);
    expect([v2.values["flow"], v4.corrects, v4.right, v4.change]).toEqual(["2.0", v2.id, { flow: "2.5" }, []]);
  });
  test("a correction reaches every version that carried the wrong value on, and a correction of it goes further", () => {
    const a = made(outfall, "m", { ...values("1.0"), cod: "10.0", load: "0.01" }, act("2026-01-01T00:00:00Z")), b = moved(outfall, [a], "measure", [{ kind: "report", hash: "0".repeat(64) }], act("2026-01-02T00:00:00Z")), c = must(changed(outfall, b, { ...b.values, name: "改名" }, act("2026-01-03T00:00:00Z")));
    const d = corrected(outfall, [a, b, c], a.id, { flow: "900.0" }, act("2026-01-09T00:00:00Z")), e = corrected(outfall, [a, b, c, d], d.id, { flow: "100.0" }, act("2026-01-12T00:00:00Z"));
    const at = (day: string, view: "then" | "now", all: readonly Version[]): unknown => asOf(outfall, all, day, view).map((each) => [each.state, each.values["name"], each.values["flow"], each.values["load"]])[0];
    expect(at("2026-01-02", "now", [a, b, c, d])).toEqual(["measured", "一号排口", "900.0", "9.00"]);
    expect(at("2026-01-04", "now", [a, b, c, d, e])).toEqual(["measured", "改名", "100.0", "1.00"]);
    expect(at("2026-01-10", "now", [a, b, c, d, e])).toEqual(["measured", "改名", "100.0", "1.00"]);
    expect(at("2026-01-10", "then", [a, b, c, d, e])).toEqual(["measured", "改名", "900.0", "9.00"]);
    expect([d.values["flow"], e.values["flow"], e.values["load"]]).toEqual(["900.0", "100.0", "1.00"]);
  });
  test("the versions of a row hold its life, which replays", () => {
    const a = made(outfall, "m", values("1.0"), act("2026-01-01T00:00:00Z")), b = must(changed(outfall, a, values("2.0"), act("2026-01-02T00:00:00Z"))), c = moved(outfall, [a, b], "measure", [{ kind: "report", hash: "0".repeat(64) }], act("2026-01-03T00:00:00Z"));
    expect([c.seq, c.state, stepsOf([a, b, c]).map((each) => [each.seq, each.move])]).toEqual([3, "measured", [[1, "open"], [2, "measure"]]]);
    expect(replay(outfall, stepsOf([a, b, c]))).toMatchObject({ state: "measured", proofs: [{ kind: "report" }] });
    expect(() => moved(outfall, [a], "fly", [], act("2026-01-03T00:00:00Z"))).toThrow(/fly/);
  });
  test("equal values make no version; a correction needs a reason and a version of the same row", () => {
    expect(changed(outfall, v1, { ...values("1.0") }, act("2026-03-02T00:00:00Z"))).toBeNull();
    expect(() => corrected(outfall, [v1, v2], v2.id, { flow: "1.0" }, act("2026-03-21T00:00:00Z", " "))).toThrow(/更正须写明理由/);
    expect(() => corrected(outfall, [v1, v2], "another", { flow: "1.0" }, act("2026-03-21T00:00:00Z"))).toThrow(BrokenHistory);
    expect(() => corrected(outfall, [v1, v2], v2.id, { load: "1.0" }, act("2026-03-21T00:00:00Z"))).toThrow(/指明字段/);
  });
  test("a gap, a foreign row and a clock that runs backwards are noticed", () => {
    expect(() => ordered([v1, v3])).toThrow(/不连续/);
    expect(() => ordered([v1, { ...v2, row: "o2" }])).toThrow(BrokenHistory);
    expect(() => ordered([v1, { ...v2, at: "2026-02-01T00:00:00Z" }])).toThrow(/早于/);
  });
  test("as of a day agrees with a plain walk over the versions", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 12 }), fc.integer({ min: 0, max: 20 }), (steps, dayNumber) => {
      const hours = steps.map(([hour]) => hour).sort((a, b) => a - b), start = Date.UTC(2026, 0, 1);
      const all = hours.reduce<Version[]>((done, hour, i) => { const at = new Date(start + hour * 3_600_000).toISOString(), last = done.at(-1), next = last ? changed(outfall, last, values(`${steps[i]?.[1] ?? 0}.0`), act(at)) : made(outfall, "o", values(`${steps[i]?.[1] ?? 0}.0`), act(at)); return next ? [...done, next] : done; }, []);
      const day = new Date(start + dayNumber * 86_400_000).toISOString().slice(0, 10);
      const expected = all.filter((each) => new Date(Date.parse(each.at) + 8 * 3_600_000).toISOString().slice(0, 10) <= day).at(-1);
      expect(asOf(outfall, all, day).map((each) => each.version.id)).toEqual(expected ? [expected.id] : []);
    }), { numRuns: 200 });
  });
});

describe("batches and merges", () => {
  test("a batch is undone: what it made is withdrawn, what it changed goes back, what was touched since is told", () => {
    const fresh = made(outfall, "n", values("1.0"), act("2026-01-01T00:00:00Z", "导入", "b1"));
    expect(undone(outfall, [fresh], "b1", act("2026-01-02T00:00:00Z"))).toMatchObject({ kind: "withdrawn", seq: 2 });
    const old = made(outfall, "o", values("1.0"), act("2026-01-01T00:00:00Z")), touched = must(changed(outfall, old, values("2.0"), act("2026-01-02T00:00:00Z", "导入", "b1")));
    expect(undone(outfall, [old, touched], "b1", act("2026-01-03T00:00:00Z"))).toMatchObject({ kind: "restored", values: { flow: "1.0" } });
    const later = must(changed(outfall, touched, values("3.0"), act("2026-01-03T00:00:00Z")));
    expect(undone(outfall, [old, touched, later], "b1", act("2026-01-04T00:00:00Z"))).toHaveProperty("refused");
    expect(undone(outfall, [old], "b1", act("2026-01-04T00:00:00Z"))).toBeNull();
    expect(undone(outfall, [old, moved(outfall, [old], "show", [], act("2026-01-02T00:00:00Z", "补", "b1"))], "b1", act("2026-01-04T00:00:00Z"))).toMatchObject({ refused: { zh: expect.stringContaining("流程") as string } });
  });
  test("a merge keeps both histories, fills blanks, takes what is chosen, computes anew", () => {
    const a = made(outfall, "a", { ...values("100.0"), cod: null }, act("2026-01-01T00:00:00Z")), b = made(outfall, "b", { ...values("7.0"), name: "一号口", cod: "50.0" }, act("2026-01-01T00:00:00Z"));
    const [stays, goes] = mergedRows(outfall, a, b, ["name"], { stays: act("2026-02-01T00:00:00Z"), goes: act("2026-02-01T00:00:00Z") });
    expect(stays).toMatchObject({ row: "a", seq: 2, values: { name: "一号口", flow: "100.0", cod: "50.0", load: "5.00" } });
    expect(goes).toMatchObject({ row: "b", seq: 2, kind: "merged", mergedInto: "a", values: { flow: "7.0" } });
    expect(asOf(outfall, [a, b, stays, goes], "2026-01-15").map((each) => each.row)).toEqual(["a", "b"]);
    expect(asOf(outfall, [a, b, stays, goes], "2026-02-15").map((each) => each.row)).toEqual(["a"]);
    expect(() => mergedRows(outfall, a, a, [], { stays: act("2026-02-01T00:00:00Z"), goes: act("2026-02-01T00:00:00Z") })).toThrow(/不能与自身合并/);
    expect(() => mergedRows(outfall, stays, withdrawn(outfall, b, act("2026-01-05T00:00:00Z")), [], { stays: act("2026-02-02T00:00:00Z"), goes: act("2026-02-02T00:00:00Z") })).toThrow(/已合并或撤回/);
  });
  test("who stands for a row is found through merges, and a circle is no answer", () => {
    expect([standsFor("a", new Map([["a", "b"], ["b", "c"]])), standsFor("z", new Map())]).toEqual(["c", "z"]);
    expect(() => standsFor("a", new Map([["a", "b"], ["b", "a"]]))).toThrow(/成环/);
  });
});

describe("the same subject under another name", () => {
  const rules: NameRules = { aliases: [["南郊区", "云冈区"], ["矿区", "云冈区"]], omitted: ["山西省", "大同市"], endings: firmEndings };
  test.each([
    ["大同市南郊区鑫源洗煤有限公司", "大同市云冈区鑫源洗煤有限责任公司"], ["山西省大同市矿区新泉商贸（集团）有限公司", "新泉商贸(集团)公司"], ["ＡＢＣ化工厂", "abc 化工厂"], ["云冈区口泉加油站", "口泉加油站"],
  ])("%s and %s are one name", (a, b) => { expect(normalisedName(a, rules)).toBe(normalisedName(b, rules)); });
  test("a name is not renamed twice, a firm called only by its form keeps it", () => { expect([normalisedName("某某有限公司", rules), normalisedName("有限公司", rules), normalisedName("新云冈区厂", rules)]).toEqual(["某某", "有限公司", "新云冈区厂"]); });
  test("normalising is done once and for all", () => { fc.assert(fc.property(fc.array(fc.constantFrom("南郊区", "矿区", "云冈区", "大同市", "鑫", "源", "洗煤厂", "（", "） ", "Ａ"), { maxLength: 8 }).map((each) => each.join("")), (name) => { const once = normalisedName(name, { ...rules, omitted: [], endings: [] }); expect(normalisedName(once, { aliases: [], omitted: [], endings: [] })).toBe(once); })); });
  const row = (name: string, discharger: string | null = null): Record<string, unknown> => ({ name, discharger });
  const others = [
    { id: "code", values: row("完全不同的名字", "91130200699229617X") }, { id: "name", values: row("云冈区鑫源洗煤公司") }, { id: "near", values: row("大同市鑫源洗媒有限公司") }, { id: "other", values: row("南郊区鑫源洗煤有限公司", "911302307808371268") }, { id: "none", values: row("恒安新区污水处理厂") },
  ];
  test("surest first: the code, the name, a slip of the pen; two codes speak against an equal name", () => {
    expect(likelySame(outfall, row("大同市南郊区鑫源洗煤有限公司", "91130200699229617X"), others, rules).map((each) => [each.id, each.strength])).toEqual([["code", "same"], ["name", "likely"], ["near", "perhaps"], ["other", "perhaps"]]);
  });
});
