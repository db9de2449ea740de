import { wander, keyOf } from "./chance.js";
import { dayMs, dayOfYear, hourMs, hourOfDay } from "./beijing.js";

/** Share of the heating season (采暖季): 1 from the end of October to the beginning of March, 0 from April to the beginning of October, with slopes of three weeks. */
export function heating(at: number): number {
  const day = dayOfYear(at), toJanuary = day > 182 ? 365 - day : day;      // distance from the turn of the year
  return Math.min(1, Math.max(0, (85 - toJanuary) / 21));
}
/** Share of summer: 1 in mid-July, 0 in mid-January. */
export function summer(at: number): number { return 0.5 - 0.5 * Math.cos((2 * Math.PI * (dayOfYear(at) - 15)) / 365.2425); }
/** A bell over the hours of a day, 1 at `centre`. */
export function bell(hour: number, centre: number, width: number): number {
  const far = Math.abs(hour - centre), near = Math.min(far, 24 - far);
  return Math.exp(-0.5 * (near / width) ** 2);
}
/** Traffic of a day (交通高峰): morning and evening peak, 0 … about 1. */
export function traffic(at: number): number { const hour = hourOfDay(at); return bell(hour, 8, 1.3) + 0.9 * bell(hour, 18.5, 1.6); }

/** The weather over the whole district (气象): the same for all its instruments. Temperature °C, humidity %, wind m/s, direction °, pressure kPa; `still` is -1 (swept) … 1 (stagnant). */
export interface Weather {
  temperature(at: number): number; humidity(at: number): number; wind(at: number): number; direction(at: number): number; pressure(at: number): number; still(at: number): number;
}

/** Weather of a seed: a dry upland district with cold winters. */
export function weatherOf(seed: number): Weather {
  const key = keyOf("weather", seed), [warm, damp, air, side, weight] = ["warm", "damp", "air", "side", "weight"].map((name) => keyOf(name, key)) as [number, number, number, number, number];
  const still = (at: number): number => 0.65 * wander(air, at, 2.6 * dayMs) + 0.35 * wander(air ^ 1, at, 14 * hourMs);
  return {
    still,
    temperature: (at) => -10.5 + 33 * summer(at) + 5.5 * bell(hourOfDay(at), 15, 4.5) - 2 + 4 * wander(warm, at, 3.5 * dayMs),
    humidity: (at) => Math.min(97, Math.max(9, 44 + 16 * summer(at) + 14 * still(at) - 17 * bell(hourOfDay(at), 15, 4.5) + 12 * wander(damp, at, 1.7 * dayMs))),
    wind: (at) => 0.4 + (2.1 + 1.6 * bell(hourOfDay(at), 15, 3.5)) * Math.exp(-0.75 * still(at)),
    direction: (at) => 250 + 80 * wander(side, at, 9 * hourMs),              // from south-west to north, never across zero
    pressure: (at) => 89.6 - 0.9 * summer(at) + 0.6 * wander(weight, at, 2.2 * dayMs),
  };
}
