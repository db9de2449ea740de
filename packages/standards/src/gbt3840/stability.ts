import { dayOfInstant, daysBetween } from "../day.js";
import type { Labels } from "../labels.js";
import type { Attestation } from "../lineage.js";

/** Classes of the revised Pasquill method (大气稳定度等级). A–B and the like lie between two. */
export type StabilityClass = "A" | "A-B" | "B" | "B-C" | "C" | "C-D" | "D" | "E" | "F";

/** A cloud, wind or place that the tables do not know. */
export class NoStability extends RangeError {
  readonly code = "gbt3840/no-stability";
  constructor(what: string) { super(`${what}; GB/T 3840-91 appendix, stability takes cloud in tenths (0–10, low not above total), wind from 0 m/s, latitudes up to 90°`); }
}

const degrees = 180 / Math.PI;

/**
 * Declination of the sun (太阳倾角), degrees, for the n-th day of the year counted from 0.
 * All copies on the web print 0.39912 in Spencer's series, which has 0.399912; the difference stays below 0.05°. Spencer's is used (@choice).
 * @clause GB/T 3840-91 appendix, stability; HJ/T 2.2-93
 */
export function solarDeclination(dayNumber: number): number {
  const t = (2 * Math.PI * dayNumber) / 365;
  return (0.006918 - 0.399912 * Math.cos(t) + 0.070257 * Math.sin(t) - 0.006758 * Math.cos(2 * t) + 0.000907 * Math.sin(2 * t) - 0.002697 * Math.cos(3 * t) + 0.00148 * Math.sin(3 * t)) * degrees;
}

/**
 * Altitude of the sun (太阳高度角), degrees; below 0 it is night.
 * @param at  ISO instant with offset; latitude and longitude in degrees (WGS-84 or CGCS2000: the difference does not matter here)
 * @throws {NotADay} {NoStability}
 * @clause GB/T 3840-91 appendix, stability: sin h₀ = sin φ sin δ + cos φ cos δ cos(15t + λ − 300)
 */
export function solarAltitude(at: string, latitude: number, longitude: number): number {
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) throw new NoStability(`latitude ${latitude}, longitude ${longitude}`);
  const day = dayOfInstant(at);
  const hours = ((Date.parse(at) / 3_600_000 + 8) % 24 + 24) % 24;
  const delta = solarDeclination(daysBetween(`${day.slice(0, 4)}-01-01`, day)) / degrees;
  const phi = latitude / degrees, angle = (15 * hours + longitude - 300) / degrees;
  return Math.asin(Math.sin(phi) * Math.sin(delta) + Math.cos(phi) * Math.cos(delta) * Math.cos(angle)) * degrees;
}

/** Rows of the radiation table: night, then the sun up to 15°, 35°, 65° and above. @clause GB/T 3840-91 appendix, stability, table of radiation classes */
const radiation = {
  clear: [-2, -1, 1, 2, 3], broken: [-1, 0, 1, 2, 3], highOvercast: [-1, 0, 0, 1, 1], lowBroken: [0, 0, 0, 0, 1], lowOvercast: [0, 0, 0, 0, 0] } as const;

/**
 * Radiation class −2 … 3 (太阳辐射等级) from cloud in tenths and the sun's altitude in degrees; night is an altitude below 0.
 * @throws {NoStability}
 * @clause GB/T 3840-91 appendix, stability
 */
export function radiationClass(totalCloud: number, lowCloud: number, altitude: number): number {
  if (!(totalCloud >= 0 && totalCloud <= 10 && lowCloud >= 0 && lowCloud <= totalCloud) || !(Math.abs(altitude) <= 90)) throw new NoStability(`cloud ${totalCloud}/${lowCloud}, sun at ${altitude}°`);
  const row = lowCloud >= 8 ? radiation.lowOvercast : lowCloud >= 5 ? radiation.lowBroken : totalCloud >= 8 ? radiation.highOvercast : totalCloud >= 5 ? radiation.broken : radiation.clear;
  return row[altitude < 0 ? 0 : altitude <= 15 ? 1 : altitude <= 35 ? 2 : altitude <= 65 ? 3 : 4] as number;
}

/** Rows by wind at 10 m, columns for radiation 3, 2, 1, 0, −1, −2. */
const classes: readonly { readonly upTo: number; readonly row: readonly StabilityClass[] }[] = [
  { upTo: 1.9, row: ["A", "A-B", "B", "D", "E", "F"] }, { upTo: 2.9, row: ["A-B", "B", "C", "D", "E", "F"] }, { upTo: 4.9, row: ["B", "B-C", "C", "D", "D", "E"] },
  { upTo: 5.9, row: ["C", "C-D", "D", "D", "D", "D"] }, { upTo: Infinity, row: ["C", "D", "D", "D", "D", "D"] },
];

/** A class with how well it is attested. */
export interface Stability { readonly stability: StabilityClass; readonly attestation: Attestation; readonly note?: Labels }

/**
 * The stability class (大气稳定度等级). Speeds between two printed rows are rounded to 0.1 m/s first.
 * The cell for radiation +3 and 6 m/s or more is in dispute: C in one program and in Pasquill's own table, D in memory; C is given and says so (@choice).
 *
 * @param wind       mean wind at 10 m, m/s
 * @param radiation  class −2 … 3 of {@link radiationClass}
 * @throws {NoStability}
 * @clause GB/T 3840-91 appendix, stability, table of stability classes
 */
export function stabilityClass(wind: number, radiation: number): Stability {
  const column = [3, 2, 1, 0, -1, -2].indexOf(radiation);
  if (!(wind >= 0) || !Number.isFinite(wind) || column < 0) throw new NoStability(`wind ${wind} m/s, radiation ${radiation}`);
  const tenths = Math.round(wind * 10) / 10;
  const stability = classes.find(({ upTo }) => tenths <= upTo)?.row[column] as StabilityClass;
  return tenths >= 6 && radiation === 3
    ? { stability, attestation: "REPORTED", note: { zh: "辐射等级+3、风速≥6 m/s 一格各来源不一（C 或 D），取C", en: "sources differ for radiation +3 at 6 m/s and more (C or D); C is given" } }
    : { stability, attestation: "VERIFIED" };
}
