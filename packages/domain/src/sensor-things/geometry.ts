import { SensorThingsFault } from "./fault.js";
import type { Json } from "./model.js";

export type Position = readonly [number, number];
/** A geometry that filters speak of (几何). Rings of a polygon: the outer first, then holes. */
export type Geometry = { readonly kind: "point"; readonly at: Position } | { readonly kind: "line"; readonly points: readonly Position[] } | { readonly kind: "polygon"; readonly rings: readonly (readonly Position[])[] };

const bad = (text: string): SensorThingsFault => new SensorThingsFault(400, { zh: `“${text.slice(0, 60)}”不是可用的 WKT；请用 POINT、LINESTRING 或 POLYGON`, en: `"${text.slice(0, 60)}" is no usable WKT; use POINT, LINESTRING or POLYGON` });
function positionsOf(inner: string, text: string): readonly Position[] {
  return inner.split(",").map((pair) => { const [x, y, ...rest] = pair.trim().split(/\s+/).map(Number); if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y) || rest.length > 1) throw bad(text); return [x, y]; });
}
/** Reads WKT (几何文本). @throws {SensorThingsFault} 400 */
export function geometryOfText(text: string): Geometry {
  const found = /^\s*(?:SRID=4326;)?\s*(POINT|LINESTRING|POLYGON)\s*\(([\s\S]*)\)\s*$/i.exec(text);
  if (found === null) throw bad(text);
  const kind = found[1]!.toUpperCase(), inner = found[2]!;
  if (kind === "POINT") { const all = positionsOf(inner, text); if (all.length !== 1) throw bad(text); return { kind: "point", at: all[0]! }; }
  if (kind === "LINESTRING") { const points = positionsOf(inner, text); if (points.length < 2) throw bad(text); return { kind: "line", points }; }
  if (!/^\s*\([^()]*\)(\s*,\s*\([^()]*\))*\s*$/.test(inner)) throw bad(text);
  const rings = [...inner.matchAll(/\(([^()]*)\)/g)].map((ring) => positionsOf(ring[1]!, text));
  for (const ring of rings) { const first = ring[0]!, last = ring.at(-1)!; if (ring.length < 4 || first[0] !== last[0] || first[1] !== last[1]) throw new SensorThingsFault(400, { zh: "多边形的环应首尾相同且至少 4 点", en: "a ring of a polygon must close and have at least 4 points" }); }
  return { kind: "polygon", rings };
}
/** A GeoJSON point or feature of one; null for anything else. */
export function geometryOfJson(value: Json): Geometry | null {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const one = value as { readonly [key: string]: Json };
  if (one["type"] === "Feature") return geometryOfJson(one["geometry"] ?? null);
  const at = one["coordinates"];
  return one["type"] === "Point" && Array.isArray(at) && typeof at[0] === "number" && typeof at[1] === "number" ? { kind: "point", at: [at[0], at[1]] } : null;
}
function onSegment([x, y]: Position, [ax, ay]: Position, [bx, by]: Position): boolean {
  return (bx - ax) * (y - ay) === (by - ay) * (x - ax) && x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);
}
const onLine = (at: Position, points: readonly Position[]): boolean => points.some((one, index) => index > 0 && onSegment(at, points[index - 1]!, one));
function insideRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) { const [xi, yi] = ring[i]!, [xj, yj] = ring[j]!; if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside; }
  return inside;
}
/** Where a point lies in another geometry (点在几何中的位置): inside, on its edge, outside. A line or a point has an inside and no edge here. */
export function placeOf(at: Position, of: Geometry): "inside" | "edge" | "outside" {
  if (of.kind === "point") return at[0] === of.at[0] && at[1] === of.at[1] ? "inside" : "outside";
  if (of.kind === "line") return onLine(at, of.points) ? "inside" : "outside";
  if (of.rings.some((ring) => onLine(at, ring))) return "edge";
  return insideRing(at, of.rings[0]!) && !of.rings.slice(1).some((hole) => insideRing(at, hole)) ? "inside" : "outside";
}
/** Distance of two points in degrees, as PostGIS measures geometry (平面距离). */
export function distanceOf(a: Geometry, b: Geometry): number {
  if (a.kind !== "point" || b.kind !== "point") throw new SensorThingsFault(501, { zh: "geo.distance 只支持两个点", en: "geo.distance is offered between two points" });
  return Math.hypot(a.at[0] - b.at[0], a.at[1] - b.at[1]);
}
