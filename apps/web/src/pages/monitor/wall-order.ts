import type { FactorView, LatestValue, LineCondition, PointKind, PointRow } from "@yunqing/wire";
import type { Labels } from "@yunqing/standards";
import { conditions, pointKinds } from "../../app/monitor-words.js";

/** What one looks for first at a point of a kind (主要因子), codes of HJ 212-2017, HJ/T 212-2005 and, for O3, HJ 524. */
const mainFactors: Readonly<Record<PointKind, readonly string[]>> = {
  "air-station": ["a34004", "a34002", "a21026", "a21004", "a05024", "a21005"],
  "water-station": ["w01018", "w01019", "w21003", "w21011", "w21001", "w01009", "w01001"],
  "stack-outlet": ["a34013", "01", "a21026", "02", "a21002", "03", "a19001", "S01", "a01012", "S03", "a00000", "B02"],
  "sewage-outlet": ["w01018", "011", "w21003", "060", "w21011", "101", "w21001", "065", "w01001", "001", "w00000", "B01"],
  "river-section": ["w01018", "w01019", "w21003", "w21011", "w21001", "w01001", "w01009", "w01010"],
  reservoir: ["w01019", "w21003", "w21011", "w21001", "w01001", "w01009", "w01010"],
  "drinking-source": ["w01001", "w01019", "w21003", "w21007", "w20119", "w20111"],
  soil: [],
  outfall: ["w01018", "011", "w21003", "060", "w21011", "101", "w21001", "065", "w01001", "001", "w00000", "B01"],
  dust: ["a34001", "a34002", "a34004", "LA", "Leq"], groundwater: [], noise: ["Leq", "LA", "L10", "L50", "L90"], meter: [],
};

/** The factors of a point, the ones looked for first in front; the rest as the server gives them. */
export function orderedFactors(point: Pick<PointRow, "kind" | "factors">): readonly FactorView[] {
  const rank = (code: string): number => { const at = mainFactors[point.kind].indexOf(code); return at < 0 ? mainFactors[point.kind].length : at; };
  return [...point.factors].sort((a, b) => rank(a.code) - rank(b.code));
}

/** A factor's name where there is little room: the tables' 细微颗粒物 PM2.5 is PM2.5 (简称). */
export function shortName(name: Labels): Labels { return { zh: /^\S*[\u4e00-\u9fff]\S*\s+([A-Za-z][A-Za-z0-9.]*)$/.exec(name.zh)?.[1] ?? name.zh, en: name.en }; }

/** Fields that hold the value itself, not a converted one, a smallest or largest. */
const plainFields = ["Rtd", "Avg", "Data", "Leq", "LA", ""];
/** The last value of a factor: the plain one before a converted (折算) one. Null: none came. */
export function latestOfFactor(point: Pick<PointRow, "latest">, factor: string): LatestValue | null {
  const own = point.latest.filter((value) => value.factor === factor);
  return own.find((value) => plainFields.includes(value.field)) ?? own[0] ?? null;
}
/** The last converted value (折算值) of a factor, where there is one. */
export const convertedOf = (point: Pick<PointRow, "latest">, factor: string): LatestValue | null => point.latest.find((value) => value.factor === factor && value.field.startsWith("Zs")) ?? null;

export interface WallGroup { readonly kind: PointKind; readonly points: readonly PointRow[]; readonly counts: Readonly<Record<LineCondition, number>> }
const collator = new Intl.Collator("zh-Hans-CN-u-co-pinyin", { numeric: true });

/** How many points are in which condition. */
export function countsOf(points: readonly Pick<PointRow, "condition">[]): Readonly<Record<LineCondition, number>> {
  const counts = { online: 0, late: 0, silent: 0, never: 0, off: 0 };
  for (const { condition } of points) counts[condition] += 1;
  return counts;
}

/** The wall by kind, in the order of the menu; in a kind what needs looking at stands first, then by name. */
export function groupsOf(points: readonly PointRow[]): readonly WallGroup[] {
  return pointKinds.flatMap((kind) => {
    const own = points.filter((point) => point.kind === kind);
    if (own.length === 0) return [];
    return [{ kind, counts: countsOf(own), points: [...own].sort((a, b) => conditions.indexOf(a.condition) - conditions.indexOf(b.condition) || collator.compare(a.name.zh, b.name.zh)) }];
  });
}

export interface WallFilter { readonly kind: string; readonly condition: string; readonly place: string; readonly q: string }
/** Points that fit the filters; the text is sought in names, enterprise, note of place and id. @param placesUnder a place and all that lie in it */
export function fitting(points: readonly PointRow[], filter: WallFilter, placesUnder: (place: string) => ReadonlySet<string>): readonly PointRow[] {
  const text = filter.q.trim().toLowerCase(), places = filter.place ? placesUnder(filter.place) : null;
  return points.filter((point) => (!filter.kind || point.kind === filter.kind) && (!filter.condition || point.condition === filter.condition) && (places === null || (point.place !== null && places.has(point.place)))
    && (!text || `${point.name.zh} ${point.name.en} ${point.enterprise ?? ""} ${point.id}`.toLowerCase().includes(text)));
}
