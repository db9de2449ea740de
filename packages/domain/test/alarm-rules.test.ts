import { exact, type Exact } from "@yunqing/standards";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breaksJudgingLimit, findingsOf, itemOfFactor, judgingLimits, trendTo, usualAlarmRules, usualQualitySettings, type AlarmRuleContent, type PointLimit, type PointProfile, type ValueInForce, type WatchedPoint } from "@yunqing/domain";
import { point } from "./small-monitoring.js";

const hour = 3_600_000, h0 = Date.UTC(2026, 10, 27, 16), signed = { by: "u", at: "2026-11-01T00:00:00.000Z", district: "hill", organisationPath: "", placePath: "", enterprise: null };
const ruleOf = (id: string, over: Partial<AlarmRuleContent> = {}): AlarmRuleContent => ({ ...usualAlarmRules.find((one) => one.rule === id)!, ...over });
const limit = (item: string, value: string, over: Partial<PointLimit> = {}): PointLimit => ({ item, basis: "hour", op: "<=", value, until: null, unit: "mg/m³", document: "排污许可证", ...over });
const profile = (over: Partial<PointProfile> = {}): PointProfile => ({ ...signed, id: "f", point: "stack", seq: 1, from: "2026-01-01", network: null, method: "automatic", evaluated: true, body: null, chainage: null, functionZone: "二类区", targetClass: null, protection: "none", items: [], calendar: null, laboratory: null, limits: [], note: "", ...over });
/** An hour's value; `n` counts hours of 28 November. */
const value = (factor: string, n: number, text: string, over: Partial<ValueInForce> = {}): ValueInForce => ({ fromMs: h0 + n * hour, untilMs: h0 + (n + 1) * hour, factor, field: "Avg", value: text, unit: "mg/m³", flag: "N", minimum: null, maximum: null, cumulated: null, origin: "instrument", quality: "reliable", reason: "", markedBy: null, markedAt: null, packet: 100 + n, backFilled: false, revises: [], setting: null, ...over });
const watched = (over: Partial<WatchedPoint> = {}): WatchedPoint => ({ point: point(), profile: profile({ limits: [limit("SO2", "50")] }), body: "river", values: {}, since: {}, days: [], states: [], line: null, cause: "", quality: usualQualitySettings, ...over });
const found = (rule: AlarmRuleContent, of: WatchedPoint, now = h0 + 30 * hour) => findingsOf(rule, of, now);

describe("over the limit, by the averaging basis", () => {
  test("an hour over its limit rings with value, limit, document and packet; equal to the limit does not; the good hour after it ends it", () => {
    const { conditions, clearances } = found(ruleOf("outlet-limit"), watched({ values: { hour: [value("a21026", 0, "50"), value("a21026", 1, "61.50"), value("a21026", 2, "49.99")] } }));
    expect(conditions.map(({ key, at, value: v, unit, limit: l, op, basis, document, level, text }) => [key, at, v, unit, l, op, basis, document, level, text.zh])).toEqual([["outlet-limit~stack~SO2~hour", h0 + 2 * hour, "61.50", "mg/m³", "50", "<=", "hour", "排污许可证", "major", "二氧化硫小时均值 61.50 mg/m³，限值 ≤ 50 mg/m³，超标 0.23 倍"]]);
    expect(conditions[0]!.inputs.map(({ value: v, packet }) => [v, packet])).toEqual([["61.50", 101], ["50", null]]);
    expect(clearances).toEqual([{ key: "outlet-limit~stack~SO2~hour", at: h0 + 3 * hour, value: "49.99" }]);
  });
  test("exhaust is judged by its folded concentration where it was sent", () => {
    const both = (measured: string, folded: string) => found(ruleOf("outlet-limit"), watched({ values: { hour: [value("a21026", 0, measured), value("a21026", 0, folded, { field: "ZsAvg" })] } })).conditions.map(({ value: v }) => v);
    expect(both("20", "60")).toEqual(["60"]);
    expect(both("60", "20")).toEqual([]);
  });
  test("values of faults, maintenance and stops do not ring; over the range rings, for it exceeds for sure; doubtful ones when the rule says so", () => {
    const rings = (over: Partial<ValueInForce>, parameters = {}) => found(ruleOf("outlet-limit", { parameters: { limits: "point", ...parameters } }), watched({ values: { hour: [value("a21026", 0, "99", over)] } })).conditions.length;
    expect([rings({ flag: "D", quality: "unreliable" }), rings({ flag: "S", quality: "doubtful" }), rings({ flag: "S", quality: "doubtful" }, { doubtful: "yes" }), rings({ flag: "T", quality: "doubtful" })]).toEqual([0, 0, 1, 1]);
  });
  test("sewage is judged by the day when its limit is a daily mean: hours over it do not ring, the official figure stands before the instrument's", () => {
    const sewage = watched({ point: point({ kind: "sewage-outlet" }), profile: profile({ limits: [limit("COD", "40", { basis: "day", unit: "mg/L" })] }) }), day = (text: string): ValueInForce => value("w01018", 0, text, { unit: "mg/L", untilMs: h0 + 24 * hour });
    expect(found(ruleOf("outlet-limit"), { ...sewage, values: { hour: [value("w01018", 0, "90", { unit: "mg/L" })] } }).conditions).toEqual([]);
    expect(found(ruleOf("outlet-limit"), { ...sewage, values: { day: [day("41")] } }).conditions.map(({ basis, value: v }) => [basis, v])).toEqual([["day", "41"]]);
    expect(found(ruleOf("outlet-limit"), { ...sewage, values: { day: [day("41")] }, days: [{ item: "COD", basis: "day", day: "2026-11-28", until: h0 + 24 * hour, value: "39.5", unit: "mg/L", edition: "HJ 356-2019" }] }).conditions).toEqual([]);
  });
  test("units are told apart: 70 µg/m³ keep a limit of 50 mg/m³", () => { expect(found(ruleOf("outlet-limit"), watched({ values: { hour: [value("a21026", 0, "70", { unit: "µg/m³" })] } })).conditions).toEqual([]); });
  test("pH is a range: 5.9 and 9.1 break 6–9, the ends keep it", () => {
    const ph = (text: string) => found(ruleOf("outlet-limit"), watched({ point: point({ kind: "sewage-outlet" }), profile: profile({ limits: [limit("pH", "6", { op: "range", until: "9", unit: "" })] }), values: { hour: [value("w01001", 0, text, { unit: "" })] } })).conditions.length;
    expect(["5.9", "6", "9", "9.1"].map(ph)).toEqual([1, 0, 0, 1]);
  });
  test("air is held against the edition and zone of its day: SO2 of an hour 500 µg/m³ in class II, 150 in class I", () => {
    const air = (zone: string, text: string) => found(ruleOf("air-limit"), watched({ point: point({ kind: "air-station" }), profile: profile({ functionZone: zone }), values: { hour: [value("a21026", 0, text, { unit: "μg/m³" })] } })).conditions.map(({ limit: l, clause }) => [l, clause]);
    expect(air("二类区", "499")).toEqual([]);
    expect(air("二类区", "501")[0]).toEqual(["500", expect.stringContaining("GB 3095-2026")]);
    expect(air("一类区", "151")[0]?.[0]).toBe("150");
  });
  test("a section is held against its class: ammonia 1.01 of class III rings, 1.0 does not; dissolved oxygen rings below 5", () => {
    const water = (factor: string, text: string) => found(ruleOf("section-limit"), watched({ point: point({ kind: "water-station" }), profile: profile({ targetClass: "III" }), values: { hour: [value(factor, 0, text, { unit: "mg/L" })] } })).conditions.map(({ limit: l, op }) => `${op}${l}`);
    expect([water("w21003", "1.0"), water("w21003", "1.01"), water("w01009", "5"), water("w01009", "4.9")]).toEqual([[], ["<=1.0"], [], [">=5"]]);
  });
});

describe("warning, trend, state, silence, quality", () => {
  test("a warning rings from its share on and keeps quiet once the limit is broken", () => {
    const warns = (text: string) => found(ruleOf("outlet-warning"), watched({ values: { hour: [value("a21026", 0, text)] } })).conditions.length;
    expect(["44.9", "45", "50", "50.1"].map(warns)).toEqual([0, 1, 1, 0]);
  });
  test("a rise of 2 an hour from 32 to 42 reaches 50 in 4 hours: it rings within 4, not within 3; a fall and a single spike do not", () => {
    const series = (texts: readonly string[], hours = "4", method = "theil-sen") => found(ruleOf("outlet-trend", { parameters: { limits: "point", values: "6", hours, method } }), watched({ values: { hour: texts.map((text, n) => value("a21026", n, text)) } })).conditions.map(({ text }) => text.zh);
    expect(series(["32", "34", "36", "38", "40", "42"])).toEqual([expect.stringContaining("每小时变化 2.0000（泰尔-森），预计 4.0 小时内达到限值")]);
    expect(series(["32", "34", "36", "38", "40", "42"], "3")).toEqual([]);
    expect(series(["42", "40", "38", "36", "34", "32"])).toEqual([]);
    expect(series(["10", "10", "10", "48", "10", "10"])).toEqual([]);
    expect(series(["32", "34", "36"])).toEqual([]);
    expect(series(["32", "34", "36", "38", "40", "42"], "4", "linear")).toHaveLength(1);
  });
  test("on a straight line both methods give its slope and the hour at which it meets the limit, exactly", () => {
    fc.assert(fc.property(fc.integer({ min: -50, max: 50 }).filter((n) => n !== 0), fc.integer({ min: -100, max: 100 }), fc.integer({ min: 3, max: 12 }), fc.integer({ min: -500, max: 500 }), (slope, start, n, bound) => {
      const line = Array.from({ length: n }, (_, k) => ({ at: h0 + k * hour, value: exact(start + slope * k) })), last = start + slope * (n - 1), away = (bound - last) / slope;
      for (const method of ["theil-sen", "linear"] as const) {
        const found1 = trendTo(line, exact(bound), method)!, text = (one: Exact | null): string | null => one?.toString() ?? null;
        expect([text(found1.slope), text(found1.fitted)]).toEqual([String(slope), String(last)]);
        expect(text(found1.reaches)).toEqual(away < 0 ? null : exact(bound - last).over(exact(slope)).toString());
      }
    }));
  });
  test("a flag of a fault rings by the clause of its table, and the next normal value ends it; two in a row where the rule asks for two", () => {
    const flags = (letters: string, count: string) => found(ruleOf("outlet-fault", { parameters: { flags: "D,B", count } }), watched({ values: { hour: [...letters].map((flag, n) => value("a21026", n, "1", { flag })) } }));
    expect(flags("ND", "1").conditions.map(({ value: v, clause, text }) => [v, clause, text.zh])).toEqual([["D", "HJ 212-2017 表8", "二氧化硫：故障（D）"]]);
    expect(flags("DN", "2").conditions).toEqual([]);
    expect(flags("NDB", "2").conditions).toHaveLength(1);
    expect(flags("DN", "1").clearances).toHaveLength(1);
    expect(flags("DM", "1").conditions).toHaveLength(1);
  });
  test("a silent line rings at the instant of its last packet: told each half minute it is the same, an hour later a repeat; data again end it", () => {
    const seen = h0, silent = (now: number, condition: "silent" | "online" | "late" = "silent") => found(ruleOf("outlet-silence"), watched({ line: { condition, seenAt: seen } }), now);
    const at = (now: number) => silent(now).conditions.map((one) => one.at);
    expect([at(seen + 59 * 60_000), at(seen + 61 * 60_000), at(seen + 61.5 * 60_000), at(seen + 2 * hour + 1)]).toEqual([[], [seen + hour], [seen + hour], [seen + 2 * hour]]);
    expect(silent(seen + 5, "online")).toMatchObject({ conditions: [], clearances: [{ key: "outlet-silence~stack" }] });
  });
  test("the same value for hours and an impossible one ring as quality", () => {
    const marks = (texts: readonly string[]) => found(ruleOf("data-quality"), watched({ values: { hour: texts.map((text, n) => value("a21026", n, text)) } })).conditions.map(({ text }) => text.zh);
    expect(marks(["7", "7", "7", "7"])).toEqual(Array.from({ length: 4 }, () => expect.stringContaining("恒值")));
    expect(marks(["6000"])).toEqual([expect.stringContaining("量程")]);
    expect(marks(["7", "8", "7", "9"])).toEqual([]);
  });
  test("a rule speaks of its kinds, points and items only, and of points in use", () => {
    const over = { values: { hour: [value("a21026", 0, "99")] } }, rings = (rule: Partial<AlarmRuleContent>, at = point()) => found(ruleOf("outlet-limit", rule), watched({ ...over, point: at })).conditions.length;
    expect([rings({}), rings({ pointKinds: ["dust"] }), rings({ points: ["other"] }), rings({ items: ["NOx"] }), rings({ items: ["a21026"] }), rings({ items: ["SO2"] }), rings({ active: false }), rings({}, point({ active: false }))]).toEqual([1, 0, 0, 0, 1, 1, 0, 0]);
  });
});

test("limits and shares, against an independent comparison in whole numbers", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: 100 }), (tenths, bound, percent) => {
    const of = (op: "<=" | ">=") => ({ op, limit: String(bound), until: null }), number = exact(tenths).over(exact(10)), share = exact(percent).over(exact(100));
    expect(breaksJudgingLimit(number, of("<="))).toBe(tenths > bound * 10);
    expect(breaksJudgingLimit(number, of(">="))).toBe(tenths < bound * 10);
    expect(breaksJudgingLimit(number, of("<="), share)).toBe(tenths * 10 >= bound * percent);
    expect(breaksJudgingLimit(number, of(">="), share)).toBe(tenths * percent <= bound * 1_000);
  }));
});
test("codes of both editions name the same item of their medium", () => {
  expect([itemOfFactor("a21026", "stack-outlet"), itemOfFactor("w01018", "sewage-outlet"), itemOfFactor("011", "sewage-outlet"), itemOfFactor("w21003", "water-station"), itemOfFactor("zz", "dust")]).toEqual(["SO2", "COD", "COD", "NH3-N", "zz"]);
  expect(judgingLimits("section", profile({ targetClass: "III" }), "2026-11-28", "river", ["TN", "pH", "nothing"]).map(({ item }) => item)).toEqual(["pH"]);
});
