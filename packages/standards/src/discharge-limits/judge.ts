import { amountOf, compareAmounts, exactOf, limitAmount } from "../amount.js";
import { both, computedWith, leaf } from "../computed.js";
import { NotADay, isDay } from "../day.js";
import { Exact, exact } from "../exact.js";
import type { Computed, Lineage } from "../lineage.js";
import { NoLimit } from "../refusals.js";
import { gasLimits } from "./gas-rows.js";
import { basisLabels, type AveragingBasis, type DischargeLimit } from "./model.js";
import { oxygenConverted } from "./oxygen.js";
import { waterLimits } from "./water-rows.js";

/** Every discharge limit held, water first (排放限值库). */
export const dischargeLimits: readonly DischargeLimit[] = [...waterLimits, ...gasLimits];

/** A limit that is known to exist and whose figure is not held here. */
export class LimitNotHeld extends RangeError {
  readonly code = "discharge-limits/not-held";
  constructor(readonly limit: DischargeLimit) {
    super(`${limit.edition} ${limit.category} ${limit.item} has a ${basisLabels[limit.basis].en} limit whose figure is not held here; enter it from the official text`);
  }
}

/** A mean over one time held against a limit for another. */
export class BasisDiffers extends RangeError {
  readonly code = "discharge-limits/basis-differs";
  constructor(readonly given: AveragingBasis, readonly wanted: AveragingBasis, clause: string) {
    super(`a ${basisLabels[given].en} was given and ${clause} limits the ${basisLabels[wanted].en}; form that mean first`);
  }
}

/** Which limits are meant (限值查询). */
export interface LimitQuery {
  readonly standard: string;
  readonly category: string;
  /** Beijing day of the measurement */
  readonly day: string;
  readonly item?: string;
  readonly basis?: AveragingBasis;
  /** water temperature in ℃, for the figures in brackets of GB 18918 */
  readonly waterTemperature?: string;
  /** day the plant was built */
  readonly built?: string;
}

const isInForce = (limit: DischargeLimit, day: string): boolean => limit.from <= day && (limit.until === undefined || day < limit.until);

function isMet({ condition }: DischargeLimit, query: LimitQuery): boolean {
  if (condition?.water !== undefined && query.waterTemperature !== undefined) {
    const isWarm = exactOf(amountOf(query.waterTemperature, { room: "discharge-limits", field: "water temperature", unit: "℃", clause: "GB 18918-2002 table 1 note" }, false)).compare(exact(12)) > 0;
    if (isWarm !== (condition.water === "above 12 ℃")) return false;
  }
  if (query.built === undefined) return true;
  return (condition?.builtFrom === undefined || condition.builtFrom <= query.built) && (condition?.builtUntil === undefined || query.built < condition.builtUntil);
}

/**
 * The limits in force on a day (某日执行的排放限值), the newest where an amendment put another in its place.
 * A condition that the query leaves open (water temperature, day of building) leaves every limit it could be.
 * @returns empty when the standard has none for that day and category
 * @throws {NotADay}
 */
export function limitsInForce(query: LimitQuery): readonly DischargeLimit[] {
  for (const day of [query.day, query.built]) if (day !== undefined && !isDay(day)) throw new NotADay(day);
  return dischargeLimits.filter((each) => each.standard === query.standard && each.category === query.category && isInForce(each, query.day)
    && (query.item === undefined || each.item === query.item) && (query.basis === undefined || each.basis === query.basis) && isMet(each, query));
}

/**
 * The one limit for an item on a day (单项限值).
 * @throws {NoLimit} none, or several because a condition was left open
 * @throws {LimitNotHeld} known, without a figure here
 * @throws {NotADay}
 */
export function dischargeLimitOf(query: LimitQuery & { readonly item: string }): DischargeLimit & { readonly limit: string } {
  const found = limitsInForce(query);
  const [only] = found;
  if (!only) throw new NoLimit("discharge-limits", query.item, `${query.standard} ${query.category} limits nothing of the kind on ${query.day}${query.basis ? ` as ${basisLabels[query.basis].en}` : ""}`);
  if (found.length > 1) throw new NoLimit("discharge-limits", query.item, `${found.length} limits fit (${found.map((each) => [each.limit ?? "?", basisLabels[each.basis].en, each.condition?.water, each.condition?.builtUntil ? `built before ${each.condition.builtUntil}` : each.condition?.builtFrom ? `built since ${each.condition.builtFrom}` : each.condition?.text?.en].filter(Boolean).join(" ")).join("; ")}); say which`);
  if (only.limit === null) throw new LimitNotHeld(only);
  return { ...only, limit: only.limit };
}

/** The names of the categories of a standard (类别). */
export function dischargeCategories(standard: string): readonly string[] { return [...new Set(dischargeLimits.filter((each) => each.standard === standard).map((each) => each.category))]; }

/** A measured value held against a limit (超标判定). */
export interface DischargeJudgement {
  readonly isExceeded: boolean;
  readonly limit: DischargeLimit;
  /** the value compared: converted to the reference oxygen where the limit has one */
  readonly compared: string;
  /** (C − S)/S, two decimals; null when kept, and for ranges */
  readonly multiple: string | null;
}

/** The value to be judged: over which time it is a mean, and the oxygen it was measured at (监测值). */
export interface DischargeValue {
  readonly value: string;
  readonly basis: AveragingBasis;
  /** percent; needed where the limit has a reference oxygen, unless the value is converted already */
  readonly measuredOxygen?: string;
  readonly isConverted?: boolean;
}

/**
 * Judges a value against a limit (排放超标判定): only a mean over the same time can exceed it, and gas is converted to the
 * reference oxygen first. A value equal to the limit keeps it.
 * A sample taken by hand is held against an hourly limit as it is: it counts as that hour.
 *
 * @throws {LimitNotHeld} {BasisDiffers} {BadValue} a value without the oxygen it needs
 * @clause the clause of the limit; GB 13271-2014 §5.2 and GB 4915-2013 §5 for the conversion
 */
export function dischargeJudged(limit: DischargeLimit, given: DischargeValue): Computed<DischargeJudgement> {
  if (limit.limit === null) throw new LimitNotHeld(limit);
  const fits = given.basis === limit.basis || (given.basis === "sample" && (limit.basis === "hour" || limit.basis === "instantaneous"));
  if (!fits) throw new BasisDiffers(given.basis, limit.basis, `${limit.edition} ${limit.clause}`);
  const { compared, from } = comparable(limit, given);
  const at = { room: "discharge-limits", field: limit.item, unit: limit.unit, clause: `${limit.edition} ${limit.clause}` };
  const value = amountOf(compared, at);
  const bound = limitAmount(limit.limit);
  const isBelow = limit.kind === "range" && compareAmounts(value, limitAmount(limit.low ?? "0")) < 0;
  const isFound = limit.kind === "absent" && !value.isBelowDetection && !exactOf(value).isZero();
  const isAbove = limit.kind !== "absent" && !value.isBelowDetection && compareAmounts(value, bound) > 0;
  const isExceeded = isBelow || isFound || isAbove;
  const multiple = isAbove && limit.kind === "atMost" ? exactOf(value).minus(exactOf(bound)).over(exactOf(bound)).toFixed(2) : null;
  const shown = compared instanceof Exact ? compared.toFixed(4) : compared;
  return computedWith({ isExceeded, limit, compared: shown, multiple }, () => judgedLineage(limit, given, isExceeded, multiple, from));
}

function comparable(limit: DischargeLimit, given: DischargeValue): { readonly compared: string | Exact; readonly from: Lineage | null } {
  if (limit.referenceOxygen === undefined || given.isConverted === true || limit.item === "Ringelmann") return { compared: given.value, from: null };
  if (given.measuredOxygen === undefined) throw new NoLimit("discharge-limits", limit.item, `${limit.edition} ${limit.clause} is for ${limit.referenceOxygen} % oxygen; give the measured oxygen, or say that the value is converted`);
  const converted = oxygenConverted({ concentration: given.value, measured: given.measuredOxygen, reference: limit.referenceOxygen });
  return { compared: converted.value.exact, from: converted.lineage };
}

function judgedLineage(limit: DischargeLimit, given: DischargeValue, isExceeded: boolean, multiple: string | null, from: Lineage | null): Lineage {
  const shownLimit = limit.kind === "absent" ? "不得检出" : limit.kind === "range" ? `${limit.low ?? ""}~${limit.limit ?? ""}` : limit.limit;
  return {
    name: both("排放达标判定", "discharge judged"), value: isExceeded ? (multiple === null ? "超标" : `超标 ${multiple} 倍`) : "达标", unit: "", origin: "computed",
    rule: { id: "discharge/judge", formula: both("C ≤ 限值（同一取值时段）", "C ≤ limit (over the same time)"), standard: limit.standard, edition: limit.edition, clauses: [limit.clause], attestation: limit.attestation },
    inputs: [
      from ?? leaf(both(`${limit.item} ${basisLabels[given.basis].zh}`, `${limit.item}, ${basisLabels[given.basis].en}`), given.value, limit.unit, "measured"),
      leaf(both(`限值（${basisLabels[limit.basis].zh}）`, `limit (${basisLabels[limit.basis].en})`), shownLimit, limit.unit, "parameter", { document: limit.edition, text: `${limit.clause} ${limit.category}` }),
    ],
    ...(limit.note ? { notes: [limit.note] } : {}),
  };
}
