import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPlan, claimKinds, claimMistakes, checkRules, ClaimNotReadable, UnknownPlan, type Claim, type Fact, type Pack, type Plan, type PlanFinding } from "@yunqing/domain";
import { indicator, pack, plan, project, target } from "./small-district.js";

/** A pack whose document holds `lines`; facts and claims quote them. */
function district(lines: readonly string[], over: Partial<Pack> = {}, planOver: Partial<Plan> = {}): Pack {
  return pack({ documents: [{ id: "doc", title: "规划", lines }], ...over }, [plan({ indicators: [], targets: [], projects: [], sections: [{ id: "1", title: "第一章", line: 1 }], ...planOver })]);
}
const fact = (id: string, value: string, unit = "", over: Partial<Fact> = {}): Fact => ({ id, metric: id, subject: "山区", year: 2020, value, unit, printed: value, quotation: { quote: value, line: 1 }, ...over });
const claim = (kind: string, says: string, of: Record<string, unknown>, over: Partial<Claim> = {}): Claim => ({ id: "c", plan: "plan-14", kind, says, unit: "", quotation: { quote: says, line: 2 }, of: { name: { zh: "某数", en: "a figure" }, ...of }, ...over });
const found = (of: Pack, rule: string): readonly PlanFinding[] => checkPlan(of).findings.filter((finding) => finding.rule === rule);
const f = (id: string): { fact: string } => ({ fact: id });
const held = (of: Pack, rule: string): number => checkPlan(of).holds.filter((hold) => hold.rule === rule).length;

describe("figures that are recomputed", () => {
  const facts = [fact("a", "715"), fact("b", "15"), fact("c", "6.5"), fact("zero", "0")];
  const cases: readonly (readonly [string, string, string, Record<string, unknown>, string])[] = [
    // rule, says that holds, says that does not, arguments, computed by hand
    ["sum-of-parts", "730", "739", { parts: [f("a"), f("b")] }, "730"],
    ["difference", "700", "701", { from: f("a"), minus: f("b") }, "700"],
    ["share", "2.1", "2.2", { part: f("b"), whole: f("a") }, "300/143"],
    ["growth", "97.9", "98.0", { from: f("a"), to: f("b"), sense: "fall" }, "14000/143"],
    ["growth", "-97.9", "97.9", { from: f("a"), to: f("b"), sense: "rise" }, "-14000/143"],
    ["ratio", "47.67", "47.66", { dividend: f("a"), divisor: f("b") }, "143/3"],
    ["product", "97.5", "97.6", { factors: [f("b"), f("c")] }, "97.5"],
    ["mean-growth", "1.26", "1.27", { from: { value: "1" }, rate: { value: "8.1" }, years: 3 }, "1.263214441"],
  ];
  test.each(cases)("%s: %s holds, %s is found", (kind, right, wrong, of, computed) => {
    const good = district(["", ""], { facts, claims: [claim(kind, right, of)] }), bad = district(["", ""], { facts, claims: [claim(kind, wrong, of)] });
    expect(found(good, kind)).toEqual([]);
    expect(checkPlan(good).holds.find((hold) => hold.rule === kind)?.lineage.value).toBe(computed);
    const [finding] = found(bad, kind);
    expect(finding?.source).toBe("rule");
    expect(finding?.lineage?.value).toBe(computed);
    expect(finding?.message.zh).toContain(wrong);
    expect(finding?.places[0]).toEqual({ line: 2, quote: wrong, value: wrong });
  });

  test("0.35, 0.25, 0.15, 0.15, 0.10 make the ecological index of HJ 192-2015", () => {
    const of = { biological: { value: "27.58" }, vegetation: { value: "58.54" }, waterNetwork: { value: "7.47" }, landStress: { value: "19.81" }, pollutionLoad: { value: "5.08" } };
    expect(found(district([""], { claims: [claim("ecological-index", "46.93", of)] }), "ecological-index")).toEqual([]);
    expect(found(district([""], { claims: [claim("ecological-index", "46.94", of)] }), "ecological-index")).toHaveLength(1);
  });

  test("any sum that is stated as it is holds, and any other is found: never both, never neither", () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: -3, max: 3 }), (parts, off) => {
      const total = parts.reduce((a, b) => a + b, 0) + off;
      if (total < 0) return;
      const of = district(["", ""], { facts: parts.map((n, k) => fact(`p${k}`, String(n))), claims: [claim("sum-of-parts", String(total), { parts: parts.map((_, k) => f(`p${k}`)) })] });
      expect(found(of, "sum-of-parts").length).toBe(off === 0 ? 0 : 1);
      expect(held(of, "sum-of-parts")).toBe(off === 0 ? 1 : 0);
    }));
  });

  test("no binary float: 0.1 + 0.2 is 0.3", () => {
    expect(found(district([""], { facts: [fact("x", "0.1"), fact("y", "0.2")], claims: [claim("sum-of-parts", "0.30000000000000000", { parts: [f("x"), f("y")] })] }), "sum-of-parts")).toEqual([]);
  });

  test("units are told in one another: 1106715.31 亩 are 737.81 km²", () => {
    const of = (says: string): Pack => district([""], { facts: [fact("land", "1106715.31", "亩")], claims: [claim("sum-of-parts", says, { parts: [{ fact: "land", in: "km²" }] }, { unit: "km²" })] });
    expect(found(of("737.81"), "sum-of-parts")).toEqual([]);
    expect(found(of("743"), "sum-of-parts")).toHaveLength(1);
  });

  test("2020 is counted with 366 days", () => {
    const of = (says: string): Pack => district([""], { facts: [fact("good", "295", "天")], claims: [claim("share", says, { part: f("good"), whole: { days: 2020 } })] });
    expect(found(of("80.6"), "share")).toEqual([]);
    expect(found(of("80.8"), "share")).toHaveLength(1);
  });
});

describe("what two places say", () => {
  test("the same quantity twice with different values is found, told in another unit or rounded it is not", () => {
    const twice = (a: Fact, b: Fact): Pack => district([""], { facts: [{ ...a, metric: "m" }, { ...b, metric: "m" }] });
    expect(found(twice(fact("a", "174580", "万元"), fact("b", "17.258", "亿元")), "same-quantity-twice")).toHaveLength(1);
    expect(found(twice(fact("a", "603291", "万元"), fact("b", "60.33", "亿元")), "same-quantity-twice")).toEqual([]);
    expect(found(twice(fact("a", "607", "吨"), fact("b", "0.0607", "万吨")), "same-quantity-twice")).toEqual([]);
    expect(found(twice(fact("a", "19.93", "%"), fact("b", "19.7", "%")), "same-quantity-twice")).toHaveLength(1);
    expect(found(twice(fact("a", "6", "家"), fact("b", "6", "家", { year: 2019 })), "same-quantity-twice")).toEqual([]);
    expect(found(twice(fact("a", "南河"), fact("b", "北河")), "same-quantity-twice")[0]?.places.map((p) => p.value)).toEqual(["南河", "北河"]);
  });

  test("a list with one name too many, and a list that differs from another", () => {
    const lines = ["甲、乙、丙2个水源", "甲、乙两处"];
    const of = (says: string): Pack => district(lines, { claims: [claim("named-list", says, { names: ["甲", "乙", "丙"] }, { quotation: { quote: "2个水源", line: 1 } })] });
    expect(found(of("2"), "named-list")).toHaveLength(1);
    expect(found(of("3"), "named-list")).toEqual([]);
    const sets = [{ quotation: { quote: "甲、乙、丙", line: 1 }, names: ["甲", "乙", "丙"] }, { quotation: { quote: "甲、乙", line: 2 }, names: ["乙", "甲"] }];
    expect(found(district(lines, { claims: [claim("different-sets", "", { sets })] }), "different-sets")[0]?.message.zh).toContain("“丙”见于第1行");
  });

  test("names that do not stand on the line are the pack's mistake, not the document's", () => {
    const of = district(["甲、乙"], { claims: [claim("named-list", "2", { names: ["甲", "丁"] }, { quotation: { quote: "甲", line: 1 } })] });
    expect(() => checkPlan(of)).toThrow(ClaimNotReadable);
    expect(claimMistakes(of)).toEqual([{ claim: "c", why: expect.stringContaining("丁") as string }]);
  });

  test("<30 in the table and 30以下 in the prose differ only at 30; ≤30 does not", () => {
    const prose = target({ indicator: "pm25", target: { kind: "bound", op: "<=", value: "30", printed: "30以下" } });
    expect(found(district([""], {}, { indicators: [indicator()], targets: [prose] }), "table-against-prose")).toHaveLength(1);
    const inclusive = indicator({ target: { kind: "bound", op: "<=", value: "30", printed: "≤30" } });
    expect(found(district([""], {}, { indicators: [inclusive], targets: [prose] }), "table-against-prose")).toEqual([]);
  });
});

describe("targets, states and dates", () => {
  test.each([["143", "<=", "145", 1], ["45", "<=", "20", 0], ["24", "<=", "24", 0], ["90", ">=", "78", 1], ["85.5", ">=", "88", 0]] as const)("base %s, target %s %s", (base, op, value, count) => {
    const one = indicator({ base: { year: 2020, printed: base, value: base }, target: { kind: "bound", op, value, printed: `${op}${value}` } });
    expect(found(district([""], {}, { indicators: [one] }), "target-looser-than-base")).toHaveLength(count);
  });

  test.each([["33", "完成", 1], ["29", "完成", 0], ["30", "完成", 1], ["29", "未完成", 1]] as const)("%s against <30 printed as %s", (value, state, count) => {
    const one = indicator({ reported: [{ year: 2020, printed: value, value }], printedState: state });
    expect(found(district([""], {}, { indicators: [one] }), "printed-state-disagrees")).toHaveLength(count);
  });

  test("a deadline before the day of issue is found, on the day of issue it is not", () => {
    expect(found(district([""], {}, { targets: [target({ due: "2022-02-28" })] }), "deadline-before-issue")).toHaveLength(1);
    expect(found(district([""], {}, { targets: [target({ due: "2022-03-01" })] }), "deadline-before-issue")).toEqual([]);
  });

  test("project years are compared by year or month, as printed", () => {
    expect(found(district([""], {}, { projects: [project({ from: "2016-11", until: "2025-12" })] }), "period-outside-plan")).toHaveLength(1);
    expect(found(district([""], {}, { projects: [project({ from: "2021", until: "2025" })] }), "period-outside-plan")).toEqual([]);
    expect(found(district([""], {}, { projects: [project({ from: null, until: "2026" })] }), "period-outside-plan")).toHaveLength(1);
  });

  test("blank targets under one sentence are one finding; unknown bases are counted, never taken for 0", () => {
    const by = { quote: "完成市级考核任务", line: 1 }, blank = (id: string): ReturnType<typeof indicator> => indicator({ id, name: { zh: id, en: id }, target: { kind: "blank", printed: "", delegatedBy: by }, base: { year: 2020, printed: "—", value: null } });
    const of = district(["完成市级考核任务"], {}, { indicators: [blank("a"), blank("b")] });
    expect(found(of, "blank-target")).toHaveLength(1);
    expect(found(of, "no-base-value")[0]?.places).toHaveLength(2);
    expect(found(of, "target-looser-than-base")).toEqual([]);
  });

  test("an indicator twice, and one that the plan before had", () => {
    const before = plan({ id: "plan-13", current: false, finalDay: "2020-12-31", indicators: [indicator({ id: "x", code: "air.pm10", name: { zh: "PM10", en: "PM10" } })], targets: [], projects: [] });
    const now = plan({ indicators: [indicator(), indicator({ id: "again", seq: 2 })], targets: [], projects: [] });
    const of = pack({ documents: [{ id: "doc", title: "", lines: [""] }] }, [before, now]);
    expect(found(of, "indicator-twice")).toHaveLength(1);
    expect(found(of, "indicator-dropped").map((each) => each.id)).toEqual(["indicator-dropped:x"]);
  });
});

describe("standards", () => {
  const table = (rows: readonly (readonly string[])[]): Pack["tables"] => [{ id: "t", title: "断面", line: 1, columns: ["断面", "类别", "超Ⅲ类"], rows: rows.map((cells, k) => ({ line: k + 2, cells })) }];
  const of = (standard: string, ...rows: (readonly string[])[]): Pack => district(["断面", ...rows.map((cells) => cells.join(" "))], { tables: table(rows), claims: [claim("class-by-multiples", "", { table: "t", standard, point: "断面", class: "类别", items: "超Ⅲ类" }, { quotation: { quote: "断面", line: 1 } })] });
  test("ammonia 0.64 times above class III is 1.64 mg/L: class V by GB 3838-2002", () => {
    expect(found(of("GB 3838", ["甲", "IV", "氨氮 (0.64) 总磷 (0.27)"]), "class-by-multiples")[0]?.message.zh).toContain("1.64 mg/L");
    expect(found(of("GB 3838", ["甲", "Ⅴ类", "氨氮 (0.64) 总磷 (0.27)"]), "class-by-multiples")).toEqual([]);
    expect(found(of("GB 3838", ["甲", "IV", "化学需氧量 (0.28)"]), "class-by-multiples")).toEqual([]);
  });
  test("a multiple whose rounding spans a limit may be either class", () => {
    // 0.50 stands for 0.495..0.505: 1.495 to 1.505 mg/L, on both sides of the class-IV limit of 1.5
    expect(found(of("GB 3838", ["甲", "IV", "氨氮 (0.50)"]), "class-by-multiples")).toEqual([]);
    expect(found(of("GB 3838", ["甲", "V", "氨氮 (0.50)"]), "class-by-multiples")).toEqual([]);
  });
  test("arsenic 5.89 times above class III is class V by GB/T 14848-2017, iron 0.43 is class IV", () => {
    expect(found(of("GB/T 14848", ["井", "V类", "砷(5.89倍) 氨氮(1.38倍)"], ["井二", "IV类", "铁(0.43倍)"]), "class-by-multiples")).toEqual([]);
    expect(found(of("GB/T 14848", ["井", "IV类", "砷(5.89倍)"]), "class-by-multiples")).toHaveLength(1);
  });
  test("class IV without an item is found, class III without an item is not", () => {
    expect(found(of("GB 3838", ["甲", "IV", ""], ["乙", "III", "无"]), "class-without-items").map((each) => each.places[0]?.quote)).toEqual(["甲"]);
  });
  test("an edition replaced before the plan ends is found in the text", () => {
    expect(found(district(["按照（GB18597-2001）的要求"]), "superseded-standard")).toHaveLength(1);
    expect(found(district(["按照（GB 18597-2023）的要求"]), "superseded-standard")).toEqual([]);
  });
  test("surface water judged by the groundwater standard", () => {
    const by = (says: string): Pack => district([""], { facts: [fact("kind", "地表水")], claims: [claim("standard-by-type", says, { fact: "kind" })] });
    expect(found(by("GB/T 14848-2017"), "standard-by-type")).toHaveLength(1);
    expect(found(by("GB 3838-2002"), "standard-by-type")).toEqual([]);
  });
});

describe("the document's form", () => {
  test.each([
    ["malformed-number", "储量为0.0.5432亿立方米", "储量为0.5432亿立方米，见1.1.5节"],
    ["foreign-place", "完成《东川县生态环境保护规划》编制", "依据《山区生态环境保护规划》"],
    ["missing-annex", "见附表（一）中附表 2", "见表5-1"],
  ])("%s", (rule, wrong, right) => {
    expect(found(district([wrong]), rule)).toHaveLength(1);
    expect(found(district([right]), rule)).toEqual([]);
  });
  test("sections that do not carry the number of their chapter, series without their first", () => {
    expect(found(district(["第一章 概况", "1.1 位置", "2.4 水系", "（三）大气"]), "numbering").map((each) => each.id)).toEqual(["numbering:chapter-1", "numbering:series-4"]);
    expect(found(district(["第一章 概况", "1.1 位置", "（一）水", "（二）大气"]), "numbering")).toEqual([]);
  });
  test("per cent called percentage points", () => {
    const of = (unit: string): Pack => district([""], { facts: [fact("x", "12"), fact("y", "11.8")], claims: [claim("growth", "1.7", { from: f("x"), to: f("y"), sense: "fall" }, { unit })] });
    expect(found(of("个百分点"), "unit-mismatch")).toHaveLength(1);
    expect(found(of("%"), "unit-mismatch")).toEqual([]);
  });
  test("an area in cubic metres", () => {
    expect(found(district([""], { facts: [fact("蓄水面积", "20", "万立方米")] }), "unit-mismatch")).toHaveLength(1);
    expect(found(district([""], { facts: [fact("蓄水面积", "20", "万平方米")] }), "unit-mismatch")).toEqual([]);
  });
  test("a box of latitude and longitude smaller than the area", () => {
    const of = (area: string): Pack => district([""], { facts: [fact("area", area, "km²")], claims: [claim("bounding-box", area, { south: "39°55′", north: "40°08′", west: "112°53′", east: "113°12′", area: f("area") })] });
    expect(found(of("737.81"), "bounding-box")).toHaveLength(1);
    expect(found(of("640"), "bounding-box")).toEqual([]);
  });
});

test("a claim that no rule knows, a fact that is not there, a share of nothing: told as the pack's mistakes", () => {
  const of = district([""], { facts: [fact("zero", "0"), fact("one", "1")], claims: [claim("horoscope", "1", {}, { id: "k" }), claim("sum-of-parts", "1", { parts: [f("gone")] }, { id: "g" }), claim("share", "1", { part: f("one"), whole: f("zero") }, { id: "z" })] });
  expect(claimMistakes(of).map((each) => each.claim)).toEqual(["k", "g", "z"]);
});

test("rules have ids of their own, and kinds of claims belong to one rule each", () => {
  expect(new Set(checkRules.map((rule) => rule.id)).size).toBe(checkRules.length);
  expect(new Set(claimKinds).size).toBe(claimKinds.length);
});

test("a plan that the pack does not hold", () => { expect(() => checkPlan(pack(), "plan-99")).toThrow(UnknownPlan); });

test("remarks are carried as remarks", () => {
  const of = district(["甲乙"], {}, { remarks: [{ id: "r", severity: "low", places: [{ quotation: { quote: "甲", line: 1 }, value: "甲" }], message: { zh: "意见", en: "remark" }, advice: { zh: "办法", en: "advice" } }] });
  expect(checkPlan(of)).toMatchObject({ remarks: 1, findings: [{ id: "remark:r", source: "remark", places: [{ line: 1, quote: "甲", value: "甲" }] }] });
});
