import type { Labels } from "@yunqing/standards";

export type ReadGeoJson = { readonly ok: true; readonly geojson: unknown; readonly count: number } | { readonly ok: false; readonly why: Labels };
const refuse = (zh: string, en: string): ReadGeoJson => ({ ok: false, why: { zh, en } });

function everyPair(coordinates: unknown, fits: (x: number, y: number) => boolean): boolean {
  if (!Array.isArray(coordinates)) return false;
  if (typeof coordinates[0] === "number") return typeof coordinates[1] === "number" && fits(coordinates[0], coordinates[1]);
  return coordinates.length > 0 && coordinates.every((each) => everyPair(each, fits));
}

/** Reads a GeoJSON file and says in words what is wrong with it. Only degrees are taken: metres (Gauss–Krüger) are refused by name. */
export function readGeoJson(text: string): ReadGeoJson {
  let parsed: unknown;
  try { parsed = JSON.parse(text); } catch { return refuse("文件不是 JSON。请从 GIS 软件另存为 GeoJSON。", "The file is no JSON. Save it as GeoJSON from your GIS."); }
  const given = parsed as { readonly type?: unknown; readonly features?: unknown };
  const features = given?.type === "FeatureCollection" && Array.isArray(given.features) ? given.features : given?.type === "Feature" ? [parsed] : null;
  if (features === null) return refuse("文件不是 FeatureCollection。", "The file is no FeatureCollection.");
  if (features.length === 0) return refuse("文件里没有要素。", "The file holds no feature.");
  for (const [at, feature] of (features as { readonly geometry?: { readonly coordinates?: unknown } | null }[]).entries()) {
    if (!feature.geometry) continue;
    if (!everyPair(feature.geometry.coordinates, (x, y) => Number.isFinite(x) && Number.isFinite(y))) return refuse(`第 ${at + 1} 个要素的坐标读不懂。`, `The coordinates of feature ${at + 1} cannot be read.`);
    if (!everyPair(feature.geometry.coordinates, (x, y) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return refuse(`第 ${at + 1} 个要素的坐标不是经纬度（可能是高斯投影的米）。请先转为经纬度。`, `Feature ${at + 1} is not in degrees (perhaps Gauss–Krüger metres). Convert it to degrees first.`);
  }
  return { ok: true, geojson: given.type === "Feature" ? { type: "FeatureCollection", features } : parsed, count: features.length };
}
