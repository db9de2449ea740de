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

/**
 * Rounds to a number of significant digits (有效位数修约): half to even, once, from the exact value, written without exponent.
 *
 * @param value   decimal text or an exact number
 * @param digits  significant digits kept, from 1
 * @returns decimal text; zeros at the end of a fraction are kept, because they are significant
 * @throws {NotADecimal} when the text is no decimal number
 * @clause GB/T 8170-2008 §3.1 (the interval that the digits give, from memory), §3.2
 * @example significant("67.99916992", 6) === "67.9992"; significant("0.0012345", 3) === "0.00123"; significant("9.996", 3) === "10.0"
 */
export function significant(value: string | Exact, digits: number): string {
  const number = typeof value === "string" ? exact(value) : value;
  if (number.isZero()) return number.toFixed(Math.max(0, digits - 1));
  const places = digits - 1 - magnitudeOf(number);
  const text = number.toFixed(places);
  // rounding up may have won a digit: 9.996 → 10.00 has one too many
  return magnitudeOf(exact(text)) > magnitudeOf(number) ? number.toFixed(places - 1) : text;
}

/** The power of ten of the first significant digit: 250 → 2, 0.003 → -3. The value must not be 0. */
function magnitudeOf(value: Exact): number {
  const { numerator, denominator } = value.absolute();
  let power = numerator.toString().length - denominator.toString().length;
  // the lengths tell the power to within one
  if (power >= 0 ? numerator < denominator * 10n ** BigInt(power) : numerator * 10n ** BigInt(-power) < denominator) power--;
  return power;
}
