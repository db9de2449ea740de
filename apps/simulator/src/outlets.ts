import { dayMs, hourMs, hourOfDay } from "./beijing.js";
import { flicker, keyOf, wander } from "./chance.js";
import type { Measured, Place } from "./place.js";
import { bell, heating } from "./weather.js";

const own = (name: string, read: (place: Place, load: number, at: number) => number, hours: number, share: number, quick = 0.03): Measured["signal"] => (place) => {
  const key = keyOf(name, place.key), here = 1 + 0.2 * wander(key ^ 5, 0, 1);
  return (at) => read(place, place.load(at), at) * here * (1 + share * wander(key, at, hours * hourMs) + quick * flicker(key ^ 3, at));
};
/** Oxygen in dry flue gas falls with the load; a stopped stack holds air. */
const oxygen: Measured["signal"] = (place) => {
  const key = keyOf("o2", place.key);
  return (at) => { const load = place.load(at); return load === 0 ? 20.9 : Math.min(20.9, 20.9 - 14.6 * Math.min(1, load / 0.85) + 0.9 * wander(key, at, 3 * hourMs) + 0.25 * flicker(key ^ 3, at)); };
};
const burning = (load: number): number => (load === 0 ? 0 : 0.35 + 0.65 * load);
const kilograms = { of: "gas-load", unit: "kg", decimals: 4 } as const;

/** Reference oxygen of the simulated boilers (基准氧含量), in percent: to it Zs… are folded. */
export const referenceOxygen = 6;

/** A stack with its analyser (烟气排放口, CEMS). Flow in m³/h as most instruments send it, though the table prints m³/s. */
export const stackFactors: readonly Measured[] = [
  { code: "a21026", legacy: "02", label: { zh: "二氧化硫", en: "SO2" }, unit: "mg/m³", decimals: 2, folded: true, total: kilograms, signal: own("so2", (_, load, at) => 17 * burning(load) * (1 + 0.2 * heating(at)), 3, 0.3) },
  { code: "a21002", legacy: "03", label: { zh: "氮氧化物", en: "NOx" }, unit: "mg/m³", decimals: 1, folded: true, total: kilograms, signal: own("nox", (_, load) => 31 * burning(load), 2, 0.2) },
  { code: "a34013", legacy: "01", label: { zh: "烟尘", en: "Soot" }, unit: "mg/m³", decimals: 2, folded: true, total: kilograms, signal: own("soot", (_, load) => 3.2 * burning(load), 5, 0.3) },
  { code: "a21005", legacy: "04", label: { zh: "一氧化碳", en: "CO" }, unit: "mg/m³", decimals: 2, folded: true, total: kilograms, signal: own("co", (_, load) => 46 * burning(load), 4, 0.3) },
  { code: "a19001", legacy: "S01", label: { zh: "氧气含量", en: "Oxygen" }, unit: "%", decimals: 2, signal: oxygen },
  { code: "a00000", legacy: "B02", label: { zh: "废气流量", en: "Flue gas flow" }, unit: "m³/h", decimals: 0, total: { of: "gas", unit: "m³", decimals: 1 }, signal: own("flow", (_, load) => 182_000 * load, 6, 0.05, 0.015) },
  { code: "a01011", legacy: "S02", label: { zh: "烟气流速", en: "Flue gas velocity" }, unit: "m/s", decimals: 2, signal: own("velocity", (_, load) => 13.5 * load, 6, 0.05, 0.015) },
  { code: "a01012", legacy: "S03", label: { zh: "烟气温度", en: "Flue gas temperature" }, unit: "℃", decimals: 1, signed: true, signal: own("heat", (place, load, at) => (load === 0 ? place.weather.temperature(at) : 34 + 18 * load), 4, 0.03, 0.008) },
  { code: "a01013", legacy: "S08", label: { zh: "烟气压力", en: "Flue gas pressure" }, unit: "kPa", decimals: 3, signed: true, signal: own("pressure", (_, load) => -0.14 * load, 2, 0.2, 0.05) },
  { code: "a01014", legacy: "S05", label: { zh: "烟气湿度", en: "Flue gas humidity" }, unit: "%", decimals: 2, signal: own("moisture", (_, load) => 3 + 8.5 * load, 5, 0.08, 0.01) },
];

const load = { of: "water-load", unit: "kg", decimals: 4 } as const;
/** Sewage follows the town: low before dawn, high in the forenoon and the evening. */
const town = (at: number): number => 0.7 + 0.3 * bell(hourOfDay(at), 10, 2.5) + 0.35 * bell(hourOfDay(at), 20.5, 2.5) - 0.25 * bell(hourOfDay(at), 4, 2);

/** The outlet of a sewage works (污水排放口). */
export const sewageFactors: readonly Measured[] = [
  { code: "w01018", legacy: "011", label: { zh: "化学需氧量", en: "COD" }, unit: "mg/L", decimals: 1, holdHours: 2, total: load, signal: own("cod", () => 21, 30, 0.3) },
  { code: "w21003", legacy: "060", label: { zh: "氨氮", en: "Ammonia nitrogen" }, unit: "mg/L", decimals: 2, holdHours: 2, total: load, signal: own("nh3n", (_, __, at) => 0.8 + 0.5 * heating(at), 26, 0.5) },
  { code: "w21011", legacy: "101", label: { zh: "总磷", en: "Total phosphorus" }, unit: "mg/L", decimals: 2, holdHours: 2, total: load, signal: own("tp", () => 0.22, 40, 0.35) },
  { code: "w21001", legacy: "065", label: { zh: "总氮", en: "Total nitrogen" }, unit: "mg/L", decimals: 2, holdHours: 2, total: load, signal: own("tn", () => 9.2, 40, 0.2) },
  { code: "w01001", legacy: "001", label: { zh: "pH值", en: "pH" }, unit: "", decimals: 2, signal: (place) => { const key = keyOf("ph", place.key); return (at) => 7.1 + 0.2 * wander(key, at, 1.5 * dayMs) + 0.02 * flicker(key, at); } },
  { code: "w00000", legacy: "B01", label: { zh: "污水流量", en: "Sewage flow" }, unit: "L/s", decimals: 2, total: { of: "water", unit: "m³", decimals: 3 }, signal: own("flow", (_, share, at) => 115 * share * town(at), 3, 0.08, 0.03) },
];
