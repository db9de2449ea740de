import type { Line } from "./dialect.js";
import { quoted, type Engine } from "./engine.js";
import { lockSchema } from "./migrations.js";

/** West, south, east, north in degrees (CGCS2000); edges belong to it. */
export type Box = readonly [west: number, south: number, east: number, north: number];
type Position = readonly [number, number];

/** EPSG number of CGCS2000 degrees. */
const cgcs2000 = 4490;

/**
 * Gives the places a column of geometry with its index where the database has PostGIS (空间列). Without it nothing happens: text and box are
 * there anyway. The column is derived; backups leave it out.
 */
export async function ensureGeometry(line: Line, engine: Engine, schema: string): Promise<void> {
  if (engine.postgisSchema === null) return;
  const state = await geometryState(line, schema);
  if (state === "not ours") return;
  await lockSchema(line, schema);
  if (state === "absent") await line.script(`${engine.searchPath(schema)}; alter table place add column if not exists geom geometry(Geometry, ${cgcs2000}); create index if not exists place_geom on place using gist (geom)`);
  await line.script(`${engine.searchPath(schema)}; update place set geom = ST_SetSRID(ST_GeomFromGeoJSON(geometry_geojson), ${cgcs2000}) where geom is null and geometry_geojson is not null`);
}

/** Whether the places have the column; "not ours" when they have none and the connecting role may not add it. */
async function geometryState(line: Line, schema: string): Promise<"there" | "absent" | "not ours"> {
  const { rows } = await line.query(`select exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'geom' and not a.attisdropped) as there, pg_has_role(c.relowner, 'USAGE') as own
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relname = 'place'`, [schema]);
  const [row] = rows as { there: boolean; own: boolean }[];
  return row?.there === true ? "there" : row?.own === true ? "absent" : "not ours";
}

/**
 * Places of the pack in force that touch a box, ids in order (框选地点). PostGIS answers where it is; otherwise the boxes are compared in SQL and
 * the geometries here: the same answer.
 *
 * @param way  "here" takes the way without PostGIS in any case
 */
export async function placesInBox(line: Line, engine: Engine, schema: string, box: Box, way: "best" | "here" = "best"): Promise<readonly string[]> {
  await line.script(engine.searchPath(schema));
  const inForce = "pack_ordinal = (select max(ordinal) from pack_version)";
  if (way === "best" && engine.postgisSchema !== null && await geometryState(line, schema) === "there") {
    const { rows } = await line.query(`select id from place where ${inForce} and ST_Intersects(geom, ST_MakeEnvelope($1, $2, $3, $4, ${cgcs2000})) order by id`, box);
    return (rows as { id: string }[]).map(({ id }) => id);
  }
  const { rows } = await line.query(`select id, geometry_geojson as geometry from ${quoted("place")} where ${inForce} and west <= $3 and east >= $1 and south <= $4 and north >= $2 order by id`, box);
  return (rows as { id: string; geometry: string }[]).filter(({ geometry }) => touches(JSON.parse(geometry) as Geometry, box)).map(({ id }) => id);
}

interface Geometry { readonly type: string; readonly coordinates: unknown }

/** Whether a point, line or polygon has a position in common with a box. */
export function touches({ type, coordinates }: Geometry, box: Box): boolean {
  if (type === "Point") return holds(box, coordinates as Position);
  if (type === "LineString") return lineTouches(coordinates as readonly Position[], box);
  const rings = coordinates as readonly (readonly Position[])[];
  // the border crosses the box, or the box lies wholly inside: in the outer ring and in no hole
  return rings.some((ring) => lineTouches(ring, box)) || rings.filter((ring) => isInRing([box[0], box[1]], ring)).length % 2 === 1;
}
function holds([west, south, east, north]: Box, [x, y]: Position): boolean { return x >= west && x <= east && y >= south && y <= north; }
function lineTouches(line: readonly Position[], box: Box): boolean {
  return line.some((to, index) => { const from = line[index - 1]; return from === undefined ? holds(box, to) : segmentTouches(from, to, box); });
}
/** Liang and Barsky: the part of a segment inside a box is what is left after clipping at its four edges. */
function segmentTouches([x, y]: Position, [toX, toY]: Position, [west, south, east, north]: Box): boolean {
  let enters = 0, leaves = 1;
  for (const [along, room] of [[x - toX, x - west], [toX - x, east - x], [y - toY, y - south], [toY - y, north - y]] as const) {
    if (along === 0) { if (room < 0) return false; } else if (along < 0) enters = Math.max(enters, room / along); else leaves = Math.min(leaves, room / along);
  }
  return enters <= leaves;
}
function isInRing([x, y]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  ring.forEach(([ax, ay], index) => {
    const [bx, by] = ring[(index + ring.length - 1) % ring.length] ?? [ax, ay];
    if ((ay > y) !== (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax) inside = !inside;
  });
  return inside;
}
