import { exact, type Exact } from "@yunqing/standards";

/**
 * The value of the straight path from base to target in a year (基期至目标的直线路径), exact.
 *
 * @param base    value of `baseYear`
 * @param target  value of `targetYear`
 * @returns null when the years do not follow one another
 * @example from 33 in 2020 to 30 in 2025: 31.2 in 2023
 */
export function straightPath(base: { readonly year: number; readonly value: Exact }, target: { readonly year: number; readonly value: Exact }, year: number): Exact | null {
  if (target.year <= base.year || year < base.year) return null;
  if (year >= target.year) return target.value;
  return base.value.plus(target.value.minus(base.value).times(exact(year - base.year)).over(exact(target.year - base.year)));
}
