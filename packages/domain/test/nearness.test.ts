import type { Place } from "@yunqing/ledger";
import { describe, expect, it } from "vitest";
import { metresOfDegree } from "../src/map/geodesic.js";
import { boxAround, nearnessOf } from "../src/map/nearness.js";

const point = (x: number, y: number): Place => ({ geometry: "point", positions: [[String(x), String(y)]] });
const line = (...all: readonly (readonly [number, number])[]): Place => ({ geometry: "line", positions: all.map(([x, y]) => [String(x), String(y)] as const) });
const area = (west: number, south: number, east: number, north: number): Place => ({ geometry: "area", positions: [[west, south], [east, south], [east, north], [west, north], [west, south]].map(([x, y]) => [String(x), String(y)] as const) });

describe("how places lie to each other", () => {
  it("a degree has the length that tables of the ellipsoid give at 40° north: 85.396 km of longitude, 111.035 km of latitude", () => {
    const { east, north } = metresOfDegree(40);
    expect(east / 1000).toBeCloseTo(85.396, 2);
    expect(north / 1000).toBeCloseTo(111.035, 2);
  });
  it("a point within fifty metres of a bank, and one that is not", () => {
    const bank = line([113.1, 40], [113.2, 40]);
    // 0.0004° of latitude are 44.4 m, 0.0005° are 55.5 m
    expect(nearnessOf(point(113.15, 40.0004), bank)).toMatchObject({ overlaps: false });
    expect(nearnessOf(point(113.15, 40.0004), bank).metres).toBeCloseTo(44.41, 1);
    expect(nearnessOf(point(113.15, 40.0005), bank).metres).toBeCloseTo(55.52, 1);
    // beyond the end of the line it is the end that is near: 0.001° of longitude
    expect(nearnessOf(point(113.201, 40), bank).metres).toBeCloseTo(85.4, 1);
  });
  it("inside a zone, over its edge, outside of it", () => {
    const zone = area(113, 40, 113.1, 40.1);
    expect(nearnessOf(point(113.05, 40.05), zone)).toEqual({ metres: 0, overlaps: true, within: true, around: false });
    expect(nearnessOf(area(113.01, 40.01, 113.02, 40.02), zone)).toEqual({ metres: 0, overlaps: true, within: true, around: false });
    expect(nearnessOf(area(113.09, 40.01, 113.12, 40.02), zone)).toEqual({ metres: 0, overlaps: true, within: false, around: false });
    expect(nearnessOf(zone, area(113.01, 40.01, 113.02, 40.02))).toEqual({ metres: 0, overlaps: true, within: false, around: true });
    const away = nearnessOf(point(113.05, 40.11), zone);
    expect([away.overlaps, away.within, Math.round(away.metres)]).toEqual([false, false, 1110]);
  });
  it("lines that cross have no distance, and a line through a zone is not within it", () => {
    expect(nearnessOf(line([113, 40], [113.1, 40.1]), line([113, 40.1], [113.1, 40]))).toMatchObject({ metres: 0, overlaps: true, within: false });
    expect(nearnessOf(line([112.9, 40.05], [113.2, 40.05]), area(113, 40, 113.1, 40.1))).toMatchObject({ overlaps: true, within: false });
  });
  it("is the same from both sides, and the box around it holds whatever is so near", () => {
    const a = point(113.12, 40.03), b = line([113.13, 40.05], [113.14, 40.02], [113.16, 40.04]), { metres } = nearnessOf(a, b);
    expect(nearnessOf(b, a).metres).toBeCloseTo(metres, 6);
    const [west, south, east, north] = boxAround(a, metres * 1.01).map(Number) as [number, number, number, number];
    expect(b.positions.some(([x, y]) => Number(x) >= west && Number(x) <= east && Number(y) >= south && Number(y) <= north) || nearnessOf(area(west, south, east, north), b).overlaps).toBe(true);
  });
});
