import { dayMs, hourMs, hourOfDay } from "./beijing.js";
import { flicker, keyOf, wander } from "./chance.js";
import type { Measured, Place } from "./place.js";
import { bell, summer } from "./weather.js";

const near = (name: string, read: (place: Place, at: number) => number, days: number, share: number, quick = 0.008): Measured["signal"] => (place) => {
  const key = keyOf(name, place.key), here = 1 + 0.12 * wander(key ^ 5, 0, 1);
  return (at) => read(place, at) * here * (1 + share * wander(key, at, days * dayMs) + quick * flicker(key ^ 3, at));
};
/** Water follows the air slowly and does not freeze at the intake. */
const waterTemperature = (at: number): number => 2.2 + 19 * summer(at - 12 * dayMs) + 0.5 * bell(hourOfDay(at), 17, 5);

/** A surface-water station (地表水自动站). What needs a reagent is measured every four hours and stands between. Turbidity goes under w01003 of HJ 525. */
export const stationFactors: readonly Measured[] = [
  { code: "w01010", label: { zh: "水温", en: "Water temperature" }, unit: "℃", decimals: 1, signal: (place) => { const key = keyOf("temp", place.key); return (at) => waterTemperature(at) + 0.6 * wander(key, at, 2 * dayMs) + 0.05 * flicker(key, at); } },
  { code: "w01001", legacy: "001", label: { zh: "pH值", en: "pH" }, unit: "", decimals: 2, signal: (place) => { const key = keyOf("ph", place.key); return (at) => 7.9 + 0.25 * summer(at) * bell(hourOfDay(at), 16, 4) + 0.22 * wander(key, at, 3 * dayMs) + 0.015 * flicker(key, at); } },
  { code: "w01009", label: { zh: "溶解氧", en: "Dissolved oxygen" }, unit: "mg/L", decimals: 2, signal: near("do", (_, at) => 14.2 - 0.3 * waterTemperature(at) + 1.1 * summer(at) * bell(hourOfDay(at), 16, 4), 2, 0.07) },
  { code: "w01014", label: { zh: "电导率", en: "Conductivity" }, unit: "µS/cm", decimals: 1, signal: near("ec", (_, at) => 760 - 140 * summer(at), 4, 0.1, 0.004) },
  { code: "w01003", label: { zh: "浊度", en: "Turbidity" }, unit: "NTU", decimals: 1, signal: near("turbidity", (place, at) => 6 + 34 * summer(at) * Math.max(0, place.weather.humidity(at) / 50 - 1), 1, 0.4, 0.04) },
  { code: "w01019", label: { zh: "高锰酸盐指数", en: "Permanganate index" }, unit: "mg/L", decimals: 2, holdHours: 4, signal: near("codmn", (_, at) => 3.4 + 0.9 * summer(at), 3, 0.22) },
  { code: "w21003", legacy: "060", label: { zh: "氨氮", en: "Ammonia nitrogen" }, unit: "mg/L", decimals: 3, holdHours: 4, signal: near("nh3n", (_, at) => 0.66 - 0.36 * summer(at), 2, 0.45) },
  { code: "w21011", legacy: "101", label: { zh: "总磷", en: "Total phosphorus" }, unit: "mg/L", decimals: 3, holdHours: 4, signal: near("tp", (_, at) => 0.105 + 0.04 * summer(at), 3, 0.35) },
  { code: "w21001", legacy: "065", label: { zh: "总氮", en: "Total nitrogen" }, unit: "mg/L", decimals: 2, holdHours: 4, signal: near("tn", (_, at) => 5.8 - 2.1 * summer(at), 4, 0.25) },
];

/** A groundwater well (地下水监测井): slow, with a little pumping by day. */
export const groundwaterFactors: readonly Measured[] = [
  { code: "w01010", label: { zh: "水温", en: "Water temperature" }, unit: "℃", decimals: 1, signal: (place) => (at) => 11.2 + 0.5 * summer(at - 90 * dayMs) + 0.1 * flicker(place.key, at) },
  { code: "w01001", legacy: "001", label: { zh: "pH值", en: "pH" }, unit: "", decimals: 2, signal: (place) => { const key = keyOf("ph", place.key); return (at) => 7.5 + 0.12 * wander(key, at, 20 * dayMs) + 0.01 * flicker(key, at); } },
  { code: "w01014", label: { zh: "电导率", en: "Conductivity" }, unit: "µS/cm", decimals: 1, signal: near("ec", () => 910, 20, 0.06, 0.003) },
  { code: "w01006", label: { zh: "溶解性总固体", en: "Dissolved solids" }, unit: "mg/L", decimals: 0, signal: near("tds", () => 620, 20, 0.06, 0.004) },
  { code: "w21003", legacy: "060", label: { zh: "氨氮", en: "Ammonia nitrogen" }, unit: "mg/L", decimals: 3, holdHours: 4, signal: near("nh3n", () => 0.12, 15, 0.4) },
  { code: "w21007", legacy: "064", label: { zh: "硝酸盐", en: "Nitrate" }, unit: "mg/L", decimals: 2, holdHours: 4, signal: near("no3", () => 6.4, 25, 0.25) },
  { code: "w00000", legacy: "B01", label: { zh: "取水流量", en: "Abstraction" }, unit: "L/s", decimals: 2, total: { of: "water", unit: "m³", decimals: 3 },
    signal: (place) => { const key = keyOf("pump", place.key); return (at) => (bell(hourOfDay(at), 10, 3) + bell(hourOfDay(at), 17, 2) > 0.35 ? 8.4 + 0.5 * wander(key, at, hourMs) : 0); } },
];
