import { describe, expect, test } from "vitest";
import {
  backgroundCorrected, biologicalIndex, blackOdorousGrade, blackOdorousPoint, captureRate, drinkingComplianceRates, drinkingWaterJudged, dischargeJudged, dischargeLimitOf, dryStandardConcentration, dryStandardFlow, eiChangeOf, eiOf, eqiChangeOf, eqiOf, evaluateLake, evaluateRiver, evaluateSection,
  exact, excessAirConverted, explain, gasDay, gasHour, gasSubstitution, gb15618ClassOf, gb36600ClassOf, gb3838ClassOf, gbt14848ClassOf, landStressIndex, ldnOf, leqOf, noiseJudged, oxygenConverted, oxygenSaturation, surfacePeriodMean, pollutionLoadIndex, quantityGuarantee, riverState, riverStateOfShares,
  ruralBlackOdorous, safeUseRateOfConstructionLand, safeUseRateOfFarmland, shareChange, stateChange, tliOf, transmissionRates, urbanNoiseGrade, vegetationIndex, waterDay, waterNetworkIndex, waterSubstitution, waterTrend, type Computed, type Lineage,
} from "../src/index.js";

/** Every node has a name in both languages, a rule where it was computed from inputs, and nothing empty. */
function expectWhole(node: Lineage): void {
  const isWord = (text: string | undefined): boolean => /\S/.test(text ?? "");
  expect([isWord(node.name.zh), isWord(node.name.en), node.origin === "computed" || node.inputs.length === 0]).toEqual([true, true, true]);
  if (node.rule) expect([node.rule.id.includes("/"), isWord(node.rule.formula.zh), isWord(node.rule.formula.en), (node.rule.standard ?? "") !== "", (node.rule.edition ?? "") !== ""]).toEqual([true, true, true, true, true]);
  for (const note of node.notes ?? []) expect([isWord(note.zh), isWord(note.en)]).toEqual([true, true]);
  node.inputs.forEach(expectWhole);
}

interface Shown { readonly rule: string; readonly status: string; readonly value: string | null; readonly unit?: string; readonly inputs: readonly (string | null)[]; readonly note?: string; readonly exact?: string }

const surface = { waterBody: "river", values: { COD: "24.2", TP: "0.1" } } as const;
const hours = { total: 1000, stopped: 0, invalid: 50 };
const limit = dischargeLimitOf({ standard: "GB 13271", category: "special coal boiler", day: "2025-06-01", item: "PM" });
const duct = { airPressure: "101325", staticPressure: "0", temperature: "273", moisture: "20" };
const load = { area: "2", precipitation: "4", COD: "20", ammonia: "0", SO2: "0", dust: "0", NOx: "0", solidWaste: "0" };

const cases: readonly (readonly [string, Computed<unknown>, Shown])[] = [
  ["gb3838ClassOf", gb3838ClassOf(surface), { rule: "GB 3838/class", status: "VERIFIED", value: "Ⅳ类", inputs: ["Ⅳ类", "Ⅱ类"] }],
  ["oxygenSaturation", oxygenSaturation({ dissolvedOxygen: "9", temperature: "20.4", altitude: "0" }), { rule: "GB 3838/do-saturation", status: "REPORTED", value: "100.00", unit: "%", inputs: ["9", "20.4", "0", "9.0000"], note: "标准未给出", exact: "100.00000000" }],
  ["gbt14848ClassOf", gbt14848ClassOf({ values: { 铁: "0.5", pH: "7", 肉眼可见物: "无" } }), { rule: "GB/T 14848/class", status: "VERIFIED", value: "Ⅳ类", inputs: ["Ⅰ类", "Ⅰ类", "Ⅳ类"] }],
  ["gbt14848ClassOf activity", gbt14848ClassOf({ values: { 总α放射性: "0.6" } }), { rule: "GB/T 14848/class", status: "VERIFIED", value: "Ⅳ或Ⅴ类", inputs: ["Ⅳ或Ⅴ类"], note: "核素分析" }],
  ["gbt14848ClassOf below detection", gbt14848ClassOf({ values: { 铁: "0.2L" } }), { rule: "GB/T 14848/class", status: "VERIFIED", value: "Ⅱ类", inputs: ["Ⅱ类"], note: "未检出" }],
  ["riverState", riverState(["IV", "IV", "III", "IV", "V", "inferiorV"]), { rule: "GB 3838/river-state", status: "VERIFIED", value: "轻度污染", inputs: ["6", "16.7", "16.7"] }],
  ["riverState five", riverState(["I", "I", "I", "I", "I"]), { rule: "GB 3838/river-state", status: "FROM MEMORY", value: "优", inputs: ["5", "100.0", "0.0"] }],
  ["riverState few", riverState(["I", "II"]), { rule: "GB 3838/river-state", status: "VERIFIED", value: null, inputs: ["2", "100.0", "0.0"], note: "少于 5 个" }],
  ["riverStateOfShares", riverStateOfShares({ good: "80.9", inferior: "5.3" }), { rule: "GB 3838/river-state", status: "VERIFIED", value: "良好", inputs: ["80.9", "5.3"] }],
  ["evaluateSection", evaluateSection(surface), { rule: "2011/section", status: "REPORTED", value: "轻度污染", inputs: ["Ⅳ类"], note: "化学需氧量（0.21）" }],
  ["evaluateSection clean", evaluateSection({ waterBody: "river", values: { COD: "10" } }), { rule: "2011/section", status: "REPORTED", value: "优", inputs: ["Ⅰ类"], note: "无超Ⅲ类指标" }],
  ["evaluateRiver means", evaluateRiver([{ name: "a", values: { COD: "10" } }, { name: "b", values: { COD: "35" } }]), { rule: "2011/river", status: "REPORTED", value: "轻度污染", inputs: ["轻度污染", "优", "中度污染"] }],
  ["evaluateRiver shares", evaluateRiver([{ name: "a", values: { COD: "10" } }], "shares"), { rule: "2011/river", status: "REPORTED", value: "优", inputs: ["优", "优"] }],
  ["evaluateLake", evaluateLake([{ name: "a", values: { COD: "10", TN: "3" } }]), { rule: "2011/river", status: "FROM MEMORY", value: "优", inputs: ["优", "劣Ⅴ类"], note: "总氮单独评价" }],
  ["periodMean", surfacePeriodMean("COD", ["10", "11"], "quarter"), { rule: "2011/mean", status: "FROM MEMORY", value: "10.500000", unit: "mg/L", inputs: ["10", "11"], note: "未修约" }],
  ["periodMean few", surfacePeriodMean("COD", ["10"], "quarter"), { rule: "2011/mean", status: "FROM MEMORY", value: null, unit: "mg/L", inputs: ["10"], note: "少于 2 个" }],
  ["stateChange", stateChange("优", "良好"), { rule: "2011/change", status: "FROM MEMORY", value: "有所变差", inputs: ["优", "良好"] }],
  ["shareChange", shareChange({ good: "60", inferior: "10" }, { good: "75", inferior: "9" }), { rule: "2011/change", status: "FROM MEMORY", value: "16", unit: "百分点", inputs: ["60", "10", "75", "9"], note: "有所好转" }],
  ["waterTrend", waterTrend("COD", ["5", "4", "3", "2", "1"]), { rule: "2011/trend", status: "REPORTED", value: "好转", inputs: ["5", "4", "3", "2", "1"], note: "rs = -1.000，Wp = 0.900" }],
  ["tliOf", tliOf({ chla: "1", TP: "0.005", TN: "0.2", SD: "6", CODMn: "1" }), { rule: "2011/tli", status: "REPORTED", value: "16.3", inputs: ["25.0000", "8.3153", "27.2661", "16.4199", "1.0900"], note: "浮点" }],
  ["blackOdorousGrade", blackOdorousGrade({ transparency: "26", dissolvedOxygen: "0.1", redox: "60", ammonia: "9" }), { rule: "black-odorous/grade", status: "VERIFIED", value: "重度黑臭", inputs: ["26", "0.1", "60", "9"] }],
  ["blackOdorousPoint", blackOdorousPoint([{ ammonia: "9" }, { ammonia: "1" }]), { rule: "black-odorous/point", status: "FROM MEMORY", value: "轻度黑臭", inputs: ["轻度黑臭", "非黑臭"] }],
  ["ruralBlackOdorous", ruralBlackOdorous({ transparency: "24", dissolvedOxygen: "3", ammonia: "1" }), { rule: "black-odorous/rural", status: "FROM MEMORY", value: "是", inputs: ["24", "3", "1"] }],
  ["drinkingWaterJudged", drinkingWaterJudged({ kind: "surface", ...surface }), { rule: "drinking-water/compliance", status: "FROM MEMORY", value: "不达标", inputs: ["Ⅳ类"], note: "COD（0.21）" }],
  ["drinkingWaterJudged ground", drinkingWaterJudged({ kind: "groundwater", values: { 铁: "0.3" } }), { rule: "drinking-water/compliance", status: "FROM MEMORY", value: "达标", inputs: ["Ⅲ类"] }],
  ["drinkingComplianceRates", drinkingComplianceRates([{ name: "a", isCompliant: true }, { name: "b", isCompliant: false }]).bySources, { rule: "drinking-water/rate", status: "FROM MEMORY", value: "50.00", unit: "%", inputs: ["达标", "不达标"], exact: "50" }],
  ["quantityGuarantee", quantityGuarantee("80", "100"), { rule: "drinking-water/rate", status: "FROM MEMORY", value: "80.00", unit: "%", inputs: ["80", "100"], exact: "80" }],
  ["gb15618ClassOf", gb15618ClassOf({ land: "other", ph: "8.2", values: { As: "26", Zn: "1" } }), { rule: "GB 15618/class", status: "VERIFIED", value: "安全利用类", inputs: ["8.2", "26", "1"], note: "另看农产品" }],
  ["gb15618ClassOf table 2", gb15618ClassOf({ land: "other", ph: "8.2", values: { 六六六: "0.1" } }), { rule: "GB 15618/class", status: "FROM MEMORY", value: "优先保护类", inputs: ["8.2", "0.1"], note: "另看农产品" }],
  ["gb36600ClassOf", gb36600ClassOf({ land: "unknown", values: { 铅: "500" } }), { rule: "GB 36600/class", status: "VERIFIED", value: "应开展详细调查和风险评估", inputs: ["500"], note: "第一类用地" }],
  ["safeUseRateOfFarmland", safeUseRateOfFarmland({ priority: "100", safeUse: "250", strict: "40", total: "400" }), { rule: "soil/safe-use-farmland", status: "VERIFIED", value: "97.50", unit: "%", inputs: ["100", "250", "40", "400"], exact: "97.5" }],
  ["safeUseRateOfFarmland none", safeUseRateOfFarmland({ priority: "0", safeUse: "0", strict: "0", total: "0" }), { rule: "soil/safe-use-farmland", status: "VERIFIED", value: null, unit: "%", inputs: ["0", "0", "0", "0"], note: "不适用" }],
  ["safeUseRateOfConstructionLand", safeUseRateOfConstructionLand({ compliant: "1", total: "2", by: "plots" }), { rule: "soil/safe-use-construction", status: "FROM MEMORY", value: "50.00", unit: "%", inputs: ["1", "2"], exact: "50" }],
  ["leqOf", leqOf(["50", "60", "70"]), { rule: "noise/leq", status: "FROM MEMORY", value: "65.7", unit: "dB(A)", inputs: ["50", "60", "70"], note: "浮点" }],
  ["ldnOf", ldnOf("60", "55"), { rule: "noise/ldn", status: "FROM MEMORY", value: "62.4", unit: "dB(A)", inputs: ["60", "55"], note: "浮点" }],
  ["noiseJudged", noiseJudged({ standard: "GB 12348", zone: "0", period: "day", level: "52" }), { rule: "noise/judge", status: "FROM MEMORY", value: "超 2", unit: "dB(A)", inputs: ["52", "50"] }],
  ["noiseJudged maximum", noiseJudged({ standard: "GB 3096", zone: "1", period: "night", level: "60", maximum: "sudden" }), { rule: "noise/judge", status: "FROM MEMORY", value: "达标", unit: "dB(A)", inputs: ["60", "60"] }],
  ["backgroundCorrected", backgroundCorrected("60", "55"), { rule: "noise/background", status: "VERIFIED", value: "58", unit: "dB(A)", inputs: ["60", "55"], note: "修正 −2" }],
  ["backgroundCorrected invalid", backgroundCorrected("60", "59"), { rule: "noise/background", status: "VERIFIED", value: null, unit: "dB(A)", inputs: ["60", "59"], note: "测量无效" }],
  ["urbanNoiseGrade", urbanNoiseGrade("road", "day", "72"), { rule: "HJ 640/grade", status: "FROM MEMORY", value: "三级（一般）", inputs: ["72"] }],
  ["eiOf", eiOf({ biological: "27.58", vegetation: "58.54", waterNetwork: "7.47", landStress: "19.81", pollutionLoad: "5.08" }), { rule: "HJ 192/ei", status: "VERIFIED", value: "46.93", inputs: ["27.58", "58.54", "7.47", "19.81", "5.08", "0"], note: "一般", exact: "46.929" }],
  ["eiChangeOf", eiChangeOf("50", "53"), { rule: "HJ 192/change", status: "FROM MEMORY", value: "3", inputs: ["50", "53"], note: "明显变化" }],
  ["eqiOf", eqiOf({ pattern: "50", function: "60", biodiversity: "70", stress: "20" }), { rule: "EQI/index", status: "FROM MEMORY", value: "60.30", inputs: ["50", "60", "70", "20"], note: "二类", exact: "60.3" }],
  ["eqiChangeOf", eqiChangeOf("50", "52"), { rule: "EQI/change", status: "FROM MEMORY", value: "2", inputs: ["50", "52"], note: "一般变好" }],
  ["biologicalIndex", biologicalIndex({ area: "100", land: { forest: "50" }, biodiversity: "10" }), { rule: "HJ 192/biological", status: "FROM MEMORY", value: "49.74", inputs: ["50", "0", "0", "0", "0", "0", "10", "100"] }],
  ["vegetationIndex", vegetationIndex("5000"), { rule: "HJ 192/vegetation", status: "FROM MEMORY", value: "60.58", inputs: ["5000"] }],
  ["waterNetworkIndex", waterNetworkIndex({ area: "3", riverLength: "1", waterArea: "2", waterResources: "4" }), { rule: "HJ 192/water-network", status: "FROM MEMORY", value: "179.28", inputs: ["1", "2", "4", "3"] }],
  ["landStressIndex", landStressIndex({ area: "10", severe: "1" }), { rule: "HJ 192/land-stress", status: "FROM MEMORY", value: "9.44", inputs: ["1", "0", "0", "0", "10"] }],
  ["pollutionLoadIndex", pollutionLoadIndex(load), { rule: "HJ 192/pollution-load", status: "FROM MEMORY", value: "4.39", inputs: ["20", "0", "0", "0", "0", "0", "4", "2"] }],
  ["dischargeJudged", dischargeJudged(limit, { value: "30", basis: "hour", measuredOxygen: "12" }), { rule: "discharge/judge", status: "VERIFIED", value: "超标 0.33 倍", inputs: ["40.0", "30"] }],
  ["dischargeJudged kept", dischargeJudged(limit, { value: "30", basis: "sample", isConverted: true }), { rule: "discharge/judge", status: "VERIFIED", value: "达标", inputs: ["30", "30"] }],
  ["oxygenConverted", oxygenConverted({ concentration: "50", measured: "11", reference: "10" }), { rule: "discharge/oxygen", status: "VERIFIED", value: "55.0", unit: "mg/m³", inputs: ["50", "11", "10"], exact: "55" }],
  ["excessAirConverted", excessAirConverted({ concentration: "30", coefficient: "2", standard: "1.5" }), { rule: "discharge/oxygen", status: "VERIFIED", value: "40.0", unit: "mg/m³", inputs: ["30", "2.0000", "1.5"], exact: "40" }],
  ["captureRate", captureRate(hours), { rule: "HJ 75/capture", status: "REPORTED", value: "95.00", unit: "%", inputs: ["1000", "0", "50"], exact: "95" }],
  ["transmissionRates", transmissionRates({ expected: 10, received: 8, valid: 4 }).effective, { rule: "marks/effective", status: "REPORTED", value: "40.00", unit: "%", inputs: ["80.00", "50.00"] }],
  ["gasHour", gasHour(Array.from({ length: 45 }, () => ({ value: "3" }))), { rule: "HJ 212/gas-hour", status: "VERIFIED", value: "3.000000", unit: "mg/m³", inputs: Array<string>(45).fill("3"), note: "有效数据 45 个" }],
  ["gasDay", gasDay([{ value: "3" }]), { rule: "HJ 212/gas-day", status: "VERIFIED", value: null, unit: "mg/m³", inputs: ["3"], note: "少于 20 个" }],
  ["gasSubstitution", gasSubstitution({ hours, kind: "other", invalidHours: 2, validBefore: Array<string>(180).fill("7") }), { rule: "HJ 75/substitution", status: "REPORTED", value: "7", unit: "mg/m³", inputs: ["95.00", "2"], note: "仅用于排放量" }],
  ["dryStandardConcentration", dryStandardConcentration("10", duct), { rule: "HJ 212/dry-standard", status: "VERIFIED", value: "25.0000", unit: "mg/m³", inputs: ["10", "101325", "0", "273", "20"] }],
  ["dryStandardFlow", dryStandardFlow({ area: "2", velocity: "5" }, duct), { rule: "HJ 212/flow", status: "VERIFIED", value: "14400.0", unit: "m³/h", inputs: ["2", "5", "101325", "0", "273", "20"] }],
  ["waterDay", waterDay([{ concentration: "10", volume: "2" }], 1), { rule: "HJ 356/day", status: "FROM MEMORY", value: "10.000000", unit: "mg/L", inputs: ["10"], note: "有效数据 1/1" }],
  ["waterSubstitution", waterSubstitution("COD", ["10", "20"]), { rule: "HJ 356/substitution", status: "REPORTED", value: "15.000000", unit: "mg/L", inputs: ["10", "20"], note: "手工监测" }],
];

describe("every result can be asked why", () => {
  test.each(cases)("%s", (_, computed, { rule, status, value, unit = "", inputs, note, exact: unrounded }) => {
    const { lineage } = computed;
    expectWhole(lineage);
    expect([lineage.rule?.id, lineage.rule?.attestation, lineage.value, lineage.unit, lineage.inputs.map((each) => each.value)]).toEqual([rule, status, value, unit, inputs]);
    if (note !== undefined) expect(lineage.notes?.some((each) => each.zh.includes(note))).toBe(true);
    if (unrounded !== undefined) expect(lineage.rounding).toMatchObject({ rule: "GB/T 8170", exact: unrounded });
    expect(explain(lineage, "en").split("\n").length).toBeGreaterThan(inputs.length);
  });
  test("a value and its lineage are made once", () => {
    const judged = gb3838ClassOf(surface);
    expect(judged.lineage).toBe(judged.lineage);
    expect(JSON.parse(JSON.stringify(eiOf({ biological: "1", vegetation: "1", waterNetwork: "1", landStress: "1", pollutionLoad: "1" })))).toHaveProperty("lineage.rule.standard", "HJ 192");
    expect(exact("1").equals(exact("1.0"))).toBe(true);
  });
  test("notes of a surface sample: lake limits, what takes no part, what was not detected", () => {
    const { lineage } = gb3838ClassOf({ waterBody: "lake", values: { Pb: "0.06L", TN: "1", 水温: "3" }, scope: "evaluation" });
    expect(lineage.notes?.map((each) => each.zh)).toEqual(["按湖、库限值评价", "TN 未参评：不属 2011 年评价办法的 21 项", "water-temperature 未参评：水温限制的是人为温升温降，不定类别", "Pb 未检出，检出限高于Ⅰ类限值，类别只能定到检出限所在的类"]);
    expect(gb3838ClassOf(surface).lineage.notes).toBeUndefined();
  });
  test("each item shows the limit of the class it keeps, pH its range, and where the table prints it", () => {
    const { inputs } = gb3838ClassOf({ waterBody: "river", values: { pH: "10", COD: "16", TP: "9" } }).lineage;
    expect(inputs.map((each) => [each.value, each.inputs[1]?.value, each.inputs[1]?.source?.text])).toEqual([["劣Ⅴ类", "6~9", "table 1 no. 2"], ["Ⅲ类", "20", "table 1 no. 5"], ["劣Ⅴ类", "0.4", "table 1 no. 8"]]);
    const ground = gbt14848ClassOf({ values: { pH: "7", 嗅和味: "无", LAS: "0.05", 铁: "9" } }).lineage.inputs;
    expect(ground.map((each) => each.inputs[1]?.value)).toEqual(["无 / 有", "6.5~8.5 / 5.5~9.0", "0.1 / 0.2 / 0.3 / 2.0", "不得检出 / 0.1 / 0.3 / 0.3"]);
    expect(ground[2]?.notes?.[0]?.zh).toBe("超Ⅲ类 29.00 倍");
  });
});
