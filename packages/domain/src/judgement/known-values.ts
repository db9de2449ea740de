import type { Indicator, Printed } from "../plan/model.js";
import type { ReportedValue, Review } from "../ports.js";

export type ValueStatus = "submitted" | "accepted" | "returned" | "superseded";
/** A reported value with what became of it, as known at an instant (填报值及其状态). */
export interface KnownValue {
  readonly fact: ReportedValue; readonly status: ValueStatus; readonly review: Review | null;
  /** the latest correction of it that was not returned, accepted or not yet reviewed */
  readonly correctedBy: string | null;
}

/** A value that may be judged: printed by the document or accepted by a reviewer. */
export interface JudgedValue {
  readonly period: string; readonly exact: string; readonly origin: "printed" | ReportedValue["origin"];
  readonly printed: Printed | null; readonly known: KnownValue | null;
}

const instant = (at: string): number => Date.parse(at);
/** Order of facts by time and, within one instant, by id: the same for every order in which they came. */
export function byTime(a: { readonly at: string; readonly id: string }, b: { readonly at: string; readonly id: string }): number {
  return instant(a.at) - instant(b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * What became of each value (填报值状态), as known at an instant: later facts are not seen.
 * A correction counts only when accepted: until then the value it corrects stays accepted.
 *
 * @param knownAt  ISO instant; facts recorded after it are ignored
 */
export function knownValues(values: readonly ReportedValue[], reviews: readonly Review[], knownAt: string): readonly KnownValue[] {
  const limit = instant(knownAt);
  const seen = values.filter((value) => instant(value.at) <= limit).sort(byTime);
  const reviewOf = new Map(reviews.filter((review) => instant(review.at) <= limit).sort(byTime).reverse().map((review) => [review.valueId, review]));
  const decision = (id: string): Review["decision"] | undefined => reviewOf.get(id)?.decision;
  return seen.map((fact) => {
    const corrections = seen.filter((other) => other.corrects === fact.id && decision(other.id) !== "return");
    const accepted = corrections.filter((other) => decision(other.id) === "accept");
    const latest = accepted.at(-1) ?? corrections.at(-1);
    const review = reviewOf.get(fact.id) ?? null;
    const status: ValueStatus = review === null ? "submitted" : review.decision === "return" ? "returned" : accepted.length > 0 ? "superseded" : "accepted";
    return { fact, status, review, correctedBy: latest?.id ?? null };
  });
}

/** The accepted value of each period of a subject (各期有效值): the one accepted last, and not corrected. */
export function acceptedByPeriod(values: readonly KnownValue[], subject: string): ReadonlyMap<string, KnownValue> {
  const chosen = new Map<string, KnownValue>();
  const accepted = values.filter((value) => value.fact.indicator === subject && value.status === "accepted");
  for (const value of [...accepted].sort((a, b) => byTime(a.review ?? a.fact, b.review ?? b.fact))) chosen.set(value.fact.period, value);
  return chosen;
}

/** The last day of a period (期末日): `2023` → 2023-12-31. Null when it is no year. */
export function lastDayOf(period: string): string | null { return /^\d{4}$/.test(period) ? `${period}-12-31` : null; }

/**
 * The values of an indicator that count on a judged day (可用于判定的值), in order of years:
 * what the document reports, replaced by what was accepted for the same year.
 */
export function judgedValues(indicator: Pick<Indicator, "id" | "reported">, values: readonly KnownValue[], day: string): readonly JudgedValue[] {
  const byYear = new Map<string, JudgedValue>();
  for (const printed of indicator.reported) if (printed.value !== null) {
    byYear.set(String(printed.year), { period: String(printed.year), exact: printed.value, origin: "printed", printed, known: null });
  }
  for (const [period, known] of acceptedByPeriod(values, indicator.id)) {
    byYear.set(period, { period, exact: known.fact.value, origin: known.fact.origin, printed: null, known });
  }
  return [...byYear.values()].filter(({ period }) => { const end = lastDayOf(period); return end !== null && end <= day; }).sort((a, b) => (a.period < b.period ? -1 : 1));
}
