import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, type Lineage } from "@yunqing/standards";
import { acceptedByPeriod, judgeIndicator, judgeProject, judgeTarget, knownValues, overFulfilment, straightPath, type Assignment, type Indicator, type Progress, type ReportedValue, type Review } from "@yunqing/domain";
import { exact } from "@yunqing/standards";
import { describeShared, sharedJson } from "./shared.js";
import { indicator, plan, project, target } from "./small-district.js";

const scope = { district: "hill", organisationPath: "government/bureau/air", placePath: "990001", enterprise: null };
const value = (id: string, period: string, number: string, over: Partial<ReportedValue> = {}): ReportedValue => ({ ...scope, id, by: "clerk", at: "2024-01-10T00:00:00.000Z", plan: "plan-14", indicator: "pm25", period, value: number, unit: "μg/m³", origin: "entered", document: "监测年报", note: "", evidence: [], corrects: null, reason: "", ...over });
const review = (valueId: string, over: Partial<Review> = {}): Review => ({ ...scope, id: `r-${valueId}`, by: "reviewer", at: "2024-01-11T00:00:00.000Z", valueId, decision: "accept", note: "", ...over });
const assignment = (over: Partial<Assignment> = {}): Assignment => ({ ...scope, id: "a1", by: "director", at: "2024-01-05T00:00:00.000Z", plan: "plan-14", indicator: "pm25", year: 2025, op: ">=", value: "20", document: "同政办函〔2024〕1号", documentDay: "2024-01-02", ...over });
const far = "2030-01-01T00:00:00.000Z";
interface Asked { readonly values?: readonly ReportedValue[]; readonly reviews?: readonly Review[]; readonly assignments?: readonly Assignment[]; readonly day?: string; readonly knownAt?: string }
const judge = (of: Indicator, { values = [], reviews = values.map((one) => review(one.id)), assignments = [], day = "2025-12-31", knownAt = far }: Asked = {}) =>
  judgeIndicator(of, { values: knownValues(values, reviews, knownAt), assignments, day, knownAt, plan: plan() });

describe("a final judgement", () => {
  test("a bound is met or missed by its own sign: 29 and 30 against <30, 145 against ≤145", () => {
    expect(judge(indicator(), { values: [value("a", "2025", "29")] })).toMatchObject({ state: "met", distance: "-1" });
    expect(judge(indicator(), { values: [value("a", "2025", "30")] })).toMatchObject({ state: "missed", distance: "0" });
    const ozone = indicator({ target: { kind: "bound", op: "<=", value: "145", printed: "≤145" } });
    expect(judge(ozone, { values: [value("a", "2025", "145")] }).state).toBe("met");
  });
  test("the value is rounded first, then compared: 29.5 becomes 30 and misses <30, 29.4 becomes 29; both values are shown", () => {
    const up = judge(indicator(), { values: [value("a", "2025", "29.5")] });
    expect(up).toMatchObject({ state: "missed", value: { exact: "29.5", rounded: "30" } });
    expect(judge(indicator(), { values: [value("a", "2025", "29.4")] })).toMatchObject({ state: "met", value: { rounded: "29" } });
    expect(judge(indicator({ places: 1, target: { kind: "bound", op: "<=", value: "2.2", printed: "≤2.2" } }), { values: [value("a", "2025", "2.25")] })).toMatchObject({ state: "met", value: { rounded: "2.2" } }); // GB/T 8170 §3.2: half to even
  });
  test("a bare number is read by the better direction: 88 for good days is met by 88 and 90, missed by 87.9", () => {
    const days = indicator({ better: "higher", places: 1, base: { year: 2020, printed: "85.5", value: "85.5" }, target: { kind: "bare", op: "=", value: "88", printed: "88" } });
    expect(["88", "90", "87.9"].map((number) => judge(days, { values: [value("a", "2025", number)] }).state)).toEqual(["met", "met", "missed"]);
    const fifth = indicator({ better: "lower", target: { kind: "bare", op: "=", value: "0", printed: "0" } });
    expect(["0", "1"].map((number) => judge(fifth, { values: [value("a", "2025", number)] }).state)).toEqual(["met", "missed"]);
  });
  test("without a value for the target year nothing is said, and the reason names the year and the latest value", () => {
    const none = judge(indicator());
    expect(none).toMatchObject({ state: "not-computable", value: null, distance: null });
    expect(none.reason).toEqual({ zh: "没有填报2025年的数值", en: "no value reported for 2025" });
    const early = judge(indicator(), { values: [value("a", "2023", "31")] });
    expect(early.state).toBe("not-computable");
    expect(early.reason.zh).toContain("最近一期为2023年 31");
  });
  test("a value of a later year does not stand in for the target year", () => {
    expect(judge(indicator(), { values: [value("a", "2026", "20")], day: "2027-12-31" }).state).toBe("not-computable");
  });
});

describe("before the final day", () => {
  test("the straight path from 33 in 2020 to 30 in 2025 is 31.2 in 2023: 31 is on track, 32 is behind", () => {
    expect(straightPath({ year: 2020, value: exact("33") }, { year: 2025, value: exact("30") }, 2023)?.toString()).toBe("31.2");
    expect(judge(indicator(), { values: [value("a", "2023", "31")], day: "2024-06-30" })).toMatchObject({ state: "on-track", path: { period: "2023", expected: "31.2" } });
    expect(judge(indicator(), { values: [value("a", "2023", "32")], day: "2024-06-30" })).toMatchObject({ state: "behind", path: { period: "2023", expected: "31.2" } });
  });
  test("on the path is on track", () => {
    const slope = indicator({ places: 1 });
    expect(judge(slope, { values: [value("a", "2023", "31.2")], day: "2024-06-30" }).state).toBe("on-track");
    expect(judge(slope, { values: [value("a", "2023", "31.3")], day: "2024-06-30" }).state).toBe("behind");
  });
  test("a value that meets the target is on track also where the base was better: NO2 24 → ≤30, 27 in 2021", () => {
    const no2 = indicator({ base: { year: 2020, printed: "24", value: "24" }, target: { kind: "bound", op: "<=", value: "30", printed: "≤30" } });
    expect(judge(no2, { values: [value("a", "2021", "27")], day: "2022-06-30" }).state).toBe("on-track");
    expect(judge(no2, { values: [value("a", "2021", "31")], day: "2022-06-30" }).state).toBe("behind");
  });
  test("a period that has not ended on the judged day does not count", () => {
    expect(judge(indicator(), { values: [value("a", "2023", "31")], day: "2023-12-30" }).state).toBe("not-computable");
    expect(judge(indicator(), { values: [value("a", "2023", "31")], day: "2023-12-31" }).state).toBe("on-track");
  });
  test("a cumulative reduction starts at 0 in the base year, not at the reduction of the period before: 57.3 → 14, 8.4 is due in 2023", () => {
    const reduction = indicator({ name: { zh: "二氧化硫排放总量削减比例", en: "SO2 reduction" }, unit: "%", better: "higher", places: 1, base: { year: 2020, printed: "57.3", value: "57.3" }, target: { kind: "bare", op: ">=", value: "14", printed: "14" } });
    expect(judge(reduction, { values: [value("a", "2023", "9.8")], day: "2024-06-30" })).toMatchObject({ state: "on-track", path: { expected: "8.4" } });
    expect(judge(reduction, { values: [value("a", "2023", "8.3")], day: "2024-06-30" }).state).toBe("behind");
    expect(explain(judge(reduction, { values: [value("a", "2023", "8.3")], day: "2024-06-30" }).lineage)).toContain("推定");
    expect(judge({ ...reduction, name: { zh: "受污染耕地安全利用率", en: "" } }, { values: [value("a", "2023", "9.8")], day: "2024-06-30" }).path?.expected).toBe("31.32");
  });
  test("without a base value there is no path", () => {
    const blank = indicator({ base: { year: 2020, printed: "—", value: null } });
    expect(judge(blank, { values: [value("a", "2023", "40")], day: "2024-06-30" })).toMatchObject({ state: "not-computable", path: null });
    expect(judge(blank, { values: [value("a", "2023", "29")], day: "2024-06-30" }).state).toBe("on-track");
  });
});

describe("targets that are no printed numbers", () => {
  const delegated = indicator({ better: "higher", target: { kind: "delegated", printed: "完成市级考核任务" } });
  test("a delegated target waits for its document; a blank one too", () => {
    expect(judge(delegated, { values: [value("a", "2025", "50")] })).toMatchObject({ state: "awaiting-target", distance: null, value: { rounded: "50" } });
    expect(judge(indicator({ target: { kind: "blank", printed: "" } })).state).toBe("awaiting-target");
    expect(judge(indicator({ target: { kind: "blank", printed: "", delegatedBy: { quote: "完成市级考核任务", line: 577 } } })).reason.zh).toContain("正文第577行");
  });
  test("once assigned it is judged, with the document in the tree", () => {
    const judged = judge(delegated, { values: [value("a", "2025", "50")], assignments: [assignment()] });
    expect(judged).toMatchObject({ state: "met", distance: "30", assigned: { id: "a1" } });
    expect(explain(judged.lineage)).toContain("同政办函〔2024〕1号");
  });
  test("the latest document in force counts: not one dated after the judged day, not one of another year or indicator", () => {
    const all = [assignment(), assignment({ id: "a2", value: "60", documentDay: "2024-05-01" }), assignment({ id: "a3", value: "90", documentDay: "2026-02-01" }), assignment({ id: "a4", value: "95", year: 2024, documentDay: "2024-06-01" }), assignment({ id: "a5", value: "95", indicator: "other", documentDay: "2024-06-01" })];
    expect(judge(delegated, { values: [value("a", "2025", "50")], assignments: all })).toMatchObject({ state: "missed", assigned: { id: "a2" } });
    expect(judge(delegated, { values: [value("a", "2025", "50")], assignments: all, day: "2026-03-01" })).toMatchObject({ state: "missed", assigned: { id: "a3" } });
  });
  test("不缩小 is judged against the base when both are numbers, and not computable when the base is not", () => {
    const words = (base: string | null): Indicator => indicator({ better: "higher", places: 2, base: { year: 2020, printed: base ?? "—", value: base }, target: { kind: "words", printed: "不缩小", notWorseThanBase: true } });
    expect(["30.10", "30.11", "30.09"].map((number) => judge(words("30.10"), { values: [value("a", "2025", number)] }).state)).toEqual(["met", "met", "missed"]);
    expect(judge(words(null), { values: [value("a", "2025", "30")] })).toMatchObject({ state: "not-computable", bound: null });
    expect(judge(indicator({ target: { kind: "words", printed: "持续改善" } }), { values: [value("a", "2025", "30")] }).state).toBe("not-computable");
  });
  test("a base that the document leaves out may be reported for the base year, and then it is the base", () => {
    const words = indicator({ better: "higher", base: { year: 2020, printed: "—", value: null }, target: { kind: "words", printed: "不缩小", notWorseThanBase: true } });
    expect(judge(words, { values: [value("b", "2020", "30"), value("a", "2025", "29")] }).state).toBe("missed");
  });
  test("unknown is never 0: no value, no distance, no state but the reason", () => {
    const zero = indicator({ target: { kind: "bare", op: "<=", value: "0", printed: "0" } });
    expect(judge(zero)).toMatchObject({ state: "not-computable", value: null, distance: null, path: null });
  });
});

describe("what is known", () => {
  test("a value counts when accepted, not before, not when returned", () => {
    const one = value("a", "2025", "29");
    expect(judge(indicator(), { values: [one], reviews: [] }).state).toBe("not-computable");
    expect(judge(indicator(), { values: [one], reviews: [review("a", { decision: "return" })] }).state).toBe("not-computable");
  });
  test("a correction counts only when accepted, and then replaces the old value; the old one stays as superseded", () => {
    const values = [value("a", "2025", "29"), value("b", "2025", "31", { corrects: "a", reason: "仪器校准", at: "2024-02-01T00:00:00.000Z" })];
    expect(judge(indicator(), { values, reviews: [review("a")] })).toMatchObject({ state: "met", value: { exact: "29" } });
    const accepted = [review("a"), review("b", { at: "2024-02-02T00:00:00.000Z" })];
    expect(judge(indicator(), { values, reviews: accepted })).toMatchObject({ state: "missed", value: { exact: "31" } });
    expect(knownValues(values, accepted, far).map(({ fact, status, correctedBy }) => [fact.id, status, correctedBy])).toEqual([["a", "superseded", "b"], ["b", "accepted", null]]);
    expect(judge(indicator(), { values, reviews: accepted, knownAt: "2024-01-31T00:00:00.000Z" }).state).toBe("met");
  });
  test("the tree leads down to who reported, on what, and who accepted", () => {
    const text = explain(judge(indicator(), { values: [value("a", "2025", "29.4", { evidence: ["f00d"] })] }).lineage);
    for (const part of ["clerk", "监测年报", "reviewer", "29.4", "GB/T 8170", "第590行", "f00d"]) expect(text).toContain(part);
  });

  const periods = ["2021", "2022", "2023", "2024", "2025"];
  const facts = fc.array(fc.record({ period: fc.constantFrom(...periods), number: fc.integer({ min: 200, max: 400 }), day: fc.integer({ min: 1, max: 27 }), decision: fc.constantFrom("accept", "return", "none"), corrects: fc.boolean() }), { maxLength: 12 }).map((list) => {
    const values: ReportedValue[] = [], reviews: Review[] = [];
    list.forEach((one, index) => {
      const at = `2024-01-${String(one.day).padStart(2, "0")}T00:00:00.000Z`, earlier = values.find((other) => other.period === one.period);
      values.push(value(`v${index}`, one.period, (one.number / 10).toString(), { at, corrects: one.corrects && earlier !== undefined ? earlier.id : null }));
      if (one.decision !== "none") reviews.push(review(`v${index}`, { decision: one.decision === "accept" ? "accept" : "return", at: at.replace("T00", "T12") }));
    });
    return { values, reviews };
  });
  const shown = (lineage: Lineage): string => explain(lineage);
  test("the order in which facts came does not matter", () => {
    fc.assert(fc.property(facts, fc.infiniteStream(fc.nat()), fc.constantFrom("2023-12-31", "2025-12-31"), ({ values, reviews }, chance, day) => {
      const mixed = <T>(list: readonly T[]): T[] => list.map((one) => ({ one, at: chance.next().value as number })).sort((a, b) => a.at - b.at).map(({ one }) => one);
      const before = judge(indicator({ places: 1 }), { values, reviews, day }), after = judge(indicator({ places: 1 }), { values: mixed(values), reviews: mixed(reviews), day });
      expect(after.state).toBe(before.state);
      expect(shown(after.lineage)).toBe(shown(before.lineage));
    }));
  });
  test("judging as known at an instant is the same as if later facts did not exist", () => {
    fc.assert(fc.property(facts, fc.integer({ min: 1, max: 28 }), ({ values, reviews }, day) => {
      const knownAt = `2024-01-${String(day).padStart(2, "0")}T06:00:00.000Z`, until = <T extends { readonly at: string }>(list: readonly T[]): T[] => list.filter((one) => one.at <= knownAt);
      const all = judge(indicator({ places: 1 }), { values, reviews, knownAt }), only = judge(indicator({ places: 1 }), { values: until(values), reviews: until(reviews), knownAt });
      expect(shown(all.lineage)).toBe(shown(only.lineage));
    }));
  });
  test("each period has at most one value that counts, and it was accepted", () => {
    fc.assert(fc.property(facts, ({ values, reviews }) => {
      for (const [period, one] of acceptedByPeriod(knownValues(values, reviews, far), "pm25")) {
        expect(one.fact.period).toBe(period);
        expect(reviews.some((each) => each.valueId === one.fact.id && each.decision === "accept")).toBe(true);
        expect(values.some((other) => other.corrects === one.fact.id && reviews.some((each) => each.valueId === other.id && each.decision === "accept"))).toBe(false);
      }
    }));
  });
  test("a better value never makes a worse state", () => {
    const rank = { missed: 0, behind: 0, "on-track": 1, met: 1, "not-computable": 2, "awaiting-target": 2 } as const;
    fc.assert(fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 600 }), fc.constantFrom("2023", "2025"), fc.constantFrom<"lower" | "higher">("lower", "higher"), fc.integer({ min: 100, max: 500 }), (a, b, period, better, base) => {
      const of = indicator({ better, places: 0, base: { year: 2020, printed: "", value: (base / 10).toString() }, target: { kind: "bare", op: "=", value: "30", printed: "30" } });
      const state = (tenths: number) => rank[judge(of, { values: [value("a", period, (tenths / 10).toString())], day: period === "2025" ? "2025-12-31" : "2024-06-30" }).state];
      const [worse, good] = better === "lower" ? [Math.max(a, b), Math.min(a, b)] : [Math.min(a, b), Math.max(a, b)];
      expect(state(good)).toBeGreaterThanOrEqual(state(worse));
    }));
  });
});

describe("the table of the 13th plan, judged again", () => {
  const row = (number: string | null, over: Partial<Indicator> = {}): Indicator => indicator({ base: null, targetYear: 2020, reported: [{ year: 2020, printed: number ?? "划定，不降低", value: number }], printedState: "完成", ...over });
  const judge13 = (of: Indicator) => judgeIndicator(of, { values: [], assignments: [], day: "2020-12-31", knownAt: far, plan: { baseYear: 2015, finalDay: "2020-12-31" } });
  test("PM2.5 33 against <30 is missed though the document prints 完成: it disagrees", () => {
    expect(judge13(row("33"))).toMatchObject({ state: "missed", disagrees: true, value: { period: "2020", exact: "33", origin: "printed" } });
  });
  test("PM10 65 against 80 is met and agrees", () => expect(judge13(row("65", { target: { kind: "bare", op: "<=", value: "80", printed: "80" } }))).toMatchObject({ state: "met", disagrees: false }));
  test("words without numbers are not computable, which is no disagreement", () => expect(judge13(row(null, { target: { kind: "words", printed: "划定，不降低", notWorseThanBase: true } }))).toMatchObject({ state: "not-computable", disagrees: false }));
});

describeShared("vectors/plan/arithmetic.json", "over-fulfilment as the document computes it", () => {
  const checks = (sharedJson("vectors/plan/arithmetic.json") as { readonly checks: readonly { readonly check: string; readonly stated: unknown }[] }).checks;
  const stated = (check: string): string => String(checks.find((one) => one.check === check)?.stated);
  test.each([["PM2.5 over-fulfilment %", "33", "35"], ["PM10 over-fulfilment %", "65", "80"]])("%s: %s against %s", (check, number, bound) => {
    const share = overFulfilment({ name: { zh: check, en: check }, unit: "μg/m³", value: number, target: bound, better: "lower" });
    expect(share?.value).toBe(stated(check));
    expect(share?.lineage.inputs.map((input) => input.value)).toEqual([bound, number]);
  });
});
test("over-fulfilment of a target that is not reached is negative, and of 0 does not exist", () => {
  expect(overFulfilment({ name: { zh: "", en: "" }, unit: "", value: "80", target: "100", better: "higher" })?.value).toBe("-20.00");
  expect(overFulfilment({ name: { zh: "", en: "" }, unit: "", value: "1", target: "0", better: "lower" })).toBeNull();
});

describe("targets of the prose", () => {
  const judged = (of = target(), { values = [], reviews = values.map((one) => review(one.id)), day = "2025-12-31", repeated = null }: Asked & { readonly repeated?: Indicator | null } = {}) =>
    judgeTarget(of, { values: knownValues(values, reviews, far), assignments: [], indicator: repeated, day, knownAt: far, plan: plan() });
  const reported = (period: string, number: string) => [value("t", period, number, { indicator: "t1", unit: "%" })];
  test("overdue when its day has passed without proof, and not on the day itself", () => {
    expect(judged(target(), { day: "2024-01-01" }).state).toBe("overdue");
    expect(judged(target(), { day: "2023-12-31" }).state).toBe("not-computable");
    expect(judged(target(), { day: "2023-06-30" }).state).toBe("not-computable");
  });
  test("judged from a value reported for the target itself, by the value of its due year", () => {
    expect(judged(target(), { values: reported("2023", "61.5") })).toMatchObject({ state: "met", value: { period: "2023", rounded: "61.50" } });
    expect(judged(target(), { values: reported("2023", "59.99") }).state).toBe("missed");
    expect(judged(target(), { values: reported("2022", "50"), day: "2023-06-30" }).state).toBe("behind");
    expect(judged(target(), { values: reported("2022", "65"), day: "2023-06-30" }).state).toBe("on-track");
  });
  test("an earlier value that falls short is no proof; a later one proves it, and says so", () => {
    expect(judged(target(), { values: reported("2022", "50") }).state).toBe("overdue");
    const late = judged(target(), { values: reported("2024", "70") });
    expect(late.state).toBe("met");
    expect(late.reason.zh).toContain("证明晚于期限");
  });
  test("judged from the indicator that it repeats, by its own sign: 30 meets 30以下 though it misses <30", () => {
    const repeating = target({ indicator: "pm25", due: "2025-12-31", target: { kind: "bound", op: "<=", value: "30", printed: "30μg/m³以下" } });
    expect(judged(repeating, { values: [value("a", "2025", "30")], repeated: indicator() }).state).toBe("met");
    expect(judge(indicator(), { values: [value("a", "2025", "30")] }).state).toBe("missed");
  });
  test("a day before the plan's own issue is flagged", () => {
    expect(judged(target({ due: "2020-12-31" })).dueBeforeIssue).toBe(true);
    expect(judged(target()).dueBeforeIssue).toBe(false);
  });
  test("a target that the plan only quotes is not overdue here; words are done at 100 %", () => {
    expect(judged(target({ scope: "national" })).state).toBe("not-computable");
    const words = target({ target: { kind: "words", printed: "全部完成" } });
    expect([reported("2023", "99"), reported("2023", "100")].map((values) => judged(words, { values }).state)).toEqual(["missed", "met"]);
    expect(judged(target({ target: { kind: "words", printed: "使用15年以上的淘汰" }, unit: "年", due: null })).state).toBe("not-computable");
  });
});

describe("projects", () => {
  const progress = (day: string, state: Progress["state"], over: Partial<Progress> = {}): Progress => ({ ...scope, id: `${day}-${state}`, by: "clerk", at: `${day}T01:00:00.000Z`, plan: "plan-14", project: "p1", day, percent: null, state, paidWan: null, note: "", evidence: [], ...over });
  const judged = (reports: readonly Progress[], day = "2025-12-31", knownAt = far) => judgeProject(project(), reports, day, knownAt);
  test("never reported is unknown, not 0 %, before and after its printed end", () => {
    expect(judged([], "2022-06-30")).toMatchObject({ state: "unknown", percent: null, paidWan: null, endPassed: false });
    expect(judged([])).toMatchObject({ state: "unknown", percent: null, endPassed: true, endDay: "2023-12-31" });
  });
  test("late when the printed end passed without done, done when it was reported done", () => {
    const under = progress("2023-06-01", "under-way", { percent: "60", paidWan: "80" });
    expect(judged([under], "2023-12-31")).toMatchObject({ state: "under-way", percent: "60", paidWan: "80" });
    expect(judged([under], "2024-01-01")).toMatchObject({ state: "late", percent: "60" });
    expect(judged([under, progress("2024-02-01", "done")])).toMatchObject({ state: "done", percent: "60" });
  });
  test("only reports of the judged day or before, known by then, count", () => {
    const reports = [progress("2022-01-01", "under-way"), progress("2023-03-01", "done")];
    expect(judged(reports, "2022-12-31").state).toBe("under-way");
    expect(judged(reports, "2023-12-31", "2022-12-31T00:00:00.000Z").state).toBe("under-way");
    expect(judged([...reports].reverse()).state).toBe("done");
  });
  test("an end printed as a month ends with the month", () => expect(judgeProject(project({ until: "2024-02" }), [], "2024-02-29", far)).toMatchObject({ endDay: "2024-02-29", endPassed: false }));
});
