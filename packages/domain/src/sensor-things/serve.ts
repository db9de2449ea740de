import { entityJson, makingOf, pageOf, relatedOf, selfLink, type Making, type Page } from "./entity-json.js";
import { spanOfFilter } from "./evaluate.js";
import { SensorThingsFault } from "./fault.js";
import { entitySets, relations, type Entity, type EntitySet, type EntitySource, type Json } from "./model.js";
import { noOptions, optionsOf, type QueryOptions } from "./options.js";
import { pathOfResource, type PathStep } from "./path.js";

/** A request below the service root (请求): the path decoded, the options as pairs, the outer address of the root without slash at its end. */
export interface SensorThingsRequest { readonly path: string; readonly options: readonly (readonly [string, string])[]; readonly base: string }
/** What is answered (响应): JSON of a kind, or bare text for `$value`. */
export type SensorThingsAnswer = { readonly type: "application/json" | "application/geo+json"; readonly body: Json } | { readonly type: "text/plain"; readonly body: string };

/**
 * Requirements that the service keeps wholly (符合性). What it keeps in part is not claimed: `request-data` as a class, for filters through observations and relations of two shapes are refused;
 * `data-array`, for it asks for writing as well. @clause OGC 18-088 §9.2.1
 */
export const conformance = [
  "datamodel", "resource-path/resource-path-to-entities", ...["status-code", "query-status-code", "order", "expand", "select", "orderby", "top", "skip", "count", "built-in-filter-operations", "pagination"].map((one) => `request-data/${one}`),
].map((one) => `http://www.opengis.net/spec/iot_sensing/1.1/req/${one}`);

/** The service root (服务根). @clause OGC 18-088 §9.2.1 */
export function rootOf(base: string): Json { return { value: entitySets.map((name) => ({ name, url: `${base}/${name}` })), serverSettings: { conformance: [...conformance] } }; }

/** Answers a request (响应请求). @throws {SensorThingsFault} 400 with the place, 404, 501 */
export async function serve(request: SensorThingsRequest, source: EntitySource): Promise<SensorThingsAnswer> {
  if (request.path.replaceAll("/", "") === "") return { type: "application/json", body: rootOf(request.base) };
  const { steps, property, end } = pathOfResource(request.path), last = steps.at(-1)!, making = makingOf(source, request.base), options = optionsOf(request.options, last.set);
  let holder: Entity | null = null;
  for (const step of steps.slice(0, -1)) holder = await single(step, holder, source);
  if (last.many && last.id === null) return collection(request, last, holder, end === "$ref", options, making);
  const entity = await single(last, holder, source);
  if (property === null) return { type: "application/json", body: await entityJson(entity, options, making) };
  const value = property === "id" ? entity.id : entity.values[property] ?? null;
  if (end === "$value") return { type: "text/plain", body: typeof value === "string" ? value : JSON.stringify(value) };
  return { type: "application/json", body: { [property]: value } };
}

async function single(step: PathStep, holder: Entity | null, source: EntitySource): Promise<Entity> {
  const missing = new SensorThingsFault(404, { zh: `没有 ${step.name}${step.id === null ? "" : `('${step.id}')`}`, en: `there is no ${step.name}${step.id === null ? "" : `('${step.id}')`}` });
  let found: Entity | null;
  if (step.id !== null) {
    found = step.set === "Observations" ? await source.observation(step.id) : source.find(step.set, step.id);
    if (found !== null && holder !== null && !belongs(found, holder, step.name, source)) found = null;
  } else found = (await relatedOf(holder!, step.name, noOptions, source))[0] ?? null;
  if (found === null) throw missing;
  return found;
}
function belongs(found: Entity, holder: Entity, relation: string, source: EntitySource): boolean {
  if (found.set !== "Observations") return holder.links[relation]?.includes(found.id) ?? false;
  const datastream = found.links["Datastream"]![0]!;
  return holder.set === "Datastreams" ? holder.id === datastream : source.datastreamsOfFeature(holder.id).includes(datastream);
}

async function collection(request: SensorThingsRequest, step: PathStep, holder: Entity | null, refs: boolean, options: QueryOptions, making: Making): Promise<SensorThingsAnswer> {
  const { source, base } = making;
  const all = holder !== null ? await relatedOf(holder, step.name, options, source) : step.set === "Observations" ? await source.observations(source.all("Datastreams").map(({ id }) => id), spanOfFilter(options.filter)) : source.all(step.set);
  const page = pageOf(all, options, source), head: Record<string, Json> = { ...(options.count ? { "@iot.count": page.count } : {}), ...(page.more ? { "@iot.nextLink": nextLink(request, options, page.size) } : {}) };
  if (refs) return { type: "application/json", body: { ...head, value: page.rows.map((row) => ({ "@iot.selfLink": selfLink(base, row) })) } };
  if (options.resultFormat === "GeoJSON") return { type: "application/geo+json", body: { type: "FeatureCollection", ...head, features: await features(page, step.set, options, making) } };
  if (options.resultFormat === "dataArray") return { type: "application/json", body: { ...head, value: dataArrays(page, step.set, options, making) } };
  const value: Json[] = [];
  for (const row of page.rows) value.push(await entityJson(row, options, making));
  return { type: "application/json", body: { ...head, value } };
}
/** The address of the next page: the same request, further on. @clause OGC 18-088 §9.3.3.4 */
function nextLink({ base, path, options }: SensorThingsRequest, { skip }: QueryOptions, size: number): string {
  const kept = options.filter(([name]) => name !== "$skip" && name !== "$top"), pairs = [...kept, ["$top", String(size)], ["$skip", String(skip + size)]] as const;
  return `${base}/${path.split("/").filter(Boolean).map(encodeURIComponent).join("/")}?${pairs.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join("&")}`;
}

/** Observations as arrays, one of each datastream (数据数组). @clause OGC 18-088 §12 */
function dataArrays({ rows }: Page, set: EntitySet, { select, expand }: QueryOptions, { source, base }: Making): readonly Json[] {
  if (set !== "Observations" || expand.length > 0) throw new SensorThingsFault(400, { zh: "dataArray 只用于 Observations，且不能与 $expand 同用", en: "dataArray is for Observations, without $expand" });
  const components = select?.filter((name) => !Object.hasOwn(relations.Observations, name)) ?? ["id", "phenomenonTime", "result", "resultTime", "resultQuality", "parameters"], groups = new Map<string, Json[]>();
  for (const row of rows) {
    const datastream = row.links["Datastream"]![0]!, values = components.map((name) => (name === "id" || name === "@iot.id" ? row.id : row.values[name] ?? null)), group = groups.get(datastream);
    if (group === undefined) groups.set(datastream, [values]); else group.push(values);
  }
  return [...groups].map(([id, dataArray]) => ({ "Datastream@iot.navigationLink": selfLink(base, source.find("Datastreams", id)!), components: [...components], "dataArray@iot.count": dataArray.length, dataArray }));
}

/** Entities as features (GeoJSON要素), as FROST writes them and QGIS reads them: the geometry of the entity or of its first location, everything else a property. */
async function features({ rows }: Page, set: EntitySet, options: QueryOptions, making: Making): Promise<readonly Json[]> {
  const made: Json[] = [];
  if (set !== "Things" && set !== "Locations" && set !== "FeaturesOfInterest") throw new SensorThingsFault(400, { zh: "GeoJSON 只用于 Things、Locations、FeaturesOfInterest", en: "GeoJSON is for Things, Locations and FeaturesOfInterest" });
  for (const row of rows) {
    const located = row.set === "Things" ? making.source.find("Locations", row.links["Locations"]?.[0] ?? "") : row, raw = located?.values[row.set === "FeaturesOfInterest" ? "feature" : "location"] ?? null;
    const { location: _location, feature: _feature, ...properties } = await entityJson(row, options, making), geometry = isFeature(raw) ? raw["geometry"] ?? null : raw;
    made.push({ type: "Feature", id: row.id, geometry, properties });
  }
  return made;
}
function isFeature(value: Json): value is { readonly [key: string]: Json } { return value !== null && typeof value === "object" && !Array.isArray(value) && (value as { readonly [key: string]: Json })["type"] === "Feature"; }
