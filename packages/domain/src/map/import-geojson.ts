import { Refused } from "../ports.js";
import { wgs84FromGcj02, type Position } from "./gcj02.js";

export type Crs = "CGCS2000" | "WGS84" | "GCJ-02";
export type LayerKind = "polygon" | "line" | "point";
/** Limits of an imported layer (导入限额). `nearDegrees`: how far outside the district's box a point may lie. */
export const importLimits = { features: 20_000, positions: 400_000, nearDegrees: 1, textLength: 500, properties: 60 } as const;
const china = { west: 73, east: 135.5, south: 3, north: 54 } as const;

export interface Box { readonly west: number; readonly east: number; readonly south: number; readonly north: number }
export interface ImportedFeature { readonly type: "Feature"; readonly id: string; readonly geometry: { readonly type: string; readonly coordinates: unknown }; readonly properties: Readonly<Record<string, string | number | boolean | null>> }
export interface ImportedCollection { readonly type: "FeatureCollection"; readonly features: readonly ImportedFeature[] }

const depths: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

/** A mistake in the file: which feature, and what (导入错误). */
function refuse(code: string, index: number | null, zh: string, en: string): Refused {
  const where = index === null ? { zh: "", en: "" } : { zh: `第 ${index + 1} 个要素：`, en: `feature ${index + 1}: ` };
  return new Refused(`map/${code}`, where.zh + zh, where.en + en, [{ field: "geojson", zh: where.zh + zh, en: where.en + en }]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);
export function boxOf(positions: readonly Position[]): Box | null {
  if (positions.length === 0) return null;
  const lons = positions.map(([lon]) => lon), lats = positions.map(([, lat]) => lat);
  return { west: Math.min(...lons), east: Math.max(...lons), south: Math.min(...lats), north: Math.max(...lats) };
}
const inside = (box: Box, lon: number, lat: number, margin = 0): boolean => lon >= box.west - margin && lon <= box.east + margin && lat >= box.south - margin && lat <= box.north + margin;

interface Reading { readonly index: number; readonly crs: Crs; readonly near: Box | null; readonly count: { positions: number } }

function position(value: unknown, { index, crs, near, count }: Reading): Position {
  if (!Array.isArray(value) || value.length < 2 || typeof value[0] !== "number" || typeof value[1] !== "number" || !Number.isFinite(value[0]) || !Number.isFinite(value[1])) throw refuse("bad-coordinates", index, "坐标应为 [经度, 纬度] 两个数", "a position should be two numbers, [longitude, latitude]");
  if (++count.positions > importLimits.positions) throw refuse("too-large", null, `坐标点超过 ${importLimits.positions} 个，请简化后再导入`, `more than ${importLimits.positions} positions; simplify the layer first`);
  const [lon, lat] = [value[0], value[1]];
  if (!inside(china, lon, lat)) {
    if (inside(china, lat, lon)) throw refuse("axes-swapped", index, `坐标 [${lon}, ${lat}] 像是 [纬度, 经度]；GeoJSON 要求经度在前`, `[${lon}, ${lat}] looks like [latitude, longitude]; GeoJSON puts longitude first`);
    throw refuse("outside-china", index, `坐标 [${lon}, ${lat}] 不在中国范围内；若为投影坐标（米），请先转换为经纬度`, `[${lon}, ${lat}] is outside China; convert projected coordinates (metres) to degrees first`);
  }
  if (near !== null && !inside(near, lon, lat, importLimits.nearDegrees)) throw refuse("far-from-district", index, `坐标 [${lon}, ${lat}] 离本区超过 ${importLimits.nearDegrees} 度`, `[${lon}, ${lat}] is more than ${importLimits.nearDegrees} degree from the district`);
  const moved = crs === "GCJ-02" ? wgs84FromGcj02([lon, lat]) : [lon, lat] as const;
  return [Number(moved[0].toFixed(7)), Number(moved[1].toFixed(7))];
}

function coordinates(value: unknown, depth: number, reading: Reading): unknown {
  if (depth === 0) return position(value, reading);
  if (!Array.isArray(value) || value.length === 0) throw refuse("bad-coordinates", reading.index, "坐标数组为空或层数不对", "the array of coordinates is empty or of the wrong depth");
  return value.map((part) => coordinates(part, depth - 1, reading));
}

function checkRings(type: string, value: unknown, index: number): void {
  const polygons = (type === "Polygon" ? [value] : type === "MultiPolygon" ? value : []) as readonly (readonly (readonly Position[])[])[];
  for (const ring of polygons.flat()) {
    const first = ring[0], last = ring.at(-1);
    if (ring.length < 4 || first === undefined || last === undefined || first[0] !== last[0] || first[1] !== last[1]) throw refuse("ring-not-closed", index, "面的环应至少四个点且首尾相同", "a ring of a polygon needs at least four positions, the last equal to the first");
  }
  const lines = (type === "LineString" ? [value] : type === "MultiLineString" ? value : []) as readonly (readonly Position[])[];
  if (lines.some((line) => line.length < 2)) throw refuse("line-too-short", index, "线应至少两个点", "a line needs at least two positions");
}

function properties(value: unknown): Readonly<Record<string, string | number | boolean | null>> {
  if (!isObject(value)) return {};
  const plain = Object.entries(value).filter((entry): entry is [string, string | number | boolean | null] => entry[1] === null || ["string", "number", "boolean"].includes(typeof entry[1]));
  return Object.fromEntries(plain.slice(0, importLimits.properties).map(([key, text]) => [key.slice(0, 100), typeof text === "string" ? text.slice(0, importLimits.textLength) : text]));
}

function featureOf(value: unknown, reading: Reading): ImportedFeature {
  const { index } = reading;
  if (!isObject(value) || value["type"] !== "Feature") throw refuse("not-a-feature", index, "类型应为 Feature", "should be of type Feature");
  const geometry = value["geometry"];
  if (!isObject(geometry) || typeof geometry["type"] !== "string") throw refuse("no-geometry", index, "没有几何图形", "has no geometry");
  const depth = Object.hasOwn(depths, geometry["type"]) ? depths[geometry["type"]] : undefined;
  if (depth === undefined) throw refuse("geometry-type", index, `不支持几何类型 ${geometry["type"].slice(0, 40)}；支持点、线、面及其多部件`, `geometry type ${geometry["type"].slice(0, 40)} is not supported; points, lines, polygons and their multi-parts are`);
  const moved = coordinates(geometry["coordinates"], depth, reading);
  checkRings(geometry["type"], moved, index);
  const own = properties(value["properties"]);
  const name = [own["name"], own["名称"], own["NAME"], own["Name"]].find((one) => typeof one === "string" && one !== "");
  return { type: "Feature", id: String(index + 1), geometry: { type: geometry["type"], coordinates: moved }, properties: { ...own, name: typeof name === "string" ? name : `${index + 1}` } };
}

/**
 * Reads an office's own GeoJSON (导入图层): checks every feature, brings the coordinates to CGCS2000 degrees (seven decimals, about 1 cm),
 * keeps plain properties only. WGS 84 is taken as CGCS2000; GCJ-02 is converted. All or nothing.
 *
 * @param near  box of the district, or null when it has no outline
 * @throws {Refused} map/not-a-collection, map/too-large, map/geometry-type, map/axes-swapped, map/outside-china, map/far-from-district, map/ring-not-closed …
 */
export function importedCollection(geojson: unknown, crs: Crs, near: Box | null): { readonly collection: ImportedCollection; readonly kind: LayerKind } {
  if (!isObject(geojson)) throw refuse("not-a-collection", null, "文件不是 GeoJSON 对象", "the file is no GeoJSON object");
  const list = geojson["type"] === "Feature" ? [geojson] : geojson["features"];
  if (!Array.isArray(list) || (geojson["type"] !== "FeatureCollection" && geojson["type"] !== "Feature")) throw refuse("not-a-collection", null, "文件应为 FeatureCollection（要素集合）", "the file should be a FeatureCollection");
  if (list.length === 0) throw refuse("empty", null, "文件里没有要素", "the file has no features");
  if (list.length > importLimits.features) throw refuse("too-large", null, `要素超过 ${importLimits.features} 个`, `more than ${importLimits.features} features`);
  const count = { positions: 0 };
  const features = list.map((feature, index) => featureOf(feature, { index, crs, near, count }));
  const has = (part: string): boolean => features.some((feature) => feature.geometry.type.includes(part));
  return { collection: { type: "FeatureCollection", features }, kind: has("Polygon") ? "polygon" : has("Line") ? "line" : "point" };
}
