import type { Place } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { pathsOf } from "../plan/tree.js";
import type { Pack, Place as PackPlace } from "../plan/model.js";
import { liesWithin, placeShapeOf, type PlaceShape } from "./place-shape.js";

const inDegrees = (value: unknown): readonly [string, string][] => (Array.isArray(value) ? (value as readonly (readonly [number, number])[]).map(([x, y]) => [String(Number(x.toFixed(7))), String(Number(y.toFixed(7)))]) : []);
/** The parts of a place of the pack as places of ledgers have them (数据包地点的几何): the outer ring of an area first, then its holes. */
export function partsOfPackPlace({ geometry }: Pick<PackPlace, "geometry">): readonly Place[] {
  if (geometry === null) return [];
  const { type, coordinates } = geometry;
  return type === "Point" ? [{ geometry: "point", positions: inDegrees([coordinates]) }] : type === "LineString" ? [{ geometry: "line", positions: inDegrees(coordinates) }] : (coordinates as readonly unknown[]).map((ring): Place => ({ geometry: "area", positions: inDegrees(ring) }));
}
/** An outline of the pack made ready for asking: rows come by the ten thousand. */
interface Outline { readonly place: PackPlace; readonly path: string; readonly outer: PlaceShape; readonly holes: readonly PlaceShape[] }
const known = new WeakMap<readonly PackPlace[], readonly Outline[]>();
/** Every outline that stands, the outermost first. */
function outlinesOf({ places }: Pick<Pack, "places">): readonly Outline[] {
  const held = known.get(places);
  if (held !== undefined) return held;
  const paths = pathsOf(places), made = places.flatMap((place): Outline[] => {
    if (place.until !== null || place.geometry?.type !== "Polygon") return [];
    const [outer, ...holes] = partsOfPackPlace(place).map(placeShapeOf);
    return outer === undefined ? [] : [{ place, path: paths.get(place.id) ?? place.id, outer, holes }];
  }).sort((a, b) => a.path.split("/").length - b.path.split("/").length || (a.path < b.path ? -1 : 1));
  known.set(places, made);
  return made;
}
/** Places of the pack whose outline holds a place (落在哪里), the innermost last: wholly in its outer ring, and in none of its holes. A place without an outline holds nothing. */
export function placesHolding(pack: Pick<Pack, "places">, place: Place): readonly { readonly id: string; readonly name: Labels; readonly kind: string; readonly path: string; readonly approximate: boolean }[] {
  const shape = placeShapeOf(place);
  return outlinesOf(pack).filter(({ outer, holes }) => liesWithin(shape, outer) && !holes.some((hole) => liesWithin(shape, hole))).map(({ place: { id, name, kind, geometry }, path }) => ({ id, name, kind, path, approximate: geometry?.approximate ?? false }));
}
/** The innermost place whose measured outline holds a place (按位置归属): of sketches nothing is concluded. */
export function placeHolding(pack: Pick<Pack, "places">, place: Place): string | null { return placesHolding(pack, place).filter(({ approximate, path }) => !approximate && path.includes("/")).at(-1)?.id ?? null; }
