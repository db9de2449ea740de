import type { Expression, Operator } from "./expression.js";
import { SensorThingsFault } from "./fault.js";
import { callOf, shapeText, Time, timeOf, type Value } from "./functions.js";
import { properties, relations, type Entity, type EntitySet, type EntitySource, type Json, type Span } from "./model.js";

const timeProperties: ReadonlySet<string> = new Set(["phenomenonTime", "resultTime", "time", "validTime"]);

/** Checks the paths of an expression against the model, before anything is read (属性检查). @throws {SensorThingsFault} 400 */
export function checkPaths(one: Expression, set: EntitySet): void {
  if (one.kind === "path") checkPath(one.steps, set);
  else if (one.kind === "not") checkPaths(one.of, set);
  else if (one.kind === "binary") { checkPaths(one.left, set); checkPaths(one.right, set); } else if (one.kind === "call") for (const arg of one.args) checkPaths(arg, set);
}
function checkPath([first, ...rest]: readonly string[], set: EntitySet): void {
  const relation = Object.hasOwn(relations[set], first!) ? relations[set][first!]! : null;
  if (relation !== null && rest.length > 0) {
    if (relation.set === "Observations") throw new SensorThingsFault(501, { zh: "不支持按 Observations 过滤其他实体；请在 Observations 上过滤", en: "filtering other entities by their Observations is not offered; filter the Observations themselves" });
    checkPath(rest, relation.set); return;
  }
  if (relation === null && (first === "id" || first === "@iot.id" || properties[set].includes(first!))) return;
  throw new SensorThingsFault(400, { zh: `${set} 没有可用的属性“${first}”；可用：id、${properties[set].join("、")}`, en: `${set} has no property "${first}"; there are: id, ${properties[set].join(", ")}` });
}

/** All values a path leads to: several through relations to many. */
function valuesAt(steps: readonly string[], entity: Entity, source: EntitySource): readonly Value[] {
  const [first, ...rest] = steps as [string, ...string[]], relation = Object.hasOwn(relations[entity.set], first) ? relations[entity.set][first]! : null;
  if (relation !== null && relation.set !== "Observations") {
    const set = relation.set;
    return (entity.links[first] ?? []).flatMap((id) => { const next = source.find(set, id); return next === null ? [] : valuesAt(rest, next, source); });
  }
  if (first === "id" || first === "@iot.id") return [entity.id];
  let value: Json = entity.values[first] ?? null;
  for (const step of rest) value = value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, step) ? (value as { readonly [key: string]: Json })[step] ?? null : null;
  return [timeProperties.has(first) && typeof value === "string" ? timeOf(value) : value];
}

/** Every value an expression may have for an entity; through a relation to many there are several (求值). */
function all(one: Expression, entity: Entity, source: EntitySource): readonly Value[] {
  switch (one.kind) {
    case "number": return [Number(one.text)];
    case "string": return [one.text];
    case "time": { const time = timeOf(one.text); if (time === null) throw new SensorThingsFault(400, { zh: `没有这个时间：${one.text}`, en: `there is no such time: ${one.text}` }); return [time]; }
    case "geography": return [shapeText(one.text)];
    case "boolean": return [one.value];
    case "null": return [null];
    case "path": return valuesAt(one.steps, entity, source);
    case "not": return all(one.of, entity, source).map((value) => { const told = truth(value, "not"); return told === null ? null : !told; });
    case "call": return combined(one.args.map((arg) => all(arg, entity, source))).map((args) => callOf(one.name, args, source.now));
    case "binary": {
      if (one.op === "and") return [isTrue(one.left, entity, source) && isTrue(one.right, entity, source)];
      if (one.op === "or") return [isTrue(one.left, entity, source) || isTrue(one.right, entity, source)];
      const right = all(one.right, entity, source), { op } = one;
      return all(one.left, entity, source).flatMap((left) => right.map((other) => applied(op, left, other)));
    }
  }
}
function combined(lists: readonly (readonly Value[])[]): readonly (readonly Value[])[] { return lists.reduce<readonly (readonly Value[])[]>((rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])), [[]]); }
function truth(value: Value, where: string): boolean | null {
  if (value !== null && typeof value !== "boolean") throw new SensorThingsFault(400, { zh: `“${where}”需要真假值`, en: `"${where}" needs a condition that is true or false` });
  return value;
}
/** Whether a condition holds for an entity; through a relation to many: for any of them (条件成立). @throws {SensorThingsFault} 400 */
export function isTrue(one: Expression, entity: Entity, source: EntitySource): boolean { return all(one, entity, source).some((value) => truth(value, "$filter") === true); }
/** The value that entities are ordered by. */
export function orderValue(one: Expression, entity: Entity, source: EntitySource): Value { return all(one, entity, source)[0] ?? null; }

/** Order of two values; null where they cannot be compared. Times by their beginning. */
export function compared(a: Value, b: Value): number | null {
  if (a instanceof Time || b instanceof Time) {
    const left = a instanceof Time ? a : typeof a === "string" ? timeOf(a) : null, right = b instanceof Time ? b : typeof b === "string" ? timeOf(b) : null;
    return left === null || right === null ? null : left.from - right.from;
  }
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(a) - Number(b);
  return null;
}
function applied(op: Operator, a: Value, b: Value): Value {
  if (op === "eq" || op === "ne") { const same = a === null || b === null ? a === b : compared(a, b) === 0; return op === "eq" ? same : !same; }
  if (a === null || b === null) return null;
  if (op === "gt" || op === "ge" || op === "lt" || op === "le") { const order = compared(a, b); return order === null ? false : op === "gt" ? order > 0 : op === "ge" ? order >= 0 : op === "lt" ? order < 0 : order <= 0; }
  if (typeof a !== "number" || typeof b !== "number") throw new SensorThingsFault(400, { zh: `“${op}”两边都应为数字`, en: `"${op}" needs numbers on both sides` });
  switch (op) {
    case "add": return a + b;
    case "sub": return a - b;
    case "mul": return a * b;
    case "div": return b === 0 ? null : a / b;
    default: return b === 0 ? null : a % b;
  }
}

/** The span of phenomenon times outside which a condition cannot hold (时段下推). Only what is joined by `and` narrows it. */
export function spanOfFilter(one: Expression | null): Span {
  if (one?.kind !== "binary") return { from: null, until: null };
  if (one.op === "and") { const a = spanOfFilter(one.left), b = spanOfFilter(one.right); return { from: later(a.from, b.from, Math.max), until: later(a.until, b.until, Math.min) }; }
  const turned = one.left.kind === "time", path = turned ? one.right : one.left, literal = turned ? one.left : one.right;
  if (path.kind !== "path" || path.steps.length !== 1 || path.steps[0] !== "phenomenonTime" || literal.kind !== "time") return { from: null, until: null };
  const at = timeOf(literal.text)?.from ?? null, op = turned ? ({ gt: "lt", ge: "le", lt: "gt", le: "ge" } as Partial<Record<Operator, Operator>>)[one.op] ?? one.op : one.op;
  if (at === null) return { from: null, until: null };
  return { from: op === "ge" || op === "eq" || op === "gt" ? at : null, until: op === "lt" ? at : op === "le" || op === "eq" ? at + 1 : null };
}
function later(a: number | null, b: number | null, pick: (a: number, b: number) => number): number | null { return a === null ? b : b === null ? a : pick(a, b); }
