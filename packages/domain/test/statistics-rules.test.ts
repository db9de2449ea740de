import fc from "fast-check";
import { dayAfter, daysInYear } from "@yunqing/standards";
import { describe, expect, test } from "vitest";
import { FigureKeyInvalid, NoFastWay, figureOf, figuresOf, hoursOfYear, lineageInFull, periodOf, sameInYear, sharesCompared, spanOf, stationYear, stationYearPlan, untilOf, type FigureKey, type FigurePeriod, type HourValue, type Subject } from "../src/index.js";
import { World, district, point, reading, section, town } from "./statistics-world.js";

const line = "reviewed" as const, p = point("p");
const day = (text: string): FigurePeriod => ({ kind: "day", day: text });
/** A world with one day value of PM2.5 on each day from `from`: 24 equal hours. */
function daysOf(world: World, from: string, values: readonly (number | null)[], item = "PM2.5", subject: Subject = p): World {
  values.forEach((value, at) => { if (value !== null) world.putHours(subject, item, dayAfter(from, at), Array.from({ length: 24 }, () => reading(value))); });
  return world;
}

describe("periods", () => {
  test("the same period last year, also of leap days and spans to the end of February", () => {
    expect(sameInYear(day("2024-02-29"), -1)).toEqual(day("2023-02-28"));
    expect(sameInYear(spanOf("2025-01-01", "2025-03-01"), -1)).toEqual(spanOf("2024-01-01", "2024-03-01"));
    expect([untilOf(periodOf("quarter", "2025-11-30")), untilOf(periodOf("half", "2025-02-03")), untilOf(periodOf("month", "2024-02-10"))]).toEqual(["2026-01-01", "2025-07-01", "2024-03-01"]);
  });
  test("keys that ask for nothing are refused with the reason", () => {
    for (const key of [{ subject: p, statistic: "air-mean", period: day("2025-01-01"), line }, { subject: p, statistic: "air-index", period: { kind: "month", day: "2025-01-01" }, line }, { subject: p, statistic: "air-mean", item: "PM10", period: { kind: "month", day: "2025-01-02" }, line },
      { subject: p, statistic: "rank", of: "air-composite", period: { kind: "month", day: "2025-01-01" }, line }, { subject: p, statistic: "days-left", of: "air-good-ratio", period: { kind: "year", day: "2025-01-01" }, line }, { subject: section("s"), statistic: "air-index", period: day("2025-01-01"), line },
      { subject: p, statistic: "air-mean", item: "TSP", period: day("2025-01-01"), line }, { subject: p, statistic: "air-value", item: "PM10", period: { kind: "hour", day: "2025-01-01", hour: 25 }, line }] as FigureKey[]) expect(() => figureOf(key, new World())).toThrow(FigureKeyInvalid);
  });
});

describe("two lines, quality, and places", () => {
  test("the lines are never mixed; a doubtful value counts in real time until a person decides, and not in the reviewed line", () => {
    const world = new World(), spike: HourValue = { ...reading(900), quality: "doubtful" };
    for (const one of ["real-time", "reviewed"] as const) world.putHours(p, "PM2.5", "2025-01-03", Array.from({ length: 24 }, (_, at) => (at === 9 ? spike : reading(30))), one);
    const ask = (of: "real-time" | "reviewed") => figureOf({ subject: p, statistic: "air-mean", item: "PM2.5", period: day("2025-01-03"), line: of }, world);
    expect([ask("real-time").value, ask("real-time").coverage.have, ask("reviewed").value, ask("reviewed").coverage.have]).toEqual(["66", 24, "30", 23]); // (23·30 + 900)/24 = 66.25
    world.putHours(p, "PM2.5", "2025-01-03", [], "reviewed");
    expect([ask("real-time").value, ask("reviewed").value]).toEqual(["66", null]);
  });
  test("a place averages concentrations of its points, not indices; three quarters of the points, half of fewer than four", () => {
    const world = new World(), ids = ["a", "b", "c", "d"].map(point), key: FigureKey = { subject: district, statistic: "air-mean", item: "PM2.5", period: day("2025-01-03"), line };
    ids.forEach((one, at) => { world.putMember(district, one); if (at < 3) daysOf(world, "2025-01-03", [[35, 36, 116][at] as number], "PM2.5", one); });
    expect([figureOf(key, world).value, figureOf({ subject: district, statistic: "air-index", period: day("2025-01-03"), line }, world).value]).toEqual(["62", "84"]); // 187/3 = 62.33 → 62 → 50 + 50·27/40 = 83.75, up; the mean of the indices (50, 52, 152) would be 85
    world.putMember(district, point("e"));
    expect(figureOf(key, world)).toMatchObject({ value: null, coverage: { have: 3, of: 5, what: "points" }, validity: { state: "invalid" } });
  });
  test("the day's O3 of a place is the mean of its points' maxima, which its mean hours would not give", () => {
    const world = new World(), hours = (from: number) => Array.from({ length: 24 }, (_, at) => reading(at >= from && at < from + 8 ? 200 : 0));
    for (const [id, from] of [["a", 0], ["b", 16]] as const) { world.putMember(district, point(id)); world.putHours(point(id), "O3", "2025-07-01", hours(from)); }
    expect(figureOf({ subject: district, statistic: "air-mean", item: "O3_8h", period: day("2025-07-01"), line }, world).value).toBe("200"); // mean hours would give 100
  });
  test("a membership counts from its day on", () => {
    const world = daysOf(daysOf(new World(), "2025-01-03", [10, 10], "PM2.5", point("a")), "2025-01-03", [30, 30], "PM2.5", point("b"));
    world.putMember(district, point("a")); world.putMember(district, point("b"), "2025-01-04");
    expect(["2025-01-03", "2025-01-04"].map((one) => figureOf({ subject: district, statistic: "air-mean", item: "PM2.5", period: day(one), line }, world).value)).toEqual(["10", "20"]);
  });
});

describe("editions", () => {
  test("the day chooses: PM2.5 of 61 is index 83 in February 2026 and above 100 in March", () => {
    const world = daysOf(new World(), "2026-02-28", [61, 61]);
    world.putProgramme(p, ["PM2.5"]);
    expect(["2026-02-28", "2026-03-01"].map((one) => { const figure = figureOf({ subject: p, statistic: "air-index", period: day(one), line }, world); return [figure.value, figure.edition]; })).toEqual([["83", "HJ 633-2012"], ["101", "HJ 633-2026"]]);
  });
  test("a year shared by two editions has no figure until a person names one", () => {
    const key: FigureKey = { subject: p, statistic: "air-mean", item: "PM2.5", period: { kind: "year", day: "2026-01-01" }, line };
    expect(figureOf(key, daysOf(new World(), "2026-01-01", [30]))).toMatchObject({ value: null, edition: null, validity: { state: "invalid" } });
    const named = new World({ editions: [{ standard: "HJ 663", edition: "HJ 663-2013", from: "2026-01-01", until: "2027-01-01", reason: { zh: "规划期按2013版", en: "the plan is judged by 2013" } }] });
    expect(figureOf(key, daysOf(named, "2026-01-01", [30]))).toMatchObject({ value: "30", edition: "HJ 663-2013" });
    expect(() => stationYearPlan(2026, new World().settings)).toThrow(NoFastWay);
    expect(() => stationYearPlan(2026, named.settings)).toThrow(/指数版本/);
  });
  test("missing items withhold an index of 100 or less from 2026 on; what is not in the programme does not", () => {
    const world = daysOf(new World(), "2026-05-01", [20]), key: FigureKey = { subject: p, statistic: "air-index", period: day("2026-05-01"), line };
    expect(figureOf(key, world)).toMatchObject({ value: null, detail: { state: "withheld" }, coverage: { have: 1, of: 6 } });
    world.putProgramme(p, ["PM2.5"]);
    expect(figureOf(key, world)).toMatchObject({ value: "29", coverage: { have: 1, of: 1 } });
  });
});

describe("comparisons and targets", () => {
  const span = spanOf("2025-01-01", "2025-01-11");
  const world = daysOf(daysOf(new World(), "2025-01-01", [30, 30, 30, 30, 30, 80, 80, 80, 30, 30]), "2024-01-01", [50, 50, 50, 50, 50, 50, 50, 50, 50, 50]);
  const ask = (statistic: FigureKey["statistic"], of: FigureKey["of"], more: Partial<FigureKey> = {}) => figureOf({ subject: p, statistic, period: span, line, ...(of === undefined ? {} : { of }), ...more }, world);
  test("last year, change on last year, distance", () => {
    expect(ask("year-before", "air-mean", { item: "PM2.5" }).value).toBe("50");
    expect(ask("change-on-year", "air-mean", { item: "PM2.5" })).toMatchObject({ value: "-10.0", unit: "%", detail: { before: "50", words: { zh: "改善" } } }); // mean 45
    expect(ask("change-on-year", "air-good-ratio")).toMatchObject({ value: "-30.0", unit: "百分点", detail: { words: { zh: "变差" } } });
    expect(ask("target-distance", "air-mean", { item: "PM2.5", target: "42" })).toMatchObject({ value: "3", detail: { kept: false } });
    expect(ask("target-distance", "air-good-ratio", { target: "70" })).toMatchObject({ value: "0.0", detail: { kept: true } });
  });
  test("days left: 7 good of 10, 355 to come, 85.5 % asked: 49 more may exceed; the next would miss it", () => {
    const figure = ask("days-left", "air-good-ratio", { target: "85.5" });
    expect(figure).toMatchObject({ value: "49", detail: { possible: true } }); // 365·0.855 = 312.075 → 313 good days needed, 7 + 355 − 313 = 49
    expect(figure.lineage.rule?.formula.zh).toMatch(/剩余天数/);
    expect(ask("days-left", "air-good-ratio", { target: "99.5" })).toMatchObject({ value: "-2", detail: { possible: false } }); // 363.175: 364 needed, 362 possible
  });
  test("the allowable mean keeps the target exactly, and one unit of its last place more does not", () => {
    expect(ask("allowable-mean", "air-mean", { item: "PM2.5", target: "35" }).value).toBe("34.7"); // (35·365 − 45·10)/355 = 34.718…
    expect(ask("allowable-mean", "air-mean", { item: "PM2.5", target: "1" })).toMatchObject({ value: "-0.3", detail: { possible: false } });
    expect(ask("allowable-mean", "air-mean", { item: "O3_8h", target: "160" })).toMatchObject({ value: null, validity: { state: "unjudged" } });
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 150 }), { minLength: 1, maxLength: 20 }), fc.integer({ min: 20, max: 60 }), (values, target) => {
      const own = daysOf(new World(), "2025-01-01", values), { value } = figureOf({ subject: p, statistic: "allowable-mean", of: "air-mean", item: "PM2.5", target: String(target), period: spanOf("2025-01-01", dayAfter("2025-01-01", values.length)), line }, own);
      const tenths = BigInt(Math.round(Number(value) * 10)), total = BigInt(10 * values.reduce((a, b) => a + b, 0)), rest = BigInt(365 - values.length), bound = BigInt(10 * target * 365);
      expect(total + tenths * rest <= bound).toBe(true);
      expect(total + (tenths + 1n) * rest > bound).toBe(true);
    }), { numRuns: 30 });
  });
  test("ranks: equal values rank equal, without a value no rank", () => {
    const own = new World();
    ["a", "b", "c", "e"].forEach((id, at) => { own.putMember(district, town(id)); own.putMember(town(id), point(id)); if (at < 3) daysOf(own, "2025-01-01", [[40, 30, 30][at] as number], "PM2.5", point(id)); });
    const rank = (id: string) => figureOf({ subject: town(id), statistic: "rank", of: "air-mean", item: "PM2.5", period: spanOf("2025-01-01", "2025-01-02"), line, within: district }, own).value;
    expect(["a", "b", "c", "e"].map(rank)).toEqual(["3", "1", "1", null]);
  });
  test("the lineage goes from a comparison down to the packet", () => {
    const reader = figuresOf(world), figure = reader.figure({ subject: p, statistic: "change-on-year", of: "air-mean", item: "PM2.5", period: span, line }), whole = JSON.stringify(lineageInFull(figure, (key) => reader.figure(key)));
    expect(whole).toContain("packet:1");
    expect(whole).toContain("GB 3095/24h");
  });
});

describe("water by the method of 2011", () => {
  const s1 = section("s1"), s2 = section("s2"), river: Subject = { kind: "river", id: "r" };
  const sampled = (world: World, of: Subject, month: string, values: Readonly<Record<string, string>>): World => { world.putSample(of, { day: `2025-${month}-05`, values, quality: "reliable", packet: -3 }); return world; };
  test("months from samples, half the limit for what is not detected; a year needs eight months, a quarter two", () => {
    const world = new World();
    ["01", "02", "03", "04", "05", "06", "07"].forEach((month, at) => sampled(world, s1, month, { "NH3-N": at === 0 ? "0.04L" : "1.10", Hg: "0.00004L" }));
    const mean = (period: FigurePeriod, item = "NH3-N") => figureOf({ subject: s1, statistic: "water-mean", item, period, line }, world);
    expect(mean({ kind: "month", day: "2025-01-01" }).value).toBe("0.02");
    expect(mean({ kind: "month", day: "2025-01-01" }, "Hg").value).toBe("0.00002");
    expect(mean({ kind: "quarter", day: "2025-01-01" })).toMatchObject({ value: "0.74", validity: { state: "valid" } }); // (0.02 + 1.10 + 1.10)/3
    expect(mean({ kind: "year", day: "2025-01-01" })).toMatchObject({ validity: { state: "invalid" }, coverage: { have: 7, of: 12 } });
    sampled(world, s1, "08", { "NH3-N": "1.10" });
    expect(mean({ kind: "year", day: "2025-01-01" })).toMatchObject({ value: "0.96", validity: { state: "valid" } }); // 7.72/8 = 0.965, to the even
    expect(figureOf({ subject: s1, statistic: "water-state", period: { kind: "month", day: "2025-02-01" }, line }, world)).toMatchObject({ value: "IV", detail: { state: "轻度污染", mainPollutants: { zh: "氨氮（0.10）" } } });
    expect(figureOf({ subject: s1, statistic: "target-distance", of: "water-state", target: "III", period: { kind: "month", day: "2025-02-01" }, line }, world).value).toBe("未达标");
    // a month without a sample has no class to hold against the target
    expect(figureOf({ subject: s1, statistic: "target-distance", of: "water-state", target: "III", period: { kind: "month", day: "2031-02-01" }, line }, world)).toMatchObject({ value: null, detail: { kept: null } });
    expect(figureOf({ subject: s1, statistic: "change-on-period", of: "water-state", period: { kind: "month", day: "2025-02-01" }, line }, world).value).toBe("明显变差"); // I → IV
  });
  test("automatic data go first for the six items and not for the others", () => {
    const world = sampled(new World(), s1, "03", { TP: "0.90", COD: "18" });
    world.putHour(s1, "TP", "2025-03-10", 4, reading("0.10")); world.putHour(s1, "TP", "2025-03-10", 8, reading("0.20")); world.putHour(s1, "TP", "2025-03-11", 4, reading("0.30")); world.putHour(s1, "COD", "2025-03-11", 4, reading("90"));
    const mean = (item: string) => figureOf({ subject: s1, statistic: "water-mean", item, period: { kind: "month", day: "2025-03-01" }, line }, world).value;
    expect(mean("TP")).toBe("0.225"); // days 0.15 and 0.30; the sample says 0.90
    expect(Number(mean("COD"))).toBe(18);
  });
  test("a river of two sections goes by means, of five by shares; the share of good sections of the district", () => {
    const world = new World();
    [["s1", "0.40"], ["s2", "1.80"]].forEach(([id = "", value = ""]) => { world.putMember(river, section(id)); world.putMember(district, section(id)); sampled(world, section(id), "03", { "NH3-N": value, COD: "10" }); });
    const period: FigurePeriod = { kind: "month", day: "2025-03-01" }, ask = (subject: Subject, statistic: FigureKey["statistic"]) => figureOf({ subject, statistic, period, line }, world);
    expect(ask(river, "water-state")).toMatchObject({ value: "轻度污染", detail: { method: "means", class: "IV" } }); // mean 1.10
    ["s3", "s4", "s5"].forEach((id) => { world.putMember(river, section(id)); sampled(world, section(id), "03", { "NH3-N": "0.40" }); });
    expect(ask(river, "water-state")).toMatchObject({ value: "良好", detail: { method: "shares" } }); // 4 of 5
    expect(ask(district, "water-good-share")).toMatchObject({ value: "50.0", detail: { good: 1, inferior: 0, sections: 2 } });
    expect(sharesCompared(ask(district, "water-good-share"), ask(river, "water-good-share"))?.value).toMatchObject({ difference: "30", change: "明显好转" });
    world.putMember(river, s2); world.putMember(river, section("dry"));
    expect(ask(river, "water-state").validity.state).toBe("invalid");
  });
  test("a lake has the limits of lakes, over its points, and a trophic level", () => {
    const world = new World(), lake: Subject = { kind: "lake", id: "l" };
    [["l1", "0.04"], ["l2", "0.06"]].forEach(([id = "", TP = ""]) => { world.putMember(lake, section(id)); sampled(world, section(id), "03", { TP, TN: "1.2", chla: "0.015", SD: "0.8", CODMn: "4.5" }); });
    const period: FigurePeriod = { kind: "month", day: "2025-03-01" };
    expect(figureOf({ subject: lake, statistic: "water-state", period, line }, world)).toMatchObject({ value: "III", detail: { state: "良好" } }); // TP 0.05 = III of lakes, II of rivers
    expect(figureOf({ subject: section("l2"), statistic: "water-state", period, line }, world).value).toBe("IV");
    expect(figureOf({ subject: lake, statistic: "water-trophic", period, line }, world)).toMatchObject({ value: "51.1", coverage: { have: 5, of: 5 } }); // by hand: (54.41·1 + 45.71·0.7056 + 57.62·0.6724 + 55.51·0.6889 + 41.11·0.6889)/3.7558
  });
});

describe("the typed-array way is the exact way", () => {
  test("random hours at the limits, holes, half values and declared days: daily values, index, year", () => {
    const values = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 700 }) }, { weight: 1, arbitrary: fc.constantFrom(35, 75, 115, 150, 160, 250, 500, 800, 801, 1200) }, { weight: 1, arbitrary: fc.constant(null) });
    fc.assert(fc.property(fc.array(values, { minLength: 97, maxLength: 97 }), fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 20 }), fc.subarray(["SO2", "NO2", "PM10", "CO", "O3", "PM2.5"], { minLength: 4 }), (pattern, declared, items) => {
      const world = new World(), all = daysInYear(2025);
      world.putProgramme(p, items);
      for (const at of declared) world.declare(all[at] as string);
      items.forEach((item, place) => all.forEach((one, at) => { world.putHours(p, item, one, Array.from({ length: 24 }, (_, hour) => { const value = pattern[(at * 24 + hour * (place + 1)) % 97]; return value === null || value === undefined ? null : reading(item === "CO" ? `${Math.floor(value / 10)}.${value % 10}` : value); })); }));
      const hours = hoursOfYear(world, p, 2025, line), reader = figuresOf(world);
      if (hours === null) throw new Error("whole numbers are columns");
      const fast = stationYear(stationYearPlan(2025, world.settings), hours, world.settings, Uint8Array.from(all, (one) => (world.sandstormDays(one, dayAfter(one)).length > 0 ? 1 : 0)));
      all.forEach((one, at) => expect([one, reader.figure({ subject: p, statistic: "air-index", period: day(one), line }).value]).toEqual([one, fast.index.aqi[at]! < 0 ? null : String(fast.index.aqi[at])]));
      const { detail } = reader.figure({ subject: p, statistic: "air-year", period: { kind: "year", day: "2025-01-01" }, line });
      for (const item of ["SO2", "NO2", "PM10", "CO", "O3_8h", "PM2.5"] as const) { const { item: _item, ...rest } = fast.year.items[item]; expect(detail?.kind === "air-year" ? detail.items[item] : null).toEqual(rest); }
      expect(reader.figure({ subject: p, statistic: "air-good-days", period: { kind: "year", day: "2025-01-01" }, line }).value).toBe(String(fast.year.goodDays.goodDays));
    }), { numRuns: 4 });
  }, 110_000);
  test("a value with more decimals has no column", () => {
    const world = new World();
    world.putHour(p, "NO2", "2025-05-01", 3, reading("12.5"));
    expect(hoursOfYear(world, p, 2025, line)).toBeNull();
    world.putHour(p, "NO2", "2025-05-01", 3, reading("12.0")); world.putHour(p, "CO", "2025-05-01", 3, reading("0.7")); world.putHour(p, "O3", "2025-05-01", 3, reading("-4"));
    expect(hoursOfYear(world, p, 2025, line)).toMatchObject({ NO2: expect.objectContaining({ [120 * 24 + 2]: 12 }) as unknown, CO: expect.objectContaining({ [120 * 24 + 2]: 7 }) as unknown, O3: expect.objectContaining({ [120 * 24 + 2]: -1 }) as unknown });
  });
});
