import { SensorThingsFault } from "./fault.js";
import { entitySets, properties, relations, type EntitySet } from "./model.js";

/** One step along relations: the set or relation, and the id chosen in it (路径的一步). */
export interface PathStep { readonly name: string; readonly set: EntitySet; readonly many: boolean; readonly id: string | null }
/** A resource path taken apart (资源路径). @clause OGC 18-088 §9.2 */
export interface ResourcePath { readonly steps: readonly PathStep[]; readonly property: string | null; readonly end: "$value" | "$ref" | null }

const nothing = (path: string): SensorThingsFault => new SensorThingsFault(404, { zh: `没有资源 ${path}`, en: `there is no resource ${path}` });

function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  let quoted = false, start = 0;
  for (let at = 0; at < path.length; at++) { if (path[at] === "'") quoted = !quoted; else if (path[at] === "/" && !quoted) { parts.push(path.slice(start, at)); start = at + 1; } }
  return [...parts, path.slice(start)].filter((part) => part !== "");
}
/** Reads a path below the service root, decoded (资源路径解析). @throws {SensorThingsFault} 404 */
export function pathOfResource(path: string): ResourcePath {
  const steps: PathStep[] = [];
  let property: string | null = null, end: ResourcePath["end"] = null;
  for (const part of partsOf(path)) {
    const last = steps.at(-1) ?? null, single = last !== null && (!last.many || last.id !== null);
    if (end !== null) throw nothing(path);
    if (part === "$value" && property !== null) { end = "$value"; continue; }
    if (part === "$ref" && last !== null && property === null && !single) { end = "$ref"; continue; }
    const found = /^([A-Za-z]+)(?:\(('(?:[^']|'')*'|[^'()]+)\))?$/.exec(part);
    if (found === null || property !== null || steps.length > 12) throw nothing(path);
    const [, name, quoted] = found as unknown as [string, string, string?], id = quoted === undefined ? null : quoted.startsWith("'") ? quoted.slice(1, -1).replaceAll("''", "'") : quoted;
    if (last === null) { if (!(entitySets as readonly string[]).includes(name)) throw nothing(path); steps.push({ name, set: name as EntitySet, many: true, id }); continue; }
    if (!single) throw nothing(path);
    const relation = Object.hasOwn(relations[last.set], name) ? relations[last.set][name]! : null;
    if (relation !== null && (relation.many || id === null)) steps.push({ name, ...relation, id });
    else if (id === null && (name === "id" || properties[last.set].includes(name))) property = name;
    else throw nothing(path);
  }
  if (steps.length === 0) throw nothing(path);
  return { steps, property, end };
}
