import { describe, expect, test } from "vitest";
import {
  ForecastNotReadable, ImpossibleAmount, ImpossibleFact, ImpossibleSource, NoStability, NotInTable, OutsideHj941, airSensitivity, alertEdition2018, alertEdition2024, alertLevels, alertOf, enterpriseGrade, evaporated, exact,
  fireCO, fireReleasePercent, fireSO2, flashEvaporation, flashFraction, gasBuoyancy, gasConstant, gasLeak, heatEvaporation, hj941Edition2018, hoursAfter, incidentLevel, isCriticalFlow, liquidLeak, massEvaporation, mayLift, measureScore,
  mediumGrade, outflowCoefficient, processScore, quantityText, radiationClass, reportingDuties, riskQuantity, sigmas, solarAltitude, stabilityClass, twoPhaseLeak, vadoseProtection, type Lineage,
} from "../src/index.js";

/** True when both languages say something. */
const isTold = (words: { readonly zh?: string; readonly en?: string }): boolean => /\S/.test(words.zh ?? "") && /\S/.test(words.en ?? "");
/** Every node, note and formula down the tree speaks both languages; what is computed has a rule or inputs. */
function expectBothLanguages(node: Lineage): void {
  for (const words of [node.name, ...(node.notes ?? []), ...(node.rule ? [node.rule.formula] : [])]) expect([node.name.en, isTold(words)]).toEqual([node.name.en, true]);
  node.inputs.forEach(expectBothLanguages);
}
/** Values and units of the inputs of a node, in order. */
const given = (node: Lineage): readonly string[] => node.inputs.map(({ value, unit }) => `${value ?? "—"} ${unit}`.trim());

describe("heavy-pollution alerts at their edges", () => {
  const days = (...aqi: number[]) => aqi.map((each) => ({ aqi: each }));
  test("环办大气函〔2018〕875号: 500 alone is red, 499 is not; four days above 200 with two above 300 are red by their runs, not by 500", () => {
    expect(alertOf(days(499, 100), alertEdition2018).value).toEqual({ level: null, met: [], ozoneLed: [] });
    expect(alertOf(days(500), alertEdition2018).value).toEqual({ level: "red", met: [], reached: 500, ozoneLed: [] });
    expect(alertOf(days(500, 301, 201, 201), alertEdition2018).value).toEqual({ level: "red", met: [{ above: 200, hours: 96 }, { above: 300, hours: 48 }], ozoneLed: [] });
    expect(alertOf(days(500, 100, 500), alertEdition2024).value).toMatchObject({ level: "yellow" });
  });
  test("a run that is broken starts again; the longest counts wherever it stands", () => {
    expect(alertOf(days(201, 200, 201), alertEdition2018).value.level).toBeNull();
    expect(alertOf(days(201, 201, 100, 201), alertEdition2018).value.level).toBe("yellow");
    expect(alertOf(days(201, 100, 201, 201, 201), alertEdition2018).value.level).toBe("orange");
  });
  test("the lineage: the level in words, the rule's edition, each step with what leads it", () => {
    const { lineage } = alertOf([{ aqi: 210, primary: ["PM2.5", "PM10"] }, { aqi: 201 }], alertEdition2018);
    expect(lineage).toMatchObject({ value: alertLevels.yellow.label.zh, notes: [], rule: { id: "heavy-pollution/alert", standard: "重污染天气预警分级", edition: "环办大气函〔2018〕875号", clauses: ["预警分级"], attestation: "VERIFIED", formula: { en: "AQI>200, ≥48 h" } } });
    expect(lineage.inputs.map(({ name, value, origin, notes }) => [name.en, value, origin, notes?.map(({ en }) => en)])).toEqual([["forecast step 1, index", "210", "entered", ["led by PM2.5, PM10"]], ["forecast step 2, index", "201", "entered", undefined]]);
    expect(alertOf(days(500), alertEdition2018).lineage.rule?.formula).toEqual({ zh: "AQI≥500", en: "AQI≥500" });
    const none = alertOf([{ aqi: 90, primary: ["O3"] }], alertEdition2024).lineage;
    expect([none.value, none.rule?.formula.en, none.notes?.length]).toEqual([null, "no condition of any level is met", 1]);
  });
  test("lifting: 36 hours, in steps of a day or of an hour; temporary control below the levels does not hold it up", () => {
    const hours = (count: number, aqi = 50) => Array.from({ length: count }, () => ({ aqi }));
    expect([mayLift(hours(12), alertEdition2024, 1), mayLift(hours(13), alertEdition2024, 1)]).toEqual([false, true]); // 24 + 11 and 24 + 12 hours
    expect([mayLift(hours(2, 50), alertEdition2024), mayLift(hours(2, 101), alertEdition2024), mayLift(hours(2, 151), alertEdition2024), mayLift(hours(2, 300), alertEdition2018)]).toEqual([true, true, false, false]);
  });
  test("an index of 0 is one; a fraction and less than nothing are none", () => {
    expect(alertOf(days(0), alertEdition2024).value.level).toBeNull();
    expect(() => alertOf(days(100, -1), alertEdition2024)).toThrow(ForecastNotReadable);
  });
});

describe("HJ 941-2018 at its edges", () => {
  test("§6.2: at most 30 for processes; 0 sets are 0; parts of a set and less than none are refused", () => {
    expect([measureScore("air", [{ score: 10, sets: 3 }], {}), measureScore("air", [{ score: 10, sets: 2 }, { score: 5, sets: 0 }], {}), measureScore("air", [{ score: 5, sets: 7 }], {}), measureScore("air", [], {})]).toEqual([30, 20, 30, 0]);
    for (const sets of [-1, 0.5]) expect(() => measureScore("air", [{ score: 10, sets }], {})).toThrow(OutsideHj941);
    expect(measureScore("air", [{ score: 0, sets: 1 }], { "leak-monitoring": 25, "protection-distance": 25, "air-incidents-3-years": 20 })).toBe(70);
    expect(() => measureScore("water", [], { "leak-monitoring": 25 })).toThrow(/leak-monitoring with score 25/);
  });
  test("M goes from 0 to 100", () => {
    const of = (m: number) => mediumGrade("air", { q: exact(100), m, e: 3 }, hj941Edition2018).notation;
    expect([of(0), of(100)]).toEqual(["较大-大气(Q3-M1-E3)", "重大-大气(Q3-M4-E3)"]);
    for (const m of [-1, NaN]) expect(() => of(m)).toThrow(OutsideHj941);
  });
  test("§8: the higher of the two decides, whichever it is; one medium keeps its own notation", () => {
    const low = { q: exact("0.1") }, high = { q: exact(100), m: 70, e: 1 } as const;
    expect(enterpriseGrade({ air: high, water: low }, hj941Edition2018).value).toMatchObject({ grade: "重大", notation: "重大[重大-大气(Q3-M4-E1)+一般-水(Q0)]", air: { grade: "重大" }, water: { grade: "一般" } });
    expect(enterpriseGrade({ air: low, water: high }, hj941Edition2018).value.grade).toBe("重大");
    expect(enterpriseGrade({ water: low }, hj941Edition2018).value).toEqual({ grade: "一般", notation: "一般-水(Q0)", isRaised: false, water: { grade: "一般", notation: "一般-水(Q0)" } });
    expect(enterpriseGrade({ water: { q: exact(10), m: 30, e: 2 }, isPunished: true }, hj941Edition2018).value).toMatchObject({ grade: "重大", isRaised: true });
  });
  test("the lineage: Q, M and E of each medium, the clauses, and the note of a punishment", () => {
    const { lineage } = enterpriseGrade({ air: { q: exact("0.5") }, water: { q: exact("5"), m: 30, e: 2 }, isPunished: true }, hj941Edition2018);
    expect(lineage.rule).toMatchObject({ id: "HJ 941/grade", standard: "HJ 941", edition: "HJ 941-2018", clauses: ["6", "7", "8"], attestation: "FROM MEMORY" });
    expect(lineage.inputs.map(({ value, origin, inputs }) => [value, origin, inputs.map((input) => [input.name.en, input.value, input.origin])])).toEqual([
      ["一般-大气(Q0)", "computed", [["Q", "0.5", "entered"]]], ["较大-水(Q1-M2-E2)", "computed", [["Q", "5", "entered"], ["M (score)", "30", "entered"], ["E (type)", "2", "entered"]]]]);
    expect(lineage.notes).toHaveLength(1);
    const plain = enterpriseGrade({ water: { q: exact("5"), m: 30, e: 2 } }, hj941Edition2018).lineage;
    expect([plain.value, plain.inputs.length, plain.notes]).toEqual(["较大-水(Q1-M2-E2)", 1, []]);
  });
});

describe("incidents at their edges", () => {
  test.each([[{ injured: 50 }, "重大"], [{ injured: 10 }, "较大"], [{ evacuated: 10_000 }, "重大"], [{ evacuated: 5_000 }, "较大"], [{ lossYuan: "20000000" }, "重大"], [{ lossYuan: "5000000" }, "较大"], [{ radiation: "I" }, "特别重大"], [{ radiation: "II" }, "重大"],
    [{ radiation: "IV" }, "一般"], [{ ecology: "function-partly-lost" }, "重大"], [{ ecology: "protected-species-damaged" }, "较大"], [{ crosses: "country" }, "特别重大"], [{ crosses: "city" }, "较大"]] as const)("国办函〔2014〕119号 annex 1: %j is %s", (facts, level) => {
    expect(incidentLevel(facts).value.level).toBe(level);
  });
  test("what is 0 meets nothing; what is least meets the lowest level and says its bound", () => {
    expect(incidentLevel({ deaths: 0, lossYuan: "0" }).value.met.filter(({ text }) => text.en.includes("loss"))).toEqual([]);
    expect(incidentLevel({ lossYuan: "0.01" }).value.met.map(({ level }) => level)).toEqual(["一般"]);
    expect(incidentLevel({ deaths: 10 }).value.met[0]?.text.en).toMatch(/10 ≥ 10$/);
    expect(incidentLevel({ lossYuan: "6000000" }).value.met[0]?.text.en).toBe("direct loss 6000000 yuan ≥ 5000000");
  });
  test("the lineage: facts as entered, the conditions of the level alone, and how well they are attested", () => {
    const { lineage } = incidentLevel({ deaths: 3, lossYuan: "6000000", crosses: "county" });
    expect(lineage).toMatchObject({ value: "较大", origin: "computed", rule: { id: "incident/level", edition: "国办函〔2014〕119号", clauses: ["附件1"], attestation: "VERIFIED" } });
    expect(lineage.rule?.formula.en.split("; ")).toHaveLength(2);
    expect(lineage.inputs.map(({ name, value, unit, origin }) => [name.en, value, unit, origin])).toEqual([["deaths", "3", "", "entered"], ["lossYuan", "6000000", "元", "entered"], ["crosses", "county", "", "entered"]]);
    expect(incidentLevel({ crosses: "county" }).lineage.rule?.attestation).toBe("FROM MEMORY");
    expect(incidentLevel({ crosses: "city", ecology: "protected-species-damaged" }).lineage.rule?.attestation).toBe("VERIFIED");
    const none = incidentLevel({});
    expect([none.value.met, none.lineage.inputs, none.lineage.rule?.attestation, none.lineage.rule?.formula.en]).toEqual([[], [], "FROM MEMORY", "no condition of a higher level is met"]);
    expect(() => incidentLevel({ evacuated: -1 })).toThrow(ImpossibleFact);
  });
  test("order 17: an incident judged lower is not raised by its circumstances; the most serious goes as fast as the serious", () => {
    expect(reportingDuties("一般", "2025-01-03T15:30:00Z", ["residents"]).map(({ withinHours, clause, attestation }) => [withinHours, clause, attestation])).toEqual([[4, "art. 3", "VERIFIED"], [4, "art. 3", "VERIFIED"]]);
    expect(reportingDuties("特别重大", "2025-01-03T15:30:00Z", ["residents"]).map(({ withinHours, clause, attestation }) => [withinHours, clause, attestation])).toEqual(Array(3).fill([2, "art. 3", "VERIFIED"]));
    expect(reportingDuties(null, "2025-01-03T15:30:00Z", ["crowd"]).every(({ attestation, withinHours }) => attestation === "FROM MEMORY" && withinHours === 2)).toBe(true);
    expect(hoursAfter("2025-12-31T23:00:00+08:00", 2)).toBe("2026-01-01T01:00:00+08:00");
    expect(() => hoursAfter("tomorrow", 2)).toThrow(/tomorrow/);
  });
});

describe("HJ 169 at its edges", () => {
  test("eq. (C.1): names, numbers and how well a row is attested", () => {
    const { value, lineage } = riskQuantity([{ cas: "1-2-3", tonnes: "0", critical: "2" }, { name: "某物质", tonnes: "3", critical: "2" }, { cas: "7664-41-7", tonnes: "10", critical: "10" }, { cas: "7664-41-7", tonnes: "5" }]);
    expect(value.rows.map(({ cas, name, critical, attestation }) => [cas, name, critical, attestation])).toEqual([["1-2-3", "1-2-3", "2", "REPORTED"], [null, "某物质", "2", "REPORTED"], ["7664-41-7", "氨气", "10", "REPORTED"], ["7664-41-7", "氨气", "5", "VERIFIED"]]);
    expect([value.q.toString(), value.className, lineage.value, lineage.rule?.attestation]).toEqual(["3.5", "1≤Q<10", "3.5", "REPORTED"]); // 0 + 1.5 + 1 + 1
    expect(lineage.inputs.map((row) => [row.value, ...given(row)])).toEqual([["0", "0 t", "2 t"], ["1.5", "3 t", "2 t"], ["1", "10 t", "10 t"], ["1", "5 t", "5 t"]]);
    expect(lineage.inputs[3]?.inputs.map(({ origin, source }) => [origin, source?.document])).toEqual([["entered", undefined], ["parameter", "HJ 169-2018"]]);
    expect(lineage.rule).toMatchObject({ id: "HJ 169/q", standard: "HJ 169", edition: "HJ 169-2018", clauses: ["C.1.1", "table B.1"] });
    expect(riskQuantity([{ cas: "7664-41-7", tonnes: "5" }]).lineage.rule?.attestation).toBe("VERIFIED");
    expect(() => riskQuantity([{ name: "x", tonnes: "1", critical: "-1" }])).toThrow(ImpossibleAmount);
    expect([exact("100"), exact("0.1000"), exact("1").over(exact("3"))].map(quantityText)).toEqual(["100", "0.1", "0.333333"]);
  });
  test("table C.1: sets count each, projects once, none is none", () => {
    expect([processScore({ "oil-gas": 0 }), processScore({ "oil-gas": 4, "acid-coking": 2 }), processScore({ other: 1 })]).toEqual([0, 20, 5]);
    expect(() => processScore({ other: 0.5 })).toThrow(NotInTable);
  });
  test("tables D.1 and D.7 where two columns meet", () => {
    expect([{ within5km: 10_001 }, { within5km: 10_000 }, { within500m: 1_000 }, { within500m: 500 }, { perKmOfPipeline: 200 }, { perKmOfPipeline: 100 }].map(airSensitivity)).toEqual(["E2", "E3", "E2", "E3", "E2", "E3"]);
    expect([vadoseProtection(0.99, 1e-6, true), vadoseProtection(0.99, 1.1e-6, true), vadoseProtection(2, 1.1e-6, true), vadoseProtection(1, 0.9e-6, true), vadoseProtection(0.49, 1e-6, true)]).toEqual(["D2", "D1", "D2", "D3", "D1"]);
  });
  test("eq. (F.1): the height of the liquid drives it too; a head of nothing gives nothing", () => {
    const state = { cd: 0.5, area: 0.01, density: 1000, pressure: 101_325, ambient: 101_325 };
    expect(liquidLeak({ ...state, height: 0 }).value).toBe(0);
    expect(liquidLeak({ ...state, height: 5 }).value).toBeCloseTo(0.5 * 0.01 * 1000 * Math.sqrt(98.1), 9);
    expect(given(liquidLeak({ ...state, height: 5 }).lineage)).toEqual(["0.5", "0.01 m²", "1000 kg/m³", "101325 Pa", "101325 Pa", "5 m"]);
    expect(liquidLeak({ ...state, height: 5 }).lineage).toMatchObject({ value: "49.5227", unit: "kg/s", rule: { id: "HJ 169/F.1", edition: "HJ 169-2018", clauses: ["F.1"], attestation: "VERIFIED" } });
  });
  test("eq. (F.2)–(F.5): the border of the speed of sound belongs to it, and the coefficient is 1 there", () => {
    const border = 0.5 ** 1.5; // k = 3: (2/4)^(3/2)
    expect([isCriticalFlow(1, border, 3), isCriticalFlow(1, border + 1e-9, 3), isCriticalFlow(1e6, 101_325, 1.4), isCriticalFlow(1, 0.529, 1.4)]).toEqual([true, false, true, false]);
    expect(outflowCoefficient(1, border + 1e-9, 3)).toBeCloseTo(1, 6);
    expect([outflowCoefficient(100_000, 100_000, 1.4), outflowCoefficient(90_000, 100_000, 1.4)]).toEqual([0, 0]);
    expect(() => isCriticalFlow(0, 1, 1.4)).toThrow(ImpossibleSource);
    const leak = gasLeak({ cd: 1, area: 0.001, pressure: 1e6, ambient: 1e5, molarMass: 0.029, k: 1.4, temperature: 300 });
    expect(leak.value).toBeCloseTo(0.001 * 1e6 * Math.sqrt(((0.029 * 1.4) / (gasConstant * 300)) * (2 / 2.4) ** 6), 9);
    expect(given(leak.lineage)).toEqual(["1", "1", "0.001 m²", "1000000 Pa", "100000 Pa", "0.029 kg/mol", "1.4", "300 K"]);
    expect(() => gasLeak({ cd: 1, area: 0, pressure: 1e6, ambient: 1e5, molarMass: 0.029, k: 1.4, temperature: 300 })).toThrow(/area is 0/);
  });
  test("eq. (F.6)–(F.8): a fraction of exactly 1 is still two phases; the coefficient is 0.8 unless given", () => {
    const state = { area: 1e-4, pressure: 8e5, heatCapacity: 2000, boilingPoint: 300, heatOfVaporisation: 400_000, vapourDensity: 2, liquidDensity: 600 };
    expect(flashFraction(2000, 500, 300, 400_000)).toBe(1);
    const whole = twoPhaseLeak({ ...state, temperature: 500 });
    if (whole.kind !== "two-phase") throw new Error("two phases");
    expect(whole.rate.value).toBeCloseTo(0.8 * 1e-4 * Math.sqrt(2 * 2 * 0.45 * 8e5), 9);
    expect(given(whole.rate.lineage)).toEqual(["0.8", "0.0001 m²", "800000 Pa", "1", "2 kg/m³"]);
    expect(whole.rate.lineage.notes).toHaveLength(2);
    const half = twoPhaseLeak({ ...state, cd: 1, temperature: 400 });
    if (half.kind !== "two-phase") throw new Error("two phases");
    expect(half.rate.value).toBeCloseTo(1e-4 * Math.sqrt((2 * 0.45 * 8e5) / (0.5 / 2 + 0.5 / 600)), 9);
    expect(twoPhaseLeak({ ...state, temperature: 501 })).toMatchObject({ kind: "gas", fraction: 1.005 });
    expect(() => twoPhaseLeak({ ...state, vapourDensity: 0, temperature: 400 })).toThrow(ImpossibleSource);
  });
  test("eq. (F.9)–(F.13): inputs are told with their units; flashing never passes what leaks", () => {
    expect(flashEvaporation({ leak: 3, heatCapacity: 4000, temperature: 900, boilingPoint: 300, heatOfVaporisation: 1e6 }).value).toBe(3);
    expect(given(flashEvaporation({ leak: 3, heatCapacity: 4000, temperature: 400, boilingPoint: 300, heatOfVaporisation: 1e6 }).lineage)).toEqual(["3 kg/s", "0.4"]);
    expect(() => flashEvaporation({ leak: -1, heatCapacity: 4000, temperature: 400, boilingPoint: 300, heatOfVaporisation: 1e6 })).toThrow(/from 0/);
    expect(given(heatEvaporation({ ground: "cement", area: 10, ambientTemperature: 300, boilingPoint: 240, heatOfVaporisation: 1e6, time: 60 }).lineage)).toEqual(["1.1 W/(m·K)", "1.29e-7 m²/s", "10 m²", "300 K", "240 K", "1000000 J/kg", "60 s"]);
    expect(() => heatEvaporation({ ground: "cement", area: 10, ambientTemperature: 300, boilingPoint: 240, heatOfVaporisation: 1e6, time: 0 })).toThrow(/time is 0/);
    expect(given(massEvaporation({ stability: "D", vapourPressure: 1000, molarMass: 0.1, ambientTemperature: 300, wind: 2, radius: 3 }).lineage)).toEqual(["0.25", "0.004685", "1000 Pa", "0.1 kg/mol", "300 K", "2 m/s", "3 m"]);
    const sum = evaporated([{ rate: 2, time: 10 }, { rate: 3, time: 5 }]);
    expect([sum.value, given(sum.lineage), sum.lineage.notes?.length, sum.lineage.inputs.map(({ name }) => name.en)]).toEqual([35, ["2 kg/s", "10 s", "3 kg/s", "5 s"], 1, ["Q1", "t1", "Q2", "t2"]]);
    expect(evaporated([{ rate: 2, time: 10 }], 19.9).lineage.notes).toHaveLength(2);
  });
  test("eq. (F.14), (F.15): G = 2BS and 2330qCQ, with what they were made from", () => {
    expect([fireSO2(100, 2).value, given(fireSO2(100, 2).lineage)]).toEqual([4, ["100 kg/h", "2 %"]]);
    expect(fireCO(2, 85, 0.5).value).toBeCloseTo(2330 * 0.02 * 0.85 * 0.5, 9);
    expect(given(fireCO(2, 85, 0.5).lineage)).toEqual(["2 %", "85 %", "0.5 t/s"]);
    for (const wrong of [() => fireCO(-1, 85, 1), () => fireSO2(1, -1), () => fireReleasePercent(-1, 1), () => fireReleasePercent(1, -1)]) expect(wrong).toThrow(ImpossibleSource);
  });
  test("table F.4, cell by cell", () => {
    const lc50 = [199, 999, 1999, 9999, 19_999, 20_000];
    expect([100, 500, 1_000, 5_000, 10_000, 20_000, 50_000, 100_000].map((tonnes) => lc50.map((each) => fireReleasePercent(tonnes, each) ?? "—").join(" "))).toEqual([
      "5 10 — — — —", "1.5 3 6 — — —", "1 2 4 5 8 —", "— 0.5 1 1.5 2 3", "— — 0.5 1 1 2", "— — — 0.5 1 1", "— — — — 0.5 0.5", "— — — — — 0.5"]);
  });
  test("annex G: both numbers by hand, and both borders", () => {
    const steady = gasBuoyancy({ distance: 100, wind: 2, duration: 101, rate: 6, width: 2, releaseDensity: 3, airDensity: 1.2 });
    expect(steady.ri.value).toBeCloseTo(Math.cbrt((9.81 * 2) / 2 * 1.5) / 2, 12);
    expect([steady.ri.lineage.rule?.clauses, given(steady.ri.lineage)]).toEqual([["G.2"], ["100 m", "2 m/s", "101 s", "6 kg/s", "3 kg/m³", "1.2 kg/m³"]]);
    const puff = gasBuoyancy({ distance: 100, wind: 2, duration: 100, mass: 24, releaseDensity: 3, airDensity: 1.2 });
    expect(puff.ri.value).toBeCloseTo((9.81 * 2 / 4) * 1.5, 12);
    expect([puff.release, puff.kind, puff.model, puff.ri.lineage.rule?.clauses, given(puff.ri.lineage)]).toEqual(["instantaneous", "heavy", "SLAB", ["G.3"], ["100 m", "2 m/s", "100 s", "24 kg", "3 kg/m³", "1.2 kg/m³"]]);
    const light = (mass: number) => gasBuoyancy({ distance: 1, wind: 10, duration: 0, mass, releaseDensity: 1.2, airDensity: 1 }).kind; // Ri = 0.01962·(mass/1.2)^(1/3)
    expect([light(1.2 * 2 ** 3), light(1.2 * 2.1 ** 3)]).toEqual(["light", "heavy"]);
    expect(() => gasBuoyancy({ distance: 100, wind: 2, duration: -1, mass: 1, releaseDensity: 3, airDensity: 1.2 })).toThrow(/duration/);
    expect(() => gasBuoyancy({ distance: 100, wind: 2, duration: 500, rate: 1, releaseDensity: 3, airDensity: 1.2 })).toThrow(/width/);
    expect(() => gasBuoyancy({ distance: 100, wind: 0, duration: 500, rate: 1, width: 1, releaseDensity: 3, airDensity: 1.2 })).toThrow(/wind/);
  });
});

describe("GB/T 3840-91 at its edges", () => {
  test("the lineage of a pair has its distance, both exponents and both factors as printed", () => {
    const { lineage } = sigmas("D", 1000);
    expect(lineage).toMatchObject({ value: "67.9992, 31.4999", unit: "m", rule: { id: "GB/T 3840/sigma", standard: "GB/T 3840", edition: "GB/T 3840-91", clauses: ["appendix, diffusion parameters"], attestation: "VERIFIED" } });
    expect(lineage.inputs.map(({ name, value, unit, origin }) => [name.en, value, unit, origin])).toEqual([["distance downwind x", "1000", "m", "entered"], ["α1", "0.929418", "", "parameter"], ["γ1", "0.110726", "", "parameter"], ["α2", "0.826212", "", "parameter"], ["γ2", "0.104634", "", "parameter"]]);
    expect(sigmas("D", 1000.5).lineage.inputs.map(({ value }) => value)).toEqual(["1000.5", "0.888723", "0.146669", "0.632023", "0.400167"]);
    expect(lineage.notes).toHaveLength(1);
  });
  test("the sun stands highest near local noon, rises in the east and is lower in winter", () => {
    const at = (day: string, time: string) => solarAltitude(`${day}T${time}:00+08:00`, 40.1, 113.2);
    expect(at("2025-03-21", "12:27")).toBeCloseTo(49.9, 0);
    expect(at("2025-12-22", "12:27")).toBeCloseTo(90 - 40.1 - 23.44, 0);
    expect(at("2025-03-21", "06:27")).toBeCloseTo(0, 0); // six hours before noon of an equinox
    expect(at("2025-03-21", "09:27")).toBeCloseTo((Math.asin(Math.cos((40.1 * Math.PI) / 180) * Math.SQRT1_2) * 180) / Math.PI, 0);
    expect(solarAltitude("2025-03-21T04:27:00Z", 40.1, 113.2)).toBeCloseTo(at("2025-03-21", "12:27"), 9);
    for (const [latitude, longitude] of [[90.1, 0], [-90.1, 0], [0, 180.1], [0, -180.1], [NaN, 0]] as const) expect(() => solarAltitude("2025-03-21T12:00:00Z", latitude, longitude)).toThrow(NoStability);
    expect(() => [solarAltitude("2025-03-21T12:00:00Z", 90, 180), solarAltitude("2025-03-21T12:00:00Z", -90, -180)]).not.toThrow();
  });
  test("table of radiation classes: the sun on the horizon is day; an altitude beyond the zenith is refused", () => {
    expect([radiationClass(0, 0, -0.1), radiationClass(0, 0, 0), radiationClass(0, 0, 15.1), radiationClass(0, 0, 35.1), radiationClass(0, 0, 90), radiationClass(10, 0, 36), radiationClass(10, 10, 90), radiationClass(7, 7, 66)]).toEqual([-2, -1, 1, 2, 3, 1, 0, 1]);
    for (const altitude of [91, -91, NaN]) expect(() => radiationClass(0, 0, altitude)).toThrow(NoStability);
    for (const [total, low] of [[10.1, 0], [5, -1]] as const) expect(() => radiationClass(total, low, 0)).toThrow(NoStability);
  });
  test("table of stability classes: calm is a wind, infinity is none", () => {
    expect([stabilityClass(0, 3).stability, stabilityClass(0, -2).stability, stabilityClass(5.94, 3), stabilityClass(100, 0)]).toEqual(["A", "F", { stability: "C", attestation: "VERIFIED" }, { stability: "D", attestation: "VERIFIED" }]);
    expect(() => stabilityClass(Infinity, 0)).toThrow(NoStability);
  });
});

test("every tree of this file's rules speaks both languages to its leaves", () => {
  const trees: readonly Lineage[] = [
    alertOf([{ aqi: 310, primary: ["PM10"] }, { aqi: 250, primary: ["O3"] }], alertEdition2024).lineage, alertOf([{ aqi: 20 }], alertEdition2018).lineage, incidentLevel({ deaths: 4, injured: 60, lossYuan: "3", crosses: "county", radiation: "III" }).lineage, incidentLevel({}).lineage,
    enterpriseGrade({ air: { q: exact(2), m: 30, e: 2 }, water: { q: exact(0) }, isPunished: true }, hj941Edition2018).lineage, riskQuantity([{ cas: "7664-41-7", tonnes: "20" }]).lineage, sigmas("C", 400).lineage,
    liquidLeak({ cd: 0.5, area: 0.01, density: 1000, pressure: 2e5, ambient: 1e5, height: 1 }).lineage, evaporated([{ rate: 1, time: 1 }], 0.5).lineage, fireSO2(1, 1).lineage, fireCO(2, 85, 1).lineage,
    heatEvaporation({ ground: "wetland", area: 1, ambientTemperature: 300, boilingPoint: 240, heatOfVaporisation: 1e6, time: 1 }).lineage, flashEvaporation({ leak: 1, heatCapacity: 1, temperature: 2, boilingPoint: 1, heatOfVaporisation: 2 }).lineage,
    massEvaporation({ stability: "AB", vapourPressure: 1, molarMass: 1, ambientTemperature: 1, wind: 1, radius: 1 }).lineage, gasLeak({ cd: 1, area: 1, pressure: 2, ambient: 1, molarMass: 1, k: 1.4, temperature: 1 }).lineage,
    gasBuoyancy({ distance: 1, wind: 1, duration: 1, mass: 1, releaseDensity: 2, airDensity: 1 }).ri.lineage,
  ];
  trees.forEach(expectBothLanguages);
  for (const { to } of [...reportingDuties("一般", "2025-01-03T15:30:00Z"), ...reportingDuties("重大", "2025-01-03T15:30:00Z")]) expect(isTold(to)).toBe(true);
  for (const { text } of incidentLevel({ deaths: 4, lossYuan: "3", waterSupplyCut: "city", ecology: "function-lost", radiation: "I", crosses: "country" }).value.met) expect(isTold(text)).toBe(true);
});
