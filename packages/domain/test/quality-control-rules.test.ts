import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QualitySettingInvalid, contextNeeded, foldedMarks, qualityControlMarks, qualityRuleIds, usualQualitySettings, worstQualities, type CheckedValue, type QualityCheck, type QualityControlMark, type QualitySetting } from "../src/index.js";

const hour = 3_600_000;
/** Hours from 0 on; null: a row without a value; undefined: no row. */
const seriesOf = (values: readonly (string | number | null | undefined)[], more: Partial<CheckedValue> = {}): readonly CheckedValue[] => values.flatMap((value, at) => (value === undefined ? [] : [{ from: at * hour, until: (at + 1) * hour, value: value === null ? null : String(value), flag: null, receivedAt: null, backFilled: false, ...more }]));
const setting = (one: Pick<QualitySetting, "rule" | "factors" | "parameters"> & { quality?: QualitySetting["quality"] }): QualitySetting => ({ pointKinds: ["air-station"], kinds: ["hour"], quality: "doubtful", source: { zh: "", en: "" }, attestation: "FROM MEMORY", ...one }) as QualitySetting;
function check(series: Readonly<Record<string, readonly CheckedValue[]>>, settings: readonly QualitySetting[], until = 24, programme: readonly string[] = []): readonly QualityControlMark[] {
  return qualityControlMarks({ pointKind: "air-station", kind: "hour", series: new Map(Object.entries(series)), span: { from: 0, until: until * hour, interval: hour }, settings, programme });
}
const places = (marks: readonly QualityControlMark[]): readonly string[] => marks.map(({ factor, from }) => `${factor} ${from / hour}`);

describe("each rule marks what it names and nothing else", () => {
  test("range: outside its bounds, which themselves are kept; a text is no number and not of its concern", () => {
    const one = setting({ rule: "range", factors: ["SO2"], parameters: { low: "0", high: "500" }, quality: "unreliable" }), marks = check({ SO2: seriesOf([0, "-0.1", 500, "500.01", "x", null]) }, [one]);
    expect(places(marks)).toEqual(["SO2 1", "SO2 3"]);
    expect(marks[1]).toMatchObject({ rule: "range", quality: "unreliable", reason: { zh: "高于上限 500", en: "above 500" }, until: 4 * hour });
  });
  test("rate of change: against the window just before, absolute and relative; not over a gap", () => {
    const one = setting({ rule: "rate-of-change", factors: ["SO2"], parameters: { most: "50", times: "1" } });
    expect(places(check({ SO2: seriesOf([10, 60, 61, 200, 120, undefined, 400, null, 900]) }, [one]))).toEqual(["SO2 3"]); // 10→60 is 50, not more; 61→200 is both; 200→120 is 80, less than 120
    expect(places(check({ SO2: seriesOf([10, 61, 10]) }, [one]))).toEqual(["SO2 1", "SO2 2"]);
  });
  test("constant: the whole run from its length on; equal by amount, not by text; low values are left alone", () => {
    const one = setting({ rule: "constant", factors: ["PM10"], parameters: { count: 3, above: "5" } });
    expect(places(check({ PM10: seriesOf([20, 20, "20.0", 21, 21, 5, 5, 5, 7, 7, undefined, 7]) }, [one]))).toEqual(["PM10 0", "PM10 1", "PM10 2"]);
  });
  test("zero: a run of them", () => {
    expect(places(check({ O3: seriesOf([0, 3, 0, "0.0", 0, 1]) }, [setting({ rule: "zero", factors: ["O3"], parameters: { count: 3 } })]))).toEqual(["O3 2", "O3 3", "O3 4"]);
  });
  test("inversion: PM2.5 above PM10 by more than the tolerance marks both, when it lasts; equal is none", () => {
    const series = { PM10: seriesOf([50, 50, 50, 50, null]), "PM2.5": seriesOf([50, 53, 54, 49, 90]) };
    expect(places(check(series, [setting({ rule: "inversion", factors: ["PM10"], parameters: { part: "PM2.5", tolerance: "0", count: 1 } })]))).toEqual(["PM10 1", "PM2.5 1", "PM10 2", "PM2.5 2"]);
    expect(places(check(series, [setting({ rule: "inversion", factors: ["PM10"], parameters: { part: "PM2.5", tolerance: "3", count: 1 } })]))).toEqual(["PM10 2", "PM2.5 2"]);
    expect(check(series, [setting({ rule: "inversion", factors: ["PM10"], parameters: { part: "PM2.5", tolerance: "0", count: 3 } })])).toEqual([]);
  });
  test("missing: windows without a row, without a value, and blank ones; of the programme also a factor that never came", () => {
    expect(places(check({ SO2: seriesOf([1, undefined, null, " ", 5]) }, [setting({ rule: "missing", factors: [], parameters: {} })], 5, ["SO2"]))).toEqual(["SO2 1", "SO2 2", "SO2 3"]);
    expect(places(check({}, [setting({ rule: "missing", factors: [], parameters: {} })], 2, ["CO"]))).toEqual(["CO 0", "CO 1"]);
  });
  test("clock: before the window ended, and long after unless it is back-fill", () => {
    const one = setting({ rule: "clock", factors: [], parameters: { earlySeconds: 60, lateSeconds: 600 } }), at = (seconds: number, backFilled = false) => check({ CO: seriesOf([1], { receivedAt: hour + seconds * 1000, backFilled }) }, [one]).length;
    expect([at(-61), at(-60), at(600), at(601), at(9000, true)]).toEqual([1, 0, 0, 1, 0]);
  });
  test("flag: the table's word, an office's own, and doubt for a flag of no table", () => {
    const word = (flag: string, words = {}) => check({ CO: seriesOf([1], { flag }) }, [setting({ rule: "flag", factors: [], parameters: { words } })])[0]?.quality ?? null;
    expect([word("N"), word("D"), word("T"), word("Q"), word("T", { T: "unreliable" }), word("M", { M: "reliable" })]).toEqual([null, "unreliable", "doubtful", "doubtful", "unreliable", null]);
  });
  test("detection limit: below it, also as 0.025L and <0.04, with the limit that the value itself names", () => {
    const marks = check({ "NH3-N": seriesOf(["0.05", "0.049", "0.025L", "<0.04", "ND"]) }, [setting({ rule: "detection-limit", factors: ["NH3-N"], parameters: { limit: "0.05" }, quality: "reliable" })]);
    expect(places(marks)).toEqual(["NH3-N 1", "NH3-N 2", "NH3-N 3"]);
    expect(marks.map(({ quality, reason }) => [quality, reason.zh])).toEqual([["reliable", "低于检出限 0.05"], ["reliable", "低于检出限 0.025"], ["reliable", "低于检出限 0.04"]]);
  });
  test("a rule of another kind of point or window says nothing; parameters that cannot be are refused", () => {
    const other = { ...setting({ rule: "zero", factors: ["SO2"], parameters: { count: 1 } }), pointKinds: ["dust"] } as QualitySetting;
    expect(check({ SO2: seriesOf([0]) }, [other])).toEqual([]);
    for (const bad of [setting({ rule: "range", factors: ["SO2"], parameters: { low: "9", high: "1" } }), setting({ rule: "range", factors: ["SO2"], parameters: { low: "x", high: null } }), setting({ rule: "zero", factors: ["SO2"], parameters: { count: 0 } })]) expect(() => check({ SO2: seriesOf([1]) }, [bad])).toThrow(QualitySettingInvalid);
  });
});

describe("laws", () => {
  const settings: readonly QualitySetting[] = [
    setting({ rule: "range", factors: ["PM10"], parameters: { low: "0", high: "9" } }), setting({ rule: "rate-of-change", factors: ["PM10"], parameters: { most: "4", times: null } }), setting({ rule: "constant", factors: ["PM10"], parameters: { count: 3, above: null } }),
    setting({ rule: "zero", factors: ["PM10", "PM2.5"], parameters: { count: 2 } }), setting({ rule: "inversion", factors: ["PM10"], parameters: { part: "PM2.5", tolerance: "0", count: 2 } }), setting({ rule: "missing", factors: ["PM10", "PM2.5"], parameters: {} }),
  ];
  const any = fc.array(fc.constantFrom(0, 0, 1, 1, 1, 5, 10, -1, null, undefined), { minLength: 12, maxLength: 40 });
  test("pieces with their context get the very marks of the whole", () => {
    const { before, after } = contextNeeded(settings);
    expect([before, after]).toEqual([2, 2]);
    fc.assert(fc.property(any, any, fc.integer({ min: 1, max: 11 }), (a, b, step) => {
      const whole = { PM10: seriesOf(a), "PM2.5": seriesOf(b) }, end = Math.max(a.length, b.length), all = check(whole, settings, end), pieces: QualityControlMark[] = [];
      for (let from = 0; from < end; from += step) {
        const until = Math.min(end, from + step), near = (values: readonly CheckedValue[]) => values.filter((value) => value.from >= (from - before) * hour && value.from < (until + after) * hour);
        pieces.push(...qualityControlMarks({ pointKind: "air-station", kind: "hour", series: new Map(Object.entries(whole).map(([factor, values]) => [factor, near(values)])), span: { from: from * hour, until: until * hour, interval: hour }, settings, programme: [] }));
      }
      expect(pieces).toEqual(all);
    }), { numRuns: 200 });
  });
  test("values are never changed, marks come in order, and folding loses no window", () => {
    fc.assert(fc.property(any, (a) => {
      const series = { PM10: seriesOf(a) }, before = JSON.stringify(series), marks = check(series, settings, a.length), folded = foldedMarks(marks);
      expect(JSON.stringify(series)).toBe(before);
      expect([...marks].sort((x, y) => x.from - y.from)).toEqual(marks);
      for (const mark of marks) expect(folded.some((one) => one.rule === mark.rule && one.factor === mark.factor && one.from <= mark.from && mark.until <= one.until)).toBe(true);
      expect(folded.reduce((sum, one) => sum + (one.until - one.from) / hour, 0)).toBe(marks.length);
      for (const [factor, own] of worstQualities(marks)) for (const [from, quality] of own) expect(marks.some((one) => one.factor === factor && one.from === from && one.quality === quality)).toBe(true);
    }), { numRuns: 100 });
  });
  test("the usual settings hold every rule, can all be applied, and say where they come from; a quiet day of air gets no mark", () => {
    expect(new Set(usualQualitySettings.map(({ rule }) => rule))).toEqual(new Set(qualityRuleIds));
    expect(usualQualitySettings.every(({ source }) => source.zh !== "" && source.en !== "")).toBe(true);
    const day = (base: number, scale = 1): readonly CheckedValue[] => seriesOf(Array.from({ length: 24 }, (_, at) => ((base + (at * 5) % 7) / scale).toFixed(scale === 1 ? 0 : 1)), { flag: "N" });
    const quiet: QualityCheck = { pointKind: "air-station", kind: "hour", series: new Map([["SO2", day(8)], ["NO2", day(25)], ["O3", day(60)], ["CO", day(4, 10)], ["PM10", day(70)], ["PM2.5", day(30)]]), span: { from: 0, until: 24 * hour, interval: hour }, settings: usualQualitySettings, programme: ["SO2", "NO2", "O3", "CO", "PM10", "PM2.5"] };
    expect(qualityControlMarks(quiet)).toEqual([]);
    for (const pointKind of ["dust", "water-station", "stack-outlet", "sewage-outlet"] as const) expect(() => qualityControlMarks({ ...quiet, pointKind })).not.toThrow();
  });
});
