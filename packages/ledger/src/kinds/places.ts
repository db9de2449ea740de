import { exact, isDecimal, type Exact } from "@yunqing/standards";
import type { Place, PlaceField } from "../field.js";
import { both, halfWidth, kindWith, refused, taken, type Reading, type SheetPart } from "./kind.js";

/** Decimals kept of a degree: the seventh is a centimetre. */
const degreePlaces = 7;
const cgcs2000 = 4490;
const shapes = { point: { wkt: "POINT", least: 1 }, line: { wkt: "LINESTRING", least: 2 }, area: { wkt: "POLYGON", least: 4 } } as const;

/** Degrees as people write them: 113.1234567, or 113°07′24.4″, which is brought to seven decimals (GB/T 8170). */
function degreesOf(words: string): Exact | null {
  const text = halfWidth(words).replace(/\s/g, "").replace(/^[NE东北]|[NE东北]$/gi, "");
  if (isDecimal(text)) return exact(text);
  const match = /^(\d{1,3})[°度](?:(\d{1,2}(?:\.\d+)?)[′'’分](?:(\d{1,2}(?:\.\d+)?)(?:″|"|”|''|秒))?)?$/.exec(text);
  if (!match || exact(match[2] ?? "0").compare(exact(60)) >= 0 || exact(match[3] ?? "0").compare(exact(60)) >= 0) return null;
  return exact(exact(match[1] ?? "0").plus(exact(match[2] ?? "0").over(exact(60))).plus(exact(match[3] ?? "0").over(exact(3600))).toFixed(degreePlaces));
}
/** The shortest text of a degree: equal places have equal texts. */
function degreeText(value: Exact): string { return exact(value.toFixed(degreePlaces)).toString(); }
function position(longitude: string, latitude: string): readonly [string, string] | Reading<never> {
  const x = degreesOf(longitude), y = degreesOf(latitude);
  if (x === null || y === null) return refused("not-a-place", `“${longitude.trim()}，${latitude.trim()}”不是经纬度，应如 113.1234567，40.0123456`, `"${longitude.trim()}, ${latitude.trim()}" is no longitude and latitude`);
  if (exact(x.toFixed(degreePlaces)).compare(x) !== 0 || exact(y.toFixed(degreePlaces)).compare(y) !== 0) return refused("too-many-decimals", `经纬度最多 ${degreePlaces} 位小数`, `at most ${degreePlaces} decimals of a degree`);
  if (x.absolute().compare(exact(180)) > 0 || y.absolute().compare(exact(90)) > 0) return refused("outside-the-earth", `经度 ${longitude.trim()}、纬度 ${latitude.trim()} 超出范围，是否经纬度颠倒`, `longitude ${longitude.trim()}, latitude ${latitude.trim()} is outside the earth: are they the wrong way round`);
  return [degreeText(x), degreeText(y)];
}
function placeOf(pairs: readonly (readonly [string, string])[], field: PlaceField): Reading<Place> {
  const positions: (readonly [string, string])[] = [];
  for (const [longitude, latitude] of pairs) {
    const found = position(longitude, latitude);
    if ("kind" in found) return found;
    positions.push(found);
  }
  const { least } = shapes[field.geometry], first = positions[0], last = positions.at(-1);
  if (positions.length < least || (field.geometry === "point" && positions.length > 1)) return refused("wrong-geometry", field.geometry === "point" ? "应为一个点" : `至少 ${least} 个点`, field.geometry === "point" ? "one position is wanted" : `at least ${least} positions are wanted`);
  if (field.geometry === "area" && (first?.[0] !== last?.[0] || first?.[1] !== last?.[1])) return refused("area-open", "面的首尾两点应相同", "the last position of an area is its first");
  return taken({ geometry: field.geometry, positions });
}
/** Well-known text of a place (WKT), exact decimals. */
export function wktOf(place: Place): string {
  const inner = place.positions.map((each) => each.join(" ")).join(", ");
  return `${shapes[place.geometry].wkt}(${place.geometry === "area" ? `(${inner})` : inner})`;
}
/**
 * PostgreSQL's own box around a place (外接框) as an expression over the column of its exact text, with nothing but what every PostgreSQL has.
 * The index of places is made over these very words, so whoever asks by them is answered from it.
 */
export function extentSql(geometry: Place["geometry"], column: string): string {
  const pairs = (from: number, less: number): string => `replace(replace(substr(${column}, ${from}, length(${column}) - ${less}), ', ', '),('), ' ', ',')`;
  return geometry === "point" ? `box(('(' || ${pairs(7, 7)} || ')')::point)` : `box(('((' || ${geometry === "line" ? pairs(12, 12) : pairs(10, 11)} || '))')::polygon)`;
}
const split = (text: string): readonly (readonly [string, string])[] => text.split(/[;\n]/).filter((each) => each.trim() !== "").map((each) => { const [x = "", y = "", ...more] = halfWidth(each).split(/[,、]|(?<=\d)\s+(?=\d)/); return more.length ? [each, ""] as const : [x, y] as const; });
const textOf = (value: Place): string => value.positions.map((each) => each.join(",")).join(";");
const degreePattern = "^-?[0-9]{1,3}(\\.[0-9]{1,7})?$";
const names: readonly [SheetPart, SheetPart] = [
  { id: "longitude", label: both("经度", "longitude"), hint: both("CGCS2000，如 113.1234567 或 113°07′24.4″", "CGCS2000, such as 113.1234567"), width: 14 },
  { id: "latitude", label: both("纬度", "latitude"), hint: both("CGCS2000，如 40.0123456 或 40°00′44.4″", "CGCS2000, such as 40.0123456"), width: 14 },
];

/** A place (位置) in CGCS2000. The exact text is kept; the geometry for spatial questions is made from it by the store. */
export const place = kindWith<PlaceField, Place>({
  label: both("位置", "place"),
  flawsOf: (field) => (field.geometry in shapes ? [] : [both("geometry 应为 point、line 或 area", '"geometry" is point, line or area')]),
  parse: (words, field) => placeOf(split(halfWidth(words).replace(/；/g, ";")), field),
  textOf,
  take: (value, field) => {
    const given = value as Partial<Place> | null;
    if (typeof given !== "object" || given === null || given.geometry !== field.geometry || !Array.isArray(given.positions) || !given.positions.every((each: unknown) => Array.isArray(each) && each.length === 2 && each.every((one) => typeof one === "string" && isDecimal(one)))) return refused("not-a-place", "应为经纬度的文本对", "positions as pairs of decimal text are wanted");
    return placeOf(given.positions, field);
  },
  columnsOf: (field, column) => [
    { name: column, type: 'text collate "C"', checks: [], extent: extentSql(field.geometry, column) },
    { name: `${column}_geometry`, type: `geometry(${shapes[field.geometry].wkt}, ${cgcs2000})`, checks: [], index: "gist", generated: `ST_GeomFromText(${column}, ${cgcs2000})` },
  ],
  schemaOf: (field) => ({ type: "object", required: ["geometry", "positions"], additionalProperties: false, properties: { geometry: { const: field.geometry }, positions: { type: "array", minItems: shapes[field.geometry].least, ...(field.geometry === "point" ? { maxItems: 1 } : {}), items: { type: "array", minItems: 2, maxItems: 2, items: { type: "string", pattern: degreePattern } } } } }),
  controlOf: (field) => ({ type: "place", geometry: field.geometry }),
  partsOf: (field) => (field.geometry === "point" ? names : [{ id: "", label: null, hint: both("经度,纬度;经度,纬度;…", "longitude,latitude;longitude,latitude;…"), width: 40 }]),
  textsOf: (value, field) => (field.geometry === "point" ? value.positions[0] ?? [] : [textOf(value)]),
  parseParts: (texts, field) => (field.geometry === "point" ? placeOf([[texts[0] ?? "", texts[1] ?? ""]], field) : placeOf(split(halfWidth(texts[0] ?? "")), field)),
  filtersOf: () => ["within", "filled"], isSortable: () => false, tally: "none",
});
