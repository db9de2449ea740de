import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { Exact, exact, isDecimal, sum } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";
import { captureRate, type CaptureHours } from "./rates.js";
import { dataFlagOf } from "./states.js";

const annexD: Pick<Rule, "standard" | "edition" | "attestation"> = { standard: "HJ 212", edition: "HJ 212-2017", attestation: "VERIFIED" };
const at = (field: string, unit: string, clause: string): JudgedAt => ({ room: "online-monitoring", field, unit, clause });

/** One minute, hour or day as transmitted: value in decimal text or null when missing, and its flag (数据及标记). */
export interface FlaggedValue { readonly value: string | null; readonly flag?: string }

const isUsable = (datum: FlaggedValue): datum is FlaggedValue & { readonly value: string } => datum.value !== null && dataFlagOf(datum.flag)?.validity === "valid";

/** Mean of the usable values when there are enough, else null with the count. */
function meanOf(name: Labels, data: readonly FlaggedValue[], needed: number, rule: Rule, unit: string): Computed<Exact | null> {
  const usable = data.filter(isUsable);
  const value = usable.length < needed || usable.length === 0 ? null : sum(usable.map((each) => exactOf(amountOf(each.value, at(name.en, unit, `${rule.edition ?? ""} ${rule.clauses.join(" ")}`), false)))).over(exact(usable.length));
  return computedWith<Exact | null>(value, () => ({
    name, value: value?.toFixed(6) ?? null, unit, origin: "computed", rule, inputs: usable.map((each) => leaf(both("数据", "datum"), each.value, unit, "measured")),
    notes: [value === null ? both(`有效数据 ${usable.length} 个，少于 ${needed} 个`, `${usable.length} valid data, ${needed} are needed`) : both(`有效数据 ${usable.length} 个`, `${usable.length} valid data`)],
  }));
}

/**
 * Hourly mean of an exhaust gas (烟气小时均值) from its minutes: at least 45 valid minutes.
 * @clause HJ 75-2017 §3; HJ 212-2017 annex D (k ≥ 45)
 */
export function gasHour(minutes: readonly FlaggedValue[], unit = "mg/m³"): Computed<Exact | null> {
  return meanOf(both("小时均值", "hourly mean"), minutes, 45, { ...annexD, id: "HJ 212/gas-hour", formula: both("有效分钟（≥45）算术平均", "mean of the valid minutes (≥ 45)"), clauses: ["annex D"] }, unit);
}

/**
 * Daily mean of an exhaust gas (烟气日均值) from its hours: at least 20 valid hours, unless the emission standard or permit sets another number.
 * @clause HJ 212-2017 annex D (m ≥ 20)
 */
export function gasDay(hours: readonly FlaggedValue[], minimumHours = 20, unit = "mg/m³"): Computed<Exact | null> {
  return meanOf(both("日均值", "daily mean"), hours, minimumHours, { ...annexD, id: "HJ 212/gas-day", formula: both(`有效小时（≥${minimumHours}）算术平均`, `mean of the valid hours (≥ ${minimumHours})`), clauses: ["annex D"] }, unit);
}

function number(text: string, field: string, unit: string, low: string, high: string): Exact {
  const where = at(field, unit, "HJ 212-2017 annex D");
  if (typeof text !== "string" || !isDecimal(text)) throw new BadValue(String(text).trim() === "" ? "blank" : "not-a-number", String(text), where);
  const value = exact(text);
  if (value.compare(exact(low)) < 0 || value.compare(exact(high)) > 0) throw new BadValue("out-of-range", text, where, `lies outside ${low} to ${high}`);
  return value;
}

/** State of the gas in the duct (烟气状态): air and static pressure in Pa, temperature in ℃, moisture in percent by volume. */
export interface DuctState { readonly airPressure: string; readonly staticPressure: string; readonly temperature: string; readonly moisture: string }

/** Factor from the duct to dry gas in the standard state, 273 K and 101 325 Pa, for a concentration. */
function standardFactor(state: DuctState): { readonly concentration: Exact; readonly flow: Exact } {
  const pressure = number(state.airPressure, "air pressure", "Pa", "50000", "110000").plus(number(state.staticPressure, "static pressure", "Pa", "-20000", "20000"));
  const kelvin = number(state.temperature, "temperature", "℃", "-50", "1500").plus(exact(273));
  const dry = exact(1).minus(number(state.moisture, "moisture", "%", "0", "99").over(exact(100)));
  const dense = exact(101325).over(pressure).times(kelvin).over(exact(273));
  return { concentration: dense.over(dry), flow: exact(1).over(dense).times(dry) };
}

/**
 * Concentration in dry gas at the standard state (标准状态干基浓度): Csn = Cs × 101325/(Ba+Ps) × (273+ts)/273 / (1 − Xsw).
 * @param concentration  mg/m³ as measured in the wet gas of the duct
 * @throws {BadValue}
 * @clause HJ 212-2017 annex D
 */
export function dryStandardConcentration(concentration: string, state: DuctState): Computed<Exact> {
  const value = exactOf(amountOf(concentration, at("concentration", "mg/m³", "HJ 212-2017 annex D"), false)).times(standardFactor(state).concentration);
  return computedWith(value, () => ({ name: both("标准状态干基浓度", "dry concentration in the standard state"), value: value.toFixed(4), unit: "mg/m³", origin: "computed", rule: { ...annexD, id: "HJ 212/dry-standard", formula: both("C = Cs×101325/(Ba+Ps)×(273+ts)/273/(1−Xsw)", "C = Cs × 101325/(Ba+Ps) × (273+ts)/273/(1−Xsw)"), clauses: ["annex D"] }, inputs: [leaf(both("实测湿基浓度", "wet concentration"), concentration, "mg/m³", "measured"), ...stateLeaves(state)] }));
}

const stateLeaves = (state: DuctState): readonly Lineage[] => [leaf(both("大气压", "air pressure"), state.airPressure, "Pa", "measured"), leaf(both("静压", "static pressure"), state.staticPressure, "Pa", "measured"), leaf(both("烟温", "temperature"), state.temperature, "℃", "measured"), leaf(both("含湿量", "moisture"), state.moisture, "%", "measured")];

/**
 * Flow of dry gas in the standard state (标准状态干烟气流量), m³/h: Qsn = 3600·F·V × 273/(273+ts) × (Ba+Ps)/101325 × (1−Xsw).
 * @param duct  area in m² and velocity in m/s
 * @throws {BadValue}
 * @clause HJ 212-2017 annex D
 */
export function dryStandardFlow(duct: { readonly area: string; readonly velocity: string }, state: DuctState): Computed<Exact> {
  const read = (text: string, field: string, unit: string): Exact => exactOf(amountOf(text, at(field, unit, "HJ 212-2017 annex D"), false));
  const value = exact(3600).times(read(duct.area, "area", "m²")).times(read(duct.velocity, "velocity", "m/s")).times(standardFactor(state).flow);
  return computedWith(value, () => ({ name: both("标准状态干烟气流量", "dry flow in the standard state"), value: value.toFixed(1), unit: "m³/h", origin: "computed", rule: { ...annexD, id: "HJ 212/flow", formula: both("Q = 3600·F·V×273/(273+ts)×(Ba+Ps)/101325×(1−Xsw)", "Q = 3600·F·V × 273/(273+ts) × (Ba+Ps)/101325 × (1−Xsw)"), clauses: ["annex D"] }, inputs: [leaf(both("截面积", "area"), duct.area, "m²", "parameter"), leaf(both("流速", "velocity"), duct.velocity, "m/s", "measured"), ...stateLeaves(state)] }));
}

/** Nitrogen oxides as NO2 from NO and NO2 (氮氧化物以 NO2 计), mg/m³: NO × 46/30 + NO2. @throws {BadValue} @clause HJ 212-2017 annex D */
export function nitrogenOxides(nitricOxide: string, nitrogenDioxide: string): Exact {
  const read = (text: string, field: string): Exact => exactOf(amountOf(text, at(field, "mg/m³", "HJ 212-2017 annex D"), false));
  return read(nitricOxide, "NO").times(exact(46)).over(exact(30)).plus(read(nitrogenDioxide, "NO2"));
}

/** Amount discharged in an hour (小时排放量), kg: C × Q × 10⁻⁶, C in mg/m³ (dry, standard, not converted to reference oxygen), Q in m³/h. @clause HJ 212-2017 annex D */
export function hourlyEmission(concentration: Exact, flow: Exact): Exact { return concentration.times(flow).over(exact(1_000_000)); }

/** What kind of hours are to be replaced (无效时段类型): the system out of control, or data invalid for another reason. */
export type InvalidKind = "out-of-control" | "other";

/** What a substitution rests on. */
export interface SubstitutionInput {
  readonly hours: CaptureHours;
  readonly kind: InvalidKind;
  /** length of the invalid period in hours */
  readonly invalidHours: number;
  /** valid hourly values before the last calibration (out of control) or before the failure, newest first, decimal text */
  readonly validBefore: readonly string[];
}

/** Valid hours whose largest value replaces the invalid ones, or null where the table has none. */
function windowOf(rate: Exact, invalidHours: number): 180 | 720 | 2160 | null {
  if (rate.compare(exact(90)) >= 0) return invalidHours <= 24 ? 180 : 720;
  return rate.compare(exact(75)) >= 0 ? 2160 : null;
}

/**
 * The value that stands for invalid hours when amounts are added up (无效数据替代值): the largest of the last 180, 720 or 2160 valid
 * hours, by the capture rate of the quarter and the length of the gap. It is for amounts discharged, never for judging exceedance.
 *
 * @returns null below 75 % capture, where the table has no row, and where fewer valid hours exist than the row asks for
 * @throws {BadValue}
 * @clause HJ 75-2017 §12.3, table 5
 */
export function gasSubstitution(input: SubstitutionInput): Computed<Exact | null> {
  if (!Number.isInteger(input.invalidHours) || input.invalidHours < 1) throw new BadValue("out-of-range", String(input.invalidHours), at("invalid hours", "h", "HJ 75-2017 table 5"), "is no number of hours");
  const capture = captureRate(input.hours);
  const window = capture.value === null ? null : windowOf(capture.value.exact, input.invalidHours);
  const values = window === null || input.validBefore.length < window ? [] : input.validBefore.slice(0, window).map((text) => exactOf(amountOf(text, at("hourly value", "mg/m³", "HJ 75-2017 table 5"), false)));
  const value = values.reduce<Exact | null>((largest, each) => (largest === null || each.compare(largest) > 0 ? each : largest), null);
  const reason = window === null ? both("捕集率低于 75%（或全部停运），表中无替代规则，由主管部门确定", "capture below 75 % (or stopped): the table has no rule, the authority decides") : both(`此前有效小时 ${input.validBefore.length} 个，少于 ${window} 个`, `${input.validBefore.length} valid hours before, ${window} are needed`);
  const before = input.kind === "out-of-control" ? both("上次校准前", "before the last calibration") : both("失效前", "before the failure");
  return computedWith<Exact | null>(value, () => ({
    name: both("替代值", "substitute"), value: value?.toString() ?? null, unit: "mg/m³", origin: "computed",
    rule: { id: "HJ 75/substitution", formula: window === null ? both("无", "none") : both(`${before.zh} ${window} 个有效小时的最大值`, `largest of the ${window} valid hours ${before.en}`), standard: "HJ 75", edition: "HJ 75-2017", clauses: ["12.3", "table 5"], attestation: "REPORTED" },
    inputs: [capture.lineage, leaf(both("无效小时数", "invalid hours"), String(input.invalidHours), "h", "computed")],
    notes: value === null ? [reason] : [both("仅用于排放量计算", "for amounts discharged only")],
  }));
}
