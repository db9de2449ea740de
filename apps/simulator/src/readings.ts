import { hourOfDay, hourMs, minuteMs } from "./beijing.js";
import { chance, keyOf } from "./chance.js";
import { has } from "./instrument.js";
import { measuredBy } from "./measured.js";
import { referenceOxygen } from "./outlets.js";
import { daysSinceCalibration, type DataFlag, type Measured, type Place } from "./place.js";
import { effectOf } from "./scenario.js";

/** One factor at one moment (实时值). Whole numbers of its last decimal: 12.3 with one decimal is 123. */
export interface Reading { readonly value: number; readonly folded?: number; readonly flag: DataFlag }
/** A calibration that the host started, by factor (远程校准). */
export interface Calibrated { readonly code: string; readonly from: number; readonly until: number }

/** Reads all factors at an instant: a function of seed, instrument and instant, and of the calibrations that were asked for. */
export function readingsOf(place: Place): (at: number, calibrated: readonly Calibrated[]) => readonly Reading[] {
  const factors = measuredBy(place.spec.kind), { spec, scenario } = place, signals = factors.map((factor) => factor.signal(place));
  const powers = factors.map(({ decimals }) => 10 ** decimals), oxygen = factors.findIndex(({ code }) => code === "a19001");
  const spikes = keyOf("spike", place.key), [stands, jumps, drifts] = [has(spec, "constant-value"), has(spec, "spikes"), has(spec, "drift")];

  const valueOf = (k: number, at: number, flag: DataFlag): number => {
    const factor = factors[k]!, hold = factor.holdHours === undefined ? 0 : factor.holdHours * hourMs;
    let when = hold === 0 ? at : Math.floor(at / hold) * hold;
    if (k === 0 && stands) { const hour = hourOfDay(at); if (hour >= 9 && hour < 17) when = at - (hour - 9) * hourMs; }
    const [times, plus] = effectOf(scenario, spec, factor.code, at);
    let value = signals[k]!(when) * times + plus;
    if (k === 0 && drifts) value *= 1 + 0.04 * daysSinceCalibration(place, at);
    if (k === 0 && jumps && chance(spikes, Math.floor(at / minuteMs)) < 1 / 60) value *= 6;
    if (flag === "D") value = 0;
    else if (flag === "C") value *= at % hourMs < hourMs / 2 ? 0.02 : 2.5;       // zero, then span
    const whole = Math.round(value * powers[k]!);
    return (factor.signed === true ? whole : Math.max(0, whole)) + 0;            // never -0
  };

  return (at, calibrated) => {
    const common = place.flag(at), flags = factors.map((factor) => flagOf(factor, common, at, calibrated));
    const values = factors.map((_, k) => valueOf(k, at, flags[k]!));
    return factors.map((factor, k) => {
      const value = values[k]!, flag = flags[k]!;
      if (factor.folded !== true) return { value, flag };
      const o2 = Math.min(values[oxygen]! / powers[oxygen]!, 20);                // over 20 % the folding would run away
      return { value, folded: Math.round((value * (21 - referenceOxygen)) / (21 - o2)), flag };
    });
  };
}

function flagOf(factor: Measured, common: DataFlag, at: number, calibrated: readonly Calibrated[]): DataFlag {
  if (common === "C") return isCalibrated(factor) ? "C" : "N";
  if (common !== "N") return common;
  return calibrated.some(({ code, from, until }) => code === factor.code && at >= from && at < until) ? "C" : "N";
}
/** Weather, flow, levels and electricity have no zero and span. */
function isCalibrated({ code }: Measured): boolean { return !/^(?:a01|a00|w010(?:10|14|03)|w00|LA|d)/.test(code); }
