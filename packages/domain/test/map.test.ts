import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refused, gcj02FromWgs84, importLimits, importedCollection, layersOf, wgs84FromGcj02 } from "@yunqing/domain";
import { director, clerk, office, pack, place, plan, project, publicPerson } from "./small-district.js";

const near = { west: 112.88, east: 113.39, south: 39.89, north: 40.17 };
const feature = (geometry: unknown, properties: unknown = {}) => ({ type: "Feature", geometry, properties });
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
const point = (lon: number, lat: number) => feature({ type: "Point", coordinates: [lon, lat] });
const code = (geojson: unknown, crs: "CGCS2000" | "GCJ-02" = "CGCS2000"): string => { try { importedCollection(geojson, crs, near); return "accepted"; } catch (error) { return error instanceof Refused ? error.code : "thrown something else"; } };

describe("GCJ-02", () => {
  // pairs published with the public test suites of the algorithm (longitude, latitude; WGS 84 → GCJ-02)
  test.each([[[121.5272106, 31.1774276], [121.531541859215, 31.17530398364597]], [[113.912316, 22.543847], [113.9171764808363, 22.540796131694766]], [[116.377817, 39.911954], [116.38404722455657, 39.91334545536069]]] as const)("%j", (from, to) => {
    const [lon, lat] = gcj02FromWgs84(from);
    expect(lon).toBeCloseTo(to[0], 7);
    expect(lat).toBeCloseTo(to[1], 7);
  });
  const inChina = fc.tuple(fc.double({ min: 74, max: 134, noNaN: true }), fc.double({ min: 18, max: 53, noNaN: true }));
  test("the inverse leads back to within a hundredth of a millimetre", () => fc.assert(fc.property(inChina, (position) => {
    const [lon, lat] = wgs84FromGcj02(gcj02FromWgs84(position));
    expect(Math.abs(lon - position[0])).toBeLessThan(1e-9);
    expect(Math.abs(lat - position[1])).toBeLessThan(1e-9);
  })));
  test("the offset is some hundred metres, never nothing", () => fc.assert(fc.property(inChina, (position) => {
    const [lon, lat] = gcj02FromWgs84(position), metres = Math.hypot((lon - position[0]) * 111_320 * Math.cos(position[1] * Math.PI / 180), (lat - position[1]) * 111_320);
    expect(metres).toBeGreaterThan(10); expect(metres).toBeLessThan(1500);
  })));
});

describe("an office's own GeoJSON", () => {
  test("is kept with plain properties, coordinates to seven decimals, and a name", () => {
    const { collection: made, kind } = importedCollection(collection(feature({ type: "Point", coordinates: [113.123456789, 40.0, 900] }, { 名称: "甲排口", depth: 3, nested: { a: 1 } })), "CGCS2000", near);
    expect(kind).toBe("point");
    expect(made.features).toEqual([{ type: "Feature", id: "1", geometry: { type: "Point", coordinates: [113.1234568, 40] }, properties: { 名称: "甲排口", depth: 3, name: "甲排口" } }]);
  });
  test("in GCJ-02 is converted, in WGS 84 taken as it is", () => {
    const [lon, lat] = gcj02FromWgs84([113.1, 40.0]);
    expect(importedCollection(collection(point(lon, lat)), "GCJ-02", near).collection.features[0]?.geometry.coordinates).toEqual([113.1, 40]);
    expect(importedCollection(collection(point(113.1, 40.0)), "WGS84", near).collection.features[0]?.geometry.coordinates).toEqual([113.1, 40]);
  });
  test.each([
    ["map/not-a-collection", 7], ["map/not-a-collection", { type: "Topology" }], ["map/empty", collection()], ["map/not-a-feature", collection({ type: "Thing" })], ["map/no-geometry", collection(feature(null))],
    ["map/geometry-type", collection(feature({ type: "GeometryCollection", geometries: [] }))], ["map/geometry-type", collection(feature({ type: "toString", coordinates: [] }))], ["map/bad-coordinates", collection(feature({ type: "Point", coordinates: ["113", "40"] }))],
    ["map/bad-coordinates", collection(feature({ type: "LineString", coordinates: [] }))], ["map/bad-coordinates", collection(feature({ type: "Polygon", coordinates: [[113, 40]] }))], ["map/axes-swapped", collection(point(40.0, 113.1))],
    ["map/outside-china", collection(point(492_000, 4_430_000))], ["map/far-from-district", collection(point(121.5, 31.2))], ["map/line-too-short", collection(feature({ type: "LineString", coordinates: [[113, 40]] }))],
    ["map/ring-not-closed", collection(feature({ type: "Polygon", coordinates: [[[113, 40], [113.1, 40], [113.1, 40.1], [113, 40.1]]] }))],
  ])("%s", (wanted, geojson) => expect(code(geojson)).toBe(wanted));
  test("the message says which feature and what to do", () => {
    try { importedCollection(collection(point(113, 40), point(40, 113)), "CGCS2000", near); } catch (error) { expect((error as Refused).zh).toMatch(/^第 2 个要素.*经度在前/); return; }
    expect.unreachable();
  });
  test("too many features are refused before they are read", () => expect(code({ type: "FeatureCollection", features: Array.from({ length: importLimits.features + 1 }, () => null) })).toBe("map/too-large"));
  test("anything is accepted or refused by name, never by a crash", () => fc.assert(fc.property(fc.object({ maxDepth: 5 }), (anything) => { expect(code(anything)).toMatch(/^(accepted|map\/)/); expect(code({ type: "FeatureCollection", features: [anything] })).toMatch(/^(accepted|map\/)/); })));
});

describe("layers", () => {
  const outline = { coordinates: [[112.9, 39.9], [113.3, 39.9], [113.3, 40.1], [112.9, 39.9]] as const, approximate: true, from: "示意" };
  const places = [place("990001", null, { geometry: { type: "Polygon", coordinates: [[[113, 40], [113.1, 40], [113.1, 40.1], [113, 40]]], approximate: true, from: "示意" } }), place("river", "990001", { kind: "river", geometry: { type: "LineString", coordinates: [[113, 40], [113.2, 40.1]], approximate: true, from: "示意" } }), place("well", "990001", { kind: "well", geometry: { type: "Point", coordinates: [113.1, 40], approximate: false, from: "台账" } }), place("nowhere", "990001", { kind: "section" })];
  const mapped = pack({ district: { ...pack().district, outline }, places }, [plan({ projects: [project({ place: "river" }), project({ id: "p2", place: null }), project({ id: "p3", place: "990001" })] })]);
  test("outline, rivers, wells and works where a place is known; approximate ones are flagged; what has no place, or only the whole district, has no point", () => {
    expect(layersOf(mapped, mapped.plans[0] ?? null, []).map((layer) => [layer.id, layer.kind, layer.approximate, layer.features.features.length])).toEqual([["outline", "polygon", true, 1], ["rivers", "line", true, 1], ["wells", "point", false, 1], ["projects", "point", true, 1]]);
  });
  test("an imported layer is stored once, listed, and only by those who may", async () => {
    const o = office(mapped), command = { id: "l1", title: "排污口", crs: "CGCS2000" as const, geojson: collection(point(113.1, 40)) };
    await o.desk.importLayer(director, command);
    await o.desk.importLayer(director, command);
    expect((await o.desk.layers(clerk)).at(-1)).toMatchObject({ id: "l1", kind: "point", imported: { by: "director", crs: "CGCS2000" } });
    expect(o.store.rows.layers).toHaveLength(1);
    expect((await o.desk.layers(publicPerson)).map((layer) => layer.id)).not.toContain("l1");
    await expect(o.desk.importLayer(publicPerson, { ...command, id: "l2" })).rejects.toMatchObject({ code: "access/forbidden" });
    await expect(o.desk.importLayer(clerk, { ...command, id: "l3", title: " " })).rejects.toMatchObject({ errors: [{ field: "title" }] });
  });
});
