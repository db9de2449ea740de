import { exact, type Exact } from "./exact.js";

/**
 * Rounds a value to a number of decimal places (数值修约): half to even, once, from the exact value.
 *
 * @param value   decimal text or an exact number; never an already rounded one (§3.3 forbids rounding twice)
 * @param places  decimal places kept; negative for tens and hundreds
 * @returns decimal text with exactly `places` decimals
 * @throws {NotADecimal} when the text is no decimal number
 * @clause GB/T 8170-2008 §3.2, §3.3
 * @example rounded("0.15", 1) === "0.2"; rounded("2.5", 0) === "2"; rounded("12.5001", 0) === "13"
 */
export function rounded(value: string | Exact, places: number): string {
  return (typeof value === "string" ? exact(value) : value).toFixed(places);
}
