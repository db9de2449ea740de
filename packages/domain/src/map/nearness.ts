import type { Place } from "@yunqing/ledger";

/** How one place lies to another (空间关系): the shortest distance in metres, whether they have a point in common, whether the first lies wholly in the second. */
export interface Nearness { readonly metres: number; readonly overlaps: boolean; readonly within: boolean }

type Spot = readonly [east: number, north: number];
const halfAxis = 6_378_137, flattening = 1 / 298.257222101;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres of a degree of longitude and of latitude at a latitude, on the ellipsoid of CGCS2000. */
export function metresOfDegree(latitude: number): { readonly east: number; readonly north: number } {
  const eccentricity = flattening * (2 - flattening), sine = Math.sin(radians(latitude)), root = Math.sqrt(1 - eccentricity * sine * sine);
  return { east: radians(1) * (halfAxis / root) * Math.cos(radians(latitude)), north: radians(1) * ((halfAxis * (1 - eccentricity)) / (root * root * root)) };
}

function distanceToSegment([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const dx = bx - ax, dy = by - ay, length = dx * dx + dy * dy, along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}
const turn = ([ax, ay]: Spot, [bx, by]: Spot, [cx, cy]: Spot): number => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
function cross(a: Spot, b: Spot, c: Spot, d: Spot): boolean { return turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b); }
/** Pieces of a boundary: one of no length for a point. */
function pieces(spots: readonly Spot[]): readonly (readonly [Spot, Spot])[] { const [first] = spots; return spots.length === 1 && first ? [[first, first]] : spots.slice(1).map((spot, at) => [spots[at] ?? spot, spot]); }
function isInsideArea([x, y]: Spot, ring: readonly Spot[]): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of pieces(ring)) if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  return inside;
}
/** Below this, in metres, two places touch: a tenth of the last decimal of a degree that is kept. */
const touching = 0.001;

/**
 * How a place lies to another (点、线、面之间的空间关系), by the plane that touches the ellipsoid where they lie. Right to a thousandth of the distance within some tens of kilometres;
 * it is for finding and listing, not for a survey.
 */
export function nearnessOf(one: Place, other: Place): Nearness {
  const degrees = [...one.positions, ...other.positions].map(([longitude, latitude]) => [Number(longitude), Number(latitude)] as const), middle = degrees.reduce((sum, [, latitude]) => sum + latitude, 0) / Math.max(1, degrees.length);
  const [west = 0] = degrees[0] ?? [], scale = metresOfDegree(middle), onPlane = ({ positions }: Place): readonly Spot[] => positions.map(([longitude, latitude]) => [(Number(longitude) - west) * scale.east, (Number(latitude) - middle) * scale.north]);
  const mine = onPlane(one), theirs = onPlane(other), [firstOfMine] = mine, [firstOfTheirs] = theirs;
  let metres = Infinity, crossing = false;
  for (const [a, b] of pieces(mine)) for (const [c, d] of pieces(theirs)) {
    if (mine.length > 1 && theirs.length > 1 && cross(a, b, c, d)) crossing = true;
    metres = Math.min(metres, distanceToSegment(a, c, d), distanceToSegment(b, c, d), distanceToSegment(c, a, b), distanceToSegment(d, a, b));
  }
  const mineInside = other.geometry === "area" && firstOfMine !== undefined && isInsideArea(firstOfMine, theirs), theirsInside = one.geometry === "area" && firstOfTheirs !== undefined && isInsideArea(firstOfTheirs, mine);
  const overlaps = crossing || mineInside || theirsInside || metres < touching;
  return { metres: overlaps ? 0 : metres, overlaps, within: other.geometry === "area" && !crossing && (mineInside || mine.every((spot) => isInsideArea(spot, theirs))) };
}

/** The box around a place, so many metres wider on every side (外扩范围), as decimal text of degrees. */
export function boxAround({ positions }: Place, metres: number): readonly [west: string, south: string, east: string, north: string] {
  const longitudes = positions.map(([longitude]) => Number(longitude)), latitudes = positions.map(([, latitude]) => Number(latitude)), scale = metresOfDegree(Math.max(...latitudes.map(Math.abs)));
  const text = (degrees: number): string => degrees.toFixed(7);
  return [text(Math.min(...longitudes) - metres / scale.east), text(Math.min(...latitudes) - metres / scale.north), text(Math.max(...longitudes) + metres / scale.east), text(Math.max(...latitudes) + metres / scale.north)];
}
