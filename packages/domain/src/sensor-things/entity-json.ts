import { compared, isTrue, orderValue, spanOfFilter } from "./evaluate.js";
import { SensorThingsFault } from "./fault.js";
import { relations, type Entity, type EntitySource, type Json } from "./model.js";
import { mostRows, pageSize, type ExpandTerm, type OrderTerm, type QueryOptions } from "./options.js";

/** Entities that one answer may expand at most (展开上限). */
const mostExpanded = 20_000;
/** What an answer is made with: the source, the outer address of the service root, and how much may still be expanded. */
export interface Making { readonly source: EntitySource; readonly base: string; left: number }
/** A page of entities (一页): `more` tells that others follow. */
export interface Page { readonly rows: readonly Entity[]; readonly count: number; readonly more: boolean; readonly size: number }

/** The outer address of an entity (实体地址). @clause OGC 18-088 §9.2.2 */
export function selfLink(base: string, { set, id }: Entity): string { return `${base}/${set}(${quotedId(id)})`; }
function quotedId(id: string): string { return `'${encodeURIComponent(id.replaceAll("'", "''"))}'`; }

/** Filters, orders and cuts entities as the options say (筛选、排序、分页). @clause OGC 18-088 §9.3.3 */
export function pageOf(all: readonly Entity[], options: QueryOptions, source: EntitySource): Page {
  const { filter, orderby, skip } = options, size = Math.min(options.top ?? pageSize, mostRows), kept = filter === null ? all : all.filter((one) => isTrue(filter, one, source)), ordered = inOrder(kept, orderby, source);
  return { rows: ordered.slice(skip, skip + size), count: kept.length, more: size > 0 && skip + size < kept.length, size };
}
/** In the order asked for; equals stay in the order of the source, so that pages follow each other. Null comes first, as OData has it. */
function inOrder(rows: readonly Entity[], terms: readonly OrderTerm[], source: EntitySource): readonly Entity[] {
  if (terms.length === 0) return rows;
  const keyed = rows.map((row) => ({ row, keys: terms.map(({ by }) => orderValue(by, row, source)) }));
  keyed.sort((a, b) => {
    for (const [at, { descending }] of terms.entries()) {
      const left = a.keys[at]!, right = b.keys[at]!, order = left === null || right === null ? Number(left !== null) - Number(right !== null) : compared(left, right) ?? 0;
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
}

/** What an entity is related to by one relation, unfiltered; observations within the span of the filter alone. */
export async function relatedOf(entity: Entity, name: string, options: QueryOptions, source: EntitySource): Promise<readonly Entity[]> {
  const { set } = relations[entity.set][name]!;
  if (set === "Observations") return source.observations(entity.set === "Datastreams" ? [entity.id] : source.datastreamsOfFeature(entity.id), spanOfFilter(options.filter));
  return (entity.links[name] ?? []).flatMap((id) => source.find(set, id) ?? []);
}

/** An entity as the standard writes it (实体的JSON). @clause OGC 18-088 §8.1, §9.3.2 */
export async function entityJson(entity: Entity, options: Pick<QueryOptions, "select" | "expand">, making: Making): Promise<{ readonly [key: string]: Json }> {
  if (--making.left < 0) throw new SensorThingsFault(400, { zh: `$expand 的结果超过 ${mostExpanded} 个实体；请减少层次或 $top`, en: `$expand leads to more than ${mostExpanded} entities; expand less, or lower $top` });
  const { select, expand } = options, wanted = (name: string): boolean => select === null || select.includes(name), self = selfLink(making.base, entity), json: Record<string, Json> = {};
  if (wanted("id") || wanted("@iot.id")) json["@iot.id"] = entity.id;
  if (select === null) json["@iot.selfLink"] = self;
  for (const [name, value] of Object.entries(entity.values)) if (wanted(name)) json[name] = value;
  for (const name of Object.keys(relations[entity.set])) {
    const term = expand.find(({ relation }) => relation === name);
    if (term !== undefined) await expanded(json, entity, term, making);
    else if (wanted(name)) json[`${name}@iot.navigationLink`] = `${self}/${name}`;
  }
  return json;
}
async function expanded(json: Record<string, Json>, entity: Entity, { relation: name, options }: ExpandTerm, making: Making): Promise<void> {
  const relation = relations[entity.set][name]!, all = await relatedOf(entity, name, options, making.source);
  if (!relation.many) { json[name] = all[0] === undefined ? null : await entityJson(all[0], options, making); return; }
  const page = pageOf(all, options, making.source), rows: Json[] = [];
  for (const row of page.rows) rows.push(await entityJson(row, options, making));
  if (options.count) json[`${name}@iot.count`] = page.count;
  json[name] = rows;
  // the rest is reached without the inner options only where there are none; otherwise the link would say something else than what was asked
  if (page.more && options.filter === null && options.orderby.length === 0 && options.select === null && options.expand.length === 0) json[`${name}@iot.nextLink`] = `${selfLink(making.base, entity)}/${name}?$top=${page.size}&$skip=${options.skip + page.size}`;
}
/** How much one answer may expand. */
export function makingOf(source: EntitySource, base: string): Making { return { source, base, left: mostExpanded }; }
