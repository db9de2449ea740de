import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  BasisDiffers, LimitNotHeld, captureRate, dailyPh, dataFlagOf, dischargeCategories, dischargeJudged, dischargeLimitOf, dischargeLimits, dryStandardConcentration, dryStandardFlow, exact, exceedancesOf, excessAir, excessAirConverted, findItem,
  gasDay, gasHour, gasSubstitution, handSamplesSuffice, hourlyEmission, invalidatedByCheck, limitsInForce, markedRuns, nitrogenOxides, oxygenConverted, periodFlag, transmissionRates, waterDay, waterEmission, waterSubstitution, waterVolume,
} from "../src/index.js";
import { describeWith, vectorRows } from "./shared.js";

const optional = <K extends string>(key: K, value: string | undefined): Partial<Record<K, string>> => (value ? { [key]: value } as Record<K, string> : {});

describe("discharge limits as printed", () => {
  test.each(vectorRows("discharge-limits.csv"))("%s %s %s ≤ %s (built %s, water %s ℃)", (standard = "", category = "", item = "", limit = "", built, waterTemperature) => {
    const found = dischargeLimitOf({ standard, category, day: "2025-06-01", item, ...optional("built", built), ...optional("waterTemperature", waterTemperature) });
    expect([found.limit, findItem(item, found.medium)?.symbol]).toEqual([limit, item]);
  });
  test("every limit belongs to an item of the registry, has a clause, an attestation and dates in order", () => {
    for (const each of dischargeLimits) {
      expect([each.item, findItem(each.item, each.medium)?.symbol ?? (each.item === "TSP" ? "TSP" : null)]).toEqual([each.item, each.item]);
      expect(each.clause).not.toBe("");
      if (each.until !== undefined) expect(each.from < each.until).toBe(true);
    }
    expect(dischargeCategories("GB 18918")).toEqual(["1A", "1B", "2", "3"]);
  });
});

describe("dates and averaging", () => {
  test("GB 18918 2026 amendment: pH, colour and faecal coliform are momentary from 2026-03-01", () => {
    const basis = (day: string, item: string): string => dischargeLimitOf({ standard: "GB 18918", category: "1A", day, item }).basis;
    for (const item of ["pH", "colour", "fecal-coliform"]) expect([item, basis("2026-02-28", item), basis("2026-03-01", item)]).toEqual([item, "day", "instantaneous"]);
  });
  test("GB 18918 2026 amendment: its momentary limits are known and refused by name, the daily ones stay", () => {
    const query = { standard: "GB 18918", category: "1A", day: "2026-04-01", item: "COD" } as const;
    expect(dischargeLimitOf({ ...query, basis: "day" }).limit).toBe("50");
    expect(() => dischargeLimitOf({ ...query, basis: "instantaneous" })).toThrow(LimitNotHeld);
    expect(limitsInForce({ ...query, day: "2026-02-28" })).toHaveLength(1);
  });
  test("GB 4915 2026 amendment: dryers with heat of their own from 2026-04-01, kilns unchanged", () => {
    const limit = (day: string, category: string, item: string): string => dischargeLimitOf({ standard: "GB 4915", category, day, item }).limit;
    expect([limit("2026-03-31", "dryer with heat of its own", "SO2"), limit("2026-04-01", "dryer with heat of its own", "SO2"), limit("2026-04-01", "kiln", "SO2")]).toEqual(["600", "50", "200"]);
  });
  test("a condition left open is not guessed; a day before the standard has no limit", () => {
    expect(() => dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-01-01", item: "NH3-N" })).toThrow(/2 limits fit/);
    expect(() => dischargeLimitOf({ standard: "GB 13271", category: "new coal boiler", day: "2014-06-30", item: "SO2" })).toThrow(/limits nothing/);
    expect(() => limitsInForce({ standard: "GB 18918", category: "1A", day: "2025-02-30" })).toThrow(/2025-02-30/);
  });
});

describe("judging", () => {
  const cod = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "COD" });
  test("a value equal to the limit keeps it, one beyond exceeds it with its multiple", () => {
    expect(dischargeJudged(cod, { value: "50", basis: "day" }).value).toMatchObject({ isExceeded: false, multiple: null });
    expect(dischargeJudged(cod, { value: "61", basis: "day" }).value).toMatchObject({ isExceeded: true, multiple: "0.22" });
  });
  test("an hourly mean is not held against a daily limit", () => { expect(() => dischargeJudged(cod, { value: "61", basis: "hour" })).toThrow(BasisDiffers); });
  test("pH is a range with both ends inside; alkyl mercury must not be found", () => {
    const pH = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "pH" });
    expect(["5.99", "6", "9", "9.01"].map((value) => dischargeJudged(pH, { value, basis: "day" }).value.isExceeded)).toEqual([true, false, false, true]);
    const alkyl = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "alkyl-mercury" });
    expect(["0", "10L", "0.1"].map((value) => dischargeJudged(alkyl, { value, basis: "day" }).value.isExceeded)).toEqual([false, false, true]);
  });
  test("GB 13271-2014: gas is converted to the reference oxygen before it is compared, and the oxygen must be there", () => {
    const dust = dischargeLimitOf({ standard: "GB 13271", category: "special coal boiler", day: "2025-06-01", item: "PM" });
    expect(dischargeJudged(dust, { value: "30", basis: "hour", measuredOxygen: "12" }).value).toMatchObject({ isExceeded: true, compared: "40.0000", multiple: "0.33" });
    expect(dischargeJudged(dust, { value: "30", basis: "hour", isConverted: true }).value.isExceeded).toBe(false);
    expect(() => dischargeJudged(dust, { value: "30", basis: "hour" })).toThrow(/measured oxygen/);
    expect(() => dischargeJudged(dust, { value: "30", basis: "hour", measuredOxygen: "21" })).toThrow(/oxygen of air/);
  });
});

describe("a series against a limit", () => {
  const dust = dischargeLimitOf({ standard: "GB 13271", category: "special coal boiler", day: "2025-06-01", item: "PM" });
  test("valid hours are judged each by itself; the others are left out by name", () => {
    const found = exceedancesOf(dust, [
      { at: "01", value: "20", measuredOxygen: "12" }, { at: "02", value: "30", measuredOxygen: "12" }, { at: "03", value: "99", flag: "C", measuredOxygen: "12" }, { at: "04", value: "99", flag: "F" },
      { at: "05", value: null }, { at: "06", value: "99", flag: "B" }, { at: "07", value: "5", measuredOxygen: "20.95" }, { at: "08", value: "5", measuredOxygen: "21" }, { at: "09", value: "31", isConverted: true },
    ], "hour");
    expect([found.judged, found.exceeded.map((each) => [each.at, each.multiple]), found.leftOut.map((each) => [each.at, each.reason.en])]).toEqual([
      4, [["02", "0.33"], ["07", "39.00"], ["09", "0.03"]], [["03", "invalid datum"], ["04", "source stopped"], ["05", "missing"], ["06", "missing"], ["08", "oxygen as in air: cannot be converted"]],
    ]);
  });
  test("an unknown flag and a mean over another time are refused", () => {
    expect(() => exceedancesOf(dust, [{ at: "01", value: "1", flag: "Q", measuredOxygen: "9" }], "hour")).toThrow(/data flag/);
    expect(() => exceedancesOf(dust, [{ at: "01", value: "1", measuredOxygen: "9" }], "day")).toThrow(BasisDiffers);
  });
});

describeWith("vectors/water/oxygen-correction.json", "oxygen conversion", (text) => {
  test("C = C′ × (21 − O2ref)/(21 − O2)", () => {
    for (const { C, Oref, Omeas, Cref } of (JSON.parse(text()) as { cases: Record<"C" | "Oref" | "Omeas" | "Cref", string>[] }).cases) {
      expect(oxygenConverted({ concentration: C, measured: Omeas, reference: Oref }).value.text).toBe(Cref);
    }
  });
});

describe("conversions of exhaust gas", () => {
  test("GB 4915-2013 eq. (1): 50 mg/m³ at 11 % is 55.0 at 10 %", () => { expect(oxygenConverted({ concentration: "50", measured: "11", reference: "10" }).value.text).toBe("55.0"); });
  test("HJ 212-2017 annex D: both conversions agree, α = 21/(21 − O2)", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2099 }), fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 100_000 }), (measured, reference, concentration) => {
      const text = (hundredths: number): string => exact(hundredths).over(exact(100)).toString();
      const byOxygen = oxygenConverted({ concentration: text(concentration), measured: text(measured), reference: text(reference) }).value.exact;
      const ratio = excessAir(text(measured)).over(excessAir(text(reference)));
      expect(byOxygen.equals(exact(text(concentration)).times(ratio))).toBe(true);
    }));
    expect(excessAirConverted({ concentration: "30", measuredOxygen: "12", standard: "1.75" }).value.text).toBe("40.0");
  });
  test("HJ 212-2017 annex D: NOx = NO × 46/30 + NO2", () => { expect(nitrogenOxides("30", "4").toString()).toBe("50"); });
  test("HJ 212-2017 annex D: dry gas in the standard state, 273 ℃ and 20 % moisture double and more the concentration", () => {
    const state = { airPressure: "101325", staticPressure: "0", temperature: "273", moisture: "20" };
    expect(dryStandardConcentration("10", state).value.toString()).toBe("25");
    expect(dryStandardFlow({ area: "2", velocity: "5" }, state).value.toString()).toBe("14400");
    expect(hourlyEmission(exact("50"), exact("14400")).toString()).toBe("0.72");
  });
});

describe("amounts of waste water", () => {
  test("HJ 212-2017 annex D: 10 L/s over an hour are 36 m³, at 50 mg/L 1.8 kg", () => {
    expect([waterVolume("10", "3600").toString(), waterEmission(waterVolume("10", "3600"), exact("50")).toString()]).toEqual(["36", "1.8"]);
  });
});

describe("validity of online data", () => {
  test("HJ 212-2017 table 8: flags", () => { expect(["N", "F", "M", "S", "D", "C", "T", "B", undefined, "?"].map((flag) => dataFlagOf(flag)?.validity)).toEqual(["valid", "stopped", "invalid", "valid", "invalid", "invalid", "invalid", "missing", "valid", undefined]); });
  test("HJ 212-2017 notes to C.17, C.18: one abnormal minute spoils the hour of waste water, a quarter that of gas", () => {
    const hour = (abnormal: number): string[] => [...Array<string>(60 - abnormal).fill("N"), ...Array<string>(abnormal).fill("M")];
    expect([periodFlag("water", hour(1)), periodFlag("gas", hour(15)), periodFlag("gas", hour(16)), periodFlag("gas", hour(0)), periodFlag("gas", [])]).toEqual(["M", "N", "D", "N", null]);
  });
  test("HJ 212-2017 annex D: 45 minutes make a gas hour, 20 hours a day", () => {
    const minutes = (valid: number) => Array.from({ length: 60 }, (_, i) => ({ value: String(i % 2), flag: i < valid ? "N" : "C" }));
    expect([gasHour(minutes(44)).value, gasHour(minutes(46)).value?.toString()]).toEqual([null, "0.5"]);
    const hours = (valid: number) => Array.from({ length: 24 }, (_, i) => ({ value: i < valid ? "10" : null }));
    expect([gasDay(hours(19)).value, gasDay(hours(20)).value?.toString(), gasDay(hours(18), 18).value?.toString()]).toEqual([null, "10", "10"]);
  });
  test("marks: runs without a gap are one, more than 15 minutes count", () => {
    const minutes = [null, ...Array<string>(8).fill("校准"), ...Array<string>(8).fill("日常维护"), null, ...Array<string>(15).fill("故障")];
    expect(markedRuns(minutes)).toEqual([{ from: 1, to: 17, marks: ["校准", "日常维护"], counts: true }, { from: 18, to: 33, marks: ["故障"], counts: false }]);
  });
  test("HJ 75-2017 §12: capture rate, and none for a source that stood still", () => {
    expect(captureRate({ total: 2160, stopped: 160, invalid: 150 }).value?.percent).toBe("92.50");
    expect(captureRate({ total: 2160, stopped: 2160, invalid: 0 }).value).toBeNull();
    expect(() => captureRate({ total: 100, stopped: 60, invalid: 50 })).toThrow(/more than 100/);
  });
  test("标记规则 2022: effective transmission = transmission × validity", () => {
    const rates = transmissionRates({ expected: 1000, received: 950, valid: 760 });
    expect([rates.transmission.value?.percent, rates.validity.value?.percent, rates.effective.value?.percent]).toEqual(["95.00", "80.00", "76.00"]);
    expect(transmissionRates({ expected: 10, received: 0, valid: 0 }).effective.value?.percent).toBe("0.00");
    expect(() => transmissionRates({ expected: 10, received: 11, valid: 1 })).toThrow(/more than 10/);
  });
});

describe("substitution", () => {
  const before = Array.from({ length: 2160 }, (_, i) => String(i + 1)); // newest first: the largest of the last n is n
  test.each([[92, 24, "180"], [92, 25, "720"], [90, 24, "180"], [89.9, 1, "2160"], [75, 500, "2160"], [74.9, 1, undefined]])("HJ 75-2017 table 5: capture %s %%, %s hours → largest of the last %s", (percent, invalidHours, wanted) => {
    const hours = { total: 1000, stopped: 0, invalid: Math.round((100 - percent) * 10) };
    expect(gasSubstitution({ hours, kind: "other", invalidHours, validBefore: before }).value?.toString()).toBe(wanted);
  });
  test("fewer valid hours than the table asks for give none, with the reason", () => {
    const found = gasSubstitution({ hours: { total: 1000, stopped: 0, invalid: 50 }, kind: "out-of-control", invalidHours: 3, validBefore: before.slice(0, 179) });
    expect([found.value, found.lineage.notes?.[0]?.en]).toEqual([null, "179 valid hours before, 180 are needed"]);
  });
  test("HJ 356-2019 §7: flow-weighted mean with three quarters of the data", () => {
    const day = (valid: number) => Array.from({ length: 24 }, (_, i) => ({ concentration: i < valid ? String(i < 12 ? 10 : 40) : null, volume: i < 12 ? "2" : "1" }));
    expect([waterDay(day(24), 24).value?.toString(), waterDay(day(17), 24).value]).toEqual(["20", null]);
    expect(waterDay(day(18), 24).value?.toString()).toBe("16");
    expect(waterDay(Array.from({ length: 24 }, () => ({ concentration: "10", volume: "0" })), 24).value).toBeNull();
  });
  test("HJ 356-2019 §8: mean of the window before, median for pH", () => {
    expect([waterSubstitution("COD", ["10", "20", "60"]).value?.toString(), waterSubstitution("pH", ["7.0", "7.4", "9.0"]).value?.toString(), waterSubstitution("COD", []).value]).toEqual(["30", "7.4", null]);
    expect(dailyPh(["7.0", "7.4"])?.toString()).toBe("7.2");
    expect([handSamplesSuffice([2, 8, 14, 20]), handSamplesSuffice([2, 8, 14]), handSamplesSuffice([1, 8, 14, 20])]).toEqual([true, false, false]);
  });
  test("HJ 356-2019 §6: a failed check reaches back to the last passed one", () => {
    const times = ["2025-01-01T00:00:00+08:00", "2025-01-02T00:00:00+08:00", "2025-01-03T00:00:00+08:00", "2025-01-04T00:00:00+08:00"];
    expect(invalidatedByCheck(times, times[0] ?? "", times[2] ?? "")).toEqual([1, 2]);
    expect(() => invalidatedByCheck(times, "2025-01-01", times[2] ?? "")).toThrow(/offset/);
  });
});
