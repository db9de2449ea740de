import type { Place } from "@yunqing/ledger";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { geodesicMetres } from "../src/map/geodesic.js";
import { boxAround, boxesAround, nearnessOf } from "../src/map/nearness.js";
import { haveCommon, liesWithin, placeShapeFrom, placeShapeOf } from "../src/map/place-shape.js";

const place = (geometry: Place["geometry"], text: string): Place => ({ geometry, positions: text.split(", ").map((each): readonly [string, string] => { const [x = "", y = ""] = each.split(" "); return [x, y]; }) });
const within = (one: Place, other: Place): boolean => liesWithin(placeShapeOf(one), placeShapeOf(other)), common = (one: Place, other: Place): boolean => haveCommon(placeShapeOf(one), placeShapeOf(other));
const zone = place("area", "113 40, 113.1 40, 113.1 40.1, 113 40.1, 113 40"), horseshoe = place("area", "113 40, 113.3 40, 113.3 40.3, 113.2 40.3, 113.2 40.1, 113.1 40.1, 113.1 40.3, 113 40.3, 113 40");

describe("inside, over the edge, apart: cases worked by hand", () => {
  it("the border belongs to an area: its corners, its edges, the whole area itself", () => {
    for (const text of ["113 40", "113.05 40", "113.1 40.0333333"]) expect([within(place("point", text), zone), common(place("point", text), zone)]).toEqual([true, true]);
    expect(within(zone, zone)).toBe(true);
    expect(within(place("point", "113.1000001 40.05"), zone)).toBe(false);
  });
  it("a village that shares a border with its town lies in it", () => {
    expect(within(place("area", "113 40, 113.05 40, 113.05 40.05, 113 40.05, 113 40"), zone)).toBe(true);
    expect(within(place("line", "113 40, 113.1 40, 113.1 40.1"), zone)).toBe(true);
  });
  it("who goes out through a corner, or over the gap of a horseshoe, does not lie within though every corner does", () => {
    expect(within(place("line", "113.05 40.25, 113.25 40.25"), horseshoe)).toBe(false);
    expect(within(place("line", "113.1 40.3, 113.2 40.3"), horseshoe)).toBe(false);
    expect(within(place("line", "113.1 40.1, 113.2 40.1"), horseshoe)).toBe(true);
    expect(within(place("line", "113.05 40.2, 113.05 40.05, 113.25 40.05, 113.25 40.2"), horseshoe)).toBe(true);
    expect(within(place("point", "113.15 40.2"), horseshoe)).toBe(false);
  });
  it("a ray that passes through a corner counts it once", () => {
    const diamond = place("area", "113.05 40, 113.1 40.05, 113.05 40.1, 113 40.05, 113.05 40");
    expect([within(place("point", "112.99 40.05"), diamond), within(place("point", "113.02 40.05"), diamond), within(place("point", "112.99 40.1"), diamond)]).toEqual([false, true, false]);
  });
  it("touching from outside is a position in common and not inside", () => {
    const beside = place("area", "113.1 40, 113.2 40, 113.2 40.1, 113.1 40.1, 113.1 40");
    expect([common(beside, zone), within(beside, zone)]).toEqual([true, false]);
    expect(nearnessOf(beside, zone)).toEqual({ metres: 0, overlaps: true, within: false, around: false });
    expect(common(place("line", "113.1 40.05, 113.2 40.05"), zone)).toBe(true);
  });
  it("the text of a place gives the same shape as its positions", () => {
    expect(placeShapeFrom("area", "POLYGON((113 40, 113.1 40, 113.1 40.1, 113 40.1, 113 40))")).toEqual(placeShapeOf(zone));
    expect(placeShapeFrom("line", "LINESTRING(113.05 40.25, 113.25 40.25)")).toEqual(placeShapeOf(place("line", "113.05 40.25, 113.25 40.25")));
    expect(placeShapeFrom("point", "POINT(113.1234567 40)")).toEqual(placeShapeOf(place("point", "113.1234567 40")));
  });
});

describe("laws of distance and boxes", () => {
  const degree = (from: number, wide: number): fc.Arbitrary<string> => fc.integer({ min: 0, max: Math.round(wide * 1e7) }).map((n) => (from + n / 1e7).toFixed(7)), spot = fc.tuple(degree(113, 0.3), degree(39.9, 0.3));
  const any: fc.Arbitrary<Place> = fc.oneof(spot.map((one): Place => ({ geometry: "point", positions: [one] })), fc.array(spot, { minLength: 2, maxLength: 9 }).map((positions): Place => ({ geometry: "line", positions })),
    fc.tuple(degree(113, 0.3), degree(39.9, 0.3), degree(0.0001, 0.05), degree(0.0001, 0.05)).map(([x, y, dx, dy]): Place => { const [w, s, e, n] = [Number(x), Number(y), Number(x) + Number(dx), Number(y) + Number(dy)].map((each) => each.toFixed(7)) as [string, string, string, string]; return { geometry: "area", positions: [[w, s], [e, s], [e, n], [w, n], [w, s]] }; }));
  it("is the same from both sides; within one way is around the other way", () => {
    fc.assert(fc.property(any, any, (one, other) => {
      const there = nearnessOf(one, other), back = nearnessOf(other, one);
      expect(back.metres).toBeCloseTo(there.metres, 3);
      expect([back.overlaps, back.within, back.around]).toEqual([there.overlaps, there.around, there.within]);
    }), { numRuns: 300 });
  });
  it("no position along an edge is nearer than the distance that is given, and one is about as near, to a millimetre and five millionths: judged by geodesics to two thousand positions", () => {
    fc.assert(fc.property(spot, spot, spot, ([x, y], a, b) => {
      const { metres } = nearnessOf({ geometry: "point", positions: [[x, y]] }, { geometry: "line", positions: [a, b] }), [ax, ay, bx, by] = [...a, ...b].map(Number) as [number, number, number, number];
      const sampled = Math.min(...Array.from({ length: 2001 }, (_, at) => geodesicMetres(Number(x), Number(y), ax + ((bx - ax) * at) / 2000, ay + ((by - ay) * at) / 2000) ?? NaN)), step = Math.hypot((bx - ax) * 85_500, (by - ay) * 111_050) / 2000;
      expect(metres).toBeLessThanOrEqual(sampled * 1.000005 + 0.001);
      expect(metres).toBeGreaterThanOrEqual(Math.sqrt(Math.max(0, sampled ** 2 - step ** 2)) * 0.999995 - 0.001);
    }), { numRuns: 60, endOnFailure: true });
  });
  it("whatever lies within a distance touches one of the boxes for it", () => {
    fc.assert(fc.property(any, any, (one, other) => {
      const { metres } = nearnessOf(one, other), shape = placeShapeOf(other), touches = ([w, s, e, n]: readonly string[]): boolean => shape.west <= Number(e) && shape.east >= Number(w) && shape.south <= Number(n) && shape.north >= Number(s);
      expect(touches(boxAround(one, metres))).toBe(true);
      expect(boxesAround(one, metres).some(touches)).toBe(true);
    }), { numRuns: 300 });
  });
});
