import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { curveValues, factorOf, factorsOf, flagVerdicts, latestValues, markOf, qualityOf, readyMarks, unitOf, valuesInForce, type CurveInput, type InstrumentFact, type MeasuredKind, type ObservationOrigin, type QualityMark, type Reading } from "@yunqing/domain";
import { factorTable, instrument, reading } from "./small-monitoring.js";

const sources = new Map<number, { readonly origin: ObservationOrigin }>([[1, { origin: "instrument" }], [2, { origin: "push" }], [3, { origin: "import" }], [4, { origin: "laboratory" }], [5, { origin: "correction" }], [6, { origin: "instrument" }]]);
const settings = new Map<number, InstrumentFact>([[1, instrument()], [2, instrument({ setting: 2, seq: 2, units: { a34002: "μg/m³" }, minuteInterval: 5 })]]);
const hour = 3_600_000;
function of(readings: readonly Reading[], over: Partial<CurveInput> = {}) { return valuesInForce({ kind: "hour", readings, sources, settings, fallback: null, marks: [], table: factorTable, ...over }); }
const mark = (over: Partial<QualityMark> = {}): QualityMark => ({ id: "m1", by: "li", at: "2026-11-02T00:00:00Z", district: "hill", organisationPath: "", placePath: "", enterprise: null, point: "stack", kind: "hour", from: "1970-01-01T00:00:00Z", until: "1970-01-01T02:00:00Z", factors: [], quality: "unreliable", reason: "校准期间", ...over });
const plain = (all: ReturnType<typeof of>) => all.map(({ factor, field, value }) => `${factor}-${field}=${value}`);

describe("which field is the value", () => {
  test.each<readonly [MeasuredKind, string, readonly string[]]>([
    ["real-time", "w01018-Rtd=12.30,w01018-Avg=9,w01018-Flag=N", ["w01018-Rtd=12.30"]], ["minute", "w01018-Rtd=1,w01018-Cou=3,w01018-Avg=2", ["w01018-Avg=2"]], ["hour", "w01018-Rtd=1,w01018-Cou=3", ["w01018-Cou=3"]], ["day", "w01018-Rtd=1", ["w01018-Rtd=1"]],
    ["hour", "a21026-ZsAvg=40.1,a21026-Avg=30,a21026-ZsMax=60", ["a21026-Avg=30", "a21026-ZsAvg=40.1"]], ["real-time", "a21026-ZsRtd=40.1,a21026-Rtd=30", ["a21026-Rtd=30", "a21026-ZsRtd=40.1"]],
    ["hour", "SB1-RS=1,w01018-EFlag=A01", []], ["hour", "w01018-Flag=D", ["w01018-Avg="]], ["day", "LA-DayData=56.4,LA-NightData=47", ["LA-DayData=56.4", "LA-NightData=47"]], ["hour", "SystemTime=20261128", []],
  ])("of %s %s it is %j", (kind, text, values) => { expect(plain(of([reading(text, { kind })], { kind }))).toEqual(values); });

  test("minimum, maximum and sum stand beside it; the folded value has its own, and its own unit of sums", () => {
    const [main, folded] = of([reading("a21026-Min=1,a21026-Avg=2,a21026-Max=3,a21026-Cou=4,a21026-ZsMin=11,a21026-ZsAvg=12,a21026-ZsMax=13,a21026-Flag=N")]);
    expect([main, folded]).toMatchObject([{ value: "2", minimum: "1", maximum: "3", cumulated: "4", flag: "N", unit: "mg/m³" }, { field: "ZsAvg", value: "12", minimum: "11", maximum: "13", cumulated: null, unit: "mg/m³" }]);
    expect(of([reading("w01018-Cou=5,w01018-Max=9")])).toMatchObject([{ field: "Cou", value: "5", unit: "kg", maximum: "9", cumulated: null }]);
  });
  test("the text is the text that was sent, to the last zero and sign", () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !/[,;=]/.test(text)), { minLength: 1, maxLength: 5 }), (texts) => {
      expect(of(texts.map((text, index) => reading(`w01018-Avg=${text}`, { from: index * hour }))).map(({ value }) => value)).toEqual(texts);
    }));
  });
});

describe("revisions", () => {
  test("a later reading of the same window replaces the factor and names what it replaced, the first first; the rest stays", () => {
    const [cod, so2] = of([reading("w01018-Avg=1.0,a21026-Avg=7", { seq: 0, packet: 10 }), reading("w01018-Avg=1.2", { seq: 2, packet: 30, backFilled: true }), reading("w01018-Avg=1.1", { seq: 1, packet: 20 })]);
    expect(cod).toMatchObject({ value: "1.2", packet: 30, backFilled: true, revises: [{ packet: 10, value: "1.0" }, { packet: 20, value: "1.1" }] });
    expect(so2).toMatchObject({ value: "7", packet: 10, backFilled: false, revises: [] });
  });
  test("the same again is no revision and keeps the packet that brought it first", () => {
    expect(of([reading("w01018-Avg=1.0,w01018-Flag=N", { packet: 10 }), reading("w01018-Flag=N,w01018-Avg=1.0", { seq: 1, packet: 20 })])).toMatchObject([{ value: "1.0", packet: 10, revises: [] }]);
  });
  test("another flag of the same value is one", () => {
    expect(of([reading("w01018-Avg=1.0,w01018-Flag=N", { packet: 10 }), reading("w01018-Avg=1.0,w01018-Flag=D", { seq: 1, packet: 20 })])).toMatchObject([{ value: "1.0", flag: "D", quality: "unreliable", packet: 20, revises: [{ packet: 10, value: "1.0" }] }]);
  });
  test("parts of a window are one: factors of both stand", () => {
    expect(plain(of([reading("w01018-Avg=1", { packet: 10 }), reading("a21026-Avg=2", { seq: 1, packet: 11 })]))).toEqual(["w01018-Avg=1", "a21026-Avg=2"]);
  });
});

describe("several sources of one point", () => {
  const told = (...ids: number[]) => of(ids.map((source) => reading(`w01018-Avg=${source}`, { source, packet: source === 1 || source === 6 ? source : -source })));
  test.each([[[4, 3, 2, 1, 5], "5", "correction"], [[4, 3, 2, 1], "1", "instrument"], [[4, 3, 2], "2", "push"], [[4, 3], "3", "import"], [[4], "4", "laboratory"], [[6, 1], "1", "instrument"]] as const)("of sources %j that of %s stands", (ids, value, origin) => {
    expect(told(...ids)).toMatchObject([{ value, origin }]);
  });
  test("order of arrival decides nothing between doors", () => {
    fc.assert(fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 1 }), (ids) => {
      const best = [5, 1, 6, 2, 3, 4].find((id) => ids.includes(id));
      expect(told(...ids).map(({ value }) => value)).toEqual([String(best)]);
    }));
  });
  test("a correction names every value that it corrects, and does not carry over the minimum of what was wrong", () => {
    const [value] = of([reading("w01018-Avg=900,w01018-Min=1,w01018-Flag=D", { packet: 10 }), reading("w01018-Avg=901,w01018-Min=1,w01018-Flag=D", { seq: 1, packet: 11 }), reading("w01018-Avg=20", { source: 5, packet: -1, setting: 0 }), reading("w01018-Avg=21", { source: 5, seq: 1, packet: -2, setting: 0 })]);
    expect(value).toMatchObject({ value: "21", origin: "correction", flag: null, quality: "reliable", minimum: null, packet: -2, revises: [{ packet: 10, value: "900" }, { packet: 11, value: "901" }, { packet: -1, value: "20" }] });
  });
  test("a correction of one factor leaves the others to the instrument", () => {
    expect(of([reading("w01018-Avg=9,a21026-Avg=7"), reading("w01018-Avg=2", { source: 5, packet: -1, setting: 0 })]).map(({ factor, value, origin }) => [factor, value, origin])).toEqual([["w01018", "2", "correction"], ["a21026", "7", "instrument"]]);
  });
});

describe("units and windows go by the setting that a value was read by", () => {
  test("PM10 is in the table's ng/m³ until the unit is set, and stays so for what came before", () => {
    expect(of([reading("a34002-Avg=80", { setting: 1 }), reading("a34002-Avg=81", { setting: 2, from: hour })]).map(({ unit }) => unit)).toEqual(["ng/m³", "μg/m³"]);
  });
  test("minutes too", () => {
    expect(of([reading("w01018-Avg=1", { setting: 1, kind: "minute" }), reading("w01018-Avg=1", { setting: 2, kind: "minute", from: hour })], { kind: "minute" }).map(({ fromMs, untilMs }) => (untilMs - fromMs) / 60_000)).toEqual([10, 5]);
  });
  test("what no instrument is behind is read by that of the point, and by the table without one", () => {
    const laboratory = reading("a34002-Avg=80", { source: 4, setting: 0, packet: -1 });
    expect([of([laboratory], { fallback: settings.get(2)! }), of([laboratory])].map(([value]) => value?.unit)).toEqual(["μg/m³", "ng/m³"]);
  });
  test("codes of 2005 keep their code and have their name; a private code is shown as it is", () => {
    expect([factorOf(factorTable, "011", { edition: 2005, units: {} }), factorOf(factorTable, "x99999", null)]).toEqual([{ code: "011", name: { zh: "化学需氧量", en: "COD" }, unit: "毫克/升", places: 1 }, { code: "x99999", name: { zh: "x99999", en: "x99999" }, unit: "", places: null }]);
    expect([unitOf(factorTable, "w01018", "Cou", null), unitOf(factorTable, "011", "Cou", null), unitOf(factorTable, "w01018", "Avg", { edition: null, units: { w01018: "g/L" } })]).toEqual(["kg", "", "g/L"]);
  });
});

describe("how far a value can be relied on", () => {
  // HJ 212-2017 table 8: N normal; F stopped, M maintenance, S manual, D fault, C calibration, T over range, B no communication. Of 2005: P. Of 2025: Td.
  test.each([["N", "reliable"], ["T", "doubtful"], ["S", "doubtful"], ["F", "unreliable"], ["M", "unreliable"], ["D", "unreliable"], ["C", "unreliable"], ["B", "unreliable"], ["P", "unreliable"], ["Td", "unreliable"], ["Zz", "doubtful"], ["", "reliable"], [null, "reliable"]] as const)("flag %j says %s", (flag, quality) => {
    const judged = qualityOf("1.5", flag, null);
    expect(judged.quality).toBe(quality);
    if (quality !== "reliable") expect(judged.reason).toMatch(/\p{Script=Han}.*[a-z]/u);
    expect([judged.markedBy, judged.markedAt]).toEqual([null, null]);
  });
  test("every flag of the table has its clause and both languages", () => {
    for (const { clause, reason } of Object.values(flagVerdicts)) { expect(clause).toMatch(/^HJ(\/T)? \d+-20\d\d/); expect(reason.zh).toMatch(/\p{Script=Han}/u); expect(reason.en).toMatch(/[a-z]/); }
  });
  test.each(["", "--", "1,2", "１２", "NaN", "1.2.3"])("%j is no number and cannot be relied on, whatever its flag", (value) => { for (const flag of ["N", "S", null]) expect(qualityOf(value, flag, null).quality).toBe("unreliable"); });
  test("a person's word goes before flag and form, with who and when", () => {
    expect(qualityOf("abc", "D", mark({ quality: "reliable", reason: "人工复核" }))).toEqual({ quality: "reliable", reason: "人工复核", markedBy: "li", markedAt: "2026-11-02T00:00:00Z" });
  });
  test("a mark covers windows that begin in its span, of its kind and factors; the latest counts, of two at once the one given later", () => {
    const marks = [mark({ id: "old", reason: "旧" }), mark({ id: "new", at: "2026-11-03T00:00:00Z", factors: ["w01018"], reason: "新" }), mark({ id: "twin", at: "2026-11-03T00:00:00Z", factors: ["w01018"], reason: "再" }), mark({ id: "days", kind: "day", at: "2026-12-01T00:00:00Z" })];
    const ready = readyMarks(marks, "hour");
    expect([markOf(ready, 0, "w01018"), markOf(ready, 2 * hour - 1, "w01018"), markOf(ready, 0, "a21026"), markOf(ready, 2 * hour, "w01018"), markOf(ready, -1, "w01018")].map((one) => one?.id ?? null)).toEqual(["twin", "twin", "old", null, null]);
    expect(of([reading("w01018-Avg=1"), reading("w01018-Avg=1", { from: 2 * hour })], { marks }).map(({ reason }) => reason)).toEqual(["再", ""]);
  });
});

describe("what is sent", () => {
  const many = of(Array.from({ length: 10 }, (_, index) => reading("w01018-Avg=1,a21026-Avg=2,a34002-Avg=3", { from: index * hour })));
  test("so many values at most, and a window is sent whole or not at all", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40 }), (most) => {
      const { values, cut } = curveValues(many, most, (user) => user);
      expect(values.length).toBe(Math.min(30, Math.floor(most / 3) * 3));
      expect(cut).toBe(most < 30);
    }));
  });
  test("times are Beijing's and people have names", () => {
    const values = of([reading("w01018-Avg=1")], { marks: [mark()] });
    expect(curveValues(values, 10, (user) => `${user}女士`).values).toEqual([{
      from: "1970-01-01T08:00:00+08:00", until: "1970-01-01T09:00:00+08:00", factor: "w01018", field: "Avg", value: "1", unit: "mg/L", flag: null, minimum: null, maximum: null, cumulated: null, origin: "instrument",
      quality: "unreliable", reason: "校准期间", markedBy: "li女士", markedAt: "2026-11-02T08:00:00+08:00", packet: 1, backFilled: false, revises: [],
    }]);
  });
  test("only the factors asked for are read", () => { expect(plain(of([reading("w01018-Avg=1,a21026-Avg=2")], { factors: new Set(["a21026"]) }))).toEqual(["a21026-Avg=2"]); });
  test("the wall has the last value of each factor and thirty numbers to draw; what cannot be relied on is a gap", () => {
    const values = of(Array.from({ length: 40 }, (_, index) => reading(`w01018-Avg=${index}.50,w01018-Flag=${index === 38 ? "D" : "N"}${index === 0 ? ",a21026-Avg=7" : ""}`, { from: index * hour })));
    const latest = latestValues(values);
    expect(latest.map(({ factor, value, at }) => [factor, value, at])).toEqual([["w01018", "39.50", "1970-01-02T23:00:00+08:00"], ["a21026", "7", "1970-01-01T08:00:00+08:00"]]);
    expect(latest[0]?.spark).toEqual([...Array.from({ length: 28 }, (_, index) => index + 10.5), null, 39.5]);
    expect(factorsOf(values, factorTable).map(({ code }) => code)).toEqual(["w01018", "a21026"]);
  });
});
