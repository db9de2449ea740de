import { describe, expect, test } from "vitest";
import {
  automaticFirst, biologicalIndex, evaluationItems, landStressIndex, ninePlusX, pollutionLoadIndex, vegetationIndex, waterNetworkIndex,
  backgroundCorrected, blackOdorousBody, blackOdorousGrade, blackOdorousPoint, classPhrase, dayNightLevels, drinkingComplianceRates, drinkingWaterJudged, eiChangeOf, eiOf, eqiChangeOf, eqiOf, evaluateLake, evaluateLine, evaluateRiver, evaluateSection, exact, explain,
  gb15618ClassOf, gb36600ClassOf, gb3838ClassOf, gb3838LimitOf, gbt14848ClassOf, gbt14848LimitOf, itemMean, leqOf, meetsTarget, noiseJudged, noiseLimitOf, oxygenSaturation, surfacePeriodMean, quantityGuarantee, riverState, riverStateOfShares, ruralBlackOdorous, safeUseRateOfConstructionLand,
  safeUseRateOfFarmland, shareChange, stateChange, tliOf, urbanNoiseGrade, waterTrend,
} from "../src/index.js";

const codeOf = (act: () => unknown): string => { try { act(); } catch (error) { return error instanceof Error && "code" in error ? String(error.code) : `no code: ${String(error)}`; } return "no error"; };

describe("GB 3838-2002 dissolved oxygen", () => {
  const classOf = (sample: Omit<Parameters<typeof gb3838ClassOf>[0], "waterBody">): string => gb3838ClassOf({ waterBody: "river", ...sample }).value.class;
  test("table 1 no. 3: class I is 7.5 mg/L or saturation ≥ 90 %", () => {
    expect([classOf({ values: { DO: "7.4" } }), classOf({ values: { DO: "7.4" }, doSaturation: "90" }), classOf({ values: { DO: "7.4" }, doSaturation: "89.99" })]).toEqual(["II", "I", "II"]);
  });
  test("sea level: 468/(31.6+T); at 20 ℃ 9.07 mg/L, so 8.17 is 90 % and 8.16 is not", () => {
    expect(oxygenSaturation({ dissolvedOxygen: "9", temperature: "20.4" }).value.percent).toBe("100.00");
    expect(["8.163", "8.162"].map((dissolvedOxygen) => oxygenSaturation({ dissolvedOxygen, temperature: "20" }).value.exact.compare(exact("90")))).toEqual([1, -1]);
    expect([classOf({ values: { DO: "7.0" }, temperature: "30" }), classOf({ values: { DO: "7.0" }, temperature: "10" })]).toEqual(["I", "II"]);
  });
  test("ISO 2533 standard atmosphere: 89.874 kPa at 1000 m, 70.108 kPa at 3000 m", () => {
    const atSea = oxygenSaturation({ dissolvedOxygen: "5", temperature: "15" }).value.exact;
    for (const [altitude, kilopascal] of [["1000", "89.874"], ["3000", "70.108"]] as const) {
      const ratio = atSea.over(oxygenSaturation({ dissolvedOxygen: "5", temperature: "15", altitude }).value.exact);
      expect(ratio.times(exact("101.325")).toNumber()).toBeCloseTo(Number(kilopascal), 2);
    }
  });
  test("at Datong's 1050 m and 20 ℃, 7.3 mg/L is class I and 7.1 is not", () => {
    expect(["7.3", "7.1"].map((DO) => classOf({ values: { DO }, temperature: "20", altitude: "1050" }))).toEqual(["I", "II"]);
  });
});

describe("GB 3838-2002 what takes part", () => {
  test("total nitrogen counts in lakes only, temperature never, and the sample says so", () => {
    const values = { TN: "9", 水温: "15", COD: "10" };
    expect(gb3838ClassOf({ waterBody: "lake", values }).value).toMatchObject({ class: "inferiorV", decisive: ["TN"] });
    expect(gb3838ClassOf({ waterBody: "river", values }).value).toMatchObject({ class: "I", apart: [{ item: "TN" }, { item: "water-temperature" }] });
  });
  test("环办〔2011〕22号: the 21 items leave out total nitrogen and faecal coliform", () => {
    const sample = { waterBody: "lake", values: { TN: "9", "fecal-coliform": "50000", COD: "10" } } as const;
    expect(gb3838ClassOf(sample).value.class).toBe("inferiorV");
    expect(evaluateSection(sample).value).toMatchObject({ class: "I", state: "优", mainPollutants: [] });
  });
  test("§5.3: items of tables 2 and 3 are kept or exceeded, without a class", () => {
    expect(gb3838ClassOf({ waterBody: "river", values: { COD: "10", 铁: "0.36", 硫酸盐: "250", 苯: "0.02" } }).value).toMatchObject({ class: "I", drinking: [{ item: "硫酸盐（以SO4 2-计）", exceeds: false }, { item: "铁", exceeds: true, multiple: "0.20" }, { item: "苯", table: 3, exceeds: true, multiple: "1.00" }] });
  });
  test("pH and dissolved oxygen have no multiple; the worst class is named with all its items", () => {
    expect(gb3838ClassOf({ waterBody: "river", values: { pH: "9.5", DO: "1", COD: "50", TP: "0.3" } }).value).toMatchObject({ class: "inferiorV", decisive: ["pH", "DO", "COD"], multiples: { COD: "1.50", TP: "0.50" } });
  });
  test("below detection: the limit of detection bounds the class; where it lies above class I the sample says so", () => {
    expect(gb3838ClassOf({ waterBody: "river", values: { CN: "0.004L", Hg: "<0.00004" } }).value).toMatchObject({ class: "I", undecided: [], multiples: {} });
    expect(gb3838ClassOf({ waterBody: "river", values: { Pb: "0.06L" } }).value).toMatchObject({ class: "V", undecided: ["Pb"], multiples: {} });
  });
  test("lineage: edition, clause, limits and inputs, in both languages", () => {
    const { lineage } = gb3838ClassOf({ waterBody: "river", values: { "NH3-N": "1.64" }, sources: { "NH3-N": { text: "obs-1" } } });
    expect(explain(lineage)).toMatch(/水质类别 = Ⅴ类.*GB 3838-2002 §5\.1[\s\S]*氨氮（NH3-N） = 1\.64 mg\/L \(obs-1\)[\s\S]*Ⅴ类限值 = 2\.0 mg\/L/);
    expect(explain(lineage, "en")).toContain("0.64 times above class III");
  });
});

describe("bad input is refused by name", () => {
  const river = (value: string) => () => gb3838ClassOf({ waterBody: "river", values: { COD: value } });
  test.each([["", "gb3838/blank"], [" ", "gb3838/blank"], ["２０", "gb3838/full-width"], ["20 mg/L", "gb3838/with-unit"], ["20毫克", "gb3838/with-unit"], ["-1", "gb3838/negative"], ["1,000", "gb3838/not-a-number"], ["NaN", "gb3838/not-a-number"], ["Infinity", "gb3838/not-a-number"], ["12 ", "gb3838/not-a-number"], ["1.2.3", "gb3838/not-a-number"], ["L", "gb3838/not-a-number"], ["<", "gb3838/not-a-number"]])("COD %j: %s", (value, code) => {
    expect(codeOf(river(value))).toBe(code);
    expect(river(value)).toThrow(/GB 3838-2002 table 1/);
  });
  test("unknown, doubled and missing items; limits that do not exist", () => {
    expect([
      codeOf(() => gb3838ClassOf({ waterBody: "river", values: { 未知: "1" } })), codeOf(() => gb3838ClassOf({ waterBody: "river", values: { COD: "1", 化学需氧量: "2" } })), codeOf(() => gb3838ClassOf({ waterBody: "river", values: {} })), codeOf(() => gb3838ClassOf({ waterBody: "river", values: { TN: "1" } })),
      codeOf(() => gb3838ClassOf({ waterBody: "river", values: { DO: "0.1L" } })), codeOf(() => gb3838LimitOf("pH", "III", "river")), codeOf(() => gb3838LimitOf("TN", "III", "river")), codeOf(() => gb3838LimitOf("水温", "III", "river")),
      codeOf(() => gb3838ClassOf({ waterBody: "river", values: { DO: "5" }, temperature: "60" })),
    ]).toEqual(["gb3838/unknown-item", "gb3838/item-given-twice", "gb3838/nothing-to-judge", "gb3838/nothing-to-judge", "gb3838/below-detection", "gb3838/no-limit", "gb3838/no-limit", "gb3838/no-limit", "gb3838/out-of-range"]);
  });
  test("groundwater, soil, indices, noise and lakes", () => {
    expect([
      codeOf(() => gbt14848ClassOf({ values: { 铁: "abc" } })), codeOf(() => gbt14848ClassOf({ values: { 嗅和味: "微" } })), codeOf(() => gbt14848ClassOf({ values: {} })), codeOf(() => gbt14848ClassOf({ values: { 砷: "1", As: "1" } })), codeOf(() => gbt14848LimitOf("pH", "I")), codeOf(() => gbt14848LimitOf("铁", "V")), codeOf(() => gbt14848LimitOf("LAS", "I")), codeOf(() => gbt14848LimitOf("总α放射性", "IV")),
      codeOf(() => gb15618ClassOf({ land: "other", ph: "15", values: { Cd: "1" } })), codeOf(() => gb15618ClassOf({ land: "other", ph: "7", values: {} })), codeOf(() => gb36600ClassOf({ land: "first", values: { 水: "1" } })), codeOf(() => gb36600ClassOf({ land: "first", values: {} })),
      codeOf(() => eiOf({ biological: "101", vegetation: "1", waterNetwork: "1", landStress: "1", pollutionLoad: "1" })), codeOf(() => eqiOf({ pattern: "1", function: "-1", biodiversity: "1", stress: "1" })), codeOf(() => tliOf({ chla: "0", TP: "1", TN: "1", SD: "1", CODMn: "1" })),
      codeOf(() => leqOf([])), codeOf(() => leqOf(["201"])), codeOf(() => noiseLimitOf("GB 3096", "4", "day")), codeOf(() => backgroundCorrected("50", "51")), codeOf(() => waterTrend("COD", ["1", "2", "3", "4"])), codeOf(() => riverState([])), codeOf(() => riverStateOfShares({ good: "60", inferior: "41" })),
      codeOf(() => safeUseRateOfFarmland({ priority: "1", safeUse: "1", strict: "1", total: "2" })), codeOf(() => quantityGuarantee("1", "0")), codeOf(() => blackOdorousGrade({})), codeOf(() => shareChange({ good: "101", inferior: "0" }, { good: "1", inferior: "0" })),
    ]).toEqual([
      "gbt14848/not-a-number", "gbt14848/not-a-number", "gbt14848/nothing-to-judge", "gbt14848/item-given-twice", "gbt14848/no-limit", "gbt14848/no-limit", "gbt14848/no-limit", "gbt14848/no-limit",
      "gb15618/out-of-range", "gb15618/nothing-to-judge", "gb36600/unknown-item", "gb36600/nothing-to-judge", "hj192/out-of-range", "eqi/negative", "tli/out-of-range",
      "noise/nothing-to-judge", "noise/out-of-range", "noise/no-limit", "noise/out-of-range", "surface-evaluation/nothing-to-judge", "surface-evaluation/nothing-to-judge", "surface-evaluation/out-of-range",
      "soil-indicators/out-of-range", "drinking-water/out-of-range", "black-odorous/nothing-to-judge", "surface-evaluation/out-of-range",
    ]);
  });
});

describe("环办〔2011〕22号 rivers, lakes, periods", () => {
  const section = (name: string, COD: string, NH3N: string) => ({ name, values: { COD, "NH3-N": NH3N } });
  test("二（一）2: fewer than five sections by the mean of each item, which can be better than each section", () => {
    const river = evaluateRiver([section("a", "35", "0.1"), section("b", "5", "1.9")]).value;
    expect(river).toMatchObject({ method: "means", class: "III", state: "良好", shares: { V: "100.0" }, meanPollutants: [] });
    expect(river.sections.map((each) => [each.name, each.evaluation.class, each.evaluation.text.zh])).toEqual([["a", "V", "化学需氧量（0.75）"], ["b", "V", "氨氮（0.90）"]]);
  });
  test("二（一）2, 4: five and more by shares, and the three items that most sections exceed", () => {
    const river = evaluateRiver([section("a", "25", "0.1"), section("b", "25", "1.9"), section("c", "10", "1.2"), section("d", "41", "0.1"), section("e", "10", "0.1")]).value;
    expect(river).toMatchObject({ method: "shares", class: null, state: "中度污染", mainPollutants: [{ item: "COD", rate: "60.0", exceeding: 3, sections: 5 }, { item: "NH3-N", rate: "40.0" }] });
    expect(evaluateRiver([section("a", "25", "0.1")], "shares").value).toMatchObject({ method: "shares", state: "轻度污染" });
  });
  test("一（二）: a mean keeps its exact value, non-detects enter as half", () => {
    expect([itemMean(["0.1", "0.2", "0.2"], "TP").toString(), itemMean(["0.02", "0.02L"], "TP").toString(), itemMean(["<0.02", "0.03"], "TP").toString()]).toEqual(["1/6", "0.015", "0.02"]);
    expect([surfacePeriodMean("COD", ["10"], "quarter").value, surfacePeriodMean("COD", Array<string>(7).fill("10"), "year").value, surfacePeriodMean("COD", Array<string>(8).fill("10"), "year").value?.toString()]).toEqual([null, null, "10"]);
    expect(codeOf(() => itemMean(["a"], "TP"))).toBe("surface-evaluation/not-a-number");
  });
  test("二（一）2: a mean on the limit to the last fraction is judged exactly", () => {
    expect(evaluateRiver([section("a", "20", "0.1"), section("b", "20", "0.1"), section("c", "20.0000000001", "0.1")]).value.class).toBe("IV");
  });
  test("二（二）: a lake by the means of its points with lake limits, total nitrogen apart", () => {
    const lake = evaluateLake([{ name: "心", values: { TP: "0.04", TN: "1.8" } }, { name: "北", values: { TP: "0.08", TN: "2.6" } }]).value;
    expect([lake.evaluation.class, lake.evaluation.state, lake.totalNitrogen]).toEqual(["IV", "轻度污染", "inferiorV"]);
  });
  test("二（一）1, 3: fewer than five classes give no state, one gives its own", () => {
    expect([riverState(["IV", "V"]).value, riverState(["IV"]).value, riverState(["IV", "V"], { shares: true }).value]).toEqual([null, "轻度污染", "轻度污染"]);
    expect(riverState(["IV", "V"]).lineage.notes?.[0]?.zh).toContain("少于 5 个");
  });
  test("考核断面: a class keeps its target when it is no worse", () => {
    expect([meetsTarget("III", "IV"), meetsTarget("IV", "IV"), meetsTarget("inferiorV", "V")]).toEqual([true, true, false]);
    expect([classPhrase("III").zh, classPhrase("inferiorV").zh]).toEqual(["符合Ⅲ类", "劣于Ⅴ类"]);
  });
  test.each([["轻度污染", "轻度污染", "无明显变化"], ["轻度污染", "良好", "有所好转"], ["优", "轻度污染", "明显变差"], ["良好", "轻度污染", "有所变差"], ["重度污染", "优", "明显好转"]] as const)("三（一）1: %s → %s: %s", (before, after, change) => { expect(stateChange(before, after).value).toBe(change); });
  test.each([["60", "10", "70", "10", "10", "无明显变化"], ["60", "10", "70.1", "10", "10.1", "有所好转"], ["60", "10", "60", "30", "-20", "有所变差"], ["60", "10", "60", "30.1", "-20.1", "明显变差"], ["60", "30", "75", "20", "25", "明显好转"]])("三（一）2: G %s D %s → G %s D %s: ΔG−ΔD %s, %s", (g1, d1, g2, d2, difference, change) => {
    expect(shareChange({ good: g1, inferior: d1 }, { good: g2, inferior: d2 }).value).toEqual({ difference, change });
  });
  test("三（二）: rising oxygen is better, rising ammonia worse", () => {
    const values = ["1", "2", "3", "4", "5"];
    expect([waterTrend("DO", values).value.meaning, waterTrend("NH3-N", values).value.meaning, waterTrend("NH3-N", ["1", "3", "2", "5", "4"]).value.meaning]).toEqual(["好转", "变差", "无显著变化"]);
  });
});

describe("ecology, noise, drinking water, black-odorous water, soil rates", () => {
  test("HJ 192-2015 §6: the plan's table 2.3-3", () => {
    expect(eiOf({ biological: "27.58", vegetation: "58.54", waterNetwork: "7.47", landStress: "19.81", pollutionLoad: "5.08", restriction: "0" }).value).toEqual({ exact: "46.929", ei: "46.93", class: "一般" });
    expect(eiOf({ biological: "100", vegetation: "100", waterNetwork: "100", landStress: "0", pollutionLoad: "0", restriction: "-30" }).value).toEqual({ exact: "70", ei: "70.00", class: "良" });
  });
  test.each([["50", "50.99", "无明显变化", "变好"], ["50", "49", "略微变化", "变差"], ["50", "53", "明显变化", "变好"], ["50", "42", "显著变化", "变差"], ["50", "50", "无明显变化", "不变"]])("HJ 192-2015 §7.2: %s → %s: %s, %s", (before, after, degree, direction) => { expect(eiChangeOf(before, after).value).toMatchObject({ degree, direction }); });
  test("环监测〔2021〕99号: weights 0.36, 0.35, 0.19, 0.10 and changes", () => {
    expect(eqiOf({ pattern: "50", function: "60", biodiversity: "70", stress: "20" }).value).toEqual({ exact: "60.3", eqi: "60.30", class: "二类" });
    expect(["50.99", "51", "52", "54", "49", "46"].map((after) => eqiChangeOf("50", after).value.degree)).toEqual(["基本稳定", "轻微变好", "一般变好", "明显变好", "轻微变差", "明显变差"]);
  });
  test("GB 3096-2008 §3.5: hours 7–22 are day, 23–6 night; Ldn raises the night by 10 dB", () => {
    const levels = dayNightLevels(Array.from({ length: 24 }, (_, i) => ({ hour: i + 1, level: i + 1 > 6 && i + 1 <= 22 ? "55" : "45" })));
    expect([levels.day?.value.level, levels.night?.value.level, levels.dayNight?.value.level, levels.hours]).toEqual(["55.0", "45.0", "55.0", { day: 16, night: 8 }]);
    expect([codeOf(() => dayNightLevels([{ hour: 0, level: "50" }])), codeOf(() => dayNightLevels([{ hour: 1, level: "50" }, { hour: 1, level: "50" }])), dayNightLevels([{ hour: 12, level: "50" }]).night]).toEqual(["noise/out-of-range", "noise/out-of-range", null]);
  });
  test("limits of zones, sites and short maxima at night", () => {
    const kept = (sample: Parameters<typeof noiseJudged>[0]): boolean => noiseJudged(sample).value.isKept;
    expect([kept({ standard: "GB 3096", zone: "1", period: "day", level: "55" }), kept({ standard: "GB 3096", zone: "1", period: "day", level: "55.1" }), kept({ standard: "GB 12348", zone: "3", period: "night", level: "65", maximum: "frequent" }), kept({ standard: "GB 12348", zone: "3", period: "night", level: "70.1", maximum: "occasional" }), kept({ standard: "GB 12523", zone: "site", period: "night", level: "70", maximum: "construction" })]).toEqual([true, false, true, false, true]);
    expect(noiseJudged({ standard: "GB 12523", zone: "site", period: "day", level: "72.5" }).value).toEqual({ isKept: false, limit: "70", over: "2.5" });
    expect(codeOf(() => noiseJudged({ standard: "GB 3096", zone: "1", period: "day", level: "50", maximum: "sudden" }))).toBe("noise/no-limit");
  });
  test.each([["60", "58", null], ["60", "57", "57"], ["60", "56", "58"], ["60", "55", "58"], ["60", "54", "59"], ["60", "50", "59"], ["60", "49", "60"]])("GB 12523-2011 table 2: %s over a background of %s is %s", (measured, background, corrected) => { expect(backgroundCorrected(measured, background).value).toBe(corrected); });
  test.each([["regional", "day", "50.0", 1], ["regional", "day", "50.1", 2], ["regional", "night", "55.1", 5], ["road", "day", "72.0", 3], ["road", "night", "64.0", 4]] as const)("HJ 640-2012 §6: %s %s %s is grade %s", (kind, period, level, grade) => { expect(urbanNoiseGrade(kind, period, level).value).toBe(grade); });
  test("drinking water: total nitrogen and coliform are reported, tables 2 and 3 decide", () => {
    const surface = (values: Record<string, string>) => drinkingWaterJudged({ kind: "surface", waterBody: "lake", values }).value;
    expect(surface({ COD: "15", TN: "3", "fecal-coliform": "50000", 铁: "0.3" })).toEqual({ isCompliant: true, exceeding: [], reported: [{ item: "TN", class: "inferiorV" }, { item: "fecal-coliform", class: "inferiorV" }] });
    expect(surface({ COD: "15", DO: "4", 锰: "0.15" })).toMatchObject({ isCompliant: false, exceeding: [{ item: "DO", multiple: null }, { item: "锰", multiple: "0.50" }] });
    expect(drinkingWaterJudged({ kind: "groundwater", values: { 砷: "0.01", 铁: "0.6" } }).value).toEqual({ isCompliant: false, exceeding: [{ item: "Fe", multiple: "1.00" }], reported: [] });
  });
  test("HJ 774-2015: compliance by sources and by volume differ", () => {
    const rates = drinkingComplianceRates([{ name: "a", isCompliant: true, volume: "9" }, { name: "b", isCompliant: false, volume: "1" }, { name: "c", isCompliant: true, volume: "2" }]);
    expect([rates.bySources.value.percent, rates.byVolume?.value.percent]).toEqual(["66.67", "91.67"]);
    expect([drinkingComplianceRates([{ name: "a", isCompliant: true }]).byVolume, quantityGuarantee("80", "100").value.percent]).toEqual([null, "80.00"]);
  });
  test("黑臭水体 表2: both ends light; shallow water by 40 % of its depth", () => {
    expect([["25.1", "none"], ["25", "light"], ["10", "light"], ["9.9", "heavy"]].map(([transparency = ""]) => blackOdorousGrade({ transparency }).value.grade)).toEqual(["none", "light", "light", "heavy"]);
    expect(["9", "8"].map((transparency) => blackOdorousGrade({ transparency, depth: "20" }).value.grade)).toEqual(["none", "light"]);
    expect([blackOdorousGrade({ redox: "-201" }).value.grade, blackOdorousGrade({ redox: "51" }).value.grade, blackOdorousGrade({ ammonia: "7.9" }).value.grade]).toEqual(["heavy", "none", "none"]);
  });
  test("黑臭水体 2.2: shares of heavy data at a point, heavy points in a row", () => {
    const samples = (heavy: number, all: number) => Array.from({ length: all }, (_, i) => (i < heavy ? { ammonia: "16" } : { ammonia: "9" }));
    expect([blackOdorousPoint(samples(6, 10)).value, blackOdorousPoint(samples(7, 10)).value]).toEqual(["light", "heavy"]);
    const twoItems = Array.from({ length: 10 }, (_, i) => (i < 4 ? { ammonia: "16", dissolvedOxygen: "0.1" } : { ammonia: "1", dissolvedOxygen: "5" }));
    expect([blackOdorousPoint(twoItems).value, blackOdorousPoint([{ ammonia: "1" }]).value]).toEqual(["heavy", "none"]);
    expect(blackOdorousBody(["light", "heavy", "heavy", "heavy", "none"])).toEqual({ grade: "light", heavyReaches: [{ from: 1, to: 3 }] });
    expect(blackOdorousBody(["heavy", "heavy", "none"])).toEqual({ grade: "heavy", heavyReaches: [] });
  });
  test("农村黑臭水体: any of three", () => {
    expect([ruralBlackOdorous({ transparency: "24" }).value, ruralBlackOdorous({ transparency: "25", dissolvedOxygen: "2", ammonia: "15" }).value, ruralBlackOdorous({ ammonia: "15.1" }).value, ruralBlackOdorous({ transparency: "9", depth: "20" }).value]).toEqual([true, false, true, false]);
  });
  test("two safe-use rates; without land the rate does not exist", () => {
    expect(safeUseRateOfFarmland({ priority: "100", safeUse: "250", strict: "40", total: "400" }).value?.percent).toBe("97.50");
    expect([safeUseRateOfConstructionLand({ compliant: "3", total: "3", by: "plots" }).value?.percent, safeUseRateOfConstructionLand({ compliant: "0", total: "0", by: "area" }).value]).toEqual(["100.00", null]);
  });
});

describe("HJ 192-2015 annex B sub-indices", () => {
  test("all forest of a region is 0.35 × 511.2642131067; half of it is half; a biodiversity index is averaged in", () => {
    expect(biologicalIndex({ area: "100", land: { forest: "100" } }).value.toString()).toBe("178.942474587345");
    expect(biologicalIndex({ area: "100", land: { forest: "50" } }).value.toString()).toBe("89.4712372936725");
    expect(biologicalIndex({ area: "100", land: { forest: "50" }, biodiversity: "10.5287627063275" }).value.toString()).toBe("50");
    expect(biologicalIndex({ area: "1", land: { forest: "0", grass: "0.1", water: "0.1", farmland: "0.1", built: "0.1", unused: "0.1" } }).value.toString()).toBe(exact("511.2642131067").times(exact("0.065")).toString());
  });
  test("vegetation, water network, land stress and pollution load by hand", () => {
    expect(vegetationIndex("5000").value.toString()).toBe("60.582562");
    expect(waterNetworkIndex({ area: "3", riverLength: "1", waterArea: "1", waterResources: "1" }).value.toString()).toBe(exact("762.5482274267").over(exact(9)).toString());
    expect(landStressIndex({ area: "10", severe: "1", moderate: "1", built: "1", other: "1" }).value.toString()).toBe("23.60435677948");
    const none = { area: "2", precipitation: "4", COD: "0", ammonia: "0", SO2: "0", dust: "0", NOx: "0", solidWaste: "0" };
    const alone = (more: Partial<typeof none>): string => pollutionLoadIndex({ ...none, ...more }).value.toString();
    expect([alone({}), alone({ COD: "20" }), alone({ ammonia: "20" }), alone({ SO2: "10" }), alone({ dust: "20" }), alone({ NOx: "10" }), alone({ solidWaste: "20" })]).toEqual(["0", "4.3937397289", "40.1764754986", "0.0648660287", "4.0904459321", "0.5103049278", "0.0749894283"]);
  });
  test("land beyond the region, no region and no rain are refused", () => {
    expect([codeOf(() => biologicalIndex({ area: "1", land: { forest: "1", grass: "0.1" } })), codeOf(() => landStressIndex({ area: "0" })), codeOf(() => pollutionLoadIndex({ area: "1", precipitation: "0", COD: "0", ammonia: "0", SO2: "0", dust: "0", NOx: "0", solidWaste: "0" }))]).toEqual(["hj192/out-of-range", "hj192/out-of-range", "hj192/out-of-range"]);
  });
});

describe("which items are measured and judged", () => {
  test("环办〔2011〕22号 一（一）1: 21 items, table 1 without temperature, total nitrogen and coliform", () => {
    expect([evaluationItems.length, ["water-temperature", "TN", "fecal-coliform"].some((item) => evaluationItems.includes(item)), automaticFirst.length]).toEqual([21, false, 6]);
  });
  test("9+X: the nine, two more for lakes, and what was over class III, each once", () => {
    expect([ninePlusX("river", []).length, ninePlusX("lake", []).length, ninePlusX("river", ["石油类", "COD", "氨氮"]).slice(9)]).toEqual([9, 11, ["COD", "petroleum"]]);
    expect(codeOf(() => ninePlusX("river", ["x"]))).toBe("surface-evaluation/unknown-item");
  });
});

describe("lines of yunqing evaluate", () => {
  const ask = (line: object): Record<string, unknown> => JSON.parse(evaluateLine(JSON.stringify({ id: 1, ...line }), { explain: false })) as Record<string, unknown>;
  test.each([
    ["GB 3838/class", { waterBody: "river", values: { "NH3-N": "1.64", TP: "0.254", COD: "24.2" } }, { class: "V", decisive: ["NH3-N"], multiples: { COD: "0.21", "NH3-N": "0.64", TP: "0.27" } }, "GB 3838-2002"],
    ["GB 3838/river-state", { classes: ["IV", "IV", "IV", "IV", "V"] }, "轻度污染", "环办〔2011〕22号"],
    ["GB/T 14848/class", { values: { 砷: "0.0689", 氨氮: "1.19" } }, { class: "V", decisive: ["砷"], multiples: { 氨氮: "1.38", 砷: "5.89" } }, "GB/T 14848-2017"],
    ["GB 15618/class", { land: "paddy", ph: "6.5", values: { Pb: "100", Cd: "2.1" } }, { class: "above-control", items: { 镉: "above-control", 铅: "below-screening" } }, "GB 15618-2018"],
    ["GB 36600/class", { land: "second", values: { 砷: "141" } }, { class: "above-control", items: { 砷: "above-control" } }, "GB 36600-2018"],
    ["HJ 192/ei", { biological: "27.58", vegetation: "58.54", waterNetwork: "7.47", landStress: "19.81", pollutionLoad: "5.08", restriction: "0" }, { ei: "46.93", class: "一般", exact: "46.929" }, "HJ 192-2015"],
    ["GB 12523/judge", { period: "night", level: "56" }, { kept: false, limit: "55", over: "1" }, "GB 12523-2011"],
    ["GB 4915/oxygen", { concentration: "45", measured: "5", reference: "3.5" }, "49.2", "GB 4915-2013"],
    ["TLI/lake", { chla: "15", TP: "0.05", TN: "1.2", SD: "0.8", CODMn: "4.5" }, expect.objectContaining({ tli: "51.1", grade: "轻度富营养" }), "环办〔2011〕22号"],
  ])("%s %j", (rule, args, value, edition) => { expect(ask({ rule, args })).toMatchObject({ id: 1, value, edition }); });
  test("discharge limits are dated: the day chooses", () => {
    const args = { standard: "GB 18918", category: "1A", item: "pH", value: "9.2", basis: "instantaneous" };
    expect(ask({ rule: "discharge/judge", day: "2026-03-02", args })).toMatchObject({ value: { exceeded: true, limit: "9" }, edition: "GB 18918-2002（2026 年修改单）" });
    expect(ask({ rule: "discharge/judge", day: "2025-03-02", args })).toMatchObject({ error: { code: "discharge-limits/basis-differs" } });
    expect(ask({ rule: "discharge/judge", args })).toMatchObject({ error: { code: "evaluate/argument-missing" } });
  });
  test("codes are explained", () => { expect(ask({ rule: "code/adcode", args: { code: "140211" } })).toMatchObject({ value: { verdict: "doubtful" } }); });
  test.each([
    ["GB 3838/class", { waterBody: "sea", values: { COD: "1" } }, undefined, "evaluate/argument-wrong"], ["GB 3838/class", { waterBody: "river" }, undefined, "evaluate/argument-missing"], ["GB 3838/class", { waterBody: "river", values: { COD: 1.5 } }, undefined, "evaluate/argument-wrong"],
    ["GB 3838/class", { waterBody: "river", values: { COD: "1" } }, "2001-01-01", "editions/none-on-day"], ["GB/T 14848/class", { values: { 铁: "1" } }, "2010-01-01", "editions/not-held"], ["GB 15618/class", { land: "other", values: { Cd: "1" } }, undefined, "evaluate/argument-missing"],
    ["GB 3838/river-state", { classes: ["VI"] }, undefined, "evaluate/argument-wrong"], ["HJ 192/ei", { biological: "1" }, undefined, "evaluate/argument-missing"],
  ])("%s %j on %s: %s", (rule, args, day, code) => { expect(ask({ rule, args, ...(day === undefined ? {} : { day }) })).toMatchObject({ error: { code } }); });
  test("null items were not measured; a value that does not exist is null with a reason; --explain adds the lineage", () => {
    expect(ask({ rule: "GB 3838/class", args: { waterBody: "river", values: { COD: "21", TP: null } } })).toMatchObject({ value: { class: "IV", decisive: ["COD"] } });
    expect(ask({ rule: "GB 3838/river-state", args: { classes: ["IV", "V"] } })).toMatchObject({ value: null, reason: expect.stringContaining("fewer than five") as string });
    expect(ask({ rule: "GB/T 14848/class", args: { values: { 总α放射性: "0.6" } } })).toMatchObject({ value: { class: "IV/V" }, reason: expect.stringContaining("nuclide") as string });
    expect(JSON.parse(evaluateLine(JSON.stringify({ rule: "HJ 192/ei", args: { biological: "1", vegetation: "1", waterNetwork: "1", landStress: "1", pollutionLoad: "1" } }), { explain: true }))).toHaveProperty("lineage.rule.edition", "HJ 192-2015");
  });
});
