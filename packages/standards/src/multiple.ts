import { amountOf, exactOf, type Amount } from "./amount.js";
import { exact, placesOf, type Exact } from "./exact.js";
import type { JudgedAt } from "./refusals.js";

/** Times above a limit (超标倍数): (C − S)/S, exact and unrounded. */
export function timesAbove(value: Amount, limit: Amount): Exact {
  const s = exactOf(limit);
  return exactOf(value).minus(s).over(s);
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
