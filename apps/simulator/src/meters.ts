import { hourMs, hourOfDay } from "./beijing.js";
import { flicker, keyOf, wander } from "./chance.js";
import type { Measured } from "./place.js";
import { bell } from "./weather.js";

const power = (share: number): Measured["signal"] => (place) => {
  const key = keyOf("power", place.key);
  return (at) => share * (38 + 95 * Math.min(1, bell(hourOfDay(at), 10, 2.6) + bell(hourOfDay(at), 16, 2.6))) * (1 + 0.12 * wander(key, at, hourMs) + 0.05 * flicker(key ^ Math.round(share * 100), at));
};
const volts = (phase: number): Measured["signal"] => (place) => { const key = keyOf("volts", place.key); return (at) => 230 + 3 * wander(key, at, 4 * hourMs) + 0.4 * flicker(key ^ phase, at); };

/**
 * An electricity meter of a treatment plant (用电监控, ST=44 of 2025). That d2… is electricity of production is known at second hand; which digits mean which quantity is not, so 1 … 7 are ours.
 */
export const meterFactors: readonly Measured[] = [
  { code: "d20001", label: { zh: "A相电流", en: "Current A" }, unit: "A", decimals: 2, signal: power(1.51) },
  { code: "d20002", label: { zh: "B相电流", en: "Current B" }, unit: "A", decimals: 2, signal: power(1.48) },
  { code: "d20003", label: { zh: "C相电流", en: "Current C" }, unit: "A", decimals: 2, signal: power(1.5) },
  { code: "d20004", label: { zh: "A相电压", en: "Voltage A" }, unit: "V", decimals: 1, signal: volts(1) },
  { code: "d20005", label: { zh: "B相电压", en: "Voltage B" }, unit: "V", decimals: 1, signal: volts(2) },
  { code: "d20006", label: { zh: "C相电压", en: "Voltage C" }, unit: "V", decimals: 1, signal: volts(3) },
  { code: "d20007", label: { zh: "有功功率", en: "Active power" }, unit: "kW", decimals: 2, total: { of: "energy", unit: "kWh", decimals: 3 }, signal: power(1) },
];
/** Fields by which the meter of the quirk `electricity-fields` names the same quantities, in the same order: what field meters really send. */
export const electricityFields: readonly string[] = ["Ia", "Ib", "Ic", "Ua", "Ub", "Uc", "Pt"];

/** A noise station (声环境自动站): the A-weighted level; equivalent and statistical levels are made of it. */
export const noiseFactors: readonly Measured[] = [
  { code: "LA", label: { zh: "A计权声级", en: "A-weighted level" }, unit: "dB", decimals: 1,
    signal: (place) => { const key = keyOf("noise", place.key); return (at) => { const hour = hourOfDay(at); return 43 + 11 * Math.min(1, bell(hour, 9, 3) + bell(hour, 18, 3)) + 5 * flicker(key, at) + (flicker(key ^ 9, at) > 0.62 ? 9 : 0); }; } },
];
