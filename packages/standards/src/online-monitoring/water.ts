import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, sum, type Exact } from "../exact.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";
import { dataFlagOf } from "./states.js";

/** One datum of waste water with the flow of its time (水污染源数据): concentration in mg/L, amount of water in m³. */
export interface WaterDatum { readonly concentration: string | null; readonly volume: string; readonly flag?: string }

const at = (field: string, unit: string): JudgedAt => ({ room: "online-monitoring", field, unit, clause: "HJ 356-2019 §7" });
const rule = (id: string, zh: string, en: string): Rule => ({ id: `HJ 356/${id}`, formula: both(zh, en), standard: "HJ 356", edition: "HJ 356-2019", clauses: ["7"], attestation: "FROM MEMORY" });

/**
 * Daily mean of waste water (水污染源有效日均值): weighted by the amount of water, Σ(C·Q)/ΣQ over the valid data; at least three quarters
 * of the data of the day must be valid. pH is not weighted: see {@link dailyPh}.
 *
 * @param expected  how many data the day should have (24 for hourly data)
 * @returns null with too few valid data, or when no water ran
 * @throws {BadValue}
 * @clause HJ 356-2019 §7
 */
export function waterDay(data: readonly WaterDatum[], expected: number): Computed<Exact | null> {
  if (!Number.isInteger(expected) || expected < 1 || data.length > expected) throw new BadValue("out-of-range", String(expected), at("expected data", ""), `is no number of data for ${data.length}`);
  const valid = data.flatMap((each) => (each.concentration !== null && dataFlagOf(each.flag)?.validity === "valid" ? [{ c: exactOf(amountOf(each.concentration, at("concentration", "mg/L"), false)), q: exactOf(amountOf(each.volume, at("volume", "m³"), false)), each }] : []));
  const water = sum(valid.map(({ q }) => q));
  const isEnough = valid.length * 4 >= expected * 3;
  const value = isEnough && !water.isZero() ? sum(valid.map(({ c, q }) => c.times(q))).over(water) : null;
  return computedWith<Exact | null>(value, () => ({
    name: both("有效日均值", "valid daily mean"), value: value?.toFixed(6) ?? null, unit: "mg/L", origin: "computed", rule: rule("day", "Σ(CiQi)/ΣQi，有效数据 ≥75%", "Σ(CiQi)/ΣQi, ≥ 75 % of the data valid"),
    inputs: valid.map(({ each }) => leaf(both(`浓度（水量 ${each.volume} m³）`, `concentration (volume ${each.volume} m³)`), each.concentration, "mg/L", "measured")),
    notes: [isEnough ? (water.isZero() ? both("当日无排水", "no water ran") : both(`有效数据 ${valid.length}/${expected}`, `${valid.length} of ${expected} valid`)) : both(`有效数据 ${valid.length}/${expected}，不足 75%`, `${valid.length} of ${expected} valid, below 75 %`)],
  }));
}

/** Median of the valid pH values of a day (pH 日均取中位值); even counts take the mean of the two in the middle. @returns null for none @throws {BadValue} */
export function dailyPh(values: readonly string[]): Exact | null { return medianOf(values.map((text) => exactOf(amountOf(text, at("pH", ""), false)))); }

function medianOf(values: readonly Exact[]): Exact | null {
  const ordered = [...values].sort((a, b) => a.compare(b));
  const upper = ordered[Math.floor(ordered.length / 2)], lower = ordered[Math.floor((ordered.length - 1) / 2)];
  return upper && lower ? upper.plus(lower).over(exact(2)) : null;
}

/**
 * The value that stands for missing data of waste water (缺失数据替代值), for amounts only: the mean of the window of the same length just before;
 * pH takes its median. HJ 356-2019 prefers samples taken by hand, at least four a day and at most six hours apart.
 *
 * @param before  the valid values of that window, decimal text
 * @returns null when the window holds none
 * @clause HJ 356-2019 §8; HJ/T 356-2007 §6
 */
export function waterSubstitution(item: string, before: readonly string[]): Computed<Exact | null> {
  const values = before.map((text) => exactOf(amountOf(text, at(item, "mg/L"), false)));
  const isPh = item === "pH";
  const value = values.length === 0 ? null : isPh ? medianOf(values) : sum(values).over(exact(values.length));
  return computedWith<Exact | null>(value, () => ({
    name: both(`${item} 替代值`, `substitute of ${item}`), value: value?.toFixed(6) ?? null, unit: isPh ? "" : "mg/L", origin: "computed",
    rule: { ...rule("substitution", isPh ? "前一等长时段中位值" : "前一等长时段算术平均值", isPh ? "median of the window of the same length before" : "mean of the window of the same length before"), clauses: ["8"], attestation: "REPORTED" },
    inputs: before.map((text) => leaf(both(item, item), text, isPh ? "" : "mg/L", "measured")), notes: value === null ? [both("前一等长时段无有效数据", "no valid value in the window before")] : [both("仅用于排放量计算；优先采用手工监测数据", "for amounts only; samples by hand go first")],
  }));
}

/** Samples by hand that may replace missing data (手工监测补充): at least four a day, at most six hours apart. @clause HJ 356-2019 §8 */
export function handSamplesSuffice(hoursOfDay: readonly number[]): boolean {
  const ordered = [...hoursOfDay].sort((a, b) => a - b);
  return ordered.length >= 4 && ordered.every((hour, i) => i === 0 || hour - (ordered[i - 1] ?? 0) <= 6) && 24 - (ordered.at(-1) ?? 0) + (ordered[0] ?? 0) <= 6;
}

/**
 * Which data a failed check makes invalid (比对不合格的追溯): those after the last passed check, up to and with the failed one.
 * @param times   instants of the data, ISO with offset
 * @returns the places of the invalid data
 * @clause HJ 356-2019 §6
 */
export function invalidatedByCheck(times: readonly string[], lastPassed: string, failed: string): readonly number[] {
  const [from, to] = [Date.parse(lastPassed), Date.parse(failed)];
  for (const [field, text, ms] of [["last passed check", lastPassed, from], ["failed check", failed, to]] as const) if (Number.isNaN(ms) || !/(Z|[+-]\d{2}:?\d{2})$/.test(text)) throw new BadValue("not-a-number", text, { room: "online-monitoring", field, clause: "HJ 356-2019 §6" }, "is no instant with an offset");
  return times.flatMap((time, place) => { const ms = Date.parse(time); return ms > from && ms <= to ? [place] : []; });
}

/** Water that ran through a measuring slice (水量), m³: D = Q·T·10⁻³, Q in L/s, T in s. @throws {BadValue} @clause HJ 212-2017 annex D */
export function waterVolume(flow: string, seconds: string): Exact {
  const read = (text: string, field: string, unit: string): Exact => exactOf(amountOf(text, { ...at(field, unit), clause: "HJ 212-2017 annex D" }, false));
  return read(flow, "flow", "L/s").times(read(seconds, "time", "s")).over(exact(1000));
}

/** Amount discharged with it (排放量), kg: G = D·C·10⁻³, C in mg/L. @clause HJ 212-2017 annex D */
export function waterEmission(volume: Exact, concentration: Exact): Exact { return volume.times(concentration).over(exact(1000)); }
