import { dayMs, dayOf, hourMs, hourOfDay } from "./beijing.js";
import { chance, keyOf } from "./chance.js";
import { has, type InstrumentSpec, type Label } from "./instrument.js";
import { isSteady, type Scenario } from "./scenario.js";
import { weatherOf, type Weather } from "./weather.js";

/** A factor that a kind of instrument measures (监测因子). */
export interface Measured {
  /** code of 2017 */
  readonly code: string;
  /** code of 2005 where it differs */
  readonly legacy?: string;
  readonly label: Label;
  /** unit as the instrument sends it, which need not be that of the code table */
  readonly unit: string;
  readonly decimals: number;
  /** may go below zero */
  readonly signed?: true;
  /** folded to the reference oxygen (折算), sent as Zs… */
  readonly folded?: true;
  /** a total of the window (累计), sent as Cou: volume of water or gas, or load by the flow of the same instrument */
  readonly total?: { readonly of: "water" | "water-load" | "gas" | "gas-load" | "energy"; readonly unit: string; readonly decimals: number };
  /** measured once in so many hours; between, the value stands */
  readonly holdHours?: number;
  /** what it shows at an instant, before misbehaviour and scenario */
  readonly signal: (place: Place) => (at: number) => number;
}

/** Data flags that instruments send (数据标记). @clause HJ 212-2017 表8 */
export type DataFlag = "N" | "F" | "M" | "D" | "C";

/** An instrument where it stands, with all that follows from its seed (仪器所处环境). */
export interface Place {
  readonly spec: InstrumentSpec; readonly scenario: Scenario | undefined; readonly weather: Weather;
  /** key of the instrument; {@link keyOf} with a name gives keys of its parts */
  readonly key: number;
  /** load of the plant behind an outlet, 0 (stopped) … about 1 */
  readonly load: (at: number) => number;
  /** flag of everything it measures at an instant */
  readonly flag: (at: number) => DataFlag;
}

/** Places an instrument in the district of a seed. */
export function placeOf(spec: InstrumentSpec, seed: number, scenario?: Scenario): Place {
  const key = keyOf(spec.mn, seed), stops = keyOf("stop", key), faults = keyOf("fault", key), tides = keyOf("load", key);
  const isOutlet = spec.kind === "stack-outlet" || spec.kind === "sewage-outlet";
  const fromZero = chance(key, 1);

  /** Hours since the end of the last stop of this week; negative while stopped, undefined in a week without one. */
  const sinceStop = (at: number): number | undefined => {
    if (!isOutlet || isSteady(scenario, spec, at)) return undefined;
    const week = Math.floor(dayOf(at) / 7);
    if (chance(stops, week) > 0.4) return undefined;
    const hours = (dayOf(at) - 7 * week) * 24 + hourOfDay(at), begin = Math.floor(chance(stops ^ 1, week) * 120), length = 6 + Math.floor(chance(stops ^ 2, week) * 30);
    return hours < begin ? undefined : hours - begin - length;
  };
  const load = (at: number): number => {
    const since = sinceStop(at);
    if (since !== undefined && since < 0) return 0;
    const hour = hourOfDay(at), shift = hour >= 7 && hour < 23 ? 1 : 0.82;
    const steady = shift * (0.86 + 0.1 * Math.sin((at / dayMs + fromZero) * 2.1) + 0.05 * (2 * chance(tides, Math.floor(at / (4 * hourMs))) - 1));
    return since !== undefined && since < 0.75 ? steady * (since / 0.75) : steady;      // start-up takes three quarters of an hour
  };
  const turn = Math.floor(fromZero * 7), monthly = Math.floor(chance(key, 2) * 30);
  const flag = (at: number): DataFlag => {
    const since = sinceStop(at);
    if (since !== undefined && since < 0) return spec.edition === 2025 ? "N" : "F";     // the list of 2025 (second hand) has no F
    const day = dayOf(at), hour = Math.floor(hourOfDay(at)), steady = isSteady(scenario, spec, at);
    if (calibrationHour[spec.kind] === hour && day % 7 === turn) return "C";
    if (steady) return "N";
    if (day % 30 === monthly && (hour === 14 || hour === 15)) return "M";
    const slot = Math.floor(at / (6 * hourMs));
    if (chance(faults, slot) < 0.012) {
      const begin = chance(faults ^ 1, slot) * 5, length = 0.3 + 0.7 * chance(faults ^ 2, slot), hours = at / hourMs - slot * 6;
      if (hours >= begin && hours < begin + length) return "D";
    }
    return "N";
  };
  return { spec, scenario, weather: weatherOf(seed), key, load, flag };
}

/** The hour in which a kind is calibrated, one day of seven; others never are. */
const calibrationHour: Readonly<Partial<Record<InstrumentSpec["kind"], number>>> = { "air-station": 5, "stack-outlet": 10, "sewage-outlet": 1, "water-station": 4 };
/** Days since the weekly calibration. */
export function daysSinceCalibration(place: Place, at: number): number { return (((dayOf(at) - Math.floor(chance(place.key, 1) * 7)) % 7) + 7) % 7 + hourOfDay(at) / 24; }

/** Clock error of an instrument that nobody has set yet, in ms. */
export function clockError(spec: InstrumentSpec): number { return has(spec, "clock-ahead") ? 7 * 60_000 : has(spec, "clock-behind") ? -2 * hourMs : 0; }
/** What its clock gains, in ms a day. */
export function clockGain(spec: InstrumentSpec): number { return has(spec, "clock-drift") ? 40_000 : 0; }
