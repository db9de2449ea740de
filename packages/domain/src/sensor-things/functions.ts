import { SensorThingsFault } from "./fault.js";
import { distanceOf, geometryOfJson, geometryOfText, placeOf, type Geometry } from "./geometry.js";
import type { Json } from "./model.js";

/** A value inside a filter (运算中的值): JSON, a time, a geometry. */
export type Value = Json | Time | Shape;
export class Time { constructor(readonly from: number, readonly until: number, /** as written */ readonly text: string) {} }
export class Shape { constructor(readonly geometry: Geometry) {} }

const timePattern = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;
/** A time or interval in ISO 8601; null when the text is none. A date alone is the midnight in UTC. */
export function timeOf(text: string): Time | null {
  const [start, end] = text.split("/");
  if (!timePattern.test(start!) || (end !== undefined && !timePattern.test(end))) return null;
  const from = Date.parse(start!), until = end === undefined ? from : Date.parse(end);
  return Number.isFinite(from) && Number.isFinite(until) ? new Time(from, until, text) : null;
}
const wrong = (name: string, what: string): SensorThingsFault => new SensorThingsFault(400, { zh: `函数“${name}”需要${what}`, en: `"${name}" is given a value of the wrong type` });
const textOf = (name: string, value: Value): string => { if (typeof value !== "string") throw wrong(name, "字符串"); return value; };
const numberOf = (name: string, value: Value): number => { if (typeof value !== "number") throw wrong(name, "数字"); return value; };
const momentOf = (name: string, value: Value): Time => { const time = value instanceof Time ? value : typeof value === "string" ? timeOf(value) : null; if (time === null) throw wrong(name, "时间"); return time; };
function shapeOf(name: string, value: Value): Geometry {
  const found = value instanceof Shape ? value.geometry : value instanceof Time ? null : geometryOfJson(value);
  if (found === null) throw wrong(name, "几何");
  return found;
}
/** The clock on the wall at the offset that the time is written in. */
function wall({ from, text }: Time): Date { return new Date(from + offsetOf(text) * 60_000); }
function offsetOf(text: string): number { const found = /([+-])(\d\d):(\d\d)$/.exec(text.split("/")[0]!); return found === null ? 0 : (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])); }

function related(name: string, first: Geometry, second: Geometry): boolean {
  const holder = name === "st_contains" ? first : second, held = name === "st_contains" ? second : first;
  const [inner, outer] = held.kind === "point" ? [held, holder] : holder.kind === "point" && name !== "st_within" && name !== "st_contains" ? [holder, held] : [null, null];
  if (inner === null) throw new SensorThingsFault(501, { zh: `“${name}”只支持点与其他几何之间的关系`, en: `"${name}" is offered between a point and another geometry` });
  const place = placeOf(inner.at, outer);
  switch (name) {
    case "st_within": case "st_contains": return place === "inside";
    case "st_disjoint": return place === "outside";
    case "st_equals": return outer.kind === "point" && place === "inside";
    default: return place !== "outside";
  }
}

/** Calls a function of a filter; null where an argument is null (函数求值). @clause OGC 18-088 table 22 @throws {SensorThingsFault} */
export function callOf(name: string, args: readonly Value[], now: number): Value {
  if (name === "now") return new Time(now, now, new Date(now).toISOString());
  if (name === "mindatetime") return new Time(-8.64e15, -8.64e15, "min");
  if (name === "maxdatetime") return new Time(8.64e15, 8.64e15, "max");
  if (args.some((one) => one === null)) return null;
  const [a, b, c] = args as [Value, Value, Value], t = (value: Value): string => textOf(name, value);
  switch (name) {
    case "substringof": return t(b).includes(t(a));
    case "startswith": return t(a).startsWith(t(b));
    case "endswith": return t(a).endsWith(t(b));
    case "length": return [...t(a)].length;
    case "indexof": return t(a).indexOf(t(b));
    case "substring": return c === undefined ? t(a).slice(numberOf(name, b)) : t(a).slice(numberOf(name, b), numberOf(name, b) + numberOf(name, c));
    case "tolower": return t(a).toLowerCase();
    case "toupper": return t(a).toUpperCase();
    case "trim": return t(a).trim();
    case "concat": return t(a) + t(b);
    case "round": { const n = numberOf(name, a); return Math.sign(n) * Math.round(Math.abs(n)); }
    case "floor": return Math.floor(numberOf(name, a));
    case "ceiling": return Math.ceil(numberOf(name, a));
    case "year": return wall(momentOf(name, a)).getUTCFullYear();
    case "month": return wall(momentOf(name, a)).getUTCMonth() + 1;
    case "day": return wall(momentOf(name, a)).getUTCDate();
    case "hour": return wall(momentOf(name, a)).getUTCHours();
    case "minute": return wall(momentOf(name, a)).getUTCMinutes();
    case "second": return wall(momentOf(name, a)).getUTCSeconds();
    case "fractionalseconds": return wall(momentOf(name, a)).getUTCMilliseconds() / 1000;
    case "totaloffsetminutes": return offsetOf(momentOf(name, a).text);
    case "date": return wall(momentOf(name, a)).toISOString().slice(0, 10);
    case "time": return wall(momentOf(name, a)).toISOString().slice(11, 19);
    case "geo.distance": return distanceOf(shapeOf(name, a), shapeOf(name, b));
    case "geo.length": { const line = shapeOf(name, a); return line.kind === "line" ? line.points.reduce((sum, at, index) => (index === 0 ? 0 : sum + Math.hypot(at[0] - line.points[index - 1]![0], at[1] - line.points[index - 1]![1])), 0) : 0; }
    default: return related(name, shapeOf(name, a), shapeOf(name, b));
  }
}
/** A geometry written in a filter. */
export function shapeText(text: string): Shape { return new Shape(geometryOfText(text)); }
