import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";
import { isDecimal } from "../exact.js";

const rule: Rule = {
  id: "GB 3838/do-saturation",
  formula: both("饱和率 = DO ÷ [468 ÷ (31.6 + T) × P/P₀] × 100，P/P₀ = (1 − 2.25577×10⁻⁵·h)^5.25588", "saturation = DO / [468 / (31.6 + T) × P/P0] × 100, P/P0 = (1 − 2.25577e-5 h)^5.25588"),
  standard: "GB 3838", edition: "GB 3838-2002", clauses: ["table 1 no. 3"], attestation: "REPORTED",
};

const signed = (text: string, at: JudgedAt, low: string, high: string): Exact => {
  if (typeof text !== "string" || !isDecimal(text)) throw new BadValue(String(text).trim() === "" ? "blank" : "not-a-number", String(text), at);
  const value = exact(text);
  if (value.compare(exact(low)) < 0 || value.compare(exact(high)) > 0) throw new BadValue("out-of-range", text, at, `lies outside ${low} to ${high}`);
  return value;
};

/**
 * Air pressure at a height over the pressure at sea level (气压比), by the standard atmosphere of ISO 2533.
 * @param altitude  metres, −500 to 5500
 * @returns a binary floating-point ratio with twelve digits: the formula has a power
 */
function pressureRatio(altitude: Exact): Exact {
  return exact(((1 - 2.25577e-5 * altitude.toNumber()) ** 5.25588).toFixed(12));
}

/**
 * Saturation of dissolved oxygen at the site (溶解氧饱和率).
 * @choice GB 3838-2002 prints no formula. The sea-level value 468/(31.6+T) is that of the environmental impact guideline HJ 2.3;
 *         the fall with height follows the standard atmosphere. Salt water and vapour pressure are left out.
 *
 * @param sample  DO in mg/L, water temperature in ℃ (0–40), altitude in m (default sea level)
 * @returns percent, two decimals, from the unrounded ratio
 * @throws {BadValue}
 * @clause GB 3838-2002 table 1 no. 3
 */
export function oxygenSaturation(sample: { readonly dissolvedOxygen: string; readonly temperature: string; readonly altitude?: string }): Computed<{ readonly percent: string; readonly exact: Exact }> {
  const at = (field: string, unit: string): JudgedAt => ({ room: "gb3838", field, unit, clause: "GB 3838-2002 table 1 no. 3" });
  const oxygen = signed(sample.dissolvedOxygen, at("DO", "mg/L"), "0", "50");
  const temperature = signed(sample.temperature, at("temperature", "℃"), "0", "40");
  const altitude = signed(sample.altitude ?? "0", at("altitude", "m"), "-500", "5500");
  const ratio = altitude.isZero() ? exact("1") : pressureRatio(altitude);
  const saturated = exact("468").over(exact("31.6").plus(temperature)).times(ratio);
  const value = oxygen.over(saturated).times(exact("100"));
  const percent = value.toFixed(2);
  return computedWith({ percent, exact: value }, () => ({
    name: both("溶解氧饱和率", "dissolved-oxygen saturation"), value: percent, unit: "%", origin: "computed", rule,
    rounding: { rule: "GB/T 8170", places: 2, exact: value.toFixed(8) },
    inputs: [
      leaf(both("溶解氧", "dissolved oxygen"), sample.dissolvedOxygen, "mg/L", "measured"),
      leaf(both("水温", "water temperature"), sample.temperature, "℃", "measured"),
      leaf(both("海拔", "altitude"), sample.altitude ?? "0", "m", "parameter"),
      leaf(both("饱和溶解氧", "saturated dissolved oxygen"), saturated.toFixed(4), "mg/L", "computed"),
    ],
    notes: [both("标准未给出饱和溶解氧公式；海平面值取 468/(31.6+T)，气压随海拔按标准大气递减，幂运算用二进制浮点（12 位）", "the standard prints no formula for saturation; sea-level value 468/(31.6+T), pressure by the standard atmosphere, the power in binary floating point (12 digits)")],
  }));
}
