import { amountOf, exactOf } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Attestation, Computed, Lineage } from "../lineage.js";
import { BadValue, type JudgedAt } from "../refusals.js";

/** A concentration at the reference oxygen (折算浓度): exact, and as text with the decimals asked for. */
export interface ConvertedConcentration { readonly exact: Exact; readonly text: string }

const at = (field: string, unit: string, clause: string): JudgedAt => ({ room: "oxygen", field, unit, clause });

/** Oxygen share below that of air; from 21 % on nothing can be divided by 21 − O2. */
function oxygenShare(text: string, field: string, clause: string): Exact {
  const where = at(field, "%", clause);
  const value = exactOf(amountOf(text, where, false));
  if (value.compare(exact(21)) >= 0) throw new BadValue("out-of-range", text, where, "is not below 21: at the oxygen of air nothing can be converted; mark the hour as diluted or stopped");
  return value;
}

/**
 * Concentration at the reference oxygen content (基准含氧量折算): C = C′ × (21 − O2ref) / (21 − O2).
 *
 * @param input   concentration in mg/m³ (dry, standard state), measured and reference oxygen in percent, decimal text
 * @param places  decimals of `text`
 * @throws {BadValue} measured oxygen at or above 21 %
 * @clause GB 4915-2013 eq. (1); GB 13271-2014 eq. (1)
 * @example oxygenConverted({ concentration: "50", measured: "11", reference: "10" }).value.text === "55.0"
 */
export function oxygenConverted(input: { readonly concentration: string; readonly measured: string; readonly reference: string }, places = 1): Computed<ConvertedConcentration> {
  const clause = "GB 4915-2013 eq. (1)";
  const concentration = exactOf(amountOf(input.concentration, at("concentration", "mg/m³", clause), false));
  const measured = oxygenShare(input.measured, "measured oxygen", clause), reference = oxygenShare(input.reference, "reference oxygen", clause);
  const value = concentration.times(exact(21).minus(reference)).over(exact(21).minus(measured));
  return result(value, places, "VERIFIED", "GB 4915", "GB 4915-2013", ["eq. (1)"], both("C = C′×(21−O₂基准)/(21−O₂实测)", "C = C′ × (21 − O2ref)/(21 − O2)"), [
    leaf(both("实测浓度", "measured concentration"), input.concentration, "mg/m³", "measured"), leaf(both("实测含氧量", "measured oxygen"), input.measured, "%", "measured"), leaf(both("基准含氧量", "reference oxygen"), input.reference, "%", "parameter")]);
}

/** Excess-air coefficient (过量空气系数): α = 21 / (21 − O2). @throws {BadValue} @clause HJ 212-2017 annex D */
export function excessAir(measuredOxygen: string): Exact { return exact(21).over(exact(21).minus(oxygenShare(measuredOxygen, "measured oxygen", "HJ 212-2017 annex D"))); }

/**
 * Concentration at a standard excess-air coefficient (过量空气系数折算): C = C′ × α / αs.
 * @param input  measured α, or measured oxygen in percent from which it follows
 * @throws {BadValue} α below 1 or a standard α of 0
 * @clause HJ 212-2017 annex D
 */
export function excessAirConverted(input: { readonly concentration: string; readonly standard: string } & ({ readonly coefficient: string } | { readonly measuredOxygen: string }), places = 1): Computed<ConvertedConcentration> {
  const clause = "HJ 212-2017 annex D";
  const concentration = exactOf(amountOf(input.concentration, at("concentration", "mg/m³", clause), false));
  const coefficient = "coefficient" in input ? coefficientOf(input.coefficient, "excess air", clause) : excessAir(input.measuredOxygen);
  const value = concentration.times(coefficient).over(coefficientOf(input.standard, "standard excess air", clause));
  return result(value, places, "VERIFIED", "HJ 212", "HJ 212-2017", ["annex D"], both("C = C′×α/αs", "C = C′ × α/αs"), [
    leaf(both("实测浓度", "measured concentration"), input.concentration, "mg/m³", "measured"), leaf(both("过量空气系数", "excess air"), coefficient.toFixed(4), "", "computed"), leaf(both("标准过量空气系数", "standard excess air"), input.standard, "", "parameter")]);
}

function coefficientOf(text: string, field: string, clause: string): Exact {
  const value = exactOf(amountOf(text, at(field, "", clause), false));
  if (value.compare(exact(1)) < 0) throw new BadValue("out-of-range", text, at(field, "", clause), "is below 1");
  return value;
}

function result(value: Exact, places: number, attestation: Attestation, standard: string, edition: string, clauses: readonly string[], formula: Labels, inputs: readonly Lineage[]): Computed<ConvertedConcentration> {
  const text = value.toFixed(places);
  return computedWith({ exact: value, text }, () => ({ name: both("折算浓度", "converted concentration"), value: text, unit: "mg/m³", origin: "computed", rule: { id: "discharge/oxygen", formula, standard, edition, clauses, attestation }, rounding: { rule: "GB/T 8170", places, exact: value.toString() }, inputs }));
}
