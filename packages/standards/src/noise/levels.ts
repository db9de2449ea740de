import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Rule } from "../lineage.js";
import { BadValue, NothingToJudge } from "../refusals.js";

/** A sound level with one decimal (GB/T 8170) and as it came out of the formula (声级), dB(A). */
export interface SoundLevel { readonly level: string; readonly unrounded: number }

const clause = "GB 3096-2008 §3.4";
const noteOfFloat = both("含指数与对数，用二进制双精度浮点", "has powers and logarithms: binary double precision");
const rule = (id: string, formula: Labels): Rule => ({ id: `noise/${id}`, formula, standard: "GB 3096", edition: "GB 3096-2008", clauses: ["3.4", "3.5"], attestation: "FROM MEMORY" });

/** One level as a number for the formula. */
function decibels(text: string, field: string): number {
  const at = { room: "noise", field, unit: "dB(A)", clause };
  const value = exactOf(amountOf(text, at, false));
  if (value.compare(exact("200")) > 0) throw new BadValue("out-of-range", text, at, "is above 200");
  return value.toNumber();
}

const energyMean = (levels: readonly number[]): number => 10 * Math.log10(levels.reduce((all, each) => all + 10 ** (0.1 * each), 0) / levels.length);

function asLevel(name: Labels, unrounded: number, levelRule: Rule, inputs: readonly (readonly [Labels, string])[]): Computed<SoundLevel> {
  const level = exact(unrounded.toFixed(10)).toFixed(1);
  return computedWith({ level, unrounded }, () => ({
    name, value: level, unit: "dB(A)", origin: "computed", rule: levelRule, rounding: { rule: "GB/T 8170", places: 1, exact: unrounded.toFixed(10) },
    inputs: inputs.map(([label, text]) => leaf(label, text, "dB(A)", "measured")), notes: [noteOfFloat],
  }));
}

/**
 * Equivalent continuous sound level (等效连续A声级 Leq) of levels of equal duration.
 * @param levels  dB(A), decimal text, at least one
 * @throws {BadValue} {NothingToJudge}
 * @clause GB 3096-2008 §3.4
 */
export function leqOf(levels: readonly string[]): Computed<SoundLevel> {
  if (levels.length === 0) throw new NothingToJudge("noise", clause, []);
  return asLevel(both("等效声级", "equivalent level"), energyMean(levels.map((text) => decibels(text, "Leq"))), rule("leq", both("Leq = 10·lg[Σ10^(0.1·Li)/n]", "Leq = 10 lg [Σ10^(0.1 Li)/n]")), levels.map((text) => [both("Li", "Li"), text]));
}

/** Hourly levels of a day: the hour that ends at `hour` (1–24), its Leq in dB(A). */
export interface HourlyLevel { readonly hour: number; readonly level: string }

/** Which hours are night (夜间): 22:00 to 06:00 unless the county government set otherwise. */
export interface NightHours { readonly from: number; readonly to: number }
const usualNight: NightHours = { from: 22, to: 6 };

const isNight = (hour: number, night: NightHours): boolean => (night.from < night.to ? hour > night.from && hour <= night.to : hour > night.from || hour <= night.to);

/**
 * Day, night and day-night level of a day (昼间 Ld、夜间 Ln、昼夜 Ldn): Ln is raised by 10 dB in Ldn.
 * @param hours  hourly Leq labelled by the end of the hour, 1–24; missing hours left out
 * @returns a part is null when none of its hours is there; `hours` says how many were
 * @throws {BadValue} an hour outside 1–24 or given twice
 * @clause GB 3096-2008 §3.5, §3.6
 */
export function dayNightLevels(hours: readonly HourlyLevel[], night: NightHours = usualNight): { readonly day: Computed<SoundLevel> | null; readonly night: Computed<SoundLevel> | null; readonly dayNight: Computed<SoundLevel> | null; readonly hours: { readonly day: number; readonly night: number } } {
  const seen = new Set<number>();
  for (const { hour } of hours) {
    const at = { room: "noise", field: "hour", clause };
    if (!Number.isInteger(hour) || hour < 1 || hour > 24) throw new BadValue("out-of-range", String(hour), at, "is no hour from 1 to 24");
    if (seen.has(hour)) throw new BadValue("out-of-range", String(hour), at, "is given twice");
    seen.add(hour);
  }
  const part = (wanted: boolean): readonly string[] => hours.filter((each) => isNight(each.hour, night) === wanted).map((each) => each.level);
  const [dayLevels, nightLevels] = [part(false), part(true)];
  const day = dayLevels.length ? leqOf(dayLevels) : null, dark = nightLevels.length ? leqOf(nightLevels) : null;
  const nightLength = night.from < night.to ? night.to - night.from : 24 - night.from + night.to;
  const dayNight = day && dark ? ldnOf(String(day.value.unrounded), String(dark.value.unrounded), nightLength) : null;
  return { day, night: dark, dayNight, hours: { day: dayLevels.length, night: nightLevels.length } };
}

/**
 * Day-night level (昼夜等效声级 Ldn) from Ld and Ln.
 * @param nightLength  hours of night, 8 unless set otherwise
 */
export function ldnOf(day: string, night: string, nightLength = 8): Computed<SoundLevel> {
  const [ld, ln] = [decibels(day, "Ld"), decibels(night, "Ln")];
  const level = 10 * Math.log10(((24 - nightLength) * 10 ** (0.1 * ld) + nightLength * 10 ** (0.1 * (ln + 10))) / 24);
  return asLevel(both("昼夜等效声级", "day-night level"), level, rule("ldn", both(`Ldn = 10·lg{[${24 - nightLength}·10^(0.1·Ld) + ${nightLength}·10^(0.1·(Ln+10))]/24}`, `Ldn = 10 lg {[${24 - nightLength}·10^(0.1 Ld) + ${nightLength}·10^(0.1 (Ln+10))]/24}`)), [[both("昼间等效声级", "Ld"), day], [both("夜间等效声级", "Ln"), night]]);
}
