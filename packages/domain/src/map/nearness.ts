import type { Place } from "@yunqing/ledger";
import { geodesicMetres, metresOfDegree } from "./geodesic.js";
import { haveCommon, liesWithin, placeShapeOf, type PlaceShape } from "./place-shape.js";

/** How one place lies to another (空间关系): the shortest distance in metres, whether they have a point in common, whether the first lies wholly in the second, whether the second lies wholly in the first. */
export interface Nearness { readonly metres: number; readonly overlaps: boolean; readonly within: boolean; readonly around: boolean }

/** Scales of the positions of a shape, worked out when a distance is asked for: a zone is looked at ten thousand times. */
const scales = new WeakMap<PlaceShape, { readonly east: readonly number[]; readonly north: readonly number[] }>();
function scaleOf(shape: PlaceShape): { readonly east: readonly number[]; readonly north: readonly number[] } {
  const held = scales.get(shape);
  if (held !== undefined) return held;
  const all = shape.y.map(metresOfDegree), made = { east: all.map(({ east }) => east), north: all.map(({ north }) => north) };
  scales.set(shape, made);
  return made;
}

/** Where an edge of a plane comes nearest to its origin (垂足). */
function footOf(ax: number, ay: number, bx: number, by: number): { readonly x: number; readonly y: number } {
  const ex = bx - ax, ey = by - ay, length = ex * ex + ey * ey, along = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * ex + ay * ey) / length));
  return { x: ax + along * ex, y: ay + along * ey };
}
/** Edges of a shape that may come within a distance of another, as the numbers of their starts: along a river these are few. */
function edgesNear(shape: PlaceShape, { west, south, east, north }: PlaceShape, most: number): readonly number[] {
  const { x, y } = shape, found: number[] = [], scale = metresOfDegree(Math.min(89, Math.max(Math.abs(south), Math.abs(north)) + most / 110_000)), wide = (most * 1.02) / scale.east + 1e-7, high = (most * 1.02) / 110_000 + 1e-7;
  for (let from = 0; from < Math.max(1, x.length - 1); from++) {
    const to = Math.min(from + 1, x.length - 1), ax = x[from] as number, ay = y[from] as number, bx = x[to] as number, by = y[to] as number;
    if (!((ax < west - wide && bx < west - wide) || (ax > east + wide && bx > east + wide) || (ay < south - high && by < south - high) || (ay > north + high && by > north + high))) found.push(from);
  }
  return found;
}
interface Best { metres: number; spots: readonly [x: number, y: number, toX: number, toY: number] | null }
/**
 * The pair of positions that are nearest, from the corners of one to the edges of the other. An edge is straight in degrees, as files of places have it (RFC 7946, 3.1.1).
 * The plane of a corner tells about where on an edge its nearest position is; the plane at the latitude in the middle of both tells where, and how far that is.
 */
function lookFrom(one: PlaceShape, other: PlaceShape, best: Best): void {
  const near = edgesNear(other, one, best.metres);
  if (near.length === 0) return;
  const scale = scaleOf(one);
  for (let at = 0; at < one.x.length; at++) {
    const x = one.x[at] as number, y = one.y[at] as number, east = scale.east[at] as number, north = scale.north[at] as number;
    // the plane of a corner is wrong by a part in a hundred some hundred kilometres away
    let most = best.metres * 1.02 + best.metres ** 2 / 3e6;
    const boxX = Math.max(0, other.west - x, x - other.east) * east, boxY = Math.max(0, other.south - y, y - other.north) * north;
    if (boxX > most || boxY > most || boxX * boxX + boxY * boxY > most * most) continue;
    for (const from of near) {
      const to = Math.min(from + 1, other.x.length - 1), cx = ((other.x[from] as number) - x) * east, cy = ((other.y[from] as number) - y) * north, dx = ((other.x[to] as number) - x) * east, dy = ((other.y[to] as number) - y) * north;
      if ((cx > most && dx > most) || (cx < -most && dx < -most) || (cy > most && dy > most) || (cy < -most && dy < -most)) continue;
      const first = footOf(cx, cy, dx, dy);
      if (first.x * first.x + first.y * first.y > most * most) continue;
      const middle = metresOfDegree(y + first.y / north / 2), wider = middle.east / east, higher = middle.north / north, foot = footOf(cx * wider, cy * higher, dx * wider, dy * higher), toX = x + foot.x / middle.east, toY = y + foot.y / middle.north, metres = Math.hypot(foot.x, foot.y);
      // the first pair may lie a hair beyond what was asked: the geodesic decides
      if (metres >= best.metres && (best.spots !== null || metres > best.metres * 1.001)) continue;
      best.metres = Math.min(metres, best.metres);
      best.spots = [x, y, toX, toY];
      most = best.metres * 1.02 + best.metres ** 2 / 3e6;
    }
  }
}

/** The shortest distance between two shapes in metres (最短距离), the length of the geodesic on the ellipsoid of CGCS2000; null when it is more than `most`. */
export function metresBetween(one: PlaceShape, other: PlaceShape, most = Infinity): number | null {
  const best: Best = { metres: most, spots: null };
  lookFrom(one, other, best);
  lookFrom(other, one, best);
  if (best.spots === null) return null;
  const metres = geodesicMetres(...best.spots) ?? best.metres;
  return metres > most ? null : metres;
}

/**
 * How a shape lies to another (点、线、面之间的空间关系): sides are told from the exact decimals, the distance is that of the geodesic between the two nearest positions.
 * It is for finding and listing, not for a survey: right to a millimetre nearby, and to some millionths of the distance some tens of kilometres away.
 * @returns null when they are farther from each other than `most` metres
 */
export function nearnessBetween(one: PlaceShape, other: PlaceShape, most = Infinity): Nearness | null {
  const common = haveCommon(one, other), metres = common ? 0 : metresBetween(one, other, most);
  if (metres === null) return null;
  return { metres, overlaps: common, within: common && liesWithin(one, other), around: common && liesWithin(other, one) };
}
/** How a place lies to another, {@link nearnessBetween}. */
export function nearnessOf(one: Place, other: Place): Nearness { return nearnessBetween(placeShapeOf(one), placeShapeOf(other)) ?? { metres: Infinity, overlaps: false, within: false, around: false }; }

/** West, south, east, north as decimal text of degrees (范围). */
export type PlaceBox = readonly [west: string, south: string, east: string, north: string];
function boxOf(x: readonly number[], y: readonly number[], metres: number): PlaceBox {
  const west = Math.min(...x), east = Math.max(...x), south = Math.min(...y), north = Math.max(...y), scale = metresOfDegree(Math.min(89, Math.max(Math.abs(south), Math.abs(north)))), wider = metres * 1.01 + 0.1;
  const text = (degrees: number): string => degrees.toFixed(7);
  return [text(west - wider / scale.east), text(south - wider / scale.north), text(east + wider / scale.east), text(north + wider / scale.north)];
}
/** The box around a place, so many metres wider on every side and a little more (外扩范围): whatever is so near touches it. */
export function boxAround(place: Place, metres: number): PlaceBox { const { x, y } = placeShapeOf(place); return boxOf(x, y, metres); }

/** Pieces that a line is cut into: with many the boxes hug it, with too many they are more work than they save. */
const mostPieces = 48;
/** Boxes that together hold whatever is so near to a place (外扩范围的分段): one for a point or an area, a row of them along a line, where one would hold half the district. */
export function boxesAround(place: Place, metres: number): readonly PlaceBox[] {
  if (place.geometry !== "line") return [boxAround(place, metres)];
  const { x, y } = placeShapeOf(place), steps = x.slice(1).map((each, at) => Math.hypot(each - (x[at] ?? each), (y[at + 1] ?? 0) - (y[at] ?? 0))), whole = steps.reduce((sum, each) => sum + each, 0), longest = whole / mostPieces, boxes: PlaceBox[] = [];
  if (whole === 0) return [boxAround(place, metres)];
  let ownX = [x[0] ?? 0], ownY = [y[0] ?? 0], length = 0;
  for (const [at, step] of steps.entries()) {
    const parts = Math.max(1, Math.ceil(step / longest - 1e-9));
    for (let part = 1; part <= parts; part++) {
      const nextX = (x[at] ?? 0) + (((x[at + 1] ?? 0) - (x[at] ?? 0)) * part) / parts, nextY = (y[at] ?? 0) + (((y[at + 1] ?? 0) - (y[at] ?? 0)) * part) / parts;
      ownX.push(nextX); ownY.push(nextY);
      length += step / parts;
      if (length >= longest) { boxes.push(boxOf(ownX, ownY, metres)); ownX = [nextX]; ownY = [nextY]; length = 0; }
    }
  }
  if (ownX.length > 1) boxes.push(boxOf(ownX, ownY, metres));
  return boxes;
}
