import { checkPaths } from "./evaluate.js";
import type { Expression } from "./expression.js";
import { SensorThingsFault } from "./fault.js";
import { parseExpression } from "./filter-parser.js";
import { properties, relations, type EntitySet } from "./model.js";

/** Rows of a page without `$top`, and at most (每页条数). @clause OGC 18-088 §9.3.3.4 */
export const pageSize = 100, mostRows = 1000;

export interface OrderTerm { readonly by: Expression; readonly descending: boolean }
export interface ExpandTerm { readonly relation: string; readonly options: QueryOptions }
/** Options of a query (查询选项). @clause OGC 18-088 §9.3 */
export interface QueryOptions {
  readonly filter: Expression | null; readonly orderby: readonly OrderTerm[]; readonly select: readonly string[] | null; readonly expand: readonly ExpandTerm[];
  readonly top: number | null; readonly skip: number; readonly count: boolean; readonly resultFormat: "dataArray" | "GeoJSON" | null;
}
/** No option at all. */
export const noOptions: QueryOptions = { filter: null, orderby: [], select: null, expand: [], top: null, skip: 0, count: false, resultFormat: null };

const bad = (zh: string, en: string): SensorThingsFault => new SensorThingsFault(400, { zh, en });

/** Splits at a mark outside of quotes and parentheses. */
export function splitOutside(text: string, mark: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0, quoted = false, start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === "'") quoted = !quoted;
    else if (!quoted && char === "(") depth++;
    else if (!quoted && char === ")") { if (--depth < 0) throw bad("多余的“)”", "there is a \")\" too many"); } else if (!quoted && depth === 0 && char === mark) { parts.push(text.slice(start, at)); start = at + 1; }
  }
  if (depth !== 0 || quoted) throw bad("括号或引号没有配对", "a parenthesis or quote is not closed");
  return [...parts, text.slice(start)];
}

/** Reads options given as pairs (查询选项解析). @param depth of nested `$expand` @throws {SensorThingsFault} 400 */
export function optionsOf(pairs: readonly (readonly [string, string])[], set: EntitySet, depth = 0): QueryOptions {
  let options = noOptions;
  const seen = new Set<string>();
  for (const [name, text] of pairs) {
    if (seen.has(name)) throw bad(`选项 ${name} 出现了两次`, `${name} is given twice`);
    seen.add(name);
    options = { ...options, ...optionOf(name, text.trim(), set, depth) };
  }
  return options;
}
function optionOf(name: string, text: string, set: EntitySet, depth: number): Partial<QueryOptions> {
  switch (name) {
    case "$filter": { const filter = parseExpression(text); checkPaths(filter, set); return { filter }; }
    case "$orderby": return { orderby: splitOutside(text, ",").map((term) => { const found = /^\s*([\s\S]+?)(?:\s+(asc|desc))?\s*$/.exec(term); if (found === null) throw bad("$orderby 缺少内容", "$orderby has an empty term"); const by = parseExpression(found[1]!); checkPaths(by, set); return { by, descending: found[2] === "desc" }; }) };
    case "$select": return { select: text.split(",").map((one) => one.trim()).map((one) => { if (one !== "id" && one !== "@iot.id" && !properties[set].includes(one) && !Object.hasOwn(relations[set], one)) throw bad(`$select：${set} 没有“${one}”`, `$select: ${set} has no "${one}"`); return one; }) };
    case "$expand": return { expand: expandOf(text, set, depth) };
    case "$top": return { top: Math.min(whole(name, text), mostRows) };
    case "$skip": return { skip: whole(name, text) };
    case "$count": if (text !== "true" && text !== "false") throw bad("$count 应为 true 或 false", "$count must be true or false"); return { count: text === "true" };
    case "$resultFormat": if (depth > 0 || (text !== "dataArray" && text !== "GeoJSON")) throw bad("$resultFormat 应为 dataArray 或 GeoJSON", "$resultFormat must be dataArray or GeoJSON, at the top"); return { resultFormat: text };
    default: throw bad(`不认识的选项“${name}”`, `there is no query option "${name}"`);
  }
}
function whole(name: string, text: string): number { if (!/^\d{1,9}$/.test(text)) throw bad(`${name} 应为非负整数，不是“${text}”`, `${name} must be a non-negative integer, not "${text}"`); return Number(text); }

function expandOf(text: string, set: EntitySet, depth: number): readonly ExpandTerm[] {
  if (depth >= 5) throw bad("$expand 最多 5 层", "$expand goes at most 5 deep");
  const terms = new Map<string, ExpandTerm>();
  for (const part of splitOutside(text, ",")) {
    const found = /^\s*([A-Za-z]+(?:\/[A-Za-z]+)*)\s*(?:\(([\s\S]*)\))?\s*$/.exec(part);
    if (found === null) throw bad(`$expand 看不懂“${part.trim()}”`, `$expand cannot read "${part.trim()}"`);
    const [first, ...rest] = found[1]!.split("/") as [string, ...string[]], relation = Object.hasOwn(relations[set], first) ? relations[set][first]! : null;
    if (relation === null) throw bad(`$expand：${set} 没有“${first}”`, `$expand: ${set} has no "${first}"`);
    const inner = found[2] ?? "", nested = rest.length > 0
      ? { ...noOptions, expand: expandOf(rest.join("/") + (inner === "" ? "" : `(${inner})`), relation.set, depth + 1) }
      : inner === "" ? noOptions : optionsOf(splitOutside(inner, ";").map((pair) => { const at = pair.indexOf("="); if (at < 0) throw bad(`$expand 的选项“${pair}”缺少等号`, `the option "${pair}" in $expand has no "="`); return [pair.slice(0, at).trim(), pair.slice(at + 1)] as const; }), relation.set, depth + 1);
    const held = terms.get(first);
    terms.set(first, { relation: first, options: held === undefined ? nested : { ...held.options, ...nested, expand: [...held.options.expand, ...nested.expand] } });
  }
  return [...terms.values()];
}
