import { NotADecimal, exact, isDecimal, type Exact } from "./exact.js";

/** A reading that lies below the method's limit of detection, where a rule needs a number and allows none in its place. */
export class BelowDetection extends RangeError {
  readonly code = "detection/below-limit";
  constructor(readonly reading: string, clause: string) {
    super(`${reading} lies below the limit of detection; ${clause} takes no number for it. Report it as not detected`);
  }
}

/** A laboratory reading (监测值): a number, or "below the limit" with that limit (未检出). */
export type Reading =
  | { readonly kind: "value"; readonly value: Exact; readonly text: string }
  | { readonly kind: "below"; readonly limit: Exact; readonly text: string };

/**
 * What a standard does with a reading below the limit of detection (低于检出限的处理): half the limit enters the mean (most), the limit itself, zero, or nothing does.
 * The rule belongs to the standard that asks; it is an argument here, never a default.
 */
export type DetectionRule = "half" | "limit" | "zero" | "refuse";

/**
 * Reads a laboratory value as the reports print it: `0.05`, `<0.004`, `0.004L` (limit with L), `ND` with the limit given apart.
 * A number below a limit that is given apart counts as below it.
 *
 * @param text   decimal text, or one of the marks
 * @param limit  the method's limit of detection in the same unit, when it is known
 * @throws {NotADecimal} blank, full-width digits, `ND` without a limit, anything else
 * @clause HJ 194-2017 and HJ/T 91-2002 reporting of values below the limit of detection (mark L)
 */
export function readingOf(text: string, limit?: string): Reading {
  const marked = /^<\s?(.+)$/.exec(text) ?? /^(.+)L$/.exec(text);
  if (marked?.[1] !== undefined && isDecimal(marked[1])) return { kind: "below", limit: exact(marked[1]), text };
  if (text === "ND" || text === "未检出") {
    if (limit === undefined) throw new NotADecimal(`${text} without a limit of detection`);
    return { kind: "below", limit: exact(limit), text };
  }
  const value = exact(text);
  if (limit !== undefined && value.compare(exact(limit)) < 0) return { kind: "below", limit: exact(limit), text };
  return { kind: "value", value, text };
}

/**
 * The number with which a reading enters a mean (参加统计的值).
 * @param clause  the clause of the standard that sets the rule, for the message
 * @throws {BelowDetection} when the rule is "refuse"
 */
export function inStatistics(reading: Reading, rule: DetectionRule, clause: string): Exact {
  if (reading.kind === "value") return reading.value;
  if (rule === "refuse") throw new BelowDetection(reading.text, clause);
  return rule === "half" ? reading.limit.over(exact(2)) : rule === "limit" ? reading.limit : exact(0);
}
