/**
 * GCJ-02 (火星坐标) and WGS 84. The offset is the published algorithm (Krasovsky ellipsoid, a = 6378245 m, e² = 0.00669342162296594323);
 * its inverse is found by iteration. CGCS2000 and WGS 84 differ by centimetres and are taken as one at this precision.
 * Floats: this is drawing, not a published number.
 */
const a = 6_378_245, ee = 0.00669342162296594323;
/** Longitude and latitude in degrees, in this order. */
export type Position = readonly [number, number];

const sin = (x: number): number => Math.sin(x * Math.PI);
function northing(x: number, y: number): number {
  return -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
    + (20 * sin(6 * x) + 20 * sin(2 * x)) * 2 / 3 + (20 * sin(y) + 40 * sin(y / 3)) * 2 / 3 + (160 * sin(y / 12) + 320 * sin(y / 30)) * 2 / 3;
}
function easting(x: number, y: number): number {
  return 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
    + (20 * sin(6 * x) + 20 * sin(2 * x)) * 2 / 3 + (20 * sin(x) + 40 * sin(x / 3)) * 2 / 3 + (150 * sin(x / 12) + 300 * sin(x / 30)) * 2 / 3;
}

/** WGS 84 → GCJ-02, degrees. The offset is defined inside China only; the caller has checked that. */
export function gcj02FromWgs84([lon, lat]: Position): Position {
  const x = lon - 105, y = lat - 35, radians = lat / 180 * Math.PI;
  const magic = 1 - ee * Math.sin(radians) ** 2, root = Math.sqrt(magic);
  const dLat = northing(x, y) * 180 / (a * (1 - ee) / (magic * root) * Math.PI);
  const dLon = easting(x, y) * 180 / (a / root * Math.cos(radians) * Math.PI);
  return [lon + dLon, lat + dLat];
}

/** GCJ-02 → WGS 84 (= CGCS2000 here), degrees, by fixed-point iteration to 10⁻¹⁰ degree (about 0.01 mm). */
export function wgs84FromGcj02(target: Position): Position {
  let [lon, lat] = target;
  for (let round = 0; round < 30; round++) {
    const [x, y] = gcj02FromWgs84([lon, lat]);
    const dx = target[0] - x, dy = target[1] - y;
    lon += dx; lat += dy;
    if (Math.abs(dx) < 1e-10 && Math.abs(dy) < 1e-10) break;
  }
  return [lon, lat];
}
