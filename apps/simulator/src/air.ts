import { hourMs, hourOfDay } from "./beijing.js";
import { flicker, keyOf, wander } from "./chance.js";
import type { Measured, Place } from "./place.js";
import { bell, heating, summer, traffic } from "./weather.js";

/** A line of the district's air: level by season, hour and stagnation, times what is the station's own. */
function pollutant(name: string, level: (at: number) => number, stagnation: number, own = 0.12): Measured["signal"] {
  return (place) => {
    const near = keyOf(name, place.key), here = 1 + 0.3 * wander(near ^ 7, 0, 1), { weather } = place;
    return (at) => level(at) * here * Math.exp(stagnation * weather.still(at) + own * wander(near, at, 2 * hourMs) + 0.05 * flicker(near ^ 3, at));
  };
}
const fine = (at: number): number => (17 + 30 * heating(at)) * (1 + 0.18 * traffic(at) + 0.12 * bell(hourOfDay(at), 23, 4));
const coarse = (at: number): number => (48 + 34 * heating(at) + 14 * bell((hourOfDay(at)), 15, 4)) * (1 + 0.2 * traffic(at));

/** The particles: coarse ones hold the finer ones, so PM2.5 ≤ PM10 ≤ TSP at every instant. */
function particles(size: "a34004" | "a34002" | "a34001"): Measured["signal"] {
  return (place) => {
    const small = pollutant("fine", fine, 0.62)(place), dust = pollutant("coarse", coarse, 0.25, 0.2)(place);
    return size === "a34004" ? small : size === "a34002" ? (at) => small(at) + 0.6 * dust(at) : (at) => small(at) + 1.5 * dust(at);
  };
}
const met = (read: (place: Place, at: number) => number, own: number): Measured["signal"] => (place) => { const key = keyOf("met", place.key) ^ Math.floor(own * 1000); return (at) => read(place, at) + own * flicker(key, at); };

const pm25: Measured = { code: "a34004", label: { zh: "PM2.5", en: "PM2.5" }, unit: "µg/m³", decimals: 1, signal: particles("a34004") };
const pm10: Measured = { code: "a34002", label: { zh: "PM10", en: "PM10" }, unit: "µg/m³", decimals: 1, signal: particles("a34002") };
const weatherFactors: readonly Measured[] = [
  { code: "a01001", label: { zh: "气温", en: "Air temperature" }, unit: "℃", decimals: 1, signed: true, signal: met((p, at) => p.weather.temperature(at), 0.4) },
  { code: "a01002", label: { zh: "相对湿度", en: "Relative humidity" }, unit: "%", decimals: 1, signal: met((p, at) => p.weather.humidity(at), 1.5) },
  { code: "a01007", label: { zh: "风速", en: "Wind speed" }, unit: "m/s", decimals: 1, signal: met((p, at) => p.weather.wind(at) * (1 + 0.25 * flicker(p.key, at)), 0.1) },
  { code: "a01008", label: { zh: "风向", en: "Wind direction" }, unit: "°", decimals: 0, signal: met((p, at) => p.weather.direction(at), 14) },
];

/** An air station (空气自动站): the six pollutants and the weather. O3 goes under a05024 of HJ 524, which HJ 212-2017 does not print. */
export const airFactors: readonly Measured[] = [
  pm25, pm10,
  { code: "a21026", legacy: "02", label: { zh: "二氧化硫", en: "SO2" }, unit: "µg/m³", decimals: 1, signal: pollutant("so2", (at) => (7 + 21 * heating(at)) * (1 + 0.3 * bell(hourOfDay(at), 9, 3)), 0.4) },
  { code: "a21004", label: { zh: "二氧化氮", en: "NO2" }, unit: "µg/m³", decimals: 1, signal: pollutant("no2", (at) => (16 + 12 * heating(at)) * (1 + 0.85 * traffic(at)), 0.5) },
  { code: "a21005", legacy: "04", label: { zh: "一氧化碳", en: "CO" }, unit: "mg/m³", decimals: 3, signal: pollutant("co", (at) => (0.45 + 0.55 * heating(at)) * (1 + 0.35 * traffic(at)), 0.45) },
  { code: "a05024", label: { zh: "臭氧", en: "O3" }, unit: "µg/m³", decimals: 1, signal: pollutant("o3", (at) => 22 + 24 * summer(at) + (28 + 95 * summer(at)) * bell(hourOfDay(at), 15, 3.6) - 9 * traffic(at), -0.12) },
  ...weatherFactors,
  { code: "a01006", label: { zh: "气压", en: "Air pressure" }, unit: "kPa", decimals: 2, signal: met((p, at) => p.weather.pressure(at), 0.03) },
];

/** A dust sensor of a building site (扬尘监测仪): particles, noise and weather. */
export const dustFactors: readonly Measured[] = [
  pm10, pm25,
  { code: "a34001", label: { zh: "总悬浮颗粒物", en: "TSP" }, unit: "µg/m³", decimals: 1, signal: particles("a34001") },
  { code: "LA", label: { zh: "噪声", en: "Noise level" }, unit: "dB", decimals: 1, signal: (place) => { const key = keyOf("site", place.key); return (at) => 46 + 15 * bell(hourOfDay(at), 13, 4.5) + 4 * flicker(key, at); } },
  ...weatherFactors,
];
