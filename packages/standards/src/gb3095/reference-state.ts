import { exact, type Exact } from "../exact.js";
import { NotADay, isDay } from "../day.js";
import type { Computed } from "../lineage.js";

/** A temperature or pressure that no gas has. */
export class ImpossibleState extends RangeError {
  readonly code = "gb3095/impossible-state";
  constructor(what: string) { super(`${what}; temperature in kelvin and pressure in hPa must be above 0 (GB 3095-2012 amendment of 2018 §1)`); }
}

/** Temperature and pressure a gas concentration is expressed at (状态). */
export interface GasState { readonly kelvin: string; readonly hPa: string }

/** 标准状态 273.15 K, 1013.25 hPa: gases and particulates until 2018-08-31; emission sources to this day. The standard prints 273 K. */
export const standardState: GasState = { kelvin: "273.15", hPa: "1013.25" };
/** 参比状态 298.15 K, 1013.25 hPa: gases from 2018-09-01. */
export const referenceState: GasState = { kelvin: "298.15", hPa: "1013.25" };

/** How concentrations of a day are expressed (监测状态): gases at a state, particulates at the same state or at actual conditions. */
export interface MonitoringState { readonly gases: GasState; readonly particulates: GasState | "actual"; readonly clause: string; readonly source: string }

/**
 * The state in which ambient concentrations of a day are reported.
 * @param day  Beijing day
 * @throws {NotADay}
 * @clause GB 3095-2012 §3.14 until 2018-08-31; amendment of 2018 from 2018-09-01; GB 3095-2026 §3.14, §4.3
 */
export function monitoringStateOn(day: string): MonitoringState {
  if (!isDay(day)) throw new NotADay(day);
  if (day < "2018-09-01") return { gases: standardState, particulates: standardState, clause: "3.14", source: "GB 3095-2012" };
  if (day < "2026-03-01") return { gases: referenceState, particulates: "actual", clause: "1", source: "GB 3095-2012 amendment of 2018" };
  return { gases: referenceState, particulates: "actual", clause: "4.3", source: "GB 3095-2026" };
}

/**
 * A gas concentration brought from one state to another (参比状态换算), exact: C₂ = C₁ × T₁/T₂ × p₂/p₁.
 * From 273.15 K to 298.15 K the factor is 5463/5963 = 0.916149…; not for particulates after 2018-09-01, which stay at actual conditions.
 *
 * @param concentration  mass per volume, any unit; returned in the same
 * @throws {NotADecimal} {ImpossibleState}
 * @clause ideal gas law; GB 3095-2012 amendment of 2018 §1
 */
export function gasConcentrationAt(concentration: string | Exact, from: GasState, to: GasState): Computed<Exact> {
  const given = typeof concentration === "string" ? exact(concentration) : concentration;
  const [t1, p1, t2, p2] = [from.kelvin, from.hPa, to.kelvin, to.hPa].map((text) => {
    const value = exact(text);
    if (value.isZero() || value.isNegative()) throw new ImpossibleState(`${text} is no temperature or pressure`);
    return value;
  }) as [Exact, Exact, Exact, Exact];
  const value = given.times(t1).over(t2).times(p2).over(p1);
  const leaf = (zh: string, en: string, text: string, unit: string) => ({ name: { zh, en }, value: text, unit, origin: "parameter" as const, inputs: [] });
  return { value, lineage: {
    name: { zh: "换算后浓度", en: "concentration at the other state" }, value: value.toString(), unit: "", origin: "computed",
    rule: { id: "GB 3095/reference-state", formula: { zh: "C2 = C1×T1÷T2×p2÷p1", en: "C2 = C1·T1/T2·p2/p1" }, standard: "GB 3095", edition: "GB 3095-2012 amendment of 2018",
      clauses: ["1"], attestation: "VERIFIED" },
    inputs: [
      { name: { zh: "换算前浓度", en: "concentration as given" }, value: given.toString(), unit: "", origin: "measured", inputs: [] },
      leaf("T1", "T1", from.kelvin, "K"), leaf("p1", "p1", from.hPa, "hPa"), leaf("T2", "T2", to.kelvin, "K"), leaf("p2", "p2", to.hPa, "hPa"),
    ] } };
}
