import { dayMs, hourOfDay, startOf, windowOf } from "./beijing.js";
import type { FactorValue } from "@yunqing/hj212";
import type { Records } from "./records.js";

/** Level exceeded in the share `percent` of the time, in tenths of a decibel. */
function exceeded(sorted: readonly number[], percent: number): number { return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * (100 - percent)) / 100))]!; }
/** Equivalent level (等效声级): the mean of the energies. Tenths of a decibel; the night counts 10 dB more in Ldn. */
function equivalent(levels: readonly number[], more: (k: number) => number = () => 0): number {
  return Math.round(100 * Math.log10(levels.reduce((sum, level, k) => sum + 10 ** ((level + more(k)) / 100), 0) / levels.length));
}
const isNight = (at: number): boolean => { const hour = hourOfDay(at); return hour < 6 || hour >= 22; };

/**
 * Statistical and equivalent levels of a window (噪声统计值), from the real-time levels in it; of a day also those of daytime (6–22) and night.
 * @clause HJ 212-2017 附录 C.26–C.28; GB 3096 (day and night)
 */
export function noiseLevels(records: Records, from: number, until: number): readonly FactorValue[] {
  const moments = records.moments(from, until), levels = moments.map((at) => records.realTime(at)[0]!.value);
  const out: FactorValue[] = [], put = (factor: string, field: string, tenths: number): void => { out.push({ factor, field, value: (tenths / 10).toFixed(1) }); };
  const statistics = (own: readonly number[], field: string): void => {
    const sorted = [...own].sort((a, b) => a - b);
    for (const percent of [5, 10, 50, 90, 95]) put(`L${percent}`, field, exceeded(sorted, percent));
    put("LMx", field, sorted[sorted.length - 1]!); put("LMn", field, sorted[0]!);
  };
  statistics(levels, "Data");
  if (until - from < dayMs || startOf(windowOf(from, dayMs), dayMs) !== from) { put("Leq", "Data", equivalent(levels)); return out; }
  put("Ldn", "Data", equivalent(levels, (k) => (isNight(moments[k]!) ? 100 : 0)));
  const day = levels.filter((_, k) => !isNight(moments[k]!)), night = levels.filter((_, k) => isNight(moments[k]!));
  statistics(day, "DayData"); put("Ld", "DayData", equivalent(day));
  statistics(night, "NightData"); put("Ln", "NightData", equivalent(night));
  return out;
}
