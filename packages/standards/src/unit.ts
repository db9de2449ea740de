import { Exact, NotADecimal, exact, isDecimal } from "./exact.js";

/** A unit this room does not know. */
export class UnknownUnit extends RangeError {
  readonly code = "unit/unknown";
  constructor(readonly unit: string) { super(`"${unit}" is no unit known here; write for example mg/L, µg/m³, t/a, m³/h`); }
}

/** Two units of different kinds: no factor leads from one to the other. */
export class UnitsDiffer extends RangeError {
  readonly code = "unit/differ";
  constructor(readonly from: string, readonly to: string) { super(`${from} cannot be converted to ${to}; they measure different things`); }
}

/** Kind of quantity and factor to its base unit (量纲与换算系数). */
const units: Readonly<Record<string, readonly [kind: string, factor: string]>> = {
  "g/L": ["mass per volume", "1000000000"], "mg/L": ["mass per volume", "1000000"], "µg/L": ["mass per volume", "1000"], "ng/L": ["mass per volume", "1"],
  "kg/m³": ["mass per volume", "1000000000"], "g/m³": ["mass per volume", "1000000"], "mg/m³": ["mass per volume", "1000"], "µg/m³": ["mass per volume", "1"], "ng/m³": ["mass per volume", "0.001"],
  "mg/kg": ["mass share", "1"], "µg/kg": ["mass share", "0.001"], "g/kg": ["mass share", "1000"], "ng/kg": ["mass share", "0.000001"],
  t: ["mass", "1000"], kg: ["mass", "1"], g: ["mass", "0.001"], mg: ["mass", "0.000001"], µg: ["mass", "0.000000001"], 万t: ["mass", "10000000"],
  "t/a": ["mass per year", "1000"], "kg/a": ["mass per year", "1"], "万t/a": ["mass per year", "10000000"],
  "kg/h": ["mass per time", "1"], "g/s": ["mass per time", "3.6"], "g/h": ["mass per time", "0.001"], "t/h": ["mass per time", "1000"],
  "m³/h": ["flow", "1"], "m³/s": ["flow", "3600"], "L/s": ["flow", "3.6"], "L/min": ["flow", "0.06"], "m³/d": ["flow", "1/24"], "万m³/d": ["flow", "10000/24"], "m³/min": ["flow", "60"],
  "m³": ["volume", "1"], L: ["volume", "0.001"], "万m³": ["volume", "10000"], "亿m³": ["volume", "100000000"],
  "m²": ["area", "1"], "km²": ["area", "1000000"], ha: ["area", "10000"], 亩: ["area", "2000/3"], 万亩: ["area", "20000000/3"],
  m: ["length", "1"], km: ["length", "1000"], cm: ["length", "0.01"], mm: ["length", "0.001"],
  Pa: ["pressure", "1"], hPa: ["pressure", "100"], kPa: ["pressure", "1000"], MPa: ["pressure", "1000000"],
  "个/L": ["count per volume", "1"], "MPN/L": ["count per volume", "1"], "MPN/100mL": ["count per volume", "10"], "CFU/mL": ["count per volume", "1000"], "cells/L": ["count per volume", "1"],
  "%": ["share", "0.01"], "‰": ["share", "0.001"],
  元: ["money", "1"], 万元: ["money", "10000"], 亿元: ["money", "100000000"],
  s: ["time", "1"], min: ["time", "60"], h: ["time", "3600"], d: ["time", "86400"],
};

const spellings: Readonly<Record<string, string>> = { 毫克: "mg", 微克: "µg", 纳克: "ng", 千克: "kg", 公斤: "kg", 吨: "t", 万吨: "万t", 克: "g", 升: "L", 立方米: "m³", 平方米: "m²", 平方公里: "km²", 平方千米: "km²", 公顷: "ha", 米: "m", 千米: "km", 公里: "km", 小时: "h", 秒: "s", 分钟: "min", 天: "d", 日: "d", 年: "a", 千帕: "kPa", 帕: "Pa", hm2: "ha", "hm²": "ha" };

/** A unit as this room writes it: `mg/l`, `毫克/升`, `ug/m3` are `mg/L`, `mg/L`, `µg/m³` (单位归一). */
export function unitSpelled(unit: string): string {
  const part = (text: string): string => {
    const plain = text.trim().replace(/μ/g, "µ").replace(/m3$/i, "m³").replace(/m2$/i, "m²").replace(/^u(?=g)/, "µ");
    return spellings[plain] ?? (plain === "l" ? "L" : plain);
  };
  return unit.split("/").map(part).join("/");
}

const factorOf = (text: string): Exact => { const [n = "1", d] = text.split("/"); return d === undefined ? exact(n) : exact(n).over(exact(d)); };

function known(unit: string): readonly [kind: string, factor: Exact] {
  const found = units[unitSpelled(unit)];
  if (!found) throw new UnknownUnit(unit);
  return [found[0], factorOf(found[1])];
}

/**
 * Converts a value from one unit to another (单位换算), exact: there and back is the same number.
 * Concentrations in water (mg/L) and in air (mg/m³) are both mass per volume.
 *
 * @param value  decimal text or exact number
 * @throws {UnknownUnit} {UnitsDiffer} {NotADecimal}
 * @example converted("0.5", "mg/L", "µg/L").toString() === "500"
 */
export function converted(value: string | Exact, from: string, to: string): Exact {
  if (typeof value === "string" && !isDecimal(value)) throw new NotADecimal(value);
  const amount = value instanceof Exact ? value : exact(value);
  if (unitSpelled(from) === unitSpelled(to)) return amount;
  const [kind, factor] = known(from), [otherKind, otherFactor] = known(to);
  if (kind !== otherKind) throw new UnitsDiffer(from, to);
  return amount.times(factor).over(otherFactor);
}

/** Molar volume of a gas in L/mol: 22.4 at 273 K and 101.325 kPa (标准状态), 24.45 at 298.15 K (参比状态). */
export type MolarVolume = "22.4" | "24.45";

/**
 * Mass concentration of a gas from its volume share (ppm 换算 mg/m³): C = M / Vm × ppm.
 * @param molarMass    g/mol, decimal text
 * @param molarVolume  22.4 for exhaust gas in the standard state, 24.45 for ambient air in the reference state
 * @throws {NotADecimal}
 * @clause HJ 212-2017 annex D; HJ 75-2017 annex C
 */
export function massFromVolumeShare(ppm: string, molarMass: string, molarVolume: MolarVolume): Exact { return exact(ppm).times(exact(molarMass)).over(exact(molarVolume)); }

/** The other way round: ppm = C × Vm / M. @throws {NotADecimal} {DivisionByZero} */
export function volumeShareFromMass(milligramsPerCubicMetre: string, molarMass: string, molarVolume: MolarVolume): Exact { return exact(milligramsPerCubicMetre).times(exact(molarVolume)).over(exact(molarMass)); }
