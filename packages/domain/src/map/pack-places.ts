import type { Place } from "@yunqing/ledger";
import type { Labels } from "@yunqing/standards";
import { pathsOf } from "../plan/tree.js";
import type { Pack, Place as PackPlace } from "../plan/model.js";
import { liesWithin, placeShapeOf } from "./place-shape.js";

const inDegrees = (value: unknown): readonly [string, string][] => (Array.isArray(value) ? (value as readonly (readonly [number, number])[]).map(([x, y]) => [String(Number(x.toFixed(7))), String(Number(y.toFixed(7)))]) : []);
/** The parts of a place of the pack as places of ledgers have them (数据包地点的几何): the outer ring of an area first, then its holes. */
export function partsOfPackPlace({ geometry }: Pick<PackPlace, "geometry">): readonly Place[] {
  if (geometry === null) return [];
  const { type, coordinates } = geometry;
  return type === "Point" ? [{ geometry: "point", positions: inDegrees([coordinates]) }] : type === "LineString" ? [{ geometry: "line", positions: inDegrees(coordinates) }] : (coordinates as readonly unknown[]).map((ring): Place => ({ geometry: "area", positions: inDegrees(ring) }));
}
/** Whether a place lies wholly in a place of the pack: in its outer ring, and in none of its holes. */
function holds(area: Pick<PackPlace, "geometry">, place: Place): boolean {
  if (area.geometry?.type !== "Polygon") return false;
  const [outer, ...holes] = partsOfPackPlace(area).map(placeShapeOf), shape = placeShapeOf(place);
  return outer !== undefined && liesWithin(shape, outer) && !holes.some((hole) => liesWithin(shape, hole));
}
/** Places of the pack whose outline holds a place (落在哪里), the innermost last. A place without an outline holds nothing. */
export function placesHolding(pack: Pick<Pack, "places">, place: Place): readonly { readonly id: string; readonly name: Labels; readonly kind: string; readonly path: string; readonly approximate: boolean }[] {
  const paths = pathsOf(pack.places);
  return pack.places.filter((each) => each.until === null && holds(each, place)).map((each) => ({ id: each.id, name: each.name, kind: each.kind, path: paths.get(each.id) ?? each.id, approximate: each.geometry?.approximate ?? false })).sort((a, b) => a.path.split("/").length - b.path.split("/").length || (a.path < b.path ? -1 : 1));
}
/** The innermost place whose measured outline holds a place (按位置归属): of sketches nothing is concluded. */
export function placeHolding(pack: Pick<Pack, "places">, place: Place): string | null { return placesHolding(pack, place).filter(({ approximate, path }) => !approximate && path.includes("/")).at(-1)?.id ?? null; }
