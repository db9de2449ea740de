import { editionOf } from "../editions.js";
import { exact, type Exact } from "../exact.js";
import type { Computed } from "../lineage.js";
import { gb3095Edition2012 } from "./edition-2012.js";
import { gb3095Edition2026, gb3095Edition2026Transition } from "./edition-2026.js";
import type { AirLimit, AirPeriod, AirPollutant, AirZone, Gb3095Edition } from "./edition.js";

/** A pollutant and period for which the standard prints no limit. */
export class NoAirLimit extends RangeError {
  readonly code = "gb3095/no-limit";
  constructor(readonly item: string, readonly period: string, edition: Gb3095Edition) {
    super(`${edition.edition} tables 1 and 2 have no limit for ${item}, ${period}; they have ${edition.limits.map((l) => `${l.item} ${l.period}`).join(", ")}`);
  }
}

/** The editions of GB 3095 (已收录版本), the transition of 2026 apart from its final limits. */
export const gb3095Editions: readonly Gb3095Edition[] = [gb3095Edition2012, gb3095Edition2026Transition, gb3095Edition2026];

/** The edition for a day or by name. @throws {NotADay} {UnknownEdition} {NoEditionOnDay} {EditionNotNamed} */
export function gb3095EditionOf(wanted: { readonly day?: string; readonly edition?: string }): Gb3095Edition { return editionOf(gb3095Editions, wanted); }

/**
 * The limit of one pollutant (浓度限值).
 * @throws {NoAirLimit}
 * @clause GB 3095-2012 tables 1, 2; GB 3095-2026 tables of both phases
 */
export function airLimit(edition: Gb3095Edition, item: AirPollutant, period: AirPeriod): AirLimit {
  const row = edition.limits.find((limit) => limit.item === item && limit.period === period);
  if (!row) throw new NoAirLimit(item, period, edition);
  return row;
}

/** Whether a concentration keeps a limit, and by how much it exceeds it (达标、超标倍数). */
export interface LimitJudgement {
  readonly compliant: boolean;
  /** (C−S)/S with two decimals; null when the limit is kept */
  readonly multiple: string | null;
}

/**
 * Judges one concentration, already rounded for evaluation, against its limit (单项达标评价).
 * Equal to the limit complies.
 * @param concentration  in the unit of the limit
 * @throws {NoAirLimit} {NotADecimal}
 * @clause GB 3095 tables 1, 2; HJ 663 exceedance multiple B = (C−S)/S, two decimals
 */
export function againstAirLimit(edition: Gb3095Edition, item: AirPollutant, period: AirPeriod, zone: AirZone, concentration: string | Exact): Computed<LimitJudgement> {
  const limit = airLimit(edition, item, period);
  const value = typeof concentration === "string" ? exact(concentration) : concentration;
  const bound = exact(limit[zone]);
  const compliant = value.compare(bound) <= 0;
  const multiple = compliant ? null : value.minus(bound).over(bound).toFixed(2);
  return { value: { compliant, multiple }, lineage: {
    name: { zh: `${item} ${period} 达标评价`, en: `${item} ${period} against its limit` }, value: multiple ?? "0", unit: "", origin: "computed",
    rule: { id: "GB 3095/limit", formula: { zh: "C ≤ S 达标；超标倍数 B = (C−S)÷S", en: "C ≤ S complies; exceedance B = (C−S)/S" }, standard: "GB 3095", edition: edition.edition,
      clauses: edition.clauses.limits, attestation: edition.attestation },
    rounding: { rule: "GB/T 8170", places: 2, exact: value.minus(bound).over(bound).toString() },
    inputs: [
      { name: { zh: "浓度", en: "concentration" }, value: value.toString(), unit: limit.unit, origin: "computed", inputs: [] },
      { name: { zh: zone === "first" ? "一级浓度限值" : "二级浓度限值", en: zone === "first" ? "class I limit" : "class II limit" }, value: limit[zone], unit: limit.unit,
        origin: "parameter", source: { document: edition.edition, text: `table ${limit.table}` }, inputs: [] },
    ] } };
}
