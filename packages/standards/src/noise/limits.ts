import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import type { DatedEdition } from "../editions.js";
import { exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed } from "../lineage.js";
import { BadValue, NoLimit } from "../refusals.js";

/** Noise standards held (声环境标准): ambient, plant boundary, construction site boundary. */
export type NoiseStandard = "GB 3096" | "GB 12348" | "GB 12523";

/** Zone of GB 3096 and GB 12348 (声环境功能区): 4a beside main roads, 4b beside main railways; GB 12348 has one class 4. */
export type NoiseZone = "0" | "1" | "2" | "3" | "4" | "4a" | "4b";

/** Their editions (版本). */
export const noiseEditions: readonly DatedEdition[] = [
  { standard: "GB 3096", edition: "GB 3096-2008", from: "2008-10-01", held: true },
  { standard: "GB 12348", edition: "GB 12348-2008", from: "2008-10-01", held: true },
  { standard: "GB 12523", edition: "GB 12523-2011", from: "2012-07-01", held: true },
];

interface ZoneLimit { readonly day: string; readonly night: string; readonly attestation: Attestation }
const verified = (day: string, night: string): ZoneLimit => ({ day, night, attestation: "VERIFIED" });
const limits: Readonly<Record<NoiseStandard, Readonly<Partial<Record<NoiseZone | "site", ZoneLimit>>>>> = {
  "GB 3096": { 0: verified("50", "40"), 1: verified("55", "45"), 2: verified("60", "50"), 3: verified("65", "55"), "4a": verified("70", "55"), "4b": verified("70", "60") },
  "GB 12348": { 0: { day: "50", night: "40", attestation: "FROM MEMORY" }, 1: verified("55", "45"), 2: verified("60", "50"), 3: verified("65", "55"), 4: verified("70", "55") },
  "GB 12523": { site: verified("70", "55") },
};

/** By how much a short maximum at night may pass the night limit (夜间最大声级), dB(A). */
export const nightMaximum: Readonly<Record<"sudden" | "frequent" | "occasional" | "construction", { readonly standard: NoiseStandard; readonly over: string; readonly attestation: Attestation }>> = {
  sudden: { standard: "GB 3096", over: "15", attestation: "FROM MEMORY" },
  frequent: { standard: "GB 12348", over: "10", attestation: "VERIFIED" },
  occasional: { standard: "GB 12348", over: "15", attestation: "VERIFIED" },
  construction: { standard: "GB 12523", over: "15", attestation: "VERIFIED" },
};

const tableOf: Readonly<Record<NoiseStandard, string>> = { "GB 3096": "table 1", "GB 12348": "table 1", "GB 12523": "table 1" };

/**
 * The noise limit of a zone by day or night (环境噪声限值), dB(A).
 * @throws {NoLimit} a zone that the standard does not have
 * @clause GB 3096-2008 table 1; GB 12348-2008 table 1; GB 12523-2011 table 1
 */
export function noiseLimitOf(standard: NoiseStandard, zone: NoiseZone | "site", period: "day" | "night"): { readonly limit: string; readonly attestation: Attestation } {
  const row = limits[standard][zone];
  if (!row) throw new NoLimit("noise", `zone ${zone}`, `${standard} has ${Object.keys(limits[standard]).join(", ")}`);
  return { limit: row[period], attestation: row.attestation };
}

/** A level against its limit (达标判定): how much over, 0 when kept. */
export interface NoiseJudgement { readonly isKept: boolean; readonly limit: string; readonly over: string }

/**
 * Judges a level against the limit of its zone (噪声达标判定). The level is judged as given: round it first where the method says so.
 * @param sample  `maximum` judges a short maximum at night against limit + 10 or 15
 * @throws {BadValue} {NoLimit}
 * @clause GB 3096-2008 §5; GB 12348-2008 §4.1; GB 12523-2011 §4
 */
export function noiseJudged(sample: { readonly standard: NoiseStandard; readonly zone: NoiseZone | "site"; readonly period: "day" | "night"; readonly level: string; readonly maximum?: keyof typeof nightMaximum }): Computed<NoiseJudgement> {
  const at = { room: "noise", field: "level", unit: "dB(A)", clause: `${sample.standard} ${tableOf[sample.standard]}` };
  const { limit: zoneLimit, attestation } = noiseLimitOf(sample.standard, sample.zone, sample.period);
  const maximum = sample.maximum === undefined ? null : nightMaximum[sample.maximum];
  if (maximum && (sample.period !== "night" || maximum.standard !== sample.standard)) throw new NoLimit("noise", `${sample.maximum ?? ""} maximum`, `it belongs to ${maximum.standard} at night`);
  const limit = exact(zoneLimit).plus(exact(maximum?.over ?? "0"));
  const over = exactOf(amountOf(sample.level, at, false)).minus(limit);
  const isKept = over.compare(exact(0)) <= 0;
  const value = { isKept, limit: limit.toString(), over: isKept ? "0" : over.toString() };
  const edition = noiseEditions.find((each) => each.standard === sample.standard)?.edition ?? sample.standard;
  return computedWith(value, () => ({
    name: both("噪声达标", "noise limit kept"), value: isKept ? "达标" : `超 ${value.over}`, unit: "dB(A)", origin: "computed",
    rule: { id: "noise/judge", formula: both("L ≤ 限值", "L ≤ limit"), standard: sample.standard, edition, clauses: [tableOf[sample.standard]], attestation: maximum && maximum.attestation !== "VERIFIED" ? maximum.attestation : attestation },
    inputs: [leaf(both("声级", "level"), sample.level, "dB(A)", "measured"), leaf(both(`${sample.zone} 类 ${sample.period === "day" ? "昼间" : "夜间"}限值`, `limit of zone ${sample.zone} by ${sample.period}`), value.limit, "dB(A)", "parameter")],
  }));
}

/**
 * Correction of a measured level for the background (背景噪声修正): by the difference of the two, rounded to whole dB.
 * @returns the corrected level, or null when the difference is below 3 dB and the measurement is not valid
 * @clause GB 12523-2011 table 2; GB 12348-2008 table 4
 */
export function backgroundCorrected(measured: string, background: string): Computed<string | null> {
  const at = (field: string) => ({ room: "noise", field, unit: "dB(A)", clause: "GB 12523-2011 table 2" });
  const level = exactOf(amountOf(measured, at("measured"), false)), ground = exactOf(amountOf(background, at("background"), false));
  if (ground.compare(level) > 0) throw new BadValue("out-of-range", background, at("background"), "is above the measured level");
  const difference = Number(level.minus(ground).scaled(0));
  const correction = difference < 3 ? null : difference === 3 ? 3 : difference <= 5 ? 2 : difference <= 10 ? 1 : 0;
  const value = correction === null ? null : level.minus(exact(correction)).toString();
  return computedWith<string | null>(value, () => ({
    name: both("修正后声级", "corrected level"), value, unit: "dB(A)", origin: "computed",
    rule: { id: "noise/background", formula: both("差值 3：−3；4～5：−2；6～10：−1；>10：0", "difference 3: −3; 4–5: −2; 6–10: −1; > 10: 0"), standard: "GB 12523", edition: "GB 12523-2011", clauses: ["table 2"], attestation: "VERIFIED" },
    inputs: [leaf(both("实测声级", "measured level"), measured, "dB(A)", "measured"), leaf(both("背景声级", "background level"), background, "dB(A)", "measured")],
    notes: [correction === null ? both("差值小于 3 dB，测量无效，应降低背景噪声后重测", "difference below 3 dB: not valid, measure again with less background") : both(`差值 ${difference}，修正 −${correction}`, `difference ${difference}, correction −${correction}`)],
  }));
}

/** The five grades of urban noise (城市声环境质量等级). */
export const urbanNoiseGrades = ["一级（好）", "二级（较好）", "三级（一般）", "四级（较差）", "五级（差）"] as const;
const urbanBounds: Readonly<Record<"regional" | "road", Readonly<Record<"day" | "night", readonly [string, string, string, string]>>>> = {
  regional: { day: ["50.0", "55.0", "60.0", "65.0"], night: ["40.0", "45.0", "50.0", "55.0"] },
  road: { day: ["68.0", "70.0", "72.0", "74.0"], night: ["58.0", "60.0", "62.0", "64.0"] },
};

/**
 * Grade of a city's regional or road noise (城市区域、道路交通声环境质量等级), by the mean level rounded to 0.1 dB.
 * @clause HJ 640-2012 §6
 */
export function urbanNoiseGrade(kind: "regional" | "road", period: "day" | "night", level: string): Computed<1 | 2 | 3 | 4 | 5> {
  const value = exact(exactOf(amountOf(level, { room: "noise", field: "level", unit: "dB(A)", clause: "HJ 640-2012 §6" }, false)).toFixed(1));
  const found = urbanBounds[kind][period].findIndex((bound) => value.compare(exact(bound)) <= 0);
  const grade = (found < 0 ? 5 : found + 1) as 1 | 2 | 3 | 4 | 5;
  const name: Labels = kind === "regional" ? both("城市区域声环境质量等级", "grade of regional noise") : both("道路交通声环境质量等级", "grade of road noise");
  return computedWith(grade, () => ({ name, value: urbanNoiseGrades[grade - 1] ?? null, unit: "", origin: "computed", rule: { id: "HJ 640/grade", formula: both(`≤${urbanBounds[kind][period].join("，≤")}`, `≤ ${urbanBounds[kind][period].join(", ≤ ")}`), standard: "HJ 640", edition: "HJ 640-2012", clauses: ["6"], attestation: "FROM MEMORY" }, inputs: [leaf(both("平均声级", "mean level"), level, "dB(A)", "measured")] }));
}
