import fc from "fast-check";
import { dayAfter } from "@yunqing/standards";
import { describe, expect, test } from "vitest";
import { FigureCache, dependentsOf, figuresOf, keyOfText, keyText, keysOf, sameFigure, spanOf, touches, type Change, type Figure, type FigureKey, type FigurePeriod, type HourValue, type Line, type Subject } from "../src/index.js";
import { World, district, point, reading, section, town } from "./statistics-world.js";

const points = ["p1", "p2", "p3"].map(point), towns = [town("a"), town("b")], river: Subject = { kind: "river", id: "r" }, sections = ["s1", "s2"].map(section), outlet: Subject = { kind: "stack-outlet", id: "o" };
function newWorld(): World {
  const world = new World();
  points.forEach((one, place) => { world.putMember(place < 2 ? town("a") : town("b"), one); world.putMember(district, one); });
  towns.forEach((one) => world.putMember(district, one));
  sections.forEach((one) => { world.putMember(river, one); world.putMember(district, one); });
  return world;
}

const first = "2024-02-28";
const days = Array.from({ length: 4 }, (_, at) => dayAfter(first, at)), lastYear = days.map((day) => (day === "2024-02-29" ? "2023-02-28" : day.replace("2024", "2023")));
const hourItems = ["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"], dayItems = ["SO2", "NO2", "PM10", "CO", "O3_8h", "PM2.5"];
const anyDay = fc.constantFrom(...days, ...days, ...lastYear.slice(1, 3)), anyLine = fc.constantFrom<Line>("real-time", "reviewed", "reviewed", "reviewed", "reviewed"), anyPoint = fc.constantFrom(...points), anyPlace = fc.constantFrom<Subject>(...points, ...towns, district);
const anyValue: fc.Arbitrary<HourValue | null> = fc.oneof({ arbitrary: fc.record({ value: fc.constantFrom("0", "12", "35", "36", "149.5", "160", "161", "801", "-3", "x"), quality: fc.constantFrom("reliable", "reliable", "doubtful", "unreliable"), packet: fc.nat(99) }), weight: 6 }, { arbitrary: fc.constant(null), weight: 1 });

type Act = (world: World) => Change;
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  // a late day comes whole
  { weight: 4, arbitrary: fc.tuple(anyPoint, fc.constantFrom(...hourItems), anyDay, anyLine, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 8 })).map(([subject, item, day, line, level, holes]): Act => (world) => {
    world.putHours(subject, item, day, Array.from({ length: 24 }, (_, at) => (at < holes ? null : reading(level + ((at * 7) % 5), at))), line);
    return { kind: "hours", subject, item, day, line };
  }) },
  // an hour is corrected, marked or taken back
  { weight: 5, arbitrary: fc.tuple(anyPoint, fc.constantFrom(...hourItems), anyDay, anyLine, fc.integer({ min: 1, max: 24 }), anyValue).map(([subject, item, day, line, hour, value]): Act => (world) => { world.putHour(subject, item, day, hour, value, line); return { kind: "hours", subject, item, day, line, hours: [hour] }; }) },
  // a day is reviewed: what the real-time line has goes over, with somebody's word on it
  { weight: 3, arbitrary: fc.tuple(anyPoint, fc.constantFrom(...hourItems), anyDay, fc.constantFrom("reliable" as const, "unreliable" as const)).map(([subject, item, day, quality]): Act => (world) => {
    world.putHours(subject, item, day, world.hours(subject, item, day, "real-time").map((one) => (one === null ? null : { ...one, quality })));
    return { kind: "hours", subject, item, day, line: "reviewed" };
  }) },
  { weight: 2, arbitrary: fc.tuple(anyDay, fc.boolean()).map(([day, is]): Act => (world) => { world.declare(day, is); return { kind: "sandstorm", day }; }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...towns), anyDay, fc.constantFrom("p9", "p1")).map(([place, from, id]): Act => (world) => { world.putMember(place, point(id), from); return { kind: "members", place, from }; }) },
  { weight: 1, arbitrary: fc.tuple(anyPoint, fc.subarray(hourItems, { minLength: 1 })).map(([subject, items]): Act => (world) => { world.putProgramme(subject, items); return { kind: "programme", subject }; }) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...sections), anyDay, fc.constantFrom("TP", "NH3-N", "CODMn"), fc.constantFrom("0.05", "0.25", "3", "0.01L"), anyLine).map(([where, day, item, value, line]): Act => (world) => { world.putSample(where, { day, values: { [item]: value }, quality: "reliable", packet: 7 }, line); return { kind: "samples", section: where, day, line }; }) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...sections), anyDay, fc.constantFrom("TP", "DO"), fc.integer({ min: 1, max: 24 }), anyValue, anyLine).map(([subject, day, item, hour, value, line]): Act => (world) => { world.putHour(subject, item, day, hour, value, line); return { kind: "hours", subject, item, day, line, hours: [hour] }; }) },
  { weight: 2, arbitrary: fc.tuple(anyDay, fc.constantFrom("SO2", "flow"), fc.integer({ min: 1, max: 24 }), fc.constantFrom("N", "F", "D", "S"), fc.integer({ min: 1, max: 90 }), anyLine).map(([day, item, hour, flag, value, line]): Act => (world) => { world.putHour(outlet, item, day, hour, { ...reading(value), flag }, line); return { kind: "hours", subject: outlet, item, day, line, hours: [hour] }; }) },
);

const monthLike: fc.Arbitrary<FigurePeriod> = fc.oneof({ weight: 1, arbitrary: fc.constantFrom<FigurePeriod>({ kind: "month", day: "2024-02-01" }, { kind: "month", day: "2024-03-01" }, { kind: "month", day: "2023-03-01" }) }, { weight: 3, arbitrary: fc.tuple(anyDay, fc.integer({ min: 1, max: 4 })).map(([day, length]) => spanOf(day, dayAfter(day, length))) });
const anyDayKey: fc.Arbitrary<FigureKey> = fc.tuple(anyPlace, anyDay, anyLine, fc.constantFrom(...dayItems, "index"), fc.option(fc.integer({ min: 1, max: 24 }))).map(([subject, day, line, item, hour]) => ({ subject, line, period: hour === null ? { kind: "day", day } : { kind: "hour", day, hour },
  ...(item === "index" ? { statistic: "air-index" as const } : { statistic: hour === null ? "air-mean" as const : "air-value" as const, item: hour === null ? item : item.replace("_8h", "") }) }));
const anyPeriodKey: fc.Arbitrary<FigureKey> = fc.tuple(anyPlace, monthLike, anyLine, fc.constantFrom("air-mean", "air-percentile", "air-compliance", "air-composite", "air-good-ratio", "air-good-days"), fc.constantFrom(...dayItems), fc.constantFrom("keep", "deduct")).map(([subject, period, line, statistic, item, sandstorm]) => ({
  subject, period, line, statistic, sandstorm, ...(["air-mean", "air-percentile", "air-compliance"].includes(statistic) ? { item } : {}) }) as FigureKey);
const anyCompared: fc.Arbitrary<FigureKey> = fc.tuple(anyPeriodKey, fc.constantFrom("year-before", "change-on-year", "change-on-period", "rank", "target-distance")).map(([base, statistic]) => ({ ...base, statistic, of: base.statistic, ...(statistic === "rank" ? { subject: towns[0], within: district } : {}), ...(statistic === "target-distance" ? { target: "40" } : {}) }) as FigureKey);
const anyWater: fc.Arbitrary<FigureKey> = fc.tuple(fc.constantFrom<Subject>(...sections, river), monthLike, anyLine).map(([subject, period, line]) => ({ subject, period, line, statistic: "water-state" }));
const anyOutlet: fc.Arbitrary<FigureKey> = fc.tuple(fc.constantFrom("outlet-mean", "outlet-emission", "outlet-transmission"), anyDay, anyLine).map(([statistic, day, line]) => ({ subject: outlet, statistic, period: { kind: "day", day }, line, item: "SO2" }) as FigureKey);
const anyKey = fc.oneof({ arbitrary: anyDayKey, weight: 3 }, { arbitrary: anyPeriodKey, weight: 3 }, { arbitrary: anyCompared, weight: 2 }, { arbitrary: anyWater, weight: 1 }, { arbitrary: anyOutlet, weight: 1 });

describe("incremental equals full", () => {
  test("late data, corrections, reviews, declared days, members in random order: every figure asked equals the one computed from nothing, lineage too", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.array(anyAct, { minLength: 1, maxLength: 4 }), fc.array(anyKey, { minLength: 1, maxLength: 4 })), { minLength: 2, maxLength: 10 }), (steps) => {
      const world = newWorld(), cache = new FigureCache(world), asked = new Map<string, FigureKey>();
      for (const [acts, keys] of steps) {
        for (const act of acts) cache.changed(act(world));
        for (const key of keys) asked.set(keyText(key), key);
        const full = figuresOf(world);
        for (const [text, key] of asked) {
          const figure = cache.figure(key), whole = full.figure(key);
          if (!sameFigure(figure, whole) || JSON.stringify(figure.lineage) !== JSON.stringify(whole.lineage)) throw new Error(`${text}: kept ${JSON.stringify({ ...figure, key: 0 })}, computed ${JSON.stringify({ ...whole, key: 0 })}`);
        }
      }
    }), { numRuns: 30 });
  }, 110_000);

  test("whatever a change made different, `touches` said so; what it did not name is not even suspect; and of the calendar `dependentsOf` listed it", () => {
    const march: FigurePeriod = { kind: "month", day: "2024-03-01" }, nextMarch: FigurePeriod = { kind: "month", day: "2025-03-01" }, later: FigurePeriod = { kind: "day", day: "2024-04-20" }, span = spanOf("2024-02-29", "2024-03-02");
    const subjects: readonly Subject[] = [...points.slice(0, 2), towns[0] as Subject, district, ...sections, river, outlet], plain = subjects.flatMap((subject) => [{ kind: "hour", day: "2024-03-01", hour: 9 } as const, { kind: "day", day: "2024-03-01" } as const, march, span].flatMap((period) => keysOf(subject, period, "reviewed", ["SO2"])));
    const compared = plain.filter(({ period }) => period.kind === "month").flatMap((key): FigureKey[] => [...(["change-on-year", "change-on-period", "year-before"] as const).map((statistic): FigureKey => ({ ...key, statistic, of: key.statistic, period: nextMarch })), { ...key, statistic: "change-on-period", of: key.statistic, period: { kind: "month", day: "2024-04-01" } }]);
    const keys = [...plain, ...compared, ...plain.filter(({ period, subject, statistic }) => period.kind === "month" && subject.kind === "town" && statistic.startsWith("air")).map((key): FigureKey => ({ ...key, statistic: "rank", of: key.statistic, within: district })),
      { subject: outlet, statistic: "outlet-emission", item: "SO2", period: later, line: "reviewed" } as FigureKey].filter((key) => key.of === undefined || key.of !== "water-trophic");
    const world = newWorld(), cache = new FigureCache(world);
    for (const item of hourItems) for (const day of days) for (const one of points) world.putHours(one, item, day, Array.from({ length: 24 }, (_, at) => reading(30 + at)));
    let different = 0;
    const kinds = new Set<string>();
    for (const act of fc.sample(anyAct, { numRuns: 60, seed: 20261128 })) {
      const before = keys.map((key) => cache.figure(key)), change = act(world);
      cache.changed(change);
      const listed = new Set(dependentsOf(change, world, subjects).map(keyText));
      keys.forEach((key, at) => { if (!cache.isFresh(key) && !touches(change, key, world)) throw new Error(`${JSON.stringify(change)} made ${keyText(key)} suspect unnamed (${at})`); });
      keys.forEach((key, at) => {
        if (sameFigure(before[at] as Figure, cache.figure(key))) return;
        different++;
        kinds.add(change.kind);
        expect([keyText(key), touches(change, key, world)]).toEqual([keyText(key), true]);
        if (key.period.kind !== "span" && key.within === undefined && change.kind !== "members" && change.kind !== "programme" && key.statistic !== "outlet-emission" && key.of !== "outlet-emission") expect(listed).toContain(keyText(key));
      });
    }
    expect(different).toBeGreaterThan(200);
    expect([...kinds].sort()).toEqual(["hours", "members", "programme", "samples", "sandstorm"]);
  }, 110_000);

  test("a key reads back from its text, and equal questions have equal text", () => {
    fc.assert(fc.property(anyKey, (key) => { expect(keyText(keyOfText(keyText(key)))).toBe(keyText(key)); }), { numRuns: 300 });
    expect(keyText({ subject: point("x|y:z"), statistic: "air-mean", item: "PM10", period: { kind: "month", day: "2024-02-01" }, line: "reviewed" }))
      .toBe(keyText({ subject: point("x|y:z"), statistic: "air-mean", item: "PM10", period: { kind: "month", day: "2024-02-01" }, line: "reviewed", sandstorm: "deduct" }));
    expect(keyOfText(keyText({ subject: point("x|y:z~@;%"), statistic: "air-index", period: { kind: "day", day: "2024-02-01" }, line: "reviewed" })).subject.id).toBe("x|y:z~@;%");
  });
});

describe("nothing is made again that was not touched", () => {
  const march: FigurePeriod = { kind: "month", day: "2024-03-01" };
  function filledWorld(): World {
    const world = newWorld();
    for (const one of points) for (const item of hourItems) for (let at = 0; at < 31; at++) world.putHours(one, item, dayAfter("2024-03-01", at), Array.from({ length: 24 }, (_, hour) => reading(20 + ((hour + at) % 9), at)));
    return world;
  }
  const all: readonly FigureKey[] = [...points, ...towns, district].flatMap((subject) => keysOf(subject, march, "reviewed")).filter(({ statistic }) => !statistic.startsWith("water"));

  test("a corrected hour: only its day, the days of its places, and what is made of them", () => {
    const world = filledWorld(), cache = new FigureCache(world);
    for (const key of all) cache.figure(key);
    const kept = cache.size, begun = cache.made;
    expect(begun).toBe(kept);
    for (const key of all) cache.figure(key);
    expect(cache.made).toBe(begun);

    world.putHour(point("p1"), "NO2", "2024-03-07", 9, reading(900, 5));
    const change: Change = { kind: "hours", subject: point("p1"), item: "NO2", day: "2024-03-07", line: "reviewed", hours: [9] };
    const suspects = cache.changed(change);
    const fresh = all.filter((key) => !touches(change, key, world));
    expect(fresh.length).toBeGreaterThan(all.length / 2);
    expect(fresh.every((key) => cache.isFresh(key))).toBe(true);
    for (const key of all) cache.figure(key);
    // day mean and index of point, town a, district: 6; and of each of the three for the month: mean ×2, percentile, compliance, composite ×2, good days ×2, ratio ×2, heavy ×2 at most; no other
    expect(cache.made - begun).toBeLessThanOrEqual(suspects);
    expect(suspects).toBeLessThanOrEqual(6 + 3 * 13);
    expect(cache.made - begun).toBeGreaterThanOrEqual(6);
    const full = figuresOf(world);
    for (const key of all) expect(sameFigure(cache.figure(key), full.figure(key))).toBe(true);
  });

  test("a correction that leaves the published day as it was stops at the day; the other line is not even suspect", () => {
    const world = filledWorld(), cache = new FigureCache(world);
    for (const key of all) cache.figure(key);
    const begun = cache.made;
    world.putHour(point("p1"), "NO2", "2024-03-07", 9, { ...(world.hours(point("p1"), "NO2", "2024-03-07", "reviewed")[8] as HourValue), packet: 77 });
    cache.changed({ kind: "hours", subject: point("p1"), item: "NO2", day: "2024-03-07", line: "reviewed" });
    for (const key of all) cache.figure(key);
    expect(cache.made - begun).toBe(1);
    expect(JSON.stringify(cache.figure({ subject: point("p1"), statistic: "air-mean", item: "NO2", period: { kind: "day", day: "2024-03-07" }, line: "reviewed" }).lineage)).toContain("packet:77");
    expect(cache.changed({ kind: "hours", subject: point("p1"), item: "NO2", day: "2024-03-07", line: "real-time" })).toBe(0);
    expect(cache.changed({ kind: "sandstorm", day: "2024-04-01" })).toBe(0);
  });

  test("figures that nothing reads can be let go, and are made again when asked", () => {
    const world = filledWorld(), cache = new FigureCache(world), key = all[0] as FigureKey;
    const value = cache.figure(key).value;
    expect(cache.release((one) => one.period.kind === "month")).toBe(1);
    expect(cache.isFresh(key)).toBe(false);
    expect(cache.figure(key).value).toBe(value);
  });
});
