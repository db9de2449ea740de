import type { Place } from "@yunqing/ledger";

/**
 * A place as numbers (几何图形): degrees of CGCS2000 for measuring, and whole seventh decimals of a degree for deciding, in which sides are told without rounding as long as a shape is not wider than some degrees.
 */
export interface PlaceShape {
  readonly geometry: Place["geometry"]; readonly x: readonly number[]; readonly y: readonly number[]; readonly wholeX: readonly number[]; readonly wholeY: readonly number[];
  readonly west: number; readonly south: number; readonly east: number; readonly north: number;
}
const parts = 1e7;
function shapeWith(geometry: Place["geometry"], x: readonly number[], y: readonly number[]): PlaceShape {
  let west = Infinity, south = Infinity, east = -Infinity, north = -Infinity;
  for (let at = 0; at < x.length; at++) { const a = x[at] as number, b = y[at] as number; if (a < west) west = a; if (a > east) east = a; if (b < south) south = b; if (b > north) north = b; }
  return { geometry, x, y, wholeX: x.map((each) => Math.round(each * parts)), wholeY: y.map((each) => Math.round(each * parts)), west, south, east, north };
}
export function placeShapeOf({ geometry, positions }: Place): PlaceShape { return shapeWith(geometry, positions.map(([x]) => Number(x)), positions.map(([, y]) => Number(y))); }
/** From the well-known text of a place (由 WKT). */
export function placeShapeFrom(geometry: Place["geometry"], text: string): PlaceShape {
  const x: number[] = [], y: number[] = [], inner = text.slice(geometry === "point" ? 6 : geometry === "line" ? 11 : 9, geometry === "area" ? -2 : -1);
  for (const pair of geometry === "point" ? [inner] : inner.split(", ")) { const gap = pair.indexOf(" "); x.push(Number(pair.slice(0, gap))); y.push(Number(pair.slice(gap + 1))); }
  return shapeWith(geometry, x, y);
}

/** On which side of a line a position lies: 1 left, -1 right, 0 on it. */
function side(ax: number, ay: number, bx: number, by: number, x: number, y: number): number { return Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax)); }
/** Where a position lies to an area: 1 inside, 0 on its border, -1 outside. Within `slack` of the border, in seventh decimals, it is on it. */
function locate(x: number, y: number, { wholeX, wholeY }: PlaceShape, slack = 0): 1 | 0 | -1 {
  let inside = false;
  for (let at = 1; at < wholeX.length; at++) {
    const ax = wholeX[at - 1] as number, ay = wholeY[at - 1] as number, bx = wholeX[at] as number, by = wholeY[at] as number;
    if (y < Math.min(ay, by) - slack || y > Math.max(ay, by) + slack) continue;
    if (Math.min(ax, bx) - slack <= x && x <= Math.max(ax, bx) + slack) {
      const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
      if (slack === 0 ? cross === 0 : Math.abs(cross) <= slack * Math.hypot(bx - ax, by - ay)) return 0;
    }
    if (ay > y !== by > y && (bx - ax) * (y - ay) * Math.sign(by - ay) > (x - ax) * Math.abs(by - ay)) inside = !inside;
  }
  return inside ? 1 : -1;
}
/** How many pieces a boundary has; a point has one of no length. */
const piecesOf = ({ x }: PlaceShape): number => Math.max(1, x.length - 1);

const apart = (one: PlaceShape, other: PlaceShape): boolean => one.west > other.east || one.east < other.west || one.south > other.north || one.north < other.south;
/** Pieces of a boundary that come near to another shape by their boxes, as the numbers of their starts. */
function piecesNear(one: PlaceShape, { west, south, east, north }: PlaceShape): readonly number[] {
  const { x, y } = one, found: number[] = [];
  for (let a = 0; a < piecesOf(one); a++) {
    const b = Math.min(a + 1, x.length - 1), ax = x[a] as number, ay = y[a] as number, bx = x[b] as number, by = y[b] as number;
    if (!((ax < west && bx < west) || (ax > east && bx > east) || (ay < south && by < south) || (ay > north && by > north))) found.push(a);
  }
  return found;
}
/** How two boundaries meet: `cross` when one goes through the other, `touch` when they only have positions in common, `none`. */
function meeting(one: PlaceShape, other: PlaceShape): "cross" | "touch" | "none" {
  if (apart(one, other)) return "none";
  let touches = false;
  const near = piecesNear(other, one);
  for (const a of near.length === 0 ? [] : piecesNear(one, other)) {
    const b = Math.min(a + 1, one.x.length - 1), ax = one.wholeX[a] as number, ay = one.wholeY[a] as number, bx = one.wholeX[b] as number, by = one.wholeY[b] as number;
    const west = Math.min(ax, bx), east = Math.max(ax, bx), south = Math.min(ay, by), north = Math.max(ay, by);
    for (const c of near) {
      const d = Math.min(c + 1, other.x.length - 1), cx = other.wholeX[c] as number, cy = other.wholeY[c] as number, dx = other.wholeX[d] as number, dy = other.wholeY[d] as number;
      if ((cx < west && dx < west) || (cx > east && dx > east) || (cy < south && dy < south) || (cy > north && dy > north)) continue;
      const cSide = side(ax, ay, bx, by, cx, cy), dSide = side(ax, ay, bx, by, dx, dy), aSide = side(cx, cy, dx, dy, ax, ay), bSide = side(cx, cy, dx, dy, bx, by);
      if (cSide * dSide < 0 && aSide * bSide < 0) return "cross";
      // on one line their boxes overlap, so they do; else an end of one lies on the other
      if (cSide * dSide <= 0 && aSide * bSide <= 0) touches = true;
    }
  }
  return touches ? "touch" : "none";
}

/** Whether the first lies wholly in the second, which is an area (完全位于其内). Its border belongs to an area. */
export function liesWithin(one: PlaceShape, area: PlaceShape): boolean {
  if (area.geometry !== "area" || one.west < area.west || one.east > area.east || one.south < area.south || one.north > area.north) return false;
  for (let at = 0; at < one.x.length; at++) if (locate(one.wholeX[at] as number, one.wholeY[at] as number, area) < 0) return false;
  if (one.x.length === 1) return true;
  const met = meeting(one, area);
  if (met === "none") return true;
  if (met === "cross") return false;
  // they touch: every stretch between two places of touching is looked at in its middle
  for (let at = 1; at < one.x.length; at++) {
    const ax = one.wholeX[at - 1] as number, ay = one.wholeY[at - 1] as number, bx = one.wholeX[at] as number, by = one.wholeY[at] as number, length = (bx - ax) ** 2 + (by - ay) ** 2;
    if (length === 0) continue;
    const stops = [0, 1];
    for (let to = 0; to < area.x.length; to++) {
      const x = area.wholeX[to] as number, y = area.wholeY[to] as number, along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length;
      if (along > 0 && along < 1 && side(ax, ay, bx, by, x, y) === 0) stops.push(along);
    }
    stops.sort((a, b) => a - b);
    for (let stop = 1; stop < stops.length; stop++) {
      const middle = ((stops[stop - 1] as number) + (stops[stop] as number)) / 2;
      if (locate(ax + middle * (bx - ax), ay + middle * (by - ay), area, 1e-3) < 0) return false;
    }
  }
  return true;
}
/** Whether two shapes have a position in common (相交). */
export function haveCommon(one: PlaceShape, other: PlaceShape): boolean {
  if (apart(one, other)) return false;
  const [x, y] = [one.wholeX[0] as number, one.wholeY[0] as number], [u, v] = [other.wholeX[0] as number, other.wholeY[0] as number];
  return (other.geometry === "area" && locate(x, y, other) >= 0) || (one.geometry === "area" && locate(u, v, one) >= 0) || meeting(one, other) !== "none";
}
