import { exact, sum, type Exact } from "../exact.js";
import type { Attestation, Computed } from "../lineage.js";
import { riskSubstance } from "./substances.js";

/** A substance that table B.1, as far as it is held, does not have. */
export class SubstanceNotHeld extends RangeError {
  readonly code = "hj169/substance-not-held";
  constructor(readonly substance: string) {
    super(`"${substance}" is not among the rows of HJ 169-2018 table B.1 held here (236 of 385); give its critical quantity in tonnes with it ("critical"), from the standard`);
  }
}

/** An amount below zero, or a critical quantity that is not above zero. */
export class ImpossibleAmount extends RangeError {
  readonly code = "hj169/impossible-amount";
  constructor(what: string) { super(`${what}; HJ 169-2018 eq. (C.1) takes tonnes from 0 and critical quantities above 0`); }
}

/** What lies on a site: the largest amount present at any time (最大存在总量), pure substance, tonnes as decimal text. */
export interface StoredSubstance { readonly cas?: string; readonly name?: string; readonly tonnes: string; readonly critical?: string }

/** One row of the sum. */
export interface QuantityRow { readonly cas: string | null; readonly name: string; readonly tonnes: string; readonly critical: string; readonly ratio: Exact; readonly attestation: Attestation }

/** Classes of Q: below 1 the potential is I and nothing else is asked. */
export type QuantityClass = "Q<1" | "1≤Q<10" | "10≤Q<100" | "Q≥100";

/** The ratio of amounts to critical quantities (危险物质数量与临界量比值 Q), exact. */
export interface Quantity { readonly q: Exact; readonly className: QuantityClass; readonly rows: readonly QuantityRow[] }

/** The class of Q. @clause HJ 169-2018 C.1.1; HJ 941-2018 the same breaks */
export function quantityClass(q: Exact): QuantityClass {
  return q.compare(exact(1)) < 0 ? "Q<1" : q.compare(exact(10)) < 0 ? "1≤Q<10" : q.compare(exact(100)) < 0 ? "10≤Q<100" : "Q≥100";
}

/**
 * Q = Σ qᵢ/Qᵢ (危险物质数量与临界量比值).
 *
 * @param substances  by CAS number or by the name of table B.1; `critical` where the table is not held or another value is prescribed
 * @throws {SubstanceNotHeld} {ImpossibleAmount} {NotADecimal}
 * @clause HJ 169-2018 annex C eq. (C.1), annex B table B.1
 * @example riskQuantity([{ cas: "7664-41-7", tonnes: "20" }]).value.q.toString() === "4"
 */
export function riskQuantity(substances: readonly StoredSubstance[]): Computed<Quantity> {
  const rows = substances.map(rowOf);
  const q = sum(rows.map(({ ratio }) => ratio));
  const weakest = (["FROM MEMORY", "REPORTED"] as const).find((mark) => rows.some(({ attestation }) => attestation === mark)) ?? "VERIFIED";
  const value: Quantity = { q, className: quantityClass(q), rows };
  return { value, lineage: {
    name: { zh: "危险物质数量与临界量比值 Q", en: "ratio of amounts to critical quantities, Q" }, value: quantityText(q), unit: "", origin: "computed",
    rule: { id: "HJ 169/q", formula: { zh: "Q = q1/Q1 + q2/Q2 + … + qn/Qn", en: "Q = q1/Q1 + q2/Q2 + … + qn/Qn" }, standard: "HJ 169", edition: "HJ 169-2018", clauses: ["C.1.1", "table B.1"],
      attestation: weakest },
    inputs: rows.map(({ name, tonnes, critical, ratio, attestation }) => ({
      name: { zh: `${name} 比值`, en: `${name}, ratio` }, value: quantityText(ratio), unit: "", origin: "computed",
      inputs: [
        { name: { zh: "最大存在总量", en: "largest amount present" }, value: tonnes, unit: "t", origin: "entered", inputs: [] },
        { name: { zh: "临界量", en: "critical quantity" }, value: critical, unit: "t", origin: "parameter", inputs: [], source: { document: "HJ 169-2018", text: `表B.1 table B.1 (${attestation})` } },
      ] })),
  } };
}

function rowOf({ cas, name, tonnes, critical }: StoredSubstance): QuantityRow {
  const wanted = cas ?? name ?? "";
  const held = riskSubstance(wanted);
  const bound = critical ?? held?.criticalTonnes;
  if (bound === undefined) throw new SubstanceNotHeld(wanted);
  const amount = exact(tonnes), limit = exact(bound);
  if (amount.isNegative()) throw new ImpossibleAmount(`${wanted}: ${tonnes} t`);
  if (limit.isZero() || limit.isNegative()) throw new ImpossibleAmount(`${wanted}: critical quantity ${bound} t`);
  return { cas: held?.cas ?? cas ?? null, name: held?.name ?? name ?? wanted, tonnes, critical: bound, ratio: amount.over(limit),
    attestation: critical !== undefined || !held ? "REPORTED" : held.attestation };
}

/** Q as it is written: whole when it ends within six decimals, else rounded to six. Classes are taken from the exact value. */
export function quantityText(q: Exact): string {
  const text = q.toFixed(6);
  return text.replace(/\.?0+$/, "");
}
