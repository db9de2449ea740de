import fc from "fast-check";
import { expect, it } from "vitest";
import { FigureGround, LoadedSource, packedOf, type BlockInput, type GroundFacts, type QualityMark, type Reading, type Subject } from "@yunqing/domain";

const signed = { by: "u", at: "2026-01-01T00:00:00.000Z", district: "d", organisationPath: "bureau", placePath: "990001", enterprise: null } as const;
const facts = {
  pack: { district: { id: "d", name: { zh: "测", en: "t" }, adcode: "990001", bureau: "bureau", simulated: true, names: [], outline: null }, organisations: [], places: [], enterprises: [], facts: [], plans: [], documents: [], claims: [], tables: [], simulatedValues: [] },
  points: [{ ...signed, id: "p", point: "s", seq: 1, kind: "air-station", name: { zh: "站", en: "s" }, place: null, longitude: null, latitude: null, note: "", active: true }],
  sources: [{ source: 1, point: "s", origin: "instrument" }], curveSettings: new Map(), fallbacks: new Map(), profiles: [], bodies: [], sandstorm: [], settings: [], sent: new Map(),
} as unknown as GroundFacts;
const ground = new FigureGround(facts), subject: Subject = { kind: "point", id: "s" }, start = Date.parse("2025-03-01T00:00:00Z") - 8 * 3_600_000;
// a word on days says nothing of hours, and makes the month be read the long way
const elsewhere = { ...signed, id: "m", point: "s", kind: "day", from: "2025-03-02T00:00:00+08:00", until: "2025-03-03T00:00:00+08:00", factors: [], quality: "doubtful", reason: "r" } as unknown as QualityMark;
const table = { of: () => null };

const texts = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 400 }).map(String) }, { weight: 2, arbitrary: fc.constantFrom("0", "0", "12", "12", "12.0", "12.00", "-3", "6000", "", "a", "0.0", "150.5", "300.5", "1e3", "35.", "10.000000000000001") });
const row = fc.record({ values: fc.array(texts, { minLength: 4, maxLength: 4 }), flag: fc.constantFrom("N", "N", "N", "N", "N", "D", "T", "x"), gap: fc.constantFrom(false, false, false, false, true) });

it("a month read in one go says of every hour what the long way says", () => {
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom(0, 1, 2, 3, 4), (rows, calm) => {
    const codes = ["a34004", "a34002", "a05024", "a21026"];
    const hours = rows.flatMap(({ values, flag, gap }, n): Reading[] => (gap ? [] : [{ source: 1, kind: "hour", from: start + n * 3_600_000, seq: 0, setting: 1, packet: n + 1, ...packedOf(codes.flatMap((factor, c) => [{ factor, field: "Avg", value: c < calm ? String(20 + ((n + c) % 7) + 40 * (c % 2)) : values[c] ?? "" }, { factor, field: "Flag", value: c < calm ? "N" : flag }])) }]));
    const input: BlockInput = { point: "s", month: "2025-03", hours, days: [], marks: [], reviews: [], sourceMarks: [] }, quick = new LoadedSource(ground, table), long = new LoadedSource(ground, table);
    quick.put(input); long.put({ ...input, marks: [elsewhere] });
    for (const item of ["PM2.5", "PM10", "O3", "SO2", "NO2"]) for (const day of ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-31"]) for (const line of ["real-time", "reviewed"] as const) {
      expect(quick.hours(subject, item, day, line)).toEqual(long.hours(subject, item, day, line));
      expect(quick.cells(subject, item, day, line)).toEqual(long.cells(subject, item, day, line));
    }
  }), { seed: 20_250_301, numRuns: 60 });
});
