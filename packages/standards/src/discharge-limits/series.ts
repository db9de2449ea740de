import { both } from "../computed.js";
import type { Labels } from "../labels.js";
import { dataFlagOf } from "../online-monitoring/states.js";
import { BadValue } from "../refusals.js";
import { dischargeJudged } from "./judge.js";
import type { AveragingBasis, DischargeLimit } from "./model.js";

/** One mean of a series as it came (在线均值): `at` says which hour or day, as text of the caller. */
export interface SeriesDatum {
  readonly at: string;
  readonly value: string | null;
  readonly flag?: string;
  readonly measuredOxygen?: string;
  readonly isConverted?: boolean;
}

/** What a series comes to against a limit (时段超标统计): who was judged, who exceeded, who was left out and why. */
export interface SeriesJudgement {
  readonly judged: number;
  readonly exceeded: readonly { readonly at: string; readonly compared: string; readonly multiple: string | null }[];
  readonly leftOut: readonly { readonly at: string; readonly reason: Labels }[];
}

const reasons: Readonly<Record<"missing" | "invalid" | "stopped" | "diluted", Labels>> = {
  missing: both("缺失", "missing"), invalid: both("数据无效", "invalid datum"), stopped: both("排放源停运", "source stopped"), diluted: both("含氧量不低于空气，无法折算", "oxygen as in air: cannot be converted"),
};

function isDiluted({ measuredOxygen, isConverted }: SeriesDatum, limit: DischargeLimit): boolean {
  return limit.referenceOxygen !== undefined && isConverted !== true && measuredOxygen !== undefined && Number(measuredOxygen) >= 21;
}

/** Why a datum is not judged, or null when it is. An unknown flag is refused: what it means is not ours to guess. */
function leftOutFor(datum: SeriesDatum, limit: DischargeLimit): Labels | null {
  const flag = dataFlagOf(datum.flag);
  if (!flag) throw new BadValue("out-of-range", datum.flag ?? "", { room: "discharge-limits", field: `flag at ${datum.at}`, clause: "HJ 212-2017 table 8" }, "is no data flag");
  if (flag.validity !== "valid") return reasons[flag.validity];
  if (datum.value === null) return reasons.missing;
  return isDiluted(datum, limit) ? reasons.diluted : null;
}

/**
 * Holds a series of means against a limit (在线监测数据超标判定): every valid mean by itself; invalid, missing, stopped and diluted ones
 * are left out by name, never counted as kept.
 *
 * @param basis  over what each value is a mean; must be that of the limit
 * @throws {BasisDiffers} {LimitNotHeld} {BadValue} also for a flag no table has
 * @clause the clause of the limit; HJ 212-2017 table 8 for the flags
 */
export function exceedancesOf(limit: DischargeLimit, data: readonly SeriesDatum[], basis: AveragingBasis): SeriesJudgement {
  const exceeded: { at: string; compared: string; multiple: string | null }[] = [];
  const leftOut: { at: string; reason: Labels }[] = [];
  for (const datum of data) {
    const reason = leftOutFor(datum, limit);
    if (reason !== null || datum.value === null) { leftOut.push({ at: datum.at, reason: reason ?? reasons.missing }); continue; }
    const { isExceeded, compared, multiple } = dischargeJudged(limit, { value: datum.value, basis, ...(datum.measuredOxygen === undefined ? {} : { measuredOxygen: datum.measuredOxygen }), ...(datum.isConverted === true ? { isConverted: true } : {}) }).value;
    if (isExceeded) exceeded.push({ at: datum.at, compared, multiple });
  }
  return { judged: data.length - leftOut.length, exceeded, leftOut };
}
