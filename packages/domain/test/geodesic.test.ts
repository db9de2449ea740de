import { describe, expect, it } from "vitest";
import { geodesicMetres, metresOfDegree } from "../src/map/geodesic.js";

const degrees = (whole: number, minutes: number, seconds: number): number => Math.sign(whole) * (Math.abs(whole) + minutes / 60 + seconds / 3600);

describe("the length of a geodesic, against published lines", () => {
  it("Flinders Peak to Buninyong on GRS 80, which is the ellipsoid of CGCS2000: 54 972.271 m (Geocentric Datum of Australia, technical manual, 4.2)", () => {
    expect(geodesicMetres(degrees(144, 25, 29.5244), degrees(-37, 57, 3.7203), degrees(143, 55, 35.3839), degrees(-37, 39, 10.1561))).toBeCloseTo(54_972.271, 3);
  });
  it("the quadrant of the meridian of GRS 80: 10 001 965.7293 m (Moritz, Geodetic Reference System 1980)", () => {
    expect(geodesicMetres(113, 0, 113, 90)).toBeCloseTo(10_001_965.7293, 3);
  });
  it("a degree of the equator is its circle by 360: 111 319.4908 m", () => {
    expect(geodesicMetres(112, 0, 113, 0)).toBeCloseTo((2 * Math.PI * 6_378_137) / 360, 4);
  });
  it("New York to London on WGS 84: 5 551 759.400 m (the example of GeographicLib's GeodSolve)", () => {
    expect(geodesicMetres(-73.8, 40.6, -0.5, 51.6, { halfAxis: 6_378_137, flattening: 1 / 298.257223563 })).toBeCloseTo(5_551_759.4, 2);
  });
  it("no distance is none, both ways are equal, and a short one is that of the plane that touches there", () => {
    expect(geodesicMetres(113, 40, 113, 40)).toBe(0);
    expect(geodesicMetres(113.1, 40.02, 113.3, 39.9)).toBeCloseTo(geodesicMetres(113.3, 39.9, 113.1, 40.02) ?? -1, 6);
    expect(geodesicMetres(113, 40, 113.001, 40)).toBeCloseTo(metresOfDegree(40).east / 1000, 4);
    expect(geodesicMetres(113, 40, 113, 40.001)).toBeCloseTo(metresOfDegree(40.0005).north / 1000, 4);
  });
  it("places that are almost opposite on the earth have no answer rather than a wrong one", () => {
    expect(geodesicMetres(0, 0, 179.7, 0.5)).toBeNull();
  });
});
