import { describe, expect, test } from "vitest";
import {
  BasisDiffers, LimitNotHeld, NotADay, backgroundCorrected, captureRate, dailyPh, dayNightLevels, dischargeCategories, dischargeJudged, dischargeLimitOf, dischargeLimits, dryStandardConcentration, dryStandardFlow, exact, exceedancesOf, excessAir,
  excessAirConverted, gasDay, gasHour, gasSubstitution, gb15618ClassOf, gb36600ClassOf, handSamplesSuffice, invalidatedByCheck, ldnOf, leqOf, limitsInForce, markedRuns, nitrogenOxides, noiseJudged, noiseLimitOf, oxygenConverted, periodFlag, safeUseRateOfConstructionLand,
  safeUseRateOfFarmland, transmissionRates, urbanNoiseGrade, waterDay, waterSubstitution, waterVolume, type AveragingBasis, type DischargeLimit, type NoiseStandard,
} from "../src/index.js";

/** The code of what is thrown, or "none". */
const codeOf = (act: () => unknown): string => { try { act(); return "none"; } catch (error) { return (error as { code?: string }).code ?? String(error); } };
const dust = dischargeLimitOf({ standard: "GB 13271", category: "special coal boiler", day: "2025-06-01", item: "PM" });
const cod = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "COD" });

describe("discharge limits at their edges", () => {
  test("GB 18918-2002 table 1 note: the figure in brackets holds at 12 ℃ and below", () => {
    const limit = (waterTemperature: string): string => dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "NH3-N", waterTemperature }).limit;
    expect(["12.1", "12", "3"].map(limit)).toEqual(["5", "8", "8"]);
    expect(() => dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "NH3-N" })).toThrow(/2 limits fit \(.*above 12 ℃.*say which/);
    expect(codeOf(() => limit("warm"))).toBe("discharge-limits/not-a-number");
  });
  test("a limit holds from its first day until the day before the next", () => {
    const inForce = (each: DischargeLimit, day: string): boolean => limitsInForce({ standard: each.standard, category: each.category, item: each.item, day }).includes(each);
    const before = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
    for (const each of dischargeLimits) {
      expect([each.edition, each.item, inForce(each, each.from), inForce(each, before(each.from))]).toEqual([each.edition, each.item, true, false]);
      if (each.until !== undefined) expect([each.edition, each.item, inForce(each, before(each.until)), inForce(each, each.until)]).toEqual([each.edition, each.item, true, false]);
    }
  });
  test("the day a plant was built chooses, with its first day inside and its last outside", () => {
    const withBuilding = dischargeLimits.filter(({ condition }) => condition?.builtFrom !== undefined || condition?.builtUntil !== undefined);
    expect(withBuilding.length).toBeGreaterThan(0);
    for (const each of withBuilding) {
      const found = (built: string): boolean => limitsInForce({ standard: each.standard, category: each.category, item: each.item, day: each.from, built }).includes(each);
      if (each.condition?.builtFrom !== undefined) expect(found(each.condition.builtFrom)).toBe(true);
      if (each.condition?.builtUntil !== undefined) expect(found(each.condition.builtUntil)).toBe(false);
      if (each.condition?.builtFrom !== undefined) expect(found("1980-01-01")).toBe(false);
      if (each.condition?.builtUntil !== undefined) expect(found("1900-01-01")).toBe(each.condition.builtFrom === undefined);
    }
    expect(() => limitsInForce({ standard: "GB 18918", category: "1A", day: "2025-06-01", built: "2025-13-01" })).toThrow(NotADay);
  });
  test("a query finds by standard, category, item and basis together", () => {
    const all = limitsInForce({ standard: "GB 18918", category: "1A", day: "2025-06-01" });
    expect(all.every((each) => each.standard === "GB 18918" && each.category === "1A")).toBe(true);
    expect(limitsInForce({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "COD", basis: "hour" })).toEqual([]);
    expect(codeOf(() => dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "COD", basis: "hour" }))).toBe("discharge-limits/no-limit");
    expect(dischargeCategories("GB 0")).toEqual([]);
  });
  test("a sample taken by hand counts for an hour and a moment, not for a day; a known limit without a figure judges nothing", () => {
    const at = (basis: AveragingBasis, given: AveragingBasis): string => codeOf(() => dischargeJudged({ ...cod, basis }, { value: "1", basis: given }));
    expect([at("hour", "sample"), at("instantaneous", "sample"), at("day", "sample"), at("hour", "day"), at("day", "day")]).toEqual(["none", "none", "discharge-limits/basis-differs", "discharge-limits/basis-differs", "none"]);
    expect(() => dischargeJudged(cod, { value: "1", basis: "sample" })).toThrow(BasisDiffers);
    expect(() => dischargeJudged({ ...cod, limit: null }, { value: "1", basis: "day" })).toThrow(LimitNotHeld);
  });
  test("a range has no multiple; a value below detection exceeds nothing; blackness by Ringelmann is never converted", () => {
    const pH = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "pH" });
    expect(dischargeJudged(pH, { value: "10", basis: "day" }).value).toMatchObject({ isExceeded: true, multiple: null });
    expect(dischargeJudged(cod, { value: "60L", basis: "day" }).value).toEqual({ isExceeded: false, limit: cod, compared: "60L", multiple: null });
    const absent: DischargeLimit = { ...cod, kind: "absent" };
    expect(dischargeJudged(absent, { value: "51", basis: "day" }).value).toMatchObject({ isExceeded: true, multiple: null });
    expect(dischargeJudged(absent, { value: "0.00", basis: "day" }).value.isExceeded).toBe(false);
    expect(dischargeJudged({ ...dust, item: "Ringelmann", limit: "1" }, { value: "1", basis: "hour" }).value).toMatchObject({ isExceeded: false, compared: "1" });
  });
  test("the lineage: what was measured, the limit with its document, and a verdict in words", () => {
    const { lineage } = dischargeJudged(cod, { value: "61", basis: "day" });
    expect(lineage).toMatchObject({ value: "超标 0.22 倍", origin: "computed", rule: { id: "discharge/judge", standard: "GB 18918", edition: cod.edition, clauses: [cod.clause], attestation: cod.attestation } });
    expect(lineage.inputs.map(({ value, unit, origin, source }) => [value, unit, origin, source?.document])).toEqual([["61", "mg/L", "measured", undefined], ["50", "mg/L", "parameter", cod.edition]]);
    const pH = dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "pH" });
    expect([dischargeJudged(pH, { value: "10", basis: "day" }).lineage.value, dischargeJudged(pH, { value: "8", basis: "day" }).lineage.inputs[1]?.value]).toEqual(["超标", "6~9"]);
    expect(dischargeJudged({ ...cod, kind: "absent" }, { value: "0", basis: "day" }).lineage.inputs[1]?.value).toBe("不得检出");
    const converted = dischargeJudged(dust, { value: "30", basis: "hour", measuredOxygen: "12" }).lineage;
    expect(converted.inputs[0]?.inputs.map(({ value, unit, origin }) => [value, unit, origin])).toEqual([["30", "mg/m³", "measured"], ["12", "%", "measured"], ["9", "%", "parameter"]]);
    const note = { zh: "注", en: "note" };
    expect(dischargeJudged({ ...cod, note }, { value: "1", basis: "day" }).lineage.notes).toEqual([note]);
    expect(dischargeJudged({ ...cod }, { value: "1", basis: "day" }).lineage).not.toHaveProperty(cod.note ? "none" : "notes");
  });
});

describe("oxygen and excess air at their edges", () => {
  test("oxygen as in air is refused on both sides, just below is not", () => {
    expect(oxygenConverted({ concentration: "1", measured: "20.9", reference: "11" }).value.text).toBe("100.0");
    for (const [measured, reference] of [["21", "9"], ["22", "9"], ["9", "21"]] as const) expect(codeOf(() => oxygenConverted({ concentration: "1", measured, reference }))).toBe("oxygen/out-of-range");
    expect(codeOf(() => oxygenConverted({ concentration: "1L", measured: "9", reference: "9" }))).toBe("oxygen/below-detection");
    expect(oxygenConverted({ concentration: "10", measured: "12", reference: "9" }, 3).value.text).toBe("13.333");
    expect(excessAir("0").toString()).toBe("1");
  });
  test("HJ 212-2017 annex D: α of exactly 1 is one, below it is none; a measured α goes first", () => {
    expect(excessAirConverted({ concentration: "30", coefficient: "1", standard: "1" }).value.text).toBe("30.0");
    expect(excessAirConverted({ concentration: "30", coefficient: "3.5", standard: "1.75" }, 0).value.text).toBe("60");
    for (const [coefficient, standard] of [["0.99", "1.5"], ["1.5", "0.99"]] as const) expect(codeOf(() => excessAirConverted({ concentration: "30", coefficient, standard }))).toBe("oxygen/out-of-range");
    const { lineage } = excessAirConverted({ concentration: "30", measuredOxygen: "12", standard: "1.75" });
    expect([lineage.value, lineage.unit, lineage.rule?.edition, lineage.rule?.clauses, lineage.rounding, lineage.inputs.map(({ value, origin }) => [value, origin])]).toEqual([
      "40.0", "mg/m³", "HJ 212-2017", ["annex D"], { rule: "GB/T 8170", places: 1, exact: "40" }, [["30", "measured"], ["2.3333", "computed"], ["1.75", "parameter"]]]);
    expect(oxygenConverted({ concentration: "50", measured: "11", reference: "10" }).lineage.rule).toMatchObject({ standard: "GB 4915", edition: "GB 4915-2013", clauses: ["eq. (1)"], attestation: "VERIFIED" });
  });
});

describe("series and online data at their edges", () => {
  test("diluted means at or above 21 %, only where oxygen is needed and the value not yet converted", () => {
    const judged = (limit: DischargeLimit, more: object) => exceedancesOf(limit, [{ at: "01", value: "1", ...more }], limit.basis);
    expect([judged(dust, { measuredOxygen: "21" }).judged, judged(dust, { measuredOxygen: "21", isConverted: true }).judged, judged({ ...cod }, { measuredOxygen: "21" }).judged, judged(dust, { measuredOxygen: "20.9" }).judged]).toEqual([0, 1, 1, 1]);
    expect(codeOf(() => judged(dust, {}))).toBe("discharge-limits/no-limit");
    expect(exceedancesOf(cod, [{ at: "01", value: "51" }], "day").exceeded).toEqual([{ at: "01", compared: "51", multiple: "0.02" }]);
    expect(exceedancesOf(cod, [], "day")).toEqual({ judged: 0, exceeded: [], leftOut: [] });
  });
  test("HJ 212-2017 annex D: 45 of 60 minutes and 20 of 24 hours, values set by hand among them, others not", () => {
    const data = (count: number, flag?: string) => Array.from({ length: count }, () => ({ value: "2", ...(flag === undefined ? {} : { flag }) }));
    expect([gasHour(data(44)).value, gasHour(data(45)).value?.toString(), gasHour(data(45, "S")).value?.toString(), gasHour(data(60, "D")).value, gasHour([]).value, gasHour(data(60, "?")).value]).toEqual([null, "2", "2", null, null, null]);
    expect([gasDay([], 0).value, gasDay(data(1), 1).value?.toString()]).toEqual([null, "2"]);
    const { lineage } = gasHour([...data(45), { value: null }]);
    expect([lineage.inputs.length, lineage.notes?.[0]?.en, gasHour(data(3)).lineage.notes?.[0]?.en]).toEqual([45, "45 valid data", "3 valid data, 45 are needed"]);
  });
  test("HJ 212-2017 annex D: pressure, temperature and moisture each bear on the dry concentration", () => {
    const state = { airPressure: "100000", staticPressure: "1325", temperature: "0", moisture: "0" };
    expect(dryStandardConcentration("10", state).value.toString()).toBe("10");
    expect(dryStandardConcentration("10", { ...state, moisture: "50" }).value.toString()).toBe("20");
    expect(dryStandardConcentration("10", { ...state, temperature: "546" }).value.toString()).toBe("30");
    expect(dryStandardConcentration("10", { ...state, airPressure: "50000", staticPressure: "662.5" }).value.toString()).toBe("20");
    expect(dryStandardFlow({ area: "2", velocity: "5" }, { ...state, temperature: "546", moisture: "50" }).value.toString()).toBe("6000"); // 36000 / 3 / 2
    const bounds = { airPressure: ["50000", "110000"], staticPressure: ["-20000", "20000"], temperature: ["-50", "1500"], moisture: ["0", "99"] } as const;
    for (const [field, [low, high]] of Object.entries(bounds)) {
      for (const text of [low, high]) expect([field, text, codeOf(() => dryStandardConcentration("10", { ...state, [field]: text }))]).toEqual([field, text, "none"]);
      for (const text of [exact(low).minus(exact("0.1")).toString(), exact(high).plus(exact("0.1")).toString()]) expect([field, text, codeOf(() => dryStandardConcentration("10", { ...state, [field]: text }))]).toEqual([field, text, "online-monitoring/out-of-range"]);
    }
    expect([codeOf(() => dryStandardConcentration("10", { ...state, moisture: " " })), codeOf(() => dryStandardConcentration("10", { ...state, moisture: "x" }))]).toEqual(["online-monitoring/blank", "online-monitoring/not-a-number"]);
    expect(dryStandardFlow({ area: "2", velocity: "5" }, state).lineage.inputs.map(({ value, unit }) => `${value ?? ""} ${unit}`)).toEqual(["2 m²", "5 m/s", "100000 Pa", "1325 Pa", "0 ℃", "0 %"]);
    expect(dryStandardConcentration("10", state).lineage.inputs.map(({ value, unit }) => `${value ?? ""} ${unit}`)).toEqual(["10 mg/m³", "100000 Pa", "1325 Pa", "0 ℃", "0 %"]);
  });
  test("HJ 75-2017 table 5: the window ends where it ends; the largest of it stands wherever it is", () => {
    const hours = { total: 100, stopped: 0, invalid: 10 };
    const of = (validBefore: readonly string[], more: object = {}) => gasSubstitution({ hours, kind: "other", invalidHours: 1, validBefore, ...more });
    expect([of(["5", ...Array<string>(179).fill("1")]).value?.toString(), of([...Array<string>(180).fill("1"), "9"]).value?.toString(), of(Array<string>(179).fill("1")).value]).toEqual(["5", "1", null]);
    for (const invalidHours of [0, 1.5, -1]) expect(codeOf(() => of([], { invalidHours }))).toBe("online-monitoring/out-of-range");
    expect(of([], { hours: { total: 5, stopped: 5, invalid: 0 } }).lineage.notes?.[0]?.en).toMatch(/below 75 %/);
    const { lineage } = of(Array<string>(180).fill("1"), { kind: "out-of-control" });
    expect([lineage.rule?.formula.en, lineage.rule?.clauses, lineage.inputs.map(({ value }) => value), lineage.notes?.length]).toEqual(["largest of the 180 valid hours before the last calibration", ["12.3", "table 5"], ["90.00", "1"], 1]);
    expect(of(Array<string>(180).fill("1")).lineage.rule?.formula.en).toBe("largest of the 180 valid hours before the failure");
  });
  test("rates: nothing expected has none, all invalid is 0 %, and a part above its whole is refused", () => {
    expect([captureRate({ total: 10, stopped: 0, invalid: 10 }).value?.percent, captureRate({ total: 10, stopped: 4, invalid: 6 }).value?.percent, captureRate({ total: 3, stopped: 0, invalid: 1 }).value?.percent]).toEqual(["0.00", "0.00", "66.67"]);
    for (const wrong of [{ total: -1, stopped: 0, invalid: 0 }, { total: 1.5, stopped: 0, invalid: 0 }, { total: 1, stopped: 1, invalid: 1 }]) expect(codeOf(() => captureRate(wrong))).toBe("online-monitoring/out-of-range");
    expect(codeOf(() => transmissionRates({ expected: 2, received: 1, valid: 2 }))).toBe("online-monitoring/out-of-range");
    const none = transmissionRates({ expected: 0, received: 0, valid: 0 });
    expect([none.transmission.value, none.validity.value, none.effective.value]).toEqual([null, null, null]);
    const silent = transmissionRates({ expected: 5, received: 0, valid: 0 });
    expect([silent.transmission.value?.percent, silent.validity.value, silent.effective.value?.exact.toString()]).toEqual(["0.00", null, "0"]);
    const { transmission, validity } = transmissionRates({ expected: 3, received: 2, valid: 1 });
    expect([transmission, validity].map(({ lineage }) => [lineage.value, lineage.rounding?.exact, lineage.inputs.map(({ value }) => value), lineage.notes])).toEqual([["66.67", "200/3", ["3", "2"], undefined], ["50.00", "50", ["2", "1"], undefined]]);
    expect([none.transmission.lineage.notes?.length, none.transmission.lineage.rounding, captureRate({ total: 2, stopped: 1, invalid: 0 }).lineage.inputs.map(({ value }) => value)]).toEqual([1, undefined, ["2", "1", "0"]]);
  });
  test("HJ 212-2017 notes to C.17, C.18: a missing flag is normal, the first abnormal one stands for waste water", () => {
    expect([periodFlag("water", [undefined, "", "N"]), periodFlag("water", ["N", "D", "M"]), periodFlag("water", ["N", "?"]), periodFlag("gas", ["N", "N", "N", "M"]), periodFlag("gas", ["N", "N", "M"]), periodFlag("gas", ["N", undefined])]).toEqual(["N", "D", "?", "N", "D", "N"]);
  });
  test("marks: 15 minutes do not count, 16 do; each mark once; runs to the end", () => {
    expect(markedRuns([])).toEqual([]);
    expect(markedRuns([null, null])).toEqual([]);
    expect(markedRuns(Array<string>(16).fill("故障"))).toEqual([{ from: 0, to: 16, marks: ["故障"], counts: true }]);
    expect(markedRuns(["a", "b", "a", null, "a"])).toEqual([{ from: 0, to: 3, marks: ["a", "b"], counts: false }, { from: 4, to: 5, marks: ["a"], counts: false }]);
  });
  test("HJ 356-2019: what waste water needs to have a day, a substitute and samples by hand", () => {
    const datum = (concentration: string | null, volume = "1", flag?: string) => ({ concentration, volume, ...(flag === undefined ? {} : { flag }) });
    expect([waterDay([datum("1"), datum("2"), datum("3")], 4).value?.toString(), waterDay([datum("1"), datum("2"), datum("3", "1", "M")], 4).value, waterDay([datum("1", "0"), datum("4", "2"), datum("7", "1")], 3).value?.toString()]).toEqual(["2", null, "5"]);
    for (const expected of [0, -1, 1.5, 1]) expect(codeOf(() => waterDay([datum("1"), datum("2")], expected))).toBe("online-monitoring/out-of-range");
    expect(waterDay([datum("1")], 1).value?.toString()).toBe("1");
    expect([[datum("1")], [datum("1", "0")], [datum(null)]].map((data) => waterDay(data, 1).lineage.notes?.[0]?.en)).toEqual(["1 of 1 valid", "no water ran", "0 of 1 valid, below 75 %"]);
    expect(waterDay([datum("1", "3")], 1).lineage.inputs.map(({ name, value, unit }) => [name.en, value, unit])).toEqual([["concentration (volume 3 m³)", "1", "mg/L"]]);
    expect([dailyPh([]), dailyPh(["7"])?.toString(), dailyPh(["9", "6", "7"])?.toString(), dailyPh(["6", "9", "7", "8"])?.toString()]).toEqual([null, "7", "7", "7.5"]);
    expect([waterSubstitution("pH", ["6", "9"]).lineage.unit, waterSubstitution("COD", ["6", "9"]).lineage.unit, waterSubstitution("COD", ["6", "9"]).value?.toString(), waterSubstitution("pH", ["6", "7", "9"]).value?.toString()]).toEqual(["", "mg/L", "7.5", "7"]);
    expect([waterSubstitution("COD", []).lineage.notes?.[0]?.en, waterSubstitution("COD", ["6"]).lineage.inputs.map(({ value, unit }) => `${value ?? ""} ${unit}`), waterSubstitution("COD", ["6"]).lineage.rule?.clauses]).toEqual(["no valid value in the window before", ["6 mg/L"], ["8"]]);
    expect([[0, 6, 12, 18], [20, 14, 8, 2], [0, 6, 12, 17.9], [0, 5, 10, 17], [0, 6, 12], [6, 10, 14, 18], [7, 11, 15, 19], [0, 2, 4, 6, 12, 18]].map(handSamplesSuffice)).toEqual([true, true, false, false, false, false, false, true]);
    expect(waterVolume("2.5", "60").toString()).toBe("0.15");
  });
  test("HJ 356-2019 §6: the passed check itself stays, the failed one falls; instants need an offset", () => {
    const times = ["2025-01-01T00:00:00Z", "2025-01-01T01:00:00Z", "2025-01-01T02:00:00Z", "2025-01-01T03:00:00Z"];
    expect(invalidatedByCheck(times, "2025-01-01T00:00:00Z", "2025-01-01T10:00:00+08:00")).toEqual([1, 2]);
    for (const [passed, failed] of [["x", times[1]], [times[0], "2025-01-01T02:00:00"], ["2025-13-01T00:00:00Z", times[1]]] as const) expect(codeOf(() => invalidatedByCheck(times, passed ?? "", failed ?? ""))).toBe("online-monitoring/not-a-number");
    expect(invalidatedByCheck(times, "2025-01-01T00:00:00+0000", "2025-01-01T01:00:00+0000")).toEqual([1]);
  });
});

describe("what may not be below detection", () => {
  const state = { airPressure: "101325", staticPressure: "0", temperature: "20", moisture: "5" };
  const minutes = Array.from({ length: 45 }, () => ({ value: "1L" }));
  test.each<readonly [string, () => unknown]>([
    ["a minute of gas", () => gasHour(minutes)], ["a wet concentration", () => dryStandardConcentration("1L", state)], ["the area of a duct", () => dryStandardFlow({ area: "1L", velocity: "1" }, state)], ["nitric oxide", () => nitrogenOxides("1L", "1")],
    ["a valid hour before", () => gasSubstitution({ hours: { total: 100, stopped: 0, invalid: 10 }, kind: "other", invalidHours: 1, validBefore: Array<string>(180).fill("1L") })], ["a concentration of waste water", () => waterDay([{ concentration: "1L", volume: "1" }], 1)],
    ["a volume of waste water", () => waterDay([{ concentration: "1", volume: "1L" }], 1)], ["pH", () => dailyPh(["7L"])], ["a value of the window before", () => waterSubstitution("COD", ["1L"])], ["a flow", () => waterVolume("1L", "1")],
    ["a coefficient of excess air", () => excessAirConverted({ concentration: "1", coefficient: "2L", standard: "1.5" })], ["a concentration to be converted", () => excessAirConverted({ concentration: "1L", coefficient: "2", standard: "1.5" })], ["oxygen", () => excessAir("9L")],
    ["a water temperature", () => dischargeLimitOf({ standard: "GB 18918", category: "1A", day: "2025-06-01", item: "NH3-N", waterTemperature: "12L" })], ["a sound level", () => leqOf(["50L"])], ["a level to judge", () => noiseJudged({ standard: "GB 3096", zone: "1", period: "day", level: "50L" })],
    ["a background level", () => backgroundCorrected("60", "50L")], ["a measured level", () => backgroundCorrected("60L", "50")], ["a mean level", () => urbanNoiseGrade("road", "day", "50L")], ["pH of a soil", () => gb15618ClassOf({ land: "other", ph: "7L", values: { Cd: "1" } })],
    ["an area", () => safeUseRateOfFarmland({ priority: "1L", safeUse: "1", strict: "1", total: "9" })], ["a whole area", () => safeUseRateOfFarmland({ priority: "1", safeUse: "1", strict: "1", total: "9L" })],
    ["a background of arsenic", () => gb36600ClassOf({ land: "first", values: { As: "21" }, background: { As: "21L" } })],
  ])("%s", (_, act) => { expect(codeOf(act)).toMatch(/\/below-detection$/); });
  test("HJ 356-2019: a day expects at least one datum", () => { expect(codeOf(() => waterDay([], 0))).toBe("online-monitoring/out-of-range"); });
  test("trees name their rule and clause", () => {
    const rules = [gasHour([]), gasDay([]), dryStandardConcentration("1", state), dryStandardFlow({ area: "1", velocity: "1" }, state), waterDay([], 1), transmissionRates({ expected: 1, received: 1, valid: 1 }).transmission, transmissionRates({ expected: 1, received: 1, valid: 1 }).effective, captureRate({ total: 1, stopped: 0, invalid: 0 })]
      .map(({ lineage }) => [lineage.rule?.id, lineage.rule?.edition, lineage.rule?.clauses.join(" "), lineage.value]);
    expect(rules).toEqual([["HJ 212/gas-hour", "HJ 212-2017", "annex D", null], ["HJ 212/gas-day", "HJ 212-2017", "annex D", null], ["HJ 212/dry-standard", "HJ 212-2017", "annex D", exact(293).over(exact(273)).over(exact("0.95")).toFixed(4)], ["HJ 212/flow", "HJ 212-2017", "annex D", exact(3600).times(exact(273)).over(exact(293)).times(exact("0.95")).toFixed(1)],
      ["HJ 356/day", "HJ 356-2019", "7", null], ["marks/transmission", "2022 年第 21 号", "", "100.00"], ["marks/effective", "2022 年第 21 号", "", "100.00"], ["HJ 75/capture", "HJ 75-2017", "", "100.00"]]);
    expect(waterSubstitution("COD", ["1"]).lineage.notes?.map(({ en }) => en)).toEqual(["for amounts only; samples by hand go first"]);
  });
});

describe("soil at its edges", () => {
  const farm = (ph: string, values: Record<string, string>) => gb15618ClassOf({ land: "other", ph, values });
  test("GB 15618-2018 table 1: pH at the end of a column belongs to it; above 14 there is none", () => {
    expect(["5.5", "5.51", "6.5", "6.51", "7.5", "7.51", "14"].map((ph) => farm(ph, { As: "1" }).value.items[0]?.screening)).toEqual(["40", "40", "40", "30", "30", "25", "25"]);
    expect(["5.5", "5.51", "6.5", "6.51", "7.5", "7.51"].map((ph) => farm(ph, { As: "1" }).value.items[0]?.control)).toEqual(["200", "150", "150", "120", "120", "100"]);
    expect(codeOf(() => farm("14.1", { As: "1" }))).toBe("gb15618/out-of-range");
  });
  test("the worst item decides, items stand in the order of the table, twice and unknown are refused", () => {
    const { value, lineage } = farm("8", { Zn: "1", 六六六: "0.2", Cd: "5", 总砷: "26" });
    expect([value.class, value.farmlandClass, value.items.map(({ class: verdict }) => verdict)]).toEqual(["above-control", "严格管控类", ["above-control", "between", "below-screening", "between"]]);
    expect([value.items[0]?.multiple?.toString(), value.items[2]?.multiple, value.items[2]?.control, value.items[3]?.control]).toEqual([exact("5").minus(exact("0.6")).over(exact("0.6")).toString(), undefined, null, null]);
    expect([lineage.rule?.attestation, lineage.inputs.map((input) => input.notes?.[0]?.en.split(":")[0])]).toEqual(["FROM MEMORY", [undefined, "screening 0.6, control 4.0", "screening 25, control 100", "screening 300, control none", "screening 0.10, control none"]]);
    expect([codeOf(() => farm("8", { Cd: "1", 镉: "1" })), codeOf(() => farm("8", { U: "1" })), codeOf(() => farm("8", {}))]).toEqual(["gb15618/item-given-twice", "gb15618/unknown-item", "gb15618/nothing-to-judge"]);
    expect(farm("8", { Cd: "5L" }).value.class).toBe("below-screening");
  });
  test("GB 15618-2018 table 2: by symbol, printed name and plain name, after the items of table 1", () => {
    for (const names of [["HCH", "六六六总量", "六六六"], ["DDT", "滴滴涕总量", "滴滴涕"], ["BaP", "苯并[a]芘"]]) expect(new Set(names.map((name) => farm("8", { [name]: "1" }).value.items[0]?.item))).toEqual(new Set([names[0]]));
    expect(farm("8", { BaP: "1", DDT: "1", HCH: "1", Zn: "1", Cd: "1" }).value.items.map(({ item }) => item)).toEqual(["Cd", "Zn", "HCH", "DDT", "BaP"]);
    expect(farm("8", { Cd: "1" }).lineage.rule).toMatchObject({ attestation: "VERIFIED", clauses: ["4", "5", "tables 1–3"] });
  });
  test("GB 36600-2018: names, symbols and CAS numbers mean one item; unknown use goes by the first class", () => {
    const site = (values: Record<string, string>, land: "first" | "second" | "unknown" = "first") => gb36600ClassOf({ land, values });
    expect([{ 砷: "21" }, { As: "21" }, { "7440-38-2": "21" }, { 六价铬: "3.1" }, { 氯仿: "0.31" }, { 三氯甲烷: "0.31" }].map((values) => site(values).value.items.map((item) => [item.class, item.screening]))).toEqual([[["between", "20"]], [["between", "20"]], [["between", "20"]], [["between", "3.0"]], [["between", "0.3"]], [["between", "0.3"]]]);
    expect([site({ As: "21" }, "unknown").value.class, site({ As: "21" }, "second").value.class, site({ As: "21L" }).value.class, site({ Pb: "400", As: "20" }).value.class]).toEqual(["between", "below-screening", "below-screening", "below-screening"]);
    expect([codeOf(() => site({ As: "1", 砷: "1" })), codeOf(() => site({ 水: "1" })), codeOf(() => site({}))]).toEqual(["gb36600/item-given-twice", "gb36600/unknown-item", "gb36600/nothing-to-judge"]);
    expect(site({ As: "20" }).value.items[0]).not.toHaveProperty("multiple");
    expect(site({ As: "30" }).value.items[0]?.multiple?.toString()).toBe("0.5");
    const background = gb36600ClassOf({ land: "first", values: { As: "21" }, background: { As: "21" } });
    expect([background.value.class, background.value.items[0]?.note?.en.startsWith("note 1"), background.lineage.inputs[0]?.notes?.length, site({ As: "21" }).lineage.inputs[0]?.notes?.length]).toEqual(["below-screening", true, 2, 1]);
    expect([site({ As: "1" }, "unknown").lineage.notes?.length, site({ As: "1" }).lineage.notes]).toEqual([1, undefined]);
  });
  test("safe-use rates: the parts may be the whole and no more; by area or by plots", () => {
    expect(safeUseRateOfFarmland({ priority: "1", safeUse: "1", strict: "1", total: "3" }).value?.percent).toBe("100.00");
    expect(codeOf(() => safeUseRateOfFarmland({ priority: "1", safeUse: "1", strict: "1", total: "2.9" }))).toBe("soil-indicators/out-of-range");
    expect(codeOf(() => safeUseRateOfFarmland({ priority: "1", safeUse: "0", strict: "0", total: "0" }))).toBe("soil-indicators/out-of-range");
    const land = (by: "area" | "plots") => safeUseRateOfConstructionLand({ compliant: "2", total: "3", by });
    expect([land("area").value?.percent, land("area").lineage.inputs[0]?.name.en, land("plots").lineage.inputs[0]?.name.en, land("area").lineage.rounding]).toEqual(["66.67", "compliant area", "compliant plots", { rule: "GB/T 8170", places: 2, exact: "200/3" }]);
    expect(safeUseRateOfConstructionLand({ compliant: "0", total: "0", by: "area" }).lineage).toMatchObject({ value: null, notes: [{ en: "no such land: the indicator does not apply" }] });
    expect(land("area").lineage).not.toHaveProperty("notes");
  });
});

describe("noise at its edges", () => {
  test("GB 3096-2008, GB 12348-2008, GB 12523-2011 table 1 as printed", () => {
    const row = (standard: NoiseStandard, zones: readonly ("0" | "1" | "2" | "3" | "4" | "4a" | "4b" | "site")[]): string => zones.map((zone) => `${noiseLimitOf(standard, zone, "day").limit}/${noiseLimitOf(standard, zone, "night").limit}`).join(" ");
    expect(row("GB 3096", ["0", "1", "2", "3", "4a", "4b"])).toBe("50/40 55/45 60/50 65/55 70/55 70/60");
    expect(row("GB 12348", ["0", "1", "2", "3", "4"])).toBe("50/40 55/45 60/50 65/55 70/55");
    expect(row("GB 12523", ["site"])).toBe("70/55");
    expect(() => noiseLimitOf("GB 3096", "4", "day")).toThrow(/GB 3096 has 0, 1, 2, 3, 4a, 4b/);
  });
  test("a level at its limit keeps it; maxima belong to their standard and to the night", () => {
    const judged = (standard: NoiseStandard, zone: "1" | "site", period: "day" | "night", level: string, maximum?: "sudden" | "frequent" | "occasional" | "construction") => noiseJudged({ standard, zone, period, level, ...(maximum ? { maximum } : {}) }).value;
    expect([judged("GB 3096", "1", "day", "55"), judged("GB 3096", "1", "day", "55.1")]).toEqual([{ isKept: true, limit: "55", over: "0" }, { isKept: false, limit: "55", over: "0.1" }]);
    expect([judged("GB 12348", "1", "night", "55", "frequent").limit, judged("GB 12348", "1", "night", "55", "occasional").limit, judged("GB 12523", "site", "night", "70", "construction").limit, judged("GB 3096", "1", "night", "60", "sudden").limit]).toEqual(["55", "60", "70", "60"]);
    for (const act of [() => judged("GB 12348", "1", "day", "55", "frequent"), () => judged("GB 3096", "1", "night", "55", "frequent")]) expect(act).toThrow(/at night/);
    const { lineage } = noiseJudged({ standard: "GB 12348", zone: "1", period: "night", level: "56", maximum: "frequent" });
    expect([lineage.value, lineage.rule?.edition, lineage.rule?.attestation, lineage.inputs.map(({ name, value }) => [name.en, value])]).toEqual(["超 1", "GB 12348-2008", "VERIFIED", [["level", "56"], ["limit of zone 1 by night", "55"]]]);
    expect(noiseJudged({ standard: "GB 3096", zone: "1", period: "night", level: "56", maximum: "sudden" }).lineage.rule?.attestation).toBe("FROM MEMORY");
    expect(noiseJudged({ standard: "GB 3096", zone: "1", period: "day", level: "56" }).lineage.inputs[1]?.name.zh).toBe("1 类 昼间限值");
  });
  test("GB 12523-2011 table 2: 3 takes 3, 4 and 5 take 2, 6 to 10 take 1, more takes nothing; below 3 is not valid", () => {
    expect(["58", "57.4", "57", "56.5", "56", "55", "54.4", "54", "50", "49", "60"].map((background) => backgroundCorrected("60", background).value)).toEqual([null, "57", "57", "58", "58", "58", "59", "59", "59", "60", null]);
    expect(codeOf(() => backgroundCorrected("60", "60.1"))).toBe("noise/out-of-range");
    expect(backgroundCorrected("60", "50").lineage.notes?.[0]?.en).toBe("difference 10, correction −1");
  });
  test("HJ 640-2012 §6: grades at their bounds, after rounding to 0.1", () => {
    const of = (kind: "regional" | "road", period: "day" | "night", levels: string[]): string => levels.map((level) => urbanNoiseGrade(kind, period, level).value).join("");
    expect([of("regional", "day", ["50.0", "50.1", "55.0", "55.1", "60.0", "60.1", "65.0", "65.1"]), of("regional", "night", ["40", "45", "50", "55", "55.1"]), of("road", "day", ["68", "70", "72", "74", "74.1"]), of("road", "night", ["58", "60", "62", "64", "64.1"])]).toEqual(["12233445", "12345", "12345", "12345"]);
    expect(urbanNoiseGrade("regional", "day", "50.04").value).toBe(1);
    expect([urbanNoiseGrade("regional", "day", "50").lineage.name.en, urbanNoiseGrade("road", "day", "50").lineage.name.en, urbanNoiseGrade("road", "day", "99").lineage.value]).toEqual(["grade of regional noise", "grade of road noise", "五级（差）"]);
  });
  test("GB 3096-2008 §3.5: night is 22 to 6 by the end of the hour, unless set otherwise; parts without hours are none", () => {
    const hours = (from: number, to: number, level = "50") => Array.from({ length: to - from + 1 }, (_, i) => ({ hour: from + i, level }));
    const whole = dayNightLevels([...hours(1, 6, "40"), ...hours(7, 22, "60"), ...hours(23, 24, "40")]);
    expect([whole.day?.value.level, whole.night?.value.level, whole.hours]).toEqual(["60.0", "40.0", { day: 16, night: 8 }]);
    expect(whole.dayNight?.value.unrounded).toBeCloseTo(10 * Math.log10((16 * 10 ** 6 + 8 * 10 ** 5) / 24), 9);
    const early = dayNightLevels([...hours(1, 5, "40"), ...hours(6, 24, "60")], { from: 0, to: 5 });
    expect([early.day?.value.level, early.night?.value.level, early.hours]).toEqual(["60.0", "40.0", { day: 19, night: 5 }]);
    expect(early.dayNight?.value.unrounded).toBeCloseTo(10 * Math.log10((19 * 10 ** 6 + 5 * 10 ** 5) / 24), 9);
    expect([dayNightLevels(hours(7, 22)).night, dayNightLevels(hours(7, 22)).dayNight, dayNightLevels(hours(1, 6)).day, dayNightLevels([]).hours]).toEqual([null, null, null, { day: 0, night: 0 }]);
    const late = dayNightLevels([...hours(2, 6, "40"), ...hours(1, 1, "60"), ...hours(7, 24, "60")], { from: 1, to: 6 });
    expect([late.day?.value.level, late.night?.value.level, late.hours]).toEqual(["60.0", "40.0", { day: 19, night: 5 }]);
    expect(late.dayNight?.value.unrounded).toBeCloseTo(10 * Math.log10((19 * 10 ** 6 + 5 * 10 ** 5) / 24), 9);
    for (const hour of [0, 25, 1.5]) expect(codeOf(() => dayNightLevels([{ hour, level: "50" }]))).toBe("noise/out-of-range");
    expect(() => dayNightLevels([{ hour: 1, level: "50" }, { hour: 1, level: "50" }])).toThrow(/twice/);
  });
  test("levels above 200 dB and of nothing are refused; the tree tells the levels", () => {
    expect([codeOf(() => leqOf(["200.1"])), codeOf(() => leqOf([])), leqOf(["200"]).value.level]).toEqual(["noise/out-of-range", "noise/nothing-to-judge", "200.0"]);
    expect(leqOf(["50", "60"]).value.unrounded).toBeCloseTo(10 * Math.log10((1e5 + 1e6) / 2), 9);
    expect(ldnOf("60", "50", 8).value.unrounded).toBeCloseTo(60, 9);
    expect(ldnOf("60", "50").lineage.inputs.map(({ name, value, unit }) => [name.en, value, unit])).toEqual([["Ld", "60", "dB(A)"], ["Ln", "50", "dB(A)"]]);
    expect(ldnOf("60", "50", 9).lineage.rule?.formula.en).toContain("15·");
  });
});
