import { converted, exact, findItem, gb3095EditionOf, gb3838LimitOf, isDecimal, itemsOfCode, unitSpelled, type Attestation, type Exact, type Labels, type Medium } from "@yunqing/standards";
import type { PointKind } from "../monitoring/model.js";
import type { PointLimit, PointProfile } from "../network/model.js";

/** What judges a value (判定限值). `op`: how a value keeps it; for a range the value lies from `limit` to `until`. */
export interface JudgingLimit { readonly item: string; readonly basis: PointLimit["basis"] | "8h"; readonly op: "<=" | ">=" | "range"; readonly limit: string; readonly until: string | null; readonly unit: string; readonly clause: string; readonly document: string; readonly attestation: Attestation }

const media: Readonly<Record<PointKind, Medium>> = { "air-station": "air", dust: "air", "water-station": "water", "sewage-outlet": "water", outfall: "water", groundwater: "water", "stack-outlet": "gas", noise: "noise", meter: "air", "river-section": "water", reservoir: "water", "drinking-source": "water", soil: "soil" };
/** Medium of what a point measures (介质). */
export function mediumOf(kind: PointKind): Medium { return media[kind]; }
/** Symbol of a factor as figures name it (项目); the code itself where no table has it. @example symbolOf("a21026", "stack-outlet") === "SO2" */
export function symbolOf(code: string, kind: PointKind): string { return itemsOfCode(code, mediumOf(kind))[0]?.item.symbol ?? findItem(code, mediumOf(kind))?.symbol ?? code; }
/** Name of an item in words. */
export function itemNameOf(item: string, kind: PointKind): Labels { return findItem(item, mediumOf(kind))?.name ?? { zh: item, en: item }; }

/** Limits of the point itself (许可、排放标准限值). */
function pointLimits(profile: PointProfile | null): readonly JudgingLimit[] {
  return (profile?.limits ?? []).map(({ item, basis, op, value, until, unit, document }) => ({ item, basis, op, limit: value, until, unit, clause: document, document, attestation: "REPORTED" as const }));
}
/** Limits of ambient air on a day by the zone of the point (GB 3095); class I where the function zone says so. */
function airLimits(profile: PointProfile | null, day: string): readonly JudgingLimit[] {
  const edition = gb3095EditionOf({ day }), zone = /一类|Ⅰ类|class I\b/i.test(profile?.functionZone ?? "") ? "first" as const : "second" as const;
  return edition.limits.flatMap((limit) => {
    const basis = limit.period === "1h" ? "hour" as const : limit.period === "24h" ? "day" as const : limit.period === "daily_max_8h" ? "8h" as const : null;
    return basis === null ? [] : [{ item: limit.item, basis, op: "<=" as const, limit: limit[zone], until: null, unit: limit.unit, clause: `${edition.edition} 表${limit.table}（${zone === "first" ? "一级" : "二级"}）`, document: edition.edition, attestation: edition.attestation }];
  });
}
/** Limits of the class asked for at a section (GB 3838). Items without a class limit are left out: temperature, and total nitrogen of rivers. */
function sectionLimits(profile: PointProfile | null, body: "river" | "lake", items: readonly string[]): readonly JudgingLimit[] {
  const wanted = profile?.targetClass;
  if (wanted === null || wanted === undefined) return [];
  return items.flatMap((item): readonly JudgingLimit[] => {
    const common = { item, basis: "sample" as const, clause: `GB 3838-2002 表1（${{ I: "Ⅰ", II: "Ⅱ", III: "Ⅲ", IV: "Ⅳ", V: "Ⅴ" }[wanted]}类）`, document: "GB 3838-2002", attestation: "VERIFIED" as const };
    if (item === "pH") return [{ ...common, op: "range", limit: "6", until: "9", unit: "" }];
    let limit: string;
    try { limit = gb3838LimitOf(item, wanted, body); } catch { return []; }
    return isDecimal(limit) ? [{ ...common, op: item === "DO" ? ">=" : "<=", limit, until: null, unit: item === "fecal-coliform" ? "个/L" : "mg/L" }] : [];
  });
}
/** The limits that a rule judges a point by on a day (适用限值): the day of the measurement chooses the edition. */
export function judgingLimits(source: string, profile: PointProfile | null, day: string, body: "river" | "lake", items: readonly string[]): readonly JudgingLimit[] {
  if (source === "air") return airLimits(profile, day);
  return source === "section" ? sectionLimits(profile, body, items) : pointLimits(profile);
}

/** A value in the unit of a limit, exact; null where it is no number or no factor leads from one unit to the other. A value without a unit is taken in the limit's. */
export function inUnitOf(value: string, unit: string, limit: string): Exact | null {
  if (!isDecimal(value)) return null;
  if (unit === "" || limit === "" || unitSpelled(unit) === unitSpelled(limit)) return exact(value);
  try { return converted(value, unit, limit); } catch { return null; }
}
/** Whether a value breaks a limit (是否超标). Equal to the limit keeps it. `share`: of the limit, for warnings; a range and a lower bound are approached from inside. */
export function breaks(value: Exact, { op, limit, until }: Pick<JudgingLimit, "op" | "limit" | "until">, share: Exact | null = null): boolean {
  const bound = exact(limit);
  if (op === "<=") return share === null ? value.compare(bound) > 0 : value.compare(bound.times(share)) >= 0;
  if (op === ">=") return share === null ? value.compare(bound) < 0 : !share.isZero() && value.compare(bound.over(share)) <= 0;
  const upper = exact(until ?? limit);
  if (share === null) return value.compare(bound) < 0 || value.compare(upper) > 0;
  // the share of the half width, from the middle outwards
  const middle = bound.plus(upper).over(exact(2)), half = upper.minus(bound).over(exact(2));
  return value.minus(middle).absolute().compare(half.times(share)) >= 0;
}
/** A limit in words. */
export function limitText({ op, limit, until, unit }: Pick<JudgingLimit, "op" | "limit" | "until" | "unit">): string { return `${op === "range" ? `${limit}–${until ?? ""}` : `${op === "<=" ? "≤" : "≥"} ${limit}`}${unit === "" ? "" : ` ${unit}`}`; }
