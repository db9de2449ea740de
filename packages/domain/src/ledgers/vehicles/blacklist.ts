import { exact, type Exact } from "@yunqing/standards";
import { percentOf } from "../parts/rates.js";
import { yearsAfter } from "../parts/days.js";

/** One test in which a vehicle exceeded: its day, by when it was to be retested, and when it passed. */
export interface ExceedingTest { readonly plate: string; readonly testedOn: string; readonly repairBy: string | null; readonly passedOn: string | null }
/** What the two rules of the blacklist find (黑名单规则结果). */
export interface BlacklistFinding { readonly exceeding: readonly string[]; readonly share: Exact | null; readonly overdue: readonly string[]; readonly isProposed: boolean }
const ten = exact(10);

/**
 * The two rules of the blacklist over the tests of a company's vehicles (运输企业黑名单规则): vehicles that exceeded within the year that ends on the day, each once, as a share of all;
 * and vehicles whose term for repair ran out without a passed retest, or with one that came too late.
 * @param vehicles  how many the company has
 * @param day       Beijing day; the rolling year is the day itself and the year before it
 * @clause 规划 4.1.3 第3点：10%以上
 */
export function blacklistOf(vehicles: Exact, tests: readonly ExceedingTest[], day: string): BlacklistFinding {
  const since = yearsAfter(day, -1), known = tests.filter((each) => each.testedOn <= day), plates = (of: readonly ExceedingTest[]): readonly string[] => [...new Set(of.map((each) => each.plate))].sort();
  const exceeding = plates(known.filter((each) => each.testedOn > since));
  const overdue = plates(known.filter((each) => each.repairBy !== null && each.repairBy < day && (each.passedOn === null || each.passedOn > each.repairBy)));
  const share = percentOf(exact(String(exceeding.length)), vehicles);
  return { exceeding, share, overdue, isProposed: overdue.length > 0 || (share !== null && share.compare(ten) >= 0) };
}
