import type { Attestation, Labels } from "@yunqing/standards";
import type { MeasuredKind, PointKind, Quality } from "../monitoring/model.js";
import type { QualityParameters, QualityRuleId, QualitySetting } from "./model.js";

const memory: Labels = { zh: "凭经验设定，无可引文本，启用前由监测部门核定", en: "set by experience, no text at hand: the monitoring section decides before use" };
const source = (zh: string, en: string): Labels => ({ zh, en });

function setting<R extends QualityRuleId>(rule: R, pointKinds: readonly PointKind[], kinds: readonly MeasuredKind[], factors: readonly string[], parameters: QualityParameters[R], quality: Quality, from: Labels = memory, attestation: Attestation = "FROM MEMORY"): QualitySetting {
  return { rule, pointKinds, kinds, factors, parameters, quality, source: from, attestation } as QualitySetting;
}
const air: readonly PointKind[] = ["air-station"], dust: readonly PointKind[] = ["dust"], water: readonly PointKind[] = ["water-station"], stack: readonly PointKind[] = ["stack-outlet"], sewage: readonly PointKind[] = ["sewage-outlet"], hour: readonly MeasuredKind[] = ["hour"], values: readonly MeasuredKind[] = ["minute", "hour"];
const every: readonly PointKind[] = ["air-station", "water-station", "stack-outlet", "sewage-outlet", "outfall", "dust", "groundwater", "noise", "meter"], measured: readonly MeasuredKind[] = ["real-time", "minute", "hour", "day"],
  // sampled by hand: a laboratory's flag counts, hours are never due
  byHand: readonly PointKind[] = ["river-section", "reservoir", "drinking-source", "soil"];
const rangeOf = (kinds: readonly PointKind[], factor: string, low: string | null, high: string | null): QualitySetting => setting("range", kinds, values, [factor], { low, high }, "unreliable");
const jump = (kinds: readonly PointKind[], factor: string, most: string, times: string | null = "2"): QualitySetting => setting("rate-of-change", kinds, hour, [factor], { most, times }, "doubtful");

/**
 * The usual settings (默认质控规则): a start for an office, not a standard. Units: air µg/m³ (CO mg/m³), water mg/L, gas mg/m³.
 * Where a text stands behind a row, it is named; the rest is from memory and says so.
 */
export const usualQualitySettings: readonly QualitySetting[] = [
  // air: highest values are the usual ranges of the analysers; below 0 by more than zero drift
  rangeOf(air, "SO2", "-5", "1500"), rangeOf(air, "NO2", "-5", "1000"), rangeOf(air, "O3", "-5", "1000"), rangeOf(air, "CO", "-0.5", "60"), rangeOf(air, "PM10", "-5", "5000"), rangeOf(air, "PM2.5", "-5", "2000"),
  jump(air, "SO2", "200"), jump(air, "NO2", "150"), jump(air, "O3", "150"), jump(air, "CO", "5"), jump(air, "PM10", "500"), jump(air, "PM2.5", "200"),
  setting("constant", air, hour, ["SO2", "NO2", "O3", "PM10", "PM2.5"], { count: 4, above: "10" }, "doubtful"), setting("constant", air, hour, ["CO"], { count: 8, above: "0.5" }, "doubtful"),
  setting("zero", air, hour, ["SO2", "NO2", "O3", "CO", "PM10", "PM2.5"], { count: 2 }, "doubtful"),
  setting("inversion", air, hour, ["PM10"], { part: "PM2.5", tolerance: "0", count: 1 }, "doubtful", source("PM2.5 是 PM10 的一部分（GB 3095 术语定义）；容许与次数凭经验", "PM2.5 is a part of PM10 by the terms of GB 3095; tolerance and count from experience")),
  // dust sensors are coarse: an inversion counts when it lasts
  rangeOf(dust, "PM10", "0", "20000"), rangeOf(dust, "TSP", "0", "30000"), setting("inversion", dust, values, ["TSP"], { part: "PM10", tolerance: "10", count: 3 }, "doubtful"), setting("constant", dust, values, ["PM10", "TSP"], { count: 6, above: "10" }, "doubtful"), setting("zero", dust, values, ["PM10", "TSP"], { count: 3 }, "doubtful"),
  // water: what cannot be
  rangeOf(water, "pH", "0", "14"), rangeOf(water, "DO", "0", "30"), rangeOf(water, "CODMn", "0", "100"), rangeOf(water, "NH3-N", "0", "100"), rangeOf(water, "TP", "0", "50"), rangeOf(water, "TN", "0", "200"),
  jump(water, "pH", "1", null), jump(water, "DO", "5"), jump(water, "CODMn", "5"), jump(water, "NH3-N", "1"), jump(water, "TP", "0.3"), jump(water, "TN", "5"),
  setting("inversion", water, hour, ["TN"], { part: "NH3-N", tolerance: "0", count: 1 }, "doubtful", source("氨氮是总氮的一部分；容许与次数凭经验", "ammonia nitrogen is a part of total nitrogen; tolerance and count from experience")),
  setting("constant", water, hour, ["CODMn", "NH3-N", "TP", "TN"], { count: 4, above: null }, "doubtful"), setting("zero", water, hour, ["DO", "CODMn", "TN"], { count: 1 }, "doubtful"),
  setting("detection-limit", water, hour, ["NH3-N"], { limit: "0.05" }, "reliable"), setting("detection-limit", water, hour, ["TP"], { limit: "0.01" }, "reliable"),
  // gas: oxygen cannot exceed that of air; a stack that gives the same figures for hours is not measured
  rangeOf(stack, "O2", "0", "21"), rangeOf(stack, "PM", "0", "1000"), rangeOf(stack, "SO2", "0", "5000"), rangeOf(stack, "NOx", "0", "5000"),
  setting("constant", stack, hour, ["PM", "SO2", "NOx", "O2"], { count: 4, above: "0" }, "doubtful"), setting("zero", stack, hour, ["PM", "SO2", "NOx"], { count: 4 }, "doubtful"), jump(stack, "SO2", "100", "3"), jump(stack, "NOx", "200", "3"),
  rangeOf(sewage, "pH", "0", "14"), rangeOf(sewage, "COD", "0", "2000"), rangeOf(sewage, "NH3-N", "0", "300"), rangeOf(sewage, "TP", "0", "50"), rangeOf(sewage, "TN", "0", "300"), setting("inversion", sewage, hour, ["TN"], { part: "NH3-N", tolerance: "0", count: 1 }, "doubtful"),
  setting("constant", sewage, hour, ["COD", "NH3-N", "TP", "TN"], { count: 6, above: "0" }, "doubtful"),
  // for every point
  setting("missing", every, hour, [], {}, "unreliable", source("HJ 212-2017 §6.6：小时数据每小时上报一次", "HJ 212-2017 §6.6: hours are sent every hour")),
  setting("clock", every, measured, [], { earlySeconds: 300, lateSeconds: null }, "doubtful"),
  setting("flag", [...every, ...byHand], measured, [], { words: {} }, "unreliable", source("HJ 212-2017 表8；T、S 作可疑为本系统选择", "HJ 212-2017 table 8; that T and S are doubtful is our choice"), "VERIFIED"),
];
