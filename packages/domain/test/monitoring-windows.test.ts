import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beijingText, conditionOf, expectedWindows, instantOf, instrumentsInForce, intervalOf, lastDayOf, latestOf, midnightBefore, pointCondition, transmissionOf, windowOf, type LineState } from "@yunqing/domain";
import { instrument } from "./small-monitoring.js";

const now = Date.parse("2026-11-28T10:07:00+08:00"), second = 1_000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
const setting = { minuteInterval: 10, realTimeSeconds: 60, active: true };
const line = (over: Partial<LineState> = {}): LineState => ({ source: 1, seenAt: now - 30 * second, address: "10.0.0.1", connected: true, driftMs: 0, lastFrom: { "real-time": now - 30 * second, minute: now - 27 * minute }, packets: 1, refused: 0, repeats: 0, revisions: 0, leniencies: {}, ...over });

describe("what is in force", () => {
  test("the highest version of each thing counts, in whatever order they come; things keep the order in which they first came", () => {
    fc.assert(fc.property(fc.array(fc.record({ id: fc.constantFrom("a", "b", "c", "d"), seq: fc.integer({ min: 1, max: 9 }) }), { maxLength: 30 }), (facts) => {
      const found = latestOf(facts, (fact) => fact.id);
      expect(found.map((fact) => fact.id)).toEqual([...new Set(facts.map((fact) => fact.id))]);
      for (const fact of found) expect(fact.seq).toBe(Math.max(...facts.filter((one) => one.id === fact.id).map((one) => one.seq)));
    }));
  });
  test("an instrument out of use stays the version in force", () => {
    expect(instrumentsInForce([instrument({ seq: 2, active: false }), instrument({ seq: 1 })])).toMatchObject([{ seq: 2, active: false }]);
  });
});

describe("windows", () => {
  test("of the packets that HJ 212-2017 prints: 2051 with DataTime 20160801085500 and ten minutes stands for 08:55 to 09:05", () => {
    expect(windowOf("minute", Date.parse("2016-08-01T08:55:00+08:00"), setting)).toEqual({ from: Date.parse("2016-08-01T00:55:00Z"), until: Date.parse("2016-08-01T01:05:00Z") });
  });
  test("hours and days have their length, a real-time value is of a moment", () => {
    expect([windowOf("hour", 0, setting), windowOf("day", 0, setting), windowOf("real-time", 5, setting)]).toEqual([{ from: 0, until: 3_600_000 }, { from: 0, until: 86_400_000 }, { from: 5, until: 5 }]);
    expect(intervalOf("real-time", { minuteInterval: 10, realTimeSeconds: 30 })).toBe(30_000);
  });
  test("every instant has one text with the offset of Beijing, and the text gives the instant back", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: Date.UTC(2199, 0, 1) }), (at) => {
      const text = beijingText(at);
      expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?\+08:00$/);
      expect([Date.parse(text), instantOf(text)]).toEqual([at, at]);
    }));
    expect([beijingText(Date.UTC(2026, 10, 28, 2)), beijingText(Date.UTC(2026, 10, 27, 16, 0, 0, 5))]).toEqual(["2026-11-28T10:00:00+08:00", "2026-11-28T00:00:00.005+08:00"]);
  });
  test.each(["2026-11-28", "2026-11-28T10:00:00", "28.11.2026 10:00", "2026-13-28T10:00:00Z", "", "2026-11-28T10:00:00+08:00 x"])("%j is no instant", (text) => { expect(instantOf(text)).toBeNull(); });
  test("midnight is Beijing's", () => {
    expect([beijingText(midnightBefore(Date.parse("2026-11-27T15:59:59Z"))), beijingText(midnightBefore(Date.parse("2026-11-27T16:00:00Z")))]).toEqual(["2026-11-27T00:00:00+08:00", "2026-11-28T00:00:00+08:00"]);
  });
});

describe("how a line is", () => {
  test("data as expected is online, out of use is off whatever comes, and not heard yet is never", () => {
    expect([conditionOf(setting, line(), now), conditionOf({ ...setting, active: false }, line(), now), conditionOf(setting, null, now)]).toEqual(["online", "off", "never"]);
  });
  test.each([
    ["five minutes without real-time data are let pass at a minute's interval", { "real-time": now - 5 * minute }, 60, "online"], ["a second more are late", { "real-time": now - 5 * minute - second }, 60, "late"],
    ["at ten minutes' interval half an hour is let pass", { "real-time": now - 30 * minute }, 600, "online"], ["and not more", { "real-time": now - 30 * minute - second }, 600, "late"],
    ["minutes that began 50 minutes ago are let pass: the next one is due 30 minutes ago", { "real-time": now, minute: now - 50 * minute }, 60, "online"], ["a second more are late though real-time data comes", { "real-time": now, minute: now - 50 * minute - second }, 60, "late"],
    ["what never came is not waited for: hours alone, two hours after their end", { hour: now - 3 * hour }, 60, "online"], ["but they are when they came once", { hour: now - 4 * hour - 11 * minute }, 60, "late"],
    ["heard, and no data at all", {}, 60, "late"],
  ] as const)("%s", (_name, lastFrom, realTimeSeconds, condition) => {
    expect(conditionOf({ ...setting, realTimeSeconds }, line({ seenAt: now, lastFrom }), now)).toBe(condition);
  });
  test.each([[60, hour, "late"], [60, hour + second, "silent"], [3600, 6 * hour, "late"], [3600, 6 * hour + second, "silent"]] as const)("at an interval of %d s, nothing for %d ms is %s", (realTimeSeconds, quiet, condition) => {
    expect(conditionOf({ ...setting, realTimeSeconds }, line({ seenAt: now - quiet, lastFrom: { "real-time": now - quiet } }), now)).toBe(condition);
  });
  test("a clock that is two hours slow, or fast, makes nobody late or on time", () => {
    for (const drift of [2 * hour, -2 * hour]) {
      const at = (quiet: number) => conditionOf(setting, line({ seenAt: now - quiet, driftMs: drift, lastFrom: { "real-time": now - quiet - drift } }), now);
      expect([at(0), at(20 * minute)]).toEqual(["online", "late"]);
    }
  });
  test("a point is as its worst instrument in use", () => {
    expect([pointCondition(true, ["online", "silent", "off"]), pointCondition(true, ["online", "late"]), pointCondition(true, ["online", "off"]), pointCondition(true, ["off"]), pointCondition(true, []), pointCondition(false, ["silent"])]).toEqual(["silent", "late", "online", "off", "never", "off"]);
  });
});

describe("transmission rates", () => {
  test("the last day is 24 whole hours, and the last whole Beijing day; what has just ended is still on its way", () => {
    const texts = (kind: "hour" | "day", at: string) => Object.values(lastDayOf(kind, Date.parse(at))).map(beijingText);
    expect(texts("hour", "2026-11-28T10:09:59+08:00")).toEqual(["2026-11-27T09:00:00+08:00", "2026-11-28T09:00:00+08:00"]);
    expect(texts("hour", "2026-11-28T10:10:00+08:00")).toEqual(["2026-11-27T10:00:00+08:00", "2026-11-28T10:00:00+08:00"]);
    expect(texts("day", "2026-11-28T10:00:00+08:00")).toEqual(["2026-11-27T00:00:00+08:00", "2026-11-28T00:00:00+08:00"]);
  });
  test("so many windows are expected as the settings give, and of a new instrument from its first whole window", () => {
    const span = lastDayOf("hour", now), of = (kind: "real-time" | "minute" | "hour" | "day", since: number | null = null) => expectedWindows(kind, span, { minuteInterval: 10, realTimeSeconds: 30 }, since);
    expect([of("real-time"), of("minute"), of("hour"), of("day")]).toEqual([2880, 144, 24, 1]);
    expect([of("hour", span.from - day), of("hour", span.from + 1), of("hour", span.from + 20 * hour), of("hour", span.until + hour)]).toEqual([24, 23, 4, 0]);
  });
  test.each([[23, 24, "95.8"], [24, 24, "100.0"], [0, 24, "0.0"], [1439, 1440, "99.9"], [30, 24, "100.0"], [1, 800, "0.1"], [3, 800, "0.4"], [1, 2000, "0.0"], [3, 2000, "0.2"]])("%d of %d are %s per cent, rounded half to even once", (received, expected, percent) => {
    expect(transmissionOf("hour", received, expected)).toEqual({ kind: "hour", received, expected, percent });
  });
  test("where nothing was expected there is no rate", () => { expect(transmissionOf("hour", 3, 0)).toBeNull(); });
});
