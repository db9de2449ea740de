import { exact, type Exact } from "@yunqing/standards";
import { percentOf } from "../parts/rates.js";
import { yearsAfter } from "../parts/days.js";

/** One test of a vehicle as the rule reads it: a day, whether it exceeded, by when it was to be retested, and when it passed. */
export interface VehicleTest { readonly plate: string; readonly testedOn: string; readonly exceeds: boolean; readonly repairBy: string | null; readonly passedOn: string | null }
/** What the two rules of the blacklist find (黑名单规则结果). */
export interface BlacklistFinding { readonly vehicles: number; readonly exceeding: readonly string[]; readonly share: Exact | null; readonly overdue: readonly string[]; readonly isProposed: boolean }

/**
 * The two rules of the blacklist over the tests of a company (运输企业黑名单规则): vehicles that exceeded within the year that ends on the day, each once, as a share of all;
 * and vehicles whose term for repair ran out without a passed retest.
 * @param day  Beijing day; the rolling year is the day itself and the year before it
 * @clause 规划 4.1.3 第3点：10%以上
 */
export function blacklistOf(plates: readonly string[], tests: readonly VehicleTest[], day: string): BlacklistFinding {
  const own = new Set(plates), since = yearsAfter(day, -1), ours = tests.filter((each) => own.has(each.plate) && each.exceeds && each.testedOn <= day);
  const exceeding = [...new Set(ours.filter((each) => each.testedOn > since).map((each) => each.plate))].sort();
  const overdue = [...new Set(ours.filter((each) => each.repairBy !== null && each.repairBy < day && (each.passedOn === null || each.passedOn > each.repairBy)).map((each) => each.plate))].sort();
  const share = percentOf(exact(String(exceeding.length)), exact(String(own.size)));
  return { vehicles: own.size, exceeding, share, overdue, isProposed: overdue.length > 0 || (share !== null && share.compare(exact(10)) >= 0) };
}
