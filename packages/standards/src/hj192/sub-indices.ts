import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";

// The five sub-indices of EI from areas, lengths and amounts. Weights and coefficients are from memory of HJ 192-2015 annex B:
// each result says so. Values above 100 are given as they come; eiOf refuses them.

const at = (field: string, unit: string): JudgedAt => ({ room: "hj192", field, unit, clause: "HJ 192-2015 §6, annex B" });

/** Region over which a sub-index is formed: its area in km². */
function areaOf(text: string): Exact {
  const area = exactOf(amountOf(text, at("area", "km²"), false));
  if (area.isZero()) throw new BadValue("out-of-range", text, at("area", "km²"), "is zero; no index exists over nothing");
  return area;
}

type Term = readonly [key: string, name: Labels, factor: string];

/** Σ factor × value over the terms, each value read from the inputs by its key. */
function weighted(terms: readonly Term[], values: Readonly<Record<string, string>>, unit: string): { readonly total: Exact; readonly leaves: readonly Lineage[] } {
  const leaves: Lineage[] = [];
  const total = terms.reduce((all, [key, name, factor]) => {
    const text = values[key] ?? "0";
    leaves.push({ ...leaf(name, text, unit, "entered"), notes: [both(`权重 ${factor}`, `weight ${factor}`)] });
    return all.plus(exact(factor).times(exactOf(amountOf(text, at(key, unit), false))));
  }, exact(0));
  return { total, leaves };
}

const ruleOf = (id: string, formula: Labels): Rule => ({ id: `HJ 192/${id}`, formula, standard: "HJ 192", edition: "HJ 192-2015", clauses: ["6", "annex B"], attestation: "FROM MEMORY" });

function result(name: Labels, value: Exact, rule: Rule, inputs: readonly Lineage[]): Computed<Exact> {
  return computedWith(value, () => ({ name, value: value.toFixed(2), unit: "", origin: "computed", rule, rounding: { rule: "GB/T 8170", places: 2, exact: value.toString() }, inputs }));
}

/** Land of a region by kind, km² (土地利用面积). */
export interface LandAreas { readonly forest?: string; readonly grass?: string; readonly water?: string; readonly farmland?: string; readonly built?: string; readonly unused?: string }

const habitat: readonly Term[] = [
  ["forest", both("林地", "forest"), "0.35"], ["grass", both("草地", "grassland"), "0.21"], ["water", both("水域湿地", "water and wetland"), "0.28"],
  ["farmland", both("耕地", "farmland"), "0.11"], ["built", both("建设用地", "built land"), "0.04"], ["unused", both("未利用地", "unused land"), "0.01"],
];

/**
 * Biological richness index (生物丰度指数): the mean of the biodiversity index and the habitat quality, or the habitat quality alone.
 * @param land  km², kinds left out are 0; together no more than the area
 * @throws {BadValue}
 * @clause HJ 192-2015 §6.1, annex B
 */
export function biologicalIndex(input: { readonly area: string; readonly land: LandAreas; readonly biodiversity?: string }): Computed<Exact> {
  const area = areaOf(input.area);
  const covered = Object.entries(input.land as Readonly<Record<string, string>>).reduce((all, [key, text]) => all.plus(exactOf(amountOf(text, at(key, "km²"), false))), exact(0));
  if (covered.compare(area) > 0) throw new BadValue("out-of-range", covered.toString(), at("land", "km²"), `is more than the area, ${input.area}`);
  const { total, leaves } = weighted(habitat, { ...input.land }, "km²");
  const quality = exact("511.2642131067").times(total).over(area);
  const diversity = input.biodiversity === undefined ? null : exactOf(amountOf(input.biodiversity, at("biodiversity", ""), false));
  return result(both("生物丰度指数", "biological richness index"), diversity ? diversity.plus(quality).over(exact(2)) : quality, ruleOf("biological", both("(BI+HQ)/2，HQ = 511.2642131067×Σ(权重×面积)/区域面积", "(BI + HQ)/2, HQ = 511.2642131067 × Σ(weight × area)/region")), [...leaves, ...(diversity ? [leaf(both("生物多样性指数", "biodiversity index"), input.biodiversity ?? null, "", "entered")] : []), leaf(both("区域面积", "region"), input.area, "km²", "parameter")]);
}

/**
 * Vegetation cover index (植被覆盖指数): 0.0121165124 × mean of the monthly highest NDVI of May to September, NDVI times 10 000.
 * @throws {BadValue}
 * @clause HJ 192-2015 §6.2, annex B
 */
export function vegetationIndex(meanNdvi: string): Computed<Exact> {
  const value = exact("0.0121165124").times(exactOf(amountOf(meanNdvi, at("NDVI", "×10000"), false)));
  return result(both("植被覆盖指数", "vegetation cover index"), value, ruleOf("vegetation", both("0.0121165124×NDVI 均值", "0.0121165124 × mean NDVI")), [leaf(both("NDVI 月最大值均值", "mean of the monthly highest NDVI"), meanNdvi, "×10000", "entered")]);
}

/**
 * Water network index (水网密度指数): river length in km, water area in km², water resources in 10⁶ m³, all over the area in km².
 * @throws {BadValue}
 * @clause HJ 192-2015 §6.3, annex B
 */
export function waterNetworkIndex(input: { readonly area: string; readonly riverLength: string; readonly waterArea: string; readonly waterResources: string }): Computed<Exact> {
  const area = areaOf(input.area);
  const terms: readonly (readonly [text: string, key: string, name: Labels, unit: string, factor: string])[] = [
    [input.riverLength, "river length", both("河流长度", "river length"), "km", "84.3704083981"], [input.waterArea, "water area", both("水域面积", "water area"), "km²", "591.7908642005"], [input.waterResources, "water resources", both("水资源量", "water resources"), "10⁶m³", "86.3869548281"],
  ];
  const total = terms.reduce((all, [text, key, , unit, factor]) => all.plus(exact(factor).times(exactOf(amountOf(text, at(key, unit), false)))), exact(0));
  return result(both("水网密度指数", "water network index"), total.over(area).over(exact(3)), ruleOf("water-network", both("(84.3704083981×河长 + 591.7908642005×水域 + 86.3869548281×水资源)/面积/3", "(84.3704083981 length + 591.7908642005 water + 86.3869548281 resources)/area/3")), [...terms.map(([text, , name, unit]) => leaf(name, text, unit, "entered")), leaf(both("区域面积", "region"), input.area, "km²", "parameter")]);
}

const stress: readonly Term[] = [["severe", both("重度侵蚀", "severe erosion"), "0.4"], ["moderate", both("中度侵蚀", "moderate erosion"), "0.2"], ["built", both("建设用地", "built land"), "0.2"], ["other", both("其他土地胁迫", "other stress"), "0.2"]];

/** Land stress index (土地胁迫指数): eroded, built and otherwise stressed land in km² over the area. @throws {BadValue} @clause HJ 192-2015 §6.4, annex B */
export function landStressIndex(input: { readonly area: string; readonly severe?: string; readonly moderate?: string; readonly built?: string; readonly other?: string }): Computed<Exact> {
  const { area, ...land } = input;
  const { total, leaves } = weighted(stress, land as Readonly<Record<string, string>>, "km²");
  return result(both("土地胁迫指数", "land stress index"), exact("236.0435677948").times(total).over(areaOf(area)), ruleOf("land-stress", both("236.0435677948×Σ(权重×面积)/区域面积", "236.0435677948 × Σ(weight × area)/region")), [...leaves, leaf(both("区域面积", "region"), area, "km²", "parameter")]);
}

/** Amounts discharged in a year, t, with the precipitation of the year in 10⁶ m³ and the area in km² (污染负荷). */
export interface PollutionAmounts { readonly area: string; readonly precipitation: string; readonly COD: string; readonly ammonia: string; readonly SO2: string; readonly dust: string; readonly NOx: string; readonly solidWaste: string }

/** Pollution load index (污染负荷指数): COD and ammonia over the precipitation, the rest over the area. @throws {BadValue} @clause HJ 192-2015 §6.5, annex B */
export function pollutionLoadIndex(input: PollutionAmounts): Computed<Exact> {
  const area = areaOf(input.area);
  const rain = exactOf(amountOf(input.precipitation, at("precipitation", "10⁶m³"), false));
  if (rain.isZero()) throw new BadValue("out-of-range", input.precipitation, at("precipitation", "10⁶m³"), "is zero; the load over it does not exist");
  const terms: readonly (readonly [key: Exclude<keyof PollutionAmounts, "area" | "precipitation">, name: Labels, weight: string, coefficient: string, isOverRain: boolean])[] = [
    ["COD", both("化学需氧量排放量", "COD discharged"), "0.20", "4.3937397289", true], ["ammonia", both("氨氮排放量", "ammonia nitrogen discharged"), "0.20", "40.1764754986", true], ["SO2", both("二氧化硫排放量", "SO2 emitted"), "0.20", "0.0648660287", false],
    ["dust", both("烟（粉）尘排放量", "dust emitted"), "0.10", "4.0904459321", false], ["NOx", both("氮氧化物排放量", "NOx emitted"), "0.20", "0.5103049278", false], ["solidWaste", both("固体废物丢弃量", "solid waste dumped"), "0.10", "0.0749894283", false],
  ];
  const total = terms.reduce((all, [key, , weight, coefficient, isOverRain]) => all.plus(exact(weight).times(exact(coefficient)).times(exactOf(amountOf(input[key], at(key, "t"), false))).over(isOverRain ? rain : area)), exact(0));
  return result(both("污染负荷指数", "pollution load index"), total, ruleOf("pollution-load", both("Σ 权重×系数×排放量/(降水量或面积)", "Σ weight × coefficient × amount/(precipitation or area)")), [...terms.map(([key, name]) => leaf(name, input[key], "t", "entered")), leaf(both("降水总量", "precipitation"), input.precipitation, "10⁶m³", "entered"), leaf(both("区域面积", "region"), input.area, "km²", "parameter")]);
}
