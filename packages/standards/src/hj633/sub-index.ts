import { exact, type Exact } from "../exact.js";
import type { Labels } from "../labels.js";
import type { Computed, Lineage, Source } from "../lineage.js";
import { indexSteps, placesOfColumn, unitOfColumn, type BreakpointColumn, type Hj633Column, type Hj633Edition } from "./edition.js";

/** A concentration below zero: no index exists and none is invented. */
export class NegativeConcentration extends RangeError {
  readonly code = "hj633/negative";
  constructor(readonly column: string, readonly given: string, edition: string, clause: string) {
    super(`${column} is ${given}; ${edition} §${clause} starts at 0. Mark the hour or day invalid instead of computing an index`);
  }
}

/** A sub-index, or why there is none (空气质量分指数 IAQI). `value` is a whole number, 0–500. */
export type SubIndex =
  | { readonly kind: "index"; readonly value: number; readonly aboveTable: boolean; readonly note?: string }
  | { readonly kind: "none"; readonly reason: Labels; readonly clause: string };

/**
 * The sub-index of one pollutant (空气质量分指数), rounded up from the exact value.
 * CO 2.2 mg/m³ gives 55; binary floating point gives 56, and one too much for 22 other CO values.
 *
 * @param concentration  decimal text or exact number in the unit of the column (µg/m³; CO mg/m³). HJ 633-2026 rounds it first (§4.2.2);
 *                       HJ 633-2012 takes it as it comes: @choice the caller rounds by HJ 663-2013
 * @throws {NotADecimal} {NegativeConcentration}
 * @clause HJ 633-2012 §4.2 eq. (1), §6.2; HJ 633-2026 §4.2.2, §4.2.4, §4.2.6
 * @example subIndex(hj633Edition2012, "CO_24h", "2.2").value === 55
 */
export function subIndex(edition: Hj633Edition, column: Hj633Column, concentration: string | Exact): SubIndex {
  const limits = edition.columns[column];
  if (!limits) return noColumn(edition, column);
  const short = typeof concentration === "string" ? shortDecimal(concentration) : null;
  if (short) return ofSmall(edition, column, limits, short.digits, short.unit);
  const value = typeof concentration === "string" ? exact(concentration) : concentration;
  if (value.isNegative()) throw new NegativeConcentration(column, value.toString(), edition.edition, edition.clauses.subIndex[0] ?? "");
  return ofExact(limits, edition.roundsConcentration ? exact(value.toFixed(placesOfColumn(column))) : value);
}

function noColumn(edition: Hj633Edition, column: Hj633Column): SubIndex {
  return { kind: "none", clause: "table 1", reason: {
    zh: `${edition.edition} 表1没有 ${column} 一列，不计算其分指数`, en: `table 1 of ${edition.edition} has no column ${column}; it has no sub-index` } };
}

/** Nearly all concentrations are a few digits: read without big numbers, as whole number over a power of ten. Anything else gives null. */
function shortDecimal(text: string): { readonly digits: number; readonly unit: number } | null {
  const length = text.length;
  if (length === 0 || length > 12) return null;
  let digits = 0, unit = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) { if (unit !== 0 || i === 0 || i === length - 1) return null; unit = 1; continue; }
    if (code < 48 || code > 57) return null;
    digits = digits * 10 + (code - 48);
    if (unit !== 0) unit *= 10;
  }
  return unit > 1_000_000 ? null : { digits, unit: unit === 0 ? 1 : unit };
}

/** All numbers here are whole and below 2^53, so nothing is lost: at most 100 × 10^12 × 10. */
function ofSmall(edition: Hj633Edition, column: Hj633Column, table: BreakpointColumn, digits: number, unit: number): SubIndex {
  let n = digits, d = unit;
  if (edition.roundsConcentration) {
    const places = placesOfColumn(column) === 1 ? 10 : 1;
    n = halfEven(digits * places, unit);
    d = places;
  }
  const { limits } = table;
  for (let i = 1; i < limits.length; i++) {
    const high = limits[i] as number;
    if (n > high * d) continue;
    const low = limits[i - 1] as number, from = indexSteps[i - 1] as number;
    const over = ((indexSteps[i] as number) - from) * (n - low * d), under = (high - low) * d;
    const rest = over % under;
    return { kind: "index", value: from + (over - rest) / under + (rest > 0 ? 1 : 0), aboveTable: false };
  }
  return beyond(table);
}

function halfEven(over: number, under: number): number {
  const rest = over % under, whole = (over - rest) / under, twice = 2 * rest;
  return twice > under || (twice === under && whole % 2 === 1) ? whole + 1 : whole;
}

function ofExact(table: BreakpointColumn, value: Exact): SubIndex {
  const { limits } = table;
  const { numerator: n, denominator: d } = value;
  for (let i = 1; i < limits.length; i++) {
    const high = BigInt(limits[i] as number);
    if (n > high * d) continue;
    const low = BigInt(limits[i - 1] as number), from = BigInt(indexSteps[i - 1] as number);
    const over = (BigInt(indexSteps[i] as number) - from) * (n - low * d), under = (high - low) * d;
    return { kind: "index", value: Number(from + (over + under - 1n) / under), aboveTable: false };
  }
  return beyond(table);
}

const fiveHundred: SubIndex = { kind: "index", value: 500, aboveTable: true };

function beyond({ above }: BreakpointColumn): SubIndex {
  if (above.kind === "five-hundred") return fiveHundred;
  if (above.kind === "fixed") return { kind: "index", value: above.index, aboveTable: false, note: above.clause };
  return { kind: "none", reason: above.reason, clause: above.clause };
}

const formula: Labels = {
  zh: "IAQI = (IAQIHi−IAQILo)÷(BPHi−BPLo)×(Cp−BPLo)+IAQILo，向上进位取整",
  en: "IAQI = (IAQIhi−IAQIlo)/(BPhi−BPlo)·(C−BPlo)+IAQIlo, rounded up to a whole number",
};

/**
 * The sub-index together with why (可追溯的分指数): limits used, the exact value before rounding up, the concentration as it came.
 * @throws {NotADecimal} {NegativeConcentration}
 * @clause HJ 633-2012 §4.2, §6.2; HJ 633-2026 §4.2
 */
export function subIndexExplained(edition: Hj633Edition, column: Hj633Column, concentration: string | Exact, source?: Source): Computed<SubIndex> {
  const value = subIndex(edition, column, concentration);
  const given = typeof concentration === "string" ? exact(concentration) : concentration;
  const used = edition.roundsConcentration ? exact(given.toFixed(placesOfColumn(column))) : given;
  const table = edition.columns[column];
  const place = table ? table.limits.findIndex((limit, i) => i > 0 && used.compare(exact(limit)) <= 0) : -1;
  const clauses = [...edition.clauses.subIndex, ...(value.kind === "index" ? (value.note ? [value.note] : []) : [value.clause])];
  const lineage: Lineage = {
    name: { zh: `${column} 分指数`, en: `IAQI of ${column}` }, unit: "", origin: "computed",
    value: value.kind === "index" ? String(value.value) : null,
    rule: { id: "HJ 633/iaqi", formula, standard: "HJ 633", edition: edition.edition, clauses, attestation: edition.attestation },
    ...(table && place > 0 ? { rounding: { rule: "ceil" as const, places: 0, exact: unroundedOf(table, place, used).toString() } } : {}),
    inputs: [concentrationNode(edition, column, given, used, source), ...(table && place > 0 ? limitNodes(edition, column, table, place) : [])],
    ...notesOf(value),
  };
  return { value, lineage };
}

function notesOf(value: SubIndex): { readonly notes?: readonly Labels[] } {
  if (value.kind === "none") return { notes: [value.reason] };
  if (value.aboveTable) return { notes: [{ zh: "浓度高于表中最高限值，按实践取500", en: "above the last limit of the table; 500 by practice" }] };
  return value.note ? { notes: [{ zh: `浓度高于表中最高限值，按${value.note}取${value.value}`, en: `above the last limit; ${value.value} by ${value.note}` }] } : {};
}

function unroundedOf(table: BreakpointColumn, place: number, used: Exact): Exact {
  const low = exact(table.limits[place - 1] as number), high = exact(table.limits[place] as number);
  const from = exact(indexSteps[place - 1] as number), to = exact(indexSteps[place] as number);
  return to.minus(from).over(high.minus(low)).times(used.minus(low)).plus(from);
}

function concentrationNode(edition: Hj633Edition, column: Hj633Column, given: Exact, used: Exact, source?: Source): Lineage {
  const leaf: Lineage = { name: { zh: `${column} 浓度`, en: `${column} concentration` }, value: given.toString(), unit: unitOfColumn(column), origin: "measured",
    ...(source ? { source } : {}), inputs: [] };
  if (used.equals(given)) return leaf;
  return { name: { zh: `${column} 浓度（修约后）`, en: `${column} concentration, rounded` }, value: used.toFixed(placesOfColumn(column)), unit: unitOfColumn(column),
    origin: "computed", inputs: [leaf], rounding: { rule: "GB/T 8170", places: placesOfColumn(column), exact: given.toString() },
    rule: { id: "HJ 633/concentration", formula: { zh: "按 GB/T 8170 修约", en: "rounded by GB/T 8170" }, standard: "HJ 633", edition: edition.edition,
      clauses: ["4.2.2"], attestation: edition.attestation } };
}

function limitNodes(edition: Hj633Edition, column: Hj633Column, table: BreakpointColumn, place: number): readonly Lineage[] {
  const unit = unitOfColumn(column);
  return ([["Lo", place - 1], ["Hi", place]] as const).map(([side, at]) => ({
    name: { zh: `BP${side}（IAQI ${indexSteps[at]}）`, en: `BP${side} (IAQI ${indexSteps[at]})` }, value: String(table.limits[at]), unit, origin: "parameter" as const,
    source: { document: edition.edition, text: "表1 table 1" }, inputs: [] }));
}
