import { extentSql, snake, wktOf, type Ledger, type Place } from "@yunqing/ledger";
import { boxesAround, haveCommon, liesWithin, nearnessBetween, placeShapeFrom, placeShapeOf, type PlaceAsked, type PlaceBox, type RowNear, type RowsAsked, type RowsNear, type PlaceShape } from "@yunqing/domain";
import type { Line } from "./dialect.js";
import { quoted } from "./engine.js";
import { shapeOf } from "./ledger-columns.js";
import { isThere, Parameters } from "./ledger-parameters.js";
import { rowsSql } from "./ledger-where.js";
import { textArray } from "./sql-arrays.js";

// Where rows of a ledger lie (台账空间查询). An index says which come into question: that of the boxes, or with PostGIS that of the geometry. What is answered, the exact decimals decide.

const cgcs2000 = 4490;
/** More rows than this are not fetched to be judged within a distance; the nearest of them are found all the same. */
const mostJudged = 200_000;

/** What a question is asked of: the table, the column of the exact text, and the geometry's column where the database has one. */
interface Asked { readonly ledger: Ledger; readonly asked: RowsAsked; readonly geometry: Place["geometry"]; readonly table: string; readonly column: string; readonly postgis: string | null }
interface Candidate { readonly id: string; readonly shape: PlaceShape }

/** The condition of rows that are there and may be seen, and the parameters it began. */
function begun({ ledger, asked, column }: Asked): { readonly parameters: Parameters; readonly where: string } {
  const parameters = new Parameters();
  return { parameters, where: `t.${isThere} and t.${quoted(column)} is not null and ${rowsSql(ledger, asked, { alias: "t", version: "row_version", id: "id" }, parameters)}` };
}
const boxText = ([west, south, east, north]: PlaceBox): string => `(${west},${south}),(${east},${north})`;
const ringText = ([west, south, east, north]: PlaceBox): string => `POLYGON((${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}))`;

/** Rows as one text, which comes over ten times as fast as a row each. */
function read(geometry: Place["geometry"], text: string | null): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const each of text === null ? [] : text.split("\n")) { const cut = each.indexOf("\t"), id = each.slice(0, cut); if (!found.has(id)) found.set(id, { id, shape: placeShapeFrom(geometry, each.slice(cut + 1)) }); }
  return [...found.values()];
}
const asOneText = (inner: string): string => `select string_agg(c.id || E'\\t' || c.place, E'\\n') as found, count(*)::float8 as n from (${inner}) c`;

/** Rows whose box touches one of these (候选行); null when they are more than `most`. */
async function touching(line: Line, of: Asked, boxes: readonly PlaceBox[], most: number | null): Promise<readonly Candidate[] | null> {
  const { parameters, where } = begun(of), { column, postgis } = of, own = postgis === null ? extentSql(of.geometry, `t.${quoted(column)}`) : `t.${quoted(postgis)}`;
  const texts = boxes.map(postgis === null ? boxText : ringText), box = (text: string): string => (postgis === null ? `${text}::box` : `ST_GeomFromText(${text}, ${cgcs2000})`);
  const [first = ""] = texts, from = texts.length === 1 ? `${of.table} t where ${own} && ${box(`${parameters.put(first)}::text`)}` : `unnest(${parameters.put(textArray(texts))}::text[]) b (box) join ${of.table} t on ${own} && ${box("b.box")} where true`;
  const { rows } = await line.query(asOneText(`select t.id, t.${quoted(column)} as place from ${from} and ${where}${most === null ? "" : ` limit ${most + 1}`}`), parameters.list), [row] = rows as { found: string | null; n: number }[];
  return most !== null && (row?.n ?? 0) > most ? null : read(of.geometry, row?.found ?? null);
}
/** So many rows that are about the nearest to the middle of a place, by walking the index (近邻候选). */
async function nearby(line: Line, of: Asked, { west, south, east, north }: PlaceShape, count: number): Promise<readonly Candidate[]> {
  const { parameters, where } = begun(of), [x, y] = [((west + east) / 2).toFixed(7), ((south + north) / 2).toFixed(7)];
  const order = of.postgis === null ? `${extentSql(of.geometry, `t.${quoted(of.column)}`)} <-> ${parameters.put(`(${x},${y})`)}::text::point` : `t.${quoted(of.postgis)} <-> ST_GeomFromText(${parameters.put(`POINT(${x} ${y})`)}::text, ${cgcs2000})`;
  const { rows } = await line.query(asOneText(`select t.id, t.${quoted(of.column)} as place from ${of.table} t where ${where} order by ${order} limit ${count}`), parameters.list);
  return read(of.geometry, (rows as { found: string | null }[])[0]?.found ?? null);
}

const inOrder = (rows: RowNear[]): readonly RowNear[] => rows.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1));
function judgedNear(candidates: readonly Candidate[], place: PlaceShape, most: number): readonly RowNear[] {
  const found: RowNear[] = [];
  for (const { id, shape } of candidates) {
    const near = nearnessBetween(shape, place, most);
    if (near !== null) found.push({ id, metres: near.metres, overlaps: near.overlaps, inside: near.within, around: near.around });
  }
  return inOrder(found);
}
function judgedOver(candidates: readonly Candidate[], place: PlaceShape, how: "inside" | "overlaps" | "around"): readonly RowNear[] {
  const found: RowNear[] = [];
  for (const { id, shape } of candidates) {
    if (how === "inside" ? liesWithin(shape, place) : how === "around" ? liesWithin(place, shape) : haveCommon(shape, place)) found.push({ id, metres: 0, overlaps: true, inside: how === "inside" || liesWithin(shape, place), around: how === "around" || (shape.geometry === "area" && liesWithin(place, shape)) });
  }
  return inOrder(found);
}

/** The nearest rows (最近的若干行): as many as are asked for say how far to look, and whatever is so near is then judged. */
async function nearest(line: Line, of: Asked, asked: PlaceAsked, limit: number): Promise<readonly RowNear[]> {
  const place = placeShapeOf(asked.place), first = await nearby(line, of, place, limit), most = asked.metres ?? Infinity, judged = judgedNear(first, place, most);
  // fewer than asked for are all that there are
  if (first.length < limit) return judged;
  const bound = judged.length < limit ? most : judged.at(-1)?.metres ?? most;
  const all = await touching(line, of, boxesAround(asked.place, bound), null);
  return judgedNear(all ?? [], place, bound + 0.001).filter(({ metres }) => metres <= most).slice(0, limit);
}

/** Points in an area, counted by PostGIS itself. Only points: with them no border that crosses itself can make it fail. */
async function pointsInside(line: Line, of: Asked, place: Place, limit: number | null): Promise<RowsNear> {
  const { parameters, where } = begun(of), zone = parameters.put(wktOf(place));
  const { rows } = await line.query(`select t.id, count(*) over ()::float8 as n from (select ST_GeomFromText(${zone}::text, ${cgcs2000}) as zone) z join ${of.table} t on ST_Covers(z.zone, t.${quoted(of.postgis ?? "")}) where ${where} order by t.id collate "C"${limit === null ? "" : ` limit ${limit}`}`, parameters.list);
  const found = rows as { id: string; n: number }[];
  return { rows: found.map(({ id }) => ({ id, metres: 0, overlaps: true, inside: true, around: false })), count: found[0]?.n ?? 0 };
}

/**
 * Rows of a ledger by where they lie to a place (空间查询): within a distance, the nearest, inside, overlapping, around.
 * @param hasPostgis  whether the database has it; the answer is the same with it and without
 */
export async function nearOf(line: Line, hasPostgis: boolean, ledger: Ledger, asked: RowsAsked, near: PlaceAsked, limit: number | null): Promise<RowsNear> {
  const field = ledger.fields[near.field], { table } = shapeOf(ledger), column = snake(near.field);
  if (field?.kind !== "place" || ((near.how === "inside") && near.place.geometry !== "area") || (near.how === "around" && field.geometry !== "area")) return { rows: [], count: 0 };
  const of: Asked = { ledger, asked, geometry: field.geometry, table, column, postgis: hasPostgis && await hasColumn(line, table, `${column}_geometry`) ? `${column}_geometry` : null };
  const few = (rows: readonly RowNear[]): RowsNear => ({ rows: limit === null ? rows : rows.slice(0, limit), count: rows.length }), place = placeShapeOf(near.place);
  if (near.how !== "near") {
    if (of.postgis !== null && near.how === "inside" && field.geometry === "point") return pointsInside(line, of, near.place, limit);
    return few(judgedOver(await touching(line, of, boxesAround(near.place, 0), null) ?? [], place, near.how));
  }
  if (near.metres === null) return { rows: await nearest(line, of, near, limit ?? mostJudged), count: null };
  const candidates = await touching(line, of, boxesAround(near.place, near.metres), limit === null ? null : mostJudged);
  return candidates === null ? { rows: await nearest(line, of, near, limit ?? mostJudged), count: null } : few(judgedNear(candidates, place, near.metres));
}
async function hasColumn(line: Line, table: string, column: string): Promise<boolean> {
  return (await line.query("select 1 from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped", [table, column])).rows.length > 0;
}
