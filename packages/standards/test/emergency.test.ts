import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  ForecastNotReadable, ImpossibleAmount, ImpossibleFact, ImpossibleSource, NoStability, NotADay, NotDownwind, NotInTable, OutsideHj941, SamplingTimeOutside, SubstanceNotHeld, airSensitivity,
  alertEdition2018, alertEdition2024, alertEditionOf, alertLevels, alertOf, assessmentGrade, enterpriseGrade, evaluateLine, evaporated, exact, explain, fireCO, fireReleasePercent, fireSO2, flashEvaporation,
  flashFraction, gasBuoyancy, gasConstant, gasDischargeCoefficient, gasLeak, groundSensitivity, hazardClass, heatEvaporation, hj941Edition2018, hj941EditionOf, incidentLevel, liquidDischargeCoefficient,
  liquidLeak, massEvaporation, mayLift, measureScore, mediumGrade, outflowCoefficient, processClass, processScore, quantityClass, radiationClass, reportingDuties, riskPotential, riskQuantity, riskSubstance,
  riskSubstances, sigmaClasses, sigmaYForSampling, sigmas, solarAltitude, solarDeclination, stabilityClass, surfaceSensitivity, twoPhaseLeak, vadoseProtection, type AlertLevel, type Ground, type SigmaClass,
} from "../src/index.js";
import { describeWith, vectorRows } from "./shared.js";

describe("heavy-pollution alerts", () => {
  const days = (text: string | undefined) => (text ?? "").split("|").map((aqi) => ({ aqi: Number(aqi) }));
  test.each(vectorRows("heavy-pollution-alerts.csv"))("forecast %s: 2018 %s, 2024 %s", (forecast, of2018, of2024) => {
    expect(alertOf(days(forecast), alertEdition2018).value.level ?? "").toBe(of2018);
    expect(alertOf(days(forecast), alertEdition2024).value.level ?? "").toBe(of2024);
  });
  test("any 24 hours make a daily index: sliding steps of one hour last 24 + (n−1) hours", () => {
    const steps = (n: number) => Array.from({ length: n }, () => ({ aqi: 201 }));
    expect(alertOf(steps(24), alertEdition2018, 1).value.level).toBeNull();
    expect(alertOf(steps(25), alertEdition2018, 1).value.level).toBe("yellow");
    expect(alertOf(steps(24), alertEdition2024, 1).value.level).toBe("yellow");
    expect(alertOf(steps(25), alertEdition2024, 1).value.level).toBe("orange");
  });
  test("ozone is not put on the colour scale", () => {
    expect(alertOf([{ aqi: 210, primary: ["O3_8h"] }, { aqi: 220, primary: ["O3_8h"] }], alertEdition2024).value).toEqual({ level: null, met: [], ozoneLed: [0, 1] });
    expect(alertOf([{ aqi: 210, primary: ["O3_8h", "PM2.5"] }], alertEdition2024).value.level).toBe("yellow");
    expect(alertOf([{ aqi: 210, primary: [] }], alertEdition2024).value.level).toBe("yellow");
  });
  test("the lineage names the conditions met", () => {
    const { lineage } = alertOf(days("205|310|220"), alertEdition2024);
    expect(lineage.rule?.formula.zh).toBe("AQI>200, ≥72 h & AQI>300, ≥24 h");
    expect(alertOf(days("500|100"), alertEdition2018).value).toMatchObject({ level: "red", reached: 500 });
    expect(explain(alertOf([{ aqi: 300, primary: ["O3_8h"] }], alertEdition2024).lineage, "zh")).toContain("臭氧");
  });
  test("rules by day, and the one of 2017 that is not held", () => {
    expect(alertEditionOf({ day: "2023-12-31" })).toBe(alertEdition2018);
    expect(alertEditionOf({ day: "2024-01-01" })).toBe(alertEdition2024);
    expect(() => alertEditionOf({ day: "2018-01-01" })).toThrow(/2017.*not held/);
  });
  test("response grades and least reductions", () => {
    const rows = (["yellow", "orange", "red"] as AlertLevel[]).map((level) => [alertLevels[level].response, alertLevels[level].leastReductionPercent]);
    expect(rows).toEqual([["III", 10], ["II", 20], ["I", 30]]);
  });
  test("lifting needs 36 hours below the start", () => {
    expect(mayLift(days("140|120"), alertEdition2024)).toBe(true);
    expect(mayLift(days("140"), alertEdition2024)).toBe(false);
    expect(mayLift(days("140|201"), alertEdition2024)).toBe(false);
    expect(mayLift([], alertEdition2024)).toBe(false);
  });
  test("what is no index is refused", () => { for (const aqi of [-1, 1.5, NaN]) expect(() => alertOf([{ aqi }], alertEdition2024)).toThrow(ForecastNotReadable); });
  test("a worse forecast never calls for a lower level", () => {
    const order = [null, "pre", "blue", "yellow", "orange", "red"];
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 6 }), fc.constantFrom(alertEdition2018, alertEdition2024), (steps, edition) => {
      const level = (worse: number) => order.indexOf(alertOf(steps.map(([aqi, more]) => ({ aqi: aqi + worse * more })), edition).value.level);
      expect(level(1)).toBeGreaterThanOrEqual(level(0));
    }));
  });
});

describe("HJ 169 quantities", () => {
  test("eq. (C.1) by number and by name, exact", () => {
    const { value, lineage } = riskQuantity([{ cas: "7664-41-7", tonnes: "20" }, { name: "三氯化磷", tonnes: "10", critical: "7.5" }]);
    expect(value.q.toString()).toBe("16/3");
    expect(value.className).toBe("1≤Q<10");
    expect(lineage.value).toBe("5.333333");
    expect(value.rows[0]).toMatchObject({ name: "氨气", critical: "5", attestation: "VERIFIED" });
    expect(riskQuantity([{ name: "硫酸", tonnes: "5" }]).lineage.rule?.attestation).toBe("FROM MEMORY");
    expect(riskQuantity([]).value.q.isZero()).toBe(true);
  });
  test.each([["7664-41-7", "5", "770", "110"], ["7782-50-5", "1", "58", "5.8"], ["7783-06-4", "2.5", "70", "38"], ["7446-09-5", "2.5", "79", "2"], ["71-43-2", "10", "13000", "2600"], ["67-56-1", "10", "9400", "2700"],
    ["50-00-0", "0.5", "69", "17"], ["630-08-0", "7.5", "380", "95"], ["75-44-5", "0.25", "3", "1.2"], ["108-95-2", "5", "770", "88"], ["7647-01-0", "2.5", "150", "33"]])(
    "table B.1 and H.1: %s has %s t, %s and %s mg/m³", (cas, critical, endpoint1, endpoint2) => {
      expect(riskSubstance(cas)).toMatchObject({ cas, criticalTonnes: critical, endpoint1, endpoint2, attestation: "VERIFIED" });
    });
  test("hydrochloric acid stands beside hydrogen chloride under one number", () => { expect(riskSubstance("盐酸（≥37%）")).toMatchObject({ cas: "7647-01-0", criticalTonnes: "7.5" }); });
  test("every CAS number keeps its check digit, and every amount is a number above 0", () => {
    for (const { cas, criticalTonnes, endpoint1, endpoint2 } of riskSubstances) {
      if (cas !== null) {
        const digits = cas.replaceAll("-", "");
        expect([...digits.slice(0, -1)].reverse().reduce((total, digit, i) => total + Number(digit) * (i + 1), 0) % 10, cas).toBe(Number(digits.at(-1)));
      }
      for (const text of [criticalTonnes, endpoint1, endpoint2]) if (text !== null) expect(exact(text).compare(exact(0)), cas ?? "").toBe(1);
      if (endpoint1 !== null && endpoint2 !== null) expect(exact(endpoint1).compare(exact(endpoint2)), cas ?? "").toBe(1);
    }
    expect(riskSubstances).toHaveLength(236);
  });
  test("what is not held or cannot be is refused", () => {
    expect(() => riskQuantity([{ name: "水", tonnes: "1" }])).toThrow(SubstanceNotHeld);
    expect(() => riskQuantity([{ cas: "7664-41-7", tonnes: "-1" }])).toThrow(ImpossibleAmount);
    expect(() => riskQuantity([{ name: "水", tonnes: "1", critical: "0" }])).toThrow(ImpossibleAmount);
  });
  test("classes of Q at their breaks", () => { expect(["0.999", "1", "9.999", "10", "99.9", "100"].map((text) => quantityClass(exact(text)))).toEqual(["Q<1", "1≤Q<10", "1≤Q<10", "10≤Q<100", "10≤Q<100", "Q≥100"]); });
});

describe("HJ 169 potential and grade", () => {
  test("C.1.2: M at its breaks", () => {
    expect([5, 6, 10, 11, 20, 21].map(processClass)).toEqual(["M4", "M3", "M3", "M2", "M2", "M1"]);
    expect(() => processClass(4)).toThrow(NotInTable);
    expect(() => processClass(NaN)).toThrow(NotInTable);
    expect(processScore({ "hazardous-process": 2, "pipeline-port": 3, "hot-or-high-pressure": 1 })).toBe(35);
    expect(() => processScore({ magic: 1 })).toThrow(NotInTable);
    expect(() => processScore({ other: -1 })).toThrow(NotInTable);
  });
  test("table C.2", () => {
    const row = (q: "Q≥100" | "10≤Q<100" | "1≤Q<10") => (["M1", "M2", "M3", "M4"] as const).map((m) => hazardClass(q, m));
    expect([row("Q≥100"), row("10≤Q<100"), row("1≤Q<10")]).toEqual([["P1", "P1", "P2", "P3"], ["P1", "P2", "P3", "P4"], ["P2", "P3", "P4", "P4"]]);
    expect(hazardClass("Q<1", "M1")).toBeNull();
  });
  test("tables D.1, D.2, D.5, D.7", () => {
    expect([{ within5km: 50_001 }, { within5km: 50_000 }, { within500m: 1_001 }, { within500m: 501 }, { within500m: 500, within5km: 10_000 }, { perKmOfPipeline: 201 }, { perKmOfPipeline: 101 }, { specialArea: true }, {}].map(airSensitivity))
      .toEqual(["E1", "E2", "E1", "E2", "E3", "E1", "E2", "E1", "E3"]);
    expect((["S1", "S2", "S3"] as const).map((s) => (["F1", "F2", "F3"] as const).map((f) => surfaceSensitivity(s, f)))).toEqual([["E1", "E1", "E2"], ["E1", "E2", "E3"], ["E1", "E2", "E3"]]);
    expect((["D1", "D2", "D3"] as const).map((d) => (["G1", "G2", "G3"] as const).map((g) => groundSensitivity(d, g)))).toEqual([["E1", "E1", "E2"], ["E1", "E2", "E3"], ["E2", "E3", "E3"]]);
    expect([vadoseProtection(1, 1e-6, true), vadoseProtection(1, 1e-6, false), vadoseProtection(0.5, 1e-6, true), vadoseProtection(1, 1e-4, true), vadoseProtection(1, 1.1e-4, true), vadoseProtection(0.49, 1e-7, true), vadoseProtection(0.9, 1e-5, true)])
      .toEqual(["D3", "D1", "D2", "D2", "D1", "D1", "D1"]);
  });
  test("tables 1 and 2", () => {
    const potentials = (["E1", "E2", "E3"] as const).map((e) => (["P1", "P2", "P3", "P4"] as const).map((p) => riskPotential(e, p)));
    expect(potentials).toEqual([["IV+", "IV", "III", "III"], ["IV", "III", "III", "II"], ["III", "III", "II", "I"]]);
    expect(riskPotential("E1", null)).toBe("I");
    expect((["IV+", "IV", "III", "II", "I"] as const).map((potential) => assessmentGrade(potential).grade)).toEqual(["一级", "一级", "二级", "三级", "简单分析"]);
    expect([assessmentGrade("IV"), assessmentGrade("II"), assessmentGrade("I")].map(({ airRadius, pipelineStrip }) => [airRadius, pipelineStrip])).toEqual([[5000, 200], [3000, 100], [null, null]]);
  });
});

type Values = Readonly<Record<string, number>> & { readonly ground?: never };
const pairs = (text: string | undefined): Record<string, string> => Object.fromEntries((text ?? "").split(";").map((pair) => pair.split("=") as [string, string]));
const near = (ours: number, theirs: number): void => { expect(Math.abs(ours / theirs - 1)).toBeLessThan(1e-9); };
const circle = (diameter: number): number => (Math.PI * diameter ** 2) / 4;
/** The rows print no densities: gases by the ideal gas law at 101325 Pa, air of 28.965 g/mol at 298.15 K. */
const gasDensity = (molarMass: number, kelvin: number): number => (101_325 * molarMass) / (gasConstant * kelvin);
const airDensity = gasDensity(0.028965, 298.15);

const judged: Readonly<Record<string, (v: Values, words: Record<string, string>) => Readonly<Record<string, number | string>>>> = {
  "F.1": (v) => ({ QL_kg_s: liquidLeak({ cd: v["Cd"] ?? 0, area: circle(v["d_hole"] ?? 0), density: v["rho"] ?? 0, pressure: v["P"] ?? 0, ambient: v["P0"] ?? 0, height: v["h"] ?? 0 }).value }),
  "F.4": (v) => ({ Y: outflowCoefficient(v["P"] ?? 0, v["P0"] ?? 0, v["k"] ?? 0),
    QG_kg_s: gasLeak({ cd: v["Cd"] ?? 0, area: circle(v["d_hole"] ?? 0), pressure: v["P"] ?? 0, ambient: v["P0"] ?? 0, molarMass: v["M"] ?? 0, k: v["k"] ?? 0, temperature: v["T"] ?? 0 }).value }),
  "F.6-F.8": (v) => {
    const result = twoPhaseLeak({ cd: v["Cd"] ?? 0, area: circle(v["d_hole"] ?? 0), pressure: v["P"] ?? 0, heatCapacity: v["Cp"] ?? 0, temperature: v["TLG"] ?? 0, boilingPoint: v["TC"] ?? 0, heatOfVaporisation: v["H"] ?? 0, vapourDensity: v["rho1"] ?? 0, liquidDensity: v["rho2"] ?? 0 });
    return { QLG_kg_s: result.kind === "two-phase" ? result.rate.value : NaN };
  },
  "F.9-F.13": (v, words) => {
    const fluid = { heatCapacity: v["Cp"] ?? 0, temperature: v["TT"] ?? 0, boilingPoint: v["Tb"] ?? 0, heatOfVaporisation: v["Hv"] ?? 0 };
    const q1 = flashEvaporation({ leak: v["QL"] ?? 0, ...fluid }).value;
    const q2 = heatEvaporation({ ground: words["ground"] as Ground, area: v["S"] ?? 0, ambientTemperature: v["T0"] ?? 0, boilingPoint: v["Tb"] ?? 0, heatOfVaporisation: v["Hv"] ?? 0, time: v["t2"] ?? 0 }).value;
    const q3 = massEvaporation({ stability: "EF", vapourPressure: v["p"] ?? 0, molarMass: v["M"] ?? 0, ambientTemperature: v["T0"] ?? 0, wind: v["u"] ?? 0, radius: v["r"] ?? 0 }).value;
    return { Fv: flashFraction(fluid.heatCapacity, fluid.temperature, fluid.boilingPoint, fluid.heatOfVaporisation), Q1: q1, Q2: q2, Q3: q3,
      Wp_kg: evaporated([{ rate: q1, time: v["t1"] ?? 0 }, { rate: q2, time: v["t2"] ?? 0 }, { rate: q3, time: v["t3"] ?? 0 }]).value };
  },
  "F.12": (v) => ({ Q3: massEvaporation({ stability: "EF", vapourPressure: v["p"] ?? 0, molarMass: v["M"] ?? 0, ambientTemperature: v["T0"] ?? 0, wind: v["u"] ?? 0, radius: v["r"] ?? 0 }).value }),
  "G.2": (v) => {
    const result = gasBuoyancy({ distance: v["X"] ?? 0, wind: v["Ur"] ?? 0, duration: v["Td"] ?? 0, rate: v["Q"] ?? 0, width: v["Drel"] ?? 0, releaseDensity: gasDensity(0.0320419, 298.15), airDensity });
    return { Ri: result.ri.value, class: result.kind };
  },
  "G.3": (v) => {
    const result = gasBuoyancy({ distance: v["X"] ?? 0, wind: v["Ur"] ?? 0, duration: v["Td"] ?? 0, mass: v["Qt"] ?? 0, releaseDensity: gasDensity(0.070906, v["T_rel"] ?? 0), airDensity });
    return { Ri: result.ri.value, class: result.kind };
  },
  "F.14": (v) => ({ G: fireSO2(v["B"] ?? 0, v["S_pct"] ?? 0).value }),
  "F.15": (v) => ({ G: fireCO(v["q_pct"] ?? 0, v["C_pct"] ?? 0, v["Q"] ?? 0).value }),
};

describe("HJ 169 source terms", () => {
  test.each(vectorRows("hj169-source-terms.csv"))("%s with %s → %s", (equation, given, expected) => {
    const words = pairs(given);
    const of = judged[(equation ?? "").split(" ")[0] ?? ""];
    if (!of) throw new Error(`no judge for ${equation ?? ""}`);
    const ours = of(Object.fromEntries(Object.entries(words).map(([name, text]) => [name, Number(text)])) as Values, words);
    for (const [name, text] of Object.entries(pairs(expected))) {
      if (typeof ours[name] === "string") expect(ours[name]).toBe(text); else near(ours[name] as number, Number(text));
    }
  });
  test("a leak against the pressure is none; a gas without overpressure is none", () => {
    expect(liquidLeak({ cd: 0.65, area: 1e-4, density: 800, pressure: 90_000, ambient: 101_325, height: 0 }).value).toBe(0);
    expect(gasLeak({ cd: 1, area: 1e-4, pressure: 101_325, ambient: 101_325, molarMass: 0.03, k: 1.3, temperature: 300 }).value).toBe(0);
  });
  test("coefficients as tables F.1 and F.1.2 print them", () => {
    const shapes = ["circle", "triangle", "rectangle"] as const;
    expect(shapes.map((shape) => [liquidDischargeCoefficient(101, shape), liquidDischargeCoefficient(100, shape), gasDischargeCoefficient(shape)])).toEqual([[0.65, 0.5, 1], [0.6, 0.45, 0.95], [0.55, 0.4, 0.9]]);
  });
  test("a two-phase leak is a gas above 1 and a liquid at 0", () => {
    const state = { area: 1e-4, pressure: 8e5, heatCapacity: 4651, boilingPoint: 240, heatOfVaporisation: 1_369_895, vapourDensity: 0.9, liquidDensity: 600 };
    expect(twoPhaseLeak({ ...state, temperature: 240 })).toMatchObject({ kind: "liquid", fraction: 0 });
    expect(twoPhaseLeak({ ...state, temperature: 600 })).toMatchObject({ kind: "gas" });
  });
  test("the sum of evaporation is capped at what has leaked, and says so", () => {
    const { value, lineage } = evaporated([{ rate: 2, time: 600 }], 1000);
    expect(value).toBe(1000);
    expect(explain(lineage, "en")).toContain("1200.00 kg exceeds what leaked");
    expect(evaporated([{ rate: 2, time: 600 }], 1200).lineage.notes).toHaveLength(1);
  });
  test("ground that is colder than the boiling point gives no heat", () => {
    expect(heatEvaporation({ ground: "gravel", area: 1, ambientTemperature: 280, boilingPoint: 300, heatOfVaporisation: 1e6, time: 10 }).value).toBe(0);
    expect(flashEvaporation({ leak: 1, heatCapacity: 4000, temperature: 280, boilingPoint: 300, heatOfVaporisation: 1e6 }).value).toBe(0);
  });
  test("table F.4", () => {
    expect([fireReleasePercent(100, 199), fireReleasePercent(100, 200), fireReleasePercent(100, 1000), fireReleasePercent(101, 1000), fireReleasePercent(1000, 10_000), fireReleasePercent(5000, 20_000), fireReleasePercent(100_000, 20_000), fireReleasePercent(100_000, 19_999)])
      .toEqual([5, 10, null, 6, 8, 3, 0.5, null]);
    expect(() => fireReleasePercent(100_001, 1)).toThrow(ImpossibleSource);
  });
  test("annex G: how long decides the kind, and the border belongs to heavy for a steady release", () => {
    const state = { distance: 500, wind: 2, releaseDensity: 3, airDensity: 1.2, rate: 1, width: 1, mass: 100 };
    expect(gasBuoyancy({ ...state, duration: 500 }).release).toBe("instantaneous");
    expect(gasBuoyancy({ ...state, duration: 501 })).toMatchObject({ release: "continuous", kind: "heavy", model: "SLAB" });
    expect(gasBuoyancy({ ...state, duration: 501, releaseDensity: 1 })).toMatchObject({ kind: "light", model: "AFTOX" });
    expect(gasBuoyancy({ ...state, duration: 1, releaseDensity: 1 })).toMatchObject({ kind: "light" });
  });
  test("impossible states are refused by name, never NaN", () => {
    const liquid = { cd: 0.65, area: 1e-4, density: 800, pressure: 2e5, ambient: 101_325, height: 1 };
    for (const wrong of [{ density: 0 }, { area: -1 }, { height: -1 }, { pressure: NaN }, { cd: Infinity }]) expect(() => liquidLeak({ ...liquid, ...wrong })).toThrow(ImpossibleSource);
    expect(() => outflowCoefficient(2e5, 1e5, 1)).toThrow(/k above 1/);
    expect(() => evaporated([{ rate: -1, time: 1 }])).toThrow(ImpossibleSource);
    expect(() => fireSO2(-1, 1)).toThrow(ImpossibleSource);
    expect(() => massEvaporation({ stability: "D", vapourPressure: 1, molarMass: 0.1, ambientTemperature: 300, wind: 0, radius: 1 })).toThrow(ImpossibleSource);
    expect(() => gasBuoyancy({ distance: 1, wind: 1, duration: 1, releaseDensity: 1, airDensity: 1 })).toThrow(/mass/);
  });
  test("the lineage says that powers pass floating point", () => { expect(explain(fireCO(3, 85, 0.01).lineage)).toContain("双精度浮点"); });
});

describe("HJ 941", () => {
  const grade = (q: string, m: number, e: 1 | 2 | 3) => mediumGrade("water", { q: exact(q), m, e }, hj941Edition2018);
  test("the notation of the standard", () => {
    expect(enterpriseGrade({ air: { q: exact("0.5") }, water: { q: exact("5"), m: 30, e: 2 } }, hj941Edition2018).value).toMatchObject({ grade: "较大", notation: "较大[一般-大气(Q0)+较大-水(Q1-M2-E2)]", isRaised: false });
    expect(enterpriseGrade({ air: { q: exact("0.5") } }, hj941Edition2018).value.notation).toBe("一般-大气(Q0)");
  });
  test("the matrix and the breaks of M", () => {
    const matrix = ([1, 2, 3] as const).map((e) => ["1", "10", "100"].map((q) => [0, 25, 45, 65].map((m) => grade(q, m, e).grade[0]).join("")));
    expect(matrix).toEqual([["较较重重", "较重重重", "重重重重"], ["一较较重", "较较重重", "较重重重"], ["一一较较", "一较较重", "较较重重"]]);
    expect([24, 25, 44, 45, 64, 65, 100].map((m) => grade("1", m, 1).notation.split("-")[2])).toEqual(["M1", "M2", "M2", "M3", "M3", "M4", "M4"]);
  });
  test("a punishment raises by one and never above 重大", () => {
    expect(enterpriseGrade({ water: { q: exact("5"), m: 0, e: 3 }, isPunished: true }, hj941Edition2018).value).toMatchObject({ grade: "较大", notation: "较大[一般-水(Q1-M1-E3)]", isRaised: true });
    const top = enterpriseGrade({ water: { q: exact("500"), m: 90, e: 1 }, isPunished: true }, hj941Edition2018);
    expect(top.value).toMatchObject({ grade: "重大", notation: "重大-水(Q3-M4-E1)", isRaised: false });
    expect(explain(enterpriseGrade({ water: { q: exact("5"), m: 0, e: 3 }, isPunished: true }, hj941Edition2018).lineage)).toContain("调高一级");
  });
  test("processes add up per set to at most 30", () => {
    expect(measureScore("air", [{ score: 10, sets: 4 }], { "leak-monitoring": 25 })).toBe(55);
    expect(measureScore("water", [{ score: 5, sets: 2 }, { score: 10, sets: 1 }], { interception: 8, destination: 12 })).toBe(40);
    expect(() => measureScore("air", [{ score: 7, sets: 1 }], {})).toThrow(OutsideHj941);
    expect(() => measureScore("air", [], { interception: 8 })).toThrow(OutsideHj941);
    expect(() => measureScore("water", [], { interception: 7 })).toThrow(OutsideHj941);
  });
  test("what lies outside the tables is refused", () => {
    expect(() => enterpriseGrade({}, hj941Edition2018)).toThrow(OutsideHj941);
    expect(() => mediumGrade("air", { q: exact(5) }, hj941Edition2018)).toThrow(/M of air is not given/);
    expect(() => mediumGrade("air", { q: exact(5), m: 101, e: 1 }, hj941Edition2018)).toThrow(OutsideHj941);
    expect(() => mediumGrade("air", { q: exact(5), m: 10 }, hj941Edition2018)).toThrow(/E of air/);
    expect(() => hj941EditionOf({ day: "2018-02-28" })).toThrow(/HJ 941-2018 from 2018-03-01/);
  });
});

describe("incidents", () => {
  test.each([[{ deaths: 30 }, "特别重大"], [{ deaths: 29 }, "重大"], [{ deaths: 10 }, "重大"], [{ deaths: 9 }, "较大"], [{ deaths: 3 }, "较大"], [{ deaths: 2 }, "一般"], [{ injured: 100 }, "特别重大"], [{ injured: 99 }, "重大"],
    [{ injured: 49 }, "较大"], [{ injured: 9 }, "一般"], [{ evacuated: 50_000 }, "特别重大"], [{ evacuated: 49_999 }, "重大"], [{ evacuated: 9_999 }, "较大"], [{ evacuated: 4_999 }, "一般"],
    [{ lossYuan: "100000000" }, "特别重大"], [{ lossYuan: "99999999.99" }, "重大"], [{ lossYuan: "19999999" }, "较大"], [{ lossYuan: "4999999" }, "一般"], [{ waterSupplyCut: "city" }, "特别重大"],
    [{ waterSupplyCut: "county" }, "重大"], [{ waterSupplyCut: "township" }, "较大"], [{ crosses: "province" }, "重大"], [{ crosses: "county" }, "一般"], [{ radiation: "III" }, "较大"], [{ ecology: "function-lost" }, "特别重大"],
    [{ deaths: 0 }, "一般"], [{}, "一般"]] as const)("国办函〔2014〕119号 annex 1: %j is %s", (facts, level) => { expect(incidentLevel(facts).value.level).toBe(level); });
  test("the highest condition decides and all that are met are named", () => {
    const { value, lineage } = incidentLevel({ deaths: 3, waterSupplyCut: "county", lossYuan: "1" });
    expect(value.level).toBe("重大");
    expect(value.met.map(({ level }) => level)).toEqual(["重大", "较大", "一般"]);
    expect(lineage.rule).toMatchObject({ attestation: "VERIFIED", formula: { zh: "县级城市集中式饮用水水源地取水中断" } });
    expect(() => incidentLevel({ deaths: -1 })).toThrow(ImpossibleFact);
    expect(() => incidentLevel({ injured: 1.5 })).toThrow(ImpossibleFact);
    expect(() => incidentLevel({ lossYuan: "-1" })).toThrow(ImpossibleFact);
  });
  test("order 17 article 3: four hours or two, from the moment it is known", () => {
    expect(reportingDuties("较大", "2025-01-03T23:30:00+08:00").map(({ withinHours, dueAt }) => [withinHours, dueAt])).toEqual([[4, "2025-01-04T03:30:00+08:00"], [4, "2025-01-04T03:30:00+08:00"]]);
    expect(reportingDuties("重大", "2025-01-03T15:30:00Z").map(({ dueAt, to }) => [dueAt, to.zh.slice(0, 5)])).toEqual([["2025-01-04T01:30:00+08:00", "本级人民政"], ["2025-01-04T01:30:00+08:00", "省级生态环"], ["2025-01-04T01:30:00+08:00", "生态环境部"]]);
    expect(reportingDuties(null, "2025-01-03T15:30:00Z", ["heavy-metals"])[0]).toMatchObject({ withinHours: 2, attestation: "FROM MEMORY" });
    expect(reportingDuties(null, "2025-01-03T15:30:00Z")[0]).toMatchObject({ withinHours: 4, attestation: "VERIFIED" });
    expect(() => reportingDuties("一般", "2025-01-03T15:30:00")).toThrow(NotADay);
  });
});

describe("GB/T 3840", () => {
  test.each(vectorRows("gbt3840-sigma.csv"))("%s at %s m: σy %s, σz %s", (stability, x, y, z) => {
    const { value } = sigmas(stability as SigmaClass, Number(x));
    near(value.sigmaY, Number(y));
    near(value.sigmaZ, Number(z));
  });
  test("six significant digits are shown, through lines as well", () => {
    expect(sigmas("D", 1000).value.text).toEqual({ sigmaY: "67.9992", sigmaZ: "31.4999" });
    expect(sigmas("A", 20_000).value.text).toEqual({ sigmaY: "2751.23", sigmaZ: "248575" });
    expect(evaluateLine('{"id":1,"rule":"GB/T 3840/sigma","args":{"stability":"D","x":"1000"}}', { explain: false }))
      .toBe('{"id":1,"value":{"sigmaY":"67.9992","sigmaZ":"31.4999"},"edition":"GB/T 3840-91","clauses":["appendix, diffusion parameters"],"status":"VERIFIED"}');
  });
  test("pieces meet within 1 %, and farther is wider", () => {
    for (const stability of sigmaClasses) for (const joint of [300, 500, 1000, 2000, 10_000]) {
      const before = sigmas(stability, joint).value, after = sigmas(stability, joint + 1e-6).value;
      expect(Math.abs(after.sigmaY / before.sigmaY - 1)).toBeLessThan(0.01);
      expect(Math.abs(after.sigmaZ / before.sigmaZ - 1)).toBeLessThan(0.001);
    }
    fc.assert(fc.property(fc.constantFrom(...sigmaClasses), fc.integer({ min: 1, max: 50_000 }), (stability, x) => { expect(sigmas(stability, x * 1.05).value.sigmaY).toBeGreaterThan(sigmas(stability, x).value.sigmaY); }));
  });
  test("at or behind the source there is none", () => {
    for (const x of [0, -1, NaN, Infinity]) expect(() => sigmas("D", x)).toThrow(NotDownwind);
    expect(sigmaYForSampling(100, 0.5)).toBe(100);
    expect(sigmaYForSampling(100, 1)).toBeCloseTo(100 * 2 ** 0.3, 9);
    expect(sigmaYForSampling(100, 0.75)).toBeCloseTo(100 * 1.5 ** 0.2, 9);
    for (const hours of [0.4, 100, NaN]) expect(() => sigmaYForSampling(1, hours)).toThrow(SamplingTimeOutside);
  });
  test("the sun: solstices, equinox, noon over Datong", () => {
    expect(solarDeclination(171)).toBeCloseTo(23.45, 1);
    expect(solarDeclination(354)).toBeCloseTo(-23.45, 0);
    expect(solarAltitude("2025-06-21T12:27:00+08:00", 40.1, 113.2)).toBeCloseTo(90 - 40.1 + 23.45, 0);
    expect(solarAltitude("2025-06-21T00:27:00+08:00", 40.1, 113.2)).toBeLessThan(0);
    expect(() => solarAltitude("2025-06-21T12:00:00+08:00", 91, 0)).toThrow(NoStability);
    expect(() => solarAltitude("2025-06-21T12:00:00", 40, 113)).toThrow(NotADay);
  });
  test("radiation classes as printed", () => {
    const row = (total: number, low: number) => [-1, 15, 35, 65, 66].map((altitude) => radiationClass(total, low, altitude));
    expect([row(4, 4), row(7, 4), row(8, 4), row(5, 5), row(8, 8)]).toEqual([[-2, -1, 1, 2, 3], [-1, 0, 1, 2, 3], [-1, 0, 0, 1, 1], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]]);
    for (const [total, low] of [[11, 0], [3, 4], [-1, 0], [NaN, 0]] as const) expect(() => radiationClass(total, low, 30)).toThrow(NoStability);
  });
  test("stability classes as printed, and the one cell in dispute", () => {
    const row = (wind: number) => [3, 2, 1, 0, -1, -2].map((radiation) => stabilityClass(wind, radiation).stability).join(" ");
    expect([row(1.9), row(2.94), row(4.9), row(5.9), row(6)]).toEqual(["A A-B B D E F", "A-B B C D E F", "B B-C C D D E", "C C-D D D D D", "C D D D D D"]);
    expect(row(1.96)).toBe(row(2.9));
    expect(stabilityClass(6, 3)).toMatchObject({ attestation: "REPORTED", note: { en: expect.stringContaining("C or D") as string } });
    expect(stabilityClass(6, 2)).toEqual({ stability: "D", attestation: "VERIFIED" });
    for (const [wind, radiation] of [[-1, 0], [NaN, 0], [2, 4], [2, -3]] as const) expect(() => stabilityClass(wind, radiation)).toThrow(NoStability);
  });
});

interface Answer { readonly value?: Record<string, unknown>; readonly status?: string; readonly edition?: string; readonly error?: { readonly code: string }; readonly lineage?: unknown }
const ask = (rule: string, args: unknown, explained = false): Answer => JSON.parse(evaluateLine(JSON.stringify({ id: 1, rule, args }), { explain: explained })) as Answer;

describe("lines", () => {
  test("HJ 169/q", () => {
    expect(ask("HJ 169/q", { substances: [{ cas: "7664-41-7", tonnes: "20" }, { name: "硝酸", tonnes: "10" }] })).toMatchObject({ edition: "HJ 169-2018", status: "VERIFIED",
      value: { q: "5.333333", class: "1≤Q<10", rows: [{ cas: "7664-41-7", critical: "5", ratio: "4" }, { critical: "7.5", ratio: "1.333333" }] } });
    expect(ask("HJ 169/q", { substances: [{ name: "硫酸", tonnes: 5 }] }, true)).toMatchObject({ status: "FROM MEMORY", value: { q: "0.5" } });
    expect(ask("HJ 169/q", { substances: [{ name: "某物质", tonnes: "1", critical: "50" }] })).toMatchObject({ status: "REPORTED", value: { q: "0.02" } });
  });
  test.each([[{ substances: [{ name: "水", tonnes: "1" }] }, "hj169/substance-not-held"], [{ substances: ["x"] }, "evaluate/argument-wrong"], [{ substances: [{ tonnes: "1" }] }, "evaluate/argument-wrong"],
    [{ substances: [{ cas: "7664-41-7" }] }, "evaluate/argument-missing"], [{ substances: [{ cas: "7664-41-7", tonnes: "-1" }] }, "evaluate/negative"], [{}, "evaluate/argument-missing"],
    [{ substances: [{ cas: "7664-41-7", tonnes: "１" }] }, "evaluate/argument-wrong"]])("HJ 169/q refuses %j: %s", (args, code) => { expect(ask("HJ 169/q", args).error?.code).toBe(code); });
  test("HJ 941/grade", () => {
    expect(ask("HJ 941/grade", { air: { q: "0.5" }, water: { q: "5", m: 30, e: 2 } })).toMatchObject({ edition: "HJ 941-2018", status: "FROM MEMORY", value: { grade: "较大", notation: "较大[一般-大气(Q0)+较大-水(Q1-M2-E2)]" } });
    expect(ask("HJ 941/grade", { water: { q: "5", m: 0, e: 3 }, punished: true }, true)).toMatchObject({ value: { grade: "较大" } });
    expect(ask("HJ 941/grade", { water: { q: "5" } }).error?.code).toBe("hj941/outside");
    expect(ask("HJ 941/grade", { water: { q: "-5" } }).error?.code).toBe("evaluate/negative");
    expect(ask("HJ 941/grade", { water: "x" }).error?.code).toBe("evaluate/argument-wrong");
    expect(ask("HJ 941/grade", { water: { q: "5", m: 1, e: 4 } }).error?.code).toBe("evaluate/argument-wrong");
    expect(ask("HJ 941/grade", { water: { q: "5", m: 1, e: 1 }, punished: "yes" }).error?.code).toBe("evaluate/argument-wrong");
    expect(ask("HJ 941/grade", {}).error?.code).toBe("hj941/outside");
  });
  test("GB/T 3840/sigma refuses what the appendix does not know", () => {
    expect(ask("GB/T 3840/sigma", { stability: "A-B", x: "100" }).error?.code).toBe("evaluate/argument-wrong");
    expect(ask("GB/T 3840/sigma", { stability: "D", x: "0" }).error?.code).toBe("gbt3840/not-downwind");
    expect(ask("GB/T 3840/sigma", { stability: "D", x: "-1" }).error?.code).toBe("evaluate/negative");
    expect(ask("GB/T 3840/sigma", { stability: "D", x: "1e3" }, true).value).toEqual({ sigmaY: "67.9992", sigmaZ: "31.4999" });
  });
});

describeWith("vectors/emergency/source_terms.json", "HJ 169 source terms", (text) => {
  test("the typed rows are the rows of the file", () => {
    const { hj169 } = JSON.parse(text()) as { hj169: { rows: { eq: string; in: unknown; Q?: number }[] } };
    expect(vectorRows("hj169-source-terms.csv")).toHaveLength(hj169.rows.filter((row) => !Array.isArray(row.in)).length);
    for (const row of hj169.rows) if (Array.isArray(row.in)) {
      const { value } = riskQuantity((row.in as [number, number][]).map(([tonnes, critical], i) => ({ name: `s${i}`, tonnes: String(tonnes), critical: String(critical) })));
      near(value.q.toNumber(), row.Q ?? NaN);
    }
  });
});
