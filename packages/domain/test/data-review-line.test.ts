import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellKey, linesOf, usualQualitySettings, type HeldReview, type QualityMark, type SourceMark, type UnjudgedValue } from "@yunqing/domain";

const hour = 3_600_000, start = Date.UTC(2026, 10, 27, 16), iso = (at: number): string => new Date(at).toISOString(), scope = { district: "d", organisationPath: "b", placePath: "p", enterprise: null };
const value = (at: number, text: string, of: Partial<UnjudgedValue> = {}): UnjudgedValue => ({ item: "PM2.5", factor: "a34004", from: start + at * hour, until: start + (at + 1) * hour, value: text, flag: "N", packet: at + 1, receivedAt: null, backFilled: false, ...of });
const review = (id: string, of: Partial<HeldReview> = {}): HeldReview => ({ ...scope, id, by: "li", at: iso(start + 30 * hour), point: "x", kind: "hour", from: iso(start), until: iso(start + 24 * hour), factors: [], verdict: "as-marked", reason: "", packets: 100, batches: 5, decided: { ...scope, id: `${id}-d`, by: "wang", at: iso(start + 31 * hour), review: id, decision: "accept", note: "" }, ...of });
const mark = (id: string, of: Partial<QualityMark> = {}): QualityMark => ({ ...scope, id, by: "li", at: iso(start + 25 * hour), point: "x", kind: "hour", from: iso(start + 2 * hour), until: iso(start + 3 * hour), factors: [], quality: "unreliable", reason: "采样管积水", ...of });
const judged = (values: readonly UnjudgedValue[], of: Partial<Parameters<typeof linesOf>[0]> = {}) => linesOf({ point: "x", pointKind: "air-station", kind: "hour", values, marks: [], reviews: [], settings: usualQualitySettings, ...of });
// 35 36 900 37: a spike of more than 200 and more than twice the smaller
const spike = [value(0, "35"), value(1, "36"), value(2, "900"), value(3, "37")], at = (n: number): string => cellKey("PM2.5", start + n * hour);

describe("the real-time line", () => {
  test("a spike is doubtful by its rule and says which values; its neighbour after it too; others are reliable", () => {
    const { realTime, reviewed } = judged(spike);
    expect([0, 1, 2, 3].map((n) => realTime.get(at(n))?.quality)).toEqual(["reliable", "reliable", "doubtful", "doubtful"]);
    expect(realTime.get(at(2))).toMatchObject({ by: "rule", reason: { zh: "变化率：与前一时段相差 864，大于 200" } });
    expect(reviewed.size).toBe(0);
  });
  test("the worst of flag and rule counts; a person's latest mark replaces both and is named", () => {
    const flagged = judged([value(0, "35"), value(1, "36"), value(2, "900", { flag: "D" })]).realTime.get(at(2));
    expect(flagged).toMatchObject({ quality: "unreliable", by: "flag" });
    const { realTime } = judged([value(0, "35"), value(1, "36"), value(2, "900", { flag: "D" })], { marks: [mark("m1"), mark("m2", { at: iso(start + 26 * hour), quality: "reliable", reason: "现场核实为真" })] });
    expect(realTime.get(at(2))).toMatchObject({ quality: "reliable", by: "mark", reason: { zh: "人工标记（li）：现场核实为真" } });
  });
  test("a mark of another point or kind says nothing", () => {
    expect(judged(spike, { marks: [mark("m1", { point: "y" }), mark("m2", { kind: "day" })] }).realTime.get(at(2))?.by).toBe("rule");
  });
  test("what a firm marks as a fault of its instrument is unreliable; how its works run is shown and judges nothing; a mark taken back counts no more", () => {
    const own: SourceMark = { ...scope, id: "s1", by: "firm", at: iso(start), point: "x", family: "abnormal", word: "校准", from: iso(start), until: iso(start + hour), items: [], reason: "", document: "", replaces: null, withdrawn: false };
    const first = (marks: readonly SourceMark[]) => judged([value(0, "35"), value(1, "36")], { sourceMarks: marks }).realTime.get(at(0));
    expect(first([own])).toMatchObject({ quality: "unreliable", reason: { zh: "异常标记“校准”（firm）" } });
    expect(first([{ ...own, family: "condition", word: "停炉" }])).toMatchObject({ quality: "reliable", sourceMark: { word: "停炉" } });
    expect(first([own, { ...own, id: "s2", replaces: "s1", withdrawn: true }])).toMatchObject({ quality: "reliable", sourceMark: null });
  });
});

describe("the reviewed line", () => {
  test("an accepted review brings what it covers, with the words as marked or with its own", () => {
    expect(judged(spike, { reviews: [review("r")] }).reviewed.get(at(2))).toMatchObject({ quality: "doubtful", value: "900" });
    expect(judged(spike, { reviews: [review("r", { verdict: "unreliable", reason: "停电恢复" })] }).reviewed.get(at(2))).toMatchObject({ quality: "unreliable", by: "review", reason: { zh: "审核（li）：停电恢复" } });
  });
  test("undecided and returned reviews bring nothing", () => {
    const back = review("r"); const returned: HeldReview = { ...back, decided: back.decided === null ? null : { ...back.decided, decision: "return" } };
    expect(judged(spike, { reviews: [review("r", { decided: null })] }).reviewed.size + judged(spike, { reviews: [returned] }).reviewed.size).toBe(0);
  });
  test("what came after the review is unreviewed again: packets and batches apart", () => {
    const values = [value(0, "35", { packet: 101 }), value(1, "36", { packet: 100 }), value(2, "37", { packet: -5 }), value(3, "38", { packet: -6 })];
    expect([...judged(values, { reviews: [review("r")] }).reviewed.keys()]).toEqual([at(1), at(2)]);
  });
  test("of two accepted reviews the later decision counts", () => {
    const later = review("a", { verdict: "unreliable", reason: "x" }), early = review("z", { verdict: "reliable", reason: "y" });
    const said = { ...later, decided: later.decided === null ? null : { ...later.decided, at: iso(start + 40 * hour) } };
    for (const reviews of [[said, early], [early, said]]) expect(judged(spike, { reviews }).reviewed.get(at(2))?.quality).toBe("unreliable");
  });
  test("a mark set after the review does not reach the reviewed line", () => {
    const { realTime, reviewed } = judged(spike, { reviews: [review("r")], marks: [mark("m", { at: iso(start + 50 * hour) })] });
    expect([realTime.get(at(2))?.quality, reviewed.get(at(2))?.quality]).toEqual(["unreliable", "doubtful"]);
  });
});

describe("laws", () => {
  const values = fc.uniqueArray(fc.record({ n: fc.nat(23), v: fc.integer({ min: 0, max: 900 }), p: fc.integer({ min: -8, max: 130 }) }), { selector: ({ n }) => n, minLength: 1 }).map((all) => [...all].sort((a, b) => a.n - b.n).map(({ n, v, p }) => value(n, String(v), { packet: p })));
  const reviews = fc.array(fc.record({ a: fc.nat(23), l: fc.integer({ min: 1, max: 9 }), t: fc.integer({ min: 24, max: 60 }), verdict: fc.constantFrom("as-marked" as const, "reliable" as const, "unreliable" as const), decision: fc.constantFrom("accept" as const, "return" as const), none: fc.boolean(), packets: fc.nat(130), batches: fc.nat(8) }), { maxLength: 6 })
    .map((all) => all.map(({ a, l, t, verdict, decision, none, packets, batches }, n) => review(`r${n}`, { from: iso(start + a * hour), until: iso(start + (a + l) * hour), verdict, reason: "审", packets, batches, decided: none ? null : { ...scope, id: `d${n}`, by: "wang", at: iso(start + t * hour), review: `r${n}`, decision, note: "" } })));
  const said = (line: ReadonlyMap<string, { value: string; quality: string }>) => [...line].map(([key, { value: text, quality }]) => `${key}=${text}/${quality}`).sort();
  test("no review changes the real-time line; the reviewed line holds only what an accepted review covers; the order of reviews does not matter", () => {
    fc.assert(fc.property(values, reviews, (given, all) => {
      const lines = judged(given, { reviews: all });
      expect(said(lines.realTime)).toEqual(said(judged(given).realTime));
      const covered = given.filter(({ from, packet }) => all.some((one) => one.decided?.decision === "accept" && Date.parse(one.from) <= from && from < Date.parse(one.until) && (packet >= 0 ? packet <= one.packets : -packet <= one.batches))).map(({ from }) => cellKey("PM2.5", from));
      expect([...lines.reviewed.keys()].sort()).toEqual(covered.sort());
      expect(said(judged(given, { reviews: [...all].reverse() }).reviewed)).toEqual(said(lines.reviewed));
    }));
  });
});
