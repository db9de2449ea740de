import type { Exact } from "../exact.js";
import type { Gb3095Edition } from "../gb3095/edition.js";
import { airLimit } from "../gb3095/limit.js";
import type { Hj633Edition } from "../hj633/edition.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed, Lineage, Rule, Source } from "../lineage.js";
import { compositeIndex, equalWeights, type CompositeIndex, type CompositeRounding, type CompositeWeights } from "./composite.js";
import { dailyMean, ozoneDay, type OzoneDay, type Statistic } from "./daily.js";
import { annualItems, type AirItem, type Hj663Edition } from "./edition.js";
import { goodDayRatio, type GoodDayDenominator, type GoodDayRatio, type IndexedDay, type SandstormMode } from "./good-days.js";
import { airPeriodMean, type Period } from "./period.js";
import { regionMean } from "./region.js";
import { validity } from "./validity.js";

/** One value that goes into a statistic, with the place it comes from (输入值). */
export interface NamedValue { readonly name: Labels; readonly value: Exact | null; readonly source?: Source }

const ruleOf = (id: string, edition: string, clauses: readonly string[], attestation: Attestation, zh: string, en: string): Rule =>
  ({ id, standard: edition.split("-")[0] ?? edition, edition, clauses, attestation, formula: { zh, en } });

const leaves = (values: readonly NamedValue[], unit: string): readonly Lineage[] => values.map(({ name, value, source }) =>
  ({ name, value: value?.toString() ?? null, unit, origin: "measured", inputs: [], ...(source ? { source } : {}) }));

function statisticNode(name: Labels, unit: string, statistic: Statistic, places: number, rule: Rule, inputs: readonly Lineage[]): Lineage {
  return { name, unit, origin: "computed", rule, inputs, ...(statistic.kind === "value"
    ? { value: statistic.text, rounding: { rule: "GB/T 8170" as const, places, exact: statistic.value.toString() } } : { value: null, notes: [statistic.reason] }) };
}

/**
 * A 24-hour mean together with why (可追溯的24小时平均). See {@link dailyMean}.
 * @throws {NotADayOfHours}
 * @clause GB 3095-2012 table 4; GB 3095-2026 table 4
 */
export function dailyMeanExplained(name: Labels, hours: readonly NamedValue[], unit: string, places: number, limits: Gb3095Edition): Computed<Statistic> {
  const value = dailyMean(hours.map((hour) => hour.value), places);
  const rule = ruleOf("GB 3095/24h", limits.edition, [validity.hoursOfDay.clause], validity.hoursOfDay.attestation, "有效小时均值的算术平均，至少20个", "arithmetic mean of the valid hours, at least 20");
  return { value, lineage: statisticNode(name, unit, value, places, rule, leaves(hours, unit)) };
}

/**
 * The daily maximum 8-hour mean of O3 together with why (可追溯的臭氧日最大8小时平均). See {@link ozoneDay}.
 * @throws {NotADayOfHours}
 * @clause HJ 663 §6.1.2
 */
export function ozoneDayExplained(name: Labels, hours: readonly NamedValue[], limit: Exact, edition: Hj663Edition): Computed<OzoneDay> {
  const value = ozoneDay(hours.map((hour) => hour.value), limit);
  const rule = ruleOf("HJ 663/o3-mda8", edition.edition, ["6.1.2"], validity.windowsOfDay.attestation, "8—24时17个8小时滑动平均的最大值，每个至少6小时，至少14个，或最大值超过限值",
    "highest of 17 sliding 8-hour means, each of 6 hours or more, 14 of them or a maximum above the limit");
  const node = statisticNode(name, "µg/m³", value, 0, rule, leaves(hours, "µg/m³"));
  const count: Labels = { zh: `有效8小时滑动平均 ${value.windows} 个`, en: `${value.windows} valid 8-hour means` };
  return { value, lineage: { ...node, notes: [...(node.notes ?? []), count] } };
}

/** The mean of a month, quarter or year together with why (可追溯的周期均值). See {@link airPeriodMean}. @throws {NoSuchPeriod} {NotADay} @clause GB 3095-2026 §3.11–§3.13, table 4 */
export function airPeriodMeanExplained(name: Labels, days: readonly { readonly day: string; readonly value: Exact | null }[], period: Period, unit: string, places: number, limits: Gb3095Edition): Computed<Statistic> {
  const value = airPeriodMean(days, period, places);
  const rule = ruleOf("GB 3095/period", limits.edition, ["table 4"], validity.daysOfYear.attestation, "日均值的算术平均；月至少27天（2月25天），年至少324天", "arithmetic mean of daily means; 27 days a month (February 25), 324 a year");
  return { value, lineage: statisticNode(name, unit, value, places, rule, leaves(days.map((day) => ({ name: { zh: day.day, en: day.day }, value: day.value })), unit)) };
}

/** The mean over points together with why (可追溯的城市、区县均值). See {@link regionMean}. @clause HJ 663 city evaluation */
export function regionMeanExplained(name: Labels, points: readonly NamedValue[], unit: string, places: number, edition: Hj663Edition): Computed<Statistic> {
  const value = regionMean(points.map((point) => point.value), places);
  const rule = ruleOf("HJ 663/region", edition.edition, [validity.pointsOfRegion.clause], validity.pointsOfRegion.attestation, "各有效点位浓度的算术平均；有效点位不少于75%（少于4个点时50%）", "arithmetic mean of the valid points; 75 % of them valid (50 % of fewer than four)");
  return { value, lineage: statisticNode(name, unit, value, places, rule, leaves(points, unit)) };
}

/** The composite index together with why (可追溯的综合指数). See {@link compositeIndex}. @clause HJ 663 composite index */
export function compositeIndexExplained(concentrations: Readonly<Partial<Record<AirItem, string | Exact | null>>>, limits: Gb3095Edition, edition: Hj663Edition,
  options: { readonly weights?: CompositeWeights; readonly rounding?: CompositeRounding } = {}): Computed<CompositeIndex | null> {
  const value = compositeIndex(concentrations, limits, options);
  const weights = options.weights ?? equalWeights;
  const inputs = annualItems.map(({ item, pollutant, hasMean, unit }): Lineage => {
    const limit = airLimit(limits, pollutant, hasMean ? "annual" : item === "O3_8h" ? "daily_max_8h" : "24h").second;
    return { name: { zh: `${item} 单项指数`, en: `single index of ${item}` }, value: value?.singles[item] ?? null, unit: "", origin: "computed", inputs: [
      { name: { zh: "浓度", en: "concentration" }, value: concentrations[item]?.toString() ?? null, unit, origin: "computed", inputs: [] },
      { name: { zh: "二级限值", en: "class II limit" }, value: limit, unit, origin: "parameter", source: { document: limits.edition }, inputs: [] },
      { name: { zh: "权重", en: "weight" }, value: weights.weights[item], unit: "", origin: "parameter", source: { text: weights.source }, inputs: [] },
    ] };
  });
  return { value, lineage: { name: { zh: "环境空气质量综合指数", en: "composite index of air quality" }, value: value?.index ?? null, unit: "", origin: "computed", inputs,
    rule: ruleOf("HJ 663/composite", edition.edition, ["composite index"], weights.attestation, options.rounding === "sum" ? "I = Σ w·C/S，求和后修约两位" : "I = Σ w·(C/S)，各单项先修约两位",
      options.rounding === "sum" ? "I = Σ w·C/S, the sum rounded to two decimals" : "I = Σ w·(C/S), single indices rounded to two decimals first"),
    notes: value === null ? [{ zh: "六项中有缺项，不计算", en: "one of the six is missing: not computed" }] : [] } };
}

/** The ratio of good days together with why (可追溯的优良天数比例): numerator, denominator, mode. See {@link goodDayRatio}. @clause HJ 663 good days */
export function goodDayRatioExplained(days: readonly IndexedDay[], index: Hj633Edition, calendarDays: number, edition: Hj663Edition,
  options: { readonly denominator?: GoodDayDenominator; readonly sandstorm?: SandstormMode } = {}): Computed<GoodDayRatio> {
  const value = goodDayRatio(days, index, calendarDays, options);
  const count = (zh: string, en: string, n: number): Lineage => ({ name: { zh, en }, value: String(n), unit: "d", origin: "computed", inputs: [] });
  return { value, lineage: { name: { zh: "优良天数比例", en: "ratio of good days" }, value: value.ratio, unit: "%", origin: "computed",
    rule: ruleOf("HJ 663/good-days", edition.edition, ["good days"], edition.attestation, "AQI≤100 的天数 ÷ 统计天数 × 100%", "days with an index of 100 or less over the days counted × 100 %"),
    inputs: [count("优良天数", "good days", value.goodDays), value.denominatorKind === "valid" ? count("有效天数", "valid days", value.denominator) : count("日历天数", "calendar days", value.denominator)],
    notes: [{ zh: `AQI 按 ${index.edition}；沙尘天气 ${value.sandstormDays} 天，${value.sandstorm === "keep" ? "保留" : "扣除"}`, en: `index by ${index.edition}; ${value.sandstormDays} days of sand and dust ${value.sandstorm === "keep" ? "kept" : "deducted"}` }] } };
}
