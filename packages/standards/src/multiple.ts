import { amountOf, exactOf, type Amount } from "./amount.js";
import { exact, placesOf, type Exact } from "./exact.js";
import type { JudgedAt } from "./refusals.js";

/** Times above a limit (超标倍数): (C − S)/S, exact and unrounded. */
export function timesAbove(value: Amount, limit: Amount): Exact {
  const s = exactOf(limit);
  return exactOf(value).minus(s).over(s);
}

/**
 * Times above a limit with two decimals, half to even (超标倍数，两位小数): whole numbers where they are safe, else the exact way; the text is the same.
 * @param value  at or above the limit
 * @clause GB/T 8170-2008 §3.2
 */
export function timesAboveText(value: Amount, limit: Amount): string {
  const places = Math.max(value.places, limit.places);
  const v = value.mantissa * 10 ** (places - value.places), s = limit.mantissa * 10 ** (places - limit.places);
  const hundredfold = (v - s) * 100;
  if (value.ratio !== undefined || !Number.isSafeInteger(hundredfold) || !Number.isSafeInteger(v) || s <= 0 || v < s) return timesAbove(value, limit).toFixed(2);
  const rest = hundredfold % s, whole = (hundredfold - rest) / s;
  const rounded = 2 * rest > s || (2 * rest === s && whole % 2 === 1) ? whole + 1 : whole;
  const digits = String(rounded).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * The concentrations a printed multiple stands for (由超标倍数反推浓度): limit × (1 + multiple),
 * and the two ends half a unit of the multiple's last place away.
 * @param multiple  decimal text as printed: `0.64` stands for 0.635 to 0.645
 * @throws {BadValue}
 */
export function concentrationsBehind(multiple: string, limit: Exact, at: JudgedAt): { readonly low: string; readonly middle: string; readonly high: string } {
  const m = exactOf(amountOf(multiple, at, false));
  const half = exact(`0.${"0".repeat(placesOf(multiple))}5`);
  const one = exact("1");
  const of = (times: Exact): string => limit.times(one.plus(times)).toString();
  return { low: of(m.minus(half)), middle: of(m), high: of(m.plus(half)) };
}
