import { sql } from "kysely";
import type { Organisation, Pack, Place } from "@yunqing/domain";
import type { Insertable } from "kysely";
import type { DistrictDb } from "./district-writer.js";
import type { OrganisationTable, PlaceTable } from "./tables.js";

/** Path of an item from its root, ids joined by "/"; a parent that is not in the list ends the way up (机构、地点路径). */
export function pathOf(id: string, parents: ReadonlyMap<string, string | null>): string {
  const way = [id];
  for (let above = parents.get(id) ?? null; above !== null && parents.has(above) && !way.includes(above); above = parents.get(above) ?? null) way.unshift(above);
  return way.join("/");
}

/** West, south, east, north of a GeoJSON geometry, degrees; null when it holds no position. */
export function boxOf(coordinates: unknown): readonly [number, number, number, number] | null {
  if (!Array.isArray(coordinates)) return null;
  const [first, second] = coordinates as readonly unknown[];
  if (typeof first === "number" && typeof second === "number") return [first, second, first, second];
  return (coordinates as readonly unknown[]).map(boxOf).reduce<readonly [number, number, number, number] | null>((all, one) =>
    all === null ? one : one === null ? all : [Math.min(all[0], one[0]), Math.min(all[1], one[1]), Math.max(all[2], one[2]), Math.max(all[3], one[3])], null);
}

function organisationRows(pack_ordinal: number, organisations: readonly Organisation[]): Insertable<OrganisationTable>[] {
  const parents = new Map(organisations.map(({ id, parent }) => [id, parent]));
  return organisations.map(({ id, kind, name, pinyin }) => ({ pack_ordinal, id, path: pathOf(id, parents), kind, name_zh: name.zh, name_en: name.en, pinyin_key: pinyin.toLowerCase() }));
}
function placeRows(pack_ordinal: number, places: readonly Place[]): Insertable<PlaceTable>[] {
  const parents = new Map(places.map(({ id, parent }) => [id, parent]));
  return places.map(({ id, kind, name, pinyin, geometry }) => {
    const box = geometry === null ? null : boxOf(geometry.coordinates);
    return {
      pack_ordinal, id, path: pathOf(id, parents), kind, name_zh: name.zh, name_en: name.en, pinyin_key: pinyin.toLowerCase(), approximate: geometry?.approximate ?? null,
      geometry_geojson: geometry === null ? null : JSON.stringify({ type: geometry.type, coordinates: geometry.coordinates }),
      west: box?.[0] ?? null, south: box?.[1] ?? null, east: box?.[2] ?? null, north: box?.[3] ?? null,
    };
  });
}

/**
 * Appends a version of the pack (数据包新版本); the old ones stay. The pack itself is kept word for word as JSON text; its organisations and
 * places are laid out as rows beside it, with paths, pinyin keys and boxes, for SQL to sort and search.
 *
 * @returns false when the version in force has this hash already
 */
export async function appendPack(db: DistrictDb, pack: Pack, hash: string): Promise<boolean> {
  const latest = await db.selectFrom("pack_version").select(["ordinal", "hash"]).orderBy("ordinal", "desc").limit(1).executeTakeFirst();
  if (latest?.hash === hash) return false;
  const ordinal = (latest?.ordinal ?? 0) + 1;
  await db.insertInto("pack_version").values({ ordinal, hash, pack: JSON.stringify(pack) }).execute();
  const organisations = organisationRows(ordinal, pack.organisations), places = placeRows(ordinal, pack.places);
  if (organisations.length > 0) await sql`insert into organisation select * from jsonb_populate_recordset(null::organisation, ${JSON.stringify(organisations)}::text::jsonb)`.execute(db);
  if (places.length > 0) await sql`insert into place select * from jsonb_populate_recordset(null::place, ${JSON.stringify(places)}::text::jsonb)`.execute(db);
  return true;
}
